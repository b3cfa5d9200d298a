"""A year month by month as a figure: the year itself, the year before in grey, what was due, and the plan."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from indicators.boards.months.types import Course, MonthPoint, MonthsChart
from indicators.charts.escape import inert
from indicators.charts.layout import DASHES, DAY_MS, inks, lay_out, mark_day, measured
from indicators.theme import DARK, LIGHT, Palette
from indicators.wording import Lang

MONTHS = range(1, 13)
PLAN_DAYS = 16  # breadth of the outlined plan
BESIDE_PLAN = PLAN_DAYS // 2
ROLES = ("before", "due", "scenario", "actual")  # drawn in this order: the year itself on top, and first in the legend


def months_chart(chart: MonthsChart, lang: Lang, *, dark: bool) -> go.Figure:
    """Return how far the year had come at the end of each month; only neighbouring months are joined.

    A month's figure stands at its last day, so that a merger on the next day lies right of it.
    """
    palette, chart = DARK if dark else LIGHT, inert(chart)
    figure = go.Figure()
    if chart.plan:
        figure.add_trace(_plan(chart, chart.plan, palette))
    for course in sorted(chart.courses, key=lambda c: (ROLES.index(c.role), -c.area)):
        figure.add_trace(_trace(chart, course, palette))
    lay_out(figure, lang, palette, title=chart.title, unit=chart.unit, legend=True, room=24)
    _set_months(figure, chart)
    if not chart.amounts:  # dots need no zero under them, and rates of one year lie close together
        figure.update_yaxes(rangemode="normal")
    for course in chart.courses:
        if course.role == "actual":
            _say_values(figure, chart, course, palette)
    if chart.merger:
        mark_day(figure, chart.merger, chart.merger_words, palette)
    return figure


def _end(chart: MonthsChart, month: int) -> date:
    return date(chart.year, month, monthrange(chart.year, month)[1])


def _set_months(figure: go.Figure, chart: MonthsChart) -> None:
    figure.update_xaxes(
        tickvals=[_end(chart, m) for m in MONTHS],
        ticktext=[str(m) for m in MONTHS],
        tickangle=0,
        range=[date(chart.year, 1, 10), date(chart.year, 12, 31) + timedelta(days=PLAN_DAYS)],
    )


def _trace(chart: MonthsChart, course: Course, palette: Palette) -> go.Scatter:
    """Return a course as a line from month to month; rates are dots alone, as one month's is no part of the next."""
    known = {p.month: p for p in course.points}
    span = range(min(known), max(known) + 1)
    points = [known.get(m) for m in span]
    return go.Scatter(
        x=[_end(chart, m) for m in span],
        y=[p.value if p else None for p in points],
        name=course.name,
        mode="markers" if not chart.amounts else "lines" if course.role == "due" else "lines+markers",
        connectgaps=False,
        legendrank=len(ROLES) - ROLES.index(course.role) + course.area / 10,
        hovertext=[_hover(chart, course, p) for p in points],
        hoverinfo="text",
        cliponaxis=False,
        line=_line(course, palette),
        marker=_marker(course, points, palette),
    )


def _hover(chart: MonthsChart, course: Course, point: MonthPoint | None) -> str:
    if point is None:
        return ""
    doubt = f" ({point.doubt})" if point.doubt else ""
    return f"{course.name}, {point.when}: {measured(point.words, chart.unit)}{doubt}"


def _line(course: Course, palette: Palette) -> dict[str, object]:
    if course.role in ("due", "scenario"):
        return {"color": palette.second, "width": 1.5, "dash": "dash"}
    if course.role == "before":
        return {"color": palette.last_year, "width": 1.5, "dash": DASHES[course.area]}
    return {"color": inks(palette, course.area)[0], "width": 2.5, "dash": DASHES[course.area]}


def _marker(course: Course, points: Iterable[MonthPoint | None], palette: Palette) -> dict[str, object]:
    if course.role == "scenario":
        return {"symbol": "diamond-open", "size": 11, "color": palette.second, "line": {"width": 2}}
    symbol = "diamond" if course.area > 1 else "square" if course.area else "circle"
    if course.role == "before":
        return {"symbol": symbol, "size": 7, "color": palette.last_year}
    outline, firm, tint = inks(palette, course.area)
    return {
        "symbol": symbol,
        "size": 9 if course.area else 12,
        "color": [tint if p and p.tinted else firm for p in points],
        "line": {"color": outline, "width": 2},
    }


def _plan(chart: MonthsChart, plan: MonthPoint, palette: Palette) -> go.Bar | go.Scatter:
    """Return the year's plan at its last month: outlined from zero for amounts, a tick for rates."""
    shared: dict[str, Any] = {"legendrank": 2, "hoverinfo": "text", "cliponaxis": False}
    shared |= {"x": [_end(chart, plan.month)], "y": [plan.value], "name": plan.words, "hovertext": [plan.words]}
    if not chart.amounts:
        marker = {"symbol": "line-ew", "size": 26, "color": palette.ink, "line": {"color": palette.ink, "width": 3}}
        return go.Scatter(**shared, mode="markers", marker=marker)
    outline = {"color": "rgba(0,0,0,0)", "line": {"color": palette.ink, "width": 2}}
    return go.Bar(**shared, width=PLAN_DAYS * DAY_MS, marker=outline)


def _say_values(figure: go.Figure, chart: MonthsChart, course: Course, palette: Palette) -> None:
    """Write the last value beside its point - of rates, which are few, every value - and a doubt under its figure."""
    last = course.points[-1]
    for point in course.points:
        if point.doubt:
            _say_doubt(figure, chart, point, palette)
        elif not course.area and (point is last or not chart.amounts):
            _say_value(figure, chart, point, palette, last=point is last)


def _say_value(figure: go.Figure, chart: MonthsChart, point: MonthPoint, palette: Palette, *, last: bool) -> None:
    """Write a value left of its point, where the plan stands round it; over a point that a line leads to."""
    december = point.month == MONTHS[-1]
    over = chart.amounts and not december
    place = {"yanchor": "bottom", "yshift": 9} if over else {"xanchor": "right", "xshift": -11}
    figure.add_annotation(
        x=_end(chart, point.month) - timedelta(days=BESIDE_PLAN if december else 0), y=point.value, showarrow=False,
        text=f"<b>{point.words}</b>" if last else point.words, font={"size": 17, "color": palette.ink}, **place,
    )  # fmt: skip


def _say_doubt(figure: go.Figure, chart: MonthsChart, point: MonthPoint, palette: Palette) -> None:
    """Write a doubt in short lines, so that on a phone it covers neither the plan nor the points beside it."""
    words = "<br>".join((point.words, *wrap(point.doubt, 12, break_long_words=False, break_on_hyphens=False)))
    figure.add_annotation(
        x=_end(chart, point.month), y=point.value, text=words, showarrow=False,
        yanchor="top", yshift=-12, font={"size": 15, "color": palette.ink},
    )  # fmt: skip
