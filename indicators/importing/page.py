"""The import tab in a browser session: the workbook dropped, what was typed and answered, what was saved."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from indicators.access import page as access
from indicators.component import Opened, Sent, document, draw, sent
from indicators.component.data import live, today
from indicators.editing import page as editing
from indicators.editing.boards.form_schema import IMPORT, Option, PlanningQuery, fields_of, options, source_options
from indicators.editing.form_flow import EditContext
from indicators.editing.markup import outcome_html
from indicators.importing.boards.import_board import import_board
from indicators.importing.boards.types import ANSWER, ImportBoard, Work
from indicators.importing.keys import words_of
from indicators.importing.markup import closed_import_html, dropping_html, import_html
from indicators.importing.remembered_answers import keep_answers, recall_answers
from indicators.importing.upload import read_upload
from indicators.importing.workbook.limits import MAX_BYTES
from indicators.problems import NotSaved
from indicators.wording import first_upper, say

WORK, MADE = "import work", "import board"  # in the session: the workbook under way, and its board as made last
TO_SAVE = ("preview", "save")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a form sent came to: a sentence where a file was refused, and whether the data files were changed."""

    refused: str = ""
    saved: bool = False


def draw_importing(opened: Opened) -> None:
    """Draw the tab: a place to drop a workbook, or the workbook with its questions; a form sent is answered first."""
    view, form = replace(opened.view, as_of=today(), dated=False), sent()
    keep = view.params(tab=IMPORT)
    if not access.decision().fills:
        draw(opened.above + closed_import_html(view, access.why(view.lang)), view.lang, keep)
        return
    context = editing.context_of(opened.store, view)
    turn = _answered(context, form) if form else Turn()
    if turn.saved:
        context = replace(context, store=live().state().store or context.store)
    work: Work | None = st.session_state.get(WORK)
    if work:
        draw(opened.above + _with_file(context, work), view.lang, keep)
    else:
        offers = {"template": {"xlsx": partial(_template, context)}}
        draw(opened.above + _without_file(context, turn.refused), view.lang, keep, offers=offers)


def _template(context: EditContext) -> Sent:
    """Return the workbook of this month to hand to the offices."""
    from indicators.importing.boards.template import template
    from indicators.importing.template_sheet import template_bytes

    area = context.store.book.areas[context.view.area]
    made = template(context.store, area, f"{context.today:%Y-%m}", context.view.lang, "reported")
    return document(made.name, "xlsx", partial(template_bytes, made))


def _without_file(context: EditContext, refused: str) -> Markup:
    found = editing.outcome(editing.IMPORT)
    saved = outcome_html(found, context.view.lang) if found and not refused else Markup()
    return dropping_html(context.view, MAX_BYTES, saved, refused, _turn())


def _with_file(context: EditContext, work: Work) -> Markup:
    board = _board(context, work)
    asked = board.asked or PlanningQuery(IMPORT, work.dropped.digest)
    form = editing.board_of(context, asked, page=editing.IMPORT, known=board.values)
    form = replace(form, turn=_turn(), beside=board.beside, errors={**board.errors, **(form.errors or {})} or None)
    none = Option("", say(context.view.lang, "importing.choose_area"))  # else a browser sends the first area unasked
    choices = {"area": (none, *options(context.store, "area", context.view))}
    sources = tuple((one.value, one.label) for one in source_options(context.store))
    return import_html(board, form, choices, sources)


def _board(context: EditContext, work: Work) -> ImportBoard:
    """Return the board of a workbook; the same one as long as nothing that it is made of changed."""
    of = (context.store.snapshot, context.view, context.today, work)
    made = st.session_state.get(MADE)
    if made is None or made[0] != of:
        made = st.session_state[MADE] = (of, import_board(context.store.book, context.view, context.today, work))
    return made[1]


def _turn() -> int:
    return st.session_state.get(editing.TURN, 0)


# ---- what was sent


def _answered(context: EditContext, form: Mapping[str, object]) -> Turn:
    """Do what a form asks for: read a file, undo, leave the file, answer, preview, save."""
    fields = {str(name): str(value) for name, value in form.items()}  # whatever a browser sent
    if fields.get("form") == "file":
        st.session_state[editing.TURN] = _turn() + 1
        return Turn(_read(context, fields))
    if fields.get("form") == "back":
        return Turn(saved=editing.answer(context, None, fields, editing.IMPORT))
    work: Work | None = st.session_state.get(WORK)
    if work is None or fields.get("form") != "planning":
        return Turn()
    if fields.get("act") == "leave":
        st.session_state[editing.TURN] = _turn() + 1
        _forget()
        return Turn()
    work = st.session_state[WORK] = _typed(work, fields)
    return Turn(saved=_looked(context, work, fields))


def _looked(context: EditContext, work: Work, fields: Mapping[str, str]) -> bool:
    """Preview or save where that is asked for and nothing is open; returns whether the files were changed."""
    board = _board(context, work)
    if board.asked is None or fields.get("act") not in TO_SAVE:
        st.session_state[editing.TURN] = _turn() + 1
        st.session_state.pop(editing.FORM.format(editing.IMPORT), None)
        return False
    if not editing.answer(context, board.asked, fields, editing.IMPORT):
        return False
    with suppress(NotSaved):
        access.permit()
        keep_answers(context.folder, board.intake, access.author(fields.get("author", "")))
    _forget()
    return True


def _forget() -> None:
    for name in (WORK, MADE, editing.FORM.format(editing.IMPORT)):
        st.session_state.pop(name, None)


def _read(context: EditContext, fields: Mapping[str, str]) -> str:
    """Keep a workbook that was dropped, as its sheets; returns the sentence where it is none."""
    try:
        access.permit()
    except NotSaved as refusal:
        return first_upper(refusal.message(context.view.lang))
    file = read_upload(fields, context.view.lang)
    if isinstance(file, str):
        return file
    _forget()
    st.session_state.pop(editing.SAVED.format(editing.IMPORT), None)
    st.session_state[WORK] = Work(file, kept=recall_answers(context.folder, file, context.store.book))
    return ""


def _typed(work: Work, fields: Mapping[str, str]) -> Work:
    """Return the work with what was typed and answered; a remembered answer that stands stays a remembered one."""
    typed = {name: fields[name] for name in fields_of(IMPORT) if name in fields}
    given = {name.removeprefix(ANSWER): value for name, value in fields.items() if name.startswith(ANSWER)}
    as_before = {key for key, value in given.items() if (one := work.kept.get(words_of(key))) and one.value == value}
    answers = {key: value for key, value in {**work.answers, **given}.items() if value and key not in as_before}
    return replace(work, typed={**work.typed, **typed}, answers=answers)
