"""A chart of a slide as inline SVG: one unit of it is one pixel of the 1920 by 1080 stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from markupsafe import Markup

from indicators.markup.html import html
from indicators.session.boards.deck import Series, SlideChart, Value

WIDTH, HEIGHT = 1090, 640
TOP, FOOT, SIZE = 70, 56, 30  # room above for labels, below for the years; letters
LABEL_STEP, LETTER = 34, 15.5  # between two labels; width of a letter
WIDEST, NARROWEST = 190, 100  # of a column
LINE = 40  # of the key of a picture
STRIPE = 26  # between the stripes of a second area of before
NAMES, ROW = 400, 140  # of lying bars: room for their names, the most a row takes
FEW, LARGER, ROOMY = 4, 4 / 3, 230  # bars: so few have larger letters and rows


def chart_html(chart: SlideChart, room: int = HEIGHT, wide: int = WIDTH) -> Markup:
    """Return a chart with its title and a key to its inks; lying bars take a room of so many pixels at most."""
    lying, few = chart.kind == "bars", len(chart.categories) <= FEW
    step = min(ROOMY if few else ROW, room / len(chart.categories))
    high = round(step * len(chart.categories)) if lying else HEIGHT
    box = html('viewBox="0 0 {wide} {high}" style="width:{wide}px;height:{high}px"', wide=wide, high=high)
    drawn = _bars(chart, step, wide, LARGER if few else 1) if lying else _over_years(chart)
    kind = Markup(' class="large"') if lying and few else ""
    svg = html(
        '<svg{kind} {box} role="img" aria-label="{words}">{drawn}</svg>',
        kind=kind,
        box=box,
        words=chart.words,
        drawn=drawn,
    )
    key = "" if lying else html('<div class="key">{}</div>', (_key(s, chart.kind) for s in chart.series))
    return html(
        '<figure style="width:{wide}px"><figcaption>{title}</figcaption>{key}{svg}</figure>',
        wide=wide,
        title=chart.title,
        key=key,
        svg=svg,
    )


def chart_svg(chart: SlideChart, styles: str) -> Markup:
    """Return a chart as a picture of its own: its title and its key are drawn above it, its styles stand in it."""
    keys = [s for s in chart.series if any(s.values)]
    above = LINE * (1 + len(keys)) + LINE // 2
    named = [
        html(
            '<g transform="translate(0 {})">{}<text x="52" y="26">{}</text></g>',
            LINE * n,
            _swatch(s, chart.kind),
            s.name,
        )
        for n, s in enumerate(keys, 1)
    ]
    return html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 {wide} {high}" role="img" aria-label="{words}">'
        '<style>{styles}</style><rect class="ground" x="-20" y="-20" width="{wide}" height="{high}"/>'
        '<text class="second" y="26">{title}</text>{named}<g transform="translate(0 {above})">{drawn}</g></svg>\n',
        wide=WIDTH + 40,
        high=HEIGHT + above + 40,
        words=chart.words,
        styles=Markup(styles),  # noqa: S704 - our own styles
        title=chart.title,
        named=named,
        above=above,
        drawn=_over_years(chart),
    )


def ink(value: Value, area: int = 0) -> str:
    """Return the class of a value's ink: what it is, whether of an area of before, and whether only estimated."""
    what = f"before{area}" if area else "" if value.role == "actual" else value.role
    if value.role not in ("actual", "peer"):
        return what
    return f"{what} tint".strip() if value.stage == "estimate" else what or "solid"


def _key(series: Series, kind: str) -> Markup:
    shape = _swatch(series, kind)
    return html(
        '<span><svg class="swatch" viewBox="0 0 36 32" aria-hidden="true">{}</svg>{}</span>', shape, series.name
    )


def _swatch(series: Series, kind: str) -> Markup:
    first = next(v for v in reversed(series.values) if v)
    column = _column(ink(first, series.area), 2, 4, 32, 24)
    return column if kind == "columns" else _mark(first, 18, 16, series.area)


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


def _frame(chart: SlideChart) -> _Frame:
    low, high = _range(chart, from_zero=chart.kind != "dots")
    weights = [_weight(chart, n) if chart.kind == "columns" else 1.0 for n in range(len(chart.categories))]
    edges = tuple(WIDTH * sum(weights[:n]) / sum(weights) for n in range(len(weights) + 1))
    return _Frame(edges, low, (HEIGHT - FOOT - TOP) / (high - low))


