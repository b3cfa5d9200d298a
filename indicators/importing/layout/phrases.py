"""Phrases that name a period, in Vietnamese without marks and in English, each with what it names."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.model.scalars import MONTHS

# `last_month`: the month before that of the report; `other`: a time that cannot be told for sure.
What = Literal["month", "last_month", "this_month", "ytd", "quarter", "half", "year", "day", "other"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One period as named: the 10 of 'tháng 10', the day as ISO, the year where it stands beside it."""

    what: What
    number: int = 0
    year: int | None = None
    day: str = ""


WORDS_VI = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
WORDS_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ROMAN = ("i", "ii", "iii", "iv")
ORDINALS = ("first", "second", "third", "fourth")

_YEAR = r"(?:[\s/.,\-(]*\b(?:cua |of |in |to )?(?:nam )?(?P<year>(?:19|20)[0-9]{2})(?![0-9]))?"
_FULL = r"(?P<year>(?:19|20)[0-9]{2})"
_ALONE = r"(?<![0-9.,/-])"
_N = rf"{_ALONE}(?P<n>[0-9]{{1,2}})"
_ANY_MON = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MON = _ANY_MON.replace("may", r"may(?=[\s/.,-]*(?:19|20)[0-9]{2})")  # without a year also 'máy', and a verb
_LAST_MON = _ANY_MON.replace("mon>", "last>")
_DAY = r"(?<![0-9])(?P<d>[0-9]{1,2})"
_DAY_YEAR = r"(?P<y>(?:19|20)[0-9]{2})(?![0-9])"

Reading = Callable[[re.Match[str]], Mention]


def _year(found: re.Match[str]) -> int | None:
    return int(found["year"]) if found["year"] else None


def _numbered(what: What, most: int = 12) -> Reading:
    def reading(found: re.Match[str]) -> Mention:
        number = _number(found["n"])
        return Mention(what, number, _year(found)) if 1 <= number <= most else Mention("other")

    return reading


def _number(words: str) -> int:
    """Return the number of digits or of words; 0 where they are none."""
    if words.isdigit():
        return int(words)
    for names in (WORDS_VI, WORDS_EN, ROMAN, ORDINALS):
        if words in names:
            return names.index(words) + 1
    return 0


def _month_number(name: str) -> int:
    return (*MONTHS,).index(name[:3]) + 1


def _cumulative(found: re.Match[str]) -> Mention:
    number = _number(found["n"])
    if number == 12:
        return Mention("year", 0, _year(found))
    return Mention("ytd", number, _year(found)) if 1 <= number <= 12 else Mention("other")


def _last_half(found: re.Match[str]) -> Mention:
    return Mention("half", 2, _year(found)) if int(found["n"]) == 6 else Mention("other")


def _range(found: re.Match[str]) -> Mention:
    names = found.groupdict()
    first = _month_number(names["mon"]) if names.get("mon") else int(found["n"])
    last = _month_number(found["last"]) if not found["last"].isdigit() else int(found["last"])
    if first != 1 or not 1 < last <= 12:
        return Mention("other")
    return Mention("year", 0, _year(found)) if last == 12 else Mention("ytd", last, _year(found))


def _day(found: re.Match[str]) -> Mention:
    parts = found.groupdict()
    month = _month_number(parts["mon"]) if parts.get("mon") else int(parts["m"])
    with suppress(ValueError):
        return Mention("day", 0, int(parts["y"]), date(int(parts["y"]), month, int(parts["d"])).isoformat())
    return Mention("other")


def _either_day(found: re.Match[str]) -> Mention:
    """Return the day of 31/10/2025; after an English word 10/05 is May or October."""
    is_either = found["en"] and int(found["d"]) <= 12 and found["d"] != found["m"]
    return Mention("other") if is_either else _day(found)


def _iso_day(found: re.Match[str]) -> Mention:
    # A spreadsheet keeps 'Oct-25' as the first of October: then it is not known which of both was meant.
    return Mention("other") if found["d"] == "01" else _day(found)


def _plain(what: What, number: int = 0) -> Reading:
    return lambda found: Mention(what, number, _year(found))


def _named_month(found: re.Match[str]) -> Mention:
    return Mention("month", _month_number(found["mon"]), _year(found))


