"""`indicators history`: who changed what, when and why; `history undo`, `redo` and `restore` take changes back."""

import argparse
import csv
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indicators import editing, files
from indicators.editing import Entry, Saved
from indicators.editing.boards.file_diff import Compared
from indicators.editing.boards.history import narrowed
from indicators.editing.boards.history_entries import compare_entry, turn_words
from indicators.editing.boards.impact import RowImpact
from indicators.editing.commands.change import account, needed
from indicators.encoding import encode, json_text
from indicators.files.names import indicator_code
from indicators.problems import DataError, NotSaved, shown
from indicators.sheets import inert
from indicators.terminal.answers import BAD_DATA, Answer, UsageError
from indicators.terminal.listing import TextRow, table, text
from indicators.terminal.options import Parser, data_folder, listed_words, nearest_words
from indicators.terminal.table import Screen, wrapped
from indicators.terminal.views import without_pandas
from indicators.wording import Lang, first_upper, say

EXAMPLE = "indicators history --file targets.yaml --since 2025"
FORMATS = ("text", "json", "csv")
VERBS = ("undo", "redo", "restore")
FILTERS = ("indicator", "file", "since", "author")
METAVARS = {"indicator": "ID", "file": "FILE", "since": "DAY", "author": "NAME", "reason": "TEXT"}
COLUMNS = ("version", "kind", "at", "author", "reason", "document", "summary", "files", "of")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SHORT = 12  # digits of a commit


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    about = say(parser.lang, "cli.history.verb", known=listed_words(VERBS))
    parser.group.add_argument("verb", nargs="?", metavar="VERB", help=about)
    parser.group.add_argument("version", nargs="?", metavar="VERSION", help=say(parser.lang, "cli.history.version"))
    for name in FILTERS:
        parser.add(f"--{name}", say(parser.lang, f"cli.history.{name}"), metavar=METAVARS[name])
    about = say(parser.lang, "cli.history.verdicts")
    parser.group.add_argument("--verdicts", action="store_true", help=about)
    parser.add("--reason", say(parser.lang, "cli.editing.reason"), metavar=METAVARS["reason"])
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Return the list, or what was taken back; a save that was killed is settled first.

    What cannot be settled or read is told beside the list, which is shown all the same.
    """
    if options.verb is not None and options.verb not in VERBS:
        known = nearest_words(options.verb, VERBS)
        words = {"command": "history", "found": shown(options.verb), "known": known}
        raise UsageError(say(options.lang, "cli.editing.verb", **words))
    folder = data_folder(options)
    try:
        if options.verb:
            return Answer(out=_taken_back(options, folder))
        said = _settled(folder, options.lang)
        entries = editing.history(folder)
        return Answer(out=_formed(options, folder, _filtered(options, folder, entries), bool(entries)), err=said)
    except NotSaved as refusal:
        return Answer(BAD_DATA, err=f"{refusal:{options.lang}}\n")


def _settled(folder: Path, lang: Lang) -> str:
    """Settle a save that was killed; returns what stands in the way, and which state files cannot be read."""
    said = []
    try:
        editing.recover(folder)
    except NotSaved as refusal:
        said.append(refusal.message(lang))
    return "".join(f"{line}\n" for line in (*said, *(f"{one:{lang}}" for one in editing.damage(folder))))


def _taken_back(options: argparse.Namespace, folder: Path) -> str:
    """Undo, redo or restore; returns what was done and where it is kept."""
    needed(options, "reason")
    author, lang = options.author or account(), options.lang
    saved: Saved
    if options.verb == "restore":
        if not options.version:
            about = say(lang, "cli.history.version")
            raise UsageError(say(lang, "cli.editing.needed", option="VERSION", about=about))
        saved = editing.restore(folder, options.version, author, options.reason)
    else:
        saved = getattr(editing, options.verb)(folder, author, options.reason)
    entry = editing.find(editing.history(folder), saved.version)
    kind = first_upper(say(lang, f"edits.kind.{entry.kind}"))
    done = say(lang, "cli.history.done", kind=kind, summary=entry.summary, version=entry.version[:SHORT])
    return f"{done}\n{editing.where(folder, lang)}\n"


def _filtered(options: argparse.Namespace, folder: Path, entries: tuple[Entry, ...]) -> list[Entry]:

    lang, since, file = options.lang, options.since or "", options.file or ""
    if since and not DAY.fullmatch(since):
        raise UsageError(say(lang, "cli.history.bad_since", found=shown(since)))
    if file and file not in files.FILES:
        known = nearest_words(file, files.FILES)
        raise UsageError(say(lang, "cli.history.bad_file", found=shown(file), known=known))
    names = _names(folder, options.indicator) if options.indicator else ()
    return narrowed(folder, entries, names, file, options.author or "", since)


def _names(folder: Path, code: str) -> tuple[str, ...]:
    """Return code and aliases of an indicator; of files that do not load, only what was asked for."""
    try:
        book, _ = files.read(folder)
    except DataError:
        return (code,)
    named = indicator_code(book, code)
    return (named, *book.indicators[named].aliases) if named else (code,)


def _formed(options: argparse.Namespace, folder: Path, entries: list[Entry], any_at_all: bool) -> str:
    if options.format == "json":
        plain = [as_json(entry) | _verdicts(options, folder, entry) for entry in entries]
        return json_text({"history": plain})
    if options.format == "csv":
        return _csv(entries)
    told = {entry.version: _verdict_lines(options, folder, entry) for entry in entries}
    return lines(folder, entries, options.lang, any_at_all=any_at_all, told=told)


def _verdicts(options: argparse.Namespace, folder: Path, entry: Entry) -> dict[str, Any]:
    """Return the verdicts that a change turned, null where a state does not load; nothing unless asked for."""
    if not options.verdicts:
        return {}
    compared = _compared(options, folder, entry)
    return {"verdicts": None if compared.problems else [_turned(one) for one in compared.verdicts]}


def _compared(options: argparse.Namespace, folder: Path, entry: Entry) -> Compared:

    with without_pandas():
        return compare_entry(folder, entry, options.lang)


def _turned(one: RowImpact) -> dict[str, Any]:
    view = ("view.area", "view.year", "view.basis", "view.as_of")
    return encode(one, "indicator", *view, "verdict_before", "verdict_after", "pace_before", "pace_after")


def _verdict_lines(options: argparse.Namespace, folder: Path, entry: Entry) -> tuple[str, ...]:

    if not options.verdicts:
        return ()
    lang, compared = options.lang, _compared(options, folder, entry)
    if compared.problems:
        first = compared.problems[0]
        return (say(lang, "history.not_compared", problem=f"{first.where}: {first.message(lang)}"),)
    return tuple(f"{one.name}: {turn_words(one, lang)} ({one.board})" for one in compared.verdicts)


def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as plain data; `author` is empty and `document` is null where nobody knows them."""
    return encode(entry, "version", "kind", "at", "author", "reason", "document", "summary", "files", "of")


