"""The history of the data files as HTML: the sentence, the filters, one entry opened or an act to confirm, the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from indicators.editing.boards.file_diff import LineDiff
from indicators.editing.boards.history import PAGE, ChangeLog
from indicators.editing.boards.history_entries import Ahead, HistoryRow, OpenedEntry
from indicators.editing.markup.diff import compared_html, conflicts_html, diff_html
from indicators.editing.markup.tabs import planning_tabs_html
from indicators.markup.escape import text
from indicators.markup.parts import address, picker_html, select_html, sentence_html
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


def history_html(log: ChangeLog, desk: HistoryForm) -> str:
    """Return the whole tab as one string of HTML."""
    lang = log.view.lang
    done = f'<p class="told" role="status">{text(desk.done)}</p>' if desk.done else ""
    refused = f'<p class="told refused" role="alert">{text(desk.refused)}</p>' if desk.refused else ""
    if desk.meanwhile:
        refused += f"<h3>{text(say(lang, 'history.moved.others'))}</h3>"
        refused += "".join(diff_html(one, lang) for one in desk.meanwhile)
    closed = "" if desk.editable else f"<p>{text(desk.why)}</p>"
    ahead = _ahead(log, log.ahead, desk) if log.ahead and desk.editable else ""
    opened = _opened(log, log.opened, desk) if log.opened else ""
    snapshot = text(say(lang, "page.snapshot", snapshot=log.snapshot))
    return (
        f'<div class="board planning history" lang="{lang}">{planning_tabs_html(log.view, "history")}{_controls(log)}'
        f'<h1 class="sentence">{sentence_html(log.sentence_parts, "flip")}</h1>'
        f'<div class="remarks"><p>{text(log.where)}</p>{closed}</div>{done}{refused}{ahead}{opened}'
        f'{_ways(log, desk)}{_list(log, desk)}<p class="foot">{snapshot}</p></div>'
    )


def no_history_html(tabs: str, reason: str, lang: Lang) -> str:
    """Return the tab where the history cannot be read, or a version is unknown."""
    return (
        f'<div class="board planning history" lang="{lang}">{tabs}<h1 class="sentence">'
        f"{text(say(lang, 'history.heading'))}</h1><p>{text(reason)}</p></div>"
    )


def _controls(log: ChangeLog) -> str:
    lang = log.view.lang
    selects = "".join(
        select_html(key, say(lang, f"history.label.{key}"), choices, lang) for key, choices in log.filters.items()
    )
    return f'<div class="controls">{selects}{picker_html(log.view, log.today, "since")}{_search(lang)}</div>'


def _search(lang: Lang) -> str:
    """Return the search among the changes shown, which works in the page alone."""
    label = text(say(lang, "history.search"))
    words = {key: say(lang, f"history.hits.{key}", n="{n}") for key in ("none", "one", "many")}
    told = "".join(f' data-{key}="{text(one)}"' for key, one in words.items())
    return (
        f'<input type="search" data-search placeholder="{label}" aria-label="{label}" maxlength="60" '
        f'autocomplete="off" spellcheck="false"><span class="found" role="status"{told}></span>'
    )


def _way(log: ChangeLog, inner: str, kind: str = "other-year", label: str = "", **changes: str) -> str:
    """Return a link within the tab: an address of its own, which a click opens without a new page."""
    query = text(urlencode(log.asked.params(log.view, **changes)))
    said = f' aria-label="{text(label)}" title="{text(label)}"' if label else ""
    return f'<a class="{kind}" href="?{query}" data-query="1"{said}>{inner}</a>'


def _ways(log: ChangeLog, desk: HistoryForm) -> str:
    """Return the ways back that stand open: undo and redo, each with what it would be of."""
    lang, open_ones = log.view.lang, {"undo": log.undo, "redo": log.redo}
    if not desk.editable or log.ahead:
        return ""
    links = "".join(
        _way(
            log,
            text(say(lang, f"history.act_of.{act}", summary=line.entry.summary)),
            kind="go",
            act=act,
            entry=line.entry.version,
        )
        for act, line in open_ones.items()
        if line
    )
    return f'<p class="ways">{links}</p>' if links else ""


# ---- the list


def _list(log: ChangeLog, desk: HistoryForm) -> str:
    if not log.lines:
        return ""
    lang = log.view.lang
    columns = (*COLUMNS, "act") if desk.editable else COLUMNS
    named = [text(say(lang, f"history.columns.{name}")) for name in columns]
    heads = "".join(f'<th scope="col">{name}</th>' for name in named)
    rows = "".join(_row(log, line, columns, named) for line in log.lines)
    more = ""
    if log.more:
        words = text(count(lang, "history.more", log.more))
        more = f'<p class="ways">{_way(log, words, shown=str(log.asked.shown + PAGE))}</p>'
    return f'<table class="list changes-made"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{more}'


def _row(log: ChangeLog, line: HistoryRow, columns: Iterable[str], named: Iterable[str]) -> str:
    lang, entry = log.view.lang, line.entry
    label = say(lang, "history.open", summary=entry.summary)
    opened = _way(log, text(entry.summary or line.version), "name", label, entry=entry.version, act="")
    reason = f"<q>{text(entry.reason)}</q>" if entry.reason else text(say(lang, "history.no_reason"))
    of = f" {text(say(lang, 'history.of', version=line.of))}" if line.of else ""
    cells = {
        "at": f"<span>{text(line.day)} <small>{text(line.time)}</small></span>",
        "author": text(line.author),
        "change": f"{opened}<small>{reason}</small><small>{text(line.kind)}{of}</small>",
        "document": text(entry.document or ""),
        "files": _files(entry.files, lang),
        "act": _restore(log, line, "restore_short"),
    }
    here = log.opened and log.opened.line.entry.version == entry.version
    body = "".join(
        f'<td class="{CLASSES.get(key, key)}" data-head="{name}">{cells[key]}</td>'
        for key, name in zip(columns, named, strict=True)
    )
    return f'<tr data-row data-fold="{text(line.folded)}"{" class=used" if here else ""}>{body}</tr>'


def _files(names: tuple[str, ...], lang: Lang) -> str:
    if len(names) > NAMED_FILES:
        return f'<span title="{text(", ".join(names))}">{text(count(lang, "history.files", len(names)))}</span>'
    return "<br>".join(f"<code>{text(name)}</code>" for name in names)


def _restore(log: ChangeLog, line: HistoryRow, words: str) -> str:
    lang, entry = log.view.lang, line.entry
    label = say(lang, "history.act_of.restore", day=line.day, time=line.time, summary=entry.summary)
    return _way(log, text(say(lang, f"history.act.{words}")), "go", label, act="restore", entry=entry.version)


# ---- one entry opened


def _opened(log: ChangeLog, one: OpenedEntry, desk: HistoryForm) -> str:
    """Return what an entry changed, with all that is known of it, and a way to shut it."""
    lang, entry = log.view.lang, one.line.entry
    shut = _shut(log, say(lang, "history.close"), indicator="" if not log.asked.entry else log.asked.indicator)
    restore = f'<p class="ways">{_restore(log, one.line, "restore")}</p>' if desk.editable else ""
    focused = f' data-opened="{text(entry.version)}"' if log.asked.entry else ""  # else the page begins at its top
    return (
        f'<section class="entry" tabindex="-1"{focused}>{shut}'
        f"<h2>{text(entry.summary or one.line.version)}</h2><dl>{_facts(log, one)}</dl>"
        f"{compared_html(one.compared, log.view, ahead=False)}{restore}</section>"
    )


def _shut(log: ChangeLog, label: str, **changes: str) -> str:
    return _way(log, "×", "shut", label, entry="", act="", **changes)


def _facts(log: ChangeLog, one: OpenedEntry) -> str:
    lang, line, entry = log.view.lang, one.line, one.line.entry
    of = line.of and _way(log, text(line.of), entry=entry.of or "")
    facts = (
        ("author", text(entry.author) or text(line.author)),
        ("at", f"{text(line.day)}, {text(line.time)}"),
        ("reason", f"<q>{text(entry.reason)}</q>" if entry.reason else text(say(lang, "history.no_reason"))),
        ("document", text(entry.document) or text(say(lang, "history.no_document"))),
        ("indicators", _indicators(log, one)),
        ("files", text(", ".join(entry.files))),
        ("kind", text(line.kind)),
        ("of", of),
        ("version", f"<code>{text(line.version)}</code>"),
    )
    return "".join(f"<dt>{text(say(lang, f'history.facts.{key}'))}</dt><dd>{said}</dd>" for key, said in facts if said)


def _indicators(log: ChangeLog, one: OpenedEntry) -> str:
    """Return the indicators in the records changed, each as a link to its page."""
    links = [
        f'<a class="other-year" href="{text(address(log.view, code))}" data-page="indicator">{text(name)}</a>'
        for code, name in one.indicators
    ]
    if one.more_indicators:
        links.append(text(count(log.view.lang, "history.more_indicators", one.more_indicators)))
    return ", ".join(links)


# ---- an act to confirm


def _ahead(log: ChangeLog, ahead: Ahead, desk: HistoryForm) -> str:
    """Return what an undo, a redo or a restore would change, and the form that does it."""
    lang, line = log.view.lang, ahead.line
    words = {"summary": line.entry.summary, "day": line.day, "time": line.time} if line else {}
    heading = say(lang, f"history.ahead.{ahead.act}", **words) if line else say(lang, "history.heading")
    shut = _shut(log, say(lang, "history.cancel"))
    about = say(lang, "history.refused", reason=ahead.refused) if ahead.refused else say(lang, "history.ahead_about")
    body = conflicts_html(ahead.moved, lang)
    if ahead.compared:
        body += _form(log, ahead, desk) + compared_html(ahead.compared, log.view, ahead=True)
    return (
        f'<section class="entry ahead" tabindex="-1" data-opened="{text(ahead.act + ahead.version)}">{shut}'
        f"<h2>{text(heading)}</h2><p>{text(about)}</p>{body}</section>"
    )


def _form(log: ChangeLog, ahead: Ahead, desk: HistoryForm) -> str:
    """Return the form of the second click; nothing where the state would not load or a file is another by now."""
    lang = log.view.lang
    if ahead.moved or ahead.refused:
        return ""
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{text(value)}">'
        for name, value in (("act", ahead.act), ("version", ahead.version), ("seen", ahead.seen))
    )
    fields = "".join(
        f"<label>{text(say(lang, f'history.form.{name}'))}"
        f'<input name="{name}" value="{text(value)}" required maxlength="{most}" autocomplete="off"'
        f"{' readonly' if desk.fixed and name == 'author' else ''}></label>"
        for name, value, most in (("author", desk.author, 120), ("reason", desk.reason, 500))
    )
    leave = _way(log, text(say(lang, "history.cancel")), entry="", act="")
    asked = text(f"history {ahead.act} {ahead.version}")
    return (
        f'<form data-form="history" data-asked="{asked}">{hidden}{fields}<p class="ways"><button type="submit">'
        f"{text(say(lang, f'history.do.{ahead.act}'))}</button>{leave}</p></form>"
    )
