"""Tables as offices lay them out: what is glued together, reckoned beside, divided under a title, or an index."""

from decimal import Decimal

import pytest

from importing.imported import TITLE, asked, imported, values
from importing.sheets import Cell
from indicators.importing.types import Intake

n = Decimal
EXPORTS, IMPORTS = "Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu"


def periods(found: Intake) -> dict[str, tuple[str, str]]:
    """Return period and stage by the cell of a figure."""
    return {one.cell: (one.period, one.stage) for one in found.figures}


def remarks(found: Intake) -> set[str]:
    return {one.code for one in found.told}


# ---- words that are glued to numbers


@pytest.mark.parametrize(
    "words",
    [
        "KH2025",
        "KH 2025",
        "DT2025",
        "MT 2025",
        "KH năm",
        "KH năm 2025",
        "Dự toán giao",
        "Chỉ tiêu NQ",
        "2025KH",
        "Chỉ tiêu 2025",
    ],
)
def test_a_plan_is_a_plan_however_it_is_written(words: str):
    found = imported(
        TITLE, [], ["STT", "Chỉ tiêu", "ĐVT", words, "Ước TH 2025"], ["1", EXPORTS, "tỷ USD", n(46), n(50)]
    )
    assert values(found) == {"Biểu 1!E4": "50"}
    assert asked(found, "column_unknown") == []
    assert "column_plan" in remarks(found)


@pytest.mark.parametrize(
    ("words", "period", "stage"),
    [
        ("ƯTH2025", "2025", "estimate"), ("UTH 2025", "2025", "estimate"), ("Ước TH2025", "2025", "estimate"),
        ("TH10T/2025", "2025-10", "reported"), ("TH 10T năm 2025", "2025-10", "reported"),
        ("ƯTH10T/2025", "2025-10", "estimate"), ("SB2024", "", ""), ("TH2025", "2025", "reported"),
    ],
)  # fmt: skip
def test_results_and_estimates_glued_to_their_year_are_what_they_say(words: str, period: str, stage: str):
    found = imported(TITLE, [], ["STT", "Chỉ tiêu", "ĐVT", words], ["1", EXPORTS, "tỷ USD", n("33.4")])
    assert periods(found) == ({"Biểu 1!D4": (period, stage)} if period else {})
    assert bool(asked(found, "column_unknown")) == (not period)


# ---- what somebody reckoned beside or below


HEAD: list[list[Cell]] = [
    ["", "Tháng 9", "Tháng 10", "10 tháng", "10 tháng"], ["", "năm", "năm", "năm", "năm 2025"],
    ["", "2025", "2025", "2025", "so với"], ["", "", "", "", "cùng kỳ (%)"],
]  # fmt: skip
ROWS: list[list[Cell]] = [
    [f"{EXPORTS} (tỷ USD)", n("3.1"), n("3.4"), n("33.4"), n("123.1")],
    [f"{IMPORTS} (tỷ USD)", n("2.1"), n("2.4"), n("23.4"), n("118.2")],
]


def beside(*cells: tuple[int, int, Cell]) -> list[list[Cell]]:
    """Return the table with cells written beside and below it, by row and column."""
    rows = [[*row] for row in (TITLE, [], *HEAD, *ROWS)]
    rows += [[] for _ in range(max((row for row, _, _ in cells), default=0) + 1 - len(rows))]
    for row, column, cell in cells:
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = cell
    return rows


