"""What the commands share that write a session as a document: its options, its refusals, the file."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.cli.answers import Answer, UsageError
from indicators.cli.options import Parser
from indicators.cli.views import answered
from indicators.problems import shown
from indicators.wording import say

if TYPE_CHECKING:
    from datetime import date

    from indicators.boards.scoreboard import Scoreboard
    from indicators.boards.view import Unknown
    from indicators.store import Store


def add_session(parser: Parser, ending: str) -> None:
    """Add the session and the file to write."""
    parser.add("--session", say(parser.lang, "cli.documents.session"), metavar="NUMBER")
    parser.add("--out", say(parser.lang, "cli.documents.out", ending=ending), metavar="FILE", parse=Path)
    parser.add_common()


def written(
    options: argparse.Namespace, command: str, ending: str, make: "Callable[[Store, Scoreboard, date], bytes]"
) -> Answer:
    """Write a session as a document and return what it shows; raises UsageError without a session or a file for it."""
    out, lang = options.out, options.lang
    if not options.session:
        raise UsageError(say(lang, "cli.documents.needed_session"))
    if out is None or out.suffix.lower() != ending:
        raise UsageError(say(lang, "cli.documents.needed", found=shown(str(out or "")), ending=ending))
    if not out.parent.is_dir():
        raise UsageError(say(lang, "cli.build.no_folder", found=shown(str(out.parent))))
    made: list[bytes] = []

    def ask(store: "Store", today: "date") -> "Scoreboard | Unknown":
        from indicators.boards.scoreboard import scoreboard
        from indicators.boards.sessions import resolve_session
        from indicators.boards.view import Unknown

        view = resolve_session(store, options.session, lang, today)
        if isinstance(view, Unknown):
            return view
        board = scoreboard(store, view, today)
        made.append(make(store, board, today))
        return board

    def form(board: "Scoreboard") -> str:
        out.write_bytes(made[0])
        return f"{say(lang, 'cli.documents.well', file=out, sentence=board.sentence, snapshot=board.snapshot)}\n"

    return answered(options, command, ask, form, {"out": str(out)})
