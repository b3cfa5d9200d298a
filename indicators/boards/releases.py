"""The calendar of releases for a year: which stage of which figures is due when, and whether it is on file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from indicators.boards.doubts.overdue import rests_words
from indicators.boards.origins import Origin
from indicators.boards.view import View, area_name
from indicators.model import Indicator
from indicators.queries.releases import Due, due_stages
from indicators.store import Store
from indicators.wording import Lang, day, first_upper, listed, period, say

State = Literal["released", "overdue", "later"]


@dataclass(frozen=True, slots=True)
class ShownRelease:
    """One row of the calendar: some indicators of an area that share rule and state."""

    what: str  # Tốc độ tăng GRDP và Quy mô GRDP
    about: str  # Hải Phòng, năm 2025
    stage: str
    due: str
    state: State
    state_words: str
    rests: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Calendar:
    """The releases due for the figures of a year."""

    year: int
    ruled: bool  # whether any calendar is on file
    rows: tuple[ShownRelease, ...]


def calendar(store: Store, view: View) -> Calendar:
    """Return the stages due for a year's figures of an area and of its nation, the area's own first."""
    place = store.book.areas[view.area]
    areas = (view.area, place.parent) if place.parent else (view.area,)
    found = [due for area in areas for due in due_stages(store, area, view.year, view.as_of)]
    shared = groupby(found, key=lambda due: (due.area, due.rule.id, standing(due, view.as_of)))
    rows = tuple(_shown(store, view, tuple(group)) for _, group in shared)
    return Calendar(view.year, bool(store.book.releases), rows)


def standing(due: Due, as_of: date) -> tuple[State, str | None]:
    """Return how a stage stands on a day, with the day since which it is on file."""
    if due.first:
        return "released", due.first.published_on
    return ("overdue" if due.day < as_of else "later"), None


def _shown(store: Store, view: View, group: Sequence[Due]) -> ShownRelease:
    lang, first = view.lang, group[0]
    rule, (state, since) = first.rule, standing(first, view.as_of)
    source = store.book.sources[rule.source[0]]
    published = day(source.published_on, lang) if source.published_on else say(lang, "sources.undated")
    kind = "year" if rule.whole_year else "ytd"
    place = area_name(store.book.areas[first.area], lang)
    reached = first.first.stage if first.first else rule.stage
    return ShownRelease(
        what=_named((store.book.indicators[due.indicator] for due in group), lang),
        about=f"{first_upper(place)}, {period(rule.period_of(view.year), kind, lang)}",
        stage=first_upper(say(lang, f"stage.{rule.stage}")),
        due=day(first.day, lang),
        state=state,
        state_words=say(
            lang,
            f"releases.state.{state}",
            stage=say(lang, f"stage.{reached}"),
            day=day(since, lang) if since else "",
        ),
        rests=rests_words(rule.standing, rule.document, lang),
        origin=Origin(
            source.id, source.publisher, source.url, source.published_on,
            f"“{rule.as_printed}” · {source.publisher}, {published}", rule.file, rule.line,
        ),
    )  # fmt: skip


def _named(indicators: Iterable[Indicator], lang: Lang) -> str:
    names = [one.label for one in indicators]
    return listed(tuple(name.in_(lang) for name in names), lang)
