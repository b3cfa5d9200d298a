"""Amounts in any scale, spelling and language: read exactly, asked about, or refused with advice that is true."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from indicators.collation import composed
from indicators.model import Unit, parse_number
from indicators.numerals import Ambiguous, Measure, Refused, Typed, measured, read, read_in
from indicators.wording import LANGS, Lang

DOLLARS_BN = Measure("bn_USD", Unit(vi="tỷ USD", en="billion USD"))
DOLLARS_M = Measure("m_USD", Unit(vi="triệu USD", en="million USD"))
DONG = Measure("bn_VND", Unit(vi="tỷ đồng", en="billion VND"))
CARGO = Measure("m_tonnes", Unit(vi="triệu tấn", en="million tonnes"))
VISITS = Measure("m_arrivals", Unit(vi="triệu lượt", en="million visits"))
PEOPLE = Measure("persons", Unit(vi="người", en="people", whole=True))
PERCENT = Measure("%", Unit(vi="%", en="%"))
POWERS = {"bn_USD": 9, "m_USD": 6, "bn_VND": 9, "m_tonnes": 6, "m_arrivals": 6, "persons": 0, "%": 0}
COUNTED = {
    "bn_USD": ("USD", "đô la", "US$"), "m_USD": ("USD", "đô la Mỹ", "$"), "bn_VND": ("đồng", "dong", "VND", "VNĐ"),
    "m_tonnes": ("tấn", "tan", "tonnes"), "m_arrivals": ("lượt", "lượt khách", "visits"),
    "persons": ("người", "people"), "%": ("%", "phần trăm", "percent"),
}  # fmt: skip
SCALES = {
    "": 0, "nghìn": 3, "ngàn": 3, "nghin": 3, "thousand": 3, "triệu": 6, "trieu": 6, "million": 6, "mn": 6,
    "tỷ": 9, "tỉ": 9, "ty": 9, "billion": 9, "bn": 9, "nghìn tỷ": 12, "trillion": 12,
}  # fmt: skip
LETTERS = {"k": 3, "m": 6, "b": 9}  # of money
CODES = ("USD", "US$", "$", "VND", "VNĐ")  # may stand before the number too
BOUNDS = {"": None, "khoảng ": "about", "about ": "about", "hơn ": ">", "over ": ">", "gần ": "about", "ít nhất ": ">="}
MEASURES = (DOLLARS_BN, DOLLARS_M, DONG, CARGO, VISITS, PEOPLE, PERCENT)
FINEST = Fraction(1, 10**6)
UNTIMED = settings(deadline=None)


@dataclass(frozen=True)
class Amount:
    """A typed amount: its digits, the power of ten of its unit, and the whole of its words."""

    digits: str
    power: int
    words: str

    def readings(self, measure: Measure) -> dict[Fraction, Fraction]:
        """Return what the words can mean in the unit of the measure, each with the size of its last typed digit."""
        unit = Fraction(10) ** (self.power - POWERS[measure.unit])
        found = (by_hand(self.digits, *marks) for marks in ((".", ","), (",", ".")))
        return {value * unit: last * unit for value, last in filter(None, found)}


def by_hand(digits: str, group: str, mark: str) -> tuple[Fraction, Fraction] | None:
    """Return a number by the rules of a language, and the size of its last digit: no line of the reader is used."""
    whole, *rest = unicodedata.normalize("NFKC", digits).split(mark)
    groups = whole.split(" " if " " in whole else group)
    fits = len(groups) == 1 or (len(groups[0]) < 4 and all(len(part) == 3 for part in groups[1:]))
    plain = all(part.isdigit() for part in (*groups, *rest)) and (groups[0] == "0" or groups[0][0] != "0")
    if not (fits and plain and len(rest) < 2) or (groups[0] == "0" and len(groups) > 1):
        return None
    last = Fraction(1, 10 ** len("".join(rest)))
    return int("".join((*groups, *rest))) * last, last


@st.composite
def spelled(draw: st.DrawFn) -> str:
    """Draw digits in one of the ways people write them."""
    whole, rest = str(draw(st.integers(0, 10 ** draw(st.integers(1, 15))))), draw(st.sampled_from(["", *"05"]))
    rest += draw(st.text("0123456789", max_size=6)) if rest else ""
    group, mark = draw(
        st.sampled_from([(".", ","), (",", "."), (" ", ","), ("\u00a0", ","), ("\u202f", "."), ("", ",")])
    )
    grouped = f"{int(whole):,}".replace(",", group)
    return f"{grouped}{mark}{rest}" if rest else grouped


@st.composite
def amounts(draw: st.DrawFn, measure: Measure) -> Amount:
    """Draw an amount in any scale of what a measure counts."""
    digits, counted = draw(spelled()), draw(st.sampled_from(COUNTED[measure.unit]))
    scales = {"": 0} if measure is PERCENT else SCALES | (LETTERS if counted in CODES else {})
    scale = draw(st.sampled_from(sorted(scales)))
    before = counted in CODES and draw(st.booleans())
    words = f"{counted} {digits} {scale}" if before else f"{digits} {scale} {counted}"
    return Amount(digits, scales[scale], words.replace("  ", " ").strip())


def apart(words: str) -> str:
    """Return words as a Mac or a PDF pastes them: letters and their marks apart."""
    return unicodedata.normalize("NFD", words)


Asked = tuple[Measure, Amount]
ASKED = st.sampled_from(MEASURES).flatmap(lambda one: st.tuples(st.just(one), amounts(one)))


def exact(found: Typed) -> tuple[Fraction, Fraction]:
    """Return the number of a figure, and the size of its last digit as the record says it."""
    assert found.value is not None
    shown = Fraction(10) ** int(found.value.as_tuple().exponent)
    return Fraction(found.value), Fraction(found.last_digit) if found.last_digit else shown


def is_kept(value: Fraction, measure: Measure) -> bool:
    """Return whether the files can hold a number at all."""
    return abs(value) < 10**15 and (value / (1 if measure.name.whole else FINEST)).denominator == 1


def check_typed(found: Typed, readings: dict[Fraction, Fraction], measure: Measure) -> None:
    value, last = exact(found)
    finest = Fraction(1) if measure.name.whole else FINEST
    assert last == max(readings[value], finest)
    assert parse_number(format(found.value, "f")) == found.value  # the loader takes it as it is written
    assert found.last_digit is None or parse_number(format(found.last_digit, "f")) == found.last_digit


def check_advice(proposals: tuple[str, ...], readings: list[Typed], measure: Measure) -> None:
    """Hold what is to be written against what was meant: in whatever language it is typed."""
    assert len(proposals) == len(readings)
    for words, meant in zip(proposals, readings, strict=True):
        for lang in LANGS:
            again = read(words, measure, lang)
            assert isinstance(again, Typed), (words, again)
            assert (again.values, again.last_digit) == (meant.values, meant.last_digit)
            assert (again.comparator, again.qualifier) == (meant.comparator, meant.qualifier)


@UNTIMED
@given(ASKED, st.sampled_from(sorted(BOUNDS)), st.sampled_from([composed, apart]), st.sampled_from(LANGS))
@example((DOLLARS_BN, Amount("60 000", 6, "60 000 triệu USD")), "khoảng ", apart, "vi")
@example((DOLLARS_BN, Amount("60.000", 6, "60.000 triệu USD")), "", composed, "en")
@example((DOLLARS_BN, Amount("60.000", 0, "60.000 USD")), "", composed, "vi")  # 60 dollars are too few to be kept
@example((DOLLARS_M, Amount("3,8", 9, "3,8 tỷ USD")), "", composed, "vi")
@example((DONG, Amount("165.011.600.000.000", 0, "165.011.600.000.000 đồng")), "", composed, "vi")
@example((PEOPLE, Amount("2,10", 6, "2,10 triệu người")), "", composed, "en")
def test_an_amount_is_read_exactly_asked_about_or_refused_with_true_advice(
    asked: Asked, bound: str, form: Callable[[str], str], lang: Lang
):
    measure, amount = asked
    readings = amount.readings(measure)
    answer = read(form(f"{bound}{amount.words}"), measure, lang)
    possible = [value for value in readings if not measure.name.whole or value.denominator == 1]
    if isinstance(answer, Typed):
        assert [exact(answer)[0]] == possible  # never one of two
        check_typed(answer, readings, measure)
        assert answer.comparator == BOUNDS[bound]
        assert unicodedata.is_normalized("NFC", answer.words)
    elif isinstance(answer, Ambiguous):
        assert len(possible) == 2
        assert {exact(one)[0] for one in answer.readings} == {value for value in possible if is_kept(value, measure)}
        for one in answer.readings:
            check_typed(one, readings, measure)
        check_advice(answer.proposals, list(answer.readings), measure)
    else:
        assert isinstance(answer, Refused)
        assert not any(is_kept(value, measure) for value in readings)
        assert answer.problem.code == ("typed_too_long" if possible else "typed_decimals")


@UNTIMED
@given(ASKED, st.sampled_from(LANGS))
def test_a_known_way_of_writing_gives_its_reading_or_none(asked: Asked, way: Lang):
    measure, amount = asked
    mine = by_hand(amount.digits, *(".,", ",.")[way == "en"])
    found = read_in(amount.words, measure, way)
    value = mine and mine[0] * Fraction(10) ** (amount.power - POWERS[measure.unit])
    if isinstance(found, Typed):
        assert exact(found)[0] == value
    else:
        assert value is None or not is_kept(value, measure)


@UNTIMED
@given(ASKED)
def test_a_cell_that_holds_the_number_gives_the_same_figure_as_the_same_number_typed(asked: Asked):
    measure, amount = asked
    typed = read_in(amount.words, measure, "vi")
    if isinstance(typed, Typed) and (mine := by_hand(amount.digits, ".", ",")):
        cell = measured(with_decimals(*mine), amount.power - POWERS[measure.unit], measure)
        assert isinstance(cell, Typed)
        assert (cell.value, cell.last_digit) == (typed.value, typed.last_digit)


def with_decimals(value: Fraction, last: Fraction) -> Decimal:
    """Return a number with as many decimals as were typed."""
    places = len(str(last.denominator)) - 1
    return Decimal(f"{int(value * last.denominator)}E-{places}")


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Measure, Amount, Amount, str]:
    measure = draw(st.sampled_from(MEASURES))
    low, high = draw(amounts(measure)), draw(amounts(measure))
    return measure, low, high, draw(st.sampled_from([" - ", "-", " đến ", " to ", "\u2013"]))


@UNTIMED
@given(ranges(), st.sampled_from(["", "khoảng ", "từ ", "about "]), st.sampled_from(LANGS))
def test_both_ends_of_a_range_are_exact_and_advice_on_it_is_the_same_range(
    asked: tuple[Measure, Amount, Amount, str], before: str, lang: Lang
):
    measure, low, high, between = asked
    words = f"{before}{low.words}{between}{high.words}"
    answer = read(words, measure, lang)
    ends = [one.readings(measure) for one in (low, high)]
    if isinstance(answer, Typed):
        check_range(answer, ends)
    elif isinstance(answer, Ambiguous):
        for one in answer.readings:
            check_range(one, ends)
        check_advice(answer.proposals, list(answer.readings), measure)
    elif isinstance(answer, Refused) and answer.problem.code == "typed_range_reversed":
        for proposal in answer.problem.expected.split(" / "):
            again = read(proposal, measure, lang)
            assert isinstance(again, Typed), proposal
            check_range(again, ends[::-1])


def check_range(found: Typed, ends: list[dict[Fraction, Fraction]]) -> None:
    low, high = found.values[0], found.values[-1]
    assert low in ends[0]
    assert high in ends[1]
    for end in (low, high):
        assert parse_number(format(end, "f")) == end


@UNTIMED
@given(ASKED, st.sampled_from(["\u2013", "\u2014 "]), st.sampled_from(LANGS))
def test_a_dash_before_an_amount_is_answered_with_its_minus_or_with_what_else_is_amiss(
    asked: Asked, dash: str, lang: Lang
):
    measure, amount = asked
    assume(amount.words[0].isdigit())
    answer = read(f"{dash}{amount.words}", measure, lang)
    assert isinstance(answer, Refused)
    if answer.problem.code == "typed_dash":
        meant = [read(words, measure, lang) for words in answer.problem.expected.split(" / ")]
        assert {-exact(one)[0] for one in meant if isinstance(one, Typed)} <= set(amount.readings(measure))
        assert all(isinstance(one, Typed) for one in meant)
