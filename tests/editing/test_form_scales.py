"""The form with a figure typed in another scale, in two readings, or with its letters apart, in both languages."""

import unicodedata
from pathlib import Path

import pytest
from small_data import small_folder

from indicators import files, store
from indicators.boards.view import View, parse_view
from indicators.editing import history
from indicators.editing.boards.form_schema import PlanningQuery
from indicators.editing.boards.form_validation import READING
from indicators.editing.boards.form_view import Outcome
from indicators.editing.form_flow import EditContext, PreviewedForm, preview_form, save_form
from indicators.importing.boards.facts import values_of
from indicators.importing.types import Facts
from indicators.wording import LANGS, Lang

from .test_form import TODAY, sent_again

ADD, RECORD = PlanningQuery("add"), PlanningQuery("actual")
TARGET = {
    "indicator": "budget_total", "area": "HP", "period": "2027", "basis": "council", "standing": "adopted",
    "document": "99/NQ-HĐND", "adopted_on": "2026-07-20", "set_by": "HĐND thành phố", "title": "Nhiệm vụ năm 2027",
    "as_printed": "phấn đấu đạt mục tiêu", "reason": "giữa năm", "author": "Nguyễn Thị Ấn",
}  # fmt: skip
FIGURE = {
    "indicator": "budget_total", "area": "HP", "period": "2024", "stage": "estimate", "published_on": "2024-12-09",
    "publisher": "Báo Hải Phòng", "title": "Khai mạc kỳ họp", "note": "số ước", "reason": "ước", "author": "Ấn",
}  # fmt: skip


def desk_in(folder: Path, lang: Lang = "vi") -> EditContext:
    data = small_folder(folder)
    built = store.build(files.read(data)[0])
    view = parse_view(built, {"area": "HP", "lang": lang}, TODAY)
    assert isinstance(view, View)
    return EditContext(data, built, view, TODAY)


def saved(desk: EditContext, asked: PlanningQuery, typed: dict[str, str], looked: PreviewedForm) -> None:
    assert isinstance(save_form(desk, asked, {**typed, **sent_again(looked)}, 2, looked), Outcome)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", ["60 000 triệu đồng", "60\u00a0000 triệu đồng", "60 000 million VND", "VND 60 000m"])
def test_a_figure_in_another_scale_is_said_back_in_the_unit_of_the_indicator_and_saved(
    tmp_path: Path, words: str, lang: Lang
):
    desk = desk_in(tmp_path, lang)
    looked = preview_form(desk, RECORD, FIGURE | {"value": words}, 1)
    said = {"vi": f"{words} → 60 tỷ đồng: sáu mươi tỷ đồng", "en": f"{words} → 60 billion VND: sixty billion VND"}
    assert (looked.board.errors, looked.board.echo[0]) == (None, said[lang])
    saved(desk, RECORD, FIGURE, looked)
    new = files.read(desk.folder)[0].actuals[-1]
    assert (str(new.value), str(new.last_digit), new.as_printed) == ("60", "0.001", words)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("asked", [ADD, RECORD])
@pytest.mark.parametrize("words", ["60.000 triệu đồng", "60,000 triệu đồng"])
def test_a_point_that_two_languages_read_differently_is_asked_with_both_readings(
    tmp_path: Path, words: str, asked: PlanningQuery, lang: Lang
):
    desk, form = desk_in(tmp_path, lang), (TARGET if asked is ADD else FIGURE) | {"value": words}
    board = preview_form(desk, asked, form, 1).board
    unit = {"vi": "tỷ đồng", "en": "billion VND"}[lang]
    meant = {one.words.split(" → ")[1].split(":")[0]: one.value for one in board.readings}
    assert sorted(meant) == sorted([f"60 {unit}", f"{'0,06' if lang == 'vi' else '0.06'} {unit}"])
    assert (list(board.errors or {}), board.preview) == (["value"], None)
    answered = form | {READING: meant[f"60 {unit}"]}
    looked = preview_form(desk, asked, answered, 2)
    assert looked.board.echo[0].startswith(f"{words} → 60 {unit}:")
    saved(desk, asked, answered, looked)
    book, _ = files.read(desk.folder)
    kept = [one.value for one in (*book.targets, *book.actuals) if one.as_printed in (words, TARGET["as_printed"])]
    assert kept == [60]


@pytest.mark.parametrize(("asked", "form"), [(ADD, TARGET), (RECORD, FIGURE)])
def test_every_field_pasted_with_letters_and_marks_apart_is_kept_put_together(
    tmp_path: Path, asked: PlanningQuery, form: dict[str, str]
):
    desk, plain = desk_in(tmp_path), form | {"value": "khoảng 60 tỷ đồng"}
    pasted = {name: unicodedata.normalize("NFD", words) for name, words in plain.items()}
    assert pasted != plain
    looked = preview_form(desk, asked, pasted, 1)
    assert (looked.board.errors, looked.board.above) == (None, ())
    saved(desk, asked, pasted, looked)
    for path in desk.folder.rglob("*"):
        if path.is_file():
            assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8")), path
    (entry, *_) = history(desk.folder)
    assert (entry.author, entry.reason) == (plain["author"], plain["reason"])


@pytest.mark.parametrize("lang", LANGS)
def test_another_currency_is_refused_by_its_name_beside_the_field(tmp_path: Path, lang: Lang):
    board = preview_form(desk_in(tmp_path, lang), RECORD, FIGURE | {"value": "60 triệu USD"}, 1).board
    (sentence,) = (board.errors or {})["value"]
    assert "triệu USD" in sentence
    own, other = {"vi": ("tỷ đồng", "billion VND"), "en": ("billion VND", "tỷ đồng")}[lang]
    assert own in sentence
    assert other not in sentence


def test_what_is_typed_of_a_report_to_import_is_put_together_too():
    typed = {"publisher": "Cục Thống kê", "title": "Báo cáo tháng mười"}
    pasted = {name: unicodedata.normalize("NFD", words) for name, words in typed.items()}
    assert {name: words for name, words in values_of(Facts(), pasted).items() if words} == typed


@pytest.mark.parametrize("lang", LANGS)
def test_a_reading_with_more_digits_than_are_kept_is_named_and_the_other_is_not_taken_unasked(
    tmp_path: Path, lang: Lang
):
    board = preview_form(desk_in(tmp_path, lang), RECORD, FIGURE | {"value": "60.000 đồng"}, 1).board
    assert (len(board.readings), board.preview) == (1, None)
    assert (board.errors or {})["value"][0].endswith(" 60000 đồng")
