"""Tables from the command line: CSV into a pipe, a workbook into a file."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from .running import DATA, asked

COMMANDS = {
    "scoreboard": ("--year", "2025", "--as-of", "2025-12-11"),
    "show": ("grdp_growth", "--year", "2025", "--as-of", "2025-12-11"),
    "compare": ("grdp_growth", "--period", "2025", "--as-of", "2026-03"),
    "changes": ("--since", "2025-12-05", "--until", "2025-12-11"),
    "doubts": ("--as-of", "2026-01-20"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_writes_the_rows_of_its_csv_into_a_workbook(command: str, tmp_path: Path):
    wanted = (command, *COMMANDS[command], "--data", str(DATA))
    listed = list(csv.DictReader(StringIO(asked(*wanted, "--format", "csv").out)))
    file = tmp_path / "board.xlsx"
    found = asked(*wanted, "--format", "xlsx", "--out", str(file))
    assert (found.code, found.err, found.out) == (0, "", f"{file}: rows: {len(listed)}\n")
    sheet = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    assert len(sheet) == len(listed) + 1 > 1
    assert {row["as_of"] for row in listed} == {listed[0]["as_of"]}
    assert [row for row in listed if row["indicator"] == "grdp_growth" and not row["unit"]] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_workbook_needs_a_file_to_go_to(command: str):
    found = asked(command, *COMMANDS[command], "--data", str(DATA), "--format", "xlsx")
    assert (found.code, found.out) == (2, "")
    assert "--out is missing: write the workbook to make, such as board.xlsx" in found.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "csv", "--out", "b.xlsx"), "--out is for workbooks: add --format xlsx"),
        (("--out", "b.xlsx"), "--out is for workbooks: add --format xlsx"),
        (("--format", "xlsx", "--out", "b.csv"), "“b.csv” is no workbook: write a file that ends in .xlsx"),
        (("--format", "xlsx", "--out", "nowhere/b.xlsx"), "there is no folder “nowhere” to write into"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_before_any_work(arguments: tuple[str, ...], message: str):
    found = asked("doubts", "--data", str(DATA), *arguments)
    assert (found.code, found.out) == (2, "")
    assert message in found.err


def test_a_file_that_cannot_be_written_is_named_without_a_traceback(tmp_path: Path):
    (tmp_path / "b.xlsx").mkdir()
    found = asked("doubts", "--data", str(DATA), "--format", "xlsx", "--out", str(tmp_path / "b.xlsx"))
    assert found.code == 1
    assert str(tmp_path / "b.xlsx") in found.err
    assert "Traceback" not in found.err


def test_the_csv_of_a_pipe_has_codes_for_headings_in_both_languages():
    wanted = ("scoreboard", *COMMANDS["scoreboard"], "--data", str(DATA), "--format", "csv")
    vietnamese, english = (asked(*wanted, "--lang", lang).out.splitlines()[0] for lang in ("vi", "en"))
    assert vietnamese == english
    assert english.startswith("indicator,name,unit,target,")
