"""Figures of 2025 as the press printed them: what falls, what is ten times too large, a target without its million."""

import pytest
from builders import real_book

from importing.drawn import Outcome, column, doubts, n, row, table
from indicators.importing.types import Value
from indicators.model import Actual, Book


def before(day: str) -> Book:
    """Return the record as it was before a day."""
    book = real_book()
    kept = tuple(one for one in book.actuals if one.known_from and one.known_from.isoformat() < day)
    return replace_actuals(book, kept)


def replace_actuals(book: Book, kept: tuple[Actual, ...]) -> Book:
    return book.model_copy(update={"actuals": kept})


def test_exports_of_ten_months_below_those_of_nine_on_record_are_asked_with_what_stands_there():
    book = before("2025-11-06")
    found = doubts([table([column("2025-10")], [row("export", n("33.37"))])], book)
    assert found.asked == [("falling", "C4")]
    details = found.details
    assert {name: details[name] for name in ("value", "other", "id", "period", "other_period", "day")} == {
        "value": "33.37", "other": "36", "id": "A0186", "period": "2025-10", "other_period": "2025-09",
        "day": "2025-10-07",
    }  # fmt: skip
    assert [choice.value for choice in found.question.choices] == ["as_read", "skip"]


def test_exports_that_fall_within_one_file_are_asked_with_both_cells():
    book = before("2025-09-01")
    found = doubts([table([column("2025-09"), column("2025-10")], [row("export", n("36.0"), n("33.37"))])], book)
    assert found.asked == [("falling", "D4")]
    assert found.question.cells == ("Sheet!D4", "Sheet!C4")


def test_exports_of_nine_months_above_those_of_ten_on_record_are_asked_too():
    book = real_book()
    kept = tuple(one for one in book.actuals if one.id != "A0186")
    found = doubts([table([column("2025-09")], [row("export", n("36.0"))])], replace_actuals(book, kept))
    assert found.asked == [("falling", "C4")]
    assert found.details["id"] == "A0199"


def test_exports_printed_ten_times_too_large_are_asked_and_read_exactly_as_answered():
    book = before("2025-11-06")
    shown = [table([column("2025-10")], [row("export", n("333.7"))])]
    found = doubts(shown, book)
    assert found.asked == [("scale", "C4")]
    assert found.details["times"] == "10"
    assert found.question.proposed == "factor:0.1"
    answered = doubts(shown, book, answers={"scale Sheet!C4": "factor:0.1", "falling Sheet!C4": "as_read"})
    assert answered.asked == [("scale", "C4"), ("falling", "C4")]
    assert answered.values == [("export", "2025-10", "33.37")]
    assert answered.figures[0].note == "printed 333.7; read as 33.37: answered"
    assert (answered.figures[0].typed.last_digit, answered.figures[0].as_printed) == (None, "333.7")


def test_exports_of_the_year_ten_times_too_large_are_asked_though_months_are_all_there_is():
    found = doubts([table([column("2025", "year")], [row("export", n("501.4"))])], before("2025-12-01"))
    assert (found.asked, found.question.proposed) == ([("scale", "C4")], "factor:0.1")
    assert (found.details["id"], found.details["times"]) == ("A0199", "13")  # 12.5 times a month
    assert doubts([table([column("2025", "year")], [row("export", n("50.14"))])], before("2025-12-01")).asked == []


@pytest.mark.parametrize(
    ("cell", "unit"), [("5.500 USD", ""), ("5.500", "USD"), (n(5500), "USD"), ("5500", "nghìn USD")]
)
def test_the_fdi_target_without_its_million_is_caught_against_the_target_on_record(cell: Value, unit: str):
    columns = [column("2025", "year", role="plan"), column("2025", "year")]
    found = doubts([table(columns, [row("fdi", cell, n("3800"), unit=unit)])], before("2025-11-06"))
    assert (found.asked, found.tells("plan_slip")) == ([], ["C4"])
    details = found.remark("plan_slip")
    assert (details["id"], details["other"], details["day"]) == ("T0068", "5500", "2025-07-25")
    assert details["times"] == ("1000" if unit == "nghìn USD" else "1000000")
    assert found.values == [("fdi", "2025", "3800")]


@pytest.mark.parametrize(
    ("cell", "unit"), [("5.500 triệu USD", ""), ("5,5", "tỷ USD"), (n(5500), "triệu USD"), ("5.500", "")]
)
def test_the_fdi_target_as_it_was_meant_agrees(cell: Value, unit: str):
    columns = [column("2025", "year", role="plan"), column("2025", "year")]
    found = doubts([table(columns, [row("fdi", cell, n("3800"), unit=unit)])], before("2025-11-06"))
    assert found.asked == []
    assert found.tells("plans_agree") == ["C4"]


@pytest.mark.parametrize(
    ("value", "proposed"), [("300", "factor:0.1"), ("181", ""), ("6000", ""), ("6.5", ""), ("4", "factor:10")]
)
def test_a_figure_five_times_away_is_asked_with_a_slip_that_leads_within_half_as_much_again(value: str, proposed: str):
    found = year_before(value)
    assert (found.asked, found.question.proposed) == ([("scale", "C4")], proposed)


@pytest.mark.parametrize("value", ["160", "6.8", "33.37"])
def test_a_figure_less_far_away_is_not(value: str):
    assert year_before(value).asked == []


def year_before(value: str) -> Outcome:
    """Doubt exports of ten months where the same months of the year before are all there is: 33.37."""
    book = real_book()
    known = tuple(one.model_copy(update={"period": "2024-10"}) for one in book.actuals if one.id == "A0199")
    return doubts([table([column("2025-10")], [row("export", n(value))])], replace_actuals(book, known))
