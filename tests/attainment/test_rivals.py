"""Another honest figure of the same thing: when it is a rival, and whether the verdict holds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment import (
    Goal,
    Note,
    PrintedFigure,
    Verdict,
    apparent_step,
    differ,
    figure_of_percent,
    judge,
    printed_gap,
    rival_judgement,
    verdict_holds,
)

from .printed import aim, figure

D = Decimal
NUMBERS = st.decimals(-(10**6), 10**6, places=2)
STEPS = st.sampled_from([D("0.01"), D("0.1"), D(1), D(10), D(100)])


def test_exports_of_2025_exceed_by_the_city_and_miss_by_customs():
    own, customs = figure("50.14"), figure("46.55", stage="preliminary")
    judged = rival_judgement("flow", "higher", aim("49.7"), own, customs)
    assert judged is not None
    assert (judged.verdict, judged.difference) == (Verdict.MISSED, D("-3.15"))
    assert not verdict_holds(Verdict.EXCEEDED, [judged.verdict])


def test_social_housing_by_the_ministry_only_moves():
    judged = rival_judgement("flow", "higher", aim("10694"), figure("10775"), figure("13147"))
    assert judged is not None
    assert verdict_holds(Verdict.EXCEEDED, [judged.verdict])


def test_a_percentage_over_the_plan_is_the_figure_it_stands_for_give_or_take_its_last_digit():
    own = figure("7500")
    printed = figure_of_percent(D(120), D(1), D(6000), own)
    assert (printed.value, printed.quantum) == (D(7200), D(60))
    judged = rival_judgement("flow", "higher", aim("6000"), own, printed)
    assert judged is not None
    assert judged.verdict == Verdict.EXCEEDED
    assert not differ(figure("7210"), printed)  # 120.2 % of 6,000 is printed as 120 %


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (figure("11.81"), figure("11.8")),  # the same, rounded
        (figure("196911.318"), figure("197000", qualifier="nearly")),
        (figure("187766.6"), figure("187000", qualifier="over")),
        (figure("50.14"), figure("48", qualifier="about")),  # within 5 %
        (figure("187000", qualifier="over"), figure("196911.318")),
        (figure("50.14"), figure("46.55", stage="forecast")),
        (figure("50.14"), figure("40", qualifier="over", stage="reported")),
    ],
)
def test_what_may_be_the_same_number_or_is_a_forecast_is_no_rival(own: PrintedFigure, other: PrintedFigure):
    assert rival_judgement("flow", "higher", aim("49.7"), own, other) is None


def test_a_bound_beyond_the_figure_is_a_rival_only_where_it_settles_a_verdict():
    own = figure("50.14")
    assert rival_judgement("flow", "higher", aim("60"), own, figure("55", qualifier="over")) is None
    found = rival_judgement("flow", "higher", aim("60"), own, figure("61", qualifier="over"))
    assert found is not None
    assert (found.verdict, found.bound) == (Verdict.EXCEEDED, ">=")


def test_values_that_share_only_an_end_differ():
    assert differ(figure("1453"), figure("1452"))
    assert not differ(figure("1453"), figure("1453.0"))


@given(NUMBERS, STEPS, NUMBERS, STEPS)
def test_differing_is_mutual_and_means_apart_by_both_roundings(a: D, qa: D, b: D, qb: D):
    one, other = PrintedFigure(a, qa), PrintedFigure(b, qb)
    assert differ(one, other) == differ(other, one) == (a != b and 2 * abs(a - b) >= qa + qb)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_rival_is_judged_as_a_figure_of_its_own_would_be(wanted: D, a: D, b: D):
    own, other, goal = PrintedFigure(a), PrintedFigure(b), Goal(value=wanted)
    found = rival_judgement("flow", "higher", goal, own, other)
    assert found == (judge("flow", "higher", goal, other) if differ(own, other) else None)
    if found and judge("flow", "higher", goal, own).verdict != found.verdict:
        assert not verdict_holds(judge("flow", "higher", goal, own).verdict, [found.verdict])


# ---- a margin that the zeros of a figure leave open


@pytest.mark.parametrize(
    ("value", "step"), [("321000", "1000"), ("10775", "1"), ("7200", "100"), ("50.0", "0.1"), ("0", "1"), ("-40", "10")]
)
def test_the_apparent_step_is_the_largest_power_of_ten_that_divides_a_whole_number(value: str, step: str):
    assert apparent_step(D(value)) == D(step)


@pytest.mark.parametrize(
    ("wanted", "actual", "said"),
    [
        ("320850", "321000", True),  # exceeded by 150, less than half of 1,000
        ("320500", "321000", False),
        ("321150", "321000", True),  # a near miss by 150
        ("321000", "321000", False),  # met
        ("320850", "321001", False),
    ],
)
def test_a_margin_below_half_the_apparent_step_is_said_and_the_verdict_stays(wanted: str, actual: str, *, said: bool):
    judged = judge("flow", "higher", aim(wanted), figure(actual))
    assert (Note.MARGIN_BELOW_ROUNDING in judged.notes) is said


def test_rates_ranks_and_bounds_are_not_taken_for_rounded_to_tens():
    assert Note.MARGIN_BELOW_ROUNDING not in judge("rate", "higher", aim("12"), figure("10")).notes
    assert Note.MARGIN_BELOW_ROUNDING not in judge("rank", "lower", aim("12", "<="), figure("10")).notes
    over = figure("321000", qualifier="over")
    assert Note.MARGIN_BELOW_ROUNDING not in judge("flow", "higher", aim("320850"), over).notes


# ---- a difference as it is printed


@pytest.mark.parametrize(
    ("gap", "quantum", "printed"),
    [
        ("-13828.134", "1", "-13828"),  # 102,614 against 116,442.134
        ("-0.39", "0.01", "-0.39"),  # 11.81 against 12.2
        ("-1700", "100", "-1700"),
        ("-0.55", "0.1", "-0.6"),
        ("0.4", "1", "0.4"),  # 'by 0' would say nothing
        ("0.00", "0.01", "0.00"),
    ],
)
def test_a_difference_is_printed_no_finer_than_its_figure(gap: str, quantum: str, printed: str):
    assert str(printed_gap(D(gap), D(quantum))) == printed


def test_a_bound_is_rounded_towards_zero_so_that_at_least_stays_true():
    assert printed_gap(D("21988.4"), D(1000), bounded=True) == D(21000)


@given(NUMBERS, STEPS)
def test_a_printed_difference_keeps_its_side_and_is_off_by_half_a_digit_at_most(gap: D, quantum: D):
    found = printed_gap(gap, quantum)
    assert (found > 0) - (found < 0) == (gap > 0) - (gap < 0)
    assert abs(found - gap) * 2 <= quantum
