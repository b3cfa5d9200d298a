"""The planning page: the ledger and its form on one tab, the history of every change on the other."""

import streamlit as st

from indicators import markup
from indicators.frame.component import draw
from indicators.frame.reading import Opened
from indicators.markup.inert import text
from indicators.wording import say


def draw_planning(opened: Opened) -> None:
    """Draw the tab that the address names; editing is the first."""
    if st.query_params.get("tab") == "history":
        draw_history(opened)
        return
    lang = opened.view.lang
    tabs = markup.planning_tabs_html(opened.view, "edit")
    heading = text(say(lang, "planning.heading"))
    html = f'<div class="board planning" lang="{lang}">{tabs}<h1 class="sentence">{heading}</h1></div>'
    draw(opened.above + html, lang, opened.view.params())


def draw_history(opened: Opened) -> None:
    """Draw the history of every change."""
    lang = opened.view.lang
    tabs = markup.planning_tabs_html(opened.view, "history")
    heading = text(say(lang, "planning.tab.history"))
    html = f'<div class="board planning" lang="{lang}">{tabs}<h1 class="sentence">{heading}</h1></div>'
    draw(opened.above + html, lang, opened.view.params(tab="history"))
