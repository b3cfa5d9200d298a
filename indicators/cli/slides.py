"""`indicators slides`: the deck of a session as PowerPoint with native charts."""

import argparse
from typing import TYPE_CHECKING

from indicators.cli.answers import Answer
from indicators.cli.documents import add_session, written
from indicators.cli.options import Parser

if TYPE_CHECKING:
    from datetime import date

    from indicators.boards.scoreboard import Scoreboard
    from indicators.store import Store

EXAMPLE = "indicators slides --session 32 --out deck.pptx"
ENDING = ".pptx"


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_session(parser, ENDING)


def run(options: argparse.Namespace) -> Answer:
    """Write the slides and return what they show; raises UsageError without a session or a file to write."""
    return written(options, "slides", ENDING, _pptx)


def _pptx(store: "Store", board: "Scoreboard", today: "date") -> bytes:
    from indicators.boards.deck import deck
    from indicators.slides import slides

    return slides(deck(store, board.view, today))
