"""Sources that contradict each other: by their figures, or by what the record says of a printed statement."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from indicators.boards.doubts.bounds import bounds
from indicators.boards.doubts.types import Doubt, both, claim, evidence, figures, known
from indicators.boards.doubts.words import scope, scope_of, values_of
from indicators.boards.judged import actual_words, target_words
from indicators.boards.view import area_name
from indicators.model import Actual, Claim, Target, last_day
from indicators.queries.doubts import rival_figures
from indicators.store import Store
from indicators.wording import Lang, day, lower_first, number, say

# How the record names the other source of a statement: `48 (S048)`, or words of its own and the number of the source.
REFERENCE = re.compile(r"(?P<value>[\d.,]*)[^()]*\((?P<source>[A-Z]+\d+)\)")


def contradicting(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield figures of one thing and period that their roundings cannot reconcile."""
    for rivals in rival_figures(store, areas, as_of):
        if not agree(rivals):
            first = rivals[0]
            sentence = both(
                lambda lang, rivals=rivals: say(
                    lang,
                    "doubts.contradiction.sentence",
                    scope=scope_of(store, rivals[0], lang),
                    values=values_of(rivals, lang),
                )
            )
            yield Doubt("contradiction", first.indicator, first.area, first.period, sentence, figures(rivals))


def agree(rivals: Sequence[Actual]) -> bool:
    """Return whether figures can all be the same number: each two of them meet within their roundings."""
    found = [bounds(one) for one in rivals]
    return all(one.meets(other) for one in found for other in found)


def recorded(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield statements that the record calls contradicted, unless the figures or plans they are about now agree."""
    for one in store.book.claims:
        if one.statement == "contradiction" == one.verdict and one.area in areas and known(store, one, as_of):
            plans = [t for t in store.book.targets if _about(store, one, t) and _from(t.in_force_from, as_of)]
            rivals = [a for a in store.book.actuals if _about(store, one, a) and _from(a.known_from, as_of)]
            if any(t.as_printed == one.as_printed for t in plans):  # it is about a plan, not about its outcome
                if len({t.value for t in plans}) > 1:
                    yield _contradicted(store, one, plans)
            elif (len(rivals) < 2 and _other_known(store, one, as_of)) or (len(rivals) > 1 and not agree(rivals)):
                yield _contradicted(store, one, rivals)


def _about(store: Store, one: Claim, noun: Actual | Target) -> bool:
    """Return whether a record is about what a statement is about, in its area or in what that was merged from."""
    family = (one.area, *store.book.areas[one.area].predecessors)
    return noun.indicator == one.subject and noun.period == one.period and noun.area in family


def _other_known(store: Store, one: Claim, as_of: date) -> bool:
    """Return whether the other source that the record names had been published by a day; true where it names none."""
    found = REFERENCE.fullmatch(one.reference or "")
    other = store.book.sources.get(found["source"]) if found else None
    return other is None or (other.published_on is not None and last_day(other.published_on) <= as_of)


def _from(start: date | None, as_of: date) -> bool:
    return start is not None and start <= as_of


def _contradicted(store: Store, one: Claim, rivals: Sequence[Actual | Target]) -> Doubt:
    def worded(lang: Lang) -> str:
        if len(rivals) < 2:
            return say(lang, "doubts.contradiction.stated", printed=one.as_printed, other=_other(store, one, lang))
        about = scope(store, one.subject, one.area, one.period, "ytd", lang)
        if isinstance(rivals[0], Target):
            about = say(lang, "doubts.plan", scope=lower_first(about))
        values = dict.fromkeys(_value(store, one, noun, lang) for noun in rivals)
        return say(lang, "doubts.contradiction.sentence", scope=about, values="; ".join(values))

    rows = tuple(row for noun in rivals for row in evidence(noun))
    return Doubt("contradiction", one.subject, one.area, one.period, both(worded), (claim(store, one), *rows))


def _other(store: Store, one: Claim, lang: Lang) -> str:
    """Return what contradicts a statement: the other number and its source, in the words of the reader."""
    found = REFERENCE.fullmatch(one.reference or "")
    source = store.book.sources.get(found["source"]) if found else None
    if found is None or source is None:
        return one.reference or "–"
    named = ", ".join([source.publisher, *([day(source.published_on, lang)] if source.published_on else [])])
    value = found["value"].replace(",", "")  # the record writes it the English way
    return f"{number(Decimal(value), lang)} ({named})" if value else named


def _value(store: Store, one: Claim, noun: Actual | Target, lang: Lang) -> str:
    """Return a rival with what tells it from the others: its area where that differs, else series or basis."""
    if isinstance(noun, Target):
        return say(lang, "doubts.value", value=target_words(noun, lang), series=say(lang, f"basis.{noun.basis}"))
    value = actual_words(noun, lang)
    if noun.area != one.area:
        return say(lang, "doubts.elsewhere", value=value, area=area_name(store.book.areas[noun.area], lang))
    return say(lang, "doubts.value", value=value, series=say(lang, f"series.{noun.series}"))
