"""The rows of a table: names, headings, totals and notes, and which of them are parts of which."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indicators.collation import folded
from indicators.importing.layout.columns import HELD
from indicators.importing.layout.grid import Grid, is_figure
from indicators.importing.layout.nesting import Nesting
from indicators.importing.layout.numbering import (
    PLAIN,
    ROMAN,
    UPPER,
    Numbering,
    mark_of,
    mark_taken,
    parts_announced,
    parts_taken,
)
from indicators.importing.layout.words import is_measure, is_unit
from indicators.importing.types import Column, Parts, RowKind, SheetRow

_TOTAL = re.compile(
    r"(?:tong so|tong cong|tong|cong|cong chung|total|grand total|sub-?total|sum)"
    r"(?: muc| phan)?(?:[\s:]*\(?[ivxa-d0-9][ivxa-d0-9\s+.,]*\)?)?[\s:.]*"
)
_NOTE = re.compile(
    r"(?:ghi chu|nguon|chu thich|luu y|notes?|sources?|remarks?)\b\s*(?::|\(|-|$|so lieu)"
    r"|\(\*+\)|\*{1,3}\)|\*{2,}|\* ?(?:ghi chu|nguon|luu y|so lieu)"
    r"|\((?:[1-9]|[a-d])\)"
)
_SIGNED = re.compile(
    r"(?:nguoi (?:lap|ky|tong hop)|thu truong|giam doc|pho giam doc|cuc truong|chi cuc truong|truong (?:phong|ban)|"
    r"chu tich|ke toan|chanh van phong|tm\.|kt\.|tl\.|tuq\.|noi nhan|luu:|\(?ky,"
    r"|prepared by|approved by|director|chairman)"
    r"|[^\d]{0,40}, ?ngay [\d. …]*thang"
)
_PAGE = re.compile(r"(?:trang|page)\s*\d+.*|\(?tiep theo\)?.*|continued.*")
_CODE = re.compile(r"[\w.-]{1,40}")
LONGEST_UNIT = 20  # letters of one that is not known by its words
_CURRENCIES = ("usd", "us$", "$", "vnd", "d", "dong", "eur")
_DITTO = {'"', "''", "”", "“", "nt", "-nt-", "//", "- nt -", "như trên"}


@dataclass(frozen=True, slots=True)
class RawRow:
    """What stands in one row, before its place among the others is known."""

    at: int
    name: str
    mark: Numbering
    indent: int
    unit: str
    code: str
    has_figures: bool
    has_words: bool  # something other than a figure stands where figures stand
    parts: Parts  # 'Trong đó:' in front of the name
    announced: Parts  # ', trong đó:' behind it

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a name stands in it."""
        return not (self.has_figures or self.has_words or self.unit or self.code)


class Reader:
    """Reads the rows of one table."""

    def __init__(self, grid: Grid, columns: Sequence[Column]) -> None:
        self.grid = grid
        self._names = [one.at for one in columns if one.role == "name"]
        self._number = next((one.at for one in columns if one.role == "number"), None)
        self._unit = next((one.at for one in columns if one.role == "unit"), None)
        self._code = next((one.at for one in columns if one.role == "code"), None)
        self._held = [one.at for one in columns if one.role in HELD]
        self._last_unit = ""

    def row(self, at: int) -> RawRow:
        """Return what stands in a row."""
        name, indent, beside, measure = self._name(at)
        mark = mark_of(self.grid.raw(at, self._number)) if self._number is not None else Numbering()
        if self._number is not None and not mark.is_numbered and not name:
            name = self.grid.raw(at, self._number)
        own, rest = mark_taken(" ".join(name.split()))
        own = beside if beside.is_numbered else own
        parts, rest = parts_taken(rest)
        if parts and rest:
            own, rest = (own, rest) if own.is_numbered else mark_taken(rest)
        announced, rest = parts_announced(rest)
        filled = [column for column in self._held if self.grid.raw(at, column)]
        figures = [column for column in filled if is_figure(self.grid.value(at, column))]
        unit = self._standing(at, self._unit) or measure or (_unit_in_brackets(rest) if figures else "")
        self._last_unit = self._last_unit if unit.casefold() in _DITTO else unit
        return RawRow(
            at, rest.strip(" :;") if parts or announced else rest, mark if mark.is_numbered else own, indent,
            self._last_unit, self._standing(at, self._code),
            bool(figures), len(filled) > len(figures), parts, announced,
        )  # fmt: skip

    def _name(self, at: int) -> tuple[str, int, Numbering, str]:
        """Return the words of the name, by how many places it stands to the right, and numbering and unit beside it."""
        first, mark, unit = self._names[0], Numbering(), ""
        standing: list[tuple[int, str]] = []
        for column in self._names:
            words = self._standing(at, column)
            if not standing and (found := mark_of(words)).is_numbered:
                mark = found
            elif is_measure(words):
                unit = words
            elif words:
                standing.append((column, words))
        if not standing:
            return "", 0, mark, unit
        value = self.grid.value(at, standing[0][0])
        spaces = len(value) - len(value.lstrip()) if isinstance(value, str) else 0
        words = list(dict.fromkeys(words for _, words in standing))
        return " ".join(words), spaces + 4 * (standing[0][0] - first), mark, unit

    def _standing(self, at: int, column: int | None) -> str:
        """Return the words of a cell; those of one merged downwards count for each of its rows."""
        if column is None:
            return ""
        span = self.grid.span(at, column)
        return self.grid.at(at, column) if span.left == span.right else self.grid.raw(at, column)


