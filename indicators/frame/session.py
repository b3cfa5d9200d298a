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
    keep = {"no": board.no, "lang": lang} | ({"since": since} if since else {})
    below = markup.session_rest_html(board, _changes(opened.store, board, since))
    draw(opened.above + markup.session_html(board), lang, keep, offers=_offers(opened.store, board), below=below)


def _offers(store: Store, board: SessionBoard) -> Mapping[str, Offer]:
    """Return the deck and the hand-out of the board in their forms; nothing where there is no board."""
    if board.board is None:
        return {}
    name = file_name(board.board.area_name, "session", board.no, board.view.as_of.isoformat())
    page = partial(_deck, store, board.board)
    return {
        "deck": {
            OPEN: partial(document, name, "html", page),
            "html": partial(document, name, "html", page),
            "pptx": partial(document, name, "pptx", partial(_slides, store, board.board)),
        },
        "handout": {"pdf": partial(document, name, "pdf", partial(_handout, board.board))},
    }


def _handout(board: Scoreboard) -> bytes:
    from indicators.report import report  # only who takes the hand-out away pays for typst

    return report(board)


def _deck(store: Store, board: Scoreboard) -> bytes:
    from indicators.boards.deck import deck
    from indicators.deck import html

    return html(deck(store, board.view, board.today)).encode()


def _slides(store: Store, board: Scoreboard) -> bytes:
    from indicators.boards.deck import deck
    from indicators.slides import slides  # python-pptx costs a third of a second

    return slides(deck(store, board.view, board.today))


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
