"""The passport of one record: a reported figure or a version of a target, with the others of the same thing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from indicators.boards.judged import actual_words, target_words
from indicators.boards.passport.types import Input, Passport, actual_input, target_input, with_unit
from indicators.boards.view import View, area_name
from indicators.model import Actual, Target
from indicators.store import Store, kept_in_store
from indicators.wording import LANGS, Lang, day, first_upper, number, period, say, signed


def record_passport(store: Store, view: View, record: str) -> Passport | None:
    """Return the passport of a figure or a target by its number; nothing where there is none known on the day."""
    noun = store.actuals.get(record) or store.targets.get(record)
    if noun is None or not _known(noun, view):
        return None
    lang, role = view.lang, "actual" if isinstance(noun, Actual) else "target"
    one = _input(store, noun, say(lang, f"table.{role}"), lang)
    others = [other for other in _others(store, noun) if _known(other, view)]
    return Passport(
        title=say(lang, "passport.record", value=one.value, **names_of(store, noun, lang)),
        formulas=tuple(_changes(noun, others, lang)),
        inputs=(one,),
        rivals=(),
        beside=tuple(_input(store, other, _role(other, lang), lang) for other in others if other.id != noun.id),
        citations=tuple((spoken, _citation(store, replace(view, lang=spoken), noun)) for spoken in LANGS),
    )


def _known(noun: Actual | Target, view: View) -> bool:
    known = noun.known_from if isinstance(noun, Actual) else noun.in_force_from
    return known is not None and known <= view.as_of


def _others(store: Store, noun: Actual | Target) -> Iterator[Actual | Target]:
    """Yield every report of the same figure, or every version of the same target, itself included, newest last."""
    if isinstance(noun, Actual):
        found = _reports(store)[noun.indicator, noun.area, noun.period, noun.period_kind]
        yield from sorted(found, key=lambda a: a.known_from.toordinal() if a.known_from else 0)
    else:
        wanted = (noun.indicator, noun.area, noun.period)
        yield from (t for t in store.book.targets if (t.indicator, t.area, t.period) == wanted)


@kept_in_store(1)
def _reports(store: Store) -> dict[tuple[str, str, str, str], list[Actual]]:
    """Return every report of each figure, in the order of the file."""
    found: dict[tuple[str, str, str, str], list[Actual]] = defaultdict(list)
    for a in store.book.actuals:
        found[a.indicator, a.area, a.period, a.period_kind].append(a)
    return found


def _input(store: Store, noun: Actual | Target, role: str, lang: Lang) -> Input:
    if isinstance(noun, Actual):
        return actual_input(store, noun, role, noun.stage, lang)
    return target_input(store, noun, role, lang)


def _role(noun: Actual | Target, lang: Lang) -> str:
    on = noun.published_on if isinstance(noun, Actual) else noun.adopted_on or noun.published_on
    return first_upper(day(on, lang)) if on else ""


def _changes(noun: Actual | Target, others: list[Actual | Target], lang: Lang) -> Iterator[str]:
    """Yield the change from the report of the same series before."""
    if not isinstance(noun, Actual) or noun.qualifier:
        return
    series = [a for a in others if isinstance(a, Actual) and a.series == noun.series and not a.qualifier]
    before = series[: series.index(noun)]
    if before and before[-1].value != noun.value:
        change = signed(noun.value - before[-1].value, lang)
        words = {"actual": number(noun.value, lang), "target": number(before[-1].value, lang)}
        yield say(lang, "passport.difference", result=change, **words)


def names_of(store: Store, noun: Actual | Target, lang: Lang) -> dict[str, str]:
    """Return what a record is about, in words: the indicator, the area, the period."""
    name = store.book.indicators[noun.indicator].name
    kind = noun.period_kind if isinstance(noun, Actual) else "year"
    return {
        "name": name.in_(lang),
        "area": area_name(store.book.areas[noun.area], lang),
        "period": period(noun.period, kind, lang),
    }


def _citation(store: Store, view: View, noun: Actual | Target) -> str:
    """Return the record as one sentence to copy, with its source, its day and the snapshot."""
    lang, indicator = view.lang, store.book.indicators[noun.indicator]
    words = actual_words(noun, lang) if isinstance(noun, Actual) else target_words(noun, lang)
    one = _input(store, noun, "", lang)
    publisher = (one.origin.publisher,) if isinstance(noun, Actual) else ()  # a target's details name it
    details = "; ".join((*one.details, *publisher))
    return say(
        lang,
        "passport.cite_record",
        value=with_unit(store, indicator, words, lang),
        details=details,
        printed=noun.as_printed,
        as_of=day(view.as_of, lang),
        snapshot=store.snapshot,
        **names_of(store, noun, lang),
    )
