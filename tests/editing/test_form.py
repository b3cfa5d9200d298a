"""The form of the planning page without a browser: what was typed, looked at, saved, refused and taken back."""

from datetime import date
from pathlib import Path

import pytest
from builders import held, on, real_store, view
from record import copied

from indicators import files, store
from indicators.boards.view import View
from indicators.editing import Sides
from indicators.editing.boards.conflict import conflict
from indicators.editing.boards.form_schema import (
    FORMS,
    NEEDED,
    PlanningQuery,
    fields_of,
    fresh,
    options,
    parse_planning_query,
)
from indicators.editing.boards.form_validation import READING, typed_values
from indicators.editing.boards.form_view import Outcome
from indicators.editing.boards.ledger import Ledger, ledger
from indicators.editing.form_flow import EditContext, PreviewedForm, preview_form, save_form, undo_or_redo
from indicators.wording import Lang

TODAY = on("2026-08-01")
SUPERSEDE = PlanningQuery("supersede", "T0006")
ADD = PlanningQuery("add")
TYPED = {
    "value": "54 tỷ USD", "standing": "adopted", "document": "99/NQ-HĐND", "adopted_on": "2026-07-20",
    "reason": "giữa năm", "author": "An",
}  # fmt: skip
WHAT = {"indicator": "export", "area": "HP", "period": "2027", "basis": "council"}


def seen(lang: Lang = "vi", today: date = TODAY) -> View:
    return view(None, today, area="HP", lang=lang)


@pytest.fixture
def desk(tmp_path: Path) -> EditContext:
    return desk_of(copied(tmp_path / "data"))


def desk_of(folder: Path, lang: Lang = "vi") -> EditContext:
    return EditContext(folder, store.build(files.read(folder)[0]), seen(lang), TODAY)


def sent_again(looked: PreviewedForm, **changes: str) -> dict[str, str]:
    """Return what the form sends when its save button is pressed."""
    shown = looked.board.preview
    assert shown, (looked.board.errors, looked.board.above)
    return {**looked.board.values, "base": shown.base, "stamp": shown.stamp, **changes}


def saved(desk: EditContext, asked: PlanningQuery, typed: dict[str, str]) -> Outcome:
    looked = preview_form(desk, asked, typed, 1)
    found = save_form(desk, asked, sent_again(looked), 2, looked)
    assert isinstance(found, Outcome), found.board
    return found


# ---- looking and saving


def test_a_look_writes_nothing_and_says_the_figure_the_lines_and_the_boards(desk: EditContext):
    before = held(desk.folder)
    board = preview_form(desk, SUPERSEDE, TYPED, 1).board
    assert held(desk.folder) == before
    assert board.errors is None
    assert board.echo[0] == "54 tỷ USD → 54 tỷ USD: năm mươi tư tỷ USD"
    assert board.preview is not None
    lines = [(one.sign, one.text.strip()) for diff in board.preview.diffs for one in diff.lines]
    assert ("+", "value: 54") in lines
    assert ("+", "supersedes: [T0006]") in lines
    moves = [part for _, rows in board.preview.moves for one in rows for move in one.moves for part in move]
    assert ("52 tỷ USD", "T0006") in moves  # what is on record leads to its passport
    assert any(words.endswith("54 tỷ USD") and not mark for words, mark in moves)  # what is not, does not


def test_what_is_saved_is_undone_and_done_again_byte_for_byte(desk: EditContext):
    before = held(desk.folder)
    done = saved(desk, SUPERSEDE, TYPED)
    after = held(desk.folder)
    assert after != before
    undone = undo_or_redo(desk, done.way, done.of, done.author, 3)
    assert (held(desk.folder), undone.way, undone.failed) == (before, "redo", False)
    redone = undo_or_redo(desk, undone.way, undone.of, undone.author, 4)
    assert (held(desk.folder), redone.way) == (after, "undo")


def test_an_undo_is_refused_once_somebody_saved_in_between(desk: EditContext):
    done = saved(desk, SUPERSEDE, TYPED)
    saved(desk_of(desk.folder), ADD, {**TYPED, **WHAT})
    after = held(desk.folder)
    refused = undo_or_redo(desk, "undo", done.of, "An", 3)
    assert refused.failed
    assert held(desk.folder) == after


