"""The years of an indicator as a figure: bars of amounts, dots of rates, targets as ticks, the nation as a line."""

from datetime import date, timedelta

import plotly.graph_objects as go

from indicators.boards.years import AreaSeries, YearPoint, YearsChart
from indicators.charts.escape import inert
from indicators.charts.layout import DASHES, DAY_MS, lay_out, mark_day
from indicators.theme import DARK, LIGHT, Palette
from indicators.wording import Lang

BAR_DAYS = 110
FAINT = "8C"  # as the last two digits of a colour: the bars of a second area of before, whose values stay dark
STRUCK = 0.12  # of the height: a target so little above a bar strikes the value over it
LEFT = timedelta(days=60)  # the value over the first bar is broader than the bar


def years_chart(chart: YearsChart, lang: Lang, *, dark: bool) -> go.Figure:
    """Return the actuals, targets and the nation over the years, with the merger as a labelled line.

    A year's figure stands at its last day, so that a merger within the year lies left of it.
    """
    palette, chart = DARK if dark else LIGHT, inert(chart)
    figure = go.Figure()
    for line in sorted(chart.lines, key=lambda line: line.role == "target"):
        figure.add_trace(_trace(chart, line, palette))
        if not chart.levels:
            _name_directly(figure, chart, line, palette)
    legend = chart.levels or any(line.area or line.role == "target" for line in chart.lines)
    lay_out(figure, lang, palette, title=chart.title, unit=chart.unit, legend=legend, room=44 if chart.levels else 78)
    _set_years(figure, chart)
    if chart.merger:
        mark_day(figure, chart.merger, chart.merger_words, palette)
    return figure


def _set_years(figure: go.Figure, chart: YearsChart) -> None:
    years = sorted({p.year for line in chart.lines for p in line.points})
    beside = timedelta(days=BAR_DAYS // 2 + (BAR_DAYS * _most_beside(chart)) // 2 if chart.levels else BAR_DAYS // 2)
    if len(years) == 1:
        beside *= 3  # else the one bar fills the chart
    figure.update_xaxes(
        tickvals=[date(y, 12, 31) for y in years],
        ticktext=[str(y) for y in years],
        range=[date(years[0], 12, 31) - beside - LEFT, date(years[-1], 12, 31) + beside],
    )


def _most_beside(chart: YearsChart) -> int:
    """Return how many areas have a bar in one year, at most."""
    of_year = [p.year for line in chart.lines if line.role == "actual" for p in line.points]
    return max((of_year.count(year) for year in of_year), default=1)


def _trace(chart: YearsChart, line: AreaSeries, palette: Palette) -> go.Bar | go.Scatter:
    if line.role == "target":
        return _target_marks(chart, line, palette)
    return _bars(chart, line, palette) if chart.levels else _dots(line, palette)


def _x(chart: YearsChart, line: AreaSeries, point: YearPoint) -> date:
    """Return where a year stands: bars of several areas in one year stand side by side."""
    areas = sorted({o.area for o in chart.lines for p in o.points if p.year == point.year and o.role == "actual"})
    at = date(point.year, 12, 31)
    if not chart.levels or line.area not in areas:
        return at
    return at + timedelta(days=int((areas.index(line.area) - (len(areas) - 1) / 2) * BAR_DAYS))


def _hover(line: AreaSeries) -> list[str]:
    return [f"{line.name}, {p.year}: {p.words}" for p in line.points]


def _bars(chart: YearsChart, line: AreaSeries, palette: Palette) -> go.Bar:
    ink = palette.last_year if line.area else palette.grey
    faint = FAINT if line.area == 2 else ""
    return go.Bar(
        x=[_x(chart, line, p) for p in line.points],
        y=[p.value for p in line.points],
        name=line.name,
        width=BAR_DAYS * DAY_MS,
        text=[p.words for p in line.points],
        textposition=_text_places(chart, line),
        insidetextanchor="end",
        textangle=0,
        constraintext="none",
        textfont={"size": 15, "color": palette.ink},
        cliponaxis=False,
        hovertext=_hover(line),
        hoverinfo="text",
        marker={
            "color": [(palette.tint if p.tinted else ink) + faint for p in line.points],
            "line": {"color": ink + faint, "width": 1.5},
        },
    )


def _text_places(chart: YearsChart, line: AreaSeries) -> list[str]:
    """Return where the value of each bar stands: over it, or inside where the tick of its target would strike it."""
    top = max(p.value for one in chart.lines for p in one.points)
    targets = {
        p.year: p.value for one in chart.lines if one.role == "target" and one.area == line.area for p in one.points
    }
    above = ((targets.get(p.year, p.value) - p.value) / top if top > 0 else 0 for p in line.points)
    return ["inside" if 0 < gap < STRUCK else "outside" for gap in above]


def _dots(line: AreaSeries, palette: Palette) -> go.Scatter:
    """Return a line of dots; years without a figure are gaps, never joined across."""
    nation = line.role == "nation"
    ink = palette.last_year if nation else palette.grey
    years = {p.year: p for p in line.points}
    span = range(min(years), max(years) + 1)
    return go.Scatter(
        x=[date(y, 12, 31) for y in span],
        y=[years[y].value if y in years else None for y in span],
        name=line.name,
        mode="lines+markers",
        connectgaps=False,
        hovertext=[f"{line.name}, {y}: {years[y].words}" if y in years else "" for y in span],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=bool(line.area),
        line={"color": ink, "width": 1.5 if nation else 2, "dash": DASHES[line.area]},
        marker={
            "symbol": "diamond" if line.area > 1 else "circle",
            "size": 6 if nation else 12,
            "color": [palette.tint if y in years and years[y].tinted else ink for y in span],
            "line": {"color": ink, "width": 2},
        },
    )


def _target_marks(chart: YearsChart, line: AreaSeries, palette: Palette) -> go.Scatter:
    return go.Scatter(
        x=[_x(chart, line, p) for p in line.points],
        y=[p.value for p in line.points],
        name=line.name,
        mode="markers",
        showlegend=line.area == min(other.area for other in chart.lines if other.role == "target"),
        hovertext=_hover(line),
        hoverinfo="text",
        cliponaxis=False,
        marker={"symbol": "line-ew", "size": 26, "line": {"color": palette.ink, "width": 3}, "color": palette.ink},
    )


def _name_directly(figure: go.Figure, chart: YearsChart, line: AreaSeries, palette: Palette) -> None:
    """Write the last value beside its dot or tick, and the nation by name, turned away from the area in view."""
    last = line.points[-1]
    at = {"x": date(last.year, 12, 31), "y": last.value, "showarrow": False}
    if line.area:
        return
    if line.role == "target":
        figure.add_annotation(**at, text=last.words, yshift=14, font={"size": 15, "color": palette.ink})
        return
    if line.role == "nation":
        own = [one.points[-1].value for one in chart.lines if one.role == "actual" and not one.area]
        place = {"yanchor": "top", "yshift": 9} if own and own[0] >= last.value else {"yanchor": "bottom", "yshift": -9}
        words, font = f"{line.name}<br>{last.words}", {"size": 15, "color": palette.second}
        figure.add_annotation(**at, **place, text=words, xanchor="left", xshift=9, align="left", font=font)
        return
    font = {"size": 16, "color": palette.ink}
    figure.add_annotation(**at, text=f"<b>{last.words}</b>", xanchor="left", xshift=12, font=font)
