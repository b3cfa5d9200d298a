"""A workbook is read as it stands: every cell with its own meaning, no matter in which format."""

import struct
from datetime import date, datetime
from decimal import Decimal

import pytest
from xlsxwriter.workbook import Workbook

from indicators.importing.types import Broken, Sheet, Span
from indicators.importing.workbook import UnreadableWorkbook, read_workbook

from .formats import (
    biff,
    changed,
    chart_sheet,
    number,
    ods,
    ods_cell,
    ods_table,
    one_sheet,
    record,
    sheet_xml,
    short_compound,
    text,
    xls,
    xlsx,
)

ROWS = [["Chỉ tiêu", "Tháng 11"], ["  Vốn FDI ", 33.370000000000005], ["Xuất khẩu", 52000]]
VALUES = (
    ("Chỉ tiêu", "Tháng 11"),
    ("  Vốn FDI ", Decimal("33.37")),
    ("Xuất khẩu", Decimal(52000)),
)


def only(data: bytes, name: str = "a.xlsx") -> Sheet:
    (sheet,) = read_workbook(data, name)
    return sheet


def row(value: str, place: str = "") -> str:
    return f'<row r="1"{place}><c r="A1">{value}</c></row>'


def test_a_number_is_what_excel_shows_and_a_text_stays_as_it_was_typed() -> None:
    sheet = only(one_sheet(ROWS))
    assert sheet.name == "Biểu 1"
    assert sheet.rows == VALUES


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("33.370000000000005", "33.37"),
        ("1E+20", "100000000000000000000"),
        ("-0", "0"),
        ("0.1", "0.1"),
        ("123456789012345678", "123456789012346000"),
    ],
)
def test_a_number_has_fifteen_digits_and_no_power_of_ten(written: str, read: str) -> None:
    (cell,) = only(sheet_xml(row(f"<v>{written}</v>"))).rows[0]
    assert isinstance(cell, Decimal)
    assert str(cell) == read


def test_a_word_a_day_a_time_and_digits_as_text_keep_what_they_are() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("A")
        day, hour = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
        sheet.write_boolean(0, 0, True)
        sheet.write_datetime(0, 1, datetime(2026, 11, 5, 9, 30), day)  # noqa: DTZ001 - a cell has no zone
        sheet.write_number(0, 2, 0.5, hour)
        sheet.write_string(0, 3, "0123")
        sheet.write_string(0, 4, "1.453")
        sheet.write_string(0, 5, "a\nb ")

    for options in ({}, {"date_1904": True}):
        assert only(xlsx(fill, **options)).rows == (("TRUE", date(2026, 11, 5), "12:00:00", "0123", "1.453", "a\nb "),)


def test_the_grid_begins_at_a1_is_a_rectangle_and_ends_at_the_last_cell_that_holds_something() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("A")
        sheet.write(2, 1, "x")
        sheet.write(3, 2, 4)
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
        sheet.write_blank(6, 6, None, book.add_format({"bold": True}))

    assert only(xlsx(fill)).rows == (
        (None, None, None),
        (None, None, None),
        (None, "x", None),
        (None, None, Decimal(4)),
    )


def test_an_error_is_no_blank() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("A")
        sheet.write(0, 0, 1)
        sheet.write_formula(1, 1, "=A1/0", None, "#DIV/0!")
        sheet.write_formula(1, 2, "=Z!A1", None, "#REF!")

    assert only(xlsx(fill)).rows[1] == (None, Broken("#DIV/0!"), Broken("#REF!"))


def test_a_formula_that_was_never_calculated_is_neither_a_blank_nor_a_zero() -> None:
    cells = '<c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><f>B2</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c>'
    empty = '<c r="D1" t="str"><f>IF(A1,1,"")</f><v></v></c><c r="E1"><v>1</v></c>'
    sheet = only(sheet_xml(f'<row r="1">{cells}{empty}</row>'))
    assert sheet.rows == ((Broken("=SUM(B1:B9)"), Broken("=B2"), Decimal(2), None, Decimal(1)),)


def test_a_zero_that_a_program_put_in_place_of_a_value_is_not_taken() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("A")
        sheet.write_formula(0, 0, "=B1*2")
        sheet.write_formula(0, 1, "=3*2", None, 6)

    written = xlsx(fill)  # says: calculate everything when you open me
    assert only(written).rows == ((Broken("=B1*2"), Decimal(6)),)
    saved = changed(written, "xl/workbook.xml", ' fullCalcOnLoad="1"', "")  # as Excel saves it after that
    assert only(saved).rows == ((Decimal(0), Decimal(6)),)


