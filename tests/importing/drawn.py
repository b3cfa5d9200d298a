"""Tables and figures made by hand, as the steps before would give them; and what is doubted of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from indicators.importing.checks import run_checks
from indicators.importing.questions import Asking
from indicators.importing.types import (
    Column,
    Facts,
    ImportQuestion,
    Notice,
    ReadFigure,
    Sheet,
    SheetRow,
    SheetTable,
    Value,
)
from indicators.model import Book
from indicators.numerals import Typed

FACTS = Facts(area="HP", month="2025-10", published_on="2025-11-06")
TODAY = date(2025, 11, 20)
n = Decimal  # a number of a cell; text is text
FIRST_ROW, FIRST_COLUMN = 3, 2  # of the figures, from 0: names stand in column B


def column(period: str, kind: Any = "ytd", **other: Any) -> Column:  # noqa: ANN401 - fields of a column
    column = Column(0, f"{kind} {period}", "figure", period, kind, "estimate")
    return replace(column, **other)


def row(name: str, *cells: Value, **other: Any) -> tuple[SheetRow, tuple[Value, ...]]:  # noqa: ANN401 - fields of a line
    """Return a row with its cells; a name that is the code of an indicator makes figures of its numbers."""
    return replace(SheetRow(0, "figure", name), **other), cells


Row = tuple[SheetRow, tuple[Value, ...]]


def table(columns: Sequence[Column], rows: Sequence[Row], title: str = "", **of: Any) -> SheetTable:  # noqa: ANN401 - fields of a table
    """Return a table under a title, its first figure in C4."""
    name = of.get("name", "Sheet")
    width = FIRST_COLUMN + len(columns)
    above = [(title, *[None] * (width - 1)), *[(None,) * width] * (FIRST_ROW - 1)]
    cells = [(None, line.name, *values) for line, values in rows]
    lines = tuple(replace(line, at=FIRST_ROW + place) for place, (line, _) in enumerate(rows))
    placed = tuple(replace(one, at=FIRST_COLUMN + place) for place, one in enumerate(columns))
    sheet = Sheet(name, (*above, *cells))
    return SheetTable(sheet, title, of.get("unit", ""), placed, lines, range(2, 3))


def figures_of(tables: Sequence[SheetTable], book: Book) -> list[ReadFigure]:
    """Return a figure for each number in a row named by an indicator."""
    return [
        ReadFigure(
            cell=one.ref(line, place), name=line.name, indicator=line.name, period=place.period, kind=place.kind,
            stage=place.stage, typed=Typed(f"{value}", book.indicators[line.name].unit, value=value),
            as_printed=f"{value}", line=line, table=number, column=place,
        )
        for number, one in enumerate(tables)
        for line in one.lines
        for place in one.columns
        if place.role == "figure" and place.kind and line.name in book.indicators and line.kind == "figure"
        if isinstance(value := one.cell(line, place), Decimal)
    ]  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What is left of the figures, what is asked, and what is told."""

    figures: list[ReadFigure]
    questions: list[ImportQuestion]
    told: list[Notice]

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The code of each question with its first cell, without the sheet."""
        return [(one.code, one.cells[0].split("!")[1]) for one in self.questions]

    @property
    def question(self) -> ImportQuestion:
        """The only question."""
        (one,) = self.questions
        return one

    @property
    def details(self) -> dict[str, str]:
        """The details of the only question."""
        return dict(self.question.details)

    @property
    def values(self) -> list[tuple[str, str, str]]:
        """What would be recorded: indicator, period, number."""
        return [(one.indicator, one.period, f"{one.typed.value:f}") for one in self.figures]

    def remark(self, code: str) -> dict[str, str]:
        """Return the details of the only thing that is told under a code."""
        (one,) = (told for told in self.told if told.code == code)
        return dict(one.details)

    def tells(self, code: str) -> list[str]:
        """Return the cells of what is told under a code, without the sheet."""
        return [cell.split("!")[1] for one in self.told if one.code == code for cell in one.cells]


def doubts(
    tables: Sequence[SheetTable],
    book: Book,
    facts: Facts = FACTS,
    answers: Mapping[str, str] | None = None,
    figures: Sequence[ReadFigure] | None = None,
) -> Outcome:
    """Return what is doubted of the figures of some tables."""
    asking = Asking(answers or {}, {})
    found = figures_of(tables, book) if figures is None else figures
    left = run_checks(found, tables, book, facts, asking, TODAY)
    return Outcome(left, asking.questions, asking.told)
