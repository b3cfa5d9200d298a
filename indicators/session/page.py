"""The page of a session: the board as it closed, its slides and hand-out, what changed since the session before."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st
from markupsafe import Markup

from indicators import markup
from indicators.access import page as access
from indicators.boards.changes import changes, parse_changes_query, since_choices
from indicators.boards.scoreboard import Scoreboard
from indicators.boards.tables import file_name
from indicators.boards.view import Unknown, View
from indicators.component import Offer, Opened, document, draw, sent
from indicators.component.data import live, today
from indicators.editing import page as editing
from indicators.editing.boards.form_schema import SLIDES, PlanningQuery
from indicators.editing.boards.form_view import FormBoard, Outcome
from indicators.editing.form_flow import EditContext
from indicators.editing.markup import outcome_html
from indicators.markup.downloads import OPEN
from indicators.session.boards import SessionBoard, session_board
from indicators.session.boards.slides import Chosen, choose, session_at, slides_board
from indicators.session.html import deck_html
from indicators.session.markup import closed_slides_html, session_html, session_rest_html, slides_html
from indicators.store import Store


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the page knows of the choice: the store it is read from, what the address asks for, where it came from."""

    store: Store
    view: View
    asked: str
    editable: bool

    @property
    def context(self) -> EditContext:
        """Where a choice is kept."""
        return editing.context_of(self.store, self.view)

    def chosen(self) -> Chosen:
        """Return the slides that are shown; making them takes a moment the first time."""
        return choose(self.store, self.view, today(), self.asked)


def draw_session(opened: Opened) -> None:
    """Draw the session that the address names, or the newest; `since` is the day it is compared with."""
    lang, asked = opened.view.lang, st.query_params.to_dict()
    board = session_board(opened.store, opened.view, asked.get("no", ""), today())
    if isinstance(board, Unknown):
        draw(opened.above + markup.unknown_html(board), lang, {})
        return
    since = asked.get("since", "")
    query = {"no": board.no, "lang": lang} | ({"since": since} if since else {})
    rest = session_rest_html(board, _changes(opened.store, board, since))
    if board.board is None:
        draw(opened.above + session_html(board), lang, query, below=rest + opened.below)
        return
    choosing = _answered(opened.store, board.view, query)
    section = _section(choosing, query)
    kept = {name: value for name in ("slides", "do") if (value := st.query_params.to_dict().get(name))}
    offers = _offers(choosing, board, board.board)
    draw(opened.above + session_html(board), lang, query | kept, offers=offers, below=section + rest + opened.below)


def _offers(choosing: Choosing, board: SessionBoard, shown: Scoreboard) -> Mapping[str, Offer]:
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
    from indicators.session.handout import report  # only who takes the hand-out away pays for typst

    return report(board)


def _deck(choosing: Choosing) -> bytes:
    return deck_html(choosing.chosen().deck).encode()


def _pptx(choosing: Choosing) -> bytes:
    from indicators.session.powerpoint import slides as pptx  # python-pptx costs a third of a second

    return pptx(choosing.chosen().deck)


def _changes(store: Store, board: SessionBoard, asked: str) -> Markup:
    """Return what changed from the session before, or from the day asked for, to the close of this one."""
    since = asked or (board.previous.isoformat() if board.previous else "")
    if board.board is None or not since:
        return Markup()
    view = board.view
    days = {"since": since, "until": view.as_of.isoformat()}
    found = parse_changes_query(store, {**view.params(as_of="latest"), **days}, today())
    moved = changes(store, *found, today()) if isinstance(found, tuple) else found
    choices = since_choices(store, view, found[1] if isinstance(found, tuple) else None)
    return markup.changes_html(moved, choices[1:] if isinstance(found, tuple) else choices, view)


# ---- the slides: chosen and ordered in the address, kept in the file where editing is allowed


def _answered(store: Store, view: View, query: Mapping[str, str]) -> Choosing:
    """Return the choice of the address, after the form that was sent, if one was, has been answered.

    Where it changed the files, the address names no choice any more and the store is the new one.
    """
    here = Choosing(store, view, st.query_params.to_dict().get("slides", ""), access.decision().fills)
    form = sent()
    if form and here.editable and editing.answer(here.context, _wanted(here), form, editing.SESSION):
        st.query_params.from_dict(dict(query))
        return Choosing(live().state().store or store, view, "", here.editable)
    return here


def _wanted(here: Choosing) -> PlanningQuery | None:
    """Return what the form of this page is about; nothing where it is not open."""
    session = session_at(here.store, here.view)
    if session is None or st.query_params.to_dict().get("do") != SLIDES:
        return None
    return PlanningQuery(SLIDES, session.id, here.chosen().wanted)


def _section(here: Choosing, query: Mapping[str, str]) -> Markup:
    """Return the section as HTML: every slide where one is asked for or a choice is kept, else the way to them."""
    session, lang = session_at(here.store, here.view), here.view.lang
    asked = _wanted(here) if here.editable else None
    form: FormBoard | None = editing.board_of(here.context, asked, page=editing.SESSION) if asked else None
    found: Outcome | None = None if asked or not here.editable else editing.outcome(editing.SESSION)
    if not (here.asked or found or (session and session.slides)):
        return closed_slides_html(lang, query)
    from indicators.session.html.slides import preview_html

    board = slides_board(here.chosen())
    of = len(board.chosen.keys)
    previews = {c.slide.key: preview_html(c.slide, f"{c.number}/{of}" if c.number else "–") for c in board.cards}
    saved = outcome_html(found, lang) if found else Markup()
    shown = slides_html(board, previews, query, saved, form, editable=here.editable, why=access.why(lang))
    return access.panel(lang) + shown
