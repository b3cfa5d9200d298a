"""What a passport says: the number, how it was computed, the records it rests on, and how to cite it."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.boards.context import Context
from indicators.boards.judged import actual_words, target_words, unit_words
from indicators.boards.origins import Origin, actual_origin, cited, set_by_words, target_origin
from indicators.boards.view import area_name
from indicators.model import Actual, Indicator, Target
from indicators.store import Store
from indicators.wording import Lang, day, first_upper, number, period, say

SHOWN_DIGITS = Decimal("0.0001")  # of a quotient, before it is rounded for print


@dataclass(frozen=True, slots=True)
class Input:
    """One record with its number: what part it plays, its words, who printed it and in which line it is kept."""

    role: str
    value: str
    details: tuple[str, ...]
    printed: str
    language: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Passport:
    """Everything that answers 'says who, when, against what' for one number."""

    title: str
    formulas: tuple[str, ...]  # the first one leads to the number itself
    inputs: tuple[Input, ...]  # what the first formula is computed from
    rivals: tuple[str, ...]  # the same figure against the other targets in force
    beside: tuple[Input, ...]  # the other records behind what is said beside it
    citations: tuple[tuple[Lang, str], ...]
    contested: tuple[Input, ...] = ()  # other figures of the same thing that cannot be the same number
    turns: str = ""  # why the verdict stays, where one of them gives another


def difference_formula(one: Actual, other: Actual, exact: str, printed: str, lang: Lang) -> str:
    """Return how the difference of two figures follows, exact and as printed where the two are not one."""
    words = {"actual": number(one.value, lang), "target": number(other.value, lang), "result": printed}
    if exact == printed:
        return say(lang, "passport.difference", **words)
    return say(lang, "passport.difference_printed", exact=exact, **words)


def quotient(exact: Decimal, lang: Lang) -> str:
    """Return a quotient with the digits a passport shows, before it is rounded for print."""
    return number(exact.quantize(SHOWN_DIGITS), lang)


def with_unit(store: Store, indicator: Indicator, words: str, lang: Lang) -> str:
    """Return a value with its unit: 187.766,6 tỷ đồng, 11,81%."""
    return f"{words}%" if indicator.unit == "%" else f"{words} {unit_words(store, indicator, lang)}"


def actual_input(store: Store, figure: Actual, role: str, stage: str, lang: Lang, *more: str) -> Input:
    """Return a reported figure as an input: its stage, whose report it is, when it was published."""
    published = (say(lang, "passport.published", day=day(figure.published_on, lang)),) if figure.published_on else ()
    words = actual_words(figure, lang)
    if figure.of:
        words = say(lang, "passport.of", n=words, of=figure.of)
    return Input(
        role,
        with_unit(store, store.book.indicators[figure.indicator], words, lang),
        (say(lang, f"stage.{stage}"), say(lang, f"series.{figure.series}"), *published, *more),
        figure.as_printed,
        store.book.sources[figure.source[0]].spoken,
        actual_origin(store, figure, lang),
    )


def target_input(store: Store, target: Target, role: str, lang: Lang, *more: str) -> Input:
    """Return a target as an input: its basis, and by which act and whom it is known."""
    origin = target_origin(store, target, lang)
    details = [set_by_words(target, lang), cited(origin, lang)]
    return Input(
        role,
        with_unit(store, store.book.indicators[target.indicator], target_words(target, lang), lang),
        (*details, *more),
        target.as_printed,
        store.book.sources[target.source].spoken,
        origin,
    )


def other_actual(store: Store, figure: Actual, home: Actual | None, lang: Lang) -> Input:
    """Return a figure that stands beside another: its role says in which period and area it differs."""
    indicator, area = store.book.indicators[figure.indicator], store.book.areas[figure.area]
    role = [period(figure.period, figure.period_kind, lang)]
    if home is None or figure.area != home.area:
        role.insert(0, area_name(area, lang))
    if home is not None and figure.indicator != home.indicator:
        role.insert(0, indicator.name.in_(lang))
    return actual_input(store, figure, first_upper(", ".join(role)), figure.stage, lang)


def name_of(context: Context, code: str) -> str:
    """Return the full name of an indicator in the language of the view."""
    name = context.indicator(code).name
    return name.in_(context.view.lang)