def _unit_in_brackets(name: str) -> str:
    """Return the unit that ends a name in brackets: 'Kim ngạch xuất khẩu (triệu USD)'.

    A currency alone may tell indicators apart: 'Quy mô GRDP (USD)'.
    """
    found = re.search(r"\(([^()]+)\)$", name)
    return found[1].strip() if found and is_unit(found[1]) and folded(found[1]) not in _CURRENCIES else ""


def lines_of(grid: Grid, columns: Sequence[Column], rows: Iterable[int]) -> tuple[SheetRow, ...]:
    """Return the lines among the rows below a header, in their order, up to signatures and the next title."""
    reader = Reader(grid, columns)
    read = [None if grid.blank[at] else reader.row(at) for at in rows]
    last = max((place for place, row in enumerate(read) if row and _is_line(row)), default=-1)
    body = _Body(grid)
    for place, row in enumerate(read):
        if row is None:
            body.gap()
            continue
        if not row.has_figures and _is_signed(grid, row.at):
            break
        following = next((one for one in read[place + 1 :] if one), None)
        if not body.take(row, following, place > last):
            break
    return tuple(body.lines)


def _is_line(row: RawRow) -> bool:
    """Return whether a row is one of the table: it has figures, or a unit or code; a letterhead has neither."""
    unit, code = folded(row.unit), row.code
    described = is_unit(unit) or (0 < len(unit) <= LONGEST_UNIT and ":" not in unit) or bool(_CODE.fullmatch(code))
    return row.has_figures or bool(row.name and described and not _NOTE.match(folded(row.name)))


def _is_signed(grid: Grid, at: int) -> bool:
    return any(_SIGNED.match(folded(words)) for _, words in grid.filled(at))


class _Body:
    """The lines so far, with what stands open over them."""

    def __init__(self, grid: Grid) -> None:
        self.lines: list[SheetRow] = []
        self._grid = grid
        self._nesting = Nesting(self.lines)
        self._sections: list[tuple[int, str]] = []
        self._after_gap = False
        self._in_notes = False

    def gap(self) -> None:
        """End what is open, at a blank row."""
        self._nesting.end()
        self._after_gap, self._in_notes = True, False

    def take(self, row: RawRow, following: RawRow | None, is_after: bool) -> bool:
        """Keep a row; return whether the table may go on below it."""
        kind = self._kind(row, following, is_after)
        if kind is None:
            return not is_after or _PAGE.fullmatch(folded(row.name)) is not None or not row.name
        self._after_gap = False
        if kind == "label":
            self._nesting.announce(row.parts)
        elif kind == "figure":
            self._figure(row)
        else:
            self._other(row, kind)
        return True

    def _kind(self, row: RawRow, following: RawRow | None, is_after: bool) -> RowKind | str | None:
        """Return what a row is; None where it is no line of the table."""
        plain = folded(self._grid.line(row.at))
        if not row.has_figures and (_NOTE.match(plain) or self._in_notes) and (is_after or not _is_line(row)):
            self._in_notes = is_after
            return "note"
        if not row.name and not row.parts:
            return "figure" if row.has_figures else None
        if _PAGE.fullmatch(plain) and not row.has_figures:
            return None
        if row.parts and not row.name:
            return "label"
        if is_after and self._after_gap and not _is_line(row):
            return None
        if _TOTAL.fullmatch(folded(row.name)) and not row.parts:
            return "total"
        return "heading" if row.is_bare and self._is_heading(row, following) else "figure"

    def _is_heading(self, row: RawRow, following: RawRow | None) -> bool:
        """Return whether a row without figures stands over those below it."""
        letters = [letter for letter in row.name if letter.isalpha()]
        if row.mark.level in (UPPER, ROMAN) or row.name.endswith(":") or (len(letters) > 2 and row.name.isupper()):
            return True
        span = self._grid.span(row.at, next(column for column, _ in self._grid.filled(row.at)))
        if span.right - span.left > 1:
            return True
        deeper = following and following.mark.level > row.mark.level and following.mark.level != PLAIN
        return bool(deeper and not row.announced)

    def _figure(self, row: RawRow) -> None:
        if row.mark.is_numbered:
            self._leave(row.mark.level)
        parent = self._nesting.parent(row.mark, row.indent, row.parts, row.unit)
        self._keep(row, "figure", parent)
        if row.announced:
            self._nesting.announce(row.announced)

    def _other(self, row: RawRow, kind: RowKind | str) -> None:
        self._nesting.end()
        if kind == "total":
            self._nesting.total(row.mark, row.indent, row.unit)
        if kind == "heading":
            level = row.mark.level if row.mark.is_numbered else PLAIN - 3
            self._leave(level)
            self._keep(replace(row, name=row.name.strip(" :")), "heading", None)
            self._sections.append((level, row.name.strip(" :")))
        else:
            self._keep(row, "total" if kind == "total" else "note", None)

    def _leave(self, level: int) -> None:
        while self._sections and self._sections[-1][0] >= level:
            self._sections.pop()

    def _keep(self, row: RawRow, kind: RowKind, parent: int | None) -> None:
        hidden = row.at in self._grid.sheet.hidden_rows
        section = tuple(name for _, name in self._sections)
        name = self._grid.line(row.at) if kind == "note" else row.name
        self.lines.append(SheetRow(row.at, kind, name, row.unit, row.code, parent, "", section, hidden))
