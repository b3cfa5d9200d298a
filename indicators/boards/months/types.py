"""What the page of an indicator shows of one year, month by month: the chart and the table, already worded."""

from dataclasses import dataclass
from datetime import date

from indicators.boards.origins import Origin


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """How far a year had come at the end of a month: a value, how firm it is, and its words."""

    month: int
    value: float
    when: str
    words: str
    tinted: bool = False
    doubt: str = ""  # said where the figure is lower than an earlier month's


@dataclass(frozen=True, slots=True)
class Course:
    """One line of the chart; months without a figure stay gaps."""

    name: str
    role: str  # "actual", "before" (the year before), "scenario" or "due"
    area: int  # 0 the area in view, 1.. those it was merged from
    points: tuple[MonthPoint, ...]


@dataclass(frozen=True, slots=True)
class MonthsChart:
    """What the chart within a year draws, already worded."""

    title: str
    year: int
    amounts: bool  # cumulative amounts, joined from month to month; else rates, drawn as dots
    unit: str
    courses: tuple[Course, ...]
    plan: MonthPoint | None
    merger: date | None
    merger_words: str
    words: str  # the same in words, for those who cannot see it


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A number with where it comes from; one computed here has the key of its passport instead."""

    words: str = ""
    origin: Origin | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One line of the table: a stretch of the year, its figure, and what it can be set against."""

    period: str
    area: str
    actual: MonthCell
    stage: str
    share: MonthCell  # of the year's target
    due: MonthCell  # the scenario of the same months, or the share due by then
    before: MonthCell  # the same months of the year before, of the same area
    note: MonthCell  # the doubt on it, or why the chart does not draw it
    drawn: bool


@dataclass(frozen=True, slots=True)
class Within:
    """An indicator within a year: the chart, where there is enough to draw, and the table."""

    chart: MonthsChart | None
    too_few: str  # said where there is no chart
    rule: str  # how the part that was due is told, in words
    lines: tuple[MonthLine, ...]
