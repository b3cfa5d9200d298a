"""A save is whole, checked and recorded, or the files are as they were."""

import fcntl
import os
import stat
import subprocess
import threading
from pathlib import Path

import pytest
from small_data import SMALL, small_folder

from indicators import files
from indicators.editing import Edit, FileConflict, history, save
from indicators.editing.locking import locked
from indicators.editing.saving import in_order
from indicators.problems import DataError, NotSaved

from .kept import HISTORIES, PERSON, REASON, TARGETS, added, adding, git, held, kept_folder, pair


@pytest.fixture(params=HISTORIES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return kept_folder(tmp_path, request.param)


def test_a_save_writes_these_bytes_and_no_others(folder: Path):
    before = held(folder)
    saved = added(folder, "# tăng 12,5%")
    assert saved.files == (TARGETS,)
    assert held(folder) == {**before, TARGETS: before[TARGETS] + "# tăng 12,5%\n".encode()}


def test_a_save_of_two_files_is_one_entry(folder: Path):
    saved = save(folder, pair(folder))
    newest = history(folder)[0]
    assert (newest.version, set(newest.files)) == (saved.version, {TARGETS, "sources.csv"})
    assert files.read(folder)[0].targets[-2].source == "S009"


def test_a_file_given_as_it_is_stays_out_of_the_entry(folder: Path):
    edit = adding(folder, "# one")
    same = held(folder)["sources.csv"]
    both = Edit.of(held(folder), {**edit.files, "sources.csv": same}, author=PERSON, reason=REASON)
    assert save(folder, both).files == (TARGETS,)


def test_a_file_that_moved_meanwhile_is_refused_with_its_three_sides(folder: Path):
    before = held(folder)[TARGETS]
    late = adding(folder, "# late")
    added(folder, "# early")
    with pytest.raises(FileConflict) as refused:
        save(folder, late)
    (side,) = refused.value.files
    assert (side.name, side.was) == (TARGETS, before)
    assert (side.now, side.wanted) == (before + b"# early\n", before + b"# late\n")
    assert held(folder)[TARGETS] == before + b"# early\n"
    assert f"{refused.value:vi}".startswith("targets.yaml: có người đã sửa")


def test_a_file_that_is_gone_meanwhile_is_refused(folder: Path):
    edit = adding(folder, "# one")
    (folder / TARGETS).unlink()
    with pytest.raises(FileConflict) as refused:
        save(folder, edit)
    assert refused.value.files[0].now is None


def test_only_digests_are_needed_and_then_what_was_there_is_not_known(folder: Path):
    edit = adding(folder, "# one")
    bare = Edit(edit.files, edit.base, PERSON, REASON)
    save(folder, bare)
    with pytest.raises(FileConflict) as refused:
        save(folder, Edit({TARGETS: b"targets:\n"}, edit.base, PERSON, REASON))
    assert refused.value.files[0].was is None


def test_what_would_not_load_is_refused_with_its_line_and_nothing_is_written(folder: Path):
    before = held(folder)
    edit = Edit.of(before, {TARGETS: before[TARGETS].replace(b"value: 12.5", b"value: 12,5")}, author="a", reason="r")
    with pytest.raises(DataError) as refused:
        save(folder, edit)
    assert str(refused.value).startswith("data/targets.yaml:")
    assert held(folder) == before
    assert [entry.kind for entry in history(folder) if entry.kind == "save"] == []


def test_a_source_that_is_cited_nowhere_yet_only_warns(folder: Path):
    added(folder, "S009,Paper,Title,,2025-12-09,vi,", "sources.csv")
    assert held(folder)["sources.csv"].endswith(b"S009,Paper,Title,,2025-12-09,vi,\n")


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"reason": " \n\t"}, "no_reason"),
        ({"author": " "}, "no_author"),
    ],
)
def test_who_and_why_must_be_told(folder: Path, other: dict[str, str], code: str):
    before = held(folder)
    with pytest.raises(NotSaved) as refused:
        added(folder, "# one", **other)
    assert (refused.value.code, held(folder)) == (code, before)


def test_a_save_that_changes_nothing_is_refused(folder: Path):
    seen = held(folder)
    with pytest.raises(NotSaved, match="nothing would change"):
        save(folder, Edit.of(seen, {TARGETS: seen[TARGETS]}, author="a", reason="r"))


@pytest.mark.parametrize("name", ["other.yaml", "../targets.yaml", "targets.schema.json", ".history/lock"])
def test_only_data_files_are_written(folder: Path, name: str):
    with pytest.raises(NotSaved) as refused:
        save(folder, Edit.of({}, {name: b"x"}, author="a", reason="r"))
    assert refused.value.code == "not_data"
    assert not (folder / "other.yaml").exists()


