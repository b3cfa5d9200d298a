"""What a workbook says of itself, and that it says nothing where it says two things."""

from datetime import date

import pytest
from builders import real_book

from indicators.importing.layout import read_metadata
from indicators.importing.types import Facts
from indicators.model import Book
from tests.importing.sheets import Cell, sheet

TABLE: list[list[Cell]] = [["Chỉ tiêu", "Tháng 10", "10 tháng"], ["Thu nội địa", 8433.4, 89289.413]]
LETTERHEAD: list[list[Cell]] = [
    ["UBND THÀNH PHỐ HẢI PHÒNG", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["SỞ TÀI CHÍNH", "", "Độc lập - Tự do - Hạnh phúc"],
    ["Số: 123/BC-STC", "", "Hải Phòng, ngày 06 tháng 11 năm 2025"],
    ["BÁO CÁO TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 10 VÀ 10 THÁNG NĂM 2025"],
]


@pytest.fixture(scope="module")
def book() -> Book:
    return real_book()


def test_a_report_says_where_of_when_and_published_when(book: Book):
    assert read_metadata([sheet(*LETTERHEAD, *TABLE)], book) == Facts(
        area="HP", month="2025-10", published_on="2025-11-06"
    )


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("Báo cáo tháng 10 năm 2025", "2025-10"),
        ("BÁO CÁO 10 THÁNG ĐẦU NĂM 2025", "2025-10"),
        ("Báo cáo quý III năm 2025", "2025-09"),
        ("Báo cáo quý III và 9 tháng năm 2025", "2025-09"),
        ("Báo cáo năm 2025", "2025-12"),
        ("Tình hình tháng 12 và cả năm 2025", "2025-12"),
        ("Bao cao thang 10/2025", "2025-10"),
        ("Báo cáo tháng 10, phương hướng nhiệm vụ tháng 11 năm 2025", ""),
        ("Báo cáo tháng 10 năm 2025, nhiệm vụ tháng 11", "2025-10"),
        ("Tình hình tháng 10 năm 2025 so với tháng 9", ""),
        ("Report for October 2025", "2025-10"),
        ("Báo cáo tháng 10", ""),
        ("Biểu số 01", ""),
        ("Báo cáo tháng 9 và tháng 10 năm 2025", ""),
        ("Kèm theo Quyết định số 12/QĐ-UBND tháng 3 năm 2025", ""),
    ],
)
def test_the_month_is_that_of_the_title(title: str, month: str, book: Book):
    assert read_metadata([sheet([title], *TABLE)], book).month == month


def test_titles_of_two_months_say_none(book: Book):
    sheets = [sheet([f"Báo cáo tháng {month} năm 2025"], *TABLE) for month in (9, 10)]
    assert read_metadata(sheets, book).month == ""
    assert (
        read_metadata([*sheets[1:], sheet(["Báo cáo tháng 9 năm 2025"], *TABLE, hidden=True)], book).month == "2025-10"
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Hải Phòng, ngày 06 tháng 11 năm 2025", "2025-11-06"),
        ("HẢI PHÒNG, NGÀY 6 THÁNG 11 NĂM 2025", "2025-11-06"),
        ("Hải Phòng, ngày     tháng 11 năm 2025", ""),
        ("Hải Phòng, ngày 31 tháng 11 năm 2025", ""),
        ("Ban hành kèm theo Quyết định ngày 06 tháng 11 năm 2025", ""),
        ("Số liệu đến ngày 31 tháng 10 năm 2025", ""),
    ],
)
def test_the_day_is_that_of_the_date_line_above_or_below(line: str, day: str, book: Book):
    assert read_metadata([sheet([line], ["Báo cáo tháng 10 năm 2025"], *TABLE)], book).published_on == day
    assert read_metadata([sheet(["Báo cáo tháng 10 năm 2025"], *TABLE, [], ["", "", line])], book).published_on == day


