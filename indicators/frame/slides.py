"""The slides of a session on its page: chosen and ordered in the address, kept in the file where editing is allowed."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from indicators import markup
from indicators.boards.planning.asked import SLIDES, Asked
from indicators.boards.planning.shown import FormBoard, Outcome
from indicators.boards.planning.turns import Desk
from indicators.boards.session.slides import Chosen, choose, session_at, slides_board
from indicators.boards.view import View
from indicators.frame import access, editing
from indicators.frame.component import sent
from indicators.frame.data import data_folder, live, today
from indicators.store import Store


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the page knows of the choice: the store it is read from, what the address asks for, where it came from."""

    store: Store
    view: View
    asked: str
    editable: bool

    @property
    def desk(self) -> Desk:
        """Where a choice is kept."""
        return Desk(data_folder(), self.store, self.view, today())

    def chosen(self) -> Chosen:
        """Return the slides that are shown; making them takes a moment the first time."""
        return choose(self.store, self.view, today(), self.asked)


def answered(store: Store, view: View, query: Mapping[str, str]) -> Choosing:
    """Return the choice of the address, after the form that was sent, if one was, has been answered.

    Where it changed the files, the address names no choice any more and the store is the new one.
    """
    here = Choosing(store, view, st.query_params.to_dict().get("slides", ""), access.decision().fills)
    form = sent() if here.editable else None
    if form and editing.answer(here.desk, _wanted(here), form, editing.SESSION):
        st.query_params.from_dict(dict(query))
        return Choosing(live().state().store or store, view, "", here.editable)
    return here


def _wanted(here: Choosing) -> Asked | None:
    """Return what the form of this page is about; nothing where it is not open."""
    session = session_at(here.store, here.view)
    if session is None or st.query_params.to_dict().get("do") != SLIDES:
        return None
    return Asked(SLIDES, session.id, here.chosen().wanted)


def section(here: Choosing, query: Mapping[str, str]) -> str:
    """Return the section as HTML: every slide where one is asked for or a choice is kept, else the way to them."""
    session, lang = session_at(here.store, here.view), here.view.lang
    asked = _wanted(here) if here.editable else None
    form: FormBoard | None = editing.board_of(here.desk, asked, page=editing.SESSION) if asked else None
    found: Outcome | None = None if asked or not here.editable else editing.outcome(editing.SESSION)
    if not (here.asked or found or (session and session.slides)):
        return markup.closed_slides_html(lang, query)
    from indicators.deck.slides import preview_html

    board = slides_board(here.chosen())
    of = len(board.chosen.keys)
    previews = {c.slide.key: preview_html(c.slide, f"{c.number}/{of}" if c.number else "–") for c in board.cards}
    saved = markup.outcome_html(found, lang) if found else ""
    shown = markup.slides_html(board, previews, query, saved, form, editable=here.editable, why=access.why(lang))
    return access.panel(lang) + shown
