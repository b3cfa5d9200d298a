"""The comparison over the years as a table, a small line before each row."""

from indicators.boards.comparison.years import OverYears, PeerLine, PeerPoint
from indicators.markup.escape import text
from indicators.markup.parts import number_html
from indicators.wording import Lang, first_upper, say

WIDTH, HEIGHT = 96, 28  # of a small line, in px


def multiples_html(over: OverYears | None, lang: Lang) -> str:
    """Return the lines over the years as a table; nothing where there are none."""
    if over is None:
        return ""
    heads = "".join(f'<th scope="col">{year}</th>' for year in over.years)
    values = [p.value for line in over.lines for p in line.points if p]
    ends = (min(values), max(values))
    rows = "".join(_row(line, over.years, ends, lang) for line in over.lines)
    title = text(say(lang, "comparison.years"))
    return (
        f'<h2>{title}</h2><table class="list over"><caption>{title}</caption>'
        f"<thead><tr><th></th><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(line: PeerLine, years: tuple[str, ...], ends: tuple[float, float], lang: Lang) -> str:
    cells = "".join(
        f'<td data-head="{year}">{_cell(point, lang)}</td>' for year, point in zip(years, line.points, strict=True)
    )
    mark = ' class="used"' if line.marked else ""
    name = text(first_upper(line.name))
    return f'<tr{mark}><th scope="row">{name}</th><td class="line">{_line(line, ends)}</td>{cells}</tr>'


def _cell(point: PeerPoint | None, lang: Lang) -> str:
    if point is None:
        return '<span class="none">–</span>'
    whose = f"<small>{text(point.whose)}</small>" if point.whose else ""
    return f"<b>{number_html(point.words, point.origin, lang)}</b>{whose}"


def _line(line: PeerLine, ends: tuple[float, float]) -> str:
    """Return the row as a line on the scale that all rows share; a gap stays one."""
    low, high = ends
    step, span = WIDTH / max(len(line.points) - 1, 1), (high - low) or 1
    spots = [
        (round(n * step, 1), round((HEIGHT - 6) * (high - p.value) / span + 3, 1)) if p else None
        for n, p in enumerate(line.points)
    ]
    drawn = "".join(f"{'L' if n and spots[n - 1] else 'M'}{spot[0]} {spot[1]}" for n, spot in enumerate(spots) if spot)
    dots = "".join(f'<circle cx="{spot[0]}" cy="{spot[1]}" r="2.5"/>' for spot in spots if spot)
    return f'<svg class="spark" viewBox="-4 0 {WIDTH + 8} {HEIGHT}" aria-hidden="true"><path d="{drawn}"/>{dots}</svg>'
