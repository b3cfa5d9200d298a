"""From cells to figures: names to indicators, units and ways of writing to exact numbers, doubts to questions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indicators.importing.mapping.cells import figure
from indicators.importing.mapping.columns import INCLUDE, is_blank, used
from indicators.importing.mapping.context import FigureCell, FigureRow, MappingContext, Near, near
from indicators.importing.mapping.naming import named
from indicators.importing.mapping.styles import Placed, Way, ways
from indicators.importing.mapping.titled import titled, whole
from indicators.importing.mapping.units import counted, of_row, shared, standing
from indicators.importing.questions import SKIP, Asking
from indicators.importing.types import Column, Facts, ReadFigure, SheetRow, SheetTable
from indicators.model import Book, Indicator


def map_cells(tables: Sequence[SheetTable], book: Book, facts: Facts, asking: Asking) -> list[ReadFigure]:
    """Return the figures that tables report, in the units of their indicators.

    What is in doubt goes to `asking` and gives no figure until it is answered; blanks, plans and
    comparisons are told. A number is converted between written units only, exactly.
    """
    context, figures = MappingContext(book, facts, asking, _twins(tables)), []
    blanks: list[str] = []
    for number, table in enumerate(tables):
        columns, head = used(context, table), _headline(context, table)
        rows = list(_rows(number, table, columns, blanks, head))
        placed = [one for row in _ours(context, rows, head) for one in _placed(context, row, head)]
        by_cell = ways(context, placed)
        found = (figure(context, one, by_cell.get(one.cell.ref, Way("vi"))) for one in placed)
        figures += [one for one in found if one]
    if blanks:
        asking.tell("blanks", *blanks, n=str(len(blanks)))
    return figures


def _twins(tables: Sequence[SheetTable]) -> frozenset[Near]:
    """Return the names that several rows of a file bear under the same name."""
    found = Counter(near(_context(one, line), line) for one in tables for line in one.lines if line.kind == "figure")
    return frozenset(name for name, count in found.items() if count > 1)


@dataclass(frozen=True, slots=True)
class Headline:
    """The row of the whole of a sector table, and the indicators that its title names."""

    line: SheetRow
    named: tuple[Indicator, ...]


def _headline(context: MappingContext, table: SheetTable) -> Headline | None:
    line, named = whole(table), titled(context, table)
    return Headline(line, named) if line and named else None


def _ours(context: MappingContext, rows: Sequence[FigureRow], head: Headline | None) -> list[FigureRow]:
    """Return the rows of a table to be recorded; of one whose title names its total, no part of another kind."""
    if head is None:
        return list(rows)
    groups, parts, kept = {one.group for one in head.named}, list[str](), []
    for row in rows:
        names, _ = context.names.exact(row.line.name, of_row(row), list(context.book.indicators))
        if row.line is head.line or any(context.book.indicators[one.code].group in groups for one in names):
            kept.append(row)
        else:
            parts += row.refs
    if parts:
        context.asking.tell("parts_of_title", *parts, count=str(len(parts)), indicator=head.named[0].code)
    return kept


def _rows(
    number: int, table: SheetTable, columns: Sequence[Column], blanks: list[str], head: Headline | None
) -> list[FigureRow]:
    """Return the rows that hold figures; blanks among their columns are noted."""
    rows = []
    for line in table.lines:
        if line.kind == "figure" or (head and line is head.line):
            empty = [column for column in columns if is_blank(table.cell(line, column))]
            blanks += [table.ref(line, column) for column in empty]
            filled = tuple(column for column in columns if column not in empty)
            if filled:
                rows.append(FigureRow(number, table, line, filled, _context(table, line)))
    return rows


def _context(table: SheetTable, line: SheetRow) -> tuple[str, ...]:
    above, seen = [], set[int]()
    while line.parent is not None and line.parent not in seen:
        seen.add(line.parent)
        line = table.lines[line.parent]
        above.append(line.name)
    return (*above, *reversed(line.section))


def _placed(context: MappingContext, row: FigureRow, head: Headline | None) -> list[Placed]:
    """Return the figures of a row with their indicator and unit, as far as both are known."""
    if row.line.hidden and not _included(context, row):
        return []
    if head and row.line is head.line:
        return [one for cell in row.cells for one in _of_title(context, cell, head)]
    code = named(context, row)
    if not code:
        return []
    units = [(cell, counted(context, cell, code)) for cell in row.cells]
    return [Placed(cell, code, unit) for cell, unit in units if unit]


def _of_title(context: MappingContext, cell: FigureCell, head: Headline) -> list[Placed]:
    """Return a figure of the whole as that of the only indicator of the title that its unit fits."""
    unit = shared(cell)
    fitting = [one for one in head.named if standing(context, unit, context.measure(one.code).name) == "fits"]
    if len(fitting) != 1:
        return []
    unit_of = counted(context, cell, fitting[0].code)
    return [Placed(cell, fitting[0].code, unit_of)] if unit_of else []


def _included(context: MappingContext, row: FigureRow) -> bool:
    """Return whether a row that the workbook hides is to be read like the others."""
    key = f"hidden_row {row.refs[0]}"
    return context.ask(key, row.refs, row.line.name, (INCLUDE, SKIP)) == INCLUDE.value
