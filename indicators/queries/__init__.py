"""One typed function per question put to the store; each runs the `.sql` file of its name."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from indicators.model import Actual, Stage, Target
from indicators.store import Store, kept_in_store

YEARLY = ("year", "stock")  # the kinds of period that stand for a whole year


class Figure(NamedTuple):
    """The report that counts, and the stage at which its number was first printed."""

    actual: Actual
    stage: Stage


class Year(NamedTuple):
    """A year with targets, and whether any of them could be judged by the day asked about."""

    year: int
    closed: bool


@cache
def read_sql(name: str) -> str:
    """Return the text of one question."""
    return files("indicators").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def figures_in_force(store: Store, area: str, period: str, as_of: date) -> dict[str, Figure]:
    """Return, by indicator, the figure of a whole period that counts on a day."""
    return {f.actual.indicator: f for f in _figures(store, area, period, as_of)}


@kept_in_store(512)  # a page asks it for every year
def _figures(store: Store, area: str, period: str, as_of: date) -> tuple[Figure, ...]:
    found = store.rows_of(("year", period), read_sql("figures_in_force"), area=area, as_of=as_of)
    return tuple(Figure(store.actuals[key], stage) for key, stage in found)


def targets_in_force(store: Store, area: str, period: str, as_of: date) -> dict[tuple[str, str], Target]:
    """Return the version of each target in force on a day, by indicator and basis."""
    return {(t.indicator, t.basis): t for t in _targets(store, area, period, as_of)}


@kept_in_store(512)
def _targets(store: Store, area: str, period: str, as_of: date) -> tuple[Target, ...]:
    found = store.rows_of((period,), read_sql("targets_in_force"), area=area, as_of=as_of)
    return tuple(store.targets[key] for (key,) in found)


def vintages(store: Store, indicator: str, area: str, period: str, as_of: date) -> tuple[Actual, ...]:
    """Return every report of one whole-period figure known on a day, oldest first."""
    return vintages_by_indicator(store, area, period, as_of).get(indicator, ())


def vintages_by_indicator(store: Store, area: str, period: str, as_of: date) -> dict[str, tuple[Actual, ...]]:
    """Return every report of every indicator's whole-period figure known on a day, oldest first."""
    reports: dict[str, tuple[Actual, ...]] = {}
    for (key,) in store.rows_of((period,), read_sql("vintages"), area=area, as_of=as_of):
        report = store.actuals[key]
        reports[report.indicator] = (*reports.get(report.indicator, ()), report)
    return reports


def target_versions(
    store: Store, indicator: str, areas: tuple[str, ...], period: str, as_of: date
) -> tuple[Target, ...]:
    """Return every version of an indicator's targets for a period, on any basis, oldest first."""
    found = store.rows(read_sql("target_versions"), indicator=indicator, areas=list(areas), period=period, as_of=as_of)
    return tuple(store.targets[key] for (key,) in found)


def progress(store: Store, area: str, year: int, as_of: date) -> dict[str, Actual]:
    """Return the latest cumulative figure within a year, by indicator."""
    found = store.rows_of((str(year),), read_sql("progress"), area=area, as_of=as_of)
    return {store.actuals[key].indicator: store.actuals[key] for (key,) in found}


@kept_in_store(512)
def years(store: Store, area: str, as_of: date) -> tuple[Year, ...]:
    """Return the years for which an area has targets, newest first."""
    return tuple(Year(*row) for row in store.rows_of((area,), read_sql("years"), as_of=as_of))


class YearRange(NamedTuple):
    """Several years that one target is set for, the first and the last of them."""

    first: int
    last: int

    @property
    def period(self) -> str:
        """The period as files and addresses write it: 2026..2030."""
        return f"{self.first}..{self.last}"


@kept_in_store(512)
def year_ranges(store: Store, area: str, as_of: date) -> tuple[YearRange, ...]:
    """Return the periods of several years for which an area has targets, the latest end first."""
    return tuple(YearRange(*row) for row in store.rows_of((area,), read_sql("year_ranges"), as_of=as_of))


@kept_in_store(8)
def areas_with_targets(store: Store) -> tuple[str, ...]:
    """Return the codes of the areas whose Council sets yearly targets, the newest territory first."""
    return tuple(code for (code,) in store.rows(read_sql("areas_with_targets")))


def figure_years(store: Store, indicator: str, area: str, as_of: date) -> tuple[int, ...]:
    """Return the years for which an indicator has a whole-year figure of an area, oldest first."""
    return tuple(year for (year,) in store.rows_of((indicator,), read_sql("figure_years"), area=area, as_of=as_of))


def target_years(store: Store, indicator: str, area: str, as_of: date) -> tuple[int, ...]:
    """Return the years for which an indicator has a yearly target of an area in force on a day, oldest first."""
    return tuple(year for (year,) in store.rows_of((indicator,), read_sql("target_years"), area=area, as_of=as_of))


def indicators_with_figures(store: Store, area: str) -> tuple[str, ...]:
    """Return the codes of the indicators that have a figure or a target of an area, in the order of the file."""
    return tuple(code for (code,) in store.rows(read_sql("indicators_with_figures"), area=area))


@kept_in_store(512)  # every indicator of a deck asks it for the same years
def falling_cumulative(store: Store, area: str, year: int, as_of: date) -> tuple[tuple[Actual, Actual], ...]:
    """Return pairs of cumulative figures of one year where the later month has less than the earlier."""
    found = store.rows_of((str(year),), read_sql("falling_cumulative"), area=area, as_of=as_of)
    return tuple((store.actuals[before], store.actuals[after]) for before, after in found)
