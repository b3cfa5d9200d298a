"""Parts, totals, plans, titles and days of a file, doubted with a small record made for each claim."""

from dataclasses import replace
from typing import Any

import pytest
from builders import TOWN, Line, areas, book, indicator, target

from importing.drawn import FACTS, Outcome, Row, column, doubts, n, row, table
from indicators.importing.types import Facts, Value
from indicators.model import Area, Book

THERE = replace(FACTS, area=TOWN)
TEN, YEAR = column("2025-10"), column("2025", "year")
PLAN = column("2025", "year", role="plan")
NOUNS = (
    indicator("rice"), indicator("wheat"), indicator("maize"), indicator("growth", "rate"),
    indicator("homes", unit="place"),
)  # fmt: skip


def record(targets: tuple[Line, ...] = (), **other: Any) -> Book:  # noqa: ANN401 - parts of a book
    return book((), targets, indicators=NOUNS, **other)


def summed(*rows: Row, **of: Any) -> Outcome:  # noqa: ANN401 - unit of the table, answers
    answers = of.pop("answers", None)
    return doubts([table((TEN,), rows, **of)], record(), THERE, answers)


# ---- parts of a whole


def test_parts_that_exceed_their_whole_are_asked_at_the_whole_with_every_cell():
    found = summed(row("rice", n(10), parts="some"), row("wheat", n(6), parent=0), row("maize", n(7), parent=0))
    assert found.question.code == "parts_exceed"
    assert found.question.cells == ("Sheet!C4", "Sheet!C5", "Sheet!C6")
    assert {name: found.details[name] for name in ("sum", "total", "apart")} == {
        "sum": "13",
        "total": "10",
        "apart": "3",
    }


def test_some_parts_may_be_less_and_all_parts_may_not():
    rows = [row("wheat", n(2), parent=0), row("maize", n(3), parent=0)]
    assert summed(row("rice", n(10), parts="some"), *rows).asked == []
    assert summed(row("rice", n(10), parts="all"), *rows).asked == [("parts_differ", "C4")]
    assert summed(row("rice", n(5), parts="all"), *rows).asked == []


def test_two_divisions_of_one_whole_do_not_exceed_it():
    parts = [row(name, n(value), parent=0) for name, value in (("a", 4), ("b", 6), ("c", 3), ("d", 7))]
    assert summed(row("rice", n(10), parts="some"), *parts, unit="tấn").asked == []
    assert summed(row("rice", n(10), parts="some"), *parts[:3], unit="tấn").asked == [("parts_exceed", "C4")]


def test_parts_may_be_off_by_half_a_last_digit_each():
    rows = [row("wheat", n("2.4"), parent=0), row("maize", n("3.4"), parent=0)]
    assert summed(row("rice", n("5.9"), parts="all"), *rows).asked == []
    assert summed(row("rice", n("6.0"), parts="all"), *rows).asked == [("parts_differ", "C4")]


def test_units_are_made_equal_before_parts_are_added():
    found = summed(
        row("whole", n(2), unit="nghìn tấn", parts="all"),
        row("rice", n(1500), unit="tấn", parent=0),
        row("wheat", n(600), unit="tấn", parent=0),
    )
    assert found.asked == []
    found = summed(
        row("whole", n(2), unit="nghìn tấn", parts="all"),
        row("rice", n(1500), unit="tấn", parent=0),
        row("wheat", n(1100), unit="tấn", parent=0),
    )
    assert (found.asked, found.details["total"], found.details["sum"]) == ([("parts_differ", "C4")], "2", "2.600")


def test_what_counts_other_things_is_no_part_that_adds_up():
    found = summed(
        row("rice", n(10), parts="some", unit="tấn"),
        row("homes", n(60), parent=0, unit="căn"),
        row("growth", n(70), parent=0, unit="%"),
        row("income", n(80), parent=0, unit="triệu đồng/người"),
    )
    assert found.asked == []


def test_a_missing_part_is_not_zero():
    found = summed(row("rice", n(10), parts="all"), row("wheat", n(2), parent=0), row("maize", None, parent=0))
    assert found.asked == []


def test_parts_left_out_take_their_whole_with_them_and_nothing_else():
    rows = (
        row("rice", n(10), parts="all"), row("wheat", n(6), parent=0), row("maize", n(7), parent=0),
    )  # fmt: skip
    assert summed(*rows, answers={"parts_differ Sheet!C4": "skip"}).values == []
    assert len(summed(*rows, answers={"parts_differ Sheet!C4": "as_read"}).values) == 3


def test_a_part_in_question_is_not_added_until_it_is_answered():
    rows = (row("rice", n(10), parts="all"), row("wheat", n(-6), parent=0), row("maize", n(16), parent=0))
    assert summed(*rows).asked == [("negative_count", "C5")]


# ---- totals


