"""What a column holds is told from the words over it, or it is unknown."""

import unicodedata
from collections.abc import Callable

import pytest

from indicators.collation import unmarked
from indicators.importing.layout import tables
from indicators.importing.types import Column
from tests.importing.sheets import Cell, sheet

TITLE = "Báo cáo tình hình kinh tế - xã hội tháng 10 và 10 tháng năm 2025"


def column(*parts: Cell, month: str = "2025-10", title: str = TITLE) -> Column:
    """Return the column of figures under a header of one or more rows, each of which has words there."""
    head = [["Chỉ tiêu", parts[0], "Tháng 10/2025"], *(["", part, ""] for part in parts[1:])]
    found = tables([sheet([title], [], *head, ["Kim ngạch xuất khẩu", 33.37, 3.1])], month)
    return found[0].columns[1]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("STT", "number"), ("TT", "number"), ("Số TT", "number"), ("No.", "number"), ("Mã số", "code"), ("Mã", "code"),
        ("Code", "code"), ("ĐVT", "unit"), ("Đơn vị tính", "unit"), ("Đơn vị", "unit"), ("Unit", "unit"),
        ("Ghi chú", "note"), ("Notes", "note"), ("Remarks", "note"), ("Đơn vị tính / Unit", "unit"),
        ("Đơn\nvị", "unit"),
        ("ĐƠN VỊ\nUnit", "unit"), ("Ghi chú (Note)", "note"),
    ],
)  # fmt: skip
def test_labels_in_both_languages_are_known(words: str, role: str):
    found = tables([sheet([TITLE], ["Chỉ tiêu", words, "Tháng 10"], ["Kim ngạch xuất khẩu", None, 33.37])])
    assert found[0].columns[1].role == role


@pytest.mark.parametrize(
    "words",
    ["Chỉ tiêu", "Tên chỉ tiêu", "Nội dung", "Danh mục", "Indicator", "Item", "CHỈ  TIÊU", "chi tieu", "Chỉ\ntiêu"],
)
def test_the_column_of_names_is_known(words: str):
    found = tables([sheet(["STT", words, "10 tháng năm 2025"], [1, "Kim ngạch xuất khẩu", 33.37])])
    assert [one.role for one in found[0].columns] == ["number", "name", "figure"]
    assert found[0].lines[0].name == "Kim ngạch xuất khẩu"


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch năm 2025", "KH 2025", "KH năm", "Chỉ tiêu giao năm 2025", "Chỉ tiêu năm 2025", "Dự toán 2025",
        "Dự toán HĐND giao", "Mục tiêu năm 2025", "Plan 2025", "Target 2025", "Kịch bản 10 tháng", "Kế hoạch (tỷ đồng)",
    ],
)  # fmt: skip
def test_a_plan_is_a_plan(words: str):
    assert column(words).role == "plan"


def test_a_plan_names_its_year():
    assert (column("Kế hoạch năm 2025").period, column("KH năm").period, column("Kế hoạch").period) == (
        "2025",
        "2025",
        "",
    )


@pytest.mark.parametrize(
    "words",
    [
        "So với kế hoạch", "So sánh (%)", "So với cùng kỳ 2024", "Tỷ lệ %", "% KH", "%", "TH/KH", "TH/KH (%)", "10T/KH",
        "Tăng trưởng so cùng kỳ", "Cùng kỳ năm trước", "Thực hiện cùng kỳ năm trước", "Cùng kỳ", "% so cùng kỳ",
        "vs 2024",
        "Tỉ lệ thực hiện", "Tốc độ tăng (%)", "Tăng (+), giảm (-)", "Tháng 10/2025 so với tháng 9/2025", "+/- (%)",
        "Growth", "Compared with 2024", "Ước thực hiện so KH năm (%)", "Tỷ trọng", "Đạt % kế hoạch", "Chênh lệch",
    ],
)  # fmt: skip
def test_a_comparison_is_no_figure(words: str):
    assert (column(words).role, column(words).period) == ("compared", "")


