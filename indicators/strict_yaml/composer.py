"""YAML events into located nodes, in one pass without recursion.

PyYAML's own composer recurses, follows aliases, merges keys and keeps the last of two
equal keys; here each of these is a problem with its place, and the limits bound time and memory.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from indicators.problems import Findings
from indicators.strict_yaml.nodes import Entries, Items, Node, Scalar
from indicators.strict_yaml.text import UNSEEN

MAX_DEPTH = 8
MAX_NODES = 250_000  # 5,000 targets with every key written; a second's work
MAX_SCALAR = 4_000
SHOWN_LINE = 60  # characters of a line that cannot be read

CUT = re.compile(r"(?<=\S) +#[^\s#][^\n]*")  # a comment as words have it, without a space: `Quyết định #12`

# In C where PyYAML was built with it; both give the same events at the same places.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What the parser says (the one in C and the one in Python word it differently), and which end of it to show.
SYNTAX = (
    (re.compile("unexpected end of stream|document separator"), "unclosed_quote", "start"),
    (re.compile(r"expected ',' or '[\]}]'"), "unclosed_bracket", "start"),
    (re.compile("could not find expected ':'"), "missing_colon", "start"),
    (re.compile("mapping values are not allowed"), "colon_in_text", "here"),
    (re.compile("cannot start any token|unknown escape|expected alphabetic"), "needs_quotes", "here"),
    (re.compile("expected key|block end|'-' indicator|document start"), "indentation", "here"),
)


@dataclass(slots=True)
class _OpenNode:
    """A collection that is still being read; `key` waits for its value, `stray` is a collection used as a key."""

    node: Entries | Items
    key: Scalar | None = None
    stray: bool = False


class _Stop(Exception):  # noqa: N818 - not an error: the rest of the file is not worth reading
    pass


def compose(text: str, findings: Findings) -> Node | None:
    """Return the root of the text, or None where the file could not be read to its end."""
    if findings.full:
        return None
    composer = _Composer(text, findings)
    try:
        composer.take_all(LOADER(text))
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        _name_syntax(error, composer.runs_on, text, findings)
        return None
    except yaml.YAMLError:
        findings.add("not_yaml", 1, 1)
        return None
    if composer.root is None or (isinstance(composer.root, Scalar) and not composer.root.text):
        findings.add("empty_file")
        return None
    return composer.root


def _name_syntax(error: yaml.MarkedYAMLError, runs_on: yaml.Event | None, text: str, findings: Findings) -> None:
    said = f"{error.context} {error.problem}"
    code, end = next(((c, e) for pattern, c, e in SYNTAX if pattern.search(said)), ("not_yaml", "here"))
    mark = (error.context_mark if end == "start" else None) or error.problem_mark or error.context_mark
    if runs_on is not None:
        # A quote forgotten at the end of a line closes where the next one opens, lines below.
        code, (mark, _) = "unclosed_quote", _marks(runs_on)
    lines = text.rstrip("\n").split("\n")
    at = min(mark.line if mark else 0, len(lines) - 1)  # the end of the text is said to be on the line after it
    column = mark.column if mark and mark.line == at else len(lines[at])
    found = lines[at][column:] if code == "unclosed_quote" else lines[at]
    findings.add(code, at + 1, column + 1, found=found.strip()[:SHOWN_LINE])


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark, event.end_mark


class _Composer:
    """Takes the events one by one; nine of ten are scalars, so these pass through the fewest calls."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.findings = findings
        written = text.rstrip("\n")
        self.lines = written.count("\n") + 1
        self.last_column = len(written) - written.rfind("\n")
        self.root: Node | None = None
        self.open: list[_OpenNode] = []
        self.documents = 0
        self.nodes = 0
        self.runs_on: yaml.Event | None = None  # the last scalar, if its quotes close on a later line
        self.text = text
        self.cuts = {found.start(): found.group() for found in CUT.finditer(text)}

    def take_all(self, parser: Any) -> None:  # noqa: ANN401 - the parsers in C and in Python share no type
        others = {
            yaml.MappingStartEvent: self._enter,
            yaml.SequenceStartEvent: self._enter,
            yaml.MappingEndEvent: self._leave,
            yaml.SequenceEndEvent: self._leave,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start_document,
        }
        try:
            while (kind := (event := parser.get_event()).__class__) is not yaml.StreamEndEvent:
                if kind is yaml.ScalarEvent:
                    self._place(self._scalar(event))
                elif kind in others:
                    others[kind](event)
        finally:
            parser.dispose()

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._problem("alias", event, found=f"*{event.anchor}")
        mark, _ = _marks(event)
        self._place(Scalar("", mark.line + 1, mark.column + 1, quoted=True))

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._problem("second_document", event)
            raise _Stop
        if event.version or event.tags:
            self._problem("directive", event)

    def _problem(self, code: str, event: yaml.Event, *, found: str = "", expected: str = "") -> None:
        mark, _ = _marks(event)
        self._add(code, mark.line + 1, mark.column + 1, found=found, expected=expected)

    def _add(self, code: str, line: int, column: int, **words: str) -> None:
        self.findings.add(code, line, column, **words)  # ty: ignore[invalid-argument-type]
        if self.findings.full:
            raise _Stop

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._problem("anchor", event, found=f"&{event.anchor}")
        if event.tag is not None:
            self._problem("tag", event, found=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _scalar(self, event: Any) -> Scalar:  # noqa: ANN401 - a ScalarEvent, whose stubs leave out that it has marks
        start, end, text, style = event.start_mark, event.end_mark, event.value, event.style
        line = start.line
        self.runs_on = None
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(text) > MAX_SCALAR:
            self._problem("too_long", event, found=text[:40], expected=str(MAX_SCALAR))
            text = text[:MAX_SCALAR]
        if style == '"' and (unseen := UNSEEN.search(text)) and unseen.group() not in self.text:
            self._problem("escaped_character", event, found=f"U+{ord(unseen.group()):04X}")
        if not style and end.index in self.cuts:
            self._cut_short(event, text)
        if line != end.line:
            text = self._over_lines(event, text)
        if line >= self.lines:  # nothing, where the text stops without a line end: said to be a line later
            return Scalar(text, self.lines, self.last_column, start.index, end.index)
        # Plain is None from the parser in Python and '' from the one in C.
        return Scalar(text, line + 1, start.column + 1, start.index, end.index, bool(style))

    def _cut_short(self, event: yaml.ScalarEvent, text: str) -> None:
        """Warn that a value ends where a comment without a space begins: `Quyết định #12`."""
        mark, end = _marks(event)
        written = f"{text}{self.cuts[end.index]}".rstrip().replace("\\", "\\\\").replace('"', '\\"')
        expected = f'"{written}"'
        self.findings.add("cut_short", mark.line + 1, mark.column + 1, text, expected, severity="warning")

    def _over_lines(self, event: yaml.ScalarEvent, text: str) -> str:
        if event.style in ("|", ">"):
            return text.rstrip("\n")
        if event.style:
            self.runs_on = event
        elif text and len(event.value) <= MAX_SCALAR:
            self._problem("many_lines", event, found=text)
        return text

    def _enter(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_properties(event)
        mark, _ = _marks(event)
        place = (mark.line + 1, mark.column + 1, mark.index, mark.index)
        node: Entries | Items = (
            Entries(*place) if isinstance(event, yaml.MappingStartEvent) else Items(*place, flow=bool(event.flow_style))
        )
        if len(self.open) >= MAX_DEPTH:
            self._problem("too_deep", event, expected=str(MAX_DEPTH))
            raise _Stop
        stray = bool(self.open) and self._awaits_key()
        if stray:
            self._problem("key_not_text", event)
            self._place(Scalar("", *place, quoted=True))
        else:
            self._place(node)
        self.open.append(_OpenNode(node, stray=stray))

    def _leave(self, event: yaml.CollectionEndEvent) -> None:
        node = self.open.pop().node
        start, end = _marks(event)
        children = node.items if isinstance(node, Items) else [*node.values.values()][-1:]
        # The end mark of a block stands at the next token, after comments that are not part of it.
        in_brackets = end.index > start.index
        node.end = end.index if in_brackets or not children else max(children[-1].end, node.start)

    def _awaits_key(self) -> bool:
        top = self.open[-1]
        return isinstance(top.node, Entries) and top.key is None

    def _place(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._add("too_many_nodes", node.line, node.column, expected=str(MAX_NODES))
            raise _Stop
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        within, key = top.node, top.key
        if isinstance(within, Items):
            self._refuse_nothing(node, "-")
            within.items.append(node)
        elif key is None:
            top.key = node if isinstance(node, Scalar) else None
        else:
            top.key = None
            self._add_entry(within, key, node)

    def _add_entry(self, entries: Entries, key: Scalar, node: Node) -> None:
        name = key.text
        first = entries.keys.get(name)
        if first is not None and not self.findings.has(key.line, key.column):
            self._add("duplicate_key", key.line, key.column, found=name, other=str(first.line))
        elif name == "<<" and not key.quoted:
            self._add("merge_key", key.line, key.column, found="<<")
        else:
            self._refuse_nothing(node, name)
            entries.keys[name], entries.values[name] = key, node

    def _refuse_nothing(self, node: Node, key: str) -> None:
        if isinstance(node, Scalar) and not node.text and not node.quoted:
            self._add("empty_value", node.line, node.column, found=key)
