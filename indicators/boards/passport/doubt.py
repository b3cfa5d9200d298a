"""The passport of a doubt: every record it rests on, and the numbers that are computed from them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.boards.doubts import Doubt, Evidence, doubts
from indicators.boards.doubts.bounds import shared
from indicators.boards.doubts.contradictions import REFERENCE
from indicators.boards.doubts.shares import printed_share
from indicators.boards.doubts.turns import rate_between
from indicators.boards.doubts.words import bounds_words, with_unit
from indicators.boards.origins import DOUBT, Origin
from indicators.boards.passport.record import names_of
from indicators.boards.passport.types import Input, Passport, actual_input, quotient, target_input
from indicators.boards.view import View
from indicators.model import Actual, Claim, Release, Target
from indicators.store import Store
from indicators.wording import LANGS, Lang, day, first_upper, number, percent, say

SUMS, JUMPS, TURNS = "parts", "scale", "turn"


def doubt_passport(store: Store, view: View, key: str) -> Passport | None:
    """Return the passport of a doubt by its key `doubt.falling.A0187`; nothing where no such doubt is known."""
    wanted = tuple(key.removeprefix(DOUBT).split(".", 1))
    found = next((d for d in doubts(store, view.area, view.as_of) if d.key == wanted), None)
    if found is None:
        return None
    lang = view.lang
    return Passport(
        title=found.sentence.in_(lang),
        formulas=tuple(_formulas(store, found, lang)),
        inputs=tuple(_input(store, row, lang) for row in found.rows),
        rivals=(),
        beside=(),
        citations=tuple((one, _citation(store, replace(view, lang=one), found)) for one in LANGS),
    )


def _formulas(store: Store, doubt: Doubt, lang: Lang) -> Iterator[str]:
    """Yield the plans that percentages imply, the sum of the parts, or how many times a figure is another."""
    yield from (_implied(store, doubt, row, lang) for row in doubt.rows if row.implied)
    others = [row.implied for row in doubt.rows[1:] if row.implied]
    if len(others) > 1:
        words = with_unit(store, doubt.indicator, bounds_words(shared(others), lang), lang)
        yield say(lang, "passport.doubt.shared", n=len(others), result=words)
    figures = [row.noun.value for row in doubt.rows if isinstance(row.noun, Actual)]
    if doubt.code == SUMS:
        terms = " + ".join(number(value, lang) for value in figures[1:])
        yield f"{terms} = {number(sum(figures[1:], Decimal(0)), lang)}"
    after, before = (row.noun for row in doubt.rows[:2]) if doubt.code == TURNS else (None, None)
    if isinstance(after, Actual) and isinstance(before, Actual):
        months = {"later": int(after.period[-2:]), "earlier": int(before.period[-2:])}
        rates = {"after": number(after.value, lang), "before": number(before.value, lang)}
        yield say(lang, "passport.doubt.turn", **months, **rates, result=number(rate_between(before, after), lang))
    if doubt.code == JUMPS:
        times = max(figures) / min(figures)
        words = {"one": number(max(figures), lang), "other": number(min(figures), lang)}
        factor = number(Decimal(10) ** round(times.log10()), lang)
        yield say(lang, "passport.doubt.times", exact=quotient(times, lang), factor=factor, **words)


def _implied(store: Store, doubt: Doubt, row: Evidence, lang: Lang) -> str:
    assert row.implied is not None
    assert isinstance(row.noun, Claim)
    value, share = printed_share(row.noun)
    words = with_unit(store, doubt.indicator, bounds_words(row.implied, lang), lang)
    return say(lang, "passport.doubt.implied", value=number(value, lang), share=percent(share, lang), result=words)


def _input(store: Store, row: Evidence, lang: Lang) -> Input:
    noun = row.noun
    if isinstance(noun, Actual):
        return actual_input(store, noun, ", ".join(names_of(store, noun, lang).values()), noun.stage, lang)
    if isinstance(noun, Target):
        return target_input(store, noun, ", ".join(names_of(store, noun, lang).values()), lang)
    source = store.book.sources[row.source]
    published = (say(lang, "passport.published", day=day(row.published_on, lang)),) if row.published_on else ()
    words = f"{source.publisher} · {row.place}"
    origin = Origin(row.source, source.publisher, source.url, row.published_on, words, noun.file, noun.line)
    return Input(_role(noun, lang), _stated(noun, lang), published, row.printed, source.spoken, origin)


def _role(noun: Claim | Release, lang: Lang) -> str:
    return first_upper(say(lang, "sources.statement" if isinstance(noun, Claim) else "sources.rule"))


def _stated(noun: Claim | Release, lang: Lang) -> str:
    """Return the number that a statement states, and the one it was held against."""
    if not isinstance(noun, Claim):
        return noun.document or ""
    other = REFERENCE.fullmatch(noun.reference or "")
    numbers = [noun.stated, other["value"].replace(",", "") if other else ""]
    return " / ".join(number(Decimal(n), lang) for n in numbers if n.replace(".", "", 1).isdigit())


def _citation(store: Store, view: View, doubt: Doubt) -> str:
    last = say(view.lang, "passport.as_of", as_of=day(view.as_of, view.lang), snapshot=store.snapshot)
    return f"{doubt.sentence.in_(view.lang)} {last}"
