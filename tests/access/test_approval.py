"""Where approvers are named, one of them who has not written in it adopts a target, in whatever way it is adopted."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders import held

from indicators import editing
from indicators.editing import Edit, NotSaved
from indicators.editing.approval import Approval, NotApproved, authors_of
from indicators.editing.boards.form_schema import PlanningQuery
from indicators.editing.boards.form_view import Outcome
from indicators.editing.boards.ledger import LedgerRow, ledger
from indicators.editing.boards.waiting import waiting
from indicators.editing.form_flow import EditContext, PreviewedForm, preview_form, save_form
from indicators.editing.markup.ledger import planning_html
from indicators.wording import LANGS, Lang
from tests.access.test_confided import signed
from tests.browser.program import Program
from tests.browser.served import Served, free_port, serving
from tests.editing.kept import HISTORIES, git
from tests.editing.test_form import ADD, SUPERSEDE, TODAY, TYPED, WHAT, desk_of, sent_again
from tests.record import copied

PLANNER, BINH, CHI = (f"{name}@city.example" for name in ("an", "binh", "chi"))
VALUE = {"value": "55 tỷ USD", "reason": "r"}
NEW = """  - id: T9001
    indicator: export
    area: HP
    period: 2027
    basis: council
    value: 60
    unit: bn_USD
    adopted_on: 2026-07-20
    as_printed: 60 tỷ USD
    source: S001
