"""Totals beside the parts that were printed with them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from indicators.boards.doubts.bounds import bounds, total
from indicators.boards.doubts.types import Doubt, both, figures
from indicators.boards.doubts.words import scope_of, value_of
from indicators.model import Actual, Claim
from indicators.queries.doubts import printed_together
from indicators.store import Store
from indicators.wording import Lang, number, say

SUM = re.compile(r"\(?(?P<terms>[\d.]+(?:\+[\d.]+)+)\)?(?:/(?P<scale>1e\d+))?")


def parts_of(store: Store) -> dict[str, tuple[str, ...]]:
    """Return, by total, the indicators that are its parts: those that a printed sum on file names in full."""
    found: dict[str, tuple[str, ...]] = {}
    for one in store.book.claims:
        match = SUM.fullmatch(one.expression or "") if one.statement == "sum" else None
        if match:
            scale = Decimal(match["scale"] or 1)
            terms = [Decimal(term) / scale for term in match["terms"].split("+")]
            parts = {_part(store, one, term) for term in terms} - {None}
            if len(parts) == len(terms):
                found[one.subject] = tuple(sorted(code for code in parts if code))
    return found


def _part(store: Store, one: Claim, term: Decimal) -> str | None:
    return next(
        (
            a.indicator for a in store.book.actuals
            if (a.area, a.period, a.value) == (one.area, one.period, term) and a.indicator != one.subject
        ),
        None,
    )  # fmt: skip


def unsummed(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield totals that the parts printed with them exceed, or, where all are there, do not reach."""
    for whole, parts in parts_of(store).items():
        for together in printed_together(store, areas, (whole, *parts), as_of):
            named = {a.indicator: a for a in together}
            if whole in named and len(named) > 1:
                yield from _unsummed(store, named[whole], [named[p] for p in parts if p in named], len(parts))


def _unsummed(store: Store, whole: Actual, parts: Sequence[Actual], needed: int) -> Iterator[Doubt]:
    reported, summed = bounds(whole), total(bounds(p) for p in parts)
    over = summed.low > reported.high
    if not over and (len(parts) < needed or summed.high >= reported.low):
        return
    at_least = any(p.qualifier == "over" for p in parts)
    sentence = both(
        lambda lang: say(
            lang,
            f"doubts.parts.{'over' if over else 'under'}",
            scope=scope_of(store, whole, lang),
            sum=_sum_words(parts, lang, at_least=at_least),
            total=value_of(store, whole, lang),
        )
    )
    yield Doubt("parts", whole.indicator, whole.area, whole.period, sentence, figures((whole, *parts)))


def _sum_words(parts: Sequence[Actual], lang: Lang, *, at_least: bool) -> str:
    words = number(sum((p.value for p in parts), Decimal(0)), lang)
    return say(lang, "qualifier.over", value=words) if at_least else words