def test_a_save_without_the_memory_of_the_preview_is_compared_with_what_was_seen_then(desk: EditContext):
    looked = preview_form(desk, SUPERSEDE, TYPED, 1)
    restarted = save_form(desk, SUPERSEDE, sent_again(looked), 2, None)
    assert isinstance(restarted, Outcome)
    late = save_form(desk_of(desk.folder), ADD, sent_again(looked), 3, None)
    assert isinstance(late, PreviewedForm)


def test_after_a_restart_a_file_that_moved_is_still_not_overwritten(desk: EditContext):
    typed = {**TYPED, **WHAT}
    looked = preview_form(desk, ADD, typed, 1)
    ledger_file = desk.folder / "targets.yaml"
    ledger_file.write_text(ledger_file.read_text(encoding="utf-8") + "\n# by hand\n", encoding="utf-8")
    before = held(desk.folder)
    found = save_form(desk, ADD, sent_again(looked), 2, None)
    assert isinstance(found, PreviewedForm)
    assert [one.name for one in found.board.conflicts] == ["targets.yaml"]
    assert found.board.conflicts[0].hunks[0].was is None
    assert found.board.values["value"] == typed["value"]
    assert held(desk.folder) == before


@pytest.mark.parametrize(
    "base", ["", "targets.yaml", "targets.yaml:0 sources.csv:0", "x:y:z", "actuals.csv:" + "0" * 64]
)
def test_digests_that_no_preview_wrote_save_nothing(desk: EditContext, base: str):
    looked, before = preview_form(desk, SUPERSEDE, TYPED, 1), held(desk.folder)
    found = save_form(desk, SUPERSEDE, sent_again(looked, base=base), 2, looked)
    assert isinstance(found, PreviewedForm)
    assert held(desk.folder) == before


def test_what_was_changed_after_the_look_is_looked_at_again(desk: EditContext):
    looked, before = preview_form(desk, SUPERSEDE, TYPED, 1), held(desk.folder)
    found = save_form(desk, SUPERSEDE, sent_again(looked, value="540 tỷ USD"), 2, looked)
    assert isinstance(found, PreviewedForm)
    assert found.board.above
    assert found.board.preview is not None
    assert held(desk.folder) == before


# ---- what to write


@pytest.mark.parametrize("asked", [PlanningQuery("add"), SUPERSEDE, PlanningQuery("actual")])
def test_every_field_that_is_needed_says_so_at_once_and_in_its_place(desk: EditContext, asked: PlanningQuery):
    board = preview_form(desk, asked, {"standing": "adopted"}, 1).board
    needed = {*NEEDED[asked.do], *(("document", "adopted_on") if asked.do != "actual" else ())}
    assert set(board.errors or {}) == needed
    assert board.preview is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("value", "nhiều"), ("value", "x"), ("value", "50 tỷ đồng"), ("adopted_on", "20/7/2026"), ("source", "S999"),
        ("document", "9" * 200), ("reason", ""), ("author", " "),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_beside_its_field_and_stays_as_typed(desk: EditContext, field: str, typed: str):
    board = preview_form(desk, SUPERSEDE, {**TYPED, field: typed}, 1).board
    assert field in (board.errors or {})
    assert board.values[field] == typed.strip()
    assert board.values["title"] == ""


def test_two_readings_are_asked_and_an_answer_counts_for_these_words_alone(desk: EditContext):
    typed = {**TYPED, **WHAT, "indicator": "budget_total", "value": "9.500"}
    asking = preview_form(desk, ADD, typed, 1).board
    assert [one.value for one in asking.readings] == ["0 9.500", "1 9.500"]
    answered = preview_form(desk, ADD, {**typed, READING: "0 9.500"}, 2).board
    assert answered.preview is not None
    stale = preview_form(desk, ADD, {**typed, "value": "8.500", READING: "0 9.500"}, 3).board
    assert stale.preview is None


def test_a_draft_is_added_corrected_and_adopted(desk: EditContext):
    saved(desk, ADD, {**TYPED, **WHAT, "standing": "draft", "document": "", "adopted_on": ""})
    desk = desk_of(desk.folder)
    (draft,) = desk.store.book.drafts
    corrected = PlanningQuery("correct", draft.id)
    values = fresh(desk.store, corrected, desk.view, TODAY, "An")
    assert (values["value"], values["period"]) == ("", "2027")
    saved(desk, corrected, {**values, "note": "chờ phiên họp", "reason": "bổ sung"})
    desk = desk_of(desk.folder)
    assert desk.store.book.drafts[0].note == "chờ phiên họp"
    assert desk.store.book.drafts[0].value == draft.value
    saved(desk, PlanningQuery("adopt", draft.id), TYPED)
    desk = desk_of(desk.folder)
    assert desk.store.targets[draft.id].document == "99/NQ-HĐND"