def test_two_days_say_none(book: Book):
    days = [["Hải Phòng, ngày 06 tháng 11 năm 2025"], ["Hải Phòng, ngày 07 tháng 11 năm 2025"]]
    assert read_metadata([sheet(*days, *TABLE)], book).published_on == ""


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("UBND THÀNH PHỐ HẢI PHÒNG", "HP"), ("Thống kê thành phố Hải Phòng", "HP"), ("Hai Phong City", "HP"),
        ("UBND TỈNH QUẢNG NINH", "22"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ""), ("Ngân hàng Nhà nước Việt Nam", ""),
        ("Hải Phòng và Quảng Ninh", ""), ("Sở Tài chính", ""), ("Cục Thống kê tỉnh Hải Dương", ""), ("Cả nước", ""),
        ("UBND phường Hải Dương", "10525"), ("UBND phường Hải Dương, thành phố Hải Phòng", ""), ("Hảiphòng", ""),
        ("Đoàn TNCS Hồ Chí Minh", ""), ("ĐOÀN TNCS HỒ CHÍ MINH\nTHÀNH PHỐ HẢI PHÒNG", "HP"), ("Cảng Hải Phòng", ""),
        ("Học viện Chính trị quốc gia Hồ Chí Minh", ""), ("Đường Hồ Chí Minh qua Quảng Ninh", "22"),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Quảng Ninh", "22"), ("Chủ tịch Hồ Chí Minh", ""),
        ("Công ty Cảng Hải Phòng", ""), ("Tình hình kinh tế Thành phố Hồ Chí Minh", "79"),
    ],
)  # fmt: skip
def test_the_area_is_the_only_one_named_above_the_table(words: str, area: str, book: Book):
    assert read_metadata([sheet([words], ["Báo cáo tháng 10 năm 2025"], *TABLE)], book).area == area


def test_areas_in_the_table_itself_are_not_that_of_the_report(book: Book):
    assert read_metadata([sheet(["Báo cáo"], ["Chỉ tiêu", "10 tháng năm 2025"], ["Hải Phòng", 33.37])], book).area == ""


@pytest.mark.parametrize(
    ("day", "month"), [("06/11/2025", "10/2025"), ("2025-11-06", "2025-10"), (date(2025, 11, 6), date(2025, 10, 1))]
)
def test_labelled_cells_say_it_first(day: Cell, month: Cell, book: Book):
    facts = sheet(
        ["Địa bàn", "HP"], ["Tháng báo cáo", month], ["Ngày công bố:", day],
        ["Cơ quan báo cáo", "Thống kê thành phố Hải Phòng"],
        ["Tên báo cáo", "Tình hình kinh tế - xã hội tháng mười"], ["Đường dẫn", "https://example.org/bao-cao"],
    )  # fmt: skip
    other = sheet(["UBND tỉnh Quảng Ninh"], ["Báo cáo tháng 9 năm 2025"], *TABLE)
    assert read_metadata([facts, other], book) == Facts(
        "HP", "2025-10", "2025-11-06", "", "Thống kê thành phố Hải Phòng", "Tình hình kinh tế - xã hội tháng mười",
        "https://example.org/bao-cao",
    )  # fmt: skip


def test_labels_are_read_in_english_and_before_a_colon(book: Book):
    facts = sheet(
        ["Area", "Hai Phong"], ["Report month: October 2025"], ["Published on: 06/11/2025"], ["Publisher", "Office"]
    )
    assert read_metadata([facts], book) == Facts("HP", "2025-10", "2025-11-06", "", "Office")


@pytest.mark.parametrize("words", ["31", "hp", "Hải Phòng", "thành phố Hải Phòng", "HAI PHONG"])
def test_a_labelled_area_is_a_code_an_alias_or_a_name(words: str, book: Book):
    assert read_metadata([sheet(["Mã địa bàn", words])], book).area == "HP"


@pytest.mark.parametrize("words", ["XX", "Hải", "tháng 10"])
def test_what_a_label_says_is_not_believed_where_it_makes_no_sense(words: str, book: Book):
    facts = sheet(["Địa bàn", words], ["Tháng báo cáo", words if "10" not in words else "10"], ["Ngày công bố", words])
    assert read_metadata([facts], book) == Facts()


def test_hidden_sheets_and_empty_ones_say_nothing(book: Book):
    assert read_metadata([sheet(*LETTERHEAD, *TABLE, hidden=True), sheet(), sheet([], [])], book) == Facts()
    assert read_metadata([], book) == Facts()
