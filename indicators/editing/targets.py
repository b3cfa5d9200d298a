"""The four things a planner does to a target: add a version, adopt a draft, supersede a version, correct a draft.

Each returns an edit to look at and to save. What was adopted or printed is never changed in
place: it is superseded, and both stay on record.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from indicators.editing.data_snapshot import SOURCES, Held
from indicators.editing.edit_requests import AdoptingAct, NewTarget, Why
from indicators.editing.records import InsertionPlace, Value, add_record, set_fields
from indicators.editing.types import Edit
from indicators.model import Indicator, Source, Target
from indicators.model.scalars import last_day
from indicators.numerals import Typed
from indicators.problems import NotSaved
from indicators.wording import number

LEDGER, NATIONAL = "targets.yaml", "national_targets.yaml"
DEFAULTS = {"lower": "<="}  # how a figure must stand to its target where the words do not say; else >=
COUNCIL = "council"


def add(held: Held, wanted: NewTarget, why: Why) -> Edit:
    """Return the edit that writes a target: with a document in force, without one a draft.

    The version that it replaces, if there is one in force, is named under `supersedes`.
    """
    return _added(held, wanted, why, _replaced(held, wanted) if wanted.document else ())


def supersede(held: Held, record: str, wanted: NewTarget, why: Why) -> Edit:
    """Return the edit that writes a new version beside the old one, which it names.

    Of `wanted` only the figure, the document and the words count: what and where are the old one's.
    """
    old = _target(held, record)
    if old.draft:
        raise NotSaved("draft_superseded", found=record)
    if newer := _newer(held, record):
        raise NotSaved("superseded_already", found=record, other=newer.id)
    same = replace(wanted, indicator=old.indicator, area=old.area, period=old.period, basis=old.basis)
    return _added(held, same, why, (record,))


def adopt(held: Held, record: str, document: AdoptingAct, why: Why) -> Edit:
    """Return the edit that puts a draft in force: document, day and source are written into it."""
    draft = _draft(held, record)
    source, sources = _source(held, draft.basis, draft.area, document)
    replaced = tuple(old for old in draft.supersedes if not _newer(held, old))
    replaced = replaced or _replaced(held, draft, document.adopted_on)
    replaced += _same_day(held, draft, document.adopted_on, draft.numbers, replaced)
    changes: dict[str, Value | None] = {
        "set_by": _set_by(held, draft.basis, draft.area, document),
        "document": document.number,
        "adopted_on": document.adopted_on,
        "source": source,
    }
    if replaced:
        changes["supersedes"] = replaced
    summary = f"{LEDGER}: {record} {draft.indicator} {draft.area} {draft.period} {draft.basis}: {document.number}"
    return held.edit(_changed(held, draft, changes) | sources, why, summary, document.number)


def correct(held: Held, record: str, figure: Typed | None, why: Why, **words: str | None) -> Edit:
    """Return the edit that changes a draft: its figure, or `basis`, `period`, `as_printed`, `note`."""
    draft = _draft(held, record)
    changes: dict[str, Value | None] = {name: word for name, word in words.items() if word is not None}
    if figure is not None:
        fields = _figure(held, draft.indicator, figure)
        changes |= {name: fields.get(name) for name in ("value", "low", "high", "comparator")}
        changes.setdefault("as_printed", figure.words.strip())
    if not changes:
        raise NotSaved("nothing_changed")
    summary = f"{LEDGER}: {record} {draft.indicator} {draft.area} {draft.period} {draft.basis}"
    return held.edit(_changed(held, draft, changes), why, summary)


def indicator_of(held: Held, record: str) -> Indicator:
    """Return the indicator of a record; raises NotSaved where there is no such record."""
    return held.indicator(_target(held, record).indicator)


def _added(held: Held, wanted: NewTarget, why: Why, replaced: tuple[str, ...]) -> Edit:
    indicator, area = held.indicator(wanted.indicator), held.area(wanted.area)
    codes = (target.id for target in (*held.book.targets, *held.book.drafts))
    if wanted.document:
        replaced += _same_day(held, wanted, wanted.document.adopted_on, wanted.figure.values, replaced)
    fields: dict[str, Value] = {
        "id": held.number(codes),
        "indicator": indicator.code,
        "area": area.code,
        "period": wanted.period,
        "basis": wanted.basis,
        **_figure(held, indicator.code, wanted.figure),
        "unit": indicator.unit,
        "as_printed": (wanted.as_printed or wanted.figure.words).strip(),
    }
    changed: dict[str, bytes] = {}
    if wanted.document:
        fields["source"], changed = _source(held, wanted.basis, area.code, wanted.document)
        fields |= {"document": wanted.document.number, "adopted_on": wanted.document.adopted_on}
        fields["set_by"] = _set_by(held, wanted.basis, area.code, wanted.document)
    fields |= {name: value for name, value in (("supersedes", replaced), ("note", wanted.note)) if value}
    name = (indicator.label).vi
    unit = held.book.units[indicator.unit].vi
    place = InsertionPlace(indicator.code, area.code, wanted.period, area.name_vi, f"{name} ({unit})")
    text = add_record(held.files[LEDGER].decode(), fields, place, held.aliases())
    figure = " - ".join(number(value, "en") for value in wanted.figure.values)
    summary = f"{LEDGER}: {fields['id']} {indicator.code} {area.code} {wanted.period} {wanted.basis} {figure}"
    document = wanted.document.number if wanted.document else None
    return held.edit({LEDGER: text.encode(), **changed}, why, summary, document)


def _figure(held: Held, code: str, figure: Typed) -> dict[str, Value]:
    """Return the fields of a typed figure; raises NotSaved where none was typed."""
    indicator = held.indicator(code)
    if figure.unit != indicator.unit:
        raise NotSaved("other_unit", found=figure.unit, expected=indicator.unit)
    named = {"value": figure.value, "low": figure.low, "high": figure.high}
    comparator = figure.comparator or DEFAULTS.get(indicator.direction, ">=")
    return {"comparator": comparator} | {name: value for name, value in named.items() if value is not None}


def _target(held: Held, record: str) -> Target:
    for one in (*held.book.targets, *held.book.drafts):
        if one.id == record:
            return one
    raise NotSaved("no_record", found=record)


def _draft(held: Held, record: str) -> Target:
    """Return a record that may still change; raises NotSaved for one that was adopted or printed."""
    one = _target(held, record)
    if not one.draft:
        raise NotSaved("adopted_stays", found=record)
    return one


def _newer(held: Held, record: str) -> Target | None:
    """Return the version that supersedes a record, if there is one."""
    return next((one for one in held.book.targets if record in one.supersedes), None)


def _standing(held: Held, wanted: NewTarget | Target) -> list[Target]:
    """Return the versions of the same target that count from some day and that nothing supersedes."""
    key = (held.indicator(wanted.indicator).code, held.area(wanted.area).code, wanted.period, wanted.basis)
    gone = {old for one in held.book.targets for old in one.supersedes}
    return [
        one for one in held.book.targets
        if (one.indicator, one.area, one.period, one.basis) == key and one.in_force_from and one.id not in gone
    ]  # fmt: skip


def _same_day(
    held: Held, wanted: NewTarget | Target, day: str, values: tuple[Decimal, ...], replaced: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the other versions with another number that count from the very day of a new one: it replaces them too."""
    try:
        start = last_day(day)
    except ValueError:  # no day at all: the loader says so, with its place
        return ()
    rivals = (one for one in _standing(held, wanted) if one.in_force_from == start and one.numbers != values)
    return tuple(one.id for one in rivals if one.id not in replaced)


