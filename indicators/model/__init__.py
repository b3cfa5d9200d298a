"""The records of the dashboard, as frozen models read from text.

Every field is parsed from the words in a file, strictly (see `scalars.py`): a value
that a planner could not have meant is refused with a stable code, which `problems`
turns into a sentence. Nothing here reads a file, a clock or a database.
"""

from datetime import date
from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator

from indicators.model.acts import MainTargets as MainTargets
from indicators.model.acts import OfficialVerdict, Question, Resolution, Session
from indicators.model.lists import Basis, Comparator, Direction, Nature, PeriodKind, Qualifier, Stage, Tone
from indicators.model.places import Area
from indicators.model.record import Noun, Record, Words
from indicators.model.releases import Release
from indicators.model.scalars import (
    Address,
    Code,
    Codes,
    Flag,
    Number,
    PartialDate,
    Period,
    Text,
    Whole,
    last_day,
    refuse,
)
from indicators.model.scalars import parse_number as parse_number
from indicators.model.scalars import period_span as period_span


class Unit(Words):
    """A unit of measure. Example: `bn_VND: {vi: tỷ đồng, en: billion VND}`."""

    whole: Flag = False  # counts of homes, people, ranks: a decimal point in them is a slip


class Status(Words):
    """What every unit counted is, once a count reaches the number of units: `{vi: xanh, en: green, tone: met}`."""

    tone: Tone = "plain"


class Indicator(Record):
    """What is measured, in which unit, and which way is good."""

    code: Code
    name: Words
    short: Words | None = None  # as on a board row: Thu hút vốn FDI
    spoken: Words | None = None  # as said in a sentence: FDI
    unit: Code
    nature: Nature
    direction: Direction
    series: Code = "city"  # the declared series; others stand beside it
    near: Number | None = None  # overrides the near band, in the unit
    plausible: tuple[Number, Number] | None = None
    aliases: Codes = ()
    group: Code
    level: Code | None = None  # of a growth: the amount that grew, at the prices it is reckoned in
    status: Status | None = None  # this one counts units of a city that have it: 114 of 114 is one for each
    note: Text | None = None

    @property
    def label(self) -> Words:
        """Its name as on a board row."""
        return self.short or self.name


