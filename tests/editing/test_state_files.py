"""A file in `.history` that is torn or foreign is set aside and named; reading and saving go on, nothing is lost."""

import json
import os
import shlex
import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest

from indicators import editing, markup
from indicators.cli import COMMANDS, answer
from indicators.editing import answers, data_snapshot, page
from indicators.editing.boards.history_entries import compare_entry
from indicators.problems import NotSaved
from indicators.wording import Lang

from .kept import HISTORIES, TARGETS, added, kept_folder
from .kept import held as bytes_of
from .torn import DAMAGES, half_saved, whole

LAYOUT, UNIT = "0123456789abcdef", {"unit_missing kim ngach": "unit:triệu USD"}
LANGS: tuple[Lang, ...] = ("vi", "en")
JOURNAL, ANSWERS, RECORD = (f".history/{name}" for name in ("journal.json", "answers.json", "000002/record.json"))


# ---- folders with a history, and one with a save that was killed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a folder with two saves, answers and a save killed between its renames and the history, for each kind."""
    return {history: _made(tmp_path_factory.mktemp(history), history) for history in HISTORIES}


def _made(parent: Path, history: str) -> Path:
    folder = kept_folder(parent, history)
    added(folder, "# one")
    added(folder, "# two")
    answers.remember(folder, LAYOUT, UNIT, "An")
    shutil.copytree(folder, parent / "before")
    half_saved(folder)
    return folder


@pytest.fixture
def folder(made: dict[str, Path], tmp_path: Path) -> Path:
    """Return a copy of the folder with numbered entries."""
    return copied(made["folder"], tmp_path)


def copied(folder: Path, to: Path) -> Path:
    """Return a copy, with git's own folder where there is one."""
    shutil.copytree(folder.parent, to / "copy", symlinks=True)
    return to / "copy" / "data"


def before(folder: Path) -> dict[str, bytes]:
    """Return the data files as they were before the save that was killed."""
    return bytes_of(folder.parent / "before")


def said(folder: Path) -> dict[str, str]:
    """Return what is to be told of the state files, by their place."""
    return {one.where: one.code for one in editing.damage(folder)}


def aside(name: str, n: int = 1) -> str:
    """Return the name under which a file is set aside."""
    path = Path("data", name)
    return str(path.with_name(f"{path.stem}.unreadable-{n}{path.suffix}"))


@pytest.mark.parametrize("name", [JOURNAL, ANSWERS, RECORD])
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_cannot_be_read_is_set_aside_whole_and_named_and_all_goes_on(folder: Path, name: str, damage: str):
    earlier = folder.parent / aside(name)
    earlier.write_text("earlier", encoding="utf-8")
    DAMAGES[damage](folder / name)
    torn = whole(folder / name)
    found = editing.damage(folder)
    assert {one.where for one in found} >= {aside(name), aside(name, 2)}
    assert all(Path(one.where).name in f"{one:{lang}}" for one in found for lang in LANGS)
    assert (earlier.read_text("utf-8"), whole(folder.parent / aside(name, 2))) == ("earlier", torn)
    assert editing.damage(folder) == found
    editing.recover(folder)
    assert bytes_of(folder) == before(folder)
    assert [one.value for one in answers.kept(folder, LAYOUT)] == ([] if name == ANSWERS else list(UNIT.values()))
    version = added(folder, "# three").version
    known = [entry.version for entry in editing.history(folder)]
    assert known == [f"{n:06}" for n in range(int(version), 0, -1)]
    assert (editing.history(folder)[-2].author == "") == (name == RECORD)


@pytest.mark.parametrize("name", [JOURNAL, ANSWERS, RECORD])
def test_a_file_that_may_not_be_read_is_one_of_them(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch):
    """Refused by the system call, as who runs the tests may be allowed everything."""
    opened, refused = os.open, folder / name

    def guarded(path: Path, *rest: int) -> int:
        if Path(path) == refused and refused.exists():
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", guarded)
    assert list(said(folder)) == [aside(name)]
    assert len(editing.history(folder)) == 3


