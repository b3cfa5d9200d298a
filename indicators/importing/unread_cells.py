"""What of a workbook stands in no table: asked or told, so that no figure is passed over in silence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from indicators.collation import folded
from indicators.importing.questions import SKIP, Asking
from indicators.importing.types import ImportQuestion, Sheet, SheetTable

FIGURE = re.compile(r"\D{0,12}[0-9].{0,16}", re.DOTALL)  # few words with a number; a sentence of a guide is longer


def look_outside(sheets: Iterable[Sheet], tables: Sequence[SheetTable], asking: Asking) -> None:
    """Ask about sheets with figures in which no table was found; tell of hidden ones, and of numbers beside tables."""
    for sheet in sheets:
        filled = [(row, at) for row, values in enumerate(sheet.rows) for at, one in enumerate(values) if _holds(one)]
        if not filled:
            continue
        own = [table for table in tables if table.sheet.name == sheet.name]
        if any(table.is_tidy for table in own):
            continue
        if sheet.hidden:
            asking.tell("hidden_sheet", sheet.ref(*filled[0]), sheet=sheet.name)
        elif not own and any(_is_figure(sheet.rows[row][at]) for row, at in filled):
            cells = tuple(sheet.ref(row, at) for row, at in filled if _is_figure(sheet.rows[row][at]))
            said = (("sheet", sheet.name),)
            key = f"no_table {folded(sheet.name)}"
            asking.ask(ImportQuestion(key, "no_table", cells, sheet.name, (SKIP,), details=said, lasting=True))
        elif beside := list(_beside(sheet, own)):
            asking.tell("outside", *beside, count=str(len(beside)))


def _holds(value: object) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def _is_figure(value: object) -> bool:
    return isinstance(value, Decimal) or (isinstance(value, str) and FIGURE.fullmatch(value.strip()) is not None)


def _beside(sheet: Sheet, tables: Sequence[SheetTable]) -> Iterator[str]:
    """Yield the numbers that are neither in a row of a table nor in its header, with the numbering under it."""
    within = {(line.at, column.at) for table in tables for line in table.lines for column in table.columns}
    above = {row for table in tables for row in range(table.header.start, _first(table))}
    for row, values in enumerate(sheet.rows):
        for at, value in enumerate(values):
            if isinstance(value, Decimal) and row not in above and (row, at) not in within:
                yield sheet.ref(row, at)


def _first(table: SheetTable) -> int:
    return min((line.at for line in table.lines), default=table.header.stop)
