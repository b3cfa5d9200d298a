"""The history as HTML: its links are addresses, its words are inert, and only this machine takes anything back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from urllib.parse import parse_qs

import pytest
from markup.parsed import checked
from markup.test_payloads import PAYLOADS
from small_data import small_folder

from indicators import editing, files, markup
from indicators.boards.indicator import indicator_board
from indicators.editing import Edit, Sides, save
from indicators.editing.boards.file_diff import line_diff
from indicators.editing.boards.history import HistoryQuery, change_log, parse_history_query
from indicators.editing.markup.diff import conflicts_html
from indicators.editing.markup.history import HistoryForm, history_html
from tests.editing.kept import opened

TODAY = date(2026, 11, 15)
NOTHING: Mapping[str, str] = MappingProxyType({})
HERE = HistoryForm(editable=True, author="An", reason="why")
TARGETS = "targets.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder whose history holds hostile words everywhere, and an undone save."""
    folder, words = small_folder(tmp_path), " ".join(PAYLOADS)
    for old, new in (("12.35", "11.5"), ("as_printed: top 3", f"as_printed: 'top 3 {PAYLOADS[0]}'")):
        seen = (folder / TARGETS).read_bytes()
        new_bytes = seen.replace(old.encode(), new.encode())
        save(
            folder,
            Edit.of({TARGETS: seen}, {TARGETS: new_bytes}, author=words, reason=words, document=words, summary=words),
        )
    editing.undo(folder, words, words)
    return folder  # fmt: skip


def html(folder: Path, params: Mapping[str, str] = NOTHING, desk: HistoryForm = HERE, lang: str = "en") -> str:
    built, shown = opened(folder, lang)
    asked = parse_history_query(built, params, shown)
    assert isinstance(asked, HistoryQuery)
    return history_html(change_log(folder, built, shown, asked, TODAY), desk)


def asks(folder: Path) -> tuple[dict[str, str], ...]:
    version = editing.history(folder)[1].version
    return ({}, {"indicator": "growth"}, {"entry": version}, {"act": "undo"}, {"act": "restore", "entry": version})


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_hostile_words_of_the_history_stay_text(folder: Path, lang: str):
    for params in asks(folder):
        said = html(folder, params, lang=lang)
        checked(said)
        assert "<script>" not in said
        assert "<img" not in said
        assert "&lt;script&gt;" in said


def test_the_way_from_the_targets_of_an_indicator_leads_to_its_history(folder: Path):
    built, shown = opened(folder)
    said = markup.indicator_html(indicator_board(built, "grdp_growth", shown, TODAY))
    (query,) = [part.split('"')[0] for part in said.split('href="planning?')[1:]]
    found = parse_qs(query.unescape())
    assert (found["tab"], found["indicator"]) == (["history"], ["grdp_growth"])


def test_an_act_is_confirmed_by_a_form_that_names_what_was_looked_at(folder: Path):
    said = html(folder, {"act": "undo"})
    assert said.count("<form") == 1
    assert f'name="seen" value="{files.fingerprint(folder)}"' in said
    assert 'name="author" value="An" required' in said
    assert 'name="reason" value="why" required' in said
    assert html(folder, {"act": "redo"}).count("<form") == 1


def test_where_nobody_may_edit_nothing_is_taken_back_and_the_reason_is_said(folder: Path):
    for params in asks(folder):
        said = html(folder, params, HistoryForm(editable=False, why="for reading only"))
        assert "<form" not in said
        assert "act=" not in said
        assert said.count("for reading only") == 1


def test_a_change_by_hand_in_the_way_leaves_no_form(folder: Path):
    (folder / TARGETS).write_bytes((folder / TARGETS).read_bytes() + b"# by hand\n")
    said = html(folder, {"act": "undo"})
    assert "<form" not in said
    assert "# by hand" in said


def test_the_sides_of_a_conflict_are_shown_line_by_line():
    said = conflicts_html((Sides("a.csv", b"1\n2\n", b"1\n3\n", b"1\n<4>\n"),), "en")
    checked(said)
    codes = [part.split("</code>")[0] for part in said.split("<code>")[1:]]
    assert codes == ["1", "2", "3", "1", "2", "&lt;4&gt;"]
    assert "no longer known" in conflicts_html((Sides("a.csv", None, b"3\n", b"4\n"),), "en")


def test_a_line_keeps_its_spaces_and_its_number():
    diff = line_diff("targets.yaml", b"a:\n  - id: T1\n    value: 1\n", b"a:\n  - id: T1\n    value: 2\n")
    assert [(one.sign, one.before, one.after, one.text) for one in diff.lines] == [
        (" ", 1, 1, "a:"), (" ", 2, 2, "  - id: T1"), ("-", 3, None, "    value: 1"), ("+", None, 3, "    value: 2"),
    ]  # fmt: skip
