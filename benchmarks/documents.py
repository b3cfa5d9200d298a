"""The deck, the slides and the hand-out of a session, made one after the other from one store in one process."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import View
from indicators.files import read
from indicators.session.boards.deck import deck
from indicators.session.boards.sessions import parse_session
from indicators.session.handout import report
from indicators.session.html import deck_html
from indicators.session.powerpoint import slides
from indicators.store import Store, build
from indicators.wording import LANGS, Lang

Thing = TypeVar("Thing")
FORMS = ("board", "deck", "slides", "report")  # the board is the first of all: boards are kept afterwards


@dataclass(frozen=True, slots=True)
class Made:
    """The ms of each form, round by round, and the bytes of the documents."""

    ms: dict[str, list[float]]
    sizes: dict[str, int]


def measure(data: Path, session: str, today: date, rounds: int) -> Made:
    """Return what the documents of a session cost, each round from a store built anew; both languages in turn."""
    made = Made({form: [] for form in FORMS}, {})
    book, _ = read(data)
    for n in range(rounds):
        _round(build(book), session, LANGS[n % len(LANGS)], today, made)
    return made


def _round(store: Store, session: str, lang: Lang, today: date, made: Made) -> None:
    view = parse_session(store, session, lang, today)
    assert isinstance(view, View)
    board = _timed(made, "board", lambda: scoreboard(store, view, today))
    whole = _timed(made, "deck", lambda: deck_html(deck(store, view, today)).encode())
    native = _timed(made, "slides", lambda: slides(deck(store, view, today)))
    printed = _timed(made, "report", lambda: report(board))
    made.sizes.update(deck=len(whole), slides=len(native), report=len(printed))


def _timed(made: Made, form: str, make: Callable[[], Thing]) -> Thing:
    began = time.perf_counter()
    found = make()
    made.ms[form].append((time.perf_counter() - began) * 1000)
    return found
