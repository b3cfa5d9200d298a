"""A chart of a slide as inline SVG: one unit of it is one pixel of the 1920 by 1080 stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from indicators.boards.deck import Chart, Series, Value
from indicators.markup.inert import text

WIDTH, HEIGHT = 1090, 640
TOP, FOOT, SIZE = 70, 56, 30  # room above for labels, below for the years; letters
LABEL_STEP, LETTER = 34, 15.5  # between two labels; width of a letter
WIDEST = 150  # of a column
WEIGHTS = (1.0, 1.0, 1.8, 2.5)  # of a year, by how many columns stand in it
NAMES, ROW = 400, 140  # of lying bars: room for their names, the most a row takes


def chart_html(chart: Chart, room: int = HEIGHT) -> str:
    """Return a chart with its title and a key to its inks; lying bars take no more than a room of so many pixels."""
    lying = chart.kind == "bars"
    step = min(ROW, room / len(chart.categories))
    high = round(step * len(chart.categories)) if lying else HEIGHT
    box = f'viewBox="0 0 {WIDTH} {high}" style="height:{high}px" role="img" aria-label="{text(chart.words)}"'
    svg = f"<svg {box}>{_bars(chart, step) if lying else _over_years(chart)}</svg>"
    key = "" if lying else f'<div class="key">{"".join(_key(s, chart.kind) for s in chart.series)}</div>'
    return f"<figure><figcaption>{text(chart.title)}</figcaption>{key}{svg}</figure>"


def ink(value: Value, area: int = 0) -> str:
    """Return the class of a value's ink: what it is, how firm, and whether of an area of before."""
    if value.role != "actual":
        return value.role
    return f"before{area}" if area else "tint" if value.stage == "estimate" else "solid"


def _key(series: Series, kind: str) -> str:
    first = next(v for v in reversed(series.values) if v)
    column = f'<rect class="{ink(first, series.area)}" x="2" y="4" width="32" height="24"/>'
    shape = _mark(first, 18, 16, series.area) if kind == "dots" else column
    return f'<span><svg class="swatch" viewBox="0 0 36 32" aria-hidden="true">{shape}</svg>{text(series.name)}</span>'


# ---- over the years


