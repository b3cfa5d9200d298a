"""Every word in both languages, and numbers, days and periods as a reader of each writes them."""

import re
import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal
from string import Formatter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from record import ROOT

from indicators import wording
from indicators.wording import (
    LANGS,
    Lang,
    count,
    day,
    first_upper,
    listed,
    number,
    own_text,
    percent,
    period,
    points,
    say,
    signed,
    words,
)  # fmt: skip

D = Decimal
TEXT = ROOT / "indicators" / "text"
FILES = (*LANGS, *(f"problems.{lang}" for lang in LANGS))


def placeholders(text: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


# ---- the two files


def test_both_languages_have_the_same_keys_in_the_same_order():
    assert list(words("vi")) == list(words("en"))


def test_both_languages_have_the_same_placeholders():
    differing = {
        key for key, text in words("vi").items() if set(placeholders(text)) != set(placeholders(words("en")[key]))
    }
    assert differing == set()


def test_both_languages_mark_the_same_number_of_words():
    marked = {lang: {k: (t.count("["), t.count("]")) for k, t in words(lang).items()} for lang in LANGS}
    assert marked["vi"] == marked["en"]


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_is_empty_decomposed_or_has_spaces_around(lang: Lang):
    texts = words(lang).values()
    assert [t for t in texts if not t or t != t.strip() or t != unicodedata.normalize("NFC", t)] == []


@pytest.mark.parametrize("name", FILES)
def test_a_machine_without_the_parser_in_c_reads_the_same_texts(name: str, monkeypatch: pytest.MonkeyPatch):
    assert wording.LOADER is yaml.CSafeLoader
    read = own_text(name)
    monkeypatch.setattr(wording, "LOADER", yaml.SafeLoader)
    assert own_text(name) == read


@pytest.mark.parametrize("name", FILES)
def test_no_key_stands_twice_in_a_file(name: str):
    class Strict(yaml.CSafeLoader):
        pass

    def unique(loader: Strict, node: yaml.MappingNode) -> dict[object, object]:
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), keys
        return loader.construct_mapping(node, deep=True)

    Strict.add_constructor("tag:yaml.org,2002:map", unique)
    yaml.load((TEXT / f"{name}.yaml").read_text(encoding="utf-8"), Loader=Strict)


@pytest.mark.parametrize("name", FILES)
def test_no_text_is_read_by_yaml_as_something_else(name: str):
    def leaves(tree: object) -> list[object]:
        return [leaf for value in tree.values() for leaf in leaves(value)] if isinstance(tree, dict) else [tree]

    assert [leaf for leaf in leaves(own_text(name)) if not isinstance(leaf, str)] == []


def test_no_vietnamese_text_has_lost_its_diacritics():
    plain = [text for text in words("vi").values() if len(spoken(text)) >= 3 and text.isascii()]
    assert plain == []


def test_no_english_text_has_words_of_the_other_language():
    vietnamese = "[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
    assert [key for key, text in words("en").items() if re.search(vietnamese, text)] == []


def spoken(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", " ", text))


def test_a_missing_key_is_an_error_and_no_empty_text():
    with pytest.raises(KeyError):
        say("vi", "no.such.key")


def test_a_missing_value_is_an_error_and_no_open_brace():
    with pytest.raises(KeyError):
        say("en", "note.stage")


def test_braces_in_a_value_stay_as_they_are():
    assert say("en", "unknown.basis", value="{x} {0}") == "There is no basis “{x} {0}”."


# ---- numbers

NUMBERS = [
    ("0", "0", "0"),
    ("12.35", "12,35", "12.35"),
    ("-0.54", "−0,54", "−0.54"),
    ("11.80", "11,80", "11.80"),
    ("0.00", "0,00", "0.00"),
    ("999", "999", "999"),
    ("1000", "1.000", "1,000"),
    ("187766.6", "187.766,6", "187,766.6"),
    ("-187766.600", "−187.766,600", "−187,766.600"),
    ("196911.318", "196.911,318", "196,911.318"),
    ("2529467", "2.529.467", "2,529,467"),
    ("123456789012345.123456", "123.456.789.012.345,123456", "123,456,789,012,345.123456"),
    ("1E+3", "1.000", "1,000"),
    ("1E-6", "0,000001", "0.000001"),
]


@pytest.mark.parametrize(("exact", "vi", "en"), NUMBERS)
def test_a_number_keeps_every_digit_in_the_signs_of_the_language(exact: str, vi: str, en: str):
    assert (number(D(exact), "vi"), number(D(exact), "en")) == (vi, en)


@pytest.mark.parametrize(("exact", "vi", "en"), [(0, "0", "0"), (114, "114", "114"), (-102633, "−102.633", "−102,633")])
def test_a_whole_number_is_grouped_by_thousands(exact: int, vi: str, en: str):
    assert (number(exact, "vi"), number(exact, "en")) == (vi, en)


exact_numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6) | (
    st.integers(-(10**12), 10**12).map(lambda n: D(n).scaleb(-3))
)


