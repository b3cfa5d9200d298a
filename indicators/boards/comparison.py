"""One indicator across the provinces: who is ahead, where the city stands, and how the nation compares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from indicators import attainment
from indicators.boards.judged import actual_words, gap_words, in_points, plain, unit_words
from indicators.boards.origins import Origin, actual_origin
from indicators.boards.peers import PEERS, Asked, comparison_choices, indicator_name, peer_areas, provinces
from indicators.boards.sentences import Part, parts, protected
from indicators.boards.view import Choice, View, area_name
from indicators.model import Actual, Area, Indicator
from indicators.queries.comparison import peer_figures
from indicators.store import Store
from indicators.wording import day, first_upper, lower_first, number, period, say

BY_RATIO = ("USD", "m_VND")  # levels per person compare with the nation; totals do not


@dataclass(frozen=True, slots=True)
class Place:
    """One area in the ranking; without a figure it has neither value nor rank."""

    area: str
    name: str
    value: str | None
    words: str
    share: float  # of the largest size, for the bar
    rank: int | None
    stage: str | None
    marked: bool
    note: str
    origin: Origin | None
    tile: tuple[int, int] | None
    full_name: str | None  # where it says more than the name


@dataclass(frozen=True, slots=True)
class ComparisonBoard:
    """Everything the comparison shows."""

    view: View
    asked: Asked
    snapshot: str
    name: str
    unit: str
    series: str
    of: int
    total: int
    sentence: str
    sentence_parts: tuple[Part, ...]
    remarks: tuple[str, ...]
    places: tuple[Place, ...]
    missing: tuple[Place, ...]
    nation: Place | None
    indicators: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    peer_sets: tuple[Choice, ...]
    days: tuple[Choice, ...]
    today: date

    def params(self, **changes: str) -> dict[str, str]:
        """Return the query of an address that opens this comparison, with changes."""
        keep = {"id": self.asked.indicator, "period": self.asked.period, "peers": self.asked.peers}
        return {**self.view.params(), **keep, **changes}


@lru_cache(maxsize=256)
def comparison(store: Store, view: View, asked: Asked, today: date) -> ComparisonBoard:
    """Return the ranking of an indicator in a period among a set of areas, as known on a day."""
    everyone, indicator = provinces(store), store.book.indicators[asked.indicator]
    peers = peer_areas(store, view, asked.peers) or everyone
    codes = tuple(a.code for a in peers)
    by_series = peer_figures(store, asked.indicator, asked.period, asked.kind, codes, view.as_of, len(everyone))
    series = max(by_series, key=lambda s: (len(by_series[s]), s == peers[0].series), default="")
    figures = by_series.get(series, {})
    places = _ranked(store, view, indicator, peers, figures)
    nation = _nation(store, view, asked, len(everyone))
    said = _sentence(store, view, asked, places, nation, figures, len(peers))
    return ComparisonBoard(
        view=view,
        asked=asked,
        snapshot=store.snapshot,
        name=indicator_name(store, asked.indicator, view),
        unit=unit_words(store, indicator, view.lang),
        series=series,
        of=len(figures),
        total=len(peers),
        sentence="".join(text for text, _ in parts(said)),
        sentence_parts=parts(said),
        remarks=_remarks(store, view, asked, by_series, series, figures, nation, len(peers)),
        places=tuple(p for p in places if p.rank is not None),
        missing=tuple(p for p in places if p.rank is None),
        nation=_nation_place(store, view, indicator, nation, figures) if nation else None,
        today=today,
        **comparison_choices(store, view, asked, today, everyone),
    )


def _ranked(
    store: Store, view: View, indicator: Indicator, peers: tuple[Area, ...], figures: Mapping[str, Actual]
) -> list[Place]:
    """Return the areas best first, ties sharing a rank; those without a figure last, by name."""
    sign = -1 if indicator.direction == "lower" else 1
    largest = max((abs(f.value) for f in figures.values()), default=Decimal(1)) or Decimal(1)
    stages = [f.stage for f in figures.values()]
    common = max(stages, key=stages.count, default="")
    places = [_place(store, view, area, figures, sign, largest, common) for area in peers]
    return sorted(places, key=lambda p: (p.rank or len(peers) + 1, p.name))


def _place(
    store: Store, view: View, area: Area, figures: Mapping[str, Actual], sign: int, largest: Decimal, common: str
) -> Place:
    figure = figures.get(area.code)
    better = sum(f.value * sign > figure.value * sign for f in figures.values()) if figure else 0
    differs = figure is not None and figure.stage != common
    return Place(
        area=area.code,
        name=area_name(area, view.lang),
        value=plain(figure.value) if figure else None,
        words=actual_words(figure, view.lang) if figure else "–",
        share=float(figure.value / largest) if figure else 0.0,
        rank=better + 1 if figure else None,
        stage=figure.stage if figure else None,
        marked=area.code == view.area,
        note=say(view.lang, "note.stage", stage=say(view.lang, f"stage.{figure.stage}")) if figure and differs else "",
        origin=actual_origin(store, figure, view.lang) if figure else None,
        tile=(area.tile_x, area.tile_y) if area.tile_x is not None and area.tile_y is not None else None,
        full_name=area.full_name_vi if view.lang == "vi" else area.full_name_en,
    )


def _nation(store: Store, view: View, asked: Asked, units: int) -> Actual | None:
    """Return the nation's own figure of the same period; by the statistics office where it has published."""
    parent = store.book.areas[view.area].parent
    if parent is None:
        return None
    by_series = peer_figures(store, asked.indicator, asked.period, asked.kind, (parent,), view.as_of, units)
    figures = {series: found[parent] for series, found in by_series.items()}
    return figures.get(store.book.areas[parent].series or "") or next(iter(figures.values()), None)


