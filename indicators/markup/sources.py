"""The sources page as HTML: the sentence, the doubts by kind, the release calendar, the documents by publisher."""

from collections.abc import Iterable
from itertools import repeat

from markupsafe import Markup

from indicators.boards.releases import ShownRelease
from indicators.boards.sources import Document, DoubtGroup, Publisher, ShownDoubt, ShownRow, SourcesBoard
from indicators.markup.html import html, link
from indicators.markup.parts import (
    address,
    foot_html,
    passport_link,
    picker_html,
    search_html,
    select_html,
    sentence_html,
)
from indicators.wording import Lang, count, day, number, say

COUNTS = ("figures", "targets", "claims", "records")
RELEASE = ("indicator", "stage", "due", "state", "rests", "source")


def sources_html(board: SourcesBoard) -> Markup:
    """Return the whole sources page as one string of HTML."""
    lang = board.view.lang
    return html(
        '<div class="board sources" lang="{lang}">{controls}<h1 class="sentence">{sentence}</h1>'
        '<p class="notes">{remark}</p>{doubts}{warnings}{calendar}{documents}{foot}</div>',
        lang=lang,
        controls=_controls(board),
        sentence=sentence_html(board.sentence_parts, "near_miss"),
        remark=board.remark,
        doubts=_doubts(board),
        warnings=_warnings(board),
        calendar=_calendar(board),
        documents=_documents(board),
        foot=foot_html(lang, board.snapshot),
    )


def _doubts(board: SourcesBoard) -> Markup:
    if not board.groups:
        return Markup()
    heading = say(board.view.lang, "sources.doubts", n=board.doubted)
    return html("<section><h2>{}</h2>{}</section>", heading, (_group(g, board.view.lang) for g in board.groups))


def _warnings(board: SourcesBoard) -> Markup:
    """Return what the check of the files asks a planner to look at, each with its place; nothing without any."""
    if not board.warnings:
        return Markup()
    lang = board.view.lang
    heading = say(lang, "sources.warnings", n=len(board.warnings))
    listed = [html("<li><code>{}</code> {}</li>", place, said) for place, said in board.warnings]
    about = say(lang, "sources.warnings_about")
    return html(
        '<section class="warnings"><h2>{}</h2><p class="about">{}</p><ul>{}</ul></section>', heading, about, listed
    )


def _calendar(board: SourcesBoard) -> Markup:
    """Return the releases due for the year in view, with the choice of another year; nothing without a calendar."""
    lang, calendar = board.view.lang, board.calendar
    if not calendar.ruled:
        return Markup()
    heading = say(lang, "releases.heading")
    years = select_html("year", say(lang, "controls.year"), board.controls.years, lang)
    about = say(lang, "releases.about" if calendar.rows else "releases.none", year=calendar.year)
    listed = _list(lang, RELEASE, (_release(one) for one in calendar.rows), "releases") if calendar.rows else ""
    return html(
        '<section class="calendar"><div class="headed"><h2>{heading}</h2><div class="controls">'
        '{years}</div></div><p class="about">{about}</p>{listed}</section>',
        heading=heading,
        years=years,
        about=about,
        listed=listed,
    )


def _release(one: ShownRelease) -> tuple[str, ...]:
    return (
        html("<b>{}</b> <small>{}</small>", one.what, one.about),
        one.stage,
        one.due,
        html('<strong class="near_miss">{}</strong>', one.state_words) if one.state == "overdue" else one.state_words,
        one.rests,
        html(
            "<cite>{}</cite> <code>{}:{}</code>",
            link(one.origin.url, one.origin.publisher, one.origin.words),
            one.origin.file,
            one.origin.line,
        ),
    )


def _documents(board: SourcesBoard) -> Markup:
    lang = board.view.lang
    heading = say(lang, "sources.documents", n=number(board.documents, lang))
    about = say(lang, "sources.documents_about", day=day(board.view.as_of, lang))
    listed = [_publisher(p, lang) for p in board.publishers]
    return html(
        '<section class="documents"><div class="headed"><h2>{heading}</h2><div class="controls">{search}</div></div>'
        '<p class="about">{about}</p>{listed}</section>',
        heading=heading,
        search=search_html(lang, "sources.search", "sources.found"),
        about=about,
        listed=listed,
    )


