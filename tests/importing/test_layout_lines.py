"""The rows of a table: their names, what stands over them, and which of them are parts of which."""

from collections.abc import Sequence

import pytest

from indicators.importing.layout import tables
from indicators.importing.types import SheetRow
from tests.importing.sheets import Cell, sheet

HEAD = ["STT", "Chỉ tiêu", "ĐVT", "10 tháng năm 2025", "Ghi chú"]
TOTAL = "Tổng thu ngân sách nhà nước trên địa bàn"
DOMESTIC = "Thu nội địa"
CUSTOMS = "Thu từ hoạt động xuất nhập khẩu"
EXPORT = "Kim ngạch xuất khẩu"


def lines(
    *rows: Sequence[Cell], merged: tuple[str, ...] = (), hidden_rows: tuple[int, ...] = ()
) -> tuple[SheetRow, ...]:
    """Return the lines of rows with number, name, unit and figure; the header is row 1."""
    found = tables([sheet(HEAD, *rows, merged=merged, hidden_rows=hidden_rows)])
    return found[0].lines if found else ()


def named(*names: str) -> list[tuple[str, str, str | None]]:
    """Return name, parts and the name of the whole, of rows that are a name and a figure each."""
    found = lines(
        *[["", name, "tỷ đồng", None if name.endswith(":") else 100 - place] for place, name in enumerate(names)]
    )
    return [(one.name, one.parts, found[one.parent].name if one.parent is not None else None) for one in found]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("I. Thu nội địa", DOMESTIC), ("II - Thu nội địa", DOMESTIC), ("1. Thu nội địa", DOMESTIC),
        ("1) Thu nội địa", DOMESTIC),
        ("1.1 Thu nội địa", DOMESTIC), ("1.1. Thu nội địa", DOMESTIC), ("1.2.3. Thu nội địa", DOMESTIC),
        ("a) Thu nội địa", DOMESTIC),
        ("a. Thu nội địa", DOMESTIC), ("- Thu nội địa", DOMESTIC), ("– Thu nội địa", DOMESTIC),
        ("-Thu nội địa", DOMESTIC),
        ("+ Thu nội địa", DOMESTIC), ("* Thu nội địa", DOMESTIC), ("• Thu nội địa", DOMESTIC),
        ("   Thu nội địa", DOMESTIC),
        ("(1) Thu nội địa", DOMESTIC), ("12. Thu nội địa", DOMESTIC), ("Thu   nội\nđịa", DOMESTIC),
        ("A. Thu nội địa", DOMESTIC),
        ("GRDP", "GRDP"), ("FDI", "FDI"), ("IIP", "IIP"), ("Diện tích", "Diện tích"), ("Vốn FDI", "Vốn FDI"),
        ("2025 là năm", "2025 là năm"), ("Xuất khẩu - nhập khẩu", "Xuất khẩu - nhập khẩu"), ("CPI", "CPI"),
        ("IX. CPI", "CPI"),
    ],
)  # fmt: skip
def test_numbering_is_taken_off_a_name(name: str, plain: str):
    assert lines(["", name, "tỷ đồng", 89289.413])[0].name == plain


def test_numbering_may_stand_in_a_column_of_its_own():
    found = lines(
        ["I", "Ngân sách", "tỷ đồng", 1],
        [1, DOMESTIC, "tỷ đồng", 2],
        ["1.1", CUSTOMS, "tỷ đồng", 3],
        ["-", EXPORT, "tỷ USD", 4],
    )
    assert [one.name for one in found] == ["Ngân sách", DOMESTIC, CUSTOMS, EXPORT]
    assert [one.parent for one in found] == [None, 0, 1, 2]


