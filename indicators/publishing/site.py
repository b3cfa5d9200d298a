"""The whole site: every page that can be reached from the first ones, with the files beside it."""

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from indicators import sheets
from indicators.boards.tables import Table
from indicators.encoding import json_text
from indicators.markup.html import html
from indicators.publishing.addresses import Address, Scope
from indicators.publishing.assets import icon, picture_styles, styles, web
from indicators.publishing.document import (
    ICON,
    INDEX,
    SCHEMA,
    SCRIPT,
    STYLES,
    beside,
    data_file,
    document,
    feed_file,
    search_file,
)
from indicators.publishing.feed import feed_xml
from indicators.publishing.files import SiteFolder
from indicators.publishing.pages import Page, page_of
from indicators.publishing.schema import SCHEMA_JSON
from indicators.publishing.static_markup import StaticMarkup
from indicators.session.html.charts import chart_svg
from indicators.wording import say

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
DOCUMENTS = {"html": "deck", "pdf": "handout"}
DECK = "-deck.html"  # its letters, the most of it, are packed already
SNAPSHOT = "snapshot"  # in tables and data: which any change of any file would make another


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as the index, the search and the map of the site name it."""

    address: Address
    title: str
    has_data: bool


def publish(scope: Scope, folder: SiteFolder, base: str, told: Callable[[int], None]) -> int:
    """Write the site of a scope and return the number of its pages; `told` hears how many are written.

    `base` is the address the site is served at, ending in a slash, or empty. Raises `ForeignFileError` and
    `OSError` as `SiteFolder.write` does.
    """
    listed = []
    for page in _pages(scope, folder):
        listed.append(page)
        told(len(listed))
    for path, content in _shared(scope, listed, base):
        folder.write(path, content)
    folder.close({SNAPSHOT: scope.store.snapshot, "as_of": scope.today.isoformat()})
    return len(listed)


def _pages(scope: Scope, folder: SiteFolder) -> Iterator[SitePage]:
    """Write every page that can be reached, with the files beside it, and yield it."""
    first = [Address("root", scope.home(scope.langs[0])), *(Address("home", scope.home(lang)) for lang in scope.langs)]
    waiting, known = deque(first), {one.path for one in first}
    while waiting:
        address = waiting.popleft()
        page, static = page_of(scope, address), StaticMarkup(scope, address)
        folder.write(address.path, document(scope, address, page, static).encode())
        for path, content in _beside(address, page):
            folder.write(path, content, packed=not path.endswith(DECK))
        for path, one in sorted(static.linked.items()):
            if path not in known:
                known.add(path)
                waiting.append(one)
        yield SitePage(address, page.title, page.data is not None)


def _beside(address: Address, page: Page) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a page offers to take away."""
    for key, table in page.tables.items():
        of = "" if len(page.tables) == 1 else f"-{key}"
        for form, write in sheets.WRITERS.items():
            yield beside(address, f"{of}.{form}"), write(_without_snapshot(table))
    for name, chart in page.charts.items():
        yield beside(address, f"-{name}.svg"), chart_svg(chart, picture_styles()).encode()
    for ending, make in page.documents.items():
        yield beside(address, f"-{DOCUMENTS[ending]}.{ending}"), make()
    if page.data is not None:
        plain = {key: one for key, one in page.data.items() if key != SNAPSHOT}
        yield data_file(address), _compact(plain)


def _without_snapshot(table: Table) -> Table:
    """Return a table without the snapshot; the manifest of the site names it once."""
    kept = [n for n, name in enumerate(table.columns) if name != SNAPSHOT]
    label = say(table.lang, "download.notes.snapshot")
    return replace(
        table,
        columns=tuple(table.columns[n] for n in kept),
        headings=tuple(table.headings[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in table.rows),
        notes=tuple(note for note in table.notes if note.label != label),
    )


def _shared(scope: Scope, listed: list[SitePage], base: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the whole site."""
    yield STYLES, styles()
    yield SCRIPT, web("site.js").encode()
    yield ICON, icon()
    yield INDEX, json_text(_index(scope, listed)).encode()
    yield SCHEMA, SCHEMA_JSON.encode()
    yield "404.html", _nowhere(scope, base).encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode()
    yield "sitemap.xml", _sitemap(listed, base)
    for lang in scope.langs:
        yield search_file(lang), _search(scope, lang, listed)
        yield feed_file(lang), feed_xml(scope, lang, base)


def _index(scope: Scope, listed: list[SitePage]) -> Mapping[str, Any]:
    """Return what there is for programs: each page with data, its file and its view."""
    pages = [
        {
            "page": one.address.page,
            "title": one.title,
            **one.address.params(),
            "html": one.address.path,
            "json": data_file(one.address),
        }
        for one in listed
        if one.has_data and one.address.page not in ("home", "root")
    ]
    return {SNAPSHOT: scope.store.snapshot, "as_of": scope.today.isoformat(), "schema": SCHEMA, "pages": pages}


def _search(scope: Scope, lang: str, listed: list[SitePage]) -> bytes:
    """Return the titles that a search looks in, with their pages: those of today, and every session."""
    home = scope.home("en" if lang == "en" else "vi")
    found = [
        [one.title, one.address.path]
        for one in listed
        if one.address.view.lang == lang
        and (
            one.address.page in ("session", "communes", "glossary", "about")
            or (one.address.page == "indicator" and one.address.view == home)
            or (one.address.page == "scoreboard" and not one.address.view.dated)
        )
        and not (one.address.page == "communes" and one.address.view.dated)
    ]
    return _compact(found)


def _compact(plain: object) -> bytes:
    return f"{json.dumps(plain, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _sitemap(listed: list[SitePage], base: str) -> bytes:
    """Return the map of the site: the pages of today; those of the past are reached from them."""
    whole = Element("urlset", {"xmlns": SITEMAP})
    for one in listed:
        if not one.address.view.dated and one.address.page != "record":
            SubElement(SubElement(whole, "url"), "loc").text = f"{base}{one.address.path}"
    return tostring(whole, encoding="utf-8", xml_declaration=True) + b"\n"


def _nowhere(scope: Scope, base: str) -> str:
    """Return the page for an address that names none; it may stand at any depth, so its links begin at the base."""
    said = [
        html(
            '<div lang="{lang}"><h1 class="sentence">{title}</h1><p>{about}</p><p class="choices"><a href="{to}">{home}'
            "</a></p></div>",
            lang=lang,
            title=say(lang, "publishing.found_none"),
            about=say(lang, "publishing.found_none_about"),
            to=f"{base or '/'}{lang}/index.html",
            home=say(lang, "nav.scoreboard"),
        )
        for lang in scope.langs
    ]
    return html(
        '<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width"><title>{title}</title><link rel="stylesheet" href="{styles}"></head>\n'
        '<body><main class="board prose">{said}</main></body>\n</html>\n',
        lang=scope.langs[0],
        title=say(scope.langs[0], "publishing.found_none"),
        styles=f"{base or '/'}{STYLES}",
        said=said,
    )
