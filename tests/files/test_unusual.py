"""Numbers far from everything else on record of the same thing are asked about, targets like figures."""

from pathlib import Path

import pytest
from small_data import ACTUALS, SMALL, doubts_of

from indicators.problems import Problem

A, T = "actuals.csv", "targets.yaml"


def target(year: int, value: str, indicator: str = "budget_total", unit: str = "bn_VND", more: str = "") -> str:
    return (
        f"  - id: T9{year}\n    indicator: {indicator}\n    area: VN\n    period: {year}\n    basis: national\n"
        f'    {value if ":" in value else f"value: {value}"}\n    unit: "{unit}"\n    as_printed: như cũ\n{more}'
    )


DATED = "    adopted_on: 2024-12\n    source: S001\n"


def doubts(tmp_path: Path, *records: str, figures: str = "") -> list[tuple[str, str]]:
    found = doubts_of(tmp_path, {T: SMALL[T] + "".join(records), A: ACTUALS + figures})
    return [(one.code, one.found) for one in found]


@pytest.mark.parametrize(
    ("value", "code"),
    [("6000", "unusual"), ("530", "target_jump"), ("5.2", "target_jump"), ("0", "unusual"), ("-60", "unusual")],
)
@pytest.mark.parametrize("more", ["", DATED], ids=["draft", "adopted"])
def test_a_target_far_from_last_years_is_doubted(tmp_path: Path, value: str, code: str, more: str):
    assert doubts(tmp_path, target(2025, "52", more=DATED), target(2026, value, more=more)) == [(code, value)]


@pytest.mark.parametrize("value", ["52", "60", "150", "25", "low: 55\n    high: 60"])
def test_a_bold_target_is_not(tmp_path: Path, value: str):
    assert doubts(tmp_path, target(2025, "52", more=DATED), target(2026, value)) == []


def test_a_tenfold_target_is_beside_each_of_last_years(tmp_path: Path):
    low = target(2025, "5", more=DATED)
    high = target(2025, "50", more=f"    supersedes: [T92025]\n{DATED}").replace("T92025\n", "T8\n", 1)
    assert doubts(tmp_path, low, high, target(2026, "52")) == []


def figure(number: int, year: int, value: str, indicator: str = "budget_total", unit: str = "bn_VND") -> str:
    words = "như cũ" + " i" * number
    return f"B{number},{indicator},VN,{year},year,nso,{value},{unit},official,,,,{words},2025-12,S001,\n"


@pytest.mark.parametrize("value", ["-5", "0", "900"])
def test_a_figure_far_from_all_others_is_doubted(tmp_path: Path, value: str):
    rows = figure(1, 2021, "50") + figure(2, 2022, "55") + figure(3, 2023, value)
    assert doubts(tmp_path, figures=rows) == [("unusual", value)]


@pytest.mark.parametrize(
    ("indicator", "unit", "values", "odd"),
    [
        ("inflation", '"%"', ("3.1", "3.5", "2.9"), "45"),
        ("inflation", '"%"', ("3.1", "3.5", "2.9"), "-20"),
        ("par_rank", "rank", ("5", "7", "4"), "0"),
        ("par_rank", "rank", ("5", "7", "4"), "63"),
    ],
)
def test_rates_and_ranks_have_a_band_too(tmp_path: Path, indicator: str, unit: str, values: tuple[str, ...], odd: str):
    rows = "".join(figure(n, 2020 + n, value, indicator, unit.strip('"')) for n, value in enumerate(values))
    assert doubts(tmp_path, figures=rows) == []
    assert doubts(tmp_path, figures=rows + figure(9, 2024, odd, indicator, unit.strip('"'))) == [("unusual", odd)]


def test_a_written_band_stands_alone(tmp_path: Path):
    rows = "".join(figure(n, 2020 + n, value, "growth", "%") for n, value in enumerate(("8", "8.1", "8.2", "-12")))
    assert doubts(tmp_path, figures=rows) == []


def test_few_counts_rise_honestly(tmp_path: Path):
    rows = figure(1, 2021, "2", "social_housing", "homes") + figure(2, 2022, "40", "social_housing", "homes")
    assert doubts(tmp_path, figures=rows) == []


@pytest.mark.parametrize(
    ("name", "old"), [(T, "adopted_on: 2025-07-25"), (A, "2025-12-02"), ("sources.csv", "2025-12,en")]
)
def test_a_day_to_come_is_doubted(tmp_path: Path, name: str, old: str):
    later = old.replace("2025", "2095")
    (problem,) = _only(doubts_of(tmp_path, {name: SMALL[name].replace(old, later)}), "future_day")
    assert problem.found.startswith("2095")
    assert _only(doubts_of(tmp_path, {}), "future_day") == []


def _only(found: tuple[Problem, ...], code: str) -> list[Problem]:
    return [one for one in found if one.code == code]


def test_a_file_without_figures_is_doubted(tmp_path: Path):
    (problem,) = doubts_of(tmp_path, {A: ACTUALS.split("\n")[0] + "\n"})
    assert (problem.where, problem.code) == (f"data/{A}", "no_figures")


def test_an_act_quoted_before_its_adoption_is_doubted_once_for_each_source(tmp_path: Path):
    early = "adopted_on: 2025-07-25\n    published_on: 2025-07-24"
    (problem,) = _only(doubts_of(tmp_path, {T: SMALL[T].replace("adopted_on: 2025-07-25", early)}), "quoted_early")
    assert (problem.found, problem.expected) == ("2025-07-24", "2025-07-25")
    for day in ("2025-07-25", "2025-07", "2025"):
        good = early.replace("2025-07-24", day)
        assert _only(doubts_of(tmp_path, {T: SMALL[T].replace("adopted_on: 2025-07-25", good)}), "quoted_early") == []
