"""Where the targets of a year under way stand, and how old the figures are that say so."""

from datetime import date

from indicators import attainment
from indicators.boards.context import Context
from indicators.model import Actual, period_span
from indicators.queries.months import WHOLE_YEAR, from_january, months_from_january, within_year
from indicators.queries.releases import due_stages

# Where a target of an open year stands, what needs a look first: in the order of the board.
BEHIND, NEAR, AHEAD, REACHED = "behind", "near_pace", "ahead", "reached"
SO_FAR, STALE = "so_far", "stale"  # a figure that carries no word of pace; one too old to say much of the day
STANDINGS = (BEHIND, NEAR, AHEAD, REACHED, SO_FAR, STALE)
FRESH = STANDINGS[:-1]
HALF_A_YEAR = 6


def months_of(report: Actual) -> int:
    """Return for how many months from January a cumulative figure speaks."""
    return months_from_january(report) or 0


def is_stale(context: Context, report: Actual) -> bool:
    """Return whether a cumulative figure of a year under way is too old for the day in view."""
    if context.judged:
        return False
    ended = period_span(report.period)[1]
    due = _next_due(context, report) if attainment.is_stale(ended, context.view.as_of) else None
    return attainment.is_stale(ended, context.view.as_of, due)


def months_old(context: Context, report: Actual) -> int:
    """Return how many months ago the period of a figure ended, whole months counted down."""
    ended, day = period_span(report.period)[1], context.view.as_of
    whole = (day.year - ended.year) * 12 + day.month - ended.month
    return whole if (_after_month(day) or day.day >= ended.day) else whole - 1


def _after_month(day: date) -> bool:
    """Return whether a day is the last of its month: a period that ended on the 31st is then a whole month older."""
    return period_span(day.isoformat()[:7])[1] == day


def _next_due(context: Context, report: Actual) -> date | None:
    """Return when the next figure of what is reported once or twice a year is due.

    By the calendar of releases, else by the rhythm of the two years before: the lag with which
    their last figure came. Nothing for what is reported more often, or of unknown rhythm.
    """
    view, months = context.view, months_of(report)
    known = due_stages(context.store, view.area, view.year, view.as_of)
    later = {
        d.rule.months: d.day for d in reversed(known) if d.indicator == report.indicator and d.rule.months > months
    }
    if later:
        coming = min(later)
        return later[coming] if coming - months >= HALF_A_YEAR else None
    return _rhythm(context, report)


def _rhythm(context: Context, report: Actual) -> date | None:
    view = context.view
    for year in (view.year - 1, view.year - 2):
        before = from_january(context.store, report.indicator, view.area, year, view.as_of)
        months = sorted(before)
        if not months:
            continue
        rare = all(b - a >= HALF_A_YEAR for a, b in zip([0, *months], months, strict=False))
        came = before[months[-1]].actual.known_from
        if not rare or months[-1] != WHOLE_YEAR or came is None:
            return None
        return date(view.year, 1, 1) + (came - date(year, 1, 1))
    return None


def newer_part(context: Context, progress: Actual | None) -> Actual | None:
    """Return the newest figure of a rate for months after those its cumulative figure speaks of: February alone.

    A sum only grows by such a month; a rate may turn, so the one must not be shown without the other.
    """
    if progress is None or context.indicator(progress.indicator).nature != "rate":
        return None
    view, ended = context.view, period_span(progress.period)[1]
    reports = within_year(context.store, progress.indicator, view.area, view.year, view.as_of)
    newer = [r for r in reports if r.series == progress.series and period_span(r.period)[1] > ended]
    return max(newer, key=lambda r: (period_span(r.period)[1], r.known_from or date.min), default=None)


def standing_of(context: Context, progress: Actual | None, status: str | None) -> str | None:
    """Return where an open target stands, by its pace where it has one; nothing without a figure of the year."""
    if progress is None or context.judged:
        return None
    return STALE if is_stale(context, progress) else status or SO_FAR