"""
DRAFTS = [(ADD, TYPED | WHAT), (SUPERSEDE, TYPED)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path / "data")


@pytest.fixture(params=HISTORIES)
def in_either(request: pytest.FixtureRequest, folder: Path) -> Path:
    """Return the folder with its history kept in either way."""
    if request.param == "git":
        git(folder, "init", "--quiet", "--initial-branch", "main")
        git(folder, "add", "data")
        git(folder, "commit", "--quiet", "--message", "The data as given")
    return folder


def desk(folder: Path, who: str, approvers: tuple[str, ...] = (BINH, CHI), lang: Lang = "en") -> EditContext:
    return replace(desk_of(folder, lang), approval=Approval(approvers, who))


def sent(context: EditContext, asked: PlanningQuery, typed: dict[str, str]) -> PreviewedForm | Outcome:
    """Preview a form and save it where there is something to save."""
    assert context.approval
    typed = {**typed, "author": context.approval.person}
    looked = preview_form(context, asked, typed, 1)
    return save_form(context, asked, sent_again(looked), 2, looked) if looked.board.preview else looked


def proposed(folder: Path, who: str = PLANNER, asked: PlanningQuery = ADD) -> str:
    """Return the number of a draft that somebody has proposed."""
    done = sent(desk(folder, who), asked, TYPED | WHAT)
    assert isinstance(done, Outcome)
    return desk_of(folder).store.book.drafts[-1].id


def adopted(folder: Path, who: str, record: str, approvers: tuple[str, ...] = (BINH, CHI)) -> str:
    """Return why somebody may not adopt a draft; nothing where they have."""
    found = sent(desk(folder, who, approvers), PlanningQuery("adopt", record), TYPED)
    return "" if isinstance(found, Outcome) else found.board.above[0]


def row(folder: Path, who: str, record: str, approvers: tuple[str, ...] = (BINH, CHI), lang: Lang = "en") -> LedgerRow:
    here = desk(folder, who, approvers, lang)
    assert here.approval
    waits = waiting(here.approval, authors_of(folder, here.store.book), lang)
    board = ledger(here.store, here.view, TODAY, waiting=waits)
    assert planning_html(board, editable=True)
    return next(one for year in board.years for one in year.rows if one.id == record)


@pytest.mark.parametrize(("asked", "typed"), DRAFTS, ids=["add", "supersede"])
@pytest.mark.parametrize("who", [PLANNER, BINH], ids=["planner", "approver"])
def test_what_is_typed_is_a_draft_that_another_approver_puts_in_force(
    folder: Path, who: str, asked: PlanningQuery, typed: dict[str, str]
):
    done = sent(desk(folder, who), asked, typed)
    assert isinstance(done, Outcome)
    (draft,) = desk_of(folder).store.book.drafts
    assert adopted(folder, who, draft.id)
    assert adopted(folder, PLANNER, draft.id)
    assert desk_of(folder).store.book.drafts
    assert adopted(folder, CHI, draft.id) == ""
    store = desk_of(folder).store
    assert store.targets[draft.id].document == TYPED["document"]
    assert store.targets[draft.id].supersedes == (("T0006",) if asked == SUPERSEDE else ())


def test_the_ledger_says_who_waits_for_whom_and_shows_the_button_to_who_may(folder: Path):
    record = proposed(folder)
    seen = row(folder, PLANNER, record)
    assert seen.waits[0] == f"Waits for approval by {BINH} or {CHI}."
    assert seen.waits[1].startswith(f"Proposed by {PLANNER} on ")
    assert seen.waits[2] == "You cannot adopt it: you are not named as an approver."
    assert seen.acts == ("correct",)
    assert row(folder, BINH, record).acts == ("correct", "adopt")
    assert row(folder, BINH, record).waits == seen.waits[:2]
    own = proposed(folder, BINH)
    assert row(folder, BINH, own).waits[2] == "You cannot adopt it: you have written in it."
    assert row(folder, BINH, own).acts == ("correct",)
    assert row(folder, CHI, own).waits[0] == f"Waits for approval by {CHI}."


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_of_the_only_approver_says_that_nobody_can_adopt_it(folder: Path, lang: Lang):
    record, alone = proposed(folder, BINH), (BINH,)
    for who in (BINH, PLANNER):
        seen = row(folder, who, record, alone, lang)
        assert seen.acts == ("correct",)
        assert "access.yaml" in seen.waits[0]
        assert len(seen.waits) == 2
        assert "access.yaml" in adopted(folder, who, record, alone)
    form = preview_form(desk(folder, BINH, alone, lang), ADD, TYPED, 1).board
    assert "access.yaml" in form.draft_alone
    assert form.values["standing"] == "draft"


def test_whoever_has_written_in_a_draft_is_its_author_and_who_brings_words_back_is_not(in_either: Path):
    record = proposed(in_either)
    corrected = sent(desk(in_either, BINH), PlanningQuery("correct", record), VALUE)
    assert isinstance(corrected, Outcome)
    assert "does not adopt it" in adopted(in_either, BINH, record)
    assert authors_of(in_either, desk_of(in_either).store.book)[record].people == (PLANNER, BINH)
    sent(desk(in_either, PLANNER), PlanningQuery("correct", record), {"note": "n", "reason": "r"})
    assert "does not adopt it" in adopted(in_either, BINH, record)  # the figure is still theirs
    for _ in range(2):
        editing.undo(in_either, BINH, "r")
    assert authors_of(in_either, desk_of(in_either).store.book)[record].people == (PLANNER,)
    assert adopted(in_either, BINH, record) == ""
    editing.undo(in_either, BINH, "wrong day")
    assert adopted(in_either, BINH, record) == ""  # who took an adoption back may adopt again


def test_bringing_back_a_target_in_force_needs_the_approval_that_adopting_it_needed(in_either: Path):
    def redone(who: str) -> None:
        editing.redo(in_either, who, "r", None, Approval((BINH, CHI), who).check)

    def restored(who: str) -> None:
        editing.restore(in_either, in_force, who, "r", None, Approval((BINH, CHI), who).check)

    record = proposed(in_either, BINH)
    assert adopted(in_either, CHI, record) == ""
    in_force = editing.history(in_either)[0].version
    editing.undo(in_either, PLANNER, "r", None, Approval((BINH, CHI), PLANNER).check)  # takes it out of force
    before = held(in_either)
    for act in (redone, restored):
        for who, code in ((PLANNER, "approval_needed"), (BINH, "approval_author")):
            with pytest.raises(NotApproved) as refused:
                act(who)
            assert (refused.value.code, held(in_either)) == (code, before)
    redone(CHI)
    assert record in desk_of(in_either).store.targets


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    value: 52\n", "    value: 53\n"),
        ('    note: "khoang = about"\n', ""),
        ("  - id: T0006\n", f"{NEW}  - id: T0006\n"),
    ],
    ids=["another figure", "another note", "a new target"],
)
def test_an_edit_that_puts_typed_words_in_force_is_refused_in_both_languages(folder: Path, old: str, new: str):
    seen, name = held(folder), "targets.yaml"
    changed = seen[name].replace(old.encode(), new.encode(), 1)
    assert changed != seen[name]
    edit = Edit.of(seen, {name: changed}, author=BINH, reason="r")
    with pytest.raises(NotSaved) as refused:
        editing.save(folder, edit, Approval((BINH, CHI), BINH).check)
    assert refused.value.code == "approval_first"
    assert all(BINH in refused.value.message(lang) for lang in LANGS)
    assert held(folder) == seen


def test_what_is_no_target_and_what_stays_a_draft_need_no_approval(folder: Path):
    record = proposed(folder)
    assert isinstance(sent(desk(folder, PLANNER), PlanningQuery("correct", record), VALUE), Outcome)
    editing.undo(folder, PLANNER, "r", None, Approval((BINH,), PLANNER).check)
    editing.redo(folder, PLANNER, "r", None, Approval((BINH,), PLANNER).check)
    kept = PlanningQuery("slides", "HP-32", ("verdict",))
    assert isinstance(sent(desk(folder, PLANNER), kept, TYPED), Outcome)


def test_without_approvers_nothing_is_asked(folder: Path):
    context = desk_of(folder)
    looked = preview_form(context, SUPERSEDE, TYPED, 1)
    assert looked.board.draft_alone == ""
    assert isinstance(save_form(context, SUPERSEDE, sent_again(looked), 2, looked), Outcome)
    assert not context.store.book.drafts


def test_pages_ask_for_approval_in_each_way_whatever_a_program_sends(folder: Path, tmp_path: Path):
    record, port, roles = proposed(folder), free_port(), tmp_path / "access.yaml"
    assert adopted(folder, BINH, record) == ""
    editing.undo(folder, BINH, "r")
    text = f"provider: http://127.0.0.1:1/x\nclient_id: d\nplanners: [{PLANNER}]\napprovers: [{BINH}]\n"
    roles.write_text(text, encoding="utf-8")
    options = ("--public-address", f"http://127.0.0.1:{port}", "--access", str(roles))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INDICATORS_CLIENT_SECRET", "secret")
        with serving(tmp_path, folder, *options, port=port) as served:
            _tried(served, record)
        Program.close_all()


def _tried(served: Served, record: str) -> None:
    before, why = held(served.data), {"reason": "r"}
    planner = Program(served, signed(served, PLANNER))
    planner.open("planning", "lang=en&tab=history&act=redo")
    redo = planner.form("history") | why | {"act": "redo", "version": editing.history(served.data)[1].version}
    assert "you are not named as an approver" in planner.tell(sent=redo)
    planner.open("planning", f"lang=en&do=adopt&edit={record}")
    adopt = {**TYPED, "form": "planning", "act": "preview"}
    assert "you are not named as an approver" in planner.tell(sent=adopt)
    assert held(served.data) == before
    planner.open("planning", "lang=en&do=supersede&edit=T0006")
    planner.tell(sent=planner.form("planning") | TYPED | {"act": "preview"})
    assert "Saved." in planner.tell(sent=planner.form("planning") | {"standing": "adopted", "act": "save"})
    assert ("T0006",) in [one.supersedes for one in desk_of(served.data).store.book.drafts]
    approver = Program(served, signed(served, BINH))
    approver.open("planning", f"lang=en&do=adopt&edit={record}")
    approver.tell(sent=approver.form("planning") | TYPED | {"act": "preview"})
    assert "Saved." in approver.tell(sent=approver.form("planning") | {"act": "save"})
    assert record in desk_of(served.data).store.targets
