"""A board as HTML with inline SVG: the one place where text from the data is escaped for a page."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

from indicators.boards.rows import Bullet, Origin, Row
from indicators.boards.scoreboard import OFFICIAL_MISSED, Count, Scoreboard, others_heading, unknown_names
from indicators.boards.view import Choice, Unknown, View
from indicators.problems import Problem
from indicators.wording import Lang, count, first_upper, say

TARGET_AT = 74  # % of the width at which every target stands
LEVELS_END = 135  # % of the target at the right end
POINT = 10  # % of the width for one percentage point
SHOWN_PROBLEMS = 5

SHAPES = {
    "missed": '<path class="full" d="M1 3h14L8 15z"/>',
    OFFICIAL_MISSED: '<path class="hollow" d="M2.5 4h11L8 13.5z"/>',
    "near_miss": '<path class="full" d="M8 1l7 7-7 7-7-7z"/>',
    "exceeded": '<path class="full" d="M1 13h14L8 1z"/>',
    "met": '<circle class="full" cx="8" cy="8" r="6.5"/>',
    "equals_plan": '<circle class="hollow" cx="8" cy="8" r="5.5"/>',
    "no_figure": '<circle class="thin" cx="8" cy="8" r="5.5"/>',
    "watched": '<circle class="thin" cx="8" cy="8" r="2.5"/>',
    "not_comparable": '<path class="thin" d="M3 3l10 10M13 3L3 13"/>',
}


def text(words: str | None) -> str:
    """Return words as inert HTML text, fit for an attribute too."""
    return escape(words or "", quote=True)


def link(url: str | None, inner: str, title: str) -> str:
    """Return inner HTML as a link to a source; only the web's own two schemes are ever followed."""
    if not url or not url.startswith(("https://", "http://")):
        return f'<span title="{text(title)}">{inner}</span>'
    return f'<a class="source" href="{text(url)}" target="_blank" rel="noopener noreferrer" title="{text(title)}">{inner}</a>'


def symbol(kind: str) -> str:
    """Return the mark of a verdict as inline SVG; its colour comes from the class."""
    tone = "met" if kind == "equals_plan" else "missed" if kind == OFFICIAL_MISSED else kind
    return f'<svg class="mark {tone}" viewBox="0 0 16 16" aria-hidden="true">{SHAPES[kind]}</svg>'


def address(view: View, code: str) -> str:
    """Return the address of an indicator's page that keeps the view."""
    return f"indicator?{urlencode({'id': code, **view.params()})}"


def scoreboard_html(board: Scoreboard) -> str:
    """Return the whole scoreboard as one string of HTML."""
    lang = board.view.lang
    remarks = "".join(f"<p>{text(one)}</p>" for one in board.remarks)
    hidden = unknown_names(board)
    foot = [f'<p class="foot">{text(hidden)}</p>'] if hidden else []
    if board.without:
        names = ", ".join(r.name for r in board.without)
        foot.append(f'<p class="foot">{text(say(lang, "table.without"))} {text(names)}</p>')
    if board.others:
        foot.append(f"<h2>{text(first_upper(others_heading(board)))}</h2>{_table(board, board.others)}")
    snapshot = text(say(lang, "page.snapshot", snapshot=board.snapshot))
    foot.append(f'<p class="foot">{text(say(lang, "page.sources_note"))} · {snapshot}</p>')
    return (
        f'<div class="board" lang="{lang}">{controls_html(board)}'
        f'<h1 class="sentence">{sentence_html(board.sentence_parts, _tone(board.rows))}</h1>'
        f"{_squares(board)}<ul class='counts'>{''.join(_count(c) for c in board.counts)}</ul>"
        f'<div class="remarks">{remarks}</div>'
        f"{_table(board, board.rows)}{''.join(foot)}</div>"
    )


def sentence_html(parts: Iterable[tuple[str, str]], tone: str) -> str:
    """Return a sentence with its marked words in the colour of the verdict."""
    return "".join(f'<strong class="{tone}">{text(t)}</strong>' if mark else text(t) for t, mark in parts)


def _tone(rows: tuple[Row, ...]) -> str:
    verdicts = {r.verdict for r in rows}
    return next((v for v in ("missed", "near_miss") if v in verdicts), "exceeded")


