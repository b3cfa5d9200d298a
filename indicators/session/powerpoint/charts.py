"""Native charts: the numbers of a deck as a chart that stays editable, its data exactly those of the board.

Columns stand one beside the other under their year: each has a place of its own in the data, so that
none is thin because another series has no figure that year.
"""

from math import ceil, floor

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from indicators.session.boards.deck.types import Series, SlideChart, Value
from indicators.session.powerpoint.parts import add_text
from indicators.session.powerpoint.styles import FONT, LABEL, SMALL, TEXT, Drawn, colour, inked

KINDS = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "dots": XL_CHART_TYPE.LINE_MARKERS,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
}
GAP, TOUCHING = {"columns": 18, "bars": 40}, 100  # per cent of a column's width; columns of one place lie on each other
HEAD = Inches(0.32)  # for the unit over a chart
KEY, ABOVE, BELOW = 0.065, 0.09, 0.14  # of a chart's height: a line of its legend, over and under the years
SIDE = 0.02  # of its width, beside the years
FEW = 4  # bars: so few have larger letters
NOTHING = " "  # the lower label of a column, whose year stands beneath
Place = tuple[int, int, int, int]


def add_chart(shapes: Drawn, chart: SlideChart, place: Place) -> None:
    """Add a chart at a place with its unit above it; a year without a figure stays a gap, never a zero."""
    left, top, width, tall = place
    add_text(shapes, [chart.title], (left, top, width, HEAD), SMALL, "second")
    place = (left, top + HEAD, width, Emu(tall - HEAD))
    slots = _slots(chart)
    frame = shapes.add_chart(KINDS[chart.kind], *place, _data(chart, slots))
    frame.name = chart.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.words)
    _lay_out(frame.chart, chart)
    for series, drawn in zip(chart.series, frame.chart.plots[0].series, strict=True):
        _draw_series(drawn, chart, series, slots)
    if chart.merged_at is not None:
        _break(shapes, chart, place, slots)


def _slots(chart: SlideChart) -> list[tuple[int, int | None]]:
    """Return the places along a chart, each a category and the series that has it; columns have one each."""
    if chart.kind != "columns":
        order = range(len(chart.categories))
        return [(n, None) for n in (reversed(order) if chart.kind == "bars" else order)]  # bars go from below upwards
    found: list[tuple[int, int | None]] = []
    for n in range(len(chart.categories)):
        own = [(n, k) for k, series in enumerate(chart.series) if series.values[n]]
        found += own or [(n, None)]
    return found


def _values(series: Series, at: int, slots: list[tuple[int, int | None]]) -> list[Value | None]:
    return [series.values[n] if k is None or k == at else None for n, k in slots]


def _data(chart: SlideChart, slots: list[tuple[int, int | None]]) -> CategoryChartData:
    data = CategoryChartData(number_format="General")
    if chart.kind == "columns":
        for n, name in enumerate(chart.categories):
            year = data.add_category(name)
            for _ in range(sum(at == n for at, _ in slots)):
                year.add_sub_category(NOTHING)
    else:
        data.categories = [chart.categories[n] for n, _ in slots]
    for k, series in enumerate(chart.series):
        data.add_series(series.name, [float(v.value) if v else None for v in _values(series, k, slots)])
    return data


def _lay_out(drawn: Drawn, chart: SlideChart) -> None:
    few = chart.kind == "bars" and len(chart.categories) <= FEW
    drawn.font.name, drawn.font.size, drawn.font.color.rgb = FONT, TEXT if few else LABEL, colour("ink")
    drawn.has_title, drawn.has_legend = False, len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        drawn.legend.font.size, drawn.legend.font.name = SMALL, FONT
        _place(drawn._chartSpace.chart.legend, _legend(chart), drawn.legend._element.find(qn("c:legendPos")))
    plot, values, names = drawn.plots[0], drawn.value_axis, drawn.category_axis
    if chart.kind != "dots":
        plot.gap_width, plot.vary_by_categories = GAP[chart.kind], False
    if chart.kind == "columns":
        plot.overlap = TOUCHING
    if chart.kind != "bars":  # so that the line of the merger can be drawn between two years
        _place(drawn._chartSpace.chart.plotArea, _frame(chart), None, target='<c:layoutTarget val="inner"/>')
    values.has_major_gridlines, values.visible = False, False
    values.minimum_scale, values.maximum_scale = _range(chart)
    names.format.line.color.rgb = colour("ink")
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _legend(chart: SlideChart) -> dict[str, float]:
    """Return where the legend stands: two names in a line."""
    return {"x": 0.0, "y": 0.0, "w": 1.0, "h": KEY * ceil(len(chart.series) / 2)}


def _frame(chart: SlideChart) -> dict[str, float]:
    """Return where the years stand within a chart, below its legend."""
    y = _legend(chart)["h"] + ABOVE
    return {"x": SIDE, "y": y, "w": 1 - 2 * SIDE, "h": 1 - BELOW - y}