@pytest.mark.parametrize(
    "cells",
    [
        (),
        ((2, 8, n("49.85")), (3, 8, n("41.79"))),
        ((3, 7, n("12.5")), (5, 7, n("7.5"))),
        ((1, 9, "Tổng"), (2, 9, n(5)), (4, 10, n("0.3")), (5, 9, n("62.71"))),
        ((2, 6, n("49.85")),),
        ((9, 3, n("56.8")), (10, 3, n("1.2"))),
        ((4, 8, "cộng lại"), (5, 8, n("9.9"))),
        ((3, 11, "=3.1+3.4"), (4, 11, n("6.5"))),
    ],
)
def test_numbers_beside_or_below_a_table_change_nothing_of_it(cells: tuple[tuple[int, int, Cell], ...]):
    found = imported(*beside(*cells))
    kept = {cell: number for cell, number in values(found).items() if cell[-1] in "78"}
    assert kept == {
        "Biểu 1!B7": "3.1", "Biểu 1!C7": "3.4", "Biểu 1!D7": "33.4",
        "Biểu 1!B8": "2.1", "Biểu 1!C8": "2.4", "Biểu 1!D8": "23.4",
    }  # fmt: skip
    assert {one.period for one in found.figures} == {"2025-09", "2025-10"}
    assert set(values(found)) == set(kept)


# ---- prices, and sums with an estimate in them


@pytest.mark.parametrize("words", ["Giá so sánh 2010", "Giá hiện hành", "Theo giá so sánh 2010", "Giá cố định 1994"])
def test_prices_are_no_comparison(words: str):
    header: list[Cell] = ["STT", "Chỉ tiêu", "ĐVT", f"10 tháng năm 2025 ({words})"]
    found = imported(TITLE, [], header, ["1", EXPORTS, "tỷ USD", n("33.4")])
    assert "column_compared" not in remarks(found)


@pytest.mark.parametrize(
    ("month", "total", "stage"),
    [
        ("Ước tháng 10/2025", "Lũy kế 10 tháng năm 2025", "estimate"),
        ("Ước T10/2025", "Cộng dồn 10 tháng năm 2025", "estimate"),
        ("Sơ bộ tháng 10/2025", "10 tháng năm 2025", "preliminary"),
        ("Tháng 10/2025", "10 tháng năm 2025", "reported"),
        ("Ước tháng 10/2025", "Chính thức 10 tháng năm 2025", "official"),
        ("Ước tháng 9/2025", "10 tháng năm 2025", "reported"),
    ],
)
def test_a_sum_from_january_on_has_the_stage_of_its_last_month(month: str, total: str, stage: str):
    found = imported(TITLE, [], ["STT", "Chỉ tiêu", "ĐVT", month, total], ["1", EXPORTS, "tỷ USD", n("3.4"), n("33.4")])
    assert periods(found)["Biểu 1!E4"] == ("2025-10", stage)


# ---- sector tables: the title names the total


PARTS: list[list[Cell]] = [["1", "Ngân sách trung ương", n(4), n(3)], ["2", "Thu tiền sử dụng đất", n(6), n(5)]]


@pytest.mark.parametrize(
    ("title", "header", "total"),
    [
        ("Giải ngân vốn đầu tư công 10 tháng năm 2025", "Giải ngân 10 tháng năm 2025", "TỔNG CỘNG"),
        (
            "TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG 10 THÁNG NĂM 2025 - THÀNH PHỐ HẢI PHÒNG",
            "Thực hiện 10 tháng năm 2025",
            "TỔNG SỐ",
        ),
        ("Biểu 5: Giải ngân vốn đầu tư công thành phố Hải Phòng", "Lũy kế 10 tháng năm 2025", "Tổng"),
        ("5. Giải ngân vốn đầu tư công", "10 tháng năm 2025", "Cộng"),
        ("KẾT QUẢ GIẢI NGÂN VỐN ĐẦU TƯ CÔNG", "Vốn giải ngân 10 tháng năm 2025", "TỔNG SỐ"),
    ],
)
def test_a_total_is_the_figure_of_the_title_and_its_parts_are_none(title: str, header: str, total: str):
    found = imported(
        [title],
        ["Đơn vị: tỷ đồng"],
        ["STT", "Nguồn vốn", "Kế hoạch năm 2025", header],
        ["", total, n(10), n(8)],
        *PARTS,
    )
    assert [(one.cell, one.indicator, one.period, str(one.typed.value)) for one in found.figures] == [
        ("Biểu 1!D4", "pub_inv_disbursed", "2025-10", "8")
    ]
    assert [one.code for one in found.questions] == []
    assert "parts_of_title" in remarks(found)