@dataclass(slots=True)
class _Label:
    x: float
    y: float
    words: str
    role: str
    anchor: str = "middle"

    @property
    def left(self) -> float:
        return self.x - (len(self.words) * LETTER / 2 if self.anchor == "middle" else 0)

    @property
    def right(self) -> float:
        return self.left + len(self.words) * LETTER


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the years and the values of a chart stand."""

    edges: tuple[float, ...]  # of the years, from the left
    low: float
    scale: float

    def middle(self, n: int) -> float:
        return (self.edges[n] + self.edges[n + 1]) / 2

    def y(self, value: Value) -> float:
        return HEIGHT - FOOT - (float(value.value) - self.low) * self.scale


def _frame(chart: Chart) -> _Frame:
    low, high = _range(chart, from_zero=chart.kind == "columns")
    filled = [sum(s.values[n] is not None for s in chart.series) for n in range(len(chart.categories))]
    weights = [WEIGHTS[min(k, 3)] if chart.kind == "columns" else 1.0 for k in filled]
    edges = tuple(WIDTH * sum(weights[:n]) / sum(weights) for n in range(len(weights) + 1))
    return _Frame(edges, low, (HEIGHT - FOOT - TOP) / (high - low))


def _over_years(chart: Chart) -> str:
    frame, bottom = _frame(chart), HEIGHT - FOOT
    drawn = _columns(chart, frame) if chart.kind == "columns" else _dots(chart, frame)
    shapes, labels = zip(*drawn, strict=True)
    lines = "" if chart.kind == "columns" else "".join(_courses(chart, frame))
    base = f'<line class="base" x1="0" x2="{WIDTH}" y1="{bottom}" y2="{bottom}"/>'
    years = "".join(
        f'<text x="{frame.middle(n):.1f}" y="{HEIGHT - 12}" text-anchor="middle">{text(year)}</text>'
        for n, year in enumerate(chart.categories)
    )
    return lines + "".join(shapes) + base + _break(chart, frame) + years + "".join(map(_text, _apart(list(labels))))


def _columns(chart: Chart, frame: _Frame) -> Iterator[tuple[str, _Label]]:
    """Yield each column with its label, those of one year side by side."""
    for n in range(len(chart.categories)):
        here = [(s, v) for s in chart.series if (v := s.values[n])]
        for k, (series, value) in enumerate(here):
            wide = min((frame.edges[n + 1] - frame.edges[n]) * 0.92 / len(here), WIDEST)
            x, y = frame.middle(n) + (k - (len(here) - 1) / 2) * wide, frame.y(value)
            box = f'width="{wide - 12:.1f}" height="{max(HEIGHT - FOOT - y, 2):.1f}"'
            shape = f'<rect class="{ink(value, series.area)}" x="{x - wide / 2 + 6:.1f}" y="{y:.1f}" {box}/>'
            yield shape, _Label(x, y - 12, value.words, value.role)


def _dots(chart: Chart, frame: _Frame) -> Iterator[tuple[str, _Label]]:
    """Yield each dot with its label: above it where a line leads on or the edge is near, else to its right."""
    for series in chart.series:
        for n, value in enumerate(series.values):
            if value is None:
                continue
            x, y = frame.middle(n), frame.y(value)
            on = series.role != "target" and n + 1 < len(series.values) and series.values[n + 1]
            on = on or x + 26 + len(value.words) * LETTER > WIDTH  # no room to its right
            beside = _Label(x + 26, y + 11, value.words, value.role, "start")
            label = _Label(x, y - 24, value.words, value.role) if on else beside
            yield _mark(value, x, y, series.area), label


def _range(chart: Chart, *, from_zero: bool) -> tuple[float, float]:
    """Return between which levels a chart is drawn: from zero, or a little around its dots."""
    known = [float(v.value) for s in chart.series for v in s.values if v]
    low, high = min(known), max(known)
    if from_zero:
        return min(low, 0.0), max(high, 0.0) or 1.0
    return floor(low) - 0.5, ceil(high) + 0.5


def _mark(value: Value, x: float, y: float, area: int) -> str:
    """Return the mark of a rate: a dot for a figure, a thick line for a target, a small dot for the nation."""
    if value.role == "target":
        return f'<line class="wanted" x1="{x - 17:.1f}" x2="{x + 17:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
    size = 8 if value.role == "nation" else 12
    return f'<circle class="{ink(value, area)}" cx="{x:.1f}" cy="{y:.1f}" r="{size}"/>'


def _courses(chart: Chart, frame: _Frame) -> Iterator[str]:
    """Yield the lines between the dots of one series in years that follow on each other."""
    for series in chart.series:
        for n, (one, other) in enumerate(zip(series.values, series.values[1:], strict=False)):
            if one and other and series.role != "target":
                start = f'x1="{frame.middle(n):.1f}" y1="{frame.y(one):.1f}"'
                end = f'x2="{frame.middle(n + 1):.1f}" y2="{frame.y(other):.1f}"'
                yield f'<line class="course {series.role}" {start} {end}/>'


def _break(chart: Chart, frame: _Frame) -> str:
    """Return the labelled line from which the territory is another one."""
    if chart.merged_at is None:
        return ""
    x = frame.edges[chart.merged_at]
    anchor, at = ("end", x - 12) if x * 2 > WIDTH else ("start", x + 12)
    return (
        f'<line class="merger" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{HEIGHT - FOOT}"/>'
        f'<text class="second" x="{at:.1f}" y="26" text-anchor="{anchor}">{text(chart.merger)}</text>'
    )


def _apart(labels: list[_Label]) -> list[_Label]:
    """Return the labels moved up until none covers another."""
    placed: list[_Label] = []
    for one in sorted(labels, key=lambda label: -label.y):
        one.x = min(max(one.x, one.x - one.left), WIDTH - (one.right - one.x))
        while any(abs(one.y - o.y) < LABEL_STEP and one.left < o.right and o.left < one.right for o in placed):
            one.y -= 2
        placed.append(one)
    return placed


def _text(label: _Label) -> str:
    place = f'x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}"'
    return f'<text class="label of-{label.role}" {place}>{text(label.words)}</text>'


# ---- lying bars


def _bars(chart: Chart, step: float) -> str:
    values = [v for v in chart.series[0].values if v]
    longest = max((abs(v.value) for v in values), default=Decimal(1)) or Decimal(1)
    room = WIDTH - NAMES - max(len(v.words) for v in values) * LETTER - 24
    drawn = ""
    for n, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        middle, wide = (n + 0.5) * step, max(float(abs(value.value) / longest) * room, 2)
        box = f'x="{NAMES}" y="{middle - step * 0.34:.1f}" width="{wide:.1f}" height="{step * 0.68:.1f}"'
        label = _Label(NAMES + wide + 14, middle + 11, value.words, value.role, "start")
        drawn += _name(name, middle, marked=value.marked) + f'<rect class="{ink(value)}" {box}/>' + _text(label)
    return drawn


def _name(name: str, y: float, *, marked: bool) -> str:
    """Return the name of a bar, on two lines where it is long."""
    fits = int((NAMES - 20) / LETTER)
    kind = "name marked" if marked else "name"
    if len(name) <= fits or " " not in name:
        return f'<text class="{kind}" x="0" y="{y + 11:.1f}">{text(name)}</text>'
    cut = name.rfind(" ", 0, fits + 1)
    cut = cut if cut > 0 else name.index(" ")
    return (
        f'<text class="{kind}" x="0" y="{y - 5:.1f}">{text(name[:cut])}</text>'
        f'<text class="{kind}" x="0" y="{y + 29:.1f}">{text(name[cut + 1 :])}</text>'
    )
