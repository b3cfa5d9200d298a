"""The scoreboard as one string of HTML, its bullets as inline SVG."""

from functools import cache
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.bullets import Bullet
from indicators.boards.context import STAND_IN
from indicators.boards.origins import LIST, RESULT
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard, VerdictCount, groups
from indicators.boards.standing import STALE
from indicators.markup.html import html
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
TICK = html('<line class="tick" x1="{}%" x2="{}%" y1="3" y2="25"/>', TARGET_AT, TARGET_AT)


def scoreboard_html(board: Scoreboard) -> Markup:
    """Return the whole scoreboard as one string of HTML."""
    lang = board.view.lang
    first = [html("<p>{} {}</p>", one, _other_year(board)) for one in board.remarks[:1]]
    more = " ".join(board.remarks[1:])
    more = html('<div class="remarks more" data-passport="{}"><p>{}</p></div>', LIST, more) if more else ""
    foot = []
    if board.without:
        names = ", ".join(r.name for r in board.without)
        foot.append(html('<p class="foot">{} {}</p>', say(lang, "table.without"), names))
    foot += [html("<h2>{}</h2>{}", group.heading, _table(board, group.rows)) for group in groups(board)]
    snapshot = say(lang, "page.snapshot", snapshot=board.snapshot)
    foot.append(html('<p class="foot legend">{}</p>', _legend(board)))
    foot.append(html('<p class="foot">{} · {}</p>', say(lang, "page.sources_note"), snapshot))
    return html(
        '<div class="board" lang="{lang}">{controls}<h1 class="sentence" data-passport="{key}">'
        '{sentence}</h1>{counts}<div class="remarks" data-passport="{key}">{first}</div>'
        "{more}{table}{foot}</div>",
        lang=lang,
        controls=controls_html(board.controls, board.view, board.today),
        key=LIST,
        sentence=sentence_html(board.sentence_parts, _tone(board)),
        counts=_counts(board) if board.counts or board.legend else "",
        first=first,
        more=more,
        table=_table(board, board.rows),
        foot=foot,
    )


def _legend(board: Scoreboard) -> str:
    """Return how to read the bars and what counts as near, which holds for every row."""
    lang, other = board.view.lang, STAND_IN.get(board.view.basis, "central")
    return say(lang, "table.legend", other=say(lang, f"basis_short.{other}"))


def _other_year(board: Scoreboard) -> Markup:
    """Return the one click between the latest closed year and the year under way."""
    other = board.other_year
    if other is None:
        return Markup()
    query = urlencode(board.view.params(year=other.value))
    return html('<a class="other-year" href="?{}" data-query="1">{}</a>', query, other.label)


def _tone(board: Scoreboard) -> str:
    verdicts = {r.verdict for r in board.rows}
    return next((v for v in ("missed", "near_miss") if v in verdicts), "exceeded")


def _counts(board: Scoreboard) -> Markup:
    """Return one square a target and how many share each verdict."""
    counts = [_count(c) for c in board.counts]
    counts += [html("<li>{}{}</li>", symbol(mark), label) for mark, label in board.legend]
    squares = _squares(board) if board.counts else ""
    return html('{}<ul class="counts" data-passport="{}">{}</ul>', squares, LIST, counts)


def _squares(board: Scoreboard) -> Markup:
    words = ", ".join(f"{c.n} {c.label}" for c in board.counts)
    marks = map(_square, board.squares)
    return html('<div class="squares" role="img" aria-label="{}">{}</div>', words, marks)


@cache
def _square(kind: str) -> Markup:
    return html('<i class="{}"></i>', kind)


def _count(count: VerdictCount) -> Markup:
    words = passport_link(html("<b>{}</b> {}", count.n, count.label), LIST)
    return html("<li>{}{}</li>", symbol(count.verdict), words)


def _table(board: Scoreboard, rows: tuple[Row, ...]) -> Markup:
    if not rows:
        return Markup()
    lang = board.view.lang
    ending = "_open" if board.open else ""
    heads = ("indicator", "target", f"actual{ending}", f"against{ending}", *(("yoy",) if board.year_on_year else ()))
    cells = [
        html('<th scope="col" class="{}">{}</th>', key.removesuffix("_open"), say(lang, f"table.{key}"))
        for key in heads
    ]
    drawn = any(r.bullet for r in rows)
    axis = _axis(say(lang, "table.scale")) if drawn else ""
    body = [_row(board, r, drawn=drawn) for r in rows]
    caption = say(lang, "table.caption", year=board.view.year)
    kind = "drawn" if drawn else "plain"
    return html(
        '<table class="{kind}"><caption>{caption}</caption><thead><tr><th class="sym"></th>'
        "{cells}{axis}</tr></thead><tbody>{body}</tbody></table>",
        kind=kind,
        caption=caption,
        cells=cells,
        axis=axis,
        body=body,
    )


def _axis(words: str) -> Markup:
    ticks = [
        html('<text x="{}%" y="12" text-anchor="{}">{}</text>', at * TARGET_AT / 100, anchor, label)
        for at, label, anchor in ((0, "0", "start"), (50, "50", "middle"), (100, "100%", "middle"))
    ]
    drawn = html('<svg class="axis" aria-label="{}">{}</svg>', words, ticks)
    return html('<th scope="col" class="bullet" title="{}">{}</th>', words, drawn)


