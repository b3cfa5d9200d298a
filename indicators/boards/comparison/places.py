"""The places of a ranking: who has which value, rank and tile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.boards.judged import actual_words, plain
from indicators.boards.origins import Origin, actual_origin
from indicators.boards.view import View, area_name
from indicators.collation import alphabetical
from indicators.model import Actual, Area, Indicator
from indicators.store import Store
from indicators.wording import say

BY_RATIO = ("USD", "m_VND")  # levels per person compare with the nation; totals do not
NO_BETTER = ("neutral", "band")  # more is neither better nor worse: such figures are listed by size


@dataclass(frozen=True, slots=True)
class RankedArea:
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
    peer: bool = True  # it belongs to the set compared; a tile may show another one as well

    @property
    def record(self) -> str:
        """The number of the record of its figure, which opens the passport; nothing without one."""
        return self.origin.record if self.origin else ""


def ranked(
    store: Store, view: View, indicator: Indicator, areas: Sequence[Area], figures: Mapping[str, Actual]
) -> list[RankedArea]:
    """Return the areas best first, ties sharing a rank; those without a figure last, by name."""
    sign = -1 if indicator.direction == "lower" else 1
    common = common_stage(figures)
    places = [_place(store, view, area, figures, sign, largest(figures), common) for area in areas]
    return sorted(places, key=lambda p: (p.rank or len(areas) + 1, alphabetical(p.name)))


def tiles(everyone: Sequence[RankedArea], among: Sequence[RankedArea]) -> tuple[RankedArea, ...]:
    """Return every area for the map; the rank is that within the set compared, and others have none."""
    ranks = {p.area: p.rank for p in among}
    return tuple(replace(p, rank=ranks.get(p.area), peer=p.area in ranks) for p in everyone)


def nation_place(
    store: Store, view: View, indicator: Indicator, nation: Actual, figures: Mapping[str, Actual]
) -> RankedArea | None:
    """Return the nation as a line across the ranking; a total of the nation says nothing beside its parts."""
    if not is_ratio(indicator):
        return None
    area, own = store.book.areas[nation.area], {nation.area: nation}
    place = _place(store, view, area, own, 1, largest(figures), nation.stage)
    return place if place.share <= 1 else None


def is_ratio(indicator: Indicator) -> bool:
    """Return whether the nation compares with its parts: rates and levels per person do, totals do not."""
    return indicator.nature in ("rate", "rank") or indicator.unit in BY_RATIO


def common_stage(figures: Mapping[str, Actual]) -> str:
    """Return the stage that most figures have, nothing without any."""
    stages = [f.stage for f in figures.values()]
    return max(stages, key=stages.count, default="")


def largest(figures: Mapping[str, Actual]) -> Decimal:
    """Return the largest size of the figures, 1 where all are zero."""
    return max((abs(f.value) for f in figures.values()), default=Decimal(1)) or Decimal(1)


def _place(
    store: Store, view: View, area: Area, figures: Mapping[str, Actual], sign: int, longest: Decimal, common: str
) -> RankedArea:
    figure = figures.get(area.code)
    better = sum(f.value * sign > figure.value * sign for f in figures.values()) if figure else 0
    differs = figure is not None and figure.stage != common
    return RankedArea(
        area=area.code,
        name=area_name(area, view.lang),
        value=plain(figure.value) if figure else None,
        words=actual_words(figure, view.lang) if figure else "–",
        share=float(figure.value / longest) if figure else 0.0,
        rank=better + 1 if figure else None,
        stage=figure.stage if figure else None,
        marked=area.code == view.area,
        note=say(view.lang, "note.stage", stage=say(view.lang, f"stage.{figure.stage}")) if figure and differs else "",
        origin=actual_origin(store, figure, view.lang) if figure else None,
        tile=area.tile,
        full_name=area.full_name_vi if view.lang == "vi" else area.full_name_en,
    )
