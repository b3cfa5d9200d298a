"""The reading pages: the board that an address asks for, handed to the component."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from indicators import markup
from indicators.boards import tables
from indicators.boards.changes import changes, parse_changes_query, since_choices
from indicators.boards.communes import communes, parse_communes_query
from indicators.boards.comparison import comparison
from indicators.boards.indicator import IndicatorBoard, indicator_board, parse_indicator
from indicators.boards.peers import parse_comparison_query
from indicators.boards.scoreboard import scoreboard
from indicators.boards.several_years import parse_period_indicator, period_board
from indicators.boards.sources import sources_board
from indicators.boards.view import Unknown
from indicators.component import Opened, draw
from indicators.component.data import today


def draw_scoreboard(opened: Opened) -> None:
    """Draw the scoreboard of the view, of one year or of several."""
    if opened.view.until:
        _draw_several_years(opened, None)
        return
    board = scoreboard(opened.store, opened.view, today())
    offered = {"scoreboard": partial(tables.scoreboard_table, opened.store, board)}
    keep, moved = _changes(opened)
    draw(
        opened.above + markup.scoreboard_html(board) + moved, opened.view.lang, keep, offers=offered, below=opened.below
    )


def _draw_several_years(opened: Opened, code: str | None) -> None:
    """Draw the targets of several years, all of them or those of one indicator."""
    board = period_board(opened.store, opened.view, today(), code)
    offered = {"scoreboard": partial(tables.several_years_table, opened.store, board)}
    keep = opened.view.params() | ({"id": code} if code else {})
    draw(opened.above + markup.period_html(board), opened.view.lang, keep, offers=offered, below=opened.below)


def _changes(opened: Opened, code: str = "") -> tuple[dict[str, str], Markup]:
    """Return the query that a page keeps with the day it compares with, and what changed since that day."""
    store, view, asked = opened.store, opened.view, st.query_params.to_dict().get("since", "")
    keep = view.params() | ({"id": code} if code else {}) | ({"since": asked} if asked else {})
    days = {"since": asked, "until": view.as_of.isoformat()} if view.dated else {"since": asked}
    found = parse_changes_query(store, {**view.params(as_of="latest"), **days}, today()) if asked else None
    board = changes(store, *found, today()) if isinstance(found, tuple) else found
    choices = since_choices(store, view, found[1] if isinstance(found, tuple) else None)
    return keep, markup.changes_html(board, choices, view, code)


def draw_indicator(opened: Opened) -> None:
    """Draw the page of an indicator: its sentence, its charts, and the tables behind them."""
    params = st.query_params.to_dict()
    several = opened.view.until is not None
    code = (parse_period_indicator if several else parse_indicator)(opened.store, params, opened.view)
    lang = opened.view.lang
    if isinstance(code, Unknown):
        draw(opened.above + markup.unknown_html(code), lang, {})
        return
    if several:
        _draw_several_years(opened, code)
        return
    board = indicator_board(opened.store, code, opened.view, today())
    keep, moved = _changes(opened, code)
    draw(opened.above + markup.head_html(board), lang, keep, key="head")
    _charts(board)
    offered = {"indicator": partial(tables.indicator_table, opened.store, board)}
    draw(markup.indicator_html(board) + moved, lang, keep, key="tables", offers=offered, below=opened.below)


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
        sought = parse_communes_query(opened.store, params, opened.view)
        if isinstance(sought, Unknown):
            draw(opened.above + markup.unknown_html(sought), lang, {})
            return
        units = communes(opened.store, opened.view, sought, today())
        offered = {"communes": partial(tables.communes_table, opened.store, units)}
        draw(opened.above + markup.communes_html(units), lang, units.params(), offers=offered, below=opened.below)
        return
    asked = parse_comparison_query(opened.store, params, opened.view)
    if isinstance(asked, Unknown):
        draw(opened.above + markup.unknown_html(asked), lang, {})
        return
    board = comparison(opened.store, opened.view, asked, today())
    offered = {"comparison": partial(tables.comparison_table, opened.store, board)}
    draw(opened.above + markup.comparison_html(board), lang, board.params(), offers=offered, below=opened.below)


def draw_sources(opened: Opened) -> None:
    """Draw every document with what rests on it, and what the record puts in doubt."""
    board = sources_board(opened.store, opened.view, today())
    offered = {
        "doubts": partial(tables.doubts_table, opened.store, opened.view),
        "calendar": partial(tables.calendar_table, opened.store, opened.view),
        "documents": partial(tables.documents_table, opened.store, board),
    }
    draw(
        opened.above + markup.sources_html(board),
        opened.view.lang,
        opened.view.params(),
        offers=offered,
        below=opened.below,
    )
