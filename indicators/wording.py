"""Words, numbers and dates in Vietnamese and English; the one place that turns a value into text."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")

# In C where PyYAML was built with it: 20 ms a language instead of 200, in every process.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MINUS = "\u2212"
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def words(lang: Lang) -> Mapping[str, str]:
    """Return every text of a language by its dotted key, such as `verdict.missed`."""
    return dict(_flat(own_text(lang), ""))


def own_text(name: str) -> Mapping[str, Any]:
    """Return a file of our own texts as it is nested: `vi`, `problems.en`. Files of data are read by `strict_yaml`."""
    return LOADER(files("indicators").joinpath("text", f"{name}.yaml").read_text(encoding="utf-8")).get_single_data()


def _flat(tree: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        name = f"{prefix}{key}"
        pairs += _flat(value, f"{name}.") if isinstance(value, dict) else [(name, str(value))]
    return pairs


def say(lang: Lang, key: str, **values: object) -> str:
    """Return the text of a key with its placeholders filled; a missing key is a `KeyError`."""
    return words(lang)[key].format(**values)


def count(lang: Lang, key: str, n: int, **values: object) -> str:
    """Return the text of a key that counts, in the singular or the plural: `key.one`, `key.many`."""
    return say(lang, f"{key}.{'one' if n == 1 else 'many'}", n=n, **values)


def number(value: Decimal | int, lang: Lang) -> str:
    """Return an exact number as a reader of the language writes it, digits kept: 187.766,6 or 187,766.6."""
    text = format(value, ",f") if isinstance(value, Decimal) else format(value, ",d")
    text = text.replace("-", MINUS)
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


def signed(value: Decimal, lang: Lang) -> str:
    """Return a number that always shows its sign, zero excepted: +1.200, −0,54."""
    return ("+" if value > 0 else "") + number(value, lang)


def percent(value: Decimal, lang: Lang) -> str:
    """Return a percentage already rounded for print: 113,8%."""
    return f"{number(value, lang)}%"


def points(value: Decimal, lang: Lang, *, short: bool = False, sign: bool = False) -> str:
    """Return a difference in percentage points: 0,54 điểm phần trăm; short: 1 point; with its sign: −0,54 điểm."""
    key = f"unit.points{'_short' if short else ''}.{'one' if abs(value) == 1 else 'many'}"
    return say(lang, key, value=signed(value, lang) if sign else number(value, lang))


def day(text: str | date, lang: Lang) -> str:
    """Return a date printed as year, month or day: 9/12/2025, 12/2025, 2025 or 9 Dec 2025, Dec 2025, 2025."""
    parts = [int(p) for p in str(text).split("-")]
    if lang == "vi":
        return "/".join(str(p) for p in reversed(parts))
    if len(parts) == 1:
        return str(parts[0])
    named = f"{MONTHS_EN[parts[1] - 1]} {parts[0]}"
    return named if len(parts) == 2 else f"{parts[2]} {named}"


def period(code: str, kind: str, lang: Lang) -> str:
    """Return a period in words: 9 tháng 2025, nine-month 2025, quý 3/2025."""
    if kind == "ytd" and (found := re.fullmatch(r"(\d{4})-(\d\d)", code)):
        return count(lang, "period.ytd", int(found[2]), year=found[1])
    if found := re.fullmatch(r"(\d{4})-Q(\d)", code):
        return say(lang, "period.quarter", quarter=found[2], year=found[1])
    if found := re.fullmatch(r"(\d{4})-H(\d)", code):
        return say(lang, "period.half", half=found[2], year=found[1])
    if re.fullmatch(r"\d{4}", code):
        return say(lang, "period.year", year=code)
    if re.fullmatch(r"\d{4}-\d\d", code):
        return say(lang, "period.month", month=day(code, lang))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", code):
        return day(code, lang)
    if kind == "event" and (named := words(lang).get(f"period.event.{code[5:].lower()}")):
        return named.format(year=code[:4])
    return range_words(code)


def range_words(years: str) -> str:
    """Return several years as read: 2026–2030 of 2026..2030."""
    return years.replace("..", "\u2013")


def first_upper(text: str) -> str:
    """Return the text with its first letter as at the start of a sentence."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return the text as within a sentence; an abbreviation keeps its capitals: IIP, FDI."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def listed(items: tuple[str, ...], lang: Lang) -> str:
    """Return items joined as the language joins them, the last one with 'and'."""
    if len(items) < 2:
        return "".join(items)
    return say(lang, "list.last", head=", ".join(items[:-1]), last=items[-1])


def either(items: tuple[str, ...], lang: Lang) -> str:
    """Return items joined as the language joins them, the last one with 'or'."""
    if len(items) < 2:
        return "".join(items)
    return say(lang, "list.either", head=", ".join(items[:-1]), last=items[-1])
