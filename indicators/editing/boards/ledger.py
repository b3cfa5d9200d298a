"""The ledger of one area as planners see it: every version of every target, drafts too, grouped like the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from indicators import queries
from indicators.boards.controls import controls
from indicators.boards.history import NEVER_IN_FORCE
from indicators.boards.judged import target_words
from indicators.boards.origins import Origin, target_origin
from indicators.boards.passport.types import with_unit
from indicators.boards.view import Choice, View
from indicators.collation import folded
from indicators.editing.boards.waiting import Waiting
from indicators.model import Target
from indicators.store import Store
from indicators.wording import count, day, first_upper, period, say

LEDGER = "targets.yaml"
ACTS = {"draft": ("correct", "adopt"), "superseded": ()}  # what can be done to a version, by its state
SUPERSEDE = ("supersede",)
NONE_WAITS: Mapping[str, Waiting] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One version of a target; `origin` leads to its passport, nothing where no viewer can see it yet."""

    id: str
    indicator: str
    name: str
    period: str
    basis: str
    value: str
    printed: str
    document: str
    adopted: str
    state: str
    state_words: str
    place: str
    origin: Origin | None
    folded: str
    acts: tuple[str, ...]
    waits: tuple[str, ...] = ()  # of a draft that needs approval: whose, who proposed it, why not this reader's


@dataclass(frozen=True, slots=True)
class LedgerYear:
    """The versions whose period begins in one year, in the order of the file."""

    year: str
    title: str
    rows: tuple[LedgerRow, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of the area in view as of today."""

    view: View
    heading: str
    about: str
    years: tuple[LedgerYear, ...]
    areas: tuple[Choice, ...]
    snapshot: str


def ledger(
    store: Store, view: View, today: date, *, drafts: bool = True, waiting: Mapping[str, Waiting] = NONE_WAITS
) -> Ledger:
    """Return the ledger of the area in view, the years as the file has them, with drafts or without.

    `waiting` says by number what the drafts wait for, where approvers are named.
    """
    found = sorted(_records(store, view.area, drafts=drafts), key=lambda one: one.line)
    newer = _newer(store, today)
    by_year: dict[str, list[LedgerRow]] = {}
    for one in found:
        by_year.setdefault(one.period[:4], []).append(_approved(_row(store, view, one, newer, today), waiting))
    waits = sum(one.draft for one in found)
    about = count(view.lang, "planning.ledger.about", len(found))
    if waits:
        about += " " + count(view.lang, "planning.ledger.drafts", waits)
    return Ledger(
        view=view,
        heading=say(view.lang, "planning.heading"),
        about=about,
        years=tuple(_year(year, rows, view, today) for year, rows in by_year.items()),
        areas=controls(store, view, today).areas,
        snapshot=store.snapshot,
    )


def _records(store: Store, area: str, *, drafts: bool) -> Iterator[Target]:
    """Yield the versions of an area that stand in the ledger of the city."""
    for one in (*store.book.targets, *(store.book.drafts if drafts else ())):
        if one.area == area and one.file.endswith(f"/{LEDGER}"):
            yield one


def _newer(store: Store, today: date) -> dict[str, Target]:
    """Return by number the version that has taken the place of an older one by today."""
    in_time = (one for one in store.book.targets if one.in_force_from and one.in_force_from <= today)
    return {old: one for one in in_time for old in one.supersedes}


def _year(year: str, rows: Iterable[LedgerRow], view: View, today: date) -> LedgerYear:
    listed = tuple(rows)
    title = count(view.lang, "planning.ledger.year", len(listed), year=year)
    return LedgerYear(year, title, listed, open=year >= str(today.year))


def _row(store: Store, view: View, one: Target, newer: Mapping[str, Target], today: date) -> LedgerRow:
    lang, indicator = view.lang, store.book.indicators[one.indicator]
    state = _state(store, one, newer, today)
    name = indicator.name.in_(lang)
    basis = first_upper(say(lang, f"basis.{one.basis}"))
    covered = first_upper(period(one.period, "year", lang))
    start = one.in_force_from
    seen = start is not None and start <= today
    other = newer[one.id].id if one.id in newer else ""
    begins = day(start, lang) if start else ""
    state_words = say(lang, f"planning.state.{state}", other=other, day=begins)
    searched = (one.id, name, one.indicator, covered, basis, one.document, one.as_printed, state_words)
    return LedgerRow(
        id=one.id,
        indicator=one.indicator,
        name=name,
        period=covered,
        basis=basis,
        value=with_unit(store, indicator, target_words(one, lang), lang),
        printed=one.as_printed,
        document=one.document or "",
        adopted=_adopted(one, view),
        state=state,
        state_words=state_words,
        place=f"{one.file}:{one.line}",
        origin=target_origin(store, one, lang) if seen and not one.draft else None,
        folded=folded(" ".join(part for part in searched if part)),
        acts=ACTS.get(state, SUPERSEDE),
    )


def _approved(row: LedgerRow, waiting: Mapping[str, Waiting]) -> LedgerRow:
    """Return the row of a draft with what it waits for, and to adopt it only where this reader may."""
    found = waiting.get(row.id)
    if found is None:
        return row
    acts = tuple(one for one in row.acts if one != "adopt" or found.adoptable)
    said = tuple(one for one in (found.waits, found.proposed, found.why_not) if one)
    return replace(row, acts=acts, waits=said, folded=f"{row.folded} {folded(' '.join(said))}")


def _adopted(one: Target, view: View) -> str:
    if one.adopted_on:
        return day(one.adopted_on, view.lang)
    return say(view.lang, "indicator.quoted", day=day(one.published_on, view.lang)) if one.published_on else ""


def _state(store: Store, one: Target, newer: Mapping[str, Target], today: date) -> str:
    """Return the state of a version by the rule of the boards: in_force only where a board would take it."""
    if one.draft:
        return "draft"
    if one.id in newer:
        return "superseded"
    if one.basis in NEVER_IN_FORCE:
        return "not_binding"
    if one.in_force_from is None or one.in_force_from > today:
        return "coming"
    counts = queries.targets_in_force(store, one.area, one.period, today).get((one.indicator, one.basis))
    if counts is None or counts.id != one.id:
        return "beside"
    return "in_force" if one.adopted_on else "quoted"
