"""The one way bytes get into the data folder: whole, checked, recorded, or not at all.

A save is acknowledged once the history has its entry. A save that is killed before that is taken
back, one that is killed after it is finished, by the next save or by `recover`.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from indicators import files
from indicators.editing import disk
from indicators.editing.folder_history import Numbered
from indicators.editing.git import git_of
from indicators.editing.history_backend import Contents, Draft, HistoryMoved, Keeper
from indicators.editing.locking import locked
from indicators.editing.record_names import changed_records
from indicators.editing.types import Edit, FileConflict, Kind, Saved, Sides, digest, one_line, paragraphs
from indicators.editing.unfinished import (
    drop_journal,
    in_order,
    journal_of,
    settle,
    settled_after,
    swap,
    unfinished_of,
    write_journal,
)
from indicators.event_log import log, name_of
from indicators.model import Book
from indicators.problems import DataError, NotSaved

ATTEMPTS = 3  # of a save during which somebody else commits
NAMED = 5  # records that a line of the log names one by one
Check = Callable[[Keeper, "Plan", Book], None]  # raises NotSaved for a plan that may not lead to this book


@dataclass(frozen=True, slots=True)
class Plan:
    """An edit and what it is to the history."""

    edit: Edit
    kind: Kind = "save"
    of: str | None = None


def save(folder: Path, edit: Edit, check: Check | None = None) -> Saved:
    """Put an edit into the data folder and its history; returns its version once both have it.

    Raises Moved where a file is no longer what the editor saw, DataError where the result would not
    load, NotSaved for every other reason; the files are then as they were.
    """
    return perform(folder, edit.author, lambda _: Plan(edit), check)


def perform(folder: Path, author: str, plan: Callable[[Keeper], Plan], check: Check | None = None) -> Saved:
    """Save what `plan` makes of the history as it is once the lock is held, if the check has nothing against it."""
    try:
        return _performed(folder.resolve(), plan, check)
    except (NotSaved, DataError) as refusal:
        why = refusal.code if isinstance(refusal, NotSaved) else "invalid_data"
        log("refused", what="save", by=name_of(author), why=why)
        raise


def _performed(folder: Path, plan: Callable[[Keeper], Plan], check: Check | None) -> Saved:
    try:
        with locked(folder) as lock:
            keeper = keeper_of(folder, lock)
            settle(keeper)
            keeper.ready()
            for _ in range(ATTEMPTS):
                with suppress(HistoryMoved):
                    return _saved(keeper, plan(keeper), check)
            raise NotSaved("busy", seconds="1")
    except OSError as error:
        raise disk.refusal(error) from error


def recover(folder: Path) -> bool:
    """Finish or take back a save that was killed; returns whether there was one. Cheap where there is none."""
    folder = folder.resolve()
    if not os.path.lexists(journal_of(folder)):
        return False
    try:
        with locked(folder) as lock:
            return settle(keeper_of(folder, lock)) is not None
    except OSError as error:
        raise disk.refusal(error) from error


def keeper_of(folder: Path, lock: int | None = None) -> Keeper:
    """Return who keeps the history of a folder: numbered folders once begun, else git where it can, else folders."""
    numbered = Numbered(folder)
    return numbered if numbered.begun() else git_of(folder, lock) or numbered


def _saved(keeper: Keeper, plan: Plan, check: Check | None) -> Saved:
    folder, edit = keeper.folder, plan.edit
    _refuse_words(edit)
    now = _compared(folder, edit, edit.files)
    after = {name: data for name, data in edit.files.items() if data != now[name]}
    if not after:
        raise NotSaved("nothing_changed")
    before = {name: now[name] for name in after}
    book = _stage(folder, before, after)
    if check:
        check(keeper, plan, book)
    at = datetime.now().astimezone().replace(microsecond=0)
    draft = Draft(
        plan.kind, plan.of, at, one_line(edit.author), paragraphs(edit.reason),
        one_line(edit.document or "") or None, one_line(edit.summary), before, after,
    )  # fmt: skip
    prepared = keeper.prepare(draft)
    write_journal(folder, prepared.version, before, after)
    try:
        _compared(folder, edit, after)  # once more: checking took a moment
        swap(folder, in_order(before, after))
        keeper.publish(prepared)
    except BaseException as error:
        if not settled_after(keeper, error):
            raise
    with suppress(OSError, NotSaved):  # the history has it: what remains can wait for the next save
        keeper.finish(tuple(after))
        drop_journal(folder)
    _logged(draft, prepared.version)
    return Saved(prepared.version, at, tuple(after))


def _logged(draft: Draft, version: str) -> None:
    records = changed_records(draft.before, draft.after)
    more = [f"+{len(records) - NAMED}"] if len(records) > NAMED else []
    log(
        "save", kind=draft.kind, by=name_of(draft.author), files=",".join(draft.after),
        records=",".join([*records[:NAMED], *more]), version=version[:12],
    )  # fmt: skip


def _refuse_words(edit: Edit) -> None:
    for name in edit.files:
        if name not in files.FILES:
            raise NotSaved("not_data", found=name, known=", ".join(files.FILES))
    if not paragraphs(edit.reason):
        raise NotSaved("no_reason")
    if not one_line(edit.author):
        raise NotSaved("no_author")


def _compared(folder: Path, edit: Edit, names: Iterable[str]) -> dict[str, bytes | None]:
    """Return the files as they are; raises Moved where one is not what the editor saw."""
    now = {name: disk.read(folder / name) for name in names}
    moved = tuple(
        Sides(name, edit.seen.get(name), data, edit.files[name])
        for name, data in now.items()
        if digest(data) != edit.base.get(name, "")
    )
    if moved:
        raise FileConflict(moved)
    return now


def _stage(folder: Path, before: Contents, after: Mapping[str, bytes]) -> Book:
    """Write the new files into a copy of the folder that links to the others; returns what any reader would read."""
    disk.state_folder(folder)
    unfinished = unfinished_of(folder)
    shutil.rmtree(unfinished, ignore_errors=True)
    trial, old = unfinished / "new" / folder.name, unfinished / "old"
    trial.mkdir(parents=True)
    old.mkdir()
    for name in files.FILES:
        if name not in after:
            (trial / name).symlink_to(folder / name)
            continue
        path = folder / name
        if path.is_symlink():
            raise NotSaved("linked_file", file=name)
        like = path.stat() if path.exists() else None
        if like and not os.access(path, os.W_OK):
            raise NotSaved("read_only", file=name)
        disk.write(trial / name, after[name], like)
        if (data := before[name]) is not None:
            disk.write(old / name, data, like)
    book, _ = files.read(trial)
    disk.sync(trial)
    disk.sync(old)
    return book
