"""The real board as it is seen on a day, and the numbers read back out of its words."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from builders import NOUNS, TODAY, TOWN, Line, on, real_store, town_store, view

from indicators import queries
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.boards.view import BASES, View
from indicators.model import Indicator
from indicators.store import Store
from indicators.wording import Lang

DAYS = ("2025-12-05", "2025-12-11", "2026-01-20")
AREAS = ("HP", "HP_OLD", "HD_OLD")
END_OF_RECORD = "2026-11-30"
LANGUAGES: tuple[Lang, ...] = ("vi", "en")

DATES = {
    "vi": r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{1,2}/\d{4}\b",
    "en": r"\b(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}\b",
}
NUMBERS = {
    "vi": r"[+−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?",
    "en": r"[+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?",
}


def follow(query: dict[str, str], today: date = TODAY) -> View:
    """Return the view that an address opens; fails where it opens none."""
    return view(None, today, **query)


def board(store: Store | None = None, today: date = TODAY, **params: str) -> Scoreboard:
    """Return the board of an address."""
    return scoreboard(store or real_store(), view(store, today, **params), today)


def seen(as_of: str, lang: str = "en", basis: str = "council", year: str = "2025") -> Scoreboard:
    """Return the real board of a year of the city on a day."""
    return board(year=year, as_of=as_of, basis=basis, area="HP", lang=lang)


def row_of(shown: Scoreboard, code: str) -> Row:
    """Return the row of an indicator."""
    return next(r for r in shown.every_row if r.indicator == code)


def small_row(
    lines: list[Line], wanted: list[Line], noun: Indicator = NOUNS[0], lang: Lang = "en", as_of: str = "2026-06-30",
    basis: str = "council",
) -> Row:  # fmt: skip
    """Return the row of one indicator, of a town with two targets the year before."""
    store = town_store(lines, wanted, [noun, *(n for n in NOUNS if n.code != noun.code)])
    return row_of(board(store, year="2025", area=TOWN, lang=lang, as_of=as_of, basis=basis), noun.code)


def numbers_in(text: str, lang: str) -> list[Decimal]:
    """Return the numbers of a text as its reader reads them, the days left out."""
    return [number_of(found, lang) for found in re.findall(NUMBERS[lang], re.sub(DATES[lang], " ", text))]


def number_of(text: str, lang: str) -> Decimal:
    """Return the number that a reader of the language reads."""
    plain = text.translate(str.maketrans(".,", ",.")) if lang == "vi" else text
    return Decimal(plain.replace(",", "").replace("−", "-").replace("+", ""))


def days_in(text: str, lang: str) -> list[str]:
    """Return the days of a text, as written."""
    return re.findall(DATES[lang], text)


@cache
def boards_of_today() -> tuple[Scoreboard, ...]:
    """Return every board there is at the end of the record: each area, year and basis."""
    day = on(END_OF_RECORD)
    return tuple(
        scoreboard(real_store(), View(year.year, day, basis, area, "en", dated=True), day)
        for area in AREAS
        for year in queries.years(real_store(), area, day)
        for basis in BASES
    )
