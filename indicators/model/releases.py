"""The calendar by which figures are released: an estimate first, then preliminary, then official."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from indicators.model.lists import AreaKind, ReleaseStage, Standing
from indicators.model.record import Record
from indicators.model.scalars import Code, Codes, PartialDate, Text, Whole, last_day, parse_text, refuse

QUARTERS = (3, 6, 9, 12)
WHOLE_YEAR = 12
ANY_YEAR = 2025  # not a leap year: a figure due on 29 February would be due every fourth year only


def _month_day(text: str) -> str:
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", text):
        raise refuse("not_a_month_day")
    try:
        date.fromisoformat(f"{ANY_YEAR}-{text}")
    except ValueError:
        raise refuse("no_such_day") from None
    return text


def _months(count: int) -> int:
    if count not in QUARTERS:
        raise refuse("not_one_of", write=" / ".join(map(str, QUARTERS)))
    return count


MonthDay = Annotated[str, BeforeValidator(parse_text), AfterValidator(_month_day)]
Months = Annotated[Whole, AfterValidator(_months)]


class Release(Record):
    """One rule of the calendar: which stage of which figures is due on which day after their period."""

    id: Code
    indicators: Annotated[tuple[Code, ...], Field(min_length=1)]
    kinds: Annotated[tuple[AreaKind, ...], Field(min_length=1)]  # of the areas it binds
    stage: ReleaseStage
    months: Months = WHOLE_YEAR  # of the period, from January
    due: MonthDay  # 09-29
    years_after: Whole = 0  # of the day due, after the year of the period
    since: PartialDate  # the first day due to which the rule applies
    until: PartialDate | None = None  # the last one
    standing: Standing
    document: Text | None = None
    as_printed: Text
    source: Codes
    note: Text | None = None

    def due_on(self, year: int, as_of: date) -> date | None:
        """Return the day on which the figure of a year's first months is due, as known on a day.

        Nothing where the rule does not reach that day; an end that was still to come was not known yet.
        """
        day = date.fromisoformat(f"{year + self.years_after}-{self.due}")
        over = self.until is not None and last_day(self.until) < min(day, as_of)
        return None if over or day < last_day(self.since) else day

    def period_of(self, year: int) -> str:
        """Return the period in a year that the rule is about.

        Months other than the whole year come as a cumulative period: `2026-09`.
        """
        return str(year) if self.months == WHOLE_YEAR else f"{year}-{self.months:02}"

    @property
    def whole_year(self) -> bool:
        """Return whether the rule is about figures of a whole year."""
        return self.months == WHOLE_YEAR
