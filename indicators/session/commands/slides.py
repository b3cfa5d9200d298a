"""`indicators slides`: the deck of a session as PowerPoint with native charts."""

import argparse

from indicators.session.boards.deck import Deck
from indicators.session.commands.documents import add_session, written_deck
from indicators.session.powerpoint import slides
from indicators.terminal.answers import Answer
from indicators.terminal.options import Parser

EXAMPLE = "indicators slides --session 32 --out deck.pptx"
ENDING = ".pptx"


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_session(parser, ENDING, slides=True)


def run(options: argparse.Namespace) -> Answer:
    """Write the slides and return what they show; raises UsageError without a session or a file to write."""
    return written_deck(options, "slides", ENDING, _pptx)


def _pptx(deck: Deck) -> bytes:

    return slides(deck)
