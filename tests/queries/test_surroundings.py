"""What stands around a figure: its vintages, the year so far, the years and areas to choose from."""

from collections.abc import Sequence
from datetime import date

import pytest
from builders import NATION, OLD_TOWN, TOWN, YEAR, Line, areas, cumulative, indicator, on, report, small_store, target

from indicators import queries

LATE = on("2026-12-31")


def test_every_report_known_on_a_day_is_a_vintage_of_any_series_oldest_first():
    lines = [
        report("3", "2026-01-20", "reported"),
        report("1", "2025-06-01", "forecast"),
        report("2", "2025-12-11", series="customs"),
        report("2", "2025-12-11", qualifier="about"),
        report("4", None),
        report("5", "2025-12-12", indicator="growth", unit="%"),
        cumulative("6", "2025-09", "2025-10-01"),
    ]
    store = small_store(lines)
    assert [a.id for a in queries.vintages(store, "rice", TOWN, YEAR, LATE)] == ["A1", "A2", "A3", "A0"]
    assert [a.id for a in queries.vintages(store, "rice", TOWN, YEAR, on("2025-12-11"))] == ["A1", "A2", "A3"]
    every = queries.vintages_by_indicator(store, TOWN, YEAR, LATE)
    assert {code: [a.id for a in found] for code, found in every.items()} == {
        "growth": ["A5"], "rice": ["A1", "A2", "A3", "A0"],
    }  # fmt: skip


def progress(lines: Sequence[Line], as_of: date = LATE) -> str | None:
    found = queries.progress(small_store(lines), TOWN, 2025, as_of).get("rice")
    return found.as_printed if found else None


def test_progress_is_the_latest_cumulative_figure_of_the_year_known_on_a_day():
    lines = [
        cumulative("36", "2025-09", "2025-10-06"),
        cumulative("33", "2025-10", "2025-11-06"),
        cumulative("30", "2025-08", "2025-12-06"),
        cumulative("90", "2024-12", "2025-12-06"),
        report("99", "2025-12-06"),
    ]
    assert [progress(lines, on(d)) for d in ("2025-10-05", "2025-10-06", "2025-11-06", "2026-01-01")] == [
        None, "36", "33", "33",
    ]  # fmt: skip


def test_progress_within_a_month_goes_by_series_then_exactness_then_stage_then_day_then_line():
    month, day = "2025-09", "2025-10-06"
    steps = [
        cumulative("1", month, day, series="nso", stage="official"),
        cumulative("2", month, day, qualifier="over", stage="official"),
        cumulative("3", month, "2025-10-09"),
        cumulative("4", month, day, stage="preliminary"),
        cumulative("5", month, "2025-10-07", stage="preliminary"),
        cumulative("6", month, "2025-10-07", stage="preliminary"),
    ]
    assert [progress(steps[: n + 1]) for n in range(6)] == ["1", "over 2", "3", "4", "5", "6"]


def test_a_forecast_is_no_progress():
    assert progress([cumulative("1", "2025-09", "2025-08-01", stage="forecast")]) is None


def test_another_series_stands_in_for_progress_only_with_a_later_month():
    own = cumulative("30", "2025-08", "2025-09-06")
    assert progress([own, cumulative("31", "2025-08", "2025-09-09", series="nso")]) == "30"
    assert progress([own, cumulative("35", "2025-09", "2025-10-09", series="nso")]) == "35"


def years(
    lines: Sequence[Line], targets: Sequence[Line], as_of: date = LATE, area: str = TOWN
) -> list[tuple[int, bool]]:
    return [(y.year, y.closed) for y in queries.years(small_store(lines, targets), area, as_of)]


def test_a_year_is_closed_once_a_binding_target_meets_a_figure_of_the_whole_year():
    targets = [target("1"), target("2", period="2026", adopted_on="2025-12-11"), target("3", period="2024")]
    lines = [report("9", "2025-12-02"), report("9", "2025-01-02", period="2024")]
    assert years(lines, targets, on("2025-12-01")) == [(2025, False), (2024, True)]
    assert years(lines, targets, on("2025-12-11")) == [(2026, False), (2025, True), (2024, True)]


@pytest.mark.parametrize(
    "line",
    [
        report("9", "2025-12-02", "forecast"),
        report("9", None),
        report("9", "2025-12-02", series="customs"),
        report("9", "2025-12-02", area=OLD_TOWN),
        report("9", "2025-12-02", indicator="growth", unit="%"),
        cumulative("9", "2025-09", "2025-10-02"),
    ],
)
def test_a_year_without_a_judged_figure_of_its_own_is_open(line: Line):
    assert years([line], [target("1")]) == [(2025, False)]


@pytest.mark.parametrize("basis", ["strive", "scenario", "party", "sector", "council_estimate"])
def test_only_a_target_of_council_or_government_closes_a_year(basis: str):
    assert years([report("9", "2025-12-02")], [target("1", basis)]) == [(2025, False)]
    assert years([report("9", "2025-12-02")], [target("1", basis), target("1", "central")]) == [(2025, True)]


