"""Periods as headers and titles name them: told for sure, or not at all."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.collation import unmarked
from indicators.importing.layout.periods import Known, When, month_before, months_ended, period_of

OCTOBER = Known("2025", "2025-10")


def told(*parts: str, known: Known = OCTOBER) -> tuple[str, str]:
    when = period_of(parts, known)
    return when.period, when.kind or ""


@pytest.mark.parametrize(
    "words",
    [
        "Tháng 10", "Tháng 10/2025", "tháng 10 năm 2025", "T10/2025", "T10", "T.10/2025", "10/2025", "10-2025",
        "2025-10", "Tháng 10-2025", "Tháng 10 (2025)", "Oct 2025", "October 2025", "Month 10", "tháng báo cáo",
        "Thực hiện tháng 10", "Ước thực hiện tháng 10 năm 2025", "ƯTH T10/2025", "This month", "Ước tháng 10/2025",
        "Tháng\n10", "THÁNG  10 / 2025", "Cùng kỳ tháng 10 năm 2025", "Tháng 10 (1)", "Tháng 10 (*)",
        "Tháng 10 (giá so sánh 2010)", "Thực hiện tháng 10 theo giá so sánh năm 2010", "Reporting month",
    ],
)  # fmt: skip
def test_a_month_is_told(words: str):
    assert told(words) == ("2025-10", "month")


@pytest.mark.parametrize(
    "words",
    [
        "10 tháng", "10 tháng đầu năm", "10 tháng năm 2025", "10 tháng/2025", "10T", "10T/2025", "TH 10T", "10T 2025",
        "Lũy kế", "Luỹ kế 10 tháng", "Lũy kế 10 tháng năm 2025", "Cộng dồn", "Lũy kế tháng 10", "Lũy kế đến tháng 10",
        "Lũy kế đến hết tháng 10/2025", "từ đầu năm đến hết tháng 10", "Từ đầu năm đến tháng 10/2025",
        "Từ đầu năm đến tháng báo cáo", "Lũy kế từ đầu năm", "Từ đầu năm đến nay", "Jan-Oct 2025", "Jan - Oct 2025",
        "January to October 2025", "10 months 2025", "10 months of 2025", "First 10 months", "First ten months of 2025",
        "Ten months", "Year to date", "YTD", "Cumulative 10 months of 2025", "Cumulative", "10M 2025",
        "Từ tháng 1 đến tháng 10 năm 2025", "Tháng 1-10/2025", "T1-T10/2025", "Ước thực hiện 10 tháng đầu năm 2025",
        "mười tháng đầu năm 2025", "Từ đầu năm đến 31/10/2025", "Lũy kế năm 2025",
    ],
)  # fmt: skip
def test_a_sum_from_january_is_told(words: str):
    assert told(words) == ("2025-10", "ytd")


@pytest.mark.parametrize(
    ("words", "period", "kind"),
    [
        ("Quý III", "2025-Q3", "quarter"),
        ("quý 3/2025", "2025-Q3", "quarter"),
        ("Quý III năm 2025", "2025-Q3", "quarter"),
        ("Q3 2025", "2025-Q3", "quarter"),
        ("QIII/2025", "2025-Q3", "quarter"),
        ("Third quarter 2025", "2025-Q3", "quarter"),
        ("3rd quarter of 2025", "2025-Q3", "quarter"),
        ("Quý I/2024", "2024-Q1", "quarter"),
        ("Ước quý IV/2025", "2025-Q4", "quarter"),
        ("6 tháng đầu năm", "2025-06", "ytd"),
        ("sáu tháng đầu năm 2025", "2025-06", "ytd"),
        ("Nửa đầu năm 2025", "2025-06", "ytd"),
        ("H1 2025", "2025-06", "ytd"),
        ("6 tháng cuối năm", "2025-H2", "half"),
        ("6 tháng cuối năm 2025", "2025-H2", "half"),
        ("Second half of 2025", "2025-H2", "half"),
        ("9 tháng", "2025-09", "ytd"),
        ("Tháng 9", "2025-09", "month"),
        ("Tháng trước", "2025-09", "month"),
        ("Thực hiện tháng trước (tháng 9)", "2025-09", "month"),
        ("Năm 2025", "2025", "year"),
        ("cả năm 2025", "2025", "year"),
        ("Ước cả năm", "2025", "year"),
        ("ước năm 2025", "2025", "year"),
        ("2025", "2025", "year"),
        ("2024", "2024", "year"),
        ("12 tháng", "2025", "year"),
        ("12 tháng năm 2024", "2024", "year"),
        ("KH năm", "2025", "year"),
        ("FY 2025", "2025", "year"),
        ("Thực hiện năm trước", "2024", "year"),
        ("Năm 2024", "2024", "year"),
        ("đến 31/10/2025", "2025-10-31", "as_of"),
        ("tại ngày 31/10/2025", "2025-10-31", "as_of"),
        ("Đến ngày 31 tháng 10 năm 2025", "2025-10-31", "as_of"),
        ("Thời điểm 31.10.2025", "2025-10-31", "as_of"),
        ("As of 31 October 2025", "2025-10-31", "as_of"),
        ("October 31, 2025", "2025-10-31", "as_of"),
        ("2025-10-31", "2025-10-31", "as_of"),
        ("Tháng 10 năm trước", "2024-10", "month"),
        ("Thực hiện 10 tháng năm 2024", "2024-10", "ytd"),
        ("Cùng kỳ 10 tháng năm 2024", "2024-10", "ytd"),
        ("Lũy kế cùng kỳ năm 2024", "2024-10", "ytd"),
        ("Tháng 12/2024", "2024-12", "month"),
    ],
)  # fmt: skip
def test_other_periods_are_told(words: str, period: str, kind: str):
    assert told(words) == (period, kind)


@pytest.mark.parametrize(
    "words",
    [
        "Tháng 13", "0 tháng", "Tháng 9-10/2025", "Tháng 7 - 10", "1-10/2025", "10.2025", "Quý V", "Quý I, II",
        "3 tháng cuối năm", "5 tháng cuối năm", "3 quý đầu năm", "Kỳ này", "Tuần 40", "Ngày 31/10", "Đầu năm", "Oct-25",
        "Cuối năm 2024", "Đến hết tháng 10", "Đến năm 2025", "Giai đoạn 2021-2025", "Nhiệm kỳ 2025", "2021-2025",
        "Năm học 2024-2025", "Lũy kế từ khởi công", "Lũy kế đến 31/10/2025", "Lũy kế còn hiệu lực năm 2025",
        "tháng mười một năm 2025", "2025-10-01", "31/02/2025", "As of 10/05/2025", "Từ đầu năm đến 15/10/2025",
        "Tháng 9, 10", "Sau tháng 10", "Lũy kế quý III", "3 tháng tới", "Tháng 12", "Tháng 11", "Half of 2025",
    ],
)  # fmt: skip
def test_what_cannot_be_told_for_sure_is_no_period(words: str):
    assert told(words) == ("", "")
    assert period_of([words], OCTOBER).named


@pytest.mark.parametrize("words", ["Chỉ tiêu", "Thực hiện", "Tỷ đồng", "Máy móc thiết bị", "Đất nông nghiệp"])
def test_words_without_a_time_name_none(words: str):
    assert period_of([words], OCTOBER) == When()


@pytest.mark.parametrize(
    "words",
    [
        "Tháng 9 và tháng 10", "Tháng 10 và 10 tháng", "Quý I + quý II", "Tháng 9/2025, tháng 10/2025",
        "Năm 2024 và 2025",
        "Tháng 10/2025 và cùng kỳ 2024",
    ],
)  # fmt: skip
def test_two_periods_in_one_header_are_several(words: str):
    assert period_of([words], OCTOBER).several
    assert told(words) == ("", "")


@pytest.mark.parametrize(
    ("parts", "period", "kind"),
    [
        (("Năm 2025", "Thực hiện", "Tháng 10"), "2025-10", "month"),
        (("Năm 2024", "10 tháng"), "2024-10", "ytd"),
        (("10 tháng", "Cùng kỳ năm 2024"), "2024-10", "ytd"),
        (("Tháng 10 năm 2025", "Cùng kỳ năm 2024"), "2024-10", "month"),
        (("Lũy kế", "Tháng 10"), "2025-10", "ytd"),
        (("Tháng 10", "Lũy kế"), "2025-10", "ytd"),
        (("Tháng 10/2025", "Trong tháng"), "2025-10", "month"),
        (("Tháng 10/2025", "Năm 2025"), "2025-10", "month"),
        (("Kế hoạch", "Năm 2025"), "2025", "year"),
    ],
)
def test_groups_and_their_columns_are_read_together(parts: tuple[str, ...], period: str, kind: str):
    assert told(*parts) == (period, kind)


@pytest.mark.parametrize(
    "parts",
    [("Năm 2025", "Tháng 10/2024"), ("Quý III", "Tháng 9"), ("Tháng 10", "10 tháng"), ("Năm 2025", "Năm trước")],
)
def test_a_group_and_a_column_of_two_times_are_several(parts: tuple[str, ...]):
    assert period_of(parts, OCTOBER).several


def test_the_same_period_of_a_year_alone_is_left_to_the_columns_beside():
    assert period_of(["Cùng kỳ năm 2024"], OCTOBER) == When(same_as=2024, named=True)


def test_a_year_is_never_guessed():
    for words in (
        "Tháng 10",
        "10 tháng",
        "Quý III",
        "Lũy kế",
        "KH năm",
        "Tháng báo cáo",
        "Năm trước",
        "6 tháng cuối năm",
    ):
        assert told(words, known=Known()) == ("", "")
    assert told("Tháng 10/2025", known=Known()) == ("2025-10", "month")


def test_the_month_of_the_report_gives_the_year_where_nothing_else_does():
    assert told("Tháng 9", known=Known(month="2025-10")) == ("2025-09", "month")


def test_a_month_after_the_report_is_not_of_its_year():
    january = Known("2026", "2026-01")
    assert told("Thực hiện tháng 12", known=january) == ("", "")
    assert told("Thực hiện tháng 12/2025", known=january) == ("2025-12", "month")
    assert told("Tháng trước", known=january) == ("2025-12", "month")
    assert told("Tháng 1", known=january) == ("2026-01", "month")
    assert month_before("2026-01") == "2025-12"


VARIANTS = (
    str.upper,
    str.lower,
    unmarked,
    lambda words: unicodedata.normalize("NFD", words),
    lambda words: f" {words} ",
)


@given(
    month=st.integers(1, 11), year=st.integers(2000, 2099), variant=st.sampled_from(VARIANTS),
    shape=st.sampled_from((
        ("Tháng {m} năm {y}", "month"), ("T{m}/{y}", "month"), ("{m} tháng đầu năm {y}", "ytd"), ("{m}T/{y}", "ytd"),
        ("Ước thực hiện {m} tháng năm {y}", "ytd"), ("Lũy kế đến hết tháng {m}/{y}", "ytd"), ("{m:02}/{y}", "month"),
    )),
)  # fmt: skip
def test_every_month_of_every_year_is_told_in_every_spelling(
    month: int, year: int, variant: Callable[[str], str], shape: tuple[str, str]
):
    words = variant(shape[0].format(m=month, y=year))
    assert told(words, known=Known()) == (f"{year}-{month:02}", shape[1])


@given(st.text("0123456789/-.TQ thángnămquýđếnIV", max_size=24))
def test_no_words_break_the_reading(words: str):
    when = period_of([words], OCTOBER)
    assert bool(when.period) == (when.kind is not None)


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("BÁO CÁO TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 10 VÀ 10 THÁNG NĂM 2025", {"2025-10"}),
        ("Báo cáo quý III và 9 tháng năm 2025", {"2025-09"}),
        ("Tình hình thực hiện năm 2025", {"2025-12"}),
        ("Tháng 12 và cả năm 2025", {"2025-12"}),
        ("Biểu số 02", set()),
        ("Tháng 9 và kế hoạch tháng 10 năm 2025", {"2025-09", "2025-10"}),
        ("Tháng mười một năm 2025", set()),
        ("Tháng 10", set()),
    ],
)  # fmt: skip
def test_a_title_names_the_last_month_of_its_periods(title: str, months: set[str]):
    assert months_ended(title) == months
