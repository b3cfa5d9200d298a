"""The steps of a form: preview what was typed, save what was previewed, undo or redo it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from indicators import editing
from indicators.boards.view import View
from indicators.editing import Edit, FileConflict
from indicators.editing.approval import Approval, authors_of
from indicators.editing.boards.conflict import conflict, meanwhile_words
from indicators.editing.boards.form_schema import DRAFT, PlanningQuery, record_words
from indicators.editing.boards.form_validation import ValidatedForm, problems, stamp, typed_values, validate_form
from indicators.editing.boards.form_view import FormBoard, Outcome, base_of, shown_preview
from indicators.editing.boards.preview import preview
from indicators.editing.boards.waiting import draft_words, proposed_words
from indicators.editing.data_snapshot import Held, aliases_of, numbers_given
from indicators.editing.draft_authors import Authorship
from indicators.editing.meanwhile import meanwhile
from indicators.editing.saving import Check
from indicators.problems import DataError, NotSaved
from indicators.store import Store
from indicators.wording import say

WAYS = {"undo": "redo", "redo": "undo"}  # each with the way back from it


@dataclass(frozen=True, slots=True)
class EditContext:
    """What an edit is made in: the data folder, the store of the page, the view, the day, who must approve of it."""

    folder: Path
    store: Store
    view: View
    today: date
    approval: Approval | None = None

    @property
    def check(self) -> Check | None:
        """What a save has to pass."""
        return self.approval.check if self.approval else None


@dataclass(frozen=True, slots=True)
class PreviewedForm:
    """The form with its preview, and the edit that was previewed, which alone may be saved."""

    board: FormBoard
    edit: Edit | None = None


def preview_form(
    context: EditContext, asked: PlanningQuery, sent: Mapping[str, str], turn: int, note: str = "", anew: str = ""
) -> PreviewedForm:
    """Return the form with what it would change, or with what to write; nothing is saved.

    `note` stands above the form, `anew` on the preview: why it is made once more.
    """
    values, lang = _typed(context, asked, sent), context.view.lang
    board = replace(_board(context, asked, values, turn), meanwhile=anew)
    validated = ValidatedForm(None)
    try:
        held = Held.of(context.folder, numbers_given(context.folder))
        require_approval(context, asked)
        validated = validate_form(held, asked, values, lang)
        if validated.edit is None:
            return PreviewedForm(_with(board, validated))
        before = context.store if context.store.snapshot == held.book.snapshot else None
        found = preview(held, validated.edit, context.today, lang, before)
    except NotSaved as refusal:
        return PreviewedForm(_with(board, ValidatedForm(None, validated.echo, above=(refusal.message(lang),))))
    except DataError as error:
        return PreviewedForm(_with(board, problems(error.problems, asked, lang, validated.echo)))
    known = {*context.store.targets, *context.store.actuals}
    shown = shown_preview(found, stamp(asked, values), known, lang)
    above = (note,) if note else ()
    return PreviewedForm(replace(_with(board, validated), preview=shown, above=above), validated.edit)


def require_approval(context: EditContext, asked: PlanningQuery) -> None:
    """Raise NotSaved where a form adopts a draft that this person may not adopt; the save itself asks again."""
    if context.approval and asked.do == "adopt":
        context.approval.require(asked.record, _authors(context, asked.record))


def save_form(
    context: EditContext, asked: PlanningQuery, sent: Mapping[str, str], turn: int, previewed: PreviewedForm | None
) -> PreviewedForm | Outcome:
    """Save what was looked at; returns the form again where it cannot be saved, with everything that was typed."""
    values, lang = _typed(context, asked, sent), context.view.lang
    if sent.get("stamp") != stamp(asked, values):
        return preview_form(context, asked, sent, turn, say(lang, "planning.changed_since"))
    try:
        edit = _seen(context, asked, values, sent, previewed)
        if edit is None:
            return preview_form(context, asked, sent, turn, say(lang, "planning.changed_since"))
        try:
            saved = editing.save(context.folder, edit, context.check)
        except FileConflict as moved:
            return _moved(context, asked, sent, turn, edit, moved)
    except NotSaved as refusal:
        return PreviewedForm(
            _with(_again(context, asked, values, turn, previewed), ValidatedForm(None, above=(refusal.message(lang),)))
        )
    except DataError as error:
        return PreviewedForm(
            _with(_again(context, asked, values, turn, previewed), problems(error.problems, asked, lang))
        )
    where = editing.where(context.folder, lang)
    said = say(lang, "planning.saved")
    return Outcome(said, where, edit.summary, saved.version, saved.version, "undo", edit.author, turn)


def _moved(
    context: EditContext, asked: PlanningQuery, sent: Mapping[str, str], turn: int, edit: Edit, moved: FileConflict
) -> PreviewedForm:
    """Return the form previewed anew where others changed other records, else with the states of what both changed."""
    found = meanwhile(context.folder, edit, moved.files, aliases_of(context.store.book))
    said = meanwhile_words(found, context.today, context.view.lang)
    if not found.same:
        return preview_form(context, asked, sent, turn, anew=said)
    board = _board(context, asked, _typed(context, asked, sent), turn)
    return PreviewedForm(replace(board, meanwhile=said, conflicts=tuple(conflict(one) for one in found.sides)))


def refused(
    context: EditContext,
    asked: PlanningQuery,
    sent: Mapping[str, str],
    turn: int,
    previewed: PreviewedForm | None,
    sentence: str,
) -> PreviewedForm:
    """Return the form with everything that was typed and a sentence why nothing was done with it."""
    values = _typed(context, asked, sent)
    before = previewed if previewed and (previewed.board.asked, previewed.board.values) == (asked, values) else None
    board = _again(context, asked, values, turn, before)
    return PreviewedForm(_with(board, ValidatedForm(None, above=(sentence,))), before.edit if before else None)


def undo_or_redo(context: EditContext, way: str, of: str, author: str, turn: int) -> Outcome:
    """Undo or redo one save, and return what came of it; refused where somebody saved in between."""
    lang = context.view.lang
    reason = say(lang, f"planning.{way}_reason", version=of)
    try:
        act = editing.undo if way == "undo" else editing.redo
        saved = act(context.folder, author, reason, of, context.check)
    except NotSaved as refusal:
        return Outcome(refusal.message(lang), author=author, turn=turn, failed=True)
    except DataError as error:
        return Outcome(f"{error:{lang}}", author=author, turn=turn, failed=True)
    where = editing.where(context.folder, lang)
    return Outcome(say(lang, f"planning.{way}_done"), where, "", saved.version, of, WAYS[way], author, turn)


def _seen(
    context: EditContext,
    asked: PlanningQuery,
    values: Mapping[str, str],
    sent: Mapping[str, str],
    previewed: PreviewedForm | None,
) -> Edit | None:
    """Return the edit of the preview, compared with what the files were like then; nothing where there was none.

    The form carries the digests; after a restart the edit is made anew, and still compared with those.
    """
    try:
        base = base_of(sent.get("base", ""))
    except ValueError:
        return None
    if previewed and previewed.edit and previewed.edit.base == base:
        return previewed.edit
    held = Held.of(context.folder, numbers_given(context.folder))
    made = validate_form(held, asked, values, context.view.lang).edit
    if made is None or not made.base.keys() <= base.keys():
        return None
    if made.base == base:
        return made
    base = {name: base[name] for name in made.base}  # a source may be on record by now, and needs no line any more
    return None if made.base == base else replace(made, base=base, seen={})


def empty(context: EditContext, asked: PlanningQuery, values: Mapping[str, str]) -> FormBoard:
    """Return the form before it was sent."""
    return _board(context, asked, values, 0)


def _typed(context: EditContext, asked: PlanningQuery, sent: Mapping[str, str]) -> dict[str, str]:
    """Return the fields as typed; where approvers are named a new target is a draft, whatever was sent."""
    return typed_values(asked, {**sent, "standing": DRAFT} if context.approval else sent)


def _board(context: EditContext, asked: PlanningQuery, values: Mapping[str, str], turn: int) -> FormBoard:
    lang = context.view.lang
    record = record_words(context.store, asked.record, lang) if asked.record else ""
    board = FormBoard(context.view, asked, record, values, turn)
    if context.approval and "standing" in values:
        alone = draft_words(context.approval, lang)
        return replace(board, values={**values, "standing": DRAFT}, draft_alone=alone)
    if context.approval and asked.do == "adopt":
        proposed = proposed_words(_authors(context, asked.record), lang)
        return replace(board, record=" · ".join(part for part in (record, proposed) if part))
    return board


def _authors(context: EditContext, record: str) -> Authorship:
    return authors_of(context.folder, context.store.book).get(record, Authorship())


def _again(
    context: EditContext, asked: PlanningQuery, values: Mapping[str, str], turn: int, previewed: PreviewedForm | None
) -> FormBoard:
    """Return the form with the preview it had."""
    board = _board(context, asked, values, turn)
    return replace(board, echo=previewed.board.echo, preview=previewed.board.preview) if previewed else board


def _with(board: FormBoard, validated: ValidatedForm) -> FormBoard:
    return replace(
        board,
        echo=validated.echo or board.echo,
        readings=validated.readings,
        errors=validated.errors or None,
        above=validated.above,
    )
