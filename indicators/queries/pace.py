"""Questions about an open year: the scenario of its months, and how earlier years went.

Which figure and which target count is decided in one place, `figures_in_force.sql` and
`targets_in_force.sql`; the questions of this module only find the periods worth asking for.
Answers that every row of a board asks for are kept, as a store never changes.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from indicators.model import Actual, Claim, Target, last_day, period_span
from indicators.queries import Figure, figures_in_force, read_sql, targets_in_force
from indicators.store import Store, kept_in_store

KINDS = {"Q": "quarter", "H": "half"}  # of a period by its letter; else it is a month or a run of months


class PastYear(NamedTuple):
    """An earlier year of the same area: the amount up to a month, and the whole year's, both exact figures."""

    indicator: str
    year: int
    so_far: Actual
    whole: Actual


class ScenarioQuote(NamedTuple):
    """A figure as a percentage of the city's own scenario, as a source prints it, and the path that this implies."""

    claim: Claim
    percent: Decimal
    path: Decimal
    publisher: str


class Scenario(NamedTuple):
    """A scenario for some months of a year, and the figure of the same months with its kind of period."""

    target: Target
    actual: Actual


def part_in_force(store: Store, area: str, period: str, kind: str, as_of: date) -> dict[str, Figure]:
    """Return, by indicator, the figure of a part of a year that counts on a day; kind is `ytd`, `quarter` ..."""
    return {f.actual.indicator: f for f in _part(store, area, period, kind, as_of)}


@kept_in_store(512)  # the months of a page are asked for one by one, and by every indicator
def _part(store: Store, area: str, period: str, kind: str, as_of: date) -> tuple[Figure, ...]:
    found = store.rows_of((kind, period), read_sql("figures_in_force"), area=area, as_of=as_of)
    return tuple(Figure(store.actuals[key], stage) for key, stage in found)


@kept_in_store(64)
def comparable_years(store: Store, area: str, year: int, months: int, as_of: date) -> tuple[PastYear, ...]:
    """Return the earlier years, three at most, with both amounts of an area itself, oldest first.

    A bound, a forecast or two different series give no share, so such years are left out.
    """
    month = f"{months:02}"
    years = store.rows(read_sql("comparable_years"), area=area, year=year, month=month, as_of=as_of)
    return tuple(pair for (one,) in years for pair in _pairs(store, area, one, month, as_of))


def _pairs(store: Store, area: str, year: int, month: str, as_of: date) -> Iterator[PastYear]:
    so_far = part_in_force(store, area, f"{year}-{month}", "ytd", as_of)
    for code, whole in figures_in_force(store, area, str(year), as_of).items():
        part = so_far.get(code)
        if part and _is_exact(part) and _is_exact(whole) and part.actual.series == whole.actual.series:
            yield PastYear(code, year, part.actual, whole.actual)


def _is_exact(figure: Figure) -> bool:
    return not figure.actual.qualifier and figure.stage != "forecast"


@kept_in_store(8)
def scenario_periods(store: Store, area: str, year: int, as_of: date) -> tuple[tuple[str, str], ...]:
    """Return the indicators with a scenario for some months of a year known on a day, each with the period."""
    return tuple(store.rows(read_sql("scenario_periods"), area=area, year=str(year), as_of=as_of))


def scenario_path(store: Store, indicator: str, area: str, year: int, months: int, as_of: date) -> Target | None:
    """Return the scenario for January to a month in force on a day: 2026-Q1 for three months, 2025-H1 for six."""
    found = [
        target
        for code, period in scenario_periods(store, area, year, as_of)
        if code == indicator and _months(period) == (1, months)
        if (target := _scenario(store, indicator, area, period, as_of))
    ]
    return max(found, key=lambda t: t.in_force_from or date.min, default=None)


def scenario_quote(store: Store, report: Actual, as_of: date) -> ScenarioQuote | None:
    """Return what a source known on a day prints of a figure against the scenario of the same months: 120.8%.

    The latest one, where the scenario itself is not on file.
    """
    quotes = []
    for claim in store.book.claims:
        mine = (claim.subject, claim.area, claim.period) == (report.indicator, report.area, report.period)
        if not mine or (claim.statement, claim.unit) != ("pct_of_scenario", "%"):
            continue
        source = store.book.sources[claim.source[0]]
        if source.published_on and last_day(source.published_on) <= as_of and Decimal(claim.stated) > 0:
            quotes.append((last_day(source.published_on), claim, source.publisher))
    if not quotes:
        return None
    _, claim, publisher = max(quotes, key=lambda quote: quote[0])
    share = Decimal(claim.stated)
    path = (report.value * 100 / share).quantize(Decimal("0.000001"))
    return ScenarioQuote(claim, share, path, publisher)


def latest_scenario(store: Store, indicator: str, area: str, year: int, as_of: date) -> Scenario | None:
    """Return the latest scenario of a year with a figure of the same months: 2025-Q3 with the third quarter's.

    Of two that end with one month the longer comes first. For rates only: an amount of a quarter
    is no path from January.
    """
    periods = [period for code, period in scenario_periods(store, area, year, as_of) if code == indicator]
    for period in sorted(periods, key=lambda p: (-_months(p)[1], _months(p)[0])):
        target = _scenario(store, indicator, area, period, as_of)
        actual = _figure_of(store, indicator, area, period, as_of) if target else None
        if target and actual:
            return Scenario(target, actual)
    return None


def _months(period: str) -> tuple[int, int]:
    first, last = period_span(period)
    return first.month, last.month


def _scenario(store: Store, indicator: str, area: str, period: str, as_of: date) -> Target | None:
    return targets_in_force(store, area, period, as_of).get((indicator, "scenario"))


def _figure_of(store: Store, indicator: str, area: str, period: str, as_of: date) -> Actual | None:
    """Return the figure of the months of a period: from January the cumulative one, else the one printed for it."""
    first, last = _months(period)
    own = (period, KINDS.get(period[5], "months" if ".." in period else "month"))
    from_january = [(f"{period[:4]}-{last:02}", "ytd")] if first == 1 else []
    for code, kind in (*from_january, own):
        found = part_in_force(store, area, code, kind, as_of).get(indicator)
        if found and found.stage != "forecast":
            return found.actual
    return None
