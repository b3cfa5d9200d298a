"""Rows that are parts of another one, and rows under a total: whether they add up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.importing.checks.amounts import PrintedAmount, amount, apart
from indicators.importing.checks.context import AS_THEY_STAND, LEAVE_ALL, CheckContext, plain
from indicators.importing.questions import SKIP
from indicators.importing.types import Column, SheetRow, SheetTable
from indicators.numerals.units import taken_apart

TOTAL = "total"
DIVISIONS = (2, 3)


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts in one column: of the parts those that hold an amount."""

    table: SheetTable
    column: Column
    line: SheetRow
    whole: PrintedAmount
    parts: tuple[PrintedAmount, ...]
    complete: bool  # every part holds one
    unit: str  # as written


def check(context: CheckContext) -> None:
    """Ask `parts_exceed`, `parts_differ` and `total_differs`; tell which totals agree, and which were not checked."""
    agree: list[str] = []
    unchecked: list[str] = []
    for table in context.tables:
        for found in _sums(context, table):
            difference = apart(found.whole, found.parts)
            total = found.line.kind == TOTAL
            checked = difference is not None and (found.complete or not _all(found))
            if total:
                (unchecked if not checked else [] if difference else agree).append(found.whole.cell)
            if checked and difference and (_all(found) or (difference > 0 and not _is_divided_again(found))):
                code = "total_differs" if total else "parts_differ" if _all(found) else "parts_exceed"
                _ask(context, code, found, difference)
    for code, cells in (("total_agrees", agree), ("total_unchecked", unchecked)):
        if cells:
            context.asking.tell(code, *cells, count=str(len(cells)))


def _is_divided_again(found: Sum) -> bool:
    """Return whether the parts are two or three divisions of one whole: by branch, then by owner."""
    return any(
        apart(replace(found.whole, value=found.whole.value * times, slack=found.whole.slack * times), found.parts) == 0
        for times in DIVISIONS
    )


def _all(found: Sum) -> bool:
    return found.line.kind == TOTAL or found.line.parts == "all"


def _sums(context: CheckContext, table: SheetTable) -> Iterator[Sum]:
    columns = [column for column in table.columns if column.role == "figure"]
    for place, line in enumerate(table.lines):
        rows = _rows(table, place, line)
        for column in columns if rows or line.kind == TOTAL else ():
            whole = amount(context, table, replace(line, unit=_unit(line, rows)), column)
            parts = [amount(context, table, row, column) for row in rows]
            known = tuple(one for one in parts if one is not None)
            if whole and (known or line.kind == TOTAL):
                unit = _unit(line, rows) or column.unit or table.unit
                yield Sum(table, column, line, whole, known, 0 < len(known) == len(parts), unit)


def _unit(line: SheetRow, rows: Sequence[SheetRow]) -> str:
    """Return the unit of a row; of a total that names none, the one that all its rows name."""
    units = {row.unit for row in rows}
    return line.unit or (units.pop() if line.kind == TOTAL and len(units) == 1 else "")


def _rows(table: SheetTable, place: int, line: SheetRow) -> Sequence[SheetRow]:
    """Return the rows that a row is the whole of: its parts, and of a total without parts the rows of its section."""
    parts = [one for one in table.lines if one.parent == place and one.kind == "figure"]
    if parts and (line.parts or line.kind == TOTAL):
        return parts
    return _of_section(table, place, line) if line.kind == TOTAL else ()


def _of_section(table: SheetTable, place: int, line: SheetRow) -> list[SheetRow]:
    """Return the rows of a section, parts of others left out: those above its total, else those below it."""
    same = [n for n, one in enumerate(table.lines) if one.section == line.section and one.parent is None]
    rows = [n for n in same if table.lines[n].kind == "figure"]
    totals = [n for n in same if table.lines[n].kind == TOTAL]
    last = max((n for n in totals if n < place), default=-1)
    following = min((n for n in totals if n > place), default=len(table.lines))
    above = [table.lines[n] for n in rows if last < n < place]
    return above or [table.lines[n] for n in rows if place < n < following]


def _ask(context: CheckContext, code: str, found: Sum, difference: Decimal) -> None:
    """Ask about a whole and its parts; left out, none of them is recorded."""
    cells = (found.whole.cell, *(one.cell for one in found.parts))
    figures = [one for one in context.figures if one.cell in cells]
    if not figures:
        return
    power = -_power(found)
    numbers = {
        "total": plain(found.whole.value.scaleb(power)),
        "sum": plain(sum((one.value for one in found.parts), Decimal(0)).scaleb(power)),
        "apart": plain(abs(difference).scaleb(power)),
    }
    words = {"name": found.line.name, "words": found.unit}
    printed = found.table.cell(found.line, found.column)
    details = tuple((words | numbers).items())
    if context.ask_cells(code, cells, str(printed), (AS_THEY_STAND, LEAVE_ALL), details=details) == SKIP.value:
        context.leave(*figures)


def _power(found: Sum) -> int:
    """Return the scale in which the whole is written, so that a question speaks of it as the file does."""
    return taken_apart(found.unit).power
