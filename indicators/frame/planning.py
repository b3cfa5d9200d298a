"""The planning page: the ledger and its form on one tab, the import of workbooks and the history on the others."""

from dataclasses import replace

import streamlit as st

from indicators import markup
from indicators.boards.planning.asked import IMPORT, Asked, fields_of, options, resolve_asked, source_options
from indicators.boards.planning.ledger import ledger
from indicators.boards.planning.turns import Desk
from indicators.boards.view import View
from indicators.frame import access, editing
from indicators.frame.component import draw, sent
from indicators.frame.data import data_folder, live, today
from indicators.frame.history import draw_history
from indicators.frame.reading import Opened
from indicators.store import Store


def draw_planning(opened: Opened) -> None:
    """Draw the tab that the address names; editing is the first, and always as of today."""
    opened = replace(opened, above=opened.above + access.panel(opened.view.lang))
    if st.query_params.get("tab") == "history":
        draw_history(opened)
        return
    if st.query_params.get("tab") == IMPORT:
        from indicators.frame.importing import draw_importing  # what reads workbooks is loaded by who has one

        draw_importing(opened)
        return
    view, params = replace(opened.view, as_of=today(), dated=False), st.query_params.to_dict()
    asked = resolve_asked(opened.store, params, view.lang)
    note, asked = (asked, None) if isinstance(asked, str) else ("", asked)
    store, form = opened.store, sent()
    editable = access.decision().fills
    if form and editable and editing.answer(_desk(store, view), asked, form):
        st.query_params.from_dict(view.params())
        asked, store = None, live().state().store or store
    if asked and editable:
        _draw_form(opened, _desk(store, view), asked)
        return
    _draw_ledger(opened.above, store, view, note, editable=editable)


def _desk(store: Store, view: View) -> Desk:
    return Desk(data_folder(), store, view, today())


def _draw_ledger(above: str, store: Store, view: View, note: str, *, editable: bool) -> None:
    found = editing.outcome() if editable else None
    saved = markup.outcome_html(found, view.lang) if found else ""
    board = ledger(store, view, today())
    draw(
        above + markup.planning_html(board, saved, note, editable=editable, why=access.why(view.lang)),
        view.lang,
        view.params(),
    )


def _draw_form(opened: Opened, desk: Desk, asked: Asked) -> None:
    board = editing.board_of(desk, asked, st.query_params.get("id", ""))
    found = {name: options(desk.store, name, desk.view) for name in fields_of(asked.do)}
    choices = {name: listed for name, listed in found.items() if listed}
    sources = tuple((one.value, one.label) for one in source_options(desk.store))
    html = opened.above + markup.form_html(board, choices, sources)
    draw(html, desk.view.lang, desk.view.params(**asked.params()))
