"""The plain pages: an address that names nothing, and data files with problems."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from indicators.boards.view import Unknown
from indicators.markup.escape import text
from indicators.problems import Problem
from indicators.wording import Lang, count, say

SHOWN_PROBLEMS = 5


def unknown_html(unknown: Unknown) -> str:
    """Return the plain page for an address that names nothing, with the nearest valid ones."""
    lang = unknown.lang
    items = "".join(
        f'<li><a href="?{text(urlencode(query))}" data-query="1">{text(label)}</a></li>'
        for label, query in unknown.choices
    )
    near = f'<p>{text(say(lang, "unknown.choices"))}</p><ul class="choices">{items}</ul>' if items else ""
    return (
        f'<div class="board" lang="{lang}"><h1 class="sentence">{text(say(lang, "unknown.heading"))}</h1>'
        f"<p>{text(unknown.message)}</p>{near}</div>"
    )


def banner_html(problems: Sequence[Problem], snapshot: str | None, lang: Lang) -> str:
    """Return what is wrong with the data files: file, line, what is there and what to write."""
    head = say(lang, "data.last_good", snapshot=snapshot) if snapshot else say(lang, "data.nothing")
    return _banner(problems, head, text(say(lang, "data.check")), lang)


def lost_html(problems: Sequence[Problem], snapshot: str, query: Mapping[str, str], lang: Lang) -> str:
    """Return what the files have lost, and the link by which a planner accepts that."""
    link = f'<a href="planning?{text(urlencode(query))}" data-page="planning">{text(say(lang, "data.accept"))}</a>'
    check = text(say(lang, "data.lost_check"))
    return _banner(problems, say(lang, "data.lost", snapshot=snapshot), f"{check} {link}", lang)


def damage_html(problems: Sequence[Problem], lang: Lang) -> str:
    """Return which files of saves and imports cannot be read, and what to do; the figures are not touched by it."""
    return _banner(problems, say(lang, "data.damage"), text(say(lang, "data.damage_check")), lang)


def _banner(problems: Sequence[Problem], head: str, check: str, lang: Lang) -> str:
    """Return a banner; `check` is HTML."""
    items = "".join(f"<li><code>{text(p.where)}</code> {text(p.message(lang))}</li>" for p in problems[:SHOWN_PROBLEMS])
    more = len(problems) - SHOWN_PROBLEMS
    rest = f"<p>{text(count(lang, 'data.more', more))}</p>" if more > 0 else ""
    return (
        f'<div class="board banner" role="alert" lang="{lang}"><p><b>{text(head)}</b></p>'
        f"<ul>{items}</ul>{rest}<p>{check}</p></div>"
    )
