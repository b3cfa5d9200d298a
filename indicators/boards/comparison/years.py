"""The comparison over the years: the city, the nation, who came first and the middle, one series throughout."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.boards.comparison.places import NO_BETTER, RankedArea, is_ratio, ranked
from indicators.boards.judged import actual_words
from indicators.boards.origins import Origin, actual_origin
from indicators.boards.peers import ComparisonQuery, provinces
from indicators.boards.view import View, area_name
from indicators.model import Actual, Area
from indicators.queries.comparison import figures_by_year
from indicators.store import Store
from indicators.wording import say

SHOWN = 6  # years at most; one without figures between them is a gap
LEAST = 3  # figures of a year, else there is no middle to speak of
LINE = 2  # years with figures


@dataclass(frozen=True, slots=True)
class PeerPoint:
    """One year of a line: the figure, and whose it is where that changes from year to year."""

    words: str
    whose: str
    value: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class PeerLine:
    """One line over the years; a year without a figure is a gap."""

    name: str
    marked: bool
    points: tuple[PeerPoint | None, ...]


@dataclass(frozen=True, slots=True)
class OverYears:
    """A few lines over the same years."""

    years: tuple[str, ...]
    lines: tuple[PeerLine, ...]


def over_years(
    store: Store, view: View, asked: ComparisonQuery, peers: tuple[Area, ...], series: str, nation: Actual | None
) -> OverYears | None:
    """Return the years in which at least three of the areas have a figure of the series; nothing of one year alone."""
    codes, units = tuple(a.code for a in peers), len(provinces(store))
    found = figures_by_year(store, asked.indicator, codes, series, view.as_of, units)
    known = {year: figures for year, figures in found.items() if len(figures) >= LEAST}
    if not known:
        return None
    years = tuple(str(year) for year in range(int(min(known)), int(max(known)) + 1))[-SHOWN:]
    if sum(year in known for year in years) < LINE:
        return None
    rankings = [_ranking(store, view, asked, peers, known.get(year, {})) for year in years]
    indicator = store.book.indicators[asked.indicator]
    first = "largest_head" if indicator.direction in NO_BETTER else "first"
    lines = [
        PeerLine(area_name(store.book.areas[view.area], view.lang), True, tuple(_home(r) for r in rankings)),
        PeerLine(say(view.lang, f"comparison.{first}"), False, tuple(_at(r, 0) for r in rankings)),
        PeerLine(say(view.lang, "comparison.median"), False, tuple(_at(r, (len(r) - 1) // 2) for r in rankings)),
    ]
    if nation is not None and is_ratio(indicator):
        own = figures_by_year(store, asked.indicator, (nation.area,), nation.series, view.as_of, units)
        lines.insert(1, _nation(store, view, nation.area, years, own))
    return OverYears(years, tuple(line for line in lines if any(line.points)))


def _ranking(
    store: Store, view: View, asked: ComparisonQuery, peers: tuple[Area, ...], figures: Mapping[str, Actual]
) -> list[RankedArea]:
    places = ranked(store, view, store.book.indicators[asked.indicator], peers, figures)
    return [p for p in places if p.rank is not None]


def _home(ranking: list[RankedArea]) -> PeerPoint | None:
    place = next((p for p in ranking if p.marked), None)
    return _point(place, "") if place else None


def _at(ranking: list[RankedArea], n: int) -> PeerPoint | None:
    """Return the figure at a place of the ranking, the first being 0, with whose it is."""
    return _point(ranking[n], ranking[n].name) if ranking else None


def _point(place: RankedArea, whose: str) -> PeerPoint | None:
    return PeerPoint(place.words, whose, float(place.value or 0), place.origin) if place.origin else None


def _nation(
    store: Store, view: View, area: str, years: tuple[str, ...], own: Mapping[str, Mapping[str, Actual]]
) -> PeerLine:
    figures = [own.get(year, {}).get(area) for year in years]
    points = tuple(
        PeerPoint(actual_words(f, view.lang), "", float(f.value), actual_origin(store, f, view.lang)) if f else None
        for f in figures
    )
    return PeerLine(area_name(store.book.areas[area], view.lang), False, points)
