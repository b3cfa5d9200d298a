"""`indicators scoreboard`: its forms, its refusals, and what it never loads."""

import csv
import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from remembered import forget
from small_data import replaced, small_folder

from indicators.boards.tables.scoreboard import COLUMNS
from indicators.terminal.answers import Answer
from indicators.terminal.views import without_pandas

from .running import DATA, asked, started

VIEW = ("--year", "2025", "--as-of", "2025-12-11")
TAB = replaced("targets.yaml", "    indicator: grdp_growth\n", "\tindicator: grdp_growth\n")

Shown = Callable[..., Answer]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Return a way to show the board of a small folder."""
    two_targets = replaced("targets.yaml", "basis: central", "basis: council")
    folder = small_folder(tmp_path_factory.mktemp("small"), two_targets)
    return partial(asked, "scoreboard", "--data", str(folder))


def test_the_table_is_the_form_unless_another_is_asked_for(shown: Shown):
    found = shown(*VIEW)
    assert "GRDP, %" in found.out
    assert found == shown(*VIEW, "--format", "table")


def test_the_csv_has_its_columns_and_one_line_a_row(shown: Shown):
    header, *rows = csv.reader(StringIO(shown(*VIEW, "--format", "csv").out))
    assert header == [name for name in COLUMNS if not name.startswith("year_on_year")]  # no row has one
    assert len(rows) == len(json.loads(shown(*VIEW, "--format", "json").out)["rows"])
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--year", "1999"), "There is no board of Hai Phong for the year “1999”."),
        (("--as-of", "2025-13"), "“2025-13” is not a day; write it like 2025-12-11."),
        (("--as-of", "1990"), "By 31 Dec 1990 Hai Phong had no targets yet."),
        (("--basis", "counsil"), "There is no basis “counsil”."),
        (("--area", "HPP"), "There is no area “HPP”."),
    ],
)
def test_a_view_that_is_none_is_wrong_usage_with_its_reason(shown: Shown, arguments: tuple[str, ...], message: str):
    found = shown(*arguments, "--format", "json")
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines()[:2] == [message, "You can open:"]


@pytest.mark.parametrize(
    "arguments", [("--year", "1999"), ("--as-of", "yesterday"), ("--basis", "centre"), ("--area", "X")]
)
def test_each_of_the_nearest_commands_can_be_run_as_it_stands(shown: Shown, arguments: tuple[str, ...]):
    commands = [line.partition(": ")[2] for line in shown(*arguments).err.splitlines()[2:]]
    assert commands
    for command in commands:
        program, name, *rest = shlex.split(command)
        assert (program, name) == ("indicators", "scoreboard")
        assert shown(*rest).code == 0


def test_an_unknown_form_is_wrong_usage(shown: Shown):
    found = shown("--format", "xml")
    assert found.code == 2
    assert found.err.startswith("indicators scoreboard: --format “xml”: write one of table | json | csv | xlsx\n")


def test_broken_files_are_named_and_nothing_is_shown(tmp_path: Path):
    folder = small_folder(tmp_path, TAB)
    found = asked("scoreboard", "--data", str(folder), "--format", "json")
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith("data/targets.yaml:6:1 ")
    assert found.err.endswith("nothing was loaded.\n")


def test_broken_files_are_named_in_vietnamese_when_asked(tmp_path: Path):
    folder = str(small_folder(tmp_path, TAB))
    english, vietnamese = (asked("scoreboard", "--data", folder, "--lang", lang).err for lang in ("en", "vi"))
    assert english.split(" ")[0] == vietnamese.split(" ")[0]
    assert english != vietnamese


def test_the_language_is_that_of_the_environment_unless_asked(shown: Shown):
    assert shown(*VIEW, lang="vi_VN") == shown(*VIEW, "--lang", "vi")
    assert shown(*VIEW, lang="vi_VN") != shown(*VIEW)


def test_the_program_prints_plain_lines_of_utf8_into_a_pipe():
    run = started("scoreboard", *VIEW, "--area", "HP", LANG="vi_VN.UTF-8", PYTHONIOENCODING="ascii")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Năm 2025 Hải Phòng không đạt 2 chỉ tiêu" in run.stdout
    assert "\x1b" not in run.stdout


def test_no_command_loads_pandas_plotly_or_streamlit():
    script = (
        "import sys; from indicators.cli import main; codes = [main([name, *rest]) for name, *rest in"
        " (['check'], ['schema'], ['attain', '--nature', 'rate', '--direction', 'higher'], ['scoreboard'])];"
        " heavy = {'pandas', 'plotly', 'streamlit'} & {name.split('.')[0] for name in sys.modules};"
        " sys.exit(f'{codes} {heavy}')"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=DATA.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert run.stderr == "[0, 0, 0, 0] set()\n"


def test_pandas_can_still_be_loaded_afterwards(shown: Shown, monkeypatch: pytest.MonkeyPatch):
    forget()  # so that the command reads and builds within
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    assert shown(*VIEW).code == 0
    assert "pandas" not in sys.modules


def test_pandas_that_is_loaded_already_stays(monkeypatch: pytest.MonkeyPatch):
    loaded = type(sys)("pandas")
    monkeypatch.setitem(sys.modules, "pandas", loaded)
    with without_pandas():
        assert sys.modules["pandas"] is loaded
    assert sys.modules["pandas"] is loaded
