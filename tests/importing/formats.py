"""Workbooks of every format made in the tests: by a writer where there is one, by hand where there is none."""

import struct
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.chart_line import ChartLine
from xlsxwriter.workbook import Workbook

SPACES = (
    " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text"))
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
OPEN_SHEETS = "application/vnd.oasis.opendocument.spreadsheet"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SECTOR = 512


def xlsx(fill: Callable[[Workbook], Any], **options: object) -> bytes:
    """Return a workbook that `fill` writes."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        fill(book)
    return out.getvalue()


def one_sheet(rows: Sequence[Sequence[object]], name: str = "Biểu 1") -> bytes:
    """Return a workbook of one sheet."""

    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)

    return xlsx(fill)


def chart_sheet(book: Workbook, name: str) -> None:
    """Add a sheet that holds a chart and no cells."""
    chart = book.add_chart({"type": "line"})
    assert isinstance(chart, ChartLine)
    chart.add_series({"values": "=A!$A$1:$A$1"})
    book.add_chartsheet(name).set_chart(chart)


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return out.getvalue()


def bomb(parts: Mapping[str, bytes], name: str, size: int) -> bytes:
    """Return a zip file with one more part of zeros that says it were a hundred bytes long."""
    honest, said = struct.pack("<I", size), struct.pack("<I", 100)
    return zipped({**parts, name: bytes(size)}).replace(honest, said)


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return a workbook with one text of a part replaced."""
    parts = parts_of(data)
    assert old.encode() in parts[part]
    return zipped({**parts, part: parts[part].replace(old.encode(), new.encode(), 1)})


def sheet_xml(rows: str) -> bytes:
    """Return a workbook whose one sheet holds these rows as they are."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return zipped({**parts_of(one_sheet([["x"]])), "xl/worksheets/sheet1.xml": sheet})


def ods(tables: str, list_of_parts: str = "<manifest/>") -> bytes:
    """Return a workbook of LibreOffice with these tables as they are."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.3"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": OPEN_SHEETS, "content.xml": content, "META-INF/manifest.xml": list_of_parts})


def ods_cell(value: float | str, **attributes: object) -> str:
    """Return one cell; an attribute `number_columns_repeated` is written with hyphens."""
    more = "".join(f' table:{name.replace("_", "-")}="{word}"' for name, word in attributes.items())
    kind = 'string"' if isinstance(value, str) else f'float" office:value="{value}"'
    return f'<table:table-cell office:value-type="{kind}{more}><text:p>{value}</text:p></table:table-cell>'


def ods_table(rows: str) -> str:
    """Return one table of rows as they are."""
    return f'<table:table table:name="Biểu 1">{rows}</table:table>'


# ---- Excel 97: records in a stream, the stream in a container of sectors


def record(number: int, content: bytes = b"") -> bytes:
    """Return one record."""
    return struct.pack("<HH", number, len(content)) + content


def biff(sheets: Mapping[str, bytes], texts: tuple[str, ...] = (), first: bytes = b"", state: int = 0) -> bytes:
    """Return a stream of sheets, each its records as they are, with the texts that they share."""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)) + first
    shared = b"".join(struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in texts)
    shared = record(0xFC, struct.pack("<II", len(texts), len(texts)) + shared) if texts else b""
    names = {name: struct.pack("<BBBB", state, 0, len(name), 1) + name.encode("utf-16-le") for name in sheets}
    place = len(start) + len(shared) + 4 + sum(8 + len(name) for name in names.values())
    listed, parts = b"", b""
    for name, cells in sheets.items():
        listed += record(0x85, struct.pack("<I", place + len(parts)) + names[name])
        parts += record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A)
    return start + listed + shared + record(0x0A) + parts


def number(row: int, column: int, value: float) -> bytes:
    """Return a cell that holds a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def text(row: int, column: int, place: int) -> bytes:
    """Return a cell that holds one of the shared texts."""
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, place))


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return the old container with these streams, each in sectors one after the other, after all tables."""
    padded = [one.ljust(max(4096, -(-len(one) // SECTOR) * SECTOR), b"\0") for one in streams.values()]
    directory = -(-(len(streams) + 1) * 128 // SECTOR)
    tables = -(-(directory + sum(len(one) // SECTOR for one in padded) + 9) // 127)
    lists = max(0, -(-(tables - 109) // 127))  # of the tables that the header has no place for
    start = tables + lists
    links = [0xFFFFFFFD] * tables + [0xFFFFFFFC] * lists + [*range(start + 1, start + directory), 0xFFFFFFFE]
    entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0)
    for name, content in zip(streams, padded, strict=True):
        first = len(links)
        links += [*range(first + 1, first + len(content) // SECTOR), 0xFFFFFFFE]
        entries += _entry(name, 2, first, len(content))
    links += [0xFFFFFFFF] * (tables * 128 - len(links))
    listed = [*range(tables), *[0xFFFFFFFF] * (109 + 127 * lists - tables)]
    ends = [*range(tables + 1, tables + lists), 0xFFFFFFFE]
    more = [one for at in range(lists) for one in (*listed[109 + at * 127 : 236 + at * 127], ends[at])]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    first_list = tables if lists else 0xFFFFFFFE
    head += struct.pack("<9I", 0, tables, start, 0, 4096, 0xFFFFFFFE, 0, first_list, lists)
    table = struct.pack(f"<{109 + len(links) + len(more)}I", *listed[:109], *links, *more)
    return head + table + entries.ljust(directory * SECTOR, b"\0") + b"".join(padded)


def short_compound(name: str, stream: bytes) -> bytes:
    """Return the old container with one stream of less than 4,096 bytes, which lies in sectors of 64 bytes."""
    pieces, large = -(-len(stream) // 64), -(-len(stream) // SECTOR)
    links = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *range(4, 3 + large), 0xFFFFFFFE]
    short = [*range(1, pieces), 0xFFFFFFFE]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, 2, 1, 0xFFFFFFFE, 0) + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    tables = [struct.pack("<128I", *one, *[0xFFFFFFFF] * (128 - len(one))) for one in (links, short)]
    entries = _entry("Root Entry", 5, 3, large * SECTOR) + _entry(name, 2, 0, len(stream))
    return head + tables[0] + entries.ljust(SECTOR, b"\0") + tables[1] + stream.ljust(large * SECTOR, b"\0")


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words) + 2, kind, 1, *[0xFFFFFFFF] * 3)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def xls(sheets: Mapping[str, bytes], texts: tuple[str, ...] = (), first: bytes = b"", state: int = 0) -> bytes:
    """Return a workbook of Excel 97."""
    return compound({"Workbook": biff(sheets, texts, first, state)})
