"""The feed of a language: what became known on which day, with the verdicts that turned. Atom, RFC 4287."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from indicators import markup
from indicators.boards.changes import ChangesBoard, changes
from indicators.boards.view import Unknown, View, parse_view
from indicators.publishing.addresses import Address, Scope
from indicators.publishing.static_markup import StaticMarkup
from indicators.wording import Lang, day, say

ATOM = "http://www.w3.org/2005/Atom"
DAYS = 24  # with news, the newest first
MOMENT = "T00:00:00Z"  # the sources name days alone


class News(NamedTuple):
    """What became known of the targets of one year on one day."""

    board: ChangesBoard
    page: str  # the file that shows them


def feed_xml(scope: Scope, lang: Lang, base: str) -> bytes:
    """Return the feed; `base` is the address of the site, ending in a slash, or empty where it is not known."""
    home = scope.home(lang)
    news = list(_news(scope, home))
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": lang} | ({"xml:base": base} if base else {}))
    name = news[0].board.area_name if news else home.area
    _text(feed, "title", say(lang, "publishing.feed.title", area=name))
    _text(feed, "id", _id(base, lang, "feed"))
    _text(feed, "updated", f"{news[0].board.view.as_of if news else scope.today}{MOMENT}")
    SubElement(feed, "link", {"rel": "self", "href": f"{base}{lang}/feed.xml"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{lang}/index.html"})
    _text(SubElement(feed, "author"), "name", say(lang, "page.title", area=name))
    static = StaticMarkup(scope, Address("home", home))
    for one in news:
        feed.append(_entry(one, lang, base, static))
    indent(feed)
    return tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _entry(one: News, lang: Lang, base: str, static: StaticMarkup) -> Element:
    board, on = one.board, one.board.view.as_of
    entry = Element("entry")
    words = {"area": board.area_name, "year": board.view.period, "day": day(on, lang)}
    _text(entry, "title", say(lang, "publishing.feed.entry", **words))
    _text(entry, "id", _id(base, lang, f"{board.view.area}/{board.view.period}/{on}"))
    _text(entry, "updated", f"{on}{MOMENT}")
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{one.page}"})
    _text(entry, "summary", board.sentence)
    content = _text(entry, "content", str(static.of(markup.changes_html(board, (), board.view))))
    content.set("type", "html")
    return entry


def _news(scope: Scope, home: View) -> Iterator[News]:
    """Yield what changed on each of the last days on which a figure or a target of the area became known."""
    found = 0
    for on in sorted(_days(scope, home.area), reverse=True):
        for year in (str(one) for one in (on.year + 1, on.year, on.year - 1)):
            asked = {"area": home.area, "lang": home.lang, "year": year}
            view = parse_view(scope.store, asked | {"as_of": on.isoformat()}, scope.today)
            link = scope.resolve("scoreboard", asked)
            if isinstance(view, Unknown) or link is None:
                continue
            board = changes(scope.store, view, on - timedelta(days=1), on)
            if board.changes:
                yield News(board, link.path)
                found += 1
        if found >= DAYS:
            return


def _days(scope: Scope, area: str) -> set[date]:
    book = scope.store.book
    figures = {a.known_from for a in book.actuals if a.area == area}
    targets = {t.in_force_from for t in book.targets if t.area == area}
    return {on for on in figures | targets if on and on <= scope.today}


def _id(base: str, lang: Lang, of: str) -> str:
    """Return a name of the entry for ever: below the address of the site, or one of its own where that is not known."""
    return f"{base}{lang}/feed.xml#{of}" if base.startswith("http") else f"tag:indicators,2025:{lang}/{of}"


def _text(parent: Element, name: str, words: str) -> Element:
    made = SubElement(parent, name)
    made.text = words
    return made