class Target(Record):
    """One adopted version of one target, with the words as printed."""

    id: Code = Field(description="Number of the record, never used again", examples=["T0001"])
    indicator: Code = Field(description="What is wanted: a code or alias of indicators.yaml", examples=["grdp_growth"])
    area: Code = Field(description="Where: a code or an alias of areas.csv", examples=["HP"])
    period: Period = Field(description="2025, 2025-Q3, 2025-H2, 2025-06, 2025-08..12 or 2021..2025", examples=["2026"])
    basis: Basis = Field(description="Who asks for it; draft and press are never in force", examples=["council"])
    value: Number | None = Field(None, description="With a decimal point; or low and high", examples=[12.35])
    low: Number | None = Field(None, description="Near end of a range", examples=[13])
    high: Number | None = Field(None, description="Far end of a range", examples=[13.5])
    comparator: Comparator = Field(">=", description="How the figure must stand to the target", examples=[">="])
    unit: Code = Field(description="Unit of the indicator, a code of indicators.yaml", examples=["%"])
    per_year: Flag = Field(False, description="A yearly average over the period", examples=[True])
    set_by: Text | None = Field(None, description="Who adopted it, as printed", examples=["City People's Council"])
    document: Text | None = Field(None, description="Number of the act", examples=["42/NQ-HĐND"])
    adopted_on: PartialDate | None = Field(
        None, description="In force from then: day, month, year", examples=["2025-12-11"]
    )
    published_on: PartialDate | None = Field(None, description="First quoted: adoption not known", examples=["2025-12"])
    supersedes: Codes = Field((), description="Numbers of the records it replaces", examples=[["T0001"]])
    implied: Flag = Field(False, description="Only implied by printed percentages", examples=[True])
    level_inferred: Flag = Field(False, description="The source does not name who set it", examples=[True])
    as_printed: Text = Field(description="The words of the source, unchanged", examples=["tăng khoảng 13%"])
    source: Code = Field("", description="Number in sources.csv; only a draft has none", examples=["S021"])
    note: Text | None = Field(None, description="Doubts, and what a reader should know", examples=["khoang = about"])

    @model_validator(mode="after")
    def _value_or_range(self) -> Self:
        if (self.value is None) == (self.low is None and self.high is None):
            raise refuse("value_or_range", field="value")
        if (self.low is None) != (self.high is None):
            raise refuse("half_a_range", field="low" if self.high is None else "high")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise refuse("range_reversed", write=f"low: {self.high}, high: {self.low}", field="low")
        return self

    @model_validator(mode="after")
    def _dated_has_source(self) -> Self:
        if not self.source and (self.adopted_on or self.published_on):
            raise refuse("dated_without_source", field="adopted_on" if self.adopted_on else "published_on")
        return self

    @property
    def draft(self) -> bool:
        """Whether it is a planner's own proposal: no day of adoption or publication, and nothing that printed it."""
        return not (self.source or self.adopted_on or self.published_on)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The value, or both ends of the range."""
        return tuple(number for number in (self.value, self.low, self.high) if number is not None)

    @property
    def in_force_from(self) -> date | None:
        """The day from which it counts: adopted, else first quoted; `None` means never."""
        text = self.adopted_on or self.published_on
        return last_day(text) if text else None


class Actual(Record):
    """One report of one figure: who published it, when, at which stage."""

    id: Code
    indicator: Code
    area: Code
    period: Period
    period_kind: PeriodKind
    series: Code
    value: Number
    unit: Code
    stage: Stage
    qualifier: Qualifier = ""
    last_digit: Number | None = None  # size of the last printed digit where the unit hides it: 3.8 bn = 3800 +- 100
    of: Whole | None = None  # N of 'n of N'
    as_printed: Text
    published_on: PartialDate | None = None
    source: Codes
    note: Text | None = None

    @property
    def known_from(self) -> date | None:
        """The day from which it is known; `None` means never."""
        return last_day(self.published_on) if self.published_on else None

    @property
    def quantum(self) -> Decimal:
        """The size of the last printed digit, in the unit."""
        return self.last_digit or Decimal(1).scaleb(int(self.value.as_tuple().exponent))


class Source(Record):
    """A page or document that printed a figure."""

    id: Code
    publisher: Text
    title: Text
    url: Address | None = None
    published_on: PartialDate | None = None
    language: Text | None = None
    note: Text | None = None

    @property
    def spoken(self) -> str:
        """The language of its words, for a page's markup, without the mark of a machine translation."""
        return (self.language or "").removesuffix("(mt)")


class Claim(Record):
    """A statement printed by a source, and what recomputing it gives."""

    id: Code
    subject: Code
    area: Code
    period: Text
    statement: Code
    stated: Text
    unit: Text | None = None
    reference: Text | None = None
    source: Codes
    as_printed: Text
    expression: Text | None = None
    recomputed: Text | None = None
    tolerance: Text | None = None
    verdict: Code
    note: Text | None = None


class Book(Noun):
    """Everything the files say, checked: what the store is built from."""

    units: dict[str, Unit]
    indicators: dict[str, Indicator]  # in the order of the file, aliases not included
    areas: dict[str, Area]
    sources: dict[str, Source]
    targets: tuple[Target, ...]
    actuals: tuple[Actual, ...]
    sessions: tuple[Session, ...]
    resolutions: tuple[Resolution, ...]
    verdicts: tuple[OfficialVerdict, ...]
    claims: tuple[Claim, ...]
    releases: tuple[Release, ...]
    questions: tuple[Question, ...] = ()
    drafts: tuple[Target, ...] = ()  # kept apart, so that no store, page or export can hold one
    snapshot: str  # first 12 hex digits of the fingerprint of the files

    def indicator(self, code: str) -> Indicator | None:
        """Return an indicator by its code or an alias; nothing where there is none such."""
        return self.indicators.get(code) or next((one for one in self.indicators.values() if code in one.aliases), None)

    def area(self, code: str) -> Area | None:
        """Return an area by its code or an alias; nothing where there is none such."""
        return self.areas.get(code) or next((one for one in self.areas.values() if code in one.aliases), None)
