"""The history of the data files as a board: who changed what, when, why and by which document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from indicators import editing
from indicators.boards.sentences import Part, parts, protected
from indicators.boards.view import Choice, Unknown, View, unknown
from indicators.collation import alphabetical, folded
from indicators.editing import Entry
from indicators.editing.boards.history_entries import (
    Ahead,
    HistoryRow,
    OpenedEntry,
    line_of,
    local,
    look_ahead,
    opened_entry,
    person,
)
from indicators.editing.public_history import public_entries
from indicators.files import FILES
from indicators.files.names import indicator_code
from indicators.model import Indicator
from indicators.store import Store
from indicators.wording import Lang, count, day, say

PAGE = 50  # entries shown at first, and with each click on the link for more
ACTS = ("undo", "redo", "restore")
ALL = "all"
SINCE = re.compile(r"(19|20)\d{2}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What an address asks of the history; each word is empty where it says nothing."""

    file: str = ""
    indicator: str = ""
    author: str = ""
    since: str = ""
    entry: str = ""
    act: str = ""
    shown: int = PAGE

    def params(self, view: View, **changes: str) -> dict[str, str]:
        """Return the query of an address that asks the same of the same view, with changes; empty ones fall away."""
        own = {name: getattr(self, name) for name in ("file", "indicator", "author", "since", "entry", "act")}
        more = {"shown": str(self.shown)} if self.shown != PAGE else {}
        query = view.params(tab="history") | own | more | changes
        return {name: value for name, value in query.items() if value}


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """The history as it is asked for."""

    view: View
    asked: HistoryQuery
    today: date
    snapshot: str
    where: str
    sentence_parts: tuple[Part, ...]
    lines: tuple[HistoryRow, ...]
    found: int
    total: int
    filters: Mapping[str, tuple[Choice, ...]]
    matching: tuple[Entry, ...]
    undo: HistoryRow | None  # what an undo would be of
    redo: HistoryRow | None
    opened: OpenedEntry | None = None
    ahead: Ahead | None = None
    drafts: bool = True  # whether drafts and addresses are in it

    @property
    def more(self) -> int:
        """How many entries are found and not shown."""
        return self.found - len(self.lines)


def parse_history_query(store: Store, params: Mapping[str, str], view: View) -> HistoryQuery | Unknown:
    """Return what an address asks for, or what is unknown in it."""
    given = {name: params.get(name, "") for name in ("file", "indicator", "author", "since", "entry", "act")}
    given = {name: "" if value in (ALL, "none") else value for name, value in given.items()}
    if given["file"] and given["file"] not in FILES:
        return _unknown(view, "file", given["file"], ((name, {"file": name}) for name in FILES))
    if given["indicator"]:
        noun = store.book.indicator(given["indicator"])
        if noun is None:
            return _unknown(view, "id", given["indicator"], ())
        given["indicator"] = noun.code
    if given["since"] and not _is_day(given["since"]):
        return _unknown(view, "since", given["since"], ())
    if given["act"] not in ("", *ACTS):
        return _unknown(view, "act", given["act"], ())
    shown = params.get("shown", "")
    return HistoryQuery(**given, shown=int(shown) if re.fullmatch(r"[1-9]\d{0,4}", shown) else PAGE)


def _is_day(words: str) -> bool:
    try:
        return bool(SINCE.fullmatch(words) and date.fromisoformat(f"{words}-01-01"[:10]))
    except ValueError:
        return False


def _unknown(view: View, kind: str, value: str, choices: Iterable[tuple[str, dict[str, str]]]) -> Unknown:
    everything = [*choices, (say(view.lang, "history.whole"), {})]
    return unknown(kind, value, view.lang, view.params(tab="history"), everything)


def narrowed(
    folder: Path,
    entries: Sequence[Entry],
    names: Sequence[str] = (),
    file: str = "",
    author: str = "",
    since: str = "",
    *,
    drafts: bool = True,
) -> list[Entry]:
    """Return the entries of a file, of an author whose name contains some letters, since a day, of an indicator."""
    found = [
        entry
        for entry in entries
        if local(entry).date().isoformat() >= since
        and (not file or file in entry.files)
        and folded(author) in folded(entry.author)
    ]
    if not names:
        return found
    words = editing.codes(folder, found, drafts=drafts)
    return [entry for entry in found if not words[entry.version].isdisjoint(names)]


