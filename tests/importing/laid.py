"""Tables as the layout gives them, written by hand, and what is understood of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builders import real_book

from indicators.importing.mapping import map_cells
from indicators.importing.questions import Asking
from indicators.importing.types import Column, Facts, ImportQuestion, Notice, ReadFigure, SheetRow, SheetTable
from indicators.model import Book

from .sheets import Cell, sheet

FACTS = Facts(area="HP", month="2025-10")
YTD = Column(2, "Lũy kế 10 tháng năm 2025", "figure", "2025-10", "ytd")
MONTH = Column(3, "Tháng 10/2025", "figure", "2025-10", "month")


@dataclass(frozen=True)
class Written:
    """One row: its name, its unit, its figures, and where it stands."""

    name: str
    unit: str
    values: tuple[Cell, ...]
    under: int | None = None
    section: tuple[str, ...] = ()
    hidden: bool = False
    code: str = ""


def row(
    name: str,
    unit: str,
    *values: Cell,
    under: int | None = None,
    section: tuple[str, ...] = (),
    hidden: bool = False,
    code: str = "",
) -> Written:
    """Return a row: `row("Thu nội địa", "tỷ đồng", 45000, under=0)`."""
    return Written(name, unit, values, under, section, hidden, code)


def table(*rows: Written, columns: Sequence[Column] = (), unit: str = "", name: str = "Biểu 1") -> SheetTable:
    """Return a table of the rows below one row of header: name in A, unit in B, figures from C on."""
    width = max((len(one.values) for one in rows), default=0)
    figures = columns or (YTD, MONTH)[:width]
    head = ("Chỉ tiêu", "Đơn vị tính", *(column.words for column in figures))
    body = [(one.name, one.unit, *one.values) for one in rows]
    lines = tuple(
        SheetRow(at + 1, "figure", one.name, one.unit, one.code, one.under, "", one.section, one.hidden)
        for at, one in enumerate(rows)
    )
    every = (Column(0, head[0], "name"), Column(1, head[1], "unit"), *figures)
    return SheetTable(sheet(head, *body, name=name), "", unit, every, lines, range(1))


class Understood(NamedTuple):
    """What came of tables."""

    figures: list[ReadFigure]
    questions: list[ImportQuestion]
    told: list[Notice]

    @property
    def values(self) -> list[tuple[str, str]]:
        """Indicator and number of each figure."""
        return [(one.indicator, number(one)) for one in self.figures]

    @property
    def asked(self) -> list[str]:
        """The codes of the questions."""
        return [one.code for one in self.questions]

    @property
    def question(self) -> ImportQuestion:
        """The only question, without any figure."""
        assert len(self.questions) == 1, self.asked
        return self.questions[0]

    @property
    def figure(self) -> ReadFigure:
        """The only figure, without any question open."""
        assert not [one for one in self.questions if not one.answer], self.asked
        assert len(self.figures) == 1, self.values
        return self.figures[0]


@dataclass
class Reading:
    """How tables are understood: the book, the facts, what was answered."""

    book: Book = field(default_factory=real_book)
    facts: Facts = FACTS

    def of(
        self, *tables: SheetTable, answers: Mapping[str, str] | None = None, remembered: Mapping[str, str] | None = None
    ) -> Understood:
        """Return what comes of tables under answers by key."""
        asking = Asking(answers or {}, remembered or {})
        figures = map_cells(tables, self.book, self.facts, asking)
        return Understood(figures, asking.questions, asking.told)


def number(figure: ReadFigure) -> str:
    """Return the number of a figure as the files write it."""
    assert figure.typed.value is not None
    return format(figure.typed.value, "f")


def understood(*rows: Written, **answers: str) -> Understood:
    """Return what comes of rows in one table; `answers` by the code of a question, where it is asked once."""
    return answered(table(*rows), **answers)


def answered(*tables: SheetTable, **answers: str) -> Understood:
    """Return what comes of tables once every question of a code has the answer given for it, asked anew each time."""
    keys: dict[str, str] = {}
    while True:
        found = Reading().of(*tables, answers=keys)
        fresh = {one.key: answers[one.code] for one in found.questions if one.code in answers and one.key not in keys}
        if not fresh:
            return found
        keys |= fresh


def values(question: ImportQuestion) -> list[str]:
    """Return the answers that a question offers."""
    return [choice.value for choice in question.choices]
