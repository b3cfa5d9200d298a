"""One indicator within a year: what counts at the end of each month, what was due, and the lines of the table."""

from decimal import Decimal

import pytest
from builders import OLD_TOWN, TOWN, Line, cumulative, indicator, on, real_store, report, small_store, target

from indicators import attainment
from indicators.boards.context import gather
from indicators.boards.months.due import ShareDue, due
from indicators.boards.months.types import Course, MonthLine, MonthsChart, Within
from indicators.boards.pace import pace_of
from indicators.queries.months import from_january, months_from_january, within_year
from indicators.wording import Lang

from .paged import real_page, small_page
from .seen import view

GROWTH = {"indicator": "growth", "unit": "%"}


def within(code: str, area: str = "HP", year: str = "2025", as_of: str = "2026-11-15", lang: Lang = "en") -> Within:
    found = real_page(code, as_of, lang, area, year).within
    assert found is not None
    return found


def small(lines: list[Line], wanted: list[Line], **other: object) -> Within:
    found = small_page(lines, wanted, **other).within  # ty: ignore[invalid-argument-type] - as small_page takes them
    assert found is not None
    return found


def chart(found: Within) -> MonthsChart:
    assert found.chart is not None
    return found.chart


def course(found: Within, role: str, area: int = 0) -> Course:
    return next(c for c in chart(found).courses if (c.role, c.area) == (role, area))


def values(one: Course) -> dict[int, float]:
    return {p.month: p.value for p in one.points}


def line(found: Within, period: str, area: str = "Town") -> MonthLine:
    return next(one for one in found.lines if (one.period, one.area) == (period, area))


# ---- the record


def test_exports_of_2025_are_drawn_as_the_city_reported_them_and_customs_stands_beside():
    found = within("export")
    assert values(course(found, "actual")) == {8: 31.8, 9: 36.0, 10: 33.37, 12: 50.14}
    assert [p.doubt for p in course(found, "actual").points] == ["", "", "lower than 36 for 9 months", ""]
    [customs] = [one for one in found.lines if one.actual.words == "29.48"]
    assert (customs.note.words, customs.drawn, customs.share.words) == ("customs", False, "")


def test_revenue_of_2025_keeps_the_areas_before_the_merger_apart():
    shown = chart(within("budget_total"))
    assert str(shown.merger) == "2025-07-01"
    assert {(c.role, c.area) for c in shown.courses} == {
        ("actual", 0), ("actual", 1), ("actual", 2), ("before", 1), ("due", 0)
    }  # fmt: skip
    assert max(values(course(within("budget_total"), "actual", 1))) == 6
    assert course(within("budget_total"), "before", 1).name == "Hai Phong (before the merger) 2024"


def test_growth_of_2025_is_told_from_january_and_the_third_quarter_stands_beside_with_its_scenario():
    found = within("grdp_growth")
    assert values(course(found, "actual")) == {6: 11.2, 9: 11.59, 12: 11.81}
    quarter = line(found, "Q3 2025", "Hai Phong")
    assert (quarter.actual.words, quarter.due.words, quarter.drawn) == ("12.47", "scenario 13.92", False)
    assert {c.role for c in chart(found).courses} == {"actual", "before"}
    assert found.rule == ""


def test_revenue_of_2026_has_january_the_scenario_of_march_and_last_year_of_the_same_area():
    found = within("budget_total", year="2026")
    assert values(course(found, "actual")) == {1: 20789, 2: 41546}
    assert values(course(found, "scenario")) == {3: 50495}
    assert values(course(found, "before"))[7] == 112748
    assert chart(found).merger is None
    assert line(found, "3 months of 2026", "Hai Phong").due.words == "scenario 50,495"


def test_growth_of_2026_has_too_few_of_the_citys_own_figures_for_a_chart():
    found = within("grdp_growth", year="2026")
    assert found.chart is None
    assert found.too_few == "Fewer than two cumulative figures of Hai Phong in 2026: no chart is drawn."
    assert line(found, "9 months of 2026", "Hai Phong").note.words == ""
    [office] = [one for one in found.lines if one.actual.words == "12.08"]
    assert (office.note.words, office.drawn) == ("statistics office", False)