def test_a_nations_year_closes_with_its_own_series():
    figure = report("9", "2025-12-02", area=NATION, series="nso")
    assert years([figure], [target("1", "central", area=NATION)], area=NATION) == [(2025, True)]


def test_a_year_has_targets_only_from_the_day_one_binds_and_never_beyond_the_next_year():
    targets = [
        target("1", adopted_on="2025-07-25"),
        target("1", period="2026", adopted_on="2025-01-01"),
        target("1", period="2027", adopted_on="2025-01-01"),
        target("1", "draft", period="2024"),
        target("1", period="2025-H2"),
    ]
    assert years((), targets, on("2025-07-24")) == [(2026, False)]
    assert years((), targets, on("2025-07-25")) == [(2026, False), (2025, False)]


def test_areas_whose_council_sets_yearly_targets_come_newest_territory_first():
    def pair(area: str, basis: str = "council", **other: str) -> list[Line]:
        rate = target("2", basis, area=area, indicator="growth", unit="%", **other)
        return [target("1", basis, area=area, **other), rate]

    lines = [*pair(OLD_TOWN), *pair(TOWN), *pair(NATION, "central")]
    assert queries.areas_with_targets(small_store((), lines)) == (TOWN, OLD_TOWN)
    assert queries.areas_with_targets(small_store((), [target("1"), target("2")])) == (TOWN,)
    assert queries.areas_with_targets(small_store((), pair(TOWN, period="2025-H2"))) == ()


def test_areas_of_one_age_stand_by_how_many_targets_they_have():
    places = [area.model_copy(update={"valid_from": None}) for area in areas()]
    lines = [
        target("1", area=OLD_TOWN), target("2", area=OLD_TOWN, indicator="growth", unit="%"),
        target("3"), target("4", indicator="growth", unit="%"), target("5", period="2026"),
    ]  # fmt: skip
    assert queries.areas_with_targets(small_store((), lines, territories=places)) == (TOWN, OLD_TOWN)


def test_the_years_of_an_indicator_are_those_with_a_whole_year_figure_known_on_the_day():
    lines = [
        report("1", "2025-12-02"),
        report("2", "2026-12-02", period="2026"),
        report("3", "2024-12-02", period="2023", period_kind="stock"),
        report("4", "2024-12-02", period="2023"),
        cumulative("5", "2024-09", "2024-10-02"),
        report("6", None, period="2022"),
    ]
    assert queries.figure_years(small_store(lines), "rice", TOWN, on("2025-12-31")) == (2023, 2025)


def test_indicators_with_a_figure_or_a_target_of_an_area_come_in_the_order_of_the_file():
    nouns = [indicator(code) for code in ("wheat", "rice", "maize", "oats")]
    lines = [report("1", "2025-12-02"), report("1", "2025-12-02", area=OLD_TOWN, indicator="oats")]
    store = small_store(lines, [target("1", indicator="wheat")], indicators=nouns)
    assert queries.indicators_with_figures(store, TOWN) == ("wheat", "rice")


def falls(lines: Sequence[Line], as_of: date = LATE) -> list[tuple[str, str]]:
    found = queries.falling_cumulative(small_store(lines), TOWN, 2025, as_of)
    return [(before.as_printed, after.as_printed) for before, after in found]


def test_a_cumulative_figure_that_falls_is_found_once_it_is_known():
    lines = [
        cumulative("30", "2025-08", "2025-09-06"),
        cumulative("36", "2025-09", "2025-10-06"),
        cumulative("33.37", "2025-10", "2025-11-06"),
        cumulative("40", "2025-11", "2025-12-06"),
    ]
    assert falls(lines, on("2025-11-05")) == []
    assert falls(lines) == [("36", "33.37")]


def test_a_month_stands_in_the_comparison_with_its_latest_and_highest_exact_report():
    lines = [
        cumulative("36", "2025-09", "2025-10-06"),
        cumulative("33", "2025-10", "2025-11-06"),
        cumulative("37", "2025-10", "2025-11-20"),
    ]
    assert falls(lines) == []
    assert falls([*lines, cumulative("35", "2025-10", "2025-11-10", stage="preliminary")]) == [("36", "35")]
    assert falls([*lines, cumulative("34", "2025-10", "2025-11-20")]) == [("36", "34")]


@pytest.mark.parametrize(
    "other",
    [
        {"qualifier": "over"},
        {"series": "customs"},
        {"stage": "forecast"},
        {"area": OLD_TOWN},
        {"indicator": "growth", "unit": "%"},
        {"period": "2024-10"},
        {"period_kind": "month"},
    ],
)
def test_only_exact_sums_of_the_declared_series_of_one_year_and_area_can_fall(other: Line):
    assert (
        falls([cumulative("36", "2025-09", "2025-10-06"), {**cumulative("33", "2025-10", "2025-11-06"), **other}]) == []
    )


def test_a_growth_rate_may_fall():
    slower = (cumulative("12", "2025-09", "2025-10-06"), cumulative("11", "2025-10", "2025-11-06"))
    rates = [{**line, "indicator": "growth", "unit": "%"} for line in slower]
    assert falls(rates) == []
