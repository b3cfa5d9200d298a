"""What is due within an open year, how much of it is there, and what the rest requires."""

from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from indicators.attainment import (
    Comparator,
    Expected,
    PaceStatus,
    Qualifier,
    average_growth_needed,
    even_split,
    expected_share,
    pace,
    pace_status,
    projection,
    rate_gap,
    required_growth_of_rate,
    required_growth_pct,
    required_per_month,
    required_rest,
    share_from_past,
    share_from_scenario,
    times_pace_so_far,
)

D = Decimal
LADDER = (PaceStatus.BEHIND, PaceStatus.NEAR_PACE, PaceStatus.AHEAD, PaceStatus.REACHED)
close = D("1E-40")  # quotients are known to 50 digits

months = st.integers(1, 12)
amounts = st.builds(lambda whole, places: D(whole).scaleb(-places), st.integers(0, 4000), st.integers(0, 3))
targets = amounts.filter(lambda target: target > 0)
shares = st.integers(1, 1000).map(lambda n: D(n).scaleb(-3))
growths = st.builds(lambda whole: D(whole).scaleb(-2), st.integers(-9000, 9000))


def round_to(value: Decimal, step: str) -> Decimal:
    return value.quantize(D(step))


# ---- golden cases


def test_revenue_of_two_months_of_2026_is_ahead_of_an_even_split():
    target, ytd, due = D(194900), D(41546), even_split(2)
    assert due.rule == "even_split"
    assert round_to(pace(target, ytd, due.share), "0.001") == D("1.279")
    assert pace_status(target, ytd, due.share) == PaceStatus.AHEAD
    assert required_rest(target, ytd) == D(153354)
    assert required_per_month(target, ytd, 2) == D("15335.4")
    assert round_to(times_pace_so_far(target, ytd, 2) or D(0), "0.001") == D("0.738")


def test_the_second_half_of_2025_needs_the_growth_the_city_itself_named():
    needed = required_growth_of_rate(D("12.35"), D("11.2"), D("0.4651"))
    assert round_to(needed, "0.01") == D("13.35")


def test_the_third_quarter_of_2025_was_behind_its_scenario_by_points():
    assert rate_gap(D("12.47"), D("13.92")) == D("-1.45")


def test_a_plan_of_two_years_half_done_at_its_own_rate_needs_the_same_rate_again():
    assert average_growth_needed(D(10), [D(10)], 2) == D(10)
    assert average_growth_needed(D(10), [D(21)], 2) == 0
    assert average_growth_needed(D(-50), [D(-75)], 2) == 0


def test_the_plan_of_2021_to_2025_after_three_years():
    needed = average_growth_needed(D("12.5"), [D("12.38"), D("12.32"), D("10.34")], 5)
    assert round_to(needed, "0.0001") == D("13.7475")  # ((1.125^5) / (1.1238 x 1.1232 x 1.1034))^(1/2) - 1


# ---- what is due


@pytest.mark.parametrize(("month", "share"), [(3, "0.25"), (6, "0.5"), (9, "0.75"), (12, "1")])
def test_an_even_split_is_the_part_of_the_months(month: int, share: str):
    assert even_split(month) == Expected(D(share), "even_split")


def test_a_scenario_gives_its_own_share_of_the_target():
    assert share_from_scenario(D(48), D(120)) == Expected(D("0.4"), "scenario")
    assert share_from_scenario(D(120), D(120)).share == 1


def test_past_years_give_the_mean_of_the_last_three_and_one_year_gives_none():
    four = [D("0.9"), D("0.2"), D("0.3"), D("0.4")]
    assert share_from_past(four) == Expected(D("0.3"), "past_years")
    assert share_from_past(four[:2]) == Expected(D("0.55"), "past_years")
    assert share_from_past(four[:1]) is None
    assert share_from_past([]) is None