def test_what_is_drawn_is_in_the_table_and_every_number_of_the_table_has_an_origin_or_a_passport():
    for code, area, year in (
        ("budget_total", "HP", "2025"),
        ("budget_total", "HP_OLD", "2024"),
        ("export", "HP", "2025"),
    ):
        found = within(code, area, year)
        told = {one.actual.words for one in found.lines} | {one.before.words for one in found.lines}
        for one in chart(found).courses:
            if one.role in ("actual", "before"):
                assert {p.words for p in one.points} <= told
        for one in found.lines:
            assert all(cell.origin for cell in (one.actual, one.before) if cell.words)
            assert all(cell.origin or cell.key for cell in (one.due, one.share) if cell.words)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_words_of_the_chart_name_every_figure_its_doubt_the_rule_and_the_plan(lang: Lang):
    for code in ("budget_total", "export"):
        shown = chart(within(code, lang=lang))
        for one in shown.courses:
            assert one.name in shown.words
            if one.role != "due":
                assert all(f"{p.when} {p.words}" in shown.words for p in one.points)
                assert all(p.doubt in shown.words for p in one.points)
        assert shown.plan is not None
        assert shown.plan.words in shown.words


# ---- which figure counts


def test_a_month_is_told_by_its_cumulative_figure_and_january_by_its_own():
    lines = [
        report("5", "2025-02-05", period="2025-01", period_kind="month"),
        report("9", "2025-04-05", period="2025-03", period_kind="month"),
        report("16", "2025-04-05", period="2025-Q1", period_kind="quarter"),
        cumulative("15", "2025-03", "2025-04-06"),
        report("30", "2025-07-05", period="2025-H1", period_kind="half"),
        report("20", "2025-10-05", period="2025-Q3", period_kind="quarter"),
    ]
    found = small(lines, [target("100")])
    assert values(course(found, "actual")) == {1: 5, 3: 15, 6: 30}
    notes = {one.actual.words: one.note.words for one in found.lines if not one.drawn}
    alone = "this period alone, not cumulative"
    assert notes == {"9": alone, "16": alone, "20": alone}


def test_the_later_and_better_report_of_a_month_counts_and_the_other_stands_beside():
    lines = [
        cumulative("10", "2025-02", "2025-03-02"), cumulative("11", "2025-02", "2025-04-02", stage="official"),
        cumulative("15", "2025-03", "2025-04-05"), cumulative("99", "2025-04", "2025-05-05", stage="forecast"),
    ]  # fmt: skip
    found = small(lines, [target("100")])
    assert [(p.month, p.value, p.tinted) for p in course(found, "actual").points] == [(2, 11, False), (3, 15, True)]
    assert [one.note.words for one in found.lines if one.actual.words == "10"] == ["another report of the same period"]
    assert "99" not in {one.actual.words for one in found.lines}


def test_another_series_never_takes_the_place_of_the_declared_one():
    lines = [
        cumulative("10", "2025-02", "2025-03-02"), cumulative("15", "2025-03", "2025-04-05"),
        cumulative("21", "2025-04", "2025-05-05", series="customs"),
    ]  # fmt: skip
    found = small(lines, [target("100")])
    assert max(values(course(found, "actual"))) == 3
    assert [(one.drawn, one.note.words) for one in found.lines if one.actual.words == "21"] == [(False, "customs")]


def test_what_is_published_after_the_day_is_not_known():
    lines = [cumulative("10", "2025-02", "2025-03-02"), cumulative("15", "2025-03", "2025-04-05")]
    store = small_store(lines, [target("100")])
    assert set(from_january(store, "rice", TOWN, 2025, on("2025-04-04"))) == {2}
    assert len(within_year(store, "rice", TOWN, 2025, on("2025-04-05"))) == 2


@pytest.mark.parametrize(
    ("period", "kind", "months"),
    [("2025-09", "ytd", 9), ("2025-01", "month", 1), ("2025-02", "month", None), ("2025-Q1", "quarter", 3),
     ("2025-Q2", "quarter", None), ("2025-H1", "half", 6)],
)  # fmt: skip
def test_only_what_starts_in_january_is_cumulative(period: str, kind: str, months: int | None):
    store = small_store([report("1", "2025-12-01", period=period, period_kind=kind)])
    assert months_from_january(store.actuals["A0"]) == months


def test_without_any_part_of_a_year_there_is_nothing_to_show():
    assert small_page([report("8", "2026-01-06")], [target("8")]).within is None
    stock = (indicator("stock", "stock"),)
    assert (
        small_page([cumulative("8", "2025-03", "2025-04-06", indicator="stock")], [], code="stock", nouns=stock).within
        is None
    )


# ---- the year before, and the merger