@pytest.mark.parametrize(
    ("words", "period", "kind", "stage"),
    [
        ("Ước thực hiện tháng 10", "2025-10", "month", "estimate"),
        ("Thực hiện tháng 9", "2025-09", "month", "reported"),
        ("Sơ bộ tháng 9", "2025-09", "month", "preliminary"),
        ("Chính thức tháng 9/2025", "2025-09", "month", "official"),
        ("Dự báo năm 2025", "2025", "year", "forecast"),
        ("Ước năm 2025", "2025", "year", "estimate"),
        ("Thực hiện 10 tháng năm 2024", "2024-10", "ytd", "reported"),
        ("Cùng kỳ 10 tháng năm 2024", "2024-10", "ytd", "reported"),
        ("Cùng kỳ năm 2024", "2024-10", "month", "reported"),  # as the column beside reports a month
        ("Lũy kế 10 tháng (tỷ đồng)", "2025-10", "ytd", "reported"),
        ("Giá trị tháng 10", "2025-10", "month", "reported"),
        ("Estimate Oct 2025", "2025-10", "month", "estimate"),
        ("Preliminary 2024", "2024", "year", "preliminary"),
        ("Thực hiện", "", None, "reported"),
        ("Ước thực hiện", "", None, "estimate"),
        ("Thực hiện kỳ này", "", None, "reported"),
    ],
)
def test_a_figure_has_a_period_and_a_stage(words: str, period: str, kind: str | None, stage: str):
    found = column(words)
    assert (found.role, found.period, found.kind, found.stage) == ("figure", period, kind, stage)


@pytest.mark.parametrize(
    "words",
    [
        "Khu vực nhà nước", "Toàn thành phố tháng 10", "Thực hiện kế hoạch năm 2025", "Ước tháng 10 và 10 tháng",
        "Sơ bộ và ước 2025", "DT tháng 10", "Dự kiến năm 2025", "Đăng ký tháng 10/2025",
        "Thực hiện tháng 9 và tháng 10",
        "Hải Phòng", "Cột 3",
    ],
)  # fmt: skip
def test_a_header_that_says_something_else_or_two_things_is_unknown(words: str):
    assert column(words).role == "unknown"


def test_an_unknown_column_keeps_the_period_it_names():
    assert (column("Toàn thành phố tháng 10").period, column("Toàn thành phố tháng 10").kind) == ("2025-10", "month")


@pytest.mark.parametrize(
    ("parts", "role", "period"),
    [
        (("Kế hoạch", "Năm 2025"), "plan", "2025"),
        (("Năm 2025", "Kế hoạch"), "plan", "2025"),
        (("Tình hình thực hiện", "KH năm 2025"), "plan", "2025"),
        (("Thực hiện", "Tháng 10"), "figure", "2025-10"),
        (("Năm 2025", "Thực hiện", "10 tháng"), "figure", "2025-10"),
        (("So với", "KH năm"), "compared", ""),
        (("So sánh", "Cùng kỳ"), "compared", ""),
        (("Thực hiện tháng 10", "%"), "compared", ""),
        (("Thực hiện so với kế hoạch", "Thực hiện 10 tháng"), "unknown", "2025-10"),
        (("Quý III", "Tháng 9"), "unknown", ""),
        (("Tháng 10/2025", "Năm 2024"), "unknown", ""),
        (("Khu vực nhà nước", "Tháng 10"), "unknown", "2025-10"),
    ],
)
def test_groups_count_with_the_columns_below(parts: tuple[str, ...], role: str, period: str):
    assert (column(*parts).role, column(*parts).period) == (role, period)