@pytest.mark.parametrize(
    ("path", "past", "expected"),
    [
        ("30", ["0.2", "0.4"], ("0.3", "scenario")),
        ("100", [], ("1", "scenario")),
        ("101", ["0.2", "0.4"], ("0.3", "past_years")),  # leads beyond the target: the path of another plan
        ("0", [], ("0.25", "even_split")),
        ("-5", [], ("0.25", "even_split")),
        (None, ["0.2", "0.4"], ("0.3", "past_years")),
        (None, ["0.2"], ("0.25", "even_split")),
    ],
)
def test_the_scenario_comes_before_past_years_and_these_before_an_even_split(
    path: str | None, past: list[str], expected: tuple[str, str]
):
    found = expected_share(D(100), 3, None if path is None else D(path), [D(share) for share in past])
    assert (found.share, found.rule) == (D(expected[0]), expected[1])


@given(st.lists(shares, min_size=2, max_size=5))
def test_the_mean_share_lies_between_the_last_three(past: list[Decimal]):
    found = share_from_past(past)
    assert found
    assert min(past[-3:]) <= found.share <= max(past[-3:])


# ---- how far


@given(targets, amounts, months)
@example(D(12), D(2), 2)
@example(D(100), D("47.5"), 6)
@example(D("0.000000000001"), D("1999999999.999999"), 7)
def test_the_status_is_the_one_of_exact_fractions(target: Decimal, ytd: Decimal, month: int):
    exact = Fraction(ytd) * 12 / (Fraction(target) * month)
    expected = (
        PaceStatus.REACHED
        if ytd >= target
        else PaceStatus.AHEAD
        if exact >= 1
        else PaceStatus.NEAR_PACE
        if exact >= Fraction(95, 100)
        else PaceStatus.BEHIND
    )
    assert pace_status(target, ytd, even_split(month).share) == expected


@given(st.integers(1, 10**12), st.integers(1, 11), st.sampled_from([D(0), D("1E-6"), D("1E-12")]))
def test_exactly_what_is_due_is_on_pace_and_the_least_less_is_not(unit: int, month: int, short: Decimal):
    target, due = D(unit) * 12, D(unit) * month
    found = pace(target, due - short, even_split(month).share)
    assert (found == 1) == (short == 0)
    assert (pace_status(target, due - short, even_split(month).share) == PaceStatus.AHEAD) == (short == 0)


@given(targets, st.lists(amounts, min_size=2, max_size=5), shares)
def test_more_is_never_a_worse_pace(target: Decimal, sizes: list[Decimal], share: Decimal):
    ladder = [pace_status(target, ytd, share) for ytd in sorted(sizes)]
    assert ladder == sorted(ladder, key=lambda s: LADDER.index(s) if s else -1)


@given(targets, amounts, shares, st.integers(-6, 12))
def test_another_unit_leaves_the_pace(target: Decimal, ytd: Decimal, share: Decimal, power: int):
    assert pace(target.scaleb(power), ytd.scaleb(power), share) == pace(target, ytd, share)


@given(targets, amounts, shares, st.sampled_from(["over", "nearly"]), st.lists(targets, min_size=1, max_size=6))
def test_a_bound_has_no_status_that_a_possible_true_value_makes_worse_or_better_than_said(
    target: Decimal, ytd: Decimal, share: Decimal, qualifier: Qualifier, steps: list[Decimal]
):
    said = pace_status(target, ytd, share, qualifier=qualifier)
    assume(said)
    for step in (*steps, D("1E-9")):
        true = ytd + step if qualifier == "over" else max(ytd - step, D(0))
        found = pace_status(target, true, share)
        assert found
        if qualifier == "over":
            assert LADDER.index(found) >= LADDER.index(said)
        else:
            assert found == said


