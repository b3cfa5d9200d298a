"""The page of a session: the board as it closed, its hand-out, what changed since the session before."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from indicators import markup
from indicators.boards.changes import changes, resolve_changes, since_choices
from indicators.boards.scoreboard import Scoreboard
from indicators.boards.session import SessionBoard, session_board
from indicators.boards.tables import file_name
from indicators.boards.view import Unknown
from indicators.deck import html
from indicators.frame import slides
from indicators.frame.component import Offer, document, draw
from indicators.frame.data import today
from indicators.frame.reading import Opened
from indicators.markup.downloads import OPEN
from indicators.store import Store


def draw_session(opened: Opened) -> None:
    """Draw the session that the address names, or the newest; `since` is the day it is compared with."""
    lang, asked = opened.view.lang, st.query_params.to_dict()
    board = session_board(opened.store, opened.view, asked.get("no", ""), today())
    if isinstance(board, Unknown):
        draw(opened.above + markup.unknown_html(board), lang, {})
        return
    since = asked.get("since", "")
    query = {"no": board.no, "lang": lang} | ({"since": since} if since else {})
    rest = markup.session_rest_html(board, _changes(opened.store, board, since))
    if board.board is None:
        draw(opened.above + markup.session_html(board), lang, query, below=rest)
        return
    choosing = slides.answered(opened.store, board.view, query)
    section = slides.section(choosing, query)
    kept = {name: value for name in ("slides", "do") if (value := st.query_params.to_dict().get(name))}
    offers = _offers(choosing, board, board.board)
    draw(opened.above + markup.session_html(board), lang, query | kept, offers=offers, below=section + rest)


def _offers(choosing: slides.Choosing, board: SessionBoard, shown: Scoreboard) -> Mapping[str, Offer]:
    """Return the deck, of the slides chosen, and the hand-out of the board in their forms."""
    name = file_name(shown.area_name, "session", board.no, board.view.as_of.isoformat())
    page = partial(_deck, choosing)
    return {
        "deck": {
            OPEN: partial(document, name, "html", page),
            "html": partial(document, name, "html", page),
            "pptx": partial(document, name, "pptx", partial(_pptx, choosing)),
        },
        "handout": {"pdf": partial(document, name, "pdf", partial(_handout, shown))},
    }


def _handout(board: Scoreboard) -> bytes:
    from indicators.report import report  # only who takes the hand-out away pays for typst

    return report(board)


def _deck(choosing: slides.Choosing) -> bytes:
    return html(choosing.chosen().deck).encode()


def _pptx(choosing: slides.Choosing) -> bytes:
    from indicators.slides import slides as pptx  # python-pptx costs a third of a second

    return pptx(choosing.chosen().deck)


def _changes(store: Store, board: SessionBoard, asked: str) -> str:
    """Return what changed from the session before, or from the day asked for, to the close of this one."""
    since = asked or (board.previous.isoformat() if board.previous else "")
    if board.board is None or not since:
        return ""
    view = board.view
    days = {"since": since, "until": view.as_of.isoformat()}
    found = resolve_changes(store, {**view.params(as_of="latest"), **days}, today())
    moved = changes(store, *found, today()) if isinstance(found, tuple) else found
    choices = since_choices(store, view, found[1] if isinstance(found, tuple) else None)
    return markup.changes_html(moved, choices[1:] if isinstance(found, tuple) else choices, view)
