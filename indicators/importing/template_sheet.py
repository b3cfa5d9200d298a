"""The workbook that offices fill in: locked but for the cells to fill, ready to print; the same bytes each time."""

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from indicators.importing.boards.template import Template
from indicators.sheets import midnight

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (6, 22, 60, 20, 18, 27, 32)  # characters: number, code, name, unit, month, cumulative, note
NAME, FIRST_FIGURE, NOTE = 2, 4, 6  # columns
TALL, HEADER_TALL = 17, 34  # points: rows of the table are easy to hit, headings have two lines
GUIDE_WIDTH = 110
A4 = 9
TO_FILL, HEAD, LINE, CODE = "#FFF7CC", "#E8EDF2", "#9AA5B1", "#4A5560"
INSET = {"align": "left", "indent": 1}  # words keep off the lines
DAY = "dd/mm/yyyy"
LARGEST = 10**15
LAST_YEARS = 5  # in which a report of the month may still appear


def template_bytes(template: Template) -> bytes:
    """Return the workbook: a sheet to fill in, and a guide in both languages."""
    import xlsxwriter  # only who makes a workbook pays for it

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        # The clock would give other bytes each time.
        book.set_properties({"title": template.title, "created": midnight(template.first_day)})
        styles = _TemplateStyles(book)
        _Report(book.add_worksheet(template.sheet), template, styles).write()
        _write_guide(book.add_worksheet(template.guide_sheet), template, styles)
    return out.getvalue()


class _TemplateStyles:
    """The looks of cells; what is not said to be open is locked."""

    def __init__(self, book: "Workbook") -> None:
        framed = {"border": 1, "border_color": LINE, "valign": "vcenter"}
        words = {**framed, **INSET}
        filled = {**framed, "bg_color": TO_FILL, "locked": False}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.hint = book.add_format({"italic": True})
        self.label = book.add_format({**words, "bold": True, "bg_color": HEAD})
        self.fact = book.add_format(words)
        self.open_fact = book.add_format({**filled, **INSET, "text_wrap": True})
        self.open_day = book.add_format({**filled, **INSET, "num_format": DAY})
        self.heading = book.add_format({**framed, "bold": True, "bg_color": HEAD, "text_wrap": True, "align": "center"})
        self.text = book.add_format({**words, "text_wrap": True})
        self.number = book.add_format({**framed, "align": "center"})
        self.code = book.add_format({**words, "font_color": CODE, "font_size": 9, "shrink": True})
        self.figure = book.add_format({**filled, "align": "right", "indent": 1})
        self.note = book.add_format({**filled, **INSET, "text_wrap": True})
        self.guide = book.add_format({"text_wrap": True, "valign": "top"})


class _Report:
    """The sheet to fill in."""

    def __init__(self, sheet: "Worksheet", template: Template, styles: _TemplateStyles) -> None:
        self._sheet, self._template, self._styles = sheet, template, styles
        self._head = 3 + len(template.facts) + 1  # row of the headings, after a blank one

    def write(self) -> None:
        """Write title, facts and table, and set up the page."""
        self._sheet.set_default_row(TALL)
        for at, width in enumerate(WIDTHS):
            self._sheet.set_column(at, at, width)
        self._sheet.write_string(0, 0, self._template.title, self._styles.title)
        self._sheet.write_string(1, 0, self._template.hint, self._styles.hint)
        self._write_facts()
        self._write_table()
        self._set_up()

    def _write_facts(self) -> None:
        looks = {"": self._styles.fact, "text": self._styles.open_fact, "day": self._styles.open_day}
        for down, fact in enumerate(self._template.facts, 3):
            self._sheet.merge_range(down, 0, down, 1, fact.label, self._styles.label)
            write = self._sheet.write_string if fact.value else self._sheet.write_blank
            write(down, NAME, fact.value, looks[fact.typed])
            if fact.typed == "day":
                self._sheet.data_validation(down, NAME, down, NAME, {**self._day(), "input_message": fact.prompt})
            elif fact.typed:
                self._sheet.data_validation(down, NAME, down, NAME, {"validate": "any", "input_message": fact.prompt})

    def _day(self) -> dict[str, object]:
        first = self._template.first_day
        heading, sentence = self._template.refusals["day"]
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": first,
            "maximum": date(first.year + LAST_YEARS, 12, 31),
            "error_title": heading,
            "error_message": sentence,
        }

    def _write_table(self) -> None:
        sheet, styles = self._sheet, self._styles
        sheet.set_row(self._head, HEADER_TALL)
        for at, heading in enumerate(self._template.headings):
            sheet.write_string(self._head, at, heading, styles.heading)
        for number, row in enumerate(self._template.rows, 1):
            down = self._head + number
            sheet.write_number(down, 0, number, styles.number)
            sheet.write_string(down, 1, row.code, styles.code)
            sheet.write_string(down, NAME, row.name, styles.text)
            sheet.write_string(down, NAME + 1, row.unit, styles.text)
            for at in range(FIRST_FIGURE, NOTE):
                sheet.write_blank(down, at, None, styles.figure)
            sheet.data_validation(down, FIRST_FIGURE, down, NOTE - 1, self._figure(whole=row.whole))
            sheet.write_blank(down, NOTE, None, styles.note)

    def _figure(self, *, whole: bool) -> dict[str, object]:
        heading, sentence = self._template.refusals["whole" if whole else "number"]
        return {
            "validate": "integer" if whole else "decimal",
            "criteria": "between",
            "minimum": -LARGEST,
            "maximum": LARGEST,
            "error_title": heading,
            "error_message": sentence,
        }

    def _set_up(self) -> None:
        sheet, last = self._sheet, self._head + len(self._template.rows)
        sheet.protect("", {"format_columns": True, "format_rows": True})  # a column may be made wider to read it
        sheet.freeze_panes(self._head + 1, NAME + 1)
        _set_up_page(sheet)
        sheet.repeat_rows(self._head)
        sheet.print_area(0, 0, last, NOTE)


def _set_up_page(sheet: "Worksheet") -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _write_guide(sheet: "Worksheet", template: Template, styles: _TemplateStyles) -> None:
    """Write the guide in one column, which is no table to the import."""
    sheet.set_column(0, 0, GUIDE_WIDTH)
    down = 0
    for heading, sentences in template.guides:
        sheet.write_string(down, 0, heading, styles.title)
        for number, sentence in enumerate(sentences, 1):
            sheet.write_string(down + number, 0, f"{number}. {sentence}", styles.guide)
        down += len(sentences) + 2
    sheet.protect()
    _set_up_page(sheet)
