"""`indicators deck`: the deck of a session as one HTML file that needs no network."""

import argparse
from typing import TYPE_CHECKING

from indicators.cli.answers import Answer
from indicators.cli.documents import add_session, written
from indicators.cli.options import Parser

if TYPE_CHECKING:
    from datetime import date

    from indicators.boards.scoreboard import Scoreboard
    from indicators.store import Store

EXAMPLE = "indicators deck --session 32 --out deck.html"
ENDING = ".html"


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_session(parser, ENDING)


def run(options: argparse.Namespace) -> Answer:
    """Write the deck and return what they show; raises UsageError without a session or a file to write."""
    return written(options, "deck", ENDING, _html)


def _html(store: "Store", board: "Scoreboard", today: "date") -> bytes:
    from indicators.boards.deck import deck
    from indicators.deck import html

    return html(deck(store, board.view, today)).encode()
