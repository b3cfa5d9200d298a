"""Whether a figure or a target fits its indicator: unit, whole numbers, comparator, kind of period."""

from decimal import Decimal

from indicators.files.loaded_records import Shelf
from indicators.files.records import ReadRecord
from indicators.model import Indicator, Target, last_day, period_span
from indicators.model.scalars import PERIOD

COMPARATORS = {"higher": (">=", ">", "=", "about"), "lower": ("<=", "<", "=", "about")}
KINDS = {  # by the part of a period code that is written; without any it is a year
    "quarter": ("quarter", "stock"),
    "half": ("half", "stock"),
    "day": ("as_of", "stock", "event"),
    "last_month": ("months",),
    "month": ("month", "ytd", "stock", "as_of"),
    "last_year": ("multi_year",),
    "event": ("event",),
}
YEAR_KINDS = ("year", "stock", "as_of")
ORDERED = {"areas": ("valid_from", "valid_to"), "sessions": ("start", "end"), "releases": ("since", "until")}


def check_figures(shelf: Shelf) -> None:
    """Add wrong_unit, decimals_in_whole, comparator_direction, band_needs_range, kind_period and the like."""
    indicators = {noun.code: noun for noun in shelf.nouns("indicators")}
    for row in shelf.targets():
        indicator = indicators.get(row.noun.indicator)
        if indicator is not None:
            _check_unit(row, indicator, shelf, ("value", "low", "high"))
            _check_comparator(row, row.noun, indicator)
    for row in shelf.known("actuals"):
        _check_kind(row)
        indicator = indicators.get(row.noun.indicator)
        if indicator is not None:
            _check_unit(row, indicator, shelf, ("value",))
    for row in shelf.known("indicators"):
        span = row.noun.plausible
        if span and span[0] >= span[1]:
            row.add("range_reversed", "plausible", expected=f"[{span[1]}, {span[0]}]")
    _check_dates(shelf)
    _check_counts(shelf)


def _check_unit(row: ReadRecord, indicator: Indicator, shelf: Shelf, fields: tuple[str, ...]) -> None:
    if row.noun.unit != indicator.unit:
        row.add("wrong_unit", "unit", expected=indicator.unit, indicator=indicator.code)
        return
    unit = shelf.units.get(indicator.unit)
    if unit is None or not unit.whole:
        return
    for field in fields:
        value: Decimal | None = getattr(row.noun, field)
        if value is not None and int(value.as_tuple().exponent) < 0:
            row.add("decimals_in_whole", field, unit=indicator.unit)


def _check_comparator(row: ReadRecord, target: Target, indicator: Indicator) -> None:
    if indicator.direction == "band" and target.low is None:
        row.add("band_needs_range", "value", indicator=indicator.code)
    fitting = COMPARATORS.get(indicator.direction)
    if fitting and target.comparator not in fitting:
        direction, expected = indicator.direction, " / ".join(fitting)
        row.add(
            "comparator_direction",
            "comparator",
            found=target.comparator,
            expected=expected,
            indicator=indicator.code,
            direction=direction,
        )


def _check_kind(row: ReadRecord) -> None:
    found = PERIOD.fullmatch(row.noun.period)
    parts = found.groupdict() if found else {}
    fitting = next((kinds for part, kinds in KINDS.items() if parts.get(part)), YEAR_KINDS)
    if row.noun.period_kind not in fitting:
        row.add("kind_period", "period_kind", expected=" / ".join(fitting), period=row.noun.period)


def _check_dates(shelf: Shelf) -> None:
    for section, (first, last) in ORDERED.items():
        for row in shelf.known(section):
            start, end = getattr(row.noun, first), getattr(row.noun, last)
            if start and end and last_day(end) < period_span(start)[0]:
                row.add("dates_reversed", last, other=f"{first} {start}")


def _check_counts(shelf: Shelf) -> None:
    for row in shelf.known("official_verdicts"):
        noun = row.noun
        if noun.of is not None:
            _check_count(row, "met_or_exceeded", noun.met_or_exceeded or 0, noun.of)
            _check_count(row, "missed", len(noun.missed), noun.of)
    for row in shelf.known("resolutions"):
        if row.noun.main_targets:
            _check_count(row, "main_targets", len(row.noun.main_targets.known), row.noun.main_targets.of)


def _check_count(row: ReadRecord, field: str, count: int, total: int) -> None:
    if count > total:
        row.add("more_than_of", field, found=str(count), expected=str(total))