def _place(part: Drawn, shares: dict[str, float], after: Drawn, target: str = "") -> None:
    """Fix where a part of a chart stands, in shares of the chart."""
    inner = "".join(f'<c:{key} val="{share}"/>' for key, share in shares.items())
    modes = f'{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
    layout = parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{inner}</c:manualLayout></c:layout>")
    for old in part.findall(layout.tag):
        part.remove(old)
    part.insert(0 if after is None else list(part).index(after) + 1, layout)


def _range(chart: SlideChart) -> tuple[float, float]:
    """Return between which levels a chart is drawn: from zero, or a little around its dots."""
    known = [float(v.value) for series in chart.series for v in series.values if v] or [0.0]
    if chart.kind == "dots":
        return floor(min(known)) - 0.5, ceil(max(known)) + 0.5
    return min(0.0, *known), (max(0.0, *known) or 1.0) * 1.12  # room for the labels


# ---- one series


def _draw_series(drawn: Drawn, chart: SlideChart, series: Series, slots: list[tuple[int, int | None]]) -> None:
    values = _values(series, chart.series.index(series), slots)
    known, dots = next((v for v in reversed(values) if v), None), chart.kind == "dots"
    if dots:
        _draw_line(drawn, series)
    if known:  # of the series itself, for its legend
        inked(drawn.marker.format if dots else drawn.format, known, series.area, mark=dots)
    for n, value in enumerate(values):
        if value is not None:
            around = values[n - 1] if n else None, values[n + 1] if n + 1 < len(values) else None
            _draw_point(drawn.points[n], series, value, chart, around)


def _draw_line(drawn: Drawn, series: Series) -> None:
    """Draw a series of dots: targets are marks alone, the nation is dashed."""
    drawn.smooth = False
    _mark(drawn.marker, series)
    if series.role == "target":
        drawn.format.line.fill.background()
        return
    drawn.format.line.color.rgb = colour("ink" if series.role == "nation" else "last_year")
    drawn.format.line.width = Pt(1.5)
    if series.role == "nation":
        drawn.format.line.dash_style = MSO_LINE.DASH


def _mark(marker: Drawn, series: Series) -> None:
    if series.role == "target":
        marker.style, marker.size = XL_MARKER_STYLE.DASH, 16
    else:
        marker.style = XL_MARKER_STYLE.DIAMOND if series.area > 1 else XL_MARKER_STYLE.CIRCLE
        marker.size = 8 if series.role == "nation" else 14 if series.area > 1 else 12


def _draw_point(
    point: Drawn, series: Series, value: Value, chart: SlideChart, around: tuple[Value | None, Value | None]
) -> None:
    """Draw a number in the ink of its meaning, with its words as the board says them."""
    dots = chart.kind == "dots"
    if dots:
        _mark(point.marker, series)
    inked(point.marker.format if dots else point.format, value, series.area, mark=dots)
    label = point.data_label.text_frame
    label.text, label.word_wrap = value.words, False
    if dots:
        point.data_label.position = _beside(series, value, around)
    else:
        point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END
    run = label.paragraphs[0].runs[0]
    run.font.size = TEXT if chart.kind == "bars" and len(chart.categories) <= FEW else SMALL
    run.font.name, run.font.bold = FONT, value.role == "actual" and not series.area
    run.font.color.rgb = colour("ink")


def _beside(series: Series, value: Value, around: tuple[Value | None, Value | None]) -> XL_LABEL_POSITION:
    """Return where a label stands: right of the last dot, below one that its line leaves upwards, else above."""
    before, after = around
    if after is None or series.role == "target":
        return XL_LABEL_POSITION.RIGHT
    dip = before is not None and min(before.value, after.value) > value.value
    return XL_LABEL_POSITION.BELOW if dip else XL_LABEL_POSITION.ABOVE


def _break(shapes: Drawn, chart: SlideChart, place: Place, slots: list[tuple[int, int | None]]) -> None:
    """Draw the labelled line from which the territory is another one, between two years of the chart."""
    left, top, width, tall = place
    share = sum(n < (chart.merged_at or 0) for n, _ in slots) / len(slots)
    frame = _frame(chart)
    x = int(left + width * (frame["x"] + frame["w"] * share))
    ends = int(top + tall * frame["y"]), int(top + tall * (frame["y"] + frame["h"]))
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x, ends[0] - Inches(0.3), x, ends[1])
    line.line.color.rgb, line.line.width, line.line.dash_style = colour("ink"), Pt(1.5), MSO_LINE.DASH
    line.name = chart.merger
    wide = Inches(2.6)
    box = add_text(shapes, [chart.merger], (x - wide, ends[0] - Inches(0.42), wide, Inches(0.35)), SMALL, "second")
    box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
