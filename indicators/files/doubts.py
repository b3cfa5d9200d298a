"""What is loaded all the same, with a warning: figures that contradict each other or look misprinted."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from indicators.attainment import differ
from indicators.files.loaded_records import LEDGERS, Shelf
from indicators.files.plausible import find_unusual, names
from indicators.files.printed import find_misquoted
from indicators.files.records import ReadRecord
from indicators.model import Actual, Indicator, Target, last_day, period_span

# A misplaced unit or point multiplies by about these. Ten is near to honest growth, so its span is the narrowest.
JUMPS = (
    (Decimal(10), Decimal("8.5"), Decimal("11.8")),
    (Decimal(1000), Decimal(600), Decimal(1700)),
    (Decimal(1_000_000), Decimal(600_000), Decimal(1_700_000)),
)
SMALL_COUNT = Decimal(100)  # counts below it rise tenfold honestly: 2 homes, then 20
SLICES = frozenset({"year", "quarter", "half", "month", "ytd", "months"})
SUMS = frozenset({"flow", "stock"})  # only these have a scale that holds from year to year
PUBLISHED = ("published_on",)
DATED = dict.fromkeys(("actuals", "sources", "official_verdicts"), PUBLISHED) | dict.fromkeys(
    LEDGERS, ("adopted_on", *PUBLISHED)
)


def find_doubts(shelf: Shelf) -> None:
    """Add what contradicts, is out of scale, lies outside a band or in the future, or is not what its words say."""
    indicators = {noun.code: noun for noun in shelf.nouns("indicators")}
    actuals = list(shelf.known("actuals"))
    _find_contradictions(actuals, indicators)
    _find_implausible([*shelf.targets(), *actuals], indicators)
    _find_early(actuals)
    _find_quoted_early(shelf)
    _find_jumps(actuals, indicators, shelf)
    _find_target_jumps(shelf, indicators)
    find_unusual(shelf)
    find_misquoted(shelf)
    _find_future(shelf)
    if "actuals" in shelf.whole and not actuals:
        shelf.findings["actuals.csv"].add("no_figures", severity="warning")


def _find_contradictions(actuals: list[ReadRecord], indicators: dict[str, Indicator]) -> None:
    by_stage: dict[tuple[str | None, ...], ReadRecord] = {}
    by_day: dict[tuple[str | None, ...], ReadRecord] = {}
    for row in actuals:
        noun: Actual = row.noun
        if noun.published_on is None:
            continue
        key = (noun.indicator, noun.area, noun.period, noun.period_kind, noun.series, noun.published_on)
        twin, other = by_stage.setdefault((*key, noun.stage), row), by_day.setdefault(key, row)
        indicator = indicators.get(noun.indicator)
        if differ(twin.noun, noun):
            row.warn("two_values_one_day", "value", expected=str(twin.noun.value), other=twin.where)
        elif indicator and noun.series == indicator.series and differ(other.noun, noun):
            row.warn("city_figures_differ", "value", expected=str(other.noun.value), other=other.where)


def _find_implausible(rows: list[ReadRecord], indicators: dict[str, Indicator]) -> None:
    for row in rows:
        indicator = indicators.get(row.noun.indicator)
        if indicator is None or indicator.plausible is None:
            continue
        lowest, highest = indicator.plausible
        for field in ("value", "low", "high"):
            value = getattr(row.noun, field, None)
            if value is not None and not lowest <= value <= highest:
                row.warn("implausible", field, expected=f"{lowest}..{highest}", **names(indicator))


def _find_early(actuals: list[ReadRecord]) -> None:
    for row in actuals:
        known = row.noun.known_from
        if known and row.noun.stage != "forecast" and known < period_span(row.noun.period)[0]:
            row.warn("published_early", "published_on", expected="", period=row.noun.period)


def _find_quoted_early(shelf: Shelf) -> None:
    """Warn where an act is quoted before the day of its adoption, once for each source and day."""
    told: set[tuple[str, str]] = set()
    for row in shelf.targets():
        noun: Target = row.noun
        if not (noun.adopted_on and noun.published_on) or (noun.source, noun.adopted_on) in told:
            continue
        if last_day(noun.published_on) < period_span(noun.adopted_on)[0]:
            told.add((noun.source, noun.adopted_on))
            row.warn("quoted_early", "published_on", expected=noun.adopted_on, source=noun.source)


def _find_jumps(actuals: list[ReadRecord], indicators: dict[str, Indicator], shelf: Shelf) -> None:
    lines: dict[tuple[str, ...], list[ReadRecord]] = defaultdict(list)
    for row in actuals:
        noun: Actual = row.noun
        indicator = indicators.get(noun.indicator)
        if indicator and indicator.nature in SUMS and noun.period_kind in SLICES and noun.value > 0:
            # The same slice of each year: six months are compared with six months.
            lines[noun.indicator, noun.area, noun.series, noun.period_kind, noun.period[4:]].append(row)
    for (code, *_), rows in lines.items():
        unit = shelf.units.get(indicators[code].unit)
        _compare_in_order(sorted(rows, key=_in_time), smallest=SMALL_COUNT if unit and unit.whole else Decimal(0))


def _find_target_jumps(shelf: Shelf, indicators: dict[str, Indicator]) -> None:
    """Warn at a target that is about ten times each of last year's of the same basis, or a tenth."""
    years: dict[tuple[str, ...], list[ReadRecord]] = defaultdict(list)
    for row in shelf.targets():
        indicator = indicators.get(row.noun.indicator)
        if indicator and indicator.nature in SUMS and ".." not in row.noun.period:
            years[_target_key(row, int(row.noun.period[:4]))].append(row)
    for row in (row for rows in list(years.values()) for row in rows):
        before = years.get(_target_key(row, int(row.noun.period[:4]) - 1), [])
        unit = shelf.units.get(row.noun.unit)
        smallest = SMALL_COUNT if unit and unit.whole else Decimal(0)
        jumps = [_times(_near_end(old.noun), _near_end(row.noun), smallest) for old in before]
        if before and all(jumps):
            field = "value" if row.noun.value is not None else "low"
            row.warn("target_jump", field, expected=str(_near_end(before[-1].noun)), factor=str(jumps[-1]),
                     other=before[-1].where)  # fmt: skip


