"""Which columns of a table hold reports, and of when; the others are told or asked about once."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.importing.fingerprint import lasting
from indicators.importing.mapping.context import MappingContext
from indicators.importing.mapping.titled import explained, index_period, is_index, titled, whole
from indicators.importing.questions import SKIP
from indicators.importing.types import AnswerChoice, Broken, Column, SheetRow, SheetTable, Value
from indicators.model import Indicator
from indicators.model.lists import PeriodKind
from indicators.numerals.words import cleaned, is_missing

INCLUDE = AnswerChoice("include", "include")  # what the workbook hides is read like the rest
LEFT_OUT = {"plan": "column_plan", "compared": "column_compared"}
LIKE_A_FIGURE = re.compile(r"[(\-\u2212~]?[0-9][0-9., ]*[)%]?( ?[^\W\d][^\d]{0,20})?")


def used(context: MappingContext, table: SheetTable) -> tuple[Column, ...]:
    """Return the columns that hold reports, each with its period; one left out is asked about no further."""
    named = titled(context, table)
    own = {word for one in named for word in context.names.own_words(one.code)}
    columns = (replace(one, role="figure") if explained(one, named, own) else one for one in table.columns)
    kept = (_kept(context, table, one, named) for one in columns)
    return tuple(one for one in kept if one and _included(context, table, one))


def _kept(context: MappingContext, table: SheetTable, column: Column, named: tuple[Indicator, ...]) -> Column | None:
    """Return a column to be read; one of indices as growth, where that is the answer: 117,17 is growth of 17,17%."""
    index, line = index_period(column, named), whole(table)
    value = table.cell(line, column) if line else None
    if index is None or line is None or not (isinstance(value, Decimal) and is_index(value)):
        return _used(context, table, column)
    key = context.key("column_index", f"{lasting(column.words)}|{table.sheet.name}", (table.header.start, column.at))
    found, growth = table.cell(line, column), AnswerChoice("index", "index_column")
    answer = context.ask(key, (table.ref(line, column),), column.words, (growth, SKIP), "index", lasting=True,
                         value=str(found), indicator=named[0].code)  # fmt: skip
    if answer == SKIP.value:
        return _used(context, table, column)
    return index if answer == growth.value else None


def is_blank(value: Value) -> bool:
    """Return whether a cell says that there is no figure."""
    return value is None or (isinstance(value, str) and is_missing(cleaned(value)))


def _used(context: MappingContext, table: SheetTable, column: Column) -> Column | None:
    if column.role == "figure" and column.period and column.kind:
        return column
    held = [table.ref(line, column) for line, value in _held(table, column) if _is_number(value)]
    if not held:
        return None
    if code := LEFT_OUT.get(column.role):
        context.asking.tell(code, _header(table, column, held), column=column.words)
    if column.role not in ("figure", "unknown"):
        return None
    asked = "column_period" if column.role == "figure" else "column_unknown"
    periods = dict(_periods(context, column))
    where = _header(table, column, held)
    answer = context.ask(
        f"{asked} {where}",
        (where,),
        column.words or str(table.cell(*_first(table, column))),
        (
            *(AnswerChoice(value, "period", (("period", p), ("kind", kind))) for value, (p, kind) in periods.items()),
            SKIP,
        ),
        next(iter(periods)) if column.kind and len(periods) == 1 else "",
    )
    if answer not in periods:
        return None
    period, kind = periods[answer]
    return replace(column, role="figure", period=period, kind=kind)


def _included(context: MappingContext, table: SheetTable, column: Column) -> bool:
    """Return whether a column is to be read: one that the workbook hides is asked about."""
    held = [table.ref(line, column) for line, _ in _held(table, column)]
    if column.at not in table.sheet.hidden_columns or not held:
        return True
    where = _header(table, column, held)
    return context.ask(f"hidden_column {where}", (where,), column.words, (INCLUDE, SKIP)) == INCLUDE.value


def _held(table: SheetTable, column: Column) -> Iterator[tuple[SheetRow, Value]]:
    for line in table.lines:
        if line.kind == "figure" and not is_blank(value := table.cell(line, column)):
            yield line, value


def _first(table: SheetTable, column: Column) -> tuple[SheetRow, Column]:
    return next(line for line, value in _held(table, column) if _is_number(value)), column


def _is_number(value: Value) -> bool:
    """Return whether a cell of a column that nobody has named holds a number, or did before Excel changed it."""
    if isinstance(value, str):
        return LIKE_A_FIGURE.fullmatch(cleaned(value)) is not None
    return isinstance(value, Decimal | Broken)


def _header(table: SheetTable, column: Column, held: list[str]) -> str:
    """Return where the header of a column is, or its first figure where it has none."""
    return table.sheet.ref(table.header[-1], column.at) if table.header and column.words else held[0]


def _periods(context: MappingContext, column: Column) -> Iterator[tuple[str, tuple[str, PeriodKind]]]:
    """Give the periods that a column may be of: its own, where it says one, else those that end with the month."""
    if column.period and column.kind:
        yield "period:header", (column.period, column.kind)
        if column.kind == "as_of" and column.words == column.period:  # a day that Excel may show as its month
            yield "period:month", (column.period[:7], "month")
            yield "period:ytd", (column.period[:7], "ytd")
    elif month := context.facts.month:
        every: tuple[tuple[PeriodKind, str], ...] = (("month", month), ("ytd", month), ("year", month[:4]))
        for kind, period in every:
            if column.kind in (None, kind):
                yield f"period:{kind}", (period, kind)
