"""The pieces that pages share: the mark of a verdict, the sentence, the controls."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.origins import Origin
from indicators.boards.rows import EQUALS_PLAN, OFFICIAL_MISSED
from indicators.boards.view import Choice, Controls, PageLink, View
from indicators.markup.html import html
from indicators.wording import LANGS, Lang, day, first_upper, lower_first, say

DAYS = ("as_of", "since")  # what can also be picked from a calendar
INKS = (6, 20, 34, 48, 62)  # of tiles, from the smallest figures to the largest, in per cent
HERE = "\0"  # stands for the address of the page until it is drawn; no data file may hold this character
SHAPES = {
    "missed": Markup('<path class="full" d="M1 3h14L8 15z"/>'),
    OFFICIAL_MISSED: Markup('<path class="hollow" d="M2.5 4h11L8 13.5z"/>'),
    "near_miss": Markup('<path class="full" d="M8 1l7 7-7 7-7-7z"/>'),
    "exceeded": Markup('<path class="full" d="M1 13h14L8 1z"/>'),
    "met": Markup('<circle class="full" cx="8" cy="8" r="6.5"/>'),
    EQUALS_PLAN: Markup('<circle class="hollow" cx="8" cy="8" r="5.5"/>'),
    "no_figure": Markup('<circle class="thin" cx="8" cy="8" r="5.5"/>'),
    "behind": Markup('<path class="full" d="M6.5 1h3v8H14l-6 6-6-6h4.5z"/>'),
    "near_pace": Markup('<path class="full" d="M1 6.5h8V2l6 6-6 6V9.5H1z"/>'),
    "ahead": Markup('<path class="full" d="M6.5 15h3V7H14L8 1 2 7h4.5z"/>'),
    "reached": Markup('<path class="full" d="M2 1h12v2.5H2zM6.5 15h3v-5H14L8 4.5 2 10h4.5z"/>'),
    "so_far": Markup('<circle class="full" cx="8" cy="8" r="3.5"/>'),
    "stale": Markup('<path class="thin" d="M3 2h10M3 14h10M4.5 2c0 4 7 8 7 12M11.5 2c0 4-7 8-7 12"/>'),  # an hourglass
    "watched": Markup('<path class="thin" d="M3 8h10"/>'),
    "not_comparable": Markup('<path class="thin" d="M3 3l10 10M13 3L3 13"/>'),
}


# Not equal: two figures of one thing that do not agree.
CONTESTED = Markup(
    '<svg class="mark differ" viewBox="0 0 16 16" aria-hidden="true">'
    '<path class="thin" d="M2 5.5h12M2 10.5h12M10.5 1.5l-5 13"/></svg>'
)


@lru_cache(maxsize=1024)
def address(view: View, code: str) -> str:
    """Return the address of an indicator's page that keeps the view."""
    return f"indicator?{urlencode({'id': code, **view.params()})}"


@cache
def symbol(kind: str) -> Markup:
    """Return the mark of a verdict as inline SVG; its colour comes from the class."""
    tone = "met" if kind == EQUALS_PLAN else "missed" if kind == OFFICIAL_MISSED else kind
    return html('<svg class="mark {}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', tone, SHAPES[kind])


def shade(share: float, least: float) -> int:
    """Return the ink of a tile in per cent: five steps from the least share to the largest, told apart by eye."""
    step = (share - least) / (1 - least) * len(INKS) if least < 1 else 0
    return INKS[min(max(int(step), 0), len(INKS) - 1)]


def sentence_html(parts: Iterable[tuple[str, str]], tone: str) -> Markup:
    """Return a sentence with its marked words in the colour of the verdict, and what has a passport as a link to it."""
    marked = {"": lambda t, _: t, "strong": lambda t, _: html('<strong class="{}">{}</strong>', tone, t)}
    return Markup().join((marked.get(mark, passport_link)(t, mark) for t, mark in parts))


def controls_html(c: Controls, view: View, today: date, before: Markup = Markup()) -> Markup:
    """Return the selects for year, basis, day and area; each carries the key of the address it changes."""
    lang = view.lang
    fields = (("year", (*c.years, *c.ranges, *c.before)), ("basis", c.bases), ("as_of", c.days), ("area", c.areas))
    selects = [select_html(key, say(lang, f"controls.{key}"), choices, lang) for key, choices in fields]
    return html('<div class="controls">{}{}{}</div>', before, selects, picker_html(view, today))


def picker_html(view: View, last: date, key: str = "as_of") -> Markup:
    """Return the calendar behind 'another day' of a select, up to a last day; it shows once that is chosen."""
    label = say(view.lang, "controls.pick_day")
    dated = html('max="{}" value="{}"', last.isoformat(), view.as_of.isoformat())
    return html('<input type="date" hidden data-key="{}" aria-label="{}" {}>', key, label, dated)


