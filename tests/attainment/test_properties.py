"""What holds for every figure and every target, tried on generated ones."""

from decimal import Context, Decimal, Inexact, localcontext
from itertools import pairwise
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.attainment import (
    Comparator,
    Direction,
    Goal,
    Judgement,
    Nature,
    PrintedFigure,
    Qualifier,
    Stage,
    Verdict,
    judge,
    merged_growth,
    merged_sum,
    printed_percent,
)

D = Decimal
Case = tuple[Nature, Direction, Goal, PrintedFigure, Decimal | None]
LADDER = (Verdict.MISSED, Verdict.NEAR_MISS, Verdict.MET, Verdict.EXCEEDED)
AGREEING: dict[str, tuple[Comparator, ...]] = {
    "higher": (">=", ">", "=", "about"),
    "lower": ("<=", "<", "=", "about"),
    "band": ("=", "about"),
}
RANGES_TOO: dict[str, tuple[Comparator, ...]] = {"higher": (), "lower": (">=",), "band": (">=",)}

natures: st.SearchStrategy[Nature] = st.sampled_from(["flow", "stock", "rate", "rank", "milestone"])
directions: st.SearchStrategy[Direction] = st.sampled_from(["higher", "lower", "band"])
stages: st.SearchStrategy[Stage] = st.sampled_from(["estimate", "reported", "preliminary", "official"])
qualifiers: st.SearchStrategy[Qualifier] = st.sampled_from(["", "", "over", "nearly", "about"])
bounds: st.SearchStrategy[Qualifier] = st.sampled_from(["over", "nearly"])
# A coarse grid of close numbers, so that equal, near and half a digit away all come up often.
values = st.builds(lambda whole, places: D(whole).scaleb(-places), st.integers(-400, 400), st.integers(0, 2))
positive = st.builds(lambda whole, places: D(whole).scaleb(-places), st.integers(1, 400), st.integers(0, 2))
quanta = st.sampled_from([D("0.01"), D("0.1"), D("1"), D("5"), D("10"), D("0")])
maybe_near = st.none() | st.sampled_from([D(0), D("0.5"), D(3)])


@st.composite
def goals(draw: st.DrawFn, direction: Direction) -> Goal:
    if draw(st.booleans()):
        return Goal(draw(st.sampled_from(AGREEING[direction])), value=draw(values))
    low, width = draw(values), draw(positive)
    return Goal(draw(st.sampled_from(AGREEING[direction] + RANGES_TOO[direction])), low=low, high=low + width)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    direction = draw(directions)
    actual = PrintedFigure(draw(values), draw(quanta), draw(qualifiers), draw(stages))
    return draw(natures), direction, draw(goals(direction)), actual, draw(maybe_near)


def judged(case: Case, baseline: Decimal | None = None) -> Judgement:
    nature, direction, goal, actual, near = case
    return judge(nature, direction, goal, actual, near=near, baseline=baseline)


@given(cases(), values, st.integers(1, 6))
def test_the_decimal_context_of_the_caller_changes_nothing(case: Case, baseline: Decimal, precision: int):
    before = judged(case, baseline=baseline)
    with localcontext(Context(prec=precision, Emin=-2, Emax=2, rounding="ROUND_UP", traps=[Inexact])) as theirs:
        assert judged(case, baseline=baseline) == before
        assert not any(theirs.flags.values())


@given(cases())
def test_a_figure_with_a_target_has_exactly_one_verdict_and_it_judges(case: Case):
    result = judged(case)
    assert result.verdict in (*LADDER, Verdict.NO_FIGURE)
    assert (result.verdict == Verdict.NO_FIGURE) == ("bound_unsettled" in result.notes) == (result.difference is None)
    assert result == judged(case)


@given(cases(), st.integers(-6, 12))
def test_another_unit_leaves_the_verdict_and_the_percentage_of_a_flow(case: Case, power: int):
    _, direction, goal, actual, _ = case

    def scaled(number: Decimal | None) -> Decimal | None:
        return None if number is None else number.scaleb(power)

    larger_goal = Goal(goal.comparator, scaled(goal.value), scaled(goal.low), scaled(goal.high))
    larger = PrintedFigure(actual.value.scaleb(power), actual.quantum.scaleb(power), actual.qualifier, actual.stage)
    for nature in ("flow", "stock"):
        small = judge(nature, direction, goal, actual)
        big = judge(nature, direction, larger_goal, larger)
        assert (big.verdict, big.percent_of_plan, big.notes) == (small.verdict, small.percent_of_plan, small.notes)


@given(cases(), st.lists(values, min_size=2, max_size=6))
def test_a_better_actual_never_has_a_worse_verdict(case: Case, actuals: list[Decimal]):
    nature, direction, goal, actual, near = case
    assume(direction != "band" and goal.comparator != "=")
    worst_first = sorted(actuals, reverse=direction == "lower")
    verdicts = [
        judge(nature, direction, goal, PrintedFigure(a, actual.quantum), near=near).verdict for a in worst_first
    ]
    assert all(LADDER.index(worse) <= LADDER.index(better) for worse, better in pairwise(verdicts))


