"""The monthly workbook of an office, understood as a table; every doubt is a question, nothing is guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from indicators.files.names import area_code
from indicators.importing.checks import run_checks
from indicators.importing.fingerprint import layout_of
from indicators.importing.layout import tables
from indicators.importing.mapping import map_cells
from indicators.importing.questions import Asking
from indicators.importing.types import Facts, Intake, Sheet, SheetTable
from indicators.importing.unread_cells import look_outside
from indicators.importing.workbook.old_fonts import converted
from indicators.model import Book

__all__ = ["layout_of", "understand"]


def understand(
    sheets: Sequence[Sheet],
    book: Book,
    facts: Facts,
    answers: Mapping[str, str],
    remembered: Mapping[str, str],
    today: date,
) -> Intake:
    """Return what a workbook says, as far as the answers so far go: figures, questions, and what was left out.

    `facts` are complete as they are given: what the file says of itself is `layout.heard`.
    `answers` are those to this file by the key of their question, `remembered` those kept for its layout.
    """
    asking = Asking(answers, remembered)
    _tell_fonts(sheets, asking)
    found = tuple(_of_area(table, book, facts, asking) for table in tables(sheets, facts.month))
    read = map_cells(found, book, facts, asking)
    figures = run_checks(read, found, book, facts, asking, today)
    look_outside(sheets, found, asking)
    return Intake(facts, tuple(figures), tuple(asking.questions), tuple(asking.told), found, layout_of(found))


def _tell_fonts(sheets: Sequence[Sheet], asking: Asking) -> None:
    for sheet in sheets:
        if sheet.font:
            words = converted(sheet.sample, sheet.font)
            asking.tell("old_font", sheet.ref(0, 0), font=sheet.font, sheet=sheet.name, found=sheet.sample, words=words)


def _of_area(table: SheetTable, book: Book, facts: Facts, asking: Asking) -> SheetTable:
    """Return a tidy table with the rows of the report's area alone, its codes of units as words; any other as it is."""
    if not table.is_tidy:
        return table
    ours = [line for line in table.lines if not line.area or area_code(book, line.area) == facts.area]
    if others := [table.ref(line, table.columns[0]) for line in table.lines if line not in ours]:
        asking.tell("other_areas", *others, count=str(len(others)))
    units = {code.casefold(): unit.vi for code, unit in book.units.items()}
    lines = (replace(line, unit=units.get(line.unit.casefold(), line.unit)) for line in ours)
    return replace(table, lines=tuple(lines))
