"""What is refused before anything is judged."""

from decimal import Decimal
from typing import Any

import pytest

from indicators.attainment import Comparator, Direction, Goal, Nature, PrintedFigure, check_goal, judge

from .printed import aim, figure, verdict

D = Decimal


@pytest.mark.parametrize(
    ("direction", "goal", "comparator"),
    [("higher", "5", "<="), ("higher", "5", "<"), ("lower", "5", ">="), ("lower", "5", ">"), ("higher", "4..5", "<="),
     ("lower", "4..5", ">"), ("band", "5", ">="), ("band", "4..5", "<=")],
)  # fmt: skip
def test_a_comparator_that_contradicts_the_direction_is_refused_with_or_without_a_figure(
    direction: Direction, goal: str, comparator: Comparator
):
    for actual in (None, figure("5")):
        with pytest.raises(ValueError, match=r"^comparator_contradicts_direction$"):
            judge("rate", direction, aim(goal, comparator), actual)


def test_a_single_value_may_be_a_band_of_no_width_where_it_says_exactly():
    check_goal("band", aim("5", "="))
    assert [verdict("band", "5", figure(a), "=") for a in ("4", "5", "6")] == ["missed", "met", "missed"]


@pytest.mark.parametrize(
    ("nature", "direction", "code"), [("Flow", "higher", "unknown_nature"), ("flow", "up", "unknown_direction")]
)
def test_a_mistyped_nature_or_direction_never_passes_for_another(nature: Nature, direction: Direction, code: str):
    with pytest.raises(ValueError, match=f"^{code}$"):
        judge(nature, direction, None, None)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "value_or_range"),
        ({"value": D(1), "low": D(0), "high": D(2)}, "value_or_range"),
        ({"low": D(0)}, "value_or_range"),
        ({"high": D(0)}, "value_or_range"),
        ({"low": D(2), "high": D(2)}, "range_reversed"),
        ({"comparator": "=>", "value": D(1)}, "unknown_comparator"),
        ({"value": D("NaN")}, "not_finite"),
        ({"value": D("1E25")}, "number_out_of_reach"),
        ({"value": D("1E-21")}, "number_out_of_reach"),
    ],
)
def test_a_goal_that_says_nothing_clear_is_refused(fields: dict[str, Any], code: str):
    with pytest.raises(ValueError, match=f"^{code}$"):
        Goal(**fields)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"qualifier": "above"}, "unknown_qualifier"),
        ({"stage": "final"}, "unknown_stage"),
        ({"quantum": D("-0.1")}, "negative_quantum"),
        ({"quantum": D("Infinity")}, "not_finite"),
    ],
)
def test_a_figure_that_says_nothing_clear_is_refused(fields: dict[str, Any], code: str):
    with pytest.raises(ValueError, match=f"^{code}$"):
        PrintedFigure(D(1), **fields)


def test_a_float_is_refused_wherever_a_number_is_taken():
    wrong: Any = 11.8
    for make in (
        lambda: PrintedFigure(wrong),
        lambda: Goal(value=wrong),
        lambda: judge("rate", "higher", None, None, near=wrong),
    ):
        with pytest.raises(TypeError, match=r"^not_a_decimal$"):
            make()


def test_the_floor_is_the_end_that_must_be_reached_and_a_band_has_none():
    assert (aim("3..4").floor("higher"), aim("3..4").floor("lower"), aim("5").floor("lower")) == (D(3), D(4), D(5))
    with pytest.raises(ValueError, match=r"^no_floor$"):
        aim("3..4").floor("band")
