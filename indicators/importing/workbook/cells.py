"""The cells of a sheet as the library reads them, made into values of which each means one thing."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from indicators.importing.types import Broken, Sheet, Span, Value
from indicators.importing.workbook.limits import FileRefusal
from indicators.importing.workbook.sheet_scan import SheetScan

DIGITS = ".15g"  # what Excel keeps and shows; the rest is an artefact of binary numbers
Read = int | float | str | bool | time | date | datetime | timedelta
Grid = list[list[Value]]


def sheet(seen: SheetScan, rows: Iterable[Iterable[Read]], merged: Iterable[Span]) -> Sheet:
    """Return a sheet from its cell A1 to the last one that holds something."""
    grid: Grid = [[value(cell) for cell in row] for row in rows]
    for (row, column), broken in seen.broken.items():
        _put(grid, row, column, broken)
    height = max((at + 1 for at, row in enumerate(grid) if any(cell is not None for cell in row)), default=0)
    width = max((at + 1 for row in grid for at, cell in enumerate(row) if cell is not None), default=0)
    return Sheet(
        seen.name,
        tuple(tuple(row[:width]) + (None,) * (width - len(row)) for row in grid[:height]),
        _within(merged, height, width),
        frozenset(row for row in seen.hidden_rows if row < height),
        hidden_columns=frozenset(column for column in seen.hidden_columns if column < width),
    )


def value(read: Read) -> Value:
    """Return what a cell holds: text as it stands, a number at fifteen digits, a day, or nothing for a blank."""
    if isinstance(read, str):
        return read or None
    if isinstance(read, bool):
        return str(read).upper()
    if isinstance(read, int | float):
        return _number(read)
    if isinstance(read, datetime):
        return read.date()
    return read if isinstance(read, date) else str(read)


def _number(read: float) -> Value:
    exact = Decimal(format(read, DIGITS))
    if not exact.is_finite():
        return Broken(str(read))
    return Decimal(format(exact, "f")) if exact else Decimal(0)  # no power of ten, no negative zero


def _put(grid: Grid, row: int, column: int, broken: Broken) -> None:
    grid.extend([] for _ in range(row + 1 - len(grid)))
    grid[row].extend(None for _ in range(column + 1 - len(grid[row])))
    grid[row][column] = broken


def _within(merged: Iterable[Span], height: int, width: int) -> tuple[Span, ...]:
    """Return the merged cells as far as the sheet goes; raises Refusal where they overlap: a few fill a sheet."""
    spans, left = [], height * width
    for one in merged:
        bottom, right = min(one.bottom, height - 1), min(one.right, width - 1)
        if bottom >= one.top and right >= one.left and (bottom, right) != (one.top, one.left):
            spans.append(Span(one.top, one.left, bottom, right))
            left -= (bottom - one.top + 1) * (right - one.left + 1)
        if left < 0:
            raise FileRefusal("workbook_damaged")
    return tuple(spans)
