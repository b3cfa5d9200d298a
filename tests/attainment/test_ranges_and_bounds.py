"""The verdict on ranges, on bands to stay inside, and on figures that are only a bound."""

from decimal import Decimal

import pytest

from indicators.attainment import (
    Direction,
    Qualifier,
    Verdict,
    judge,
)

from .printed import NO_NUMBERS, aim, figure, numbers, verdict

D = Decimal


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("12.4", "missed"), ("12.5", "near_miss"), ("12.9", "near_miss"), ("13.0", "met"), ("13.3", "met"),
        ("13.5", "met"), ("13.6", "exceeded"),
    ],
)  # fmt: skip
def test_a_range_to_climb_is_met_from_its_floor_and_exceeded_past_its_stretch(actual: str, expected: str):
    assert verdict("higher", "13..13.5", figure(actual), nature="rate") == expected


@pytest.mark.parametrize(
    ("actual", "expected"),
    [("2.9", "exceeded"), ("3.0", "met"), ("4.0", "met"), ("4.5", "near_miss"), ("4.6", "missed")],
)
def test_a_range_to_sink_into_has_its_floor_at_the_high_end(actual: str, expected: str):
    assert verdict("lower", "3..4", figure(actual), nature="rate") == expected


def test_both_ends_of_a_range_respect_the_rounding_of_the_figure():
    assert verdict("higher", "13.04..13.46", figure("13.0")) == "met"
    assert verdict("higher", "13.04..13.46", figure("13.5")) == "met"
    assert verdict("higher", "13.04..13.44", figure("13.5")) == "exceeded"


def test_a_range_with_more_than_is_not_reached_at_its_floor():
    assert verdict("higher", "13..14", figure("13"), ">") == "near_miss"
    assert verdict("higher", "13..14", figure("14"), ">") == "met"


def test_a_range_with_exactly_is_missed_on_either_side():
    assert [verdict("higher", "13..14", figure(a), "=") for a in ("12", "13", "15")] == ["missed", "met", "missed"]


@pytest.mark.parametrize(
    ("actual", "expected", "difference"),
    [
        ("1.9", "missed", "-0.1"), ("2.0", "met", "0"), ("3.0", "met", "0"), ("4.0", "met", "0"),
        ("4.3", "missed", "0.3"), ("4", "met", "0"), ("5", "missed", "1"),
    ],
)  # fmt: skip
def test_a_band_is_met_inside_and_missed_on_either_side_by_the_nearer_bound(
    actual: str, expected: str, difference: str
):
    judged = judge("rate", "band", aim("2..4"), figure(actual))
    assert (judged.verdict.value, judged.difference) == (expected, D(difference))


def test_the_ends_of_a_band_touched_by_the_rounding_of_a_figure_are_inside():
    assert [verdict("band", "2.5..4.5", figure(a)) for a in ("1", "2", "5", "6")] == ["missed", "met", "met", "missed"]


def test_nearly_the_edge_of_the_near_band_is_missed_for_certain():
    assert verdict("higher", "100", figure("95", "nearly"), nature="flow") == "missed"


def test_a_figure_inside_a_band_only_by_its_rounding_says_so():
    judged = judge("flow", "band", aim("2.1..4"), figure("2", quantum="1"))
    assert (judged.verdict, judged.difference) == (Verdict.MET, D("-0.1"))
    assert judged.notes == ("within_rounding", "percent_not_for_band")


# A figure that is only a bound.


@pytest.mark.parametrize(
    ("goal", "expected"),
    [("165011.6", "exceeded"), ("187000", "exceeded"), ("187000.1", "no_figure"), ("190000", "no_figure")],
)
def test_over_187000_is_judged_only_where_nothing_more_could_change_it(goal: str, expected: str):
    assert verdict("higher", goal, figure("187000", "over"), nature="flow") == expected


def test_an_unsettled_bound_carries_its_reason_and_no_number():
    judged = judge("flow", "higher", aim("190000"), figure("187000", "over"), baseline=D(1))
    assert (judged.verdict, numbers(judged), judged.notes) == (Verdict.NO_FIGURE, NO_NUMBERS, ("bound_unsettled",))


@pytest.mark.parametrize(
    ("direction", "qualifier", "goal", "expected"),
    [
        ("higher", "nearly", "100", "no_figure"),  # 99 would be near, 10 missed
        ("higher", "nearly", "106", "missed"),
        ("higher", "nearly", "105.2", "no_figure"),
        ("higher", "nearly", "90", "no_figure"),
        ("lower", "over", "100", "no_figure"),
        ("lower", "over", "95", "missed"),  # 5 % of 95 is 4.75, and the true value is above 100
        ("lower", "nearly", "100", "exceeded"),
        ("lower", "nearly", "99", "no_figure"),
        ("higher", "over", "90..99", "exceeded"),
        ("higher", "over", "90..101", "no_figure"),  # met for certain, exceeded perhaps
    ],
)
def test_a_bound_is_judged_from_its_own_side(direction: Direction, qualifier: Qualifier, goal: str, expected: str):
    comparator = "<=" if direction == "lower" else ">="
    assert verdict(direction, goal, figure("100", qualifier), comparator, "flow") == expected


@pytest.mark.parametrize(
    ("qualifier", "goal", "expected"),
    [("over", "90..100", "missed"), ("over", "90..101", "no_figure"), ("nearly", "100..110", "missed"),
     ("nearly", "99..110", "no_figure")],
)  # fmt: skip
def test_a_bound_lies_outside_a_band_for_certain_or_is_not_judged(qualifier: Qualifier, goal: str, expected: str):
    assert verdict("band", goal, figure("100", qualifier), nature="flow") == expected


@pytest.mark.parametrize(("qualifier", "bound"), [("over", ">="), ("nearly", "<=")])
def test_the_numbers_of_a_settled_bound_are_bounds_themselves(qualifier: Qualifier, bound: str):
    goal = {"over": "165011.6", "nearly": "200000"}[qualifier]
    judged = judge("flow", "higher", aim(goal), figure("187000", qualifier), baseline=D(100000))
    assert judged.bound == bound
    assert judged.difference == D(187000) - D(goal)
    assert None not in numbers(judged)


def test_about_187000_is_judged_at_its_value_and_bounds_nothing():
    judged = judge("flow", "higher", aim("187000"), figure("187000", "about"))
    assert (judged.verdict, judged.bound, judged.notes) == (Verdict.MET, "", ("estimate_equals_plan",))
