"""Figures as read, doubted against the record and against each other; what is answered is applied exactly."""

from collections.abc import Sequence
from datetime import date

from indicators.importing.checks import cumulative, days, headings, index, places, plans, repeated, scale, sums
from indicators.importing.checks.context import Desk
from indicators.importing.questions import Asking
from indicators.importing.types import Facts, Figure, Table
from indicators.model import Book

__all__ = ["doubted"]


def doubted(
    figures: Sequence[Figure], tables: Sequence[Table], book: Book, facts: Facts, asking: Asking, today: date
) -> list[Figure]:
    """Return the figures to record, after the answers so far; what is doubted goes to `asking`.

    Numbers come first: what is asked about one in question waits for its answer. Nothing that is
    on record already is returned again, and no plan, total or comparison ever is.
    """
    desk = Desk(list(figures), tables, book, facts, asking, today)
    lines = {(one.table, one.line.at): one.indicator for one in figures}
    places.check(desk)
    headings.check(desk)
    days.check(desk)
    index.check(desk)
    scale.check(desk)
    repeated.check_file(desk)
    repeated.check_record(desk)
    cumulative.check(desk)
    sums.check(desk)
    plans.check(desk, lines)
    return desk.figures
