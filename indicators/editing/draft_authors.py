"""Who wrote the drafts of targets, as the history tells it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from indicators.editing.history_backend import Contents, Keeper
from indicators.editing.public_history import NO_CONTENT, RECORD, TARGETS, draft_lines
from indicators.editing.types import Entry

ADDRESS = re.compile(r"[^<]*<([^<>]+)>")
NUMBER = re.compile(r"""[ -]+id: +["']?([\w-]+)""")
KEPT = 10_000  # entries of which the drafts they changed are kept in memory
Texts = Mapping[str, str]  # of drafts, by number
_CHANGED: dict[tuple[str, Entry], tuple[Texts, Texts]] = {}


@dataclass(frozen=True, slots=True)
class Authorship:
    """Everybody who has written in a draft as it stands, first to last, and when that was; nobody where unknown."""

    people: tuple[str, ...] = ()
    at: datetime | None = None

    def with_one(self, author: str, at: datetime) -> "Authorship":
        """Return the same with one more change."""
        return Authorship(tuple(dict.fromkeys((*self.people, *((author,) if author else ())))), at)

    def names(self, person: str) -> bool:
        """Return whether somebody, by address, has written in it."""
        return address(person) in map(address, self.people)


def address(author: str) -> str:
    """Return what tells an author from others: the address of `An <an@city.example>`, else all of it, small letters."""
    found = ADDRESS.fullmatch(author.strip())
    return (found[1] if found else author).strip().casefold()


def draft_authors(keeper: Keeper, records: Collection[str]) -> dict[str, Authorship]:
    """Return who wrote records while they were drafts; one that the history never saw as a draft has nobody.

    Words that stood there before have the authors they had then, whoever brought them back: an undo
    makes nobody an author. Raises NotSaved where the history cannot be read.
    """
    entries = [one for one in reversed(keeper.entries()) if not set(TARGETS).isdisjoint(one.files)]
    known: dict[tuple[str, str], Authorship] = {}
    found = dict.fromkeys(records, Authorship())
    for entry, (old, new) in zip(entries, _changed(keeper, entries), strict=True):
        for record in found.keys() & new.keys():
            if record in old:
                known.setdefault((record, old[record]), found[record])
            words = record, new[record]
            found[record] = known.setdefault(words, found[record].with_one(entry.author, entry.at))
    return found


def _changed(keeper: Keeper, entries: list[Entry]) -> list[tuple[Texts, Texts]]:
    """Return for each entry the drafts that it left otherwise than it found them, as it found and as it left them."""
    place = str(keeper.folder)
    new = [one for one in entries if (place, one) not in _CHANGED]
    if len(_CHANGED) + len(new) > KEPT:
        _CHANGED.clear()
        new = entries
    for one, sides in zip(new, keeper.sides(new), strict=True) if new else ():
        old, now = (_drafts(side) for side in sides)
        changed = {record for record in now if now[record] != old.get(record)}
        _CHANGED[place, one] = {r: old[r] for r in changed & old.keys()}, {r: now[r] for r in changed}
    return [_CHANGED[place, one] for one in entries]


def _drafts(side: Contents) -> Texts:
    """Return the drafts of one side of an entry, without comments and empty lines."""
    found: dict[str, str] = {}
    for name in TARGETS:
        data = side.get(name)
        lines = (data or b"").decode("utf-8", "replace").split("\n")
        records: list[list[str]] = []
        for line in (lines[number - 1] for number in sorted(draft_lines(data))):
            if RECORD.match(line):
                records.append([])
            if records and not NO_CONTENT.match(line):
                records[-1].append(line.rstrip())
        for record in records:
            numbers = (NUMBER.match(line) for line in record)
            if number := next((one for one in numbers if one), None):
                found[number[1]] = "\n".join(record)
    return found
