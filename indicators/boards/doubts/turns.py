"""Doubts about a cumulative rate that the months since the earlier one can hardly have turned so far."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from indicators.boards.doubts.types import Doubt, both, figures
from indicators.boards.doubts.words import scope_of, value_of
from indicators.boards.judged import actual_words
from indicators.model import Actual
from indicators.store import Store
from indicators.wording import number, period, say

UNLIKELY = Decimal(10)  # points between the months so far and those after them; on file one turn is larger, the next 6
TENTH = Decimal("0.1")


def turned(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield cumulative rates that ask the months since the earlier figure to lie more than ten points from it.

    14.6 for six months and 11.51 for eight ask 2.2 of the two between, months taken as equal.
    """
    for before, after in _pairs(store, areas, as_of):
        if abs(rate_between(before, after) - before.value) > UNLIKELY:
            yield _turn(store, before, after, rate_between(before, after))


def rate_between(before: Actual, after: Actual) -> Decimal:
    """Return the rate that the months between two cumulative ones must have had, to the tenth."""
    first, second = int(before.period[-2:]), int(after.period[-2:])
    return ((second * after.value - first * before.value) / (second - first)).quantize(TENTH, ROUND_HALF_UP)


def _pairs(store: Store, areas: Sequence[str], as_of: date) -> Iterator[tuple[Actual, Actual]]:
    """Yield each cumulative rate with the next of its year and series, of figures known on the day; bounds are none."""
    lines: dict[tuple[str, ...], dict[str, Actual]] = defaultdict(dict)
    for one in store.book.actuals:
        rate = store.book.indicators[one.indicator].nature == "rate" and one.unit == "%"
        known = one.known_from is not None and one.known_from <= as_of and one.stage != "forecast"
        if rate and known and one.period_kind == "ytd" and one.area in areas and not one.qualifier:
            lines[one.indicator, one.area, one.series, one.period[:4]][one.period] = one
    for months in lines.values():
        yield from pairwise(months[key] for key in sorted(months))


def _turn(store: Store, before: Actual, after: Actual, between: Decimal) -> Doubt:
    sentence = both(
        lambda lang: say(
            lang,
            "doubts.turn.sentence",
            scope=scope_of(store, after, lang),
            value=value_of(store, after, lang),
            before=actual_words(before, lang),
            earlier=period(before.period, before.period_kind, lang),
            between=number(between, lang),
        )
    )
    return Doubt("turn", after.indicator, after.area, after.period, sentence, figures((after, before)))
