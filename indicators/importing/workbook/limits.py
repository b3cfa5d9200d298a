"""How much of a workbook is read: far more than a monthly report holds, and little enough for any machine.

A library that reads a sheet takes memory for the whole rectangle up to its last cell, so one cell
far away would take all there is. Everything here is checked before that library sees a byte.
"""

from indicators.importing.types import letters
from indicators.problems import Problem, shown
from indicators.wording import Lang

MB = 1024 * 1024
MAX_BYTES = 10 * MB  # of the file
MAX_UNPACKED = 40 * MB  # of all that is unpacked from it
MAX_RATIO = 200  # how many times larger it may grow: sheets of blank formatted cells reach some 60
MAX_PARTS = 2_000  # files within the file
MAX_SHEETS = 100
MAX_ROWS, MAX_COLUMNS = 10_000, 256  # of one sheet, as far as anything is written
MAX_CELLS = 100_000  # rows times columns, all sheets together
MAX_NODES = 400_000  # elements or records looked at, with those of empty formatted cells
MAX_TEXT = 100 * MB  # of texts: one text may stand in many cells


class UnreadableWorkbook(Exception):  # noqa: N818 - says what happened, in the words of whoever catches it
    """The file is no workbook that can be read; `problem` is the one sentence that says what to do."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)

    def message(self, lang: Lang = "en") -> str:
        """Return what the file is and what to do about it."""
        return self.problem.message(lang)

    def __format__(self, lang: str) -> str:
        return format(self.problem, lang)

    def __str__(self) -> str:
        return f"{self:en}"


class FileRefusal(Exception):  # noqa: N818 - never leaves this folder
    """What is wrong, before it is said of which file: the code of a problem and its words."""

    def __init__(self, code: str, found: str = "", expected: str = "", **details: str) -> None:
        self.code, self.found, self.expected, self.details = code, found, expected, details
        super().__init__(code)

    def of(self, name: str) -> UnreadableWorkbook:
        """Return the refusal of a file of that name; a path before it is left away."""
        words = tuple((key, shown(text)) for key, text in self.details.items())
        file = shown(name.replace("\\", "/").rsplit("/", 1)[-1])
        return UnreadableWorkbook(Problem(self.code, file, 0, 0, shown(self.found), self.expected, details=words))


class Budget:
    """What may still be looked at in one file."""

    def __init__(self) -> None:
        self.nodes, self.cells, self.text = MAX_NODES, MAX_CELLS, MAX_TEXT

    def take_node(self) -> None:
        """Count one element or record; raises Refusal after the last that is looked at."""
        self.nodes -= 1
        if self.nodes < 0:
            raise FileRefusal("workbook_too_many_cells", expected=f"{MAX_CELLS}")

    def take_sheet(self, sheet: str, rows: int, columns: int) -> None:
        """Count the rectangle of one sheet; raises Refusal where it is larger than what is read."""
        check_size(sheet, rows, columns)
        self.cells -= rows * columns
        if self.cells < 0:
            raise FileRefusal("workbook_too_many_cells", expected=f"{MAX_CELLS}")

    def take_text(self, size: int) -> None:
        """Count texts; raises Refusal where they fill more than what is kept."""
        self.text -= size
        if self.text < 0:
            raise FileRefusal("workbook_too_much_text", expected=f"{MAX_TEXT // MB}")


def check_size(sheet: str, rows: int, columns: int) -> None:
    """Raise Refusal where one sheet goes on farther than what is read."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        last, most = f"{letters(min(columns, 16_384) - 1)}{rows}", f"{letters(MAX_COLUMNS - 1)}{MAX_ROWS}"
        raise FileRefusal("workbook_far_cell", found=last, expected=most, sheet=sheet)
