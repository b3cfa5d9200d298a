"""What the comparison says: the sentence over a ranking, and what holds for the whole of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from indicators import attainment
from indicators.boards.comparison.bounds import bound_between, rank_span, turned
from indicators.boards.comparison.places import NO_BETTER, RankedArea, common_stage
from indicators.boards.judged import actual_words, gap_between, gap_words, in_points, unit_words
from indicators.boards.peers import ComparisonQuery, indicator_name, peers_words
from indicators.boards.sentences import protected
from indicators.boards.view import View, area_name
from indicators.model import Actual, Indicator
from indicators.store import Store
from indicators.wording import Lang, day, first_upper, listed, lower_first, number, period, say

QUOTED = "press"  # the series of figures that newspapers quote for a few areas: no ranking of all
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Ranking:
    """One ranking and what it is of."""

    store: Store
    view: View
    asked: ComparisonQuery
    places: list[RankedArea]
    figures: Mapping[str, Actual]
    series: str
    nation: Actual | None
    own: Actual | None  # the city's own figure, where another series ranks

    @property
    def indicator(self) -> Indicator:
        """What is ranked."""
        return self.store.book.indicators[self.asked.indicator]

    @property
    def lang(self) -> Lang:
        """The language of the view."""
        return self.view.lang

    @property
    def home(self) -> Actual | None:
        """The figure of the area in view, where it is ranked."""
        return self.figures.get(self.view.area)

    def name(self, area: str) -> str:
        """Return the name of an area."""
        return area_name(self.store.book.areas[area], self.lang)


def sentence(of: Ranking) -> str:
    """Return where the city stands, with [marks] around the rank."""
    lang = of.lang
    home = next((p for p in of.places if p.marked and p.rank is not None), None)
    words = {
        "period": first_upper(period(of.asked.period, of.asked.kind, lang)),
        "name": protected(lower_first(indicator_name(of.store, of.asked.indicator, of.view))),
        "area": protected(of.name(of.view.area)),
    }
    if not of.places:
        return say(lang, "comparison.empty", day=day(of.view.as_of, lang), peers=_peers(of), **words)
    if home is None or of.home is None:
        return say(lang, "comparison.no_figure", n=len(of.figures), of=len(of.places), **words)
    unit = "%" if of.indicator.unit == "%" else f" {unit_words(of.store, of.indicator, lang)}"
    key = "rank_size" if _by_size(of) else "rank_quoted" if of.series == QUOTED else "rank"
    value = protected(f"{home.words}{unit}")
    text = say(lang, f"comparison.{key}", rank=home.rank, of=len(of.figures), value=value, **words)
    text += _leader(of, home.rank or 1)
    if of.nation is not None and in_points(of.indicator):
        text += _against_nation(of, of.home, of.nation)
    return text + "."


def _peers(of: Ranking) -> str:
    return peers_words(of.store, of.asked.peers, of.lang)


def _by_size(of: Ranking) -> bool:
    return of.indicator.direction in NO_BETTER


def _leader(of: Ranking, rank: int) -> str:
    """Return who comes first; who shares the first rank has nobody before it."""
    if rank == 1:
        return ""
    key = "largest" if _by_size(of) else "after" if rank == 2 else "led"
    return say(of.lang, f"comparison.{key}", name=protected(of.places[0].name), value=of.places[0].words)


def _against_nation(of: Ranking, home: Actual, nation: Actual) -> str:
    gap, bound = gap_between(home, nation), bound_between(home, nation)
    if bound is None:
        return ""
    key = "above" if gap > 0 else "below" if gap < 0 else "equal"
    size = gap_words(of.store, of.indicator, gap, of.lang)
    if bound:
        size = say(of.lang, f"comparison.gap.{turned(bound) if gap < 0 else bound}", value=size)
    words = {"nation": protected(of.name(nation.area)), "value": actual_words(nation, of.lang), "gap": size}
    return say(of.lang, f"comparison.{key}", **words)


def remarks(of: Ranking) -> tuple[str, ...]:
    """Return what holds for the whole ranking: whose figures, at which stage, how many known, and the city's own."""
    lang, peers = of.lang, len(of.places)
    if not of.figures:
        return ()
    common = say(lang, f"stage.{common_stage(of.figures)}")
    known = {"n": len(of.figures), "of": peers, "peers": _peers(of), "day": day(of.view.as_of, lang)}
    lines = [
        say(lang, "comparison.series", series=say(lang, f"series.{of.series}"), stage=common),
        say(lang, "comparison.known", **known),
    ]
    if of.series == QUOTED and len(of.figures) < peers:
        lines.append(say(lang, "comparison.quoted", n=len(of.figures), of=peers))
    if of.home is None:
        return tuple(lines)
    lines += _uncertain(of)
    if of.own is not None and of.own.value != of.home.value:
        series = say(lang, f"series.{of.own.series}")
        lines.append(say(lang, "comparison.own", value=actual_words(of.own, lang), series=series))
    if of.nation is not None and of.indicator.nature == "rate":
        lines += _multiple(of, of.home, of.nation)
    return tuple(lines)


def _uncertain(of: Ranking) -> list[str]:
    """Return between which ranks the city may stand, where a figure that is no exact one leaves it open."""
    best, worst, codes = rank_span(of.figures, of.view.area, lower=of.indicator.direction == "lower")
    if best == worst:
        return []
    names = listed(tuple(of.name(code) for code in codes), of.lang)
    return [say(of.lang, "comparison.uncertain", area=of.name(of.view.area), best=best, worst=worst, names=names)]


def _multiple(of: Ranking, home: Actual, nation: Actual) -> list[str]:
    """Return how many times the nation, with the interval that the roundings of both allow."""
    bound = bound_between(home, nation)
    if bound is None or home.value <= home.quantum / 2 or nation.value <= nation.quantum / 2:
        return []
    exact = attainment.ratio(home.value, nation.value)
    low, high = attainment.ratio_interval(home.value, home.quantum, nation.value, nation.quantum)
    below, above = low.quantize(CENT, ROUND_FLOOR), high.quantize(CENT, ROUND_CEILING)
    words: dict[str, object] = {"nation": of.name(nation.area)}
    if bound:
        times = {"least": below, "most": above, "about": exact.quantize(CENT, ROUND_HALF_UP)}[bound]
        return [say(of.lang, f"comparison.multiple_{bound}", times=number(times, of.lang), **words)]
    words |= {"low": number(below, of.lang), "high": number(above, of.lang)}
    times = exact.quantize(Decimal("0.001"))
    return [say(of.lang, "comparison.multiple", times=number(times, of.lang), **words)]
