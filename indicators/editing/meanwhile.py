"""What others saved between a preview and its save, and whether that was the same record."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indicators.editing.data_snapshot import SOURCES
from indicators.editing.saving import keeper_of
from indicators.editing.types import Edit, Entry, Sides, digest
from indicators.problems import DataError, NotSaved
from indicators.strict_yaml import RecordSpan, Scalar, record_spans

MOST = 100  # changes among which the files of a preview are sought
TARGET = ("indicator", "area", "period", "basis")
# What makes two records of a file the same one, whatever their numbers; elsewhere the number alone does.
SAME: Mapping[str, tuple[str, ...]] = {
    "targets.yaml": TARGET,
    "national_targets.yaml": TARGET,
    "actuals.csv": ("indicator", "area", "period", "period_kind", "series", "stage"),
}
CODED = ("indicator", "area")  # fields where an alias may stand
Key = tuple[str, ...]
Rows = dict[str, tuple[str, Key]]  # by number: the whole record, and what makes it the same as another


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What came between a preview and its save: the changes, oldest first, and the files in their three states.

    `same` says whether one of them is of a record of the preview, or that cannot be told; changes and files are then
    those with such records alone.
    """

    entries: tuple[Entry, ...]
    sides: tuple[Sides, ...]
    same: bool


def meanwhile(folder: Path, edit: Edit, moved: Sequence[Sides], aliases: Mapping[str, str]) -> Meanwhile:
    """Return what came between the preview of an edit and now; `moved` are the files that are no longer as they were.

    `aliases` gives the code of each alias that the files may use.
    """
    try:
        changes, known = _since(folder, {one.name: edit.base[one.name] for one in moved})
    except NotSaved:  # no history can be read
        changes, known = [], {}
    sides = tuple(replace(one, was=one.was if one.was is not None else known.get(one.name)) for one in moved)
    entries = tuple(entry for entry, _, _ in changes)
    if any(one.was is None for one in sides):
        return Meanwhile(entries, sides, same=True)
    try:
        shared = {one.name: _mine(edit, one, aliases) & _keys([(one.name, one.was, one.now)], aliases) for one in sides}
        both = frozenset[Key]().union(*shared.values())
        if not both:
            return Meanwhile(entries, sides, same=False)
        of_both = (entry for entry, *states in changes if not both.isdisjoint(_keys(_files(*states), aliases)))
        return Meanwhile(tuple(of_both), tuple(one for one in sides if shared[one.name]), same=True)
    except (DataError, csv.Error):  # a state of the files that was no good
        return Meanwhile(entries, sides, same=True)


def _mine(edit: Edit, moved: Sides, aliases: Mapping[str, str]) -> set[Key]:
    """Return what an edit changes in a file; made anew after a restart, it changes the file as it is now."""
    return _keys([(moved.name, edit.seen.get(moved.name, moved.now), moved.wanted)], aliases)


Change = tuple[Entry, Mapping[str, bytes | None], Mapping[str, bytes | None]]


def _since(folder: Path, base: Mapping[str, str]) -> tuple[list[Change], dict[str, bytes]]:
    """Return the changes since files had some digests, oldest first, and their bytes then; nothing where unknown."""
    keeper = keeper_of(folder.resolve())
    changes: list[Change] = []
    known: dict[str, bytes] = {}
    for entry in keeper.entries()[:MOST]:
        sought = base.keys() - known.keys()
        if not sought:
            break
        before, after = keeper.sides((entry,))[0]
        known |= {name: data for name in sought if (data := after.get(name)) and digest(data) == base[name]}
        if not (sought - known.keys()).isdisjoint(entry.files):
            changes.insert(0, (entry, before, after))
            known |= {name: data for name in sought if (data := before.get(name)) and digest(data) == base[name]}
    return (changes, known) if base.keys() == known.keys() else ([], known)


def _files(
    before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]
) -> Iterator[tuple[str, bytes | None, bytes | None]]:
    yield from ((name, before.get(name), data) for name, data in after.items())


def _keys(files: Iterable[tuple[str, bytes | None, bytes | None]], aliases: Mapping[str, str]) -> set[Key]:
    """Return what makes the records the same that differ between two states of some files.

    A new source is nobody's record: two planners add one each.
    """
    found: set[Key] = set()
    for name, before, after in files:
        old, new = _rows(name, before, aliases), _rows(name, after, aliases)
        differ = [one for one in {**old, **new} if old.get(one) != new.get(one) and (name != SOURCES or one in old)]
        found.update(side[one][1] for one in differ for side in (old, new) if one in side)
    return found


def _rows(name: str, data: bytes | None, aliases: Mapping[str, str]) -> Rows:
    """Return the records of a file; raises DataError or csv.Error where it has none to be read."""
    text = (data or b"").decode("utf-8", "replace")
    if name.endswith(".csv"):
        listed = ((str(row), row.get("id") or row.get("code") or "", row) for row in csv.DictReader(text.splitlines()))
    else:
        spans = ((text[one.start : one.end], _fields(one)) for one in record_spans(text))
        listed = ((words, f"{of['']} {of.get('id') or of.get('code') or ''}", of) for words, of in spans)
    return {number: (words, _key(name, number, fields, aliases)) for words, number, fields in listed}


def _fields(span: RecordSpan) -> dict[str, str]:
    """Return the plain fields of a record, and under no name the list it stands in."""
    plain = {name: node.text for name, node in span.node.values.items() if isinstance(node, Scalar)}
    return plain | {"": span.section}


def _key(name: str, number: str, fields: Mapping[str, str], aliases: Mapping[str, str]) -> Key:
    if name not in SAME:
        return name, number
    words = ((one, fields.get(one) or "") for one in SAME[name])
    return name, *(aliases.get(word, word) if one in CODED else word for one, word in words)
