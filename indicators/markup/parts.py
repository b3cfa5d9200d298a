"""The pieces that pages share: the mark of a verdict, the sentence, the controls."""

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from indicators.boards.origins import Origin
from indicators.boards.rows import EQUALS_PLAN, OFFICIAL_MISSED
from indicators.boards.view import Choice, Controls, PageLink, View
from indicators.markup.escape import text
from indicators.wording import LANGS, Lang, first_upper, say

DAYS = ("as_of", "since")  # what can also be picked from a calendar
HERE = "\0"  # stands for the address of the page until it is drawn; no data file may hold this character
SHAPES = {
    "missed": '<path class="full" d="M1 3h14L8 15z"/>',
    OFFICIAL_MISSED: '<path class="hollow" d="M2.5 4h11L8 13.5z"/>',
    "near_miss": '<path class="full" d="M8 1l7 7-7 7-7-7z"/>',
    "exceeded": '<path class="full" d="M1 13h14L8 1z"/>',
    "met": '<circle class="full" cx="8" cy="8" r="6.5"/>',
    EQUALS_PLAN: '<circle class="hollow" cx="8" cy="8" r="5.5"/>',
    "no_figure": '<circle class="thin" cx="8" cy="8" r="5.5"/>',
    "behind": '<path class="full" d="M6.5 1h3v8H14l-6 6-6-6h4.5z"/>',
    "near_pace": '<path class="full" d="M1 6.5h8V2l6 6-6 6V9.5H1z"/>',
    "ahead": '<path class="full" d="M6.5 15h3V7H14L8 1 2 7h4.5z"/>',
    "reached": '<path class="full" d="M2 1h12v2.5H2zM6.5 15h3v-5H14L8 4.5 2 10h4.5z"/>',
    "so_far": '<circle class="full" cx="8" cy="8" r="3.5"/>',
    "stale": '<path class="thin" d="M3 2h10M3 14h10M4.5 2c0 4 7 8 7 12M11.5 2c0 4-7 8-7 12"/>',  # an hourglass
    "watched": '<path class="thin" d="M3 8h10"/>',
    "not_comparable": '<path class="thin" d="M3 3l10 10M13 3L3 13"/>',
}


# Not equal: two figures of one thing that do not agree.
CONTESTED = (
    '<svg class="mark differ" viewBox="0 0 16 16" aria-hidden="true">'
    '<path class="thin" d="M2 5.5h12M2 10.5h12M10.5 1.5l-5 13"/></svg>'
)


def address(view: View, code: str) -> str:
    """Return the address of an indicator's page that keeps the view."""
    return f"indicator?{urlencode({'id': code, **view.params()})}"


def symbol(kind: str) -> str:
    """Return the mark of a verdict as inline SVG; its colour comes from the class."""
    tone = "met" if kind == EQUALS_PLAN else "missed" if kind == OFFICIAL_MISSED else kind
    return f'<svg class="mark {tone}" viewBox="0 0 16 16" aria-hidden="true">{SHAPES[kind]}</svg>'


def sentence_html(parts: Iterable[tuple[str, str]], tone: str) -> str:
    """Return a sentence with its marked words in the colour of the verdict, and what has a passport as a link to it."""
    marked = {"": lambda t, _: t, "strong": lambda t, _: f'<strong class="{tone}">{t}</strong>'}
    return "".join(marked.get(mark, passport_link)(text(t), mark) for t, mark in parts)


def controls_html(c: Controls, view: View, today: date, before: str = "") -> str:
    """Return the selects for year, basis, day and area; each carries the key of the address it changes."""
    lang = view.lang
    fields = (("year", (*c.years, *c.ranges)), ("basis", c.bases), ("as_of", c.days), ("area", c.areas))
    selects = "".join(select_html(key, say(lang, f"controls.{key}"), choices, lang) for key, choices in fields)
    return f'<div class="controls">{before}{selects}{picker_html(view, today)}</div>'


def picker_html(view: View, last: date, key: str = "as_of") -> str:
    """Return the calendar behind 'another day' of a select, up to a last day; it shows once that is chosen."""
    label = text(say(view.lang, "controls.pick_day"))
    dated = f'max="{last.isoformat()}" value="{view.as_of.isoformat()}"'
    return f'<input type="date" hidden data-key="{key}" aria-label="{label}" {dated}>'


def select_html(key: str, label: str, choices: tuple[Choice, ...], lang: Lang) -> str:
    """Return one select; the day can also be picked from a calendar."""
    options = "".join(
        f'<option value="{text(c.value)}"{" selected" if c.chosen else ""}>{text(c.label)}</option>' for c in choices
    )
    if key in DAYS:
        options += f'<option value="pick">{text(say(lang, "controls.other_day"))}</option>'
    return f'<select data-key="{key}" aria-label="{text(label)}">{options}</select>'


def number_html(words: str, origin: Origin | None, lang: Lang) -> str:
    """Return a number as a link to its passport, with publisher, day, file and line as its title."""
    if origin is None:
        return f'<span class="none">{text(words)}</span>'
    title = f"{first_upper(say(lang, 'table.source'))}: {origin.words}"
    return passport_link(text(words), origin.record, title)


def passport_link(inner: str, key: str, title: str = "") -> str:
    """Return inner HTML as the link that opens a passport over the page it stands on."""
    said = f' title="{text(title)}"' if title else ""
    return f'<a class="number" href="?{HERE}&amp;passport={text(key)}" data-passport="{text(key)}"{said}>{inner}</a>'


def way_html(way: PageLink, page: str) -> str:
    """Return the way to another page that shows another series of the same thing."""
    query = text(urlencode(way.query))
    return f'<a class="to-page" href="{page}?{query}" data-page="{page}">{text(way.words)}</a>'


def at_home(html: str, query: Mapping[str, str]) -> str:
    """Return the HTML of a page with the address of the page itself in its links to passports."""
    return html.replace(HERE, text(urlencode(query)))


def navigation_html(
    pages: Mapping[str, str], here: str, city: str, query: Mapping[str, str], kept: Mapping[str, str], lang: Lang
) -> str:
    """Return the row of pages and languages as real addresses; the one here is marked for eye and ear."""
    named = (
        f'<a class="city" href="./?{text(urlencode(query))}" data-page="scoreboard">{text(city)}</a>' if city else ""
    )
    links = "".join(_page_link(name, path == here, query, lang) for path, name in pages.items())
    languages = "".join(
        f'<a href="?{text(urlencode({**kept, "lang": one}))}" data-query="1" lang="{one}"'
        f"{' aria-current=true' if one == lang else ''}>{one.upper()}</a>"
        for one in LANGS
    )
    return (
        f'<nav aria-label="{text(say(lang, "nav.label"))}"><div class="pages">{named}{links}</div>'
        f'<div class="languages">{languages}</div></nav>'
    )


def _page_link(name: str, here: bool, query: Mapping[str, str], lang: Lang) -> str:
    path = "./" if name == "scoreboard" else name
    current = ' aria-current="page"' if here else ""
    words = text(say(lang, f"nav.{name}"))
    return f'<a href="{path}?{text(urlencode(query))}" data-page="{name}"{current}>{words}</a>'
