"""What the commands share that write a session as a document: its options, its refusals, the file."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.boards.view import Unknown
from indicators.problems import shown
from indicators.session.boards.deck import Deck
from indicators.session.boards.sessions import parse_session
from indicators.session.boards.slides import Chosen, choose, slides_board
from indicators.store import Store
from indicators.terminal.answers import Answer, UsageError
from indicators.terminal.options import Parser, nearest_words
from indicators.terminal.views import answered
from indicators.wording import say

Made = tuple[bytes, tuple[str, ...]]
Make = Callable[[Store, Scoreboard, date], Made]


def add_session(parser: Parser, ending: str, *, slides: bool = False) -> None:
    """Add the session, the slides of its deck where it is one, and the file to write."""
    parser.add("--session", say(parser.lang, "cli.documents.session"), metavar="NUMBER")
    if slides:
        parser.add("--slides", say(parser.lang, "cli.documents.slides"), metavar="KEYS")
    parser.add("--out", say(parser.lang, "cli.documents.out", ending=ending), metavar="FILE", parse=Path)
    parser.add_common()


def _chosen_slides(options: argparse.Namespace, store: Store, board: Scoreboard, today: date) -> Chosen:
    """Return the slides asked for, else those the session keeps, else all; raises UsageError for a key that is none."""
    asked = options.slides or ""
    chosen = choose(store, board.view, today, asked)
    if asked and chosen.unknown:
        found = chosen.unknown[0]
        known = nearest_words(found, chosen.known)
        raise UsageError(say(options.lang, "cli.documents.no_slide", found=shown(found), known=known))
    return chosen


def written_deck(options: argparse.Namespace, command: str, ending: str, render: Callable[[Deck], bytes]) -> Answer:
    """Write the slides asked for of a session as a document; returns and raises as `written` does."""

    def make(store: Store, board: Scoreboard, today: date) -> Made:

        chosen = _chosen_slides(options, store, board, today)
        about = slides_board(chosen)
        return render(chosen.deck), (about.sentence, *about.notes)

    return written(options, command, ending, make)


def written(options: argparse.Namespace, command: str, ending: str, make: Make) -> Answer:
    """Write a session as a document and return what it shows; raises UsageError without a session or a file for it.

    `make` returns the document, and sentences to be said beside it.
    """
    out, lang = options.out, options.lang
    if not options.session:
        raise UsageError(say(lang, "cli.documents.needed_session"))
    if out is None or out.suffix.lower() != ending:
        raise UsageError(say(lang, "cli.documents.needed", found=shown(str(out or "")), ending=ending))
    if not out.parent.is_dir():
        raise UsageError(say(lang, "cli.build.no_folder", found=shown(str(out.parent))))
    made: list[Made] = []

    def ask(store: Store, today: date) -> Scoreboard | Unknown:

        view = parse_session(store, options.session, lang, today)
        if isinstance(view, Unknown):
            return view
        board = scoreboard(store, view, today)
        made.append(make(store, board, today))
        return board

    def form(board: Scoreboard) -> str:
        document, beside = made[0]
        out.write_bytes(document)
        well = say(lang, "cli.documents.well", file=out, sentence=board.sentence, snapshot=board.snapshot)
        return "".join(f"{line}\n" for line in (well, *beside))

    return answered(options, command, ask, form, {"out": str(out)})