@pytest.mark.parametrize(
    "title",
    [
        "Một số chỉ tiêu chủ yếu",
        "Vốn vay giải ngân vốn đầu tư công của doanh nghiệp",
        "Nợ đọng giải ngân vốn đầu tư công",
        "So sánh giải ngân vốn đầu tư công các địa phương",
        "",
    ],
)
def test_a_title_that_says_more_or_less_gives_its_total_no_name(title: str):
    found = imported(
        [title],
        ["Đơn vị: tỷ đồng"],
        ["STT", "Nguồn vốn", "10 tháng năm 2025"],
        ["", "TỔNG SỐ", n(8)],
        ["1", "Ngân sách trung ương", n(3)],
    )
    assert [one for one in found.figures if one.indicator == "pub_inv_disbursed"] == []


# ---- indices


BRANCHES = ("Toàn ngành công nghiệp", "Khai khoáng")


def index_table(*cells: Cell, words: str = "so với cùng kỳ năm trước", answer: str = "index") -> Intake:
    rows = (
        ["Chỉ số sản xuất công nghiệp tháng 10 năm 2025 thành phố Hải Phòng"], [],
        ["", f"Tháng 10 năm 2025 {words}", "Tháng 10 năm 2025 so với tháng trước"],
        *([name, cell, n("101.2")] for name, cell in zip(BRANCHES, cells, strict=False)),
    )  # fmt: skip
    found = imported(*rows)
    return imported(*rows, answers={one.key: answer for one in found.questions if one.code == "column_index"})


def test_a_column_of_indices_is_asked_about_once_and_recorded_as_growth():
    found = index_table(n("117.17"), n("93.2"))
    assert len(asked(found, "column_index")) == 1
    assert [(one.indicator, str(one.typed.value), one.as_printed) for one in found.figures] == [
        ("iip_growth", "17.17", "117,17%")
    ]
    assert "117,17" in found.figures[0].note
    assert index_table(n("117.17"), answer="skip").figures == ()
    assert index_table(n("117.17"), answer="").figures == ()


@pytest.mark.parametrize("words", ["so với tháng trước", "so với tháng 12 năm trước", "so với kỳ gốc", "so với KH"])
def test_an_index_on_anything_but_last_year_is_no_growth_of_ours(words: str):
    found = index_table(n("117.17"), words=words)
    assert (found.figures, asked(found, "column_index")) == ((), [])


def test_growth_itself_is_no_index():
    found = index_table(n("17.17"))
    assert (found.figures, asked(found, "column_index")) == ((), [])


# ---- before the merger


def test_a_year_before_the_merger_is_asked_whose_it_is_and_is_not_taken_meanwhile():
    rows = TITLE, [], ["STT", "Chỉ tiêu", "ĐVT", "TH2024", "ƯTH2025"], ["1", IMPORTS, "tỷ USD", n("38.2"), n("43.1")]
    found = imported(*rows)
    (one,) = found.questions
    assert (one.code, one.cells) == ("before_merger", ("Biểu 1!D4",))
    left = imported(*rows, answers={one.key: "skip"})
    assert values(left) == {"Biểu 1!E4": "43.1"}


# ---- whose figures these are


ELSEWHERE = [
    "CẢ NƯỚC", "Toàn quốc tháng 10 năm 2025", "VIỆT NAM", "Viet Nam: main indicators", "VÙNG ĐỒNG BẰNG SÔNG HỒNG",
    "PHƯỜNG HỒNG BÀNG", "UBND XÃ AN HƯNG", "HUYỆN VĨNH BẢO", "KHU KINH TẾ ĐÌNH VŨ - CÁT HẢI", "CÁC TỈNH, THÀNH PHỐ",
    "TINH HINH KINH TE CA NUOC THANG 10",
]  # fmt: skip


