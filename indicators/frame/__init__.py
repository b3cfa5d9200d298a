"""The Streamlit side of every page: set-up, navigation, language, banner, passport, and the board of the page."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache

import streamlit as st
from markupsafe import Markup
from streamlit import net_util
from streamlit.commands import navigation
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from indicators import editing, markup
from indicators.access import Decision
from indicators.access import page as access
from indicators.boards.comparison import comparison
from indicators.boards.passport import passport, placed
from indicators.boards.peers import parse_comparison_query
from indicators.boards.view import Unknown, View, area_name, language, parse_view
from indicators.component import COMPARISON, INDICATOR, PAGES, PLANNING, SCOREBOARD, SESSION, SOURCES, Opened, draw, web
from indicators.component.data import ROOT, data_folder, live, site_folder, today, watch
from indicators.editing import page as editing_page
from indicators.editing.page import IMPORT
from indicators.frame.reading import draw_comparison, draw_indicator, draw_scoreboard, draw_sources
from indicators.live import State
from indicators.problems import NotSaved
from indicators.publishing.permanent import permanent_link
from indicators.session.boards import at_close
from indicators.session.page import draw_session
from indicators.store import Store
from indicators.wording import Lang, day, lower_first, say

__all__ = ["COMPARISON", "INDICATOR", "PLANNING", "SCOREBOARD", "SESSION", "SOURCES", "show"]

# A socket with a foreign Origin makes Streamlit 1.67 ask an outside host for this machine's address, for up to two
# seconds, before it refuses; no option stops that, an answer known beforehand does.
net_util._internal_ip = net_util._external_ip = "127.0.0.1"

MISTYPED = "mistyped"  # in the session, from Streamlit's look at the address until the page is drawn


def _keep_mistyped(_: ScriptRunContext) -> None:
    st.session_state[MISTYPED] = True


# At an address that is no page Streamlit runs the first one under a dialog in English: our page says it instead.
navigation.send_page_not_found = _keep_mistyped  # ty: ignore[invalid-assignment]

SEVERAL_YEARS = (SCOREBOARD, INDICATOR)  # pages that show several years together
EDITING = (PLANNING, SESSION)
ACCEPT = "accept"  # in an address: the snapshot of files that have lost much and are right all the same


def show(page: str) -> None:
    """Draw a page: its set-up once, its body as a fragment, so that a click runs no more than what it changes."""
    access.begin()
    lang = language(st.query_params.to_dict(), st.context.locale)
    title = say(lang, f"nav.{PAGES[page]}")
    st.set_page_config(page_title=title, page_icon=str(ROOT / "indicators/web/icon.png"), layout="wide")
    st.html(f"<style>{web('page.css')}</style>")
    _body(page, mistyped=st.session_state.pop(MISTYPED, False))


@st.fragment
def _body(page: str, *, mistyped: bool) -> None:
    """Draw what the address asks for, or a plain page that says what is wrong."""
    params = st.query_params.to_dict()
    if closed := access.closed(lang := language(params, st.context.locale)):
        draw(closed, lang, {})
        return
    _accept(page)
    params = st.query_params.to_dict()
    _settle()
    state = live().state()
    if state.store is None:
        watch()
        lang = language(params, st.context.locale)
        draw(_banner(state, lang, {}), lang, {})
        return
    found = parse_view(state.store, params, today(), st.context.locale, ranges=page in SEVERAL_YEARS)
    above = _navigation(page, state.store, found)
    if state.problems:
        watch()
        above += _banner(state, found.lang, found.params() if isinstance(found, View) else {"lang": found.lang})
    if kept := editing_page.damage():
        above += markup.damage_html(kept, found.lang)
    if mistyped:
        found = Unknown(say(found.lang, "unknown.page"), (), found.lang)
    if isinstance(found, Unknown):
        draw(above + markup.unknown_html(found), found.lang, {})
        return
    if page in EDITING and access.decision() is Decision.ASK:
        # The page's script answers before it draws; what is typed or was sent stays till then.
        draw(Markup(), found.lang, {})
        return
    if page == SESSION:
        found = at_close(state.store, params.get("no", ""), found, today())
    if key := params.get("passport"):
        above += _passport(page, state.store, found, key)
    above += markup.printed_html(
        area_name(state.store.book.areas[found.area], found.lang),
        say(found.lang, f"nav.{PAGES[page]}"),
        found.as_of,
        found.lang,
    )
    DRAWN[page](Opened(state.store, found, above, _permanent(page, state.store, found)))


def _permanent(page: str, store: Store, view: View) -> Markup:
    """Return the way to the file of the page; on days without one to that of the last session before."""
    folder = site_folder()
    if folder is None or page in (PLANNING,):
        return Markup()
    query = {**view.params(), **st.query_params.to_dict(), "area": view.area, "lang": view.lang}
    query.pop("passport", None)
    found = permanent_link(store, today(), PAGES[page], query, view)
    if found is None or not (folder / found.link.to.path).is_file():
        return Markup()
    said = say(view.lang, "publishing.permanent")
    if found.on:
        said = f"{said} ({lower_first(say(view.lang, 'publishing.as_of', day=day(found.on, view.lang)))})"
    return markup.permanent_html(f"site/{found.link.path}", said, view.lang)


def _accept(page: str) -> None:
    """Take files that have lost much for right, once a planner says so: the link of the banner leads to planning."""
    if page == PLANNING and ACCEPT in st.query_params and access.decision() is Decision.OPEN:
        live().accept(st.query_params.pop(ACCEPT))


def _banner(state: State, lang: Lang, query: Mapping[str, str]) -> Markup:
    """Return what is wrong with the files, or what they have lost with the way to accept it."""
    snapshot = state.store.snapshot if state.store else None
    if not state.waiting or snapshot is None:
        return markup.banner_html(state.problems, snapshot, lang, quoted=access.sees_drafts())
    return markup.lost_html(state.problems, snapshot, {**query, ACCEPT: state.waiting}, lang)


def _passport(page: str, store: Store, view: View, key: str) -> Markup:
    """Return the panel over a page that says of one number who says so, when and against what."""
    found = passport(store, view, key, today())
    if found is None:
        return markup.no_passport_html(
            say(view.lang, "passport.unknown", day=day(view.as_of, view.lang), record=key), view.lang
        )
    if page == COMPARISON:
        asked = parse_comparison_query(store, st.query_params.to_dict(), view)
        if not isinstance(asked, Unknown):
            found = placed(store, comparison(store, view, asked, today()), found, key)
    return markup.passport_html(found, view.lang)


def _navigation(page: str, store: Store, found: View | Unknown) -> Markup:
    """Return the row of pages and languages; it is part of the board, as each element of its own costs a message."""
    query = found.params() if isinstance(found, View) else {"lang": found.lang}
    if isinstance(found, View) and found.until:
        del query["year"]  # other pages show one year
    kept = {**query, **st.query_params.to_dict()} if isinstance(found, View) else {}
    kept.pop(access.PARAMETER, None)
    city = area_name(store.book.areas[found.area], found.lang) if isinstance(found, View) else ""
    return markup.navigation_html(PAGES, page, city, query, kept, found.lang)


@cache
def _settle() -> None:
    """Finish or undo, once, a save that was killed; what stands in the way is said where something is to be saved."""
    live().accounts = editing.accounts_for
    with suppress(NotSaved):
        editing.recover(data_folder())


def _draw_planning(opened: Opened) -> None:
    """Draw the tab of the planning page that the address names."""
    opened = replace(opened, above=opened.above + access.panel(opened.view.lang))
    tab = st.query_params.get("tab")
    if tab == "history":
        editing_page.draw_history(opened)
    elif tab == IMPORT:
        from indicators.importing.page import draw_importing  # what reads workbooks is loaded by who has one

        draw_importing(opened)
    else:
        editing_page.draw_editing(opened)


DRAWN = {
    SCOREBOARD: draw_scoreboard,
    INDICATOR: draw_indicator,
    COMPARISON: draw_comparison,
    SESSION: draw_session,
    PLANNING: _draw_planning,
    SOURCES: draw_sources,
}
