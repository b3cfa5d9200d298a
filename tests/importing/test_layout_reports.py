"""Tables as offices write them, and headers made to mislead: right, or unknown, never another thing."""

from indicators.importing.layout import tables
from indicators.importing.types import SheetTable
from tests.importing.sheets import Cell, only, sheet

OCTOBER = "Báo cáo tình hình kinh tế - xã hội tháng 10 và 10 tháng năm 2025"


def held(found: SheetTable) -> list[tuple[str, str]]:
    return [(one.role, one.period) for one in found.columns if one.role not in ("number", "name", "unit", "note")]


def header(title: str, *row: Cell, month: str = "") -> list[tuple[str, str]]:
    """Return roles and periods of a header of one row after 'Chỉ tiêu'."""
    return held(only(sheet([title], [], ["Chỉ tiêu", *row], ["Thu nội địa", *range(1, len(row) + 1)]), month=month))


def test_a_header_whose_words_run_down_five_rows_is_one_header():
    found = only(
        sheet(
            ["5. Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước do địa phương quản lý"], ["", "", "", "", "Tỷ đồng"],
            ["", "Thực hiện", "Ước tính", "Cộng dồn", "10 tháng"], ["", "tháng 9", "tháng 10", "10 tháng", "năm 2025"],
            ["", "năm", "năm", "năm", "so với"], ["", "2025", "2025", "2025", "cùng kỳ"],
            ["", "", "", "", "năm 2024 (%)"], [],
            ["Tổng thu ngân sách nhà nước trên địa bàn", 17274, 17274.5, 162875, 111.2],
            ["Thu nội địa", 8, 9, 89289.413, 110],
        )
    )  # fmt: skip
    assert held(found) == [("figure", "2025-09"), ("figure", "2025-10"), ("figure", "2025-10"), ("compared", "")]
    assert [one.stage for one in found.columns[1:4]] == ["reported", "estimate", "estimate"]
    assert found.unit == "Tỷ đồng"
    assert len(found.lines) == 2


def test_the_table_of_a_resolution_of_the_year():
    found = only(
        sheet(
            ["PHỤ LỤC 1: KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2025"],
            ["TT", "Chỉ tiêu", "Đơn vị", "Thực hiện năm 2024", "Năm 2025", "", "", "", "Kế hoạch năm 2026", "Ghi chú"],
            ["", "", "", "", "Kế hoạch", "Thực hiện 10 tháng", "Ước TH cả năm", "Ước TH/KH (%)"],
            ["1", "2", "3", "4", "5", "6", "7", "8=7/5", "9", "10"], ["I", "CHỈ TIÊU KINH TẾ"],
            ["1", "Tốc độ tăng GRDP", "%", "11,01", "12,5", "11,59", "11,81", "Không đạt", "13", ""],
            merged=["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2", "I2:I3", "J2:J3"],
        )
    )  # fmt: skip
    assert held(found) == [
        ("figure", "2024"), ("plan", "2025"), ("figure", "2025-10"), ("figure", "2025"), ("compared", ""),
        ("plan", "2026"),
    ]  # fmt: skip
    assert [line.kind for line in found.lines] == ["heading", "figure"]


def test_the_same_word_over_names_and_over_targets():
    found = only(
        sheet(
            [OCTOBER],
            ["STT", "Nội dung", "ĐVT", "Chỉ tiêu", "10 tháng"],
            [1, "Thu nội địa", "tỷ đồng", 105000, 89289.413],
        )
    )
    assert held(found) == [("unknown", ""), ("figure", "2025-10")]
    assert found.lines[0].name == "Thu nội địa"
    found = only(
        sheet([OCTOBER], ["Nội dung", "Tháng 10", "Chỉ tiêu", "10 tháng"], ["Thu nội địa", 8433.4, 105000, 89289.413])
    )
    assert held(found) == [("figure", "2025-10"), ("unknown", ""), ("figure", "2025-10")]


def test_units_over_names_are_offices():
    found = only(
        sheet(
            [OCTOBER], ["STT", "Đơn vị", "KH năm", "10 tháng"], [1, "Sở Công Thương", 1, 2], [2, "Sở Tài chính", 3, 4]
        )
    )
    assert [line.name for line in found.lines] == ["Sở Công Thương", "Sở Tài chính"]
    assert held(found) == [("plan", "2025"), ("figure", "2025-10")]


def test_columns_of_other_places_and_branches_are_unknown():
    found = only(sheet([OCTOBER], ["Chỉ tiêu", "Hải Phòng", "Quảng Ninh", "Cả nước"], ["Thu nội địa", 1, 2, 3]))
    assert held(found) == [("unknown", "")] * 3
    head = [["Chỉ tiêu", "Tháng 10", ""], ["", "Tổng số", "Khu vực nhà nước"]]
    found = only(sheet([OCTOBER], *head, ["Vốn đầu tư", 225177, 33869], merged=["B2:C2"]))
    assert held(found) == [("figure", "2025-10"), ("unknown", "2025-10")]


