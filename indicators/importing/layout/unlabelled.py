"""What stands in the columns left of the figures that have no words of a header: names, numbering, units."""

from collections.abc import Iterable, Sequence
from typing import Literal

from indicators.importing.layout.grid import Grid, is_figure
from indicators.importing.layout.header import NUMBER, Header
from indicators.importing.layout.numbering import mark_of
from indicators.importing.layout.words import is_measure, is_unit
from indicators.importing.types import Role

Kind = Literal["mark", "measure", "counted", "figure", "words"]  # 'counted': 'Dự án' is a unit or a name
NAMES = ("words", "counted")
Rows = Sequence[dict[int, Kind]]  # of each row, what stands in its columns


def unlabelled(header: Header, rows: Sequence[int]) -> dict[int, Role]:
    """Return the role of each such column; one that holds figures, or nothing down to the last figure, has none."""
    grid, left = header.grid, 0 if header.is_alone else header.left
    bare = [at for at in range(left, header.first) if at != header.name and not header.parts.get(at)]
    right = grid.width if header.is_alone else header.right + 1
    counted = [row for row in rows if any(is_figure(grid.value(row, at)) for at in range(header.first, right))]
    body = [row for row in rows if counted and row <= counted[-1]]  # what is below are notes and signatures
    read = [_read(grid, row, (*bare, header.name)) for row in body]
    return {at: role for at in bare if (role := _role(read, at, is_left=at < header.name))}


def _read(grid: Grid, row: int, columns: Iterable[int]) -> dict[int, Kind]:
    return {at: _kind(grid, row, at) for at in columns if grid.raw(row, at)}


def _kind(grid: Grid, row: int, at: int) -> Kind:
    value, words = grid.value(row, at), grid.raw(row, at)
    if mark_of(words).is_numbered:
        return "mark"
    if isinstance(value, str) and is_unit(words):
        return "measure" if is_measure(words) else "counted"
    number = NUMBER.fullmatch(words)
    is_name = number and number[1] and not is_unit(number[1])  # '15 tuổi trở lên'
    return "figure" if is_figure(value) and not is_name else "words"


def _role(rows: Rows, at: int, *, is_left: bool) -> Role | None:
    """Return what a column is by all that stands in it; `is_left`: it is before the column of the names."""
    standing = [row for row in rows if at in row]
    kinds = {row[at] for row in standing}
    if not kinds or "figure" in kinds:
        return None
    if kinds == {"mark"}:
        behind = all(any(row[one] in NAMES for one in row if one > at) for row in standing)
        return "number" if is_left or behind else None  # '12' with no name behind it may be a figure
    beside = all(any(row[one] in NAMES for one in row if one != at) for row in standing)
    if beside and "mark" not in kinds and not kinds.isdisjoint(("measure", "counted")):
        return "unit"
    return "unit" if kinds <= {"measure", "counted"} and "measure" in kinds else "name"
