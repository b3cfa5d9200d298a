"""Targets of several years: what their years come to, what is lacking, and the periods an address may name."""

from datetime import date
from typing import Any

import pytest
from builders import Line, indicator, real_store, report, small_store, target, view

from indicators import queries
from indicators.boards import tables
from indicators.boards.controls import controls
from indicators.boards.json_view import period_json
from indicators.boards.several_years import PeriodBoard, PeriodRow, parse_period_indicator, period_board
from indicators.boards.view import Unknown, View, parse_view
from indicators.markup import period_html
from indicators.model import Indicator
from indicators.store import Store
from indicators.terminal.several_years import period_lines
from indicators.wording import LANGS, Lang

PLAN = "2021..2025"
TODAY = date(2026, 11, 30)
RATE: dict[str, Any] = {"indicator": "growth", "unit": "%"}
STOCK: dict[str, Any] = {"indicator": "homes"}
HOMES, DEBT = indicator("homes", "stock"), indicator("debt", "stock", "lower")


def several(store: Store, period: str = PLAN, lang: Lang = "en", **params: str) -> View:
    found = parse_view(store, {"year": period, "lang": lang, **params}, TODAY, ranges=True)
    assert isinstance(found, View), found
    return found


def row(
    actuals: list[Line], wanted: Line, as_of: str = "2024-06-30", nouns: tuple[Indicator, ...] = (), lang: Lang = "en"
) -> PeriodRow:
    """Return the only row of a plan as of a day."""
    known = (indicator("rice"), indicator("growth", "rate"), *nouns)
    store = small_store(actuals, [wanted, target("1", period="2020", adopted_on="2019-12-10")], indicators=known)
    return board(store, as_of, lang=lang).rows[0]


def board(store: Store, as_of: str = "2024-06-30", period: str = PLAN, lang: Lang = "en") -> PeriodBoard:
    return period_board(store, several(store, period, lang, area="TOWN", as_of=as_of), TODAY)


def years(*values: str, first: int = 2021, **other: Any) -> list[Line]:  # noqa: ANN401 - fields of a line
    return [
        report(value, f"{first + n + 1}-01-15", period=str(first + n), **other)
        for n, value in enumerate(values)
        if value
    ]


def plan(value: str = "100", **other: Any) -> Line:  # noqa: ANN401 - fields of a line
    return target(value, "council", "2020-12-10", period=PLAN, **other)


@pytest.mark.parametrize(
    ("wanted", "figures", "value", "needed", "state"),
    [
        pytest.param(plan("100"), years("20", "20", "20"), "60", "20", "on_track", id="amounts add up"),
        pytest.param(plan("100"), years("15", "10", "12"), "37", "32", "acceleration_needed", id="short of it"),
        pytest.param(plan("100"), years("5", "5", "5"), "15", "43", "limited", id="far from it"),
        pytest.param(plan("20", per_year=True), years("15", "20", "28"), "21", "19", "on_track", id="yearly amounts"),
        pytest.param(plan("10", per_year=True, **RATE), years("9", "9", "9", **RATE), "9", "11.52",
                     "acceleration_needed", id="growth compounds"),
        pytest.param(plan("10", per_year=True, **RATE), years("-1", "0", "-2", **RATE), "-1", "28.84", "away",
                     id="growth that fell"),
        pytest.param(plan("10", per_year=True, **RATE), years("10.0", "10.0", "10.0", **RATE), "10.0", "10.00",
                     "on_track", id="growth at its target"),
        pytest.param(plan("20", **RATE), years("10", "12", "", "14", first=2020, **RATE), "14", "3",
                     "acceleration_needed", id="a share by the gap closed"),
    ],
)  # fmt: skip
def test_the_years_so_far_come_to_a_number_a_need_and_a_word(
    wanted: Line, figures: list[Line], value: str, needed: str, state: str
):
    told = row(figures, wanted)
    assert (told.value, told.needed, told.state) == (value, needed, state)


def test_a_level_grows_from_the_year_before_the_plan():
    figures = years("100", "110", "121", "133.1", first=2020, **STOCK)
    told = row(figures, plan("161.1", **STOCK), nouns=(HOMES,))
    assert (told.value, told.state, told.elapsed) == ("133.1", "on_track", 3)
    lower = row(
        years("100", "99", "98", first=2020, indicator="debt"),
        plan("50", indicator="debt", comparator="<="),
        nouns=(DEBT,),
    )
    assert (lower.state, lower.needed) == ("limited", "-16")


def test_what_is_asked_of_the_end_alone_stands_with_the_shortest_period_until_its_year_has_a_board():
    """A plan of 2021 to 2025 and one of 2016 to 2025: what is asked of 2025 alone is read on the first."""
    longer = target("9", period="2016..2025", adopted_on="2015-12-10")
    end = target("121", "council", "2020-12-10", period="2025")
    figures = years("100", "110", "121", first=2020)
    yearly = target("1", period="2020", adopted_on="2019-12-10")
    store = small_store(figures, [plan(), longer, end, yearly], indicators=(indicator("rice"),))
    told = {period: board(store, "2023-06-30", period).rows for period in (PLAN, "2016..2025")}
    assert [row.target_words for row in told["2016..2025"]] == ["9 over the period"]
    assert [row.target_words for row in told[PLAN]] == ["100 over the period", "121 in 2025"]
    at_end = told[PLAN][1]
    assert (at_end.measure, at_end.value, at_end.state, at_end.needed) == ("level", "121", "on_track", "0")
    assert [row.target_words for row in board(store, "2024-06-30").rows] == ["100 over the period"]
    found = parse_view(store, {"year": "2025", "area": "TOWN", "lang": "en", "as_of": "2023-06-30"}, TODAY, ranges=True)
    assert isinstance(found, Unknown)
    assert [query["year"] for _, query in found.choices[:2]] == [PLAN, "2016..2025"]


