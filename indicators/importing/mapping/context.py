"""What the steps from cells to figures share: the record, the facts, the indicators by name, and whom to ask."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from indicators.collation import folded
from indicators.importing.keys import numbered
from indicators.importing.mapping.names import Names
from indicators.importing.questions import Asking
from indicators.importing.types import AnswerChoice, Column, Facts, ImportQuestion, SheetRow, SheetTable, Value
from indicators.model import Book, period_span
from indicators.numerals import Measure

Near = tuple[str, ...]  # the name of a row behind that of what it stands under


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row with figures: its place in the file, the columns used in it, the names of what it stands under."""

    number: int  # place of its table in the file
    table: SheetTable
    line: SheetRow
    columns: tuple[Column, ...]
    context: tuple[str, ...]  # the parent, its parent, then the headings

    @property
    def cells(self) -> tuple["FigureCell", ...]:
        """Its figures."""
        return tuple(FigureCell(self, column) for column in self.columns)

    @property
    def refs(self) -> tuple[str, ...]:
        """Where its figures stand."""
        return tuple(cell.ref for cell in self.cells)

    @property
    def near(self) -> Near:
        """Its name, and that of what it stands under."""
        return near(self.context, self.line)

    @property
    def place(self) -> tuple[object, object]:
        """What tells it from every other row of the file; rows of a tidy file with one name and unit are one."""
        return (self.line.name, self.line.unit) if self.table.is_tidy else (self.number, self.line.at)


def near(context: Sequence[str], line: SheetRow) -> Near:
    """Return the name of a row behind that of what it stands under, the first of its context."""
    return (*context[:1], line.name)


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One figure of a row."""

    row: FigureRow
    column: Column

    @property
    def value(self) -> Value:
        """What stands in it."""
        return self.row.table.cell(self.row.line, self.column)

    @property
    def ref(self) -> str:
        """Where it is."""
        return self.row.table.ref(self.row.line, self.column)


class MappingContext:
    """The record and the facts of a report, and the questions that arise.

    `twins` are rows of which a file has several: their names, with what stands right above them.
    """

    def __init__(self, book: Book, facts: Facts, asking: Asking, twins: Collection[Near] = ()) -> None:
        self.book, self.facts, self.asking, self.twins = book, facts, asking, twins
        self.fitting: dict[str, frozenset[str]] = {}  # indicators that a written unit may count
        self.answered: dict[tuple[object, object], str] = {}  # units of rows, by an answer about their names
        self._owners: dict[str, list[object]] = {}

    @cached_property
    def names(self) -> Names:
        """The indicators by name."""
        area = self.book.areas.get(self.facts.area)
        return Names(self.book, (area.name_vi, area.name_en) if area else ())

    def measure(self, code: str) -> Measure:
        """Return what a figure of an indicator must fit."""
        return Measure.of(self.book.indicators[code], self.book.units)

    def key(self, code: str, words: str, owner: object) -> str:
        """Return the key of a lasting question: no two owners in a file share one, as one answer may not suit both."""
        plain = f"{code} {folded(words)}"
        owners = self._owners.setdefault(plain, [])
        if owner not in owners:
            owners.append(owner)
        return numbered(plain, owners.index(owner))

    def ask(
        self,
        key: str,
        cells: Sequence[str],
        found: str,
        choices: Iterable[AnswerChoice],
        proposed: str = "",
        *,
        lasting: bool = False,
        **details: str,
    ) -> str:
        """Ask, and return the answer; the code of a question is the first word of its key."""
        code = key.partition(" ")[0]
        question = ImportQuestion(
            key, code, tuple(cells), found, tuple(choices), proposed, tuple(details.items()), lasting
        )
        return self.asking.ask(question)

    def last(self, code: str) -> Decimal | None:
        """Return the figure of the area whose period ended last, as reported last."""
        return self._last.get(code)

    @cached_property
    def _last(self) -> dict[str, Decimal]:
        ours = [one for one in self.book.actuals if one.area == self.facts.area]
        ours.sort(key=lambda one: (period_span(one.period)[1], one.published_on or ""))
        return {one.indicator: one.value for one in ours}