def _replaced(held: Held, wanted: NewTarget | Target, adopted_on: str | None = None) -> tuple[str, ...]:
    """Return the number of the version in force that a new one takes the place of, if it is the older one."""
    day = adopted_on or (wanted.document.adopted_on if isinstance(wanted, NewTarget) and wanted.document else "")
    latest = max(_standing(held, wanted), key=lambda one: (one.adopted_on is not None, one.in_force_from), default=None)
    if latest is None or latest.in_force_from is None or not _is_after(day, latest):
        return ()
    return (latest.id,)


def _is_after(day: str, old: Target) -> bool:
    try:
        return old.in_force_from is not None and last_day(day) >= old.in_force_from
    except ValueError:  # no day at all: the loader says so, with its place
        return False


def _changed(held: Held, record: Target, changes: Mapping[str, Value | None]) -> dict[str, bytes]:
    name = NATIONAL if record.file.endswith(f"/{NATIONAL}") else LEDGER
    return {name: set_fields(held.files[name].decode(), record.id, changes).encode()}


def _set_by(held: Held, basis: str, area: str, document: AdoptingAct) -> str:
    """Return who adopted a target: as typed; of the Council's, the issuer of its acts on record."""
    if document.set_by:
        return document.set_by
    issuers = [act.issuer for act in held.book.resolutions if act.area == area and act.main_targets]
    if basis == COUNCIL and issuers:
        return issuers[-1]
    raise NotSaved("set_by_missing", found=document.number)


def _source(held: Held, basis: str, area: str, document: AdoptingAct) -> tuple[str, dict[str, bytes]]:
    """Return the number of the source of a document, and sources.csv where a line had to be added.

    A second target of the same act rests on the line that the first one made.
    """
    if not (document.number.strip() and document.adopted_on.strip()):
        raise NotSaved("document_and_day")
    if document.source:
        return held.source(document.source), {}
    publisher = _set_by(held, basis, area, document)
    for one in held.book.sources.values():
        same = (one.publisher, one.published_on) == (publisher, document.adopted_on)
        if same and (one.title == document.number or one.title.startswith(f"{document.number}: ")):
            return one.id, {}
    title = f"{document.number}: {document.title}" if document.title else document.number
    code = held.number(held.book.sources)
    row = Source.model_construct(
        id=code, publisher=publisher, title=title, url=document.url, published_on=document.adopted_on
    )
    return code, {SOURCES: held.with_source(row)}
