"""A file that is one list of records, cut at its dashes: each record can be read apart from the others.

A parser reads from the left: wherever a line begins an item of the top-level list, it is in the
same state. So lines that once were a record, between one such line and the next, are this record
wherever they stand under the same head. Whether a line that looks like such a dash is one, and not
words in quotes, is for `records_of` to say, after the parser has read it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.strict_yaml.nodes import Entries, Items, Node

DASH = re.compile(r"^( *)- ", re.MULTILINE)
TWO_NODES, ONE_NODE = (":", "?"), ("- ", "-\n", ",", "[", "{")


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one record, with the comments after it, and the number of the first."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """The lines before the first dash, and the pieces; together they are the text."""

    head: str
    pieces: tuple[Piece, ...]


def cut(text: str) -> Pieces | None:
    """Return the pieces of a text, or None where no line of it begins with a dash."""
    first = DASH.search(text)
    if first is None:
        return None
    dashes = re.compile(f"^{first[1]}- ", re.MULTILINE)
    starts = [found.start() for found in dashes.finditer(text)]
    head, pieces = text[: starts[0]], []
    line = head.count("\n") + 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        pieces.append(Piece(piece, line))
        line += piece.count("\n")
    return Pieces(head, tuple(pieces))


def joined(head: str, pieces: Sequence[str]) -> str:
    """Return pieces as a file of their own, with one more record: so that what the last leaves open is seen."""
    dash = pieces[-1].index("-")
    return f"{head}{''.join(pieces)}{' ' * dash}- last: last\n"


def records_of(root: Node | None, section: str, pieces: Pieces) -> list[Entries] | None:
    """Return the records of a file that is one list of this name, or None where pieces and records are not the same."""
    node = root.values.get(section) if isinstance(root, Entries) and len(root.values) == 1 else None
    if not isinstance(node, Items) or node.flow or len(node.items) != len(pieces.pieces):
        return None
    records = [item for item in node.items if isinstance(item, Entries)]
    lines = [piece.line for piece in pieces.pieces]
    return records if [record.line for record in records] == lines else None


def nodes_at_most(text: str) -> int:
    """Return a number that the nodes of a text cannot exceed: each but the root follows a sign that opens it."""
    return 1 + sum(2 * text.count(sign) for sign in TWO_NODES) + sum(text.count(sign) for sign in ONE_NODE)