def controls_html(board: Scoreboard) -> str:
    """Return the selects for year, basis, day and area; each carries the key of the address it changes."""
    lang, c = board.view.lang, board.controls
    fields = (("year", c.years), ("basis", c.bases), ("as_of", c.days), ("area", c.areas))
    selects = "".join(_select(key, say(lang, f"controls.{key}"), choices, lang) for key, choices in fields)
    picker = (
        f'<input type="date" hidden data-key="as_of" aria-label="{text(say(lang, "controls.pick_day"))}" '
        f'max="{board.today.isoformat()}" value="{board.view.as_of.isoformat()}">'
    )
    return f'<div class="controls">{selects}{picker}</div>'


def _select(key: str, label: str, choices: tuple[Choice, ...], lang: Lang) -> str:
    options = "".join(
        f'<option value="{text(c.value)}"{" selected" if c.chosen else ""}>{text(c.label)}</option>' for c in choices
    )
    if key == "as_of":
        options += f'<option value="pick">{text(say(lang, "controls.other_day"))}</option>'
    return f'<select data-key="{key}" aria-label="{text(label)}">{options}</select>'


def _squares(board: Scoreboard) -> str:
    words = ", ".join(f"{c.n} {c.label}" for c in board.counts)
    marks = "".join(f'<i class="{kind}"></i>' for kind in board.squares)
    return f'<div class="squares" role="img" aria-label="{text(words)}">{marks}</div>'


def _count(count: Count) -> str:
    return f"<li>{symbol(count.verdict)}<b>{count.n}</b> {text(count.label)}</li>"


def _table(board: Scoreboard, rows: tuple[Row, ...]) -> str:
    lang = board.view.lang
    heads = ("indicator", "target", "actual_open" if board.open else "actual", "against")
    cells = "".join(f'<th scope="col" class="{key[:6]}">{text(say(lang, f"table.{key}"))}</th>' for key in heads)
    drawn = any(r.bullet for r in rows)
    axis = _axis(say(lang, "table.scale")) if drawn else ""
    body = "".join(_row(board, r, drawn=drawn) for r in rows)
    caption = text(say(lang, "table.caption", year=board.view.year))
    kind = "drawn" if drawn else "plain"
    return (
        f'<table class="{kind}"><caption>{caption}</caption><thead><tr><th class="sym"></th>{cells}'
        f"{axis}</tr></thead><tbody>{body}</tbody></table>"
    )


def _axis(words: str) -> str:
    ticks = "".join(
        f'<text x="{at * TARGET_AT / 100}%" y="12" text-anchor="{anchor}">{label}</text>'
        for at, label, anchor in ((0, "0", "start"), (50, "50", "middle"), (100, "100%", "middle"))
    )
    return f'<th scope="col" class="bullet" title="{text(words)}"><svg class="axis" aria-label="{text(words)}">{ticks}</svg></th>'


def _row(board: Scoreboard, r: Row, *, drawn: bool) -> str:
    lang, kind = board.view.lang, _kind(r)
    notes = f'<small>{text(first_upper(" · ".join(r.exceptions)))}</small>' if r.exceptions else ""
    name = (
        f'<a class="name" href="{text(address(board.view, r.indicator))}" data-id="{text(r.indicator)}">{text(r.name)}</a>'
        f' <span class="unit">{text(r.unit_words)}</span>{notes}'
    )
    words = first_upper(r.verdict_words)
    bullet = f'<td class="bullet">{_bullet(r.bullet)}</td>' if drawn else ""
    return (
        f'<tr class="{r.verdict}"><td class="sym" title="{text(words)}">{symbol(kind)}<span class="vh">{text(words)}</span></td>'
        f'<th scope="row" class="indica">{name}</th>'
        f'<td class="target" data-plan="{text(say(lang, "table.plan_word", value=""))}">{_number(r.target_words or say(lang, "table.no_target"), r.target_origin, lang)}</td>'
        f'<td class="actual">{_actual(r, lang)}</td>'
        f'<td class="agains {kind}">{text(r.outcome_words)}</td>{bullet}</tr>'
    )


def _kind(r: Row) -> str:
    return OFFICIAL_MISSED if r.official_missed else "equals_plan" if r.equals_plan else r.verdict


def _number(words: str, origin: Origin | None, lang: Lang) -> str:
    if origin is None:
        return f'<span class="none">{text(words)}</span>'
    return link(origin.url, text(words), f"{first_upper(say(lang, 'table.source'))}: {origin.words}")


