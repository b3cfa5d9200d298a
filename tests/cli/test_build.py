"""`indicators build`: a file that a plain DuckDB reads, and what it never writes over."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from small_data import replaced, small_folder

from indicators.terminal.answers import Answer

from .running import DATA, asked

READ = """
import json, sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as file:
    print(json.dumps([list(row) for row in file.execute(sys.argv[2]).fetchall()], default=str))
"""
MISSED = "SELECT year, target, actual, verdict FROM verdicts WHERE indicator = 'grdp_growth' AND basis = 'council'"


def read_by_another(path: Path, sql: str) -> list[list[object]]:
    """Return the rows that a plain DuckDB reads in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-I", "-c", READ, str(path), sql], capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(run.stdout)


def built(folder: Path, *arguments: str) -> Answer:
    return asked("build", "--data", str(folder / "data"), *arguments)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a small data folder stands, with a Council target that growth missed."""
    small_folder(tmp_path, replaced("targets.yaml", "basis: central", "basis: council"))
    return tmp_path


def test_the_record_is_read_back_by_a_plain_duckdb_in_another_process(tmp_path: Path):
    path = tmp_path / "out.duckdb"
    found = asked("build", "--data", str(DATA), "--out", str(path), "--as-of", "2025-12-11")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(f"{path}: snapshot ")
    assert "as of 11 Dec 2025" in found.out
    assert read_by_another(path, f"{MISSED} AND area = 'HP' AND year = 2025") == [[2025, "12.35", "11.81", "missed"]]
    assert read_by_another(path, "SELECT value_text FROM latest_figures WHERE indicator = 'grdp_growth'"
                           " AND area = 'HP' AND period = '2025'") == [["11.81"]]  # fmt: skip
    assert read_by_another(path, "SELECT as_of FROM snapshot") == [["2025-12-11"]]


def test_a_day_on_which_only_an_older_area_had_targets_has_its_boards(tmp_path: Path):
    path = tmp_path / "out.duckdb"
    assert asked("build", "--data", str(DATA), "--out", str(path), "--as-of", "2022").code == 0
    areas = {area for (area,) in read_by_another(path, "SELECT DISTINCT area FROM verdicts")}
    assert areas == {"HP_OLD", "HD_OLD"}


def test_without_a_file_to_write_it_is_written_wrongly(folder: Path):
    found = built(folder)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("indicators build: --out is missing: write the file to make")


def test_a_file_that_exists_stays_without_force(folder: Path):
    path = folder / "out.duckdb"
    assert built(folder, "--out", str(path)).code == 0
    before = path.read_bytes()
    found = built(folder, "--out", str(path))
    assert (found.code, found.out) == (2, "")
    assert "exists already: write another file, or add --force" in found.err
    assert path.read_bytes() == before


def test_with_force_a_duckdb_file_is_written_anew(folder: Path):
    path = folder / "out.duckdb"
    built(folder, "--out", str(path), "--lang", "vi")
    assert built(folder, "--out", str(path), "--force").code == 0
    assert read_by_another(path, "SELECT lang FROM snapshot") == [["en"]]


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("name", ["data/actuals.csv", "data"])
def test_what_is_no_duckdb_file_is_never_written_over(name: str, force: tuple[str, ...], folder: Path):
    path = folder / name
    before = path.stat()
    found = built(folder, "--out", str(path), *force)
    assert (found.code, found.out) == (2, "")
    assert "is no DuckDB file, so it is not overwritten" in found.err
    assert path.stat() == before


def test_a_folder_that_is_not_there_is_named(folder: Path):
    found = built(folder, "--out", str(folder / "nowhere" / "out.duckdb"))
    assert (found.code, found.out) == (2, "")
    assert f"there is no folder “{folder / 'nowhere'}” to write into" in found.err


def test_what_the_system_refuses_is_one_line(folder: Path):
    found = built(folder, "--out", str(folder / f"{'x' * 300}.duckdb"))
    assert (found.code, found.out) == (1, "")
    assert len(found.err.splitlines()) == 1
    assert [path.name for path in folder.iterdir()] == ["data"]


@pytest.mark.parametrize("day", ["1990", "2025-13"])
def test_a_day_that_is_none_leads_to_commands_that_run(day: str, folder: Path):
    found = built(folder, "--out", str(folder / "out.duckdb"), "--as-of", day)
    assert (found.code, found.out) == (2, "")
    assert not (folder / "out.duckdb").exists()
    program, name, *rest = shlex.split(found.err.splitlines()[2].partition(": ")[2])
    assert (program, name) == ("indicators", "build")
    assert built(folder, *rest).code == 0


def test_broken_files_are_named_and_nothing_is_written(folder: Path):
    (folder / "data" / "claims.csv").unlink()
    found = built(folder, "--out", str(folder / "out.duckdb"))
    assert (found.code, found.out) == (1, "")
    assert not (folder / "out.duckdb").exists()


def test_none_of_the_commands_on_boards_loads_pandas_plotly_or_streamlit(folder: Path):
    script = (
        "import sys; from indicators.cli import main;"
        " codes = [main([*words, '--data', 'data']) for words in (['show', 'growth'], ['doubts'],"
        " ['changes', '--since', '2025-12-05'], ['build', '--out', 'out.duckdb'])];"
        " heavy = {'pandas', 'plotly', 'streamlit'} & {name.split('.')[0] for name in sys.modules};"
        " sys.exit(f'{codes} {heavy}')"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert run.stderr == "[0, 0, 0, 0] set()\n"
