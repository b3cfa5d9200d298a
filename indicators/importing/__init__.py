"""The monthly workbook of an office, understood as a table; every doubt is a question, nothing is guessed."""

from collections.abc import Mapping, Sequence
from datetime import date

from indicators.importing.checks import run_checks
from indicators.importing.fingerprint import layout_of
from indicators.importing.layout import tables
from indicators.importing.mapping import map_cells
from indicators.importing.questions import Asking
from indicators.importing.types import Facts, Intake, Sheet
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
    for sheet in sheets:
        if sheet.font:
            asking.tell(
                "old_font",
                sheet.ref(0, 0),
                font=sheet.font,
                sheet=sheet.name,
                found=sheet.sample,
                words=converted(sheet.sample, sheet.font),
            )
    found = tables(sheets, facts.month)
    read = map_cells(found, book, facts, asking)
    figures = run_checks(read, found, book, facts, asking, today)
    look_outside(sheets, found, asking)
    return Intake(facts, tuple(figures), tuple(asking.questions), tuple(asking.told), found, layout_of(found))