def _actual(r: Row, lang: Lang) -> str:
    if r.actual_words is not None:
        return f"<b>{_number(r.actual_words, r.actual_origin, lang)}</b>"
    if r.progress_words is not None:
        return f'<span class="progress">{_number(r.progress_words, r.actual_origin, lang)}</span>'
    return '<span class="none">–</span>'


def _at(bullet: Bullet, value: float) -> float:
    """Return where a value stands, in % of the width: one scale for all rows, the target always at the same place."""
    at = TARGET_AT + value * POINT if bullet.in_points else value * TARGET_AT / 100
    return round(min(max(at, 0), 100), 2)


def _bullet(bullet: Bullet | None) -> str:
    if bullet is None or bullet.actual is None:
        return ""
    end, ink = _at(bullet, bullet.actual), "tint" if bullet.tinted else "solid"
    shapes = _dot(bullet, end, ink) if bullet.in_points else _bar(bullet, end, ink)
    shapes += "".join(
        f'<rect class="other" x="{_at(bullet, at)}%" y="6" width="6" height="16" transform="translate(-3 0)"/>'
        for at in bullet.others
    )
    if bullet.stretch is not None:
        shapes += f'<line class="stretch" x1="{_at(bullet, bullet.stretch)}%" x2="{_at(bullet, bullet.stretch)}%" y1="6" y2="22"/>'
    shapes += f'<line class="tick" x1="{TARGET_AT}%" x2="{TARGET_AT}%" y1="3" y2="25"/>'
    return f'<svg class="chart" role="img" aria-label="{text(bullet.words)}">{shapes}</svg>'


def _bar(bullet: Bullet, end: float, ink: str) -> str:
    bar = f'<rect class="{ink}" x="0.5" y="9" width="{end}%" height="10"/>'
    beyond = bullet.actual is not None and bullet.actual > LEVELS_END or bullet.open_ended
    return bar + (_arrow(min(end, 98.0)) if beyond else "")


def _arrow(at: float) -> str:
    return f'<svg x="{at}%" overflow="visible"><path class="arrow" d="M-2 8l7 6-7 6z"/></svg>'


def _dot(bullet: Bullet, at: float, ink: str) -> str:
    line = '<line class="rule" x1="0" x2="100%" y1="14" y2="14"/>'
    gap = f'<line class="gap" x1="{at}%" x2="{TARGET_AT}%" y1="14" y2="14"/>' if at < TARGET_AT else ""
    nation = ""
    if bullet.nation:
        x = max(_at(bullet, bullet.nation.at), 0.5)
        nation = (
            f'<line class="nation" x1="{x}%" x2="{x}%" y1="8" y2="20"/>'
            f'<svg x="{x}%" overflow="visible"><text x="6" y="9">{text(bullet.nation.label)}</text></svg>'
        )
    return f'{line}{nation}{gap}<circle class="{ink}" cx="{at}%" cy="14" r="6.5"/>'


def unknown_html(unknown: Unknown) -> str:
    """Return the plain page for an address that names nothing, with the nearest valid ones."""
    lang = unknown.lang
    items = "".join(f'<li><a href="?{text(urlencode(query))}" data-query="1">{text(label)}</a></li>' for label, query in unknown.choices)
    return (
        f'<div class="board" lang="{lang}"><h1 class="sentence">{text(say(lang, "unknown.heading"))}</h1>'
        f'<p>{text(unknown.message)}</p><p>{text(say(lang, "unknown.choices"))}</p><ul class="choices">{items}</ul></div>'
    )


def banner_html(problems: Sequence[Problem], snapshot: str | None, lang: Lang) -> str:
    """Return what is wrong with the data files: file, line, what is there and what to write."""
    head = say(lang, "data.last_good", snapshot=snapshot) if snapshot else say(lang, "data.nothing")
    items = "".join(f"<li><code>{text(p.where)}</code> {text(p.message(lang))}</li>" for p in problems[:SHOWN_PROBLEMS])
    more = len(problems) - SHOWN_PROBLEMS
    rest = f"<p>{text(count(lang, 'data.more', more))}</p>" if more > 0 else ""
    check = text(say(lang, "data.check"))
    return (
        f'<div class="board banner" role="alert" lang="{lang}"><p><b>{text(head)}</b></p>'
        f"<ul>{items}</ul>{rest}<p>{check}</p></div>"
    )


def inert(words: str) -> str:
    """Return words that markdown shows as they are: no link, no picture, no directive, no emphasis."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~:$<>])", r"\\\1", words)
