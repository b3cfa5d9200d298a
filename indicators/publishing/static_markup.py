"""Live markup made static: each link leads to a file, each choice is a list of links, what needs a server is gone.

The tags are found by patterns, which is exact here: `html` escapes every text, so what looks like a tag of ours is
one, its attributes stand between double quotes, and links and selects hold none of their own kind.
"""

import re
from collections.abc import Iterator
from html import unescape
from posixpath import dirname, relpath
from urllib.parse import parse_qsl, urlsplit

from markupsafe import Markup

from indicators.boards.controls import picked
from indicators.markup.html import html
from indicators.markup.parts import at_home
from indicators.publishing.addresses import Address, Link, Scope
from indicators.wording import say

LINK = re.compile(r"<a ([^>]*)>(.*?)</a>", re.DOTALL)
SELECT = re.compile(r'<select data-key="([^"]*)" aria-label="([^"]*)">(.*?)</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]*)"( selected)?>(.*?)</option>', re.DOTALL)
CALENDAR = re.compile(r'<input type="date"[^>]*>')
SEARCH = re.compile(r'<input type="search"')  # shown, as what copies, once a script can serve it
COPY = re.compile(r'<button type="button" data-copy="[^"]*"')
LIVE = re.compile(r' data-(?:passport|page|query|key)="[^"]*"')
EMPTY_CONTROLS = re.compile(r'<div class="controls">\s*</div>')
HREF = re.compile(r'href="([^"]*)"')
HOSTED = ("http://", "https://")


class StaticMarkup:
    """The markup of one page of a site."""

    def __init__(self, scope: Scope, here: Address) -> None:
        """Keep what resolves a link, and where the page stands."""
        self.scope, self._here = scope, here
        self.linked: dict[str, Address] = {}  # by path
        self.fragments: dict[str, None] = {}  # passports that belong on this page, in the order of their links

    def of(self, live: Markup) -> Markup:
        """Return live markup as it stands in the file of this page."""
        drawn = at_home(live, self._here.params())
        drawn = LINK.sub(self._link, drawn)
        drawn = SELECT.sub(self._choice, drawn)  # whose links are static already
        drawn = CALENDAR.sub("", drawn)
        drawn = COPY.sub('<button type="button" hidden data-copy', SEARCH.sub('<input type="search" hidden', drawn))
        return Markup(EMPTY_CONTROLS.sub("", LIVE.sub("", drawn)))  # noqa: S704 - still our own markup

    def href(self, link: Link) -> str:
        """Return the way from this page to another, or to a place on this one; it holds on any disk and server."""
        self.linked[link.to.path] = link.to
        if link.fragment and link.to.path == self._here.path:
            self.fragments[link.fragment] = None
            return f"#{link.fragment}"
        return relpath(link.path, dirname(self._here.path))

    def file(self, path: str) -> str:
        """Return the way from this page to a file of the site."""
        return relpath(path, dirname(self._here.path))

    def _link(self, found: re.Match[str]) -> str:
        attributes, inner = found[1], found[2]
        address = HREF.search(attributes)
        target = unescape(address[1]) if address else ""
        if address is None or target.startswith(HOSTED):
            return found[0]
        split = urlsplit(target)
        page = split.path.removeprefix("./") or ("scoreboard" if split.path else self._here.live)
        link = self.scope.resolve(page, dict(parse_qsl(split.query)))
        if link is None:
            return self._unlinked(attributes, inner)
        href = str(html('href="{}"', self.href(link)))
        return f"<a {HREF.sub(lambda _: href, attributes, count=1)}>{inner}</a>"

    def _unlinked(self, attributes: str, inner: str) -> str:
        """Return the words of a link without it; nothing where they only say what a server would do."""
        if 'class="shut"' in attributes or "tab=history" in attributes:
            return ""
        return f"<span>{inner}</span>"

    def _choice(self, found: re.Match[str]) -> str:
        """Return a select as a folded list of links; as words where there is nothing else to choose."""
        key, label, inner = unescape(found[1]), found[2], found[3]
        options = list(OPTION.finditer(inner))
        chosen = next((o[3] for o in options if o[2]), "")
        items = list(self._options(key, options))
        if key == "since" or not items:
            return "" if key == "since" else f'<span class="choice">{chosen}</span>'
        listed = "".join(items)
        return (
            f'<details class="choice" name="choice"><summary aria-label="{label}: {chosen}">{chosen}</summary>'
            f"<ul>{listed}</ul></details>"
        )

    def _options(self, key: str, options: list[re.Match[str]]) -> Iterator[str]:
        """Yield the links of a choice.

        A page that looks back from a day offers no later one by name, so that it stays as it was printed.
        """
        view = self._here.view
        for option in options:
            value, words = unescape(option[1]), option[3]
            if option[2]:
                yield f'<li aria-current="true">{words}</li>'
                continue
            changed = dict(parse_qsl(value)) if "=" in value else {key: value}
            if key == "as_of" and view.dated:
                if value > view.as_of.isoformat() and value != "latest":
                    continue
                words = say(view.lang, "publishing.latest") if value == "latest" else words
            query = picked(self._here.params(), changed)
            link = self.scope.resolve(self._here.live, query) if value != "pick" else None
            if link:
                yield str(html('<li><a href="{}">{}</a></li>', self.href(link), Markup(words)))  # noqa: S704
