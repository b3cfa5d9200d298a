"""Which row is a part of which: by numbering, dashes, leading spaces, and by 'Trong đó' and 'Chia ra'."""

from dataclasses import dataclass, replace

from indicators.importing.layout.numbering import DECIMAL, LOWER, PLAIN, Numbering
from indicators.importing.types import Parts, SheetRow


@dataclass(slots=True)
class _OpenRow:
    """A row that may have parts below it."""

    place: int  # in the lines of the table
    mark: Numbering
    indent: int
    unit: str
    is_leaf: bool = False  # named beside its 'Trong đó:': what follows is beside it, not below
    is_total: bool = False  # has parts only where the words say so
    parts: Parts = ""
    first: "_OpenRow | None" = None  # its first part


class Nesting:
    """The rows that are open while a table is read from the top; the parts of each are noted in its line."""

    def __init__(self, lines: list[SheetRow]) -> None:
        self._lines = lines
        self._stack: list[_OpenRow] = []

    def end(self) -> None:
        """Take nothing below as a part of what stands above: after a blank row, a heading, a total."""
        self._stack.clear()

    def announce(self, parts: Parts) -> None:
        """Note 'Trong đó:' or 'Chia ra:' in a row of its own, or behind a name: it is of the row above."""
        if self._stack:
            over = self._stack[-1]
            over.parts, over.first, over.is_leaf = parts, None, False
            self._note(over, parts)

    def total(self, mark: Numbering, indent: int, unit: str) -> None:
        """Open a total, the next line: 'Trong đó:' may follow it."""
        self.end()
        self._stack.append(_OpenRow(len(self._lines), mark, indent, unit, is_total=True))

    def parent(self, mark: Numbering, indent: int, parts: Parts, unit: str) -> int | None:
        """Return the place of the row of which the next line is a part, and open that line itself."""
        row = _OpenRow(len(self._lines), mark, indent, unit, is_leaf=bool(parts))
        if parts and self._stack:
            over = self._stack[-1]
            self._note(over, parts)
        else:
            while self._stack and not _is_below(row, self._stack[-1]):
                self._stack.pop()
            over = self._stack[-1] if self._stack else None
            if over and not self._lines[over.place].parts and over.unit == unit:
                self._note(over, "some")
        if over:
            over.first = over.first or row
        self._stack.append(row)
        return over.place if over else None

    def _note(self, over: _OpenRow, parts: Parts) -> None:
        """Note what the parts of a row are: two groups of them are no division of the whole."""
        before = self._lines[over.place].parts
        kept: Parts = parts if before in ("", parts) else "some"
        self._lines[over.place] = replace(self._lines[over.place], parts=kept)


def _is_below(row: _OpenRow, over: _OpenRow) -> bool:
    """Return whether a row stands one level deeper than an open one."""
    if over.is_leaf or (over.is_total and not over.parts):
        return False
    if row.mark.is_numbered:
        return _is_numbered_below(row, over)
    if row.indent > over.indent:
        return True
    if not over.parts or row.indent < over.indent:
        return False
    if over.first and (over.first.mark.is_numbered or over.first.indent > over.indent or over.first.is_leaf):
        return False  # its parts are marked, this row is not
    return row.unit == over.unit  # parts count what the whole counts


def _is_numbered_below(row: _OpenRow, over: _OpenRow) -> bool:
    level, above = row.mark.level, over.mark.level
    if level == above:
        return level >= LOWER and row.indent > over.indent
    if level < above and above != PLAIN:
        return False
    if above == PLAIN:
        return level >= LOWER or bool(over.parts and level >= DECIMAL)
    if DECIMAL <= above < level < LOWER:
        return row.mark.path[: len(over.mark.path)] == over.mark.path
    return True