def _row(board: Scoreboard, r: Row, *, drawn: bool) -> Markup:
    lang, words = board.view.lang, first_upper(r.result_words)
    target = number_html(r.target_words or say(lang, "table.no_target"), r.target_origin, lang)
    plan = say(lang, "table.plan_word", value="")  # said before the number where the columns fold away
    growth = _growth(r, lang) if board.year_on_year else ""
    return html(
        '<tr class="{verdict}" data-passport="{key}"><td class="sym" title="{words}">'
        '{symbol}<span class="vh">{words}</span></td><th scope="row" class="indicator">{name}</th>'
        '<td class="target" data-plan="{plan}">{target}</td><td class="actual">{actual}</td>'
        '<td class="against {mark}">{outcome}</td>{growth}{bullet}</tr>',
        verdict=r.verdict,
        key=f"{RESULT}{r.indicator}",
        words=words,
        symbol=symbol(r.mark),
        name=_name(board, r),
        plan=plan,
        target=target,
        actual=_actual(r, lang),
        mark=r.mark,
        outcome=_outcome(r),
        growth=growth,
        bullet=_bullet(r.bullet) if drawn else "",
    )


def _outcome(r: Row) -> Markup:
    """Return the result as a link to its passport: what it was computed from, and who says so."""
    return passport_link(r.outcome_words, f"{RESULT}{r.indicator}") if r.outcome_words else Markup()


def _growth(r: Row, lang: Lang) -> Markup:
    """Return the change on the year before, as a link to the passport that says how it follows."""
    if r.year_on_year_words is None:
        return Markup('<td class="yoy"></td>')
    heading = say(lang, "table.yoy")  # said before the number where the columns fold away
    words = passport_link(r.year_on_year_words, f"{RESULT}{r.indicator}")
    return html('<td class="yoy" data-heading="{}">{}</td>', heading, words)


def _name(board: Scoreboard, r: Row) -> Markup:
    loud = len(r.flips)
    notes = [html('<small class="contested">{}{}</small>', CONTESTED, first_upper(one)) for one in r.exceptions[:loud]]
    if quiet := r.exceptions[loud:]:
        notes.append(html("<small>{}</small>", first_upper(" · ".join(quiet))))
    unit = "" if r.unit_words.casefold() in r.name.casefold() else r.unit_words  # "New enterprises" count enterprises
    return html(
        '<a class="name" href="{page}" data-page="indicator">{name}</a> <span class="unit">{unit}</span>{notes}',
        page=address(board.view, r.indicator),
        name=r.name,
        unit=unit,
        notes=notes,
    )


def _actual(r: Row, lang: Lang) -> Markup:
    if r.actual_words is not None:
        return html("<b>{}</b>", number_html(r.actual_words, r.actual_origin, lang))
    if r.progress_words is not None:
        old = " old" if r.standing == STALE else ""
        return html('<span class="progress{}">{}</span>', old, number_html(r.progress_words, r.actual_origin, lang))
    return Markup('<span class="none">–</span>')


def _at(bullet: Bullet, value: float) -> float:
    """Return where a value stands, in % of the width: one scale for all rows, the target always at the same place."""
    at = TARGET_AT + value * POINT if bullet.in_points else value * TARGET_AT / 100
    return round(min(max(at, 0), 100), 2)


def _bullet(bullet: Bullet | None) -> Markup:
    """Return the cell of a bar or a dot, empty where nothing is drawn."""
    if bullet is None or bullet.actual is None:
        return Markup('<td class="bullet"></td>')
    end, ink = _at(bullet, bullet.actual), "tint" if bullet.tinted else "solid"
    shapes = [_dot(bullet, end, ink)] if bullet.in_points else _bar(bullet, end, ink)
    shapes += [_other(_at(bullet, at)) for at in bullet.others]
    if bullet.stretch is not None:
        at = _at(bullet, bullet.stretch)
        shapes.append(html('<line class="stretch" x1="{}%" x2="{}%" y1="6" y2="22"/>', at, at))
    return html(
        '<td class="bullet"><svg class="chart" role="img" aria-label="{}">{}{}</svg></td>', bullet.words, shapes, TICK
    )


def _other(at: float) -> Markup:
    return html('<rect class="other" x="{}%" y="6" width="6" height="16" transform="translate(-3 0)"/>', at)


def _bar(bullet: Bullet, end: float, ink: str) -> list[Markup]:
    bar = html('<rect class="{}" x="0.5" y="9" width="{}%" height="10"/>', ink, end)
    beyond = (bullet.actual is not None and bullet.actual > LEVELS_END) or bullet.open_ended
    return [bar, _arrow(min(end, 98.0))] if beyond else [bar]


def _arrow(at: float) -> Markup:
    return html('<svg x="{}%" overflow="visible"><path class="arrow" d="M-2 8l7 6-7 6z"/></svg>', at)


def _dot(bullet: Bullet, at: float, ink: str) -> Markup:
    at = min(max(at, DOT), 100 - DOT)
    line = Markup('<line class="rule" x1="0" x2="100%" y1="14" y2="14"/>')
    gap = (
        html('<line class="gap" x1="{}%" x2="{}%" y1="14" y2="14"/>', at, TARGET_AT)
        if at < TARGET_AT and bullet.judged
        else ""
    )
    nation = ""
    if bullet.nation:
        x = max(_at(bullet, bullet.nation.at), 0.5)
        nation = html(
            '<line class="nation" x1="{x}%" x2="{x}%" y1="8" y2="20"/><svg x="{x}%" overflow="visible">'
            '<text x="6" y="9">{label}</text></svg>',
            x=x,
            label=bullet.nation.label,
        )
    return html(
        '{line}{nation}{gap}<circle class="{ink}" cx="{at}%" cy="14" r="6.5"/>',
        line=line,
        nation=nation,
        gap=gap,
        ink=ink,
        at=at,
    )
