"""The pace of rates, where there is none, and its words."""

from typing import get_args

import pytest
from builders import OLD_TOWN, TOWN, Line, cumulative, indicator, report, small_store, target
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from indicators.attainment import PaceStatus, Rule
from indicators.boards.pace import Pace
from indicators.model import period_span
from indicators.wording import words

from .seen import LANGUAGES, numbers_in
from .test_pace import D, of, paced

# ---- rates


def rate(value: str, qualifier: str = "", direction: str = "higher", wanted: str = "12", **other: str) -> Pace | None:
    plan = {"indicator": "growth", "unit": "%"} | other
    actual = cumulative(value, "2025-09", "2025-10-06", indicator="growth", unit="%", qualifier=qualifier)
    store = small_store(
        [actual],
        [target(wanted, "scenario", period="2025-01..09", **plan), target("12", indicator="growth", unit="%")],
        indicators=[indicator("rice"), indicator("growth", "rate", direction)],
    )
    return paced(store, "growth")


@pytest.mark.parametrize(
    ("value", "qualifier", "said"),
    [
        ("12.5", "", "0.5 percentage points above the scenario for 9 months of 2025 (12%)"),
        ("11.5", "", "0.5 percentage points below the scenario for 9 months of 2025 (12%)"),
        ("12.0", "", "equal to the scenario for 9 months of 2025 (12%)"),
        ("12.5", "over", "≥ 0.5 percentage points above the scenario for 9 months of 2025 (12%)"),
        ("12", "over", "≥ 0 percentage points above the scenario for 9 months of 2025 (12%)"),
        ("12", "nearly", "≥ 0 percentage points below the scenario for 9 months of 2025 (12%)"),
        ("11.5", "nearly", "≥ 0.5 percentage points below the scenario for 9 months of 2025 (12%)"),
    ],
)
def test_a_rate_has_a_gap_from_the_scenario_of_its_months_and_no_pace(value: str, qualifier: str, said: str):
    found = rate(value, qualifier)
    assert found
    assert found.gap
    assert found.gap.words == said
    assert (found.status, found.pace_pct, found.required_rest, found.expected_rule) == (None, None, None, None)


@pytest.mark.parametrize(("value", "qualifier"), [("11.5", "over"), ("12.5", "nearly")])
def test_a_gap_whose_side_a_bound_leaves_open_is_not_said(value: str, qualifier: str):
    found = rate(value, qualifier)
    assert found
    assert found.gap
    assert found.gap.words == words("en")["note.bound_unsettled"]


def test_a_range_of_a_rate_is_measured_from_the_end_that_must_be_reached():
    gaps = [rate("10", direction=way, wanted="", low="9", high="12") for way in ("higher", "lower")]
    assert [found.gap.value for found in gaps if found and found.gap] == ["1", "-2"]


@pytest.mark.parametrize("direction", ["neutral", "band"])
def test_a_rate_without_a_better_side_has_no_gap(direction: str):
    assert rate("12.5", direction=direction) is None


def test_a_rate_without_a_scenario_has_nothing_to_say():
    actual = cumulative("11", "2025-09", "2025-10-06", indicator="growth", unit="%")
    assert paced(small_store([actual], [target("12", indicator="growth", unit="%")]), "growth") is None


# ---- where there is no pace


YEAR_SO_FAR = cumulative("60", "2025-09", "2025-10-06")


@pytest.mark.parametrize(
    ("nature", "direction"),
    [("stock", "higher"), ("flow", "lower"), ("flow", "band"), ("flow", "neutral"), ("rank", "lower")],
)
def test_only_amounts_that_shall_rise_have_a_pace(nature: str, direction: str):
    comparator = {"lower": "<=", "band": "="}.get(direction, ">=")
    store = small_store(
        [YEAR_SO_FAR], [target("100", comparator=comparator)], indicators=[indicator("rice", nature, direction)]
    )
    assert paced(store) is None