def test_a_total_that_agrees_is_told_and_never_recorded():
    found = summed(row("rice", n(4), unit="tấn"), row("wheat", n(6), unit="tấn"), row("Cộng", n(10), kind="total"))
    assert (found.asked, found.tells("total_agrees")) == ([], ["C6"])
    assert len(found.figures) == 2


def test_a_total_above_its_rows_is_held_against_them():
    found = summed(
        row("Tổng số", n(12), kind="total"),
        row("rice", n(4)),
        row("wheat", n(6), parts="some"),
        row("maize", n(1), parent=2),
        unit="tấn",
    )
    assert found.asked == [("total_differs", "C4")]
    assert found.question.cells == ("Sheet!C4", "Sheet!C5", "Sheet!C6")
    assert {name: found.details[name] for name in ("words", "total", "sum")} == {
        "words": "tấn", "total": "12", "sum": "10",
    }  # fmt: skip


def test_totals_of_two_sections_count_their_own_rows():
    found = summed(
        row("rice", n(4), section=("I",)), row("Cộng", n(4), kind="total", section=("I",)),
        row("wheat", n(6), section=("II",)), row("Cộng", n(8), kind="total", section=("II",)),
        unit="tấn",
    )  # fmt: skip
    assert (found.asked, found.tells("total_agrees")) == ([("total_differs", "C7")], ["C5"])


def test_a_total_that_cannot_be_checked_is_told():
    found = summed(row("rice", n(4), unit="tấn"), row("growth", n(6), unit="%"), row("Cộng", n(10), kind="total"))
    assert (found.asked, found.tells("total_unchecked")) == ([], ["C6"])
    alone = summed(row("Cộng", n(10), kind="total"))
    assert alone.tells("total_unchecked") == ["C4"]


def test_amounts_as_text_are_read_where_they_have_one_reading():
    assert summed(row("a", "4,5"), row("b", "5,5"), row("Cộng", "11,0", kind="total"), unit="tấn").asked == []
    rows = (row("rice", n("4.5")), row("b", "5,5"))
    assert summed(*rows, row("Cộng", "11,0", kind="total"), unit="tấn").asked == [("total_differs", "C6")]
    twofold = summed(*rows, row("Cộng", "11.000", kind="total"), unit="tấn")
    assert twofold.asked == []


def test_what_is_counted_one_by_one_was_never_rounded():
    rows = (row("homes", n(4)), row("others", n(6)), row("Cộng", n(11), kind="total"))
    assert summed(*rows, unit="hạng").asked == [("total_differs", "C6")]


# ---- plans


def planned(cell: Value, targets: tuple[Line, ...], facts: Facts = THERE, name: str = "rice", **of: Any) -> Outcome:  # noqa: ANN401 - fields of a line
    return doubts([table((PLAN, YEAR), [row(name, cell, n(40), **of)])], record(targets), facts)


@pytest.mark.parametrize(
    ("cell", "told"), [(n(50), "plans_agree"), ("50", "plans_agree"), ("50 tấn", "plans_agree"), ("x", "")]
)
def test_a_plan_that_agrees_with_its_target_is_told(cell: Value, told: str):
    found = planned(cell, (target("50"),))
    assert found.asked == []
    assert found.tells("plans_agree") == (["C4"] if told else [])
    assert found.values == [("rice", "2025", "40")]


def test_a_plan_that_differs_is_a_remark_with_the_target_in_force_and_never_recorded():
    found = planned(n(55), (target("50"), target("52", "central")))
    told = found.remark("plan_differs")
    assert (found.asked, found.tells("plan_differs"), told["id"], told["other"]) == ([], ["C4"], "T0", "50")
    assert found.values == [("rice", "2025", "40")]


def test_a_plan_of_any_basis_in_force_agrees_and_both_ends_of_a_range_do():
    assert planned(n(52), (target("50"), target("52", "central"))).tells("plans_agree") == ["C4"]
    assert planned("50-52", (target("", low="50", high="52"),)).tells("plans_agree") == ["C4"]
    assert planned("50-53", (target("", low="50", high="52"),)).tells("plan_differs") == ["C4"]


def test_the_target_is_the_one_in_force_on_the_day_of_the_report():
    versions = (target("50"), target("60", adopted_on="2025-11-10", supersedes=("T0",)))
    assert planned(n(50), versions).tells("plans_agree") == ["C4"]
    later = replace(THERE, published_on="2025-11-11")
    assert planned(n(50), versions, later).remark("plan_differs")["id"] == "T1"
    assert planned(n(60), versions, replace(THERE, published_on="")).tells("plans_agree") == ["C4"]


def test_a_draft_or_the_press_sets_no_plan():
    found = planned(n(50), (target("50", "press"), target("50", "draft")))
    assert (found.asked, found.tells("plans_unchecked")) == ([], ["C4"])