def test_merged_cells_are_known_as_far_as_the_sheet_goes() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("A")
        sheet.merge_range(0, 0, 0, 9, "Báo cáo")
        sheet.merge_range(1, 0, 2, 0, "Chỉ tiêu")
        sheet.write_row(1, 1, ["Tháng", "Lũy kế"])
        sheet.write_row(2, 1, [1, 2])

    sheet = only(xlsx(fill))
    assert sheet.rows[0] == ("Báo cáo", None, None)
    assert set(sheet.merged) == {Span(0, 0, 0, 2), Span(1, 0, 2, 0)}


def test_hidden_rows_columns_and_sheets_are_known_and_a_hidden_sheet_is_not_read() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("A")
        for at in range(5):
            sheet.write_row(at, 0, [at, at, at])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(2, 0)
        sheet.set_row(3, None, None, {"level": 1, "hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_column(9, 16_000, None, None, {"hidden": True})
        book.add_worksheet("B").hide()
        book.add_worksheet("C").very_hidden()

    first, *others = read_workbook(xlsx(fill), "a.xlsx")
    assert (first.hidden_rows, first.hidden_columns) == ({1, 2, 3}, {1})
    assert [(one.name, one.rows, one.hidden) for one in others] == [("B", (), True), ("C", (), True)]


def test_a_chart_sheet_is_passed_over() -> None:
    def fill(book: Workbook) -> None:
        book.add_worksheet("A").write(0, 0, 1)
        chart_sheet(book, "Biểu đồ")

    assert [sheet.name for sheet in read_workbook(xlsx(fill), "a.xlsx")] == ["A"]


def test_cells_without_their_place_follow_one_another() -> None:
    sheet = only(sheet_xml('<row hidden="1"><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row><c><v>2</v></c></row>'))
    assert sheet.rows == ((Decimal(1), Broken("#N/A")), (Decimal(2), None))
    assert sheet.hidden_rows == {0}


def test_names_of_elements_may_have_a_prefix() -> None:
    data = sheet_xml("")
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    prefixed = (
        f'<x:worksheet xmlns:x="{space}"><x:sheetData><x:row r="1" hidden="1"><x:c r="B1" t="e"><x:v>#REF!</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    plain = f'<worksheet xmlns="{space}"><sheetData></sheetData></worksheet>'
    sheet = only(changed(data, "xl/worksheets/sheet1.xml", plain, prefixed))
    assert sheet.rows == ((None, Broken("#REF!")),)
    assert sheet.hidden_rows == {0}


# ---- the other formats


def test_a_workbook_of_libreoffice_reads_as_one_of_excel() -> None:
    failed = '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">'
    rows = (
        f"<table:table-row>{ods_cell('Chỉ tiêu', number_columns_spanned=2)}<table:covered-table-cell/>"
        f'</table:table-row><table:table-row table:visibility="collapse">{ods_cell("FDI")}'
        f"{ods_cell(33.370000000000005)}</table:table-row>"
        f'<table:table-row table:visibility="filter">{ods_cell(5, number_columns_repeated=2)}</table:table-row>'
        f"<table:table-row>{failed}<text:p>#DIV/0!</text:p></table:table-cell>"
        '<table:table-cell table:formula="of:=SUM([.A1])"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048572">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    sheet = only(ods(ods_table(columns + rows)), "a.ods")
    assert sheet.rows == (
        ("Chỉ tiêu", None),
        ("FDI", Decimal("33.37")),
        (Decimal(5), Decimal(5)),
        (Broken("#DIV/0!"), Broken("=SUM([.A1])")),
    )
    assert sheet.merged == (Span(0, 0, 0, 1),)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1, 2}, {1})


def test_an_old_workbook_reads_as_a_new_one() -> None:
    hidden_row = record(0x0208, struct.pack("<HHHHHHI", 1, 0, 2, 255, 0, 0, 0x20))
    hidden_column = record(0x7D, struct.pack("<6H", 1, 1, 2560, 0, 1, 0))
    failed = record(0x0205, struct.pack("<HHHBB", 2, 1, 0, 0x17, 1))
    formula = record(6, struct.pack("<HHH", 2, 0, 0) + b"\x02\x00\x07\x00\x00\x00\xff\xff" + bytes(6) + b"\x00\x00")
    merged = record(0xE5, struct.pack("<5H", 1, 0, 0, 0, 1))
    cells = hidden_row + hidden_column + text(0, 0, 0) + text(1, 0, 1) + number(1, 1, 33.370000000000005)
    sheet = only(xls({"Biểu 1": cells + failed + formula + merged}, ("Chỉ tiêu", "FDI ")), "a.xls")
    assert sheet.name == "Biểu 1"
    assert sheet.rows == (("Chỉ tiêu", None), ("FDI ", Decimal("33.37")), (Broken("#DIV/0!"), Broken("#REF!")))
    assert sheet.merged == (Span(0, 0, 0, 1),)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {1})


def test_the_numbers_that_a_chart_keeps_are_no_cells_of_its_sheet() -> None:
    chart = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x20, 0, 0, 0, 0)) + number(0, 0, 999) + record(0x0A)
    merged = record(0xE5, struct.pack("<5H", 1, 0, 1, 0, 0))
    sheet = only(xls({"A": number(0, 0, 5) + number(1, 1, 6) + chart + merged}), "a.xls")
    assert sheet.rows == ((Decimal(5), None), (None, Decimal(6)))
    assert sheet.merged == (Span(0, 0, 1, 0),)


