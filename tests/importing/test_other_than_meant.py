"""What an office writes and could be taken for another number or another period: a question, never a guess."""

from datetime import date

import pytest

from importing.imported import TITLE, asked, imported, values
from importing.sheets import Cell

HEAD: list[Cell] = ["Chỉ tiêu", "ĐVT", "Tháng 10"]


@pytest.mark.parametrize("cell", ["5,2-", "5,2 -", "5,2 –", "5,2 x", "5,2 …"])
def test_a_dash_behind_a_number_is_not_dropped(cell: str):
    found = imported(TITLE, HEAD, ["Tốc độ tăng xuất khẩu", "%", cell])
    assert (asked(found, "not_a_number"), values(found)) == (["Biểu 1!C3"], {})


@pytest.mark.parametrize("head", ["So T9 (%)", "So T10/2024 (%)", "So 10T/2024 (%)", "So Q3 (%)"])
def test_a_percentage_against_a_month_is_no_figure_of_that_month(head: str):
    found = imported(TITLE, ["Chỉ tiêu", "ĐVT", head], ["Tốc độ tăng xuất khẩu", "%", 8.6])
    assert ([one.code for one in found.told], found.figures) == (["column_compared"], ())


def test_such_a_header_without_percent_may_be_the_number_of_the_month():
    found = imported(TITLE, ["Chỉ tiêu", "ĐVT", "So T9"], ["Tốc độ tăng xuất khẩu", "%", 8.6])
    assert (asked(found, "column_unknown"), found.figures) == (["Biểu 1!C2"], ())


@pytest.mark.parametrize("name", ["Thu nội địa (2024)", "Thu nội địa (10)", "Thu nội địa (tháng 9)"])
def test_a_year_or_a_month_in_brackets_behind_a_name_is_asked(name: str):
    found = imported(TITLE, HEAD, [name, "tỷ đồng", 6200])
    assert (asked(found, "name_unknown"), found.figures) == (["Biểu 1!C3"], ())


def test_the_mark_of_a_footnote_behind_a_name_is_not():
    assert values(imported(TITLE, HEAD, ["Thu nội địa (1)", "tỷ đồng", 8433.4])) == {"Biểu 1!C3": "8433.4"}


def test_a_title_of_last_month_over_this_months_columns_gives_no_period():
    head: list[Cell] = ["Chỉ tiêu", "ĐVT", "Tháng 10", "Lũy kế từ đầu năm", "Tháng 8"]
    row: list[Cell] = ["Kim ngạch xuất khẩu", "triệu USD", 3370, 33370, 3500]
    found = imported(["BÁO CÁO KẾT QUẢ THÁNG 9 NĂM 2025"], head, row, month="2025-09")
    assert asked(found, "column_period") == ["Biểu 1!C2", "Biểu 1!D2"]
    assert values(found) == {"Biểu 1!E3": "3.5"}


def test_an_estimate_of_the_next_month_leaves_the_others_as_they_are():
    head: list[Cell] = ["Chỉ tiêu", "ĐVT", "Lũy kế từ đầu năm", "Ước tháng 10"]
    found = imported(["THÁNG 9 NĂM 2025"], head, ["Kim ngạch nhập khẩu", "tỷ USD", 29.67, 3], month="2025-09")
    assert asked(found, "column_period") == ["Biểu 1!D2"]
    assert found.layout


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [("Kim ngạch xuất khẩu (triệu USD)", 3370, "3.37"), ("Thu nội địa (tỷ đồng)", 8433.4, "8433.4"),
     ("Quy mô GRDP (USD) (tỷ USD)", 20, "20"), ("Tốc độ tăng xuất khẩu (%)", 5.2, "5.2")],
)  # fmt: skip
def test_a_unit_in_brackets_behind_a_name_is_that_of_the_row(name: str, cell: float, value: str):
    found = imported(TITLE, ["Chỉ tiêu", "Tháng 10"], [name, cell])
    assert (found.questions, values(found)) == ((), {"Biểu 1!B3": value})


