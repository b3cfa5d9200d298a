"""One file of the site: a page with its head, the row of pages above it, its files and its fingerprint below."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from markupsafe import Markup

from indicators.boards.origins import LIST, RESULT
from indicators.boards.view import area_name
from indicators.markup.downloads import NAMES
from indicators.markup.html import html
from indicators.publishing.addresses import Address, Link, Scope
from indicators.publishing.pages import Page, explained_html
from indicators.publishing.static_markup import StaticMarkup
from indicators.wording import LANGS, Lang, day, say

# Nothing from elsewhere is ever fetched or run; attributes of style place tiles and size charts.
POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src 'self'"
STYLES, SCRIPT, ICON = "assets/site.css", "assets/site.js", "assets/icon.png"
INDEX, SCHEMA = "api/v1/index.json", "api/v1/schema.json"
READING = ("scoreboard", "indicator", "comparison", "session", "sources", "glossary", "about")
DATED = ("scoreboard", "indicator", "comparison")  # pages that there are of past days
PRINT = "@@fingerprint@@"  # stands for the fingerprint until all else of the page is written
DIGITS = 12


def search_file(lang: Lang) -> str:
    """Return the file of what a search looks in."""
    return f"assets/search-{lang}.json"


def feed_file(lang: Lang) -> str:
    """Return the file of the feed."""
    return f"{lang}/feed.xml"


def beside(address: Address, ending: str) -> str:
    """Return the file beside a page that is taken away: its path with another ending."""
    return f"{address.path.removesuffix('.html')}{ending}"


def data_file(address: Address) -> str:
    """Return the file with the data of a page for programs."""
    return f"api/v1/{beside(address, '.json')}"


def document(scope: Scope, address: Address, page: Page, static: StaticMarkup) -> str:
    """Return the whole file of a page; its own fingerprint stands at its foot."""
    lang = address.view.lang
    body = static.of(page.body)
    body += static.of(explained_html(scope, address, {**_own(address), **static.fragments}))
    whole = html(
        '<!doctype html>\n<html lang="{lang}">\n{head}\n<body>\n<a class="skip" href="#main">{skip}</a>\n'
        '<header>{nav}</header>\n<main id="main">\n{body}\n</main>\n<footer class="board">{foot}</footer>\n'
        "</body>\n</html>\n",
        lang=lang,
        head=_head(address, page, static),
        skip=say(lang, "nav.skip"),
        nav=_navigation(scope, address, static),
        body=body,
        foot=_foot(address, page, static),
    )
    return _with_fingerprint(str(whole), scope.store.snapshot)


def _own(address: Address) -> dict[str, None]:
    """Return the passports of a page that other pages lead to: of its counts, of its indicator's result."""
    if address.view.until is not None:
        return {}
    if address.live == "scoreboard":
        return {LIST: None}
    return {f"{RESULT}{dict(address.asked)['id']}": None} if address.page == "indicator" else {}


def _with_fingerprint(whole: str, snapshot: str) -> str:
    """Return a page with its fingerprint instead of the snapshot, which any change of any file would make another."""
    for lang in LANGS:
        mark = say(lang, "passport.as_of", as_of="|", snapshot=snapshot).partition("|")[2].removesuffix(".")
        whole = whole.replace(mark, say(lang, "publishing.cited", print=PRINT))
        whole = whole.replace(say(lang, "page.snapshot", snapshot=snapshot), "")
    return whole.replace(PRINT, sha256(whole.encode()).hexdigest()[:DIGITS])


def _head(address: Address, page: Page, static: StaticMarkup) -> Markup:
    lang = address.view.lang
    others = [
        html('<link rel="alternate" hreflang="{}" href="{}">\n', one, static.href(link))
        for one, link in _languages(static, address).items()
    ]
    said = html('<meta name="description" content="{}">\n', page.said) if page.said else ""
    return html(
        '<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n{said}'
        '<link rel="stylesheet" href="{styles}">\n<link rel="icon" href="{icon}">\n{others}'
        '<link rel="alternate" type="application/atom+xml" title="{changes}" href="{feed}">\n'
        '<script defer src="{script}"></script>\n</head>',
        policy=POLICY,
        title=page.title,
        said=said,
        styles=static.file(STYLES),
        icon=static.file(ICON),
        others=others,
        changes=say(lang, "publishing.changes"),
        feed=static.file(feed_file(lang)),
        script=static.file(SCRIPT),
    )


def _languages(static: StaticMarkup, address: Address) -> Mapping[Lang, Link]:
    """Return the same page in the other languages of the site."""
    others = (one for one in static.scope.langs if one != address.view.lang)
    return {one: Link(replace(address, view=replace(address.view, lang=one))) for one in others}


