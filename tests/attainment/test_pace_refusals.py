"""What no pace is computed from: each refusal with its code."""

from collections.abc import Callable
from decimal import Context, Decimal, Inexact, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment import (
    Expected,
    average_growth_needed,
    even_split,
    expected_share,
    pace,
    pace_status,
    projection,
    required_growth_of_rate,
    required_growth_pct,
    required_per_month,
    required_rest,
    share_from_past,
    share_from_scenario,
    share_of_year,
    times_pace_so_far,
)

from .test_pace import D, amounts, months, shares, targets

# ---- what is refused

AMOUNTS: tuple[Callable[[Any, Any], object], ...] = (
    lambda target, ytd: pace(target, ytd, D("0.5")),
    lambda target, ytd: pace_status(target, ytd, D("0.5")),
    required_rest,
    lambda target, ytd: required_per_month(target, ytd, 3),
    lambda target, ytd: times_pace_so_far(target, ytd, 3),
    lambda target, ytd: required_growth_pct(target, ytd, D(1)),
)


@pytest.mark.parametrize(
    ("target", "ytd", "code"),
    [
        (D(0), D(1), "target_not_positive"),
        (D(-1), D(1), "target_not_positive"),
        (D(1), D(-1), "negative_ytd"),
        (D("NaN"), D(1), "not_finite"),
        (D(1), D("Infinity"), "not_finite"),
        (D("1E25"), D(1), "number_out_of_reach"),
        (D(1), D("1E-21"), "number_out_of_reach"),
    ],
)
def test_an_amount_that_cannot_be_on_its_way_is_refused(target: Decimal, ytd: Decimal, code: str):
    for ask in AMOUNTS:
        with pytest.raises(ValueError, match=f"^{code}$"):
            ask(target, ytd)


def test_a_float_is_refused_wherever_an_amount_is_taken():
    for ask in AMOUNTS:
        for target, ytd in ((1.5, D(1)), (D(1), 0.5)):
            with pytest.raises(TypeError, match=r"^not_a_decimal$"):
                ask(target, ytd)


@pytest.mark.parametrize("month", [0, 13, -1, True, 2.0, D(2)])
def test_a_month_outside_the_year_is_refused(month: Any):  # noqa: ANN401 - wrong on purpose
    for ask in (
        lambda: even_split(month),
        lambda: expected_share(D(1), month),
        lambda: required_per_month(D(1), D(1), month),
        lambda: times_pace_so_far(D(1), D(1), month),
    ):
        with pytest.raises(ValueError, match=r"^months_out_of_range$"):
            ask()


@pytest.mark.parametrize(
    ("share", "error", "code"),
    [
        (D(0), ValueError, "share_out_of_range"),
        (D("-0.1"), ValueError, "share_out_of_range"),
        (D("1.01"), ValueError, "share_out_of_range"),
        (D("NaN"), ValueError, "not_finite"),
        (D("1E-51"), ValueError, "number_out_of_reach"),
        (0.5, TypeError, "not_a_decimal"),
    ],
)
def test_what_is_no_share_is_refused(share: Any, error: type[Exception], code: str):  # noqa: ANN401 - wrong on purpose
    for ask in (
        lambda: Expected(share, "even_split"),
        lambda: pace(D(1), D(1), share),
        lambda: share_from_past([share]),
        lambda: projection(D(1), [D("0.5"), share]),
        lambda: required_growth_of_rate(D(12), D(11), share),
    ):
        with pytest.raises(error, match=f"^{code}$"):
            ask()


def test_the_whole_year_leaves_no_rest_whose_growth_could_be_asked_for():
    with pytest.raises(ValueError, match=r"^share_out_of_range$"):
        required_growth_of_rate(D(12), D(11), D(1))


@pytest.mark.parametrize(("so_far", "whole"), [("0", "5"), ("-1", "5"), ("6", "5"), ("1", "0")])
def test_a_part_that_is_none_of_its_whole_gives_no_share(so_far: str, whole: str):
    for ask in (share_of_year, share_from_scenario):
        with pytest.raises(ValueError, match=r"^share_out_of_range$"):
            ask(D(so_far), D(whole))


def test_the_smallest_and_the_largest_numbers_still_have_a_share():
    assert share_from_scenario(D("1E-20"), D("9E24")).share > 0


def test_a_mistyped_word_never_passes_for_another():
    wrong: Any = "evenly"
    for ask, code in (
        (lambda: Expected(D("0.5"), wrong), "unknown_rule"),
        (lambda: pace_status(D(1), D(1), D(1), comparator=wrong), "unknown_comparator"),
        (lambda: pace_status(D(1), D(1), D(1), qualifier=wrong), "unknown_qualifier"),
    ):
        with pytest.raises(ValueError, match=f"^{code}$"):
            ask()


@pytest.mark.parametrize("previous", [D(0), D(-1)])
def test_growth_over_nothing_is_refused(previous: Decimal):
    with pytest.raises(ValueError, match=r"^previous_rest_not_positive$"):
        required_growth_pct(D(2), D(1), previous)


@pytest.mark.parametrize(
    ("target", "done", "years", "code"),
    [
        ("10", [], 0, "years_out_of_range"),
        ("10", [], 101, "years_out_of_range"),
        ("10", ["5", "5"], 2, "no_years_left"),
        ("10", ["5", "5", "5"], 2, "no_years_left"),
        ("-100", [], 2, "growth_not_above_minus_100"),
        ("10", ["-100"], 2, "growth_not_above_minus_100"),
        ("10", ["NaN"], 2, "not_finite"),
    ],
)
def test_a_plan_that_cannot_be_averaged_is_refused(target: str, done: list[str], years: int, code: str):
    with pytest.raises(ValueError, match=f"^{code}$"):
        average_growth_needed(D(target), [D(growth) for growth in done], years)


def test_a_plan_of_a_fraction_of_years_is_refused():
    wrong: Any = 2.5
    with pytest.raises(ValueError, match=r"^years_out_of_range$"):
        average_growth_needed(D(10), [], wrong)


@given(targets, amounts, shares, months, st.integers(1, 6))
def test_the_decimal_context_of_the_caller_changes_nothing(
    target: Decimal, ytd: Decimal, share: Decimal, month: int, precision: int
):
    def every() -> list[object]:
        return [
            share_from_past([share, share / 2]) if precision > 6 else share_from_past([share, share]),
            expected_share(target, month),
            pace(target, ytd, share),
            pace_status(target, ytd, share),
            required_rest(target, ytd),
            required_per_month(target, ytd, month),
            times_pace_so_far(target, ytd, month),
            required_growth_pct(target, ytd, target),
            projection(ytd, [share, D(1)]),
            average_growth_needed(D(10), [D(7)], 4),
        ]

    before = every()
    with localcontext(Context(prec=precision, Emin=-2, Emax=2, rounding="ROUND_UP", traps=[Inexact])) as theirs:
        assert every() == before
        assert not any(theirs.flags.values())
