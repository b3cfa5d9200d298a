"""The record of 2025, cases written down before there was a program."""

import csv
from io import StringIO

import pytest

from .running import DATA, asked, board, rows

SESSION = ("--year", "2025", "--as-of", "2025-12-11", "--basis", "council", "--area", "HP")
EARLIER = ("--year", "2025", "--as-of", "2025-12-05", "--basis", "council", "--area", "HP")
LATER = ("--year", "2025", "--as-of", "2026-01-20", "--basis", "council", "--area", "HP")
CENTRAL = ("--year", "2025", "--as-of", "2025-12-11", "--basis", "central", "--area", "HP")
EQUALS = "estimate equals the plan"
ROW_KEYS = {
    "indicator", "name", "unit", "nature", "direction", "basis", "in_resolution", "target", "target_text",
    "target_document", "actual", "actual_text", "stage", "qualifier", "published_on", "source", "file", "line",
    "difference", "difference_unit", "percent_of_plan", "verdict", "official_verdict", "notes",
    "other_bases", "vintages",
}  # fmt: skip


def test_the_december_session_sees_two_misses_five_exceeded_and_two_met():
    found = rows(*SESSION)
    by_verdict = {verdict: {code for code, row in found.items() if row["verdict"] == verdict} for verdict in
                  ("missed", "near_miss", "exceeded", "met")}  # fmt: skip
    assert by_verdict == {
        "missed": {"grdp_growth", "fdi"},
        "near_miss": set(),
        "exceeded": {"budget_total", "investment_total", "export", "new_enterprises", "social_housing"},
        "met": {"tourists", "port_cargo"},
    }


def test_the_counts_are_those_of_the_22_main_targets():
    found = board(*SESSION)
    assert found["in_resolution"] == 22
    assert found["counts"] == {"missed": 2, "near_miss": 0, "exceeded": 5, "met": 2, "no_figure": 13}
    assert found["sentence"].startswith(
        "In 2025 Hai Phong missed 2 targets: GRDP growth by 0.54 percentage points and FDI"
    )


def test_misses_come_first_and_what_has_no_figure_last():
    order = ("missed", "near_miss", "exceeded", "met", "no_figure")
    places = [order.index(row["verdict"]) for row in board(*SESSION)["rows"] if row["in_resolution"]]
    assert places == sorted(places)


def test_growth_is_missed_by_points_and_never_given_a_percentage():
    row = rows(*SESSION)["grdp_growth"]
    assert (row["target"], row["actual"], row["verdict"]) == ("12.35", "11.81", "missed")
    assert (row["difference"], row["difference_unit"], row["percent_of_plan"]) == ("-0.54", "percentage_points", None)
    assert "no percentage of a rate" in row["notes"]


@pytest.mark.parametrize(
    ("code", "target", "actual", "percent"),
    [
        ("fdi", "5500", "3800", "69.1"),
        ("budget_total", "165011.6", "187766.6", "113.8"),
        ("investment_total", "320850", "321000", "100.05"),
        ("export", "49.7", "50.14", "100.9"),
        ("new_enterprises", "6000", "7200", "120.0"),
        ("social_housing", "10694", "10775", "100.8"),
        ("tourists", "14.43", "14.43", "100.0"),
        ("port_cargo", "213", "213", "100.0"),
    ],
)
def test_every_percentage_of_the_session_is_the_one_on_record(code: str, target: str, actual: str, percent: str):
    row = rows(*SESSION)[code]
    assert (row["target"], row["actual"], row["percent_of_plan"]) == (target, actual, percent)


def test_the_differences_of_enterprises_and_housing_are_the_ones_on_record():
    found = rows(*SESSION)
    assert [found[code]["difference"] for code in ("new_enterprises", "social_housing")] == ["1200", "81"]


@pytest.mark.parametrize("code", ["tourists", "port_cargo"])
def test_an_estimate_that_repeats_the_plan_is_met_with_a_note(code: str):
    row = rows(*SESSION)[code]
    assert (row["verdict"], row["stage"]) == ("met", "estimate")
    assert EQUALS in row["notes"]


def test_social_housing_stands_on_the_figure_of_the_government_and_says_so():
    row = rows(*SESSION)["social_housing"]
    assert (row["basis"], row["verdict"], row["in_resolution"]) == ("central", "exceeded", True)
    assert "against the Government's target" in row["notes"]


