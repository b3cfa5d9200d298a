"""The sources page as HTML: the sentence, the doubts by kind, the release calendar, the documents by publisher."""

from collections.abc import Iterable
from itertools import repeat

from indicators.boards.releases import ShownRelease
from indicators.boards.sources import Document, DoubtGroup, Publisher, ShownDoubt, ShownRow, SourcesBoard
from indicators.markup.escape import link, text
from indicators.markup.parts import address, passport_link, picker_html, select_html, sentence_html
from indicators.wording import Lang, count, day, number, say

COUNTS = ("figures", "targets", "claims", "records")
RELEASE = ("indicator", "stage", "due", "state", "rests", "source")


def sources_html(board: SourcesBoard) -> str:
    """Return the whole sources page as one string of HTML."""
    lang = board.view.lang
    snapshot = text(say(lang, "page.snapshot", snapshot=board.snapshot))
    return (
        f'<div class="board sources" lang="{lang}">{_controls(board)}'
        f'<h1 class="sentence">{sentence_html(board.sentence_parts, "near_miss")}</h1>'
        f'<p class="notes">{text(board.remark)}</p>'
        f"{_doubts(board)}{_warnings(board)}{_calendar(board)}{_documents(board)}"
        f'<p class="foot">{text(say(lang, "page.sources_note"))} · {snapshot}</p></div>'
    )


def _doubts(board: SourcesBoard) -> str:
    if not board.groups:
        return ""
    heading = text(say(board.view.lang, "sources.doubts", n=board.doubted))
    return f"<section><h2>{heading}</h2>{''.join(_group(g, board.view.lang) for g in board.groups)}</section>"


def _warnings(board: SourcesBoard) -> str:
    """Return what the check of the files asks a planner to look at, each with its place; nothing without any."""
    if not board.warnings:
        return ""
    lang = board.view.lang
    heading = text(say(lang, "sources.warnings", n=len(board.warnings)))
    listed = "".join(f"<li><code>{text(place)}</code> {text(said)}</li>" for place, said in board.warnings)
    about = text(say(lang, "sources.warnings_about"))
    return f'<section class="warnings"><h2>{heading}</h2><p class="about">{about}</p><ul>{listed}</ul></section>'


def _calendar(board: SourcesBoard) -> str:
    """Return the releases due for the year in view, with the choice of another year; nothing without a calendar."""
    lang, calendar = board.view.lang, board.calendar
    if not calendar.ruled:
        return ""
    heading = text(say(lang, "releases.heading"))
    years = select_html("year", say(lang, "controls.year"), board.controls.years, lang)
    about = text(say(lang, "releases.about" if calendar.rows else "releases.none", year=calendar.year))
    listed = _list(lang, RELEASE, (_release(one) for one in calendar.rows), "releases") if calendar.rows else ""
    return (
        f'<section class="calendar"><div class="headed"><h2>{heading}</h2><div class="controls">{years}</div></div>'
        f'<p class="about">{about}</p>{listed}</section>'
    )


def _release(one: ShownRelease) -> tuple[str, ...]:
    return (
        f"<b>{text(one.what)}</b> <small>{text(one.about)}</small>",
        text(one.stage),
        text(one.due),
        f'<strong class="near_miss">{text(one.state_words)}</strong>'
        if one.state == "overdue"
        else text(one.state_words),
        text(one.rests),
        f"<cite>{link(one.origin.url, text(one.origin.publisher), one.origin.words)}</cite> "
        f"<code>{text(one.origin.file)}:{one.origin.line}</code>",
    )


def _documents(board: SourcesBoard) -> str:
    lang = board.view.lang
    heading = text(say(lang, "sources.documents", n=number(board.documents, lang)))
    about = text(say(lang, "sources.documents_about", day=day(board.view.as_of, lang)))
    listed = "".join(_publisher(p, lang) for p in board.publishers)
    return (
        f'<section class="documents"><div class="headed"><h2>{heading}</h2>{_search(lang)}</div>'
        f'<p class="about">{about}</p>{listed}</section>'
    )


def _search(lang: Lang) -> str:
    """Return the search among the documents, which works in the page alone and unfolds where it finds some."""
    label = text(say(lang, "sources.search"))
    words = {key: say(lang, f"sources.found.{key}", n="{n}") for key in ("none", "one", "many")}
    told = "".join(f' data-{key}="{text(one)}"' for key, one in words.items())
    return (
        f'<div class="controls"><input type="search" data-search placeholder="{label}" aria-label="{label}" '
        f'maxlength="60" autocomplete="off" spellcheck="false"><span class="found" role="status"{told}></span></div>'
    )


