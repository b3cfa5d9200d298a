"""CSV as planners mean it: commas, one header, one record a line, every cell with its place.

The `csv` module reads; a second look at the raw line finds the column of each cell.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import NoReturn

from pydantic_core import PydanticCustomError

from indicators.files.records import ReadRecord
from indicators.model import parse_number
from indicators.problems import Findings, nearest
from indicators.strict_yaml import MAX_SCALAR, Entries, Scalar, decode

MAX_COLUMNS = 200
MAX_LINES = 10_000  # six times the longest table; a second's work
LATER = frozenset({"zone"})  # columns that the files of an earlier version lack: an upgrade still reads those
MAX_BROKEN_QUOTES = 20  # each costs a pass over the rest of the file

CELL = re.compile(r'"(?:[^"]|"")*"|[^,\n]*')
WHOLE_PART = re.compile(r"-?[0-9]{1,15}")
REST = re.compile(r"[0-9]+%?|[0-9]{3}\.[0-9]+")
FORMULA = re.compile(r"[=+@]|-(?![0-9.,]+ ?%?$)")
DOUBTFUL = re.compile(r'(?:^|,)"?[=+@#-]', re.MULTILINE)  # a row without it holds neither of the two
SPREADSHEET_ERROR = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|#+)")


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The records that could be read, each with its lines as written; `whole` says that none was lost."""

    records: list[Entries | ReadRecord]
    texts: list[str]
    whole: bool


def read_table(
    data: bytes,
    columns: tuple[str, ...],
    numbers: frozenset[str],
    findings: Findings,
    known: Mapping[str, ReadRecord] = MappingProxyType({}),
) -> CsvTable:
    """Return one node a record, or what could be read of them; problems go into the findings.

    `columns` is the header, exact but for columns that came `LATER`; `numbers` are the columns in which an unquoted
    decimal comma makes two cells of one figure; `known` are records by their lines, which are not read again.
    """
    text = decode(data, findings, yaml=False)
    if text is not None and text.count("\n") > MAX_LINES:
        findings.add("too_many_lines", found=str(text.count("\n")), expected=str(MAX_LINES))
        return CsvTable([], [], whole=False)
    rows = _Rows(text or "", findings)
    header = next(rows, None)
    columns = tuple(name for name in columns if name not in LATER or header is None or name in header[1])
    if header is None or not _check_header(header[1], columns, findings):
        return CsvTable([], [], whole=False)
    records, texts, lost = [], [], 0
    for line, cells, raw in rows:
        again = known.get(raw)
        record = again.again(line, findings) if again else _record(line, cells, raw, columns, numbers, findings)
        if record is not None:
            records.append(record)
            texts.append(raw)
        elif cells:
            lost += 1
        if findings.full:
            break
    return CsvTable(records, texts, whole=not (lost or rows.broken or findings.full))


