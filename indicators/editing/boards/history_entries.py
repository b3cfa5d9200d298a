"""One entry of the history in words, what it changed, and what taking it back or going back to it would change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from indicators import editing
from indicators.collation import folded
from indicators.editing import Edit, Entry, Sides, digest
from indicators.editing.boards.file_diff import Compared, compare, line_diffs
from indicators.editing.boards.impact import RowImpact
from indicators.editing.earlier_stores import Files, problems_of
from indicators.files import contents
from indicators.model import Indicator
from indicators.problems import NotSaved
from indicators.store import Store
from indicators.wording import Lang, day, first_upper, say

SHORT = 12  # digits of a version
NAMED = 6  # indicators of one entry that are named


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry in words; `folded` is what a search without marks looks through."""

    entry: Entry
    version: str
    day: str
    time: str
    kind: str
    author: str
    of: str
    folded: str


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """One entry with what it changed, and the indicators in its records: code and name."""

    line: HistoryRow
    compared: Compared
    indicators: tuple[tuple[str, str], ...]
    more_indicators: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """What an undo, a redo or a restore would do now: to what it leads, or the sentence that says why it cannot.

    `moved` are the files that somebody changed meanwhile; `seen` is the fingerprint of the files looked at.
    """

    act: str
    version: str
    line: HistoryRow | None = None
    compared: Compared | None = None
    seen: str = ""
    refused: str = ""
    moved: tuple[Sides, ...] = ()


def line_of(entry: Entry, lang: Lang) -> HistoryRow:
    """Return an entry in words."""
    at, kind = local(entry), say(lang, f"edits.kind.{entry.kind}")
    said = (entry.author, kind, entry.summary, entry.reason, entry.document or "", *entry.files, entry.version[:SHORT])
    return HistoryRow(
        entry=entry,
        version=entry.version[:SHORT],
        day=day(at.date(), lang),
        time=at.strftime("%H:%M"),
        kind=first_upper(kind),
        author=person(entry.author) or say(lang, "cli.history.nobody"),
        of=(entry.of or "")[:SHORT],
        folded=folded(" ".join((*said, day(at.date(), lang)))),
    )


def person(author: str) -> str:
    """Return the name of an author without the address behind it.

    >>> person("An <an@example.org>")
    'An'
    """
    return re.sub(r"\s*<[^<>]*>$", "", author) or author


def local(entry: Entry) -> datetime:
    """Return the moment of an entry by the city's clock."""
    return entry.at.astimezone()


def opened_entry(folder: Path, store: Store, entry: Entry, lang: Lang, *, drafts: bool = True) -> OpenedEntry:
    """Return an entry with what it changed."""
    compared = compare_entry(folder, entry, lang, drafts=drafts)
    nouns = indicators_of(folder, store, entry, drafts=drafts)
    named = tuple((one.code, one.label.in_(lang)) for one in nouns[:NAMED])
    return OpenedEntry(line_of(entry, lang), compared, named, len(nouns) - len(named))


def indicators_of(folder: Path, store: Store, entry: Entry, *, drafts: bool = True) -> list[Indicator]:
    """Return the indicators that the records changed by an entry are of, in the order of their file."""
    words = editing.codes(folder, (entry,), drafts=drafts)[entry.version]
    return [one for one in store.book.indicators.values() if not words.isdisjoint((one.code, *one.aliases))]


def compare_entry(folder: Path, entry: Entry, lang: Lang, *, verdicts: bool = True, drafts: bool = True) -> Compared:
    """Return what an entry changed, with the verdicts as of its own day and of each session up to it."""
    place = folder.resolve()
    try:
        return _compared(place, entry, lang, verdicts, drafts)
    except NotSaved as refusal:
        if refusal.code != "damaged":
            raise
        return Compared((), local(entry).date(), problems=(editing.damaged_copy(place, refusal),))


@lru_cache(maxsize=64)
def _compared(folder: Path, entry: Entry, lang: Lang, verdicts: bool, drafts: bool) -> Compared:
    """Return what an entry changed, kept in memory: the files of a past entry stay as they are."""
    found, on = editing.before(folder, entry), local(entry).date()
    if not verdicts:
        return Compared(line_diffs(found, editing.after(folder, entry), drafts=drafts), on)
    left = editing.state(folder, entry.version)
    return compare(Files.of({**left, **found}), Files.of(left), on, lang, folder.name, drafts=drafts)


def look_ahead(folder: Path, act: str, version: str, today: date, lang: Lang) -> Ahead:
    """Return what an act would do to the files as they are; nothing is written."""
    try:
        entry, edit = editing.foreseen(folder, _kind(act), version)
    except NotSaved as refusal:
        return Ahead(act, version, refused=refusal.message(lang))
    now = contents(folder)
    before, after = Files.of(now), Files.of({**now, **edit.files})
    if before == after:
        refused = NotSaved("nothing_changed").message(lang)
        return Ahead(act, entry.version, line_of(entry, lang), refused=refused)
    broken = problems_of(after, folder.resolve().name)
    return Ahead(
        act=act,
        version=entry.version,
        line=line_of(entry, lang),
        refused=f"{broken[0].where}: {broken[0].message(lang)}" if broken else "",
        compared=compare(before, after, today, lang, folder.resolve().name),
        seen=before.fingerprint,
        moved=_moved(now, edit),
    )


def _kind(act: str) -> editing.Kind:
    return "undo" if act == "undo" else "redo" if act == "redo" else "restore"


def _moved(now: Mapping[str, bytes], edit: Edit) -> tuple[Sides, ...]:
    """Return the files that are not what the edit starts from: it would be refused."""
    return tuple(
        Sides(name, edit.seen.get(name), now.get(name), data)
        for name, data in edit.files.items()
        if digest(now.get(name)) != edit.base[name]
    )


# ---- verdicts in words


def turn_words(one: RowImpact, lang: Lang) -> str:
    """Return verdict, or else pace, before and after in words."""
    if one.verdict_moves:
        return " → ".join(say(lang, f"verdict.{side}") for side in (one.verdict_before, one.verdict_after))
    return " → ".join(say(lang, f"pace.{side}") if side else "–" for side in (one.pace_before, one.pace_after))


def figures_words(one: RowImpact, lang: Lang) -> str:
    """Return the figure and the target before and after, as far as they moved."""
    said = []
    for key in ("figure", "progress", "target"):
        if move := getattr(one.change, key, None):
            ends = [side.words if side else "–" for side in (move.before, move.after)]
            said.append(say(lang, f"changes.moved.{key}", before=ends[0], after=ends[1]))
    return "; ".join(said)
