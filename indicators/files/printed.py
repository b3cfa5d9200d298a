"""Whether the words that a record quotes can give its number, and bound it as the record says."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from indicators.files.check_units import COMPARATORS
from indicators.files.loaded_records import Shelf
from indicators.files.plausible import numbers_of
from indicators.files.records import ReadRecord
from indicators.model import Actual, Indicator, Target
from indicators.numerals import PrintedNumber, is_of_a_cut, numbers_in

KEPT = 10_000  # of words with a number: a record says the same at every reading
MISPRINT = "(sic)"  # copied as it stands: the record says what was meant
SCALES = tuple(Decimal(1).scaleb(3 * power) for power in range(-5, 6))  # 3.8 billion USD is 3,800 million
HUNDRED = Decimal(100)
PERCENT = ("%", "pp")


def find_misquoted(shelf: Shelf) -> None:
    """Add printed_otherwise and bound_unsaid as warnings, where the words of a record hold digits."""
    indicators = {noun.code: noun for noun in shelf.nouns("indicators")}
    cuts = {code for code, noun in indicators.items() if is_of_a_cut(noun.name.vi) or is_of_a_cut(noun.name.en)}
    for row in (*shelf.targets(), *shelf.known("actuals")):
        indicator = indicators.get(row.noun.indicator)
        if indicator is not None:
            _check(row, indicator, cut=row.noun.indicator in cuts)


def _check(row: ReadRecord, indicator: Indicator, *, cut: bool) -> None:
    words, rate = row.noun.as_printed, indicator.unit in PERCENT
    if isinstance(row.noun, Target) and row.noun.implied:
        return
    for field, value in numbers_of(row.noun):
        giving = _giving(words, value, cut=cut, rate=rate)
        if giving == () and not row.findings.has(*row.at(field)):
            row.warn("printed_otherwise", field, expected="", printed=words)
        elif giving and field == "value":
            _check_bound(row, giving, indicator)


@lru_cache(maxsize=KEPT)
def _giving(words: str, value: Decimal, *, cut: bool, rate: bool) -> tuple[PrintedNumber, ...] | None:
    """Return the numbers in words that give a value, nothing where the words say none or another one."""
    listed = numbers_in(words)
    if not listed or MISPRINT in words or (not rate and _are_shares(listed)):
        return None
    return tuple(one for one in listed if _gives(one, value, cut=cut, rate=rate))


def _are_shares(listed: tuple[PrintedNumber, ...]) -> bool:
    """Return whether the words say only what share of another number it is: '100% of the projected revenue'."""
    return all(one.percent for one in listed)


def _gives(printed: PrintedNumber, value: Decimal, *, cut: bool, rate: bool) -> bool:
    """Return whether a printed number is the value; a rate may also be printed as a fraction, or as an index of 100."""
    if rate and value in {reading - HUNDRED for reading in printed.readings}:
        return True
    signed = not value or printed.negative in (None, value < 0) or (cut and value > 0)
    scales = (*SCALES, HUNDRED) if rate else SCALES
    return signed and any(abs(value) == reading * scale for reading in printed.readings for scale in scales)


def _check_bound(row: ReadRecord, giving: tuple[PrintedNumber, ...], indicator: Indicator) -> None:
    """Warn where each number that gives the value has a word before it which the record leaves out."""
    said = set(_bounds(row.noun, giving, indicator))
    if len(said) == 1 and (word := said.pop()):
        field = "qualifier" if isinstance(row.noun, Actual) else "comparator"
        row.warn("bound_unsaid", field, expected=word, printed=row.noun.as_printed)


def _bounds(noun: Actual | Target, giving: tuple[PrintedNumber, ...], indicator: Indicator) -> Iterator[str]:
    """Yield what the record should say for each number, nothing where it may stay as it is."""
    for comparator, qualifier in (one.bound for one in giving):
        if isinstance(noun, Actual):
            yield "" if noun.qualifier else qualifier or ""
        else:
            fits = comparator in COMPARATORS.get(indicator.direction, (comparator,))
            yield comparator if comparator and fits and comparator not in (noun.comparator, "=") else ""
