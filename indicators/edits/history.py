"""Who changed what, when and why; and the ways back: undo, redo, restore, which are saves themselves."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from indicators.edits.keeping import Contents, Keeper
from indicators.edits.nouns import Edit, Entry, Kind, Saved
from indicators.edits.refusals import NotSaved
from indicators.edits.saving import Plan, keeper_of, perform
from indicators.files import FILES
from indicators.wording import Lang

RECORD = re.compile(rb"\n(?=  - |\S)")  # where a record of YAML or of a table begins
SHORT = 12  # digits of a commit that a summary names


def where(folder: Path, lang: Lang) -> str:
    """Return in a sentence where the saves of a folder are kept: git, or numbered folders; or why nowhere."""
    try:
        return keeper_of(folder.resolve()).where(lang)
    except NotSaved as reason:
        return reason.message(lang)


def history(folder: Path) -> tuple[Entry, ...]:
    """Return every change of the data files, newest first; those made by hand are of the kind `outside`."""
    return keeper_of(folder.resolve()).entries()


def before(folder: Path, entry: Entry) -> Contents:
    """Return the files of an entry as it found them."""
    keeper = keeper_of(folder.resolve())
    return {name: keeper.before(entry.version, name) for name in entry.files}


def after(folder: Path, entry: Entry) -> Contents:
    """Return the files of an entry as it left them."""
    keeper = keeper_of(folder.resolve())
    return {name: keeper.after(entry.version, name) for name in entry.files}


def state(folder: Path, version: str) -> Contents:
    """Return all data files as they were once a version was saved: what a board of that moment is built from."""
    keeper = keeper_of(folder.resolve())
    return {name: keeper.after(version, name) for name in FILES}


def state_before(folder: Path, version: str) -> Contents:
    """Return all data files as they were before a version was saved."""
    keeper = keeper_of(folder.resolve())
    return {name: keeper.before(version, name) for name in FILES}


def concerns(folder: Path, entry: Entry, names: Sequence[str]) -> bool:
    """Return whether an entry changed a record that names one of these codes, such as an indicator or its alias."""
    word = re.compile(rb"(?<![\w-])(%b)(?![\w-])" % b"|".join(re.escape(name.encode()) for name in names))
    sides = [side(folder, entry) for side in (before, after)]
    for name in entry.files:
        old, new = (Counter(RECORD.split(side[name] or b"")) for side in sides)
        if any(word.search(record) for record in ((old - new) + (new - old))):
            return True
    return False


def undo(folder: Path, author: str, reason: str) -> Saved:
    """Bring back the files as the last change found them; again: as the one before found them.

    Raises NotSaved where no save is left to undo, Moved where a file was changed by hand since.
    """

    def plan(keeper: Keeper) -> Plan:
        entry = _last(_done(keeper.entries())[0], "nothing_to_undo")
        return _back(keeper, entry, "undo", author, reason)

    return perform(folder, plan)


def redo(folder: Path, author: str, reason: str) -> Saved:
    """Bring back what the last undo took away; raises NotSaved where something else was saved since."""

    def plan(keeper: Keeper) -> Plan:
        entry = _last(_done(keeper.entries())[1], "nothing_to_redo")
        return _back(keeper, entry, "redo", author, reason)

    return perform(folder, plan)


def restore(folder: Path, version: str, author: str, reason: str) -> Saved:
    """Bring back all data files as they were once a version was saved; what came later stays in the history."""

    def plan(keeper: Keeper) -> Plan:
        entry = find(keeper.entries(), version)
        now = {name: _present(keeper.folder / name) for name in FILES}
        wanted = {name: keeper.after(entry.version, name) for name in FILES}
        new = {name: _needed(name, data) for name, data in wanted.items() if data != now[name]}
        summary = f"{entry.version[:SHORT]} {entry.summary}"
        edit = Edit.of(now, new, author=author, reason=reason, document=entry.document, summary=summary)
        return Plan(edit, "restore", entry.version)

    return perform(folder, plan)


def find(entries: Sequence[Entry], version: str) -> Entry:
    """Return the entry of a version or of its first digits; raises NotSaved where none or more than one has them."""
    wanted = version.strip().lower()
    found = [entry for entry in entries if wanted and entry.version.startswith(wanted)]
    found = [entry for entry in found if entry.version == wanted] or found
    if len(found) != 1:
        raise NotSaved("no_version", found=version)
    return found[0]


def _done(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return what can be undone and what can be redone, the next one last.

    Changes by hand are neither: whether they are in the way is seen from the bytes.
    """
    known = {entry.version: entry for entry in entries}
    done: list[Entry] = []
    undone: list[Entry] = []
    for entry in reversed(entries):
        of = known.get(entry.of or "")
        if entry.kind in ("save", "restore"):
            done, undone = [*done, entry], []
        elif entry.kind == "undo" and of is not None and of in done:
            done, undone = [one for one in done if one is not of], [*undone, of]
        elif entry.kind == "redo" and of is not None and of in undone:
            done, undone = [*done, of], [one for one in undone if one is not of]
    return done, undone


def _last(entries: Sequence[Entry], refused: str) -> Entry:
    if not entries:
        raise NotSaved(refused)
    return entries[-1]


def _back(keeper: Keeper, entry: Entry, kind: Kind, author: str, reason: str) -> Plan:
    """Return the plan that takes the files of an entry from one of its sides to the other."""
    sides = [{name: side(entry.version, name) for name in entry.files} for side in (keeper.before, keeper.after)]
    wanted, left = sides if kind == "undo" else reversed(sides)
    new = {name: _needed(name, data) for name, data in wanted.items()}
    edit = Edit.of(left, new, author=author, reason=reason, document=entry.document, summary=entry.summary)
    return Plan(edit, kind, entry.version)


def _needed(name: str, data: bytes | None) -> bytes:
    if data is None:
        raise NotSaved("no_file_before", file=name)
    return data


def _present(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
