"""Questions, answers and what was left out in words: codes named, numbers written as the language writes them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from indicators.boards.view import area_name
from indicators.importing.mapping.units import scales
from indicators.importing.types import AnswerChoice, ImportQuestion, Notice, ReadFigure
from indicators.model import Book
from indicators.numerals import Measure, echo
from indicators.problems import shown
from indicators.wording import Lang, count, day, first_upper, number, period, say

NUMBERS = ("value", "other", "low", "high", "factor", "times", "sum", "total", "apart", "count", "n", "places")
DAYS = ("day", "published_on")
SPACED_PERCENT = re.compile(r"(?<=[0-9]) %")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CODES = {"kind": "planning.kind", "stage": "stage"}  # with the words of each
NAMED_CELLS = 5  # of one question; the others are counted
LONG = 240  # letters of a text from a cell
Details = Iterable[tuple[str, str]]


def question_words(question: ImportQuestion, book: Book, lang: Lang) -> str:
    """Return what a question asks."""
    return _said("question", question.code, question.details, question.cells, question.found, book, lang)


def choice_words(question: ImportQuestion, choice: AnswerChoice, book: Book, lang: Lang) -> str:
    """Return what follows from an answer; its own details go before those of its question."""
    own = ((name, _in_english(name, value, question, book, lang)) for name, value in choice.details)
    code, details = _as_divisor(choice.code, {**_unit(question, book), **dict(question.details), **dict(own)})
    return first_upper(_said("choice", code, details.items(), question.cells, question.found, book, lang))


def _unit(question: ImportQuestion, book: Book) -> dict[str, str]:
    """Return the unit of the indicator that a question is about: a number never stands alone in an answer."""
    indicator = book.indicators.get(dict(question.details).get("indicator", ""))
    return {"unit": indicator.unit} if indicator else {}


def _as_divisor(code: str, details: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return an answer with a factor below one as a division: 'divided by 10' for 'times 0.1'."""
    if not code.startswith("factor") or Decimal(details["factor"]) >= 1:
        return code, details
    divisor = format((1 / Decimal(details["factor"])).normalize(), "f")
    return code.replace("factor", "divisor"), {**details, "factor": divisor}


def _in_english(name: str, value: str, question: ImportQuestion, book: Book, lang: Lang) -> str:
    """Return a unit that is offered for an indicator in the language of the reader; anything else as it is."""
    indicator = book.indicators.get(dict(question.details).get("indicator", ""))
    if name != "words" or lang != "en" or indicator is None:
        return value
    return dict(scales(indicator, book.units[indicator.unit])).get(value, value)


def told_words(told: Notice, book: Book, lang: Lang) -> str:
    """Return what was left out, and why."""
    return _said("told", told.code, told.details, told.cells, "", book, lang)


def cells_words(cells: Sequence[str], lang: Lang) -> str:
    """Return cells with the sheet named once for those that follow in it: 'Biểu 1!C7, C8, C9 and 12 more'."""
    named, sheet = [], ""
    for cell in cells[:NAMED_CELLS]:
        there, _, place = cell.rpartition("!")
        named.append(place if there == sheet and place else cell)
        sheet = there
    words = shown(", ".join(named), LONG)
    more = len(cells) - NAMED_CELLS
    return count(lang, "importing.more_cells", more, cells=words) if more > 0 else words


def found_words(found: str, lang: Lang) -> str:
    """Return what was read in a cell as it stands there; a day as the language writes it."""
    return _day(found, lang) if ISO_DAY.fullmatch(found) else shown(found, LONG)


def value_words(figure: ReadFigure, book: Book, lang: Lang) -> str:
    """Return the number of a figure in the unit of its indicator."""
    back = echo(figure.typed, Measure.of(book.indicators[figure.indicator], book.units))
    return back.in_(lang).figures


def indicator_name(book: Book, code: str, lang: Lang) -> str:
    """Return the name of an indicator; a code that is none as it is."""
    one = book.indicators.get(code)
    return shown(code) if one is None else one.name.in_(lang)


def _said(kind: str, code: str, details: Details, cells: Sequence[str], found: str, book: Book, lang: Lang) -> str:
    given = dict(details)
    words = {name: _detail(name, value, given, book, lang) for name, value in given.items()}
    read = {"cells": cells_words(cells, lang), "found": found_words(found, lang), "stands": _stands(given, lang)}
    return SPACED_PERCENT.sub("%", say(lang, f"intake.{kind}.{code}", **{**read, **words}))


def _stands(given: Mapping[str, str], lang: Lang) -> str:
    """Return where the figure stands that another one is held against: a cell, or a record with its day."""
    where, on = given.get("id", ""), given.get("day", "")
    return say(lang, "importing.on_record", id=where, day=_day(on, lang)) if on else shown(where)


def _detail(name: str, value: str, given: Mapping[str, str], book: Book, lang: Lang) -> str:
    """Return one detail as a reader takes it: a code by its name, a number as the language writes it."""
    whose, _, what = name.rpartition("_")  # other_period: the period of the figure it is held against
    if what == "indicator":
        return indicator_name(book, value, lang)
    if what == "unit" and (unit := book.units.get(value)):
        return unit.in_(lang)
    if what == "area" and (area := book.areas.get(value)):
        return area_name(area, lang)
    if what == "period":
        return period(value, given.get(f"{whose}_kind" if whose else "kind", ""), lang)
    if what in CODES and value:
        return say(lang, f"{CODES[what]}.{value}")
    if name in NUMBERS:
        return _number(value, lang)
    return _day(value, lang) if name in DAYS else shown(value, LONG)


def _number(value: str, lang: Lang) -> str:
    """Return a number without the zeros at its end that reckoning left there."""
    try:
        return number(Decimal(value.rstrip("0").rstrip(".") if "." in value else value), lang)
    except InvalidOperation:
        return shown(value, LONG)


def _day(value: str, lang: Lang) -> str:
    try:
        return day(value, lang)
    except ValueError:
        return shown(value, LONG)
