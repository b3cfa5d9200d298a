"""What of the history is for every reader: neither drafts, with the saves that changed nothing else, nor addresses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from indicators.editing.history_backend import Contents
from indicators.editing.saving import keeper_of
from indicators.editing.types import Entry

TARGETS = ("targets.yaml", "national_targets.yaml")
RECORD = re.compile(r" {0,2}- ")  # the first line of a record
ON_FILE = re.compile(r"""    (source|adopted_on|published_on): +["']?\w""")  # what a draft has none of
NO_CONTENT = re.compile(r"\s*(#.*)?$")
ADDRESS = re.compile(r"\s*[<(\[]?[^\s<>()\[\]]+@[^\s<>()\[\]]+[>)\]]?")
KEPT = 10_000  # entries of which it is kept in memory whether they are public
_PUBLIC: dict[tuple[Path, Entry], bool] = {}


@lru_cache(maxsize=64)
def draft_lines(data: bytes | None) -> frozenset[int]:
    """Return the numbers of the lines of drafts in a file of targets, with the comments above them.

    Whatever is not a record that says what it rests on counts as a draft.
    """
    found, record, above = set[int](), list[int](), list[int]()
    known = True  # the head of the file is no record
    for number, line in enumerate((data or b"").decode("utf-8", "replace").split("\n"), 1):
        if NO_CONTENT.match(line):
            above.append(number)
            continue
        if RECORD.match(line):
            found.update(() if known else record)
            record, known = [], False
        record += [*above, number]
        above, known = [], known or bool(ON_FILE.match(line))
    found.update(() if known else record)
    return frozenset(found)


def without_drafts(name: str, data: bytes | None) -> bytes | None:
    """Return a data file without drafts; one of targets also without comments and empty lines."""
    if data is None or name not in TARGETS:
        return data
    hidden, lines = draft_lines(data), data.split(b"\n")
    return b"\n".join(
        line
        for number, line in enumerate(lines, 1)
        if number not in hidden and not NO_CONTENT.match(line.decode("utf-8", "replace"))
    )


def public_entries(folder: Path, entries: Sequence[Entry], somebody: str) -> tuple[Entry, ...]:
    """Return the entries that changed more than drafts, each with a name, else with `somebody`, for an address."""
    place = folder.resolve()
    found = {one: _PUBLIC.get((place, one)) for one in entries}
    new = [one for one, is_public in found.items() if is_public is None]
    if len(_PUBLIC) + len(new) > KEPT:
        _PUBLIC.clear()
    for one, (old, now) in zip(new, keeper_of(place).sides(new), strict=True) if new else ():
        found[one] = _PUBLIC[place, one] = not _drafts_alone(old, now)
    public = [one for one in entries if found[one]]
    known = {one.version for one in public}
    return tuple(_public(one, known, somebody) for one in public)


def _drafts_alone(old: Contents, new: Contents) -> bool:
    """Return whether all that differs are drafts."""
    sides = [(name, old.get(name), new.get(name)) for name in {*old, *new}]
    if any(without_drafts(name, one) != without_drafts(name, other) for name, one, other in sides):
        return False
    return any(_drafts(one) != _drafts(other) for name, one, other in sides if name in TARGETS)


def _drafts(data: bytes | None) -> list[str]:
    lines = (data or b"").decode("utf-8", "replace").split("\n")
    return [lines[number - 1] for number in sorted(draft_lines(data))]


def _public(one: Entry, known: set[str], somebody: str) -> Entry:
    author = one.author and (ADDRESS.sub("", one.author).strip() or somebody)
    words = {name: ADDRESS.sub(" …", getattr(one, name)).strip() for name in ("reason", "summary")}
    return replace(one, author=author, of=one.of if one.of in known else None, **words)