def _controls(board: SourcesBoard) -> str:
    """Return the choices that change what is known and about where; year and basis change nothing here."""
    lang, c = board.view.lang, board.controls
    selects = "".join(
        select_html(key, say(lang, f"controls.{key}"), choices, lang)
        for key, choices in (("as_of", c.days), ("area", c.areas))
    )
    return f'<div class="controls">{selects}{picker_html(board.view, board.today)}</div>'


def _group(group: DoubtGroup, lang: Lang) -> str:
    items = "".join(_doubt(d, lang) for d in group.doubts)
    return (
        f'<section class="doubts" data-kind="{text(group.code)}"><h3>{text(group.title)} ({len(group.doubts)})</h3>'
        f'<p class="about">{text(group.about)}</p>{items}</section>'
    )


def _doubt(doubt: ShownDoubt, lang: Lang) -> str:
    said = "".join(f"<q>{text(words)}</q>" if mark else text(words) for words, mark in doubt.sentence)
    way = passport_link(text(say(lang, "sources.explain")), doubt.key)
    if doubt.indicator:
        page = f'href="{text(address(doubt.view, doubt.indicator))}" data-page="indicator"'
        way += f' · <a class="other-year" {page}>{text(say(lang, "sources.open"))}</a>'
    rows = f'{_rows(doubt.rows, lang)}<p class="way">{way}</p>'
    return f'<details data-passport="{text(doubt.key)}"><summary>{said}</summary>{rows}</details>'


def _rows(rows: Iterable[ShownRow], lang: Lang) -> str:
    listed = tuple(rows)
    implied = ("implied",) if any(r.implied for r in listed) else ()
    columns = ("what", "printed", *implied, "published", "source", "place")
    return _list(lang, columns, (_row(r, with_implied=bool(implied)) for r in listed))


def _row(r: ShownRow, *, with_implied: bool) -> tuple[str, ...]:
    quoted = f'<q lang="{text(r.language)}">' if r.language else "<q>"
    implied = (text(r.implied),) if with_implied else ()
    return (
        text(r.what),
        f"{quoted}{text(r.printed)}</q>",
        *implied,
        text(r.published),
        f"<cite>{link(r.origin.url, text(r.origin.publisher), r.origin.words)}</cite>",
        f"<code>{text(r.origin.file)}:{r.origin.line}</code>",
    )


def _publisher(publisher: Publisher, lang: Lang) -> str:
    summary = text(count(lang, "sources.publisher", len(publisher.documents), name=publisher.name))
    who = ("publisher",) if publisher.shared else ()
    columns = ("document", *who, "published", *COUNTS)
    rows = (_document(d, lang, named=publisher.shared) for d in publisher.documents)
    marks = (f' data-row data-fold="{text(d.folded)}"' for d in publisher.documents)
    return f'<details><summary class="publisher">{summary}</summary>{_list(lang, columns, rows, marks=marks)}</details>'


def _document(d: Document, lang: Lang, *, named: bool) -> tuple[str, ...]:
    spoken = f' lang="{text(d.language)}"' if d.language else ""
    who = (text(d.publisher),) if named else ()
    numbers = (d.figures, d.targets, d.claims, d.records)
    title = f"<cite{spoken}>{link(d.url, text(d.title), f'{d.id} · {d.publisher}')}</cite>"
    return (title, *who, text(d.published), *(number(n, lang) if n else "" for n in numbers))


def _list(
    lang: Lang,
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    of: str = "sources",
    marks: Iterable[str] = repeat(""),
) -> str:
    """Return a table of cells that are HTML already; counts stand to the right, marks are attributes of the rows."""
    named = [text(say(lang, f"{of}.columns.{c}")) for c in columns]
    kinds = [' class="n"' if c in COUNTS else "" for c in columns]
    heads = "".join(f'<th scope="col"{kind}>{name}</th>' for name, kind in zip(named, kinds, strict=True))
    body = "".join(
        f"<tr{mark}>"
        + "".join(f'<td{k} data-head="{n}">{cell}</td>' for n, k, cell in zip(named, kinds, cells, strict=True))
        + "</tr>"
        for cells, mark in zip(rows, marks, strict=False)
    )
    return f'<table class="list"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
