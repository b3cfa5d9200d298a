"""The years of an indicator as a figure: bars of amounts, dots of rates, targets as ticks, the nation as a line."""

from datetime import date, timedelta

import plotly.graph_objects as go

from indicators.boards.years import AreaSeries, YearPoint, YearsChart
from indicators.charts.escape import inert
from indicators.charts.layout import DASHES, DAY_MS, inks, lay_out, mark_day, measured
from indicators.theme import DARK, LIGHT, Palette
from indicators.wording import Lang

BAR_DAYS = 110
DOT_DAYS = 44  # between the dots of two areas in one year, each with its target over it
FAINT = "8C"  # as the last two digits of a colour: the bars of a second area of before, whose values stay dark
STRUCK = 0.12  # of the height: a target or a bar beside it so little above a bar strikes the value over it
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
    if chart.ranks:
        figure.update_yaxes(autorange="reversed", rangemode="normal", tickformat="d")
    if chart.merger:
        mark_day(figure, chart.merger, chart.merger_words, palette)
    return figure


def _set_years(figure: go.Figure, chart: YearsChart) -> None:
    known = [p.year for line in chart.lines for p in line.points]
    years = range(min(known), max(known) + 1)  # a year without a figure keeps its place and its name
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
    return _bars(chart, line, palette) if chart.levels else _dots(chart, line, palette)


def _x(chart: YearsChart, line: AreaSeries, point: YearPoint) -> date:
    """Return where a year stands: several areas of one year stand side by side."""
    areas = sorted({o.area for o in chart.lines for p in o.points if p.year == point.year and o.role == "actual"})
    at = date(point.year, 12, 31)
    if line.role == "nation" or line.area not in areas:
        return at
    apart = BAR_DAYS if chart.levels else DOT_DAYS
    return at + timedelta(days=int((areas.index(line.area) - (len(areas) - 1) / 2) * apart))


def _hover(chart: YearsChart, line: AreaSeries) -> list[str]:
    return [f"{line.name}, {p.year}: {measured(p.words, chart.unit)}" for p in line.points]


def _bars(chart: YearsChart, line: AreaSeries, palette: Palette) -> go.Bar:
    outline, firm, tint = inks(palette, line.area)
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
        hovertext=_hover(chart, line),
        hoverinfo="text",
        marker={
            "color": [(tint if p.tinted else firm) + faint for p in line.points],
            "line": {"color": outline + faint, "width": 1.5 if line.area else 2},
        },
    )


def _text_places(chart: YearsChart, line: AreaSeries) -> list[str]:
    """Return where the value of each bar stands: over it, or inside where a tick or a value beside would strike it."""
    top = max(p.value for one in chart.lines for p in one.points)
    targets = {
        p.year: p.value for one in chart.lines if one.role == "target" and one.area == line.area for p in one.points
    }
    others = [one for one in chart.lines if one.role == "actual" and one.area != line.area]
    places = []
    for point in line.points:
        beside = [(p.value, one.area < line.area) for one in others for p in one.points if p.year == point.year]
        higher = [value for value, first in beside if value > point.value or (first and value == point.value)]
        gaps = [(value - point.value) / top for value in higher] if top > 0 else []
        tick = (targets.get(point.year, point.value) - point.value) / top if top > 0 else 0
        places.append("inside" if 0 < tick < STRUCK or any(gap < STRUCK for gap in gaps) else "outside")
    return places


def _dots(chart: YearsChart, line: AreaSeries, palette: Palette) -> go.Scatter:
    """Return a line of dots; years without a figure are gaps, never joined across."""
    nation = line.role == "nation"
    outline, firm, tint = inks(palette, 1 if nation else line.area)
    years = {p.year: p for p in line.points}
    span = range(min(years), max(years) + 1)
    return go.Scatter(
        x=[_x(chart, line, years[y]) if y in years else date(y, 12, 31) for y in span],
        y=[years[y].value if y in years else None for y in span],
        name=line.name,
        mode="lines+markers",
        connectgaps=False,
        hovertext=[f"{line.name}, {y}: {measured(years[y].words, chart.unit)}" if y in years else "" for y in span],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=not nation,
        line={"color": outline, "width": 1.5 if nation else 2, "dash": DASHES[line.area]},
        marker={
            "symbol": "diamond" if line.area > 1 else "circle",
            "size": 6 if nation else 12,
            "color": [tint if y in years and years[y].tinted else firm for y in span],
            "line": {"color": outline, "width": 2},
        },
    )


def _target_marks(chart: YearsChart, line: AreaSeries, palette: Palette) -> go.Scatter:
    ink = (palette.ink, palette.grey, palette.last_year)[min(line.area, 2)]
    return go.Scatter(
        x=[_x(chart, line, p) for p in line.points],
        y=[p.value for p in line.points],
        name=line.name,
        mode="markers",
        hovertext=_hover(chart, line),
        hoverinfo="text",
        cliponaxis=False,
        marker={"symbol": "line-ew", "size": 26, "line": {"color": ink, "width": 3}, "color": ink},
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