def test_files_that_do_not_load_are_named_with_their_line_and_nothing_typed_is_lost(desk: EditContext):
    path = desk.folder / "targets.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 13\n", "value: 13,5\n", 1), encoding="utf-8")
    board = preview_form(desk, SUPERSEDE, TYPED, 1).board
    assert any(words.startswith("data/targets.yaml:") for words in board.above)
    assert board.values["value"] == TYPED["value"]


# ---- the address and the choices


def test_an_address_that_asks_for_nothing_known_gets_a_sentence():
    assert parse_planning_query(real_store(), {}, "vi") is None
    assert parse_planning_query(real_store(), {"do": "supersede", "edit": "T0006"}, "vi") == SUPERSEDE
    assert "T9999" in str(parse_planning_query(real_store(), {"do": "adopt", "edit": "T9999"}, "en"))
    assert "burn" in str(parse_planning_query(real_store(), {"do": "burn"}, "en"))


def test_every_choice_is_one_that_the_files_take():
    book = real_store().book
    for field, known in (("indicator", book.indicators), ("area", book.areas)):
        assert {one.value for one in options(real_store(), field, seen())} - {""} <= set(known)


@pytest.mark.parametrize("do", FORMS)
def test_a_form_takes_its_own_fields_and_no_other(do: str):
    values = typed_values(PlanningQuery(do), {"value": " 5 ", "evil": "x"})
    assert set(values) == {*fields_of(do), READING}


# ---- the ledger


def book(lang: Lang = "vi") -> Ledger:
    return ledger(real_store(), seen(lang), TODAY)


def test_the_ledger_has_every_version_of_the_area_in_the_order_of_the_file():
    rows = [one for year in book().years for one in year.rows]
    wanted = [t for t in (*real_store().book.targets, *real_store().book.drafts) if t.area == "HP"]
    assert {one.id for one in rows} == {t.id for t in wanted if t.file.endswith("/targets.yaml")}
    for year in book().years:
        lines = [int(one.place.split(":")[-1]) for one in year.rows]
        assert lines == sorted(lines)


def test_a_version_says_its_state_and_what_can_be_done_to_it(desk: EditContext):
    saved(desk, SUPERSEDE, TYPED)
    desk = desk_of(desk.folder)
    rows = {one.id: one for year in ledger(desk.store, desk.view, TODAY).years for one in year.rows}
    newer = next(one for one in rows.values() if one.document == "99/NQ-HĐND")
    assert (rows["T0006"].state, rows["T0006"].acts) == ("superseded", ())
    assert newer.id in rows["T0006"].state_words
    assert (newer.state, newer.acts) == ("in_force", ("supersede",))


# ---- a conflict


def test_three_states_of_a_file_stand_beside_each_other_with_what_differs_marked():
    was = "".join(f"line {n}\n" for n in range(40))
    now = was.replace("line 10\n", "line ten\n")
    wanted = was.replace("line 12\n", "line 12\nadded\n").replace("line 39\n", "")
    found = conflict(Sides("targets.yaml", was.encode(), now.encode(), wanted.encode()))
    marked = [
        {name: [one.text for one in getattr(hunk, name) if one.differs] for name in ("was", "now", "wanted")}
        for hunk in found.hunks
    ]
    assert marked == [
        {"was": ["line 10"], "now": ["line ten"], "wanted": ["added"]},
        {"was": ["line 39"], "now": [], "wanted": []},
    ]
    numbers = [one.number for one in found.hunks[0].wanted]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@pytest.mark.parametrize("value", ["6000 tỷ USD", "530", "0", "-60"])
@pytest.mark.parametrize("asked", [SUPERSEDE, ADD], ids=["supersede", "add"])
def test_a_target_far_from_all_others_is_asked_about_before_it_can_be_saved(
    desk: EditContext, asked: PlanningQuery, value: str
):
    shown = preview_form(desk, asked, {**TYPED, **WHAT, "value": value}, 1).board.preview
    assert shown is not None
    assert any("targets.yaml" in doubt and "hãy kiểm tra" in doubt for doubt in shown.doubts)
    calm = preview_form(desk, asked, {**TYPED, **WHAT}, 1).board.preview
    assert calm is not None
    assert calm.doubts == ()
