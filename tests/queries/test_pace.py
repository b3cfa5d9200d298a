"""The scenario of the months elapsed, and how earlier years of the same area went."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from builders import OLD_TOWN, TOWN, Line, cumulative, indicator, on, real_store, report, small_store, target

from indicators.queries.pace import comparable_years, latest_scenario, part_in_force, scenario_path, scenario_periods

LATE = on("2026-12-31")


def scenario(value: str, period: str, **other: Any) -> Line:  # noqa: ANN401 - fields of a line
    return target(value, "scenario", period=period, **other)


def growth(value: str, period: str, kind: str, published_on: str = "2025-12-01", **other: Any) -> Line:  # noqa: ANN401 - fields of a line
    return report(value, published_on, indicator="growth", unit="%", period=period, period_kind=kind, **other)


# ---- the scenario from January


def path(targets: Sequence[Line], months: int, as_of: date = LATE) -> str | None:
    found = scenario_path(small_store((), targets), "rice", TOWN, 2025, months, as_of)
    return found.id if found else None


@pytest.mark.parametrize(
    ("period", "months"), [("2025-Q1", 3), ("2025-H1", 6), ("2025-01..09", 9), ("2025-01", 1), ("2025-01..12", 12)]
)
def test_a_scenario_from_january_is_the_path_of_its_last_month_alone(period: str, months: int):
    lines = [scenario("10", period)]
    assert [m for m in range(1, 13) if path(lines, m)] == [months]


@pytest.mark.parametrize(
    "period",
    ["2025-Q3", "2025-H2", "2025-02", "2025-08..12", "2025", "2025-01-31", "2025-Tet", "2024-Q1", "2025..2026"],
)
def test_other_months_a_whole_year_a_day_and_an_event_are_no_path(period: str):
    assert [m for m in range(1, 13) if path([scenario("10", period)], m)] == []


def test_a_path_is_in_force_from_its_day_until_another_replaces_it():
    lines = [
        scenario("10", "2025-Q1", adopted_on="2025-02-02"),
        scenario("11", "2025-Q1", adopted_on="2025-03-01", supersedes=("T0",)),
    ]
    days = ("2025-02-01", "2025-02-02", "2025-03-01")
    assert [path(lines, 3, on(d)) for d in days] == [None, "T0", "T1"]


def test_of_two_ways_to_write_the_same_months_the_later_in_force_is_the_path():
    lines = [scenario("11", "2025-01..03", adopted_on="2025-03-01"), scenario("10", "2025-Q1", adopted_on="2025-02-02")]
    assert path(lines, 3) == "T0"
    assert path(lines, 3, on("2025-02-28")) == "T1"


def test_only_the_scenario_of_the_indicator_and_the_area_is_its_path():
    lines = [
        target("1", "council", period="2025-Q1"),
        scenario("2", "2025-Q1", area=OLD_TOWN),
        scenario("3", "2025-Q1", indicator="growth", unit="%"),
    ]
    assert path(lines, 3) is None


def test_the_periods_with_a_scenario_are_asked_once_for_a_whole_board():
    lines = [scenario("1", "2025-Q1"), scenario("3", "2025-Q3", indicator="growth", unit="%"), scenario("1", "2025-Q1")]
    assert scenario_periods(small_store((), lines), TOWN, 2025, LATE) == (("growth", "2025-Q3"), ("rice", "2025-Q1"))


# ---- a rate and the scenario of the same months


def latest(actuals: Sequence[Line], targets: Sequence[Line], as_of: date = LATE) -> tuple[str, str] | None:
    rates = [line | {"indicator": "growth", "unit": "%"} for line in targets]
    found = latest_scenario(small_store(actuals, rates), "growth", TOWN, 2025, as_of)
    return (found.target.id, found.actual.id) if found else None


@pytest.mark.parametrize(
    ("period", "code", "kind"),
    [
        ("2025-Q1", "2025-03", "ytd"),
        ("2025-Q1", "2025-Q1", "quarter"),
        ("2025-Q3", "2025-Q3", "quarter"),
        ("2025-H1", "2025-06", "ytd"),
        ("2025-H2", "2025-H2", "half"),
        ("2025-02", "2025-02", "month"),
        ("2025-01..09", "2025-09", "ytd"),
        ("2025-08..12", "2025-08..12", "months"),
    ],
)
def test_a_scenario_meets_the_figure_of_the_same_months(period: str, code: str, kind: str):
    assert latest([growth("12", code, kind)], [scenario("13", period)]) == ("T0", "A0")


@pytest.mark.parametrize(
    ("period", "code", "kind"),
    [
        ("2025-Q3", "2025-09", "ytd"),
        ("2025-09", "2025-09", "ytd"),
        ("2025-Q1", "2025-03", "month"),
        ("2025", "2025", "year"),
    ],
)
def test_a_scenario_never_meets_the_figure_of_other_months(period: str, code: str, kind: str):
    assert latest([growth("12", code, kind)], [scenario("13", period)]) is None


def test_the_cumulative_figure_comes_before_the_quarters():
    lines = [growth("11", "2025-Q1", "quarter"), growth("12", "2025-03", "ytd")]
    assert latest(lines, [scenario("13", "2025-Q1")]) == ("T0", "A1")


def test_the_latest_scenario_with_a_figure_counts_and_of_one_end_the_longer_months():
    figures = [growth("11", "2025-03", "ytd"), growth("12", "2025-Q3", "quarter"), growth("13", "2025-09", "ytd")]
    scenarios = [
        scenario("1", "2025-Q4"),  # no figure yet
        scenario("2", "2025-Q1"),
        scenario("3", "2025-Q3"),
        scenario("4", "2025-01..09"),
    ]
    assert latest(figures, scenarios) == ("T3", "A2")
    assert latest(figures, scenarios[:3]) == ("T2", "A1")


def test_neither_side_counts_before_its_day_nor_a_forecast_ever():
    figures = [growth("12", "2025-Q3", "quarter", "2025-10-06")]
    scenarios = [scenario("13", "2025-Q3", adopted_on="2025-07-31")]
    assert latest(figures, scenarios, on("2025-10-05")) is None
    assert latest(figures, scenarios, on("2025-10-06")) == ("T0", "A0")
    assert latest([growth("12", "2025-Q3", "quarter", stage="forecast")], scenarios) is None


def test_a_scenario_that_another_of_the_same_months_replaced_is_out_of_force():
    figures = [growth("12", "2025-Q3", "quarter")]
    lines = [scenario("13", "2025-Q3"), scenario("14", "2025-Q3", adopted_on="2025-08-01", supersedes=("T0",))]
    assert latest(figures, lines) == ("T1", "A0")


def test_a_scenario_withdrawn_in_favour_of_other_months_meets_no_figure():
    figures = [growth("12", "2025-Q3", "quarter")]
    lines = [scenario("13", "2025-Q3"), scenario("14", "2025-Q4", adopted_on="2025-08-01", supersedes=("T0",))]
    assert latest(figures, lines) is None


# ---- earlier years of the same area


def pair(year: int, so_far: str, whole: str, month: str = "09", **other: Any) -> list[Line]:  # noqa: ANN401 - fields of a line
    day = f"{year}-12-31"
    return [
        cumulative(so_far, f"{year}-{month}", day, **other),
        report(whole, day, **(other | {"period": str(year)})),
    ]


def years(actuals: Sequence[Line], months: int = 9, as_of: date = LATE, **other: Any) -> list[int]:  # noqa: ANN401 - parts of a book
    found = comparable_years(small_store(actuals, **other), TOWN, 2025, months, as_of)
    return [one.year for one in found if one.indicator == "rice"]


def test_the_three_years_before_are_compared_oldest_first():
    lines = [line for year in range(2020, 2027) for line in pair(year, "60", "100")]
    assert years(lines) == [2022, 2023, 2024]
    assert years(lines, months=8) == []


def test_a_year_has_the_figures_in_force_of_both_ends():
    lines = [*pair(2024, "60", "100"), report("110", "2025-03-01", "official", period="2024")]
    store = small_store(lines)
    found = {
        day: [(p.so_far.id, p.whole.id) for p in comparable_years(store, TOWN, 2025, 9, on(day))]
        for day in ("2024-12-30", "2024-12-31", "2025-03-01")
    }
    assert found == {"2024-12-30": [], "2024-12-31": [("A0", "A1")], "2025-03-01": [("A0", "A2")]}


def test_the_years_of_an_area_before_a_merger_are_not_those_after_it():
    assert years(pair(2024, "60", "100", area=OLD_TOWN)) == []


@pytest.mark.parametrize(
    "other", [{"qualifier": "over"}, {"qualifier": "nearly"}, {"qualifier": "about"}, {"stage": "forecast"}]
)
def test_a_bound_and_a_forecast_give_no_share(other: dict[str, str]):
    exact = pair(2024, "60", "100")
    loose = pair(2024, "60", "100", **other)
    assert years([exact[0], loose[1]]) == []
    assert years([loose[0], exact[1]]) == []
    assert years(exact) == [2024]


def test_a_year_with_one_end_only_gives_no_share():
    lines = pair(2024, "60", "100")
    assert [years(lines[:1]), years(lines[1:])] == [[], []]
    others = [*lines[:1], *pair(2024, "6", "10", indicator="wheat")]
    assert years(others, indicators=[indicator("rice"), indicator("wheat")]) == []


def test_two_series_are_not_divided_by_each_other():
    area = [a.model_copy(update={"series": "nso"}) if a.code == TOWN else a for a in small_store().book.areas.values()]
    own, city = pair(2024, "60", "100", series="nso"), pair(2024, "60", "100")
    assert years([own[0], city[1]], territories=area) == []
    assert years(own, territories=area) == [2024]
    assert years(city, territories=area) == [2024]


def test_rates_have_no_share_of_a_year():
    lines = [growth("60", "2024-09", "ytd"), growth("100", "2024", "year")]
    assert comparable_years(small_store(lines), TOWN, 2025, 9, LATE) == ()


def test_a_part_of_a_year_is_chosen_like_a_whole_one():
    lines = [
        cumulative("36", "2025-09", "2025-10-06"),
        cumulative("37", "2025-09", "2025-11-06", stage="preliminary"),
        cumulative("38", "2025-09", "2025-12-06"),
        report("99", "2025-12-06", period="2025-09", period_kind="month"),
    ]
    found = part_in_force(small_store(lines), TOWN, "2025-09", "ytd", LATE)
    assert (found["rice"].actual.id, found["rice"].stage) == ("A1", "preliminary")


# ---- the record


def test_the_first_quarter_of_2026_has_a_scenario_on_file_and_two_months_have_none():
    store, day = real_store(), on("2026-03-02")
    paths = {
        code: [m for m in range(1, 13) if scenario_path(store, code, "HP", 2026, m, day)]
        for code in ("grdp_growth", "budget_total", "export")
    }
    assert paths == {"grdp_growth": [3], "budget_total": [3], "export": []}
    first = scenario_path(store, "grdp_growth", "HP", 2026, 3, day)
    assert first
    assert first.value == 12


def test_the_merged_city_has_no_earlier_year_of_two_months():
    assert comparable_years(real_store(), "HP", 2026, 2, LATE) == ()


def test_revenue_of_the_old_city_up_to_november_2023_can_be_compared():
    found = comparable_years(real_store(), "HP_OLD", 2024, 11, on("2024-11-30"))
    values = [(p.year, str(p.so_far.value), str(p.whole.value)) for p in found if p.indicator == "budget_total"]
    assert values == [(2023, "85932.2", "102614")]