def _controls(board: SourcesBoard) -> Markup:
    """Return the choices that change what is known and about where; year and basis change nothing here."""
    lang, c = board.view.lang, board.controls
    selects = [
        select_html(key, say(lang, f"controls.{key}"), choices, lang)
        for key, choices in (("as_of", c.days), ("area", c.areas))
    ]
    return html('<div class="controls">{}{}</div>', selects, picker_html(board.view, board.today))


def _group(group: DoubtGroup, lang: Lang) -> Markup:
    items = [_doubt(d, lang) for d in group.doubts]
    return html(
        '<section class="doubts" data-kind="{code}"><h3>{title} ({len})</h3><p class="about">{about}'
        "</p>{items}</section>",
        code=group.code,
        title=group.title,
        len=len(group.doubts),
        about=group.about,
        items=items,
    )


def _doubt(doubt: ShownDoubt, lang: Lang) -> Markup:
    said = [html("<q>{}</q>", words) if mark else words for words, mark in doubt.sentence]
    way = passport_link(say(lang, "sources.explain"), doubt.key)
    if doubt.indicator:
        page = html('href="{}" data-page="indicator"', address(doubt.view, doubt.indicator))
        way += html(' · <a class="other-year" {}>{}</a>', page, say(lang, "sources.open"))
    rows = html('{}<p class="way">{}</p>', _rows(doubt.rows, lang), way)
    return html('<details data-passport="{}"><summary>{}</summary>{}</details>', doubt.key, said, rows)


def _rows(rows: Iterable[ShownRow], lang: Lang) -> Markup:
    listed = tuple(rows)
    implied = ("implied",) if any(r.implied for r in listed) else ()
    columns = ("what", "printed", *implied, "published", "source", "place")
    return _list(lang, columns, (_row(r, with_implied=bool(implied)) for r in listed))


def _row(r: ShownRow, *, with_implied: bool) -> tuple[str, ...]:
    quoted = html('<q lang="{}">', r.language) if r.language else Markup("<q>")
    implied = (r.implied,) if with_implied else ()
    return (
        r.what,
        html("{}{}</q>", quoted, r.printed),
        *implied,
        r.published,
        html("<cite>{}</cite>", link(r.origin.url, r.origin.publisher, r.origin.words)),
        html("<code>{}:{}</code>", r.origin.file, r.origin.line),
    )


def _publisher(publisher: Publisher, lang: Lang) -> Markup:
    summary = count(lang, "sources.publisher", len(publisher.documents), name=publisher.name)
    who = ("publisher",) if publisher.shared else ()
    columns = ("document", *who, "published", *COUNTS)
    rows = (_document(d, lang, named=publisher.shared) for d in publisher.documents)
    marks = (html(' data-row data-fold="{}"', d.folded) for d in publisher.documents)
    return html(
        '<details><summary class="publisher">{}</summary>{}</details>', summary, _list(lang, columns, rows, marks=marks)
    )


def _document(d: Document, lang: Lang, *, named: bool) -> tuple[str, ...]:
    spoken = html(' lang="{}"', d.language) if d.language else ""
    who = (d.publisher,) if named else ()
    numbers = (d.figures, d.targets, d.claims, d.records)
    title = html("<cite{}>{}</cite>", spoken, link(d.url, d.title, f"{d.id} · {d.publisher}"))
    return title, *who, d.published, *(number(n, lang) if n else "" for n in numbers)


def _list(
    lang: Lang,
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    of: str = "sources",
    marks: Iterable[str] = repeat(""),
) -> Markup:
    """Return a table of cells, text or HTML; counts stand to the right, marks are attributes of the rows."""
    named = [say(lang, f"{of}.columns.{c}") for c in columns]
    kinds = [Markup(' class="n"') if c in COUNTS else "" for c in columns]
    heads = [html('<th scope="col"{}>{}</th>', kind, name) for name, kind in zip(named, kinds, strict=True)]
    body = [
        html(
            "<tr{}>{}</tr>",
            mark,
            [html('<td{} data-head="{}">{}</td>', k, n, cell) for n, k, cell in zip(named, kinds, cells, strict=True)],
        )
        for cells, mark in zip(rows, marks, strict=False)
    ]
    return html('<table class="list"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', heads, body)
