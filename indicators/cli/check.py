"""`indicators check`: every problem of the data files at once, or what was read."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from indicators import editing, files
from indicators.access import read_roles
from indicators.editing.approval import approval_doubts
from indicators.encoding import json_text
from indicators.model import Book
from indicators.problems import DataError, Problem, shown
from indicators.terminal.answers import BAD_DATA, Answer, UsageError
from indicators.terminal.options import Parser, data_folder
from indicators.wording import Lang, count, say

EXAMPLE = "indicators check --format json"
FORMATS = ("text", "json")
KEYS = ("code", "file", "line", "column", "message", "found", "expected")


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add("--access", say(parser.lang, "cli.check.access"), metavar="FILE", parse=Path)
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Return the problems, else how much was read; warnings stand apart and do not fail."""
    folder, lang, as_json = data_folder(options), options.lang, options.format == "json"
    damage = editing.damage(folder)  # first: what a torn save left may be put back
    try:
        book, doubts = files.read(folder)
        doubts += _unapproved(options, book)
    except DataError as error:
        out = problems_json(error, lang) if as_json else f"{error:{lang}}\n"
        return Answer(BAD_DATA, out=out, err=_doubts(damage, lang))
    said = _doubts((*damage, *doubts), lang)
    if as_json:
        return Answer(out="[]\n", err=said)
    return Answer(out=_well(folder.resolve().name, book, lang) + (f"\n{said}" if said else ""))


def _unapproved(options: argparse.Namespace, book: Book) -> tuple[Problem, ...]:
    """Return which drafts nobody can adopt, where a file of roles is named; raises DataError for one that is wrong."""
    file: Path | None = options.access
    if file is None:
        return ()
    try:
        approvers = read_roles(file).approvers
    except OSError as error:
        words = {"found": shown(str(file)), "reason": error.strerror or str(error)}
        raise UsageError(say(options.lang, "cli.serve.no_file", **words)) from None
    return approval_doubts(data_folder(options), book, approvers, file.name)


def problems_json(error: DataError, lang: Lang) -> str:
    """Return the problems as a JSON list; these keys are a promise to other programs."""
    listed = [{key: problem[key] for key in KEYS} for problem in error.as_json(lang)]
    return json_text(listed)


def _well(folder: str, book: Book, lang: Lang) -> str:
    read = {"figures": book.actuals, "targets": book.targets, "sources": book.sources}
    counted = {name: len(things) for name, things in read.items()}
    return f"{say(lang, 'cli.check.well', folder=folder, snapshot=book.snapshot, **counted)}\n"


def _doubts(doubts: Sequence[Problem], lang: Lang) -> str:
    if not doubts:
        return ""
    lines = [count(lang, "cli.check.doubts", len(doubts)), *(f"{doubt:{lang}}" for doubt in doubts)]
    return "\n".join([*lines, ""])
