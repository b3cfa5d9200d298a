"""What our own pass over a sheet learns: how far it goes, and what the library that reads it does not tell."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from indicators.importing.types import Broken, Span

FORMULA_LENGTH = 60  # characters of a formula that a question repeats


@dataclass(slots=True)
class SheetScan:
    """One sheet: the rectangle from A1 that holds all its content, what is hidden, what has no value.

    An error (`#REF!`) and a formula that was never calculated would both be read as a blank or as
    a zero. `merged` is None where the library tells it.
    """

    name: str
    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    broken: dict[tuple[int, int], Broken] = field(default_factory=dict)
    merged: list[Span] | None = None
    texts: int = 0  # cells that take their text from the shared ones

    def reach(self, row: int, column: int) -> None:
        """Keep that something stands in a cell, rows and columns from 0."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)

    def breaks(self, row: int, column: int, words: str) -> None:
        """Keep that a cell holds no value, and what stands there instead."""
        self.reach(row, column)
        self.broken[row, column] = Broken(words)

    def hide_columns(self, columns: Iterable[int]) -> None:
        """Keep columns as hidden."""
        self.hidden_columns.update(columns)


def formula(words: str) -> str:
    """Return a formula as a question repeats it."""
    whole = words if words.startswith("=") else f"={words}"
    return whole if len(whole) <= FORMULA_LENGTH else f"{whole[: FORMULA_LENGTH - 1]}…"