def _navigation(scope: Scope, address: Address, static: StaticMarkup) -> Markup:
    lang, query = address.view.lang, address.view.params()
    if address.view.until:
        query |= {"year": str(address.view.as_of.year)}
    home = html('<a class="city" href="{}">{}</a>', static.href(Link(Address("home", scope.home(lang)))),
                area_name(scope.store.book.areas[scope.home(lang).area], lang))  # fmt: skip
    links = [_page_link(name, scope, address, query, static) for name in READING]
    languages = [html('<a lang="{one}" aria-current="true" href="#main">{name}</a>', one=lang, name=lang.upper())]
    languages += [
        html('<a lang="{one}" hreflang="{one}" href="{to}">{name}</a>', one=one, to=static.href(to), name=one.upper())
        for one, to in _languages(static, address).items()
    ]
    sought = Markup() if address.page == "record" else _search(lang, static)
    return html(
        '<nav class="board" aria-label="{label}"><div class="pages">{home}{links}</div>{sought}'
        '<div class="languages">{languages}</div></nav>',
        label=say(lang, "nav.label"),
        home=home,
        links=links,
        sought=sought,
        languages=languages,
    )


def _search(lang: Lang, static: StaticMarkup) -> Markup:
    """Return the search over the titles of all pages, which a script shows and serves."""
    at = html('data-index="{}" data-root="{}"', static.file(search_file(lang)), static.file("."))
    asked = html('aria-label="{label}" placeholder="{label}"', label=say(lang, "publishing.search"))
    return html(
        '<div class="search" hidden {at} data-none="{none}"><input type="search" {asked} autocomplete="off" '
        'spellcheck="false" maxlength="60"><ul role="status"></ul></div>',
        at=at,
        none=say(lang, "publishing.none_found"),
        asked=asked,
    )


def _page_link(name: str, scope: Scope, address: Address, query: Mapping[str, str], static: StaticMarkup) -> Markup:
    """Return one link of the row of pages.

    A page of a past day leads to pages of that day, or to addresses that stay: else it would change with the newest.
    """
    lang, past = address.view.lang, address.view.dated
    asked = scope.session_of(address.view) if name == "session" else query
    link = scope.resolve(name, asked)
    if link is None and not (past and name in DATED):
        link = scope.resolve(name, {"lang": lang})
    if link is None:
        return Markup()
    words = say(lang, f"publishing.{name}" if name in ("glossary", "about") else f"nav.{name}")
    current = Markup(' aria-current="page"') if address.live == name else ""
    return html('<a href="{}"{}>{}</a>', static.href(link), current, words)


def _foot(address: Address, page: Page, static: StaticMarkup) -> Markup:
    """Return what to take away, what the page is as of, and its fingerprint."""
    lang, view = address.view.lang, address.view
    taken = [_taken(words, links) for words, links in _offers(address, page, static)]
    parts = [say(lang, "publishing.as_of", day=day(view.as_of, lang)), say(lang, "publishing.fingerprint", print=PRINT)]
    feed = html('<a href="{}">{}</a>', static.file(feed_file(lang)), say(lang, "publishing.changes"))
    offered = html('<div class="downloads">{}</div>', taken) if taken else ""
    return html('{}<p class="foot">{} · {}</p>', offered, " · ".join(parts), feed)


def _taken(words: str, links: list[tuple[str, str]]) -> Markup:
    shown = [html('<a href="{}" aria-label="{} {}" download>{}</a>', to, words, name, name) for name, to in links]
    return html("<p><span>{}</span>{}</p>", words, shown)


def _offers(address: Address, page: Page, static: StaticMarkup) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    lang = address.view.lang
    for key in page.tables:
        of = "" if len(page.tables) == 1 else f"-{key}"
        forms = [(NAMES[form], static.file(beside(address, f"{of}.{form}"))) for form in ("csv", "xlsx")]
        yield say(lang, f"download.offer.{key}"), forms
    if page.charts:
        drawn = [
            (say(lang, f"publishing.chart.{key}"), static.file(beside(address, f"-{key}.svg"))) for key in page.charts
        ]
        yield say(lang, "publishing.picture"), drawn
    for ending, key in (("html", "deck"), ("pdf", "handout")):
        if ending in page.documents:
            name = beside(address, f"-{key}.{ending}")
            yield say(lang, f"download.offer.{key}"), [(NAMES[ending], static.file(name))]
    if page.data is not None:
        yield say(lang, "publishing.take"), [("JSON", static.file(data_file(address)))]
    if address.page == "about":
        files = (("index", INDEX), ("schema", SCHEMA))
        yield (
            say(lang, "publishing.take"),
            [(say(lang, f"publishing.about_page.{n}"), static.file(f)) for n, f in files],
        )
