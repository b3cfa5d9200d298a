"""What is to be said of a report as a whole: what the file says, what was typed instead, what is missing or amiss."""

import re
from collections.abc import Mapping
from datetime import date

from pydantic_core import PydanticCustomError

from indicators.boards.view import area_name
from indicators.collation import composed
from indicators.editing.boards.form_schema import FORMS, IMPORT
from indicators.editing.boards.form_validation import Errors
from indicators.editing.edit_requests import Printed
from indicators.files.names import area_code, near_areas
from indicators.importing.types import Facts
from indicators.model import Book
from indicators.model.scalars import MONTH, parse_address
from indicators.problems import nearest, shown
from indicators.wording import Lang, day, say

FIELDS = FORMS[IMPORT]["heard"]
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def values_of(heard: Facts, typed: Mapping[str, str]) -> dict[str, str]:
    """Return what the form holds: what was typed once it was sent, before that what the file says."""
    said = {name: getattr(heard, name) for name in FIELDS}
    return {name: composed(typed.get(name, "")).strip() for name in FIELDS} if typed else said


def invalid_fields(values: Mapping[str, str], book: Book, lang: Lang) -> Errors:
    """Return what to write, beside each field that holds something unreadable or unknown."""
    wrong: Errors = {}
    if (month := values["month"]) and not MONTH.fullmatch(month):
        wrong["month"] = (say(lang, "importing.amiss.month", found=shown(month)),)
    if (on := values["published_on"]) and not _is_day(on):
        wrong["published_on"] = (say(lang, "importing.amiss.published_on", found=shown(on)),)
    if (area := values["area"]) and area_code(book, area) is None:
        known = " / ".join(near_areas(book, area, book.areas))
        wrong["area"] = (say(lang, "importing.amiss.area", found=shown(area), known=known),)
    if (source := values["source"]) and source not in book.sources:
        known = nearest(source, book.sources) or next(reversed(book.sources), "")
        wrong["source"] = (say(lang, "importing.amiss.source", found=shown(source), known=known),)
    if (url := values["url"]) and not _is_address(url):
        wrong["url"] = (say(lang, "importing.amiss.url", found=shown(url)),)
    return wrong


def _is_address(words: str) -> bool:
    """Return whether sources.csv takes an address."""
    try:
        parse_address(words)
    except PydanticCustomError:
        return False
    return True


def _is_day(words: str) -> bool:
    try:
        return bool(DAY.fullmatch(words) and date.fromisoformat(words))
    except ValueError:
        return False


def facts_of(values: Mapping[str, str], wrong: Errors, book: Book) -> Facts:
    """Return what counts for the whole file; a source on record says its own day where none was written."""
    sound = {name: "" if name in wrong else values[name] for name in FIELDS}
    sound["area"] = area_code(book, sound["area"]) or ""
    if sound["source"] and not sound["published_on"] and "published_on" not in wrong:
        sound["published_on"] = book.sources[sound["source"]].published_on or ""
    if not _is_day(sound["published_on"]):  # a source of which only the year is known
        sound["published_on"] = ""
    return Facts(**sound)


def missing(facts: Facts) -> tuple[str, ...]:
    """Return the fields without which nothing can be recorded."""
    printed = () if facts.source else ("publisher", "title")
    return tuple(name for name in ("area", "month", "published_on", *printed) if not getattr(facts, name))


def printed(facts: Facts) -> Printed:
    """Return where the report was printed: a line on record, or what a new one says."""
    if facts.source:
        return Printed(source=facts.source)
    return Printed(None, facts.publisher, facts.title, facts.url or None)


def beside(heard: Facts, values: Mapping[str, str], facts: Facts, book: Book, lang: Lang) -> dict[str, str]:
    """Return a sentence for each field: that the file says so, that it says otherwise, or that it does not say."""
    wanted = missing(facts)
    said: dict[str, str] = {}
    for name in FIELDS:
        told = getattr(heard, name)
        if told and told == values[name]:
            said[name] = say(lang, "importing.says")
        elif told:
            said[name] = say(lang, "importing.says_otherwise", found=_worded(name, told, book, lang))
        elif name in wanted:
            said[name] = say(lang, "importing.please_say")
    return said


def in_a_line(facts: Facts, book: Book, lang: Lang) -> str:
    """Return what is known of the report: 'Hải Phòng · 10/2025 · công bố ngày 6/11/2025 · Cục Thống kê: Báo cáo'."""
    known = book.sources.get(facts.source)
    by, of = (known.publisher, known.title) if known else (facts.publisher, facts.title)
    on = say(lang, "passport.published", day=day(facts.published_on, lang)) if facts.published_on else ""
    parts = (_worded("area", facts.area, book, lang), _worded("month", facts.month, book, lang), on)
    return " · ".join(filter(None, (*parts, shown(": ".join(filter(None, (by, of))), 200))))


def _worded(name: str, told: str, book: Book, lang: Lang) -> str:
    """Return a fact as a reader takes it."""
    if name == "area" and (area := book.areas.get(told)):
        return area_name(area, lang)
    if name in ("month", "published_on") and (MONTH.fullmatch(told) or _is_day(told)):
        return day(told, lang)
    return shown(told, 200)