def select_html(key: str, label: str, choices: tuple[Choice, ...], lang: Lang) -> Markup:
    """Return one select; the day can also be picked from a calendar."""
    options = Markup().join(
        html('<option value="{}"{}>{}</option>', c.value, " selected" if c.chosen else "", c.label) for c in choices
    )
    if key in DAYS:
        options += html('<option value="pick">{}</option>', say(lang, "controls.other_day"))
    return html('<select data-key="{}" aria-label="{}">{}</select>', key, label, options)


def search_html(lang: Lang, label: str, found: str, asked: Markup = Markup(), said: str = "") -> Markup:
    """Return a search that works in the page alone; the words for none, one and many found go with it.

    `label` and `found` are keys of texts, `asked` is the attribute with what is searched at first.
    """
    words = [html(' data-{}="{}"', key, say(lang, f"{found}.{key}", n="{n}")) for key in ("none", "one", "many")]
    return html(
        '<input type="search" data-search{asked} placeholder="{label}" aria-label="{label}" maxlength="60" '
        'autocomplete="off" spellcheck="false"><span class="found" role="status"{words}>{said}</span>',
        asked=asked,
        label=say(lang, label),
        words=words,
        said=said,
    )


def number_html(words: str, origin: Origin | None, lang: Lang) -> Markup:
    """Return a number as a link to its passport, with publisher and day as its title."""
    if origin is None:
        return html('<span class="none">{}</span>', words)
    title = f"{first_upper(say(lang, 'table.source'))}: {origin.words}"
    return passport_link(words, origin.record, title)


def passport_link(inner: str, key: str, title: str = "") -> Markup:
    """Return a text or HTML as the link that opens a passport over the page it stands on."""
    if title:
        return html(
            '<a class="number" href="?{}&amp;passport={}" data-passport="{}" title="{}">{}</a>',
            HERE, key, key, title, inner,
        )  # fmt: skip
    return html('<a class="number" href="?{}&amp;passport={}" data-passport="{}">{}</a>', HERE, key, key, inner)


def way_html(way: PageLink, page: str) -> Markup:
    """Return the way to another page that shows another series of the same thing."""
    query = urlencode(way.query)
    return html(
        '<a class="to-page" href="{page}?{query}" data-page="{page}">{words}</a>',
        page=page,
        query=query,
        words=way.words,
    )


def foot_html(lang: Lang, snapshot: str) -> Markup:
    """Return the last line of a page: how to ask for a source, which paper cannot, and which data it shows."""
    asked = html('<span class="asked">{} · </span>', say(lang, "page.sources_note"))
    return html('<p class="foot">{}{}</p>', asked, say(lang, "page.snapshot", snapshot=snapshot))


def permanent_html(href: str, words: str, lang: Lang) -> Markup:
    """Return the way to the file of a page on the published site."""
    return html('<p class="board permanent" lang="{}"><a class="other-year" href="{}">{}</a></p>', lang, href, words)


def at_home(page: Markup, query: Mapping[str, str]) -> Markup:
    """Return the HTML of a page with the address of the page itself in its links to passports."""
    return page.replace(HERE, urlencode(query))


def navigation_html(
    pages: Mapping[str, str], here: str, city: str, query: Mapping[str, str], kept: Mapping[str, str], lang: Lang
) -> Markup:
    """Return the row of pages and languages as real addresses; the one here is marked for eye and ear."""
    named = html('<a class="city" href="./?{}" data-page="scoreboard">{}</a>', urlencode(query), city) if city else ""
    links = [_page_link(name, path == here, query, lang) for path, name in pages.items()]
    languages = [
        html(
            '<a href="?{query}" data-query="1" lang="{lang}"{current}>{name}</a>',
            query=urlencode({**kept, "lang": one}),
            lang=one,
            current=" aria-current=true" if one == lang else "",
            name=one.upper(),
        )
        for one in LANGS
    ]
    return html(
        '<nav aria-label="{label}"><div class="pages">{named}{links}</div><div class="languages">'
        "{languages}</div></nav>",
        label=say(lang, "nav.label"),
        named=named,
        links=links,
        languages=languages,
    )


def printed_html(area: str, page: str, as_of: date, lang: Lang) -> Markup:
    """Return what stands over a page on paper alone: whose it is, which page, and as of which day."""
    return html(
        '<p class="printed">{} · {} · {}</p>', area, page, lower_first(say(lang, "controls.day", day=day(as_of, lang)))
    )


def _page_link(name: str, here: bool, query: Mapping[str, str], lang: Lang) -> Markup:
    path = "./" if name == "scoreboard" else name
    current = Markup(' aria-current="page"') if here else ""
    words = say(lang, f"nav.{name}")
    return html(
        '<a href="{path}?{query}" data-page="{name}"{current}>{words}</a>',
        path=path,
        query=urlencode(query),
        name=name,
        current=current,
        words=words,
    )
