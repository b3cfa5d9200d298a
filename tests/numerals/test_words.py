"""Numbers in words, as schools teach them, and what was typed said back in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model import Unit
from indicators.numerals import Measure, Typed, echo, read, spelled
from indicators.wording import LANGS

MONEY = Measure("m_USD", Unit(vi="triệu USD", en="million USD"))
PERCENT = Measure("%", Unit(vi="%", en="%"))
UNITS = {w: n for n, w in enumerate(("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"))}
UNITS |= {"mốt": 1, "tư": 4, "lăm": 5}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "không"),
        ("5", "năm"),
        ("10", "mười"),
        ("11", "mười một"),
        ("14", "mười bốn"),
        ("15", "mười lăm"),
        ("20", "hai mươi"),
        ("21", "hai mươi mốt"),
        ("24", "hai mươi tư"),
        ("25", "hai mươi lăm"),
        ("55", "năm mươi lăm"),
        ("91", "chín mươi mốt"),
        ("100", "một trăm"),
        ("101", "một trăm linh một"),
        ("104", "một trăm linh bốn"),
        ("105", "một trăm linh năm"),
        ("110", "một trăm mười"),
        ("111", "một trăm mười một"),
        ("115", "một trăm mười lăm"),
        ("121", "một trăm hai mươi mốt"),
        ("555", "năm trăm năm mươi lăm"),
        ("1000", "một nghìn"),
        ("1001", "một nghìn không trăm linh một"),
        ("1010", "một nghìn không trăm mười"),
        ("1050", "một nghìn không trăm năm mươi"),
        ("1100", "một nghìn một trăm"),
        ("9500", "chín nghìn năm trăm"),
        ("10694", "mười nghìn sáu trăm chín mươi tư"),
        ("52000", "năm mươi hai nghìn"),
        ("320850", "ba trăm hai mươi nghìn tám trăm năm mươi"),
        ("1000005", "một triệu không trăm linh năm"),
        ("1000000", "một triệu"),
        ("1000000005", "một tỷ không trăm linh năm"),
        ("1005000000", "một tỷ không trăm linh năm triệu"),
        ("1000000000000", "một nghìn tỷ"),
        ("1234567890123", "một nghìn hai trăm ba mươi tư tỷ năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn "
         "một trăm hai mươi ba"),
        ("1000000000000000", "một triệu tỷ"),
        ("12.35", "mười hai phẩy ba mươi lăm"),
        ("49.7", "bốn mươi chín phẩy bảy"),
        ("14.43", "mười bốn phẩy bốn mươi ba"),
        ("12.05", "mười hai phẩy không năm"),
        ("0.005", "không phẩy không không năm"),
        ("0.5", "không phẩy năm"),
        ("196911.318", "một trăm chín mươi sáu nghìn chín trăm mười một phẩy ba trăm mười tám"),
        ("1.4763", "một phẩy bốn bảy sáu ba"),
        ("-4.7", "âm bốn phẩy bảy"),
    ],
)  # fmt: skip
def test_a_number_is_spelled_as_vietnamese_schools_teach(value: str, words: str):
    assert spelled(Decimal(value), "vi") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "zero"),
        ("13", "thirteen"),
        ("40", "forty"),
        ("99", "ninety-nine"),
        ("105", "one hundred and five"),
        ("1005", "one thousand and five"),
        ("52000", "fifty-two thousand"),
        ("187766.6", "one hundred and eighty-seven thousand seven hundred and sixty-six point six"),
        ("1000000000000000", "one quadrillion"),
        ("2000000017", "two billion and seventeen"),
        ("12.35", "twelve point three five"),
        ("-0.54", "minus zero point five four"),
    ],
)
def test_a_number_is_spelled_in_english(value: str, words: str):
    assert spelled(Decimal(value), "en") == words


def _heard(words: str) -> int:
    """Return the number that a listener builds up from Vietnamese words: independent of how they were made."""
    total = group = last = 0
    for word in words.split():
        if word in UNITS:
            last = UNITS[word]
            group += last
        elif word in ("mười", "mươi", "trăm"):
            times = {"mười": 10, "mươi": 10, "trăm": 100}[word]
            group += 10 if word == "mười" else last * (times - 1)
            last = 0
        elif word in ("nghìn", "triệu"):
            total += group * {"nghìn": 1000, "triệu": 10**6}[word]
            group = last = 0
        elif word == "tỷ":
            total, group, last = (total + group) * 10**9, 0, 0
    return total + group


@given(st.integers(0, 10**15))
def test_who_hears_the_vietnamese_words_writes_the_same_number(value: int):
    assert _heard(spelled(Decimal(value), "vi")) == value


@given(st.decimals(0, 10**15, allow_nan=False, places=6))
def test_words_hold_no_digit_and_no_double_space(value: Decimal):
    for lang in LANGS:
        words = spelled(value, lang)
        assert not any(letter.isdigit() for letter in words)
        assert words == " ".join(words.split())


def _said(words: str, measure: Measure = MONEY) -> tuple[str, str]:
    answer = read(words, measure)
    assert isinstance(answer, Typed)
    said = echo(answer, measure)
    return said.line("vi"), said.line("en")


@pytest.mark.parametrize(
    ("words", "vi", "en"),
    [
        ("52000", "52000 → 52.000 triệu USD: năm mươi hai nghìn triệu USD",
         "52000 → 52,000 million USD: fifty-two thousand million USD"),
        ("50,14 ty USD", "50,14 ty USD → 50.140 triệu USD: năm mươi nghìn một trăm bốn mươi triệu USD",
         "50,14 ty USD → 50,140 million USD: fifty thousand one hundred and forty million USD"),
    ],
)  # fmt: skip
def test_what_was_typed_is_said_back_in_figures_and_words(words: str, vi: str, en: str):
    assert _said(words) == (vi, en)


@pytest.mark.parametrize(
    ("words", "vi", "en"),
    [
        ("khoang 13%", "khoảng 13%: khoảng mười ba phần trăm", "about 13%: about thirteen percent"),
        ("11,5-12", "từ 11,5 đến 12%: từ mười một phẩy năm đến mười hai phần trăm",
         "11.5 to 12%: eleven point five to twelve percent"),
        ("duoi 4", "dưới 4%: dưới bốn phần trăm", "under 4%: under four percent"),
        ("gần 13", "gần 13%: gần mười ba phần trăm", "nearly 13%: nearly thirteen percent"),
    ],
)  # fmt: skip
def test_a_bound_and_a_range_are_said_back_too(words: str, vi: str, en: str):
    assert _said(words, PERCENT) == (f"{words} → {vi}", f"{words} → {en}")