def _target_key(row: ReadRecord, year: int) -> tuple[str, ...]:
    noun: Target = row.noun
    return noun.indicator, noun.area, noun.basis, str(year), noun.period[4:]


def _near_end(target: Target) -> Decimal:
    end = target.value if target.value is not None else target.low
    assert end is not None  # the model takes no target without either
    return end


def _find_future(shelf: Shelf) -> None:
    today = date.today().isoformat()  # noqa: DTZ011 - the city's own day
    for section, fields in DATED.items():
        for row in shelf.known(section):
            for field in fields:
                on: str | None = getattr(row.noun, field)
                if on and on > today[: len(on)]:  # a month or a year is to come once it begins after today
                    row.warn("future_day", field, expected=today)


def _in_time(row: ReadRecord) -> tuple[date, date, int]:
    return period_span(row.noun.period)[0], row.noun.known_from or date.max, row.line


def _compare_in_order(rows: Iterable[ReadRecord], smallest: Decimal) -> None:
    """Warn at each figure out of scale with the last trusted one; two that agree on a new level are trusted."""
    trusted: ReadRecord | None = None
    doubted: ReadRecord | None = None
    for row in rows:
        factor = _jump(trusted, row, smallest)
        if factor is None or trusted is None or (doubted and _jump(doubted, row, smallest) is None):
            trusted, doubted = row, None
            continue
        row.warn("scale_jump", "value", expected=str(trusted.noun.value), factor=factor, other=trusted.where)
        doubted = row


def _jump(before: ReadRecord | None, after: ReadRecord, smallest: Decimal) -> str | None:
    """Return how many times the figure is off: `10`, `1000`, `1/10`; or nothing."""
    if before is None:
        return None
    return _times(before.noun.value, after.noun.value, smallest)


def _times(before: Decimal, after: Decimal, smallest: Decimal) -> str | None:
    factor = times_off(before, after, smallest)
    if factor is None:
        return None
    return str(factor) if after > before else f"1/{factor}"


def times_off(one: Decimal, other: Decimal, smallest: Decimal) -> Decimal | None:
    """Return by which misplaced unit or point two positive figures are apart: 10, 1000 or 1,000,000; or nothing."""
    low, high = sorted((one, other))
    if low < smallest or low <= 0:
        return None
    return next((factor for factor, least, most in JUMPS if least <= high / low <= most), None)
