"""Whatever is dropped in place of a workbook: one plain sentence in both languages, soon, nothing read past a limit."""

import random
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from xlsxwriter.workbook import Workbook

from indicators.importing.types import letters
from indicators.importing.workbook import UnreadableWorkbook, read_workbook
from indicators.importing.workbook.limits import MAX_BYTES, MAX_CELLS, MAX_NODES, MAX_PARTS, MAX_SHEETS, MB

from .formats import (
    biff,
    bomb,
    changed,
    chart_sheet,
    compound,
    number,
    ods,
    ods_cell,
    ods_table,
    one_sheet,
    parts_of,
    record,
    sheet_xml,
    text,
    xls,
    xlsx,
    zipped,
)

GOOD = one_sheet([["Chỉ tiêu", "Tháng 11"], ["FDI", 1.5]])
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
DIRECTORY = b"PK\x01\x02"


def refused(data: bytes, name: str = "báo cáo.xlsx") -> UnreadableWorkbook:
    """Return the refusal of a file, which is worded in both languages."""
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(data, name)
    error = caught.value
    said = {error.message(lang) for lang in ("vi", "en")}
    assert len(said) == 2
    assert not any("{" in words or "\n" in words for words in said)
    assert f"{error:vi}".startswith("báo cáo")
    assert str(error) == f"{error:en}"
    return error


def code(data: bytes, name: str = "báo cáo.xlsx") -> str:
    return refused(data, name).problem.code