@given(cases())
def test_a_mirrored_world_has_the_same_verdict_and_the_opposite_difference(case: Case):
    nature, direction, goal, actual, near = case
    assume(nature not in ("flow", "stock") or near is not None)  # 5 % of a positive target has no mirror image
    turned: dict[Direction, Direction] = {"higher": "lower", "lower": "higher", "band": "band"}
    flipped: dict[Comparator, Comparator] = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}
    comparator = flipped.get(goal.comparator, goal.comparator)
    comparator = ">=" if goal.value is None and comparator == "<=" else comparator
    low, high = goal.ends
    mirrored = Goal(comparator, value=-low) if goal.value is not None else Goal(comparator, low=-high, high=-low)
    swapped: dict[Qualifier, Qualifier] = {"over": "nearly", "nearly": "over"}
    reflection = PrintedFigure(
        -actual.value, actual.quantum, swapped.get(actual.qualifier, actual.qualifier), actual.stage
    )
    ours = judge(nature, direction, goal, actual, near=near)
    theirs = judge(nature, turned[direction], mirrored, reflection, near=near)
    assert theirs.verdict == ours.verdict
    assert theirs.difference == (None if ours.difference is None else -ours.difference)


@given(natures, st.sampled_from(["higher", "lower"]), values, values, quanta, stages, maybe_near)
def test_a_single_target_is_met_just_where_the_rounding_interval_contains_it(
    nature: Nature,
    direction: Direction,
    target: Decimal,
    value: Decimal,
    quantum: Decimal,
    stage: Stage,
    near: Decimal | None,
):
    contains = value - quantum / 2 <= target <= value + quantum / 2
    for comparator in (">=" if direction == "higher" else "<=", "about", "="):
        result = judge(
            nature, direction, Goal(comparator, value=target), PrintedFigure(value, quantum, "", stage), near=near
        )
        assert (result.verdict == Verdict.MET) == contains
        assert ("estimate_equals_plan" in result.notes) == (contains and stage == "estimate")


@given(cases())
def test_a_percentage_of_the_plan_is_given_only_for_amounts_that_shall_rise_to_a_positive_target(case: Case):
    nature, direction, goal, actual, _ = case
    result = judged(case)
    fit = nature in ("flow", "stock") and direction == "higher" and goal.ends[0] > 0 and actual.value >= 0
    settled = result.verdict != Verdict.NO_FIGURE
    assert (result.percent_of_plan is not None) == (fit and settled)
    assert any(note.startswith("percent_") for note in result.notes) == (not fit and settled)


@given(cases(), bounds, st.lists(positive, min_size=1, max_size=8), values)
def test_a_bound_never_has_a_verdict_or_a_number_that_a_possible_true_value_contradicts(
    case: Case, qualifier: Qualifier, steps: list[Decimal], baseline: Decimal
):
    nature, direction, goal, actual, near = case
    bound = PrintedFigure(actual.value, actual.quantum, qualifier, actual.stage)
    result = judge(nature, direction, goal, bound, near=near, baseline=baseline)
    assume(result.verdict != Verdict.NO_FIGURE)
    away = 1 if qualifier == "over" else -1
    for step in (*steps, D("1E-9"), D("1E9")):
        true = judge(
            nature, direction, goal, PrintedFigure(actual.value + away * step, D(0)), near=near, baseline=baseline
        )
        assert true.verdict == result.verdict
        for name in ("difference", "percent_of_plan", "gap_closed_pct"):
            said, was = getattr(result, name), getattr(true, name)
            assert said is None or was is None or (was >= said if result.bound == ">=" else was <= said)


@given(cases(), bounds)
def test_a_bound_is_left_unjudged_only_where_two_true_values_would_differ(case: Case, qualifier: Qualifier):
    nature, direction, goal, actual, near = case
    bound = PrintedFigure(actual.value, actual.quantum, qualifier, actual.stage)
    assume(judge(nature, direction, goal, bound, near=near).verdict == Verdict.NO_FIGURE)
    away = 1 if qualifier == "over" else -1
    corners = [*goal.ends, *(end + D("1E-9") for end in goal.ends), *(end - D("1E-9") for end in goal.ends)]
    possible = [actual.value + away * step for step in (D("1E-9"), D("1E9"))]
    possible += [corner for corner in corners if (corner - actual.value) * away > 0]
    verdicts = {judge(nature, direction, goal, PrintedFigure(true, D(0)), near=near).verdict for true in possible}
    assert len(verdicts) > 1


@given(
    st.decimals(min_value=-200, max_value=200, places=12) | st.integers(-99, 99).map(lambda n: D(100) + D(n).scaleb(-9))
)
def test_100_percent_is_printed_only_for_exactly_100_and_nothing_else_is_far_off(exact: Decimal):
    printed = printed_percent(exact)
    assert (printed == 100) == (exact == 100)
    assert abs(printed - exact) <= D("0.05")


@given(positive, positive)
def test_the_printed_percentage_of_a_plan_is_100_only_where_the_actual_is_the_target(actual: Decimal, target: Decimal):
    exact = judge("flow", "higher", Goal(value=target), PrintedFigure(actual)).percent_of_plan
    assert exact is not None
    assert (printed_percent(exact) == 100) == (actual == target)


@given(st.lists(st.tuples(values, positive), min_size=1, max_size=6))
def test_merged_growth_lies_between_the_growths_of_its_parts(parts: list[tuple[Decimal, Decimal]]):
    growths = [growth for growth, _ in parts]
    slack = D("1E-40")  # the quotient is known to 50 digits
    assert min(growths) - slack <= merged_growth(parts) <= max(growths) + slack


@given(st.lists(values, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_merged_sum_does_not_depend_on_the_order_of_its_parts(parts: list[Decimal], random: Random):
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert merged_sum(shuffled) == merged_sum(parts)
