"""The numbers that stand beside a verdict or across areas, and the reasons for those that do not."""

from decimal import Decimal

import pytest

from indicators.attainment import (
    Comparator,
    Direction,
    Goal,
    Nature,
    PrintedFigure,
    Verdict,
    difference_unit,
    judge,
    merged_growth,
    merged_sum,
    near_band,
    printed_percent,
    ratio,
    ratio_interval,
    roll_up,
)

D = Decimal


@pytest.mark.parametrize(
    ("nature", "direction", "target", "actual", "reason"),
    [
        ("rate", "higher", "12.35", "11.81", "percent_not_for_rate"),
        ("rate", "lower", "4", "3", "percent_not_for_rate"),
        ("rank", "higher", "3", "2", "percent_not_for_rank"),
        ("milestone", "higher", "1", "0", "percent_not_for_milestone"),
        ("stock", "lower", "100", "90", "percent_not_for_lower"),
        ("stock", "band", "90", "80", "percent_not_for_band"),
        ("flow", "higher", "0", "5", "percent_needs_positive_target"),
        ("flow", "higher", "-1", "5", "percent_needs_positive_target"),
        ("flow", "higher", "1", "-5", "percent_not_for_negative"),
    ],
)
def test_a_percentage_that_would_mislead_is_absent_and_says_why(
    nature: Nature, direction: Direction, target: str, actual: str, reason: str
):
    comparators: dict[str, Comparator] = {"higher": ">=", "lower": "<=", "band": "="}
    judged = judge(nature, direction, Goal(comparators[direction], value=D(target)), PrintedFigure(D(actual)))
    assert (judged.percent_of_plan, judged.notes) == (None, (reason,))


def test_nothing_of_a_plan_is_zero_percent():
    assert judge("flow", "higher", Goal(value=D(10)), PrintedFigure(D(0))).percent_of_plan == 0


def test_percent_and_difference_against_a_range_are_taken_from_its_floor():
    judged = judge("flow", "higher", Goal(low=D(80), high=D(120)), PrintedFigure(D(100)))
    assert (judged.verdict, judged.difference, judged.percent_of_plan) == (Verdict.MET, D(20), D(125))
    assert judge("flow", "lower", Goal(low=D(80), high=D(120)), PrintedFigure(D(100))).difference == D(-20)


def test_the_difference_is_exact_however_many_digits_it_has():
    judged = judge(
        "flow", "higher", Goal(value=D("1000000000000000000000000")), PrintedFigure(D("0.00000000000000000001"))
    )
    assert judged.difference == D("-999999999999999999999999.99999999999999999999")


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "actual", "closed"),
    [
        ("higher", "80", "100", "95", "75"),
        ("higher", "80", "100", "75", "-25"),
        ("higher", "80", "100", "110", "150"),
        ("lower", "10", "6", "7", "75"),
    ],
)
def test_the_gap_closed_is_the_share_of_the_way_from_the_baseline_to_the_target(
    direction: Direction, baseline: str, target: str, actual: str, closed: str
):
    goal = Goal("<=" if direction == "lower" else ">=", value=D(target))
    assert judge("stock", direction, goal, PrintedFigure(D(actual)), baseline=D(baseline)).gap_closed_pct == D(closed)


def test_a_baseline_equal_to_the_target_leaves_no_gap_to_close():
    judged = judge("rank", "higher", Goal(value=D(5)), PrintedFigure(D(6)), baseline=D(5))
    assert (judged.gap_closed_pct, judged.notes) == (None, ("percent_not_for_rank", "gap_needs_distance"))


def test_a_band_has_no_gap_to_close():
    judged = judge("rate", "band", Goal(low=D(2), high=D(4)), PrintedFigure(D(3)), baseline=D(1))
    assert (judged.gap_closed_pct, judged.notes[-1]) == (None, "gap_not_for_band")


def test_a_gap_that_is_bounded_from_the_other_side_is_not_given():
    judged = judge("stock", "lower", Goal("<=", value=D(6)), PrintedFigure(D(6), qualifier="nearly"), baseline=D(10))
    assert (judged.verdict, judged.bound, judged.gap_closed_pct) == (Verdict.EXCEEDED, "<=", None)
    assert judged.notes[-1] == "gap_not_for_bound"


@pytest.mark.parametrize(
    ("nature", "target", "near", "band"),
    [
        ("flow", "5500", None, "275"),
        ("stock", "0.1", None, "0.005"),
        ("flow", "0", None, "0"),
        ("stock", "-10", None, "0"),
        ("rate", "-10", None, "0.5"),
        ("rank", "10", None, "0"),
        ("milestone", "1", None, "0"),
        ("rank", "10", "2", "2"),
        ("rate", "10", "0", "0"),
    ],
)
def test_the_near_band_follows_the_nature_unless_it_is_given(nature: Nature, target: str, near: str | None, band: str):
    assert near_band(nature, D(target), None if near is None else D(near)) == D(band)


def test_a_near_band_below_zero_is_refused():
    with pytest.raises(ValueError, match=r"^negative_near$"):
        near_band("flow", D(1), D("-0.1"))


