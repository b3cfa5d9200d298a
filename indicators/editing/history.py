"""Who changed what, when and why; and the ways back: undo, redo, restore, which are saves themselves."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from indicators.editing import disk
from indicators.editing.history_backend import Contents, Keeper
from indicators.editing.public_history import without_drafts
from indicators.editing.saving import Check, Plan, keeper_of, perform
from indicators.editing.types import Edit, Entry, Kind, Saved, digest
from indicators.files import FILES
from indicators.problems import NotSaved
from indicators.wording import Lang

RECORD = re.compile(rb"\n(?=  - |\S)")  # where a record of YAML or of a table begins
# A value that is a word or a list of words: prose names an indicator by chance.
SCALAR = re.compile(rb"""(?m)^[\s-]*(?:\w+: +)?[\["']*([\w-]+(?:["']?, *["']?[\w-]+)*)["'\],]*\s*(?:#.*)?$""")
CELL = re.compile(rb"(?m)(?:^|(?<=[,;]))([\w-]+)(?=[,;\r]|$)")
WORD = re.compile(rb"[\w-]+")
SHORT = 12  # digits of a commit that a summary names
KEPT = 10_000  # entries whose words are kept in memory
_CODES: dict[tuple[Path, str, datetime, bool], frozenset[str]] = {}


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
    return keeper_of(folder.resolve()).sides((entry,))[0][0]


def after(folder: Path, entry: Entry) -> Contents:
    """Return the files of an entry as it left them."""
    return keeper_of(folder.resolve()).sides((entry,))[0][1]


def state(folder: Path, version: str) -> Contents:
    """Return all data files as they were once a version was saved: what a board of that moment is built from."""
    return keeper_of(folder.resolve()).state(version)


def state_before(folder: Path, version: str) -> Contents:
    """Return all data files as they were before a version was saved."""
    keeper = keeper_of(folder.resolve())
    return {name: keeper.before(version, name) for name in FILES}


def accounts_for(folder: Path, digests: Mapping[str, str]) -> bool:
    """Return whether saves, and nothing else, lead from files with these digests to those there are now."""
    try:
        keeper = keeper_of(folder.resolve())
        entries = keeper.entries()
        return all(_leads(keeper, entries, name, old) for name, old in digests.items())
    except (NotSaved, OSError):  # no history can be read: it accounts for nothing
        return False


def _leads(keeper: Keeper, entries: Sequence[Entry], name: str, old: str) -> bool:
    now = digest(disk.read(keeper.folder / name))
    for entry in (one for one in entries if name in one.files):
        if now == old or entry.kind == "outside":
            break
        before, after = (digest(side[name]) for side in keeper.sides((entry,))[0])
        if after != now:
            break
        now = before
    return now == old


def concerns(folder: Path, entry: Entry, names: Sequence[str]) -> bool:
    """Return whether an entry changed a record that names one of these codes, such as an indicator or its alias."""
    return not codes(folder, (entry,))[entry.version].isdisjoint(names)


def codes(folder: Path, entries: Sequence[Entry], *, drafts: bool = True) -> dict[str, frozenset[str]]:
    """Return by version the codes and single words that stand as values in the records that each entry changed.

    What an entry changed never changes, so it is kept; the files of the others are read in one go.
    """
    place = folder.resolve()
    new = [entry for entry in entries if (place, entry.version, entry.at, drafts) not in _CODES]
    for entry, old, now in zip(new, *zip(*keeper_of(place).sides(new), strict=True), strict=True) if new else ():
        if len(_CODES) >= KEPT:
            _CODES.clear()
        _CODES[place, entry.version, entry.at, drafts] = _words(
            *(side if drafts else _public(side) for side in (old, now))
        )
    return {entry.version: _CODES[place, entry.version, entry.at, drafts] for entry in entries}


def _public(side: Contents) -> Contents:
    return {name: without_drafts(name, data) for name, data in side.items()}


