"""Native charts: the numbers of a deck as a chart that stays editable, its data exactly those of the board."""

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from indicators.boards.deck.nouns import Chart, Series, Value
from indicators.slides.ink import FONT, LABEL, SMALL, Drawn, colour, inked

KINDS = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "dots": XL_CHART_TYPE.LINE_MARKERS,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
}
GAP, OVERLAP = 40, 0  # per cent of a column's width
MARKERS = {"target": XL_MARKER_STYLE.DASH, "nation": XL_MARKER_STYLE.DIAMOND}
Place = tuple[int, int, int, int]


def add_chart(shapes: Drawn, chart: Chart, place: Place) -> None:
    """Add a chart at a place; a year without a figure stays a gap, never a zero."""
    data = CategoryChartData(number_format="General")
    data.categories = list(reversed(chart.categories)) if chart.kind == "bars" else list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, [float(v.value) if v else None for v in _ordered(chart, series)])
    frame = shapes.add_chart(KINDS[chart.kind], *place, data)
    frame.name = chart.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.words)
    _lay_out(frame.chart, chart)
    for series, drawn in zip(chart.series, frame.chart.plots[0].series, strict=True):
        values = _ordered(chart, series)
        known = next((v for v in reversed(values) if v), None)
        if chart.kind == "dots":
            _draw_line(drawn, series)
        if known:  # of the series itself, for its legend
            dots = chart.kind == "dots"
            inked(drawn.marker.format if dots else drawn.format, known, series.area, mark=dots)
        for point, value in zip(range(len(values)), values, strict=True):
            if value is not None:
                _draw_point(drawn.points[point], series, value, chart.kind)


def _ordered(chart: Chart, series: Series) -> tuple[Value | None, ...]:
    """Return the values as drawn: lying bars go from below upwards."""
    return tuple(reversed(series.values)) if chart.kind == "bars" else series.values


def _lay_out(drawn: Drawn, chart: Chart) -> None:
    drawn.font.name, drawn.font.size, drawn.font.color.rgb = FONT, LABEL, colour("ink")
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    plot, values, names = drawn.plots[0], drawn.value_axis, drawn.category_axis
    if chart.kind != "dots":
        plot.gap_width, plot.overlap, plot.vary_by_categories = GAP, OVERLAP, False
    values.has_major_gridlines, values.visible = False, False
    values.minimum_scale = min(0.0, *_numbers(chart))
    names.format.line.color.rgb = colour("rule")
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _numbers(chart: Chart) -> list[float]:
    return [float(v.value) for series in chart.series for v in series.values if v] or [0.0]


def _draw_line(drawn: Drawn, series: Series) -> None:
    """Draw a series of dots: targets are marks alone, what is before the merger is dashed."""
    drawn.smooth = False
    if series.role == "target":
        drawn.format.line.fill.background()
        return
    drawn.format.line.color.rgb = colour("last_year" if series.role == "nation" or series.area else "grey")
    drawn.format.line.width = Pt(1.5 if series.role == "nation" else 2.25)
    if series.area:
        drawn.format.line.dash_style = MSO_LINE.DASH


def _draw_point(point: Drawn, series: Series, value: Value, kind: str) -> None:
    """Draw a number in the ink of its meaning, with its words as the board says them.

    A plan beside its figure in columns goes without words, which would run into those of the
    figure: the number stands at the left of the slide.
    """
    dots = kind == "dots"
    if dots:
        point.marker.style = MARKERS.get(series.role, XL_MARKER_STYLE.CIRCLE)
        point.marker.size = 16 if series.role == "target" else 8 if series.role == "nation" else 12
    inked(point.marker.format if dots else point.format, value, series.area, mark=dots)
    if kind == "columns" and value.role == "target":
        return
    label = point.data_label.text_frame
    label.text, label.word_wrap = value.words, False
    if dots:
        point.data_label.position = XL_LABEL_POSITION.ABOVE if value.role != "nation" else XL_LABEL_POSITION.BELOW
        if value.role == "actual" and not series.area:
            point.data_label.position = XL_LABEL_POSITION.RIGHT
    run = label.paragraphs[0].runs[0]
    run.font.size, run.font.name = SMALL, FONT
    run.font.bold = value.role == "actual" and not series.area
    run.font.color.rgb = colour("ink" if value.role in ("actual", "target") else "second")