def test_headings_are_sections_the_outermost_first():
    found = lines(
        ["A", "KINH TẾ"], ["I", "Ngân sách"], [1, DOMESTIC, "tỷ đồng", 89289.413], ["II", "Xuất nhập khẩu"],
        [1, EXPORT, "tỷ USD", 33.37], ["B", "XÃ HỘI"], [1, "Khách quốc tế", "triệu lượt", 1],
    )  # fmt: skip
    assert [one.name for one in found if one.kind == "heading"] == ["KINH TẾ", "Ngân sách", "Xuất nhập khẩu", "XÃ HỘI"]
    sections = [one.section for one in found if one.kind == "figure"]
    assert sections == [("KINH TẾ", "Ngân sách"), ("KINH TẾ", "Xuất nhập khẩu"), ("XÃ HỘI",)]


def test_a_heading_may_be_merged_across_or_in_capitals_or_end_with_a_colon():
    found = lines(
        ["I. Ngân sách"], ["", DOMESTIC, "tỷ đồng", 89289.413], ["", "DU LỊCH"], ["", "Khách quốc tế", "triệu lượt", 1],
        ["", "Ngoại thương:"], ["", EXPORT, "tỷ USD", 33.37], merged=("A2:E2",),
    )  # fmt: skip
    assert [one.kind for one in found] == ["heading", "figure"] * 3
    assert [one.section for one in found[1::2]] == [
        ("Ngân sách",),
        ("Ngân sách", "DU LỊCH"),
        ("Ngân sách", "Ngoại thương"),
    ]


