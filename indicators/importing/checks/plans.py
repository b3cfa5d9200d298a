"""Plan columns against the targets on record: never imported, so a difference, or a misplaced unit, is a remark."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from indicators.files.doubts import times_off
from indicators.importing.checks.context import CheckContext, plain
from indicators.importing.checks.record import quantum
from indicators.importing.mapping.names import Names
from indicators.importing.mapping.styles import exact
from indicators.importing.mapping.units import tidy
from indicators.importing.types import Column, SheetRow, SheetTable
from indicators.model import Target
from indicators.model.scalars import last_day
from indicators.numerals import Measure, Typed, read_in, unit_in
from indicators.numerals.units import shift
from indicators.wording import LANGS

NOT_BINDING = ("draft", "press", "long_term")  # no version of these is ever in force for a year
LEADING = ("council", "central")  # whose target is named where a plan agrees with none
ROUNDED = Decimal("0.005")  # a plan may be rounded by so much of itself at most
Values = tuple[Decimal, ...]


def check(context: CheckContext, lines: Mapping[tuple[int, int], str]) -> None:
    """Tell `plan_differs` and `plan_slip`, which plans agree, and which have no target to be held against.

    `lines` gives the indicator of a row with figures by the place of its table and its own.
    """
    names = Names(
        context.book, (context.record.area.name_vi, context.record.area.name_en) if context.record.area else ()
    )
    agree: list[str] = []
    unchecked: list[str] = []
    for number, table in enumerate(context.tables):
        for column in table.columns:
            for line in table.lines if column.role == "plan" else ():
                if line.kind not in ("figure", "total") or not table.cell(line, column):
                    continue
                code, cell = (
                    lines.get((number, line.at)) or _named(context, names, table, line),
                    table.ref(line, column),
                )
                readings = list(_readings(context, table, line, column, code)) if code else []
                targets = _in_force(context, code, column) if readings else []
                if not targets:
                    unchecked.append(cell)
                elif any(_agree(values, one) for values in readings for one in targets):
                    agree.append(cell)
                else:
                    _tell(context, (cell, str(table.cell(line, column))), line, readings[0], _leading(targets))
    for told, cells in (("plans_agree", agree), ("plans_unchecked", unchecked)):
        if cells:
            context.asking.tell(told, *cells, count=str(len(cells)))


def _named(context: CheckContext, names: Names, table: SheetTable, line: SheetRow) -> str:
    """Return the indicator of a row without a figure by its code or its exact name; empty where none is certain."""
    if coded := names.code(line.code) if line.code else "":
        return coded
    unit = tidy(line.unit) or tidy(table.unit)
    units = context.book.units
    fitting = [
        one.code for one in context.book.indicators.values() if not unit or shift(unit, units[one.unit]) is not None
    ]
    found, _ = names.exact(line.name, unit, fitting)
    return found[0].code if len(found) == 1 else ""


def _readings(context: CheckContext, table: SheetTable, line: SheetRow, column: Column, code: str) -> Iterator[Values]:
    """Yield what a plan may mean in the unit of its indicator: a number, or both ends of a range."""
    measure, value = Measure.of(context.book.indicators[code], context.book.units), table.cell(line, column)
    around = next(filter(None, map(tidy, (line.unit, column.unit, table.unit))), "")
    if isinstance(value, Decimal):
        power = shift(around, measure.name) if around else 0
        if power is not None:
            yield (value.scaleb(power),)
    elif isinstance(value, str):
        words = value if unit_in(value, measure) or not around else f"{value} {around}"
        for way in LANGS:
            typed = read_in(words, measure, way)
            if isinstance(typed, Typed):
                yield typed.values


def _in_force(context: CheckContext, code: str, column: Column) -> list[Target]:
    """Return the targets in force on the day of the report, the last one of each basis."""
    area = context.record.area
    words = context.facts.published_on or context.today.isoformat()
    day, period = _day(words, context.today), column.period or context.facts.month[:4]
    dated = [one for one in context.book.targets if one.in_force_from and one.in_force_from <= day]
    gone = {old for one in dated if one.basis not in ("draft", "press") for old in one.supersedes}
    wanted = (
        one
        for one in sorted(dated, key=lambda one: (bool(one.adopted_on), one.in_force_from or date.min))
        if (one.indicator, one.period) == (code, period) and area and one.area == area.code
    )
    return list({one.basis: one for one in wanted if one.basis not in NOT_BINDING and one.id not in gone}.values())


def _day(words: str, today: date) -> date:
    try:
        return last_day(words)
    except ValueError:
        return today


def _leading(targets: Iterable[Target]) -> Target:
    return min(targets, key=lambda one: LEADING.index(one.basis) if one.basis in LEADING else len(LEADING))


def _agree(values: Values, target: Target) -> bool:
    """Return whether a plan is the target, or an end of it, as far as its printed digits go."""
    wanted = [one for one in (target.value, target.low, target.high) if one is not None]
    return all(any(_is_rounded(value, one) for one in wanted) for value in values)


def _is_rounded(value: Decimal, exact: Decimal) -> bool:
    slack = quantum(value) / 2 if quantum(value) <= 2 * ROUNDED * abs(value) else Decimal(0)
    return abs(value - exact) <= slack


def _tell(context: CheckContext, cell: tuple[str, str], line: SheetRow, values: Values, target: Target) -> None:
    """Tell of a plan that is no target on record; a factor between them is named."""
    ends = [one for one in (target.value, target.low, target.high) if one is not None]
    factor = times_off(values[0], ends[0], Decimal(0)) if values[0] > 0 and ends[0] > 0 else None
    said = {
        "name": line.name,
        "indicator": target.indicator,
        "unit": target.unit,
        "value": plain(exact(values[0])),
        "other": plain(ends[0]),
        "id": target.id,
        "period": target.period,
        "kind": "year",
        "day": target.adopted_on or target.published_on or "",
    }
    slip = {"times": plain(factor)} if factor else {}
    context.asking.tell("plan_slip" if slip else "plan_differs", cell[0], found=cell[1], **said, **slip)
