"""Numbers doubted against the record and against each other, with a small record made for each claim."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from builders import TOWN, Line, book, cumulative, indicator, report
from hypothesis import given
from hypothesis import strategies as st

from importing.drawn import FACTS, Outcome, column, doubts, figures_of, n, row, table
from indicators.importing.checks.context import scaled
from indicators.importing.checks.record import quantum
from indicators.importing.types import Column, Value
from indicators.model import parse_number
from indicators.numerals import Typed

THERE = replace(FACTS, area=TOWN)
TEN, NINE, YEAR = column("2025-10"), column("2025-09"), column("2025", "year")
NOUNS = (
    indicator("rice"), indicator("growth", "rate", plausible=[-30, 30]), indicator("stores", "stock"),
    indicator("balance", plausible=[-100, 100]), indicator("rank", "rank"), indicator("wheat"),
)  # fmt: skip


def asked(
    cells: Mapping[str, tuple[Value, ...]],
    columns: tuple[Column, ...] = (TEN,),
    record: tuple[Line, ...] = (),
    **of: Any,  # noqa: ANN401 - answers, facts
) -> Outcome:
    """Doubt a table of which each row is an indicator with its cells."""
    shown = table(columns, [row(name, *values) for name, values in cells.items()])
    return doubts([shown], book(record, indicators=NOUNS), of.pop("facts", THERE), **of)


# ---- scale


@pytest.mark.parametrize(
    ("cell", "factor", "last_digit"),
    [("400", "0.1", "0.1"), ("40000", "0.001", "0.001"), ("40000000", "0.000001", "0.000001"), ("0.04", "1000", "10")],
)
def test_a_sum_of_months_is_held_against_the_month_before(cell: str, factor: str, last_digit: str):
    record = (cumulative("36", "2025-09", "2025-10-06"), cumulative("4", "2024-10", "2024-11-06"))
    found = asked({"rice": (n(cell),)}, record=record[:1])
    assert (found.asked, found.details["id"]) == ([("scale", "C4")], "A0")
    key, value = "scale Sheet!C4", f"factor:{factor}"
    left = asked({"rice": (n(cell),)}, record=record[:1], answers={key: value})
    assert left.values == [("rice", "2025-10", "40")]
    assert left.figures[0].typed.last_digit == Decimal(last_digit)
    assert left.figures[0].note == f"printed {cell}; read as 40: answered"


def test_a_figure_of_the_scale_of_the_year_before_is_not_doubted_for_one_misprint_on_record():
    record = (cumulative("3.6", "2025-09", "2025-10-06"), cumulative("33", "2024-10", "2024-11-06"))
    assert asked({"rice": (n("36"),)}, record=record).asked == []


@pytest.mark.parametrize(
    ("kind", "before", "period"),
    [
        ("month", "2024-10", "2025-10"),
        ("quarter", "2024-Q3", "2025-Q3"),
        ("year", "2024", "2025"),
        ("half", "2024-H2", "2025-H2"),
    ],
)
def test_a_slice_of_a_year_is_held_against_the_same_slice_of_another(kind: str, before: str, period: str):
    record = (report("40", "2025-01-10", period=before, period_kind=kind),)
    assert asked({"rice": (n("41000"),)}, (column(period, kind),), record).asked == [("scale", "C4")]
    assert asked({"rice": (n("90"),)}, (column(period, kind),), record).asked == []


def test_what_stands_on_a_day_is_held_against_the_last_day():
    record = (report("40", "2025-07-10", period="2025-06-30", period_kind="as_of"),)
    assert asked({"stores": (n("41000"),)}, (column("2025-10", "stock"),), record_of("stores", record)).asked == [
        ("scale", "C4")
    ]


def record_of(code: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line | {"indicator": code} for line in lines)


def test_a_year_is_held_against_its_own_months_and_months_against_their_year_by_month():
    record = (cumulative("20", "2025-06", "2025-07-06"),)
    assert asked({"rice": (n("41"),)}, (YEAR,), record).asked == []
    assert asked({"rice": (n("400"),)}, (YEAR,), record).asked == [("scale", "C4")]
    yearly = (report("48", "2026-01-06"),)
    assert asked({"rice": (n("400"),)}, (TEN,), yearly).asked == [("scale", "C4")]


def test_the_column_beside_counts_only_where_nothing_is_on_record():
    found = asked({"rice": (n("36"), n("40000"))}, (NINE, TEN))
    assert found.asked == [("scale", "C4"), ("scale", "D4")]
    record = (cumulative("30", "2025-08", "2025-09-06"),)
    found = asked({"rice": (n("36"), n("40000"))}, (NINE, TEN), record)
    assert found.asked == [("scale", "D4")]


def test_a_row_in_another_unit_is_asked_about_in_each_column_though_the_columns_agree():
    record = (cumulative("30", "2025-08", "2025-09-06"),)
    found = asked({"rice": (n("36000"), n("40000"))}, (NINE, TEN), record)
    assert found.asked == [("scale", "C4"), ("scale", "D4")]


def test_four_figures_off_by_one_factor_are_asked_about_once_and_mended_together():
    codes = ("rice", "wheat", "stores", "balance")
    record = tuple(cumulative("30", "2025-09", "2025-10-06", indicator=code) for code in codes)
    cells = {code: (n("33"),) for code in codes} | {code: (n("33000"),) for code in codes}
    found = asked(cells, record=record)
    assert found.asked == [("scale_all", "C4")]
    assert found.question.cells == tuple(f"Sheet!C{at}" for at in range(4, 8))
    left = asked(cells, record=record, answers={"scale_all Sheet!C4": "factor:0.001"})
    assert {value for _, _, value in left.values} == {"33"}
    assert asked(cells, record=record, answers={"scale_all Sheet!C4": "skip"}).values == []


def test_a_growth_ten_times_the_last_is_no_matter_of_scale():
    record = record_of("growth", (cumulative("1.2", "2025-09", "2025-10-06", unit="%"),))
    assert asked({"growth": (n("12"),)}, record=record).asked == []


def test_what_has_nothing_beside_it_is_told():
    found = asked({"rice": (n("40"),), "growth": (n("12"),)})
    assert (found.asked, found.tells("nothing_comparable")) == ([], ["C4"])


@given(st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(["0.1", "0.001", "10", "1000", "1000000"]))
def test_a_factor_is_exact_or_refused(value: Decimal, factor: str):
    found = scaled(Typed(str(value), "tonnes", value=value), Decimal(factor))
    if found and found.value is not None:
        assert found.value == value * Decimal(factor)
        assert parse_number(format(found.value, "f")) == found.value  # the files take it
        assert quantum(found.value, found.last_digit) == max(Decimal("0.001") * Decimal(factor), Decimal("0.000001"))


# ---- below zero, implausible


def test_a_count_below_zero_is_asked_unless_it_may_be_or_was_before():
    found = asked({"rice": (n("-4"),), "balance": (n("-4"),), "growth": (n("-4"),)})
    assert found.asked == [("negative_count", "C4")]
    assert asked({"rice": (n("-4"),)}, record=(cumulative("-2", "2025-09", "2025-10-06"),)).asked == []


def test_a_rate_outside_its_plausible_range_is_asked_with_the_range():
    found = asked({"growth": (n("118.1"),)})
    assert found.asked == [("implausible", "C4")]
    assert (found.details["low"], found.details["high"]) == ("-30", "30")
    assert asked({"growth": (n("118.1"),)}, answers={"implausible Sheet!C4": "as_read"}).values == [
        ("growth", "2025-10", "118.1")
    ]


# ---- twice


def test_one_thing_with_two_numbers_is_asked_once_with_all_cells_and_one_is_kept():
    shown = [table((TEN,), [row("rice", n("40"))], name="A"), table((TEN,), [row("rice", n("41"))], name="B")]
    record = book((), indicators=NOUNS)
    found = doubts(shown, record, THERE)
    assert (found.question.code, found.question.cells) == ("twice", ("A!C4", "B!C4"))
    assert [one.value for one in found.question.choices] == ["keep:A!C4", "keep:B!C4", "skip"]
    assert doubts(shown, record, THERE, {"twice A!C4": "keep:B!C4"}).values == [("rice", "2025-10", "41")]
    assert doubts(shown, record, THERE, {"twice A!C4": "skip"}).values == []


def test_one_thing_twice_with_the_same_number_is_recorded_once_and_told():
    shown = [table((TEN,), [row("rice", n("40"))], name="A"), table((TEN,), [row("rice", n("40.0"))], name="B")]
    found = doubts(shown, book((), indicators=NOUNS), THERE)
    assert found.asked == []
    assert len(found.figures) == 1
    assert found.tells("twice_equal") == ["C4", "C4"]


def test_two_stages_of_one_thing_are_two_reports():
    columns = (TEN, replace(TEN, stage="official"))
    assert asked({"rice": (n("40"), n("41"))}, columns).asked == []


# ---- the record


def test_what_is_on_record_with_the_same_number_is_told_and_not_recorded_again():
    record = (cumulative("40", "2025-10", "2025-11-01"),)
    found = asked({"rice": (n("40.0"),)}, record=record)
    assert (found.asked, found.values, found.tells("recorded")) == ([], [], ["C4"])


def test_the_same_number_at_a_higher_stage_or_with_another_bound_is_recorded():
    record = (cumulative("40", "2025-10", "2025-11-01"),)
    assert asked({"rice": (n("40"),)}, (replace(TEN, stage="official"),), record).values == [("rice", "2025-10", "40")]
    shown = table((TEN,), [row("rice", n("40"))])
    noun = book(record, indicators=NOUNS)
    over = [replace(one, typed=replace(one.typed, qualifier="over")) for one in figures_of([shown], noun)]
    assert doubts([shown], noun, THERE, figures=over).values == [("rice", "2025-10", "40")]


def test_another_number_of_the_same_stage_and_day_is_asked():
    record = (cumulative("40", "2025-10", "2025-11-06"),)
    assert asked({"rice": (n("41"),)}, record=record).asked == [("differs_on_record", "C4")]
    assert asked({"rice": (n("41"),)}, record=record, facts=replace(THERE, published_on="2025-11-07")).asked == []


def test_an_estimate_of_what_is_official_is_asked_and_recorded_only_when_said():
    record = (cumulative("40", "2025-10", "2025-11-01", stage="official"),)
    found = asked({"rice": (n("41"),)}, record=record)
    assert (found.asked, found.details["other_stage"]) == ([("stage_below", "C4")], "official")
    answers = {"stage_below Sheet!C4": "as_read"}
    assert asked({"rice": (n("41"),)}, record=record, answers=answers).values == [("rice", "2025-10", "41")]


def test_four_of_a_column_below_the_record_are_asked_about_once():
    codes = ("rice", "wheat", "stores", "balance")
    record = tuple(cumulative("4", "2025-10", "2025-11-01", stage="official", indicator=code) for code in codes)
    cells = dict.fromkeys(codes, (n(5),))
    assert asked(cells, record=record).asked == [("stage_below_all", "C4")]
    assert asked(cells, record=record, answers={"stage_below_all Sheet!C4": "skip"}).values == []
    assert len(asked(dict.fromkeys(codes[1:], (n(5),)), record=record).questions) == 3


def test_a_later_report_with_another_number_is_recorded_and_told_and_ten_times_as_much_is_asked():
    record = (cumulative("40", "2025-10", "2025-11-01"),)
    found = asked({"rice": (n(41),)}, record=record)
    assert (found.asked, found.tells("revised"), found.values) == ([], ["C4"], [("rice", "2025-10", "41")])
    assert asked({"rice": (n(410),)}, record=record).asked == [("scale", "C4")]


def test_only_the_series_that_counts_and_the_area_of_the_report_are_looked_at():
    record = (
        cumulative("0.04", "2025-09", "2025-10-06", series="press"),
        cumulative("0.04", "2025-09", "2025-10-06", area="OLD"),
    )
    assert asked({"rice": (n("40"),)}, record=record).asked == []


def test_an_area_is_known_by_its_alias_and_without_one_only_the_file_itself_is_doubted():
    record = (cumulative("0.04", "2025-09", "2025-10-06"),)
    assert asked({"rice": (n("40"),)}, record=record, facts=replace(THERE, area="31")).asked == [("scale", "C4")]
    nowhere = asked({"rice": (n("36"), n("34"))}, (NINE, TEN), record, facts=replace(THERE, area=""))
    assert nowhere.asked == [("falling", "D4")]


# ---- cumulative


def test_a_falling_sum_is_asked_only_beyond_what_was_rounded_off():
    record = (cumulative("36.0", "2025-09", "2025-10-06"),)
    assert asked({"rice": (n("35.96"),)}, record=record).asked == []
    assert asked({"rice": (n("35.9"),)}, record=record).asked == []
    assert asked({"rice": (n("35.89"),)}, record=record).asked == [("falling", "C4")]


def test_a_stock_may_fall_and_so_may_a_balance():
    record = record_of("balance", (cumulative("36", "2025-09", "2025-10-06"),))
    assert asked({"balance": (n("33"),)}, record=record).asked == []
    record = record_of("stores", (cumulative("36", "2025-09", "2025-10-06"),))
    assert asked({"stores": (n("33"),)}, record=record).asked == []


def test_nearly_so_much_before_is_no_fall():
    record = (cumulative("36", "2025-09", "2025-10-06", qualifier="nearly"),)
    assert asked({"rice": (n("35"),)}, record=record).asked == []


def test_a_revised_month_in_the_file_goes_before_the_one_on_record():
    record = (cumulative("36", "2025-09", "2025-10-06"),)
    found = asked({"rice": (n("33"), n("34"))}, (NINE, TEN), record)
    assert found.asked == []


def test_a_month_above_the_sum_of_its_year_is_asked():
    columns = (column("2025-10", "month"), TEN)
    found = asked({"rice": (n("42"), n("40"))}, columns)
    assert (found.asked, found.question.cells) == ([("month_above_cumulative", "C4")], ("Sheet!C4", "Sheet!D4"))
    assert asked({"rice": (n("41"), n("40"))}, columns).asked == []  # 40.5 of 40.5, before they were rounded
    record = (cumulative("40", "2025-10", "2025-11-01"),)
    assert asked({"rice": (n("42"),)}, columns[:1], record).details["id"] == "A0"


def test_a_number_in_question_is_not_held_against_others_until_it_is_answered():
    record = (cumulative("36", "2025-09", "2025-10-06"),)
    first = asked({"rice": (n("340"),)}, record=record)
    assert first.asked == [("scale", "C4")]
    second = asked({"rice": (n("340"),)}, record=record, answers={"scale Sheet!C4": "factor:0.1"})
    assert second.asked == [("scale", "C4"), ("falling", "C4")]
