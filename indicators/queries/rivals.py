"""Questions about what else is on file for a figure that counts: what others report, and what its source prints."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from indicators.model import Actual, Claim, Target, last_day
from indicators.numerals.words import BOUNDS, any_of
from indicators.queries import YEARLY, Figure, figures_in_force, read_sql, targets_in_force
from indicators.store import Store, kept_in_store

OFFICES = ("customs", "ministry", "nso")  # whose own count stands beside a city's; the press only quotes
WHOLE_DAY = 10  # letters of a day; a month is none, so nothing in it was published together
SHARES = {"pct_of_target": 0, "pct_over_target": 100}  # statement: what to add for a share of the plan
NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?")
BOUNDED = re.compile("|".join(any_of(words) for (_, said), words in BOUNDS if said in ("over", "nearly", "about")))
NAMED = (
    ("council estimate", "council_estimate"),
    ("council", "council"),
    ("central", "central"),
    ("PM ", "central"),
    ("striv", "strive"),
    ("scenario", "scenario"),
)  # how the reference of a statement names who set the plan, the longer words first


class OnFile(NamedTuple):
    """Another report of a figure that counts: `series` of another office, `same_day` of the same series."""

    by: str
    noun: Actual


class PrintedPercent(NamedTuple):
    """A percentage of a plan that the source of a figure prints beside it."""

    noun: Claim
    percent: Decimal  # of the whole plan: 20 % over it is 120
    quantum: Decimal
    plan: Target
    by: str = "printed"


def rivals_on_file(store: Store, area: str, period: str, as_of: date) -> dict[str, tuple[OnFile, ...]]:
    """Return, by indicator, the other reports of a whole period that stand beside the one that counts on a day."""
    found: dict[str, tuple[OnFile, ...]] = {}
    for code, one in _on_file(store, area, period, as_of):
        found[code] = (*found.get(code, ()), one)
    return found


@kept_in_store(512)
def _on_file(store: Store, area: str, period: str, as_of: date) -> tuple[tuple[str, OnFile], ...]:
    own = [one.actual.id for one in figures_in_force(store, area, period, as_of).values()]
    rows = store.rows(read_sql("rivals_on_file"), own=own, as_of=as_of, kinds=list(YEARLY), offices=list(OFFICES))
    found = ((store.actuals[own_id].indicator, OnFile(kind, store.actuals[key])) for own_id, kind, key, _ in rows)
    return tuple((code, one) for code, one in found if _stands(one))


def _stands(one: OnFile) -> bool:
    """Return whether a report says something of its own: it is noted as no misprint, and a day is a whole one."""
    if "misprint" in (one.noun.note or ""):
        return False
    return one.by == "series" or len(one.noun.published_on or "") == WHOLE_DAY


def printed_percents(
    store: Store, figures: Mapping[str, Figure], area: str, period: str, as_of: date
) -> dict[str, tuple[PrintedPercent, ...]]:
    """Return, by indicator, the percentages of a plan printed by a source of the figure that counts on a day.

    The plan is the one in force that the reference of the statement names, by its number or by who set it;
    a statement that names none on file says nothing.
    """
    plans = targets_in_force(store, area, period, as_of)
    found: dict[str, tuple[PrintedPercent, ...]] = {}
    for one in _statements(store, figures, area, period, as_of):
        if plan := _named(one, {basis: t for (code, basis), t in plans.items() if code == one.subject}):
            stated = Decimal(one.stated)
            quantum = Decimal(1).scaleb(int(stated.as_tuple().exponent))
            said = PrintedPercent(one, stated + SHARES[one.statement], quantum, plan)
            found[one.subject] = (*found.get(one.subject, ()), said)
    return found


def _statements(store: Store, figures: Mapping[str, Figure], area: str, period: str, as_of: date) -> Iterator[Claim]:
    """Yield the statements about the share of a plan by the sources of the figures, as known on the day."""
    for one in store.book.claims:
        figure = figures.get(one.subject)
        if figure is None or (one.area, one.period) != (area, period) or one.statement not in SHARES:
            continue
        exact = NUMBERS.fullmatch(one.stated) and not BOUNDED.search(one.as_printed)  # 'over 52%' is no number to set
        printed = store.book.sources[one.source[0]].published_on
        if exact and set(one.source) & set(figure.actual.source) and printed and last_day(printed) <= as_of:
            yield one


def _named(one: Claim, plans: Mapping[str, Target]) -> Target | None:
    """Return the plan that the reference of a statement names."""
    reference = one.reference or ""
    numbers = {Decimal(n.replace(",", "")) for n in NUMBERS.findall(reference)}
    by_number = next((t for t in plans.values() if t.value is not None and t.value in numbers), None)
    named = next((basis for words, basis in NAMED if words in reference), "")
    plan = by_number or plans.get(named)
    return plan if plan and plan.value is not None else None