def test_a_unit_in_brackets_and_another_in_the_cell_are_asked():
    found = imported(TITLE, ["Chỉ tiêu", "Tháng 10"], ["Thu nội địa (tỷ đồng)", "8.433.400 triệu"])
    assert asked(found, "units_disagree") == ["Biểu 1!B3"]


@pytest.mark.parametrize(
    ("answer", "period", "kind"),
    [("period:header", "2025-10-31", "as_of"), ("period:month", "2025-10", "month"), ("period:ytd", "2025-10", "ytd")],
)
def test_a_day_as_a_header_may_be_its_month(answer: str, period: str, kind: str):
    rows: list[list[Cell]] = [TITLE, ["Chỉ tiêu", "ĐVT", date(2025, 10, 31)], ["Kim ngạch nhập khẩu", "tỷ USD", 3]]
    found = imported(*rows)
    assert (asked(found, "column_unknown"), found.figures) == (["Biểu 1!C2"], ())
    figures = imported(*rows, answers={found.questions[0].key: answer}).figures
    assert [(one.period, one.kind) for one in figures] == [(period, kind)]


@pytest.mark.parametrize(("year", "late"), [(2024, True), (2025, False)])
def test_last_years_month_in_a_title_is_asked(year: int, *, late: bool):
    rows: list[list[Cell]] = [[f"THÁNG 10 NĂM {year}"], HEAD, ["Kim ngạch nhập khẩu", "tỷ USD", 3]]
    found = imported(*rows, month=f"{year}-10")
    assert asked(found, "published_late") == (["Biểu 1!C3"] if late else [])
    assert imported(
        *rows, month=f"{year}-10", answers={"published_late Biểu 1!C3": "skip"} if late else {}
    ).figures == (() if late else found.figures)


def test_the_figures_of_a_whole_year_may_be_published_late():
    found = imported(["NĂM 2024"], ["Chỉ tiêu", "ĐVT", "Năm 2024"], ["Kim ngạch nhập khẩu", "tỷ USD", 30])
    assert asked(found, "published_late") == []


@pytest.mark.parametrize(
    ("name", "cell", "growth"),
    [("Tốc độ tăng xuất khẩu", "119,2", "19.2"), ("Tốc độ tăng bán lẻ và dịch vụ", 113, "13"),
     ("Chỉ số sản xuất công nghiệp (IIP)", 1.1462, "14.62"), ("Tốc độ tăng giá trị tăng thêm dịch vụ", "98,2", "-1.8")],
)  # fmt: skip
def test_an_index_in_the_place_of_growth_is_asked(name: str, cell: Cell, growth: str):
    rows: list[list[Cell]] = [TITLE, HEAD, [name, "%", cell]]
    found = imported(*rows)
    assert asked(found, "index_number") == ["Biểu 1!C3"]
    assert values(imported(*rows, answers={"index_number Biểu 1!C3": "index"})) == {"Biểu 1!C3": growth}
    assert values(imported(*rows, answers={"index_number Biểu 1!C3": "skip"})) == {}


@pytest.mark.parametrize(
    ("name", "cell"),
    [("Tỷ lệ bao phủ bảo hiểm y tế", "95,5"), ("Tốc độ tăng xuất khẩu", "19,2"), ("Tốc độ tăng xuất khẩu", "1,2")],
)
def test_a_share_and_growth_are_no_index(name: str, cell: str):
    assert asked(imported(TITLE, HEAD, [name, "%", cell]), "index_number") == []


@pytest.mark.parametrize("head", ["LK", "LK từ đầu năm", "LK 10T", "Cộng dồn", "Lũy kế từ đầu năm đến hết kỳ báo cáo"])
def test_a_cumulative_column_is_known_by_its_short_names(head: str):
    found = imported(TITLE, ["Chỉ tiêu", "ĐVT", head], ["Kim ngạch nhập khẩu", "tỷ USD", 32])
    assert [(one.period, one.kind) for one in found.figures] == [("2025-10", "ytd")]
    assert asked(found, "column_unknown") == []
