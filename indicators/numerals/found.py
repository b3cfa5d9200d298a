"""The numbers that stand in a sentence of a source, with their sign and the word that bounds each of them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from indicators.numerals.digits import readings
from indicators.numerals.units import MONEY
from indicators.numerals.words import BARE, BOUNDS, Bound, any_of

KEPT = 10_000  # sentences: a record quotes each of them at every reading
DIGITS = re.compile(r"[0-9][0-9.,]*(?: [0-9]{3}(?![0-9]))*")
PERCENT = re.compile(r" ?(?:%|phần trăm\b|per ?cent\b)", re.IGNORECASE)
FALLS = (
    "giảm", "âm", "down", "down by", "minus", "decreased", "decreased by", "decrease of", "declined", "declined by",
    "decline of", "dropped", "dropped by", "drop of", "fell", "fell by", "fall of", "reduced by", "reduction of",
)  # fmt: skip
CUTS = ("giảm", "cut", "decrease", "decline", "reduction", "fall", "drop")
CUT = re.compile(rf"(?<!\w)(?:{any_of(CUTS)})(?!\w)", re.IGNORECASE)
HANDED = ("hand", "carr", "tak", "took", "turn", "roll", "left", "brought", "bring", "pass")  # ... over: no bound
HAND_OVER = re.compile(rf"(?<!\w)(?:{'|'.join(HANDED)})\w*[ -]+over *$", re.IGNORECASE)
COIN = rf" *(?:(?:{any_of(MONEY)}) *)?"


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """One number of a sentence: what its digits may mean, whether it is a fall, a percentage, and how it is bounded."""

    readings: frozenset[Decimal]
    negative: bool | None  # None: in brackets, which accountants write for a loss
    percent: bool
    bound: Bound


@lru_cache(maxsize=KEPT)
def numbers_in(words: str) -> tuple[PrintedNumber, ...]:
    """Return every number in words of a source; digits that break the rules of both languages are none.

    >>> [(sorted(one.readings), one.negative, one.bound[1]) for one in numbers_in("giảm gần 4,7%, tức 50.495 tỉ")]
    [([Decimal('4.7')], True, 'nearly'), ([Decimal('50.495'), Decimal('50495')], False, '')]
    """
    found = []
    for run in DIGITS.finditer(words):
        for start, digits in _apart(run.start(), run.group()):
            before, after = words[:start], words[start + len(digits) :]
            bound, rest = _bounded(before)
            said = PrintedNumber(frozenset(readings(digits)), _falls(rest, after), bool(PERCENT.match(after)), bound)
            found.append(said)
    return tuple(found)


def is_of_a_cut(name: str) -> bool:
    """Return whether a thing is named as a reduction: 'giảm 0,8%' is then 0.8 of it."""
    return CUT.search(name) is not None


def _apart(start: int, run: str) -> list[tuple[int, str]]:
    """Return the number of a run of digits, or those between its spaces where it is not one."""
    digits = run.rstrip(".,")
    if readings(digits):
        return [(start, digits)]
    parts = ((start + one.start(), one.group().rstrip(".,")) for one in re.finditer(r"[0-9][0-9.,]*", digits))
    return [(at, part) for at, part in parts if readings(part)]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Bound, re.Pattern[str]], ...]:
    words = ((bound, any_of(entries)) for bound, entries in BOUNDS)
    return tuple((bound, re.compile(rf"(?<![\w-])(?:{entries}){COIN}$", re.IGNORECASE)) for bound, entries in words)


def _bounded(before: str) -> tuple[Bound, str]:
    """Return how the words right before a number bound it, and the words before those."""
    for bound, words in _patterns():
        found = words.search(before)
        if found and not HAND_OVER.search(before[: found.end()].rstrip()):
            return bound, before[: found.start()]
    return BARE, before


@lru_cache(maxsize=1)
def _fall() -> re.Pattern[str]:
    minus = r"(?<![\w)%])(?<![\d)%] )[-\u2212]"  # between two numbers it is the dash of a range
    return re.compile(rf"(?:(?<!\w)(?:{any_of(FALLS)}) *|{minus}){COIN}$", re.IGNORECASE)


def _falls(before: str, after: str) -> bool | None:
    if before.endswith("(") and re.match(r" ?%?\)", after):
        return None
    return _fall().search(before) is not None
