"""Whatever fails, and wherever a save is killed: all of it is there, or nothing."""

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .kept import kept_folder

HERE = Path(__file__).parent
SWEPT = ("folder", pytest.param("git", marks=pytest.mark.deep))  # git takes five times as long
WARNED = {"failed", "disk_full", "halfway", "git_failed", "git_unusable", "unloadable", "busy"}
# A disk of its own, where this machine lets a process have one; else a limit on the size of files stands in.
SMALL_DISK = (
    "mount -t tmpfs -o size=3m none {disk} && cp -a {folder} {disk}/ && exec {python} {faults} {disk}/data full"
)


def faulty(folder: Path, fault: str) -> list[dict[str, Any]]:
    """Return what came of each save."""
    return told([sys.executable, str(HERE / "faults.py"), str(folder), fault])


def told(command: list[str]) -> list[dict[str, Any]]:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def judged(rows: list[dict[str, Any]], at_least: int) -> None:
    """Assert that every save but the last was refused and left the files as they were."""
    *failed, last = rows
    assert len(failed) >= at_least
    assert {row["outcome"] for row in failed} <= WARNED
    assert [row for row in failed if not row["as_before_when_settled"] or row["in_history"] or not row["loads"]] == []
    assert [row for row in failed if not row["as_before"] and row["outcome"] != "halfway"] == []
    assert (last["as_before"], last["in_history"], last["loads"]) == (False, 1, True)


@pytest.mark.parametrize("history", SWEPT)
@pytest.mark.parametrize(("fault", "at_least"), [("open", 10), ("rename", 3), ("fsync", 7), ("write", 3)])
def test_each_step_that_fails_leaves_the_files_as_they_were(tmp_path: Path, history: str, fault: str, at_least: int):
    rows = faulty(kept_folder(tmp_path, history), fault)
    judged(rows, at_least)
    assert [row for row in rows if row["outcome"] == "halfway"] == []
    assert rows[-1]["outcome"] == "saved"


@pytest.mark.parametrize("fault", ["open", "rename", "fsync"])
def test_a_fault_that_lasts_leaves_what_is_settled_once_it_is_gone(tmp_path: Path, fault: str):
    rows = faulty(kept_folder(tmp_path, "folder"), f"lasting-{fault}")
    judged(rows, 3)
    assert rows[-1]["outcome"] in ("saved", "halfway")  # the history had it, but nothing could be read any more


def test_a_full_disk_leaves_the_files_as_they_were(tmp_path: Path):
    folder, disk = kept_folder(tmp_path, "folder"), tmp_path / "disk"
    disk.mkdir()
    paths = {"disk": disk, "folder": folder, "python": sys.executable, "faults": HERE / "faults.py"}
    words = {name: shlex.quote(str(path)) for name, path in paths.items()}  # a path may hold a space
    apart = [shutil.which("unshare") or "unshare", "--map-root-user", "--mount", "sh", "-c"]
    mounted = subprocess.run([*apart, f"mount -t tmpfs none {words['disk']}"], capture_output=True, check=False)
    rows = told([*apart, SMALL_DISK.format(**words)]) if mounted.returncode == 0 else faulty(folder, "write")
    judged(rows, 3)
    assert {row["outcome"] for row in rows[:-1]} == {"disk_full"}


@pytest.mark.parametrize("history", SWEPT)
def test_a_save_killed_at_any_step_is_there_whole_or_not_at_all(tmp_path: Path, history: str):
    *killed, last = faulty(kept_folder(tmp_path, history), "kill")
    assert len(killed) >= 40
    assert {row["outcome"] for row in killed} == {"killed"}
    assert [row for row in killed if row["as_before_when_settled"] != (row["in_history"] == 0)] == []
    assert [row for row in killed if not row["loads"]] == []
    assert {row["in_history"] for row in killed} == {0, 1}  # killed before and after it was acknowledged
    assert {row["settled"] for row in killed} == {False, True}
    assert (last["outcome"], last["in_history"]) == ("saved", 1)


@pytest.mark.deep
def test_writers_that_are_killed_lose_nothing():
    torture = [sys.executable, str(HERE.parent / "torture.py"), "--seed", "7"]
    for history, writers, edits in (("folder", "4", "6"), ("git", "3", "4")):
        command = [*torture, "--history", history, "--writers", writers, "--edits", edits]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        outcome = json.loads(done.stdout)
        assert set(outcome["faults"].values()) == {0}, outcome
        assert (done.returncode, outcome["saved"]) == (0, int(writers) * int(edits))
        assert outcome["kills"] > 0