def _bare(what: What) -> Reading:
    return lambda _: Mention(what)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DAYS: tuple[tuple[str, Reading], ...] = (
    (
        rf"(?P<en>\b(?:as of|as at|at|by|to|until|on) )?{_DAY}(?P<sep>[/.-])(?P<m>[0-9]{{1,2}})(?P=sep){_DAY_YEAR}",
        _either_day,
    ),
    (r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9])", _iso_day),
    (rf"\bngay (?P<d>[0-9]{{1,2}}) ?thang (?P<m>[0-9]{{1,2}}),? ?nam {_DAY_YEAR}", _day),
    (rf"{_DAY}(?:st|nd|rd|th)? {_ANY_MON},? ?{_DAY_YEAR}", _day),
    (rf"\b{_ANY_MON} (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_DAY_YEAR}", _day),
)
_SUMS: tuple[tuple[str, Reading], ...] = (
    (
        r"\b(?:tu )?(?:thang|t) ?(?P<n>[0-9]{1,2})(?: nam)? ?(?:-|den|toi) ?(?:het )?(?:thang |t)?"
        rf"(?P<last>[0-9]{{1,2}})(?![0-9]){_YEAR}",
        _range,
    ),
    (rf"\b{_ANY_MON} ?(?:-|to|through) ?{_LAST_MON}{_YEAR}", _range),
    (rf"\b(?P<n>{_any(WORDS_VI)}) thang dau nam\b{_YEAR}", _cumulative),
    (rf"{_N} ?thang cuoi(?: cua)? nam\b{_YEAR}", _last_half),
    (rf"{_N} ?thang (?:con lai|toi|tiep theo|cuoi)", _bare("other")),
    (rf"{_N} ?thang(?: dau nam| dau| tu dau nam)?\b{_YEAR}", _cumulative),
    (rf"{_N} ?t\b{_YEAR}", _cumulative),
    (rf"{_N} ?m(?=[\s/.,-]*(?:19|20)[0-9]{{2}}){_YEAR}", _cumulative),
    (rf"\b(?:first )?{_ALONE}(?P<n>[0-9]{{1,2}}|{_any(WORDS_EN)})[ -]months?\b{_YEAR}", _cumulative),
    (rf"\b(?:nua dau nam|first half|h1)\b{_YEAR}", _plain("ytd", 6)),
    (rf"\b(?:nua cuoi nam|second half|h2)\b{_YEAR}", _plain("half", 2)),
)
_QUARTERS: tuple[tuple[str, Reading], ...] = (
    (rf"\b(?:quy|q|quarter) ?(?P<n>iii|ii|iv|i|[1-4])(?![a-z0-9]){_YEAR}", _numbered("quarter", 4)),
    (rf"\b(?P<n>{_any(ORDINALS)}) quarter\b{_YEAR}", _numbered("quarter", 4)),
    (rf"\b(?P<n>[1-4])(?:st|nd|rd|th) quarter\b{_YEAR}", _numbered("quarter", 4)),
)
_MONTHS: tuple[tuple[str, Reading], ...] = (
    (rf"\b(?:thang|month|t\.?) ?(?P<n>[0-9]{{1,2}})(?![0-9]){_YEAR}", _numbered("month")),
    (rf"\b{_MON}{_YEAR}", _named_month),
    (rf"(?<![0-9./-])(?P<n>[0-9]{{1,2}}) ?[/-] ?{_FULL}(?![0-9])", _numbered("month")),
    (rf"(?<![0-9]){_FULL}[-/](?P<n>0[1-9]|1[0-2])(?![0-9/-])", _numbered("month")),
    (
        r"\b(?:thang (?:nay|bao cao)|trong thang|this month|report(?:ing)? month|current month)\b",
        _bare("this_month"),
    ),
    (r"\b(?:thang truoc|previous month|last month|prior month)\b", _bare("last_month")),
)
_YEARS: tuple[tuple[str, Reading], ...] = (
    # '2021-2025' names no single year
    (r"(?<![0-9])(?:19|20)[0-9]{2} ?- ?(?:19|20)?[0-9]{2}(?![0-9])", _bare("other")),
    (rf"\b(?:ca nam|full year|whole year|fy)\b{_YEAR}", _plain("year")),
)
# In this order: what is read is taken away, so that '10' of '31/10/2025' is no month any more.
PATTERNS = tuple((re.compile(pattern), reading) for pattern, reading in (*_DAYS, *_SUMS, *_QUARTERS, *_MONTHS, *_YEARS))


def mentions(text: str) -> tuple[list[Mention], str]:
    """Return the periods that folded words name, years alone aside, and the words without them."""
    found: list[Mention] = []
    for pattern, reading in PATTERNS:
        if match := pattern.search(text):
            while match:
                found.append(reading(match))
                text = f"{text[: match.start()]} ; {text[match.end() :]}"
                match = pattern.search(text)
    return found, text
