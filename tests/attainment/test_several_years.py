"""Targets of several years: compounding, sums, levels, and the words for how far a plan is."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment import (
    average_growth,
    average_growth_needed,
    course,
    gap_ratio,
    level_ratio,
    needed_a_year,
    total_ratio,
)

growths = st.decimals("-20", "40", places=2)
amounts = st.decimals("0.1", "100000", places=1)


def d(text: str | int) -> Decimal:
    return Decimal(text)


def test_growth_compounds_and_is_no_simple_mean():
    assert round(average_growth([d(10), d(-10)]), 4) == d("-0.5013")
    assert round(average_growth([d("12.38"), d("12.32"), d("10.34"), d("11.01"), d("11.81")]), 2) == d("11.57")


@given(st.lists(growths, min_size=1, max_size=6))
def test_an_average_lies_between_its_growths_and_needs_nothing_else_of_the_rest(some: list[Decimal]):
    average = average_growth(some)
    assert min(some) <= round(average, 20) <= max(some)
    assert abs(average_growth_needed(round(average, 15), some, len(some) + 1) - average) < d("0.0001")


@pytest.mark.parametrize(
    ("ratio", "word"),
    [("1.2", "on_track"), ("0.95", "on_track"), ("0.9499", "acceleration_needed"), ("0.60", "acceleration_needed"),
     ("0.5999", "limited"), ("0", "limited"), ("-0.01", "away")],
)  # fmt: skip
def test_the_words_begin_where_eurostat_lets_them_begin(ratio: str, word: str):
    assert course(d(ratio)) == word


def test_an_amount_is_held_against_the_share_of_its_years():
    assert round(total_ratio(d(49400), d(10775), 1, 10), 4) == d("2.1812")
    assert total_ratio(d(100), d(40), 2, 5) == 1


def test_a_level_is_held_against_the_growth_that_leads_to_its_target():
    ratio = level_ratio(d(100), d("161.051"), d(110), 1, 5)  # 10% a year
    assert ratio is not None
    assert round(ratio, 20) == 1
    assert level_ratio(d(8), d(2), d(8), 1, 3) == 0  # nothing moved
    rising = level_ratio(d(8), d(2), d(9), 1, 3)
    assert rising is not None
    assert rising < 0


@pytest.mark.parametrize("start", ["0", "-3"])
def test_where_growth_means_nothing_the_gap_closed_is_told(start: str):
    assert level_ratio(d(start), d(10), d(4), 2, 5) == gap_ratio(d(start), d(10), d(4), 2, 5)


def test_a_target_that_is_its_own_start_has_no_ratio():
    assert level_ratio(d(5), d(5), d(6), 1, 3) is None
    assert gap_ratio(d(5), d(5), d(6), 1, 3) is None


@given(amounts, amounts, st.integers(1, 9))
def test_what_is_needed_leads_to_the_target_and_is_never_negative(target: Decimal, done: Decimal, left: int):
    needed = needed_a_year(target, done, left)
    assert needed >= 0
    assert done >= target or abs(done + needed * left - target) < d("1e-20")


@pytest.mark.parametrize(
    ("call", "code"),
    [
        pytest.param(lambda: total_ratio(d(0), d(1), 1, 5), "target_not_positive", id="nothing wanted"),
        pytest.param(lambda: total_ratio(d(1), d(1), 6, 5), "years_out_of_range", id="past the end"),
        pytest.param(lambda: gap_ratio(d(1), d(2), d(1), 0, 5), "years_out_of_range", id="before the start"),
        pytest.param(lambda: needed_a_year(d(1), d(0), 0), "no_years_left", id="no year left"),
        pytest.param(lambda: average_growth([]), "no_years", id="no growth"),
        pytest.param(lambda: average_growth([d(-100)]), "growth_not_above_minus_100", id="all lost"),
    ],
)
def test_what_cannot_be_reckoned_is_refused(call: Callable[[], object], code: str):
    with pytest.raises(ValueError, match=code):
        call()
