"""What the form of the planning page asks for: by what is done, its fields, those it needs, and their choices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from indicators.boards.judged import target_words
from indicators.boards.passport.record import names_of
from indicators.boards.passport.types import with_unit
from indicators.boards.view import View, area_name
from indicators.editing.edit_requests import NewActual
from indicators.model import Target
from indicators.model.lists import Basis, PeriodKind, Stage
from indicators.store import Store
from indicators.wording import Lang, first_upper, say

DOCUMENT = ("document", "adopted_on", "set_by", "source", "title", "url")
WORDS = ("as_printed", "note")
WHY = ("reason", "author")
SLIDES = "slides"  # a choice of slides is kept: on the page of a session, not on this one
IMPORT = "import"  # the figures of a workbook are recorded: on a tab of its own
ELSEWHERE = (SLIDES, IMPORT)
# What is done, and its fields by group; each group is a fieldset.
FORMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "add": {
        "what": ("indicator", "area", "period", "basis"), "figure": ("value", *WORDS), "standing": ("standing",),
        "document": DOCUMENT, "why": WHY,
    },
    "supersede": {"figure": ("value", *WORDS), "standing": ("standing",), "document": DOCUMENT, "why": WHY},
    "correct": {"figure": ("value", *WORDS), "what": ("period", "basis"), "why": WHY},
    "adopt": {"document": DOCUMENT, "why": WHY},
    "actual": {
        "report": ("indicator", "area", "period", "period_kind", "stage"), "figure": ("value", *WORDS),
        "printed": ("published_on", "source", "publisher", "title", "url"), "why": WHY,
    },
    SLIDES: {"why": WHY},
    IMPORT: {"heard": ("area", "month", "published_on", "source", "publisher", "title", "url"), "why": WHY},
}  # fmt: skip
ON_RECORD = ("supersede", "correct", "adopt")  # these are done to a record that is there
NEEDED = {
    "add": ("indicator", "area", "period", "basis", "value", *WHY),
    "supersede": ("value", *WHY),
    "correct": WHY,
    "adopt": ("document", "adopted_on", *WHY),
    "actual": ("indicator", "area", "period", "stage", "value", *WHY),
    SLIDES: WHY,
    IMPORT: ("area", "month", "published_on", *WHY),
}
ADOPTED, DRAFT = "adopted", "draft"
LONG = {"reason": 2000, "note": 500, "as_printed": 500, "title": 500, "url": 500}  # letters, at most
SHORT = 120


@dataclass(frozen=True, slots=True)
class PlanningQuery:
    """What an address asks to be done, and to which record."""

    do: str
    record: str = ""
    slides: tuple[str, ...] = ()
    figures: tuple[NewActual, ...] = ()

    def params(self) -> dict[str, str]:
        """Return what of an address opens the form."""
        return {"do": self.do} | ({"edit": self.record} if self.record else {})


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select: what the files keep, and its words."""

    value: str
    label: str


def parse_planning_query(store: Store, params: Mapping[str, str], lang: Lang) -> PlanningQuery | str | None:
    """Return what an address asks for, nothing where it asks for nothing, or a sentence where it cannot be done."""
    do, record = params.get("do", ""), params.get("edit", "")
    if not do:
        return None
    if do not in FORMS or do in ELSEWHERE:
        return say(lang, "planning.unknown_do", found=do)
    if do not in ON_RECORD:
        return PlanningQuery(do)
    if record_of(store, record) is None:
        return say(lang, "planning.unknown_record", found=record)
    return PlanningQuery(do, record)


def record_of(store: Store, record: str) -> Target | None:
    """Return a version of a target by its number, drafts included."""
    return next((one for one in (*store.book.targets, *store.book.drafts) if one.id == record), None)


def fields_of(do: str) -> tuple[str, ...]:
    """Return the names of the fields of a form."""
    return tuple(name for group in FORMS[do].values() for name in group)


def longest(field: str) -> int:
    """Return how many letters a field may hold."""
    return LONG.get(field, SHORT)


def fresh(store: Store, asked: PlanningQuery, view: View, today: date, author: str, code: str = "") -> dict[str, str]:
    """Return what stands in a form before anybody has typed: what is known, never a figure."""
    values = {"author": author, "area": view.area, "period": str(today.year), "basis": "council", "stage": "reported"}
    values |= {"standing": ADOPTED, "indicator": code}
    if asked.do == "correct" and (draft := record_of(store, asked.record)):
        values |= {name: str(getattr(draft, name) or "") for name in ("period", "basis", *WORDS)}
    return {name: values.get(name, "") for name in fields_of(asked.do)}


def record_words(store: Store, record: str, lang: Lang) -> str:
    """Return a version in one line: 'T0006: Exports, Hai Phong, 2026: 52 billion USD (set by the Council)'."""
    one = record_of(store, record)
    if one is None:
        return record
    value = with_unit(store, store.book.indicators[one.indicator], target_words(one, lang), lang)
    basis = say(lang, f"basis.{one.basis}")
    return say(lang, "planning.record", record=record, value=value, basis=basis, **names_of(store, one, lang))


def options(store: Store, field: str, view: View) -> tuple[Option, ...]:
    """Return the choices of a field; nothing for a field that is typed."""
    lang = view.lang
    if field == "indicator":
        return (Option("", say(lang, "planning.choose")), *_indicators(store, lang))
    if field == "area":
        return tuple(
            Option(a.code, area_name(a, lang))
            for a in store.book.areas.values()
            if a.kind in ("city", "former", "nation")
        )
    if field == "basis":
        return tuple(Option(one, first_upper(say(lang, f"basis.{one}"))) for one in get_args(Basis))
    if field == "stage":
        return tuple(Option(one, first_upper(say(lang, f"stage.{one}"))) for one in get_args(Stage))
    if field == "period_kind":
        kinds = (Option(one, say(lang, f"planning.kind.{one}")) for one in get_args(PeriodKind))
        return (Option("", say(lang, "planning.kind.shown")), *kinds)
    if field == "standing":
        return tuple(Option(one, say(lang, f"planning.standing.{one}")) for one in (ADOPTED, DRAFT))
    return ()


def _indicators(store: Store, lang: Lang) -> Iterator[Option]:
    """Yield the indicators with their units, in the order of the file."""
    for one in store.book.indicators.values():
        unit = store.book.units[one.unit]
        name, measured = (one.name.vi, unit.vi) if lang == "vi" else (one.name.en, unit.en)
        yield Option(one.code, f"{name} ({measured})")


def source_options(store: Store) -> tuple[Option, ...]:
    """Return every document on record, newest number first, as proposals for the field of the source."""
    listed = reversed(store.book.sources.values())
    return tuple(Option(one.id, f"{one.publisher}: {one.title}") for one in listed)
