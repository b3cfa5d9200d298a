"""The save under way: its files, its journal, and how it is settled after it was killed.

The journal says which files change from what to what. It is written whole, and twice: a journal that is torn all the
same is settled by its copy. Where neither can be read nobody knows whether the save is in the history, so nothing is
put back on a guess: the data files stay, and what the save left is set aside for somebody to look at.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter

from indicators.editing import disk, state_files
from indicators.editing.history_backend import Contents, Keeper
from indicators.editing.state_files import DataFile, Digests, Shape, UnreadableState
from indicators.editing.types import digest
from indicators.problems import NotSaved

UNFINISHED = (
    "unfinished"  # in the folder of saves: old/ and new/ files of the save under way, and a copy of its journal
)
JOURNAL = "journal.json"
# Each file stands after those that it cites.
CITED_FIRST = (
    "sources.csv", "areas.csv", "indicators.yaml", "releases.yaml", "sessions.yaml",
    "national_targets.yaml", "targets.yaml", "actuals.csv", "claims.csv",
)  # fmt: skip


class Journal(Shape):
    """What a save does: its version in the history, and the digests of each file that it changes."""

    version: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{6,64}$")]
    files: dict[DataFile, Digests]


SHAPE = TypeAdapter(Journal)


def journal_of(folder: Path) -> Path:
    """Return where the journal of a save under way stands."""
    return folder / disk.STATE / JOURNAL


def unfinished_of(folder: Path) -> Path:
    """Return where the files of a save under way stand."""
    return folder / disk.STATE / UNFINISHED


def in_order(before: Contents, after: Contents) -> tuple[str, ...]:
    """Return the files in the order of their renames, so that a reader in between finds nothing cited that is absent.

    A file that only gains lines comes before those that may cite the new ones; one that loses
    lines comes after those that may have cited them.
    """
    ranked = sorted(after, key=lambda name: CITED_FIRST.index(name) if name in CITED_FIRST else len(CITED_FIRST))
    gaining = [name for name in ranked if _lines(before[name]) <= _lines(after[name])]
    return (*gaining, *(name for name in reversed(ranked) if name not in gaining))


def _lines(data: bytes | None) -> set[bytes]:
    return set((data or b"").splitlines())


def swap(folder: Path, names: Iterable[str]) -> None:
    """Give the new files of a save their names."""
    trial = unfinished_of(folder) / "new" / folder.name
    for name in names:
        (trial / name).replace(folder / name)
    disk.sync(folder)


def write_journal(folder: Path, version: str, before: Contents, after: Contents) -> None:
    """Say what a save is about to do, first in the copy."""
    changed = {name: Digests(before=digest(before[name]), after=digest(after[name])) for name in after}
    data = Journal(version=version, files=changed).model_dump_json().encode()
    disk.write(unfinished_of(folder) / JOURNAL, data)
    disk.sync(unfinished_of(folder))
    disk.replace(journal_of(folder), data)


def drop_journal(folder: Path) -> None:
    """Say that nothing is under way."""
    journal = journal_of(folder)
    journal.unlink(missing_ok=True)
    disk.sync(journal.parent)


def settled_after(keeper: Keeper, error: BaseException) -> bool:
    """Return whether a save that was interrupted is in the history all the same; otherwise it is taken back."""
    try:
        return bool(settle(keeper)) and isinstance(error, (OSError, NotSaved))
    except (OSError, NotSaved) as worse:
        reason = worse.strerror if isinstance(worse, OSError) else str(worse)
        raise NotSaved("halfway", reason=reason or type(worse).__name__) from error


def settle(keeper: Keeper) -> bool | None:
    """Finish the save of the journal where the history has it, else take it back; whoever calls holds the lock.

    Returns which of the two; None where there is no journal, or none by which a save can be settled.
    """
    journal, unfinished = journal_of(keeper.folder), unfinished_of(keeper.folder)
    try:
        kept = _settled_by(keeper, journal)
    except UnreadableState:
        try:
            kept = _settled_by(keeper, unfinished / JOURNAL)
        except UnreadableState:
            kept = None
        if kept is None and os.path.lexists(unfinished):
            state_files.set_aside(unfinished)
        state_files.set_aside(journal)
    else:
        drop_journal(keeper.folder)
    return kept


def _settled_by(keeper: Keeper, journal: Path) -> bool | None:
    """Settle the save of a journal; returns whether the history has it, None where there is no journal.

    Raises Unreadable before anything is touched where the journal or a file to put back is damaged.
    """
    save = state_files.read(journal, SHAPE)
    if save is None:
        return None
    kept = keeper.holds(save.version)
    if kept:
        keeper.finish(tuple(save.files))
    else:
        _put_back(keeper.folder, save.files)
    return kept


def _put_back(folder: Path, changed: Mapping[str, Digests]) -> None:
    """Put the old files back where the save got as far as renaming; what was changed by hand since then stays."""
    contents = {name: disk.read(folder / name) for name in changed}
    old = unfinished_of(folder) / "old"
    renamed = [name for name in changed if digest(contents[name]) == changed[name].after]
    before = {name: _old(old / name) if changed[name].before else None for name in renamed}
    if any(digest(before[name]) != changed[name].before for name in renamed):
        raise UnreadableState("another file than the one before the save")
    for name in in_order(contents, before):
        if changed[name].before:
            (old / name).replace(folder / name)
        else:
            (folder / name).unlink()
    disk.sync(folder)


def _old(path: Path) -> bytes | None:
    """Return the bytes of a file as it was before the save, None where they cannot be had."""
    try:
        return disk.read(path)
    except (IsADirectoryError, NotADirectoryError, PermissionError):
        return None
