"""Names over two or three columns, with or without a header over them; numbering and units beside are no names."""

from collections.abc import Sequence

import pytest

from indicators.importing.layout import tables
from indicators.importing.types import SheetTable

from .imported import imported
from .sheets import Cell, sheet

TITLE = ["7. Xuất, nhập khẩu hàng hóa"]
TRADE, EXPORT, IMPORT = "TỔNG KIM NGẠCH", "Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu"
OWN, FOREIGN = "Khu vực trong nước", "Khu vực FDI"
Rows = Sequence[Sequence[Cell]]


def only(*rows: Sequence[Cell], merged: tuple[str, ...] = ()) -> SheetTable:
    (found,) = tables([sheet(TITLE, [], *rows, merged=merged)])
    return found


def named(found: SheetTable) -> list[tuple[str, str]]:
    return [(one.name, one.unit) for one in found.lines]


def under(found: SheetTable) -> list[str | None]:
    return [None if one.parent is None else found.lines[one.parent].name for one in found.lines]


HEADS: dict[str, Rows] = {  # over two columns left of the figures
    "no label": [
        ["", "", "Ước tính", "Cộng dồn"],
        ["", "", "tháng 8", "8 tháng"],
        ["", "", "năm 2025", "năm 2025"],
        [],
    ],
    "over the first": [["Chỉ tiêu", "", "Ước tháng 8/2025", "8 tháng năm 2025"]],
    "over the second": [["", "Chỉ tiêu", "Ước tháng 8/2025", "8 tháng năm 2025"]],
    "over both": [["Chỉ tiêu", "Chỉ tiêu", "Ước tháng 8/2025", "8 tháng năm 2025"]],
    "two rows": [["Chỉ tiêu", "", "Năm 2025", ""], ["", "", "Ước tháng 8", "8 tháng"]],
}
BODY: Rows = [[TRADE, "", 731, 5917], ["", EXPORT, 402, 3116], ["", IMPORT, 329, 2801]]


@pytest.mark.parametrize("head", HEADS)
def test_a_row_has_the_name_of_its_own_column_wherever_the_header_stands(head: str):
    found = only(*HEADS[head], *BODY)
    assert named(found) == [(TRADE, ""), (EXPORT, ""), (IMPORT, "")]
    assert under(found) == [None, TRADE, TRADE]
    assert [one.role for one in found.columns] == ["name", "name", "figure", "figure"]
    assert [one.period for one in found.columns[2:]] == ["2025-08", "2025-08"]


def test_a_heading_in_any_of_the_columns_stands_over_the_rows_below():
    head = ["Chỉ tiêu", "", "", "Ước tháng 8/2025"]
    found = only(head, ["", "NGOẠI THƯƠNG"], ["", "", EXPORT, 402], ["DU LỊCH"], ["", "", "Khách quốc tế", 91])
    assert [(one.kind, one.name) for one in found.lines][::2] == [("heading", "NGOẠI THƯƠNG"), ("heading", "DU LỊCH")]
    assert found.header == range(2, 3)


def test_three_columns_are_three_levels():
    head = ["Chỉ tiêu", "", "", "Ước tháng 8/2025"]
    found = only(head, [TRADE, "", "", 731], ["", EXPORT, "", 402], ["", "", OWN, 88], ["", IMPORT, "", 329])
    assert under(found) == [None, TRADE, EXPORT, TRADE]


@pytest.mark.parametrize("mark", ["1", "I", "a)", "1.2", "-", "+", 12])
@pytest.mark.parametrize("label", ["STT", ""])
def test_numbering_before_a_name_is_none_and_alone_it_names_nothing(mark: Cell, label: str):
    head = [label, "Chỉ tiêu", "", "Ước tháng 8/2025"]
    found = only(head, [mark, EXPORT, "", 402], [mark, "", OWN, 88], ["", TRADE, "", 731], [mark, "", "", 329])
    assert named(found) == [(EXPORT, ""), (OWN, ""), (TRADE, ""), ("", "")]


@pytest.mark.parametrize("at", [1, 2])
def test_numbering_may_take_two_columns_under_one_label(at: int):
    head = ["STT", "", "Chỉ tiêu", "Ước tháng 8/2025"]
    rows = [["I", "", TRADE, 731], *([*["", ""], name, figure] for name, figure in ((EXPORT, 402), (IMPORT, 329)))]
    for row in rows[1:]:
        row[at - 1] = "-"
    found = only(head, *rows)
    assert named(found) == [(TRADE, ""), (EXPORT, ""), (IMPORT, "")]
    assert under(found) == [None, TRADE, TRADE]


