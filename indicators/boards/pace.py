"""The pace of an open year: how far it is against what is due by now, and what its rest requires, in words."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from indicators import attainment
from indicators.attainment import Expected, PaceStatus
from indicators.boards.context import Context
from indicators.boards.judged import gap_words, goal, plain, target_words, unit_words
from indicators.boards.standing import is_stale, months_of
from indicators.model import Actual, Indicator, Target
from indicators.queries.pace import (
    PastYear,
    ScenarioQuote,
    comparable_years,
    latest_scenario,
    scenario_path,
    scenario_quote,
)
from indicators.wording import Lang, count, number, percent, period, say, signed

SIGN = {">=": "≥ ", "<=": "≤ ", "": ""}
ROUNDING = {">=": ROUND_FLOOR, "<=": ROUND_CEILING, "": ROUND_HALF_UP}  # what is said of a bound stays true
BOUND = {"over": ">=", "nearly": "<="}  # of what grows with the amount; what is still needed is bounded the other way
OPPOSITE = {">=": "<=", "<=": ">=", "": ""}


@dataclass(frozen=True, slots=True)
class PaceNumber:
    """A number with its digits as printed, and the words that carry it: 127.9, '127,9% mức cần có sau 2 tháng'."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Projected:
    """The whole year by the shares of the years before: by their mean, and between their extremes."""

    central: str
    low: str
    high: str
    words: str


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace of one indicator in an open year, worded and rounded; numbers as decimals with a point.

    An amount has a status, what is due and what is needed, as far as each can be told; a rate
    has only its gap from the scenario. With a bound ('over X') the words carry ≥ or ≤.
    """

    indicator: str
    period: str  # the months it speaks of: 2026-02, 2025-Q3
    period_words: str
    months: int  # from January
    ytd: str
    bound: str  # '>=', '<=' or nothing: of the figure, and so of the pace
    status: str | None = None  # reached, ahead, near_pace, behind; nothing for a rate or an open bound
    status_words: str | None = None
    target: str | None = None
    expected_rule: str | None = None  # scenario, quoted (as a source says it), past_years, even_split
    rule_words: str | None = None
    expected_pct: PaceNumber | None = None  # of the year's target, due by now
    pace_pct: PaceNumber | None = None  # of what is due by now
    required_rest: str | None = None
    required_per_month: PaceNumber | None = None
    times_pace_so_far: PaceNumber | None = None
    required_growth_pct: PaceNumber | None = None
    projection: Projected | None = None
    scenario: str | None = None
    gap: PaceNumber | None = None  # from the scenario of the same months, in the unit: points for per cent


def pace_of(context: Context, code: str) -> Pace | None:
    """Return the pace of an indicator; nothing where its year is closed or over, or none can be told.

    A stale figure says nothing of the pace. Amounts that shall rise, by the declared series alone,
    against the target in view; rates against the scenario of the same months.
    """
    figure, indicator = context.figures.get(code), context.indicator(code)
    closed = figure is not None and figure.stage != "forecast"
    if closed or context.merged_on is not None or context.view.as_of.year > context.view.year:
        return None
    if indicator.nature == "rate":
        return _rate(context, indicator)
    ytd, target = context.progress.get(code), context.target(code)
    if indicator.nature != "flow" or indicator.direction != "higher" or ytd is None or target is None:
        return None
    declared = ytd.series == (context.area.series or indicator.series)
    fit = ytd.value >= 0 and goal(target).floor("higher") > 0
    return _amount(context, indicator, target, ytd) if declared and fit and not is_stale(context, ytd) else None


# ---- amounts


@dataclass(frozen=True, slots=True)
class _Case:
    """What the pace of an amount is computed from."""

    context: Context
    indicator: Indicator
    target: Target
    ytd: Actual
    past: tuple[PastYear, ...]

    @property
    def wanted(self) -> Decimal:
        return goal(self.target).floor("higher")

    @property
    def months(self) -> int:
        return months_of(self.ytd)

    @property
    def lang(self) -> Lang:
        return self.context.view.lang

    @property
    def bound(self) -> str:
        return BOUND.get(self.ytd.qualifier, "")

    @property
    def unit(self) -> str:
        return unit_words(self.context.store, self.indicator, self.lang)

    @property
    def shares(self) -> list[Decimal]:
        """The shares of the earlier years; one with more so far than in the whole year is none."""
        fit = (p for p in self.past if 0 < p.so_far.value <= p.whole.value)
        return [attainment.share_of_year(p.so_far.value, p.whole.value) for p in fit]


def _amount(context: Context, indicator: Indicator, target: Target, ytd: Actual) -> Pace:
    view, code = context.view, indicator.code
    past = comparable_years(context.store, view.area, view.year, months_of(ytd), view.as_of)
    case = _Case(context, indicator, target, ytd, tuple(p for p in past if p.indicator == code))
    path = scenario_path(context.store, code, view.area, view.year, case.months, view.as_of)
    quote = None if path else scenario_quote(context.store, ytd, view.as_of)
    path_value = goal(path).floor("higher") if path else quote.path if quote else None
    expected = attainment.expected_share(case.wanted, case.months, path_value, case.shares)
    status = attainment.pace_status(
        case.wanted, ytd.value, expected.share, comparator=target.comparator, qualifier=ytd.qualifier
    )
    open_ended = status != PaceStatus.REACHED
    said = not open_ended or attainment.says_pace(expected.rule, case.months)
    rule = "quoted" if quote and expected.rule == "scenario" else expected.rule
    return Pace(
        indicator=code,
        period=ytd.period,
        period_words=period(ytd.period, ytd.period_kind, view.lang),
        months=case.months,
        ytd=format(ytd.value, "f"),
        bound=case.bound,
        status=status.value if status and said else None,
        status_words=say(view.lang, f"pace.{status}" if status else "note.bound_unsettled") if said else None,
        target=plain(case.wanted),
        expected_rule=rule,
        rule_words=say(view.lang, f"pace.rule.{rule}", n=len(case.shares), publisher=quote.publisher if quote else ""),
        expected_pct=_due(case, expected),
        pace_pct=_quoted(case, quote) if quote and rule == "quoted" else _kept(case, expected) if said else None,
        required_rest=plain(attainment.required_rest(case.wanted, ytd.value)),
        required_per_month=_per_month(case) if open_ended else None,
        times_pace_so_far=_times(case) if open_ended else None,
        required_growth_pct=_growth(case) if open_ended else None,
        projection=_projected(case) if open_ended else None,
    )


def _due(case: _Case, expected: Expected) -> PaceNumber:
    """Return the share of the year's target that is due by now, with its rule."""
    value = attainment.printed_percent(expected.share * 100)
    rule = say(case.lang, f"pace.rule.{expected.rule}", n=len(case.shares))
    return PaceNumber(format(value, "f"), say(case.lang, "pace.expected", percent=percent(value, case.lang), rule=rule))


