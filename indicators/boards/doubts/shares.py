"""Percentages that sources print of one plan, and the plans that they imply."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from indicators.boards.doubts.bounds import Bounds, implied_plan, shared
from indicators.boards.doubts.types import Doubt, Evidence, both, claim, figures, known, targets
from indicators.boards.doubts.words import bounds_words, scope, scope_of, with_unit
from indicators.model import Actual, Claim, Target
from indicators.store import Store
from indicators.wording import Lang, count, number, percent, say

SHARES = {
    "pct_of_target": Decimal(0),
    "pct_over_target": Decimal(100),
}  # statement: what to add for a share of the plan
SHARE = re.compile(r"(?P<value>[\d.]+)/(?P<plan>[\d.]+)\*100(?:-100)?")


class Share(NamedTuple):
    """A printed percentage of a plan, and the plans that it implies."""

    claim: Claim
    plan: Decimal  # as the record takes it to be
    stated: Decimal  # 133.6, also where it was printed as 33.6% over the plan
    figure: Actual | None  # the reported figure that is the numerator
    implied: Bounds  # by the rounding of the percentage
    allowed: Bounds  # by the tolerance on file, where that is wider


def implying(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield percentages that imply another plan than the one on file, or than the others of the same plan do."""
    groups: dict[tuple[str, str, str, Decimal], list[Share]] = {}
    for share in _shares(store, areas, as_of):
        of = share.claim
        groups.setdefault((of.subject, of.area, of.period[:4], share.plan), []).append(share)
    for (code, area, year, plan), shares in groups.items():
        on_file = [
            t for t in store.book.targets
            if (t.indicator, t.area, t.period, t.value) == (code, area, year, plan)
            and not t.implied and t.in_force_from is not None and t.in_force_from <= as_of
        ]  # fmt: skip
        if on_file:
            yield from (_off_the_plan(store, s, on_file) for s in shares if not s.allowed.holds(plan))
        else:
            yield from _at_odds(store, shares)


def _shares(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Share]:
    for one in store.book.claims:
        found = SHARE.fullmatch(one.expression or "") if one.statement in SHARES else None
        if found and one.area in areas and one.subject in store.book.indicators and known(store, one, as_of):
            value, figure = Decimal(found["value"]), _numerator(store, one, Decimal(found["value"]))
            stated = Decimal(one.stated)
            share = stated + SHARES[one.statement]
            half = Decimal(1).scaleb(int(stated.as_tuple().exponent)) / 2
            size = figure.quantum if figure else Decimal(1).scaleb(int(value.as_tuple().exponent))
            qualifier = figure.qualifier if figure else ""
            wide = max(half, Decimal(one.tolerance or 0))
            implied, allowed = (implied_plan(value, size, qualifier, share, margin) for margin in (half, wide))
            yield Share(one, Decimal(found["plan"]), share, figure, implied, allowed)


def printed_share(one: Claim) -> tuple[Decimal, Decimal]:
    """Return the number a printed percentage is of, and the percentage of the whole plan: 33.6% over it is 133.6."""
    found = SHARE.fullmatch(one.expression or "")
    assert found is not None  # only such statements imply a plan
    return Decimal(found["value"]), Decimal(one.stated) + SHARES[one.statement]


def _numerator(store: Store, one: Claim, value: Decimal) -> Actual | None:
    """Return the figure a percentage was printed beside, of the same source where that one reported it."""
    same = [
        a for a in store.book.actuals
        if (a.indicator, a.area, a.period, a.value) == (one.subject, one.area, one.period, value)
    ]  # fmt: skip
    return next((a for a in same if a.source[0] == one.source[0]), next(iter(same), None))


def _off_the_plan(store: Store, share: Share, on_file: Sequence[Target]) -> Doubt:
    one = share.claim
    sentence = both(
        lambda lang: say(
            lang,
            "doubts.plan_on_file.sentence",
            scope=_scope(store, share, lang),
            share=percent(share.stated, lang),
            implied=with_unit(store, one.subject, bounds_words(share.implied, lang), lang),
            plan=number(share.plan, lang),
        )
    )
    rows = _evidence(store, (share,)) + targets(on_file)
    return Doubt("plan_on_file", one.subject, one.area, one.period, sentence, rows)


def _at_odds(store: Store, shares: Sequence[Share]) -> Iterator[Doubt]:
    """Yield the percentages that do not meet where most of those of one plan do."""
    agreed = max(([s for s in shares if s.implied.holds(at)] for one in shares for at in one.implied), key=len)
    common = shared(s.implied for s in agreed)
    for odd in shares:
        if len(agreed) > 1 and odd not in agreed and not odd.allowed.meets(common):
            yield _odd(store, odd, agreed, common)


def _odd(store: Store, odd: Share, agreed: Sequence[Share], common: Bounds) -> Doubt:
    one = odd.claim
    sentence = both(
        lambda lang: count(
            lang,
            "doubts.denominators.sentence",
            len(agreed),
            scope=_scope(store, odd, lang),
            share=percent(odd.stated, lang),
            implied=with_unit(store, one.subject, bounds_words(odd.implied, lang), lang),
            common=bounds_words(common, lang),
        )
    )
    return Doubt("denominators", one.subject, one.area, one.period, sentence, _evidence(store, (odd, *agreed)))


def _scope(store: Store, share: Share, lang: Lang) -> str:
    if share.figure:
        return scope_of(store, share.figure, lang)
    one = share.claim
    return scope(store, one.subject, one.area, one.period, "", lang)


def _evidence(store: Store, shares: Iterable[Share]) -> tuple[Evidence, ...]:
    """Return each percentage with the plan it implies, followed by the figure it is of."""
    rows: list[Evidence] = []
    for share in shares:
        rows += [claim(store, share.claim, share.implied), *figures([share.figure] if share.figure else [])]
    return tuple(dict.fromkeys(rows))
