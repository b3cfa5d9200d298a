"""Which template a workbook was written in: the words of its headers and rows, whatever the month and the figures."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from indicators.collation import folded
from indicators.importing.labels import ENGLISH_MONTHS
from indicators.importing.types import SheetTable

LENGTH = 16  # hexadecimal digits
MONTHS = "|".join(f"{name.lower()}|{name[:3].lower()}" for name in ENGLISH_MONTHS)
SPELLED = "muoi hai|muoi mot|muoi|gieng|chap|mot|hai|ba|tu|bon|nam(?= nam)|sau|bay|tam|chin"
# What differs from month to month: digits, 'quý III', 'tháng mười', 'October', 'Q3'.
OF_THE_MONTH = re.compile(rf"[0-9]+|\b(?<=quy )[ivx]+\b|\b(?<=thang )(?:{SPELLED})\b|\b(?:{MONTHS})\b|\bq(?=[0-9])")
NO_LETTER = re.compile(r"[\W_]+")


def layout_of(tables: Sequence[SheetTable]) -> str:
    """Return the fingerprint of headers, units and row names, the same for next month's file of the same template.

    Titles, notes and figures are no part of it, nor the names of the sheets; of a tidy file its headers are all.
    """
    tidy = dict.fromkeys(f"tidy {table.columns[0].words}" for table in tables if table.is_tidy)
    lines = [*tidy, *(line for table in tables if not table.is_tidy for line in _lines(table))]
    return sha256("\n".join(lines).encode()).hexdigest()[:LENGTH]


def _lines(table: SheetTable) -> Iterator[str]:
    yield f"table {lasting(table.unit)}"
    for column in table.columns:
        yield f"column {lasting(column.words)} {lasting(column.unit)}"
    for line in table.lines:
        if line.kind != "note":
            yield f"row {line.kind} {lasting(line.name)} {lasting(line.unit)}"


def lasting(words: str) -> str:
    """Return words without what differs from month to month: 'Ước tháng 10/2025' is 'uoc thang'."""
    return NO_LETTER.sub(" ", OF_THE_MONTH.sub(" ", folded(words))).strip()
