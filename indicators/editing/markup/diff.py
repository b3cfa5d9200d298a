"""Two states of the data files as HTML: the lines that differ with their numbers, and the verdicts that do."""

from collections.abc import Sequence

from markupsafe import Markup

from indicators.boards.view import View
from indicators.editing import Sides
from indicators.editing.boards.file_diff import Compared, DiffLine, LineDiff, line_diff
from indicators.editing.boards.history_entries import figures_words, turn_words
from indicators.editing.boards.impact import RowImpact
from indicators.markup.html import html
from indicators.markup.parts import symbol
from indicators.wording import Lang, count, day, say

SHOWN_VERDICTS = 60
SIGNS = {"-": "gone", "+": "come", " ": "same"}


def compared_html(compared: Compared, view: View, *, ahead: bool) -> Markup:
    """Return verdicts and lines that differ; `ahead` says that they would."""
    lang, suffix = view.lang, "_ahead" if ahead else ""
    lines = [diff_html(one, lang) for one in compared.diffs]
    heading = say(lang, f"history.lines{suffix}")
    shown = html("<h3>{}</h3>{}", heading, lines) if lines else html("<p>{}</p>", say(lang, "history.no_lines"))
    return _verdicts(compared, lang, suffix) + shown


def _verdicts(compared: Compared, lang: Lang, suffix: str) -> Markup:
    on = day(compared.on, lang)
    if compared.problems:
        first = compared.problems[0]
        words = say(lang, "history.not_compared", problem=f"{first.where}: {first.message(lang)}")
        return html("<p>{}</p>", words)
    unknown = ""
    if compared.unknown:
        words = say(lang, "history.unknown_nouns", names=", ".join(compared.unknown))
        unknown = html("<p>{}</p>", words)
    if not compared.verdicts:
        return html("<p>{}</p>{}", say(lang, f"history.no_verdict{suffix}", day=on), unknown)
    heads = [say(lang, f"history.{key}") for key in ("verdict", "figures", "board")]
    columns = [html('<th scope="col">{}</th>', head) for head in heads]
    rows = [_verdict(one, heads, lang) for one in compared.verdicts[:SHOWN_VERDICTS]]
    left = len(compared.verdicts) - SHOWN_VERDICTS
    more = html('<p class="about">{}</p>', count(lang, "history.left_out", left)) if left > 0 else ""
    heading = say(lang, f"history.verdicts{suffix}", day=on)
    return html(
        '<h3>{heading}</h3><table class="list turned"><thead><tr>{columns}</tr></thead><tbody>{rows}'
        "</tbody></table>{more}{unknown}",
        heading=heading,
        columns=columns,
        rows=rows,
        more=more,
        unknown=unknown,
    )


def _verdict(one: RowImpact, heads: Sequence[str], lang: Lang) -> Markup:
    named = html('<b>{}</b><br><span class="verdicts">{}</span>', one.name, _turn(one, lang))
    cells = (named, figures_words(one, lang), one.board)
    body = [html('<td data-head="{}">{}</td>', head, cell) for head, cell in zip(heads, cells, strict=True)]
    return html("<tr>{}</tr>", body)


def _turn(one: RowImpact, lang: Lang) -> str:
    """Return the verdict before and after, each with its mark; of an open year the pace."""
    if one.verdict_moves:
        sides = (one.verdict_before, one.verdict_after)
        marked = (html("<span>{} {}</span>", symbol(side), say(lang, f"verdict.{side}")) for side in sides)
        return Markup(" → ").join(marked)
    return turn_words(one, lang)


def diff_html(diff: LineDiff, lang: Lang) -> Markup:
    """Return the lines of one file that differ: number before, number after, sign and the exact line."""
    heading = say(lang, "history.file_lines", file=diff.name, added=diff.added, removed=diff.removed)
    rows = [_line(line, lang) for line in diff.lines]
    more = html('<p class="about">{}</p>', count(lang, "history.left_out", diff.left_out)) if diff.left_out else ""
    heads = [html('<th scope="col">{}</th>', say(lang, f"history.line_{key}")) for key in ("before", "after")]
    named = diff.name
    return html(
        '<figure class="lines"><figcaption>{heading}</figcaption>'
        '<div role="region" tabindex="0" aria-label="{named}"><table><thead class="vh"><tr>{heads}'
        '<th scope="col">{named}</th></tr></thead><tbody>{rows}</tbody></table></div>{more}</figure>',
        heading=heading,
        named=named,
        heads=heads,
        rows=rows,
        more=more,
    )


def _line(line: DiffLine, lang: Lang) -> Markup:
    if line.sign == "@":
        words = line.text or say(lang, "history.gap")
        return html('<tr class="gap"><td></td><td>{}</td><td><i></i><code>{}</code></td></tr>', line.after or "", words)
    numbers = [html("<td>{}</td>", n or "") for n in (line.before, line.after)]
    sign = "\u2212" if line.sign == "-" else line.sign
    return html(
        '<tr class="{kind}">{numbers}<td><i>{sign}</i><code>{text}</code></td></tr>',
        kind=SIGNS[line.sign],
        numbers=numbers,
        sign=sign,
        text=line.text,
    )


def conflicts_html(moved: Sequence[Sides], lang: Lang) -> Markup:
    """Return the three sides of each file that somebody changed meanwhile, as two sets of lines that differ."""
    return Markup().join(_conflict(sides, lang) for sides in moved)


def _conflict(sides: Sides, lang: Lang) -> Markup:
    known = sides.was is not None
    others = diff_html(line_diff(sides.name, sides.was, sides.now), lang) if known else ""
    gone = "" if known else html("<p>{}</p>", say(lang, "history.moved.forgotten"))
    start = sides.was if known else sides.now
    yours = diff_html(line_diff(sides.name, start, sides.wanted), lang)
    heading, theirs, mine = (
        say(lang, f"history.moved.{key}", file=sides.name) for key in ("heading", "others", "yours")
    )
    return html(
        '<section class="conflict"><h3>{heading}</h3>{gone}<p class="side">{theirs}</p>{others}'
        '<p class="side">{mine}</p>{yours}</section>',
        heading=heading,
        gone=gone,
        theirs=theirs,
        others=others,
        mine=mine,
        yours=yours,
    )