def _kept(case: _Case, expected: Expected) -> PaceNumber:
    """Return how much of what is due by now is there, in per cent."""
    exact = attainment.pace(case.wanted, case.ytd.value, expected.share) * 100
    value = exact.quantize(Decimal("0.1"), ROUNDING[case.bound]) if case.bound else attainment.printed_percent(exact)
    words = SIGN[case.bound] + percent(value, case.lang)
    return PaceNumber(format(value, "f"), count(case.lang, "pace.kept", case.months, percent=words))


def _quoted(case: _Case, quote: ScenarioQuote) -> PaceNumber:
    """Return the share of the scenario by now as its source prints it."""
    words = percent(quote.percent, case.lang)
    return PaceNumber(format(quote.percent, "f"), count(case.lang, "pace.kept_scenario", case.months, percent=words))


def _per_month(case: _Case) -> PaceNumber | None:
    exact = attainment.required_per_month(case.wanted, case.ytd.value, case.months)
    if exact is None:
        return None
    bound = OPPOSITE[case.bound]
    value = _rounded(case, exact, ROUNDING[bound])
    words = f"{SIGN[bound]}{number(value, case.lang)} {case.unit}"
    return PaceNumber(format(value, "f"), say(case.lang, "pace.per_month", value=words))


def _times(case: _Case) -> PaceNumber | None:
    exact = attainment.times_pace_so_far(case.wanted, case.ytd.value, case.months)
    if exact is None:
        return None
    bound = OPPOSITE[case.bound]
    value = exact.quantize(Decimal("0.01"), ROUNDING[bound])
    words = SIGN[bound] + number(value, case.lang)
    return PaceNumber(format(value, "f"), count(case.lang, "pace.times", case.months, value=words))


