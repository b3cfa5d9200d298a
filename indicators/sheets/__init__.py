"""Tables as files to take away: CSV for programs, a workbook for people; no cell of either is ever run.

The same table gives the same bytes.
"""

import csv
import re
from base64 import b64encode
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, cast

from indicators.boards.tables import Cell, Coded, Table
from indicators.wording import Lang, say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

TYPES = {
    "csv": "text/csv;charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# What a spreadsheet would run, also behind spaces; the full-width signs are the same to some of them.
FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@|＝＋－＠]|[\t\r\n]")
# The same within a cell, for a reader set to semicolons or to lines, which would cut the cell in two.
FORMULA_WITHIN = re.compile(r"([;\t\r\n][\s\"\u200b\ufeff]*)(?=[=+\-@|＝＋－＠])")
KEPT_DIGITS = 15  # a spreadsheet's numbers hold no more; a longer one is written as text
DAYS = {"vi": "dd/mm/yyyy", "en": "d mmm yyyy"}
WIDTHS = (8, 46)  # characters
LABELS, SENTENCES = 26, 110  # widths of the notes
TALLEST = 200  # rows that the widths are taken from


def csv_bytes(table: Table) -> bytes:
    """Return the table under its headings as RFC 4180 in UTF-8: commas, decimal points, days as 2025-12-11."""
    return (BYTE_ORDER_MARK + _csv(table, table.headings, "\r\n")).encode()


def csv_text(table: Table) -> str:
    """Return the table under the codes of its columns, for a program that reads it from a pipe."""
    return _csv(table, table.columns, "\n")


def _csv(table: Table, headings: tuple[str, ...], line_end: str) -> str:
    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator=line_end)
    writer.writerow(headings)
    writer.writerows([FORMULA_WITHIN.sub(r"\1'", inert(plain(cell))) for cell in row] for row in table.rows)
    return sheet.getvalue()


def plain(cell: Cell) -> str:
    """Return a cell as text for programs: a decimal with every digit, a day as 2025-12-11, a code, or nothing."""
    if cell is None:
        return ""
    if isinstance(cell, Coded):
        return cell.code
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def inert(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet would run; a plain negative number stays one."""
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def xlsx_bytes(table: Table) -> bytes:
    """Return the table as a workbook: numbers and days as such, texts as texts, and a second sheet with the notes."""
    import xlsxwriter  # only who takes a workbook away pays for it

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        # The clock would give other bytes each time.
        book.set_properties({"title": inert(table.notes[0].words), "created": midnight(table.as_of)})
        styles = _Styles(book, table.lang)
        _write_rows(book.add_worksheet(say(table.lang, "download.sheet.data")), table, styles)
        _write_notes(book.add_worksheet(say(table.lang, "download.sheet.notes")), table, styles)
    return out.getvalue()


def midnight(day: date) -> datetime:
    """Return a day as the writer of workbooks takes it."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a document property has no zone


class _Styles:
    """The looks of cells, each made once for a workbook."""

    def __init__(self, book: "Workbook", lang: Lang) -> None:
        self._book = book
        self._numbers: dict[str, Format] = {}
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.label = book.add_format({"bold": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": DAYS[lang], "align": "left"})

    def number(self, value: Decimal) -> "Format":
        """Return the look that shows every digit of a number; the thousands as the reader's system writes them."""
        digits = max(0, -int(value.as_tuple().exponent))
        code = f"#,##0.{'0' * digits}" if digits else "#,##0"
        if code not in self._numbers:
            self._numbers[code] = self._book.add_format({"num_format": code})
        return self._numbers[code]


def _write_rows(sheet: "Worksheet", table: Table, styles: _Styles) -> None:
    for at, heading in enumerate(table.headings):
        sheet.write_string(0, at, heading, styles.heading)
        shown = [len(_words(row[at])) for row in table.rows[:TALLEST]]
        longest_word = max(len(word) for word in heading.split())
        sheet.set_column(at, at, min(max(WIDTHS[0], longest_word + 2, *(n + 2 for n in shown)), WIDTHS[1]))
    for down, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row):
            _write(sheet, down, at, cell, styles)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _write(sheet: "Worksheet", down: int, at: int, cell: Cell, styles: _Styles) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(down, at, midnight(cell), styles.day)
    elif isinstance(cell, int):
        sheet.write_number(down, at, cell)
    elif isinstance(cell, Decimal) and len(cell.as_tuple().digits) <= KEPT_DIGITS:
        # The library asks for a float and writes a decimal as well, digit by digit.
        sheet.write_number(down, at, cast("float", cell), styles.number(cell))
    elif cell is not None:
        sheet.write_string(down, at, _words(cell))


def _words(cell: Cell) -> str:
    """Return a cell as text for people."""
    return inert(cell.words if isinstance(cell, Coded) else plain(cell))


def _write_notes(sheet: "Worksheet", table: Table, styles: _Styles) -> None:
    sheet.set_column(0, 0, LABELS)
    sheet.set_column(1, 1, SENTENCES)
    before = ""
    for down, note in enumerate(table.notes):
        sheet.write_string(down, 0, "" if note.label == before else note.label, styles.label)
        sheet.write_string(down, 1, inert(note.words), styles.wrapped)
        before = note.label


WRITERS = {"csv": csv_bytes, "xlsx": xlsx_bytes}


def sent(table: Table, form: str) -> dict[str, str]:
    """Return a file as a browser takes it from a message: its name, its type and its bytes in base64."""
    content = b64encode(WRITERS[form](table)).decode("ascii")
    return {"name": f"{table.name}.{form}", "type": TYPES[form], "content": content}
