"""The targets of several years as HTML: the scoreboard of a period, and one indicator of it."""

from indicators.attainment import Verdict
from indicators.boards.several_years import PeriodBoard, PeriodGroup, PeriodRow
from indicators.markup.escape import text
from indicators.markup.indicator import versions_html
from indicators.markup.parts import address, controls_html, number_html, select_html, sentence_html, symbol
from indicators.wording import Lang, first_upper, say

COLUMNS = ("target", "so_far", "needed", "state", "figures")
MARKS = {  # of a verdict by itself; a course has the mark of a pace
    "on_track": "ahead", "acceleration_needed": "near_pace", "limited": "behind", "away": "behind", None: "no_figure",
}  # fmt: skip


def period_html(board: PeriodBoard) -> str:
    """Return the whole page of several years; of one indicator with every version of its target."""
    lang = board.view.lang
    chooser = select_html("id", say(lang, "page.choose_indicator"), board.indicators, lang) if board.versions else ""
    versions = (
        f"<h2>{text(say(lang, 'several.versions', years=board.years))}</h2>{versions_html(board.versions, lang)}"
        if board.versions
        else ""
    )
    snapshot = say(lang, "page.snapshot", snapshot=board.snapshot)
    return (
        f'<div class="board" lang="{lang}">{controls_html(board.controls, board.view, board.today, chooser)}'
        f'<h1 class="sentence">{sentence_html(board.sentence_parts, _tone(board))}</h1>'
        f"{''.join(_group(board, group) for group in board.groups)}{versions}"
        f'<p class="foot legend">{text(say(lang, "several.legend"))}</p>'
        f'<p class="foot">{text(say(lang, "page.sources_note"))} · {text(snapshot)}</p></div>'
    )


def _tone(board: PeriodBoard) -> str:
    states = {row.state for row in board.groups[0].rows}
    return next((one for one in ("missed", "near_miss") if one in states), "exceeded")


def _group(board: PeriodBoard, group: PeriodGroup) -> str:
    lang = board.view.lang
    columns = [key for key in COLUMNS if key != "needed" or any(row.needed_words for row in board.rows)]
    heads = [say(lang, "table.indicator"), *(say(lang, f"several.columns.{key}") for key in columns)]
    cells = "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
    body = "".join(_row(board, row, heads) for row in group.rows)
    return (
        f'<h2>{text(group.heading)}</h2><table class="list several"><thead><tr>{cells}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(board: PeriodBoard, row: PeriodRow, heads: list[str]) -> str:
    lang = board.view.lang
    notes = f"<small>{text(first_upper('; '.join(row.notes)))}</small>" if row.notes else ""
    unit = "" if row.unit_words.casefold() in row.name.casefold() else row.unit_words
    page = f'href="{text(address(board.view, row.indicator))}" data-page="indicator"'
    name = f'<a class="name" {page}>{text(row.name)}</a> <span class="unit">{text(unit)}</span>{notes}'
    kind = row.state if row.state in set(Verdict) else MARKS[row.state]
    needed = text(first_upper(row.needed_words or ""))
    cells = (
        name,
        number_html(row.target_words, row.target_origin, lang),
        _so_far(row, lang),
        *((needed,) if len(heads) > len(COLUMNS) else ()),
        f'{symbol(kind)} <span class="{kind}">{text(first_upper(row.state_words))}</span>',
        _figures(row, lang),
    )
    drawn = "".join(f'<td data-head="{text(h)}">{cell}</td>' for h, cell in zip(heads, cells, strict=True))
    return f"<tr>{drawn}</tr>"


def _so_far(row: PeriodRow, lang: Lang) -> str:
    value = f"<b>{text(first_upper(row.value_words))}</b>" if row.value_words else ""
    latest = number_html(row.latest.words, row.latest.origin, lang) if row.latest else ""
    return "<br>".join(part for part in (value, latest) if part) or '<span class="none">–</span>'


def _figures(row: PeriodRow, lang: Lang) -> str:
    """Return each figure a row rests on, by its year, as the link to its passport; and who printed the target."""
    figures = (f"{text(one.period)}: {number_html(one.words, one.origin, lang)}" for one in row.figures)
    return "<br>".join((*figures, f"<small>{text(row.target_origin.words)}</small>"))
