"""The page of an indicator as HTML: its sentence, and the tables behind its chart."""

from collections.abc import Iterable
from urllib.parse import urlencode

from indicators.boards.history import Report, Version
from indicators.boards.indicator import IndicatorBoard
from indicators.boards.origins import RESULT
from indicators.boards.pace import Pace
from indicators.boards.rows import Row
from indicators.boards.years import YearRow
from indicators.markup.escape import link, text
from indicators.markup.months import months_html
from indicators.markup.parts import (
    controls_html,
    number_html,
    passport_link,
    select_html,
    sentence_html,
    symbol,
    way_html,
)
from indicators.wording import Lang, first_upper, say


def head_html(board: IndicatorBoard) -> str:
    """Return what stands above the chart: the controls, the verdict, the notes of the row."""
    lang, r = board.view.lang, board.row
    chooser = select_html("id", say(lang, "page.choose_indicator"), board.indicators, lang)
    beside = r.exceptions[len(r.flips) :]  # the sentence says what flips the verdict
    notes = f'<p class="notes">{text(first_upper(" · ".join(beside)))}</p>' if beside else ""
    notes += _pace(r.pace)
    notes += f'<p class="notes">{way_html(board.ranked, "comparison")}</p>' if board.ranked else ""
    key = f"{RESULT}{r.indicator}"
    said = f"{symbol(r.mark)} {sentence_html(board.sentence_parts, r.verdict)}"
    return (
        f'<div class="board" lang="{lang}">{controls_html(board.controls, board.view, board.today, chooser)}'
        f'<h1 class="sentence" data-passport="{key}">{said}</h1><div data-passport="{key}">{notes}</div>'
        f"{_ask(key, r, lang)}</div>"
    )


def _ask(key: str, r: Row, lang: Lang) -> str:
    """Return the link that opens the passport of the result."""
    if r.difference is None:
        return ""
    words = text(say(lang, "passport.ask", value=r.outcome_words))
    return f'<p class="notes">{passport_link(words, key)}</p>'


def _pace(pace: Pace | None) -> str:
    """Return what the rest of an open year requires, as far as it can be told."""
    if pace is None:
        return ""
    said = (pace.expected_pct, pace.required_per_month, pace.times_pace_so_far, pace.required_growth_pct)
    words = [one.words for one in said if one] + ([pace.projection.words] if pace.projection else [])
    return f'<p class="notes">{text(first_upper("; ".join(words)))}.</p>' if words else ""


def indicator_html(board: IndicatorBoard) -> str:
    """Return what stands below the charts: the year by month, every report, every version of the target, the years."""
    lang = board.view.lang
    months = months_html(board.within, board.view.year, lang) if board.within else ""
    snapshot = text(say(lang, "page.snapshot", snapshot=board.snapshot))
    versions = versions_html(board.versions, lang) + _history(board)
    return (
        f'<div class="board" lang="{lang}">{months}'
        f"{_section(lang, 'vintages', board.view.year, _reports(board.reports, lang))}"
        f"{_section(lang, 'targets', board.view.year, versions)}"
        f"{_section(lang, 'years', board.view.year, _years(board.years, lang))}"
        f'<p class="foot">{text(say(lang, "page.sources_note"))} · {snapshot}</p></div>'
    )


def _history(board: IndicatorBoard) -> str:
    """Return the way to who changed the records of the indicator, when and why."""
    query = text(urlencode(board.view.params(tab="history", indicator=board.row.indicator)))
    words = text(say(board.view.lang, "history.link"))
    return f'<p class="way"><a class="other-year" href="planning?{query}" data-page="planning">{words}</a></p>'


def _section(lang: Lang, key: str, year: int, body: str) -> str:
    return f"<h2>{text(say(lang, f'indicator.{key}', year=year))}</h2>{body}"


def _list(
    lang: Lang, columns: tuple[str, ...], rows: Iterable[tuple[bool, tuple[str, ...]]], empty: str, kind: str = ""
) -> str:
    """Return a table of cells that are HTML already; a marked row is the one in use."""
    heads = "".join(f'<th scope="col">{text(say(lang, f"indicator.columns.{c}"))}</th>' for c in columns)
    named = [say(lang, f"indicator.columns.{c}") for c in columns]
    body = "".join(
        f"<tr{' class=used' if used else ''}>"
        + "".join(f'<td data-head="{text(n)}">{cell}</td>' for n, cell in zip(named, cells, strict=True))
        + "</tr>"
        for used, cells in rows
    )
    if not body:
        return f'<p class="foot">{text(say(lang, f"indicator.{empty}"))}</p>'
    return f'<table class="list{kind}"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _quoted(words: str, language: str) -> str:
    return f'<q lang="{text(language)}">{text(words)}</q>' if language else f"<q>{text(words)}</q>"


def _place(file: str, line: int) -> str:
    return f"<code>{text(file)}:{line}</code>"


def _reports(reports: tuple[Report, ...], lang: Lang) -> str:
    columns = ("published", "value", "change", "stage", "series", "printed", "source", "place")
    rows = [(r.current, _report(r, lang)) for r in reports]
    return _list(lang, columns, rows, "no_vintages")


def _report(r: Report, lang: Lang) -> tuple[str, ...]:
    used = f" <small>{text(say(lang, 'indicator.counts_now'))}</small>" if r.current else ""
    return (
        text(r.published),
        f"<b>{number_html(r.value, r.origin, lang)}</b>{used}",
        passport_link(text(r.change), r.origin.record) if r.change else "",
        text(r.stage),
        text(r.series),
        _quoted(r.printed, r.language),
        _source(r.origin.url, r.origin.publisher, r.origin.words),
        _place(r.origin.file, r.origin.line),
    )


def _source(url: str | None, publisher: str, words: str) -> str:
    return f"<cite>{link(url, text(publisher), words)}</cite>"


def versions_html(versions: tuple[Version, ...], lang: Lang) -> str:
    """Return every version of a target, the one in force marked."""
    columns = ("basis", "value", "document", "adopted", "state", "printed", "source", "place")
    rows = [(v.binding, _version(v, lang)) for v in versions]
    return _list(lang, columns, rows, "no_targets")


def _version(v: Version, lang: Lang) -> tuple[str, ...]:
    area = f"<small>{text(v.area)}</small>" if v.area else ""
    return (
        text(v.basis) + area,
        f"<b>{number_html(v.value, v.origin, lang)}</b>",
        text(v.document),
        text(v.adopted),
        text(v.state),
        _quoted(v.printed, v.language),
        _source(v.origin.url, v.origin.publisher, v.origin.words),
        _place(v.origin.file, v.origin.line),
    )


def _years(years: tuple[YearRow, ...], lang: Lang) -> str:
    columns = ("year", "area", "actual", "target", "stage")
    rows = [(False, _year(y, lang)) for y in years]
    return _list(lang, columns, rows, "no_vintages", " years")


def _year(y: YearRow, lang: Lang) -> tuple[str, ...]:
    actual = number_html(y.actual, y.origin, lang) if y.actual else ""
    target = number_html(y.target, y.target_origin, lang) if y.target else ""
    return (str(y.year), text(y.area), f"<b>{actual}</b>" if actual else "", target, text(y.stage))
