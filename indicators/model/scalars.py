"""Words of a file, parsed strictly into numbers, dates, periods, codes and texts.

Each parser refuses what a planner could not have meant with a stable problem code
and, where one reading only is possible, with what to write instead. The sentences
of the codes are in `text/problems.*.yaml`.
"""

import re
import unicodedata
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from indicators.clock import is_zone

# [0-9], not \d: \d also takes the digits of other scripts, which look like none of ours.
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}([., _\u00a0\u202f])[0-9]{3}(\1[0-9]{3})*(\.[0-9]+)?")
MONTH = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])")
PARTIAL_DATE = re.compile(r"(19|20)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?")
PERIOD = re.compile(
    r"(?P<year>(19|20)[0-9]{2})"
    r"(-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2})|\.\.(?P<last_month>[0-9]{2}))?"
    r"|\.\.(?P<last_year>(19|20)[0-9]{2})(-(?P<end_month>[0-9]{2}))?|-(?P<event>[A-Z][A-Za-z]+))?"
)
ADDRESS = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
CODE = re.compile(r"%|[A-Za-z0-9][A-Za-z0-9_\- ]*")  # % is a unit
NOT_TEXT = {"no", "yes", "on", "off", "null", "~", "true", "false", "n", "y"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PERIODS = 1_000  # kept with their days: thousands of records name a few dozen
EXCEL_EPOCH = date(1899, 12, 30)


class Bare(str):
    """Words that stand in a YAML file without quotes, where `no` may not have been meant as text."""

    __slots__ = ()


def refuse(code: str, write: str = "", field: str = "") -> PydanticCustomError:
    """Return the error that carries a problem code, what to write and, for a whole record, the field at fault."""
    return PydanticCustomError(code, "{code}", {"code": code, "write": write, "field": field})  # ty: ignore[invalid-argument-type]


def _one_value(words: object) -> str:
    if isinstance(words, str):
        return str(words)
    if words is None or isinstance(words, dict | list | tuple):
        raise refuse("needs_one_value")
    return str(words)


def parse_number(words: object) -> Decimal:
    """Return the exact decimal that the words spell with a point and no separators.

    Raises `decimal_comma`, `thousands`, `two_readings`, `percent_sign` or `not_a_number`,
    with what to write instead where it can be told.
    """
    if isinstance(words, Decimal) and words.is_finite():
        return words
    text = _one_value(words).strip()
    grouped = THOUSANDS.fullmatch(text)
    if grouped and re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3}|\.[0-9]{2}0)", text):
        # 5.500 is five and a half to one reader and 5,500 to another; nobody prints 5.5 so.
        decimal = text.replace(",", ".").rstrip("0").rstrip(".")
        raise refuse("two_readings", write=f"{_ungrouped(text)} / {decimal}")
    if NUMBER.fullmatch(text):
        return Decimal(text)
    if text.endswith("%"):
        raise refuse("percent_sign", write=_with_point(text.rstrip("% \u00a0")))
    if grouped:
        raise refuse("thousands", write=_ungrouped(text))
    if re.fullmatch(r"-?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+),[0-9]+", text):
        raise refuse("decimal_comma", write=_with_point(text))
    raise refuse("not_a_number")


def _ungrouped(text: str) -> str:
    return re.sub(r"[., _\u00a0\u202f](?=[0-9]{3}([^0-9]|$))", "", text)


def _with_point(text: str) -> str:
    """Return the number of `1.234,5` with a point and no separators, or nothing where it is none."""
    plain = text.replace(".", "").replace(",", ".") if text.count(",") == 1 else text
    return plain if NUMBER.fullmatch(plain) else ""


def parse_text(words: object) -> str:
    """Return the words as composed Unicode; refuse bare yes/no words, nothing at all, spaces around."""
    text = _one_value(words)
    if _beyond_doubt(text) and not (isinstance(words, Bare) and text.casefold() in NOT_TEXT):
        return text
    if not text.strip():
        raise refuse("empty")
    if isinstance(words, Bare) and text.casefold() in NOT_TEXT:
        raise refuse("bare_word", write=f'"{text}"')
    if text != text.strip():
        raise refuse("outer_spaces", write=text.strip())
    if text != unicodedata.normalize("NFC", text):
        raise refuse("decomposed", write=unicodedata.normalize("NFC", text))
    return text


def _beyond_doubt(text: str) -> bool:
    """Return whether nothing is amiss with a text by itself: said first, as it is so of nearly every one."""
    return text == text.strip() != "" and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _flag(words: object) -> bool:
    if words in (True, "true"):
        return True
    if words in (False, "false"):
        return False
    raise refuse("not_a_flag")


def _whole(words: object) -> int:
    text = _one_value(words)
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise refuse("not_whole")
    return int(text)


def _zone(text: str) -> str:
    if not is_zone(text):
        raise refuse("not_a_zone")
    return text


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise refuse("not_a_code")
    return text


