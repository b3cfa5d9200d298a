"""The work on the doubts of one file: its figures as they stand after the answers so far, and how one more is asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from indicators.importing.checks.record import AreaRecord, quantum
from indicators.importing.questions import AS_READ, SKIP, Asking
from indicators.importing.types import AnswerChoice, Facts, ImportQuestion, ReadFigure, SheetTable
from indicators.model import Actual, Book, Indicator
from indicators.numerals import Typed
from indicators.numerals.digits import settled, shifted

TOGETHER = 4  # alike doubts in one place are one question about all of it
Details = dict[str, str]
AS_THEY_STAND = AnswerChoice(AS_READ.value, "as_they_stand")  # of several figures
LEAVE_ALL = AnswerChoice(SKIP.value, "skip_all")


@dataclass
class CheckContext:
    """The figures still wanted, in the order of the file, and what was answered about their cells.

    `disputed` are cells whose number is in question, `left` those left out by an answer; `known`
    is the figure of every cell as it stands, also of those that need not be recorded again.
    """

    figures: list[ReadFigure]
    tables: Sequence[SheetTable]
    book: Book
    facts: Facts
    asking: Asking
    today: date
    record: AreaRecord = field(init=False)
    known: dict[str, ReadFigure] = field(init=False)
    disputed: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Index what is on record and what stands in the file."""
        self.record = AreaRecord(self.book, self.facts.area)
        self.known = {figure.cell: figure for figure in self.figures}

    def indicator(self, figure: ReadFigure) -> Indicator:
        """Return what a figure is of."""
        return self.book.indicators[figure.indicator]

    def whole(self, figure: ReadFigure) -> bool:
        """Return whether a figure counts what has no parts: homes, people."""
        return self.book.units[figure.typed.unit].whole

    def balances(self, figure: ReadFigure) -> bool:
        """Return whether what a figure is of may be below zero, and its sums may fall: it was, or is plausible so."""
        one = self.indicator(figure)
        return (one.plausible is not None and one.plausible[0] < 0) or self.record.any_negative(one.code)

    def settled(self) -> list[ReadFigure]:
        """Return the figures whose number is not in question."""
        return [one for one in self.figures if one.cell not in self.disputed]

    def ask(
        self,
        code: str,
        figures: Sequence[ReadFigure],
        details: Mapping[str, str],
        choices: Iterable[AnswerChoice] = (AS_READ, SKIP),
        *,
        proposed: str = "",
        cells: Sequence[str] = (),
    ) -> str:
        """Ask about figures, leave them out where that is the answer, and return the answer.

        The first one is what the question speaks of; `cells` are others that it is held against.
        """
        first = figures[0]
        every = dict.fromkeys((*(one.cell for one in figures), *cells))
        said = tuple((told(first) | dict(details)).items())
        answer = self.ask_cells(code, tuple(every), first.as_printed, choices, proposed=proposed, details=said)
        if answer == SKIP.value:
            self.leave(*figures)
        return answer

    def ask_cells(
        self,
        code: str,
        cells: tuple[str, ...],
        found: str,
        choices: Iterable[AnswerChoice] = (AS_READ, SKIP),
        *,
        proposed: str = "",
        details: tuple[tuple[str, str], ...] = (),
    ) -> str:
        """Ask about cells, the first of which names the question, and return the answer."""
        key = f"{code} {cells[0]}"
        return self.asking.ask(ImportQuestion(key, code, cells, found, tuple(choices), proposed, details))

    def leave(self, *figures: ReadFigure) -> None:
        """Leave figures out."""
        cells = {figure.cell for figure in figures}
        self.left |= cells
        self.drop(*figures)

    def drop(self, *figures: ReadFigure) -> None:
        """Record figures not again: their numbers still count for what is beside them."""
        cells = {figure.cell for figure in figures}
        self.figures = [one for one in self.figures if one.cell not in cells]

    def put(self, new: ReadFigure) -> None:
        """Put a figure in the place of what its cell was before an answer."""
        self.figures = [new if one.cell == new.cell else one for one in self.figures]
        self.known[new.cell] = new


def told(figure: ReadFigure) -> Details:
    """Return what a question says of the figure it is about."""
    return {
        "name": figure.name,
        "indicator": figure.indicator,
        "unit": figure.typed.unit,
        "value": plain(value_of(figure)),
        "period": figure.period,
        "kind": figure.kind,
        "stage": figure.stage,
    }


def beside(one: Actual | ReadFigure) -> Details:
    """Return what a question says of the figure that another one is held against; `id` is where that stands."""
    if isinstance(one, Actual):
        where, value, kind, day = one.id, one.value, one.period_kind, one.published_on or ""
    else:
        where, value, kind, day = one.cell, value_of(one), one.kind, ""
    said = {"other": plain(value), "id": where, "other_period": one.period, "other_kind": kind}
    return said | {"other_stage": one.stage, "day": day}


def cell_of(one: Actual | ReadFigure) -> tuple[str, ...]:
    """Return the cell of a figure of the file; none for one on record."""
    return (one.cell,) if isinstance(one, ReadFigure) else ()


def value_of(one: Actual | ReadFigure) -> Decimal:
    """Return the number; only single numbers are figures of an import."""
    value = one.value if isinstance(one, Actual) else one.typed.value
    assert value is not None
    return value


def quantum_of(one: Actual | ReadFigure) -> Decimal:
    """Return the size of the last printed digit, in the unit."""
    return one.quantum if isinstance(one, Actual) else quantum(value_of(one), one.typed.last_digit)


def qualifier_of(one: Actual | ReadFigure) -> str:
    """Return how a number was bounded where it was printed."""
    return (one.qualifier if isinstance(one, Actual) else one.typed.qualifier) or ""


def plain(value: Decimal) -> str:
    """Return a number in digits with a point."""
    return format(value, "f")


def scaled(typed: Typed, factor: Decimal) -> Typed | None:
    """Return a figure times a power of ten, exactly, with its last printed digit; None where it is too long to keep."""
    return _with_value(typed, shifted(_printed(typed), factor.adjusted()), converted=factor < 1)


def less(typed: Typed, amount: Decimal) -> Typed | None:
    """Return a figure less an amount, with its last printed digit; None where it is too long to keep."""
    return _with_value(typed, _printed(typed) - amount)


def _printed(typed: Typed) -> Decimal:
    """Return the number down to its last printed digit: 3.8E+3 where 3800 was printed as 3,8 tỷ."""
    assert typed.value is not None
    digit = quantum(typed.value, typed.last_digit)
    return typed.value.quantize(Decimal(1).scaleb(digit.adjusted()))


def _with_value(typed: Typed, number: Decimal, *, converted: bool = False) -> Typed | None:
    """Return a figure with another number as the files take it; None where it has more digits than they take."""
    kept = settled(number, converted=converted)
    return kept and replace(typed, value=kept[0], last_digit=kept[1])
