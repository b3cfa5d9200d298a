"""The scoreboard as one string of HTML, its bullets as inline SVG."""

from functools import cache
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.context import STAND_IN
from indicators.boards.origins import LIST, RESULT
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard, VerdictCount, groups
from indicators.boards.standing import STALE
from indicators.markup.bullets import axis_html, bullet_html
from indicators.markup.html import html
from indicators.markup.parts import (
    CONTESTED,
    address,
    controls_html,
    foot_html,
    number_html,
    passport_link,
    sentence_html,
    symbol,
)
from indicators.wording import Lang, first_upper, say


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
    foot.append(html('<p class="foot legend">{}</p>', _legend(board)))
    foot.append(html('<p class="foot printed">{} {}</p>', say(lang, "report.sources"), ", ".join(_publishers(board))))
    foot.append(foot_html(lang, board.snapshot))
    return html(
        '<div class="board" lang="{lang}">{controls}<h1 class="sentence" data-passport="{key}">'
        '{sentence}</h1>{counts}<div class="remarks" data-passport="{key}">{first}</div>'
        "{more}{table}{foot}</div>",
        lang=lang,
        controls=controls_html(board.controls, board.view, board.today),
        key=LIST,
        sentence=_sentence(board),
        counts=_counts(board) if board.counts or board.legend else "",
        first=first,
        more=more,
        table=_table(board, board.rows),
        foot=foot,
    )


def _sentence(board: Scoreboard) -> Markup:
    """Return the sentence; the counts that end it are left out on a phone, where the squares below say them."""
    *before, (last, mark) = board.sentence_parts
    said, dot, counted = last.rpartition(". ")
    if board.open or mark or not dot:
        return sentence_html(board.sentence_parts, _tone(board))
    closing = html('<span class="counted"> {}</span>', counted)
    return sentence_html([*before, (f"{said}.", "")], _tone(board)) + closing


def _publishers(board: Scoreboard) -> list[str]:
    """Return who printed the figures and targets of a board, each once: the line of sources on paper."""
    rows = (*board.rows, *board.stand_ins, *board.others)
    origins = (one for r in rows for one in (r.actual_origin, r.target_origin) if one)
    return list(dict.fromkeys(one.publisher for one in origins))


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
    axis = (
        axis_html(say(lang, "table.scale"), levels=any(r.bullet and not r.bullet.in_points for r in rows))
        if drawn
        else ""
    )
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
        bullet=bullet_html(r.bullet, lang) if drawn else "",
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
