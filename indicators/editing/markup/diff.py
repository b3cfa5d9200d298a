"""Two states of the data files as HTML: the lines that differ with their numbers, and the verdicts that do."""

from collections.abc import Sequence

from indicators.boards.view import View
from indicators.editing import Sides
from indicators.editing.boards.file_diff import Compared, DiffLine, LineDiff, line_diff
from indicators.editing.boards.history_entries import figures_words, turn_words
from indicators.editing.boards.impact import RowImpact
from indicators.markup.escape import text
from indicators.markup.parts import symbol
from indicators.wording import Lang, count, day, say

SHOWN_VERDICTS = 60
SIGNS = {"-": "gone", "+": "come", " ": "same"}


def compared_html(compared: Compared, view: View, *, ahead: bool) -> str:
    """Return verdicts and lines that differ; `ahead` says that they would."""
    lang, suffix = view.lang, "_ahead" if ahead else ""
    lines = "".join(diff_html(one, lang) for one in compared.diffs)
    heading = say(lang, f"history.lines{suffix}")
    shown = f"<h3>{text(heading)}</h3>{lines}" if lines else f"<p>{text(say(lang, 'history.no_lines'))}</p>"
    return f"{_verdicts(compared, lang, suffix)}{shown}"


def _verdicts(compared: Compared, lang: Lang, suffix: str) -> str:
    on = day(compared.on, lang)
    if compared.problems:
        first = compared.problems[0]
        words = say(lang, "history.not_compared", problem=f"{first.where}: {first.message(lang)}")
        return f"<p>{text(words)}</p>"
    unknown = ""
    if compared.unknown:
        words = say(lang, "history.unknown_nouns", names=", ".join(compared.unknown))
        unknown = f"<p>{text(words)}</p>"
    if not compared.verdicts:
        return f"<p>{text(say(lang, f'history.no_verdict{suffix}', day=on))}</p>{unknown}"
    heads = [text(say(lang, f"history.{key}")) for key in ("verdict", "figures", "board")]
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
    rows = "".join(_verdict(one, heads, lang) for one in compared.verdicts[:SHOWN_VERDICTS])
    left = len(compared.verdicts) - SHOWN_VERDICTS
    more = f'<p class="about">{text(count(lang, "history.left_out", left))}</p>' if left > 0 else ""
    heading = text(say(lang, f"history.verdicts{suffix}", day=on))
    return (
        f'<h3>{heading}</h3><table class="list turned"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>'
        f"{more}{unknown}"
    )


def _verdict(one: RowImpact, heads: Sequence[str], lang: Lang) -> str:
    named = f'<b>{text(one.name)}</b><br><span class="verdicts">{_turn(one, lang)}</span>'
    cells = (named, text(figures_words(one, lang)), text(one.board))
    body = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads, cells, strict=True))
    return f"<tr>{body}</tr>"


def _turn(one: RowImpact, lang: Lang) -> str:
    """Return the verdict before and after, each with its mark; of an open year the pace."""
    if one.verdict_moves:
        sides = (one.verdict_before, one.verdict_after)
        marked = (f"<span>{symbol(side)} {text(say(lang, f'verdict.{side}'))}</span>" for side in sides)
        return " → ".join(marked)
    return text(turn_words(one, lang))


def diff_html(diff: LineDiff, lang: Lang) -> str:
    """Return the lines of one file that differ: number before, number after, sign and the exact line."""
    heading = say(lang, "history.file_lines", file=diff.name, added=diff.added, removed=diff.removed)
    rows = "".join(_line(line, lang) for line in diff.lines)
    more = f'<p class="about">{text(count(lang, "history.left_out", diff.left_out))}</p>' if diff.left_out else ""
    heads = "".join(f'<th scope="col">{text(say(lang, f"history.line_{key}"))}</th>' for key in ("before", "after"))
    named = text(diff.name)
    return (
        f'<figure class="lines"><figcaption>{text(heading)}</figcaption>'
        f'<div role="region" tabindex="0" aria-label="{named}"><table>'
        f'<thead class="vh"><tr>{heads}<th scope="col">{named}</th></tr></thead><tbody>{rows}</tbody></table></div>'
        f"{more}</figure>"
    )


def _line(line: DiffLine, lang: Lang) -> str:
    if line.sign == "@":
        words = text(line.text or say(lang, "history.gap"))
        return f'<tr class="gap"><td></td><td>{line.after or ""}</td><td><i></i><code>{words}</code></td></tr>'
    numbers = "".join(f"<td>{n or ''}</td>" for n in (line.before, line.after))
    sign = "\u2212" if line.sign == "-" else line.sign
    return f'<tr class="{SIGNS[line.sign]}">{numbers}<td><i>{sign}</i><code>{text(line.text)}</code></td></tr>'


def conflicts_html(moved: Sequence[Sides], lang: Lang) -> str:
    """Return the three sides of each file that somebody changed meanwhile, as two sets of lines that differ."""
    return "".join(_conflict(sides, lang) for sides in moved)


def _conflict(sides: Sides, lang: Lang) -> str:
    known = sides.was is not None
    others = diff_html(line_diff(sides.name, sides.was, sides.now), lang) if known else ""
    gone = "" if known else f"<p>{text(say(lang, 'history.moved.forgotten'))}</p>"
    start = sides.was if known else sides.now
    yours = diff_html(line_diff(sides.name, start, sides.wanted), lang)
    heading, theirs, mine = (
        text(say(lang, f"history.moved.{key}", file=sides.name)) for key in ("heading", "others", "yours")
    )
    return (
        f'<section class="conflict"><h3>{heading}</h3>{gone}<p class="side">{theirs}</p>{others}'
        f'<p class="side">{mine}</p>{yours}</section>'
    )
