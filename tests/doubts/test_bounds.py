"""What a printed number leaves open."""

from decimal import Decimal

import pytest
from builders import report, small_store

from indicators.boards.doubts.bounds import ENDLESS, Bounds, bounds, implied_plan


@pytest.mark.parametrize(
    ("value", "qualifier", "low", "high"),
    [
        ("11.8", "", "11.75", "11.85"),
        ("35", "about", "33.25", "36.75"),
        ("187000", "over", "187000", "Infinity"),
        ("1300", "nearly", "-Infinity", "1300"),
    ],
)
def test_a_printed_number_stands_for_an_interval(value: str, qualifier: str, low: str, high: str):
    figure = small_store([report(value, "2025-12-11", qualifier=qualifier)]).actuals["A0"]
    assert bounds(figure) == Bounds(Decimal(low), Decimal(high))


def test_numbers_that_only_touch_at_a_half_differ():
    assert not Bounds(Decimal("1452.5"), Decimal("1453.5")).meets(Bounds(Decimal("1451.5"), Decimal("1452.5")))
    assert Bounds(Decimal(187000), ENDLESS).meets(Bounds(Decimal("187766.55"), Decimal("187766.65")))


def test_a_figure_that_was_nearly_reached_implies_a_plan_of_at_most_so_much():
    implied = implied_plan(Decimal(1300), Decimal(100), "nearly", Decimal(26), Decimal("0.5"))
    assert (implied.low, round(implied.high)) == (Decimal(0), 5098)


def test_bounds_are_printed_outward():
    assert Bounds(Decimal("147430.4"), Decimal("147441.2")).outward == Bounds(Decimal(147430), Decimal(147442))
    assert Bounds(Decimal("49.037"), ENDLESS).outward == Bounds(Decimal("49.03"), ENDLESS)
