"""The Streamlit side of every page: set-up, navigation, language, banner, and the one component that draws a board."""

import gc
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import streamlit as st
from streamlit import net_util

from indicators import markup, sheets
from indicators.boards import tables
from indicators.boards.communes import communes, resolve_communes
from indicators.boards.comparison import comparison
from indicators.boards.indicator import IndicatorBoard, indicator_board, resolve_indicator
from indicators.boards.passport import passport, placed
from indicators.boards.peers import resolve_comparison
from indicators.boards.scoreboard import scoreboard
from indicators.boards.sources import sources_board
from indicators.boards.tables import Table
from indicators.boards.view import Unknown, View, area_name, language, resolve
from indicators.live import LastGood
from indicators.store import Store
from indicators.wording import Lang, day, say

# A socket with a foreign Origin makes Streamlit 1.67 ask an outside host for this machine's address, for up to two
# seconds, before it refuses; no option stops that, an answer known beforehand does.
net_util._internal_ip = net_util._external_ip = "127.0.0.1"

ROOT = Path(__file__).resolve().parent.parent
SCOREBOARD, INDICATOR, COMPARISON, SOURCES = "app.py", "pages/indicator.py", "pages/comparison.py", "pages/sources.py"
# Each with its words in the row.
PAGES = {SCOREBOARD: "scoreboard", INDICATOR: "indicator", COMPARISON: "comparison", SOURCES: "sources"}
RESETS = {"area": "year", "id": "period"}  # another area has other years, another indicator other periods
Offers = Mapping[str, Callable[[], Table]]  # what a page offers to take away, by key; built when it is asked for
NOTHING: Offers = MappingProxyType({})
MENDED_WITHIN = 1  # second between looks at the files, and only while they are broken


@dataclass(frozen=True, slots=True)
class Opened:
    """A page ready to be drawn, and what stands above it: the row of pages, and a banner where one is due."""

    store: Store
    view: View
    above: str


@cache
def _web(name: str) -> str:
    return files("indicators").joinpath("web", name).read_text(encoding="utf-8")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the server stands, which is the city's


@cache
def live() -> LastGood:
    """Return the watcher of the data folder, one for the whole process.

    What was imported by now lives as long as the process; taking it out of the
    garbage collector's sight shortens every later collection.
    """
    gc.collect()
    gc.freeze()
    return LastGood(Path(os.environ.get("INDICATORS_DATA") or ROOT / "data"))


@cache
def _component() -> Callable[..., object]:
    return st.components.v2.component(
        "board",
        html='<div id="board-root"></div>\n',
        css=_web("board.css"),
        js=f"const CHARTS = {json.dumps(_chart_script())};\n{_web('board.js')}",
    )


def _chart_script() -> str:
    """Return the name of the script that draws charts, for the browser to fetch ahead; nothing where it is not found.

    The name carries a hash of the content, so it is looked up among what the installed Streamlit serves.
    """
    folder = files("streamlit").joinpath("static", "static", "js")
    found = [one.name for one in folder.iterdir() if re.fullmatch(r"PlotlyChart\.[\w-]+\.js", one.name)]
    return found[0] if len(found) == 1 else ""


def show(page: str) -> None:
    """Draw a page: its set-up once, its body as a fragment, so that a click runs no more than what it changes."""
    lang = language(st.query_params.to_dict(), st.context.locale)
    title = say(lang, f"nav.{PAGES[page]}")
    st.set_page_config(page_title=title, page_icon=str(ROOT / "indicators/web/icon.png"), layout="wide")
    st.html(f"<style>{_web('page.css')}</style>")
    _body(page)


@st.fragment
def _body(page: str) -> None:
    """Draw what the address asks for, or a plain page that says what is wrong."""
    params = st.query_params.to_dict()
    state = live().state()
    if state.store is None:
        _watch()
        lang = language(params, st.context.locale)
        draw(markup.banner_html(state.problems, None, lang), lang, {})
        return
    found = resolve(state.store, params, _today(), st.context.locale)
    above = _navigation(page, state.store, found)
    if state.problems:
        _watch()
        above += markup.banner_html(state.problems, state.store.snapshot, found.lang)
    if isinstance(found, Unknown):
        draw(above + markup.unknown_html(found), found.lang, {})
        return
    if key := params.get("passport"):
        above += _passport(page, state.store, found, key)
    DRAWN[page](Opened(state.store, found, above))


def _passport(page: str, store: Store, view: View, key: str) -> str:
    """Return the panel over a page that says of one number who says so, when and against what."""
    found = passport(store, view, key, _today())
    if found is None:
        return markup.no_passport_html(
            say(view.lang, "passport.unknown", day=day(view.as_of, view.lang), record=key), view.lang
        )
    if page == COMPARISON:
        asked = resolve_comparison(store, st.query_params.to_dict(), view)
        if not isinstance(asked, Unknown):
            found = placed(store, comparison(store, view, asked, _today()), found, key)
    return markup.passport_html(found, view.lang)


def _navigation(page: str, store: Store, found: View | Unknown) -> str:
    """Return the row of pages and languages; it is part of the board, as each element of its own costs a message."""
    query = found.params() if isinstance(found, View) else {"lang": found.lang}
    kept = {**query, **st.query_params.to_dict()} if isinstance(found, View) else {}
    city = area_name(store.book.areas[found.area], found.lang) if isinstance(found, View) else ""
    return markup.navigation_html(PAGES, page, city, query, kept, found.lang)


