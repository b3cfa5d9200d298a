"""One indicator across the provinces: who is ahead, where the city stands, and how the nation compares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.boards.comparison.places import NO_BETTER, RankedArea, nation_place, ranked, tiles
from indicators.boards.comparison.words import Ranking, remarks, sentence
from indicators.boards.comparison.years import OverYears, over_years
from indicators.boards.judged import unit_words
from indicators.boards.peers import ComparisonQuery, comparison_choices, indicator_name, peer_areas, provinces
from indicators.boards.sentences import Part, parts
from indicators.boards.view import Choice, PageLink, View
from indicators.encoding import encode
from indicators.model import Actual, Area
from indicators.queries.comparison import peer_figures
from indicators.store import Store, kept_in_store
from indicators.wording import say

__all__ = ["ComparisonBoard", "RankedArea", "as_json", "comparison", "ranked_figure"]


@dataclass(frozen=True, slots=True)
class ComparisonBoard:
    """Everything the comparison shows."""

    view: View
    asked: ComparisonQuery
    snapshot: str
    name: str
    unit: str
    series: str
    of: int
    total: int
    sentence: str
    sentence_parts: tuple[Part, ...]
    remarks: tuple[str, ...]
    places: tuple[RankedArea, ...]
    missing: tuple[RankedArea, ...]
    tiles: tuple[RankedArea, ...]  # every province there is, those outside the set too
    nation: RankedArea | None
    by_size: bool  # more is neither better nor worse
    over: OverYears | None
    judged: PageLink | None  # to the page that sets another series against its target
    indicators: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    peer_sets: tuple[Choice, ...]
    days: tuple[Choice, ...]
    today: date

    @property
    def key(self) -> str:
        """The record whose passport explains the sentence: of the area in view, else of the first in the ranking."""
        return next((p.record for p in self.places if p.marked), self.places[0].record if self.places else "")

    def params(self, **changes: str) -> dict[str, str]:
        """Return the query of an address that opens this comparison, with changes."""
        keep = {"id": self.asked.indicator, "period": self.asked.period, "peers": self.asked.peers}
        return {**self.view.params(), **keep, **changes}


@kept_in_store(256)
def comparison(store: Store, view: View, asked: ComparisonQuery, today: date) -> ComparisonBoard:
    """Return the ranking of an indicator in a period among a set of areas, as known on a day."""
    everyone, indicator = provinces(store), store.book.indicators[asked.indicator]
    peers = peer_areas(store, view, asked.peers) or ()
    by_series = _by_series(store, view, asked, everyone)
    series = _common_series(by_series, peers)
    every_figure = by_series.get(series, {})
    figures = {area.code: every_figure[area.code] for area in peers if area.code in every_figure}
    places, nation = ranked(store, view, indicator, peers, figures), _nation(store, view, asked, len(everyone))
    own = by_series.get(indicator.series, {}).get(view.area)
    told = Ranking(store, view, asked, places, figures, series if figures else "", nation, own)
    said = parts(sentence(told))
    return ComparisonBoard(
        view=view,
        asked=asked,
        snapshot=store.snapshot,
        name=indicator_name(store, asked.indicator, view),
        unit=unit_words(store, indicator, view.lang),
        series=told.series,
        of=len(figures),
        total=len(peers),
        sentence="".join(text for text, _ in said),
        sentence_parts=said,
        remarks=remarks(told),
        places=tuple(p for p in places if p.rank is not None),
        missing=tuple(p for p in places if p.rank is None),
        tiles=tiles(ranked(store, view, indicator, everyone, every_figure), places),
        nation=nation_place(store, view, indicator, nation, figures) if nation else None,
        by_size=indicator.direction in NO_BETTER,
        over=over_years(store, view, asked, peers, told.series, nation),
        judged=_way(told),
        today=today,
        **comparison_choices(store, view, asked, today, everyone),
    )


def ranked_figure(store: Store, view: View, asked: ComparisonQuery) -> Actual | None:
    """Return the figure of the area in view that a comparison ranks; nothing where it has none of that series."""
    by_series = _by_series(store, view, asked, provinces(store))
    series = _common_series(by_series, peer_areas(store, view, asked.peers) or ())
    return by_series.get(series, {}).get(view.area)


def _way(of: Ranking) -> PageLink | None:
    """Return the way to the indicator's page, where that judges another series than the one ranked here."""
    if of.own is None or of.home is None or of.own.series == of.home.series:
        return None
    words = say(of.lang, "comparison.judged", series=say(of.lang, f"series.{of.own.series}"))
    return PageLink(words, {**of.view.params(year=of.asked.period[:4]), "id": of.asked.indicator})


def _by_series(
    store: Store, view: View, asked: ComparisonQuery, areas: tuple[Area, ...]
) -> dict[str, dict[str, Actual]]:
    codes = tuple(a.code for a in areas)
    return peer_figures(store, asked.indicator, asked.period, asked.kind, codes, view.as_of, len(provinces(store)))


def _common_series(by_series: Mapping[str, Mapping[str, Actual]], peers: tuple[Area, ...]) -> str:
    """Return the series that most of the set share, and most of all where the set has none."""
    codes, declared = {a.code for a in peers}, {a.series for a in peers}
    return max(
        by_series, key=lambda s: (len(codes & by_series[s].keys()), s in declared, len(by_series[s])), default=""
    )


def _nation(store: Store, view: View, asked: ComparisonQuery, units: int) -> Actual | None:
    """Return the nation's own figure of the same period; by the statistics office where it has published."""
    parent = store.book.areas[view.area].parent
    if parent is None:
        return None
    by_series = peer_figures(store, asked.indicator, asked.period, asked.kind, (parent,), view.as_of, units)
    figures = {series: found[parent] for series, found in by_series.items()}
    return figures.get(store.book.areas[parent].series or "") or next(iter(figures.values()), None)


def as_json(board: ComparisonBoard) -> dict[str, Any]:
    """Return the comparison as plain data: every peer with its value, rank and 'of'; numbers as decimal strings."""
    asked = ("asked.indicator", "asked.period", "asked.peers", "view.as_of")
    row = ("area", "name", "value", "rank", {"of": board.of}, "stage", "origin.source", "origin.file", "origin.line")
    rows = [encode(place, *row) for place in (*board.places, *board.missing)]
    return encode(board, "snapshot", *asked, "series", "sentence", "remarks", "nation=nation.value", {"rows": rows})