@pytest.mark.parametrize(
    ("parts", "unit"),
    [
        (("Tháng 10 (tỷ đồng)",), "tỷ đồng"), (("Tháng 10\n(Triệu USD)",), "Triệu USD"),
        (("Tháng 10, tỷ đồng",), "tỷ đồng"),
        (("Tháng 10 (%)",), "%"), (("Tháng 10", "Tỷ đồng"), "Tỷ đồng"),
        (("Thực hiện (nghìn lượt)", "Tháng 10"), "nghìn lượt"),
        (("Tháng 10 (ĐVT: tỷ đồng)",), "tỷ đồng"), (("Tháng 10 [triệu USD]",), "triệu USD"),
        (("Oct 2025 (VND billion)",), "VND billion"),
        (("Tháng 10", "(tấn)"), "tấn"), (("Tháng 10 (*)",), ""), (("Tháng 10",), ""),
    ],
)  # fmt: skip
def test_the_unit_of_a_header_is_kept_as_written(parts: tuple[str, ...], unit: str):
    found = column(*parts)
    assert (found.unit, found.role, found.period) == (unit, "figure", "2025-10")


def decomposed(words: str) -> str:
    return unicodedata.normalize("NFD", words)


def broken(words: str) -> str:
    return words.replace(" ", "\n  ")


@pytest.mark.parametrize("spelled", [str.upper, unmarked, decomposed, broken])
def test_spelling_changes_nothing(spelled: Callable[[str], str]):
    for words in ("Ước thực hiện tháng 10", "Kế hoạch năm 2025", "So với cùng kỳ", "Luỹ kế 10 tháng"):
        plain, other = column(words), column(spelled(words))
        assert (other.role, other.period, other.kind, other.stage) == (
            plain.role,
            plain.period,
            plain.kind,
            plain.stage,
        )


def test_a_year_or_a_day_as_a_cell_of_excel_is_read():
    assert (column(2024).role, column(2024).period) == ("figure", "2024")


def test_a_title_that_estimates_makes_the_columns_of_its_month_estimates():
    title = "Ước thực hiện các chỉ tiêu tháng 10 năm 2025"
    assert column("Tháng 10", title=title).stage == "estimate"
    assert column("Tháng 9", title=title).stage == "reported"
    assert column("Thực hiện tháng 10", title=title).stage == "reported"


def test_the_year_is_of_the_header_then_of_the_title_then_of_the_report():
    assert column("Tháng 10/2024").period == "2024-10"
    assert column("Tháng 10", title="Biểu 1. Năm 2024", month="2025-10").period == "2024-10"
    assert column("Tháng 9", title="Biểu 1", month="2025-10").period == "2025-09"
    assert column("Tháng 9", title="Biểu 1", month="").period == ""


def test_the_day_and_the_acts_of_a_letterhead_give_no_year():
    title = "Hải Phòng, ngày 06 tháng 01 năm 2026"
    assert column("Tháng 12", title=title, month="").period == ""
    title = "Ban hành kèm theo Quyết định số 17/QĐ-UBND năm 2023"
    assert column("Tháng 10", title=title, month="2025-10").period == "2025-10"


def test_a_second_unit_column_and_names_in_a_second_language():
    rows = [
        ["Chỉ tiêu", "Indicator", "ĐVT", "Tháng 10", "Đơn vị", "10 tháng"],
        ["Xuất khẩu", "Exports", "tỷ USD", 3, "x", 33.37],
    ]
    found = tables([sheet([TITLE], *rows)])[0]
    assert [one.role for one in found.columns] == ["name", "note", "unit", "figure", "unknown", "figure"]


def test_columns_left_of_the_names_are_never_figures():
    found = tables([sheet([TITLE], ["Tháng 10", "Chỉ tiêu", "10 tháng"], [3, "Xuất khẩu", 33.37])])[0]
    assert [one.role for one in found.columns] == ["unknown", "name", "figure"]


def test_figures_without_a_header_are_an_unknown_column():
    found = tables([sheet([TITLE], ["", "Chỉ tiêu", "Tháng 10"], [1, "Xuất khẩu", 3, 33.37])])[0]
    assert [(one.at, one.role) for one in found.columns] == [(0, "number"), (1, "name"), (2, "figure"), (3, "unknown")]
