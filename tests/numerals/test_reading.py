"""What planners type: every number is one of its readings, nothing is converted in silence, nonsense is refused."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from indicators.model import Unit
from indicators.numerals import Ambiguous, Measure, Missing, Refused, Typed, read
from indicators.wording import LANGS, Lang, number

PERCENT = Measure("%", Unit(vi="%", en="%"))
GROWTH = Measure("%", Unit(vi="%", en="%"), (Decimal(-30), Decimal(30)))
MONEY = Measure("bn_VND", Unit(vi="tỷ đồng", en="billion VND"))
DOLLARS = Measure("m_USD", Unit(vi="triệu USD", en="million USD"))
HOMES = Measure("units", Unit(vi="căn", en="homes", whole=True))
PER_HEAD = Measure("m_VND", Unit(vi="triệu đồng/người", en="million VND per person"))
PER_THOUSAND = Measure("per_1000", Unit(vi="trên 1.000", en="per 1,000"))
POINTS = Measure("pp", Unit(vi="điểm phần trăm", en="percentage points"))


def typed(words: str, measure: Measure = MONEY, lang: Lang = "vi") -> Typed:
    answer = read(words, measure, lang)
    assert isinstance(answer, Typed), answer
    return answer


def codes(words: str, measure: Measure = MONEY, lang: Lang = "vi") -> list[str]:
    answer = read(words, measure, lang)
    if isinstance(answer, Typed):
        return [warning.code for warning in answer.warnings]
    assert isinstance(answer, Ambiguous | Refused)
    return [answer.problem.code]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12,35", "12.35"),
        ("165.011,6", "165011.6"),
        ("14,43", "14.43"),
        ("190 379", "190379"),
        ("190\u00a0379", "190379"),
        ("190\u202f379", "190379"),
        ("1 234 567,8", "1234567.8"),
        ("1.234.567,8", "1234567.8"),
        ("(5,2)", "-5.2"),
        ("-5,2", "-5.2"),
        ("\u22125,2", "-5.2"),
        ("0", "0"),
        ("-0", "0"),
        ("9500", "9500"),
        ("  53 ", "53"),
    ],
)
def test_the_vietnamese_way_is_read_exactly_and_without_a_warning(words: str, value: str):
    assert str(typed(words).value) == value
    assert typed(words).words == words
    assert codes(words) == []


@pytest.mark.parametrize(
    ("words", "value"), [("12.35", "12.35"), ("165,011.6", "165011.6"), ("1,234,567.8", "1234567.8"), ("(5.2)", "-5.2")]
)
def test_the_english_way_is_read_without_a_warning_where_it_is_expected(words: str, value: str):
    assert str(typed(words, lang="en").value) == value
    assert codes(words, lang="en") == []


@pytest.mark.parametrize(
    ("words", "value", "lang"),
    [
        ("12.35", "12.35", "vi"),
        ("1,234,567.8", "1234567.8", "vi"),
        ("12,35", "12.35", "en"),
        ("1.234,5", "1234.5", "en"),
    ],
)
def test_the_other_way_is_taken_with_a_warning(words: str, value: str, lang: Lang):
    assert str(typed(words, lang=lang).value) == value
    assert codes(words, lang=lang) == ["typed_other_way"]


@pytest.mark.parametrize(
    ("words", "comparator", "qualifier", "value"),
    [
        ("khoang 13", "about", "about", "13"),
        ("khoảng 13%", "about", "about", "13"),
        ("Khoảng 13 %", "about", "about", "13"),
        ("~13", "about", "about", "13"),
        ("gần 13", "about", "nearly", "13"),
        ("tren 15%", ">", "over", "15"),
        ("hơn 16", ">", "over", "16"),
        ("> 16", ">", "over", "16"),
        ("duoi 4", "<", None, "4"),
        ("dưới 4", "<", None, "4"),
        ("ít nhất 13", ">=", None, "13"),
        ("toi thieu 13", ">=", None, "13"),
        (">=13", ">=", None, "13"),
        ("từ 13% trở lên", ">=", None, "13"),
        ("tu 13% tro len", ">=", None, "13"),
        ("13 trở xuống", "<=", None, "13"),
        ("không quá 4,5", "<=", None, "4.5"),
        ("tối đa 4,5%", "<=", None, "4.5"),
        ("đúng 13", "=", "", "13"),
        ("13", None, "", "13"),
        ("at least 13%", ">=", None, "13"),
        ("about -5,2", "about", "about", "-5.2"),
    ],
)
def test_words_of_a_bound_are_understood_with_and_without_diacritics(
    words: str, comparator: str | None, qualifier: str | None, value: str
):
    found = typed(words, PERCENT)
    assert (found.comparator, found.qualifier, str(found.value), found.words) == (comparator, qualifier, value, words)


@pytest.mark.parametrize(
    "words", ["11,5-12", "11,5\u201312", "11,5 - 12%", "11,5%-12%", "từ 11,5 đến 12%", "tu 11,5 den 12", "11,5 to 12"]
)
def test_a_range_has_both_ends(words: str):
    found = typed(words, PERCENT)
    assert (found.value, found.low, found.high) == (None, Decimal("11.5"), Decimal(12))


def test_a_range_below_zero_and_an_approximate_range_keep_their_signs():
    below = typed("-5 - -3", PERCENT)
    assert (below.low, below.high) == (Decimal(-5), Decimal(-3))
    about = typed("khoảng 13-13,5%", PERCENT)
    assert (about.comparator, about.low, about.high) == ("about", Decimal(13), Decimal("13.5"))


@pytest.mark.parametrize("words", ["", " ", "-", "−", "–", "—", "…", "...", "x", "X", "chưa có", "chua co", "n/a"])
def test_what_says_that_there_is_no_figure_is_missing(words: str):
    assert read(words, MONEY) == Missing(words)


@pytest.mark.parametrize(
    ("words", "measure", "value", "last_digit"),
    [
        ("50,14 ty USD", DOLLARS, "50140", "10"),
        ("50,14 tỷ USD", DOLLARS, "50140", "10"),
        ("50,14 bn USD", DOLLARS, "50140", "10"),
        ("3,8 tỷ đô la", DOLLARS, "3800", "100"),
        ("5.500,5 triệu USD", DOLLARS, "5500.5", None),
        ("194,9 nghìn tỷ đồng", MONEY, "194900", "100"),
        ("194.9 trillion VND", MONEY, "194900", "100"),
        ("500 triệu đồng", MONEY, "0.5", "0.001"),
        ("10 nghìn căn", HOMES, "10000", "1000"),
        ("9500 homes", HOMES, "9500", None),
        ("108,5 triệu đồng/người", PER_HEAD, "108.5", None),
        ("108,5 million VND per person", PER_HEAD, "108.5", None),
        ("5,2 trên 1.000", PER_THOUSAND, "5.2", None),
        ("0,5 điểm %", POINTS, "0.5", None),
    ],
)
def test_a_unit_is_converted_exactly(words: str, measure: Measure, value: str, last_digit: str | None):
    found = typed(words, measure)
    assert (str(found.value), found.unit) == (value, measure.unit)
    assert found.last_digit == (Decimal(last_digit) if last_digit else None)


def test_both_ends_of_a_range_may_have_their_own_scale():
    found = typed("900 triệu - 1,2 tỷ USD", DOLLARS)
    assert (found.low, found.high) == (Decimal(900), Decimal(1200))


def test_a_scale_without_its_currency_is_completed_with_a_warning():
    assert typed("5,5 tỷ", DOLLARS).value == 5500
    assert codes("5,5 tỷ", DOLLARS) == ["typed_unit_completed"]
    assert codes("165 tỷ", MONEY) == []


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("50 tỷ đồng", DOLLARS), ("5 tỷ USD", MONEY), ("12%", MONEY), ("12 điểm phần trăm", PERCENT), ("12%", POINTS),
        ("5 tấn", HOMES), ("5 nghìn", PERCENT), ("108 triệu đồng", PER_HEAD),
    ],
)  # fmt: skip
def test_another_unit_is_refused_never_converted(words: str, measure: Measure):
    assert codes(words, measure) == ["typed_unit"]


def test_nine_thousand_five_hundred_or_nine_and_a_half_is_asked():
    for words, low, high in (("1.453", "1.453", "1453"), ("9.500", "9.500", "9500")):
        answer = read(words, MONEY)
        assert isinstance(answer, Ambiguous)
        assert {one.value for one in answer.readings} == {Decimal(low), Decimal(high)}
        assert answer.problem.expected == f"{high} / {low.replace('.', ' phẩy ')}"


def test_the_plausible_range_or_a_whole_unit_decides_and_says_so():
    assert (str(typed("9.500", GROWTH).value), typed("9.500", GROWTH).last_digit) == ("9.5", Decimal("0.001"))
    assert str(typed("9.500", HOMES).value) == "9500"
    assert codes("9.500", GROWTH) == codes("9.500", HOMES) == ["typed_decided"]
    assert isinstance(read("9.000", HOMES), Ambiguous)  # nine homes, or nine thousand
    assert typed("9.000-9.500", HOMES).values == (9000, 9500)


@pytest.mark.parametrize("around", ["{}", "khoảng {}", "-{}", "({})", "trên {} tỷ USD", "{} triệu USD", "{}-{}"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_words_that_a_question_proposes_are_read_in_one_way(around: str, lang: Lang):
    point = "." if lang == "vi" else ","
    answer = read(around.format(f"1{point}453", f"1{point}500"), DOLLARS, lang)
    assert isinstance(answer, Ambiguous)
    proposed = [typed(words, DOLLARS, lang) for words in answer.problem.expected.split(" / ")]
    assert [(one.values, one.comparator) for one in proposed] == [(o.values, o.comparator) for o in answer.readings]


def test_an_implausible_figure_is_kept_with_a_warning():
    assert typed("118,1%", GROWTH).value == Decimal("118.1")
    assert codes("118,1%", GROWTH) == ["typed_implausible"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("mười hai", "typed_not_a_number"),
        ("12,35,1", "typed_separators"),
        ("1.23.456", "typed_separators"),
        ("1.234 567", "typed_separators"),
        ("190  379", "typed_not_a_number"),
        ("190\t379", "typed_not_a_number"),
        ("007", "typed_separators"),
        ("12,", "typed_separators"),
        ("1_000", "typed_not_a_number"),
        ("12/2025", "typed_not_a_number"),
        ("١٢", "typed_not_a_number"),
        ("trèn 15", "typed_not_a_number"),
        ("từ 13", "typed_not_a_number"),
        ("\u20135,2", "typed_dash"),
        ("trên 11-12", "typed_bound_of_range"),
        ("12-11,5", "typed_range_reversed"),
        ("12-12", "typed_range_reversed"),
        ("1234567890123456", "typed_too_long"),
        ("0,1234567", "typed_too_long"),
        ("9" * 400, "typed_not_a_number"),
    ],
)
def test_nonsense_is_refused_with_what_to_write(words: str, code: str):
    assert codes(words, PERCENT) == [code]
    answer = read(words, PERCENT)
    assert isinstance(answer, Refused)
    assert all(answer.problem.message(lang) for lang in LANGS)


def test_half_a_home_is_refused():
    assert codes("9,5", HOMES) == ["typed_decimals"]


NUMBERS = st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=None).filter(
    lambda d: -6 <= int(d.as_tuple().exponent) <= 0
) | st.builds(lambda n, e: Decimal(n).scaleb(-e), st.integers(-(10**12), 10**12), st.integers(0, 6))


@settings(deadline=None)
@given(NUMBERS, st.sampled_from(LANGS))
@example(Decimal("9.500"), "vi")
@example(Decimal(9500), "vi")
def test_every_number_as_printed_comes_back_equal_or_is_asked_about(value: Decimal, lang: Lang):
    answer = read(number(value, lang), MONEY, lang)
    if isinstance(answer, Ambiguous):
        assert 1 <= abs(value) < 1_000_000  # one group of three: nothing else has two readings
        assert value in [one.value for one in answer.readings]
    else:
        assert isinstance(answer, Typed)
        assert answer.value == value


@settings(deadline=None)
@given(NUMBERS, st.sampled_from(LANGS))
def test_a_plausible_range_around_the_number_brings_it_back(value: Decimal, lang: Lang):
    near = Measure("bn_VND", MONEY.name, (value - 1, value + 1))
    answer = read(number(value, lang), near, lang)
    assert isinstance(answer, Typed)
    assert answer.value == value


@settings(deadline=None)
@given(st.text("0123456789.,-() \u2212\u00a0%", max_size=14), st.sampled_from(LANGS), st.sampled_from([MONEY, PERCENT]))
def test_no_number_has_other_digits_than_those_typed(words: str, lang: Lang, measure: Measure):
    answer = read(words, measure, lang)
    readings = answer.readings if isinstance(answer, Ambiguous) else (answer,) if isinstance(answer, Typed) else ()
    for one in readings:
        digits = "".join(re.sub("[^0-9]", "", format(value, "f")) for value in one.values)
        assert digits == re.sub("[^0-9]", "", words)


@settings(deadline=None)
@given(st.text(max_size=30), st.sampled_from(LANGS))
def test_any_text_gets_an_answer(words: str, lang: Lang):
    answer = read(words, DOLLARS, lang)
    assume(not isinstance(answer, Missing | Typed))
    assert isinstance(answer, Ambiguous | Refused)
    assert answer.problem.message(lang)