@pytest.mark.parametrize(
    ("lines", "targets", "as_of"),
    [
        pytest.param([], [target("100")], "2025-11-30", id="nothing so far"),
        pytest.param([YEAR_SO_FAR], [target("100", "strive")], "2025-11-30", id="no target on the basis"),
        pytest.param([YEAR_SO_FAR], [target("0")], "2025-11-30", id="a target of zero"),
        pytest.param([YEAR_SO_FAR | {"value": "-1"}], [target("100")], "2025-11-30", id="less than nothing"),
        pytest.param([YEAR_SO_FAR | {"series": "customs"}], [target("100")], "2025-11-30", id="another series"),
        pytest.param([YEAR_SO_FAR, report("90", "2025-12-02")], [target("100")], "2025-12-11", id="a closed year"),
        pytest.param([YEAR_SO_FAR], [target("100")], "2026-01-01", id="a year that is over"),
    ],
)
def test_where_it_cannot_be_told_there_is_no_pace(lines: list[Line], targets: list[Line], as_of: str):
    assert paced(small_store(lines, targets), as_of=as_of) is None


def test_a_forecast_of_the_whole_year_does_not_close_it():
    store = small_store([YEAR_SO_FAR, report("90", "2025-11-02", "forecast")], [target("100")])
    assert paced(store)


def test_an_area_that_was_merged_within_the_year_has_no_pace():
    lines, plan = [YEAR_SO_FAR | {"area": OLD_TOWN}], [target("100", area=OLD_TOWN)]
    assert paced(small_store(lines, plan), area=OLD_TOWN) is None


def test_an_area_with_its_own_series_is_paced_by_it():
    places = [
        a.model_copy(update={"series": "nso"}) if a.code == TOWN else a for a in small_store().book.areas.values()
    ]
    own = small_store([YEAR_SO_FAR | {"series": "nso"}], [target("100")], territories=places)
    assert paced(own)
    assert paced(small_store([YEAR_SO_FAR], [target("100")], territories=places)) is None


# ---- the words


def test_every_status_and_every_rule_has_its_words():
    for lang in LANGUAGES:
        known = words(lang)
        assert all(f"pace.{status}" in known for status in PaceStatus)
        assert all(f"pace.rule.{rule}" in known for rule in get_args(Rule))


@examples(40)  # each of them builds a store
@given(st.integers(0, 3000), st.integers(1, 3000), st.integers(1, 12), st.sampled_from(["", "over", "nearly", "about"]))
def test_whatever_the_numbers_the_words_carry_the_value_beside_them(ytd: int, wanted: int, month: int, qualifier: str):
    last = period_span(f"2025-{month:02}")[1].isoformat()
    found = of([cumulative(str(ytd), last[:7], last, qualifier=qualifier)], [target(str(wanted))], as_of=last)
    for said in (found.expected_pct, found.pace_pct, found.required_per_month, found.times_pace_so_far):
        if said:
            assert D(said.value) in numbers_in(said.words, "en")
    if found.bound and found.pace_pct:
        exact = D(ytd) * 1200 / (D(wanted) * month)
        shown = D(found.pace_pct.value)
        assert shown <= exact + D("1E-9") if found.bound == ">=" else shown >= exact - D("1E-9")


@pytest.mark.parametrize(
    ("ytd", "qualifier", "kept", "per_month"),
    [
        ("74.99", "over", "99.9", "8.337"),  # 99.98.. and 8.3366..
        ("74.99", "nearly", "100.0", "8.336"),
        ("74.99", "", "99.99", "8.337"),
    ],
)
def test_a_bound_is_rounded_so_that_what_is_said_stays_true(ytd: str, qualifier: str, kept: str, per_month: str):
    found = of([cumulative(ytd, "2025-09", "2025-10-06", qualifier=qualifier)], [target("100")])
    assert found.pace_pct
    assert found.required_per_month
    assert (found.pace_pct.value, found.required_per_month.value) == (kept, per_month)
