"""Figures as read, doubted against the record and against each other; what is answered is applied exactly."""

from collections.abc import Sequence
from datetime import date

from indicators.importing.checks import cumulative, days, headings, index, places, plans, repeated, scale, sums
from indicators.importing.checks.context import CheckContext
from indicators.importing.questions import Asking
from indicators.importing.types import Facts, ReadFigure, SheetTable
from indicators.model import Book

__all__ = ["run_checks"]


def run_checks(
    figures: Sequence[ReadFigure], tables: Sequence[SheetTable], book: Book, facts: Facts, asking: Asking, today: date
) -> list[ReadFigure]:
    """Return the figures to record, after the answers so far; what is doubted goes to `asking`.

    Numbers come first: what is asked about one in question waits for its answer. Nothing that is
    on record already is returned again, and no plan, total or comparison ever is.
    """
    context = CheckContext(list(figures), tables, book, facts, asking, today)
    lines = {(one.table, one.line.at): one.indicator for one in figures}
    places.check(context)
    places.check_merger(context)
    headings.check(context)
    days.check(context)
    index.check(context)
    scale.check(context)
    repeated.check_file(context)
    repeated.check_record(context)
    cumulative.check(context)
    sums.check(context)
    plans.check(context, lines)
    return context.figures
