"""The history as a board: who changed what and why, what each change did to verdicts, what going back would do."""

from datetime import date
from pathlib import Path

import pytest
from small_data import SMALL, small_folder

from indicators import editing, files
from indicators.boards.view import Unknown
from indicators.editing import Edit, FileConflict, save
from indicators.editing.boards.file_diff import Compared, compare, line_diff
from indicators.editing.boards.history import ChangeLog, HistoryQuery, change_log, narrowed, parse_history_query
from indicators.editing.boards.history_entries import compare_entry, person
from indicators.editing.earlier_stores import Files
from indicators.problems import NotSaved
from tests.editing.kept import HISTORIES, git, held, kept_folder, opened

TODAY = date(2026, 11, 15)
TARGETS, RELEASED = "targets.yaml", 'A0001,grdp_growth,HP,2025,year,city,11.81,%,estimate,,,,"ước đạt 11,81%"'


def changed(folder: Path, old: str, new: str, author: str = "Ánh <anh@example.org>", name: str = TARGETS) -> str:
    """Save one replacement and return its version."""
    seen = (folder / name).read_bytes()
    assert seen.count(old.encode()) == 1
    edit = Edit.of(
        {name: seen}, {name: seen.replace(old.encode(), new.encode())},
        author=author, reason="Kỳ họp giữa năm", document="99/NQ-HĐND", summary=f"{name}: {new.strip()}",
    )  # fmt: skip
    return save(folder, edit).version


