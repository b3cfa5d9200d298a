"""Sheets written by hand: rows of a list, cells merged by their Excel names."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from indicators.importing.layout import tables
from indicators.importing.types import Broken, Sheet, SheetTable, Span, Value

Cell = str | int | float | Decimal | date | Broken | None


def sheet(
    *rows: Sequence[Cell],
    merged: Iterable[str] = (),
    hidden_rows: Iterable[int] = (),
    name: str = "Biểu 1",
    hidden: bool = False,
) -> Sheet:
    """Return a sheet of the rows; `merged` as in Excel (`A1:C1`), `hidden_rows` counted from 1."""
    width = max((len(row) for row in rows), default=0)
    full = tuple(tuple(_value(cell) for cell in (*row, *[None] * (width - len(row)))) for row in rows)
    return Sheet(name, full, tuple(map(span, merged)), frozenset(row - 1 for row in hidden_rows), hidden)


def _value(cell: Cell) -> Value:
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    return None if cell == "" else cell


def only(*sheets: Sheet, month: str = "") -> SheetTable:
    """Return the table of some sheets; fails where it is not the only one."""
    (found,) = tables(sheets, month)
    return found


def span(words: str) -> Span:
    """Return the cells of `A1:C2`."""
    first, last = (_cell(part) for part in words.split(":"))
    return Span(first[0], first[1], last[0], last[1])


def _cell(words: str) -> tuple[int, int]:
    found = re.fullmatch(r"([A-Z]+)(\d+)", words)
    assert found, words
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]) - 1, column - 1
