"""A workbook of LibreOffice, passed over before it is read: how far it goes, what is hidden or has no value."""

from io import BytesIO

from indicators.importing.types import Span
from indicators.importing.workbook.limits import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, Budget, FileRefusal
from indicators.importing.workbook.package import Package, packed
from indicators.importing.workbook.sheet_scan import SheetScan, formula
from indicators.importing.workbook.xml import Attributes, Walker, local

TYPE, CONTENT, LIST = "mimetype", "content.xml", "META-INF/manifest.xml"
LOCK = b"encryption-data"
CELLS = ("table-cell", "covered-table-cell")
HIDDEN = ("collapse", "filter")


def prepared(package: Package) -> tuple[BytesIO, list[SheetScan]]:
    """Return the workbook with nothing but its cells, and what was seen of each sheet; raises Refusal."""
    kept = {name: package.read(name) for name in (TYPE, CONTENT, LIST) if name.lower() in package.names}
    if LOCK in kept.get(LIST, b""):
        raise FileRefusal("workbook_encrypted")
    budget = Budget()
    tables = _Tables(budget)
    tables.walk(package.read(CONTENT))
    for one in tables.seen:
        budget.take_sheet(one.name, one.rows, one.columns)
    return packed(kept), tables.seen


class _Tables(Walker):
    """The sheets, whose equal rows and equal cells are written once and counted."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.seen: list[SheetScan] = []
        self._texts = budget
        self._row = self._column = 0
        self._rows = self._columns = 1  # how many the row and the cell stand for
        self._across = 0  # columns described so far
        self._cell: Attributes = {}
        self._text = ""
        self._in_cell = False
        self._notes = 0  # depth within remarks on a cell, which are not its text

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            if len(self.seen) == MAX_SHEETS:
                raise FileRefusal("workbook_too_many_sheets", expected=f"{MAX_SHEETS}")
            self.seen.append(SheetScan(local(attributes, "name"), merged=[]))
            self._row = self._across = 0
        elif not self.seen:
            return
        elif name == "table-row":
            self._enter_row(attributes)
        elif name == "table-column":
            times = _times(attributes, "number-columns-repeated")
            if local(attributes, "visibility") in HIDDEN:
                self.seen[-1].hide_columns(range(self._across, min(self._across + times, MAX_COLUMNS)))
            self._across += times
        elif name in CELLS:
            self._cell, self._text, self._in_cell = attributes, "", True
            self._columns = _times(attributes, "number-columns-repeated")
        elif name == "s":  # so many spaces, written as a number
            self._texts.take_text(_times(attributes, "c") * self._rows * self._columns)
        elif name == "annotation":
            self._notes += 1

    def _enter_row(self, attributes: Attributes) -> None:
        self._column, self._rows = 0, _times(attributes, "number-rows-repeated")
        if local(attributes, "visibility") in HIDDEN:
            self.seen[-1].hidden_rows.update(range(self._row, min(self._row + self._rows, MAX_ROWS)))

    def words(self, text: str) -> None:
        if self._in_cell and not self._notes:
            self._text += text

    def end(self, name: str) -> None:
        if name in CELLS and self.seen:
            self._leave_cell()
            self._column += self._columns
            self._in_cell = False
        elif name == "table-row":
            self._row += self._rows
        elif name == "annotation":
            self._notes -= 1

    def _leave_cell(self) -> None:
        seen, cell = self.seen[-1], self._cell
        kind, sum_ = local(cell, "value-type"), local(cell, "formula")
        if kind or self._text:
            seen.reach(self._row + self._rows - 1, self._column + self._columns - 1)
            size = len(self._text) + len(local(cell, "string-value"))
            self._texts.take_text(size * self._rows * self._columns)
        wide, tall = _times(cell, "number-columns-spanned"), _times(cell, "number-rows-spanned")
        if (wide > 1 or tall > 1) and seen.merged is not None:
            seen.merged.append(Span(self._row, self._column, self._row + tall - 1, self._column + wide - 1))
        failed = any(key.startswith("calcext") and value == "error" for key, value in cell.items())
        if failed:
            seen.breaks(self._row, self._column, self._text or "#")
        elif sum_ and not kind and not self._text and not sum_.endswith('=""'):
            seen.breaks(self._row, self._column, formula(sum_.split(":", 1)[-1]))


def _times(attributes: Attributes, name: str) -> int:
    return max(int(local(attributes, name) or "1"), 1)
