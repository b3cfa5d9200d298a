"""`indicators import`: record the figures of a monthly workbook; every doubt is asked before anything is saved."""

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from indicators.boards.view import BASES, View
from indicators.collation import composed
from indicators.editing import Edit, Saved, actuals
from indicators.editing.boards.preview import Preview
from indicators.editing.commands.change import (
    Said,
    account,
    add_accept,
    add_editing,
    doubted,
    kept,
    kept_line,
    looked_at,
    preview_lines,
)
from indicators.editing.data_snapshot import Held, numbers_given
from indicators.editing.edit_requests import Why
from indicators.encoding import json_text
from indicators.importing import remembered_answers
from indicators.importing.boards.doubts import unasked_doubts
from indicators.importing.boards.facts import missing
from indicators.importing.boards.import_board import import_board
from indicators.importing.boards.json_view import board_json, preview_json
from indicators.importing.boards.types import ImportBoard, ShownQuestion, Work
from indicators.importing.layout import read_metadata
from indicators.importing.remembered_answers import recall_answers
from indicators.importing.upload import dropped
from indicators.importing.workbook.limits import MAX_BYTES, UnreadableWorkbook
from indicators.problems import NotSaved, shown
from indicators.terminal.answers import BAD_DATA, Answer, UsageError
from indicators.terminal.options import Parser, data_folder
from indicators.wording import Lang, count, say

EXAMPLE = "indicators import report.csv --dry-run"
FACTS = ("area", "month", "published_on", "source", "publisher", "title", "url")
FORMATS = ("text", "json")


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    lang = parser.lang
    parser.group.add_argument("file", nargs="?", metavar="FILE", help=say(lang, "cli.import.file"))
    about = say(lang, "cli.import.answer")
    parser.group.add_argument("--answer", action="append", metavar="KEY=VALUE", help=about, default=[], type=composed)
    parser.add("--answers", say(lang, "cli.import.answers"), metavar="FILE.json", parse=Path)
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    add_accept(parser)
    add_editing(parser, *FACTS)


def run(options: argparse.Namespace) -> Answer:
    """Return what a file holds, what it is asked and, once nothing is open, what it changes and that it is saved.

    Raises UsageError for a fact that is none, for an answer that is none of the choices, and where
    nothing is open and the reason is missing.
    """
    if not options.file:
        raise UsageError(say(options.lang, "cli.import.needed"))
    try:
        return _imported(options)
    except UnreadableWorkbook as refusal:
        return Answer(BAD_DATA, err=f"{shown(options.file)}: {refusal.message(options.lang)}\n")
    except NotSaved as refusal:
        return Answer(BAD_DATA, err=f"{refusal:{options.lang}}\n")


def _imported(options: argparse.Namespace) -> Answer:

    folder, today = data_folder(options), date.today()  # noqa: DTZ011 - the city's own day
    held = Held.of(folder, numbers_given(folder))
    view = View(today.year, today, BASES[0], options.area or "", options.lang, dated=False)
    work = _work(options, held)
    board = import_board(held.book, view, today, work)
    _refuse_facts(board)
    _refuse_answers(board, work)
    unasked = _unasked(board, work)
    if board.asked is None:
        waiting = _waiting(options, board, work, held)
        return replace(waiting, err=unasked + waiting.err)
    edit = _edit(options, board, held)
    found = looked_at(held, edit, options.lang)
    unaccepted = doubted(options, unasked_doubts(board.intake, edit, found.doubts))
    if unaccepted and not options.dry_run:
        return Answer(BAD_DATA, _text(options, board, work, held, found), f"{unasked}{unaccepted}")
    saved = _kept(options, board, edit)
    return Answer(out=_text(options, board, work, held, found, saved), err=f"{unasked}{unaccepted}")


def _kept(options: argparse.Namespace, board: ImportBoard, edit: Edit) -> Saved | None:
    """Save the figures, then keep the lasting answers for the next file of this layout."""
    saved = kept(options, edit)
    if saved:
        remembered_answers.keep_answers(data_folder(options), board.intake, edit.author)
    return saved


def _work(options: argparse.Namespace, held: Held) -> Work:
    """Return the workbook with what the options say of it; what they do not say is left to the file."""
    with Path(options.file).open("rb") as opened:
        file = dropped(opened.read(MAX_BYTES + 1), Path(options.file).name)
    said = read_metadata(file.sheets, held.book)
    typed = {name: getattr(said, name) if (given := getattr(options, name)) is None else given for name in FACTS}
    return Work(file, typed, _answers(options), recall_answers(data_folder(options), file, held.book))


