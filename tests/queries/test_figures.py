"""Which report of a figure counts on a day, each rule by itself."""

from collections.abc import Sequence
from datetime import date

import pytest
from builders import NATION, OLD_TOWN, TOWN, YEAR, Line, cumulative, indicator, on, real_store, report, small_store

from indicators import queries
from indicators.queries import Figure

LATE = on("2026-12-31")


def chosen(lines: Sequence[Line], as_of: date = LATE, area: str = TOWN) -> Figure | None:
    """Return the figure of rice that counts."""
    return queries.figures_in_force(small_store(lines), area, YEAR, as_of).get("rice")


def number(lines: Sequence[Line], as_of: date = LATE, area: str = TOWN) -> str | None:
    found = chosen(lines, as_of, area)
    return found.actual.as_printed if found else None


def test_the_figure_moves_with_the_day_asked_about():
    lines = [report("12.35", "2025-12-02"), report("11.81", "2025-12-09")]
    days = ("2025-12-01", "2025-12-02", "2025-12-08", "2025-12-09", "2026-12-31")
    assert [number(lines, on(d)) for d in days] == [None, "12.35", "12.35", "11.81", "11.81"]


@pytest.mark.parametrize("lower", ["estimate", "reported"])
def test_a_higher_stage_counts_before_a_later_report_of_a_lower_one(lower: str):
    lines = [report("3", "2026-03-01", "official"), report("2", "2026-04-01", "preliminary")]
    assert number([*lines, report("1", "2026-05-01", lower)]) == "3"
    assert number([lines[1], report("1", "2026-05-01", lower)]) == "2"


def test_estimate_and_reported_stand_on_one_step_so_that_the_later_counts():
    assert number([report("1", "2026-01-01", "reported"), report("2", "2026-01-02", "estimate")]) == "2"
    assert number([report("1", "2026-01-01", "estimate"), report("2", "2026-01-02", "reported")]) == "2"


def test_a_repeated_value_keeps_the_stage_at_which_it_was_first_printed():
    found = chosen([report("10775", "2025-12-01", "estimate"), report("10775", "2026-01-01", "reported")])
    assert found
    assert (found.stage, found.actual.id) == ("estimate", "A1")
    found = chosen([report("10775", "2025-12-01", "reported"), report("10775", "2026-01-01", "estimate")])
    assert found
    assert found.stage == "reported"


def test_the_first_stage_is_that_of_the_same_number_with_the_same_qualifier_known_by_the_day():
    lines = [
        report("9", "2025-11-01", "reported", "over"),
        report("8", "2025-11-02", "reported"),
        report("9", "2025-12-01", "estimate"),
        report("9", "2025-12-02", "reported"),
    ]
    found = chosen(lines)
    assert found
    assert found.stage == "estimate"


def test_a_value_repeated_on_one_day_has_the_stage_of_the_earlier_line():
    found = chosen([report("9", "2025-12-01", "reported"), report("9", "2025-12-01", "estimate")])
    assert found
    assert (found.actual.id, found.stage) == ("A1", "reported")
    by_line = chosen([report("9", "2025-12-01", "estimate"), *[report("9", "2025-12-01", "reported")] * 10])
    assert by_line
    assert (by_line.actual.id, by_line.stage) == ("A10", "estimate")


def test_the_same_number_published_as_preliminary_is_preliminary():
    found = chosen([report("9", "2025-12-01", "estimate"), report("9", "2026-03-01", "preliminary")])
    assert found
    assert found.stage == "preliminary"


def test_a_forecast_of_the_same_number_gives_no_stage_to_the_estimate():
    found = chosen([report("9", "2025-06-01", "forecast"), report("9", "2025-12-01", "estimate")])
    assert found
    assert found.stage == "estimate"


@pytest.mark.parametrize("qualifier", ["over", "nearly", "about"])
def test_a_rounded_repeat_never_replaces_an_exact_figure(qualifier: str):
    exact = report("187766.6", "2025-12-02")
    rounded = {"over": "187000", "nearly": "188000", "about": "190000"}[qualifier]
    assert number([exact, report(rounded, "2025-12-11", "reported", qualifier)]) == "187766.6"
    assert number([exact, report(rounded, "2026-06-11", "official", qualifier)]) == "187766.6"


def test_a_later_bound_replaces_the_exact_figure_it_contradicts():
    exact = report("100", "2025-12-02")
    assert number([exact, report("120", "2025-12-11", "estimate", "over")]) == "over 120"
    assert number([exact, report("90", "2025-12-11", "estimate", "nearly")]) == "nearly 90"


def test_a_bound_at_the_exact_figure_itself_does_not_contradict_it():
    exact = report("100", "2025-12-02")
    assert number([exact, report("100", "2025-12-11", "estimate", "over")]) == "100"
    assert number([exact, report("100", "2025-12-11", "estimate", "nearly")]) == "100"


def test_an_earlier_bound_or_one_of_a_lower_stage_contradicts_nothing():
    over = report("120", "2025-12-02", "estimate", "over")
    assert number([over, report("100", "2025-12-11")]) == "100"
    assert number([report("100", "2025-12-01", "preliminary"), over]) == "100"


def test_about_contradicts_no_exact_figure_however_far_it_lies():
    assert number([report("100", "2025-12-02"), report("900", "2025-12-11", "official", "about")]) == "100"