# ---- a torn journal: no save is lost, none half made is hidden


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("damage", ["empty", "truncated", "a folder"])
def test_a_save_whose_journal_is_torn_is_taken_back_by_the_copy(
    made: dict[str, Path], tmp_path: Path, history: str, damage: str
):
    folder = copied(made[history], tmp_path)
    assert bytes_of(folder) != before(folder)
    DAMAGES[damage](folder / JOURNAL)
    assert editing.recover(folder)
    assert bytes_of(folder) == before(folder)
    assert said(folder) == {aside(JOURNAL): "state_journal"}


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("copy_too", [False, True])
def test_a_save_that_the_history_has_stays_though_its_journal_is_torn(tmp_path: Path, history: str, copy_too: bool):
    folder = kept_folder(tmp_path, history)
    added(folder, "# one")
    half_saved(folder, published=True)
    saved = bytes_of(folder)
    for name in (JOURNAL, ".history/unfinished/journal.json") if copy_too else (JOURNAL,):
        DAMAGES["truncated"](folder / name)
    added(folder, "# two")
    assert bytes_of(folder) == saved | {TARGETS: saved[TARGETS] + b"# two\n"}
    assert [entry.kind for entry in editing.history(folder)][:3] == ["save"] * 3


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("lost", ["unfinished/journal.json", "unfinished/old/targets.yaml"])
def test_nothing_is_put_back_on_a_guess_and_what_the_save_left_is_kept_and_named(
    made: dict[str, Path], tmp_path: Path, history: str, lost: str
):
    folder = copied(made[history], tmp_path)
    half = bytes_of(folder)
    DAMAGES["truncated"](folder / JOURNAL)
    DAMAGES["truncated" if lost.endswith("json") else "empty"](folder / ".history" / lost)
    kept = {aside(JOURNAL): "state_journal", aside(".history/unfinished"): "state_save"}
    assert said(folder) == kept
    assert bytes_of(folder) == half
    added(folder, "# three")
    assert said(folder) == kept
    old = folder / ".history/unfinished.unreadable-1/old"
    assert (old / "sources.csv").read_bytes() == before(folder)["sources.csv"]
    assert bytes_of(folder) == half | {TARGETS: half[TARGETS] + b"# three\n"}


def test_a_journal_names_no_file_outside_the_data(folder: Path):
    outside = folder.parent / "outside"
    outside.write_bytes(b"x")
    told = json.loads((folder / JOURNAL).read_bytes())
    told["files"] = {"../outside": {"before": "", "after": editing.digest(b"x")}}
    (folder / JOURNAL).write_text(json.dumps(told), encoding="utf-8")
    editing.recover(folder)
    assert outside.exists()
    assert bytes_of(folder) == before(folder)


def test_the_record_of_another_entry_is_foreign(folder: Path):
    editing.recover(folder)
    shutil.copy(folder / ".history/000003/record.json", folder / RECORD)
    assert said(folder) == {aside(RECORD): "state_record"}
    assert [entry.version for entry in editing.history(folder)] == ["000003", "000002", "000001"]


# ---- folders in which nothing can be set aside


def test_where_nothing_can_be_set_aside_that_is_said_and_reading_goes_on(folder: Path):
    for name in (JOURNAL, ANSWERS, RECORD):
        DAMAGES["truncated"](folder / name)
    (folder / ".history/lock").unlink()
    (folder / ".history/lock").mkdir()  # a real refusal, whoever runs the tests
    assert said(folder) == dict.fromkeys((f"data/{name}" for name in (ANSWERS, RECORD, JOURNAL)), "state_stuck")
    assert len(editing.history(folder)) == 3
    assert answers.kept(folder, LAYOUT) == ()
    found = answer(("history", "--data", str(folder)), {"LANG": "en"})
    assert (found.code, "000003" in found.out, "lock" in found.err) == (0, True, True)
    with pytest.raises(NotSaved) as refused:
        added(folder, "# three")
    assert refused.value.code == "failed"


def test_a_folder_of_saves_that_is_a_file_is_no_obstacle_for_readers(tmp_path: Path):
    folder = kept_folder(tmp_path, "folder")
    (folder / ".history").write_text("x", encoding="utf-8")
    assert (editing.damage(folder), editing.history(folder), editing.recover(folder)) == ((), (), False)
    with pytest.raises(NotSaved):
        added(folder, "# one")


def test_nothing_is_made_where_nothing_was_saved(tmp_path: Path):
    folder = kept_folder(tmp_path, "folder")
    assert editing.damage(folder) == ()
    assert not (folder / ".history").exists()


