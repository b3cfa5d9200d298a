"""`indicators report`: the hand-out of a session as an A4 PDF."""

import argparse
from datetime import date

from indicators.boards.scoreboard import Scoreboard
from indicators.session.commands.documents import Made, add_session, written
from indicators.session.handout import report
from indicators.store import Store
from indicators.terminal.answers import Answer
from indicators.terminal.options import Parser

EXAMPLE = "indicators report --session 32 --out board.pdf"
ENDING = ".pdf"


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_session(parser, ENDING)


def run(options: argparse.Namespace) -> Answer:
    """Write the hand-out and return what it shows; raises UsageError without a session or a file to write."""
    return written(options, "report", ENDING, _pdf)


def _pdf(_: Store, board: Scoreboard, __: date) -> Made:

    return report(board), ()