@pytest.mark.parametrize(
    ("cell", "times"), [(n("0.05"), "1000"), (n(50000), "1000"), (n(500), "10"), ("50 nghìn tấn", "1000")]
)
def test_a_misplaced_unit_of_a_plan_is_named(cell: Value, times: str):
    found = planned(cell, (target("50"),))
    assert (found.asked, found.tells("plan_slip"), found.remark("plan_slip")["times"]) == ([], ["C4"], times)


def test_a_plan_rounded_to_its_last_digits_agrees_and_a_coarse_one_does_not():
    assert planned(n(165012), (target("165011.6"),)).tells("plans_agree") == ["C4"]
    assert planned(n(36), (target("36.4"),)).tells("plan_differs") == ["C4"]


def test_a_plan_in_a_row_without_a_figure_is_known_by_its_name_or_code():
    for cells in (row("rice", n(55), None), row("Gạo", n(55), None, code="rice")):
        found = doubts([table((PLAN, YEAR), [cells])], record((target("50"),)), THERE)
        assert found.tells("plan_differs") == ["C4"]


# ---- titles


def titled(title: str, answers: dict[str, str] | None = None) -> Outcome:
    nation, town, old = areas()
    other = Area(code="NEAR", name_vi="Quảng Ninh", name_en="Quang Ninh", kind="province", parent=nation.code)
    noun = record(territories=(nation, town, old, other))
    return doubts([table((TEN,), [row("rice", n(4))], title=title)], noun, THERE, answers)


@pytest.mark.parametrize(
    "title", ["Kết quả của Quảng Ninh", "KET QUA CUA QUANG NINH", "Results of Quang Ninh\nin 2025"]
)
def test_a_title_that_names_another_province_is_asked(title: str):
    found = titled(title)
    assert (found.asked, found.details["other_area"]) == ([("other_area", "A1")], "NEAR")
    assert titled(title, {"other_area Sheet!A1": "skip"}).values == []
    assert titled(title, {"other_area Sheet!A1": "as_read"}).values == [("rice", "2025-10", "4")]


@pytest.mark.parametrize(
    "title", ["Kết quả của Phố", "Phố, Quảng Ninh", "Kết quả của Phố cũ", "So với Quảng Ninh", "Quảng Ninhh", ""]
)
def test_a_title_that_names_the_place_of_the_report_or_none_is_not(title: str):
    assert titled(title).asked == []


def test_a_title_may_name_the_city_of_a_commune():
    nation, town, old = areas()
    ward = Area(code="WARD", name_vi="Phường Một", name_en="Ward One", kind="ward", parent=town.code)
    noun = record(territories=(nation, town, old, ward))
    shown = [table((TEN,), [row("rice", n(4))], title="Phố\nKết quả của Phường Một")]
    assert doubts(shown, noun, replace(THERE, area="WARD")).asked == []


# ---- days


def published(day: str, *columns: Any, answers: dict[str, str] | None = None) -> Outcome:  # noqa: ANN401 - columns
    cells = [row("rice", *(n(4) for _ in columns)), row("growth", *(n(5) for _ in columns))]
    return doubts([table(columns, cells)], record(), replace(THERE, published_on=day), answers)


def test_a_report_before_its_period_is_over_is_asked_once_for_the_column_unless_it_is_an_estimate():
    reported = replace(TEN, stage="reported")
    found = published("2025-10-25", reported, TEN)
    assert (found.asked, found.question.cells) == ([("published_before", "C4")], ("Sheet!C4", "Sheet!C5"))
    left = published("2025-10-25", reported, answers={"published_before Sheet!C4": "stage:estimate"})
    assert {one.stage for one in left.figures} == {"estimate"}
    assert left.figures[0].note == "printed as reported; recorded as estimate: answered"
    assert published("2025-10-31", reported).asked == []
    assert published("2025-10", reported).asked == []


def test_a_report_before_its_period_begins_is_asked_unless_it_is_a_forecast():
    month = column("2025-12", "month")
    assert published("2025-11-06", month).asked == [("published_early", "C4")]
    assert published("2025-11-06", replace(month, stage="forecast")).asked == []
    assert published("2025-11-06", column("2025-12")).asked == []  # of the year, which has begun
    left = published("2025-11-06", month, answers={"published_early Sheet!C4": "skip"})
    assert left.figures == []


@pytest.mark.parametrize(("day", "code"), [("2026-03-01", "published_future"), ("the other day", "published_no_day")])
def test_a_day_to_come_and_no_day_can_only_be_mended(day: str, code: str):
    found = published(day, TEN)
    assert found.asked == [(code, "C4")]
    assert [choice.value for choice in found.question.choices] == ["skip"]


def test_without_a_day_nothing_is_said_of_it():
    assert published("", TEN).asked == []
