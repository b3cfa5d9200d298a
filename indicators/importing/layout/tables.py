"""The tables of a workbook: their titles, units, columns and lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from indicators.collation import folded
from indicators.importing.layout.columns import columns_of
from indicators.importing.layout.grid import Grid, is_figure
from indicators.importing.layout.header import Header, headers
from indicators.importing.layout.lines import lines_of
from indicators.importing.layout.periods import Known, months_ended, spoken
from indicators.importing.layout.tidy import tidy_tables
from indicators.importing.layout.unlabelled import unlabelled
from indicators.importing.layout.words import PLAN, aligned, is_unit, label, says_reported, stage_of
from indicators.importing.types import Column, Sheet, SheetRow, SheetTable
from indicators.model.scalars import period_span

_UNIT = re.compile(
    r"(?:\b(?:don vi tinh|dvt|dv tinh|d\.vi tinh|unit of measure)\b\s*[:=]?|\bunits?\s*[:=])\s*(?P<sure>[^\n]*)"
    r"|\bdon vi\s*[:=]\s*(?P<unit>[^\n]*)"
)
# Acts and dates of issue in a letterhead speak of other years.
_ISSUED = re.compile(
    r"\bngay\b.*\bthang\b.*\bnam\b"
    r"|\b(?:quyet dinh|thong tu|nghi dinh|nghi quyet|cong van|ban hanh|kem theo|decision|circular)\b"
    r"|\bso: ?\d|\d+/[a-z]{2,}-"
)
_TITLE = re.compile(r"\b(?:bieu|bang|phu luc|bao cao|table|annex|trang|page|nguon|ghi chu)\b")
_CONTINUED = re.compile(r"(?:trang|page)\s*\d+.*|\(?tiep theo\)?.*|.*\((?:tiep theo|continued)\)|continued.*")


MOST_BESIDE = 8  # tables under one row; a row of more labels than that is no header


def tables(sheets: Sequence[Sheet], month: str = "") -> tuple[SheetTable, ...]:
    """Return the tables of every visible sheet in their order.

    `month` (`2025-10`) is that of the report, where the file as a whole says it; it counts after
    the words of a header and of the title over the table.
    """
    grids = [Grid(sheet) for sheet in sheets if not sheet.hidden]
    return tuple(table for grid in grids for table in tidy_tables(grid) or _tables(grid, month))


def titles(sheet: Sheet) -> tuple[str, ...]:
    """Return the words of a sheet above its first table, row by row; all of them where it has none."""
    grid = Grid(sheet)
    first = next(headers(grid), None)
    return tuple(grid.line(row) for row in range(first.top if first else grid.height) if not grid.blank[row])


def _tables(grid: Grid, month: str) -> Iterator[SheetTable]:
    ends, begun, letterhead = 0, list(headers(grid)), ""
    while begun:
        header, used = begun[0], 1
        while used < len(begun) and _is_repeated(grid, begun[used - 1], begun[used], header):
            used += 1
        until = begun[used].top if used < len(begun) else grid.height
        repeated = {row for one in begun[:used] for row in range(one.top, one.bottom + 1)}
        rows = [row for row in range(header.bottom + 1, until) if row not in repeated]
        title_rows = range(ends, header.top)
        title = "\n".join(grid.line(row) for row in title_rows if not grid.blank[row])
        letterhead = letterhead or title
        for part in _beside(header):
            table = _table(part, rows, title_rows, title, _known(title, letterhead, month))
            if table:
                yield table
                ends = max(ends, table.lines[-1].at + 1)
        ends, begun = max(ends, header.bottom + 1), begun[used:]


def _is_repeated(grid: Grid, above: Header, header: Header, first: Header) -> bool:
    """Return whether a header is that of the next page: the same words, and no new title between."""
    if header.parts != first.parts:
        return False
    between = range(above.bottom + 1, header.top)
    last = max((row for row in between if _has_figure(grid, row, header)), default=above.bottom)
    while last + 1 < header.top and _is_heading(grid, last + 1, header):
        last += 1
    words = [grid.line(row) for row in range(last + 1, header.top) if not grid.blank[row]]
    return all(_CONTINUED.fullmatch(folded(line)) for line in words)


def _is_heading(grid: Grid, row: int, header: Header) -> bool:
    """Return whether a row right below the figures is the heading of a section, not the title of another table."""
    filled = [column for column, _ in grid.filled(row)]
    words = folded(grid.line(row))
    return bool(filled) and max(filled) < header.first and not _TITLE.search(words) and not _UNIT.search(words)


def _has_figure(grid: Grid, row: int, header: Header) -> bool:
    return any(is_figure(grid.value(row, column)) for column in range(header.first, header.right + 1))


def _beside(header: Header) -> list[Header]:
    """Return the tables that stand side by side under one row: each begins with names of its own."""
    roles = {at: label("/".join(words)) if words else None for at, words in header.parts.items()}
    starts, names = [header.left], [header.name]
    for at in sorted(roles):
        between = [one for one in range(names[-1] + 1, at) if header.parts[one] and roles[one] is None]
        if roles[at] != "name" or not between or not header.names(at):
            continue
        start = at
        while start - 1 > between[-1] and roles[start - 1] in ("number", "code", "unit"):
            start -= 1
        starts.append(start)
        names.append(at)
    if len(starts) == 1:
        return [header]
    if len(starts) > MOST_BESIDE:
        return []
    rights = [start - 1 for start in starts[1:]] + [header.right]
    return [
        replace(header, left=left, right=right, name=name, is_alone=False)
        for left, right, name in zip(starts, rights, names, strict=True)
    ]


def _table(header: Header, rows: Sequence[int], titled: range, title: str, known: Known) -> SheetTable | None:
    grid = header.grid
    bare = unlabelled(header, rows)
    columns = columns_of(header, [at for at in _filled(header, rows) if at not in bare], bare, known)
    columns = tuple(_staged(one, title, known) for one in columns)
    lines = lines_of(grid, columns, rows)
    if not _holds(grid, columns, lines):
        return None
    span = range(header.top, header.bottom + 1)
    return SheetTable(grid.sheet, title, _unit(grid, range(titled.start, header.bottom + 1)), columns, lines, span)


def _filled(header: Header, rows: Sequence[int]) -> list[int]:
    """Return the columns with figures under no words of a header."""
    grid = header.grid
    places = range(grid.width) if header.is_alone else range(header.left, header.right + 1)
    bare = [at for at in places if not header.parts.get(at) and at != header.name]
    return [at for at in bare if any(is_figure(grid.value(row, at)) for row in rows)]


def _holds(grid: Grid, columns: Sequence[Column], lines: Sequence[SheetRow]) -> bool:
    """Return whether the columns are those of a table of figures, filled or not, and not of explanations."""
    figures = [line for line in lines if line.kind in ("figure", "total")]
    known = [one.at for one in columns if one.role in ("figure", "plan", "compared")]
    if any(is_figure(grid.value(line.at, at)) for line in figures for at in known):
        return True
    unknown = [one.at for one in columns if one.role == "unknown"]
    if any(isinstance(grid.value(line.at, at), Decimal) for line in figures for at in unknown):
        return True
    return bool(known) and any(line.unit or line.code for line in figures)


def _known(title: str, letterhead: str, month: str) -> Known:
    """Return the year and the month that the words above a table name, else those of the report."""
    for words in (title, letterhead):
        lines = [line for line in map(folded, words.splitlines()) if not _ISSUED.search(line) and not _is_plan(line)]
        years = {str(year) for line in lines for year in spoken(line).years}
        if len(years) == 1:
            year = next(iter(years))
            if month and year > month[:4]:
                return Known()  # what is to come: of which year a column of it reports is not said
            ends = {end for line in lines for end in months_ended(line, year) if spoken(line).mentions}
            named = next(iter(ends)) if len(ends) == 1 else ""
            return Known(year, named or (month if month[:4] == year else ""))
    return Known(month[:4], month)


def _is_plan(line: str) -> bool:
    return bool(PLAN.search(line)) and not re.search(
        r"\b(?:thuc hien|ket qua|tinh hinh|bao cao|results?|report)\b", line
    )


def _staged(column: Column, title: str, known: Known) -> Column:
    """Return a column with the stage of the title, where its own words name none and it is of the report's month."""
    words = [folded(part) for part in column.words.split(" / ")]
    if column.role != "figure" or column.stage != "reported" or says_reported(words) or not column.period:
        return column
    stages = stage_of([folded(title)])
    is_ours = known.month and period_span(column.period)[1].isoformat()[:7] == known.month
    return replace(column, stage="estimate") if stages == {"estimate"} and is_ours else column


