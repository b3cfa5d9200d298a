"""What stands in any cell of a table as an amount, a figure of ours or not, so that sums can be checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.collation import folded
from indicators.files.doubts import SUMS
from indicators.importing.checks.context import CheckContext, quantum_of, value_of
from indicators.importing.checks.record import half_digits, quantum
from indicators.importing.types import Column, SheetRow, SheetTable
from indicators.numerals.digits import spelled_by
from indicators.numerals.units import taken_apart
from indicators.wording import LANGS

SHARES = frozenset({"%", "diem %", "diem phan tram", "percent"})


@dataclass(frozen=True, slots=True)
class PrintedAmount:
    """A number of what it counts, without a scale, and by how much it may be off: half of its last digit."""

    cell: str
    value: Decimal
    slack: Decimal
    counted: str  # folded: 'dong', 'luot'; empty where no unit is written


def amount(context: CheckContext, table: SheetTable, line: SheetRow, column: Column) -> PrintedAmount | None:
    """Return what a cell adds to a sum; None for a blank, for a share, and while its number is in question."""
    cell = table.ref(line, column)
    if cell in context.disputed or cell in context.left:
        return None
    if figure := context.known.get(cell):
        adds = context.indicator(figure).nature in SUMS and not figure.typed.qualifier
        unit = context.book.units[figure.typed.unit].vi
        return _amount(context, cell, value_of(figure), quantum_of(figure), unit) if adds else None
    value = _number(table.cell(line, column))
    unit = line.unit or column.unit or table.unit
    return None if value is None else _amount(context, cell, value, quantum(value), unit)


def _amount(context: CheckContext, cell: str, value: Decimal, digit: Decimal, unit: str) -> PrintedAmount | None:
    """Return an amount; None of a share, and of an average such as million dong a head."""
    written = taken_apart(unit)
    if len(written.counted) > 1 or (written.counted and folded(written.counted[0]) in SHARES):
        return None
    counted = folded(written.counted[0]) if written.counted else ""
    slack = Decimal(0) if _is_count(context, unit) else half_digits(digit.scaleb(written.power))
    return PrintedAmount(cell, value.scaleb(written.power), slack, counted)


def _is_count(context: CheckContext, unit: str) -> bool:
    """Return whether a unit counts one by one, so that nothing was rounded: homes, not thousands of them."""
    return any(one.whole and folded(unit) in (folded(one.vi), folded(one.en)) for one in context.book.units.values())


def _number(value: object) -> Decimal | None:
    """Return the number of a cell that has one reading."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        return None
    found = {spelled_by(value.strip(), lang) for lang in LANGS} - {None}
    return found.pop() if len(found) == 1 else None


def apart(whole: PrintedAmount, parts: Iterable[PrintedAmount]) -> Decimal | None:
    """Return by how much parts exceed their whole beyond rounding, below zero where they fall short.

    Zero where they agree, None where they count different things.
    """
    listed = list(parts)
    if any(one.counted != whole.counted for one in listed):
        return None
    difference = sum((one.value for one in listed), Decimal(0)) - whole.value
    slack = whole.slack + sum((one.slack for one in listed), Decimal(0))
    return Decimal(0) if abs(difference) <= slack else difference
