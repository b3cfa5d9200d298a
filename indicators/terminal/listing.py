"""Tables of text for the terminal: a first column of words that gives way, the others at their own width."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.terminal.table import BOLD, FAINT, GAP, NAME_AT_LEAST, Screen, padded, width, wrapped


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row: its cells, what is said beneath it, and its tone."""

    cells: tuple[str, ...]
    below: tuple[str, ...] = ()
    tone: tuple[str, ...] = ()


def heading(text: str, screen: Screen) -> list[str]:
    """Return a heading with an empty line before it."""
    return ["", screen.paint(text, BOLD)]


def table(heads: Sequence[str], rows: Iterable[TextRow], screen: Screen, right: Sequence[int] = ()) -> list[str]:
    """Return rows under their heads, the columns named in `right` aligned to the right; nothing without rows."""
    rows = tuple(rows)
    if not rows:
        return []
    cells = [heads, *(row.cells for row in rows)]
    spaces = [max(width(row[n]) for row in cells) for n in range(len(heads))]
    left = screen.width - sum(spaces[1:]) - len(GAP) * (len(heads) - 1)
    spaces[0] = max(min(left, spaces[0]), min(NAME_AT_LEAST, spaces[0]))
    said = [screen.paint(_aligned(heads, spaces, right), FAINT)]
    for row in rows:
        first, *rest = wrapped(row.cells[0], spaces[0])
        said += [screen.paint(_aligned((first, *row.cells[1:]), spaces, right), *row.tone), *rest]
        for text in row.below:
            said += [screen.paint(f"    {line}", FAINT) for line in wrapped(text, screen.width - 4)]
    return said


def _aligned(cells: Sequence[str], spaces: Sequence[int], right: Sequence[int]) -> str:
    placed = (
        " " * (space - width(cell)) + cell if n in right else padded(cell, space)
        for n, (cell, space) in enumerate(zip(cells, spaces, strict=True))
    )
    return GAP.join(placed).rstrip()


def text(lines: Iterable[str]) -> str:
    """Return lines as they are printed."""
    return "\n".join([*(line.rstrip() for line in lines), ""])
