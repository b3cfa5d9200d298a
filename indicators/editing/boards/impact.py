"""Which rows of which boards differ between two stores: the years, areas, bases and days that changed records touch."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from indicators import queries
from indicators.boards.changes.moves import BoardState, Change, change
from indicators.boards.context import Context, gather
from indicators.boards.rows import row
from indicators.boards.view import BASES, View, area_name, session_days, session_label
from indicators.model import Actual, Target, period_span
from indicators.store import Store
from indicators.wording import Lang, day, say

STANDS_IN = {"council": ("council", "central"), "central": ("council", "central")}
LATER_YEARS = 3  # a figure is a share of the past for the pace of the three years after its own
Noun = Target | Actual


@dataclass(frozen=True, slots=True)
class RowImpact:
    """One row of one board that differs: the board in words, what moves, and verdict and pace on both sides."""

    view: View
    board: str
    change: Change | None
    indicator: str
    name: str
    verdict_before: str
    verdict_after: str
    pace_before: str | None
    pace_after: str | None

    @property
    def verdict_moves(self) -> bool:
        """Whether the verdict is another."""
        return self.verdict_before != self.verdict_after

    @property
    def pace_moves(self) -> bool:
        """Whether the status of the pace is another."""
        return self.pace_before != self.pace_after


def moved(before: Store, after: Store, today: date, lang: Lang) -> tuple[RowImpact, ...]:
    """Return every row that differs on the boards that the changed records can reach."""
    nouns = [*_changed(before.targets, after.targets), *_changed(before.actuals, after.actuals)]
    nouns = [noun for noun in nouns if _known(before, noun) and _known(after, noun)]
    boards = ((view, noun.indicator) for noun in nouns for view in _views(after, noun, today, lang))
    rows = (_row(before, after, view, code) for view, code in dict.fromkeys(boards))
    return tuple(one for one in rows if one is not None)


def _changed(before: Mapping[str, Noun], after: Mapping[str, Noun]) -> Iterator[Noun]:
    """Yield the records that were added, changed or taken away, on both sides; where one stands is no part of it."""
    for code in dict.fromkeys((*before, *after)):
        old, new = before.get(code), after.get(code)
        if (old and old.model_dump()) != (new and new.model_dump()):
            yield from (one for one in (old, new) if one is not None)


def _known(store: Store, noun: Noun) -> bool:
    """Return whether a store knows what a record is of: two states of the files may differ in that too."""
    return noun.indicator in store.book.indicators and noun.area in store.book.areas


def _views(store: Store, noun: Noun, today: date, lang: Lang) -> Iterator[View]:
    """Yield the boards that a record can reach."""
    since = noun.in_force_from if isinstance(noun, Target) else noun.known_from
    if since is None:
        return
    first, last = (end.year for end in period_span(noun.period))
    later = LATER_YEARS if isinstance(noun, Actual) else 0
    bases = STANDS_IN.get(noun.basis, BASES) if isinstance(noun, Target) else BASES
    for on in _days(store, noun.area, since, today):
        known = {known.year for known in queries.years(store, noun.area, on)}
        for year in range(first, last + later + 1):
            if year in known and (year <= last or on == max(since, today)):
                yield from (View(year, on, basis, noun.area, lang, dated=on != today) for basis in bases)


def _days(store: Store, area: str, since: date, today: date) -> list[date]:
    """Return the day on which an edit is seen first, from today on, and the last day of each session since."""
    sessions = [on for _, on in session_days(store, area) if since <= on <= today]
    return list(dict.fromkeys((max(since, today), *sessions)))


def _row(before: Store, after: Store, view: View, code: str) -> RowImpact | None:
    """Return a row that differs; nothing where it does not, or where the board has no such row."""
    old, new = _seen(before, view, code), _seen(after, view, code)
    if not (_listed(old, code) or _listed(new, code)):
        return None
    one, was, now = change(old, new, code), old.rows[code], new.rows[code]
    paces = [side.pace.status if side.pace else None for side in (was, now)]
    if one is None and paces[0] == paces[1]:
        return None
    return RowImpact(view, board_words(after, view), one, code, now.name, was.verdict, now.verdict, *paces)


def _seen(store: Store, view: View, code: str) -> BoardState:
    context = gather(store, view)
    return BoardState(context, {code: row(context, code, main=_is_main(context, code))})


def _is_main(context: Context, code: str) -> bool:
    return context.listing is None or code in context.listing.known


def _listed(seen: BoardState, code: str) -> bool:
    """Return whether a board has a row of an indicator: it has a target there, or is one of the main ones."""
    main = seen.context.listing is not None and _is_main(seen.context, code)
    return main or seen.context.target(code) is not None


def board_words(store: Store, view: View) -> str:
    """Return a board in words: 'Hải Phòng · Năm 2026 · HĐND giao · Tính đến kỳ họp 32 (11/12/2025)'."""
    lang = view.lang
    sessions = {on: session_label(session, on, lang) for session, on in session_days(store, view.area)}
    as_of = sessions.get(view.as_of) if view.dated else None
    return " · ".join(
        (
            area_name(store.book.areas[view.area], lang),
            say(lang, "controls.year_value", year=view.year),
            say(lang, f"basis.{view.basis}"),
            as_of or say(lang, "controls.day", day=day(view.as_of, lang)),
        )
    )
