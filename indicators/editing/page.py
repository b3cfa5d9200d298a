"""The planning page in a browser session: the ledger and its form on one tab, the history on another.

What a form sends is answered here once, whatever page it stands on: `page` says which.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from indicators import editing, markup
from indicators.access import page as access
from indicators.boards.tables import Table
from indicators.boards.view import Unknown, View
from indicators.component import Opened, draw, sent
from indicators.component.data import data_folder, live, today
from indicators.editing.approval import Approval, authors_of
from indicators.editing.boards.form_schema import (
    PlanningQuery,
    fields_of,
    fresh,
    options,
    parse_planning_query,
    source_options,
)
from indicators.editing.boards.form_view import FormBoard, Outcome
from indicators.editing.boards.history import ChangeLog, HistoryQuery, change_log, parse_history_query
from indicators.editing.boards.history_entries import SHORT
from indicators.editing.boards.history_table import history_table
from indicators.editing.boards.ledger import ledger
from indicators.editing.boards.waiting import waiting
from indicators.editing.earlier_stores import Files, remember
from indicators.editing.form_flow import (
    EditContext,
    PreviewedForm,
    empty,
    preview_form,
    refused,
    require_approval,
    save_form,
    undo_or_redo,
)
from indicators.editing.history_flow import act_on, changed_since, keep_seen
from indicators.editing.identity import identity
from indicators.editing.markup import (
    form_html,
    history_html,
    no_history_html,
    outcome_html,
    planning_html,
    planning_tabs_html,
)
from indicators.editing.markup.history import HistoryForm
from indicators.files import contents
from indicators.problems import DataError, NotSaved, Problem
from indicators.store import Store
from indicators.wording import first_upper, say

AUTHOR, TURN = "planning author", "planning turn"
FORM, SAVED = "{} form", "{} saved"  # of a page: what is typed and saved on one is not shown on another
PLANNING, SESSION, IMPORT = "planning", "session", "import"


def damage() -> tuple[Problem, ...]:
    """Return which files of saves and imports cannot be read; previewed for anew once one of them has changed."""
    folder = data_folder()
    return _damage(folder, editing.stamp(folder))


@lru_cache(maxsize=1)
def _damage(folder: Path, stamp: object) -> tuple[Problem, ...]:  # noqa: ARG001 - the answer is for this stamp alone
    return editing.damage(folder)


# ---- the ledger and its form


def draw_editing(opened: Opened) -> None:
    """Draw the ledger, or the form that the address asks for, always as of today; a form sent is answered first."""
    view, params = replace(opened.view, as_of=today(), dated=False), st.query_params.to_dict()
    asked = parse_planning_query(opened.store, params, view.lang)
    # What is amiss in an address would tell who sees no drafts which there are.
    note, asked = (asked if access.sees_drafts() else "", None) if isinstance(asked, str) else ("", asked)
    store, form = opened.store, sent()
    editable = access.decision().fills
    if form and editable and answer(context_of(store, view), asked, form):
        st.query_params.from_dict(view.params())
        asked, store = None, live().state().store or store
    context = context_of(store, view)
    if asked and editable and not form and (why_not := _not_adopted(context, asked)):
        note, asked = why_not, None
    if asked and editable:
        _draw_form(opened, context, asked)
        return
    _draw_ledger(opened.above, context, note, editable=editable)


def _not_adopted(context: EditContext, asked: PlanningQuery) -> str:
    """Return why the person before the page may not adopt the draft that is asked for."""
    try:
        require_approval(context, asked)
    except NotSaved as refusal:
        return f"{first_upper(refusal.message(context.view.lang))}."
    return ""


def context_of(store: Store, view: View) -> EditContext:
    """Return what an edit from any page is made in."""
    return EditContext(data_folder(), store, view, today(), approval())


def approval() -> Approval | None:
    """Return who must approve of targets, and who asks; nothing where no approver is named."""
    named = access.approvers()
    return Approval(named, access.author("")) if named else None


def _draw_ledger(above: Markup, context: EditContext, note: str, *, editable: bool) -> None:
    view, lang = context.view, context.view.lang
    found = outcome() if editable else None
    saved = outcome_html(found, lang) if found else Markup()
    drafts = access.sees_drafts()
    waits = {}
    if context.approval and drafts:
        waits = waiting(context.approval, authors_of(context.folder, context.store.book), lang)
    board = ledger(context.store, view, today(), drafts=drafts, waiting=waits)
    draw(above + planning_html(board, saved, note, editable=editable, why=access.why(lang)), lang, view.params())


def _draw_form(opened: Opened, context: EditContext, asked: PlanningQuery) -> None:
    board = board_of(context, asked, st.query_params.get("id", ""))
    found = {name: options(context.store, name, context.view) for name in fields_of(asked.do)}
    choices = {name: listed for name, listed in found.items() if listed}
    sources = tuple((one.value, one.label) for one in source_options(context.store))
    html = opened.above + form_html(board, choices, sources)
    draw(html, context.view.lang, context.view.params(**asked.params()))


# ---- a form that was sent, on this page or another


def answer(context: EditContext, asked: PlanningQuery | None, form: Mapping[str, object], page: str = PLANNING) -> bool:
    """Do what a form asks for, where this browser may; returns whether the files were changed."""
    sent = {name: str(value) for name, value in form.items()}  # whatever a browser sent
    turn = st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    try:
        access.permit()
    except NotSaved as refusal:
        _refuse(context, asked, sent, turn, page, refusal)
        return False
    if sent.get("form") == "back":
        return _back(context, sent, turn, page)
    if sent.get("form") != "planning" or asked is None:
        return False
    sent["author"] = access.author(sent.get("author", ""))
    if author := sent["author"].strip():
        st.session_state[AUTHOR] = author
    previewed: PreviewedForm | None = st.session_state.get(FORM.format(page))
    found = (
        save_form(context, asked, sent, turn, previewed)
        if sent.get("act") == "save"
        else preview_form(context, asked, sent, turn)
    )
    if isinstance(found, PreviewedForm):
        st.session_state[FORM.format(page)] = found
        return False
    st.session_state.pop(FORM.format(page), None)
    st.session_state[SAVED.format(page)] = found
    return True


def _refuse(
    context: EditContext, asked: PlanningQuery | None, sent: Mapping[str, str], turn: int, page: str, refusal: NotSaved
) -> None:
    """Say on the form why nothing was done; everything that was typed stays."""
    sentence, last = refusal.message(context.view.lang), st.session_state.get(SAVED.format(page))
    if sent.get("form") == "back" and last:
        st.session_state[SAVED.format(page)] = replace(last, sentence=sentence, turn=turn)
    elif sent.get("form") == "planning" and asked:
        previewed = st.session_state.get(FORM.format(page))
        st.session_state[FORM.format(page)] = refused(context, asked, sent, turn, previewed, sentence)


def _back(context: EditContext, sent: Mapping[str, str], turn: int, page: str) -> bool:
    """Undo or redo the save that this session made; another one is not taken back from here."""
    last: Outcome | None = st.session_state.get(SAVED.format(page))
    if last is None or last.failed or (sent.get("act"), sent.get("of")) != (last.way, last.of):
        return False
    author = access.author(last.author)
    st.session_state[SAVED.format(page)] = undo_or_redo(context, last.way, last.of, author, turn)
    return True


def outcome(page: str = PLANNING) -> Outcome | None:
    """Return what this session saved last, until another form is opened; a form that was left is forgotten."""
    st.session_state.pop(FORM.format(page), None)
    return st.session_state.get(SAVED.format(page))


def board_of(
    context: EditContext,
    asked: PlanningQuery,
    code: str = "",
    page: str = PLANNING,
    known: Mapping[str, str] | None = None,
) -> FormBoard:
    """Return the form as it stands; who signed in is its author, and no field asks for that."""
    fixed = frozenset({"author"} if access.author_fixed() else ())
    return replace(_board(context, asked, code, page, known), fixed=fixed)


def _board(
    context: EditContext, asked: PlanningQuery, code: str, page: str, known: Mapping[str, str] | None
) -> FormBoard:
    """Return the form as it was sent last, else with what is known before anybody types."""
    st.session_state.pop(SAVED.format(page), None)
    previewed: PreviewedForm | None = st.session_state.get(FORM.format(page))
    if previewed and previewed.board.asked == asked:
        if previewed.board.view.lang == context.view.lang:
            return previewed.board
        found = preview_form(
            context, asked, previewed.board.values, previewed.board.turn
        )  # the words of another language
        st.session_state[FORM.format(page)] = found
        return found.board
    st.session_state.pop(FORM.format(page), None)
    author = _proposed(context.folder)
    values = fresh(context.store, asked, context.view, context.today, author, code)
    values |= {name: value for name, value in (known or {}).items() if value or name != "author"}
    return empty(context, asked, values)


def _proposed(folder: Path) -> str:
    """Return the author that a form begins with: who signed in, else the one of before, else whom git knows."""
    return access.author(st.session_state.get(AUTHOR) or identity(folder))


# ---- the history


def draw_history(opened: Opened) -> None:
    """Draw the history of every change; a form sent is carried out first."""
    view, lang = opened.view, opened.view.lang
    form = sent()
    here = HistoryForm(access.decision().fills, why=access.why(lang))
    if here.editable:
        here = replace(here, author=_proposed(data_folder()), fixed=access.author_fixed())
    if form and form.get("form") == "history" and here.editable:
        here = _carried_out(view, form)
    state = live().state()
    store = state.store or opened.store
    if not state.problems:
        remember(store)
    asked = parse_history_query(store, st.query_params.to_dict(), view)
    if isinstance(asked, Unknown):
        draw(opened.above + markup.unknown_html(asked), lang, view.params(tab="history"))
        return
    try:
        log = change_log(data_folder(), store, view, asked, today(), drafts=access.sees_drafts())
    except NotSaved as refusal:
        plain = no_history_html(
            planning_tabs_html(view, "history", editable=here.editable), refusal.message(lang), lang
        )
        draw(opened.above + plain, lang, view.params(tab="history"))
        return
    if log.ahead and log.ahead.seen:
        keep_seen(data_folder(), log.ahead.seen)
    offers = {"history": partial(_table, store, log)} if log.lines else {}
    keep = asked.params(view, entry="", act="")  # another filter opens another list
    draw(opened.above + history_html(log, here), lang, keep, offers=offers)


def _table(store: Store, log: ChangeLog) -> Table:
    return history_table(data_folder(), store, log)


def _carried_out(view: View, form: Mapping[str, str]) -> HistoryForm:
    """Undo, redo or restore as the form says; returns what came of it."""
    lang, folder = view.lang, data_folder()
    author, reason = access.author(form.get("author", "").strip()), form.get("reason", "")
    st.session_state[AUTHOR] = author
    here = HistoryForm(editable=True, author=author, reason=reason, fixed=access.author_fixed())
    now = contents(folder)
    if Files.of(now).fingerprint != form.get("seen"):
        return replace(here, refused=say(lang, "history.stale"), meanwhile=changed_since(form.get("seen", ""), now))
    try:
        access.permit()
        approves = approval()
        saved = act_on(folder, form, author, reason, now, approves.check if approves else None)
    except DataError as error:
        first = error.problems[0]
        return replace(here, refused=say(lang, "history.refused", reason=f"{first.where}: {first.message(lang)}"))
    except NotSaved as refusal:
        return replace(here, refused=say(lang, "history.refused", reason=refusal.message(lang)))
    st.query_params.from_dict(HistoryQuery(entry=saved.version).params(view))
    entry = editing.find(editing.history(folder), saved.version)
    kind = first_upper(say(lang, f"edits.kind.{entry.kind}"))
    done = say(lang, "history.done", kind=kind, summary=entry.summary, version=saved.version[:SHORT])
    return replace(here, reason="", done=f"{done} {editing.where(folder, lang)}")
