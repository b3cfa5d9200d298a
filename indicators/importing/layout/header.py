"""Where the header of a table stands, and the words over each of its columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from indicators.collation import folded
from indicators.importing.layout.grid import Grid
from indicators.importing.layout.periods import spoken
from indicators.importing.layout.words import is_unit, label, speaks
from indicators.importing.types import Broken, Role
from indicators.numerals.words import cleaned, take_bound

DEEPEST = 8  # rows of a header, that of letters among them
LONGEST = 120  # letters of a header; a sentence is none
_UNIT_LINE = re.compile(r"^\(?(?:don vi tinh|don vi|dvt|dv tinh|unit)\b.*[:=]")
NUMBER = re.compile(r"[<>≈~(+\-–—−\s]*[0-9][0-9.,\s]*\)?\s*([^\W\d].*|%)?", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LETTER = re.compile(r"\(?(?:[a-z]|[0-9]{1,2})\)?(?: ?= ?[-+*/x:%()0-9\s.,a-z]+)?")
_LETTERS_SHOWN = re.compile(r"\(?[a-z]\)?|.*=.*")


@dataclass(frozen=True)
class Header:
    """Rows and columns of a header, both ends included; `lowest` is its last row of words, before that of letters."""

    grid: Grid
    top: int
    lowest: int
    bottom: int
    left: int
    right: int
    name: int  # column of the names
    is_alone: bool = True  # no other table stands beside it

    @cached_property
    def parts(self) -> dict[int, tuple[str, ...]]:
        """The words over each column from top to bottom; a blank cell inherits those of its group."""
        return {column: self._column(column) for column in range(self.left, self.right + 1)}

    @cached_property
    def first(self) -> int:
        """The first column right of the names under more than a label: names may stand in those before it."""
        right = range(self.name + 1, self.right + 1)
        return next((at for at in right if self.parts[at] and not label("/".join(self.parts[at]))), self.right + 1)

    @cached_property
    def unclear(self) -> frozenset[int]:
        """Columns of which it cannot be told whether the group at their left is theirs."""
        return frozenset(
            column
            for row in range(self.top, self.lowest)
            for column in range(self.left, self.right + 1)
            if self._origin(row, column) == (-1, -1)
        )

    def names(self, column: int) -> bool:
        """Return whether words and no figures stand below a column."""
        return _has_words(self.grid, self.bottom, column)

    def goes_on(self, column: int) -> bool:
        """Return whether the names go on in a column, each row in one of them; beside a name it is its translation."""
        below = range(self.bottom + 1, min(self.bottom + 8, self.grid.height))
        return self.names(column) and not any(
            self.grid.raw(one, column) and self.grid.raw(one, self.name) for one in below
        )

    def _column(self, column: int) -> tuple[str, ...]:
        origins: list[tuple[int, int]] = []
        for row in range(self.top, self.lowest + 1):
            origin = self._origin(row, column)
            if origin and origin != (-1, -1) and origin not in origins:
                origins.append(origin)
        words = [self.grid.raw(*origin) for origin in origins]
        return tuple(part for place, part in enumerate(words) if part and part not in words[:place])

    def _origin(self, row: int, column: int) -> tuple[int, int] | None:
        """Return the cell whose words count here, (-1, -1) where that cannot be told, None where there are none."""
        grid = self.grid
        span = grid.span(row, column)
        if grid.at(row, column):
            return span.top, span.left
        if row == self.lowest or (span.top, span.left) != (row, column) or not self._written_below(row, column):
            return None
        beside = next((left for left in range(column - 1, self.left - 1, -1) if grid.at(row, left)), None)
        if beside is None or label(grid.at(row, beside)) or self._closed(row, beside, column):
            return None
        return (grid.span(row, beside).top, beside) if self._written_below(row, beside) else (-1, -1)

    def _written_below(self, row: int, column: int) -> bool:
        return any(
            self.grid.at(lower, column) and self.grid.span(lower, column).top == lower
            for lower in range(row + 1, self.lowest + 1)
        )

    def _closed(self, row: int, beside: int, column: int) -> bool:
        """Return whether a merged cell, or the end of the group above, stands between two columns."""
        span = self.grid.span(row, beside)
        if span.left != span.right or span.top != span.bottom:
            return True
        return row > self.top and self._origin(row - 1, beside) != self._origin(row - 1, column)


def headers(grid: Grid) -> Iterator[Header]:
    """Yield the headers of a sheet from the top."""
    row, free, grid.scratch = 0, True, _scratch(grid)
    while row < grid.height:
        if grid.blank[row]:
            free = True
        elif (name := _name_column(grid, row, free)) is not None:
            header = _grown(grid, row, name)
            yield header
            row, free = header.bottom, False
        row += 1


def _name_column(grid: Grid, row: int, free: bool) -> int | None:
    """Return the column of the names where a row is one of a header.

    Without a label over the names a header is only looked for where the table above has ended.
    """
    cells = list(grid.filled(row))
    if len(cells) < 2 or any(len(words) > LONGEST for _, words in cells):
        return None
    roles = {column: label(words) for column, words in cells}
    named = [column for column, role in roles.items() if role == "name"]
    within = [(column, words) for column, words in cells if column not in grid.scratch]
    if any(_is_number(grid, row, column) or _is_bounded(words) for column, words in within):
        return None
    if named and (free or all(role for column, role in roles.items() if column < named[0])):
        return next((column for column in named if _has_words(grid, row, column)), named[0])
    spoken = [column for column, words in cells if not roles[column] and re.search(r"[^\W\d]", words) and _heads(words)]
    years = [column for column, words in cells if _YEAR.fullmatch(words)]
    labelled = any(role in ("number", "unit", "code") for role in roles.values())
    if not (free or labelled) or len(spoken) + len(years) + labelled < 2 or not (spoken or labelled):
        return None
    return _unlabelled(grid, row, min((*spoken, *years), default=0), roles)


def _is_bounded(words: str) -> bool:
    """Return whether words are a figure of a row whose unit reads like a label: 'gần 7', '7 chỉ tiêu'."""
    found = re.fullmatch(r"[0-9][0-9., ]*(?P<unit>[^0-9]*)", take_bound(cleaned(words))[1])
    return found is not None and (label(found["unit"]) == "name" or (not found["unit"] and words[:1].isalpha()))


def _heads(words: str) -> bool:
    return speaks(words) and ":" not in words and not re.search(r"\bngay\b.*\bthang\b.*\bnam\b", folded(words))


def _unlabelled(grid: Grid, row: int, first: int, roles: Mapping[int, Role | None]) -> int | None:
    """Return the column of words left of the first figures, in the rows below a header without a name."""
    rows = [
        below
        for below in range(row + 1, min(row + 8, grid.height))
        if any(_is_number(grid, below, column) for column in range(first, grid.width))
    ]
    for allowed in ((None, "number"), ("unit",)):  # 'Đơn vị' over names is the office, not the unit
        for below in rows:
            for column in range(first):
                words = grid.raw(below, column)
                if roles.get(column) in allowed and _is_name(words) and not is_unit(words):
                    return column
    return None


def _is_name(words: str) -> bool:
    return len(re.findall(r"[^\W\d]", words)) > 2


def _has_words(grid: Grid, row: int, column: int) -> bool:
    """Return whether names stand below a label; 'Chỉ tiêu' over figures is what is wanted."""
    return any(_is_name(grid.raw(below, column)) for below in range(row + 1, min(row + 8, grid.height)))


def _is_number(grid: Grid, row: int, column: int) -> bool:
    """Return whether a cell holds a figure, 'gần 7' too; a year or '10 tháng' may be a header."""
    value, words = grid.value(row, column), grid.raw(row, column)
    if _YEAR.fullmatch(words):
        return False
    if isinstance(value, str):
        found = NUMBER.fullmatch(take_bound(cleaned(words))[1])
        return bool(found) and (not found[1] or is_unit(found[1])) and not spoken(words).mentions
    return isinstance(value, Decimal | Broken)


def _grown(grid: Grid, row: int, name: int) -> Header:
    top = row
    while 0 < top > row - DEEPEST and _is_upper(grid, top - 1, name):
        top -= 1
    lowest = max((grid.span(row, column).bottom for column, words in grid.filled(row) if label(words)), default=row)
    lowest = min(lowest, grid.height - 1)
    while lowest + 1 < grid.height and lowest + 1 - top < DEEPEST and _is_lower(grid, lowest + 1, row, name):
        lowest += 1
    below = next((one for one in range(lowest + 1, min(lowest + 4, grid.height)) if not grid.blank[one]), lowest)
    bottom = below if below > lowest and _is_letters(grid, below, name) else lowest
    columns = [column for one in range(top, lowest + 1) for column, _ in grid.filled(one)]
    right = max(grid.span(one, column).right for one in range(top, lowest + 1) for column, _ in grid.filled(one))
    right = min(right, grid.width - 1, *(column - 1 for column in grid.scratch if column > name))
    return Header(grid, top, lowest, bottom, min((*columns, name)), right, name)


def _scratch(grid: Grid) -> frozenset[int]:
    """Return the columns of what somebody reckoned beside a header: numbers that share no row with figures or names.

    Blocks of columns are parted by empty ones; the first one with numbers is never scratch.
    """
    numbered: dict[int, list[int]] = {}
    for row in range(grid.height):
        for block in {grid.blocks[column] for column, _ in grid.filled(row) if _is_number(grid, row, column)}:
            numbered.setdefault(block, []).append(row)
    alone = {
        block
        for block, rows in numbered.items()
        if block > min(numbered) and all(_is_beside_header(grid, row, block) for row in rows)
    }
    return frozenset(column for column in range(grid.width) if grid.blocks[column] in alone)


def _is_beside_header(grid: Grid, row: int, block: int) -> bool:
    """Return whether words of a header, or nothing, stand before a block of columns."""
    before = [(column, words) for column, words in grid.filled(row) if grid.blocks[column] < block]
    if any(_is_number(grid, row, column) for column, _ in before):
        return False
    return not before or any(label(words) or _heads(words) for _, words in before)


def _has_number(grid: Grid, row: int) -> bool:
    """Return whether a row holds a figure, but for what somebody reckoned beside."""
    return any(_is_number(grid, row, column) for column, _ in grid.filled(row) if column not in grid.scratch)


def _is_upper(grid: Grid, row: int, name: int) -> bool:
    """Return whether a row is a group of columns above the row of labels, and no title."""
    cells = [(column, words) for column, words in grid.filled(row) if not _UNIT_LINE.match(folded(words))]
    if not cells or any(len(words) > LONGEST for _, words in cells) or _has_number(grid, row):
        return False
    if any(column <= name and not label(words) for column, words in cells) or not any(_heads(one) for _, one in cells):
        return False
    lone = len(cells) == 1 and grid.span(row, cells[0][0]).left == grid.span(row, cells[0][0]).right
    return not (lone and grid.sheet.merged)


def _is_lower(grid: Grid, row: int, labels: int, name: int) -> bool:
    """Return whether a row below the labels still belongs to the header: it names nothing and holds no figure."""
    standing = grid.raw(row, name)
    if (standing and standing != grid.at(labels, name)) or _is_letters(grid, row, name):
        return False
    cells = [(column, words) for column, words in grid.filled(row) if column != name]
    first = next((column for column, words in grid.filled(labels) if column > name and not label(words)), name + 1)
    if not any(column >= first for column, _ in cells):  # else the words are a name under a label that spans columns
        return False
    if any(column < name and not label(words) for column, words in cells):
        return False
    if any(len(words) > LONGEST for _, words in cells) or _has_number(grid, row):
        return False
    return any(is_unit(words) or _YEAR.fullmatch(words) or re.search(r"[^\W\d]{2}", words) for _, words in cells)


def _is_letters(grid: Grid, row: int, name: int) -> bool:
    """Return whether a row holds the letters and numbers of the columns: A, B, 1, 2, 3=2/1."""
    cells = [folded(words) for _, words in grid.filled(row)]
    if len(cells) < 2 or not all(_LETTER.fullmatch(words) for words in cells):
        return False
    if grid.raw(row, name):
        return True
    plain = [int(found[0]) for words in cells if (found := re.match(r"[0-9]+", words.strip("()")))]
    return any(_LETTERS_SHOWN.fullmatch(words) for words in cells) or plain == list(
        range(plain[0], plain[0] + len(plain))
    )
