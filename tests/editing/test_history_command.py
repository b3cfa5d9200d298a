"""`indicators history` tells who changed what and why, and takes changes back."""

import csv
import json
from pathlib import Path

import pytest
from cli.running import asked
from small_data import SMALL, small_folder

from indicators.editing import Edit, save
from indicators.editing.unfinished import JOURNAL

TARGETS = "targets.yaml"


def changed(folder: Path, old: str, new: str, author: str = "Ánh", name: str = TARGETS) -> str:
    """Save one replacement and return its version."""
    seen = (folder / name).read_bytes()
    assert old.encode() in seen
    edit = Edit.of(
        {name: seen}, {name: seen.replace(old.encode(), new.encode(), 1)},
        author=author, reason="Kỳ họp\ngiữa năm", document="99/NQ-HĐND", summary=f"{name}: {new}",
    )  # fmt: skip
    return save(folder, edit).version


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = small_folder(tmp_path)
    changed(folder, "value: 3\n", "value: 4\n")
    changed(folder, "value: 12.35\n", "value: 12.4\n", author="=Bình")
    return folder


def listed(folder: Path, *arguments: str) -> list[dict[str, object]]:
    found = asked("history", "--data", str(folder), "--format", "json", *arguments)
    assert (found.code, found.err) == (0, "")
    return json.loads(found.out)["history"]


def test_the_list_tells_who_why_and_by_which_document(folder: Path):
    out = asked("history", "--data", str(folder), lang="vi").out
    assert out.startswith("Mỗi lần lưu là một thư mục đánh số trong data/.history.\n")
    at = out.splitlines().index
    assert "value: 12.4" in out
    assert at("    =Bình · 99/NQ-HĐND") < at("    Ánh · 99/NQ-HĐND")
    assert out.count("    giữa năm") == 2
    assert "không rõ người sửa" in out


def test_the_list_as_json_has_every_part(folder: Path):
    newest = listed(folder)[0]
    assert newest | {"at": ""} == {
        "version": "000003", "kind": "save", "at": "", "author": "=Bình", "reason": "Kỳ họp\ngiữa năm",
        "document": "99/NQ-HĐND", "summary": "targets.yaml: value: 12.4", "files": [TARGETS], "of": None,
    }  # fmt: skip


def test_the_verdicts_that_a_change_turned_are_told_when_asked_for(folder: Path):
    changed(folder, "value: 12.4\n", "value: 11.5\n")
    newest, *_, oldest = listed(folder, "--verdicts")
    turned = newest["verdicts"]
    assert isinstance(turned, list)
    assert {one["basis"] for one in turned} == {"council", "central"}
    assert turned[0] | {"as_of": ""} == {
        "indicator": "grdp_growth", "area": "HP", "year": 2025, "basis": "council", "as_of": "",
        "verdict_before": "missed", "verdict_after": "exceeded", "pace_before": None, "pace_after": None,
    }  # fmt: skip
    assert oldest["verdicts"] is None
    out = asked("history", "--data", str(folder), "--verdicts").out
    assert "GRDP: missed → exceeded (Hai Phong · 2025 · Council's targets" in " ".join(out.split())


def test_the_list_as_csv_runs_nothing(folder: Path):
    rows = list(
        csv.DictReader(asked("history", "--data", str(folder), "--format", "csv").out.splitlines(keepends=True))
    )
    assert [row["author"] for row in rows] == ["'=Bình", "Ánh", ""]
    assert rows[0]["files"] == TARGETS


@pytest.mark.parametrize(
    ("arguments", "versions"),
    [
        (("--author", "bình"), ["000003"]),
        (("--file", "claims.csv"), ["000001"]),
        (("--indicator", "par_rank"), ["000002", "000001"]),
        (("--indicator", "growth"), ["000003", "000001"]),
        (("--indicator", "grdp_growth"), ["000003", "000001"]),
        (("--since", "2000"), ["000003", "000002", "000001"]),
        (("--since", "2999-01"), []),
    ],
)
def test_the_list_is_narrowed(folder: Path, arguments: tuple[str, ...], versions: list[str]):
    assert [entry["version"] for entry in listed(folder, *arguments)] == versions


def test_an_indicator_is_found_by_its_code_where_the_files_do_not_load(folder: Path):
    (folder / TARGETS).write_text("\tbroken", encoding="utf-8")
    assert [entry["version"] for entry in listed(folder, "--indicator", "growth")] == ["000003", "000001"]


def test_undo_redo_and_restore_take_changes_back(folder: Path):
    data = ("--data", str(folder), "--reason", "nhập nhầm", "--author", "Chi")
    after = (folder / TARGETS).read_bytes()
    undone = asked("history", "undo", *data)
    assert undone.out.splitlines() == [
        "Undone: targets.yaml: value: 12.4 (version 000004).", "Each save is a numbered folder in data/.history.",
    ]  # fmt: skip
    assert "value: 12.35" in (folder / TARGETS).read_text(encoding="utf-8")
    assert asked("history", "redo", *data).code == 0
    assert (folder / TARGETS).read_bytes() == after
    assert asked("history", "restore", "000001", *data).code == 0
    assert (folder / TARGETS).read_text(encoding="utf-8") == SMALL[TARGETS]
    newest = listed(folder)[0]
    assert (newest["kind"], newest["of"], newest["author"]) == ("restore", "000001", "Chi")
    assert "restored (of 000001)" in asked("history", "--data", str(folder)).out


def test_the_author_is_the_account_unless_named(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Dung")
    asked("history", "undo", "--data", str(folder), "--reason", "r")
    assert listed(folder)[0]["author"] == "Dung"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("redo", "--reason", "r"), 1, "there is nothing to redo: the last change was not an undo"),
        (("restore", "9", "--reason", "r"), 1, "the history has no version “9”"),
        (("undo",), 2, "indicators history: --reason is missing: why, in a sentence"),
        (("restore", "--reason", "r"), 2, "indicators history: VERSION is missing: version to restore"),
        (("undoo",), 2, "indicators history: history “undoo”: write one of undo"),
        (("--file", "target.yaml"), 2, "indicators history: --file “target.yaml”: write targets.yaml"),
        (("--since", "July"), 2, "indicators history: --since “July”: write a day, a month or a year"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, arguments: tuple[str, ...], code: int, message: str):
    found = asked("history", *arguments, "--data", str(folder))
    assert (found.code, found.out) == (code, "")
    assert found.err.startswith(message)


def test_an_undo_over_a_change_by_hand_is_refused(folder: Path):
    (folder / TARGETS).write_bytes((folder / TARGETS).read_bytes() + b"# by hand\n")
    found = asked("history", "undo", "--data", str(folder), "--reason", "r")
    assert (found.code, found.err.startswith("targets.yaml: somebody changed this meanwhile")) == (1, True)


def test_nothing_to_list_is_said(tmp_path: Path):
    folder = small_folder(tmp_path)
    assert asked("history", "--data", str(folder)).out.endswith("Nothing has been changed yet.\n")
    changed(folder, "value: 3\n", "value: 4\n")
    assert asked("history", "--data", str(folder), "--author", "zz").out.endswith("No change matches.\n")


def test_the_list_settles_a_save_that_was_killed(folder: Path):
    journal = folder / ".history" / JOURNAL
    journal.write_text('{"version": "000009", "files": {}}', encoding="utf-8")
    assert asked("history", "--data", str(folder)).code == 0
    assert not journal.exists()
