"""A year month by month as a table: what the chart draws, and the reports it does not draw."""

from markupsafe import Markup

from indicators.boards.months.types import MonthCell, MonthLine, Within
from indicators.markup.html import html
from indicators.markup.parts import number_html, passport_link
from indicators.wording import Lang, say

COLUMNS = ("period", "area", "value", "stage", "share", "due", "before", "note")


def months_html(within: Within, year: int, lang: Lang) -> Markup:
    """Return the table of a year; columns that would stay empty are left out."""
    rows = [_cells(line, lang) for line in within.lines]
    several = len({line.area for line in within.lines}) > 1
    kept = [n for n, name in enumerate(COLUMNS) if any(row[n] for row in rows) and (several or name != "area")]
    heads = [say(lang, f"within.columns.{COLUMNS[n]}") for n in kept]
    body = [
        html("<tr{}>", Markup(" class=apart") if not line.drawn else "")
        + Markup().join((_td(n, head, row[n]) for n, head in zip(kept, heads, strict=True)))
        + Markup("</tr>")
        for line, row in zip(within.lines, rows, strict=True)
    ]
    said = within.rule if within.chart else " ".join(filter(None, (within.too_few, within.rule)))
    about = html('<p class="foot">{}</p>', said) if said else ""
    head = [html('<th scope="col">{}</th>', one) for one in heads]
    return html(
        '<h2>{table}</h2>{about}<table class="list months"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>',
        table=say(lang, "within.table", year=year),
        about=about,
        head=head,
        body=body,
    )


def _td(n: int, head: str, inner: str) -> Markup:
    area = Markup(' class="area"') if COLUMNS[n] == "area" else ""
    return html('<td{} data-head="{}">{}</td>', area, head, inner)


def _cells(line: MonthLine, lang: Lang) -> tuple[str, ...]:
    actual = _number(line.actual, lang)
    return (
        line.period,
        line.area,
        html("<b>{}</b>", actual) if actual else "",
        line.stage,
        _number(line.share, lang),
        _number(line.due, lang),
        _number(line.before, lang),
        _number(line.note, lang) if line.note.key else line.note.words,
    )


def _number(cell: MonthCell, lang: Lang) -> Markup:
    if cell.key and cell.words:
        return passport_link(cell.words, cell.key)
    return number_html(cell.words, cell.origin, lang) if cell.words else Markup()
