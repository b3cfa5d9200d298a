"""The same board as 20 Plotly charts: a plain Streamlit page, each row of the scoreboard one small bullet chart."""

from datetime import date, timedelta
from itertools import cycle, islice

import plotly.graph_objects as go
import streamlit as st

from benchmarks.boards import board
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard

CHARTS = 20  # a board with fewer rows repeats them
QUIET = {"displayModeBar": False}


def bullet(row: Row, mark: str) -> go.Figure:
    """Return one row: a bar for the figure, a line for the target, diamonds for the other bases."""
    drawn = row.bullet
    target = 0.0 if drawn and drawn.in_points else 100.0
    figure = go.Figure(layout={"height": 70, "margin": {"l": 240, "r": 240, "t": 4, "b": 18}, "showlegend": False})
    if drawn and drawn.actual is not None:
        figure.add_bar(x=[drawn.actual], y=[row.name], orientation="h", width=0.5, marker_color="#5B6875")
    if drawn and drawn.others:
        figure.add_scatter(
            x=list(drawn.others), y=[row.name] * len(drawn.others), mode="markers", marker_symbol="diamond"
        )
    figure.add_scatter(x=[target, target], y=[row.name, row.name], mode="markers", marker_symbol="line-ns-open")
    words = f"{row.actual_words or '–'} / {row.target_words or '–'} · {row.outcome_words or ''} · {mark}"
    figure.add_annotation(text=words, x=1.01, y=0.5, xref="paper", yref="paper", xanchor="left", showarrow=False)
    return figure


def draw(shown: Scoreboard) -> None:
    """Draw the sentence, the counts and the charts."""
    mark = f"{shown.view.year}, {shown.view.as_of.isoformat()}"
    st.html(f'<h1 class="shown">{shown.sentence} ({mark})</h1>')
    st.text(" · ".join(f"{one.n} {one.label}" for one in shown.counts))
    for n, row in enumerate(islice(cycle(shown.rows + shown.others), CHARTS)):
        st.plotly_chart(bullet(row, mark), key=f"row-{n}", config=QUIET)


def main() -> None:
    """Run the page: a choice of year, and a button that moves the as-of day on by one."""
    st.set_page_config(page_title="Scoreboard", layout="wide")
    params = st.query_params.to_dict()
    first = date.fromisoformat(params["as_of"])
    moved = st.session_state.setdefault("moved", 0)
    if st.button("Next day"):
        moved = st.session_state["moved"] = moved + 1
    year = st.radio("Year", ("2025", "2026"), index=("2025", "2026").index(params["year"]), horizontal=True)
    draw(board({**params, "year": str(year), "as_of": (first + timedelta(days=moved)).isoformat()}))


main()
