"""The last good figures stay while the files are broken, and the new ones come once they are mended."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from small_data import SMALL, small_folder

from indicators.live import LastGood, State

BROKEN = "\ttargets: broken\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path)


def write(folder: Path, name: str, text: str) -> None:
    """Write a file and move its time on, as a later second would."""
    path = folder / name
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def shown(state: State) -> str | None:
    return state.store.snapshot if state.store else None


def test_a_good_folder_gives_a_store_and_no_problem(folder: Path):
    state = LastGood(folder).state()
    assert state.store is not None
    assert state.problems == ()
    assert len(state.store.book.actuals) == 4


def test_nothing_is_read_before_the_first_question(tmp_path: Path):
    watcher = LastGood(tmp_path / "later" / "data")
    (tmp_path / "later").mkdir()
    small_folder(tmp_path / "later")
    assert watcher.state().problems == ()


def test_an_unchanged_folder_keeps_the_very_same_state(folder: Path):
    watcher = LastGood(folder)
    assert watcher.state() is watcher.state()


def test_a_broken_file_keeps_the_last_good_store_and_names_the_problem(folder: Path):
    watcher = LastGood(folder)
    good = watcher.state()
    write(folder, "targets.yaml", BROKEN)
    state = watcher.state()
    assert state.store is good.store
    assert {p.file for p in state.problems} == {"data/targets.yaml"}
    assert all(p.severity == "error" for p in state.problems)


def test_a_broken_folder_is_read_once_however_often_it_is_asked_about(folder: Path):
    watcher = LastGood(folder)
    watcher.state()
    write(folder, "targets.yaml", BROKEN)
    assert watcher.state() is watcher.state()


def test_a_second_breakage_keeps_the_first_good_store(folder: Path):
    watcher = LastGood(folder)
    good = watcher.state()
    write(folder, "targets.yaml", BROKEN)
    watcher.state()
    write(folder, "actuals.csv", SMALL["actuals.csv"].replace("11.81,%", '"11,81",%'))
    state = watcher.state()
    assert state.store is good.store
    assert {p.file for p in state.problems} == {"data/targets.yaml", "data/actuals.csv"}


def test_a_mended_file_gives_the_new_figures(folder: Path):
    watcher = LastGood(folder)
    good = watcher.state()
    write(folder, "actuals.csv", SMALL["actuals.csv"].replace("11.81,%", '"11,81",%'))
    assert watcher.state().store is good.store
    write(folder, "actuals.csv", SMALL["actuals.csv"].replace("11.81,%", "11.9,%"))
    state = watcher.state()
    assert state.problems == ()
    assert state.store is not None
    assert str(state.store.actuals["A0001"].value) == "11.9"
    assert shown(state) != shown(good)


def test_files_put_back_as_they_were_give_the_same_snapshot(folder: Path):
    watcher = LastGood(folder)
    good = shown(watcher.state())
    write(folder, "targets.yaml", BROKEN)
    watcher.state()
    write(folder, "targets.yaml", SMALL["targets.yaml"])
    assert shown(watcher.state()) == good


def test_a_folder_broken_from_the_start_gives_problems_and_no_store(folder: Path):
    write(folder, "targets.yaml", BROKEN)
    watcher = LastGood(folder)
    state = watcher.state()
    assert (state.store, bool(state.problems)) == (None, True)
    write(folder, "targets.yaml", SMALL["targets.yaml"])
    assert watcher.state().store is not None


def test_a_missing_folder_is_a_problem_of_each_file_and_never_a_crash(tmp_path: Path):
    state = LastGood(tmp_path / "data").state()
    assert state.store is None
    assert {p.code for p in state.problems} == {"missing_file"}
    assert len(state.problems) == len(SMALL)


def test_a_folder_taken_away_keeps_the_last_good_store(folder: Path):
    watcher = LastGood(folder)
    good = watcher.state()
    shutil.rmtree(folder)
    assert watcher.state().store is good.store
    assert watcher.state().problems


def test_a_change_is_seen_until_the_next_question(folder: Path):
    watcher = LastGood(folder)
    assert watcher.changed()
    watcher.state()
    assert not watcher.changed()
    write(folder, "targets.yaml", BROKEN)
    assert watcher.changed()
    watcher.state()
    assert not watcher.changed()


def test_callers_at_the_same_moment_get_one_build(folder: Path):
    watcher, start = LastGood(folder), Barrier(8)

    def ask(_: int) -> State:
        start.wait()
        return watcher.state()

    with ThreadPoolExecutor(8) as pool:
        first = list(pool.map(ask, range(8)))
        write(folder, "actuals.csv", SMALL["actuals.csv"].replace("11.81,%", "11.9,%"))
        second = list(pool.map(ask, range(8)))
    assert len({id(state) for state in first}) == 1
    assert len({id(state) for state in second}) == 1
    assert shown(first[0]) != shown(second[0])