@pytest.mark.parametrize(
    ("ytd", "qualifier", "status"),
    [
        ("100", "over", "reached"),
        ("60", "over", "ahead"),
        ("49", "over", None),
        ("10", "over", None),
        ("47.5", "nearly", "behind"),
        ("48", "nearly", None),
        ("100", "nearly", None),
        ("48", "about", "near_pace"),
    ],
)
def test_a_bound_settles_only_what_its_open_side_cannot_undo(ytd: str, qualifier: Qualifier, status: str | None):
    assert pace_status(D(100), D(ytd), D("0.5"), qualifier=qualifier) == status


@pytest.mark.parametrize(
    ("ytd", "comparator", "qualifier", "status"),
    [
        ("16", ">=", "", "reached"),
        ("16", "about", "", "reached"),
        ("16", ">", "", "ahead"),
        ("16", ">", "over", "reached"),
        ("16.1", ">", "", "reached"),
    ],
)
def test_a_target_over_a_value_is_not_reached_by_the_value(
    ytd: str, comparator: Comparator, qualifier: Qualifier, status: str
):
    assert pace_status(D(16), D(ytd), D("0.5"), comparator=comparator, qualifier=qualifier) == status


# ---- what the rest requires


@given(targets, amounts, months)
def test_the_months_left_at_the_required_pace_reach_the_target(target: Decimal, ytd: Decimal, month: int):
    rest, monthly = required_rest(target, ytd), required_per_month(target, ytd, month)
    assert rest == max(target - ytd, D(0))
    if month == 12:
        assert monthly is None
    else:
        assert monthly is not None
        assert abs(monthly * (12 - month) - rest) <= close * 10**4
        assert (monthly == 0) == (ytd >= target)


@given(targets, amounts, months)
def test_on_an_even_pace_each_month_left_brings_what_a_month_brought(target: Decimal, ytd: Decimal, month: int):
    times = times_pace_so_far(target, ytd, month)
    assert (times is None) == (month == 12 or ytd == 0)
    if times is not None:
        exact = Fraction(required_rest(target, ytd)) / (12 - month) / (Fraction(ytd) / month)
        assert abs(Fraction(times) - exact) <= Fraction(close) * (1 + exact)


@given(targets, amounts, targets)
def test_last_years_rest_grown_as_required_closes_the_year(target: Decimal, ytd: Decimal, previous: Decimal):
    growth = required_growth_pct(target, ytd, previous)
    assert abs(previous * (1 + growth / 100) - required_rest(target, ytd)) <= D("1E-18")
    assert growth >= -100


@given(growths, growths, shares.filter(lambda w: w < 1))
def test_the_two_parts_of_a_year_grow_together_to_the_rate_wanted(target: Decimal, so_far: Decimal, share: Decimal):
    needed = Fraction(required_growth_of_rate(target, so_far, share))
    whole = Fraction(share) * Fraction(so_far) + (1 - Fraction(share)) * needed
    assert abs(whole - Fraction(target)) <= Fraction(close)


@given(amounts, st.lists(shares, max_size=5))
def test_a_projection_lies_between_the_best_and_the_worst_of_the_last_three_years(ytd: Decimal, past: list[Decimal]):
    found = projection(ytd, past)
    assert (found is None) == (len(past) < 2)
    if found:
        assert found.low <= found.central <= found.high
        assert abs(found.low * max(past[-3:]) - ytd) <= D("1E-18")
        assert abs(found.high * min(past[-3:]) - ytd) <= D("1E-18")


def test_a_projection_divides_by_the_mean_and_the_extremes_of_the_shares():
    assert projection(D(60), [D("0.5"), D("0.6"), D("0.4")]) == (D(120), D(100), D(150))


@given(growths, st.lists(growths, max_size=6), st.integers(1, 4))
def test_a_plan_whose_rest_grows_as_needed_averages_its_target(target: Decimal, done: list[Decimal], left: int):
    years = len(done) + left
    needed = average_growth_needed(target, done, years)
    with localcontext(Context(prec=60)):
        product = (1 + needed / 100) ** left
        for growth in done:
            product *= 1 + growth / 100
        assert abs(product / (1 + target / 100) ** years - 1) <= D("1E-30")
