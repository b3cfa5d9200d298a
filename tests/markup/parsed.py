"""HTML taken apart as a browser would, to see what text from the data turned into."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# fmt: off
TAGS = frozenset({
    "div", "h1", "h2", "p", "ul", "li", "b", "strong", "small", "span", "a", "i", "q", "cite", "code", "select",
    "option", "input", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "path", "circle", "rect", "line",
    "text", "nav", "section", "h3", "figure", "figcaption", "dl", "dt", "dd", "br", "button", "details", "summary",
    "form", "label", "fieldset", "legend", "textarea", "datalist", "mark", "pre", "h4", "ol", "template", "em",
})
ATTRIBUTES = frozenset({
    "class", "lang", "title", "href", "target", "rel", "role", "aria-label", "aria-hidden", "aria-current", "hidden",
    "type", "max", "value", "selected", "scope", "data-key", "data-page", "data-query", "data-plan", "data-head",
    "viewbox", "d", "cx", "cy", "r", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "transform", "overflow",
    "data-table", "data-format", "data-search", "data-fold", "data-row", "data-opened", "data-none", "data-one",
    "data-many", "data-heading", "placeholder",
    "maxlength", "autocomplete", "spellcheck", "tabindex", "text-anchor", "style",
    "data-copy", "data-kind", "data-passport", "aria-modal", "data-form", "name", "required",
    "id", "for", "form", "list", "rows", "checked", "novalidate", "open", "aria-describedby", "aria-invalid", "data-do",
    "data-asked", "data-record", "data-stay", "data-slide", "inert", "disabled", "aria-disabled",
    "accept", "data-question", "data-limit", "data-too-large", "data-unread", "data-busy",
})
# fmt: on
WORDS = frozenset(
    {"title", "aria-label", "data-head", "data-heading", "data-plan", "data-copy", "data-fold", "value"}
)  # read out or sent back, never followed
PAGES = ("indicator?", "comparison?", "planning?", "session?", "sources?")
VOID = frozenset({"input", "br"})
TILE = r"grid-area:\d+/\d+;--shade:\d+%"  # the only style written on an element: where a tile lies and how dark it is
DRAWN = ("x", "x1", "x2", "cx", "width")

Attributes = dict[str, str]


@dataclass
class Node:
    """One element: its tag, its attributes, and the text directly or deeper within."""

    tag: str
    attributes: Attributes
    text: str = ""
    within: tuple[str, ...] = field(default=())


class Parsed(HTMLParser):
    """Every element in the order of its start, and all text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self.text = ""
        self._open: list[Node] = []
        self.feed(str(html))
        self.close()
        assert self._open == [], [n.tag for n in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        node = Node(tag, {name: value or "" for name, value in attrs}, within=tuple(n.tag for n in self._open))
        self.nodes.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for node in self._open:
            node.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def all(self, tag: str, kind: str = "") -> list[Node]:
        """Return the elements of a tag, those with a class where one is named."""
        return [n for n in self.nodes if n.tag == tag and (not kind or kind in n.attributes.get("class", "").split())]

    def skeleton(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return what no text may change: tags and the names of their attributes."""
        return [(n.tag, tuple(n.attributes)) for n in self.nodes]


def checked(html: str) -> Parsed:
    """Return the parsed HTML; fails where a tag, an attribute or an address in it could do something."""
    parsed = Parsed(html)
    for node in parsed.nodes:
        assert node.tag in TAGS, node
        assert set(node.attributes) <= ATTRIBUTES, node
        for name in node.attributes.keys() - WORDS:
            squeezed = "".join(node.attributes[name].split()).lower()
            assert not squeezed.startswith(("javascript:", "data:", "vbscript:")), node
        assert re.fullmatch(TILE, node.attributes.get("style", "grid-area:1/1;--shade:0%")), node
        if (href := node.attributes.get("href")) is not None:
            assert href.startswith(("https://", "http://", "?", "./?", *PAGES)), node
            assert ("target" in node.attributes) == href.startswith("http"), node
            if "target" in node.attributes:
                assert node.attributes["rel"] == "noopener noreferrer", node
    return parsed
