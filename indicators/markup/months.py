"""A year month by month as a table: what the chart draws, and the reports it does not draw."""

from indicators.boards.months.types import MonthCell, MonthLine, Within
from indicators.markup.escape import text
from indicators.markup.parts import number_html, passport_link
from indicators.wording import Lang, say

COLUMNS = ("period", "area", "value", "stage", "share", "due", "before", "note")


def months_html(within: Within, year: int, lang: Lang) -> str:
    """Return the table of a year; columns that would stay empty are left out."""
    rows = [_cells(line, lang) for line in within.lines]
    several = len({line.area for line in within.lines}) > 1
    kept = [n for n, name in enumerate(COLUMNS) if any(row[n] for row in rows) and (several or name != "area")]
    heads = [text(say(lang, f"within.columns.{COLUMNS[n]}")) for n in kept]
    body = "".join(
        f"<tr{' class=apart' if not line.drawn else ''}>"
        + "".join(_td(n, head, row[n]) for n, head in zip(kept, heads, strict=True))
        + "</tr>"
        for line, row in zip(within.lines, rows, strict=True)
    )
    said = within.rule if within.chart else " ".join(filter(None, (within.too_few, within.rule)))
    about = f'<p class="foot">{text(said)}</p>' if said else ""
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return (
        f"<h2>{text(say(lang, 'within.table', year=year))}</h2>{about}"
        f'<table class="list months"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def _td(n: int, head: str, inner: str) -> str:
    area = ' class="area"' if COLUMNS[n] == "area" else ""
    return f'<td{area} data-head="{head}">{inner}</td>'


def _cells(line: MonthLine, lang: Lang) -> tuple[str, ...]:
    actual = _number(line.actual, lang)
    return (
        text(line.period),
        text(line.area),
        f"<b>{actual}</b>" if actual else "",
        text(line.stage),
        _number(line.share, lang),
        _number(line.due, lang),
        _number(line.before, lang),
        _number(line.note, lang) if line.note.key else text(line.note.words),
    )


def _number(cell: MonthCell, lang: Lang) -> str:
    if cell.key and cell.words:
        return passport_link(text(cell.words), cell.key)
    return number_html(cell.words, cell.origin, lang) if cell.words else ""
