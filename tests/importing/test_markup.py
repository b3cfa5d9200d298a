"""The import tab as HTML: hostile words of a workbook stay words, every answer has a label, no save before the last."""

from dataclasses import replace

import pytest
from builders import on, real_book, real_store
from markup.parsed import Parsed, checked
from markup.test_payloads import PAYLOADS

from indicators.boards.view import View
from indicators.editing.boards.form_schema import IMPORT, PlanningQuery, options
from indicators.editing.boards.form_view import FormBoard
from indicators.importing.boards.import_board import Read, board_of
from indicators.importing.boards.types import Dropped, ImportBoard, Work
from indicators.importing.markup import closed_import_html, dropping_html, import_html
from indicators.importing.types import AnswerChoice, Facts, ImportQuestion, Intake, Notice, Sheet
from indicators.wording import LANGS, Lang

TODAY = on("2026-08-01")
HOSTILE = "".join(PAYLOADS)
LIMIT = 10 * 1024 * 1024


def view(lang: Lang = "en") -> View:
    return View(2026, TODAY, "council", "HP", lang, dated=False)


def asked_about(words: str, choices: int = 3) -> ImportQuestion:
    listed = (AnswerChoice(f"unit:{words}{n}", "unit", (("words", f"{words}{n}"),)) for n in range(choices - 1))
    return ImportQuestion(
        key=f"unit_unknown {words}",
        code="unit_unknown",
        cells=(f"{words}!C4", f"{words}!C5"),
        found=words,
        choices=(*listed, AnswerChoice("skip", "skip")),
        proposed="skip",
        details=(("indicator", "fdi"), ("words", words)),
    )


def board(words: str, lang: Lang = "en", choices: int = 3, answer: str = "") -> ImportBoard:
    question = replace(asked_about(words, choices), answer=answer)
    told = Notice("column_plan", (f"{words}!D4",), (("column", words),))
    rest = "".join(words.split()).translate(str.maketrans("", "", '<>"\\\\'))
    address = f"https://example.org/{rest}"  # as hostile as an address can be
    facts = Facts("HP", "2026-05", "2026-06-05", "", words or "x", words or "x", address)
    file = Dropped(f"{words}.xlsx", (Sheet(words, (("x",),)),), "0" * 64)
    intake = Intake(facts, (), (question,), (told,), layout="x")
    return board_of(real_book(), view(lang), Work(file), Read(facts, intake))


def drawn(shown: ImportBoard, **changes: object) -> Parsed:
    form = FormBoard(shown.view, PlanningQuery(IMPORT), "", shown.values, 1, beside=shown.beside)
    choices = {"area": options(real_store(), "area", shown.view)}
    return checked(import_html(shown, replace(form, **changes), choices, (("S1", HOSTILE),)))


@pytest.mark.parametrize("choices", [3, 9])
@pytest.mark.parametrize("lang", LANGS)
def test_hostile_words_of_a_workbook_stay_words(lang: Lang, choices: int):
    tame, wild = (drawn(board(words, lang, choices)) for words in ("tame", HOSTILE[:150]))
    assert wild.skeleton() == tame.skeleton()
    assert "<script>" in wild.text


def test_a_hostile_refusal_stays_a_sentence():
    tame, wild = (checked(dropping_html(view(), LIMIT, refused=words, turn=1)) for words in ("x", HOSTILE))
    assert wild.skeleton() == tame.skeleton()


@pytest.mark.parametrize("lang", LANGS)
def test_the_field_of_the_file_has_its_own_words_and_says_its_limit_before_anything_is_read(lang: Lang):
    page = checked(dropping_html(view(lang), LIMIT))
    (field,) = [one for one in page.all("input") if one.attributes["type"] == "file"]
    (label,) = page.all("label")
    assert label.attributes["for"] == field.attributes["id"]
    assert label.text
    (zone,) = page.all("form", "drop")
    assert zone.attributes["data-limit"] == str(LIMIT)
    assert "10 MB" in zone.attributes["data-too-large"]
    assert "10 MB" in page.text


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_is_a_fieldset_with_its_sentence_and_a_label_for_each_answer(lang: Lang):
    page = drawn(board("tame", lang))
    (question,) = page.all("fieldset", "question")
    radios = [one for one in page.all("input") if one.attributes["type"] == "radio"]
    assert len(radios) == len(page.all("label", "radio")) == 3
    assert {one.attributes["name"] for one in radios} == {"q:unit_unknown tame"}
    assert [one.attributes.get("checked") for one in radios] == [None, None, None]  # a proposal is not an answer
    assert len(page.all("em", "proposed")) == 1
    assert [one.text for one in page.all("legend") if one.text in question.text] == [
        board("tame", lang).open[0].questions[0].sentence
    ]


def test_more_than_six_answers_are_a_list_with_an_empty_first_line():
    page = drawn(board("tame", choices=9))
    (listed,) = [one for one in page.all("select") if one.attributes["name"] == "q:unit_unknown tame"]
    assert listed.attributes["aria-label"]
    inside = [one for one in page.all("option") if "fieldset" in one.within and one.text.startswith(("tame", "Choose"))]
    assert inside[0].attributes["value"] == ""


def test_there_is_no_button_to_preview_or_save_while_a_question_is_open():
    page = drawn(board("tame"))
    acts = {one.attributes.get("value") for one in page.all("button")}
    assert acts == {"answer", "leave"}
    assert "1 question is open" in page.text


def test_once_all_is_answered_the_facts_are_folded_and_the_preview_is_offered():
    shown = board("tame", answer="skip")
    assert shown.asked is None  # nothing is left to record
    ready = replace(shown, asked=PlanningQuery(IMPORT))
    page = drawn(ready)
    assert {one.attributes.get("value") for one in page.all("button")} == {"preview", "answer", "leave"}
    (facts,) = page.all("details", "facts")
    assert "open" not in facts.attributes
    (told,) = page.all("details", "told")
    assert "tame" in told.text


def test_a_sentence_beside_a_field_is_tied_to_it():
    page = drawn(board("tame"))
    month = next(one for one in page.all("input") if one.attributes.get("name") == "month")
    (beside,) = [one for one in page.all("p") if one.attributes.get("id") == "b-month"]
    assert "b-month" in month.attributes["aria-describedby"].split()
    assert beside.text == "The file says so"


@pytest.mark.parametrize("lang", LANGS)
def test_where_nobody_may_edit_there_is_no_form_and_the_reason_is_said(lang: Lang):
    page = checked(closed_import_html(view(lang), "for reading only"))
    assert page.all("form") == []
    assert page.all("p", "refused")[0].text == "for reading only"
