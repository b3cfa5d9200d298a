"""A reading that lost much keeps the last good figures, unless the history accounts for it or a planner accepts it."""

import os
from pathlib import Path

import pytest
from small_data import ACTUALS

from indicators import files, markup
from indicators.editing import Edit, accounts_for, redo, save, undo
from indicators.files.losses import losses
from indicators.live import LastGood

from .kept import HISTORIES, PERSON, REASON, git, held, kept_folder

TABLE = "actuals.csv"
MANY = 60


def table(rows: int, first: int = 0) -> bytes:
    lines = (
        f"B{n},budget_total,01,20{n:02},year,customs,100,bn_VND,official,,,,như cũ,2025-12,S001,\n"
        for n in range(first, first + rows)
    )
    return (ACTUALS + "".join(lines)).encode()


@pytest.fixture(params=HISTORIES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    found = kept_folder(tmp_path, request.param)
    (found / TABLE).write_bytes(table(MANY))
    if request.param == "git":
        git(found, "commit", "--quiet", "--all", "--message", "More figures")
    return found


def written(folder: Path, data: bytes) -> None:
    """Write the figures as an editor would, a second later."""
    path = folder / TABLE
    later = path.stat().st_mtime_ns + 10**9
    path.write_bytes(data)
    os.utime(path, ns=(later, later))


def saved(folder: Path, data: bytes) -> None:
    seen = held(folder)
    save(folder, Edit.of(seen, {TABLE: data}, author=PERSON, reason=REASON, summary="less"))


def watched(folder: Path) -> LastGood:
    watcher = LastGood(folder, accounts_for)
    assert watcher.state().problems == ()
    return watcher


@pytest.mark.parametrize(("left", "waits"), [(MANY - 9, False), (MANY - 10, True), (0, True)])
def test_ten_figures_and_a_twentieth_of_them_are_much(folder: Path, left: int, waits: bool):
    watcher = watched(folder)
    good = watcher.state().store
    written(folder, table(left))
    state = watcher.state()
    assert (state.store is good, bool(state.waiting), bool(state.problems)) == (waits, waits, waits)
    if waits:
        (lost,) = state.problems
        assert (lost.code, lost.file, lost.found, lost.expected) == (
            "figures_lost", f"data/{TABLE}", str(MANY - left), str(MANY + 4),
        )  # fmt: skip


def test_of_many_ten_are_few(folder: Path):
    one, other = (files.read_contents({**held(folder), TABLE: table(n)})[0] for n in (80, 70))
    many = one.model_copy(update={"actuals": one.actuals * 1})
    assert losses(many, other)
    padded = tuple(a.model_copy(update={"id": f"X{n}"}) for n in range(200) for a in one.actuals[:1])
    full, less = (b.model_copy(update={"actuals": b.actuals + padded}) for b in (one, other))
    assert losses(full, less) == ()


def test_figures_replaced_by_as_many_others_are_lost_all_the_same(folder: Path):
    watcher = watched(folder)
    written(folder, table(MANY // 2, first=30).replace(b"\nB", b"\nC"))
    assert watcher.state().waiting


def test_the_figures_come_once_they_are_accepted_or_brought_back(folder: Path):
    watcher = watched(folder)
    written(folder, table(5))
    waiting = watcher.state().waiting
    watcher.accept("another")
    assert watcher.state().waiting == waiting
    watcher.accept(waiting)
    state = watcher.state()
    assert (state.problems, state.waiting) == ((), "")
    assert state.store is not None
    assert len(state.store.actuals) == 9
    written(folder, table(MANY))
    assert watcher.state().problems == ()
    written(folder, table(5))  # the same loss again is another one
    assert watcher.state().waiting == waiting


def test_a_restart_takes_the_files_as_they_are(folder: Path):
    written(folder, table(5))
    assert watched(folder).state().store is not None


def test_what_saves_undo_and_redo_took_away_is_accepted(folder: Path):
    watcher = watched(folder)
    saved(folder, table(5))
    assert watcher.state().waiting == ""
    undo(folder, PERSON, REASON)
    assert watcher.state().waiting == ""
    redo(folder, PERSON, REASON)
    state = watcher.state()
    assert state.store is not None
    assert len(state.store.actuals) == 9


def test_a_save_on_top_of_a_loss_by_hand_does_not_account_for_it(folder: Path):
    watcher = watched(folder)
    written(folder, table(5))
    assert watcher.state().waiting
    saved(folder, table(6))
    assert watcher.state().waiting


def test_targets_are_watched_too(folder: Path):
    book = files.read(folder)[0]
    padded = tuple(book.targets[0].model_copy(update={"id": f"X{n}"}) for n in range(30))
    full = book.model_copy(update={"targets": book.targets + padded})
    (lost,) = losses(full, book)
    assert (lost.code, lost.found) == ("targets_lost", "30")


def test_without_any_history_nothing_is_accounted_for(tmp_path: Path):
    assert not accounts_for(tmp_path, {TABLE: "0" * 64})


@pytest.mark.parametrize(("lang", "words"), [("en", "40 of 64 figures"), ("vi", "40 trong 64 số liệu")])
def test_the_banner_says_how_many_and_leads_to_where_it_is_accepted(folder: Path, lang: str, words: str):
    watcher = watched(folder)
    written(folder, table(MANY - 40))
    state = watcher.state()
    html = markup.lost_html(state.problems, "0123456789ab", {"accept": state.waiting}, "en" if lang == "en" else "vi")
    assert words in html
    assert f'href="planning?accept={state.waiting}" data-page="planning"' in html
