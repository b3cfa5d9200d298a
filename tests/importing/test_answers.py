"""What follows from an answer of an import, as a planner reads it: a number with its unit, a division as one."""

from dataclasses import replace

import pytest
from builders import real_book

from indicators.importing.boards.words import choice_words
from indicators.importing.questions import AS_READ
from indicators.importing.types import AnswerChoice, ImportQuestion
from indicators.wording import Lang

TOO_LARGE = ImportQuestion(
    key="scale Biểu 1!C4",
    code="scale",
    cells=("Biểu 1!C4",),
    found="215 tỷ USD",
    choices=(),
    details=(("indicator", "export"), ("value", "215"), ("unit", "bn_USD"), ("other", "33.37")),
)
FRACTION = replace(TOO_LARGE, code="percent_fraction", details=(("indicator", "grdp_growth"), ("value", "0.0963")))


@pytest.mark.parametrize(
    ("question", "lang", "words"),
    [
        (TOO_LARGE, "vi", "Giữ nguyên như trong tệp: 215 tỷ USD"),
        (TOO_LARGE, "en", "As it stands in the file: 215 billion USD"),
        (FRACTION, "vi", "Giữ nguyên như trong tệp: 0,0963%"),
    ],
)
def test_a_figure_that_is_kept_is_offered_with_its_unit(question: ImportQuestion, lang: Lang, words: str):
    assert choice_words(question, AS_READ, real_book(), lang) == words


@pytest.mark.parametrize(
    ("code", "factor", "words"),
    [
        ("factor", "0.1", "Chia cho 10: 21,5 tỷ USD"),
        ("factor", "0.000001", "Chia cho 1.000.000: 21,5 tỷ USD"),
        ("factor", "1000", "Nhân với 1.000: 21,5 tỷ USD"),
        ("factor_all", "0.001", "Chia tất cả cho 1.000: số đầu là 21,5 tỷ USD"),
    ],
)
def test_a_factor_below_one_is_offered_as_a_division(code: str, factor: str, words: str):
    choice = AnswerChoice(f"factor:{factor}", code, (("factor", factor), ("other", "21.5")))
    assert choice_words(TOO_LARGE, choice, real_book(), "vi") == words
