"""The form of the planning page in a browser session: what was sent, what was looked at, what was saved."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from indicators.boards.planning.asked import Asked, fresh
from indicators.boards.planning.shown import FormBoard, Outcome
from indicators.boards.planning.turns import Desk, Looked, back, empty, keep, look, refused
from indicators.edits import NotSaved
from indicators.edits.identity import identity
from indicators.frame import access

AUTHOR, TURN = "planning author", "planning turn"
FORM, SAVED = "{} form", "{} saved"  # of a page: what is typed and saved on one is not shown on another
PLANNING, SESSION, IMPORT = "planning", "session", "import"


def answer(desk: Desk, asked: Asked | None, form: Mapping[str, object], page: str = PLANNING) -> bool:
    """Do what a form asks for, where this browser may; returns whether the files were changed."""
    sent = {name: str(value) for name, value in form.items()}  # whatever a browser sent
    turn = st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    try:
        access.permit()
    except NotSaved as refusal:
        _refuse(desk, asked, sent, turn, page, refusal)
        return False
    if sent.get("form") == "back":
        return _back(desk, sent, turn, page)
    if sent.get("form") != "planning" or asked is None:
        return False
    if author := sent.get("author", "").strip():
        st.session_state[AUTHOR] = author
    looked: Looked | None = st.session_state.get(FORM.format(page))
    found = keep(desk, asked, sent, turn, looked) if sent.get("act") == "save" else look(desk, asked, sent, turn)
    if isinstance(found, Looked):
        st.session_state[FORM.format(page)] = found
        return False
    st.session_state.pop(FORM.format(page), None)
    st.session_state[SAVED.format(page)] = found
    return True


def _refuse(desk: Desk, asked: Asked | None, sent: Mapping[str, str], turn: int, page: str, refusal: NotSaved) -> None:
    """Say on the form why nothing was done; everything that was typed stays."""
    sentence, last = refusal.message(desk.view.lang), st.session_state.get(SAVED.format(page))
    if sent.get("form") == "back" and last:
        st.session_state[SAVED.format(page)] = replace(last, sentence=sentence, turn=turn)
    elif sent.get("form") == "planning" and asked:
        looked = st.session_state.get(FORM.format(page))
        st.session_state[FORM.format(page)] = refused(desk, asked, sent, turn, looked, sentence)


def _back(desk: Desk, sent: Mapping[str, str], turn: int, page: str) -> bool:
    """Undo or redo the save that this session made; another one is not taken back from here."""
    last: Outcome | None = st.session_state.get(SAVED.format(page))
    if last is None or last.failed or (sent.get("act"), sent.get("of")) != (last.way, last.of):
        return False
    st.session_state[SAVED.format(page)] = back(desk, last.way, last.of, last.author, turn)
    return True


def outcome(page: str = PLANNING) -> Outcome | None:
    """Return what this session saved last, until another form is opened; a form that was left is forgotten."""
    st.session_state.pop(FORM.format(page), None)
    return st.session_state.get(SAVED.format(page))


def board_of(
    desk: Desk, asked: Asked, code: str = "", page: str = PLANNING, known: Mapping[str, str] | None = None
) -> FormBoard:
    """Return the form as it stands: as it was sent last, else with what is known before anybody types."""
    st.session_state.pop(SAVED.format(page), None)
    looked: Looked | None = st.session_state.get(FORM.format(page))
    if looked and looked.board.asked == asked:
        if looked.board.view.lang == desk.view.lang:
            return looked.board
        found = look(desk, asked, looked.board.values, looked.board.turn)  # the words of another language
        st.session_state[FORM.format(page)] = found
        return found.board
    st.session_state.pop(FORM.format(page), None)
    author = st.session_state.get(AUTHOR) or identity(desk.folder)
    values = fresh(desk.store, asked, desk.view, desk.today, author, code)
    values |= {name: value for name, value in (known or {}).items() if value or name != "author"}
    return empty(desk, asked, values)