def _nation_place(
    store: Store, view: View, indicator: Indicator, nation: Actual, figures: Mapping[str, Actual]
) -> Place | None:
    """Return the nation as a line across the ranking; a total of the nation says nothing beside its parts."""
    if indicator.nature not in ("rate", "rank") and indicator.unit not in BY_RATIO:
        return None
    largest = max((abs(f.value) for f in figures.values()), default=Decimal(1)) or Decimal(1)
    place = _place(store, view, store.book.areas[nation.area], {nation.area: nation}, 1, largest, nation.stage)
    return place if place.share <= 1 else None


def _sentence(
    store: Store,
    view: View,
    asked: Asked,
    places: list[Place],
    nation: Actual | None,
    figures: Mapping[str, Actual],
    peers: int,
) -> str:
    lang, indicator = view.lang, store.book.indicators[asked.indicator]
    home = next((p for p in places if p.marked and p.rank is not None), None)
    words = {
        "period": first_upper(period(asked.period, asked.kind, lang)),
        "name": protected(lower_first(indicator_name(store, asked.indicator, view))),
        "area": protected(area_name(store.book.areas[view.area], lang)),
    }
    if home is None:
        return say(lang, "comparison.no_figure", n=len(figures), of=peers, **words)
    unit = "%" if indicator.unit == "%" else f" {unit_words(store, indicator, lang)}"
    text = say(lang, "comparison.rank", rank=home.rank, of=len(figures), value=f"{home.words}{unit}", **words)
    leader = places[0]
    if home.rank != 1:  # who shares the first rank has nobody before it
        key = "comparison.after" if home.rank == 2 else "comparison.led"
        text += say(lang, key, name=protected(leader.name), value=leader.words)
    if nation is not None and in_points(indicator):
        text += _against_nation(store, view, indicator, figures[view.area], nation)
    return text + "."


def _against_nation(store: Store, view: View, indicator: Indicator, home: Actual, nation: Actual) -> str:
    gap = home.value - nation.value
    key = "comparison.above" if gap > 0 else "comparison.below" if gap < 0 else "comparison.equal"
    return say(
        view.lang,
        key,
        nation=protected(area_name(store.book.areas[nation.area], view.lang)),
        value=actual_words(nation, view.lang),
        gap=gap_words(store, indicator, gap, view.lang, short=True),
    )


def _remarks(
    store: Store,
    view: View,
    asked: Asked,
    by_series: Mapping[str, Mapping[str, Actual]],
    series: str,
    figures: Mapping[str, Actual],
    nation: Actual | None,
    peers: int,
) -> tuple[str, ...]:
    """Return what holds for the whole ranking: whose figures, at which stage, how many known, and the city's own."""
    lang, indicator = view.lang, store.book.indicators[asked.indicator]
    if not figures:
        return ()
    stages = [f.stage for f in figures.values()]
    common = say(lang, f"stage.{max(stages, key=stages.count)}")
    lines = [say(lang, "comparison.series", series=say(lang, f"series.{series}"), stage=common)]
    named = say(lang, f"comparison.peers.{asked.peers if asked.peers in PEERS else 'chosen'}")
    lines.append(say(lang, "comparison.known", n=len(figures), of=peers, peers=named, day=day(view.as_of, lang)))
    own = by_series.get(indicator.series, {}).get(view.area)
    if own is not None and view.area in figures and own.value != figures[view.area].value:
        lines.append(
            say(lang, "comparison.own", value=actual_words(own, lang), series=say(lang, f"series.{own.series}"))
        )
    if nation is not None and view.area in figures and indicator.nature == "rate":
        lines += _multiple(store, view, figures[view.area], nation)
    return tuple(lines)


def _multiple(store: Store, view: View, home: Actual, nation: Actual) -> list[str]:
    """Return how many times the nation, with the interval that the roundings of both allow."""
    if home.value <= 0 or nation.value <= nation.quantum / 2:
        return []
    low, high = attainment.ratio_interval(home.value, home.quantum, nation.value, nation.quantum)
    cent = Decimal("0.01")
    ends = (low.quantize(cent, ROUND_FLOOR), high.quantize(cent, ROUND_CEILING))
    exact = attainment.ratio(home.value, nation.value).quantize(Decimal("0.001"))
    return [
        say(
            view.lang,
            "comparison.multiple",
            times=number(exact, view.lang),
            low=number(ends[0], view.lang),
            high=number(ends[1], view.lang),
            nation=area_name(store.book.areas[nation.area], view.lang),
        )
    ]


def as_json(board: ComparisonBoard) -> dict[str, object]:
    """Return the comparison as plain data: every peer with its value, rank and 'of'; numbers as decimal strings."""
    return {
        "snapshot": board.snapshot,
        "indicator": board.asked.indicator,
        "period": board.asked.period,
        "peers": board.asked.peers,
        "as_of": board.view.as_of.isoformat(),
        "series": board.series,
        "sentence": board.sentence,
        "remarks": list(board.remarks),
        "nation": board.nation.value if board.nation else None,
        "rows": [
            {
                "area": p.area,
                "name": p.name,
                "value": p.value,
                "rank": p.rank,
                "of": board.of,
                "stage": p.stage,
                "source": p.origin.source if p.origin else None,
                "file": p.origin.file if p.origin else None,
                "line": p.origin.line if p.origin else None,
            }
            for p in (*board.places, *board.missing)
        ],
    }
