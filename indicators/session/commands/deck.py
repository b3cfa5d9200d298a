"""`indicators deck`: the deck of a session as one HTML file that needs no network."""

import argparse

from indicators.session.boards.deck import Deck
from indicators.session.commands.documents import add_session, written_deck
from indicators.session.html import deck_html
from indicators.terminal.answers import Answer
from indicators.terminal.options import Parser

EXAMPLE = "indicators deck --session 32 --out deck.html"
ENDING = ".html"


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_session(parser, ENDING, slides=True)


def run(options: argparse.Namespace) -> Answer:
    """Write the deck and return what it shows; raises UsageError without a session or a file to write."""
    return written_deck(options, "deck", ENDING, _html)


def _html(deck: Deck) -> bytes:

    return deck_html(deck).encode()
