"""The year under way: its latest figures lead, each with its months and age; an old one gets no word of pace."""

from datetime import date, timedelta

import pytest
from builders import Line, cumulative, on, report, target
from hypothesis import given
from hypothesis import strategies as st

from indicators import attainment
from indicators.boards.json_view import as_json
from indicators.boards.standing import STANDINGS
from indicators.wording import Lang

from .seen import board, row_of, seen, small_row

SAID: dict[tuple[str, Lang], str] = {
    ("2026-11-30", "en"): "2026 so far in Hai Phong: GRDP growth 12.08% after 9 months, target about 13%; the city's "
    "figures for 2 others end in Feb 2026.",
    (
        "2026-11-30",
        "vi",
    ): "Năm 2026 đến nay, Hải Phòng: GRDP 12,08% sau 9 tháng, chỉ tiêu khoảng 13%; số liệu của thành "
    "phố về 2 chỉ tiêu khác dừng ở tháng 2/2026.",
    ("2026-07-31", "en"): "2026 so far in Hai Phong: the city's figures end in Feb 2026; nothing newer is known.",
    ("2026-04-15", "en"): "2026 so far in Hai Phong: budget revenue 41,546 billion VND after 2 months, target 194,900; "
    "industrial production 36.2% after 1 month, Feb 2026 alone −6.25%, target over 15%; 4 others known by name have no "
    "figure of the year. Ahead 1.",
    (
        "2026-02-10",
        "en",
    ): "2026 so far in Hai Phong: industrial production 36.2% after 1 month, target over 15%; budget "
    "revenue 20,789 billion VND after 1 month, target 194,900; 4 others known by name have no figure of the year.",
}


@pytest.mark.parametrize(("day", "lang"), SAID)
def test_the_open_year_is_said_word_for_word(day: str, lang: Lang):
    assert seen(day, lang, year="2026").sentence == SAID[day, lang]


def test_the_board_of_30_november_2026_leads_with_growth_and_counts_what_is_fresh_and_what_is_old():
    shown = seen("2026-11-30", "en", year="2026")
    assert [r.standing for r in shown.rows] == ["so_far", "stale", "stale", None, None, None]
    assert [(c.n, c.verdict) for c in shown.counts] == [(1, "so_far"), (2, "stale"), (19, "no_figure")]
    revenue = row_of(shown, "budget_total")
    assert (revenue.pace, revenue.mark, revenue.progress_words) == (None, "stale", "41,546")
    assert revenue.exceptions[0] == "2 months of 2026, published 2 Mar 2026: 9 months old"
    plain = as_json(shown)
    assert plain["counts"]["no_figure"] == 22
    assert plain["standings"] == dict.fromkeys(STANDINGS, 0) | {"so_far": 1, "stale": 2}


def test_a_rate_is_never_shown_without_a_newer_month_that_turned():
    for day in ("2026-04-15", "2026-07-31", "2026-11-30"):
        shown = row_of(seen(day, "en", year="2026"), "iip_growth")
        assert any("Feb 2026" in note and "−6.25%" in note for note in shown.exceptions), day


def test_the_json_has_the_figure_so_far_with_its_source():
    found = {r["indicator"]: r["so_far"] for r in as_json(seen("2026-11-30", year="2026"))["rows"]}
    revenue = found["budget_total"]
    assert (revenue["value"], revenue["period"], revenue["source"]) == ("41546", "2026-02", "S033")
    assert revenue["line"]
    assert found["export"] is None


def test_a_closed_year_has_no_standings():
    shown = seen("2026-01-20")
    assert as_json(shown)["standings"] is None
    assert {r.standing for r in shown.every_row} == {None}


def test_january_alone_and_the_first_quarter_are_cumulative():
    revenue = row_of(seen("2026-02-10", "vi", year="2026"), "budget_total")
    assert (revenue.progress_words, revenue.outcome_words) == ("20.789", "10,7% cả năm")
    growth = row_of(board(area="HP_OLD", year="2025", as_of="2025-04-15", lang="en"), "grdp_growth")
    assert growth.progress_words == "11.07"


@pytest.mark.parametrize(
    ("kind", "period", "months"), [("month", "2025-01", 1), ("quarter", "2025-Q1", 3), ("half", "2025-H1", 6)]
)
def test_a_later_month_quarter_or_half_is_no_figure_from_january(kind: str, period: str, months: int):
    line = report("40", "2025-07-20", period=period, period_kind=kind)
    later = report("9", "2025-12-20", period=period.replace("01", "02").replace("1", "2"), period_kind=kind)
    shown = small_row([line, later | {"period": {"month": "2025-11", "quarter": "2025-Q3", "half": "2025-H2"}[kind]}],
                      [target("100")], as_of="2025-07-31")  # fmt: skip
    assert shown.progress_words == "40"
    assert months in (1, 3, 6)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_a_figure_is_stale_after_a_hundred_days_unless_the_next_is_due_only_later(ended: date, age: int):
    day = ended + timedelta(days=age)
    assert attainment.is_stale(ended, day) == (age > 100)
    assert not attainment.is_stale(ended, day, next_due=day)
    assert attainment.is_stale(ended, day, next_due=day - timedelta(days=1)) == (age > 100)


def half_yearly(*, also: tuple[Line, ...] = ()) -> list[Line]:
    before = [
        line
        for year in (2023, 2024)
        for line in (
            cumulative("50", f"{year}-06", f"{year}-07-20"),
            report("100", f"{year + 1}-01-20", period=str(year)),
        )
    ]
    return [*before, *also, cumulative("55", "2025-06", "2025-07-20")]


def test_what_is_reported_twice_a_year_is_not_stale_before_its_next_figure_is_due():
    wanted = [target("110")]
    assert small_row(half_yearly(), wanted, as_of="2025-12-20").standing == "ahead"
    monthly = cumulative("70", "2024-09", "2024-10-06")
    assert small_row(half_yearly(also=(monthly,)), wanted, as_of="2025-12-20").standing == "stale"
    assert small_row([half_yearly()[-1]], wanted, as_of="2025-12-20").standing == "stale"  # of unknown rhythm


def test_the_age_counts_whole_months():
    lines = [cumulative("55", "2025-06", "2025-07-20")]
    told = {day: small_row(lines, [target("110")], as_of=day).exceptions[0] for day in ("2025-10-29", "2025-10-30")}
    assert on("2025-10-30") - on("2025-06-30") > timedelta(days=100)
    assert [words.rpartition(": ")[2] for words in told.values()] == ["3 months old", "4 months old"]
