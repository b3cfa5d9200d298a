"""The scoreboard as one string of HTML, its bullets as inline SVG."""

from urllib.parse import urlencode

from indicators.boards.bullets import Bullet
from indicators.boards.context import STAND_IN
from indicators.boards.origins import LIST, RESULT
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard, VerdictCount, groups
from indicators.boards.standing import STALE
from indicators.markup.escape import text
from indicators.markup.parts import (
    CONTESTED,
    address,
    controls_html,
    number_html,
    passport_link,
    sentence_html,
    symbol,
)
from indicators.wording import Lang, first_upper, say

TARGET_AT = 74  # % of the width at which every target stands
LEVELS_END = 135  # % of the target at the right end
POINT = 10  # % of the width for one percentage point
DOT = 2  # % of the width that half a dot takes on a phone


def scoreboard_html(board: Scoreboard) -> str:
    """Return the whole scoreboard as one string of HTML."""
    lang = board.view.lang
    first = "".join(f"<p>{text(one)} {_other_year(board)}</p>" for one in board.remarks[:1])
    more = text(" ".join(board.remarks[1:]))
    more = f'<div class="remarks more" data-passport="{LIST}"><p>{more}</p></div>' if more else ""
    foot = []
    if board.without:
        names = ", ".join(r.name for r in board.without)
        foot.append(f'<p class="foot">{text(say(lang, "table.without"))} {text(names)}</p>')
    foot += [f"<h2>{text(group.heading)}</h2>{_table(board, group.rows)}" for group in groups(board)]
    snapshot = say(lang, "page.snapshot", snapshot=board.snapshot)
    foot.append(f'<p class="foot legend">{text(_legend(board))}</p>')
    foot.append(f'<p class="foot">{text(say(lang, "page.sources_note"))} · {text(snapshot)}</p>')
    return (
        f'<div class="board" lang="{lang}">{controls_html(board.controls, board.view, board.today)}'
        f'<h1 class="sentence" data-passport="{LIST}">{sentence_html(board.sentence_parts, _tone(board))}</h1>'
        f"{_counts(board) if board.counts or board.legend else ''}"
        f'<div class="remarks" data-passport="{LIST}">{first}</div>{more}'
        f"{_table(board, board.rows)}{''.join(foot)}</div>"
    )


def _legend(board: Scoreboard) -> str:
    """Return how to read the bars and what counts as near, which holds for every row."""
    lang, other = board.view.lang, STAND_IN.get(board.view.basis, "central")
    return say(lang, "table.legend", other=say(lang, f"basis_short.{other}"))


def _other_year(board: Scoreboard) -> str:
    """Return the one click between the latest closed year and the year under way."""
    other = board.other_year
    if other is None:
        return ""
    query = urlencode(board.view.params(year=other.value))
    return f'<a class="other-year" href="?{text(query)}" data-query="1">{text(other.label)}</a>'


def _tone(board: Scoreboard) -> str:
    verdicts = {r.verdict for r in board.rows}
    return next((v for v in ("missed", "near_miss") if v in verdicts), "exceeded")


def _counts(board: Scoreboard) -> str:
    """Return one square a target and how many share each verdict."""
    counts = "".join(_count(c) for c in board.counts)
    counts += "".join(f"<li>{symbol(mark)}{text(label)}</li>" for mark, label in board.legend)
    return f'{_squares(board) if board.counts else ""}<ul class="counts" data-passport="{LIST}">{counts}</ul>'


def _squares(board: Scoreboard) -> str:
    words = ", ".join(f"{c.n} {c.label}" for c in board.counts)
    marks = "".join(f'<i class="{kind}"></i>' for kind in board.squares)
    return f'<div class="squares" role="img" aria-label="{text(words)}">{marks}</div>'


def _count(count: VerdictCount) -> str:
    words = passport_link(f"<b>{count.n}</b> {text(count.label)}", LIST)
    return f"<li>{symbol(count.verdict)}{words}</li>"


def _table(board: Scoreboard, rows: tuple[Row, ...]) -> str:
    if not rows:
        return ""
    lang = board.view.lang
    ending = "_open" if board.open else ""
    heads = ("indicator", "target", f"actual{ending}", f"against{ending}", *(("yoy",) if board.year_on_year else ()))
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
    drawn = f'<svg class="axis" aria-label="{text(words)}">{ticks}</svg>'
    return f'<th scope="col" class="bullet" title="{text(words)}">{drawn}</th>'


