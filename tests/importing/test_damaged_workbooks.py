"""Workbooks that are damaged in one place: refused as damaged, or read where the place does not matter."""

import struct
from collections.abc import Callable
from decimal import Decimal

import pytest

from indicators.importing.types import Broken
from indicators.importing.workbook import UnreadableWorkbook, read_workbook
from indicators.importing.workbook import ods as open_documents
from indicators.importing.workbook.limits import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS
from indicators.importing.workbook.package import Package

from .formats import biff, changed, compound, number, ods, ods_cell, ods_table, one_sheet, record, sheet_xml, text, xls

GOOD = one_sheet([["FDI", 1.5]])
CELLS = {"A": number(0, 0, 1)}
TO_ITSELF = struct.pack("<I", 5)  # the sixth sector
TABLES = 76  # place of the list of tables in the header of the old container
MERGED = '<mergeCell ref="A1:XFD1048576"/>'  # the whole sheet
OTHER_RECORD = record(0x1AF, b"\x01")


def code(data: bytes) -> str:
    with pytest.raises(UnreadableWorkbook) as refused:
        read_workbook(data, "a")
    return refused.value.problem.code


def patched(data: bytes, place: int, content: bytes) -> bytes:
    return data[:place] + content + data[place + len(content) :]


def macro_sheet() -> bytes:
    stream = biff(CELLS)
    listed = stream.index(record(0x85)[:2], 20)
    return compound({"Workbook": patched(stream, listed + 9, b"\x01")})


def texts_cut_off() -> bytes:
    return xls({"A": text(0, 0, 0)}, first=record(0xFC, struct.pack("<IIHB", 1, 1, 9, 1) + b"F\0D\0"))


DAMAGED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "looks of cells that are cut off": (
        "workbook_damaged", lambda: changed(GOOD, "xl/styles.xml", "</cellXfs>", "<"),
    ),
    "shared texts that are cut off": (
        "workbook_damaged", lambda: changed(GOOD, "xl/sharedStrings.xml", "</sst>", ""),
    ),
    "a sheet that is not there": (
        "workbook_damaged", lambda: changed(GOOD, "xl/_rels/workbook.xml.rels", "sheet1", "9"),
    ),
    "an encoding that nobody knows": (
        "workbook_damaged", lambda: changed(GOOD, "xl/workbook.xml", "<sheets>", "<sheets>&none;"),
    ),
    "a part of an unknown compression": ("workbook_damaged", lambda: GOOD.replace(b"\x08\x00", b"\x63\x00")),
    "sectors of an unknown size": ("workbook_damaged", lambda: patched(xls(CELLS), 30, b"\x05\x00")),
    "a table beyond the end": ("workbook_damaged", lambda: patched(xls(CELLS), TABLES, struct.pack("<I", 90_000))),
    "lists of tables without end": (
        "workbook_damaged", lambda: patched(patched(xls(CELLS), 68, TO_ITSELF), 512 * 7 - 4, TO_ITSELF),
    ),
    "a stream shorter than it says": (
        "workbook_damaged", lambda: patched(xls(CELLS), 512 + 512 + 128 + 120, struct.pack("<I", 900_000)),
    ),
    "a record longer than the stream": (
        "workbook_damaged", lambda: compound({"Workbook": biff(CELLS)[:20] + struct.pack("<HH", 0x42, 60_000)}),
    ),
    "a record too short for its cell": ("workbook_damaged", lambda: xls({"A": record(0x0203, b"\x00")})),
    "a record that the library breaks on": ("workbook_damaged", lambda: xls(CELLS, first=record(0x22))),
    "texts that are cut off": ("workbook_damaged", texts_cut_off),
    "a macro sheet in an old workbook": ("workbook_macros", macro_sheet),
    "too many old sheets": (
        "workbook_too_many_sheets", lambda: xls({f"{at}": b"" for at in range(MAX_SHEETS + 1)}),
    ),
    "too many sheets of LibreOffice": (
        "workbook_too_many_sheets", lambda: ods("".join(f"<table:table table:name='{at}'/>" for at in range(999))),
    ),
    "cells merged over and over": (
        "workbook_damaged",
        lambda: changed(
            GOOD, "xl/worksheets/sheet1.xml", "</sheetData>",
            f"</sheetData><mergeCells>{MERGED * 2}</mergeCells>",
        ),
    ),
    "quotes without end": ("workbook_damaged", lambda: b"a,b\n" * 300 + b'"' + b"x" * 200_000),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_workbook_is_refused(what: str) -> None:
    expected, make = DAMAGED[what]
    assert code(make()) == expected


def test_a_number_too_large_for_any_is_none() -> None:
    (sheet,) = read_workbook(sheet_xml('<row r="1"><c r="A1"><v>1E+999</v></c></row>'), "a.xlsx")
    assert sheet.rows == ((Broken("inf"),),)


def test_what_goes_on_from_another_record_is_no_shared_text() -> None:
    shared = record(0xFC, struct.pack("<IIHB", 1, 1, 3, 0) + b"FDI")
    first = shared + OTHER_RECORD + record(0x3C, b"\x00\x05\x00")
    (sheet,) = read_workbook(xls({"A": text(0, 0, 0)}, first=first), "a.xls")
    assert sheet.rows == (("FDI",),)


def test_texts_with_their_own_looks_are_read_to_their_end() -> None:
    runs = struct.pack("<HBH", 3, 8, 2) + b"FDI" + bytes(8)
    extra = struct.pack("<HBI", 2, 5, 6) + "tỷ".encode("utf-16-le") + bytes(6)
    plain = struct.pack("<HB", 4, 0) + b"GRDP"
    first = record(0xFC, struct.pack("<II", 3, 3) + runs + extra + plain)
    cells = text(0, 0, 0) + text(0, 1, 1) + text(0, 2, 2)
    (sheet,) = read_workbook(xls({"A": cells}, first=first), "a.xls")
    assert sheet.rows == (("FDI", "tỷ", "GRDP"),)


def test_a_remark_on_a_cell_is_not_its_value() -> None:
    failed = '<table:table-cell office:value-type="string" calcext:value-type="error">'
    remark = "<office:annotation><text:p>xem lại</text:p></office:annotation>"
    row = f"<table:table-row>{ods_cell(1)}{failed}{remark}<text:p>#REF!</text:p></table:table-cell></table:table-row>"
    (sheet,) = read_workbook(ods(ods_table(row)), "a.ods")
    assert sheet.rows == ((Decimal(1), Broken("#REF!")),)


def test_what_is_hidden_is_kept_as_far_as_a_sheet_is_read_however_often_it_is_repeated():
    hidden = "<table:table-row table:visibility='collapse' table:number-rows-repeated='16000'/>" * 90
    columns = "<table:table-column table:visibility='collapse' table:number-columns-repeated='9999'/>" * 9
    cell = f"<table:table-row>{ods_cell(1)}</table:table-row>"
    _, (seen,) = open_documents.prepared(Package(ods(f"<table:table>{columns}{cell}{hidden}</table:table>")))
    assert (len(seen.hidden_columns), len(seen.hidden_rows)) == (MAX_COLUMNS, MAX_ROWS - 1)
