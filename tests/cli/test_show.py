"""`indicators show`: the record of one indicator, its forms and its refusals."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from builders import TOWN, cumulative, on, real_store, report, small_store, target, town_store, view
from small_data import small_folder

from cli import running
from indicators.boards.context import gather
from indicators.boards.indicator import indicator_board
from indicators.boards.json_view import row_json
from indicators.boards.years import year_figures
from indicators.cli.show import ShownIndicator, as_json, lines
from indicators.store import Store
from indicators.terminal.table import Screen, width

from .running import DATA, asked

TODAY = on("2026-11-15")
GROWTH = ("grdp_growth", "--year", "2025", "--as-of", "2025-12-11")


def plain(*arguments: str) -> dict[str, Any]:
    return running.plain("show", *arguments)


def told(code: str, store: Store | None = None, **params: str) -> ShownIndicator:
    """Return what is told of an indicator, in English unless asked otherwise."""
    store = store or real_store()
    seen = view(store, TODAY, **{"lang": "en", **params})
    context = gather(store, seen)
    return ShownIndicator(
        indicator_board(store, code, seen, TODAY),
        context.area_name,
        tuple(year_figures(context, code)),
        {(a.file, a.line): a for a in store.book.actuals},
        {(t.file, t.line): t for t in store.book.targets},
    )


def small(lines_of: list[dict[str, Any]], wanted: list[dict[str, Any]], **params: str) -> ShownIndicator:
    return told("rice", town_store(lines_of, wanted), **{"year": "2025", "area": TOWN, "as_of": "2026-06-30", **params})


def test_growth_of_2025_was_missed_and_moved_from_the_plan():
    found = plain(*GROWTH)
    assert found["sentence"] == (
        "In 2025 Hai Phong missed the Council's target of 12.35% for GRDP growth: 11.81%, 0.54 percentage points below."
    )
    newest, *_, oldest = found["reports"]
    assert (oldest["value"], oldest["change"], oldest["published_on"]) == ("12.35", None, "2025-12-02")
    assert [one["change"] for one in found["reports"] if one["change"]] == ["-0.54"]
    assert (newest["value"], newest["current"]) == ("11.81", True)
    assert sum(one["current"] for one in found["reports"]) == 1


def test_the_row_is_that_of_the_scoreboard():
    found = asked("scoreboard", *GROWTH[1:], "--data", str(DATA), "--format", "json")
    (row,) = [row for row in json.loads(found.out)["rows"] if row["indicator"] == "grdp_growth"]
    assert plain(*GROWTH)["row"] == row
    assert row == row_json(told("grdp_growth", year="2025", as_of="2025-12-11").board.row)


def test_every_report_leads_to_its_line():
    for one in plain(*GROWTH)["reports"]:
        line = (DATA.parent / one["file"]).read_text(encoding="utf-8").splitlines()[one["line"] - 1]
        assert line.startswith(f"{one['id']},grdp_growth,HP,2025,")
        assert one["source"] in line


def test_every_version_of_the_target_says_whether_it_counts():
    found = {one["id"]: one for one in plain(*GROWTH)["versions"]}
    council = [one for one in found.values() if one["basis"] == "council" and one["area"] == "HP"]
    assert [(one["value"], one["document"], one["adopted"], one["state"]) for one in council] == [
        ("12.35", "42/NQ-HĐND", "2025-07-25", "in_force")
    ]
    assert {one["state"] for one in found.values()} == {"in_force", "superseded", "elsewhere"}
    for one in found.values():
        assert f"id: {one['id']}" in "".join(
            (DATA.parent / one["file"]).read_text(encoding="utf-8").splitlines()[one["line"] - 1]
        )


def test_revenue_of_2025_grew_report_by_report():
    found = told("budget_total", year="2025", as_of="2026-01-20")
    values = [one["value"] for one in as_json(found)["reports"]]
    assert [one["value"] for one in as_json(found)["reports"] if one["current"]] == ["196911.318"]
    assert values.index("187766.6") > values.index("190379") > values.index("196911.318")


def test_the_years_have_their_areas_figures_and_targets():
    by_year = {(one["year"], one["area"]): one for one in plain(*GROWTH)["years"]}
    assert (by_year[2025, "HP"]["actual"], by_year[2025, "HP"]["target"]) == ("11.81", "12.35")
    assert (by_year[2024, "HP_OLD"]["actual"], by_year[2024, "HP_OLD"]["target"]) == ("11.01", "11.5..12")
    assert by_year[2025, "HP"]["file"] == "data/actuals.csv"


def test_an_open_year_has_its_pace_in_plain_numbers():
    found = as_json(told("budget_total", year="2026", as_of="2026-03-10"))
    assert (found["pace"]["ytd"], found["pace"]["period"], found["pace"]["status"]) == ("41546", "2026-02", "ahead")
    assert found["pace"]["pace_pct"] == found["row"]["pace"]
    assert found["pace"]["required_per_month"] == found["row"]["required_per_month"]
    assert [name for name in found["pace"] if "words" in name] == []


def test_a_projection_keeps_its_three_numbers():
    past = [
        line
        for year in (2022, 2023, 2024)
        for line in (
            cumulative("6", f"{year}-06", f"{year}-07-02"),
            report("12", f"{year + 1}-02-01", "official", period=str(year)),
        )
    ]
    found = small([*past, cumulative("7", "2025-06", "2025-07-02")], [target("12")], as_of="2025-07-10")
    projection = as_json(found)["pace"]["projection"]
    assert projection is not None
    assert projection.keys() == {"central", "low", "high"}


def test_a_closed_year_has_no_pace():
    assert plain(*GROWTH)["pace"] is None


def test_a_bound_has_its_word_and_no_change():
    found = small([report("12", "2025-10-01"), report("13", "2025-12-09", qualifier="over")], [target("10")])
    newest, oldest = as_json(found)["reports"]
    assert (newest["value"], newest["qualifier"], newest["change"]) == ("13", "over", None)
    assert (oldest["qualifier"], oldest["change"]) == (None, None)


def test_a_change_is_from_the_exact_report_before():
    found = small(
        [report("12", "2025-09-01"), report("13", "2025-10-01", qualifier="over"), report("15", "2025-12-09")],
        [target("10")],
    )
    assert [one["change"] for one in as_json(found)["reports"]] == ["3", None, None]


def test_a_year_with_a_target_alone_has_no_source():
    found = as_json(small([], [target("10")]))
    newest = found["years"][0]
    assert (newest["year"], newest["area"], newest["actual"], newest["file"]) == (2025, TOWN, None, None)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("code", "year"), [("grdp_growth", "2025"), ("budget_total", "2026"), ("fdi", "2025")])
def test_the_table_says_everything_within_100_columns(code: str, year: str, lang: str):
    found = told(code, year=year, as_of="2026-03-10", lang=lang)
    text, said = lines(found), " ".join(lines(found).split())
    board = found.board
    assert board.sentence in said
    assert [note for note in board.row.notes if note[1:] not in said] == []
    assert [one.origin.words for one in (*board.reports, *board.versions) if one.origin.words not in said] == []
    assert [one.printed for one in (*board.reports, *board.versions) if one.printed not in said] == []
    assert [line for line in text.splitlines() if width(line) > 100] == []


def test_what_is_said_of_the_pace_is_said_once():
    said = " ".join(lines(told("budget_total", year="2026", as_of="2026-03-10")).split())
    pace = told("budget_total", year="2026", as_of="2026-03-10").board.row.pace
    assert pace is not None
    assert pace.pace_pct is not None
    assert said.count(pace.pace_pct.words) == 1


def test_the_report_that_counts_and_the_target_in_force_are_bold():
    text = lines(told("grdp_growth", year="2025", as_of="2025-12-11"), Screen(colour=True))
    assert [line for line in text.splitlines() if line.startswith("\x1b[1m") and "the figure used" in line]
    assert [line for line in text.splitlines() if line.startswith("\x1b[1mCouncil's targets") and "12.35" in line]


def test_without_reports_versions_and_years_it_says_so():
    store = small_store([], [target("10")])
    text = lines(told("growth", store, year="2025", area=TOWN, as_of="2026-06-30"))
    assert "No report of the whole year yet." in text
    assert "No target on record." in text
    assert "Figures by year" not in text


def test_the_table_is_the_form_unless_another_is_asked_for():
    found = asked("show", *GROWTH, "--data", str(DATA))
    assert found.out == lines(told("grdp_growth", year="2025", as_of="2025-12-11"))


def test_another_name_of_an_indicator_leads_to_it_wherever_it_stands(tmp_path: Path):
    folder = str(small_folder(tmp_path))
    found = asked("show", "--data", folder, "--format", "json", "growth", "--year", "2025")
    assert json.loads(found.out)["indicator"] == "grdp_growth"


@pytest.mark.parametrize(("folder", "last"), [("small", "inflation"), ("real", "…")])
def test_without_an_indicator_the_first_few_are_named(folder: str, last: str, tmp_path: Path):
    found = asked("show", "--data", str(DATA if folder == "real" else small_folder(tmp_path)))
    assert (found.code, found.out) == (2, "")
    first = found.err.splitlines()[0]
    assert first.startswith("indicators show: the indicator is missing: write its code, one of grdp_growth | ")
    assert first.endswith(f" | {last}")


@pytest.mark.parametrize(
    "arguments",
    [("grdpx",), ("grdp_growth", "--year", "1999"), ("growth", "--as-of", "soon"), ("growth", "--basis", "councl")],
)
def test_each_of_the_nearest_commands_can_be_run_as_it_stands(arguments: tuple[str, ...], tmp_path: Path):
    folder = str(small_folder(tmp_path))
    found = asked("show", *arguments, "--data", folder)
    assert (found.code, found.out) == (2, "")
    commands = [line.partition(": ")[2] for line in found.err.splitlines()[2:]]
    assert commands
    for command in commands:
        program, name, *rest = shlex.split(command)
        assert (program, name) == ("indicators", "show")
        assert asked(name, *rest, "--data", folder).code == 0


def test_two_indicators_at_once_are_refused():
    found = asked("show", "grdp_growth", "fdi")
    assert (found.code, found.out) == (2, "")
    assert "“fdi” belongs to no option" in found.err
