"""The pages of indicators: of some of each area, as every page of the record takes minutes."""

from functools import cache

from builders import TOWN, Line, real_store, small_store, target

from indicators import queries
from indicators.boards.indicator import IndicatorBoard, indicator_board
from indicators.model import Indicator, Source
from indicators.wording import Lang

from .seen import TODAY, view

OPENED = (("HP", "2025"), ("HP_OLD", "2024"), ("HD_OLD", "2024"))
ALWAYS = ("grdp_growth", "budget_total", "fdi", "export", "poverty_rate")
EVERY = 24


@cache
def real_page(
    code: str,
    as_of: str = "2026-11-15",
    lang: Lang = "en",
    area: str = "HP",
    year: str = "2025",
) -> IndicatorBoard:
    """Return the page of an indicator of the record."""
    return indicator_board(real_store(), code, view(year=year, area=area, as_of=as_of, lang=lang), TODAY)


@cache
def some_pages() -> tuple[IndicatorBoard, ...]:
    """Return the pages of some indicators of each area, the languages in turn."""
    found = []
    for area, year in OPENED:
        codes = queries.indicators_with_figures(real_store(), area)
        sample = dict.fromkeys([*(c for c in ALWAYS if c in codes), *codes[::EVERY]])
        found += [real_page(c, area=area, year=year, lang="vi" if n % 2 else "en") for n, c in enumerate(sample)]
    return tuple(found)


def small_page(
    lines: list[Line], wanted: list[Line], as_of: str = "2026-06-30", code: str = "rice", area: str = TOWN,
    nouns: tuple[Indicator, ...] = (), sources: tuple[Source, ...] = (), lang: Lang = "en",
) -> IndicatorBoard:  # fmt: skip
    """Return the page of an indicator of a small book in 2025, for which another one has a target."""
    noun = nouns[0].code if nouns else "growth"
    always = target("1", area=area, adopted_on="2023-01-01", indicator=noun, unit=nouns[0].unit if nouns else "%")
    store = small_store(lines, [*wanted, always], sources=sources, indicators=nouns)
    return indicator_board(store, code, view(store, year="2025", area=area, lang=lang, as_of=as_of), TODAY)
