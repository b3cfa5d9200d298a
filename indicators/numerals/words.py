"""The words around a number in both languages, with and without diacritics: about, over, at least, from ... to."""

import re
import unicodedata
from functools import cache

from indicators.collation import composed
from indicators.model.lists import Comparator, Qualifier

Bound = tuple[Comparator | None, Qualifier | None]

BARE: Bound = (None, "")
BOUNDS: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    ((">=", None), (
        "ít nhất", "tối thiểu", "không dưới", "không thấp hơn", "không ít hơn", "at least", "no less than",
        "not less than", "minimum", ">=", "≥",
    )),
    (("<=", None), (
        "không quá", "tối đa", "không vượt quá", "không cao hơn", "at most", "no more than", "not more than",
        "maximum", "<=", "≤",
    )),
    (("about", "about"), ("khoảng", "chừng", "xấp xỉ", "about", "around", "approximately", "~", "≈")),
    (("about", "nearly"), ("gần", "nearly", "almost")),
    ((">", "over"), ("trên", "hơn", "over", "more than", "above", ">")),
    (("<", None), ("dưới", "below", "under", "less than", "<")),
    (("=", ""), ("đúng", "bằng", "exactly", "=")),
)  # fmt: skip
UPWARDS: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    ((">=", None), ("trở lên", "or more", "and above", "and over")),
    (("<=", None), ("trở xuống", "or less", "and below")),
)
FROM = ("từ", "from")
TO = ("đến", "tới", "to")
MISSING = ("-", "−", "–", "—", "…", "...", "x", "n/a", "chưa có", "không có số liệu", "no figure")
SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")  # every one that keeps to its line


@cache
def pattern(entry: str) -> str:
    """Return a pattern of a word in which each letter may stand without its diacritics, and no other way."""
    return "".join(" +" if c == " " else _letter(c) for c in entry)


def _letter(letter: str) -> str:
    plain = "d" if letter == "đ" else unicodedata.normalize("NFKD", letter)[0]  # km² is typed km2
    return re.escape(letter) if plain == letter else f"[{letter}{plain}]"


@cache
def any_of(entries: tuple[str, ...]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(pattern(entry) for entry in sorted(entries, key=len, reverse=True))


def same(text: str, entry: str) -> bool:
    """Return whether a text is a word, case aside, with its diacritics or without them."""
    return re.fullmatch(pattern(entry.casefold()), text.casefold()) is not None


def is_missing(text: str) -> bool:
    """Return whether the words say that there is no figure."""
    return not text or re.fullmatch(any_of(MISSING), text.casefold()) is not None


def cleaned(words: str) -> str:
    """Return the words with composed letters and plain spaces."""
    return SPACES.sub(" ", composed(words)).strip(" ")


@cache
def _bounds() -> tuple[tuple[Bound, re.Pattern[str]], ...]:
    """Return the patterns of bounds with the number in their first group, in the order in which they are tried."""
    after = [(b, rf"(?:(?:{any_of(FROM)}) +)?(.*?) *\b(?:{any_of(entries)})") for b, entries in UPWARDS]
    before = [(b, rf"(?:{any_of(entries)})(?![^\W\d_]) *((?s:.*))") for b, entries in BOUNDS]
    return tuple((bound, re.compile(words, re.IGNORECASE)) for bound, words in (*after, *before))


def take_bound(text: str) -> tuple[Bound, str]:
    """Return what the words around the number say of it, and the words without them."""
    for bound, words in _bounds():
        if found := words.fullmatch(text):
            return bound, found[1]
    return BARE, text
