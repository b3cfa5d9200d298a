"""`indicators report`: the hand-out of a session as an A4 PDF."""

import argparse
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

EXAMPLE = "indicators report --session 32 --out board.pdf"


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add("--session", say(parser.lang, "cli.report.session"), metavar="NUMBER")
    parser.add("--out", say(parser.lang, "cli.report.out"), metavar="FILE", parse=Path)
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Write the hand-out and return what it shows; raises UsageError without a session or a file to write."""
    out, lang = options.out, options.lang
    if not options.session:
        raise UsageError(say(lang, "cli.report.needed_session"))
    if out is None or out.suffix.lower() != ".pdf":
        raise UsageError(say(lang, "cli.report.needed", found=shown(str(out or ""))))
    if not out.parent.is_dir():
        raise UsageError(say(lang, "cli.build.no_folder", found=shown(str(out.parent))))

    def ask(store: "Store", today: "date") -> "Scoreboard | Unknown":
        from indicators.boards.scoreboard import scoreboard
        from indicators.boards.sessions import resolve_session
        from indicators.boards.view import Unknown

        view = resolve_session(store, options.session, lang, today)
        return view if isinstance(view, Unknown) else scoreboard(store, view, today)

    def form(board: "Scoreboard") -> str:
        from indicators.report import report

        out.write_bytes(report(board))
        return f"{say(lang, 'cli.report.well', file=out, sentence=board.sentence, snapshot=board.snapshot)}\n"

    return answered(options, "report", ask, form, {"out": str(out)})
