"""What a row says beside its numbers: doubts, earlier figures, the year so far, last year."""

import pytest
from builders import (
    NATION,
    TOWN,
    Line,
    cumulative,
    indicator,
    report,
    small_store,
    target,
)

from indicators.model import OfficialVerdict

from .seen import NOUNS, board, row_of, small_row


def test_doubts_about_a_target_are_said():
    doubtful = target("10", implied=True, level_inferred=True, document="12/QĐ")
    r = small_row([report("11", "2025-12-02")], [doubtful])
    assert r.notes == ("implied by published percentages", "the source does not say who set it", "set by 12/QĐ")


def test_earlier_figures_are_those_that_the_present_one_replaced():
    first, second = report("9", "2025-12-02"), report("11", "2025-12-09")
    assert small_row([first, second], [target("8")]).notes == ("earlier: 9 (2 Dec 2025)",)
    assert small_row([first, second, report("9", "2026-01-02")], [target("8")]).notes == ("earlier: 11 (9 Dec 2025)",)
    many = [report(str(n), f"2025-12-0{n}") for n in range(1, 6)]
    assert small_row(many, [target("8")]).notes == ("earlier: 3 (3 Dec 2025); 4 (4 Dec 2025)",)


@pytest.mark.parametrize(
    "other",
    [
        {"stage": "forecast"},
        {"series": "press"},
        {"qualifier": "over"},
        {"value": "11.0"},
    ],
)
def test_a_forecast_another_series_a_bound_or_the_same_number_is_no_earlier_figure(other: Line):
    r = small_row([{**report("9", "2025-12-02"), **other}, report("11", "2025-12-09")], [target("8")])
    assert r.notes == ()


def test_a_later_report_that_does_not_count_is_not_called_earlier():
    official, later = report("10", "2026-03-01", "official"), report("9", "2026-05-01", "reported")
    r = small_row([official, later], [target("8")])
    assert r.actual == "10"
    assert [note for note in r.notes if note.startswith("earlier")] == []


def test_an_open_row_shows_the_latest_sum_its_share_of_the_plan_and_last_year():
    lines = [cumulative("36", "2025-09", "2025-10-06"), report("90", "2025-01-20", period="2024")]
    r = small_row(lines, [target("100")])
    assert (r.progress_words, r.actual, r.outcome_words) == ("36", None, "36.0% of the year")
    assert r.notes == ("9 months of 2025, published 6 Oct 2025: 9 months old", "target 11.1% above 2024 (90)")
    assert r.bullet is not None
    assert (r.bullet.judged, r.bullet.actual) == (False, pytest.approx(36.0))
    assert r.actual_origin is not None
    assert r.actual_origin.words == "The Paper, 6 Oct 2025"


@pytest.mark.parametrize(
    ("before", "note"),
    [
        (report("100", "2025-01-20", period="2024"), "target equal to 2024 (100, 0.0%)"),
        (report("125", "2025-01-20", period="2024"), "target 20.0% below 2024 (125)"),
        (report("-5", "2025-01-20", period="2024"), "2024: −5"),
    ],
)
def test_a_target_stands_against_last_years_figure(before: Line, note: str):
    assert small_row([before], [target("100")]).notes == (note,)


def test_a_rates_last_year_is_said_without_a_percentage():
    growth = {"indicator": "growth", "unit": "%"}
    r = small_row([report("11", "2025-01-20", period="2024", **growth)], [target("12", **growth)], NOUNS[1])
    assert r.notes == ("2024: 11",)


def test_last_years_forecast_is_not_called_last_years_figure():
    assert small_row([report("90", "2024-06-20", "forecast", period="2024")], [target("100")]).notes == ()


def test_a_percentage_against_a_bound_of_last_year_is_not_said_as_if_exact():
    r = small_row([report("90", "2025-01-20", qualifier="over", period="2024")], [target("100")])
    assert r.notes == ("2024: over 90",)


def test_progress_of_another_series_names_it_and_a_rank_is_no_share():
    r = small_row([cumulative("36", "2025-09", "2025-10-06", series="customs")], [target("100")])
    assert r.notes == ("9 months of 2025, published 6 Oct 2025: 9 months old (customs)",)
    stock = indicator("houses", "stock")
    lines = [cumulative("36", "2025-09", "2025-10-06", indicator="houses")]
    assert small_row(lines, [target("100", indicator="houses")], stock).outcome_words is None
    lower = indicator("waste", direction="lower")
    lines = [cumulative("36", "2025-09", "2025-10-06", indicator="waste")]
    assert small_row(lines, [target("100", indicator="waste", comparator="<=")], lower).outcome_words is None


def test_progress_below_zero_or_against_nothing_is_no_share():
    assert small_row([cumulative("-3", "2025-09", "2025-10-06")], [target("100")]).outcome_words is None
    assert small_row([cumulative("3", "2025-09", "2025-10-06")], [target("0")]).outcome_words is None


def test_a_fall_within_the_year_is_said():
    lines = [cumulative("36", "2025-09", "2025-10-06"), cumulative("33.37", "2025-10", "2025-11-06")]
    assert "cumulative 9 months: 36, then 10 months: 33.37" in small_row(lines, [target("50")]).notes


def test_the_nation_is_drawn_only_beside_a_rate():
    nation = report("8", "2025-12-09", area=NATION)
    r = small_row([report("110", "2025-12-02"), nation], [target("100")])
    assert r.bullet is not None
    assert r.bullet.nation is None


def test_a_source_without_a_day_is_named_without_one():
    r = small_row([report("11", "2025-12-02", as_printed="x")], [target("10", adopted_on="2025-01")])
    assert r.target_origin is not None
    assert r.target_origin.words == "adopted Jan 2025, printed by The Paper"


def test_the_citys_own_verdict_without_a_figure_is_said_first():
    own = OfficialVerdict(id="V", area=TOWN, year=2025, published_on="2025-12-18", source="S1", missed=("rice",))
    early = {"period": "2024", "adopted_on": "2024-01-01"}
    lines = [target("10"), target("1", **early), target("1", indicator="growth", unit="%", **early)]
    store = small_store([], lines, verdicts=[own])
    r = row_of(board(store, year="2025", area=TOWN, lang="en", as_of="2026-06-30"), "rice")
    assert (r.official_missed, r.mark) == (True, "official_missed")
    assert r.exceptions == ("the city reports it missed (18 Dec 2025)",)
