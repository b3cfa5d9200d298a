"""A workbook as it comes back from an office: values typed into its cells, everything else as it was."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from indicators.importing.types import letters

from .formats import parts_of, zipped

FIRST_SHEET = "xl/worksheets/sheet1.xml"
DAY_ZERO = date(1899, 12, 30)  # days are counted from there


def filled(data: bytes, values: Mapping[tuple[int, int], str | Decimal | date]) -> bytes:
    """Return a workbook with values in cells of its first sheet, by row and column from 0; each cell keeps its look."""
    parts = parts_of(data)
    sheet = parts[FIRST_SHEET].decode()
    for (row, column), value in values.items():
        place = f"{letters(column)}{row + 1}"
        typed = rf'<c r="{place}"\1{_typed(value)}</c>'
        sheet, count = re.subn(rf'<c r="{place}"( s="\d+")/>', lambda found, typed=typed: found.expand(typed), sheet)
        assert count == 1
    return zipped({**parts, FIRST_SHEET: sheet})


def _typed(value: str | Decimal | date) -> str:
    if isinstance(value, str):
        return f' t="inlineStr"><is><t>{value}</t></is>'
    return f"><v>{(value - DAY_ZERO).days if isinstance(value, date) else value}</v>"
