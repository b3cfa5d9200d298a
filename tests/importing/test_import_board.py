"""A workbook in words: what it is asked to say, questions and answers, what is understood, and when it can be saved."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from builders import held, on, real_book, real_store
from monthly import EXPORTS, SHRIMPS, TOO_LARGE, report
from record import copied

from indicators import files
from indicators.boards.view import View
from indicators.editing.answers import Kept
from indicators.editing.boards.form_view import Outcome
from indicators.editing.form_flow import EditContext, PreviewedForm, preview_form, save_form, undo_or_redo
from indicators.importing.boards.import_board import Read, board_of, import_board
from indicators.importing.boards.types import Dropped, ImportBoard, Work
from indicators.importing.remembered_answers import keep_answers as keep_answers
from indicators.importing.remembered_answers import recall_answers
from indicators.importing.types import (
    AnswerChoice,
    Column,
    Facts,
    ImportQuestion,
    Intake,
    Notice,
    ReadFigure,
    Sheet,
    SheetRow,
)
from indicators.importing.upload import dropped
from indicators.numerals import Typed
from indicators.wording import LANGS, Lang

TODAY = on("2026-08-01")
SHEET = Sheet("Biểu 1", (("Chỉ tiêu",),))
FILE = Dropped("october.xlsx", (SHEET,), "0" * 64)
COMPLETE = Facts("HP", "2025-10", "2025-11-06", "", "City office", "Report of ten months", "")
COLUMN = Column(2, "10 tháng", "figure", "2025-10", "ytd", "estimate")
SKIP = AnswerChoice("skip", "skip")
SCALE = ImportQuestion(
    key="scale Biểu 1!C4",
    code="scale",
    cells=("Biểu 1!C4",),
    found="36 triệu USD",
    choices=(AnswerChoice("factor:1000", "factor", (("factor", "1000"), ("other", "36"))), SKIP),
    proposed="factor:1000",
    details=(
        ("name", "Xuất khẩu"), ("indicator", "export"), ("stage", "estimate"), ("other_stage", "estimate"),
        ("count", "1"), ("value", "0.036"), ("unit", "bn_USD"), ("times", "1000"), ("period", "2025-10"),
        ("kind", "ytd"), ("other", "33.37"), ("other_period", "2025-09"), ("other_kind", "ytd"), ("id", "A0186"),
        ("day", "2025-10-07"),
    ),
)  # fmt: skip
NAME = ImportQuestion(
    key="name_unknown shrimps",
    code="name_unknown",
    cells=("Biểu 1!A5",),
    found="Shrimps",
    choices=(*(AnswerChoice(f"code:{code}", "indicator", (("indicator", code),)) for code in ("fdi", "export")), SKIP),
    details=(("words", "ton"),),
    lasting=True,
)


def figure(cell: str = "Biểu 1!C3", value: str = "3800") -> ReadFigure:
    typed = Typed(value, "m_USD", Decimal(value))
    line = SheetRow(2, "figure", "FDI")
    return ReadFigure(cell, "FDI", "fdi", "2025-10", "ytd", "estimate", typed, f"{value} triệu USD", line, 0, COLUMN)


def view(lang: Lang = "en") -> View:
    return View(2026, TODAY, "council", "HP", lang, dated=False)


def shown(intake: Intake, lang: Lang = "en", work: Work | None = None, heard: Facts = COMPLETE) -> ImportBoard:
    return board_of(real_book(), view(lang), work or Work(FILE), Read(heard, intake))


def understood(
    *questions: ImportQuestion,
    figures: tuple[ReadFigure, ...] = (),
    told: tuple[Notice, ...] = (),
    facts: Facts = COMPLETE,
) -> Intake:
    return Intake(facts, figures or (figure(),), questions, told, layout="layout")


# ---- words


def test_numbers_codes_and_days_are_worded_in_each_language():
    sentences = {lang: shown(understood(SCALE), lang).open[0].questions[0] for lang in LANGS}
    assert "Exports, 10 months of 2025: 0.036 billion USD" in sentences["en"].sentence
    assert "1,000 times" in sentences["en"].sentence
    assert "33.37 in 9 months of 2025 (A0186, 7 Oct 2025)" in sentences["en"].sentence
    assert "10 tháng 2025: 0,036 tỷ USD" in sentences["vi"].sentence
    assert "1.000 lần so với 33,37 của 9 tháng 2025" in sentences["vi"].sentence
    assert [one.words for one in sentences["vi"].choices] == ["Nhân với 1.000: 36 tỷ USD", "Bỏ qua, không ghi"]
    assert [one.proposed for one in sentences["vi"].choices] == [True, False]


def test_cells_beyond_five_are_counted_and_a_sheet_is_named_once():
    cells = tuple(f"Biểu 1!C{row}" for row in range(3, 15))
    question = shown(understood(replace(SCALE, cells=cells))).open[0].questions[0]
    assert question.cells == "Biểu 1!C3, C4, C5, C6, C7 and 7 more cells"


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_left_out_is_said_once_with_how_often(lang: Lang):
    told = Notice("blanks", ("Biểu 1!C5",), (("n", "1"),))
    board = shown(understood(told=(told, told)), lang)
    assert [n for _, n in board.told] == [2]
    assert "Biểu 1!C5" in board.told[0][0]


def test_a_day_read_in_a_cell_a_percentage_and_a_reckoned_number_are_written_as_people_do():
    details = dict(SCALE.details) | {"unit": "%", "value": "118.100", "other": "1000.000"}
    found = replace(SCALE, found="2025-03-21", details=tuple(details.items()))
    question = shown(understood(found), "vi").open[0].questions[0]
    assert question.found == "21/3/2025"
    assert "118,1% " in question.sentence
    assert "1.000 lần so với 1.000 của" in question.sentence


def test_a_text_of_a_cell_is_cut_and_what_cannot_be_seen_is_written_out():
    question = shown(understood(replace(SCALE, found="a\u202eb" + "x" * 400))).open[0].questions[0]
    assert "\\u202e" in question.found
    assert len(question.found) < 260


# ---- questions


def test_open_questions_are_grouped_and_counted_and_nothing_can_be_saved_before_they_are_answered():
    board = shown(understood(SCALE, NAME))
    assert [one.title for one in board.open] == ["What the table means (1)", "Against the figures on record (1)"]
    assert board.heading == "2 questions to answer before saving"
    assert board.waiting == ("Nothing can be saved yet, as 2 questions are open.",)
    assert board.asked is None


def test_what_was_answered_stands_apart_from_what_is_remembered_with_who_and_when():
    kept = {NAME.key: Kept(NAME.key, "skip", "An", "2026-07-06T10:00:00+07:00")}
    answered = (replace(SCALE, answer="factor:1000"), replace(NAME, answer="skip", remembered=True))
    board = shown(understood(*answered), work=Work(FILE, kept=kept))
    assert board.open == ()
    assert [one.chosen for one in board.settled[0].questions[0].choices] == [True, False]
    (again,) = board.remembered[0].questions
    assert again.remembered == "answered by An on 6 Jul 2026"
    assert board.asked is not None


def test_more_than_six_choices_are_a_list_to_unfold():
    many = tuple(AnswerChoice(f"code:{n}", "indicator", (("indicator", "fdi"),)) for n in range(7))
    board = shown(understood(replace(NAME, choices=many), SCALE))
    assert [one.long for group in board.open for one in group.questions] == [True, False]


def test_a_figure_in_doubt_is_not_among_those_understood():
    board = shown(understood(SCALE, figures=(figure(), figure("Biểu 1!C4", "36"))))
    assert [one.cell for one in board.figures] == ["Biểu 1!C3"]
    settled = shown(understood(replace(SCALE, answer="factor:1000"), figures=(figure(), figure("Biểu 1!C4", "36"))))
    assert [one.cell for one in settled.figures] == ["Biểu 1!C3", "Biểu 1!C4"]


# ---- what the report is


def test_each_field_says_whether_the_file_says_it():
    heard = Facts(area="HP", month="2025-10", title="Report")
    typed = {"area": "HP", "month": "2025-09", "title": ""}
    first, second = shown(understood(), heard=heard), shown(understood(), work=Work(FILE, typed), heard=heard)
    assert first.values["month"] == "2025-10"
    assert first.beside["month"] == first.beside["title"] == "The file says so"
    assert first.beside["published_on"] == "The file does not say: please do"
    assert second.beside["month"] == "The file says: Oct 2025"
    assert second.values["title"] == ""
    assert second.waiting == ("Nothing can be saved yet, as this is missing: "
                              "Published on, Publisher, Title of the document or page.",)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("month", "10/2025"), ("month", "2025-13"), ("published_on", "2025-02-30"), ("area", "XX"), ("source", "S9999"),
        ("url", "javascript:alert(1)"), ("url", "trang của sở"),
    ],
)  # fmt: skip
def test_a_fact_that_is_none_is_said_beside_its_field_and_stops_the_save(field: str, typed: str):
    values = {name: getattr(COMPLETE, name) for name in Facts.__dataclass_fields__}
    board = shown(understood(), work=Work(FILE, values | {field: typed}))
    assert typed in board.errors[field][0]
    assert board.asked is None
    assert board.waiting


def test_a_source_on_record_says_its_own_day_and_needs_neither_publisher_nor_title():
    known = next(one for one in real_book().sources.values() if one.published_on and len(one.published_on) == 10)
    typed = {"area": "HP", "month": "2025-10", "source": known.id}
    board = shown(understood(), work=Work(FILE, typed))
    assert board.asked is not None
    (one,) = board.asked.figures
    assert (one.printed.source, one.printed.publisher, one.published_on) == (known.id, None, known.published_on)


def test_what_is_asked_for_is_every_figure_with_where_it_was_printed():
    board = shown(understood(figures=(figure(), figure("Biểu 1!C9", "12"))))
    assert board.asked is not None
    assert [one.figure.value for one in board.asked.figures] == [Decimal(3800), Decimal(12)]
    one = board.asked.figures[0]
    assert (one.indicator, one.area, one.period, one.period_kind, one.stage) == (
        "fdi",
        "HP",
        "2025-10",
        "ytd",
        "estimate",
    )
    assert (one.published_on, one.printed.publisher, one.as_printed) == ("2025-11-06", "City office", "3800 triệu USD")


def test_a_file_without_a_figure_says_so():
    board = shown(Intake(COMPLETE, (), (), (), layout="layout"))
    assert board.heading == "No figure in this file to record"
    assert board.asked is None


# ---- saved through the same form as every other edit


@pytest.fixture
def desk(tmp_path: Path) -> EditContext:
    folder = copied(tmp_path / "data")
    return EditContext(folder, real_store(), view(), TODAY)


def read(desk: EditContext, *rows: tuple[str, ...], answers: dict[str, str] | None = None) -> ImportBoard:
    file = dropped(report(*rows), "may.csv")
    book = files.read(desk.folder)[0]
    return import_board(
        book, desk.view, TODAY, Work(file, answers=answers or {}, kept=recall_answers(desk.folder, file, book))
    )


def test_a_report_without_doubt_is_looked_at_saved_and_taken_back_byte_for_byte(desk: EditContext):
    before, board = held(desk.folder), read(desk)
    assert board.asked is not None, board.waiting
    typed = dict(board.values) | {"author": "An"}
    looked = preview_form(desk, board.asked, typed, 1)
    assert looked.board.preview, (looked.board.errors, looked.board.above)
    assert held(desk.folder) == before
    sent = typed | {"base": looked.board.preview.base, "stamp": looked.board.preview.stamp}
    saved = save_form(desk, board.asked, sent, 2, looked)
    assert isinstance(saved, Outcome), saved.board
    assert b",export,HP,2026-05,ytd,city,21.5," in held(desk.folder)["actuals.csv"].splitlines()[-1]
    assert "Sở Tài chính".encode() in held(desk.folder)["sources.csv"].splitlines()[-1]
    assert not undo_or_redo(desk, saved.way, saved.of, saved.author, 3).failed
    assert held(desk.folder) == before


def test_what_was_answered_otherwise_since_the_preview_is_looked_at_again(desk: EditContext):
    first, second = (read(desk, TOO_LARGE, answers={"scale may!D8": value}) for value in ("factor:0.1", "as_read"))
    assert first.asked
    assert second.asked
    typed = dict(first.values) | {"author": "An"}
    looked = preview_form(desk, first.asked, typed, 1)
    assert looked.board.preview
    sent = typed | {"base": looked.board.preview.base, "stamp": looked.board.preview.stamp}
    before, again = held(desk.folder), save_form(desk, second.asked, sent, 2, looked)
    assert isinstance(again, PreviewedForm)
    assert "changed after the preview" in again.board.above[0]
    assert held(desk.folder) == before


@pytest.mark.parametrize("same", [False, True], ids=["another figure", "the same figure"])
def test_only_a_report_of_the_same_figure_saved_meanwhile_stands_in_the_way(desk: EditContext, same: bool):
    board = read(desk)
    assert board.asked is not None
    typed = dict(board.values) | {"author": "An"}
    looked = preview_form(desk, board.asked, typed, 1)
    assert looked.board.preview
    sent = typed | {"base": looked.board.preview.base, "stamp": looked.board.preview.stamp}
    actuals = desk.folder / "actuals.csv"
    lines = actuals.read_bytes().splitlines(keepends=True)
    assert looked.edit
    other = looked.edit.files["actuals.csv"].replace(b",21.5,", b",21.4,") if same else b"".join(lines[:-1])
    actuals.write_bytes(other.replace(looked.edit.files["sources.csv"].splitlines()[-1][:4], b"S001"))
    meanwhile = held(desk.folder)
    again = save_form(desk, board.asked, sent, 2, looked)
    assert isinstance(again, PreviewedForm)
    assert [one.name for one in again.board.conflicts] == (["actuals.csv"] if same else [])
    assert bool(again.board.preview) is not same
    assert held(desk.folder) == meanwhile


def test_a_refusal_that_belongs_to_no_field_of_the_form_stands_above_it(desk: EditContext):
    board = read(desk)
    assert board.asked
    (one,) = board.asked.figures
    wrong = replace(board.asked, figures=(replace(one, figure=replace(one.figure, unit="tonnes")),))
    looked = preview_form(desk, wrong, dict(board.values) | {"author": "An"}, 1)
    assert (looked.board.errors, len(looked.board.above)) == (None, 1)


def test_a_lasting_answer_is_remembered_for_the_next_file_of_the_layout_once_it_was_saved(desk: EditContext):
    asked = read(desk, EXPORTS, SHRIMPS)
    (question,) = asked.intake.open
    assert question.lasting
    answered = read(desk, EXPORTS, SHRIMPS, answers={question.key: "skip"})
    assert read(desk, EXPORTS, SHRIMPS).intake.open
    keep_answers(desk.folder, answered.intake, "An")
    again = read(desk, EXPORTS, SHRIMPS)
    assert again.intake.open == ()
    assert again.remembered[0].questions[0].remembered.startswith("answered by An on ")
    assert again.asked is not None
    assert [one.figure.value for one in again.asked.figures] == [Decimal("21.5")]
