"""The plain pages: an address that names nothing, and data files with problems."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.view import Unknown
from indicators.markup.html import Part, html
from indicators.problems import Problem
from indicators.wording import Lang, count, say

SHOWN_PROBLEMS = 5


def unknown_html(unknown: Unknown) -> Markup:
    """Return the plain page for an address that names nothing, with the nearest valid ones."""
    lang = unknown.lang
    items = [
        html('<li><a href="?{}" data-query="1">{}</a></li>', urlencode(query), label)
        for label, query in unknown.choices
    ]
    near = html('<p>{}</p><ul class="choices">{}</ul>', say(lang, "unknown.choices"), items) if items else ""
    return html(
        '<div class="board" lang="{lang}"><h1 class="sentence">{heading}</h1><p>{message}</p>{near}</div>',
        lang=lang,
        heading=say(lang, "unknown.heading"),
        message=unknown.message,
        near=near,
    )


def banner_html(problems: Sequence[Problem], snapshot: str | None, lang: Lang, *, quoted: bool = True) -> Markup:
    """Return what is wrong with the data files: file, line, what is there and what to write.

    To whom drafts are not shown it names the places alone: the words of a file may be those of a draft.
    """
    head = say(lang, "data.last_good", snapshot=snapshot) if snapshot else say(lang, "data.nothing")
    return _banner(problems, head, say(lang, "data.check" if quoted else "data.mended"), lang, quoted=quoted)


def lost_html(problems: Sequence[Problem], snapshot: str, query: Mapping[str, str], lang: Lang) -> Markup:
    """Return what the files have lost, and the link by which a planner accepts that."""
    link = html('<a href="planning?{}" data-page="planning">{}</a>', urlencode(query), say(lang, "data.accept"))
    check = say(lang, "data.lost_check")
    return _banner(problems, say(lang, "data.lost", snapshot=snapshot), html("{} {}", check, link), lang)


def damage_html(problems: Sequence[Problem], lang: Lang) -> Markup:
    """Return which files of saves and imports cannot be read, and what to do; the figures are not touched by it."""
    return _banner(problems, say(lang, "data.damage"), say(lang, "data.damage_check"), lang)


def _banner(problems: Sequence[Problem], head: str, check: Part, lang: Lang, *, quoted: bool = True) -> Markup:
    """Return a banner; `check` says what to do."""
    said = ((p.where, p.message(lang) if quoted else "") for p in problems[:SHOWN_PROBLEMS])
    items = [html("<li><code>{}</code> {}</li>", *one) for one in said]
    more = len(problems) - SHOWN_PROBLEMS
    rest = html("<p>{}</p>", count(lang, "data.more", more)) if more > 0 else ""
    return html(
        '<div class="board banner" role="alert" lang="{lang}"><p><b>{head}</b></p><ul>{items}</ul>'
        "{rest}<p>{check}</p></div>",
        lang=lang,
        head=head,
        items=items,
        rest=rest,
        check=check,
    )
