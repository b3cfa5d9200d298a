"""A workbook of Excel since 2007, passed over before it is read: how far it goes, what is hidden, what has no value."""

import posixpath
import re
from io import BytesIO

from indicators.importing.workbook.limits import MAX_COLUMNS, MAX_SHEETS, Budget, FileRefusal
from indicators.importing.workbook.package import Package, packed
from indicators.importing.workbook.sheet_scan import SheetScan, formula
from indicators.importing.workbook.xml import Attributes, Walker, local

START, TYPES = "_rels/.rels", "[Content_Types].xml"  # which part is the workbook; of which type each part is
PLACE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
TEXT_END = re.compile(rb"</(?:\w+:)?si\b")
TRUE = ("1", "true")


def prepared(package: Package) -> tuple[BytesIO, list[SheetScan]]:
    """Return the workbook with its visible sheets alone, and what was seen of each; raises Refusal."""
    budget = Budget()
    start = _Links(budget, "/")
    start.walk(package.read(START))
    path = start.first("officeDocument")
    folder, name = posixpath.split(path)
    list_path = f"{folder}/_rels/{name}.rels"
    book, links = _Book(budget), _Links(budget, f"/{folder}")
    book.walk(package.read(path))
    links.walk(package.read(list_path))
    sheets = [(name, links.paths.get(link, "")) for name, link in book.sheets if links.kinds.get(link) == "worksheet"]
    if len(sheets) > MAX_SHEETS:
        raise FileRefusal("workbook_too_many_sheets", expected=f"{MAX_SHEETS}")
    texts = links.first("sharedStrings")
    kept = {one: package.read(one) for one in (START, TYPES, path, list_path, texts, links.first("styles")) if one}
    for one in {texts, links.first("styles")} - {""}:
        Walker(budget).walk(kept[one])  # the library reads a part that is cut off as if it ended there
    longest = max(map(len, TEXT_END.split(kept.get(texts, b""))))
    seen = []
    for name, part in sheets:
        kept[part] = package.read(part)
        one = _Cells(name, budget, stale=book.stale)
        one.walk(kept[part])
        budget.take_sheet(name, one.seen.rows, one.seen.columns)
        budget.take_text(one.seen.texts * longest)
        seen.append(one.seen)
    return packed(kept), seen


class _Book(Walker):
    """The visible sheets by name and link, and whether the values of formulas are yet to be calculated."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.sheets: list[tuple[str, str]] = []
        self.stale = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            self.sheets.append((attributes.get("name", ""), local(attributes, "id")))
        elif name == "calcPr":
            self.stale = attributes.get("fullCalcOnLoad") in TRUE


class _Links(Walker):
    """Which parts belong to a part: the path and the kind of each, by the name of its link."""

    def __init__(self, budget: Budget, folder: str) -> None:
        super().__init__(budget)
        self.paths: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self._folder = folder

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            link, target = attributes.get("Id", ""), attributes.get("Target", "")
            self.paths[link] = posixpath.normpath(posixpath.join(self._folder, target)).lstrip("/")
            self.kinds[link] = attributes.get("Type", "").rsplit("/", 1)[-1]

    def first(self, kind: str) -> str:
        """Return the path of the first part of a kind, empty where there is none."""
        return next((self.paths[link] for link, its in self.kinds.items() if its == kind), "")


class _Cells(Walker):
    """The rows and cells of one sheet; one without its own place follows the one before."""

    def __init__(self, name: str, budget: Budget, *, stale: bool) -> None:
        super().__init__(budget)
        self.seen = SheetScan(name)
        self._stale = stale
        self._row = self._column = -1
        self._place = self._inside = self._value = self._formula = ""
        self._cell: Attributes = {}
        self._has_value = self._has_formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._enter(attributes)
        elif name == "v" or name == "is":
            self._has_value = True
            self._inside = name
        elif name == "f":
            self._has_formula = True
            self._inside = name
        elif name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column, self._place = -1, ""
            flat = attributes.get("ht") in ("0", "0.0") and attributes.get("customHeight") in TRUE
            if attributes.get("hidden") in TRUE or flat:
                self.seen.hidden_rows.add(self._row)
        elif name == "col" and attributes.get("hidden") in TRUE:
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.seen.hide_columns(range(max(first, 1) - 1, min(last, MAX_COLUMNS)))

    def _enter(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._value = self._formula = ""
        self._has_value = self._has_formula = False
        if "r" in attributes:
            self._place = attributes["r"]  # taken apart where the cell holds something: most hold nothing
        else:
            self._settle()
            self._column += 1

    def _settle(self) -> None:
        """Take the place of the last cell that has one."""
        if place := PLACE.fullmatch(self._place):
            self._row, self._column, self._place = int(place[2]) - 1, _column(place[1]), ""

    def words(self, text: str) -> None:
        if self._inside == "v":
            self._value += text
        elif self._inside == "f" and len(self._formula) < 100:
            self._formula += text

    def end(self, name: str) -> None:
        if name != "c":
            self._inside = ""
        elif self._has_value or self._has_formula:
            self._settle()
            self._leave(self._row, self._column, self._cell.get("t", "n"))

    def _leave(self, row: int, column: int, kind: str) -> None:
        if self._has_value:
            self.seen.reach(row, column)
            self.seen.texts += kind == "s"
        if kind == "e":
            self.seen.breaks(row, column, self._value or "#")
        elif self._has_formula and self._uncalculated(kind):
            self.seen.breaks(row, column, formula(self._formula))

    def _uncalculated(self, kind: str) -> bool:
        """Return whether a formula has no value yet: nothing is kept, or the zero that some programs put there."""
        if not self._value:
            return kind != "str"  # a calculated empty text is one
        return self._stale and self._value == "0" and kind == "n"


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
