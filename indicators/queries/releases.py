"""What the calendar of releases asks: which stage of a figure was due by a day, and which is on file."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from indicators.attainment import STAGE_RANK
from indicators.model import Actual, Area, Release, last_day
from indicators.queries import YEARLY, read_sql
from indicators.store import Store

CUMULATIVE = "ytd"

Key = tuple[str, str, str, bool]  # indicator, area, period, whether it is a whole year


class Due(NamedTuple):
    """One stage of one figure: the day it is due by a rule, and the first report of that stage or a higher one."""

    rule: Release
    indicator: str
    area: str
    day: date
    first: Actual | None


class Overdue(NamedTuple):
    """The best report on file of a figure of which the next stage is due and missing, and since which day."""

    figure: Actual
    rule: Release
    day: date


def due_stages(store: Store, area: str, year: int, as_of: date) -> tuple[Due, ...]:
    """Return every stage due for the figures of a year and of its first months, by the day it is due."""
    reports = _reports(store, (area,), as_of)
    place = store.book.areas[area]
    found = [
        Due(rule, code, area, day, _first(reports.get(_key(rule, code, area, year), ()), rule))
        for rule in _rules(store, as_of)
        if (day := _day(rule, place, year, as_of))
        for code in rule.indicators
    ]
    return tuple(sorted(found, key=lambda due: (due.day, due.rule.months, STAGE_RANK[due.rule.stage])))


def overdue_stages(store: Store, areas: Sequence[str], as_of: date) -> tuple[Overdue, ...]:
    """Return the figures whose next stage was due before a day and is not on file, the latest periods first.

    A report of any series counts as released, and an area that had ended by the day owes nothing.
    """
    found = [_next(store, key, reports[0], as_of) for key, reports in _reports(store, areas, as_of).items()]
    return tuple(sorted(filter(None, found), key=lambda late: late.figure.period, reverse=True))


def _next(store: Store, key: Key, best: Actual, as_of: date) -> Overdue | None:
    """Return the lowest stage above that of the best report, if it was due before the day."""
    place, year = store.book.areas[best.area], int(best.period[:4])
    late = [
        Overdue(best, rule, day)
        for rule in _rules(store, as_of)
        if STAGE_RANK[rule.stage] > STAGE_RANK[best.stage]
        and best.indicator in rule.indicators
        and _key(rule, best.indicator, best.area, year) == key
        and (day := _day(rule, place, year, as_of))
        and day < as_of
    ]
    return min(late, key=lambda one: STAGE_RANK[one.rule.stage], default=None)


def _rules(store: Store, as_of: date) -> Iterator[Release]:
    """Yield the rules known on a day: once all their sources were published."""
    for rule in store.book.releases:
        printed = [store.book.sources[key].published_on for key in rule.source]
        if all(one and last_day(one) <= as_of for one in printed):
            yield rule


def _key(rule: Release, indicator: str, area: str, year: int) -> Key:
    return indicator, area, rule.period_of(year), rule.whole_year


def _day(rule: Release, place: Area, year: int, as_of: date) -> date | None:
    """Return the day due, where the rule binds the area and the area still exists on that day."""
    day = rule.due_on(year, as_of) if place.kind in rule.kinds else None
    return None if day is None or (place.ends is not None and place.ends < day) else day


def _first(reports: Sequence[Actual], rule: Release) -> Actual | None:
    """Return the earliest report at the stage of a rule or above; each was published by the day asked about."""
    reached = [one for one in reports if STAGE_RANK[one.stage] >= STAGE_RANK[rule.stage]]
    return min(reached, key=lambda one: one.known_from or date.max, default=None)


def _reports(store: Store, areas: Sequence[str], as_of: date) -> dict[Key, list[Actual]]:
    """Return the reports of every figure with a calendar, the best of each first."""
    grouped: dict[Key, list[Actual]] = {}
    for one in _staged(store, areas, as_of):
        key = (one.indicator, one.area, one.period, one.period_kind != CUMULATIVE)
        grouped.setdefault(key, []).append(one)
    return grouped


def _staged(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Actual]:
    wanted = sorted({code for rule in store.book.releases for code in rule.indicators})
    found = store.rows(
        read_sql("staged_figures"), areas=list(areas), indicators=wanted, kinds=[*YEARLY, CUMULATIVE], as_of=as_of
    )
    return (store.actuals[key] for (key,) in found)
