"""Where a table stands on its sheet, and the words over its columns."""

from indicators.importing.layout import tables
from indicators.importing.types import SheetTable
from tests.importing.sheets import only, sheet

BUDGET = [1, "Thu nội địa", "Tỷ đồng", 105000, 8433.4, 89289.413, "85,0"]
CUSTOMS = [2, "Thu từ hoạt động xuất nhập khẩu", "Tỷ đồng", 66000, 7229.05, 69116.05, "104,7"]
LETTERHEAD = [
    ["UBND THÀNH PHỐ HẢI PHÒNG", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["SỞ TÀI CHÍNH", "", "", "Độc lập - Tự do - Hạnh phúc"],
    ["Số: 123/BC-STC", "", "", "Hải Phòng, ngày 06 tháng 11 năm 2025"],
    [],
    ["Biểu số 01", "", "", "Đơn vị báo cáo: Sở Tài chính"],
    ["BÁO CÁO TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 10 VÀ 10 THÁNG NĂM 2025"],
    ["(Kèm theo Báo cáo số 123/BC-STC ngày 06/11/2025)"],
]
HEAD = [
    ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2025", "Thực hiện", "", "So với (%)"],
    ["", "", "", "", "Tháng 10", "Lũy kế 10 tháng", "KH năm"],
]
MERGED = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"]
LETTERS = ["A", "B", "C", 1, 2, 3, "4=3/1"]
ROLES = ["number", "name", "unit", "plan", "figure", "figure", "compared"]
PERIODS = ["", "", "", "2025", "2025-10", "2025-10", ""]


def moved(spans: list[str], rows: int) -> list[str]:
    """Return the names of merged cells so many rows lower."""
    return [":".join(f"{cell[0]}{int(cell[1:]) + rows}" for cell in span.split(":")) for span in spans]


def check(found: SheetTable) -> None:
    assert [one.role for one in found.columns] == ROLES
    assert [one.period for one in found.columns] == PERIODS
    assert [one.kind for one in found.columns][3:6] == ["year", "month", "ytd"]
    assert [line.name for line in found.lines] == [BUDGET[1], CUSTOMS[1]]
    assert found.cell(found.lines[0], found.columns[5]) == found.sheet.rows[found.lines[0].at][found.columns[5].at]


def test_a_merged_header_below_a_letterhead_is_found():
    found = only(sheet(*LETTERHEAD, *HEAD, LETTERS, BUDGET, CUSTOMS, merged=moved(MERGED, len(LETTERHEAD))))
    check(found)
    assert found.header == range(7, 10)
    assert "THÁNG 10 VÀ 10 THÁNG" in found.title
    assert found.ref(found.lines[1], found.columns[5]) == "Biểu 1!F12"


def test_a_header_of_a_csv_inherits_what_was_merged():
    check(only(sheet(*LETTERHEAD, *HEAD, LETTERS, BUDGET, CUSTOMS)))
    check(only(sheet(*LETTERHEAD, *HEAD, BUDGET, CUSTOMS)))


def test_a_header_of_a_csv_with_every_merged_cell_filled_is_the_same():
    second = ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2025", "Tháng 10", "Lũy kế 10 tháng", "KH năm"]
    first = ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2025", "Thực hiện", "Thực hiện", "So với (%)"]
    check(only(sheet(*LETTERHEAD, first, second, BUDGET, CUSTOMS)))


def test_a_header_of_one_row_is_found():
    head = ["STT", "Chỉ tiêu", "ĐVT", "KH năm 2025", "Tháng 10", "Lũy kế 10 tháng", "% KH năm"]
    check(only(sheet(*LETTERHEAD, head, BUDGET, CUSTOMS)))


def test_a_header_of_three_rows_is_found():
    head = [
        ["STT", "Chỉ tiêu", "ĐVT", "Năm 2025", "", "", ""],
        ["", "", "", "Kế hoạch", "Thực hiện", "", "So với (%)"],
        ["", "", "", "", "Tháng 10", "10 tháng", "KH năm"],
    ]
    spans = ["A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:D3", "E2:F2"]
    for merged in (spans, []):
        found = only(sheet(*head, LETTERS, BUDGET, CUSTOMS, merged=merged))
        check(found)
        assert found.columns[4].words == "Năm 2025 / Thực hiện / Tháng 10"


def test_labels_may_stand_in_the_lower_row():
    head = [
        ["", "", "", "Năm 2025", "", "", ""],
        ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Tháng 10", "10 tháng", "TH/KH (%)"],
    ]
    check(only(sheet(*LETTERHEAD, *head, BUDGET, CUSTOMS, merged=moved(["D1:G1"], len(LETTERHEAD)))))
    check(only(sheet(*LETTERHEAD, *head, BUDGET, CUSTOMS)))


def test_a_table_may_stand_anywhere():
    rows = [[], [], *([["", "", *row] for row in (*HEAD, LETTERS, BUDGET, CUSTOMS)])]
    found = only(sheet(["Tháng 10 năm 2025"], *rows))
    assert [one.at for one in found.columns] == [2, 3, 4, 5, 6, 7, 8]
    assert [one.role for one in found.columns] == ROLES


def test_a_group_that_is_only_centred_over_its_columns_still_counts():
    """'Centre across selection' looks merged and is not; a plan must not become a report by it."""
    head = [["Chỉ tiêu", "Kế hoạch", "", "Thực hiện", ""], ["", "Tháng 10", "Năm 2025", "Tháng 10", "10 tháng"]]
    title = ["Báo cáo tháng 10 năm 2025", "", "", "", ""]
    found = only(sheet(title, *head, ["Thu nội địa", 9000, 105000, 8433.4, 89289.413], merged=["A1:E1", "A2:A3"]))
    assert [one.role for one in found.columns] == ["name", "plan", "plan", "figure", "figure"]


def test_a_column_that_may_or_may_not_belong_to_the_group_beside_it_is_unknown():
    head = [["Chỉ tiêu", "Kế hoạch năm", ""], ["", "", "Tháng 10"]]
    found = only(sheet(["Báo cáo tháng 10 năm 2025"], *head, ["Thu nội địa", 105000, 8433.4]))
    assert [one.role for one in found.columns] == ["name", "plan", "unknown"]


def test_a_header_without_a_word_over_the_names_is_found():
    rows = [["", "", "Tháng 10", "10 tháng"], ["", "Thu nội địa", 8433.4, 89289.413], ["", "Xuất khẩu", 3.1, 33.37]]
    found = only(sheet(["Báo cáo tháng 10 năm 2025"], [], *rows))
    assert [(one.at, one.role) for one in found.columns] == [(1, "name"), (2, "figure"), (3, "figure")]
    assert [line.name for line in found.lines] == ["Thu nội địa", "Xuất khẩu"]


def test_units_below_the_periods_belong_to_the_header():
    head = [["Chỉ tiêu", "Tháng 10", "10 tháng"], ["", "Tỷ đồng", "Triệu USD"]]
    found = only(sheet(["Năm 2025"], *head, ["Thu nội địa", 8433.4, 89289.413]))
    assert [one.unit for one in found.columns] == ["", "Tỷ đồng", "Triệu USD"]
    assert len(found.lines) == 1


def test_years_as_numbers_of_excel_are_a_header():
    found = only(sheet(["Chỉ tiêu", 2023, 2024, "Ước 2025"], ["Kim ngạch xuất khẩu", 33.2, 36.1, 50.14]))
    assert [one.period for one in found.columns] == ["", "2023", "2024", "2025"]
    found = only(
        sheet(["Chỉ tiêu", "Thực hiện", "", "Ước"], ["", 2023, 2024, 2025], ["Kim ngạch xuất khẩu", 1, 2, 50.14])
    )
    assert [one.period for one in found.columns] == ["", "2023", "2024", "2025"]


def test_the_unit_of_the_table_stands_above_it():
    rows = [["Chỉ tiêu", "Tháng 10", "10 tháng"], ["Thu nội địa", 8433.4, 89289.413]]
    for above in (
        ["Đơn vị tính: Tỷ đồng"], ["", "", "ĐVT: Tỷ đồng"], ["", "Đơn vị tính:", "Tỷ đồng"], ["(Đơn vị tính: Tỷ đồng)"],
        ["", "", "Đơn vị: Tỷ đồng"], ["BIỂU 1\nĐơn vị tính: Tỷ đồng"], ["", "", "Đơn vị tính:\nTỷ đồng"],
        ["", "", "Unit: Tỷ đồng"], ["Biểu 1 (đvt: Tỷ đồng)"],
    ):  # fmt: skip
        assert only(sheet(["Báo cáo năm 2025"], above, *rows)).unit == "Tỷ đồng", above
    for above in (
        ["Đơn vị báo cáo: Sở Tài chính"],
        ["Đơn vị: Sở Tài chính"],
        ["Đơn vị tính: Tỷ đồng", "ĐVT: Triệu USD"],
    ):
        assert only(sheet(["Báo cáo năm 2025"], above, *rows)).unit == "", above


def test_several_tables_in_one_sheet_each_have_their_title_and_unit():
    first = [["Biểu 1. Ngân sách năm 2025"], ["", "", "ĐVT: Tỷ đồng"], ["Chỉ tiêu", "Tháng 10", "10 tháng"]]
    second = [["Biểu 2. Du lịch năm 2024"], ["ĐVT: Nghìn lượt"], ["Chỉ tiêu", "Tháng 10", "10 tháng"]]
    found = tables([
        sheet(*first, ["Thu nội địa", 8433.4, 89289.413], ["Tổng cộng", 1, 2], [], ["Nguồn: Sở Tài chính"], [],
              *second, ["Khách quốc tế", 1, 2])
    ])  # fmt: skip
    assert [(one.unit, one.columns[1].period) for one in found] == [("Tỷ đồng", "2025-10"), ("Nghìn lượt", "2024-10")]
    assert found[1].title.startswith("Biểu 2")
    assert "Nguồn" not in found[1].title
    assert [[line.kind for line in one.lines] for one in found] == [["figure", "total", "note"], ["figure"]]


def test_tables_side_by_side_are_two():
    head = ["Chỉ tiêu", "Tháng 10", "", "STT", "Chỉ tiêu", "10 tháng"]
    found = tables([sheet(["Năm 2025"], head, ["Thu nội địa", 8433.4, "", 1, "Kim ngạch xuất khẩu", 33.37])])
    assert [[line.name for line in one.lines] for one in found] == [["Thu nội địa"], ["Kim ngạch xuất khẩu"]]
    assert [[one.at for one in table.columns] for table in found] == [[0, 1], [3, 4, 5]]


def test_a_row_of_nothing_but_labels_is_no_header():
    row = [word for _ in range(20) for word in ("Chỉ tiêu", "Tháng 10")]
    assert tables([sheet(["Năm 2025"], row, ["Thu nội địa", 1] * 20)]) == ()


def test_the_header_of_the_next_page_is_no_row_and_no_new_table():
    head = ["Chỉ tiêu", "Tháng 10", "10 tháng"]
    rows = [["Thu nội địa", 8433.4, 89289.413], ["Kim ngạch xuất khẩu", 3.1, 33.37]]
    for between in ([], [["Trang 2"]], [[], ["(tiếp theo)"]]):
        found = only(sheet(["Năm 2025"], head, rows[0], *between, head, rows[1]))
        assert [line.name for line in found.lines] == [rows[0][0], rows[1][0]]


def test_sheets_without_a_table_give_none():
    guide = sheet(
        ["HƯỚNG DẪN"],
        ["Cột “Chỉ tiêu”: không sửa"],
        ["Chỉ tiêu", "Cách ghi", "Đơn vị"],
        ["Xuất khẩu", "Số thập phân", "tỷ USD"],
    )
    cover = sheet(*LETTERHEAD)
    facts = sheet(["Địa bàn", "HP"], ["Tháng báo cáo", "10/2025"], ["Ngày công bố", "06/11/2025"])
    assert tables([guide, cover, facts, sheet(), sheet([], [])]) == ()


def test_hidden_sheets_give_no_table():
    assert tables([sheet(*HEAD, BUDGET, hidden=True)]) == ()


def test_an_empty_template_is_a_table_all_the_same():
    found = only(sheet(*HEAD, [1, "Thu nội địa", "Tỷ đồng"], [2, "Kim ngạch xuất khẩu", "tỷ USD"]), month="2025-10")
    assert [line.kind for line in found.lines] == ["figure", "figure"]