def _weight(chart: SlideChart, n: int) -> float:
    """Return how much room a year wants: that of its columns, each at least as wide as its label."""
    widths = [max(len(v.words) * LETTER + 8, NARROWEST) for s in chart.series if (v := s.values[n])]
    return max(widths, default=NARROWEST) * max(len(widths), 1) + 24


def _over_years(chart: SlideChart) -> Markup:
    frame, bottom = _frame(chart), HEIGHT - FOOT
    drawn = _columns(chart, frame) if chart.kind == "columns" else _dots(chart, frame)
    shapes, labels = zip(*drawn, strict=True)
    lines = "" if chart.kind == "columns" else Markup().join(_courses(chart, frame))
    base = html('<line class="base" x1="0" x2="{}" y1="{}" y2="{}"/>', WIDTH, bottom, bottom)
    years = [
        html('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>', frame.middle(n), HEIGHT - 12, year)
        for n, year in enumerate(chart.categories)
    ]
    gaps = [
        html('<text class="gap" x="{:.1f}" y="{}" text-anchor="middle">–</text>', frame.middle(n), bottom - 14)
        for n in range(len(chart.categories))
        if not any(s.values[n] for s in chart.series)
    ]
    drawn = map(_text, _apart(list(labels)))
    return html("{}{}{}{}{}{}{}", lines, shapes, gaps, base, _break(chart, frame), years, drawn)


def _columns(chart: SlideChart, frame: _Frame) -> Iterator[tuple[Markup, _Label]]:
    """Yield each column with its label, those of one year side by side."""
    for n in range(len(chart.categories)):
        here = [(s, v) for s in chart.series if (v := s.values[n])]
        for k, (series, value) in enumerate(here):
            wide = min((frame.edges[n + 1] - frame.edges[n]) * 0.92 / len(here), WIDEST)
            x, y = frame.middle(n) + (k - (len(here) - 1) / 2) * wide, frame.y(value)
            shape = _column(ink(value, series.area), x - wide / 2 + 6, y, wide - 12, max(HEIGHT - FOOT - y, 2))
            yield shape, _Label(x, y - 12, value.words, value.role)


def _column(kind: str, x: float, y: float, wide: float, high: float) -> Markup:
    """Return a column; that of a second area of before has upright stripes, which no other ink has."""
    drawn = html(
        '<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"/>',
        kind=kind,
        x=x,
        y=y,
        wide=wide,
        high=high,
    )
    if not kind.startswith("before2"):
        return drawn
    ends = html('y1="{:.1f}" y2="{:.1f}"', y + 3, y + high - 3)
    places = (x + STRIPE / 2 + n * STRIPE for n in range(int(wide / STRIPE)))
    return drawn + Markup().join(
        html('<line class="stripe" x1="{at:.1f}" x2="{at:.1f}" {ends}/>', at=at, ends=ends) for at in places
    )


def _dots(chart: SlideChart, frame: _Frame) -> Iterator[tuple[Markup, _Label]]:
    """Yield each dot with its label: above it where a line leads on or the edge is near, else to its right."""
    for series in chart.series:
        for n, value in enumerate(series.values):
            if value is None:
                continue
            x, y = frame.middle(n), frame.y(value)
            on = series.role != "target" and n + 1 < len(series.values) and series.values[n + 1]
            on = on or x + 26 + len(value.words) * LETTER > WIDTH  # no room to its right
            beside = _Label(x + 26, y + 11, value.words, value.role, "start")
            over = y + 46 if _in_a_dip(series, n) else y - 24
            label = _Label(x, over, value.words, value.role) if on else beside
            yield _mark(value, x, y, series.area), label


def _in_a_dip(series: Series, n: int) -> bool:
    """Return whether the line leaves a dot upwards on both sides, so that it would run through a label above."""
    here, around = series.values[n], [series.values[k] for k in (n - 1, n + 1) if 0 <= k < len(series.values)]
    known = [v.value for v in around if v]
    return here is not None and len(known) > 1 and min(known) > here.value


def _range(chart: SlideChart, *, from_zero: bool) -> tuple[float, float]:
    """Return between which levels a chart is drawn: from zero, or a little around its dots."""
    known = [float(v.value) for s in chart.series for v in s.values if v]
    low, high = min(known), max(known)
    if from_zero:
        return min(low, 0.0), max(high, 0.0) or 1.0
    return floor(low) - 0.5, ceil(high) + 0.5


