"""Headings, sheets and titles that speak of another time, place or plan than the columns: asked, never passed over."""

import pytest

from importing.imported import asked, imported
from importing.sheets import Cell
from indicators.importing.types import Intake

HEAD: list[Cell] = ["STT", "Chỉ tiêu", "ĐVT", "Tháng 9", "Tháng 10"]
ROW: list[Cell] = [1, "Kim ngạch xuất khẩu", "triệu USD", 3700, 3370]
TITLE = "KẾT QUẢ NĂM 2025"


def read(heading: str, *, name: str = "Biểu 1", title: str = TITLE, answer: str = "") -> Intake:
    over: list[list[Cell]] = [["I", heading]] if heading else []
    rows: list[list[Cell]] = [[title], HEAD, *over, ROW]
    first = imported(*rows, name=name)
    return imported(*rows, name=name, answers={one.key: answer for one in first.questions}) if answer else first


def doubted(found: Intake) -> list[str]:
    return asked(found, "heading_other")


@pytest.mark.parametrize(
    "heading",
    ["NĂM 2024", "Tháng 11", "9 THÁNG", "KẾ HOẠCH", "Kế hoạch năm 2025", "DỰ TOÁN GIAO", "SO VỚI CÙNG KỲ (%)",
     "ƯỚC THỰC HIỆN", "TỈNH HẢI DƯƠNG (CŨ)", "Khu vực Hải Dương", "HẢI PHÒNG CŨ", "Quảng Ninh"],
)  # fmt: skip
def test_a_heading_that_does_not_go_with_the_columns_is_asked(heading: str):
    assert doubted(read(heading)) == ["Biểu 1!B3"]
    assert read(heading, answer="skip").figures == ()
    assert len(read(heading, answer="as_read").figures) == 2


@pytest.mark.parametrize(
    "heading",
    ["", "TĂNG TRƯỞNG KINH TẾ", "CÁC CHỈ TIÊU THEO NGHỊ QUYẾT HĐND", "NĂM 2025", "THÀNH PHỐ HẢI PHÒNG", "THỰC HIỆN",
     "THU, CHI NGÂN SÁCH NHÀ NƯỚC"],
)  # fmt: skip
def test_a_heading_that_goes_with_the_columns_is_not(heading: str):
    assert doubted(read(heading)) == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("T8.2025", True), ("Tháng 10-2024", True), ("Hải Dương", True), ("T10", False), ("2025", False), ("HP", False)],
)
def test_a_sheet_of_another_month_or_place_is_asked(name: str, wrong: bool):
    assert doubted(read("", name=name)) == ([f"{name}!A1"] if wrong else [])


def test_a_title_of_a_part_of_the_area_alone_is_asked():
    assert doubted(read("", title="KẾT QUẢ TỈNH HẢI DƯƠNG NĂM 2025")) == ["Biểu 1!A1"]
    assert doubted(read("", title="KẾT QUẢ HẢI PHÒNG VÀ HẢI DƯƠNG NĂM 2025")) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [("Kế hoạch", True), ("KH", True), ("Hải Dương", True), ("9 tháng", True), ("2024", True), ("So với cùng kỳ", True),
     ("Thực hiện", False), ("Tháng 10", False), ("Sở Công Thương", False), ("", False)],
)  # fmt: skip
def test_words_in_a_column_beside_the_names_are_not_passed_over(words: str, wrong: bool):
    head: list[Cell] = ["Chỉ tiêu", "Phân loại", "ĐVT", "Tháng 10"]
    found = imported(["NĂM 2025"], head, ["Kim ngạch xuất khẩu", words, "triệu USD", 3370])
    assert doubted(found) == (["Biểu 1!B3"] if wrong else [])


def test_words_in_the_place_of_another_figure_are_not_said_of_this_one():
    head: list[Cell] = ["Chỉ tiêu", "ĐVT", "Tháng 9", "Tháng 10"]
    row: list[Cell] = ["Tốc độ tăng xuất khẩu", "%", "bằng 103,2% so với cùng kỳ", 5.2]
    assert doubted(imported(["NĂM 2025"], head, row)) == []


def test_each_of_such_words_is_asked_once_for_all_its_rows():
    head: list[Cell] = ["Chỉ tiêu", "Địa bàn", "ĐVT", "Tháng 10"]
    rows: list[list[Cell]] = [
        ["Kim ngạch xuất khẩu", "Hải Dương", "triệu USD", 3370],
        ["Thu nội địa", "Hải Phòng cũ", "tỷ đồng", 5000],
        ["Kim ngạch nhập khẩu", "Hải Dương", "triệu USD", 3000],
    ]
    assert doubted(imported(["NĂM 2025"], head, *rows)) == ["Biểu 1!B3", "Biểu 1!B4"]