def _growth(case: _Case) -> PaceNumber | None:
    """Return the growth needed over last year's rest; nothing where that is not known or not above zero."""
    last_year = case.context.view.year - 1
    rests = [p.whole.value - p.so_far.value for p in case.past if p.year == last_year]
    if not rests or rests[0] <= 0 or case.months == 12:
        return None
    bound = OPPOSITE[case.bound]
    exact = attainment.required_growth_pct(case.wanted, case.ytd.value, rests[0])
    value = exact.quantize(Decimal("0.1"), ROUNDING[bound]) + 0  # -0.0 is printed as 0.0
    words = f"{SIGN[bound]}{signed(value, case.lang)}%"
    return PaceNumber(format(value, "f"), say(case.lang, "pace.growth", percent=words))


def _projected(case: _Case) -> Projected | None:
    """Return the year to expect by the years before; nothing for a bound, or for fewer than two such years."""
    found = None if case.bound else attainment.projection(case.ytd.value, case.shares)
    if found is None:
        return None
    central, low, high = (_rounded(case, value, ROUND_HALF_UP) for value in found)
    lang = case.lang
    words = say(
        lang,
        "pace.projection",
        central=number(central, lang),
        low=number(low, lang),
        high=number(high, lang),
        unit=case.unit,
    )
    return Projected(format(central, "f"), format(low, "f"), format(high, "f"), words)


def _rounded(case: _Case, exact: Decimal, rounding: str) -> Decimal:
    """Return an amount as printed: four digits and at least one decimal, or whole where only wholes exist.

    What is exact with fewer digits keeps those: 700, not 700.0.
    """
    whole = case.context.store.book.units[case.indicator.unit].whole
    places = 0 if whole else max(1, 3 - exact.adjusted())
    value = exact.quantize(Decimal((0, (1,), -places)), rounding)
    return value.normalize() if value == exact else value


# ---- rates


def _rate(context: Context, indicator: Indicator) -> Pace | None:
    """Return the gap between a rate and the scenario of the same months; nothing where there is none."""
    view, code, direction = context.view, indicator.code, indicator.direction
    found = latest_scenario(context.store, code, view.area, view.year, view.as_of)
    if found is None or direction not in ("higher", "lower") or is_stale(context, found.actual):
        return None
    wanted, actual = goal(found.target).floor(direction), found.actual
    exact = attainment.rate_gap(actual.value, wanted)
    gap = attainment.printed_gap(exact, actual.quantum, bounded=bool(BOUND.get(actual.qualifier)))
    return Pace(
        indicator=code,
        period=actual.period,
        period_words=period(actual.period, actual.period_kind, view.lang),
        months=months_of(actual),
        ytd=format(actual.value, "f"),
        bound=BOUND.get(actual.qualifier, ""),
        scenario=plain(wanted),
        gap=PaceNumber(format(gap, "f"), _gap_words(context, indicator, found.target, actual, gap)),
    )


def _gap_words(context: Context, indicator: Indicator, target: Target, actual: Actual, gap: Decimal) -> str:
    """Return a gap in words; one whose side a bound leaves open is not given."""
    lang, bound = context.view.lang, BOUND.get(actual.qualifier, "")
    if (bound == ">=" and gap < 0) or (bound == "<=" and gap > 0):
        return say(lang, "note.bound_unsettled")
    side = "above" if gap > 0 or bound == ">=" else "below" if gap < 0 or bound else "equal"
    size = gap_words(context.store, indicator, gap, lang)
    scenario = f"{target_words(target, lang)}{'%' if indicator.unit == '%' else ''}"
    months = period(actual.period, actual.period_kind, lang)
    # Above or below, a bound only widens the gap.
    return say(lang, f"pace.{side}", gap=f"{'≥ ' if bound else ''}{size}", period=months, scenario=scenario)