def test_an_exact_figure_after_the_contradiction_counts_again():
    lines = [report("100", "2025-12-02"), report("120", "2025-12-11", "estimate", "over")]
    assert number([*lines, report("125", "2025-12-20")]) == "125"


def test_of_bounds_without_an_exact_figure_the_higher_stage_then_the_later_counts():
    first, second = report("100", "2025-12-02", "reported", "over"), report("110", "2025-12-03", "estimate", "nearly")
    assert number([second, first]) == "nearly 110"
    assert number([second, report("90", "2025-11-01", "preliminary", "about")]) == "about 90"


def test_an_exact_estimate_counts_before_a_bound_of_a_higher_stage():
    assert number([report("118300", "2026-06-01", "preliminary", "over"), report("118400", "2026-01-01")]) == "118400"


def test_of_two_reports_on_one_day_at_one_stage_the_later_line_counts():
    one, other = report("1453", "2025-12-18", "reported"), report("1452", "2025-12-18", "estimate")
    assert (number([one, other]), number([other, one])) == ("1452", "1453")


def test_a_month_or_a_year_counts_from_its_last_day():
    month, year = report("1", "2026-02"), report("2", "2025")
    assert [number([month], on(d)) for d in ("2026-02-27", "2026-02-28")] == [None, "1"]
    assert [number([year], on(d)) for d in ("2025-12-30", "2025-12-31")] == [None, "2"]


def test_a_report_without_a_date_never_counts():
    assert number([report("1", None, "official")]) is None
    assert number([report("1", None, "official"), report("2", "2025-01-01")]) == "2"


def test_a_forecast_counts_only_while_nothing_better_is_known():
    lines = [report("5", "2025-12-20", "forecast"), report("4", "2025-12-11", "estimate", "about")]
    assert number(lines[:1]) == "5"
    assert number(lines) == "about 4"
    found = chosen(lines[:1])
    assert found
    assert found.stage == "forecast"


@pytest.mark.parametrize("series", ["customs", "ministry", "nso", "press", "unknown"])
def test_another_series_stands_beside_and_never_competes(series: str):
    other = report("46.55", "2026-02-01", "official", series=series)
    assert number([other]) is None
    assert number([report("50.14", "2025-12-11"), other]) == "50.14"


def test_an_indicator_may_declare_another_series_than_the_citys():
    declared = indicator("rice", series="customs")
    lines = [report("50.14", "2025-12-11"), report("46.55", "2025-12-01", series="customs")]
    found = queries.figures_in_force(small_store(lines, indicators=[declared]), TOWN, YEAR, LATE)
    assert found["rice"].actual.as_printed == "46.55"


def test_a_nations_own_series_counts_and_the_citys_quotation_stands_in_before_it():
    quoted = report("8", "2025-12-09", area=NATION)
    own = report("8.02", "2026-01-05", area=NATION, series="nso")
    again = report("8.1", "2026-02-01", "preliminary", area=NATION)
    assert number([quoted, own, again], on("2026-01-04"), NATION) == "8"
    assert number([quoted, own, again], on("2026-01-05"), NATION) == "8.02"
    assert number([quoted, own, again], LATE, NATION) == "8.02"
    assert number([report("9", "2026-01-01", area=NATION, series="press")], LATE, NATION) is None


def test_the_citys_bound_does_not_displace_a_nations_own_figure():
    own = report("8.02", "2026-01-05", area=NATION, series="nso")
    quoted = report("8.5", "2026-02-01", "estimate", "over", area=NATION)
    assert number([own, quoted], LATE, NATION) == "8.02"


def test_a_nations_own_bound_counts_before_the_citys_later_bound():
    own = report("8", "2026-01-05", "estimate", "over", area=NATION, series="nso")
    quoted = report("7.5", "2026-02-01", "estimate", "over", area=NATION)
    assert number([own, quoted], LATE, NATION) == "over 8"


def test_a_year_end_stock_stands_for_the_year_and_a_part_of_the_year_does_not():
    assert number([report("9", "2026-01-01", period_kind="stock")]) == "9"
    assert number([cumulative("9", "2025-12", "2026-01-01")]) is None
    assert number([report("9", "2026-01-01", period_kind="as_of")]) is None


def test_each_indicator_of_an_area_has_its_own_figure():
    lines = [
        report("1", "2025-12-01"),
        report("2", "2025-12-01", indicator="growth", unit="%"),
        report("3", "2025-12-01", area=OLD_TOWN),
        report("4", "2025-12-01", period="2024"),
    ]
    found = queries.figures_in_force(small_store(lines), TOWN, YEAR, LATE)
    assert {code: one.actual.as_printed for code, one in found.items()} == {"growth": "2", "rice": "1"}


def test_of_two_bounds_printed_on_one_day_the_tighter_counts():
    assert queries.progress(real_store(), "HP", 2025, on("2025-07-25"))["budget_total"].value == 100_994
    for word, values in (("over", ("10", "12", "11")), ("nearly", ("20", "17", "18"))):
        assert number([report(v, "2025-12-02", "reported", word) for v in values]) == f"{word} {values[1]}"


def test_a_looser_bound_of_a_later_day_counts_all_the_same():
    lines = [report("12", "2025-12-02", "reported", "over"), report("11", "2025-12-03", "reported", "over")]
    assert number(lines) == "over 11"