def _csv(entries: list[Entry]) -> str:

    sheet = StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        plain = {**as_json(entry), "files": " ".join(entry.files)}
        writer.writerow([inert(plain[name] or "") for name in COLUMNS])
    return sheet.getvalue()


def lines(
    folder: Path,
    entries: list[Entry],
    lang: Lang,
    *,
    any_at_all: bool = True,
    screen: Screen | None = None,
    told: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> str:
    """Return the history as text: where it is kept, then a row for each change with who and why beneath.

    `told` are further lines to stand there, by version.
    """
    screen = screen or Screen.here()
    said = [*wrapped(editing.where(folder, lang), screen.width), ""]
    if not entries:
        return text([*said, say(lang, "cli.history.none" if any_at_all else "cli.history.empty")])
    heads = tuple(say(lang, f"cli.history.heads.{name}") for name in ("summary", "kind", "at", "version"))
    return text([*said, *table(heads, [_line(entry, lang, told.get(entry.version, ())) for entry in entries], screen)])


def _line(entry: Entry, lang: Lang, told: tuple[str, ...] = ()) -> TextRow:

    kind = say(lang, f"edits.kind.{entry.kind}")
    if entry.of:
        kind += f" ({say(lang, 'cli.history.of', version=entry.of[:SHORT])})"
    who = " · ".join(part for part in (entry.author or say(lang, "cli.history.nobody"), entry.document) if part)
    below = (who, *(line for line in entry.reason.splitlines() if line), *told)
    cells = (shown(entry.summary), kind, entry.at.strftime("%Y-%m-%d %H:%M"), entry.version[:SHORT])
    return TextRow(cells, tuple(shown(part, 400) for part in below))
