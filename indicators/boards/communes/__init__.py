"""The wards, communes and special zones of a city as tiles and as a list: their facts, a status, an indicator.

What is known of the city as a whole is said of a single unit only where it leaves no doubt: a count
that reaches the number of units. Nothing else is spread over them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, hypot, radians
from statistics import median

from indicators.boards.communes.asked import CommunesQuery, parse_communes_query, statuses, unit_periods, units_of
from indicators.boards.communes.words import KnownUnits, remarks, sentence
from indicators.boards.comparison.places import NO_BETTER, common_stage, largest
from indicators.boards.controls import day_choices
from indicators.boards.judged import actual_words, plain, unit_words
from indicators.boards.origins import Origin, actual_origin
from indicators.boards.peers import indicator_name
from indicators.boards.sentences import Part, parts
from indicators.boards.view import Choice, View, area_name
from indicators.collation import alphabetical, folded, unmarked
from indicators.model import Actual, Area
from indicators.queries.comparison import newest_counts, peer_figures
from indicators.store import Store, kept_in_store
from indicators.wording import first_upper, number, period, say

__all__ = ["Commune", "CommunesBoard", "CommunesQuery", "communes", "parse_communes_query"]

FAR = 8  # times the usual distance to the nearest neighbour: drawn at the edge, as the sea between says nothing


@dataclass(frozen=True, slots=True)
class Commune:
    """One ward, commune or special zone: its facts, and what is shown of it."""

    area: str
    name: str
    full_name: str
    kind: str
    size: str  # km², in words
    before: str  # the territory it belonged to
    act: str  # how it came about, as recorded
    folded: str  # what a search looks in
    found: bool
    tone: str  # of its status: met, near_miss, missed, plain; no_figure where it is not known
    value: str | None
    words: str
    share: float
    rank: int | None
    note: str
    origin: Origin | None
    cell: tuple[int, int] | None  # column from the west, row from the north
    far: bool


@dataclass(frozen=True, slots=True)
class CommunesBoard:
    """Everything the tab of the communes shows."""

    view: View
    asked: CommunesQuery
    snapshot: str
    area: str  # the name of the city
    name: str
    unit: str
    is_status: bool
    by_size: bool
    sentence: str
    sentence_parts: tuple[Part, ...]
    remarks: tuple[str, ...]
    fact: tuple[str, Origin] | None  # the city's own count, and where it stands
    units: tuple[Commune, ...]
    of: int
    opened: Commune | None
    indicators: tuple[Choice, ...]
    periods: tuple[Choice, ...]
    days: tuple[Choice, ...]
    today: date

    @property
    def found(self) -> int:
        """How many units the search finds."""
        return sum(unit.found for unit in self.units)

    def params(self, **changes: str) -> dict[str, str]:
        """Return the query of an address that opens this tab, with changes; empty ones are left out."""
        asked = self.asked
        keep = {"scope": "communes", "id": asked.indicator, "period": asked.period, "q": asked.search}
        return {key: value for key, value in {**self.view.params(), **keep, **changes}.items() if value}


@kept_in_store(256)
def communes(store: Store, view: View, asked: CommunesQuery, today: date) -> CommunesBoard:
    """Return the units of the area in view with a status, or with an indicator in a period, as known on a day."""
    areas, is_status = units_of(store, view), asked.indicator in {i.code for i in statuses(store)}
    figures = {} if is_status or not asked.indicator else _figures(store, view, asked, areas)
    count = newest_counts(store, (asked.indicator,), view.area, view.as_of).get(asked.indicator) if is_status else None
    indicator = store.book.indicators.get(asked.indicator)
    periods = unit_periods(store, view)
    told = KnownUnits(store, view, asked, areas, figures, count, has_figures=bool(periods))
    said = parts(sentence(told))
    shown = _units(told)
    return CommunesBoard(
        view=view,
        asked=asked,
        snapshot=store.snapshot,
        area=area_name(store.book.areas[view.area], view.lang),
        name=indicator_name(store, asked.indicator, view) if indicator else "",
        unit=unit_words(store, indicator, view.lang) if indicator else "",
        is_status=is_status,
        by_size=bool(indicator and indicator.direction in NO_BETTER),
        sentence="".join(text for text, _ in said),
        sentence_parts=said,
        remarks=remarks(told),
        fact=(_count_words(count, view), actual_origin(store, count, view.lang)) if count else None,
        units=shown,
        of=len(figures),
        opened=next((u for u in shown if u.area == asked.unit), None),
        indicators=_indicators(store, view, asked, tuple(periods)),
        periods=tuple(
            Choice(p.period, first_upper(period(p.period, p.kind, view.lang)), p.period == asked.period)
            for p in ([] if is_status else periods.get(asked.indicator, []))
        ),
        days=day_choices(store, view, today),
        today=today,
    )


def _count_words(count: Actual, view: View) -> str:
    value = actual_words(count, view.lang)
    return say(view.lang, "communes.n_of", n=value, of=count.of) if count.of else value


def _figures(store: Store, view: View, asked: CommunesQuery, areas: tuple[Area, ...]) -> Mapping[str, Actual]:
    """Return the figures of the series that most units share."""
    codes = tuple(a.code for a in areas)
    by_series = peer_figures(store, asked.indicator, asked.period, asked.kind, codes, view.as_of, len(areas))
    return max(by_series.values(), key=len, default={})


def _indicators(store: Store, view: View, asked: CommunesQuery, known: tuple[str, ...]) -> tuple[Choice, ...]:
    counted = tuple(i.code for i in statuses(store))
    codes = (*counted, *(code for code in known if code not in counted))
    return tuple(Choice(c, indicator_name(store, c, view), c == asked.indicator) for c in codes)


def _units(told: KnownUnits) -> tuple[Commune, ...]:
    """Return the units: ranked ones best first, then by name."""
    names, far = _names(told), far_ones(told.areas)
    units = [_unit(told, a, names[a.code], far=a.code in far) for a in told.areas]
    return tuple(sorted(units, key=lambda u: (u.rank or len(units) + 1, alphabetical(u.name))))


def far_ones(areas: Sequence[Area]) -> frozenset[str]:
    """Return which areas lie far from all others: their tiles say a direction and no distance."""
    points = {a.code: (float(a.latitude), float(a.longitude)) for a in areas if a.latitude and a.longitude}
    if len(points) < 3:
        return frozenset()
    nearest = {c: min(_distance(p, o) for other, o in points.items() if other != c) for c, p in points.items()}
    limit = FAR * median(nearest.values())
    return frozenset(code for code, one in nearest.items() if one > limit > 0)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far two points lie apart, each a latitude and a longitude, in degrees of latitude."""
    return hypot(one[0] - other[0], (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2)))


