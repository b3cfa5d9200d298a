"""What a workbook of an office holds, what was understood of it, and what must be asked first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from indicators.model.lists import PeriodKind, Stage
from indicators.numerals import Typed

# ---- the workbook, as its reader gives it


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds no value: `#REF!`, `#DIV/0!`."""

    words: str


# Text as typed; a number as Excel shows it at fifteen digits; a day; nothing for a blank.
Value = str | Decimal | date | Broken | None


@dataclass(frozen=True, slots=True)
class Span:
    """Cells merged into one, rows and columns from 0, both ends included; the value stands in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet from its cell A1, every row as wide as the widest; hidden rows and columns count from 0.

    `font` is the one of before Unicode that its text was typed in, `sample` a text as it stood.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    font: str = ""
    sample: str = ""

    def ref(self, row: int, column: int) -> str:
        """Return where a cell is, as Excel names it: `Biểu 1!C12`."""
        return f"{self.name}!{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, Z, AA."""
    head, last = divmod(column, 26)
    return (letters(head - 1) if head else "") + chr(ord("A") + last)


# ---- the table, as it is laid out

Role = Literal["number", "name", "code", "unit", "note", "figure", "plan", "compared", "unknown"]
# `figure`: reports of one period. `plan`: what was wanted. `compared`: percentages of something else.
RowKind = Literal["figure", "heading", "total", "note"]
Parts = Literal["", "some", "all"]  # its rows below are none, some ("Trong đó") or all ("Chia ra") of it


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header from top to bottom, what stands in it, and for a figure of when.

    `period` is empty where the header names no year or month that can be told; `unit` is that of the header, as
    written. `beyond` are the words that alone keep it from being a figure: the title may explain them. `is_index` says
    that its numbers are indices, 100 being no change, of which the growth is recorded.
    """

    at: int
    words: str
    role: Role
    period: str = ""
    kind: PeriodKind | None = None
    stage: Stage = "reported"
    unit: str = ""
    beyond: tuple[str, ...] = ()
    is_index: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a table: its name without numbering, its unit and code as written, its place among the others.

    `parent` is the place in `Table.lines` of the row of which this one is a part. `section` are the
    headings over it, the outermost first.
    """

    at: int
    kind: RowKind
    name: str
    unit: str = ""
    code: str = ""
    parent: int | None = None
    parts: Parts = ""
    section: tuple[str, ...] = ()
    hidden: bool = False
    area: str = ""  # as a tidy file names it for each figure


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table of a sheet; `title` are the words above it, `unit` the one they name for all of it."""

    sheet: Sheet
    title: str
    unit: str
    columns: tuple[Column, ...]
    lines: tuple[SheetRow, ...]
    header: range  # rows of the header, from 0
    is_tidy: bool = False  # one figure a row, each with its period

    def cell(self, line: SheetRow, column: Column) -> Value:
        """Return what a cell holds."""
        return self.sheet.rows[line.at][column.at]

    def ref(self, line: SheetRow, column: Column) -> str:
        """Return where a cell is: `Biểu 1!C12`."""
        return self.sheet.ref(line.at, column.at)


# ---- the report as a whole


@dataclass(frozen=True, slots=True)
class Facts:
    """What counts for the whole file: where, of which month (`2025-10`), published when, by whom.

    `source` is a line of sources.csv; else publisher, title and address make a new one. What is
    not known is empty.
    """

    area: str = ""
    month: str = ""
    published_on: str = ""
    source: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""


# ---- what is asked, and what was understood


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """One answer to a question: what is sent, and the words for it (`intake.choice.<code>` with the details)."""

    value: str
    code: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """One doubt: the cells it is about, what was read there, and the answers there are.

    The words are `intake.question.<code>` with the details. `key` is the same whenever the same
    file is read again; the words of that of a `lasting` one are the same for next month's file of
    the same layout. `proposed` is the value of a choice, empty where none is better than another.
    `answer` is the value chosen, `remembered` whether it was for an earlier file.
    """

    key: str
    code: str
    cells: tuple[str, ...]
    found: str
    choices: tuple[AnswerChoice, ...]
    proposed: str = ""
    details: tuple[tuple[str, str], ...] = ()
    lasting: bool = False
    answer: str = ""
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What was left out without a question, and why: `intake.told.<code>` with the details."""

    code: str
    cells: tuple[str, ...]
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """One report of one figure: where it stands, of what, of when, and the number in the unit of the indicator.

    `name` are the words of its row; `as_printed` those of its cell with the unit; `note` what an
    answer did to it, kept with the record.
    """

    cell: str
    name: str
    indicator: str
    period: str
    kind: PeriodKind
    stage: Stage
    typed: Typed
    as_printed: str
    line: SheetRow
    table: int  # place of its table in the file
    column: Column
    note: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """A workbook as understood so far: nothing of it is kept while a question is open."""

    facts: Facts
    figures: tuple[ReadFigure, ...]
    questions: tuple[ImportQuestion, ...]
    told: tuple[Notice, ...]
    tables: tuple[SheetTable, ...] = ()
    layout: str = ""  # fingerprint of headers and names, without figures: the template that answers are kept for

    @property
    def open(self) -> tuple[ImportQuestion, ...]:
        """The questions without an answer."""
        return tuple(one for one in self.questions if not one.answer)
