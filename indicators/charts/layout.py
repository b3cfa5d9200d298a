"""What every chart shares: typeface, grounds, axes that nobody can drag, a legend on top, days marked by a line."""

from datetime import date

import plotly.graph_objects as go

from indicators.charts.locale import SEPARATORS
from indicators.theme import Palette
from indicators.wording import Lang

FONT = '"Source Sans", sans-serif'  # ships inside Streamlit, with every Vietnamese letter
DAY_MS = 86_400_000
HALF = "80"  # as the last two digits of a colour
DASHES = ("solid", "dot", "dash")  # the area in view, then those it was merged from


def lay_out(figure: go.Figure, lang: Lang, palette: Palette, *, title: str, unit: str, legend: bool, room: int) -> None:
    """Set what every chart shares; room is what stands right of the last figure, in px."""
    heading = {"text": title, "font": {"size": 18, "color": palette.ink}}
    figure.update_layout(
        separators=SEPARATORS[lang],
        font={"family": FONT, "size": 16, "color": palette.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        barmode="overlay",
        height=420 if legend else 390,
        margin={"l": 8, "r": room, "t": 34 if legend else 64, "b": 8},
        showlegend=legend,
        hoverlabel={"font": {"family": FONT, "size": 16}},
        hovermode="closest",
        dragmode=False,
    )
    if legend:  # which moves its own heading up with every line it takes
        figure.update_layout(
            legend={"orientation": "h", "y": 1.08, "yanchor": "bottom", "x": 0, "font": {"color": palette.second},
                    "title": {**heading, "side": "top"}},
        )  # fmt: skip
    else:
        figure.update_layout(title={**heading, "x": 0, "xref": "paper", "y": 1, "yref": "container", "yanchor": "top",
                                    "pad": {"t": 6}})  # fmt: skip
    figure.update_xaxes(showgrid=False, linecolor=palette.rule, fixedrange=True, automargin=True)
    figure.update_yaxes(
        gridcolor=palette.rule,
        zerolinecolor=palette.rule,
        rangemode="tozero",
        tickformat=",.2~f",
        ticksuffix="%" if unit == "%" else "",
        automargin=True,
        fixedrange=True,
    )


def measured(words: str, unit: str) -> str:
    """Return a value with its unit, as it is read over a point: 11,81% or 50,14 tỷ USD."""
    return f"{words}%" if unit == "%" else f"{words} {unit}"


def inks(palette: Palette, area: int) -> tuple[str, str, str]:
    """Return the ink of an area's outline, of a firm figure and of an estimate: the area in view darkest."""
    if area:
        return palette.last_year, palette.last_year, palette.tint
    return palette.ink, palette.grey, f"{palette.grey}{HALF}"


def mark_day(figure: go.Figure, on: date, words: str, palette: Palette) -> None:
    """Draw a line at a day, with its words above."""
    at = on.isoformat()
    figure.add_vline(x=at, line={"color": palette.second, "width": 1.5, "dash": "dash"})
    figure.add_annotation(
        x=at, y=1, yref="paper", yanchor="bottom", showarrow=False, text=words,
        font={"color": palette.second, "size": 15},
    )  # fmt: skip
