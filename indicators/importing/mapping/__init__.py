"""From cells to figures: names to indicators, units and ways of writing to exact numbers, doubts to questions."""

from collections import Counter
from collections.abc import Sequence

from indicators.importing.mapping.cells import figure
from indicators.importing.mapping.columns import INCLUDE, is_blank, used
from indicators.importing.mapping.context import FigureRow, MappingContext, Near, near
from indicators.importing.mapping.naming import named
from indicators.importing.mapping.styles import Placed, Way, ways
from indicators.importing.mapping.units import counted
from indicators.importing.questions import SKIP, Asking
from indicators.importing.types import Column, Facts, ReadFigure, SheetRow, SheetTable
from indicators.model import Book


def map_cells(tables: Sequence[SheetTable], book: Book, facts: Facts, asking: Asking) -> list[ReadFigure]:
    """Return the figures that tables report, in the units of their indicators.

    What is in doubt goes to `asking` and gives no figure until it is answered; blanks, plans and
    comparisons are told. A number is converted between written units only, exactly.
    """
    context, figures = MappingContext(book, facts, asking, _twins(tables)), []
    blanks: list[str] = []
    for number, table in enumerate(tables):
        columns = used(context, table)
        placed = [one for row in _rows(number, table, columns, blanks) for one in _placed(context, row)]
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


def _rows(number: int, table: SheetTable, columns: Sequence[Column], blanks: list[str]) -> list[FigureRow]:
    """Return the rows that hold figures; blanks among their columns are noted."""
    rows = []
    for line in table.lines:
        if line.kind == "figure":
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


def _placed(context: MappingContext, row: FigureRow) -> list[Placed]:
    """Return the figures of a row with their indicator and unit, as far as both are known."""
    if row.line.hidden and not _included(context, row):
        return []
    code = named(context, row)
    if not code:
        return []
    units = [(cell, counted(context, cell, code)) for cell in row.cells]
    return [Placed(cell, code, unit) for cell, unit in units if unit]


def _included(context: MappingContext, row: FigureRow) -> bool:
    """Return whether a row that the workbook hides is to be read like the others."""
    key = f"hidden_row {row.refs[0]}"
    return context.ask(key, row.refs, row.line.name, (INCLUDE, SKIP)) == INCLUDE.value