def _names(told: KnownUnits) -> dict[str, str]:
    """Return the names of the units; those that only marks tell apart keep them: Cam Giang (Cẩm Giàng)."""
    named = {a.code: area_name(a, told.view.lang) for a in told.areas}
    many = Counter(named.values())
    marked = {a.code: a.name_vi for a in told.areas if many[named[a.code]] > 1 and a.name_vi != named[a.code]}
    return {code: f"{name} ({marked[code]})" if code in marked else name for code, name in named.items()}


def _unit(told: KnownUnits, area: Area, name: str, *, far: bool) -> Commune:
    lang, figure = told.view.lang, told.figures.get(area.code)
    before = area.merged_from or ""
    search = " · ".join(
        folded(words or "") for words in (area.full_name_vi or area.name_vi, area.full_name_en, area.code)
    )
    differs = figure is not None and figure.stage != common_stage(told.figures)
    return Commune(
        area=area.code,
        name=name,
        full_name=(area.full_name_vi if lang == "vi" else area.full_name_en) or name,
        kind=say(lang, f"communes.kind.{area.kind}"),
        size=number(area.area_km2, lang) if area.area_km2 is not None else "",
        before=before if lang == "vi" else unmarked(before),
        act=area.note or "",
        folded=search,
        found=folded(told.asked.search) in search,
        tone="" if figure or not told.counted else told.status.tone if told.status else "no_figure",
        value=plain(figure.value) if figure else None,
        words=actual_words(figure, lang) if figure else told.status_words,
        share=float(figure.value / largest(told.figures)) if figure else 0.0,
        rank=1 + told.better(figure) if figure else None,
        note=say(lang, "note.stage", stage=say(lang, f"stage.{figure.stage}")) if figure and differs else "",
        origin=actual_origin(told.store, figure, lang) if figure else None,
        cell=area.tile,
        far=far,
    )
