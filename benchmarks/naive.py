"""The pages of an indicator and of a comparison written naively: boards and figures are built anew at each rerun.

Plain Streamlit: a radio for each choice, the charts, and the tables as data frames. The store
is kept between reruns, as the most careless page would do so too; nothing else is.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from benchmarks.boards import live
from indicators import charts
from indicators.boards.comparison import comparison
from indicators.boards.indicator import indicator_board
from indicators.boards.peers import ComparisonQuery, parse_comparison_query
from indicators.boards.view import View, parse_view
from indicators.store import Store

CHOICES = {
    "indicator": {"id": ("budget_total", "export"), "year": ("2025", "2026")},
    "comparison": {"peers": ("all", "region")},
}
SCALARS = (str, int, float, bool)


def frame(rows: tuple[Any, ...]) -> None:
    """Draw lines of a table as a data frame."""
    st.dataframe([{key: value for key, value in asdict(row).items() if isinstance(value, SCALARS)} for row in rows])


def draw_indicator(store: Store, view: View, asked: Mapping[str, str], mark: str) -> None:
    """Draw what the page of an indicator shows."""
    board = indicator_board(store, asked["id"], view, date.today())  # noqa: DTZ011 - as on our page
    st.html(f'<h1 class="shown">{board.sentence} ({mark})</h1>')
    st.text(" · ".join(board.row.exceptions))
    if board.chart:
        st.plotly_chart(charts.years_chart(board.chart, "en", dark=False), theme=None, key="years")
    if board.within and board.within.chart:
        st.plotly_chart(charts.months_chart(board.within.chart, "en", dark=False), theme=None, key="months")
    for rows in (board.within.lines if board.within else (), board.reports, board.versions, board.years):
        frame(rows)


def draw_comparison(store: Store, view: View, asked: Mapping[str, str], mark: str) -> None:
    """Draw what the comparison shows."""
    today = date.today()  # noqa: DTZ011 - as on our page
    query = parse_comparison_query(store, asked, view)
    assert isinstance(query, ComparisonQuery)
    board = comparison(store, view, query, today)
    st.html(f'<h1 class="shown">{board.sentence} ({mark})</h1>')
    st.text(" · ".join(board.remarks))
    bars = go.Bar(
        x=[float(p.value) for p in board.places if p.value],
        y=[p.name for p in board.places if p.value],
        orientation="h",
    )
    st.plotly_chart(go.Figure(bars, layout={"height": 900}), key="ranking")
    frame(board.places)


def main() -> None:
    """Run a page: its choices and what they show."""
    st.set_page_config(layout="wide")
    params = st.query_params.to_dict()
    picked = {key: str(st.radio(key, options)) for key, options in CHOICES[params["page"]].items()}
    asked = {"lang": "en", "area": "HP", **params, **picked}
    store = live().state().store
    view = parse_view(store, asked, date.today()) if store else None  # noqa: DTZ011 - as on our page
    if store is None or not isinstance(view, View):
        raise ValueError(f"no page for {asked}")
    store.forget()
    mark = " ".join(f"{key}={value};" for key, value in {**picked, "as_of": asked["as_of"]}.items())
    (draw_indicator if params["page"] == "indicator" else draw_comparison)(store, view, asked, mark)


main()
