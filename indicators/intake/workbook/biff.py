"""A workbook of Excel 97 to 2003, passed over record by record before it is read.

Source: the format that Microsoft publishes as MS-XLS. The names of records are its own.
"""

import struct
from collections.abc import Iterator
from io import BytesIO

from indicators.intake.workbook.compound import Compound, container
from indicators.intake.workbook.limits import MAX_SHEETS, Budget, Refusal
from indicators.intake.workbook.seen import Seen

STREAM = "Workbook"
MACROS = ("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA")
BOF, EOF, FILEPASS, BOUNDSHEET, SST, CONTINUE = 0x0809, 0x000A, 0x002F, 0x0085, 0x00FC, 0x003C
DIMENSIONS, ROW, COLINFO, BOOLERR, FORMULA = 0x0200, 0x0208, 0x007D, 0x0205, 0x0006
MULRK, LABELSST = 0x00BD, 0x00FD
CELLS = (BOOLERR, FORMULA, MULRK, LABELSST, 0x0203, 0x027E, 0x0204, 0x00D6)  # NUMBER, RK, LABEL, RSTRING
VERSION = 0x0600  # of Excel 97 and later
SHEET, MACRO_SHEET = 0, 1
ROW_HIDDEN, COLUMN_HIDDEN = 0x20, 0x01
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
Record = tuple[int, int, bytes]  # number, place of its content in the stream, content


def prepared(compound: Compound) -> tuple[BytesIO, list[Seen]]:
    """Return the workbook alone in its container, and what was seen of each visible sheet; raises Refusal."""
    if compound.names & set(MACROS):
        raise Refusal("workbook_macros")
    if STREAM not in compound.streams:
        raise Refusal("workbook_old")  # Excel 95 and before: `Book`
    stream = bytearray(compound.read(STREAM))
    budget = Budget()
    try:
        sheets, longest = _globals(_records(bytes(stream), 0, budget))
        seen = [_seen(name, _records(bytes(stream), place, budget)) for name, place in sheets]
    except struct.error as error:
        raise Refusal("workbook_damaged") from error
    for one in seen:
        budget.take_sheet(one.name, one.rows, one.columns)
        budget.take_text(one.texts * longest)
        if one.dimensions is not None:  # the library takes memory for what it says there
            struct.pack_into("<IIHH", stream, one.dimensions, 0, one.rows, 0, one.columns)
    return BytesIO(container(STREAM, bytes(stream))), seen


def _records(stream: bytes, place: int, budget: Budget) -> Iterator[Record]:
    """Yield the records from a place to the end of their part; parts within it (charts) are passed over whole."""
    depth = 0
    while place + 4 <= len(stream):
        budget.take_node()
        number, length = struct.unpack_from("<HH", stream, place)
        place += 4
        depth += (number == BOF) - (number == EOF)
        if depth <= 1:
            yield number, place, stream[place : place + length]
        if depth == 0:
            return
        place += length
    raise Refusal("workbook_damaged")


def _globals(records: Iterator[Record]) -> tuple[list[tuple[str, int]], int]:
    """Return the visible sheets with their places, and the length of the longest shared text."""
    sheets: list[tuple[str, int]] = []
    texts: list[bytes] = []
    before = 0
    for number, _, content in records:
        if number == BOF and struct.unpack_from("<H", content)[0] != VERSION:
            raise Refusal("workbook_old")
        if number == FILEPASS:
            raise Refusal("workbook_encrypted")
        if number == BOUNDSHEET:
            place, hidden, kind, length, wide = struct.unpack_from("<IBBBB", content)
            if kind == MACRO_SHEET:
                raise Refusal("workbook_macros")
            if kind == SHEET and not hidden & 3:
                name = content[8 : 8 + (length << (wide & 1))]
                sheets.append((name.decode("utf-16-le" if wide & 1 else "latin-1", "replace"), place))
        if number == SST or (number == CONTINUE and before in (SST, CONTINUE) and texts):
            texts.append(content)
        before = number
    if len(sheets) > MAX_SHEETS:
        raise Refusal("workbook_too_many_sheets", expected=f"{MAX_SHEETS}")
    return sheets, _longest(texts)


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


def _seen(name: str, records: Iterator[Record]) -> Seen:
    seen = Seen(name)
    for number, place, content in records:
        if number in CELLS:
            _see_cell(seen, number, content)
        elif number == ROW:
            row = struct.unpack_from("<H", content)[0]
            if struct.unpack_from("<I", content, 12)[0] & ROW_HIDDEN:
                seen.hidden_rows.add(row)
        elif number == COLINFO:
            first, last, _, _, options = struct.unpack_from("<5H", content)
            if options & COLUMN_HIDDEN:
                seen.hide_columns(range(first, min(last, 255) + 1))
        elif number == DIMENSIONS and len(content) >= 12:
            seen.dimensions = place
    return seen


def _see_cell(seen: Seen, number: int, content: bytes) -> None:
    row, column = struct.unpack_from("<HH", content)
    last = struct.unpack_from("<H", content, len(content) - 2)[0] if number == MULRK else column
    seen.reach(row, last)
    seen.texts += number == LABELSST
    if number == BOOLERR and content[7]:
        seen.breaks(row, column, ERRORS.get(content[6], "#"))
    elif number == FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        seen.breaks(row, column, ERRORS.get(content[8], "#"))
