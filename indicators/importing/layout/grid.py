"""The cells of a sheet as words, with what is merged into what."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from indicators.importing.types import Broken, Sheet, Span, Value
from indicators.numerals.words import cleaned, take_bound

LONGEST = 1_000  # letters of a cell that are read: more is no name, header or title


def words_of(value: Value) -> str:
    """Return a value as composed words, lines kept apart; a day as 2025-10-31, nothing for a blank.

    Of a text the first thousand letters.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        lines = unicodedata.normalize("NFC", value[:LONGEST]).splitlines()
        return "\n".join(kept for line in lines if (kept := " ".join(line.split())))
    if isinstance(value, Broken):
        return value.words
    return value.isoformat() if isinstance(value, date) else f"{value:f}"


class Grid:
    """One sheet: the words of its cells, and the block of cells to which a merged one belongs."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.height = len(sheet.rows)
        self.width = max((len(row) for row in sheet.rows), default=0)
        self.scratch: frozenset[int] = frozenset()  # columns of what somebody reckoned beside the tables
        self.words = [[words_of(value) for value in row] for row in sheet.rows]
        self._spans = {
            (row, column): span
            for span in sheet.merged
            for row in range(span.top, min(span.bottom + 1, self.height))
            for column in range(span.left, min(span.right + 1, self.width))
        }

    def at(self, row: int, column: int) -> str:
        """Return the words of a cell, for a merged one those of its whole block."""
        span = self._spans.get((row, column))
        return self.raw(span.top, span.left) if span else self.raw(row, column)

    def raw(self, row: int, column: int) -> str:
        """Return the words that stand in the cell itself."""
        return self.words[row][column] if row < self.height and column < len(self.words[row]) else ""

    def value(self, row: int, column: int) -> Value:
        """Return what a cell holds."""
        cells = self.sheet.rows[row]
        return cells[column] if column < len(cells) else None

    def span(self, row: int, column: int) -> Span:
        """Return the block of a cell, itself alone where nothing is merged."""
        return self._spans.get((row, column)) or Span(row, column, row, column)

    def filled(self, row: int) -> Iterator[tuple[int, str]]:
        """Yield the columns of a row in which something is written, with the words."""
        return ((column, words) for column, words in enumerate(self.words[row]) if words)

    @cached_property
    def blank(self) -> list[bool]:
        """Whether each row is empty."""
        return [not any(row) for row in self.words]

    @cached_property
    def blocks(self) -> list[int]:
        """The block of each column: blocks are parted by columns in which nothing is written."""
        empty = (
            not any(row[column : column + 1] not in ([], [""]) for row in self.words) for column in range(self.width)
        )
        return list(accumulate(empty))

    def line(self, row: int) -> str:
        """Return the words of a whole row."""
        return " ".join(" ".join(words.split()) for _, words in self.filled(row))[:LONGEST]


_TYPED = re.compile(r"[<>≈~]?[\s(+\-–—−]*[0-9][0-9.,\s]*\)?[^\n]{0,24}|[-–—−.…]+|(?:n/?a|k/?c|x)", re.IGNORECASE)


def is_figure(value: Value) -> bool:
    """Return whether a cell holds what stands for a number: one, its text, a dash or an error of the sheet."""
    if isinstance(value, str):
        return len(value) <= LONGEST and any(map(_TYPED.fullmatch, (value.strip(), take_bound(cleaned(value))[1])))
    return isinstance(value, Decimal | Broken)
