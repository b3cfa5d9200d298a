"""The verdicts the public record of 2025 asks for: Hai Phong within its borders since 1 July 2025."""

from decimal import Decimal

from indicators.attainment import (
    Judgement,
    Verdict,
    judge,
    printed_percent,
    roll_up,
)

from .printed import aim, figure

D = Decimal


def percent(judged: Judgement) -> str:
    assert judged.percent_of_plan is not None
    return str(printed_percent(judged.percent_of_plan))


def test_the_growth_estimate_of_2_december_meets_the_plan_by_repeating_it():
    judged = judge("rate", "higher", aim("12.35"), figure("12.35"))
    assert (judged.verdict, judged.difference) == (Verdict.MET, D(0))
    assert judged.notes == ("estimate_equals_plan", "percent_not_for_rate")


def test_growth_of_11_81_misses_the_12_35_of_the_council_by_0_54_points():
    judged = judge("rate", "higher", aim("12.35"), figure("11.81"))
    assert (judged.verdict, judged.difference) == (Verdict.MISSED, D("-0.54"))
    assert judged.percent_of_plan is None


def test_growth_of_11_81_nearly_misses_the_12_2_of_the_government_by_0_39_points():
    judged = judge("rate", "higher", aim("12.2"), figure("11.81"))
    assert (judged.verdict, judged.difference) == (Verdict.NEAR_MISS, D("-0.39"))


def test_revenue_of_187766_6_exceeds_the_council_plan_at_113_8_percent():
    judged = judge("flow", "higher", aim("165011.6"), figure("187766.6"))
    assert (judged.verdict, percent(judged)) == (Verdict.EXCEEDED, "113.8")


def test_revenue_of_196911_318_exceeds_the_council_plan_at_119_3_percent():
    judged = judge("flow", "higher", aim("165011.6"), figure("196911.318", stage="reported"))
    assert (judged.verdict, percent(judged)) == (Verdict.EXCEEDED, "119.3")


def test_exports_of_50_14_exceed_the_plan_at_100_9_percent():
    judged = judge("flow", "higher", aim("49.7"), figure("50.14"))
    assert (judged.verdict, percent(judged)) == (Verdict.EXCEEDED, "100.9")


def test_investment_of_321000_exceeds_the_plan_at_100_05_percent_and_never_prints_100():
    judged = judge("flow", "higher", aim("320850"), figure("321000"))
    assert (judged.verdict, judged.difference, percent(judged)) == (Verdict.EXCEEDED, D(150), "100.05")


def test_14_43_million_tourists_meet_the_plan_by_repeating_it():
    judged = judge("flow", "higher", aim("14.43"), figure("14.43"))
    assert (judged.verdict, percent(judged)) == (Verdict.MET, "100.0")
    assert judged.notes == ("estimate_equals_plan",)


def test_7200_new_enterprises_exceed_the_plan_by_1200_at_120_percent():
    judged = judge("flow", "higher", aim("6000"), figure("7200"))
    assert (judged.verdict, judged.difference, percent(judged)) == (Verdict.EXCEEDED, D(1200), "120.0")


def test_10775_social_homes_exceed_the_plan_by_81_at_100_8_percent():
    judged = judge("flow", "higher", aim("10694"), figure("10775", stage="reported"))
    assert (judged.verdict, judged.difference, percent(judged)) == (Verdict.EXCEEDED, D(81), "100.8")


def test_3_8_billion_dollars_of_fdi_miss_the_plan_at_69_1_percent():
    judged = judge("flow", "higher", aim("5500"), figure("3800", quantum="100"))
    assert (judged.verdict, percent(judged)) == (Verdict.MISSED, "69.1")


def test_an_indicator_missed_by_the_citys_own_account_without_figures_has_no_figure():
    for nature in ("rate", "stock"):  # industrial production; income per head
        assert judge(nature, "higher", None, None) == Judgement(Verdict.NO_FIGURE)
    assert roll_up([Verdict.NO_FIGURE] * 2)[Verdict.MISSED] == 0
