"""Questions about the months of a year: how far an indicator had come at the end of each.

Which of several reports counts is decided in `figures_in_force.sql`, as everywhere.
"""

from datetime import date

from indicators.model import Actual, period_span
from indicators.queries import Figure, figures_in_force, read_sql
from indicators.queries.pace import part_in_force
from indicators.store import Store

WHOLE_YEAR = 12


def within_year(store: Store, indicator: str, area: str, year: int, as_of: date) -> tuple[Actual, ...]:
    """Return every report for a part of a year known on a day, of any series, the shorter part first."""
    found = store.rows_of((indicator, str(year)), read_sql("within_year"), area=area, as_of=as_of)
    return tuple(store.actuals[key] for (key,) in found)


def months_from_january(report: Actual) -> int | None:
    """Return for how many months from January a report speaks: 9 for nine months; nothing where it starts later."""
    if report.period_kind == "ytd":
        return int(report.period[5:7])
    first, last = period_span(report.period)
    return last.month if first.month == 1 else None


def from_january(store: Store, indicator: str, area: str, year: int, as_of: date) -> dict[int, Figure]:
    """Return the figure that counts for January to each month, by that month; the whole year stands at 12.

    Of the indicator's declared series alone; forecasts are left out. A month without a figure is missing.
    """
    declared = store.book.areas[area].series or store.book.indicators[indicator].series
    known: dict[int, Figure | None] = {}
    for report in within_year(store, indicator, area, year, as_of):
        months = months_from_january(report)
        if months and (months not in known or report.period_kind == "ytd"):
            part = part_in_force(store, area, report.period, report.period_kind, as_of)
            known[months] = part.get(indicator) or known.get(months)
    known[WHOLE_YEAR] = figures_in_force(store, area, str(year), as_of).get(indicator) or known.get(WHOLE_YEAR)
    fit = {m: f for m, f in known.items() if f and f.actual.series == declared and f.stage != "forecast"}
    return dict(sorted(fit.items()))
