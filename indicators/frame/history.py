"""The history tab of the planning page: the list, one entry opened, and the second click of undo, redo and restore."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from indicators import edits, markup
from indicators.boards import tables
from indicators.boards.planning.compared import Files, LineDiff, line_diff, remember
from indicators.boards.planning.entries import SHORT
from indicators.boards.planning.log import Asked, ChangeLog, change_log, resolve_log
from indicators.boards.view import Unknown, View
from indicators.edits import NotSaved, Saved
from indicators.edits.identity import identity
from indicators.files import FILES, contents
from indicators.frame import access, editing
from indicators.frame.component import draw, sent
from indicators.frame.data import data_folder, live, today
from indicators.frame.reading import Opened
from indicators.markup.history import Desk
from indicators.problems import DataError
from indicators.store import Store
from indicators.wording import first_upper, say

KEPT_STATES = 16
_SEEN: dict[str, Mapping[str, bytes]] = {}  # files as an act was shown with, by their fingerprint


def draw_history(opened: Opened) -> None:
    """Draw the history of every change; a form sent is carried out first."""
    view, lang = opened.view, opened.view.lang
    form = sent()
    desk = Desk(access.decision().fills, why=access.why(lang))
    if desk.editable:
        desk = replace(desk, author=st.session_state.get(editing.AUTHOR) or identity(data_folder()))
    if form and form.get("form") == "history" and desk.editable:
        desk = _carried_out(view, form)
    state = live().state()
    store = state.store or opened.store
    if not state.problems:
        remember(store)
    asked = resolve_log(store, st.query_params.to_dict(), view)
    if isinstance(asked, Unknown):
        draw(opened.above + markup.unknown_html(asked), lang, view.params(tab="history"))
        return
    try:
        log = change_log(data_folder(), store, view, asked, today())
    except NotSaved as refusal:
        plain = markup.no_history_html(markup.planning_tabs_html(view, "history"), refusal.message(lang), lang)
        draw(opened.above + plain, lang, view.params(tab="history"))
        return
    if log.ahead and log.ahead.seen:
        _keep(log.ahead.seen)
    offers = {"history": partial(_table, store, log)} if log.lines else {}
    keep = asked.params(view, entry="", act="")  # another filter opens another list
    draw(opened.above + markup.history_html(log, desk), lang, keep, offers=offers)


def _table(store: Store, log: ChangeLog) -> tables.Table:
    return tables.history_table(data_folder(), store, log)


def _keep(seen: str) -> None:
    """Keep the files that an act is shown with, so that somebody else's save in between is noticed."""
    if seen in _SEEN:
        return
    now = contents(data_folder())
    while len(_SEEN) >= KEPT_STATES:
        _SEEN.pop(next(iter(_SEEN)), None)
    _SEEN[Files.of(now).fingerprint] = now


def _carried_out(view: View, form: Mapping[str, str]) -> Desk:
    """Undo, redo or restore as the form says; returns what came of it."""
    lang, folder = view.lang, data_folder()
    author, reason = form.get("author", "").strip(), form.get("reason", "")
    st.session_state[editing.AUTHOR] = author
    desk = Desk(editable=True, author=author, reason=reason)
    now = contents(folder)
    if Files.of(now).fingerprint != form.get("seen"):
        return replace(desk, refused=say(lang, "history.stale"), meanwhile=_meanwhile(form.get("seen", ""), now))
    try:
        access.permit()
        saved = _acted(form, author, reason, now)
    except DataError as error:
        first = error.problems[0]
        return replace(desk, refused=say(lang, "history.refused", reason=f"{first.where}: {first.message(lang)}"))
    except NotSaved as refusal:
        return replace(desk, refused=say(lang, "history.refused", reason=refusal.message(lang)))
    st.query_params.from_dict(Asked(entry=saved.version).params(view))
    entry = edits.find(edits.history(folder), saved.version)
    kind = first_upper(say(lang, f"edits.kind.{entry.kind}"))
    done = say(lang, "history.done", kind=kind, summary=entry.summary, version=saved.version[:SHORT])
    return Desk(editable=True, author=author, done=f"{done} {edits.where(folder, lang)}")


def _meanwhile(seen: str, now: Mapping[str, bytes]) -> tuple[LineDiff, ...]:
    """Return what somebody else changed since an act was shown, where the files of then are still known."""
    then = _SEEN.get(seen)
    if then is None:
        return ()
    names = (name for name in FILES if then.get(name) != now.get(name))
    return tuple(line_diff(name, then.get(name), now.get(name)) for name in names)


def _acted(form: Mapping[str, str], author: str, reason: str, now: Mapping[str, bytes]) -> Saved:
    folder, act, version = data_folder(), form.get("act"), form.get("version", "")
    if act == "undo":
        return edits.undo(folder, author, reason, version)
    if act == "redo":
        return edits.redo(folder, author, reason, version)
    return edits.restore(folder, version, author, reason, now)