def _words(old: Contents, new: Contents) -> frozenset[str]:
    """Return the single words that stand as values in the records that only one side has."""
    found: set[bytes] = set()
    for name in new:
        value = CELL if name.endswith(".csv") else SCALAR
        before, now = (Counter(RECORD.split(side.get(name) or b"")) for side in (old, new))
        for record in (before - now) + (now - before):
            found.update(word for line in value.findall(record) for word in WORD.findall(line))
    return frozenset(word.decode() for word in found)


def undo(folder: Path, author: str, reason: str, of: str | None = None, check: Check | None = None) -> Saved:
    """Bring back the files as the last change found them; again: as the one before found them.

    Raises NotSaved where no save is left to undo, or the next one is no longer `of`, which was looked
    at; Moved where a file was changed by hand since.
    """
    return perform(folder, author, lambda keeper: _undone(keeper, author, reason, of), check)


def redo(folder: Path, author: str, reason: str, of: str | None = None, check: Check | None = None) -> Saved:
    """Bring back what the last undo took away; raises NotSaved where something else was saved since."""
    return perform(folder, author, lambda keeper: _redone(keeper, author, reason, of), check)


def restore(
    folder: Path, version: str, author: str, reason: str, seen: Contents | None = None, check: Check | None = None
) -> Saved:
    """Bring back all data files as they were once a version was saved; what came later stays in the history.

    `seen` are the files as they were looked at: raises Moved where one of them is another by now.
    """
    return perform(folder, author, lambda keeper: _restored(keeper, version, author, reason, seen), check)


def foreseen(folder: Path, kind: Kind, version: str = "") -> tuple[Entry, Edit]:
    """Return what an undo, a redo or a restore would save now, and the entry it is of; nothing is written."""
    keeper = keeper_of(folder.resolve())
    plan = (
        _restored(keeper, version, "", "", None)
        if kind == "restore"
        else (_undone if kind == "undo" else _redone)(keeper, "", "", version or None)
    )
    return find(keeper.entries(), plan.of or ""), plan.edit


def find(entries: Sequence[Entry], version: str) -> Entry:
    """Return the entry of a version or of its first digits; raises NotSaved where none or more than one has them."""
    wanted = version.strip().lower()
    found = [entry for entry in entries if wanted and entry.version.startswith(wanted)]
    found = [entry for entry in found if entry.version == wanted] or found
    if len(found) != 1:
        raise NotSaved("no_version", found=version)
    return found[0]


def next_ones(entries: Sequence[Entry]) -> tuple[Entry | None, Entry | None]:
    """Return what the next undo and the next redo would be of."""
    done, undone = _done(entries)
    return (done[-1] if done else None), (undone[-1] if undone else None)


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


def _undone(keeper: Keeper, author: str, reason: str, of: str | None) -> Plan:
    entry = _last(_done(keeper.entries())[0], "nothing_to_undo", of)
    return _back(keeper, entry, "undo", author, reason)


def _redone(keeper: Keeper, author: str, reason: str, of: str | None) -> Plan:
    entry = _last(_done(keeper.entries())[1], "nothing_to_redo", of)
    return _back(keeper, entry, "redo", author, reason)


def _restored(keeper: Keeper, version: str, author: str, reason: str, seen: Contents | None) -> Plan:
    entry = find(keeper.entries(), version)
    now = {name: _present(keeper.folder / name) for name in FILES} if seen is None else seen
    wanted = keeper.state(entry.version)
    new = {name: _needed(name, data) for name, data in wanted.items() if data != now.get(name)}
    summary = f"{entry.version[:SHORT]} {entry.summary}"
    edit = Edit.of(now, new, author=author, reason=reason, document=entry.document, summary=summary)
    return Plan(edit, "restore", entry.version)


def _last(entries: Sequence[Entry], refused: str, of: str | None) -> Entry:
    if not entries:
        raise NotSaved(refused)
    if of not in (None, entries[-1].version):
        raise NotSaved("not_last", found=(of or "")[:SHORT])
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
