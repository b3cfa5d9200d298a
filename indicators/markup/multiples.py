"""The comparison over the years as a table, a small line before each row."""

from markupsafe import Markup

from indicators.boards.comparison.years import OverYears, PeerLine, PeerPoint
from indicators.markup.html import html
from indicators.markup.parts import number_html
from indicators.wording import Lang, first_upper, say

WIDTH, HEIGHT = 96, 28  # of a small line, in px


def multiples_html(over: OverYears | None, lang: Lang) -> Markup:
    """Return the lines over the years as a table; nothing where there are none."""
    if over is None:
        return Markup()
    heads = [html('<th scope="col">{}</th>', year) for year in over.years]
    values = [p.value for line in over.lines for p in line.points if p]
    ends = (min(values), max(values))
    rows = [_row(line, over.years, ends, lang) for line in over.lines]
    title = say(lang, "comparison.years")
    return html(
        '<h2>{title}</h2><table class="list over"><caption>{title}</caption><thead><tr><th></th><th>'
        "</th>{heads}</tr></thead><tbody>{rows}</tbody></table>",
        title=title,
        heads=heads,
        rows=rows,
    )


def _row(line: PeerLine, years: tuple[str, ...], ends: tuple[float, float], lang: Lang) -> Markup:
    cells = [
        html('<td data-head="{}">{}</td>', year, _cell(point, lang))
        for year, point in zip(years, line.points, strict=True)
    ]
    mark = Markup(' class="used"') if line.marked else ""
    name = first_upper(line.name)
    return html(
        '<tr{mark}><th scope="row">{name}</th><td class="line">{line}</td>{cells}</tr>',
        mark=mark,
        name=name,
        line=_line(line, ends),
        cells=cells,
    )


def _cell(point: PeerPoint | None, lang: Lang) -> Markup:
    if point is None:
        return Markup('<span class="none">–</span>')
    whose = html("<small>{}</small>", point.whose) if point.whose else ""
    return html("<b>{}</b>{}", number_html(point.words, point.origin, lang), whose)


def _line(line: PeerLine, ends: tuple[float, float]) -> Markup:
    """Return the row as a line on the scale that all rows share; a gap stays one."""
    low, high = ends
    step, span = WIDTH / max(len(line.points) - 1, 1), (high - low) or 1
    spots = [
        (round(n * step, 1), round((HEIGHT - 6) * (high - p.value) / span + 3, 1)) if p else None
        for n, p in enumerate(line.points)
    ]
    drawn = [f"{'L' if n and spots[n - 1] else 'M'}{spot[0]} {spot[1]}" for n, spot in enumerate(spots) if spot]
    dots = [html('<circle cx="{}" cy="{}" r="2.5"/>', spot[0], spot[1]) for spot in spots if spot]
    return html(
        '<svg class="spark" viewBox="-4 0 {width} {height}" aria-hidden="true"><path d="{drawn}"/>{dots}</svg>',
        width=WIDTH + 8,
        height=HEIGHT,
        drawn=drawn,
        dots=dots,
    )
