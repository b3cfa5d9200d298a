"""The passport of a result: its formula with the inputs, who printed each, the rival results, and how to cite it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from indicators.boards.context import Context, gather
from indicators.boards.judged import in_points, target_words
from indicators.boards.origins import Origin
from indicators.boards.rows import Row, row
from indicators.boards.view import View
from indicators.model import Target
from indicators.store import Store
from indicators.wording import LANGS, Lang, day, first_upper, number, percent, say, signed

SHOWN_DIGITS = Decimal("0.0001")  # of a quotient, before it is rounded for print


@dataclass(frozen=True, slots=True)
class Input:
    """One number that goes into the result."""

    role: str
    value: str
    details: tuple[str, ...]
    printed: str
    language: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Passport:
    """Everything that answers 'says who, when, against what' for one result."""

    title: str
    formula: str
    inputs: tuple[Input, ...]
    rivals: tuple[str, ...]
    citations: tuple[tuple[Lang, str], ...]


@lru_cache(maxsize=256)
def passport(store: Store, view: View, code: str) -> Passport | None:
    """Return the passport of what stands in the column 'against target'; nothing where nothing stands there."""
    context = gather(store, view)
    shown = row(context, code, main=True)
    target = context.target(code)
    if target is None or shown.difference is None or shown.actual is None or shown.actual_origin is None:
        return None
    lang = view.lang
    return Passport(
        title=say(lang, "passport.title", value=shown.outcome_words, name=shown.full_name, year=view.year),
        formula=_formula(context, shown),
        inputs=(_actual_input(context, shown), _target_input(context, shown, target)),
        rivals=_rivals(shown, lang),
        citations=tuple((one, _citation(store, replace(view, lang=one), code)) for one in LANGS),
    )


def _formula(context: Context, shown: Row) -> str:
    lang, actual = context.view.lang, number(Decimal(shown.actual or 0), context.view.lang)
    end = _compared(shown)
    if shown.percent_of_plan is None:
        key = "passport.difference"
        result = shown.outcome_words
        return say(lang, key, actual=actual, target=number(end, lang), result=result)
    exact = (Decimal(shown.actual or 0) / end * 100).quantize(SHOWN_DIGITS)
    return say(
        lang,
        "passport.percent",
        actual=actual,
        target=number(end, lang),
        exact=number(exact, lang),
        result=shown.outcome_words,
    )


def _compared(shown: Row) -> Decimal:
    """Return the end of the target the figure was measured from: the figure less the difference."""
    return Decimal(shown.actual or 0) - Decimal(shown.difference or 0)


def _actual_input(context: Context, shown: Row) -> Input:
    lang, origin = context.view.lang, shown.actual_origin
    assert origin is not None  # `passport` asks for it
    figure = context.figures[shown.indicator].actual
    published = say(lang, "passport.published", day=day(origin.published_on or "", lang))
    details = (
        say(lang, f"stage.{shown.stage}"),
        say(lang, f"series.{figure.series}"),
        published,
        say(lang, "passport.reports", n=shown.vintages),
    )
    return Input(
        say(lang, "table.actual"),
        f"{shown.actual_words} {shown.unit_words}",
        details,
        figure.as_printed,
        _language(context, figure.source[0]),
        origin,
    )


def _target_input(context: Context, shown: Row, target: Target) -> Input:
    lang, origin = context.view.lang, shown.target_origin
    assert origin is not None
    details = [first_upper(say(lang, f"basis.{target.basis}"))]
    if target.document:
        details.append(target.document)
    key = "passport.adopted" if target.adopted_on else "passport.published"
    details.append(say(lang, key, day=day(target.adopted_on or target.published_on or "", lang)))
    details += [say(lang, f"note.{mark}") for mark in ("implied", "level_inferred") if getattr(target, mark)]
    return Input(
        say(lang, "table.target"),
        f"{target_words(target, lang)} {shown.unit_words}",
        tuple(details),
        target.as_printed,
        _language(context, target.source),
        origin,
    )


def _language(context: Context, source: str) -> str:
    return (context.store.book.sources[source].language or "").removesuffix("(mt)")


def _rivals(shown: Row, lang: Lang) -> tuple[str, ...]:
    """Return the same figure against every other target in force: 127,4%: Trung ương, khoảng 147.400."""
    found = []
    for other in shown.other_bases:
        if other.difference is None:
            continue
        result = percent(Decimal(other.percent_of_plan), lang) if other.percent_of_plan else None
        result = result or _gap(shown, Decimal(other.difference), lang)
        implied = f" ({say(lang, 'note.implied')})" if other.implied else ""
        found.append(
            say(lang, "passport.rival", result=result, basis=other.basis_words, target=other.target_words) + implied
        )
    return tuple(found)


def _gap(shown: Row, difference: Decimal, lang: Lang) -> str:
    size = signed(difference, lang)
    in_percent = shown.difference_unit == "percentage_points"
    return say(lang, "unit.points_short", value=size) if in_percent else f"{size} {shown.unit_words}"


def _citation(store: Store, view: View, code: str) -> str:
    """Return the result as one sentence to copy, with its sources, its day and the snapshot."""
    context = gather(store, view)
    shown, target = row(context, code, main=True), context.target(code)
    actual, wanted, lang = shown.actual_origin, shown.target_origin, view.lang
    assert actual is not None  # `passport` asks for all three
    assert wanted is not None
    assert target is not None
    document = f"{target.document}, " if target.document else ""
    key = "passport.cite_rate" if in_points(context.indicator(code)) else "passport.cite"
    return say(
        lang,
        key,
        name=shown.full_name,
        area=context.area_name,
        year=view.year,
        actual=shown.actual_words,
        unit=shown.unit_words,
        stage=say(lang, f"stage.{shown.stage}"),
        publisher=actual.publisher,
        published=day(actual.published_on or "", lang),
        result=shown.outcome_words,
        target=target_words(target, lang),
        basis=say(lang, f"basis_short.{target.basis}"),
        document=f"{document}{day(wanted.published_on or '', lang)}",
        as_of=day(view.as_of, lang),
        snapshot=store.snapshot,
    )