def test_a_hidden_sheet_of_an_old_workbook_is_told_and_not_read() -> None:
    sheets = {"A": number(0, 0, 1)}
    assert only(xls(sheets), "a.xls").rows == ((Decimal(1),),)
    with pytest.raises(UnreadableWorkbook) as refused:
        read_workbook(xls(sheets, state=1), "a.xls")
    assert refused.value.problem.code == "workbook_blank"


def test_a_large_old_workbook_reads_to_its_end() -> None:
    padding = b"".join(record(0x01AF, bytes(8_000)) for _ in range(1_100))  # records that hold no cells
    data = xls({"A": number(0, 0, 1) + padding + number(2_000, 1, 2), "B": number(0, 0, 3)})
    first, second = read_workbook(data, "a.xls")
    assert len(data) > 8_000_000
    assert first.rows[2_000] == (None, Decimal(2))
    assert second.rows == ((Decimal(3),),)


def test_a_small_old_workbook_may_share_its_sectors() -> None:
    stream = biff({"A": b"".join(number(at, 0, at) for at in range(60))})
    assert only(short_compound("Workbook", stream), "a.xls").rows == tuple((Decimal(at),) for at in range(60))


def test_texts_of_an_old_workbook_go_on_in_the_next_record() -> None:
    long = "Đ" * 3000
    halves = struct.pack("<II", 2, 2) + struct.pack("<HB", 3000, 1) + long[:2000].encode("utf-16-le")
    rest = b"\x01" + long[2000:].encode("utf-16-le") + struct.pack("<HB", 3, 0) + b"FDI"
    sheet = only(xls({"A": text(0, 0, 0) + text(0, 1, 1)}, first=record(0xFC, halves) + record(0x3C, rest)), "a.xls")
    assert sheet.rows == ((long, "FDI"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_as_text_keeps_every_cell_as_text(encoding: str, separator: str) -> None:
    lines = [["Chỉ tiêu", "Đơn vị", "Tháng 11"], ["FDI", "tỷ USD", '"1,5"'], ["a; b", "", "1.453"]]
    typed = "\r\n".join(separator.join(f'"{c}"' if separator in c and c[0] != '"' else c for c in one) for one in lines)
    sheet = only(typed.encode(encoding), "C:\\tháng 11\\báo cáo.csv")
    assert sheet.name == "báo cáo"
    assert sheet.rows == (("Chỉ tiêu", "Đơn vị", "Tháng 11"), ("FDI", "tỷ USD", "1,5"), ("a; b", None, "1.453"))


def test_a_decimal_comma_does_not_part_the_cells() -> None:
    assert only(b"a;b\nFDI;1,5\nGRDP;11,81\n", "a.csv").rows[2] == ("GRDP", "11,81")
    assert only(b"sep=,\na,b\n1,2\n", "a.csv").rows == (("a", "b"), ("1", "2"))


def test_the_bytes_decide_not_the_ending() -> None:
    assert only(one_sheet(ROWS), "báo cáo.pdf").rows == VALUES
    assert only(one_sheet(ROWS), "").rows == VALUES