@given(exact_numbers)
def test_a_vietnamese_number_read_back_is_the_number_with_its_digits(exact: Decimal):
    read = D(number(exact, "vi").replace(".", "").replace(",", ".").replace("−", "-"))
    assert (read, read.as_tuple().exponent) == (exact, exact.as_tuple().exponent)


@given(exact_numbers)
def test_an_english_number_read_back_is_the_number_with_its_digits(exact: Decimal):
    read = D(number(exact, "en").replace(",", "").replace("−", "-"))
    assert (read, read.as_tuple().exponent) == (exact, exact.as_tuple().exponent)


@given(exact_numbers)
def test_the_two_languages_differ_only_in_their_points_and_commas(exact: Decimal):
    assert number(exact, "vi").translate(str.maketrans(",.", ".,")) == number(exact, "en")


def test_a_signed_number_shows_its_sign_and_zero_has_none():
    values = [D("1200"), D("-0.54"), D("0.00"), D("0")]
    assert [signed(v, "vi") for v in values] == ["+1.200", "−0,54", "0,00", "0"]
    assert [signed(v, "en") for v in values] == ["+1,200", "−0.54", "0.00", "0"]


def test_a_percentage_carries_its_sign_without_a_space():
    assert (percent(D("113.8"), "vi"), percent(D("1100.05"), "en")) == ("113,8%", "1,100.05%")


# ---- days and periods


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("2025-12-09", "9/12/2025", "9 Dec 2025"),
        ("2025-01-31", "31/1/2025", "31 Jan 2025"),
        ("2025-12", "12/2025", "Dec 2025"),
        ("2025", "2025", "2025"),
        (date(2026, 1, 2), "2/1/2026", "2 Jan 2026"),
    ],
)
def test_a_day_a_month_or_a_year_is_written_as_each_language_writes_it(text: str | date, vi: str, en: str):
    assert (day(text, "vi"), day(text, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("code", "kind", "vi", "en"),
    [
        ("2025", "year", "năm 2025", "2025"),
        ("2025-09", "ytd", "9 tháng 2025", "9 months of 2025"),
        ("2025-12", "ytd", "12 tháng 2025", "12 months of 2025"),
        ("2025-09", "month", "tháng 9/2025", "Sep 2025"),
        ("2025-Q3", "quarter", "quý 3/2025", "Q3 2025"),
        ("2025-H2", "half", "nửa năm 2/2025", "half 2 of 2025"),
        ("2025-12-31", "as_of", "31/12/2025", "31 Dec 2025"),
        ("2021..2025", "multi_year", "2021–2025", "2021–2025"),
        ("2025-08..12", "months", "2025-08–12", "2025-08–12"),
        ("2025-Tet", "event", "Tết Nguyên đán 2025", "Tet 2025"),
        ("2025-Fair", "event", "2025-Fair", "2025-Fair"),
    ],
)
def test_a_period_is_said_in_words(code: str, kind: str, vi: str, en: str):
    assert (period(code, kind, "vi"), period(code, kind, "en")) == (vi, en)


def test_one_point_is_one_point_and_the_sign_does_not_change_it():
    said = [points(Decimal(n), "en", short=True, sign=True) for n in ("-1", "1", "1.0", "0.54", "0")]
    assert said == ["−1 point", "+1 point", "+1.0 point", "+0.54 points", "0 points"]
    assert points(Decimal("0.54"), "vi") == "0,54 điểm phần trăm"


def test_one_month_of_a_year_is_one_month():
    assert period("2025-01", "ytd", "vi") == "1 tháng 2025"
    assert period("2025-01", "ytd", "en") == "1 month of 2025"


# ---- small words


def test_one_and_many_are_counted_apart():
    assert count("en", "data.more", 1) == "and 1 more problem"
    assert [count("en", "data.more", n) for n in (0, 2)] == ["and 0 more problems", "and 2 more problems"]
    assert count("vi", "data.more", 2) == "và 2 lỗi khác"


def test_only_the_first_letter_is_raised():
    assert (first_upper("đạt 2, GRDP"), first_upper("")) == ("Đạt 2, GRDP", "")


def test_items_are_joined_as_each_language_joins_them():
    assert [listed(items, "en") for items in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [listed(items, "vi") for items in (("a",), ("a", "b"), ("a", "b", "c"))] == ["a", "a, b", "a, b, c"]
