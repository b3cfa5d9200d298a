"""Questions about many areas at once."""

from datetime import date
from typing import NamedTuple

from indicators.model import Actual
from indicators.queries import read_sql
from indicators.store import Store

COMPARABLE = ("year", "ytd")  # the kinds of period in which provinces publish


class PeerPeriod(NamedTuple):
    """A period in which an indicator can be compared: its code, its kind, and how many areas have a figure."""

    indicator: str
    period: str
    kind: str
    areas: int


def peer_figures(
    store: Store, indicator: str, period: str, kind: str, areas: tuple[str, ...], as_of: date, units: int
) -> dict[str, dict[str, Actual]]:
    """Return the figure of each area that counts on a day, by series; `units` is how many provinces there are."""
    found = store.rows(
        read_sql("peer_figures"),
        indicator=indicator,
        period=period,
        kind=kind,
        areas=list(areas),
        as_of=as_of,
        units=units,
    )
    by_series: dict[str, dict[str, Actual]] = {}
    for series, key in found:
        by_series.setdefault(series, {})[store.actuals[key].area] = store.actuals[key]
    return by_series


def peer_periods(
    store: Store,
    areas: tuple[str, ...],
    as_of: date,
    units: int,
    kinds: tuple[str, ...] = COMPARABLE,
    least: int = 3,
) -> tuple[PeerPeriod, ...]:
    """Return every indicator and period for which at least so many of the areas have a figure of one series."""
    found = store.rows(
        read_sql("peer_periods"), areas=list(areas), as_of=as_of, units=units, kinds=list(kinds), least=least
    )
    return tuple(PeerPeriod(*row) for row in found)


def newest_counts(store: Store, indicators: tuple[str, ...], area: str, as_of: date) -> dict[str, Actual]:
    """Return, by indicator, the figure of an area that became known last."""
    found = store.rows(read_sql("newest_counts"), indicators=list(indicators), area=area, as_of=as_of)
    return {store.actuals[key].indicator: store.actuals[key] for (key,) in found}


def figures_by_year(
    store: Store, indicator: str, areas: tuple[str, ...], series: str, as_of: date, units: int
) -> dict[str, dict[str, Actual]]:
    """Return the whole-year figures of some areas in one series, by year, oldest first, then by area."""
    found = store.rows(
        read_sql("figures_by_year"), indicator=indicator, areas=list(areas), series=series, as_of=as_of, units=units
    )
    by_year: dict[str, dict[str, Actual]] = {}
    for (key,) in found:
        figure = store.actuals[key]
        by_year.setdefault(figure.period, {})[figure.area] = figure
    return by_year