def test_a_numbered_row_over_deeper_rows_without_a_figure_is_a_heading():
    found = lines([1, "Ngân sách"], ["1.1", DOMESTIC, "tỷ đồng", 1], [2, EXPORT, "tỷ USD", 33.37])
    assert [(one.kind, one.section, one.parent) for one in found] == [
        ("heading", (), None), ("figure", ("Ngân sách",), None), ("figure", (), None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "label", ["Trong đó:", "Tr.đó:", "- Trong đó:", "TRONG ĐÓ:", "Tr. đó:", "Of which:", "In which:"]
)
def test_rows_below_of_which_are_some_of_the_row_above(label: str):
    assert named(TOTAL, label, f"- {DOMESTIC}", f"- {CUSTOMS}", EXPORT) == [
        (TOTAL, "some", None), (DOMESTIC, "", TOTAL), (CUSTOMS, "", TOTAL), (EXPORT, "", None),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Chia ra:", "Gồm:", "Bao gồm:", "Consisting of:", "- Chia ra:"])
def test_rows_below_divided_into_are_all_of_it(label: str):
    assert named(TOTAL, label, f"- {DOMESTIC}", f"- {CUSTOMS}") == [
        (TOTAL, "all", None), (DOMESTIC, "", TOTAL), (CUSTOMS, "", TOTAL),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "inline", [f"Trong đó: {DOMESTIC}", f"- Trong đó: {DOMESTIC}", f"Tr.đó: {DOMESTIC}", f"of which {DOMESTIC}"]
)
def test_of_which_may_stand_before_the_part(inline: str):
    assert named(TOTAL, inline, EXPORT) == [(TOTAL, "some", None), (DOMESTIC, "", TOTAL), (EXPORT, "", None)]
    numbered = named(f"1. {TOTAL}", inline, f"- {CUSTOMS}", f"2. {EXPORT}")
    assert [whole for _, _, whole in numbered] == [None, TOTAL, TOTAL, None]


def test_of_which_may_stand_behind_the_whole():
    assert named(f"{TOTAL}, trong đó", DOMESTIC)[0] == (TOTAL, "some", None)
    found = lines(["", f"{TOTAL}, trong đó:", "tỷ đồng", 3], ["", f"- {DOMESTIC}", "tỷ đồng", 1])
    assert (found[0].name, found[0].parts, found[1].parent) == (TOTAL, "some", 0)
    assert found[0].kind == "figure"


def test_parts_may_be_told_by_numbering_or_by_spaces():
    assert named(f"1. {TOTAL}", f"1.1. {DOMESTIC}", f"1.2. {CUSTOMS}", f"2. {EXPORT}") == [
        (TOTAL, "some", None), (DOMESTIC, "", TOTAL), (CUSTOMS, "", TOTAL), (EXPORT, "", None),
    ]  # fmt: skip
    assert [whole for _, _, whole in named(TOTAL, f"   {DOMESTIC}", f"   {CUSTOMS}", EXPORT)] == [
        None,
        TOTAL,
        TOTAL,
        None,
    ]
    assert [whole for _, _, whole in named(f"1. {TOTAL}", f"a) {DOMESTIC}", f"- {CUSTOMS}", f"b) {EXPORT}")] == [
        None, TOTAL, DOMESTIC, TOTAL,
    ]  # fmt: skip


def test_a_number_of_another_branch_is_no_part():
    assert [whole for _, _, whole in named(f"1. {TOTAL}", f"2.1. {DOMESTIC}")] == [None, None]


def test_parts_without_any_mark_end_where_the_next_row_of_the_level_is():
    numbered = named(f"1. {TOTAL}", "Trong đó:", DOMESTIC, CUSTOMS, f"2. {EXPORT}")
    assert [whole for _, _, whole in numbered] == [None, TOTAL, TOTAL, None]


def test_parts_end_at_a_blank_row_a_heading_a_total_and_at_another_unit():
    whole, label, part = ["", TOTAL, "tỷ đồng", 3], ["", "Trong đó:"], ["", DOMESTIC, "tỷ đồng", 1]
    other = ["", "Chi ngân sách", "tỷ đồng", 9]
    for ending in ([], ["", "CHI NGÂN SÁCH"], ["", "Tổng cộng", "tỷ đồng", 3]):
        found = lines(whole, label, part, ending, other)
        assert (found[1].parent, found[-1].parent) == (0, None)
    assert lines(whole, label, part, ["", EXPORT, "tỷ USD", 33.37])[-1].parent is None


def test_dashes_below_a_row_of_another_unit_say_nothing_of_its_parts():
    found = lines([1, "Khách du lịch", "triệu lượt", 12], ["-", "Doanh thu", "tỷ đồng", 9000])
    assert (found[0].parts, found[1].parent) == ("", 0)


def test_two_groups_of_parts_are_no_division_of_the_whole():
    assert named(f"1. {TOTAL}", "Chia ra:", f"- {DOMESTIC}", f"- {CUSTOMS}")[0][1] == "all"
    found = lines([1, f"{TOTAL}, chia ra:", "tỷ đồng", 3], ["", f"Trong đó: {DOMESTIC}", "tỷ đồng", 1])
    assert found[0].parts == "some"


@pytest.mark.parametrize(
    "name", ["Tổng số", "TỔNG CỘNG", "Cộng", "Total", "Tổng cộng:", "Cộng (I+II)", "Tổng số (1+2)", "Grand total"]
)
def test_a_total_is_a_total(name: str):
    assert [one.kind for one in lines(["", DOMESTIC, "tỷ đồng", 1], ["", name, "tỷ đồng", 1])] == ["figure", "total"]


@pytest.mark.parametrize(
    "name",
    [TOTAL, "Tổng lượt khách du lịch", "Tổng mức bán lẻ hàng hóa", "Tổng số doanh nghiệp", "Cộng đồng", "Tổng chi"],
)
def test_a_name_that_begins_like_a_total_is_none(name: str):
    assert lines(["", name, "tỷ đồng", 1])[0].kind == "figure"


def test_the_parts_of_a_total_are_kept():
    found = lines(["", "Tổng số", "tỷ đồng", 3], ["", "Trong đó:"], ["", f"- {DOMESTIC}", "tỷ đồng", 1])
    assert [(one.kind, one.parts, one.parent) for one in found] == [("total", "some", None), ("figure", "", 0)]


@pytest.mark.parametrize(
    "note",
    [
        "Ghi chú: Số liệu ước tính",
        "Nguồn: Cục Thống kê",
        "(*) Số sơ bộ",
        "Note: estimates",
        "Nguồn số liệu: Thuế",
        "* Ghi chú",
    ],
)
def test_notes_are_no_figures(note: str):
    for rows in ([["", note]], [[note]], [[], [note]], [[], [note, ""], ["- Thu nội địa chưa gồm thu khác"]]):
        found = lines(["", DOMESTIC, "tỷ đồng", 89289.413], *rows)
        assert [one.kind for one in found] == ["figure", *["note"] * len([row for row in rows if row])]


def test_signatures_end_a_table():
    for signed in (
        ["", "NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC"], ["", "", "", "Hải Phòng, ngày 06 tháng 11 năm 2025"],
        ["TM. ỦY BAN NHÂN DÂN"],
        ["", "Người lập", "", "(Ký, đóng dấu)"], ["", "", "", "KT. GIÁM ĐỐC"], ["Nơi nhận:"],
        ["", "", "", "Hải Phòng, ngày     tháng 11 năm 2025"],
    ):  # fmt: skip
        found = lines(["", DOMESTIC, "tỷ đồng", 89289.413], [], signed, ["", "Nguyễn Văn A"])
        assert [one.name for one in found] == [DOMESTIC], signed


def test_blank_rows_are_no_lines_and_places_are_those_of_the_sheet():
    found = lines(["", DOMESTIC, "tỷ đồng", 1], [], [], ["", EXPORT, "tỷ USD", 33.37])
    assert [one.at for one in found] == [1, 4]


def test_hidden_rows_are_marked():
    found = lines(["", DOMESTIC, "tỷ đồng", 1], ["", EXPORT, "tỷ USD", 33.37], hidden_rows=(3,))
    assert [one.hidden for one in found] == [False, True]


def test_a_row_with_blank_figures_stays_a_row():
    found = lines(
        ["", DOMESTIC, "tỷ đồng", None], ["", EXPORT, "tỷ USD", "-"], ["", CUSTOMS, "", None], ["", TOTAL, "", 3]
    )
    assert [one.kind for one in found] == ["figure"] * 4


def test_a_figure_without_a_name_stays_a_row():
    found = lines(["", DOMESTIC, "tỷ đồng", 1], ["", "", "", 33.37])
    assert [(one.kind, one.name) for one in found] == [("figure", DOMESTIC), ("figure", "")]


def test_units_are_kept_as_written_and_ditto_marks_repeat_them():
    found = lines(["", TOTAL, " Tỷ đồng ", 3], ["", DOMESTIC, '"', 1], ["", CUSTOMS, "-nt-", 1], ["", "Khác", "", 1])
    assert [one.unit for one in found] == ["Tỷ đồng", "Tỷ đồng", "Tỷ đồng", ""]


def test_a_unit_merged_downwards_counts_for_each_row():
    found = lines(["", TOTAL, "Tỷ đồng", 3], ["", DOMESTIC, "", 1], ["", EXPORT, "tỷ USD", 1], merged=("C2:C3",))
    assert [one.unit for one in found] == ["Tỷ đồng", "Tỷ đồng", "tỷ USD"]


def test_codes_are_kept():
    found = tables([sheet(["Mã số", "Chỉ tiêu", "10 tháng năm 2025"], ["budget_domestic", DOMESTIC, 89289.413])])
    assert (found[0].lines[0].code, found[0].lines[0].name) == ("budget_domestic", DOMESTIC)


def test_names_may_take_two_columns():
    found = tables([
        sheet(["Chỉ tiêu", "", "10 tháng năm 2025"], [TOTAL, "", 162875], ["Trong đó:", DOMESTIC, 89289.413],
              ["", CUSTOMS, 69116.05], [EXPORT, "", 33.37], merged=["A1:B1"])
    ])[0].lines  # fmt: skip
    assert [one.name for one in found] == [TOTAL, DOMESTIC, CUSTOMS, EXPORT]
    assert [one.parent for one in found] == [None, 0, 0, None]
    assert found[0].parts == "some"