def test_the_same_period_of_last_year_takes_the_one_period_beside():
    assert header(OCTOBER, "10 tháng", "Cùng kỳ năm 2024") == [("figure", "2025-10"), ("figure", "2024-10")]
    assert header(OCTOBER, "Tháng 10", "10 tháng", "Cùng kỳ năm 2024")[2] == ("figure", "")
    assert header(OCTOBER, "Cùng kỳ năm 2024") == [("figure", "")]
    assert header("Báo cáo quý III năm 2025", "Quý III", "Cùng kỳ năm 2024")[1] == ("figure", "2024-Q3")


def test_two_times_in_one_header_are_never_one_of_them():
    for words in (
        "2025/2024",
        "10T2025/10T2024",
        "Tháng 10/Tháng 9",
        "Năm 2025/2024 (%)",
        "Tháng 10, 10 tháng",
        "T9, T10/2025",
    ):
        assert header(OCTOBER, words)[0][0] in ("unknown", "compared"), words


def test_a_title_of_a_year_to_come_gives_no_year():
    title = "Dự kiến kế hoạch phát triển kinh tế - xã hội năm 2026"
    assert header(title, "Ước 10 tháng", month="2025-10") == [("figure", "2025-10")]
    assert header(title, "Ước 10 tháng") == [("figure", "")]
    assert header("Tình hình năm 2026", "Ước 10 tháng", month="2025-10") == [("figure", "")]
    assert header("Kết quả năm 2025 và kế hoạch năm 2026", "Ước 10 tháng") == [("figure", "")]
    assert header("Tình hình thực hiện kế hoạch năm 2025", "Ước 10 tháng") == [("figure", "2025-10")]


def test_a_month_of_last_year_in_the_report_of_january_is_not_of_this_year():
    title = "Báo cáo tình hình kinh tế - xã hội tháng 01 năm 2026"
    assert header(title, "Thực hiện tháng 12", "Ước tháng 01", "Tháng trước") == [
        ("figure", ""), ("figure", "2026-01"), ("figure", "2025-12"),
    ]  # fmt: skip


def test_the_month_of_the_title_counts_for_relative_words():
    assert header(OCTOBER, "Tháng báo cáo", "Tháng trước", "Lũy kế", month="2025-09") == [
        ("figure", "2025-10"), ("figure", "2025-09"), ("figure", "2025-10"),
    ]  # fmt: skip
    assert header("Biểu 1", "Tháng báo cáo", month="2025-09") == [("figure", "2025-09")]
    assert header("Biểu 1", "Tháng báo cáo") == [("figure", "")]


def test_the_second_table_of_a_sheet_has_the_year_of_the_letterhead():
    head = ["Chỉ tiêu", "Tháng 10"]
    found = tables(
        [sheet([OCTOBER], head, ["Thu nội địa", 1], [], ["Biểu 2. Ngoại thương"], head, ["Kim ngạch xuất khẩu", 2])]
    )
    assert [held(one) for one in found] == [[("figure", "2025-10")]] * 2
    assert found[1].title == "Biểu 2. Ngoại thương"


def test_names_that_speak_of_time_are_no_header():
    found = only(
        sheet(
            [OCTOBER], ["Chỉ tiêu", "ĐVT", "10 tháng", "Ghi chú"],
            ["Tốc độ tăng GRDP so với cùng kỳ", "%", "11,59", "ước cả năm 11,81"],
            ["Kế hoạch vốn năm 2025", "tỷ đồng", "-", "so với tháng 9"],
            ["Số chỉ tiêu đạt", "chỉ tiêu", 7, "tháng 10 năm 2025"],
        )
    )  # fmt: skip
    assert [line.name for line in found.lines] == [
        "Tốc độ tăng GRDP so với cùng kỳ",
        "Kế hoạch vốn năm 2025",
        "Số chỉ tiêu đạt",
    ]


def test_figures_that_are_text_years_or_blank_are_no_header():
    rows = [["Dân số", "2.025", 2024], ["Doanh nghiệp", 2025, 2024], ["Số xã", "", ""], ["Lao động", "…", "x"]]
    found = only(sheet(["Chỉ tiêu", "Năm 2024", "Năm 2025"], *rows))
    assert [line.name for line in found.lines] == ["Dân số", "Doanh nghiệp", "Số xã", "Lao động"]
    assert found.header == range(0, 1)


def test_a_cell_of_a_table_is_where_the_sheet_has_it():
    found = only(sheet([OCTOBER], [], ["", "Chỉ tiêu", "", "10 tháng"], ["", "Thu nội địa", "", "89.289,413"]))
    line, column = found.lines[0], found.columns[-1]
    assert (found.cell(line, column), found.ref(line, column)) == ("89.289,413", "Biểu 1!D4")
