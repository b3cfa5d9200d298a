"""What stands in no table is told: a hidden sheet, a number beside a table; a sheet without one is asked about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from builders import real_book

from indicators.importing import understand
from indicators.importing.types import Facts, Sheet, Value

from .sheets import sheet

FACTS = Facts("HP", "2025-10", "2025-11-06", publisher="Thống kê thành phố", title="Báo cáo")
TABLE: Sequence[Sequence[Value]] = (
    ("Báo cáo tháng 10 năm 2025", None, None),
    (None, None, None),
    ("Chỉ tiêu", "Đơn vị", "10 tháng"),
    ("Kim ngạch xuất khẩu", "tỷ USD", Decimal("33.37")),
)


def told(*sheets: Sheet) -> dict[str, tuple[str, ...]]:
    found = understand(sheets, real_book(), FACTS, {}, {}, date(2025, 11, 7))
    said = (*found.told, *found.questions)
    return {one.code: one.cells for one in said if one.code in ("hidden_sheet", "no_table", "outside")}


def test_a_workbook_that_is_a_table_has_nothing_outside():
    assert told(sheet(*TABLE)) == {}


def test_a_hidden_sheet_is_told_where_it_begins():
    assert told(sheet(*TABLE), replace(sheet((None,), ("x",), name="Cũ"), hidden=True)) == {"hidden_sheet": ("Cũ!A2",)}


def test_a_hidden_sheet_without_anything_in_it_is_not_told():
    assert told(sheet(*TABLE), replace(sheet((None,), name="Cũ"), hidden=True)) == {}


def test_a_sheet_with_figures_and_no_table_is_asked_about():
    assert told(sheet(("Xuất khẩu", "7 tỷ USD"), name="Rời")) == {"no_table": ("Rời!B1",)}
    assert told(sheet(("Xuất khẩu", Decimal(7)), name="Rời")) == {"no_table": ("Rời!B1",)}


def test_a_sheet_of_sentences_is_no_lost_table():
    assert told(sheet(("Điền số vào ô trống của cột tháng.",), ("Gửi trước ngày 25 hằng tháng cho cơ quan",))) == {}


def test_a_number_beside_a_table_is_told_with_its_cell():
    rows = [(*row, None, None) for row in TABLE]
    rows[1] = (None, None, None, None, Decimal("12.5"))
    assert told(sheet(*rows)) == {"outside": ("Biểu 1!E2",)}
