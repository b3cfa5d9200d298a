"""What the store says of one view, asked once and shared by every row."""

from dataclasses import dataclass
from datetime import timedelta

from indicators import queries
from indicators.boards.view import View, area_name
from indicators.model import Actual, Area, Indicator, MainTargets, OfficialVerdict, Resolution, Target
from indicators.queries import Figure
from indicators.queries.rivals import OnFile, PrintedPercent, printed_percents, rivals_on_file
from indicators.store import Store, kept_in_store
from indicators.wording import day, lower_first

# Only these stand in for one another, and the row says so; a scenario or a stretch target never does.
STAND_IN = {"council": "central", "central": "council"}


@dataclass(frozen=True, slots=True)
class Tally:
    """The city's own count of a year: 18 of 22 met or exceeded."""

    met_or_exceeded: int
    of: int
    source: str
    published_on: str


@dataclass(frozen=True, slots=True)
class Official:
    """What the city itself published about one target."""

    verdict: str
    published_on: str
    source: str


@dataclass(frozen=True)
class Context:
    """The figures, targets and published verdicts of one view."""

    store: Store
    view: View
    figures: dict[str, Figure]
    targets: dict[tuple[str, str], Target]
    reports: dict[str, tuple[Actual, ...]]
    last_year: dict[str, Figure]
    progress: dict[str, Actual]
    nation: dict[str, Figure]
    falling: dict[str, tuple[Actual, Actual]]
    official: dict[str, Official]
    tally: Tally | None
    resolution: Resolution | None  # the act that set the main targets of the year
    rivals: dict[str, tuple[OnFile, ...]]  # other reports beside the figures that count
    printed: dict[str, tuple[PrintedPercent, ...]]  # percentages of a plan that the sources of those figures print

    @property
    def area(self) -> Area:
        """The area in view."""
        return self.store.book.areas[self.view.area]

    @property
    def area_name(self) -> str:
        """The name of the area in the language of the view."""
        return area_name(self.area, self.view.lang)

    @property
    def nation_name(self) -> str:
        """The name of what the area is a part of."""
        parent = self.area.parent
        return area_name(self.store.book.areas[parent], self.view.lang) if parent else ""

    @property
    def merged_on(self) -> str | None:
        """The day the area ceased within or before the year in view, in words; nothing while it exists."""
        ends = self.area.ends
        if ends is None or ends.year > (self.view.until or self.view.year) or ends >= self.view.as_of:
            return None
        return day(ends + timedelta(days=1), self.view.lang)

    def indicator(self, code: str) -> Indicator:
        """Return an indicator by its code."""
        return self.store.book.indicators[code]

    def short(self, code: str) -> str:
        """Return the name of an indicator as on a board row."""
        return self.indicator(code).label.in_(self.view.lang)

    def spoken(self, code: str) -> str:
        """Return the name of an indicator as said within a sentence."""
        spoken = self.indicator(code).spoken
        if spoken is None:
            return lower_first(self.short(code))
        return spoken.in_(self.view.lang)

    def target(self, code: str) -> Target | None:
        """Return the target of an indicator on the basis of the view, or on the one that stands in for it."""
        basis = self.view.basis
        return self.targets.get((code, basis)) or self.targets.get((code, STAND_IN.get(basis, "")))

    @property
    def listing(self) -> MainTargets | None:
        """The main targets of the year: how many, and which are known by name."""
        return self.resolution.main_targets if self.resolution else None

    @property
    def judged(self) -> bool:
        """Whether the year has a figure of a main target, or of any where their list is not on record."""
        codes = self.listing.known if self.listing else {code for code, _ in self.targets}
        figures = [self.figures[code] for code in codes if code in self.figures and self.target(code)]
        return any(figure.stage != "forecast" for figure in figures)

    @property
    def common_document(self) -> str | None:
        """The number of the act the main targets rest on; nothing where none is on record."""
        return self.resolution.number if self.resolution else None


@kept_in_store(64)
def gather(store: Store, view: View) -> Context:
    """Return the context of a view: one question to the store for each kind of thing."""
    period, parent = view.period, store.book.areas[view.area].parent
    official, tally = _published(store, view)
    figures = queries.figures_in_force(store, view.area, period, view.as_of)
    return Context(
        store=store,
        view=view,
        figures=figures,
        targets=queries.targets_in_force(store, view.area, period, view.as_of),
        last_year=queries.figures_in_force(store, view.area, str(view.year - 1), view.as_of),
        reports=queries.vintages_by_indicator(store, view.area, period, view.as_of),
        progress=queries.progress(store, view.area, view.year, view.as_of),
        nation=queries.figures_in_force(store, parent, period, view.as_of) if parent else {},
        falling={b.indicator: (b, a) for b, a in queries.falling_cumulative(store, view.area, view.year, view.as_of)},
        official=official,
        tally=tally,
        resolution=_resolution(store, view),
        rivals=rivals_on_file(store, view.area, period, view.as_of),
        printed=printed_percents(store, figures, view.area, period, view.as_of),
    )


def _resolution(store: Store, view: View) -> Resolution | None:
    """Return the act that set the main targets of the year; stretch and scenario targets have none."""
    if view.basis not in STAND_IN or view.until is not None:
        return None
    for act in reversed(store.book.resolutions):
        main = act.main_targets
        if main and main.year == view.year and main.area == view.area:
            return act
    return None


def _published(store: Store, view: View) -> tuple[dict[str, Official], Tally | None]:
    """Return the city's own verdicts known on the day: by indicator, and its latest count.

    They are about the targets of the Council's resolution, and say nothing of those that others set.
    """
    if view.basis != "council":
        return {}, None
    known = sorted((v for v in store.book.verdicts if _is_known(v, view)), key=lambda v: v.published_on)
    official: dict[str, Official] = {}
    tally = None
    for one in known:
        official |= {code: Official("missed", one.published_on, one.source) for code in one.missed}
        official |= {code: Official("exceeded", one.published_on, one.source) for code in one.exceeded}
        if one.met_or_exceeded is not None and one.of is not None:
            tally = Tally(one.met_or_exceeded, one.of, one.source, one.published_on)
    return official, tally


def _is_known(verdict: OfficialVerdict, view: View) -> bool:
    return verdict.area == view.area and verdict.year == view.year and verdict.known_from <= view.as_of