def test_a_data_file_that_was_missing_can_be_put_back(folder: Path):
    (folder / "claims.csv").unlink()
    save(folder, Edit.of({}, {"claims.csv": SMALL["claims.csv"].encode()}, author="a", reason="r"))
    assert files.read(folder)[0].claims != ()


def test_mode_and_owner_of_a_file_are_kept(folder: Path):
    path = folder / TARGETS
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 1234, 2345)
    before = path.stat()
    added(folder, "# one")
    after = path.stat()
    assert stat.S_IMODE(after.st_mode) == 0o640
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert after.st_ino != before.st_ino


def test_a_link_in_place_of_a_data_file_is_refused_and_stays(folder: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere.yaml"
    (folder / TARGETS).rename(elsewhere)
    (folder / TARGETS).symlink_to(elsewhere)
    with pytest.raises(NotSaved) as refused:
        added(folder, "# one")
    assert refused.value.code == "linked_file"
    assert (folder / TARGETS).is_symlink()
    assert elsewhere.read_text(encoding="utf-8") == SMALL[TARGETS]


def test_a_folder_reached_by_a_link_is_the_same_folder(folder: Path, tmp_path: Path):
    (tmp_path / "link").symlink_to(folder)
    added(tmp_path / "link", "# one")
    assert held(folder)[TARGETS].endswith(b"# one\n")
    assert history(tmp_path / "link") == history(folder)


def test_what_a_save_leaves_is_no_data(folder: Path):
    before = files.fingerprint(folder)
    saved = added(folder, "# one")
    added(folder, "# two")
    (folder / TARGETS).write_text(SMALL[TARGETS], encoding="utf-8")
    assert saved.version
    assert files.fingerprint(folder) == before
    assert {path.name for path in folder.iterdir()} - set(files.FILES) == {".history"}


def test_a_second_save_waits_for_the_first(folder: Path):
    done: list[str] = []
    with locked(folder):
        waiting = threading.Thread(target=lambda: done.append(added(folder, "# one").version))
        waiting.start()
        waiting.join(0.2)
        assert done == []
    waiting.join()
    assert len(done) == 1


def test_a_save_that_waits_too_long_says_so(folder: Path):
    with locked(folder), pytest.raises(NotSaved) as refused, locked(folder, wait_s=0.05):
        pytest.fail("the lock was given twice")
    assert str(refused.value) == "another save has been running for 0.05 seconds: try again in a moment"


def test_the_lock_lasts_as_long_as_a_child_that_was_given_it(folder: Path):
    with locked(folder) as lock:
        child = subprocess.Popen(["sleep", "60"], pass_fds=(lock,))
    with (folder / ".history/lock").open() as file:
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        child.kill()
        child.wait()
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_threads_of_one_process_lose_nothing(folder: Path):
    def work(number: int) -> None:
        while True:
            try:
                return void(added(folder, f"# thread {number}"))
            except FileConflict:
                continue

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = held(folder)[TARGETS].decode().splitlines()
    assert sorted(lines[-4:]) == [f"# thread {number}" for number in range(4)]


def void(_: object) -> None:
    """Return nothing."""


@pytest.mark.parametrize(
    ("before", "after", "order"),
    [
        ({"targets.yaml": b"a\n", "sources.csv": b"s\n"}, {"targets.yaml": b"a\nb\n", "sources.csv": b"s\nt\n"},
         ("sources.csv", "targets.yaml")),
        ({"targets.yaml": b"a\nb\n", "sources.csv": b"s\nt\n"}, {"targets.yaml": b"a\n", "sources.csv": b"s\n"},
         ("targets.yaml", "sources.csv")),
        ({"targets.yaml": b"a\n", "sources.csv": b"s\n"}, {"targets.yaml": b"b\n", "sources.csv": b"s\nt\n"},
         ("sources.csv", "targets.yaml")),
    ],
)  # fmt: skip
def test_a_reader_between_two_renames_finds_nothing_cited_that_is_absent(
    before: dict[str, bytes], after: dict[str, bytes], order: tuple[str, ...]
):
    assert in_order(before, after) == order


def test_every_data_file_has_its_place_in_that_order():
    contents = dict.fromkeys(files.FILES, b"")
    assert len(set(in_order(contents, contents))) == len(files.FILES)


def test_a_folder_of_another_name_is_checked_and_saved_too(tmp_path: Path):
    folder = small_folder(tmp_path).rename(tmp_path / "số liệu 2026")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    added(folder, "# one")
    assert git(folder, "-c", "core.quotePath=false", "show", "--format=", "--name-only").split("\n")[0] == (
        "số liệu 2026/targets.yaml"
    )
