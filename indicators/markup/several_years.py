"""The targets of several years as HTML: the scoreboard of a period, and one indicator of it."""

from markupsafe import Markup

from indicators.attainment import Verdict
from indicators.boards.several_years import PeriodBoard, PeriodGroup, PeriodRow
from indicators.markup.html import html
from indicators.markup.indicator import versions_html
from indicators.markup.parts import address, controls_html, foot_html, number_html, select_html, sentence_html, symbol
from indicators.wording import Lang, first_upper, say

COLUMNS = ("target", "so_far", "needed", "state", "figures")
MARKS = {  # of a verdict by itself; a course has the mark of a pace
    "on_track": "ahead", "acceleration_needed": "near_pace", "limited": "behind", "away": "behind", None: "no_figure",
}  # fmt: skip


def period_html(board: PeriodBoard) -> Markup:
    """Return the whole page of several years; of one indicator with every version of its target."""
    lang = board.view.lang
    chooser = Markup()
    if board.versions:
        chooser = select_html("id", say(lang, "page.choose_indicator"), board.indicators, lang)
    return html(
        '<div class="board" lang="{lang}">{controls}<h1 class="sentence">{sentence}</h1>{groups}{versions}'
        '<p class="foot legend">{legend}</p>{foot}</div>',
        lang=lang,
        controls=controls_html(board.controls, board.view, board.today, chooser),
        sentence=sentence_html(board.sentence_parts, _tone(board)),
        groups=[_group(board, group) for group in board.groups],
        versions=_versions(board),
        legend=say(lang, "several.legend"),
        foot=foot_html(lang, board.snapshot),
    )


def _versions(board: PeriodBoard) -> Markup:
    if not board.versions:
        return Markup()
    lang = board.view.lang
    return html("<h2>{}</h2>{}", say(lang, "several.versions", years=board.years), versions_html(board.versions, lang))


def _tone(board: PeriodBoard) -> str:
    states = {row.state for row in board.groups[0].rows}
    return next((one for one in ("missed", "near_miss") if one in states), "exceeded")


def _group(board: PeriodBoard, group: PeriodGroup) -> Markup:
    lang = board.view.lang
    columns = [key for key in COLUMNS if key != "needed" or any(row.needed_words for row in board.rows)]
    heads = [say(lang, "table.indicator"), *(say(lang, f"several.columns.{key}") for key in columns)]
    return html(
        '<h2>{}</h2><table class="list several"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        group.heading,
        [html('<th scope="col">{}</th>', head) for head in heads],
        [_row(board, row, heads) for row in group.rows],
    )


def _row(board: PeriodBoard, row: PeriodRow, heads: list[str]) -> Markup:
    lang = board.view.lang
    kind = row.state if row.state in set(Verdict) else MARKS[row.state]
    cells = (
        _name(board, row),
        number_html(row.target_words, row.target_origin, lang),
        _so_far(row, lang),
        *((first_upper(row.needed_words or ""),) if len(heads) > len(COLUMNS) else ()),
        html('{} <span class="{}">{}</span>', symbol(kind), kind, first_upper(row.state_words)),
        _figures(row, lang),
    )
    drawn = [html('<td data-head="{}">{}</td>', head, cell) for head, cell in zip(heads, cells, strict=True)]
    return html("<tr>{}</tr>", drawn)


def _name(board: PeriodBoard, row: PeriodRow) -> Markup:
    return html(
        '<a class="name" href="{}" data-page="indicator">{}</a> <span class="unit">{}</span>{}',
        address(board.view, row.indicator),
        row.name,
        "" if row.unit_words.casefold() in row.name.casefold() else row.unit_words,
        html("<small>{}</small>", first_upper("; ".join(row.notes))) if row.notes else "",
    )


def _so_far(row: PeriodRow, lang: Lang) -> Markup:
    value = html("<b>{}</b>", first_upper(row.value_words)) if row.value_words else ""
    latest = number_html(row.latest.words, row.latest.origin, lang) if row.latest else ""
    return Markup("<br>").join([part for part in (value, latest) if part]) or Markup('<span class="none">–</span>')


def _figures(row: PeriodRow, lang: Lang) -> Markup:
    """Return each figure a row rests on, by its year, as the link to its passport; and who printed the target."""
    figures = [html("{}: {}", one.period, number_html(one.words, one.origin, lang)) for one in row.figures]
    return Markup("<br>").join([*figures, html("<small>{}</small>", row.target_origin.words)])