def _month_days(year: int, month: int) -> int:
    """Return the number of days of a month; raises ValueError for month 13, as `date` does."""
    return monthrange(date(year, month, 1).year, month)[1]


@lru_cache(maxsize=PERIODS)
def last_day(text: str) -> date:
    """Return the day from which a date printed as day, month or year counts: its last one.

    >>> last_day("2026-01")
    datetime.date(2026, 1, 31)
    """
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, _month_days(parts[0], month))


def _partial_date(text: str) -> str:
    if not PARTIAL_DATE.fullmatch(text):
        raise _no_day(text, "not_a_date")
    try:
        last_day(text)
    except ValueError:
        raise refuse("no_such_day") from None
    return text


def _no_day(text: str, code: str) -> PydanticCustomError:
    """Return the refusal of words that are none, with every day that they may mean."""
    if days := _short_year_days(text):
        return refuse("short_year", write=" / ".join(days))
    days = _spreadsheet_days(text)
    return refuse("spreadsheet_date" if days else code, write=" / ".join(days))


def _spreadsheet_days(text: str) -> list[str]:
    """Return the dates a spreadsheet may have turned into these words: 45678, 12/9/2025, 1-Dec-25, Dec-25."""
    if re.fullmatch(r"[1-7][0-9]{4}", text):
        return [(EXCEL_EPOCH + timedelta(days=int(text))).isoformat()]
    if found := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:19|20)[0-9]{2})", text):
        first, second, year = (int(part) for part in found.groups())
        return _real_days(year, [(second, first), (first, second)])
    if found := re.fullmatch(r"(?:([0-9]{1,2})-)?([A-Za-z]{3})-((?:19|20)?[0-9]{2})", text):
        day, name, year = found.groups()
        if name.lower() in MONTHS:
            month = MONTHS.index(name.lower()) + 1
            return _real_days(int(year), [(month, int(day))]) if day else [f"{_century(int(year))}-{month:02}"]
    return []


def _short_year_days(text: str) -> list[str]:
    """Return every day that three short numbers may mean, whichever of them is the year: 26-11-10, 5/6/26."""
    found = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", text)
    if found is None:
        return []
    one, two, three = (int(part) for part in found.groups())
    return list(dict.fromkeys(_real_days(one, [(two, three)]) + _real_days(three, [(two, one), (one, two)])))


def _century(year: int) -> int:
    return year if year > 99 else 2000 + year


def _real_days(year: int, months_and_days: list[tuple[int, int]]) -> list[str]:
    days = []
    for month, day in months_and_days:
        with suppress(ValueError):
            days.append(date(_century(year), month, day).isoformat())
    return list(dict.fromkeys(days))


@lru_cache(maxsize=PERIODS)
def period_span(text: str) -> tuple[date, date]:
    """Return the first and the last day of a period code; an event spans its whole year.

    Raises ValueError where the words are no period or name no real day.

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
    return date(year, first, 1), date(end_year, last, _month_days(end_year, last))


def _period(text: str) -> str:
    try:
        start, end = period_span(text)
    except ValueError:
        raise _no_day(text, "not_a_period") from None
    if start > end:
        raise refuse("not_a_period")
    return text


def parse_address(text: str) -> str:
    """Return an address that a browser may open; no other scheme, and nobody's name and password in it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        raise refuse("not_an_address") from None
    if "@" in parts.netloc:
        raise refuse("address_with_name", write=text.replace(f"{parts.netloc.rpartition('@')[0]}@", "", 1))
    if not ADDRESS.fullmatch(text) or not parts.hostname:
        raise refuse("not_an_address")
    return text


def _split(words: object) -> object:
    if isinstance(words, str):
        return tuple(type(words)(part.strip()) for part in words.split(";"))
    return words


# An editor reads 2025, 12.5 and 01 in YAML as numbers; this package keeps the characters as written.
_WORD = {"type": ["string", "number"]}
Text = Annotated[str, BeforeValidator(parse_text), WithJsonSchema(_WORD)]
Code = Annotated[str, BeforeValidator(parse_text), AfterValidator(_code), WithJsonSchema(_WORD)]
Zone = Annotated[str, BeforeValidator(parse_text), AfterValidator(_zone), WithJsonSchema(_WORD)]
Address = Annotated[str, BeforeValidator(parse_text), AfterValidator(parse_address), WithJsonSchema(_WORD)]
Number = Annotated[Decimal, BeforeValidator(parse_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Flag = Annotated[bool, BeforeValidator(_flag)]
PartialDate = Annotated[str, BeforeValidator(parse_text), AfterValidator(_partial_date), WithJsonSchema(_WORD)]
Period = Annotated[str, BeforeValidator(parse_text), AfterValidator(_period), WithJsonSchema(_WORD)]
Codes = Annotated[tuple[Code, ...], BeforeValidator(_split)]
