"""What the tab of the communes says: the sentence, and what holds for all units."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.boards.communes.asked import KINDS, CommunesQuery
from indicators.boards.comparison.places import NO_BETTER, common_stage
from indicators.boards.judged import actual_words
from indicators.boards.peers import indicator_name
from indicators.boards.sentences import protected
from indicators.boards.view import View, area_name
from indicators.collation import alphabetical
from indicators.model import Actual, Area, Indicator, Status
from indicators.store import Store
from indicators.wording import count, day, first_upper, listed, period, say


@dataclass(frozen=True)
class KnownUnits:
    """The units and what is known of them."""

    store: Store
    view: View
    asked: CommunesQuery
    areas: tuple[Area, ...]
    figures: Mapping[str, Actual]  # of single units
    count: Actual | None  # of the city: how many units have the status
    has_figures: bool  # some indicator is known by unit

    @property
    def indicator(self) -> Indicator | None:
        """What is shown, where anything is on record."""
        return self.store.book.indicators.get(self.asked.indicator)

    @property
    def counted(self) -> bool:
        """Whether a status is shown."""
        return bool(self.indicator and self.indicator.status) and not self.figures

    @property
    def status(self) -> Status | None:
        """The status that each unit has: known only where the count, what it is out of and the units agree."""
        one = self.count
        if one is None or one.qualifier or not one.value == one.of == len(self.areas):
            return None
        return self.indicator.status if self.indicator else None

    @property
    def status_words(self) -> str:
        """The status in words, 'not known' where it is not, a dash where none is shown."""
        if not self.counted:
            return "–"
        if self.status is None:
            return say(self.view.lang, "communes.not_known")
        return self.status.in_(self.view.lang)

    def better(self, figure: Actual) -> int:
        """Return how many units stand before one."""
        sign = -1 if self.indicator and self.indicator.direction == "lower" else 1
        return sum(other.value * sign > figure.value * sign for other in self.figures.values())


def sentence(told: KnownUnits) -> str:
    """Return what is known of the units, with [marks] around how many."""
    lang, n = told.view.lang, len(told.areas)
    words: dict[str, object] = {
        "n": n,
        "area": protected(area_name(told.store.book.areas[told.view.area], lang)),
        "day": day(told.view.as_of, lang),
    }
    if not told.areas:
        return say(lang, "communes.no_units", **words)
    if told.indicator is None:
        return say(lang, "communes.nothing", **words)
    words["name"] = protected(first_upper(indicator_name(told.store, told.asked.indicator, told.view)))
    if told.figures:
        return _ranked(told, words)
    published = told.count.published_on if told.count else None
    words["published"] = day(published, lang) if published else ""
    if told.status is not None:
        return say(lang, "communes.all_are", status=protected(told.status_words), **words)
    if told.count is not None and told.indicator.status is not None:
        status = told.indicator.status.in_(lang)
        value = actual_words(told.count, lang)
        return say(lang, "communes.some_are", value=value, status=protected(status), **words)
    return say(lang, "communes.unknown", **words)


def _ranked(told: KnownUnits, words: dict[str, object]) -> str:
    """Return for how many units the figure is known, and which ones come first."""
    lang, places = told.view.lang, {a.code: a for a in told.areas}
    first = [code for code, figure in told.figures.items() if told.better(figure) == 0]
    names = sorted((area_name(places[code], lang) for code in first), key=alphabetical)
    by_size = told.indicator is not None and told.indicator.direction in NO_BETTER
    words |= {
        "period": period(told.asked.period, told.asked.kind, lang),
        "known": len(told.figures),
        "first": protected(listed(tuple(names), lang)),
        "value": actual_words(told.figures[first[0]], lang),
    }
    return say(lang, "communes.ranked_size" if by_size else "communes.ranked", **words)


def remarks(told: KnownUnits) -> tuple[str, ...]:
    """Return what holds for all units: of which kinds they are, whose figures, and what is not public."""
    lang, kinds = told.view.lang, Counter(a.kind for a in told.areas)
    if not told.areas:
        return ()
    counted = listed(tuple(count(lang, f"communes.kinds.{k}", kinds[k]) for k in KINDS if kinds[k]), lang)
    lines = [first_upper(say(lang, "communes.of_kinds", kinds=counted))]
    if told.figures:
        series = say(lang, f"series.{next(iter(told.figures.values())).series}")
        stage = say(lang, f"stage.{common_stage(told.figures)}")
        lines.append(say(lang, "comparison.series", series=series, stage=stage))
    if not told.has_figures:
        lines.append(say(lang, "communes.no_figures"))
    return tuple(lines)
