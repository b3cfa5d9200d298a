"""Two planners at once: another record saved meanwhile costs one more look, only the same record conflicts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from builders import held
from record import copied

from indicators.editing.boards.form_schema import SLIDES, PlanningQuery
from indicators.editing.boards.form_view import Outcome
from indicators.editing.form_flow import EditContext, PreviewedForm, preview_form, save_form
from tests.editing.test_form import ADD, SUPERSEDE, TYPED, WHAT, desk_of, saved, sent_again

BINH = {"author": "Bình", "reason": "khác"}
DRAFT = {**TYPED, **WHAT, "standing": "draft", "document": "", "adopted_on": ""}
FIGURE = {
    "indicator": "export", "area": "HP", "period": "2026-10", "period_kind": "month", "stage": "estimate",
    "value": "5,1 tỷ USD", "published_on": "2026-11-05", "publisher": "Sở", "title": "Báo cáo", **TYPED,
} | {"value": "5,1 tỷ USD"}  # fmt: skip
ACTUAL = PlanningQuery("actual")
CORRECTED = {"note": "chờ họp", "period": "2028", "basis": "council", "reason": "r", "author": "An"}
# What one planner does, what another does to another record of the same file, and to the same record.
OTHER_TARGET = (ADD, {**TYPED, **WHAT, "indicator": "grdp_growth", "value": "12%", **BINH})
FORMS = {
    "supersede": (SUPERSEDE, TYPED, OTHER_TARGET, (SUPERSEDE, {**TYPED, "value": "55 tỷ USD", **BINH})),
    "add": (
        ADD, {**TYPED, **WHAT}, OTHER_TARGET,
        (ADD, {**TYPED, **WHAT, "indicator": "xuat_khau", "value": "55 tỷ USD", **BINH}),
    ),
    "correct": (PlanningQuery("correct", "{}"), CORRECTED, OTHER_TARGET, (PlanningQuery("adopt", "{}"), TYPED | BINH)),
    "adopt": (
        PlanningQuery("adopt", "{}"), TYPED, OTHER_TARGET, (PlanningQuery("correct", "{}"), CORRECTED | BINH)
    ),
    "actual": (
        ACTUAL, FIGURE, (ACTUAL, FIGURE | BINH | {"stage": "preliminary"}),
        (ACTUAL, FIGURE | BINH | {"value": "5,2 tỷ USD"}),
    ),
    "slides": (
        PlanningQuery(SLIDES, "HP-32", ("verdict",)), TYPED, (PlanningQuery(SLIDES, "HP-31", ("verdict",)), BINH),
        (PlanningQuery(SLIDES, "HP-32", ("counts",)), BINH),
    ),
}  # fmt: skip

TURNS = [*((form, False) for form in FORMS), ("add", True), ("adopt", True)]


@pytest.fixture
def desk(tmp_path: Path) -> EditContext:
    """Return a desk with a history and one draft."""
    folder = copied(tmp_path / "data")
    saved(desk_of(folder), ADD, DRAFT | {"indicator": "export", "period": "2028"})
    return desk_of(folder, "en")


def of_draft(desk: EditContext, asked: PlanningQuery) -> PlanningQuery:
    (draft,) = desk.store.book.drafts
    return replace(asked, record=asked.record.format(draft.id))


@pytest.mark.parametrize(("form", "restarted"), TURNS)
def test_another_record_saved_meanwhile_is_said_and_the_preview_made_anew(
    desk: EditContext, form: str, restarted: bool
):
    asked, typed, (other, theirs), _ = FORMS[form]
    asked = of_draft(desk, asked)
    looked = preview_form(desk, asked, typed, 1)
    saved(desk_of(desk.folder), other, theirs)
    meanwhile = held(desk.folder)
    again = save_form(desk, asked, sent_again(looked), 2, None if restarted else looked)
    assert isinstance(again, PreviewedForm)
    assert (again.board.errors, again.board.above, again.board.conflicts) == (None, (), ())
    assert again.board.meanwhile.startswith("Bình saved another record at ")
    assert "this is your preview anew" in again.board.meanwhile
    assert again.board.values == looked.board.values
    assert held(desk.folder) == meanwhile
    done = save_form(desk_of(desk.folder, "en"), asked, sent_again(again), 3, again)
    assert isinstance(done, Outcome)
    assert not done.failed
    after = held(desk.folder)
    assert after != meanwhile
    for name, data in meanwhile.items():  # whatever the other planner wrote is still there
        assert set(data.splitlines()) <= set(after[name].splitlines())


@pytest.mark.parametrize(("form", "restarted"), TURNS)
def test_the_same_record_saved_meanwhile_is_a_conflict_that_shows_both(desk: EditContext, form: str, restarted: bool):
    asked, typed, _, (other, theirs) = FORMS[form]
    asked = of_draft(desk, asked)
    looked = preview_form(desk, asked, typed, 1)
    saved(desk_of(desk.folder), of_draft(desk, other), theirs)
    meanwhile = held(desk.folder)
    again = save_form(desk, asked, sent_again(looked), 2, None if restarted else looked)
    assert isinstance(again, PreviewedForm)
    assert again.board.values == looked.board.values
    assert held(desk.folder) == meanwhile
    assert again.board.preview is None
    if again.board.above:  # after a restart: nothing can be made of it on what is there now, and that is said
        assert restarted
        return
    assert again.board.conflicts
    assert all(hunk.was is not None for one in again.board.conflicts for hunk in one.hunks)
    assert again.board.meanwhile.startswith("Bình saved the same record at ")


@pytest.mark.parametrize("restarted", [False, True], ids=["same server", "restarted"])
def test_of_a_change_by_hand_only_the_same_record_conflicts(desk: EditContext, restarted: bool):
    looked, path = preview_form(desk, SUPERSEDE, TYPED, 1), desk.folder / "targets.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"# by hand\n{text}", encoding="utf-8")
    again = save_form(desk, SUPERSEDE, sent_again(looked), 2, None if restarted else looked)
    assert isinstance(again, PreviewedForm)
    assert again.board.preview
    assert again.board.meanwhile.startswith("Other records were changed by hand meanwhile")
    path.write_text(text.replace("  - id: T0006\n", "  - id: T0006\n    note: by hand\n", 1), encoding="utf-8")
    found = save_form(desk, SUPERSEDE, sent_again(again), 3, None if restarted else again)
    assert isinstance(found, PreviewedForm)
    assert [one.name for one in found.board.conflicts] == ["targets.yaml"]


def test_several_saves_are_told_with_their_times_in_order(desk: EditContext):
    looked = preview_form(desk, SUPERSEDE, TYPED, 1)
    for author, period in (("Bình", "2027"), ("Chi", "2029")):
        saved(desk_of(desk.folder), ADD, {**OTHER_TARGET[1], "period": period, "author": author})
    again = save_form(desk, SUPERSEDE, sent_again(looked), 2, looked)
    assert isinstance(again, PreviewedForm)
    assert re.fullmatch(
        r"Other records were saved meanwhile \(Bình \d\d:\d\d.*, Chi \d\d:\d\d.*\); .*", again.board.meanwhile
    )


def test_files_of_the_preview_that_no_history_knows_are_a_conflict(desk: EditContext):
    looked = preview_form(desk, SUPERSEDE, TYPED, 1)
    shown = sent_again(looked, base=f"sources.csv:{'0' * 64} targets.yaml:{'1' * 64}")
    found = save_form(desk, SUPERSEDE, shown, 2, None)
    assert isinstance(found, PreviewedForm)
    assert found.board.conflicts
