"""One turn of the form: look at what was typed, save what was looked at, take it back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from indicators import editing
from indicators.boards.view import View
from indicators.editing import Edit, Moved
from indicators.editing.boards.conflict import conflict
from indicators.editing.boards.form_schema import Asked, record_words
from indicators.editing.boards.form_validation import Filled, fill, problems, stamp, typed_values
from indicators.editing.boards.form_view import FormBoard, Outcome, base_of, shown_preview
from indicators.editing.boards.preview import preview
from indicators.editing.data_snapshot import Held, numbers_given
from indicators.problems import DataError, NotSaved
from indicators.store import Store
from indicators.wording import say

WAYS = {"undo": "redo", "redo": "undo"}  # each with the way back from it


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a planner works: the data folder, the store of the page, the view, the day."""

    folder: Path
    store: Store
    view: View
    today: date


@dataclass(frozen=True, slots=True)
class Looked:
    """The form after a look, and the edit that was looked at, which alone may be saved."""

    board: FormBoard
    edit: Edit | None = None


def look(desk: Desk, asked: Asked, sent: Mapping[str, str], turn: int, note: str = "") -> Looked:
    """Return the form with what it would change, or with what to write; nothing is saved."""
    values, lang = typed_values(asked, sent), desk.view.lang
    board = _board(desk, asked, values, turn)
    filled = Filled(None)
    try:
        held = Held.of(desk.folder, numbers_given(desk.folder))
        filled = fill(held, asked, values, lang)
        if filled.edit is None:
            return Looked(_with(board, filled))
        before = desk.store if desk.store.snapshot == held.book.snapshot else None
        found = preview(held, filled.edit, desk.today, lang, before)
    except NotSaved as refusal:
        return Looked(_with(board, Filled(None, filled.echo, above=(refusal.message(lang),))))
    except DataError as error:
        return Looked(_with(board, problems(error.problems, asked, lang, filled.echo)))
    known = {*desk.store.targets, *desk.store.actuals}
    shown = shown_preview(found, stamp(asked, values), known, lang)
    above = (note,) if note else ()
    return Looked(replace(_with(board, filled), preview=shown, above=above), filled.edit)


def keep(desk: Desk, asked: Asked, sent: Mapping[str, str], turn: int, looked: Looked | None) -> Looked | Outcome:
    """Save what was looked at; returns the form again where it cannot be saved, with everything that was typed."""
    values, lang = typed_values(asked, sent), desk.view.lang
    if sent.get("stamp") != stamp(asked, values):
        return look(desk, asked, sent, turn, say(lang, "planning.changed_since"))
    try:
        edit = _seen(desk, asked, values, sent, looked)
        if edit is None:
            return look(desk, asked, sent, turn, say(lang, "planning.changed_since"))
        saved = editing.save(desk.folder, edit)
    except Moved as moved:
        board = _board(desk, asked, values, turn)
        return Looked(replace(board, conflicts=tuple(conflict(one) for one in moved.files)))
    except NotSaved as refusal:
        return Looked(_with(_again(desk, asked, values, turn, looked), Filled(None, above=(refusal.message(lang),))))
    except DataError as error:
        return Looked(_with(_again(desk, asked, values, turn, looked), problems(error.problems, asked, lang)))
    where = editing.where(desk.folder, lang)
    said = say(lang, "planning.saved")
    return Outcome(said, where, edit.summary, saved.version, saved.version, "undo", edit.author, turn)


def refused(
    desk: Desk, asked: Asked, sent: Mapping[str, str], turn: int, looked: Looked | None, sentence: str
) -> Looked:
    """Return the form with everything that was typed and a sentence why nothing was done with it."""
    values = typed_values(asked, sent)
    before = looked if looked and (looked.board.asked, looked.board.values) == (asked, values) else None
    board = _again(desk, asked, values, turn, before)
    return Looked(_with(board, Filled(None, above=(sentence,))), before.edit if before else None)


def back(desk: Desk, way: str, of: str, author: str, turn: int) -> Outcome:
    """Undo or redo one save, and return what came of it; refused where somebody saved in between."""
    lang = desk.view.lang
    reason = say(lang, f"planning.{way}_reason", version=of)
    try:
        act = editing.undo if way == "undo" else editing.redo
        saved = act(desk.folder, author, reason, of)
    except NotSaved as refusal:
        return Outcome(refusal.message(lang), author=author, turn=turn, failed=True)
    except DataError as error:
        return Outcome(f"{error:{lang}}", author=author, turn=turn, failed=True)
    where = editing.where(desk.folder, lang)
    return Outcome(say(lang, f"planning.{way}_done"), where, "", saved.version, of, WAYS[way], author, turn)


def _seen(
    desk: Desk, asked: Asked, values: Mapping[str, str], sent: Mapping[str, str], looked: Looked | None
) -> Edit | None:
    """Return the edit of the preview, compared with what the files were like then; nothing where there was none.

    The form carries the digests; after a restart the edit is made anew, and still compared with those.
    """
    try:
        base = base_of(sent.get("base", ""))
    except ValueError:
        return None
    if looked and looked.edit and looked.edit.base == base:
        return looked.edit
    held = Held.of(desk.folder, numbers_given(desk.folder))
    made = fill(held, asked, values, desk.view.lang).edit
    if made is None or made.base.keys() != base.keys():
        return None
    return made if made.base == base else replace(made, base=base, seen={})


def empty(desk: Desk, asked: Asked, values: Mapping[str, str]) -> FormBoard:
    """Return the form before it was sent."""
    return _board(desk, asked, values, 0)


def _board(desk: Desk, asked: Asked, values: Mapping[str, str], turn: int) -> FormBoard:
    record = record_words(desk.store, asked.record, desk.view.lang) if asked.record else ""
    return FormBoard(desk.view, asked, record, values, turn)


def _again(desk: Desk, asked: Asked, values: Mapping[str, str], turn: int, looked: Looked | None) -> FormBoard:
    """Return the form with the preview it had."""
    board = _board(desk, asked, values, turn)
    return replace(board, echo=looked.board.echo, preview=looked.board.preview) if looked else board


def _with(board: FormBoard, filled: Filled) -> FormBoard:
    return replace(
        board,
        echo=filled.echo or board.echo,
        readings=filled.readings,
        errors=filled.errors or None,
        above=filled.above,
    )