def formatted() -> str:
    """Return half a million cells that are coloured and empty."""
    return "".join(
        f'<row r="{row}">{"".join(f"""<c r="{letters(at)}{row}" s="1"/>""" for at in range(5_000))}</row>'
        for row in range(1, MAX_NODES // 5_000 + 2)
    )


def locked() -> bytes:
    return compound({"EncryptionInfo": b"\x04\x00\x04\x00", "EncryptedPackage": b"\x01" * 9_000})


def nested() -> bytes:
    inner = zipped({"a.bin": bytes(30 * MB)})
    return zipped({f"{at}.zip": inner for at in range(20)})


def lying() -> bytes:
    return bomb(parts_of(GOOD), "xl/sharedStrings2.xml", 60 * MB)


def lying_sheet() -> bytes:
    parts = parts_of(GOOD)
    rows = parts.pop("xl/worksheets/sheet1.xml")
    return bomb(parts, "xl/worksheets/sheet1.xml", 60 * MB) if rows else b""


def loop() -> bytes:
    data = bytearray(xls({"A": number(0, 0, 1)}))
    data[512 + 8 : 512 + 12] = struct.pack("<I", 2)  # the third sector is followed by itself
    return bytes(data)


def shared(times: int, length: int) -> bytes:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("A")
        for at in range(times):
            sheet.write_string(at // 200, at % 200, "x" * length)

    return xlsx(fill)


def charts_alone() -> bytes:
    return xlsx(lambda book: chart_sheet(book, "A"))


def encrypted_part() -> bytes:
    data = bytearray(GOOD)
    at = data.find(DIRECTORY)
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(DIRECTORY, at + 4)
    return bytes(data)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True)
)
GLOBAL_LOCK = record(0x2F, bytes(54))
WRONG: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing at all": ("workbook_empty", lambda: b""),
    "50 MB": ("workbook_too_large", lambda: GOOD + bytes(50 * MB)),
    "a workbook under a password": ("workbook_encrypted", locked),
    "an old workbook under a password": ("workbook_encrypted", lambda: xls({"A": b""}, first=GLOBAL_LOCK)),
    "a zip file under a password": ("workbook_encrypted", encrypted_part),
    "a LibreOffice workbook under a password": (
        "workbook_encrypted", lambda: ods("", "<manifest><encryption-data/></manifest>"),
    ),
    "macros": ("workbook_macros", lambda: zipped({**parts_of(GOOD), "xl/vbaProject.bin": b"\xcc\x61"})),
    "macros of Excel 4": ("workbook_macros", lambda: zipped({**parts_of(GOOD), "xl/macrosheets/sheet1.xml": b"<a/>"})),
    "macros in an old workbook": (
        "workbook_macros", lambda: compound({"Workbook": biff({"A": b""}), "_VBA_PROJECT": b"\x01"}),
    ),
    "a picture": ("workbook_is_picture", lambda: PNG),
    "a photograph": ("workbook_is_picture", lambda: b"\xff\xd8\xff\xe0" + bytes(5_000)),
    "a bitmap": ("workbook_is_picture", lambda: b"BM\x36\x00\x00\x00" + bytes(5_000)),
    "a PDF": ("workbook_is_pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(5_000)),
    "a Word document": ("workbook_is_document", lambda: zipped({"[Content_Types].xml": "", "word/document.xml": ""})),
    "an old Word document": ("workbook_is_document", lambda: compound({"WordDocument": bytes(5_000)})),
    "a rich text": ("workbook_is_document", lambda: b"{\\rtf1\\ansi a, b\\par c, d}"),
    "a LibreOffice text": (
        "workbook_is_document", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
    ),
    "a presentation": ("workbook_is_slides", lambda: zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""})),
    "an old presentation": ("workbook_is_slides", lambda: compound({"PowerPoint Document": bytes(5_000)})),
    "a program": ("workbook_is_program", lambda: b"MZ\x90\x00\x03" + bytes(range(256)) * 99),
    "a program of Linux": ("workbook_is_program", lambda: b"\x7fELF\x02\x01" + bytes(5_000)),
    "a zip file": ("workbook_is_archive", lambda: zipped({"báo cáo.xlsx": GOOD})),
    "another archive": ("workbook_is_archive", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(5_000)),
    "a web page": ("workbook_is_web_page", lambda: b"\n<html><body><table><tr><td>1</td></tr></table></body></html>"),
    "XML of Excel 2003": (
        "workbook_is_xml",
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ),
    "a letter": ("workbook_is_text", lambda: "Kính gửi Ủy ban nhân dân\nThực hiện công văn số 5\n".encode() * 40),
    "a binary workbook": ("workbook_binary", lambda: zipped({"[Content_Types].xml": "", "xl/workbook.bin": b""})),
    "Excel 95": ("workbook_old", lambda: compound({"Book": bytes(5_000)})),
    "Excel 95 in the stream of Excel 97": (
        "workbook_old", lambda: compound({"Workbook": record(0x0809, struct.pack("<HH", 0x0500, 5)) + bytes(5_000)}),
    ),
    "an unknown container": ("workbook_junk", lambda: compound({"Contents": bytes(5_000)})),
    "archives within an archive": ("workbook_is_archive", nested),
    "a zip bomb that says so": ("workbook_bomb", lambda: zipped({**parts_of(GOOD), "xl/media/a.xml": bytes(300 * MB)})),
    "a zip bomb that says it were small": ("workbook_damaged", lying_sheet),
    "too many parts": ("workbook_bomb", lambda: zipped({f"xl/{at}": b"" for at in range(MAX_PARTS + 1)})),
    "half a workbook": ("workbook_damaged", lambda: GOOD[: len(GOOD) // 2]),
    "a workbook with one wrong byte": ("workbook_damaged", lambda: _flipped(GOOD)),
    "half an old workbook": ("workbook_damaged", lambda: xls({"A": number(0, 0, 1)})[:3_000]),
    "the first bytes of an old workbook": ("workbook_damaged", lambda: xls({"A": b""})[:100]),
    "an old workbook whose sectors go round": ("workbook_damaged", loop),
    "an old workbook that announces texts it has not": (
        "workbook_damaged", lambda: xls({"A": text(0, 0, 0)}, first=record(0xFC, struct.pack("<II", 9, 2**31 - 1))),
    ),
    "a LibreOffice workbook without a content": (
        "workbook_damaged", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
    ),
    "XML that is none": ("workbook_damaged", lambda: sheet_xml("<row")),
    "a cell that is nowhere": ("workbook_damaged", lambda: sheet_xml(f'<row r="{"9" * 5000}"><c><v>1</v></c></row>')),
    "XML in another encoding": (
        "workbook_damaged", lambda: changed(GOOD, "xl/workbook.xml", "<sheets>", "<sheets>\udcff".encode(
            "utf-8", "surrogateescape").decode("latin-1") + "<"),
    ),
    "entities of entities": ("workbook_doctype", lambda: _with_entities()),
    "entities in a LibreOffice workbook": (
        "workbook_doctype", lambda: zipped({**parts_of(ods("")), "content.xml": f"{ENTITIES}]><x>&i;</x>"}),
    ),
    "charts alone": ("workbook_no_sheet", charts_alone),
    "sheets without a cell": ("workbook_blank", lambda: xlsx(lambda book: book.add_worksheet("A"))),
    "too many sheets": (
        "workbook_too_many_sheets", lambda: xlsx(lambda book: [book.add_worksheet() for _ in range(MAX_SHEETS + 1)]),
    ),
    "a figure in the last cell there is": (
        "workbook_far_cell", lambda: sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ),
    "an old figure far away": ("workbook_far_cell", lambda: xls({"A": number(65_535, 255, 1)})),
    "a LibreOffice figure in every row": (
        "workbook_far_cell",
        lambda: ods(ods_table(f'<table:table-row table:number-rows-repeated="99999">{ods_cell(1)}</table:table-row>')),
    ),
    "a table as text with a million rows": ("workbook_far_cell", lambda: b"a,b\n" * 1_000_000),
    "a grid of cells": (
        "workbook_too_many_cells", lambda: zipped_sheets(8, '<row r="9001"><c r="Z9001"><v>1</v></c></row>'),
    ),
    "formatted cells without end": (
        "workbook_too_many_cells", lambda: sheet_xml(formatted()),
    ),
    "one text in many cells": ("workbook_too_much_text", lambda: shared(5_000, 30_000)),
    "a text of spaces": (
        "workbook_too_much_text",
        lambda: ods(ods_table('<table:table-row><table:table-cell office:value-type="string"><text:p>'
                    '<text:s text:c="99999999999"/></text:p></table:table-cell></table:table-row>')),
    ),
    "one old text in many cells": (
        "workbook_too_much_text",
        lambda: xls({"A": b"".join(text(at // 250, at % 250, 0) for at in range(50_000))}, ("x" * 4_000,)),
    ),
    "a table in the encoding of Windows": (
        "workbook_encoding", lambda: "Chỉ tiêu;Tháng\nVốn đầu tư;5\n".encode("cp1258", "replace") + b"\xd0\xfe;1\n",
    ),
    "half a table in UTF-16": ("workbook_encoding", lambda: "a,b\nc,d\n".encode("utf-16")[:-1]),
    "chance": ("workbook_junk", lambda: random.Random(5).randbytes(200_000)),
    "zeros": ("workbook_junk", lambda: bytes(200_000)),
}  # fmt: skip


def _flipped(data: bytes) -> bytes:
    """Return a workbook of which one byte of the compressed sheet is another."""
    at = data.find(b"xl/worksheets/sheet1.xml") + 60
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


def _with_entities() -> bytes:
    sheet = parts_of(GOOD)["xl/worksheets/sheet1.xml"].decode().replace("?>\n", f"?>\n{ENTITIES}]>")
    assert ENTITIES in sheet
    return zipped({**parts_of(GOOD), "xl/worksheets/sheet1.xml": sheet.replace("<v>", "<v>&i;")})


def zipped_sheets(count: int, rows: str) -> bytes:
    """Return a workbook of sheets that hold the same rows."""
    parts = parts_of(xlsx(lambda book: [book.add_worksheet() for _ in range(count)]))
    cells = f"<sheetData>{rows}</sheetData>".encode()
    return zipped({
        name: content.replace(b"<sheetData/>", cells) if "worksheets/" in name else content
        for name, content in parts.items()
    })  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_file_gets_its_sentence_within_a_second(what: str) -> None:
    expected, make = WRONG[what]
    assert code(make()) == expected


def test_the_sentence_names_the_limit_and_what_is_beyond_it() -> None:
    large = refused(bytes(MAX_BYTES + 5 * MB))
    assert "15.0 MB" in large.message("en")
    assert "10 MB" in large.message("vi")
    far = refused(sheet_xml('<row r="20000"><c r="C20000"><v>1</v></c></row>'))
    assert far.message("en").startswith('sheet "Biểu 1" goes on to cell C20000, at most IV10000')
    assert f"{MAX_CELLS}" in refused(sheet_xml(formatted())).message("vi")


def test_a_path_is_not_repeated_and_what_cannot_be_seen_is_written_out() -> None:
    for name in ("C:\\nhà\\báo cáo.xlsx", "/nhà/báo cáo.xlsx"):
        assert refused(b"", name).problem.file == "báo cáo.xlsx"
    assert refused(b"", "báo cáo\n\x00.xlsx").problem.file == "báo cáo\\n\\x00.xlsx"


def test_a_part_is_never_unpacked_beyond_what_may_be_read() -> None:
    """A zip file that lies about its sizes costs what it said, not what it holds."""
    assert len(lying()) < MB
    assert zlib.crc32(bytes(60 * MB))  # what would have been unpacked
    assert [sheet.name for sheet in read_workbook(lying(), "a.xlsx")] == ["Biểu 1"]  # a part nobody asks for


@pytest.mark.parametrize("whole", [GOOD, ods(ods_table(ods_cell(1))), xls({"A": text(0, 0, 0)}, ("FDI",))])
def test_every_cut_of_a_workbook_is_read_or_refused_and_nothing_else_happens(whole: bytes) -> None:
    for end in range(0, len(whole) - 1, 97):
        with suppress(UnreadableWorkbook):
            read_workbook(whole[:end], "a")
            assert whole.startswith(b"\xd0\xcf")  # in a zip file the list of the parts stands last


def test_what_is_looked_at_is_counted_in_old_workbooks_too() -> None:
    blanks = record(0x0201, bytes(6)) * (MAX_NODES + 1)
    assert code(xls({"A": blanks}) if len(blanks) < MAX_BYTES else b"") == "workbook_too_many_cells"
