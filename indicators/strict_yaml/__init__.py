"""YAML as planners mean it: one plain document of keys, lists and words, each with its place.

Everything else the language offers (anchors, tags, merge keys, several documents, words that
become numbers, dates or booleans) is refused with file, line and column. The words stay as
written; the models read them.
"""

import re
from dataclasses import dataclass

from indicators.problems import DataError, Findings
from indicators.strict_yaml.composer import MAX_DEPTH, MAX_NODES, MAX_SCALAR, compose
from indicators.strict_yaml.nodes import Entries, Items, Node, Scalar
from indicators.strict_yaml.pieces import Piece, Pieces, cut, joined, nodes_at_most, records_of
from indicators.strict_yaml.text import MAX_BYTES, decode

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "MAX_SCALAR",
    "Entries",
    "Findings",
    "Items",
    "Node",
    "Piece",
    "Pieces",
    "RecordSpan",
    "Scalar",
    "compose",
    "cut",
    "decode",
    "joined",
    "load",
    "nodes_at_most",
    "record_spans",
    "records_of",
]


@dataclass(frozen=True, slots=True)
class RecordSpan:
    """Where one record of a list stands: `text[start:end]` is the record and nothing else.

    Written with dashes it is whole lines, from the indentation of the dash to the last line
    end, without the comments and blank lines before and after; in brackets it is `{...}`.
    """

    section: str
    node: Entries
    start: int
    end: int


def load(data: bytes, findings: Findings) -> Node | None:
    """Return the root node of a YAML file, or None where it could not be read; problems go into the findings."""
    text = decode(data, findings, yaml=True)
    return None if text is None else compose(text, findings)


def record_spans(text: str, file: str = "") -> tuple[RecordSpan, ...]:
    """Return the place of each record of each list of the text, in its order.

    Replacing `text[span.start:span.end]` changes one record and keeps every other character.
    Raises DataError where the text is refused.
    """
    findings = Findings(file)
    root = load(text.encode("utf-8", "surrogatepass"), findings)
    if findings.errors:
        raise DataError(findings.problems)
    sections = root.values.items() if isinstance(root, Entries) else ()
    return tuple(span for name, node in sections if isinstance(node, Items) for span in _spans(text, name, node))


def _spans(text: str, section: str, records: Items) -> list[RecordSpan]:
    spans: list[RecordSpan] = []
    after = text.rfind("\n", 0, records.start) + 1
    for node in records.items:
        if isinstance(node, Entries):
            start, end = (node.start, node.end) if records.flow else _whole_lines(text, after, node)
            spans.append(RecordSpan(section, node, start, end))
            after = end
    return spans


def _whole_lines(text: str, after: int, node: Entries) -> tuple[int, int]:
    """Return the lines of a record: the dash is the last one that begins a line between the record before and this."""
    dashes = [found.start() for found in re.finditer(r"^ *-", text[after : node.start], re.MULTILINE)]
    start = after + dashes[-1] if dashes else text.rfind("\n", 0, node.start) + 1
    end = node.end if text[node.end - 1] == "\n" else text.find("\n", node.end) + 1
    return start, end
