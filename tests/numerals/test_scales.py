"""Figures typed in another scale than that of the indicator: converted with their last digit, asked about, refused."""

import pytest

from indicators.model import Unit
from indicators.numerals import Ambiguous, Measure, Refused, Typed, echo, read
from indicators.wording import LANGS, Lang

DOLLARS_BN = Measure("bn_USD", Unit(vi="tỷ USD", en="billion USD"))
DOLLARS_M = Measure("m_USD", Unit(vi="triệu USD", en="million USD"))
DONG = Measure("bn_VND", Unit(vi="tỷ đồng", en="billion VND"))
CARGO = Measure("m_tonnes", Unit(vi="triệu tấn", en="million tonnes"))
VISITS = Measure("m_arrivals", Unit(vi="triệu lượt", en="million visits"))
PEOPLE = Measure("persons", Unit(vi="người", en="people", whole=True))
PERCENT = Measure("%", Unit(vi="%", en="%"))
AREA = Measure("km2", Unit(vi="km²", en="km²"))


def typed(words: str, measure: Measure, lang: Lang = "vi") -> Typed:
    answer = read(words, measure, lang)
    assert isinstance(answer, Typed), answer
    return answer


@pytest.mark.parametrize(
    ("words", "measure", "value", "last_digit"),
    [
        ("60 000 triệu USD", DOLLARS_BN, "60", "0.001"),
        ("60 500 triệu USD", DOLLARS_BN, "60.5", "0.001"),
        ("1 200 000 triệu USD", DOLLARS_BN, "1200", "0.001"),
        ("3,8 tỷ USD", DOLLARS_M, "3800", "100"),
        ("60 000 000 000 USD", DOLLARS_BN, "60", "0.000001"),  # the finest last digit that is kept
        ("5.000.000 tấn", CARGO, "5", "0.000001"),
        ("12.500 nghìn tấn", CARGO, None, None),
        ("2.345.678 lượt", VISITS, "2.345678", None),
        ("9.500,00 người", PEOPLE, "9500", None),
        ("1.526,52 km2", AREA, "1526.52", None),
        ("$60bn", DOLLARS_BN, "60", None),
        ("USD 60 billion", DOLLARS_M, "60000", "1000"),
        ("60 USD bn", DOLLARS_BN, "60", None),
        ("60k USD", DOLLARS_M, "0.06", "0.001"),
        ("60 000 m USD", DOLLARS_BN, "60", "0.001"),
        ("tỷ USD 60", DOLLARS_BN, "", None),
    ],
)
def test_the_last_typed_digit_is_kept_whatever_the_scale(
    words: str, measure: Measure, value: str | None, last_digit: str | None
):
    found = read(words, measure)
    if not value:
        assert isinstance(found, Ambiguous if value is None else Refused)
        return
    assert isinstance(found, Typed)
    assert (str(found.value), found.last_digit and format(found.last_digit, "f")) == (value, last_digit)


def test_what_was_read_is_said_back_in_the_unit_of_the_indicator():
    back = echo(typed("khoảng 60 000 triệu USD", DOLLARS_BN), DOLLARS_BN)
    assert back.line("vi") == "khoảng 60 000 triệu USD → khoảng 60 tỷ USD: khoảng sáu mươi tỷ USD"
    assert back.line("en") == "khoảng 60 000 triệu USD → about 60 billion USD: about sixty billion USD"


def test_each_end_of_a_range_keeps_its_own_scale_also_where_one_is_that_of_the_indicator():
    for words in ("900 triệu - 1,2 tỷ USD", "từ 900 triệu USD đến 1,2 tỷ USD", "USD 900 million - 1.2 billion"):
        assert [str(value) for value in typed(words, DOLLARS_BN).values] == ["0.9", "1.2"]
    assert [str(value) for value in typed("USD 60-65 billion", DOLLARS_BN).values] == ["60", "65"]


@pytest.mark.parametrize(
    "words",
    [
        "60 tỷ đồng",
        "VND 60 bn",
        "EUR 60 bn",
        "€60bn",
        "60 tỷ yên",
        "60 triệu tấn",
        "60%",
        "60 m",
        "60 k",
        "60 tr",
        "5 m2",
    ],
)
def test_another_currency_or_quantity_is_refused_by_its_name_never_converted(words: str):
    found = read(words, DOLLARS_BN)
    assert isinstance(found, Refused)
    assert found.problem.code in ("typed_unit", "typed_not_a_number")
    assert words == "5 m2" or found.problem.code == "typed_unit"


@pytest.mark.parametrize(("words", "advice"), [("12-12", "12"), ("khoảng 12-11,5%", "khoảng 11,5 - 12%")])
def test_a_range_that_does_not_rise_is_answered_with_the_one_that_does(words: str, advice: str):
    found = read(words, PERCENT)
    assert isinstance(found, Refused)
    assert found.problem.expected == advice


def test_a_number_longer_than_arithmetic_is_not_rounded_in_silence():
    for words in (f"1,{'0' * 40}1", f"{'9' * 40} đồng"):
        assert isinstance(read(words, DONG), Refused)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", ["5,500", "5.500", "5,500 tỷ đồng", "60.000 triệu đồng", "1,234 nghìn tỷ đồng"])
def test_a_lone_group_of_three_is_asked_about_in_both_languages_whatever_its_mark(words: str, lang: Lang):
    assert isinstance(read(words, DONG, lang), Ambiguous)
    assert str(typed("5,500", PEOPLE, lang).value) == "5500"
