"""Which numbers lie far from all that is on record of the same thing: an indicator's own band of plausible values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from indicators.files.loaded_records import Shelf
from indicators.files.records import ReadRecord
from indicators.model import Actual, Area, Indicator, Target

FACTOR = Decimal(4)  # sums and levels of other years: on file none is further from all the others
SPANS = 2  # rates and ranks: so many spans of what is on record beyond it
FEW = 3  # rates that make a span
SMALL_COUNT = Decimal(100)  # counts up to it rise and fall honestly: 2 homes, then 20
NEVER = frozenset({"draft", "press"})
SUMS, SPANNED = frozenset({"flow", "stock"}), frozenset({"rate", "rank"})
Key = tuple[str, str, str]
Band = tuple[Decimal, Decimal]


class Seen(NamedTuple):
    """The least and the greatest number on record of one period, and how many there are."""

    low: Decimal
    high: Decimal
    count: int

    def also(self, other: "Seen") -> "Seen":
        """Return the two together."""
        return Seen(min(self.low, other.low), max(self.high, other.high), self.count + other.count)


OnRecord = Mapping[Key, dict[str, Seen]]  # by what is measured where and in which slice of the year, then by period


def find_unusual(shelf: Shelf) -> None:
    """Add unusual as a warning at each number outside the band of what else is on record of it.

    An indicator whose `plausible` is written has that band and no other.
    """
    indicators = {noun.code: noun for noun in shelf.nouns("indicators") if noun.plausible is None}
    areas = {noun.code: noun for noun in shelf.nouns("areas")}
    rows = [row for row in (*shelf.targets(), *shelf.known("actuals")) if row.noun.indicator in indicators]
    seen, bands = _on_record(rows), dict[tuple[str, str, str, str], Band | None]()
    for row in rows:
        indicator, unit, key = indicators[row.noun.indicator], shelf.units.get(row.noun.unit), _key(row.noun)
        place = (*key, row.noun.period)
        if place not in bands:
            counted = unit is not None and unit.whole
            bands[place] = _band(indicator, _beside(place, seen, areas), counted=counted)
        if allowed := bands[place]:
            _check(row, allowed, indicator)


def names(indicator: Indicator) -> dict[str, str]:
    """Return an indicator as a warning names it, in both languages."""
    return {"indicator": indicator.code, "name_vi": indicator.label.vi, "name_en": indicator.label.en}


def _check(row: ReadRecord, allowed: Band, indicator: Indicator) -> None:
    for field, value in numbers_of(row.noun):
        if not allowed[0] <= value <= allowed[1] and not row.findings.has(*row.at(field)):
            low, high = (format(end.quantize(Decimal("0.01")).normalize(), "f") for end in allowed)
            row.warn("unusual", field, expected=f"{low}..{high}", **names(indicator))


def numbers_of(noun: Actual | Target) -> tuple[tuple[str, Decimal], ...]:
    """Return the numbers of a figure or a target, each with its field."""
    if isinstance(noun, Actual):
        return (("value", noun.value),)
    return tuple(zip(("value",) if noun.value is not None else ("low", "high"), noun.numbers, strict=True))


def _band(indicator: Indicator, others: Seen | None, *, counted: bool) -> Band | None:
    """Return the least and the greatest plausible value beside others, nothing where they say too little."""
    if others is None:
        return None
    low, high, count = others
    if indicator.nature in SUMS and low > 0:
        small = counted and low < SMALL_COUNT
        return Decimal(0) if small else low / FACTOR, max(high * FACTOR, SMALL_COUNT) if counted else high * FACTOR
    if indicator.nature in SPANNED and count >= FEW:
        span = max(high - low, abs(high), abs(low)) * SPANS
        return (Decimal(1) if indicator.nature == "rank" else low - span), high + span
    return None


def _on_record(rows: Iterable[ReadRecord]) -> OnRecord:
    seen: dict[Key, dict[str, Seen]] = defaultdict(dict)
    for noun in (row.noun for row in rows):
        if isinstance(noun, Target) and (noun.draft or noun.basis in NEVER):
            continue
        periods = seen[_key(noun)]
        for _, value in numbers_of(noun):
            one = Seen(value, value, 1)
            periods[noun.period] = periods[noun.period].also(one) if noun.period in periods else one
    return seen


def _key(noun: Actual | Target) -> Key:
    """Return what numbers have in common that are compared: the thing, the area, the slice of the year."""
    period = noun.period
    kind = noun.period_kind if isinstance(noun, Actual) and len(period) > len("2025") else ""
    return noun.indicator, noun.area, period if ".." in period else f"{period[4:]} {kind}"


def _beside(place: tuple[str, str, str, str], seen: OnRecord, areas: Mapping[str, Area]) -> Seen | None:
    """Return what is on record of other periods: of the area or, where it has none, of all that it was merged from."""
    indicator, code, part, own = place
    area = areas.get(code)
    merged = [_others(seen.get((indicator, one, part), {}), own) for one in (area.predecessors if area else ())]
    return _others(seen.get((indicator, code, part), {}), own) or (
        _together(filter(None, merged)) if all(merged) else None
    )


def _others(periods: Mapping[str, Seen], own: str) -> Seen | None:
    """Return what is on record of other periods; one later period alone says little, it may itself be wrong."""
    others = {period: one for period, one in periods.items() if period != own}
    return _together(others.values()) if len(others) > 1 or min(others, default=own) < own else None


def _together(listed: Iterable[Seen]) -> Seen | None:
    found = tuple(listed)
    return reduce(Seen.also, found) if found else None
