"""A workbook of Excel 97 to 2003, passed over record by record, and written again with its cells alone.

The library takes the numbers that a chart keeps for cells of the sheet it stands on, and memory for
as much as a record says; so it is given neither charts nor such records. Source: the format that
Microsoft publishes as MS-XLS; the names of records are its own.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from indicators.importing.workbook.compound import Compound, container
from indicators.importing.workbook.limits import MAX_SHEETS, Budget, FileRefusal
from indicators.importing.workbook.sheet_scan import SheetScan

STREAM = "Workbook"
MACROS = ("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA")
BOF, EOF, FILEPASS, BOUNDSHEET, SST, CONTINUE = 0x0809, 0x000A, 0x002F, 0x0085, 0x00FC, 0x003C
ROW, COLINFO, MERGED, STRING = 0x0208, 0x007D, 0x00E5, 0x0207
BOOLERR, FORMULA, MULRK, LABELSST = 0x0205, 0x0006, 0x00BD, 0x00FD
GLOBALS = (BOF, EOF, SST, 0x0042, 0x0022, 0x041E, 0x00E0)  # CODEPAGE, DATE1904, FORMAT, XF
CELLS = (BOOLERR, FORMULA, MULRK, LABELSST, 0x0203, 0x027E, 0x0204, 0x00D6)  # NUMBER, RK, LABEL, RSTRING
VERSION = 0x0600  # of Excel 97 and later
SHEET, MACRO_SHEET = 0, 1
FORMULA_HEAD = 20  # bytes before the formula itself: its place and its value
ROW_HIDDEN, COLUMN_HIDDEN = 0x20, 0x01
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
Record = tuple[int, bytes]  # number and content


@dataclass(slots=True)
class _Listed:
    """One sheet in the list of the workbook: its record, its name, where it begins, whether it is read."""

    content: bytes
    name: str
    place: int
    is_read: bool


def prepared(compound: Compound) -> tuple[BytesIO, list[SheetScan]]:
    """Return the workbook with nothing but its cells, and what was seen of each visible sheet; raises Refusal."""
    if compound.names & set(MACROS):
        raise FileRefusal("workbook_macros")
    if STREAM not in compound.streams:
        raise FileRefusal("workbook_old")  # Excel 95 and before: `Book`
    stream, budget = compound.read(STREAM), Budget()
    try:
        kept, listed, longest = _globals(_records(stream, 0, budget))
        parts, seen = [], []
        for one in listed:
            sheet = SheetScan(one.name)
            parts.append(_cells(sheet, _records(stream, one.place, budget)) if one.is_read else _part())
            budget.take_sheet(sheet.name, sheet.rows, sheet.columns)
            budget.take_text(sheet.texts * longest)
            seen += [sheet] if one.is_read else []
    except (struct.error, IndexError) as error:
        raise FileRefusal("workbook_damaged") from error
    return BytesIO(container(STREAM, _joined(kept, listed, parts))), seen


def _joined(kept: list[Record], listed: list[_Listed], parts: list[bytes]) -> bytes:
    """Return the stream: what counts for all sheets with the list of them, then the sheets."""
    place = sum(4 + len(content) for _, content in kept) + sum(4 + len(one.content) for one in listed)
    records = []
    for one, part in zip(listed, parts, strict=True):
        records.append((BOUNDSHEET, struct.pack("<I", place) + one.content[4:]))
        place += len(part)
    return _written([*kept[:-1], *records, kept[-1]]) + b"".join(parts)


def _written(records: Iterable[Record]) -> bytes:
    return b"".join(struct.pack("<HH", number, len(content)) + content for number, content in records)


def _part(records: Iterable[Record] = ()) -> bytes:
    """Return a sheet of these records."""
    return _written([(BOF, struct.pack("<HHHHII", VERSION, 0x10, 0, 0, 0, 0)), *records, (EOF, b"")])


def _records(stream: bytes, place: int, budget: Budget) -> Iterator[Record]:
    """Yield the records from a place to the end of their part; parts within it, which are charts, are left out."""
    depth = 0
    while place + 4 <= len(stream):
        budget.take_node()
        number, length = struct.unpack_from("<HH", stream, place)
        content = stream[place + 4 : place + 4 + length]
        if len(content) < length:
            break
        if depth + (number == BOF) <= 1:
            yield number, content
        depth += (number == BOF) - (number == EOF)
        if depth <= 0:
            return
        place += 4 + length
    raise FileRefusal("workbook_damaged")


def _globals(records: Iterator[Record]) -> tuple[list[Record], list[_Listed], int]:
    """Return what counts for all sheets, the list of sheets, and the length of the longest shared text."""
    kept: list[Record] = []
    listed: list[_Listed] = []
    texts: list[bytes] = []
    for number, content in records:
        if number == BOF and struct.unpack_from("<H", content)[0] != VERSION:
            raise FileRefusal("workbook_old")
        if number == FILEPASS:
            raise FileRefusal("workbook_encrypted")
        if number == BOUNDSHEET:
            listed.append(_listed(content))
        elif number in GLOBALS or (number == CONTINUE and kept and kept[-1][0] in (SST, CONTINUE)):
            kept.append((number, content))
            texts += [content] if number in (SST, CONTINUE) else []
        elif number != CONTINUE and kept[-1][0] in (SST, CONTINUE):
            kept.append((0, b""))  # so that what goes on from another record is not taken for texts
    if len(listed) > MAX_SHEETS:
        raise FileRefusal("workbook_too_many_sheets", expected=f"{MAX_SHEETS}")
    # The library takes memory for as many texts as are announced; each has three bytes at least.
    if texts and struct.unpack_from("<I", texts[0], 4)[0] * 3 > sum(map(len, texts)):
        raise FileRefusal("workbook_damaged")
    return kept, listed, _longest(texts)


def _listed(content: bytes) -> _Listed:
    place, hidden, kind, length, wide = struct.unpack_from("<IBBBB", content)
    if kind == MACRO_SHEET:
        raise FileRefusal("workbook_macros")
    name = content[8 : 8 + (length << (wide & 1))].decode("utf-16-le" if wide & 1 else "latin-1", "replace")
    return _Listed(content, name, place, is_read=kind == SHEET and not hidden & 3)


def _longest(parts: list[bytes]) -> int:
    """Return the length of the longest shared text; one that goes on in the next record has its flags again there."""
    longest, part, at = 0, 0, 8
    while part < len(parts):
        if at + 3 > len(parts[part]):
            part, at = part + 1, max(at - len(parts[part]), 0)
            continue
        length, flags = struct.unpack_from("<HB", parts[part], at)
        longest, at = max(longest, length), at + 3
        runs = extra = 0
        if flags & 8:
            runs, at = struct.unpack_from("<H", parts[part], at)[0], at + 2
        if flags & 4:
            extra, at = struct.unpack_from("<I", parts[part], at)[0], at + 4
        while part < len(parts) and at + (length << (flags & 1)) > len(parts[part]):
            length -= max(len(parts[part]) - at, 0) >> (flags & 1)
            part, at = part + 1, 1
            flags = parts[part][0] if part < len(parts) and parts[part] else 0
        at += (length << (flags & 1)) + runs * 4 + extra
    return longest


def _cells(seen: SheetScan, records: Iterator[Record]) -> bytes:
    """Return the sheet with its values alone, and keep what the library does not tell of it."""
    kept: list[Record] = []
    for number, content in records:
        if number in CELLS:
            _see(seen, number, content)
            kept.append((number, content[:FORMULA_HEAD] + bytes(2) if number == FORMULA else content))
        elif number in (STRING, MERGED):
            kept.append((number, content))
        elif number == ROW:
            if struct.unpack_from("<I", content, 12)[0] & ROW_HIDDEN:
                seen.hidden_rows.add(struct.unpack_from("<H", content)[0])
        elif number == COLINFO:
            first, last, _, _, options = struct.unpack_from("<5H", content)
            if options & COLUMN_HIDDEN:
                seen.hide_columns(range(first, min(last, 255) + 1))
    return _part(kept)


def _see(seen: SheetScan, number: int, content: bytes) -> None:
    row, column = struct.unpack_from("<HH", content)
    last = struct.unpack_from("<H", content, len(content) - 2)[0] if number == MULRK else column
    seen.reach(row, last)
    seen.texts += number == LABELSST
    if number == BOOLERR and content[7]:
        seen.breaks(row, column, ERRORS.get(content[6], "#"))
    elif number == FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        seen.breaks(row, column, ERRORS.get(content[8], "#"))
