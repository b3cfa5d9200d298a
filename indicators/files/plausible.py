"""Which numbers lie far from all that is on record of the same thing: an indicator's own band of plausible values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from indicators.files.loaded_records import Shelf
from indicators.files.records import ReadRecord
from indicators.model import Area, Indicator, Target

FACTOR = Decimal(4)  # sums and levels of other years: on file none is further from all the others
SPANS = 2  # rates and ranks: so many spans of what is on record beyond it
FEW = 3  # rates that make a span
SMALL_COUNT = Decimal(100)  # counts up to it rise and fall honestly: 2 homes, then 20
NEVER = frozenset({"draft", "press"})
FIELDS = ("value", "low", "high")
SUMS, SPANNED = frozenset({"flow", "stock"}), frozenset({"rate", "rank"})
Key = tuple[str, str, str]


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
    seen = _on_record(rows)
    for row in rows:
        indicator = indicators[row.noun.indicator]
        for field in FIELDS:
            value: Decimal | None = getattr(row.noun, field, None)
            if value is not None and not row.findings.has(*row.at(field)):
                unit = shelf.units.get(indicator.unit)
                counted = unit is not None and unit.whole
                _check(row, field, value, _band(indicator, _beside(row, seen, areas), counted=counted))


def _check(row: ReadRecord, field: str, value: Decimal, allowed: tuple[Decimal, Decimal] | None) -> None:
    if allowed and not allowed[0] <= value <= allowed[1]:
        low, high = (format(end.quantize(Decimal("0.01")).normalize(), "f") for end in allowed)
        row.warn("unusual", field, expected=f"{low}..{high}", indicator=row.noun.indicator)


def _band(indicator: Indicator, others: Seen | None, *, counted: bool) -> tuple[Decimal, Decimal] | None:
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
    for row in rows:
        noun = row.noun
        if isinstance(noun, Target) and (noun.draft or noun.basis in NEVER):
            continue
        for value in (getattr(noun, field, None) for field in FIELDS):
            if value is not None:
                one, periods = Seen(value, value, 1), seen[_key(row, noun.area)]
                periods[noun.period] = periods[noun.period].also(one) if noun.period in periods else one
    return seen


def _key(row: ReadRecord, area: str) -> Key:
    """Return what numbers have in common that are compared: the thing, the area, the slice of the year."""
    noun = row.noun
    kind = getattr(noun, "period_kind", "") if len(noun.period) > len("2025") else ""
    return noun.indicator, area, noun.period if ".." in noun.period else f"{noun.period[4:]} {kind}"


def _beside(row: ReadRecord, seen: OnRecord, areas: Mapping[str, Area]) -> Seen | None:
    """Return what is on record of other periods: of the area or, where it has none, of all that it was merged from."""
    area = areas.get(row.noun.area)
    merged = [_others(row, seen, code) for code in (area.predecessors if area else ())]
    return _others(row, seen, row.noun.area) or (_together(filter(None, merged)) if all(merged) else None)


def _others(row: ReadRecord, seen: OnRecord, area: str) -> Seen | None:
    """Return what is on record of other periods; one later period alone says little, it may itself be wrong."""
    own = row.noun.period
    others = {period: one for period, one in seen.get(_key(row, area), {}).items() if period != own}
    return _together(others.values()) if len(others) > 1 or min(others, default=own) < own else None


def _together(listed: Iterable[Seen]) -> Seen | None:
    found = tuple(listed)
    return reduce(Seen.also, found) if found else None
