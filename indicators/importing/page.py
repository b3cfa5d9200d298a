"""The import tab in a browser session: the workbook dropped, what was typed and answered, what was saved."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from indicators.access import page as access
from indicators.component import Opened, Sent, document, draw, sent
from indicators.component.data import data_folder, live, today
from indicators.editing import page as editing
from indicators.editing.boards.form_schema import IMPORT, Asked, Option, fields_of, options, source_options
from indicators.editing.form_flow import Desk
from indicators.editing.markup import outcome_html
from indicators.importing.boards.import_board import import_board
from indicators.importing.boards.types import ANSWER, ImportBoard, Work
from indicators.importing.keys import words_of
from indicators.importing.markup import closed_import_html, dropping_html, import_html
from indicators.importing.remembered_answers import keep, recalled
from indicators.importing.upload import arrived
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
    desk = Desk(data_folder(), opened.store, view, today())
    turn = _answered(desk, form) if form else Turn()
    if turn.saved:
        desk = replace(desk, store=live().state().store or desk.store)
    work: Work | None = st.session_state.get(WORK)
    if work:
        draw(opened.above + _with_file(desk, work), view.lang, keep)
    else:
        offers = {"template": {"xlsx": partial(_template, desk)}}
        draw(opened.above + _without_file(desk, turn.refused), view.lang, keep, offers=offers)


def _template(desk: Desk) -> Sent:
    """Return the workbook of this month to hand to the offices."""
    from indicators.importing.boards.template import template
    from indicators.importing.template_sheet import template_bytes

    area = desk.store.book.areas[desk.view.area]
    made = template(desk.store, area, f"{desk.today:%Y-%m}", desk.view.lang, "reported")
    return document(made.name, "xlsx", partial(template_bytes, made))


def _without_file(desk: Desk, refused: str) -> str:
    found = editing.outcome(editing.IMPORT)
    saved = outcome_html(found, desk.view.lang) if found and not refused else ""
    return dropping_html(desk.view, MAX_BYTES, saved, refused, _turn())


def _with_file(desk: Desk, work: Work) -> str:
    board = _board(desk, work)
    asked = board.asked or Asked(IMPORT, work.dropped.digest)
    form = editing.board_of(desk, asked, page=editing.IMPORT, known=board.values)
    form = replace(form, turn=_turn(), beside=board.beside, errors={**board.errors, **(form.errors or {})} or None)
    none = Option("", say(desk.view.lang, "importing.choose_area"))  # else a browser sends the first area unasked
    choices = {"area": (none, *options(desk.store, "area", desk.view))}
    sources = tuple((one.value, one.label) for one in source_options(desk.store))
    return import_html(board, form, choices, sources)


def _board(desk: Desk, work: Work) -> ImportBoard:
    """Return the board of a workbook; the same one as long as nothing that it is made of changed."""
    of = (desk.store.snapshot, desk.view, desk.today, work)
    made = st.session_state.get(MADE)
    if made is None or made[0] != of:
        made = st.session_state[MADE] = (of, import_board(desk.store.book, desk.view, desk.today, work))
    return made[1]


def _turn() -> int:
    return st.session_state.get(editing.TURN, 0)


# ---- what was sent


def _answered(desk: Desk, form: Mapping[str, object]) -> Turn:
    """Do what a form asks for: read a file, undo, leave the file, answer, preview, save."""
    fields = {str(name): str(value) for name, value in form.items()}  # whatever a browser sent
    if fields.get("form") == "file":
        st.session_state[editing.TURN] = _turn() + 1
        return Turn(_read(desk, fields))
    if fields.get("form") == "back":
        return Turn(saved=editing.answer(desk, None, fields, editing.IMPORT))
    work: Work | None = st.session_state.get(WORK)
    if work is None or fields.get("form") != "planning":
        return Turn()
    if fields.get("act") == "leave":
        st.session_state[editing.TURN] = _turn() + 1
        _forget()
        return Turn()
    work = st.session_state[WORK] = _typed(work, fields)
    return Turn(saved=_looked(desk, work, fields))


def _looked(desk: Desk, work: Work, fields: Mapping[str, str]) -> bool:
    """Preview or save where that is asked for and nothing is open; returns whether the files were changed."""
    board = _board(desk, work)
    if board.asked is None or fields.get("act") not in TO_SAVE:
        st.session_state[editing.TURN] = _turn() + 1
        st.session_state.pop(editing.FORM.format(editing.IMPORT), None)
        return False
    if not editing.answer(desk, board.asked, fields, editing.IMPORT):
        return False
    with suppress(NotSaved):
        access.permit()
        keep(desk.folder, board.intake, fields.get("author", ""))
    _forget()
    return True


def _forget() -> None:
    for name in (WORK, MADE, editing.FORM.format(editing.IMPORT)):
        st.session_state.pop(name, None)


def _read(desk: Desk, fields: Mapping[str, str]) -> str:
    """Keep a workbook that was dropped, as its sheets; returns the sentence where it is none."""
    try:
        access.permit()
    except NotSaved as refusal:
        return first_upper(refusal.message(desk.view.lang))
    file = arrived(fields, desk.view.lang)
    if isinstance(file, str):
        return file
    _forget()
    st.session_state.pop(editing.SAVED.format(editing.IMPORT), None)
    st.session_state[WORK] = Work(file, kept=recalled(desk.folder, file, desk.store.book))
    return ""


def _typed(work: Work, fields: Mapping[str, str]) -> Work:
    """Return the work with what was typed and answered; a remembered answer that stands stays a remembered one."""
    typed = {name: fields[name] for name in fields_of(IMPORT) if name in fields}
    given = {name.removeprefix(ANSWER): value for name, value in fields.items() if name.startswith(ANSWER)}
    as_before = {key for key, value in given.items() if (one := work.kept.get(words_of(key))) and one.value == value}
    answers = {key: value for key, value in {**work.answers, **given}.items() if value and key not in as_before}
    return replace(work, typed={**work.typed, **typed}, answers=answers)
