"""What the record itself puts in doubt, as of a day, for an area and what it was merged from."""

from collections.abc import Sequence
from datetime import date

from indicators.boards.doubts.contradictions import contradicting, recorded
from indicators.boards.doubts.figures import below_last_year, equal_to_plan, falling, misprinted, scaled
from indicators.boards.doubts.overdue import overdue
from indicators.boards.doubts.shares import implying
from indicators.boards.doubts.sums import unsummed
from indicators.boards.doubts.turns import turned
from indicators.boards.doubts.types import Both, Doubt, Evidence
from indicators.store import Store, kept_in_store

__all__ = ["KINDS", "Both", "Doubt", "Evidence", "doubts"]

KINDS = (
    "falling", "turn", "contradiction", "denominators", "plan_on_file", "parts", "equals_plan", "below_last_year",
    "overdue",
    "scale", "misprint",
)  # fmt: skip


@kept_in_store(64)
def doubts(store: Store, area: str, as_of: date) -> tuple[Doubt, ...]:
    """Return every doubt known on a day about an area and its predecessors, by kind in the order of `KINDS`.

    What is overdue of the nation comes with its areas: their figures are shown beside it.
    """
    place = store.book.areas[area]
    areas = (area, *place.predecessors)
    family = (*areas, place.parent) if place.parent else areas
    checks = (falling, turned, implying, unsummed, equal_to_plan, below_last_year, scaled, misprinted)
    found = [doubt for check in checks for doubt in check(store, areas, as_of)]
    found += [*_contradictions(store, areas, as_of), *overdue(store, family, as_of)]
    return tuple(sorted(found, key=lambda doubt: (KINDS.index(doubt.code), family.index(doubt.area))))


def _contradictions(store: Store, areas: Sequence[str], as_of: date) -> list[Doubt]:
    """Return the figures that contradict each other, then the statements that add to them."""
    found = list(contradicting(store, areas, as_of))
    told = {(doubt.indicator, doubt.area, doubt.period) for doubt in found}
    return found + [d for d in recorded(store, areas, as_of) if (d.indicator, d.area, d.period) not in told]
