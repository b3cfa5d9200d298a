"""The nouns of the dashboard, as frozen models read from text.

Every field is parsed from the words in a file, strictly: a value that a planner
could not have meant is refused with a stable code, which `problems` turns into
a sentence. Nothing here reads a file, a clock or a database.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Nature = Literal["flow", "stock", "rate", "rank", "milestone"]
Direction = Literal["higher", "lower", "band", "neutral"]
Comparator = Literal[">=", ">", "<=", "<", "=", "about"]
Stage = Literal["forecast", "estimate", "reported", "preliminary", "official"]
Qualifier = Literal["", "over", "nearly", "about"]
Basis = Literal[
    "central", "council", "council_estimate", "strive", "scenario", "party", "sector",
    "national", "long_term", "draft", "press",
]  # fmt: skip
PeriodKind = Literal["year", "quarter", "half", "month", "ytd", "months", "multi_year", "as_of", "stock", "event"]
AreaKind = Literal["nation", "city", "province", "ward", "commune", "special_zone"]

NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?")
PARTIAL_DATE = re.compile(r"(19|20)\d\d(-\d\d(-\d\d)?)?")
PERIOD = re.compile(
    r"(?P<year>(19|20)\d\d)"
    r"(-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<month>\d\d)(-(?P<day>\d\d)|\.\.(?P<last_month>\d\d))?"
    r"|\.\.(?P<last_year>(19|20)\d\d)(-(?P<end_month>\d\d))?|-(?P<event>[A-Z][A-Za-z]+))?"
)
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\- ]*")
NOT_TEXT = {"no", "yes", "on", "off", "null", "~", "true", "false", "n", "y"}


def _refuse(code: str, **found: str) -> PydanticCustomError:
    """Return the error that carries a problem code; its sentence lives in the word files."""
    return PydanticCustomError(code, "{code}", {"code": code, **found})  # ty: ignore[invalid-argument-type]


def parse_number(words: Any) -> Decimal:
    """Return the exact decimal that the words spell with a point and no separators.

    Raises `decimal_comma`, `thousands`, `percent_sign` or `not_a_number`, each with
    what to write instead where only one reading is possible.
    """
    if isinstance(words, Decimal):
        return words
    text = str(words).strip()
    if NUMBER.fullmatch(text) and not re.fullmatch(r"-?\d{1,3}\.000", text):
        return Decimal(text)
    if text.endswith("%"):
        raise _refuse("percent_sign", write=text.rstrip("% "))
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", text):
        raise _refuse("decimal_comma", write=text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?\d+,\d+", text):
        raise _refuse("decimal_comma", write=text.replace(",", "."))
    if re.fullmatch(r"-?\d{1,3}([., _\u00a0\u202f]\d{3})+(\.\d+)?", text):
        raise _refuse("thousands", write=re.sub(r"[., _\u00a0\u202f](?=\d{3}(\D|$))", "", text))
    raise _refuse("not_a_number")


def parse_text(words: Any) -> str:
    """Return the words as composed Unicode on one line; refuse bare yes/no words and nothing at all."""
    text = str(words)
    if not text.strip():
        raise _refuse("empty")
    if text != unicodedata.normalize("NFC", text):
        raise _refuse("decomposed", write=unicodedata.normalize("NFC", text))
    return text


def _flag(words: Any) -> bool:
    if words in (True, "true"):
        return True
    if words in (False, "false"):
        return False
    raise _refuse("not_a_flag")


def _whole(words: Any) -> int:
    text = str(words)
    if not re.fullmatch(r"0|[1-9]\d{0,8}", text):
        raise _refuse("not_whole")
    return int(text)


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise _refuse("not_a_code")
    return text


def last_day(text: str) -> date:
    """Return the day from which a date printed as day, month or year counts: its last one.

    >>> last_day("2026-01")
    datetime.date(2026, 1, 31)
    """
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, monthrange(parts[0], month)[1])


def _partial_date(text: str) -> str:
    if not PARTIAL_DATE.fullmatch(text):
        raise _refuse("not_a_date")
    try:
        last_day(text)
    except ValueError:
        raise _refuse("no_such_day") from None
    return text


def period_span(text: str) -> tuple[date, date]:
    """Return the first and the last day of a period code; an event spans its whole year.

    >>> period_span("2025-Q3")
    (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
    """
    found = PERIOD.fullmatch(text)
    if not found:
        raise ValueError(text)
    part = {k: int(v) for k, v in found.groupdict().items() if v and k != "event"}
    year, first, last = part["year"], 1, 12
    if "quarter" in part:
        first, last = 3 * part["quarter"] - 2, 3 * part["quarter"]
    elif "half" in part:
        first, last = 6 * part["half"] - 5, 6 * part["half"]
    elif "day" in part:
        day = date(year, part["month"], part["day"])
        return day, day
    elif "month" in part:
        first, last = part["month"], part.get("last_month", part["month"])
    end_year = part.get("last_year", year)
    last = part.get("end_month", last)
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def _period(text: str) -> str:
    try:
        start, end = period_span(text)
    except ValueError:
        raise _refuse("not_a_period") from None
    if start > end:
        raise _refuse("not_a_period")
    return text


def _split(words: Any) -> Any:
    return tuple(p.strip() for p in words.split(";")) if isinstance(words, str) else words


Text = Annotated[str, BeforeValidator(parse_text)]
Code = Annotated[str, BeforeValidator(parse_text), AfterValidator(_code)]
Number = Annotated[Decimal, BeforeValidator(parse_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
Flag = Annotated[bool, BeforeValidator(_flag)]
PartialDate = Annotated[str, BeforeValidator(parse_text), AfterValidator(_partial_date)]
Period = Annotated[str, BeforeValidator(parse_text), AfterValidator(_period)]
Codes = Annotated[tuple[Code, ...], BeforeValidator(_split)]


class Noun(BaseModel):
    """A frozen thing with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Noun):
    """One text in both languages: `{vi: Xuất khẩu, en: Exports}`."""

    vi: Text
    en: Text


