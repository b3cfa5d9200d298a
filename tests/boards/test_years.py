"""One indicator over the years: every point of the chart is a line of the table, and the table is the record."""

from datetime import date

import pytest
from builders import NATION, OLD_TOWN, TOWN, Line, areas, indicator, real_book, real_store, report, small_store, target

from indicators import queries
from indicators.boards.indicator import IndicatorBoard, indicator_board
from indicators.boards.view import area_name
from indicators.boards.years import AreaSeries as Drawn
from indicators.boards.years import YearsChart
from indicators.model import Area
from indicators.wording import Lang, number

from .paged import real_page, small_page, some_pages
from .seen import TODAY, view

PLAN = {"vi": "kế hoạch", "en": "target"}
GROWTH = {"indicator": "growth", "unit": "%"}


def chart(page: IndicatorBoard) -> YearsChart:
    assert page.chart is not None
    return page.chart


def drawn(page: IndicatorBoard, role: str, area: int = 0) -> Drawn:
    return next(line for line in chart(page).lines if (line.role, line.area) == (role, area))


def roles(page: IndicatorBoard) -> set[tuple[str, int]]:
    return {(line.role, line.area) for line in chart(page).lines}


def values(line: Drawn) -> dict[int, float]:
    return {p.year: p.value for p in line.points}


# ---- the record


def test_every_year_of_the_table_is_the_record_its_line_holds():
    lines = {(a.file, a.line): a for a in real_book().actuals}
    seen = 0
    for page in some_pages():
        for one in page.years:
            assert one.actual or one.target
            if one.origin is None:
                assert (one.actual, one.stage) == ("", "")
                continue
            record = lines[one.origin.file, one.origin.line]
            assert (record.indicator, record.period) == (page.row.indicator, str(one.year))
            assert area_name(real_book().areas[record.area], page.view.lang) == one.area
            assert number(record.value, page.view.lang) in one.actual
            assert record.stage != "forecast"
            seen += 1
    assert seen > 50


def test_the_table_is_newest_first_and_has_each_year_of_an_area_once():
    for page in some_pages():
        keys = [(-y.year, y.area) for y in page.years]
        assert keys == sorted(set(keys))


def test_every_point_of_the_chart_is_a_line_of_the_table():
    lines = {(a.file, a.line): a for a in real_book().actuals}
    for page in some_pages():
        if page.chart is None:
            assert page.years == ()
            continue
        told = {(y.area, y.year): y for y in page.years}
        for line in page.chart.lines:
            if line.role == "actual":
                assert {p.year for p in line.points} == {y.year for y in page.years if y.area == line.name and y.actual}
                for p in line.points:
                    one = told[line.name, p.year]
                    assert one.origin is not None
                    assert p.words == one.actual
                    assert p.value == float(lines[one.origin.file, one.origin.line].value)
        targets = {p.words for line in page.chart.lines if line.role == "target" for p in line.points}
        assert targets <= {y.target for y in page.years}


def test_the_nation_is_drawn_for_rates_and_never_beside_levels():
    seen = set()
    for page in some_pages():
        if page.chart:
            nature = real_book().indicators[page.row.indicator].nature
            assert page.chart.levels == (nature in ("flow", "stock"))
            nations = [line for line in page.chart.lines if line.role == "nation"]
            seen.add((page.chart.levels, bool(nations)))
            for line in nations:
                for p in line.points:
                    known = queries.figures_in_force(real_store(), "VN", str(p.year), page.view.as_of)
                    assert p.value == float(known[page.row.indicator].actual.value)
    assert (False, True) in seen
    assert (True, True) not in seen


@pytest.mark.parametrize(("lang", "words"), [("vi", "Hợp nhất 1/7/2025"), ("en", "Merger 1 Jul 2025")])
@pytest.mark.parametrize(("area", "year"), [("HP", "2025"), ("HP_OLD", "2024"), ("HD_OLD", "2024")])
def test_the_merger_is_marked_on_its_day_for_the_city_and_for_what_it_was_merged_from(
    area: str, year: str, lang: Lang, words: str
):
    shown = chart(real_page("grdp_growth", area=area, year=year, lang=lang))
    assert (shown.merger, shown.merger_words) == (date(2025, 7, 1), words)


def test_the_city_is_never_joined_to_what_it_was_merged_from():
    page = real_page("grdp_growth")
    assert roles(page) >= {("actual", 0), ("actual", 1), ("actual", 2), ("nation", 0)}
    assert values(drawn(page, "actual")) == {2025: 11.81}
    assert 2025 not in values(drawn(page, "actual", 1))
    assert drawn(page, "actual", 1).name == "Hai Phong (before the merger)"


def test_a_target_of_the_year_of_the_merger_is_not_drawn_for_the_area_that_ended():
    page = real_page("budget_total")
    old = [y for y in page.years if (y.year, y.area) == (2025, "Hai Phong (before the merger)")]
    assert [(y.target, y.actual) for y in old] == [("over 118,079", "")]
    assert 2025 not in values(drawn(page, "target", 1))


def test_the_words_for_the_chart_name_every_year_with_its_figure_and_target():
    for page in some_pages():
        if page.chart:
            for one in page.years:
                said = f"{one.area} {one.year}: {one.actual or '–'}"
                wanted = f", {PLAN[page.view.lang]} {one.target}" if one.target else ""
                assert said + wanted in page.chart.words


# ---- small books


def growth_of(value: str, year: str = "2025", stage: str = "estimate", **other: object) -> Line:
    return report(value, f"{int(year) + 1}-01-06", stage, period=year) | GROWTH | other


