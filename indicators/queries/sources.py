"""What rests on each document."""

from datetime import date
from typing import NamedTuple

from indicators.queries import read_sql
from indicators.store import Store


class Uses(NamedTuple):
    """How many figures and targets rest on one document."""

    figures: int
    targets: int


def document_uses(store: Store, as_of: date) -> dict[str, Uses]:
    """Return, by document, how many figures and targets known on a day rest on it; unused ones are absent."""
    found = store.rows(read_sql("document_uses"), as_of=as_of)
    return {source: Uses(figures, targets) for source, figures, targets in found}