def change_log(
    folder: Path, store: Store, view: View, asked: HistoryQuery, today: date, *, drafts: bool = True
) -> ChangeLog:
    """Return the history of a folder; raises NotSaved where it cannot be read or a version is unknown.

    Without `drafts` it is that for every reader: no draft, no address, nothing to take back.
    """
    entries, lang = editing.history(folder), view.lang
    back: tuple[Entry | None, Entry | None] = editing.next_ones(entries) if drafts else (None, None)
    if not drafts:
        entries = public_entries(folder, entries, say(lang, "history.somebody"))
        asked = replace(asked, act="")
    names = names_of(store, asked.indicator)
    found = narrowed(folder, entries, names, asked.file, asked.author, asked.since, drafts=drafts)
    undo, redo = (line_of(entry, lang) if entry else None for entry in back)
    log = ChangeLog(
        view=view,
        asked=asked,
        today=today,
        snapshot=store.snapshot,
        where=editing.where(folder, lang),
        sentence_parts=parts(_sentence(store, view, asked, found, len(entries))),
        lines=tuple(line_of(entry, lang) for entry in found[: asked.shown]),
        found=len(found),
        total=len(entries),
        filters=_filters(folder, store, view, asked, entries, drafts=drafts),
        matching=tuple(found),
        undo=undo,
        redo=redo,
        drafts=drafts,
    )
    if asked.act:
        return replace(log, ahead=look_ahead(folder, asked.act, asked.entry, today, lang))
    wanted = editing.find(entries, asked.entry) if asked.entry else found[0] if asked.indicator and found else None
    return replace(log, opened=opened_entry(folder, store, wanted, lang, drafts=drafts)) if wanted else log


def names_of(store: Store, code: str) -> tuple[str, ...]:
    """Return code and aliases of an indicator; nothing where none is asked for."""
    noun = store.book.indicator(code) if code else None
    return (noun.code, *noun.aliases) if noun else ()


def _indicator(store: Store, code: str) -> Indicator | None:
    named = indicator_code(store.book, code)
    return store.book.indicators[named] if named else None


def _sentence(store: Store, view: View, asked: HistoryQuery, found: Sequence[Entry], total: int) -> str:
    lang = view.lang
    if not found:
        return say(lang, "history.none" if total else "history.empty")
    last = line_of(found[0], lang)
    words = {"day": last.day, "author": protected(last.author), "total": total}
    noun = store.book.indicator(asked.indicator) if asked.indicator else None
    if noun:
        named = noun.name.in_(lang)
        return count(lang, "history.of_indicator", len(found), name=protected(named), **words)
    return count(lang, "history.all" if len(found) == total else "history.found", len(found), **words)


def _filters(
    folder: Path, store: Store, view: View, asked: HistoryQuery, entries: Sequence[Entry], *, drafts: bool
) -> dict[str, tuple[Choice, ...]]:
    """Return the choices that narrow the list: files, indicators and authors that occur in it, and days."""
    lang, words = view.lang, editing.codes(folder, entries, drafts=drafts)
    said = frozenset[str]().union(*words.values())
    nouns = [one for one in store.book.indicators.values() if not said.isdisjoint((one.code, *one.aliases))]
    named = sorted(((one.label.in_(lang), one.code) for one in nouns), key=lambda pair: alphabetical(pair[0]))
    people = sorted({person(entry.author) for entry in entries if entry.author}, key=alphabetical)
    years = sorted({local(entry).year for entry in entries}, reverse=True)
    days = dict.fromkeys((*(str(year) for year in years), *((asked.since,) if asked.since else ())))
    offered = {
        "indicator": [(code, name) for name, code in named],
        "file": [(name, name) for name in FILES if any(name in entry.files for entry in entries)],
        "author": [(name, name) for name in dict.fromkeys((*people, *((asked.author,) if asked.author else ())))],
        "since": [(one, say(lang, "history.since", day=day(one, lang))) for one in days],
    }
    return {key: _choices(key, pairs, getattr(asked, key), lang) for key, pairs in offered.items()}


def _choices(key: str, pairs: Iterable[tuple[str, str]], chosen: str, lang: Lang) -> tuple[Choice, ...]:
    none = Choice("none" if key == "since" else ALL, say(lang, f"history.any.{key}"), not chosen)
    return (none, *(Choice(value, words, value == chosen) for value, words in pairs))