@pytest.mark.parametrize("title", ELSEWHERE)
def test_a_title_of_the_country_a_region_or_a_part_is_asked_about(title: str):
    header: list[Cell] = ["STT", "Chỉ tiêu", "ĐVT", "Tháng 10/2025"]
    found = imported([title], [], header, ["1", "Số doanh nghiệp thành lập mới", "doanh nghiệp", n(632)])
    assert asked(found, "heading_other") + asked(found, "other_area") == ["Biểu 1!A1"]


@pytest.mark.parametrize("name", ["Cả nước", "Toàn quốc", "VN", "P. Hồng Bàng", "Hồng Bàng", "Quảng Ninh"])
def test_a_sheet_of_another_place_is_asked_about(name: str):
    header: list[Cell] = ["STT", "Chỉ tiêu", "ĐVT", "Tháng 10/2025"]
    row: list[Cell] = ["1", "Số doanh nghiệp thành lập mới", "doanh nghiệp", n(632)]
    found = imported(["BÁO CÁO THÁNG 10 NĂM 2025"], [], header, row, name=name)
    assert asked(found, "heading_other") == [f"{name}!A1"]


@pytest.mark.parametrize(
    "title",
    [
        "TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 10",
        "Hải Phòng so với cả nước",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Liên minh Hợp tác xã",
        "Số liệu theo phường, xã của thành phố Hải Phòng",
        "Phát triển bền vững",
        "Phương hướng tháng 11",
    ],
)
def test_words_that_only_look_like_another_place_are_none(title: str):
    header: list[Cell] = ["STT", "Chỉ tiêu", "ĐVT", "Tháng 10/2025"]
    found = imported([title], [], header, ["1", "Số doanh nghiệp thành lập mới", "doanh nghiệp", n(632)])
    assert asked(found, "heading_other") + asked(found, "other_area") == []


# ---- tidy files


SDMX: list[list[Cell]] = [
    ["DATAFLOW", "FREQ", "REF_AREA", "INDICATOR", "UNIT_MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"],
    ["X:Y(1.0)", "M", "HP", "export", "BN_USD", "2025-10", "4.815", "e"],
    ["X:Y(1.0)", "M", "VN", "export", "BN_USD", "2025-10", "40.1", "e"],
    ["X:Y(1.0)", "Q", "HP", "port_cargo", "M_TONNES", "2025-Q3", "50.4", "p"],
]


def test_a_tidy_file_is_read_by_its_headers_without_a_question():
    found = imported(*SDMX)
    assert [
        (one.cell, one.indicator, one.period, one.kind, one.stage, str(one.typed.value)) for one in found.figures
    ] == [
        ("Biểu 1!G2", "export", "2025-10", "month", "estimate", "4.815"),
        ("Biểu 1!G4", "port_cargo", "2025-Q3", "quarter", "preliminary", "50.4"),
    ]
    assert (found.questions, {"other_areas"} <= remarks(found)) == ((), True)


def test_a_name_of_a_tidy_file_is_asked_about_once_and_remembered_by_its_headers():
    years: list[list[Cell]] = [
        [year, "Billion USD", "Outward shipments", n("40.5")] for year in ("2023", "2024", "2025")
    ]
    rows: list[list[Cell]] = [["Year", "Units", "Series", "Value"], *years]
    found = imported(*rows)
    assert len(asked(found, "name_unknown")) == 1
    (one,) = (question for question in found.questions if question.code == "name_unknown")
    taken = imported(*rows, answers={one.key: "code:export"})
    assert [figure.period for figure in taken.figures] == ["2023", "2024", "2025"]
    more = imported(*rows, ["2026", "Billion USD", "Another", n(1)])
    assert found.layout == more.layout