@pytest.fixture(params=HISTORIES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder with two saves: a rank nobody judges yet, and a target that the figure meets after it."""
    folder = kept_folder(tmp_path, request.param)
    changed(folder, "value: 3\n", "value: 4\n")
    changed(folder, "value: 12.35\n", "value: 11.5\n", author="Bình")
    return folder


def log_of(folder: Path, lang: str = "en", **params: str) -> ChangeLog:
    built, view = opened(folder, lang)
    asked = parse_history_query(built, params, view)
    assert isinstance(asked, HistoryQuery)
    return change_log(folder, built, view, asked, TODAY)


def said(log: ChangeLog) -> str:
    return "".join(words for words, _ in log.sentence_parts)


def turns(compared: Compared) -> set[tuple[str, str, str]]:
    return {(one.indicator, one.verdict_before, one.verdict_after) for one in compared.verdicts}


def test_the_newest_stands_first_with_who_when_why_and_by_which_document(folder: Path):
    log = log_of(folder)
    assert [line.author for line in log.lines] == ["Bình", "Ánh", log.lines[2].author]
    newest = log.lines[0]
    assert (newest.entry.reason, newest.entry.document, newest.kind) == ("Kỳ họp giữa năm", "99/NQ-HĐND", "Saved")
    assert said(log).startswith("The data were changed 3 times, last on ")
    assert said(log).endswith(" by Bình.")
    assert log.where == editing.where(folder, "en")
    assert (log.found, log.total, log.more) == (3, 3, 0)


@pytest.mark.parametrize(
    ("params", "authors"),
    [
        ({"indicator": "grdp_growth"}, ["Bình"]),
        ({"indicator": "growth"}, ["Bình"]),
        ({"indicator": "par_rank"}, ["Ánh"]),
        ({"author": "binh"}, ["Bình"]),
        ({"author": "anh@example"}, ["Ánh"]),
        ({"file": "targets.yaml", "since": "2099"}, []),
        ({"file": "targets.yaml", "author": "all", "since": "none"}, ["Bình", "Ánh"]),
    ],
)
def test_an_address_narrows_the_list(folder: Path, params: dict[str, str], authors: list[str]):
    log = log_of(folder, **params)
    assert [line.author for line in log.lines if line.author in ("Bình", "Ánh")] == authors
    assert (log.found <= log.total, log.total) == (True, 3)


def test_a_long_list_says_how_many_more_there_are(folder: Path):
    log = log_of(folder, shown="1")
    assert (len(log.lines), log.more, len(log.matching)) == (1, 2, 3)


@pytest.mark.parametrize(
    "params", [{"file": "nope.csv"}, {"indicator": "nope"}, {"since": "July"}, {"since": "2026-13"}, {"act": "burn"}]
)
def test_what_an_address_cannot_ask_is_said_with_a_way_out(tmp_path: Path, params: dict[str, str]):
    built, view = opened(small_folder(tmp_path))
    found = parse_history_query(built, params, view)
    assert isinstance(found, Unknown)
    assert next(iter(params.values())) in found.message
    assert found.choices[-1][1] == view.params(tab="history")


def test_an_unknown_version_is_refused_in_a_sentence(folder: Path):
    with pytest.raises(NotSaved, match="no version"):
        log_of(folder, entry="zzz")


def test_an_entry_shows_the_exact_lines_and_the_verdicts_that_changed(folder: Path):
    opened = log_of(folder, entry=log_of(folder).lines[0].entry.version).opened
    assert opened
    (diff,) = opened.compared.diffs
    changed_lines = [(line.sign, line.text) for line in diff.lines if line.sign in "-+"]
    assert changed_lines == [("-", "    value: 12.35"), ("+", "    value: 11.5")]
    rows = (folder / TARGETS).read_text(encoding="utf-8").split("\n")
    assert [rows[line.after - 1] for line in diff.lines if line.after] == [
        line.text for line in diff.lines if line.after
    ]
    assert ("@", "  - id: T0002") in [(line.sign, line.text) for line in diff.lines]
    assert turns(opened.compared) == {("grdp_growth", "missed", "exceeded")}
    assert opened.indicators == (("grdp_growth", "GRDP"),)


def test_an_indicator_alone_opens_its_newest_change(folder: Path):
    log = log_of(folder, indicator="growth", lang="vi")
    assert log.opened
    assert log.opened.line.author == "Bình"
    assert said(log).startswith("Tốc độ tăng GRDP: 2 lần sửa bản ghi, lần gần nhất ngày ")


def test_a_state_that_does_not_load_is_compared_line_by_line_and_says_why(folder: Path):
    first = editing.history(folder)[-1]
    compared = compare_entry(folder, first, "en")
    assert {diff.name for diff in compared.diffs} == set(files.FILES)
    assert compared.verdicts == ()
    assert {problem.code for problem in compared.problems} == {"missing_file"}


def test_comparing_the_same_states_again_costs_nothing(folder: Path):
    entry = editing.history(folder)[0]
    assert compare_entry(folder, entry, "en") is compare_entry(folder, entry, "en")


def test_an_indicator_that_only_one_state_has_is_named_and_not_compared():
    book = {name: text.encode() for name, text in SMALL.items()}
    fewer = book["indicators.yaml"].split(b"  - code: inflation")[0]
    without = {**book, "indicators.yaml": fewer, TARGETS: book[TARGETS].split(b"  - id: T0004")[0]}
    found = compare(Files.of(without), Files.of(book), TODAY, "en")
    assert (found.problems, found.unknown) == ((), ("Price index",))


@pytest.mark.parametrize("act", ["undo", "restore"])
def test_what_going_back_would_change_is_shown_before(folder: Path, act: str):
    entries, before = editing.history(folder), held(folder)
    params = {"act": act, "entry": "" if act == "undo" else entries[1].version}
    ahead = log_of(folder, **params).ahead
    assert ahead
    assert ahead.compared
    assert turns(ahead.compared) == {("grdp_growth", "exceeded", "missed")}
    assert (ahead.refused, ahead.moved, ahead.seen) == ("", (), files.fingerprint(folder))
    assert ahead.version == (entries[0] if act == "undo" else entries[1]).version
    assert held(folder) == before


def test_a_redo_is_offered_after_an_undo_only(folder: Path):
    assert log_of(folder).redo is None
    editing.undo(folder, "Chi", "nhầm")
    log = log_of(folder)
    assert log.redo
    assert log.redo.entry.author == "Bình"
    assert log.undo
    assert log.undo.entry.author.startswith("Ánh")


def test_a_change_by_hand_in_the_way_of_an_undo_is_shown_with_its_three_sides(folder: Path):
    mine = (folder / TARGETS).read_bytes()
    (folder / TARGETS).write_bytes(mine + b"# by hand\n")
    ahead = log_of(folder, act="undo").ahead
    assert ahead
    (sides,) = ahead.moved
    assert (sides.was, sides.now) == (mine, mine + b"# by hand\n")
    assert sides.wanted == mine.replace(b"value: 11.5\n", b"value: 12.35\n")


@pytest.mark.parametrize(
    ("params", "told"),
    [({"act": "redo"}, "nothing to redo"), ({"act": "restore", "entry": "zz"}, "no version")],
)
def test_what_cannot_be_taken_back_is_one_sentence(folder: Path, params: dict[str, str], told: str):
    ahead = log_of(folder, **params).ahead
    assert ahead
    assert told in ahead.refused
    assert ahead.compared is None


def test_the_state_that_stands_already_changes_nothing(folder: Path):
    ahead = log_of(folder, act="restore", entry=editing.history(folder)[0].version).ahead
    assert ahead
    assert "nothing would change" in ahead.refused


def test_nothing_is_taken_back_where_somebody_saved_after_the_look(folder: Path):
    before, earlier = held(folder), editing.history(folder)[1].version
    with pytest.raises(NotSaved, match="somebody saved since"):
        editing.undo(folder, "Chi", "r", of=earlier)
    with pytest.raises(FileConflict) as refusal:
        editing.restore(folder, earlier, "Chi", "r", seen={**before, TARGETS: b"targets: []\n"})
    assert [(side.was, side.now) for side in refusal.value.files] == [(b"targets: []\n", before[TARGETS])]
    assert held(folder) == before


def test_a_commit_by_hand_is_in_the_list(tmp_path: Path):
    folder = kept_folder(tmp_path, "git")
    (folder / "actuals.csv").write_text(SMALL["actuals.csv"].replace("11.81", "11.9"), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "corrected\n\nas printed")
    line = log_of(folder, indicator="grdp_growth").lines[0]
    assert (line.kind, line.author, line.entry.reason) == ("Changed by hand", "Tester", "as printed")


def test_an_empty_history_says_so(tmp_path: Path):
    log = log_of(small_folder(tmp_path))
    assert (said(log), log.lines, log.undo, log.redo) == ("No change is on record yet.", (), None, None)


def test_prose_that_names_an_indicator_by_chance_does_not_count(tmp_path: Path):
    folder = small_folder(tmp_path)
    changed(folder, "note: replaces T0001", "note: see inflation and T0001")
    assert narrowed(folder, editing.history(folder)[:1], ("inflation",)) == []
    assert len(narrowed(folder, editing.history(folder)[:1], ("grdp_growth", "growth"))) == 1


def test_long_differences_are_cut_and_say_by_how_much():
    diff = line_diff("targets.yaml", None, b"".join(b"%d\n" % n for n in range(1000)))
    assert (diff.added, diff.removed, len(diff.lines) + diff.left_out) == (1000, 0, 1000)
    assert diff.left_out > 0


@pytest.mark.parametrize(("author", "name"), [("An <an@e.org>", "An"), ("<an@e.org>", "<an@e.org>"), ("", "")])
def test_a_person_is_named_without_the_address(author: str, name: str):
    assert person(author) == name
