"""The board of a year under way, of the areas before the merger, and of the scenario."""

import pytest

from indicators.boards.scoreboard import groups

from .seen import board, row_of, seen


@pytest.mark.parametrize("as_of", ["2025-12-11", "2026-01-20", "2026-03-05", "2026-11-15"])
def test_2026_is_open_and_lists_its_targets_with_the_progress_so_far(as_of: str):
    shown = seen(as_of, "en", year="2026")
    assert (shown.open, shown.in_resolution, len(shown.squares)) == (True, 22, 22)
    assert {r.verdict for r in shown.rows} == {"no_figure"}
    assert sum(c.n for c in shown.counts) == 22


def test_the_revenue_target_of_2026_stands_against_2025_as_it_was_known():
    # 3.8% above what the session that set it was told; 1.0% below what was known on 19 January 2026.
    session, later = seen("2025-12-31", year="2026"), seen("2026-01-20", year="2026")
    assert "target 3.8% above 2025 (187,766.6)" in row_of(session, "budget_total").exceptions
    assert "target 1.0% below 2025 (196,911.318)" in row_of(later, "budget_total").exceptions


def test_the_year_so_far_is_a_share_of_the_plan_for_sums_only():
    shown = seen("2026-11-15", "en", year="2026")
    revenue, growth = row_of(shown, "budget_total"), row_of(shown, "grdp_growth")
    assert (revenue.progress_words, revenue.actual, revenue.percent_of_plan) == ("41,546", None, None)
    assert revenue.outcome_words is not None
    assert revenue.outcome_words.startswith("21.3%")
    assert (growth.progress_words, growth.outcome_words) == ("12.08", None)
    assert "9 months of 2026, published 6 Oct 2026 (statistics office)" in growth.exceptions


def test_the_targets_of_2026_outside_the_main_ones_stand_apart_and_are_not_counted():
    shown = seen("2026-11-15", "en", year="2026")
    assert shown.known == 6
    assert {r.in_resolution for r in shown.rows} == {True}
    assert {r.in_resolution for r in shown.others} == {False}
    assert {r.indicator for r in shown.others} >= {"budget_domestic", "va_serv_growth"}
    assert [group.heading for group in groups(shown)] == ["Outside the main targets: Council's targets"]


def test_the_old_city_of_2024_is_judged_by_its_own_19_targets():
    shown = board(area="HP_OLD", year="2024", as_of="2026-01-20", lang="en")
    assert (shown.in_resolution, shown.known, len(shown.squares)) == (19, 5, 19)
    assert {c.verdict: c.n for c in shown.counts} == {"near_miss": 1, "exceeded": 2, "no_figure": 16}
    growth = row_of(shown, "grdp_growth")
    assert (growth.target, growth.actual, growth.verdict, growth.difference) == (
        "11.5..12",
        "11.01",
        "near_miss",
        "-0.49",
    )
    revenue = row_of(shown, "budget_total")
    assert (revenue.qualifier, revenue.outcome_words) == ("over", "≥ 110.8%")
    assert shown.tally is not None
    assert (shown.tally.met_or_exceeded, shown.tally.of) == (16, 19)


@pytest.mark.parametrize("basis", ["council", "central"])
def test_the_old_citys_2025_cannot_be_compared_after_the_merger(basis: str):
    shown = board(area="HP_OLD", year="2025", as_of="2026-01-20", basis=basis, lang="en")
    assert {r.verdict for r in shown.rows} == {"not_comparable"}
    assert {(r.difference, r.percent_of_plan, r.outcome_words, r.bullet) for r in shown.rows} == {
        (None, None, None, None)
    }
    assert all("merged on 1 Jul 2025, no whole-year figure" in r.exceptions for r in shown.rows)
    assert set(shown.squares) == {"not_comparable"}


def test_the_merger_is_not_known_before_its_day():
    shown = board(area="HP_OLD", year="2025", as_of="2025-03-01", lang="en")
    assert {r.verdict for r in shown.rows} == {"no_figure"}
    assert "merged" not in shown.sentence


def test_a_scenario_or_a_stretch_target_never_has_a_stand_in():
    for basis in ("scenario", "strive"):
        shown = seen("2025-12-11", basis=basis)
        assert {r.basis for r in shown.every_row} == {basis}
        assert (shown.in_resolution, shown.tally, shown.others, shown.without) == (None, None, (), ())


def test_the_scenario_counts_every_target_of_its_own():
    shown = seen("2025-12-11", basis="scenario")
    assert {c.verdict: c.n for c in shown.counts} == {"exceeded": 1, "no_figure": 6}
    assert row_of(shown, "budget_domestic").percent_of_plan == "120.5"
