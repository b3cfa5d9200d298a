"""The workbook with a fault of each kind and its clean twin, from the bytes of the file to the figures to record."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import real_book

from importing.faulty import PUBLISHED_ON, record_with_more, spoiled
from importing.workbooks import AREA, MEANT, MONTH, clean_pages, large_pages, meant, record_before, written
from indicators.importing import layout_of, understand
from indicators.importing.boards.words import choice_words, question_words, told_words
from indicators.importing.layout import read_metadata, tables
from indicators.importing.types import ImportQuestion, Intake
from indicators.importing.workbook import read_workbook
from indicators.model import Book
from indicators.wording import LANGS

TODAY = date(2026, 2, 1)


def read(data: bytes, record: Book, answers: Mapping[str, str] | None = None) -> Intake:
    sheets = read_workbook(data, "report.xlsx")
    facts = replace(read_metadata(sheets, record), area=AREA, published_on=PUBLISHED_ON)
    return understand(sheets, record, facts, answers or {}, {}, TODAY)


def keys(intake: Intake) -> set[tuple[object, ...]]:
    return {
        (one.indicator, one.period, one.kind, one.stage, one.typed.value, one.typed.qualifier) for one in intake.figures
    }


def faulty(answers: Mapping[str, str] | None = None) -> Intake:
    book = real_book()
    return read(written(spoiled().pages), record_with_more(record_before(book), book), answers)


def answered(choose: Mapping[str, str], otherwise: str = "skip") -> tuple[Intake, dict[str, str]]:
    """Answer until nothing is open: by the key or the code of a question, else the same for all."""
    answers: dict[str, str] = {}
    found = faulty()
    while found.open:
        for one in found.open:
            answers[one.key] = choose.get(one.key, choose.get(one.code, otherwise))
        before, found = len(found.open), faulty(answers)
        assert len(found.open) < before or found.open == ()
    return found, answers


def test_the_clean_workbook_is_understood_without_a_question_to_the_figures_on_record():
    book = real_book()
    found = read(written(clean_pages()), record_before(book))
    assert found.questions == ()
    assert keys(found) == meant(book)
    assert len(found.figures) == len(MEANT)
    assert (found.facts.area, found.facts.month) == (AREA, MONTH)


def test_the_clean_workbook_tells_what_it_left_out():
    book = real_book()
    found = read(written(clean_pages()), record_before(book))
    told = {one.code: list(one.cells) for one in found.told}
    assert set(told) == {
        "blanks", "column_plan", "column_compared", "nothing_comparable", "total_agrees", "plans_agree",
    }  # fmt: skip
    assert told["total_agrees"] == ["Thu chi!D10", "Thu chi!E10"]
    assert len(told["plans_agree"]) == 7
    assert {"Biểu 1!E14", "Biểu 1!E15", "Biểu 1!E16"} <= set(told["blanks"])  # a dash, dots, an empty text


def test_a_number_printed_in_another_scale_keeps_its_last_printed_digit():
    found = read(written(clean_pages()), record_before(real_book()))
    fdi = next(one for one in found.figures if one.indicator == "fdi")
    assert (fdi.typed.value, fdi.typed.last_digit, fdi.as_printed) == (3800, 100, "3,8 tỷ USD")


def test_the_clean_workbook_after_it_was_recorded_has_nothing_to_record():
    found = read(written(clean_pages()), real_book())
    assert found.figures == ()
    assert found.questions == ()


def test_every_fault_is_asked_about_at_its_cell_and_nothing_else_is():
    faults, found = spoiled().faults, faulty()
    assert len({code for _, code in faults}) == 35
    remarks = {(one.cells[0], one.code) for one in found.told if one.code.startswith("plan_")}
    assert {(one.cells[0], one.code) for one in found.questions} | remarks == set(faults)
    assert len(found.questions) + len(remarks) == len(faults)


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_and_every_answer_is_worded(lang: str):
    book = real_book()
    way = next(one for one in LANGS if one == lang)
    found = faulty()
    sentences = [question_words(one, book, way) for one in found.questions]
    sentences += [choice_words(one, choice, book, way) for one in found.questions for choice in one.choices]
    sentences += [told_words(one, book, way) for one in found.told]
    assert len(sentences) > 100
    for words in sentences:
        assert "{" not in words
        assert "  " not in words
        assert re.search(r"\b(ytd|bn_VND|m_USD|export|2025-1?[0-9])\b", words) is None, words


def test_a_fault_left_out_takes_no_other_figure_with_it():
    found, _ = answered({})
    book = real_book()
    left = keys(found)
    assert left < meant(book)
    touched = {cell for cell, _ in spoiled().faults}
    assert not touched & {one.cell for one in found.figures}
    assert {one.indicator for one in found.figures if one.cell.startswith("Biểu 1")} == {
        "grdp_growth", "va_indcon_growth", "va_serv_growth", "va_mfg_growth", "budget_total", "budget_domestic",
        "budget_customs", "investment_domestic", "fdi", "export",
    }  # fmt: skip


MENDED = {
    "name_unknown": "code:va_agri_growth",
    "percent_fraction": "factor:100",
    "other_way": "style:en",
    "two_readings": "style:vi",
    "unit_missing": "unit:tỷ đồng",
    "unit_unknown": "unit:căn",
    "units_disagree": "unit:tỷ USD",
    "hidden_row": "include",
    "scale Biểu 2!D10": "factor:0.1",
    "scale Thu chi!E12": "factor:1000",
    "twice": "keep:Biểu 2!D11",
    "too_long": "round:1",
    "total_differs": "as_read",
}


def test_faults_mended_by_their_answers_give_the_figures_of_the_record():
    found, answers = answered(MENDED)
    assert set(MENDED) <= {code for key in answers for code in (key, key.split(" ")[0])}
    book = real_book()
    # 38.252 stands there where 38.252,446 was meant: it is read as it stands.
    rounded = {one for one in keys(found) if one[0] == "budget_land" and one[1] == "2025-10"}
    assert {one[4] for one in rounded} == {38252}
    assert keys(found) - rounded < meant(book)
    by_cell = {one.cell: one for one in found.figures}
    assert by_cell["Biểu 2!D10"].note == "printed 691.160,5 tỷ đồng; read as 69116.05: answered"
    assert by_cell["Thu chi!E12"].note == "printed 112.748 triệu đồng; read as 112748: answered"
    assert [by_cell[cell].indicator for cell in ("Biểu 1!F10", "Biểu 2!E12")] == ["va_agri_growth", "social_housing"]


def test_figures_recorded_as_they_stand_are_all_there():
    """What the planner says is right is recorded, once for each cell, with the number that stands there."""
    found, _ = answered(
        dict.fromkeys(
            (
                "implausible", "parts_exceed", "parts_differ", "falling", "differs_on_record", "stage_below", "scale",
                "published_before", "published_early", "negative_count", "month_above_cumulative", "other_area",
            ),
            "as_read",
        )
    )  # fmt: skip
    by_cell = {one.cell: one.typed.value for one in found.figures}
    expected = {
        "Biểu 1!F8": "118.1", "Biểu 1!F19": "190379", "Biểu 1!F22": "93350", "Biểu 1!E31": "84.5",
        "Biểu 2!E7": "196911.813", "Biểu 2!E13": "1543", "Biểu 2!D10": "691160.5", "Biểu 2!F11": "96000",
        "Biểu 2!G11": "32000", "Thu chi!E14": "-17001.5", "Thu chi!D13": "40000", "Vốn!D7": "225177",
        "Tín dụng!D7": "463164",
    }  # fmt: skip
    assert {cell: by_cell[cell] for cell in expected} == {cell: Decimal(words) for cell, words in expected.items()}


def test_next_months_file_of_the_template_has_the_same_layout_and_another_template_has_not():
    pages = clean_pages()
    later = [
        replace(
            page,
            title=page.title.replace("10 THÁNG", "11 THÁNG").replace("THÁNG 7 VÀ 7", "THÁNG 8 VÀ 8"),
            groups=[(words, [_next(one) for one in under]) for words, under in page.groups],
        )
        for page in pages
    ]
    other = [replace(page, groups=[(f"{words} mới", under) for words, under in page.groups]) for page in pages]
    layouts = [layout_of(tables(read_workbook(written(one), "x.xlsx"), MONTH)) for one in (pages, later, other)]
    assert layouts[0] == layouts[1]
    assert layouts[0] != layouts[2]


def _next(words: str) -> str:
    return words.replace("10 tháng", "11 tháng").replace("9 tháng", "10 tháng").replace("ng 7", "ng 8")


def test_five_hundred_rows_are_asked_of_one_thing_alone_that_of_the_years_before_the_merger():
    found = read(written(large_pages()), record_before(real_book()))
    (one,) = found.questions
    assert one.code == "before_merger"
    taken = read(written(large_pages()), record_before(real_book()), {one.key: "as_read"})
    assert taken.open == ()
    assert len(taken.figures) >= 500


def test_the_key_of_a_question_stays_when_others_are_answered():
    first = faulty()
    one: ImportQuestion = first.questions[3]
    again = faulty({one.key: one.choices[-1].value})
    assert one.key in {each.key for each in again.questions if each.answer}
    assert {each.key for each in first.open} - {one.key} <= {each.key for each in again.questions}