@pytest.mark.parametrize(
    ("exact", "printed"),
    [
        ("113.79", "113.8"),
        ("69.0909090909", "69.1"),
        ("0.25", "0.3"),
        ("100", "100.0"),
        ("100.000", "100.0"),
        ("100.05", "100.1"),
        ("99.95", "99.95"),
        ("99.94", "99.9"),
        ("100.0467508", "100.05"),
        ("99.96", "99.96"),
        ("99.996", "99.996"),
        ("100.004", "100.004"),
        ("-0.04", "0.0"),
        ("-25", "-25.0"),
        ("100." + "0" * 60 + "1", "100." + "0" * 60 + "1"),
        ("1E+60", "1" + "0" * 60 + ".0"),
    ],
)
def test_a_percentage_is_printed_with_one_decimal_and_never_rounded_onto_100(exact: str, printed: str):
    assert str(printed_percent(D(exact))) == printed


def test_a_percentage_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match=r"^not_finite$"):
        printed_percent(D("NaN"))


@pytest.mark.parametrize(
    ("nature", "unit", "expected"),
    [
        ("rate", "%", "percentage_points"),
        ("rate", "% yoy", "percentage_points"),
        ("rate", "%/year", "percentage_points"),
        ("rate", "pp", "percentage_points"),
        ("rate", "per_1000", "per_1000"),
        ("flow", "bn_VND", "bn_VND"),
        ("stock", "%", "%"),
    ],
)
def test_two_rates_in_percent_differ_by_percentage_points(nature: Nature, unit: str, expected: str):
    assert difference_unit(nature, unit) == expected


def test_the_multiple_of_the_nation_comes_with_what_its_roundings_allow():
    assert ratio(D("11.81"), D("8")) == D("1.47625")
    low, high = ratio_interval(D("11.81"), D("0.01"), D("8"), D("1"))
    assert (round(low, 3), round(high, 3)) == (D("1.389"), D("1.575"))
    assert low < D("1.47") < high


def test_1_47_follows_from_growth_of_8_02_but_not_from_exactly_8():
    low, high = ratio_interval(D("11.81"), D("0.01"), D("8.02"), D("0.01"))
    assert (round(low, 3), round(high, 3)) == (D("1.471"), D("1.474"))
    low, high = ratio_interval(D("11.81"), D("0.01"), D("8"), D("0"))
    assert not low < D("1.47") < high


def test_a_rounding_interval_that_stays_above_zero_has_a_ratio():
    assert ratio_interval(D(2), D(2), D(3), D(2)) == (D("0.25"), D("1.5"))


@pytest.mark.parametrize(
    ("a", "qa", "b", "qb", "code"),
    [
        ("-1", "0", "2", "0", "ratio_needs_positive"),
        ("1", "0", "0", "0", "ratio_needs_positive"),
        ("1", "2", "8", "0", "ratio_needs_positive"),
        ("1", "0", "1", "2", "ratio_needs_positive"),
        ("1", "-1", "1", "0", "negative_quantum"),
        ("1", "0", "1", "-1", "negative_quantum"),
    ],
)
def test_a_ratio_that_could_touch_zero_has_no_interval(a: str, qa: str, b: str, qb: str, code: str):
    with pytest.raises(ValueError, match=f"^{code}$"):
        ratio_interval(D(a), D(qa), D(b), D(qb))


@pytest.mark.parametrize(("a", "b"), [("0", "1"), ("1", "-1"), ("1", "0")])
def test_a_multiple_is_only_given_where_both_are_positive(a: str, b: str):
    with pytest.raises(ValueError, match=r"^ratio_needs_positive$"):
        ratio(D(a), D(b))


def test_the_count_of_verdicts_starts_with_the_misses_and_shows_the_zeros():
    counts = roll_up([Verdict.MET, Verdict.MISSED, Verdict.MET, Verdict.NO_FIGURE])
    assert list(counts.items()) == [
        ("missed", 1), ("near_miss", 0), ("met", 2), ("exceeded", 0),
        ("no_figure", 1), ("not_comparable", 0), ("watched", 0),
    ]  # fmt: skip


def test_merged_growth_is_weighted_by_the_base_and_never_a_simple_mean():
    parts = [(D("12.5"), D("0.709")), (D("12"), D("0.291"))]
    assert merged_growth(parts) == D("12.3545")
    assert merged_growth((g, w * 1000) for g, w in parts) == D("12.3545")


def test_the_merged_investment_is_the_sum_of_both_plans():
    assert merged_sum([D(240000), D(80850)]) == D(320850)


def test_nothing_merged_is_missing_and_not_zero():
    for merge in (merged_sum, merged_growth):
        with pytest.raises(ValueError, match=r"^no_parts$"):
            merge([])


@pytest.mark.parametrize("weight", ["0", "-1"])
def test_a_part_without_a_base_cannot_be_weighted(weight: str):
    with pytest.raises(ValueError, match=r"^weights_not_positive$"):
        merged_growth([(D(5), D(weight)), (D(5), D(3))])
