"""The words that a record quotes give its number, with its sign and its bound; other words are no doubt."""

from pathlib import Path

import pytest
from small_data import ACTUALS, SMALL, doubts_of

A, T = "actuals.csv", "targets.yaml"
MONEY, RATE, HOMES = ("budget_total", "bn_VND"), ("growth", "%"), ("social_housing", "homes")


def figure(
    tmp_path: Path, what: tuple[str, str], value: str, printed: str, qualifier: str = ""
) -> list[tuple[str, str]]:
    """Return the doubts about one more figure, of a year that has none."""
    words = printed.replace('"', '""')
    row = f'B1,{what[0]},VN,2023,year,nso,{value},{what[1]},official,{qualifier},,,"{words}",2024-03,S001,\n'
    return [(one.code, one.expected) for one in doubts_of(tmp_path, {A: ACTUALS + row})]


def target(tmp_path: Path, what: tuple[str, str], fields: str, printed: str) -> list[tuple[str, str]]:
    """Return the doubts about one more target."""
    record = (
        f"  - id: T0009\n    indicator: {what[0]}\n    area: VN\n    period: 2023\n    basis: national\n    {fields}\n"
        f"    unit: \"{what[1]}\"\n    adopted_on: 2022-12\n    as_printed: '{printed}'\n    source: S001\n"
    )
    return [(one.code, one.expected) for one in doubts_of(tmp_path, {T: SMALL[T] + record})]


@pytest.mark.parametrize(
    ("what", "value", "printed"),
    [
        (RATE, "18.11", "ước đạt 11,81%"),
        (RATE, "4.7", "giảm 4,7%"),
        (RATE, "4.7", "down 4.7 per cent"),
        (RATE, "4.7", "-4.7 %"),
        (RATE, "-4.7", "tăng 4,7%"),
        (MONEY, "19490", "194.9 trillion VND"),
        (MONEY, "50495", "50.459 tỉ"),
        (HOMES, "10775", "10.757 căn"),
    ],
)
def test_a_number_that_the_words_cannot_give_is_doubted(
    tmp_path: Path, what: tuple[str, str], value: str, printed: str
):
    assert figure(tmp_path, what, value, printed) == [("printed_otherwise", "")]


@pytest.mark.parametrize(
    ("what", "value", "printed"),
    [
        (RATE, "11.81", "ước đạt 11,81%"),
        (RATE, "-4.7", "giảm 4,7%"),
        (RATE, "-4.7", "\u22124,7%"),
        (RATE, "-4.7", "giảm sâu (4,7%)"),
        (RATE, "4.7", "giảm còn 4,7%"),
        (RATE, "13.5", "13-13,5%"),
        (RATE, "4.70", "tăng 4,7%"),
        (RATE, "11.81", "0,1181"),  # as a spreadsheet keeps it
        (RATE, "3.2", "103,2%"),  # an index
        (RATE, "-3.2", "96,8%"),
        (MONEY, "194900", "194.9 trillion VND"),
        (MONEY, "50495", "50.495 tỉ"),
        (MONEY, "50495", "50 495 tỷ đồng, tăng 5%"),
        (MONEY, "90700", "100% of the projected revenue"),  # a share of another number
        (MONEY, "118300", "VNĐ118.5 billion (sic)"),
        (MONEY, "118300", "như dự toán giao"),  # words without digits give nothing
        (HOMES, "3", "xếp thứ 3/63"),
    ],
)
def test_a_number_that_the_words_can_give_is_not(tmp_path: Path, what: tuple[str, str], value: str, printed: str):
    assert figure(tmp_path, what, value, printed) == []


def test_of_a_reduction_the_words_say_a_fall_and_the_number_how_much(tmp_path: Path):
    named = SMALL["indicators.yaml"].replace("Tổng thu ngân sách, en: Total", "Mức giảm nợ, en: Cut in")
    row = 'B1,budget_total,VN,2023,year,nso,800,bn_VND,official,,,,"giảm 800 tỷ",2024-03,S001,\n'
    assert doubts_of(tmp_path, {A: ACTUALS + row, "indicators.yaml": named}) == ()
    assert [one.code for one in doubts_of(tmp_path, {A: ACTUALS + row})] == ["printed_otherwise"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("hơn 187 nghìn tỷ đồng", "over"), ("over VND 187,000 billion", "over"), ("> 187000", "over"),
        ("gần 187.000 tỷ", "nearly"), ("almost 187,000 billion", "nearly"), ("khoảng 187.000 tỷ", "about"),
    ],
)  # fmt: skip
def test_a_bound_that_the_words_say_and_the_record_does_not_is_doubted(tmp_path: Path, printed: str, said: str):
    assert figure(tmp_path, MONEY, "187000", printed) == [("bound_unsaid", said)]
    assert figure(tmp_path, MONEY, "187000", printed, said) == []


@pytest.mark.parametrize(
    "printed",
    [
        "complete and hand over 187,000", "handed over 187,000", "carried-over 187,000", "carry over 187,000",
        "187.000 tỷ, hơn năm trước", "hơn 5% so với 187.000 tỷ", "187.000 tỷ (trên 180.000 tỷ)", "at least 187,000",
        "trên địa bàn 187.000",
    ],
)  # fmt: skip
def test_a_word_that_bounds_nothing_or_something_else_is_not(tmp_path: Path, printed: str):
    assert figure(tmp_path, MONEY, "187000", printed) == []


@pytest.mark.parametrize(
    ("fields", "printed", "doubt"),
    [
        ('comparator: ">="\n    value: 15', "tăng trên 15%", ("bound_unsaid", ">")),
        ('comparator: ">="\n    value: 15', "khoảng 15%", ("bound_unsaid", "about")),
        ('comparator: ">="\n    value: 15', "tăng 14%", ("printed_otherwise", "")),
        ("low: 13\n    high: 14", "13-13,5%", ("printed_otherwise", "")),
    ],
)
def test_a_target_is_held_against_its_words_too(tmp_path: Path, fields: str, printed: str, doubt: tuple[str, str]):
    assert target(tmp_path, RATE, fields, printed) == [doubt]


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ('comparator: ">"\n    value: 15', "tăng trên 15%"),
        ("comparator: about\n    value: 15", "gần 15%"),
        ('comparator: ">="\n    value: 15', "từ 15% trở lên"),
        ("low: 13\n    high: 13.5", "khoảng 13-13,5%"),
        ("value: 15\n    implied: true", "106,3% of plan"),
        ('comparator: ">="\n    value: 15', "dưới 15%"),  # no bound that fits what is good upwards
    ],
)
def test_a_target_that_says_what_its_words_say_is_beyond_doubt(tmp_path: Path, fields: str, printed: str):
    assert target(tmp_path, RATE, fields, printed) == []
