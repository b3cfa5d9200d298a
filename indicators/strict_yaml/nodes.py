"""What a data file consists of, each piece with its place: scalars, entries, items.

Lines and columns count from 1. `start` and `end` are character offsets in the text;
the end of a block ends with its last scalar, before comments and blank lines that follow.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Scalar:
    """One value as written, quotes taken off: `12.5` at line 41, column 14."""

    text: str
    line: int
    column: int
    start: int = 0
    end: int = 0
    quoted: bool = False


@dataclass(slots=True)
class Entries:
    """Keys with their values, in the order of the file; the key keeps its own place."""

    line: int
    column: int
    start: int = 0
    end: int = 0
    values: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


@dataclass(slots=True)
class Items:
    """A list, written with dashes (`flow` false) or in brackets."""

    line: int
    column: int
    start: int = 0
    end: int = 0
    flow: bool = False
    items: list["Node"] = field(default_factory=list)


Node = Scalar | Entries | Items