class _Rows(Iterator[tuple[int, list[str], str]]):
    """Yields physical line, cells and raw text of each row; goes on behind a broken quote."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.lines = text.split("\n")
        if not self.lines[-1]:
            self.lines.pop()
        self.findings = findings
        self.next_line = 0
        self.broken = 0
        self._restart()

    def _restart(self) -> None:
        self.offset = self.next_line
        self.reader = csv.reader((line + "\n" for line in self.lines[self.offset :]), strict=True)

    def __next__(self) -> tuple[int, list[str], str]:
        while True:
            first = self.next_line
            try:
                cells = next(self.reader)
            except csv.Error:
                self._broken_quote(first)
                continue
            self.next_line = self.offset + self.reader.line_num
            return first + 1, cells, "\n".join(self.lines[first : self.next_line])

    def _broken_quote(self, first: int) -> None:
        line = self.lines[first]
        opened = next((at for at, cell in _cells(line) if _broken(line, at, cell)), None)
        if opened is None and len(line) > csv.field_size_limit():
            self.findings.add("too_long", first + 1, 1, found=line[:40], expected=str(MAX_SCALAR))
        else:
            self.findings.add("unclosed_quote", first + 1, (opened or 0) + 1, found=line[opened or 0 :][:60])
        self.broken += 1
        if self.broken >= MAX_BROKEN_QUOTES:
            self._give_up()
        self.next_line = first + 1
        self._restart()

    def _give_up(self) -> NoReturn:
        self.next_line = len(self.lines)
        self._restart()
        raise StopIteration


def _cells(raw: str) -> list[tuple[int, str]]:
    """Return where each cell of a row starts, and its raw text."""
    found, at = [], 0
    while at <= len(raw) and len(found) <= MAX_COLUMNS:
        match = CELL.match(raw, at)
        cell = match.group() if match else ""
        if not cell.startswith('"') and raw[at : at + 1] == '"':  # an open quote: the rest of the row
            cell = raw[at:]
        rest = raw.find(",", at + len(cell))
        found.append((at, cell))
        at = rest + 1 if rest >= 0 else len(raw) + 1
    return found


def _broken(raw: str, at: int, cell: str) -> bool:
    closed = len(cell) > 1 and cell.endswith('"') and cell.count('"') % 2 == 0
    return cell.startswith('"') and not (closed and raw[at + len(cell) : at + len(cell) + 1] in ("", ","))


def _places(line: int, cells: list[str], raw: str) -> list[tuple[int, int]]:
    """Return line and column of each cell; column 0 where it cannot be told."""
    if '"' not in raw:
        places, at = [], 1
        for cell in cells:
            places.append((line, at))
            at += len(cell) + 1
        return places
    starts, at = [], 0
    for cell in cells:
        starts.append(at)
        at += len(cell) + (cell.count('"') + 2 if raw.startswith('"', at) else 0) + 1
    if at != len(raw) + 1 or len(cells) > MAX_COLUMNS:
        return [(line, 0)] * len(cells)
    if "\n" not in raw:
        return [(line, at + 1) for at in starts]
    return [(line + raw.count("\n", 0, at), at - raw.rfind("\n", 0, at)) for at in starts]


def _check_header(header: list[str], columns: tuple[str, ...], findings: Findings) -> bool:
    expected = ",".join(columns)
    for sign in (";", "\t", "|"):
        if len(header) == 1 < len(columns) and sign in header[0]:
            findings.add("wrong_separator", 1, header[0].index(sign) + 1, found=sign, expected=",")
            return False
    if tuple(header) == columns:
        return True
    before = len(findings.problems)
    places = _places(1, header, ",".join(header))
    for number, (name, (line, column)) in enumerate(zip(header[:MAX_COLUMNS], places, strict=False)):
        if name not in columns:
            findings.add("unknown_column", line, column, found=name, expected=nearest(name, columns))
        elif name in header[:number]:
            findings.add("duplicate_column", line, column, found=name)
    for name in columns:
        if name not in header:
            findings.add("missing_column", 1, found=name)
    if len(findings.problems) == before:
        findings.add("column_order", 1, 1, expected=expected)
    return False


def _record(
    line: int, cells: list[str], raw: str, columns: tuple[str, ...], numbers: frozenset[str], findings: Findings
) -> Entries | None:
    if not any(cell.strip() for cell in cells):
        findings.add("blank_row", line)
        return None
    places = _places(line, cells, raw)
    if len(cells) != len(columns):
        _wrong_length(line, cells, places, columns, numbers, findings)
        return None
    if len(raw) > MAX_SCALAR or DOUBTFUL.search(raw):
        for name, cell, place in zip(columns, cells, places, strict=True):
            _check_cell(name, cell, place, findings)
    record = Entries(line, 1)
    record.keys = {
        name: Scalar(cell, at, column, 0, 0, True)
        for name, cell, (at, column) in zip(columns, cells, places, strict=True)
    }
    record.values.update(record.keys)
    return record


def _check_cell(name: str, cell: str, place: tuple[int, int], findings: Findings) -> None:
    if FORMULA.match(cell):
        harmless = f"\u2212{cell[1:]}" if re.match("-[0-9]", cell) else cell.lstrip("=+@- ")  # a loss stays a loss
        findings.add("formula", *place, found=cell, expected=harmless, field=name)
    elif SPREADSHEET_ERROR.fullmatch(cell):
        findings.add("spreadsheet_error", *place, found=cell, field=name)
    elif len(cell) > MAX_SCALAR:
        findings.add("too_long", *place, found=cell[:40], expected=str(MAX_SCALAR))


def _wrong_length(
    line: int,
    cells: list[str],
    places: list[tuple[int, int]],
    columns: tuple[str, ...],
    numbers: frozenset[str],
    findings: Findings,
) -> None:
    found, expected = str(len(cells)), str(len(columns))
    if len(cells) < len(columns):
        findings.add("short_row", line, found=found, expected=expected)
        return
    split = _split_figures(cells, columns, numbers)
    if len(cells) - len(split) != len(columns):
        findings.add("long_row", line, found=found, expected=expected)
        return
    for at, figure in split.items():
        name = columns[at - sum(earlier < at for earlier in split)]
        try:
            parse_number(figure)
        except PydanticCustomError as error:
            write = str((error.context or {}).get("write", ""))
            findings.add(error.type, *places[at], found=figure, expected=write, field=name)


def _split_figures(cells: list[str], columns: tuple[str, ...], numbers: frozenset[str]) -> dict[int, str]:
    """Return where two neighbouring cells are one figure with an unquoted comma: `11,81` in a number's column."""
    found: dict[int, str] = {}
    for at, (whole, rest) in enumerate(pairwise(cells)):
        column = at - len(found)
        if len(cells) - len(found) <= len(columns) or column >= len(columns):
            break
        if at - 1 in found or columns[column] not in numbers:
            continue
        if WHOLE_PART.fullmatch(whole) and REST.fullmatch(rest):
            found[at] = f"{whole},{rest}"
    return found
