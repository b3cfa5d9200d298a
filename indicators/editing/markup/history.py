"""The history of the data files as HTML: the sentence, the filters, one entry opened or an act to confirm, the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from indicators.editing.boards.file_diff import LineDiff
from indicators.editing.boards.history import PAGE, ChangeLog
from indicators.editing.boards.history_entries import Ahead, HistoryRow, OpenedEntry
from indicators.editing.markup.diff import compared_html, conflicts_html, diff_html
from indicators.editing.markup.tabs import planning_tabs_html
from indicators.markup.html import html
from indicators.markup.parts import address, picker_html, search_html, select_html, sentence_html
from indicators.wording import Lang, count, say

NAMED_FILES = 3
CLASSES = {"act": "back"}  # `act` is a button elsewhere on this page
COLUMNS = ("at", "author", "change", "document", "files")


@dataclass(frozen=True, slots=True)
class HistoryForm:
    """Who sits before the page: whether anything may be taken back here, by whom, and what came of the last try.

    `why` says why nothing may.
    """

    editable: bool
    author: str = ""
    reason: str = ""
    done: str = ""
    refused: str = ""
    meanwhile: tuple[LineDiff, ...] = ()
    why: str = ""
    fixed: bool = False  # the author is known and not typed


def history_html(log: ChangeLog, desk: HistoryForm) -> Markup:
    """Return the whole tab as one string of HTML."""
    lang = log.view.lang
    done = html('<p class="told" role="status">{}</p>', desk.done) if desk.done else ""
    refused = html('<p class="told refused" role="alert">{}</p>', desk.refused) if desk.refused else ""
    if desk.meanwhile:
        refused += html("<h3>{}</h3>", say(lang, "history.moved.others"))
        refused += Markup().join(diff_html(one, lang) for one in desk.meanwhile)
    closed = "" if desk.editable else html("<p>{}</p>", desk.why)
    ahead = _ahead(log, log.ahead, desk) if log.ahead and desk.editable else ""
    opened = _opened(log, log.opened, desk) if log.opened else ""
    snapshot = say(lang, "page.snapshot", snapshot=log.snapshot)
    return html(
        '<div class="board planning history" lang="{lang}">{planning_tabs}{controls}'
        '<h1 class="sentence">{sentence}</h1><div class="remarks"><p>{where}</p>{closed}</div>'
        '{done}{refused}{ahead}{opened}{ways}{list}<p class="foot">{snapshot}</p></div>',
        lang=lang,
        planning_tabs=planning_tabs_html(log.view, "history", editable=desk.editable),
        controls=_controls(log),
        sentence=sentence_html(log.sentence_parts, "flip"),
        where=log.where,
        closed=closed,
        done=done,
        refused=refused,
        ahead=ahead,
        opened=opened,
        ways=_ways(log, desk),
        list=_list(log, desk),
        snapshot=snapshot,
    )


def no_history_html(tabs: Markup, reason: str, lang: Lang) -> Markup:
    """Return the tab where the history cannot be read, or a version is unknown."""
    return html(
        '<div class="board planning history" lang="{lang}">{tabs}<h1 class="sentence">{heading}</h1>'
        "<p>{reason}</p></div>",
        lang=lang,
        tabs=tabs,
        heading=say(lang, "history.heading"),
        reason=reason,
    )


def _controls(log: ChangeLog) -> Markup:
    lang = log.view.lang
    selects = [
        select_html(key, say(lang, f"history.label.{key}"), choices, lang) for key, choices in log.filters.items()
    ]
    picker = picker_html(log.view, log.today, "since")
    search = search_html(lang, "history.search", "history.hits")
    return html('<div class="controls">{}{}{}</div>', selects, picker, search)


def _way(log: ChangeLog, inner: str, kind: str = "other-year", label: str = "", **changes: str) -> Markup:
    """Return a link within the tab: an address of its own, which a click opens without a new page."""
    query = urlencode(log.asked.params(log.view, **changes))
    said = html(' aria-label="{label}" title="{label}"', label=label) if label else ""
    return html(
        '<a class="{kind}" href="?{query}" data-query="1"{said}>{inner}</a>',
        kind=kind,
        query=query,
        said=said,
        inner=inner,
    )


def _ways(log: ChangeLog, desk: HistoryForm) -> Markup:
    """Return the ways back that stand open: undo and redo, each with what it would be of."""
    lang, open_ones = log.view.lang, {"undo": log.undo, "redo": log.redo}
    if not desk.editable or log.ahead:
        return Markup()
    links = [
        _way(
            log,
            say(lang, f"history.act_of.{act}", summary=line.entry.summary),
            kind="go",
            act=act,
            entry=line.entry.version,
        )
        for act, line in open_ones.items()
        if line
    ]
    return html('<p class="ways">{}</p>', links) if links else Markup()


# ---- the list


def _list(log: ChangeLog, desk: HistoryForm) -> Markup:
    if not log.lines:
        return Markup()
    lang = log.view.lang
    columns = (*COLUMNS, "act") if desk.editable else COLUMNS
    named = [say(lang, f"history.columns.{name}") for name in columns]
    heads = [html('<th scope="col">{}</th>', name) for name in named]
    rows = [_row(log, line, columns, named) for line in log.lines]
    more = ""
    if log.more:
        words = count(lang, "history.more", log.more)
        more = html('<p class="ways">{}</p>', _way(log, words, shown=str(log.asked.shown + PAGE)))
    return html(
        '<table class="list changes-made"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}', heads, rows, more
    )


def _row(log: ChangeLog, line: HistoryRow, columns: Iterable[str], named: Iterable[str]) -> Markup:
    lang, entry = log.view.lang, line.entry
    label = say(lang, "history.open", summary=entry.summary)
    opened = _way(log, entry.summary or line.version, "name", label, entry=entry.version, act="")
    reason = html("<q>{}</q>", entry.reason) if entry.reason else say(lang, "history.no_reason")
    of = f" {say(lang, 'history.of', version=line.of)}" if line.of else ""
    cells = {
        "at": html("<span>{} <small>{}</small></span>", line.day, line.time),
        "author": line.author,
        "change": html(
            "{opened}<small>{reason}</small><small>{kind}{of}</small>",
            opened=opened,
            reason=reason,
            kind=line.kind,
            of=of,
        ),
        "document": entry.document or "",
        "files": _files(entry.files, lang),
        "act": _restore(log, line, "restore_short"),
    }
    here = log.opened and log.opened.line.entry.version == entry.version
    body = [
        html('<td class="{}" data-head="{}">{}</td>', CLASSES.get(key, key), name, cells[key])
        for key, name in zip(columns, named, strict=True)
    ]
    return html('<tr data-row data-fold="{}"{}>{}</tr>', line.folded, " class=used" if here else "", body)


def _files(names: tuple[str, ...], lang: Lang) -> Markup:
    if len(names) > NAMED_FILES:
        return html('<span title="{}">{}</span>', ", ".join(names), count(lang, "history.files", len(names)))
    return Markup("<br>").join(html("<code>{}</code>", name) for name in names)


def _restore(log: ChangeLog, line: HistoryRow, words: str) -> Markup:
    lang, entry = log.view.lang, line.entry
    label = say(lang, "history.act_of.restore", day=line.day, time=line.time, summary=entry.summary)
    return _way(log, say(lang, f"history.act.{words}"), "go", label, act="restore", entry=entry.version)


# ---- one entry opened


def _opened(log: ChangeLog, one: OpenedEntry, desk: HistoryForm) -> Markup:
    """Return what an entry changed, with all that is known of it, and a way to shut it."""
    lang, entry = log.view.lang, one.line.entry
    shut = _shut(log, say(lang, "history.close"), indicator="" if not log.asked.entry else log.asked.indicator)
    restore = html('<p class="ways">{}</p>', _restore(log, one.line, "restore")) if desk.editable else ""
    focused = html(' data-opened="{}"', entry.version) if log.asked.entry else ""  # else the page begins at its top
    return html(
        '<section class="entry" tabindex="-1"{focused}>{shut}<h2>{summary}</h2><dl>{facts}</dl>'
        "{compared}{restore}</section>",
        focused=focused,
        shut=shut,
        summary=entry.summary or one.line.version,
        facts=_facts(log, one),
        compared=compared_html(one.compared, log.view, ahead=False),
        restore=restore,
    )


def _shut(log: ChangeLog, label: str, **changes: str) -> Markup:
    return _way(log, "×", "shut", label, entry="", act="", **changes)


def _facts(log: ChangeLog, one: OpenedEntry) -> Markup:
    lang, line, entry = log.view.lang, one.line, one.line.entry
    of = line.of and _way(log, line.of, entry=entry.of or "")
    facts = (
        ("author", entry.author or line.author),
        ("at", f"{line.day}, {line.time}"),
        ("reason", html("<q>{}</q>", entry.reason) if entry.reason else say(lang, "history.no_reason")),
        ("document", entry.document or say(lang, "history.no_document")),
        ("indicators", _indicators(log, one)),
        ("files", ", ".join(entry.files)),
        ("kind", line.kind),
        ("of", of),
        ("version", html("<code>{}</code>", line.version)),
    )
    return Markup().join(
        (html("<dt>{}</dt><dd>{}</dd>", say(lang, f"history.facts.{key}"), said) for key, said in facts if said)
    )


def _indicators(log: ChangeLog, one: OpenedEntry) -> Markup:
    """Return the indicators in the records changed, each as a link to its page."""
    links: list[str] = [
        html('<a class="other-year" href="{}" data-page="indicator">{}</a>', address(log.view, code), name)
        for code, name in one.indicators
    ]
    if one.more_indicators:
        links.append(count(log.view.lang, "history.more_indicators", one.more_indicators))
    return Markup(", ").join(links)


# ---- an act to confirm


def _ahead(log: ChangeLog, ahead: Ahead, desk: HistoryForm) -> Markup:
    """Return what an undo, a redo or a restore would change, and the form that does it."""
    lang, line = log.view.lang, ahead.line
    words = {"summary": line.entry.summary, "day": line.day, "time": line.time} if line else {}
    heading = say(lang, f"history.ahead.{ahead.act}", **words) if line else say(lang, "history.heading")
    shut = _shut(log, say(lang, "history.cancel"))
    about = say(lang, "history.refused", reason=ahead.refused) if ahead.refused else say(lang, "history.ahead_about")
    body = conflicts_html(ahead.moved, lang)
    if ahead.compared:
        body += _form(log, ahead, desk) + compared_html(ahead.compared, log.view, ahead=True)
    return html(
        '<section class="entry ahead" tabindex="-1" data-opened="{act}">{shut}<h2>{heading}</h2><p>'
        "{about}</p>{body}</section>",
        act=ahead.act + ahead.version,
        shut=shut,
        heading=heading,
        about=about,
        body=body,
    )


def _form(log: ChangeLog, ahead: Ahead, desk: HistoryForm) -> Markup:
    """Return the form of the second click; nothing where the state would not load or a file is another by now."""
    lang = log.view.lang
    if ahead.moved or ahead.refused:
        return Markup()
    hidden = [
        html('<input type="hidden" name="{}" value="{}">', name, value)
        for name, value in (("act", ahead.act), ("version", ahead.version), ("seen", ahead.seen))
    ]
    fields = [
        html(
            '<label>{label}<input name="{name}" value="{value}" required maxlength="{most}" '
            'autocomplete="off"{fixed}></label>',
            label=say(lang, f"history.form.{name}"),
            name=name,
            value=value,
            most=most,
            fixed=" readonly" if desk.fixed and name == "author" else "",
        )
        for name, value, most in (("author", desk.author, 120), ("reason", desk.reason, 500))
    ]
    leave = _way(log, say(lang, "history.cancel"), entry="", act="")
    asked = f"history {ahead.act} {ahead.version}"
    return html(
        '<form data-form="history" data-asked="{asked}">{hidden}{fields}<p class="ways">'
        '<button type="submit">{act}</button>{leave}</p></form>',
        asked=asked,
        hidden=hidden,
        fields=fields,
        act=say(lang, f"history.do.{ahead.act}"),
        leave=leave,
    )
