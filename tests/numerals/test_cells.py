"""Figures of a workbook: numbers that were never text, and texts whose way of writing is known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model import Unit
from indicators.numerals import Measure, Missing, Refused, Typed, measured, read_in, unit_in
from indicators.wording import Lang

MONEY = Measure("bn_VND", Unit(vi="tỷ đồng", en="billion VND"))
GROWTH = Measure("%", Unit(vi="%", en="%"), (Decimal(-30), Decimal(30)))
HOMES = Measure("units", Unit(vi="căn", en="homes", whole=True))
PER_THOUSAND = Measure("per_1000", Unit(vi="trên 1.000", en="per 1,000"))


@pytest.mark.parametrize(
    ("value", "power", "expected", "last_digit"),
    [("33.37", 0, "33.37", None), ("33.37", 3, "33370", "10"), ("45123456", -3, "45123.456", None)],
)
def test_a_number_is_scaled_as_if_it_had_been_typed(value: str, power: int, expected: str, last_digit: str | None):
    one = measured(Decimal(value), power, MONEY)
    assert isinstance(one, Typed)
    assert (format(one.value or 0, "f"), one.unit) == (expected, "bn_VND")
    assert one.last_digit == (Decimal(last_digit) if last_digit else None)


@given(st.decimals(-(10**6), 10**6, places=3), st.sampled_from([-3, 0, 3]))
def test_a_number_equals_the_same_one_typed(value: Decimal, power: int):
    unit = {-3: "triệu đồng", 0: "tỷ đồng", 3: "nghìn tỷ đồng"}[power]
    typed = read_in(f"{format(value, 'f').replace('.', ',')} {unit}", MONEY, "vi")
    number = measured(value, power, MONEY)
    assert isinstance(typed, Typed)
    assert isinstance(number, Typed)
    assert (number.value, number.last_digit) == (typed.value, typed.last_digit)


@pytest.mark.parametrize(
    ("value", "power", "measure", "code"),
    [
        ("5218.5", 0, HOMES, "typed_decimals"),
        ("5.2185", 3, HOMES, "typed_decimals"),
        ("1.2345678", 0, MONEY, "typed_too_long"),
        ("1234567890123", 3, MONEY, "typed_too_long"),
    ],
)
def test_a_number_that_the_files_would_not_take_is_refused(value: str, power: int, measure: Measure, code: str):
    one = measured(Decimal(value), power, measure)
    assert isinstance(one, Refused)
    assert one.problem.code == code


def test_a_number_beyond_the_plausible_says_so():
    one = measured(Decimal(118), 0, GROWTH)
    assert isinstance(one, Typed)
    assert [warning.code for warning in one.warnings] == ["typed_implausible"]


@pytest.mark.parametrize(("way", "value"), [("vi", "1453"), ("en", "1.453")])
def test_a_known_way_of_writing_leaves_one_reading(way: Lang, value: str):
    one = read_in("1.453", MONEY, way)
    assert isinstance(one, Typed)
    assert (str(one.value), one.warnings) == (value, ())


@pytest.mark.parametrize(("words", "way"), [("45.123,5", "en"), ("45,123.5", "vi"), ("12.5", "vi"), ("nhiều", "vi")])
def test_what_breaks_the_rules_of_a_known_way_is_refused(words: str, way: Lang):
    assert isinstance(read_in(words, MONEY, way), Refused)


def test_a_dash_is_missing_in_every_way():
    assert read_in("-", MONEY, "vi") == read_in("-", MONEY, "en") == Missing("-")


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("33,37 tỷ USD", "tỷ USD"),
        ("khoảng 12,5%", "%"),
        ("(5,2%)", "%"),
        ("(5,2) tỷ đồng", "tỷ đồng"),
        ("11,5 - 12 %", "%"),
        ("45.123,5", ""),
        ("nhiều", ""),
    ],
)
def test_the_unit_in_a_text_is_found(words: str, unit: str):
    assert unit_in(words, MONEY) == unit


def test_a_unit_with_digits_is_found_where_it_is_that_of_the_indicator():
    assert unit_in("5,2 trên 1.000", PER_THOUSAND) == "trên 1.000"
