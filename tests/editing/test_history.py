"""Who changed what, when and why; undo, redo and restore bring back files byte for byte."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_data import SMALL

from indicators import files
from indicators.editing import (
    Edit,
    FileConflict,
    after,
    before,
    find,
    history,
    redo,
    restore,
    save,
    state,
    state_before,
    undo,
    where,
)
from indicators.problems import NotSaved  # fmt: skip

from .kept import HISTORIES, PERSON, REASON, TARGETS, added, git, held, kept_folder, pair


@pytest.fixture(params=HISTORIES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return kept_folder(tmp_path, request.param)


def own(folder: Path) -> list[str]:
    """Return the kinds of the entries that the program made, oldest first."""
    return [entry.kind for entry in reversed(history(folder)) if entry.kind != "outside"]


def test_an_entry_tells_who_when_why_and_by_which_document(folder: Path):
    reason = "Kỳ họp giữa năm.\n\nXem biên bản:\n  trang 3"
    saved = added(folder, "# một", document="99/NQ-HĐND", reason=f"\n{reason}  \n", summary="targets.yaml: a\nb")
    newest = history(folder)[0]
    assert (newest.version, newest.kind, newest.at) == (saved.version, "save", saved.at)
    assert (newest.author, newest.document) == (PERSON, "99/NQ-HĐND")
    assert newest.reason == reason.replace("  trang", "trang")
    assert (newest.summary, newest.files, newest.of) == ("targets.yaml: a b", (TARGETS,), None)


@pytest.mark.parametrize("author", ["planner@example.org", "Ánh", "A. B. <>", "<x@y>", "…", "N.", "a <b> c"])
def test_an_author_is_kept_as_given(folder: Path, author: str):
    added(folder, "# one", author=author)
    assert history(folder)[0].author == author


@pytest.mark.parametrize(
    "reason",
    ["Edit-Kind: undo", "save\n\nEdit-Kind: redo\nEdit-Of: 1", "# no comment", "x" * 5000, "a\x00b\x01c", "---"],
)
def test_a_reason_is_never_taken_for_anything_else(folder: Path, reason: str):
    added(folder, "# one", reason=reason)
    newest = history(folder)[0]
    assert (newest.kind, newest.of) == ("save", None)
    assert newest.reason == reason.replace("\x00", "").replace("\x01", "")


def test_an_entry_gives_the_files_before_and_after(folder: Path):
    old = held(folder)[TARGETS]
    added(folder, "# one")
    newest = history(folder)[0]
    assert before(folder, newest) == {TARGETS: old}
    assert after(folder, newest) == {TARGETS: old + b"# one\n"}


def test_the_whole_state_at_a_version_can_be_read_again(folder: Path):
    given = held(folder)
    first = added(folder, "# one").version
    middle = held(folder)
    added(folder, "S009,Paper,Title,,2025-12-09,vi,", "sources.csv")
    assert state(folder, first) == middle
    assert state_before(folder, first) == given
    assert files.read_contents({k: v for k, v in state(folder, first).items() if v is not None})[0].targets


def test_what_was_there_first_is_the_first_entry(folder: Path):
    given = held(folder)
    added(folder, "# one")
    first = history(folder)[-1]
    assert first.kind == "outside"
    assert state(folder, first.version) == given


def test_undo_goes_back_step_by_step_and_redo_forth_byte_for_byte(folder: Path):
    states = [held(folder)]
    for edit in (lambda: added(folder, "# one"), lambda: save(folder, pair(folder)), lambda: added(folder, "# two")):
        edit()
        states.append(held(folder))
    for wanted in reversed(states[:-1]):
        undo(folder, PERSON, "nhầm")
        assert held(folder) == wanted
    with pytest.raises(NotSaved, match="nothing to undo"):
        undo(folder, PERSON, "nhầm")
    for wanted in states[1:]:
        redo(folder, PERSON, "đúng")
        assert held(folder) == wanted
    with pytest.raises(NotSaved, match="nothing to redo"):
        redo(folder, PERSON, "đúng")
    assert own(folder) == ["save"] * 3 + ["undo"] * 3 + ["redo"] * 3


def test_an_undo_is_an_entry_of_its_own_that_names_what_it_took_back(folder: Path):
    saved = added(folder, "# one", document="99/NQ-HĐND")
    undo(folder, "Bình", "nhập nhầm")
    newest = history(folder)[0]
    assert (newest.kind, newest.of, newest.author, newest.reason) == ("undo", saved.version, "Bình", "nhập nhầm")
    assert (newest.summary, newest.document) == ("targets.yaml: # one", "99/NQ-HĐND")


def test_a_new_save_after_an_undo_leaves_nothing_to_redo(folder: Path):
    added(folder, "# one")
    undo(folder, "a", "r")
    added(folder, "# two")
    with pytest.raises(NotSaved) as refused:
        redo(folder, "a", "r")
    assert refused.value.code == "nothing_to_redo"
    undo(folder, "a", "r")
    assert held(folder)[TARGETS].decode() == SMALL[TARGETS]


def test_an_undo_works_after_a_restart(folder: Path):
    given = held(folder)
    added(folder, "# one")
    script = (
        "import sys; from pathlib import Path; from indicators.editing import undo; undo(Path(sys.argv[1]), 'a', 'r')"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True)
    assert held(folder) == given


def test_an_undo_needs_a_reason_too(folder: Path):
    added(folder, "# one")
    with pytest.raises(NotSaved) as refused:
        undo(folder, "a", " ")
    assert refused.value.code == "no_reason"


def test_an_undo_over_a_change_by_hand_is_refused_with_three_sides(folder: Path):
    given = held(folder)[TARGETS]
    added(folder, "# one")
    by_hand = held(folder)[TARGETS] + b"# by hand\n"
    (folder / TARGETS).write_bytes(by_hand)
    with pytest.raises(FileConflict) as refused:
        undo(folder, "a", "r")
    (side,) = refused.value.files
    assert (side.was, side.now, side.wanted) == (given + b"# one\n", by_hand, given)
    assert held(folder)[TARGETS] == by_hand


def test_an_undo_over_a_change_of_another_file_by_hand_is_made(folder: Path):
    given = held(folder)[TARGETS]
    added(folder, "# one")
    with (folder / "sources.csv").open("ab") as file:
        file.write(b"S009,Paper,Title,,2025-12-09,vi,\n")
    undo(folder, "a", "r")
    assert held(folder)[TARGETS] == given


def test_a_change_by_hand_becomes_an_entry_of_its_own_before_the_next_save(folder: Path):
    added(folder, "# one")
    (folder / TARGETS).write_bytes(held(folder)[TARGETS] + b"# by hand\n")
    added(folder, "# two")
    newest, hand, first = history(folder)[:3]
    assert (newest.kind, hand.kind, first.kind) == ("save", "outside", "save")
    assert (hand.author, hand.reason, hand.files) == ("", "", (TARGETS,))
    (now,), (then,) = after(folder, hand).values(), before(folder, newest).values()
    assert now == then
    assert before(folder, hand) == after(folder, first)


def test_any_earlier_state_is_restored_and_what_came_later_stays_in_the_history(folder: Path):
    first = added(folder, "# one").version
    wanted = held(folder)
    save(folder, pair(folder))
    added(folder, "# two")
    count = len(history(folder))
    restore(folder, first, PERSON, "quay lại")
    assert held(folder) == wanted
    newest = history(folder)[0]
    assert (newest.kind, newest.of, len(history(folder))) == ("restore", first, count + 1)
    assert set(newest.files) == {TARGETS, "sources.csv"}
    undo(folder, "a", "r")
    assert held(folder)[TARGETS].endswith(b"# two\n")


def test_the_state_as_given_is_restored_byte_for_byte(folder: Path):
    given = held(folder)
    added(folder, "# one")
    restore(folder, history(folder)[-1].version[:8], "a", "r")
    assert held(folder) == given


@pytest.mark.parametrize("version", ["", "zzz", "999999", "0" * 40])
def test_a_version_that_is_none_is_refused(folder: Path, version: str):
    added(folder, "# one")
    with pytest.raises(NotSaved) as refused:
        restore(folder, version, "a", "r")
    assert refused.value.code == "no_version"


def test_restoring_what_is_there_is_refused(folder: Path):
    version = added(folder, "# one").version
    with pytest.raises(NotSaved) as refused:
        restore(folder, version, "a", "r")
    assert refused.value.code == "nothing_changed"


def test_the_first_digits_of_two_versions_are_no_version(tmp_path: Path):
    folder = kept_folder(tmp_path, "folder")
    added(folder, "# one")
    added(folder, "# two")
    with pytest.raises(NotSaved):
        find(history(folder), "00000")
    assert find(history(folder), "000002").version == "000002"


def test_a_folder_without_a_save_has_no_numbered_history(tmp_path: Path):
    folder = kept_folder(tmp_path, "folder")
    assert history(folder) == ()
    assert not (folder / ".history").exists()
    with pytest.raises(NotSaved, match="nothing to undo"):
        undo(folder, "a", "r")


def test_where_saves_are_kept_is_said_in_both_languages(tmp_path: Path):
    folder = kept_folder(tmp_path, "folder")
    assert where(folder, "en") == "Each save is a numbered folder in data/.history."
    git(folder, "init", "--quiet", "--initial-branch", "main")
    assert where(folder, "vi") == "Mỗi lần lưu là một commit git trên nhánh main."


def test_a_numbered_history_once_begun_goes_on(tmp_path: Path):
    folder = kept_folder(tmp_path, "folder")
    added(folder, "# one")
    git(folder, "init", "--quiet")
    added(folder, "# two")
    assert own(folder) == ["save", "save"]
    assert ".history" in where(folder, "en")


def test_numbered_folders_hold_whole_files_once(tmp_path: Path):
    folder = kept_folder(tmp_path, "folder")
    added(folder, "# one")
    added(folder, "# two")
    first, second = (folder / ".history" / number for number in ("000002", "000003"))
    assert (second / "after" / TARGETS).read_bytes() == held(folder)[TARGETS]
    assert (first / "after" / TARGETS).samefile(second / "before" / TARGETS)


def test_a_damaged_copy_is_named_and_never_brought_back(tmp_path: Path):
    folder = kept_folder(tmp_path, "folder")
    added(folder, "# one")
    (folder / ".history/000002/before" / TARGETS).write_text("targets: []\n", encoding="utf-8")
    before = held(folder)
    with pytest.raises(NotSaved, match=r"\.history/000002/before/targets\.yaml of the history cannot be read"):
        undo(folder, "a", "r")
    assert held(folder) == before
    assert own(folder) == ["save"]


def test_an_undo_of_the_return_of_a_missing_file_is_refused(folder: Path):
    added(folder, "# one")
    (folder / "claims.csv").unlink()
    save(folder, Edit.of({}, {"claims.csv": SMALL["claims.csv"].encode()}, author="a", reason=REASON))
    with pytest.raises(NotSaved) as refused:
        undo(folder, "a", "r")
    assert refused.value.code == "no_file_before"
    assert (folder / "claims.csv").exists()