def draw(html: str, lang: Lang, keep: Mapping[str, str], key: str = "board", offers: Offers = NOTHING) -> None:
    """Draw escaped HTML and the buttons of its tables; what is picked changes the address, a page clicked opens."""
    _component()(
        key=key,
        data={"html": markup.at_home(html, keep) + markup.downloads_html(offers, lang), "lang": lang}
        | _file(key, offers),
        on_picked_change=partial(_picked, key, keep),
        on_picked_all_change=partial(_picked_all, key),
        on_opened_change=lambda: None,
        on_download_change=partial(_wanted, key),
    )
    opened = st.session_state[key].get("opened")
    if opened:
        target = next((path for path, name in PAGES.items() if name == opened.get("page")), INDICATOR)
        st.switch_page(target, query_params=opened.get("query") or {})


def _wanted(key: str) -> None:
    st.session_state[f"{key} wanted"] = st.session_state[key].download


def _file(key: str, offers: Offers) -> dict[str, dict[str, str]]:
    """Return the file asked for by the click that runs this page, and nothing in any other run.

    A table is built here alone, so a page without a click on its buttons costs no more for them.
    """
    asked = st.session_state.pop(f"{key} wanted", None) or {}
    make, form = offers.get(str(asked.get("table"))), str(asked.get("format"))
    if make is None or form not in sheets.WRITERS:
        return {}
    return {"file": sheets.sent(make(), form) | {"at": str(asked.get("at"))}}


def draw_scoreboard(opened: Opened) -> None:
    """Draw the scoreboard of the view."""
    board = scoreboard(opened.store, opened.view, _today())
    offered = {"scoreboard": partial(tables.scoreboard_table, opened.store, board)}
    draw(opened.above + markup.scoreboard_html(board), opened.view.lang, opened.view.params(), offers=offered)


def draw_indicator(opened: Opened) -> None:
    """Draw the page of an indicator: its sentence, its charts, and the tables behind them."""
    params = st.query_params.to_dict()
    code = resolve_indicator(opened.store, params, opened.view)
    lang, keep = opened.view.lang, opened.view.params()
    if isinstance(code, Unknown):
        draw(opened.above + markup.unknown_html(code), lang, {})
        return
    board = indicator_board(opened.store, code, opened.view, _today())
    keep = {**keep, "id": code}
    draw(opened.above + markup.head_html(board), lang, keep, key="head")
    _charts(board)
    offered = {"indicator": partial(tables.indicator_table, opened.store, board)}
    draw(markup.indicator_html(board), lang, keep, key="tables", offers=offered)


def _charts(board: IndicatorBoard) -> None:
    """Draw the chart of the year by month and that of the years; while the year is open its months come first."""
    months = board.within.chart if board.within else None
    if board.chart is None and months is None:
        return
    from indicators import charts  # plotly costs half a second: only the pages with a chart pay it

    lang, dark = board.view.lang, st.context.theme.type == "dark"
    drawn = []
    if board.chart:
        drawn.append(("years", charts.years_chart(board.chart, lang, dark=dark), board.chart.words))
    if months:
        drawn.append(("months", charts.months_chart(months, lang, dark=dark), months.words))
    if board.row.actual is None:  # an open year: its months tell more
        drawn.reverse()
    for key, figure, words in drawn:
        st.plotly_chart(figure, theme=None, config=charts.config(lang), key=key, alt=words)


def draw_comparison(opened: Opened) -> None:
    """Draw one indicator across the provinces, or the communes of the city on a tab of their own."""
    params, lang = st.query_params.to_dict(), opened.view.lang
    if params.get("scope") == "communes":
        sought = resolve_communes(opened.store, params, opened.view)
        if isinstance(sought, Unknown):
            draw(opened.above + markup.unknown_html(sought), lang, {})
            return
        units = communes(opened.store, opened.view, sought, _today())
        offered = {"communes": partial(tables.communes_table, opened.store, units)}
        draw(opened.above + markup.communes_html(units), lang, units.params(), offers=offered)
        return
    asked = resolve_comparison(opened.store, params, opened.view)
    if isinstance(asked, Unknown):
        draw(opened.above + markup.unknown_html(asked), lang, {})
        return
    board = comparison(opened.store, opened.view, asked, _today())
    offered = {"comparison": partial(tables.comparison_table, opened.store, board)}
    draw(opened.above + markup.comparison_html(board), lang, board.params(), offers=offered)


def draw_sources(opened: Opened) -> None:
    """Draw every document with what rests on it, and what the record puts in doubt."""
    board = sources_board(opened.store, opened.view, _today())
    offered = {
        "doubts": partial(tables.doubts_table, opened.store, opened.view),
        "calendar": partial(tables.calendar_table, opened.store, opened.view),
        "documents": partial(tables.documents_table, opened.store, board),
    }
    draw(opened.above + markup.sources_html(board), opened.view.lang, opened.view.params(), offers=offered)


def _picked(key: str, keep: Mapping[str, str]) -> None:
    changed = st.session_state[key].picked or {}
    query = {name: value for name, value in {**keep, **changed}.items() if value}
    for key in changed:
        query.pop(RESETS.get(key, ""), None)
    if query.get("as_of") == "latest":
        del query["as_of"]
    st.query_params.from_dict(query)


def _picked_all(key: str) -> None:
    st.query_params.from_dict(st.session_state[key].picked_all or {})


@st.fragment(run_every=MENDED_WITHIN)
def _watch() -> None:
    """Run the page anew once the files have changed.

    Only a broken folder is watched so: a page that reruns itself without need slows every other viewer.
    """
    if live().changed():
        st.rerun()


DRAWN = {
    SCOREBOARD: draw_scoreboard,
    INDICATOR: draw_indicator,
    COMPARISON: draw_comparison,
    SOURCES: draw_sources,
}
