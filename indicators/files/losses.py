"""What a reading no longer holds of the one before: a file cut short may still be right in every line."""

from collections.abc import Iterable

from indicators.model import Actual, Book, Target
from indicators.problems import Problem

FEW = 10  # records that may go without a question
SHARE = 20  # of which as much as one may go: a twentieth
FILES = {"figures_lost": ("actuals.csv",), "targets_lost": ("targets.yaml", "national_targets.yaml")}


def losses(before: Book, after: Book) -> tuple[Problem, ...]:
    """Return a problem for the figures and one for the targets of which more than a twentieth, and ten, are gone."""
    found = (
        _lost("figures_lost", before.actuals, after.actuals),
        _lost("targets_lost", before.targets, after.targets),
    )
    return tuple(one for one in found if one)


def _lost(code: str, before: Iterable[Actual | Target], after: Iterable[Actual | Target]) -> Problem | None:
    held, kept = {one.id: one for one in before}, {one.id for one in after}
    gone = [one for number, one in held.items() if number not in kept]
    if len(gone) < FEW or len(gone) * SHARE <= len(held):
        return None
    return Problem(code, gone[0].file, found=str(len(gone)), expected=str(len(held)), severity="warning")
