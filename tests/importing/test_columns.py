"""Columns of reports are imported; plans and comparisons are told once, and one of no known period is asked."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.importing.types import Column, Facts, SheetTable

from .laid import YTD, Reading, answered, row, table, values

PLAN = Column(3, "Kế hoạch năm 2025", "plan", "2025", "year")
SHARE = Column(3, "So với cùng kỳ (%)", "compared")
UNKNOWN = Column(3, "Cột khác", "unknown")
UNDATED = Column(3, "Thực hiện", "figure")


def beside(column: Column, *cells: object) -> SheetTable:
    """Return a table with another column beside that of the figures."""
    names = ("Thu nội địa", "Thu tiền sử dụng đất")
    rows = [row(name, "tỷ đồng", 5, cell) for name, cell in zip(names, cells, strict=False)]  # ty: ignore[invalid-argument-type]
    return table(*rows, columns=(YTD, column))


@pytest.mark.parametrize(("column", "code"), [(PLAN, "column_plan"), (SHARE, "column_compared")])
def test_plans_and_comparisons_are_told_once_and_asked_nothing(column: Column, code: str):
    found = answered(beside(column, "không phải số", 112))
    assert [one.column.at for one in found.figures] == [2, 2]
    assert found.questions == []
    assert [(one.code, one.cells, dict(one.details)) for one in found.told] == [
        (code, ("Biểu 1!D1",), {"column": column.words})
    ]


def test_a_column_without_a_figure_is_not_worth_a_word():
    for column in (PLAN, UNKNOWN, UNDATED):
        found = answered(beside(column, None, "-"))
        assert (found.questions, found.told) == ([], [])


@pytest.mark.parametrize(("column", "code"), [(UNDATED, "column_period"), (UNKNOWN, "column_unknown")])
def test_a_column_of_no_known_period_is_asked_once(column: Column, code: str):
    asked = beside(column, 6, Decimal("7.5"))
    found = answered(asked)
    assert (found.asked, found.values) == ([code], [("budget_domestic", "5"), ("budget_land", "5")])
    assert (found.question.cells, found.question.found) == (("Biểu 1!D1",), column.words)
    assert values(found.question) == ["period:month", "period:ytd", "period:year", "skip"]
    for kind, period in (("month", "2025-10"), ("ytd", "2025-10"), ("year", "2025")):
        taken = answered(asked, **{code: f"period:{kind}"}).figures[1]
        assert (taken.period, taken.kind, taken.column.period) == (period, kind, period)
    assert len(answered(asked, **{code: "skip"}).figures) == 2


def test_a_column_that_says_month_but_not_which_is_that_of_the_report():
    found = answered(beside(replace(UNDATED, kind="month"), 6))
    assert (values(found.question), found.question.proposed) == (["period:month", "skip"], "period:month")


def test_without_a_month_of_the_report_the_column_can_only_be_left_out():
    assert values(Reading(facts=Facts("HP")).of(beside(UNDATED, 6)).question) == ["skip"]


def test_an_unknown_column_with_a_period_of_its_own_may_be_of_that():
    found = answered(beside(replace(UNKNOWN, period="2024", kind="year"), 6), column_unknown="period:header")
    assert [(one.period, one.kind) for one in found.figures] == [("2025-10", "ytd"), ("2024", "year")]


def test_a_column_without_a_header_is_named_by_its_first_figure():
    question = answered(beside(replace(UNKNOWN, words=""), None, Decimal("7.5"))).question
    assert (question.code, question.cells, question.found) == ("column_unknown", ("Biểu 1!D3",), "7.5")


def test_notes_in_an_unknown_column_are_no_figures():
    assert answered(beside(UNKNOWN, "theo Quyết định 123/QĐ", "số liệu ước")).questions == []
    assert answered(beside(UNKNOWN, "45.123,5 tỷ đồng")).asked == ["column_unknown"]


def test_a_column_left_out_asks_no_more_of_its_cells():
    rows = (row("Thu nội địa", "tỷ đồng", "1.453"), row("Chỉ tiêu khác", "tỷ đồng", "dưới 4"))
    found = answered(table(*rows, columns=(replace(UNDATED, at=2),)), column_period="skip")
    assert found.asked == ["column_period"]


def test_a_hidden_column_is_asked_about_once():
    rows = (row("Thu nội địa", "tỷ đồng", 5, 1), row("Chỉ tiêu khác", "tỷ đồng", None, "dưới 4"))
    hidden = table(*rows)
    hidden = replace(hidden, sheet=replace(hidden.sheet, hidden_columns=frozenset({3})))
    found = answered(hidden)
    assert (found.asked, found.values) == (["hidden_column"], [("budget_domestic", "5")])
    assert (found.question.cells, values(found.question)) == (("Biểu 1!D1",), ["include", "skip"])
    assert answered(hidden, hidden_column="include").asked == ["hidden_column", "name_unknown"]
    assert answered(hidden, hidden_column="skip").asked == ["hidden_column"]