@pytest.mark.parametrize("unit", ["Triệu USD", "tấn", "%", "chiếc", "Nghìn lượt"])
@pytest.mark.parametrize("merged", [(), ("A3:C3",)])
def test_units_beside_a_name_are_its_unit(unit: str, merged: tuple[str, ...]):
    head = ["Chỉ tiêu", "", "", "Ước tháng 8/2025"]
    if merged and unit == "chiếc":
        unit = "Triệu chiếc"  # under one label 'chiếc' alone may be part of the name
    found = only(head, [TRADE, "", unit, 731], ["", EXPORT, unit, 402], merged=merged)
    assert named(found) == [(TRADE, unit), (EXPORT, unit)]


def test_a_row_with_nothing_but_a_unit_has_no_name():
    found = only(["Chỉ tiêu", "", "Ước tháng 8/2025"], ["Gạo", "tấn", 731], ["", "Triệu USD", 402])
    assert named(found) == [("Gạo", "tấn"), ("", "Triệu USD")]


@pytest.mark.parametrize("name", ["Dự án", "Doanh nghiệp", "Lao động"])
def test_what_may_be_counted_is_a_name_where_it_stands_alone(name: str):
    found = only(["Chỉ tiêu", "", "Ước tháng 8/2025"], [TRADE, "", 731], ["", name, 402], ["", "Hộ", 329])
    assert named(found) == [(TRADE, ""), (name, ""), ("Hộ", "")]


def test_words_in_two_columns_of_a_row_are_one_name():
    """Which of the two tells the figure apart cannot be known: 'Xuất khẩu | Khu vực FDI' is not all exports."""
    head = ["Chỉ tiêu", "", "Ước tháng 8/2025"]
    assert named(only(head, [EXPORT, FOREIGN, 402], ["", OWN, 88])) == [(f"{EXPORT} {FOREIGN}", ""), (OWN, "")]


@pytest.mark.parametrize("cells", [(12, 13.5), ("12", "1.204"), (4120, "-"), ("<5", 7)])
def test_figures_without_a_header_stay_figures_that_are_asked_about(cells: tuple[Cell, Cell]):
    head = ["Chỉ tiêu", "", "Ước tháng 8/2025"]
    found = only(head, [EXPORT, cells[0], 402], [IMPORT, cells[1], 329])
    assert [one.role for one in found.columns] == ["name", "unknown", "figure"]


def test_what_stands_below_the_last_figure_makes_no_column_of_names():
    head = ["Chỉ tiêu", "", "Ước tháng 8/2025"]
    found = only(head, [EXPORT, "", 402], [], ["", "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"])
    assert [one.role for one in found.columns] == ["name", "figure"]


def test_names_over_two_columns_are_understood_with_their_unit_and_their_periods():
    head = [["", "", "", "Triệu USD"], ["", "", "Ước tính", "Cộng dồn"], ["", "", "tháng 7/2025", "7 tháng 2025"]]
    body = [[TRADE, "", 6630, 50430], ["", EXPORT, 3520, 27450], ["", IMPORT, 3110, 22980]]
    found = imported(TITLE, [], *head, *body, month="2025-07", published_on="2025-08-06")
    assert [one.found for one in found.open] == [TRADE]
    read = {(one.indicator, one.kind): f"{one.typed.value:f}" for one in found.figures}
    assert read == {
        ("export", "month"): "3.52", ("export", "ytd"): "27.45",
        ("import", "month"): "3.11", ("import", "ytd"): "22.98",
    }  # fmt: skip


def test_a_minus_of_typography_is_a_figure_too():
    found = only(["Chỉ tiêu", "ĐVT", "Ước tháng 8/2025"], ["IIP", "%", "\u22126,36"])
    assert [one.name for one in found.lines] == ["IIP"]


@pytest.mark.parametrize("figure", ["gần 14,6", "trên 2.025", "<50", "14,6%"])
def test_a_first_row_with_its_name_in_another_column_is_no_row_of_the_header(figure: str):
    found = only(["Chỉ tiêu", "", "Ước tháng 8/2025"], ["", EXPORT, figure], [TRADE, "", figure])
    assert named(found) == [(EXPORT, ""), (TRADE, "")]