class Record(Noun):
    """A thing written in a data file, which remembers where: `data/actuals.csv`, line 17."""

    file: str = Field(default="", exclude=True)
    line: int = Field(default=0, exclude=True)


class Unit(Noun):
    """A unit of measure. Example: `bn_VND: {vi: tỷ đồng, en: billion VND}`."""

    vi: Text
    en: Text
    whole: Flag = False  # counts of homes, people, ranks: a decimal point in them is a slip


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
    note: Text | None = None


class Target(Record):
    """One adopted version of one target, with the words as printed."""

    id: Code
    indicator: Code
    area: Code
    period: Period
    basis: Basis
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    comparator: Comparator = ">="
    unit: Code
    per_year: Flag = False  # a yearly average over the period
    set_by: Text | None = None
    document: Text | None = None
    adopted_on: PartialDate | None = None
    published_on: PartialDate | None = None
    supersedes: Codes = ()
    implied: Flag = False  # only implied by percentages a source printed
    level_inferred: Flag = False  # the source does not name who set it
    as_printed: Text
    source: Code
    note: Text | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> Self:
        if (self.value is None) == (self.low is None and self.high is None):
            raise _refuse("value_or_range")
        if (self.low is None) != (self.high is None):
            raise _refuse("half_a_range")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise _refuse("range_reversed")
        return self

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
    url: Text | None = None
    published_on: PartialDate | None = None
    language: Text | None = None
    note: Text | None = None


class Area(Record):
    """A territory with its dates of validity and what it was merged from."""

    code: Code
    name_vi: Text
    name_en: Text
    full_name_vi: Text | None = None
    full_name_en: Text | None = None
    kind: AreaKind
    parent: Code | None = None
    aliases: Codes = ()
    predecessors: Codes = ()
    merged_from: Text | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    region: Code | None = None
    region_vi: Text | None = None
    region_en: Text | None = None
    city_since: Text | None = None
    city_resolution: Text | None = None
    latitude: Number | None = None
    longitude: Number | None = None
    area_km2: Number | None = None
    source: Codes = ()
    note: Text | None = None


class Session(Record):
    """A session of a People's Council."""

    id: Code
    number: Whole | None = None
    term: Text
    area: Code
    start: PartialDate | None = None
    end: PartialDate | None = None
    kind: Text
    reports: Whole | None = None
    resolutions_planned: Whole | None = None
    resolutions_passed: Text | None = None
    about: Text
    sets: Text | None = None
    source: Codes
    note: Text | None = None


class MainTargets(Noun):
    """The main targets a resolution sets: how many, and which are known by name."""

    year: Whole
    area: Code
    of: Whole
    known: tuple[Code, ...]
    inferred: Flag = False  # which ones belong is inferred: the list itself is not public


class Resolution(Record):
    """A resolution or other act that sets targets."""

    id: Code
    number: Text | None = None
    issuer: Text
    area: Code | None = None
    date: PartialDate | None = None
    session: Code | None = None
    title: Words | Text
    name: Words | None = None  # as cited in a sentence: Nghị quyết 42 của HĐND
    sets: Text | None = None
    source: Codes = ()
    main_targets: MainTargets | None = None
    note: Text | None = None


class OfficialVerdict(Record):
    """What the city itself published about its targets of a year."""

    id: Code
    area: Code
    year: Whole
    published_on: PartialDate
    source: Code
    met_or_exceeded: Whole | None = None
    of: Whole | None = None
    missed: tuple[Code, ...] = ()
    exceeded: tuple[Code, ...] = ()


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
    snapshot: str  # first 12 hex digits of the fingerprint of the files
