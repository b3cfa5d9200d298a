"""What is not judged at all, and the verdict on one value to reach."""

from decimal import Decimal

import pytest

from indicators.attainment import (
    Comparator,
    Direction,
    Judgement,
    Note,
    Stage,
    Verdict,
    judge,
)

from .printed import NO_NUMBERS, aim, figure, numbers, verdict

D = Decimal
STAGES: tuple[Stage, ...] = ("estimate", "reported", "preliminary", "official")


def test_a_missing_actual_is_no_figure_even_against_a_target():
    assert judge("flow", "higher", aim("10"), None) == Judgement(Verdict.NO_FIGURE)


def test_a_missing_actual_goes_before_a_missing_target_and_before_areas_that_differ():
    assert judge("flow", "neutral", None, None, comparable=False) == Judgement(Verdict.NO_FIGURE)


def test_a_forecast_is_never_judged():
    judged = judge("flow", "higher", aim("10694"), figure("10785", stage="forecast"))
    assert judged == Judgement(Verdict.NO_FIGURE, notes=(Note.FORECAST_NOT_JUDGED,))


def test_a_figure_without_a_target_is_watched():
    assert judge("flow", "higher", None, figure("10"), comparable=False) == Judgement(Verdict.WATCHED)


def test_a_neutral_indicator_is_watched_whatever_its_target_says():
    for comparator in (">=", "<", "="):
        assert judge("flow", "neutral", aim("10", comparator), figure("1")) == Judgement(Verdict.WATCHED)


def test_figures_of_different_areas_are_not_comparable_and_carry_no_number():
    judged = judge("flow", "higher", aim("10"), figure("10"), baseline=D(3), comparable=False)
    assert (judged.verdict, numbers(judged), judged.notes) == (Verdict.NOT_COMPARABLE, NO_NUMBERS, ())


# One value to reach.


@pytest.mark.parametrize(
    ("target", "expected"),
    [("11.75", "met"), ("11.85", "met"), ("11.8", "met"), ("11.7499", "exceeded"), ("11.8501", "near_miss")],
)
def test_11_8_stands_for_11_75_to_11_85_ends_included(target: str, expected: str):
    assert verdict("higher", target, figure("11.8"), nature="rate") == expected


@pytest.mark.parametrize(("target", "equals"), [("11.75", True), ("11.85", True), ("11.74", False), ("11.86", False)])
def test_an_estimate_equals_the_plan_to_its_last_digit(target: str, equals: bool):
    for stage in STAGES:
        judged = judge("rate", "higher", aim(target), figure("11.8", stage=stage))
        assert (Note.ESTIMATE_EQUALS_PLAN in judged.notes) == (equals and stage == "estimate")


def test_a_figure_equal_only_by_its_rounding_says_so():
    judged = judge("flow", "higher", aim("12.35"), figure("12.4", stage="official"))
    assert (judged.verdict, judged.difference, judged.notes) == (Verdict.MET, D("0.05"), ("within_rounding",))


def test_the_size_of_the_last_digit_counts_where_the_unit_hides_it():
    assert verdict("higher", "3840", figure("3800")) == "missed"
    assert verdict("higher", "3840", figure("3800", quantum="100")) == "met"


def test_a_quantum_of_zero_makes_the_value_exact():
    assert verdict("higher", "3800.0001", figure("3800", quantum="0")) == "missed"


@pytest.mark.parametrize(("actual", "expected"), [("96", "near_miss"), ("95", "near_miss"), ("94.99", "missed")])
def test_five_percent_of_a_positive_target_is_near_and_the_edge_belongs_to_it(actual: str, expected: str):
    assert verdict("higher", "100", figure(actual), nature="flow") == expected
    assert verdict("higher", "100", figure(actual), nature="stock") == expected


@pytest.mark.parametrize(("actual", "expected"), [("104", "near_miss"), ("105", "near_miss"), ("105.01", "missed")])
def test_lower_is_better_has_its_near_band_above_the_target(actual: str, expected: str):
    assert verdict("lower", "100", figure(actual), "<=", "stock") == expected


@pytest.mark.parametrize(
    ("actual", "expected"),
    [("3.99", "exceeded"), ("4.00", "met"), ("4.50", "near_miss"), ("4.51", "missed")],
)
def test_a_rate_kept_low_is_near_within_half_a_point(actual: str, expected: str):
    assert verdict("lower", "4", figure(actual), "<=", "rate") == expected


def test_a_rank_one_place_worse_is_missed():
    assert verdict("lower", "3", figure("4"), "<=") == "missed"
    assert verdict("lower", "3", figure("3"), "<=") == "met"
    assert verdict("lower", "3", figure("2"), "<=") == "exceeded"


def test_a_milestone_is_reached_or_missed():
    assert verdict("higher", "1", figure("0"), nature="milestone") == "missed"
    assert verdict("higher", "1", figure("1"), nature="milestone") == "met"


def test_a_near_band_of_its_own_overrides_the_common_one():
    assert verdict("lower", "3", figure("4"), "<=", near=D(1)) == "near_miss"
    assert verdict("higher", "12.2", figure("11.81"), nature="rate", near=D(0)) == "missed"


@pytest.mark.parametrize(("comparator", "direction"), [(">", "higher"), ("<", "lower")])
def test_more_than_the_target_is_not_reached_by_equalling_it(comparator: Comparator, direction: Direction):
    assert verdict(direction, "16", figure("16.0"), comparator) == "near_miss"
    better = {"higher": "16.1", "lower": "15.9"}[direction]
    assert verdict(direction, "16", figure(better), comparator) == "exceeded"


def test_an_equal_figure_under_more_than_still_repeats_the_plan():
    judged = judge("flow", "higher", aim("16", ">"), figure("16"))
    assert (judged.verdict, judged.notes) == (Verdict.NEAR_MISS, ("estimate_equals_plan",))


@pytest.mark.parametrize(
    ("direction", "actuals"),
    [("higher", ["13.6", "13.0", "12.6", "12.4"]), ("lower", ["12.4", "13.0", "13.4", "13.6"])],
)
def test_about_is_judged_as_at_least_or_at_most(direction: Direction, actuals: list[str]):
    verdicts = [verdict(direction, "13", figure(a), "about", "rate") for a in actuals]
    assert verdicts == ["exceeded", "met", "near_miss", "missed"]


@pytest.mark.parametrize("direction", ["higher", "lower"])
def test_exactly_is_met_or_missed_with_nothing_between(direction: Direction):
    verdicts = [verdict(direction, "100", figure(a), "=", "flow") for a in ("99", "100", "101")]
    assert verdicts == ["missed", "met", "missed"]
