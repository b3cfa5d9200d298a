"""Vietnamese names in the order of their alphabet, and as they are typed without marks."""

import unicodedata

import pytest
from builders import real_book

from indicators.collation import LETTERS, alphabetical, folded, unmarked


@pytest.mark.parametrize(
    "names",
    [
        ["An", "Ăn", "Ân", "Ba"],
        ["Da", "Đa", "Em", "Êm", "Ga"],
        ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mai"],
        ["Cà Mau", "Cao Bằng", "Cần Thơ"],
        ["Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp"],
        ["Hà Nội", "Hà Tĩnh", "Hải Phòng", "Hưng Yên"],
        ["Nghệ An", "Ninh Bình"],
        ["To", "Tô", "Tơ", "Tu", "Tư"],
        ["Thanh Hà", "Thanh Miện", "Thành Miện"],
    ],
)
def test_names_follow_the_vietnamese_alphabet(names: list[str]):
    assert sorted({*names}, key=alphabetical) == names
    decomposed = [unicodedata.normalize("NFD", name) for name in names]
    assert sorted({*decomposed}, key=alphabetical) == decomposed


def test_the_order_is_not_that_of_the_code_points():
    names = ["Ý Yên", "Đà Nẵng", "Vinh", "Ân Thi", "Bắc Ninh"]
    assert sorted(names, key=alphabetical) == ["Ân Thi", "Bắc Ninh", "Đà Nẵng", "Vinh", "Ý Yên"] != sorted(names)


def test_small_and_capital_letters_count_the_same_and_other_signs_come_first():
    assert alphabetical("ĐÀ NẴNG") == alphabetical("đà nẵng")
    assert sorted(["Aa", "A b", "A-b", "A1"], key=alphabetical) == ["A b", "A-b", "A1", "Aa"]


def test_every_letter_of_the_names_on_record_has_its_place():
    letters = {one for a in real_book().areas.values() for one in unmarked(a.name_vi).casefold() if one.isalpha()}
    assert letters <= set(LETTERS)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Lê Thanh Nghị", "le thanh nghi"), ("Cát Hải", "cat hai"), ("ĐẠI  SƠN ", "dai son"),
     ("Đường An", "duong an"), ("", "")],
)  # fmt: skip
def test_a_name_is_found_as_it_is_typed_without_marks(name: str, typed: str):
    assert folded(name) == folded(unicodedata.normalize("NFD", name)) == folded(typed) == typed


def test_a_name_in_english_keeps_its_capitals():
    assert unmarked("Đồ Sơn") == unmarked(unicodedata.normalize("NFD", "Đồ Sơn")) == "Do Son"
