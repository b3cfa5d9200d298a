"""What a row of the board draws: a bar in percent of its target, or a dot on a scale of points that says itself."""

from decimal import Decimal

from markupsafe import Markup

from indicators.boards.bullets import Bullet, ReferenceMark
from indicators.markup.html import html
from indicators.wording import Lang, points

TARGET_AT = 74  # % of the width at which every target stands
LEVELS_END = 135  # % of the target at the right end
POINT = 10  # % of the width for one percentage point
LOWEST, HIGHEST = -7, 2  # the whole points on the scale of a rate, from its target
LABEL, END = 15, 20  # % of the width, at the narrowest: half the name of the nation, and an end of the scale in words
TICK = html('<line class="tick" x1="{}%" x2="{}%" y1="3" y2="25"/>', TARGET_AT, TARGET_AT)
POINTS = Markup().join(
    html('<line class="point" x1="{}%" x2="{}%" y1="10" y2="18"/>', at, at)
    for at in range(TARGET_AT + LOWEST * POINT, TARGET_AT + HIGHEST * POINT + 1, POINT)
)


def axis_html(words: str, *, levels: bool) -> Markup:
    """Return the head over the drawings: the percent of the target where bars are drawn, else nothing to read."""
    ticks = [
        html('<text x="{}%" y="12" text-anchor="{}">{}</text>', at * TARGET_AT / 100, anchor, label)
        for at, label, anchor in ((0, "0", "start"), (50, "50", "middle"), (100, "100%", "middle"))
    ]
    drawn = html('<svg class="axis" aria-label="{}">{}</svg>', words, ticks) if levels else ""
    return html('<th scope="col" class="bullet" title="{}">{}</th>', words, drawn)


def bullet_html(bullet: Bullet | None, lang: Lang) -> Markup:
    """Return the cell of a bar or a dot, empty where nothing is drawn."""
    if bullet is None or bullet.actual is None:
        return Markup('<td class="bullet"></td>')
    ink = "tint" if bullet.tinted else "solid"
    drawn = _rate if bullet.in_points else _level
    shapes = [drawn(bullet, bullet.actual, ink), *(_other(_within(_at(bullet, at))) for at in bullet.others)]
    if bullet.stretch is not None:
        at = _within(_at(bullet, bullet.stretch))
        shapes.append(html('<line class="stretch" x1="{}%" x2="{}%" y1="6" y2="22"/>', at, at))
    shapes.append(TICK)
    if not bullet.in_points:
        return html(
            '<td class="bullet"><svg class="chart" role="img" aria-label="{}">{}</svg></td>', bullet.words, shapes
        )
    return html(
        '<td class="bullet"><svg class="chart rate" role="img" aria-label="{}">{}<svg y="9" overflow="visible">{}</svg>'
        "</svg></td>",
        bullet.words,
        _scale_words(bullet, lang),
        shapes,
    )


def _at(bullet: Bullet, value: float) -> float:
    """Return where a value stands, in % of the width: the target always at the same place, else maybe off the scale."""
    return TARGET_AT + value * POINT if bullet.in_points else value * TARGET_AT / 100


def _within(at: float) -> float:
    return round(min(max(at, 0), 100), 2)


def _other(at: float) -> Markup:
    return html('<rect class="other" x="{}%" y="6" width="6" height="16" transform="translate(-3 0)"/>', at)


def _level(bullet: Bullet, actual: float, ink: str) -> Markup:
    """Return a bar from zero; what lies beyond either end of the scale is an arrow there."""
    end = _within(_at(bullet, actual))
    bar = html('<rect class="{}" x="0.5" y="9" width="{}%" height="10"/>', ink, end)
    if actual < 0:
        return bar + arrow_html(0)
    return bar + arrow_html(min(end, 98.0)) if actual > LEVELS_END or bullet.open_ended else bar


def arrow_html(at: float) -> Markup:
    """Return an arrow to the right, or at the left end one to the left."""
    path = "M-2 8l7 6-7 6z" if at else "M7 8l-7 6 7 6z"
    return html('<svg x="{}%" overflow="visible"><path class="arrow" d="{}"/></svg>', at, path)


def _rate(bullet: Bullet, actual: float, ink: str) -> Markup:
    """Return a dot on a line with a stroke for each whole point, the gap to the target, and the mark of the nation."""
    exact = _at(bullet, actual)
    at = _within(exact)
    line = html('<line class="rule" x1="0" x2="100%" y1="14" y2="14"/>{}', POINTS)
    gap = ""
    if at < TARGET_AT and bullet.judged:
        gap = html('<line class="gap" x1="{}%" x2="{}%" y1="14" y2="14"/>', at, TARGET_AT)
    dot = html('<circle class="{}" cx="{}%" cy="14" r="6.5"/>', ink, at) if at == round(exact, 2) else _end_arrow(exact)
    return line + (_nation(bullet, bullet.nation) if bullet.nation else "") + gap + dot


def _end_arrow(exact: float) -> Markup:
    return arrow_html(0 if exact < 0 else 98)


def _nation(bullet: Bullet, nation: ReferenceMark) -> Markup:
    exact = _at(bullet, nation.at)
    if not 0 <= exact <= 100:
        return _end_arrow(exact)
    return html('<line class="nation" x1="{x}%" x2="{x}%" y1="6" y2="20"/>', x=_within(exact))


def _scale_words(bullet: Bullet, lang: Lang) -> Markup:
    """Return the words over a scale of points: the nation over its mark, and each end where that leaves room."""
    middle = min(max(_at(bullet, bullet.nation.at), LABEL), 100 - LABEL) if bullet.nation else 50
    half = LABEL if bullet.nation else 0
    words = Markup()
    if middle - half >= END:
        words += _words("end", 0, "start", points(Decimal(LOWEST), lang, short=True, sign=True))
    if middle + half <= 100 - END:
        words += _words("end", 100, "end", points(Decimal(HIGHEST), lang, short=True, sign=True))
    return words + (_words("name", middle, "middle", bullet.nation.label) if bullet.nation else "")


def _words(kind: str, at: float, anchor: str, words: str) -> Markup:
    return html('<text class="{}" x="{}%" y="10" text-anchor="{}">{}</text>', kind, round(at, 2), anchor, words)
