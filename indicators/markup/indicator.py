"""The page of an indicator as HTML: its sentence, and the tables behind its chart."""

from collections.abc import Iterable
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.history import Report, Version
from indicators.boards.indicator import IndicatorBoard
from indicators.boards.origins import RESULT
from indicators.boards.pace import Pace
from indicators.boards.rows import Row
from indicators.boards.years import YearRow
from indicators.markup.html import html, link
from indicators.markup.months import months_html
from indicators.markup.parts import (
    controls_html,
    foot_html,
    number_html,
    passport_link,
    select_html,
    sentence_html,
    symbol,
    way_html,
)
from indicators.wording import Lang, first_upper, say


def head_html(board: IndicatorBoard) -> Markup:
    """Return what stands above the chart: the controls, the verdict, the notes of the row."""
    lang, r = board.view.lang, board.row
    chooser = select_html("id", say(lang, "page.choose_indicator"), board.indicators, lang)
    beside = r.exceptions[len(r.flips) :]  # the sentence says what flips the verdict
    notes = html('<p class="notes">{}</p>', first_upper(" · ".join(beside))) if beside else ""
    notes += _pace(r.pace)
    notes += html('<p class="notes">{}</p>', way_html(board.ranked, "comparison")) if board.ranked else ""
    key = f"{RESULT}{r.indicator}"
    said = html("{} {}", symbol(r.mark), sentence_html(board.sentence_parts, r.verdict))
    return html(
        '<div class="board" lang="{lang}">{controls}<h1 class="sentence" data-passport="{key}">{said}'
        '</h1><div data-passport="{key}">{notes}</div>{ask}</div>',
        lang=lang,
        controls=controls_html(board.controls, board.view, board.today, chooser),
        key=key,
        said=said,
        notes=notes,
        ask=_ask(key, r, lang),
    )


def _ask(key: str, r: Row, lang: Lang) -> Markup:
    """Return the link that opens the passport of the result."""
    if r.difference is None:
        return Markup()
    words = say(lang, "passport.ask", value=r.outcome_words)
    return html('<p class="notes">{}</p>', passport_link(words, key))


def _pace(pace: Pace | None) -> Markup:
    """Return what the rest of an open year requires, as far as it can be told."""
    if pace is None:
        return Markup()
    said = (pace.expected_pct, pace.required_per_month, pace.times_pace_so_far, pace.required_growth_pct)
    words = [one.words for one in said if one] + ([pace.projection.words] if pace.projection else [])
    return html('<p class="notes">{}.</p>', first_upper("; ".join(words))) if words else Markup()


def indicator_html(board: IndicatorBoard) -> Markup:
    """Return what stands below the charts: the year by month, every report, every version of the target, the years."""
    lang = board.view.lang
    months = months_html(board.within, board.view.year, lang) if board.within else ""
    versions = versions_html(board.versions, lang) + _history(board)
    return html(
        '<div class="board" lang="{lang}">{months}{reports}{targets}{years}{foot}</div>',
        lang=lang,
        months=months,
        reports=_section(lang, "vintages", board.view.year, _reports(board.reports, lang)),
        targets=_section(lang, "targets", board.view.year, versions),
        years=_section(lang, "years", board.view.year, _years(board.years, lang)),
        foot=foot_html(lang, board.snapshot),
    )


def _history(board: IndicatorBoard) -> Markup:
    """Return the way to who changed the records of the indicator, when and why."""
    query = urlencode(board.view.params(tab="history", indicator=board.row.indicator))
    words = say(board.view.lang, "history.link")
    return html('<p class="way"><a class="other-year" href="planning?{}" data-page="planning">{}</a></p>', query, words)


def _section(lang: Lang, key: str, year: int, body: Markup) -> Markup:
    return html("<h2>{}</h2>{}", say(lang, f"indicator.{key}", year=year), body)


def _list(
    lang: Lang, columns: tuple[str, ...], rows: Iterable[tuple[bool, tuple[str, ...]]], empty: str, kind: str = ""
) -> Markup:
    """Return a table of cells, text or HTML; a marked row is the one in use."""
    named = [say(lang, f"indicator.columns.{c}") for c in columns]
    heads = [html('<th scope="col">{}</th>', name) for name in named]
    body = [
        html(
            "<tr{}>{}</tr>",
            " class=used" if used else "",
            (html('<td data-head="{}">{}</td>', name, cell) for name, cell in zip(named, cells, strict=True)),
        )
        for used, cells in rows
    ]
    if not body:
        return html('<p class="foot">{}</p>', say(lang, f"indicator.{empty}"))
    return html('<table class="list{}"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', kind, heads, body)


def _quoted(words: str, language: str) -> Markup:
    return html('<q lang="{}">{}</q>', language, words) if language else html("<q>{}</q>", words)


def _reports(reports: tuple[Report, ...], lang: Lang) -> Markup:
    columns = ("published", "value", "change", "stage", "series", "printed", "source")
    rows = [(r.current, _report(r, lang)) for r in reports]
    return _list(lang, columns, rows, "no_vintages")


def _report(r: Report, lang: Lang) -> tuple[str, ...]:
    used = html(" <small>{}</small>", say(lang, "indicator.counts_now")) if r.current else ""
    return (
        r.published,
        html("<b>{}</b>{}", number_html(r.value, r.origin, lang), used),
        passport_link(r.change, r.origin.record) if r.change else "",
        r.stage,
        r.series,
        _quoted(r.printed, r.language),
        _source(r.origin.url, r.origin.publisher, r.origin.words),
    )


def _source(url: str | None, publisher: str, words: str) -> Markup:
    return html("<cite>{}</cite>", link(url, publisher, words))


def versions_html(versions: tuple[Version, ...], lang: Lang) -> Markup:
    """Return every version of a target, the one in force marked."""
    columns = ("basis", "value", "document", "adopted", "state", "printed", "source")
    rows = [(v.binding, _version(v, lang)) for v in versions]
    return _list(lang, columns, rows, "no_targets")


def _version(v: Version, lang: Lang) -> tuple[str, ...]:
    area = html("<small>{}</small>", v.area) if v.area else ""
    return (
        v.basis + area,
        html("<b>{}</b>", number_html(v.value, v.origin, lang)),
        v.document,
        v.adopted,
        v.state,
        _quoted(v.printed, v.language),
        _source(v.origin.url, v.origin.publisher, v.origin.words),
    )


def _years(years: tuple[YearRow, ...], lang: Lang) -> Markup:
    columns = ("year", "area", "actual", "target", "stage")
    rows = [(False, _year(y, lang)) for y in years]
    return _list(lang, columns, rows, "no_vintages", " years")


def _year(y: YearRow, lang: Lang) -> tuple[str, ...]:
    actual = number_html(y.actual, y.origin, lang) if y.actual else ""
    target = number_html(y.target, y.target_origin, lang) if y.target else ""
    return str(y.year), y.area, html("<b>{}</b>", actual) if actual else "", target, y.stage