def test_before_the_session_growth_repeated_the_plan():
    row = rows(*EARLIER)["grdp_growth"]
    assert (row["actual"], row["verdict"]) == ("12.35", "met")
    assert EQUALS in row["notes"]


def test_before_the_session_the_city_had_published_no_verdict():
    assert board(*EARLIER)["official_tally"] is None
    assert {row["official_verdict"] for row in board(*EARLIER)["rows"]} == {None}


def test_in_january_revenue_is_the_later_figure_and_the_rest_stands():
    found = rows(*LATER)
    revenue = found["budget_total"]
    assert (revenue["actual"], revenue["percent_of_plan"], revenue["verdict"]) == ("196911.318", "119.3", "exceeded")
    assert revenue["vintages"] >= 3
    assert (found["export"]["actual"], found["social_housing"]["actual"]) == ("50.14", "10775")


@pytest.mark.parametrize("code", ["iip_growth", "income_per_head"])
def test_a_miss_that_the_city_reports_without_a_figure_stays_without_a_verdict(code: str):
    row = rows(*LATER)[code]
    assert (row["actual"], row["verdict"], row["official_verdict"]) == (None, "no_figure", "missed")
    assert "the city reports it missed (18 Dec 2025)" in row["notes"]


def test_the_citys_own_count_of_january_is_18_of_22():
    tally = board(*LATER)["official_tally"]
    assert (tally["met_or_exceeded"], tally["of"], tally["published_on"]) == (18, 22, "2026-01-12")
    assert f"\n{tally['source']}," in (DATA / "sources.csv").read_text(encoding="utf-8")


def test_the_citys_own_misses_of_december_are_these_four():
    missed = {code for code, row in rows(*LATER).items() if row["official_verdict"] == "missed"}
    assert missed == {"grdp_growth", "income_per_head", "iip_growth", "fdi"}


def test_against_the_government_growth_is_a_near_miss():
    row = rows(*CENTRAL)["grdp_growth"]
    assert (row["basis"], row["target"], row["difference"], row["verdict"]) == ("central", "12.2", "-0.39", "near_miss")


def test_each_row_carries_the_other_basis():
    others = {other["basis"]: other for other in rows(*SESSION)["grdp_growth"]["other_bases"]}
    assert (others["central"]["target"], others["central"]["verdict"]) == ("12.2", "near_miss")
    implied = {other["basis"]: other for other in rows(*SESSION)["budget_total"]["other_bases"]}["central"]
    assert (implied["percent_of_plan"], implied["implied"]) == ("127.4", True)


def test_every_row_has_every_promised_key():
    assert [row["indicator"] for row in board(*SESSION)["rows"] if not row.keys() >= ROW_KEYS] == []


@pytest.mark.parametrize("view", [SESSION, LATER, CENTRAL])
def test_every_figure_leads_to_its_line_and_its_source(view: tuple[str, ...]):
    known = {row["id"] for row in csv.DictReader(StringIO((DATA / "sources.csv").read_text(encoding="utf-8")))}
    with_figure = [row for row in board(*view)["rows"] if row["actual"] is not None]
    assert len(with_figure) >= 9
    for row in with_figure:
        line = (DATA.parent / row["file"]).read_text(encoding="utf-8").splitlines()[row["line"] - 1]
        assert row["indicator"] in line
        assert row["actual"] in line
        assert row["source"] in known


def test_in_vietnamese_the_same_verdicts_are_said_in_vietnamese():
    english, vietnamese = rows(*SESSION), rows(*SESSION, "--lang", "vi")
    assert {code: row["verdict"] for code, row in english.items()} == {c: r["verdict"] for c, r in vietnamese.items()}
    assert "số ước bằng đúng kế hoạch" in vietnamese["tourists"]["notes"]
    assert board(*SESSION, "--lang", "vi")["sentence"].startswith("Năm 2025 Hải Phòng không đạt 2 chỉ tiêu")


def test_the_csv_holds_the_same_verdicts_row_by_row():
    sheet = asked("scoreboard", "--data", str(DATA), "--format", "csv", *SESSION)
    listed = list(csv.DictReader(StringIO(sheet.out)))
    assert {row["indicator"]: row["verdict"] for row in listed} == {c: r["verdict"] for c, r in rows(*SESSION).items()}
    assert listed[0]["difference"] == "-0.54"


def test_the_year_left_out_is_the_latest_closed_one():
    assert board("--as-of", "2026-01-20")["year"] == 2025
