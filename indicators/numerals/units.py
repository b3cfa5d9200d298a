"""Units as planners write them: a scale and what is counted, so that '50,14 ty USD' becomes 50,140 million USD."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from indicators.collation import folded
from indicators.model import Unit
from indicators.numerals.words import any_of, same

# Powers of ten with their names in both languages, the usual one first.
SCALES: tuple[tuple[int, tuple[str, ...], tuple[str, ...]], ...] = (
    (12, ("nghìn tỷ", "ngàn tỷ", "nghìn tỉ", "ngàn tỉ"), ("trillion",)),
    (9, ("tỷ", "tỉ", "nghìn triệu", "ngàn triệu"), ("billion", "bn", "thousand million")),
    (6, ("triệu",), ("million", "mn")),
    (3, ("nghìn", "ngàn"), ("thousand",)),
)
THOUSAND = re.compile(r"1[., ]?000(?![0-9.,])")  # '1000 tấn'
LETTERS = {"b": "billion", "m": "million", "k": "thousand"}  # of money alone: 5 m may be five metres
# As offices shorten a unit, each with one meaning; points, spaces and marks left out.
SHORT = {
    "trd": "triệu đồng", "trdong": "triệu đồng", "trvnd": "triệu đồng", "tyd": "tỷ đồng", "tid": "tỷ đồng",
    "trusd": "triệu USD", "trluot": "triệu lượt", "trtan": "triệu tấn", "dn": "doanh nghiệp",
}  # fmt: skip
ALIKE = (
    ("đồng", "VND", "VNĐ", "₫"),
    ("USD", "đô la Mỹ", "đô la", "đô", "US$", "$", "US dollars", "dollars"),
    ("%", "phần trăm", "percent", "per cent", "percentage"),
    ("điểm phần trăm", "điểm %", "percentage points", "percentage point", "pp"),
    ("người", "person", "people"),
    ("lượt", "lượt khách", "lượt người", "lượt khách du lịch", "visits", "arrivals"),
)
PERCENT = ("%",)
# May stand before a number and before a scale: US$ 60 bn; those that are none of ours are then refused by their name.
MONEY = ("VND", "VNĐ", "₫", "USD", "US$", "$", "EUR", "€", "JPY", "¥", "CNY", "RMB", "KRW", "₩", "GBP", "£", "SGD")
SCALE = "|".join(any_of((*vi, *en)) for _, vi, en in SCALES)
MONEY_FIRST = re.compile(rf"({any_of(MONEY)}) *({SCALE}|[bmk])(?!\w) *(.*)", re.IGNORECASE)
LETTER = re.compile(rf"([bmk]) *((?:{any_of(MONEY)})(?!\w).*)", re.IGNORECASE)
KEPT = 2_000  # a workbook names few units, each of them in hundreds of cells


@dataclass(frozen=True, slots=True)
class Scaled:
    """A unit taken apart: 'triệu đồng/người' is 10 to the power of 6, of ('đồng', 'người')."""

    power: int
    counted: tuple[str, ...]


@lru_cache(maxsize=KEPT)
def taken_apart(text: str) -> Scaled:
    """Return the scale of a unit and what it counts; nothing is counted where only a scale is written.

    >>> taken_apart("1000 tấn") == taken_apart("nghìn tấn"), taken_apart("Tr.đ") == taken_apart("triệu đồng")
    (True, True)
    """
    text = in_words(SHORT.get(re.sub(r"[. ]", "", folded(text)), text))
    if found := MONEY_FIRST.fullmatch(text):
        text = f"{found[2]} {found[1]} {found[3]}"
    if found := LETTER.fullmatch(text):
        text = f"{LETTERS[found[1].lower()]} {found[2]}"
    for power, vi, en in SCALES:
        if found := re.match(rf"(?:{any_of((*vi, *en))})(?!\w) *", text, re.IGNORECASE):
            return Scaled(power, _parts(text[found.end() :]))
    return Scaled(0, _parts(text))


def in_words(unit: str) -> str:
    """Return a unit without the digits of its scale, so that it can stand behind a number.

    >>> in_words("1000 tấn")
    'nghìn tấn'
    """
    return THOUSAND.sub(SCALES[-1][1][0], unit, count=1) if THOUSAND.match(unit) else unit


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"/| per (?=[a-z])(?!cent)", text) if part.strip())


def shift(typed: str, wanted: Unit) -> int | None:
    """Return by which power of ten a number in the typed unit is multiplied to stand in the wanted one.

    None where the typed one counts something else: no currency and no quantity is ever converted.
    """
    written = taken_apart(typed)
    for name in (wanted.vi, wanted.en):
        goal = taken_apart(name)
        completed = not written.counted and goal.counted != PERCENT
        if completed or _alike(written.counted, goal.counted):
            return written.power - goal.power
    return None


def is_completed(typed: str, wanted: Unit) -> bool:
    """Return whether the typed words are a scale alone, and another one than that of the unit."""
    return not taken_apart(typed).counted and shift(typed, wanted) != 0


def _alike(one: Iterable[str], other: Iterable[str]) -> bool:
    ours, theirs = tuple(one), tuple(other)
    return len(ours) == len(theirs) and all(map(_same, ours, theirs))


@lru_cache(maxsize=KEPT)
def _same(one: str, other: str) -> bool:
    return same(one, other) or any(_among(one, group) and _among(other, group) for group in ALIKE)


def _among(word: str, group: tuple[str, ...]) -> bool:
    return any(same(word, entry) for entry in group)