def _mark(value: Value, x: float, y: float, area: int) -> Markup:
    """Return the mark of a rate: a dot, of a second area a diamond, of a target a thick line, of the nation small."""
    if value.role == "target":
        return html(
            '<line class="wanted" x1="{x:.1f}" x2="{x2:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>', x=x - 17, x2=x + 17, y=y
        )
    if area > 1:
        points = f"{x:.1f},{y - 15:.1f} {x + 15:.1f},{y:.1f} {x:.1f},{y + 15:.1f} {x - 15:.1f},{y:.1f}"
        return html('<polygon class="{}" points="{}"/>', ink(value, area), points)
    size = 8 if value.role == "nation" else 12
    return html(
        '<circle class="{ink}" cx="{x:.1f}" cy="{y:.1f}" r="{size}"/>', ink=ink(value, area), x=x, y=y, size=size
    )


def _courses(chart: SlideChart, frame: _Frame) -> Iterator[Markup]:
    """Yield the lines between the dots of one series in years that follow on each other."""
    for series in chart.series:
        for n, (one, other) in enumerate(zip(series.values, series.values[1:], strict=False)):
            if one and other and series.role != "target":
                start = html('x1="{:.1f}" y1="{:.1f}"', frame.middle(n), frame.y(one))
                end = html('x2="{:.1f}" y2="{:.1f}"', frame.middle(n + 1), frame.y(other))
                yield html('<line class="course {}" {} {}/>', series.role, start, end)


def _break(chart: SlideChart, frame: _Frame) -> Markup:
    """Return the labelled line from which the territory is another one."""
    if chart.merged_at is None:
        return Markup()
    x = frame.edges[chart.merged_at]
    anchor, at = ("end", x - 12) if x * 2 > WIDTH else ("start", x + 12)
    return html(
        '<line class="merger" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{bottom}"/>'
        '<text class="second" x="{at:.1f}" y="26" text-anchor="{anchor}">{merger}</text>',
        x=x,
        bottom=HEIGHT - FOOT,
        at=at,
        anchor=anchor,
        merger=chart.merger,
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


def _text(label: _Label) -> Markup:
    place = html('x="{:.1f}" y="{:.1f}" text-anchor="{}"', label.x, label.y, label.anchor)
    return html('<text class="label of-{}" {}>{}</text>', label.role, place, label.words)


# ---- lying bars


def _bars(chart: SlideChart, step: float, wide: int, larger: float) -> Markup:
    values = [v for v in chart.series[0].values if v]
    longest = max((abs(v.value) for v in values), default=Decimal(1)) or Decimal(1)
    names = round(NAMES * larger)
    room = wide - names - max(len(v.words) for v in values) * LETTER * larger - 24
    drawn = Markup()
    for n, (name, value) in enumerate(zip(chart.categories, values, strict=True)):
        middle, long = (n + 0.5) * step, max(float(abs(value.value) / longest) * room, 2)
        box = html(
            'x="{names}" y="{middle:.1f}" width="{long:.1f}" height="{step:.1f}"',
            names=names,
            middle=middle - step * 0.34,
            long=long,
            step=step * 0.68,
        )
        label = _Label(names + long + 14, middle + 11 * larger, value.words, value.role, "start")
        shown = _name(name, middle, larger, marked=value.marked)
        drawn += shown + html('<rect class="{}" {}/>', ink(value), box) + _text(label)
    return drawn


def _name(name: str, y: float, larger: float, *, marked: bool) -> Markup:
    """Return the name of a bar, on two lines where it is long."""
    fits = int((NAMES - 20) / LETTER)
    kind = "name marked" if marked else "name"
    if len(name) <= fits or " " not in name:
        return html('<text class="{}" x="0" y="{:.1f}">{}</text>', kind, y + 11 * larger, name)
    cut = name.rfind(" ", 0, fits + 1)
    cut = cut if cut > 0 else name.index(" ")
    return html(
        '<text class="{kind}" x="0" y="{y:.1f}">{name}</text><text class="{kind}" x="0" y="{y2:.1f}">{rest}</text>',
        kind=kind,
        y=y - 5 * larger,
        name=name[:cut],
        y2=y + 29 * larger,
        rest=name[cut + 1 :],
    )
