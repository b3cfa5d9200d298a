"""`indicators check`: all well, or every problem with its place."""

import json
from pathlib import Path

import pytest
from record import copied
from small_data import replaced, small_folder

from indicators.cli import main
from indicators.terminal import options

from .running import DATA, asked, started

KEYS = ["code", "file", "line", "column", "message", "found", "expected"]
COMMA = replaced("actuals.csv", "HP,2025,year,city,11.81,", 'HP,2025,year,city,"11,81",')
TAB = replaced("targets.yaml", "    indicator: grdp_growth\n", "\tindicator: grdp_growth\n")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a folder with a decimal comma in one file and a tab in another."""
    return small_folder(tmp_path, {**COMMA, **TAB})


def test_the_record_is_all_well():
    found = asked("check", "--data", str(DATA))
    assert found.code == 0
    assert found.out.startswith("data: all is well. Read: ")
    assert found.err == ""


def test_what_was_read_is_counted(tmp_path: Path):
    found = asked("check", "--data", str(small_folder(tmp_path)))
    assert "Read: 4 figures, 5 targets, 2 sources (snapshot " in found.out


def test_files_without_doubts_say_nothing_of_warnings(tmp_path: Path):
    found = asked("check", "--data", str(small_folder(tmp_path)))
    assert found.out.count("\n") == 1


def test_warnings_stand_apart_and_do_not_fail():
    well, _, heading, *warnings = asked("check", "--data", str(DATA)).out.splitlines()
    assert "all is well" in well
    assert heading == f"{len(warnings)} warnings (they do not fail the check):"
    assert [line for line in warnings if not line.startswith("data/")] == []


def test_as_json_nothing_is_wrong_is_an_empty_list_and_warnings_go_beside_it():
    found = asked("check", "--data", str(DATA), "--format", "json")
    assert (found.code, json.loads(found.out)) == (0, [])
    assert "warnings (they do not fail the check):\ndata/actuals.csv:" in found.err


def test_every_problem_of_every_file_is_printed_with_its_place(broken: Path):
    found = asked("check", "--data", str(broken))
    assert found.code == 1
    *problems, last = found.out.splitlines()
    assert [line.split(" ")[0] for line in problems] == ["data/actuals.csv:2:37", "data/targets.yaml:6:1"]
    assert problems[0].endswith('value "11,81": write the decimal with a point: 11.81')
    assert last == "2 problem(s); nothing was loaded."


def test_problems_as_json_have_exactly_the_promised_keys(broken: Path):
    found = asked("check", "--data", str(broken), "--format", "json")
    listed = json.loads(found.out)
    assert (found.code, found.err) == (1, "")
    assert [list(one) for one in listed] == [KEYS, KEYS]
    assert listed[0] == {
        "code": "decimal_comma",
        "file": "data/actuals.csv",
        "line": 2,
        "column": 37,
        "message": 'value "11,81": write the decimal with a point: 11.81',
        "found": "11,81",
        "expected": "11.81",
    }


def test_problems_are_said_in_vietnamese_when_asked(broken: Path):
    english, vietnamese = (
        json.loads(asked("check", "--data", str(broken), "--format", "json", "--lang", lang).out)
        for lang in ("en", "vi")
    )
    assert [one["code"] for one in vietnamese] == [one["code"] for one in english]
    assert vietnamese[0]["message"] != english[0]["message"]


def test_a_broken_copy_of_the_real_files_fails_with_the_place_of_the_damage(tmp_path: Path):
    folder = copied(tmp_path / "data")
    targets = folder / "targets.yaml"
    lines = targets.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line == "    value: 12.35\n")
    lines[at] = "    value: 12,35\n"
    targets.write_text("".join(lines), encoding="utf-8")
    found = asked("check", "--data", str(folder), "--format", "json")
    assert found.code == 1
    assert [
        (one["code"], one["file"], one["line"], one["found"], one["expected"]) for one in json.loads(found.out)
    ] == [("decimal_comma", "data/targets.yaml", at + 1, "12,35", "12.35")]


def test_a_missing_file_is_a_problem_of_the_data(tmp_path: Path):
    folder = small_folder(tmp_path)
    (folder / "sources.csv").unlink()
    listed = json.loads(asked("check", "--data", str(folder), "--format", "json").out)
    assert ("missing_file", "data/sources.csv", 0) in [(one["code"], one["file"], one["line"]) for one in listed]


def test_the_program_checks_a_folder_named_from_another_directory(tmp_path: Path):
    run = started("check", "--data", str(DATA), cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("data: all is well.")


def test_without_a_folder_the_one_in_the_current_directory_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    small_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert "Read: 4 figures" in asked("check").out


def test_without_one_there_the_data_of_the_program_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(options, "PACKAGE_DATA", DATA)
    assert asked("check").out == asked("check", "--data", str(DATA)).out


def test_problems_go_to_the_output_and_the_exit_code_is_returned(broken: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["check", "--data", str(broken), "--lang", "en"]) == 1
    printed = capsys.readouterr()
    assert printed.out.endswith("nothing was loaded.\n")
    assert printed.err == ""


@pytest.mark.parametrize("name", ["nowhere", "data/targets.yaml"])
def test_a_folder_that_is_none_is_wrong_usage(tmp_path: Path, name: str):
    small_folder(tmp_path)
    found = asked("check", "--data", str(tmp_path / name))
    assert (found.code, found.out) == (2, "")
    assert "there is no folder" in found.err


ROLES = "provider: https://id.example/x\nclient_id: d\nplanners: [an@city.example]\napprovers: [{}]\n"


@pytest.mark.parametrize(
    ("approvers", "told"),
    [("", ()), ("binh@city.example", ("sole", "stuck")), ("binh@city.example, chi@city.example", ())],
)
def test_what_nobody_can_adopt_is_told_where_approvers_are_named(tmp_path: Path, approvers: str, told: tuple[str, ...]):
    folder, roles = copied(tmp_path / "data"), tmp_path / "access.yaml"
    roles.write_text(ROLES.format(approvers), encoding="utf-8")
    change = ("--indicator", "export", "--area", "HP", "--period", "2028", "--basis", "council", "--value", "60")
    why = ("--reason", "r", "--author", "binh@city.example", "--data", str(folder))
    assert asked("target", "add", *change, *why).code == 0
    found = asked("check", "--access", str(roles), "--data", str(folder))
    assert found.code == 0
    words = {"sole": "access.yaml binh@city.example is the only approver", "stuck": "nobody can adopt the draft T"}
    assert [one for one, said in words.items() if said in found.out] == list(told)
    vietnamese = asked("check", "--access", str(roles), "--data", str(folder), "--lang", "vi")
    assert ("là người phê duyệt duy nhất" in vietnamese.out) is bool(told)


def test_a_file_of_roles_that_is_wrong_or_not_there_is_named(tmp_path: Path):
    roles = tmp_path / "access.yaml"
    absent = asked("check", "--access", str(roles), "--data", str(DATA))
    assert (absent.code, "access.yaml" in absent.err) == (2, True)
    roles.write_text("planners: an\n", encoding="utf-8")
    wrong = asked("check", "--access", str(roles), "--data", str(DATA))
    assert (wrong.code, "access.yaml:1" in wrong.out) == (1, True)