def test_the_year_before_is_of_the_same_area_alone():
    lines = [
        cumulative("10", "2025-02", "2025-03-02"), cumulative("15", "2025-03", "2025-04-05"),
        cumulative("7", "2024-02", "2024-03-02"), cumulative("3", "2024-02", "2024-03-02", area=OLD_TOWN),
    ]  # fmt: skip
    found = small(lines, [target("100")])
    assert values(course(found, "before")) == {2: 7}
    assert values(course(found, "before", 1)) == {2: 3}
    assert line(found, "2 months of 2025").before.words == "7"
    assert line(found, "2 months of 2025", "Old Town").before.words == "3"


# ---- what was due


TWO_YEARS = [
    cumulative("20", "2023-02", "2025-01-05"), cumulative("40", "2024-02", "2025-01-05"),
    cumulative("90", "2024-06", "2025-01-05"),
    report("100", "2025-01-05", period="2023"), report("100", "2025-01-05", period="2024"),
]  # fmt: skip
NOW = [cumulative("5", "2025-01", "2025-02-02"), cumulative("30", "2025-02", "2025-03-02")]


def due_of(lines: list[Line], months: int) -> ShareDue:
    store = small_store(lines, [target("200")])
    return due(gather(store, view(store, year="2025", area=TOWN, as_of="2025-12-01")), "rice", months)


def test_the_share_due_is_the_mean_of_two_years_for_the_months_both_reported():
    found = due_of([*TWO_YEARS, *NOW], 2)
    assert (found.rule, found.years, found.shares) == ("past_years", 2, {2: Decimal("0.3")})


def test_with_fewer_than_two_years_the_year_is_split_evenly():
    found = due_of([*TWO_YEARS, *NOW], 6)
    assert (found.rule, found.years, list(found.shares)) == ("even_split", 0, list(range(1, 13)))
    assert found.shares[6] == Decimal("0.5")


def test_what_was_due_is_what_the_pace_of_the_page_says():
    store = small_store([*TWO_YEARS, *NOW], [target("200")])
    context = gather(store, view(store, year="2025", area=TOWN, as_of="2025-03-05"))
    pace = pace_of(context, "rice")
    assert pace is not None
    assert pace.expected_pct is not None
    share = due(context, "rice", 2).shares[2]
    assert Decimal(pace.expected_pct.value) == attainment.printed_percent(share * 100)


def test_a_bound_gives_a_bound_of_the_share_and_no_target_gives_none():
    lines = [cumulative("33.37", "2025-02", "2025-03-02", qualifier="over"), cumulative("50", "2025-03", "2025-04-05"),
             cumulative("66.66", "2025-04", "2025-05-05", qualifier="nearly")]  # fmt: skip
    found = small(lines, [target("100")])
    assert [one.share.words for one in found.lines] == ["≥ 33.3%", "50.0%", "≤ 66.7%"]
    assert {one.share.words for one in small(lines, []).lines} == {""}
    assert chart(small(lines, [])).plan is None


@pytest.mark.parametrize(("code", "nature", "direction"), [("dust", "flow", "lower"), ("growth", "rate", "higher")])
def test_only_amounts_that_shall_rise_have_a_share_of_the_plan(code: str, nature: str, direction: str):
    noun = indicator(code, nature, direction)
    more = {"indicator": code, "unit": noun.unit}
    lines = [cumulative("3", "2025-03", "2025-04-05", **more), cumulative("4", "2025-06", "2025-07-05", **more)]
    comparator = "<=" if direction == "lower" else ">="
    found = small(lines, [target("10", comparator=comparator, **more)], code=code, nouns=(noun,))
    assert {one.share.words for one in found.lines} == {""}
    assert {c.role for c in chart(found).courses} == {"actual"}
    assert chart(found).plan is not None


def test_a_scenario_of_the_same_months_is_drawn_and_one_of_a_later_quarter_is_not():
    wanted = [target("10", **GROWTH), target("9", "scenario", period="2025-H1", **GROWTH),
              target("13", "scenario", period="2025-Q3", **GROWTH), target("11", "scenario", **GROWTH)]  # fmt: skip
    lines = [cumulative("8", "2025-03", "2025-04-05", **GROWTH), cumulative("9", "2025-06", "2025-07-05", **GROWTH)]
    found = small(lines, wanted, code="growth")
    assert values(course(found, "scenario")) == {6: 9, 12: 11}


def test_the_store_of_the_record_answers_for_an_area_without_months():
    assert from_january(real_store(), "grdp_growth", "01", 2019, on("2026-11-15")) == {}