def test_a_forecast_of_the_town_or_of_the_nation_is_not_drawn():
    lines = [
        growth_of("8"), growth_of("9", "2024", stage="forecast"),
        growth_of("6", area=NATION, series="nso"), growth_of("7", "2024", area=NATION, series="nso", stage="forecast"),
        growth_of("5", "2024", area=NATION, series="press", stage="forecast"),
    ]  # fmt: skip
    page = small_page([*lines, growth_of("3", "2023")], [target("8", **GROWTH)], code="growth")
    assert values(drawn(page, "actual")) == {2023: 3.0, 2025: 8.0}
    assert values(drawn(page, "nation")) == {2025: 6.0}
    assert [y.year for y in page.years if y.actual] == [2025, 2023]


def test_the_nation_starts_where_the_town_does():
    lines = [growth_of("8"), *(growth_of("6", year, area=NATION, series="nso") for year in ("2022", "2024", "2025"))]
    before = target("7", **GROWTH, period="2024", adopted_on="2024-01-01")
    page = small_page(lines, [target("8", **GROWTH), before], code="growth")
    assert values(drawn(page, "nation")) == {2025: 6.0, 2024: 6.0}


def test_without_a_nation_above_it_none_is_drawn():
    town = Area(code=TOWN, name_vi="Phố", name_en="Town", kind="city")
    store = small_store([growth_of("8")], [target("8", **GROWTH)], territories=[town])
    shown = view(store, year="2025", area=TOWN, lang="en", as_of="2026-06-30")
    page = indicator_board(store, "growth", shown, TODAY)
    assert roles(page) == {("actual", 0), ("target", 0)}
    assert (chart(page).merger, chart(page).merger_words) == (None, "")


def test_a_level_has_no_nation_beside_it():
    lines = [report("8", "2026-01-06"), report("99", "2026-01-06", area=NATION, series="nso")]
    page = small_page(lines, [target("8")])
    assert chart(page).levels
    assert roles(page) == {("actual", 0), ("target", 0)}


@pytest.mark.parametrize(
    ("stage", "tinted"),
    [("estimate", True), ("reported", True), ("preliminary", False), ("official", False)],
)
def test_only_figures_that_are_not_yet_firm_are_tinted(stage: str, tinted: bool):
    page = small_page([report("8", "2026-01-06", stage)], [target("8")])
    assert [p.tinted for p in drawn(page, "actual").points] == [tinted]
    assert [p.tinted for p in drawn(page, "target").points] == [False]


def test_a_range_is_drawn_at_its_low_end_and_told_whole():
    page = small_page([], [target("", low="10", high="12")])
    assert [(p.value, p.words) for p in drawn(page, "target").points] == [(10.0, "10–12")]


def test_a_target_of_nothing_is_drawn_at_zero():
    page = small_page([report("0", "2026-01-06")], [target("0")])
    assert values(drawn(page, "target")) == {2025: 0.0}


def test_without_figure_and_target_there_is_no_chart_and_no_table():
    page = small_page([], [])
    assert (page.chart, page.years) == (None, ())


def test_with_forecasts_only_there_is_no_chart():
    page = small_page([report("8", "2026-01-06", "forecast")], [])
    assert (page.chart, page.years) == (None, ())


def test_the_targets_drawn_are_those_of_the_basis_in_view():
    page = small_page([], [target("8"), target("7", "central")])
    assert [p.words for p in drawn(page, "target").points] == ["8"]
    assert drawn(page, "target").name == "Target (Council)"


def test_a_year_that_has_not_begun_is_not_listed():
    page = small_page([report("8", "2026-01-06")], [target("9"), target("10", period="2027", adopted_on="2026-01-01")])
    assert [y.year for y in page.years] == [2025]


def test_years_of_the_area_before_stand_beside_the_towns_own():
    lines = [report("8", "2026-01-06"), report("5", "2025-01-06", period="2024", area=OLD_TOWN)]
    page = small_page(lines, [target("9")])
    assert [(y.year, y.area, y.actual) for y in page.years] == [(2025, "Town", "8"), (2024, "Old Town", "5")]
    assert values(drawn(page, "actual", 1)) == {2024: 5.0}


def test_the_area_that_ended_shows_the_merger_a_day_after_its_last():
    old = next(a for a in areas() if a.code == OLD_TOWN)
    early = {"period": "2024", "area": OLD_TOWN, "adopted_on": "2024-01-01"}
    store = small_store([report("5", "2025-01-06", period="2024", area=OLD_TOWN)], [target("4", **early)])
    shown = view(store, year="2024", area=OLD_TOWN, lang="vi", as_of="2026-06-30")
    page = indicator_board(store, "rice", shown, TODAY)
    assert old.ends == date(2025, 6, 30)
    assert (chart(page).merger, chart(page).merger_words) == (date(2025, 7, 1), "Hợp nhất 1/7/2025")
    assert values(drawn(page, "target")) == {2024: 4.0}


def test_the_chart_tells_unit_and_whether_it_draws_levels():
    rate = small_page([growth_of("8")], [target("8", **GROWTH)], code="growth")
    assert (chart(rate).unit, chart(rate).levels) == ("%", False)
    level = small_page([report("8", "2026-01-06")], [target("8")])
    assert (chart(level).unit, chart(level).levels) == ("tonnes", True)
    rank = small_page([report("3", "2026-01-06", unit="place")], [target("2", unit="place", comparator="<=")],
                      nouns=(indicator("rice", "rank", "lower"), indicator("growth", "rate")))  # fmt: skip
    assert not chart(rank).levels


def test_the_words_of_the_chart_say_a_dash_where_there_is_no_figure():
    page = small_page([], [target("9")])
    assert chart(page).words == "Chart of rice: actuals and targets over the years. Town 2025: –, target 9"
    page = small_page([report("8", "2026-01-06")], [])
    assert chart(page).words.endswith("Town 2025: 8")
