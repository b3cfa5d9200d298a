"""Warnings: loaded all the same, and rare enough to be read."""

from pathlib import Path

import pytest
from small_data import ACTUALS, doubts_of, replaced

A = "actuals.csv"


def _row(number: int, period: str, value: str, **other: str) -> str:
    row = {
        "indicator": "budget_total", "area": "01", "kind": "year", "series": "city", "unit": "bn_VND",
        "stage": "official", "published_on": "2026-03",
    } | other  # fmt: skip
    return (
        f"B{number},{row['indicator']},{row['area']},{period},{row['kind']},{row['series']},{value},{row['unit']},"
        f"{row['stage']},,,,đạt {value}{' i' * number},{row['published_on']},S001,\n"
    )


def _doubts(tmp_path: Path, *rows: str) -> list[tuple[int, str, str]]:
    found = doubts_of(tmp_path, {A: ACTUALS + "".join(rows)})
    assert all(p.severity == "warning" for p in found)
    return [(p.line, p.code, p.expected) for p in found]


def test_the_small_folder_is_beyond_doubt(tmp_path: Path):
    assert _doubts(tmp_path) == []


def test_two_values_of_one_key_on_one_day_are_doubted(tmp_path: Path):
    rows = _row(1, "2024", "100"), _row(2, "2024", "101")
    assert _doubts(tmp_path, *rows) == [(8, "two_values_one_day", "100")]


def test_two_city_figures_of_one_day_that_differ_by_stage_are_doubted(tmp_path: Path):
    rows = _row(1, "2024", "100"), _row(2, "2024", "101", stage="estimate")
    assert _doubts(tmp_path, *rows) == [(8, "city_figures_differ", "100")]


@pytest.mark.parametrize(
    "other", [{"published_on": "2026-04"}, {"series": "customs"}, {"area": "VN"}, {"published_on": ""}]
)
def test_figures_of_other_days_series_and_areas_may_differ(tmp_path: Path, other: dict[str, str]):
    rows = _row(1, "2024", "100", **{k: v for k, v in other.items() if not v}), _row(2, "2024", "101", **other)
    assert _doubts(tmp_path, *rows) == []


def test_a_value_outside_the_plausible_range_is_doubted(tmp_path: Path):
    (problem,) = doubts_of(tmp_path, replaced(A, "11.81,%", "118.1,%"))
    assert (problem.where, problem.code, problem.expected) == (f"data/{A}:2:37", "implausible", "-20..40")


def test_a_target_outside_the_plausible_range_is_doubted(tmp_path: Path):
    (problem,) = doubts_of(tmp_path, replaced("targets.yaml", "value: 12.35\n", "value: 1235\n"))
    assert (problem.where, problem.code) == ("data/targets.yaml:21:12", "implausible")


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        (["100", "110", "1200", "130"], [9]),  # ten times, then back
        (["100", "110", "120000", "130"], [9]),
        (["5500000000", "5600", "5700"], [8]),  # the first was wrong: from then on the others agree
        (["100", "10", "130"], [8]),
        (["100", "110", "1150", "1210"], [9]),  # a new level that lasts: asked once
        (["100", "300", "900", "2500"], []),  # growth
        (["0", "50", "0"], []),
        (["-3", "30", "-3"], []),
    ],
)
def test_a_figure_out_of_scale_with_its_past_is_doubted_once(tmp_path: Path, values: list[str], lines: list[int]):
    rows = [_row(n, str(2015 + n), value, series="customs") for n, value in enumerate(values)]
    assert [line for line, code, _ in _doubts(tmp_path, *rows) if code == "scale_jump"] == lines


def test_six_months_are_not_compared_with_one(tmp_path: Path):
    rows = [_row(n, f"2024-{n:02}", str(n * 10), kind="ytd") for n in range(1, 13)]
    assert _doubts(tmp_path, *rows) == []


def test_small_counts_and_rates_rise_tenfold_honestly(tmp_path: Path):
    homes = {"indicator": "social_housing", "unit": "homes"}
    rates = {"indicator": "grdp_growth", "unit": "%"}
    rows = [_row(1, "2022", "2", **homes), _row(2, "2023", "20", **homes)]
    rows += [_row(3, "2022", "0.8", **rates), _row(4, "2023", "8", **rates)]
    assert _doubts(tmp_path, *rows) == []


def test_a_figure_published_before_its_period_begins_is_doubted(tmp_path: Path):
    assert _doubts(tmp_path, _row(1, "2027", "100000")) == [(7, "published_early", "")]


def test_a_forecast_and_a_december_estimate_are_not(tmp_path: Path):
    december = _row(2, "2025", "100000", series="customs", published_on="2025-12-02")
    rows = _row(1, "2027", "100000", stage="forecast"), december
    assert _doubts(tmp_path, *rows) == []


def test_many_doubts_never_forbid_loading(tmp_path: Path):
    rows = "".join(_row(n, "2024", str(100 + n)) for n in range(300))
    found = doubts_of(tmp_path, {A: ACTUALS + rows})
    assert len(found) == 201
    assert found[0].code == "more_problems"