@pytest.mark.parametrize("name", ["000009", "2025", "²²²²²²", "-00004", "1_0000"])
def test_a_foreign_folder_is_no_entry_and_in_nobodys_way(folder: Path, name: str):
    editing.recover(folder)
    (folder / ".history" / name / "inside").mkdir(parents=True)
    assert len(editing.history(folder)) == 3
    added(folder, "# three")
    assert len(editing.history(folder)) == 4


def test_those_who_set_aside_and_those_who_save_at_once_lose_nothing(folder: Path):
    editing.recover(folder)

    def one(n: int) -> None:
        if n % 4 == 0:
            editing.damage(folder)
        answers.remember(folder, LAYOUT, {f"question {n}": "skip"}, "An")

    DAMAGES["truncated"](folder / ANSWERS)
    torn = (folder / ANSWERS).read_bytes()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(24)))
    assert len(answers.kept(folder, LAYOUT)) == 24
    assert [path.read_bytes() for path in (folder / ".history").glob("*.unreadable*")] == [torn]


# ---- every command, board and page that reads


@pytest.fixture
def torn(folder: Path, request: pytest.FixtureRequest) -> Path:
    """Return the folder with all its state files damaged in one way."""
    for name in (JOURNAL, ".history/unfinished/journal.json", ANSWERS, RECORD):
        DAMAGES[request.param](folder / name)
    return folder


@pytest.mark.parametrize("torn", ["truncated"], indirect=True)
@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "serve"])  # its pages are below
def test_every_command_answers(torn: Path, command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    example = shlex.split(import_module(f"indicators.{COMMANDS[command]}").EXAMPLE)[1:]
    takes_data = command not in ("schema", "attain")
    found = answer((*example, *(("--data", str(torn)) if takes_data else ())), {"LANG": "en"})
    assert found.out or found.err or found.code == 0


@pytest.mark.parametrize("torn", DAMAGES, indirect=True)
def test_the_check_and_the_history_name_them_beside_what_they_say(torn: Path):
    found = answer(("check", "--data", str(torn)), {"LANG": "vi"})
    assert found.code == 0
    names = [aside(name) for name in (JOURNAL, ".history/unfinished", ANSWERS, RECORD)]
    assert all(name in found.out for name in names)
    for arguments in (("check", "--format", "json"), ("history", "--format", "json")):
        told = answer((*arguments, "--data", str(torn)), {"LANG": "en"})
        assert (told.code, all(name in told.err for name in names)) == (0, True)
        json.loads(told.out)
    undone = answer(("history", "undo", "--reason", "r", "--author", "An", "--data", str(torn)), {"LANG": "en"})
    assert undone.code in (0, 1)
    assert "Traceback" not in undone.out + undone.err


@pytest.mark.parametrize("torn", ["truncated", "a folder"], indirect=True)
def test_the_page_says_it_in_both_languages_once_it_happens(torn: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INDICATORS_DATA", str(torn))
    names = [aside(name) for name in (JOURNAL, ".history/unfinished", ANSWERS, RECORD)]
    for lang in LANGS:
        banner = markup.damage_html(page.damage(), lang)
        assert all(name in banner for name in names)
    answers.remember(torn, LAYOUT, UNIT, "An")
    DAMAGES["empty"](torn / ANSWERS)
    assert aside(ANSWERS, 2) in {one.where for one in page.damage()}
    (torn / aside(ANSWERS, 2)[5:]).unlink()
    assert aside(ANSWERS, 2) not in {one.where for one in page.damage()}


@pytest.mark.parametrize("torn", DAMAGES, indirect=True)
def test_the_numbers_given_to_records_and_the_words_of_each_entry_are_still_read(torn: Path):
    entries = editing.history(torn)
    assert [entry.version for entry in entries] == ["000003", "000002", "000001"]
    assert set(editing.codes(torn, entries)) == {entry.version for entry in entries}
    assert data_snapshot.numbers_given(torn) == ()
    assert not compare_entry(torn, entries[1], "en", verdicts=False).problems


def test_a_damaged_copy_is_named_where_its_entry_is_opened(folder: Path):
    (folder / ".history/000003/after" / TARGETS).write_bytes(b"")
    (problem,) = compare_entry(folder, editing.history(folder)[0], "en").problems
    assert problem.where == "data/.history/000003/after/targets.yaml"