def _row(board: Scoreboard, r: Row, *, drawn: bool) -> str:
    lang, words = board.view.lang, text(first_upper(r.result_words))
    target = number_html(r.target_words or say(lang, "table.no_target"), r.target_origin, lang)
    plan = text(say(lang, "table.plan_word", value=""))  # said before the number where the columns fold away
    growth = _growth(r, lang) if board.year_on_year else ""
    bullet = f'<td class="bullet">{_bullet(r.bullet)}</td>' if drawn else ""
    return (
        f'<tr class="{r.verdict}" data-passport="{RESULT}{r.indicator}">'
        f'<td class="sym" title="{words}">{symbol(r.mark)}<span class="vh">{words}</span></td>'
        f'<th scope="row" class="indica">{_name(board, r)}</th>'
        f'<td class="target" data-plan="{plan}">{target}</td>'
        f'<td class="actual">{_actual(r, lang)}</td>'
        f'<td class="agains {r.mark}">{_outcome(r)}</td>{growth}{bullet}</tr>'
    )


def _outcome(r: Row) -> str:
    """Return the result as a link to its passport: what it was computed from, and who says so."""
    return passport_link(text(r.outcome_words), f"{RESULT}{r.indicator}") if r.outcome_words else ""


def _growth(r: Row, lang: Lang) -> str:
    """Return the change on the year before, as a link to the passport that says how it follows."""
    if r.year_on_year_words is None:
        return '<td class="yoy"></td>'
    heading = text(say(lang, "table.yoy"))  # said before the number where the columns fold away
    words = passport_link(text(r.year_on_year_words), f"{RESULT}{r.indicator}")
    return f'<td class="yoy" data-heading="{heading}">{words}</td>'


def _name(board: Scoreboard, r: Row) -> str:
    loud = len(r.flips)
    notes = "".join(
        f'<small class="contested">{CONTESTED}{text(first_upper(one))}</small>' for one in r.exceptions[:loud]
    )
    if quiet := r.exceptions[loud:]:
        notes += f"<small>{text(first_upper(' · '.join(quiet)))}</small>"
    page = f'href="{text(address(board.view, r.indicator))}" data-page="indicator"'
    unit = "" if r.unit_words.casefold() in r.name.casefold() else r.unit_words  # "New enterprises" count enterprises
    return f'<a class="name" {page}>{text(r.name)}</a> <span class="unit">{text(unit)}</span>{notes}'


def _actual(r: Row, lang: Lang) -> str:
    if r.actual_words is not None:
        return f"<b>{number_html(r.actual_words, r.actual_origin, lang)}</b>"
    if r.progress_words is not None:
        old = " old" if r.standing == STALE else ""
        return f'<span class="progress{old}">{number_html(r.progress_words, r.actual_origin, lang)}</span>'
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
        at = _at(bullet, bullet.stretch)
        shapes += f'<line class="stretch" x1="{at}%" x2="{at}%" y1="6" y2="22"/>'
    shapes += f'<line class="tick" x1="{TARGET_AT}%" x2="{TARGET_AT}%" y1="3" y2="25"/>'
    return f'<svg class="chart" role="img" aria-label="{text(bullet.words)}">{shapes}</svg>'


def _bar(bullet: Bullet, end: float, ink: str) -> str:
    bar = f'<rect class="{ink}" x="0.5" y="9" width="{end}%" height="10"/>'
    beyond = (bullet.actual is not None and bullet.actual > LEVELS_END) or bullet.open_ended
    return bar + (_arrow(min(end, 98.0)) if beyond else "")


def _arrow(at: float) -> str:
    return f'<svg x="{at}%" overflow="visible"><path class="arrow" d="M-2 8l7 6-7 6z"/></svg>'


def _dot(bullet: Bullet, at: float, ink: str) -> str:
    at = min(max(at, DOT), 100 - DOT)
    line = '<line class="rule" x1="0" x2="100%" y1="14" y2="14"/>'
    gap = (
        f'<line class="gap" x1="{at}%" x2="{TARGET_AT}%" y1="14" y2="14"/>' if at < TARGET_AT and bullet.judged else ""
    )
    nation = ""
    if bullet.nation:
        x = max(_at(bullet, bullet.nation.at), 0.5)
        nation = (
            f'<line class="nation" x1="{x}%" x2="{x}%" y1="8" y2="20"/>'
            f'<svg x="{x}%" overflow="visible"><text x="6" y="9">{text(bullet.nation.label)}</text></svg>'
        )
    return f'{line}{nation}{gap}<circle class="{ink}" cx="{at}%" cy="14" r="6.5"/>'