def _unit(grid: Grid, rows: range) -> str:
    """Return the unit that is named for a whole table, empty where two are."""
    found: dict[str, str] = {}
    for row in rows:
        cells = list(grid.filled(row))
        for place, (_, words) in enumerate(cells):
            unit = _unit_in(words, cells[place + 1][1] if place + 1 < len(cells) else "")
            if unit:
                found.setdefault(folded(unit), unit)
    if not found:
        lone = [cells[0][1] for row in rows if len(cells := list(grid.filled(row))) == 1]
        found = {folded(words): words.strip(" .()") for words in lone if is_unit(words)}
    return next(iter(found.values())) if len(found) == 1 else ""


def _unit_in(words: str, beside: str) -> str:
    """Return the unit that a cell names behind 'Đơn vị tính:', or the cell at its right."""
    lines = words.splitlines()
    for line in (*lines, *([" ".join(lines)] if len(lines) > 1 else ())):
        found = _UNIT.search(aligned(line))
        if not found:
            continue
        group = "sure" if found["sure"] is not None else "unit"
        written = line[found.start(group) : found.end(group)].strip(" .:;)")
        if written and (group == "unit" or "(" not in written) and (group == "sure" or is_unit(written)):
            return written
        if not written and is_unit(beside):
            return beside.strip()
    return ""
