"""A cumulative rate that the months since the earlier one can hardly have turned so far."""

from datetime import date

import pytest
from builders import cumulative, target, town_store

from indicators.boards.doubts import doubts
from indicators.boards.doubts.turns import rate_between

RATE = {"indicator": "growth", "unit": "%"}


def told(*rates: tuple[str, str], **other: str) -> list[str]:
    """Return the sentences of turns: of rates by month, each published in the month after."""
    lines = [
        cumulative(value, f"2025-{month}", f"2025-{int(month) + 1:02}-05", **RATE, **other) for month, value in rates
    ]
    found = doubts(town_store(lines, [target("1", **RATE)]), "TOWN", date(2026, 1, 1))
    return [doubt.sentence.en for doubt in found if doubt.code == "turn"]


def test_eight_months_below_six_ask_an_unlikely_rate_of_the_two_between():
    (sentence,) = told(("06", "14.6"), ("08", "11.51"))
    assert sentence.endswith("the months between would be at 2.2%.")


@pytest.mark.parametrize(
    "rates",
    [
        pytest.param((("06", "14.6"), ("09", "11.51")), id="more months to turn in"),
        pytest.param((("06", "14.6"), ("08", "14.9")), id="hardly moved"),
        pytest.param((("08", "11.51"),), id="alone"),
    ],
)
def test_what_the_months_can_have_brought_is_no_doubt(rates: tuple[tuple[str, str], ...]):
    assert told(*rates) == []


def test_a_bound_says_nothing_of_the_months_between():
    assert told(("06", "14.6"), ("08", "11.51"), qualifier="over") == []


def test_the_rate_between_weighs_months_alike():
    lines = [cumulative("10", "2025-06", "2025-07-05", **RATE), cumulative("8", "2025-09", "2025-10-05", **RATE)]
    first, second = town_store(lines, [target("1", **RATE)]).book.actuals
    assert str(rate_between(first, second)) == "4.0"
