"""A save is one commit with its files and nothing else; what the user does with git stays the user's."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from small_data import small_folder

from indicators import editing
from indicators.editing import history, recover, undo, where
from indicators.editing.git import Git, git_of
from indicators.editing.history_backend import Prepared
from indicators.problems import NotSaved

from .kept import PERSON, TARGETS, added, git, held, kept_folder, pair


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return kept_folder(tmp_path, "git")


def test_a_save_is_one_commit_with_author_reason_and_document(folder: Path):
    saved = added(folder, "# one", document="99/NQ-HĐND", reason="Kỳ họp giữa năm", summary="targets.yaml: one")
    assert git(folder, "rev-list", "--count", "HEAD") == "2\n"
    assert git(folder, "log", "-1", "--format=%H|%an|%ae|%cn|%s|%b").strip() == (
        f"{saved.version}|Nguyễn Thị Ánh|anh@example.org|indicators|targets.yaml: one|Kỳ họp giữa năm\n\n"
        f"Document: 99/NQ-HĐND\nEdit-Kind: save\nEdit-Author: {PERSON}"
    )
    assert git(folder, "log", "-1", "--format=%(trailers:key=Document,valueonly)").strip() == "99/NQ-HĐND"


def test_a_save_takes_nothing_else_along_and_disturbs_nothing(folder: Path):
    (folder.parent / "staged.txt").write_text("staged")
    git(folder, "add", "staged.txt")
    (folder.parent / "staged.txt").write_text("changed after")
    (folder.parent / "new.txt").write_text("new")
    (folder / "sources.csv").write_bytes(held(folder)["sources.csv"] + b"S009,Paper,T,,2025-12-09,vi,\n")
    before = git(folder, "status", "--porcelain")
    added(folder, "# one")
    assert git(folder, "show", "--format=", "--name-only") == "data/targets.yaml\n"
    assert git(folder, "status", "--porcelain") == before
    assert before == " M data/sources.csv\nAM staged.txt\n?? new.txt\n"


def test_git_sees_no_change_after_a_save_nor_anything_of_the_lock(folder: Path):
    added(folder, "# one")
    editing.save(folder, pair(folder))
    undo(folder, "a", "r")
    assert git(folder, "status", "--porcelain", "--ignored") == "!! data/.history/\n"
    assert git(folder, "fsck", "--strict") == ""


def test_what_was_changed_by_hand_is_committed_apart(folder: Path):
    (folder / TARGETS).write_bytes(held(folder)[TARGETS] + b"# by hand\n")
    added(folder, "# one")
    shown = git(folder, "log", "-2", "-p", "--unified=0", "--format=%an", "--", "data/targets.yaml")
    lines = [line for line in shown.splitlines() if line and line[0] in "+Nu" and line[:3] != "+++"]
    assert lines == ["Nguyễn Thị Ánh", "+# one", "unknown", "+# by hand"]


def test_a_commit_by_hand_stands_in_the_history_with_its_author(folder: Path):
    (folder / TARGETS).write_bytes(held(folder)[TARGETS] + b"# by hand\n")
    git(folder, "commit", "--quiet", "--all", "--message", "Corrected\n\nAs the chairman said")
    newest = history(folder)[0]
    assert (newest.kind, newest.author, newest.summary, newest.reason, newest.files) == (
        "outside", "Tester <tester@example.org>", "Corrected", "As the chairman said", (TARGETS,),
    )  # fmt: skip


def test_a_commit_elsewhere_is_no_entry(folder: Path):
    (folder.parent / "other.txt").write_text("x")
    git(folder, "add", "other.txt")
    git(folder, "commit", "--quiet", "--message", "Other")
    assert [entry.summary for entry in history(folder)] == ["The data as given"]


def test_hooks_signing_and_line_end_rules_of_the_user_are_not_in_the_way(folder: Path):
    hook = folder.parent / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    shutil.copy(hook, hook.with_name("reference-transaction"))
    git(folder, "config", "commit.gpgSign", "true")
    git(folder, "config", "core.autocrlf", "true")
    saved = added(folder, "# one")
    hook.with_name("reference-transaction").unlink()
    assert git(folder, "rev-parse", "HEAD").strip() == saved.version
    assert git(folder, "cat-file", "blob", "HEAD:data/targets.yaml").encode() == held(folder)[TARGETS]


def test_no_name_told_to_git_is_needed(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(folder.parent / "nobody"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(folder, "config", "user.useConfigOnly", "true")
    added(folder, "# one", author="Ánh")
    assert git(folder, "log", "-1", "--format=%an <%ae>").strip() == "Ánh <>"


def test_a_program_below_a_hook_of_another_repository_saves_in_the_right_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    saved = added(folder, "# one")
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert git(folder, "rev-parse", "HEAD").strip() == saved.version


def test_the_first_commit_of_all_may_be_a_save(tmp_path: Path):
    folder = small_folder(tmp_path)
    git(folder, "init", "--quiet")
    added(folder, "# one")
    kinds = [entry.kind for entry in history(folder)]
    assert kinds == ["save", "outside"]
    assert git(folder, "rev-list", "--count", "HEAD") == "2\n"


def test_a_data_folder_at_the_top_of_the_work_tree_is_kept_too(tmp_path: Path):
    folder = small_folder(tmp_path)
    git(folder / "x", "init", "--quiet")
    added(folder, "# one")
    assert git(folder / "x", "show", "--format=", "--name-only") == "targets.yaml\n"


def test_a_linked_work_tree_is_a_work_tree(folder: Path, tmp_path: Path):
    git(folder, "worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    added(tmp_path / "side/data", "# one")
    assert git(folder, "log", "--format=%s", "-1", "side", "--") == "targets.yaml: # one\n"
    assert git(folder, "log", "--format=%s", "-1", "main", "--") == "The data as given\n"


def test_a_folder_that_git_ignores_has_numbered_folders(folder: Path):
    (folder.parent / ".gitignore").write_text("data/\n")
    git(folder, "rm", "-r", "--quiet", "--cached", "data")
    assert where(folder, "en") == "Each save is a numbered folder in data/.history."
    assert added(folder, "# one").version == "000002"


def test_a_bare_repository_around_is_no_work_tree(tmp_path: Path):
    folder = small_folder(tmp_path)
    git(folder, "init", "--quiet", "--bare", str(tmp_path / ".git"))
    assert ".history" in where(folder, "en")


def test_without_the_git_command_a_work_tree_is_refused_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch):
    before = held(folder)
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(NotSaved) as refused:
        added(folder, "# one")
    assert (refused.value.code, held(folder)) == ("git_unusable", before)
    assert "git: command not found" in where(folder, "en")


def test_a_repository_that_is_damaged_is_refused_with_what_git_says(folder: Path):
    before = held(folder)
    (folder.parent / ".git/HEAD").write_text("nonsense")
    with pytest.raises(NotSaved) as refused:
        added(folder, "# one")
    assert refused.value.code == "git_unusable"
    assert str(folder.parent) not in str(refused.value)
    assert held(folder) == before


@pytest.mark.parametrize("name", ["MERGE_HEAD", "rebase-merge"])
def test_in_the_middle_of_a_merge_nothing_is_saved(folder: Path, name: str):
    before = held(folder)
    (folder.parent / ".git" / name).write_text(git(folder, "rev-parse", "HEAD"))
    with pytest.raises(NotSaved) as refused:
        added(folder, "# one")
    assert (refused.value.code, held(folder)) == ("git_unfinished", before)


def test_without_a_branch_nothing_is_saved(folder: Path):
    git(folder, "checkout", "--quiet", "--detach")
    with pytest.raises(NotSaved) as refused:
        added(folder, "# one")
    assert refused.value.code == "git_detached"


def test_another_git_at_work_is_waited_for(folder: Path):
    lock = folder.parent / ".git/index.lock"
    lock.touch()
    threading.Timer(0.3, lock.unlink).start()
    added(folder, "# one")
    assert history(folder)[0].kind == "save"


def test_a_lock_that_another_git_left_is_named(folder: Path):
    (folder.parent / ".git/index.lock").touch()
    with pytest.raises(NotSaved) as refused:
        added(folder, "# one")
    assert str(refused.value).endswith("if none is running, delete .git/index.lock")


def commit_other(folder: Path, number: int) -> None:
    (folder.parent / "other.txt").write_text(str(number))
    git(folder, "add", "other.txt")
    git(folder, "commit", "--quiet", "--message", f"other {number}")


@pytest.mark.parametrize("moves", [1, 2])
def test_a_commit_between_prepare_and_publish_is_no_part_of_the_save_but_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, moves: int
):
    publish, left = Git.publish, list(range(moves))

    def publish_late(keeper: Git, prepared: Prepared) -> None:
        if left:
            commit_other(folder, left.pop())
        publish(keeper, prepared)

    monkeypatch.setattr(Git, "publish", publish_late)
    added(folder, "# one")
    assert not left
    assert git(folder, "log", "--format=%s", "--", "other.txt").count("other") == moves
    assert git(folder, "show", "--format=", "--name-only") == "data/targets.yaml\n"
    assert git(folder, "status", "--porcelain") == ""


def test_saves_and_commits_at_the_same_time_lose_nothing_of_each_other(folder: Path):
    other = threading.Thread(target=lambda: [commit_other(folder, number) for number in range(20)])
    other.start()
    saved, refused = 0, set()
    while other.is_alive():  # a quick git may leave no gap for a save: each is then refused
        try:
            added(folder, f"# {saved}")
            saved += 1
        except NotSaved as refusal:
            refused.add(refusal.code)
    other.join()
    assert refused <= {"busy", "git_busy", "git_failed"}
    recover(folder)
    assert git(folder, "log", "--format=%s", "--", "other.txt").count("other") == 20
    assert [entry.kind for entry in history(folder)].count("save") == saved
    assert git(folder, "status", "--porcelain") == ""


def test_a_reader_of_the_history_needs_no_lock_and_leaves_nothing(folder: Path):
    assert [entry.kind for entry in history(folder)] == ["outside"]
    assert not (folder / ".history").exists()


def test_a_merge_stands_in_the_history_as_what_it_brought_to_the_branch(folder: Path):
    git(folder, "checkout", "--quiet", "-b", "side")
    added(folder, "# side")
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--no-edit", "side")
    newest = history(folder)[0]
    assert (newest.kind, newest.files) == ("outside", (TARGETS,))
    assert editing.after(folder, newest) == {TARGETS: held(folder)[TARGETS]}


def test_git_runs_apart_so_that_a_killed_save_leaves_no_lock_of_git(folder: Path):
    keeper = git_of(folder)
    assert keeper is not None
    session = keeper._run.run("-c", "alias.sid=!ps -o sid= -p $$", "sid").stdout
    assert int(session) != os.getsid(0)
