"""A form as it was sent: what was typed becomes an edit, or a sentence beside each field that stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from indicators.collation import composed
from indicators.editing import Edit, actuals, sessions, targets
from indicators.editing.boards.form_schema import (
    ADOPTED,
    DOCUMENT,
    FORMS,
    IMPORT,
    NEEDED,
    SLIDES,
    WORDS,
    PlanningQuery,
    fields_of,
    longest,
)
from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import AdoptingAct, NewActual, NewTarget, Printed, Why
from indicators.model import Target
from indicators.numerals import Ambiguous, Measure, Missing, Refused, Typed, echo, read
from indicators.problems import DataError, NotSaved, Problem
from indicators.wording import LANGS, Lang, say

Errors = dict[str, tuple[str, ...]]
READING = "reading"  # the field of the answer to a question: which of the readings of which words
# The field beside which a refusal stands; any other refusal stands above the form.
BESIDE = {
    "no_reason": "reason", "no_author": "author", "document_and_day": "document", "unknown_source": "source",
    "source_missing": "source", "set_by_missing": "set_by", "period_kind": "period_kind", "figure_twin": "value",
    "day_missing": "published_on", "one_figure": "value", "no_qualifier": "value", "other_unit": "value",
    "unknown_indicator": "indicator", "unknown_area": "area",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of words that have two: what a form sends to choose it, and the words for it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ValidatedForm:
    """What came of a form: the edit, or why there is none. `above` holds what belongs to no field."""

    edit: Edit | None
    echo: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    errors: Errors = field(default_factory=dict)
    above: tuple[str, ...] = ()


class _Refused(Exception):  # noqa: N818 - a sentence beside a field, no error of the program
    def __init__(self, errors: Errors, readings: tuple[Reading, ...] = ()) -> None:
        self.errors, self.readings = errors, readings
        super().__init__(errors)


def typed_values(asked: PlanningQuery, sent: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a form as typed, letters put together and no spaces at their ends, and the answer."""
    return {name: composed(str(sent.get(name, ""))).strip() for name in (*fields_of(asked.do), READING)}


def stamp(asked: PlanningQuery, values: Mapping[str, str]) -> str:
    """Return the digest of what is asked and was typed: a preview counts for these very values only."""
    return sha256(repr((asked, sorted(values.items()))).encode()).hexdigest()


def validate_form(held: Held, asked: PlanningQuery, values: Mapping[str, str], lang: Lang) -> ValidatedForm:
    """Return the edit that a form asks for, or what to write; every field at fault at once."""
    errors = _missing_fields(asked, values, lang)
    said: tuple[str, ...] = ()
    try:
        figure = _figure(held, asked, values, lang)
        said = _said(held, asked, values, figure, lang) if figure else ()
    except _Refused as refused:
        return ValidatedForm(None, errors={**refused.errors, **errors}, readings=refused.readings)
    except NotSaved as refusal:
        return _refused(refusal, asked, lang, said, errors)
    if errors:
        return ValidatedForm(None, said, errors=errors)
    try:
        return ValidatedForm(_edit(held, asked, values, figure), said)
    except NotSaved as refusal:
        return _refused(refusal, asked, lang, said, {})
    except DataError as error:
        return problems(error.problems, asked, lang, said)


def problems(found: tuple[Problem, ...], asked: PlanningQuery, lang: Lang, said: tuple[str, ...] = ()) -> ValidatedForm:
    """Return what the loader has against the result: beside its field, and above with file and line."""
    errors: Errors = {}
    for one in found:
        name = dict(one.details).get("field", "")
        if name in fields_of(asked.do):
            errors[name] = (*errors.get(name, ()), one.message(lang))
    return ValidatedForm(None, said, errors=errors, above=tuple(f"{one:{lang}}" for one in found))


def _refused(
    refusal: NotSaved, asked: PlanningQuery, lang: Lang, said: tuple[str, ...], errors: Errors
) -> ValidatedForm:
    words, name = refusal.message(lang), BESIDE.get(refusal.code)
    if name not in fields_of(asked.do):
        return ValidatedForm(None, said, errors=errors, above=(words,))
    return ValidatedForm(None, said, errors={name: (words,), **errors})


def _missing_fields(asked: PlanningQuery, values: Mapping[str, str], lang: Lang) -> Errors:
    """Return a sentence for each field that is needed and empty, or holds too much."""
    needed = NEEDED[asked.do]
    if values.get("standing") == ADOPTED:
        needed = (*needed, "document", "adopted_on")
    missing = {n: (say(lang, f"planning.needed.{n}"),) for n in needed if not values.get(n)}
    limits = ((n, longest(n)) for n in fields_of(asked.do))
    return missing | {n: (say(lang, "planning.too_long", n=most),) for n, most in limits if len(values[n]) > most}