def _answers(options: argparse.Namespace) -> dict[str, str]:
    """Return the answers of the file and of the options, which go before it; raises UsageError for what is none."""
    lang: Lang = options.lang
    found: dict[str, str] = {}
    if options.answers:
        try:
            told: Any = json.loads(options.answers.read_text(encoding="utf-8"))
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
            raise UsageError(say(lang, "cli.import.not_answers", found=shown(str(options.answers))))
        found |= {composed(key): composed(value) for key, value in told.items()}
    for words in options.answer:
        key, _, value = words.rpartition("=")  # a key may hold the name of a sheet, and so this sign
        if not key:
            raise UsageError(say(lang, "cli.import.not_answer", found=shown(words)))
        found[key] = value
    return found


def _refuse_facts(board: ImportBoard) -> None:
    """Raise UsageError for the first fact that is amiss."""
    for name, sentences in board.errors.items():
        raise UsageError(f"--{name.replace('_', '-')}: {sentences[0]}")


def _refuse_answers(board: ImportBoard, work: Work) -> None:
    """Raise UsageError for an answer that its question does not know."""
    for one in board.intake.questions:
        values = [choice.value for choice in one.choices]
        given = work.answers.get(one.key)
        if given is not None and given not in values:
            words = {"question": shown(one.key, 200), "found": shown(given), "known": " | ".join(values)}
            raise UsageError(say(board.view.lang, "cli.import.no_choice", **words))


def _unasked(board: ImportBoard, work: Work) -> str:
    """Return a line for each answer to what is not asked: a key mistyped, or no more asked for another answer."""
    known = {one.key for one in board.intake.questions}
    keys = (shown(key, 200) for key in work.answers if key not in known)
    return "".join(f"{say(board.view.lang, 'cli.import.unasked', question=key)}\n" for key in keys)


def _edit(options: argparse.Namespace, board: ImportBoard, held: Held) -> Edit:

    assert board.asked
    why = Why(options.author or account(), options.reason or board.values["reason"])
    return actuals.add_all(held, board.asked.figures, why)


# ---- what is printed


def _waiting(options: argparse.Namespace, board: ImportBoard, work: Work, held: Held) -> Answer:
    """Return what is open; nothing was saved."""
    lang: Lang = options.lang
    ways = [_needed(name, lang) for name in missing(board.intake.facts)]
    ways += [say(lang, "cli.import.how")] if board.intake.open else []
    err = "\n".join((*board.waiting, *ways, ""))
    return Answer(BAD_DATA, _text(options, board, work, held), err)


def _needed(name: str, lang: Lang) -> str:
    option = f"--{name.replace('_', '-')}"
    return say(lang, "cli.editing.needed", option=option, about=say(lang, f"cli.editing.{name}"))


def _text(
    options: argparse.Namespace,
    board: ImportBoard,
    work: Work,
    held: Held,
    found: Preview | None = None,
    saved: Saved | None = None,
) -> str:
    """Return all of it in the form asked for."""
    lang: Lang = options.lang
    if options.format == "json":
        said = preview_json(found, lang) if found else None
        version = {"version": saved.version, "files": list(saved.files)} if saved else None
        return json_text(board_json(board, work, held.book) | {"preview": said, "saved": version})
    after = preview_lines(found, lang) if found else []
    after += [kept_line(options, saved)] if saved or options.dry_run else []
    return "\n".join((*_lines(board), *after, ""))


def _lines(board: ImportBoard) -> Iterator[str]:
    lang = board.view.lang
    yield f"{board.name}: {board.holds}"
    yield from _facts(board.values, board.beside, lang)
    for group in (*board.open, *board.settled, *board.remembered):
        yield from ("", group.title)
        for one in group.questions:
            yield from _question(one, lang)
    if board.figures:
        yield from ("", count(lang, "importing.understood", len(board.figures)))
    for one in board.figures:
        note = f" ({one.note})" if one.note else ""
        yield f"  {one.cell}: {one.indicator}, {one.period}: {one.printed} → {one.value}, {one.stage}{note}"
    if board.told:
        yield from ("", count(lang, "importing.told", len(board.told)))
        yield from (f"  {words}" for words, _ in board.told)


def _facts(values: Mapping[str, str], beside: Mapping[str, str], lang: Lang) -> Iterator[str]:
    for name in FACTS:
        if values[name] or name in beside:
            said = f" ({beside[name]})" if name in beside else ""
            yield f"  {say(lang, f'planning.field.{name}')}: {shown(values[name], 200) or '–'}{said}"


def _question(one: ShownQuestion, lang: Lang) -> Said:
    proposed = say(lang, "importing.proposed")
    lines = [f"  {one.cells}: {one.sentence}", f"    {one.key}"]
    for choice in one.choices:
        mark = "*" if choice.chosen else " "
        lines.append(f"    {mark} ={choice.value}  {choice.words}{f' ({proposed})' if choice.proposed else ''}")
    return [*lines, f"      {one.remembered}"] if one.remembered else lines