@pytest.mark.parametrize(
    ("wanted", "figures", "lacking"),
    [
        pytest.param(plan("10", per_year=True, **RATE), years("9", "", "9", **RATE), (2022,), id="a growth in between"),
        pytest.param(plan("20", per_year=True), years("", "20", "20"), (2021,), id="the first year"),
        pytest.param(plan("160", **STOCK), years("110", "121", **STOCK), (2020,), id="where a level began"),
    ],
)
def test_what_would_need_a_guess_is_not_computed_but_named(wanted: Line, figures: list[Line], lacking: tuple[int, ...]):
    told = row(figures, wanted, nouns=(HOMES,))
    assert (told.missing, told.state) == (lacking, None)
    assert any(str(lacking[0]) in note for note in told.notes)


def test_a_sum_without_some_years_is_the_least_it_can_be():
    told = row(years("", "20", "20"), plan("100"))
    assert (told.value, told.qualifier, told.needed, told.missing) == ("40", "over", None, (2021,))
    assert "at least 40" in (told.value_words or "")


@pytest.mark.parametrize(
    ("figures", "verdict", "difference"),
    [
        pytest.param(years("25", "20", "20", "20", "20"), "exceeded", "5", id="exceeded"),
        pytest.param(years("20", "20", "20", "20", "20"), "met", "0", id="met"),
        pytest.param(years("20", "20", "20", "20", "17"), "near_miss", "-3", id="near miss"),
        pytest.param(years("10", "10", "10", "10", "10"), "missed", "-50", id="missed"),
        pytest.param(
            [report("104", "2025-12-20", period=PLAN, period_kind="multi_year")], "exceeded", "4", id="reported"
        ),
    ],
)
def test_a_period_that_is_over_has_a_verdict(figures: list[Line], verdict: str, difference: str):
    told = row(figures, plan("100"), as_of="2026-02-01")
    assert (told.state, told.difference, told.needed) == (verdict, difference, None)


def test_a_forecast_of_all_the_years_is_told_and_not_judged():
    figures = [report("104", "2024-02-01", "forecast", period=PLAN, period_kind="multi_year")]
    told = row(figures, plan("100"))
    assert told.state is None
    assert any("104" in note for note in told.notes)


def test_before_a_merger_the_parts_are_added_up():
    part = years("10", "10", "10", area="OLD")
    assert row(part, plan("100")).value == "30"
    assert row([{**one, **RATE} for one in part], plan("10", per_year=True, **RATE)).value is None  # a rate is no sum


def test_an_amount_that_reached_its_target_needs_nothing_more():
    told = row(years("50", "50", "20"), plan("100"))
    assert (told.needed, told.needed_words) == ("0", "reached already")


@pytest.mark.parametrize("lang", LANGS)
def test_every_form_of_a_period_says_the_same(lang: Lang):
    store = real_store()
    for area in ("HP", "HP_OLD"):
        for period in queries.year_ranges(store, area, TODAY):
            shown = period_board(store, several(store, period.period, lang, area=area), TODAY)
            page, lines, plain = period_html(shown), period_lines(shown), period_json(shown)
            table = tables.several_years_table(store, shown)
            assert shown.sentence
            assert len(table.rows) == len(plain["rows"]) == len(shown.rows) > 0
            for one in shown.rows:
                for words in (one.target_words, one.state_words.capitalize()[1:]):
                    assert words in page
                    assert words.split()[0] in lines


def test_a_long_term_plan_is_in_force_only_for_several_years():
    store = real_store()
    assert any(row.basis == "long_term" for row in board_of(store, "2026..2030").rows)
    assert not any(b == "long_term" for _, b in queries.targets_in_force(store, "HP_OLD", "2025", TODAY))


def board_of(store: Store, period: str) -> PeriodBoard:
    return period_board(store, several(store, period), TODAY)


def test_the_periods_with_targets_stand_beside_the_years_and_answer_one_without():
    store = real_store()
    offered = [choice.value for choice in controls(store, view(), TODAY).ranges]
    assert offered == ["2026..2030", "2021..2030", "2025..2026"]
    found = parse_view(store, {"year": "2021..2028", "area": "HP"}, TODAY, ranges=True)
    assert isinstance(found, Unknown)
    assert [query["year"] for _, query in found.choices] == offered
    turned = parse_view(store, {"year": "2030..2026", "area": "HP", "lang": "en"}, TODAY, ranges=True)
    assert isinstance(turned, Unknown)
    assert turned.message == "2030..2026 ends before it begins: write the earlier year first."


@pytest.mark.parametrize("written", ["2026..2030", "2026-2030", "2026–2030"])
def test_a_period_is_understood_as_files_write_it_and_as_pages_show_it(written: str):
    assert several(real_store(), written).period == "2026..2030"


def test_what_shows_one_year_refuses_several_and_names_the_years():
    found = parse_view(real_store(), {"year": "2025..2026"}, TODAY)
    assert isinstance(found, Unknown)
    assert [query["year"] for _, query in found.choices] == ["2026", "2025"]


def test_an_indicator_without_a_target_for_the_years_is_answered_with_those_that_have_one():
    store = real_store()
    found = parse_period_indicator(store, {"id": "exports"}, several(store, "2026..2030"))
    assert isinstance(found, Unknown)
    assert "grdp_growth" in {query["id"] for _, query in found.choices}
    assert parse_period_indicator(store, {"id": "GRDP growth"}, several(store, "2026..2030")) == "grdp_growth"
