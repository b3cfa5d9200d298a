"""The rules of the release calendar as they are read: strictly, each refusal at its line."""

from pathlib import Path

import pytest
from small_data import RELEASES, problems_of, replaced, small_folder

from indicators.files import fingerprint, read

L = "releases.yaml"


@pytest.mark.parametrize(
    ("old", "new", "where", "code", "found"),
    [
        ("due: 09-29", "due: 29/9", "6:10", "not_a_month_day", "29/9"),
        ("due: 09-29", "due: 09-31", "6:10", "no_such_day", "09-31"),
        ("due: 09-29", "due: 02-29", "6:10", "no_such_day", "02-29"),
        ("stage: preliminary", "stage: forecast", "5:12", "not_one_of", "forecast"),
        ("standing: in_force", "standing: sure", "10:15", "not_one_of", "sure"),
        ("[city, province]", "[city, town]", "4:19", "not_one_of", "town"),
        ("years_after: 1", "months: 8", "7:13", "not_one_of", "8"),
        ("[growth]", "[grwth]", "3:18", "unknown_code", "grwth"),
        ("[S002]", "[S009]", "13:14", "unknown_code", "S009"),
        ("until: 2030-12-31", "until: 2025-12-31", "9:12", "dates_reversed", "2025-12-31"),
        ("years_after: 1", "year_after: 1", "7:5", "unknown_key", "year_after"),
    ],
)
def test_a_slip_is_reported_at_its_place(tmp_path: Path, old: str, new: str, where: str, code: str, found: str):
    problems = problems_of(tmp_path, replaced(L, old, new))
    assert [(p.where, p.code, p.found) for p in problems] == [(f"data/{L}:{where}", code, found)]


def test_a_missing_key_is_named(tmp_path: Path):
    (problem,) = problems_of(tmp_path, replaced(L, "    since: 2026-01-13\n", ""))
    assert (problem.code, problem.found, problem.line) == ("missing_key", "since", 2)


def test_a_number_used_twice_is_reported(tmp_path: Path):
    twice = RELEASES + RELEASES.removeprefix("releases:\n")
    assert [p.code for p in problems_of(tmp_path, {L: twice})] == ["duplicate_id"]


def test_an_alias_stands_for_its_indicator_and_the_file_keeps_it(tmp_path: Path):
    (rule,) = read(small_folder(tmp_path))[0].releases
    assert (rule.indicators, rule.kinds, rule.months, rule.line) == (("grdp_growth",), ("city", "province"), 12, 2)
    assert "[growth]" in RELEASES


def test_the_snapshot_changes_with_the_calendar(tmp_path: Path):
    before = fingerprint(small_folder(tmp_path))
    assert fingerprint(small_folder(tmp_path, replaced(L, "due: 09-29", "due: 09-30"))) != before


def test_a_calendar_may_have_no_rules(tmp_path: Path):
    folder = small_folder(tmp_path)
    (folder / L).write_text("releases: []\n")
    assert read(folder)[0].releases == ()