# ---- the figure


def _measure(held: Held, asked: PlanningQuery, values: Mapping[str, str]) -> Measure:
    indicator = (
        targets.indicator_of(held, asked.record) if asked.record else held.indicator(values.get("indicator", ""))
    )
    return Measure.of(indicator, held.book.units)


def _figure(held: Held, asked: PlanningQuery, values: Mapping[str, str], lang: Lang) -> Typed | None:
    """Return the figure as read; nothing where none was typed. Raises _Refused for what is none or could be two."""
    words = values.get("value", "")
    if not words or (not asked.record and not values.get("indicator")):
        return None
    found = read(words, _measure(held, asked, values), lang)
    if isinstance(found, Typed):
        return found
    if isinstance(found, Missing):
        raise _Refused({"value": (say(lang, "planning.no_figure"),)})
    if isinstance(found, Refused):
        raise _Refused({"value": (found.problem.message(lang),)})
    return _answered(held, asked, values, found, lang)


def _answered(held: Held, asked: PlanningQuery, values: Mapping[str, str], found: Ambiguous, lang: Lang) -> Typed:
    """Return the reading that was chosen for these very words; raises _Refused where none was."""
    measure = _measure(held, asked, values)
    readings = tuple(
        Reading(f"{n} {found.words}", echo(one, measure).line(lang)) for n, one in enumerate(found.readings)
    )
    for reading, one in zip(readings, found.readings, strict=True):
        if values.get(READING) == reading.value:
            return one
    which = say(lang, "planning.which", found=found.words) if len(readings) > 1 else found.problem.message(lang)
    raise _Refused({"value": (which,)}, readings)


def _said(held: Held, asked: PlanningQuery, values: Mapping[str, str], figure: Typed, lang: Lang) -> tuple[str, ...]:
    """Return a figure said back in both languages, the page's own first, and the warnings about it."""
    back = echo(figure, _measure(held, asked, values))
    others = (one for one in LANGS if one != lang)
    return (back.line(lang), *(back.line(one) for one in others), *(w.message(lang) for w in figure.warnings))


# ---- the edit


def _edit(held: Held, asked: PlanningQuery, values: Mapping[str, str], figure: Typed | None) -> Edit:
    why = Why(values["author"], values["reason"])
    if asked.do == SLIDES:
        return sessions.keep_slides(held, asked.record, asked.slides, why)
    if asked.do == IMPORT:
        return actuals.add_all(held, asked.figures, why)
    if asked.do == "adopt":
        return targets.adopt(held, asked.record, _document(values), why)
    if asked.do == "correct":
        return targets.correct(held, asked.record, figure, why, **_corrected(held, asked, values))
    assert figure is not None  # it is needed
    if asked.do == "actual":
        return actuals.add(held, _new_actual(values, figure), why)
    wanted = _new_target(values, figure)
    return targets.add(held, wanted, why) if asked.do == "add" else targets.supersede(held, asked.record, wanted, why)


def _given(values: Mapping[str, str], name: str) -> str | None:
    return values.get(name) or None


def _new_target(values: Mapping[str, str], figure: Typed) -> NewTarget:
    what = (values.get(name, "") for name in ("indicator", "area", "period", "basis"))
    document = _document(values) if values.get("standing") == ADOPTED else None
    return NewTarget(*what, figure, document, _given(values, "as_printed"), _given(values, "note"))


def _new_actual(values: Mapping[str, str], figure: Typed) -> NewActual:
    printed = Printed(*(_given(values, name) for name in ("source", "publisher", "title", "url")))
    return NewActual(
        values["indicator"], values["area"], values["period"], figure, values["stage"], printed,
        published_on=_given(values, "published_on"), period_kind=_given(values, "period_kind"),
        as_printed=_given(values, "as_printed"), note=_given(values, "note"),
    )  # fmt: skip


def _document(values: Mapping[str, str]) -> AdoptingAct:
    more = {name: _given(values, name) for name in DOCUMENT[2:]}
    return AdoptingAct(values["document"], values["adopted_on"], **more)


def _corrected(held: Held, asked: PlanningQuery, values: Mapping[str, str]) -> dict[str, str | None]:
    """Return the words of a draft that are no longer those on record."""
    draft: Target | None = next((one for one in held.book.drafts if one.id == asked.record), None)
    names = (name for name in (*FORMS["correct"]["what"], *WORDS) if values.get(name))
    return {name: values[name] for name in names if draft is None or values[name] != (getattr(draft, name) or "")}
