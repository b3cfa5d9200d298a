"""Text in a font of before Unicode is recognised by the words it then has, converted letter by letter, and told."""

import unicodedata

import pytest
from builders import real_book

from importing.imported import TODAY, asked, imported, values
from importing.sheets import sheet
from indicators.importing import understand
from indicators.importing.types import Intake
from indicators.importing.workbook.old_fonts import TABLES, converted, font_of, in_unicode

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
MARKED = [letter for letter in LETTERS if not letter.isascii()]
TCVN3 = [
    "B¸o c¸o th¸ng 10 n¨m 2025 thµnh phè H¶i Phßng",
    "ChØ tiªu",
    "§VT",
    "¦íc th¸ng 10/2025",
    "Kim ng¹ch xuÊt khÈu",
    "Tû USD",
]
VNI = [
    "Baùo caùo thaùng 10 naêm 2025 thaønh phoá Haûi Phoøng",
    "Chæ tieâu",
    "ÑVT",
    "Öôùc thaùng 10/2025",
    "Kim ngaïch xuaát khaåu",
    "Tyû USD",
]
UNICODE = [
    "Báo cáo tháng 10 năm 2025 thành phố Hải Phòng",
    "Chỉ tiêu",
    "ĐVT",
    "Ước tháng 10/2025",
    "Kim ngạch xuất khẩu",
    "Tỷ USD",
]


@pytest.mark.parametrize("font", TABLES)
def test_every_letter_has_one_place_in_a_font(font: str):
    back = {new: old for old, new in TABLES[font].items()}
    assert [letter for letter in MARKED if letter not in back] == []
    assert [letter for letter in MARKED if converted(back[letter], font) != letter] == []
    small = [new for new in TABLES[font].values() if new == new.lower()]
    assert len(small) == len(set(small))


@pytest.mark.parametrize(("font", "typed"), [("TCVN3", TCVN3), ("VNI", VNI)])
def test_words_typed_in_a_font_are_those_words(font: str, typed: list[str]):
    assert [converted(words, font) for words in typed] == UNICODE
    assert (font_of(typed), font_of(UNICODE)) == (font, "")


@pytest.mark.parametrize(
    "texts",
    [["Exports", "Café, naïve, Öl, ñandú"], ["STT", "USD", "m²", "10 – 12 °C"], [], ["Chi tieu thang 10 nam 2025"]],
)
def test_other_text_is_in_no_old_font(texts: list[str]):
    assert font_of(texts) == ""


def read(title: str, name: str, unit: str, month: str, exports: str, money: str) -> Intake:
    rows = [title], [], ["STT", name, unit, month], ["1", exports, money, "4,1"]
    return understand([in_unicode(sheet(*rows))], real_book(), imported(*rows).facts, {}, {}, TODAY)


@pytest.mark.parametrize(("font", "typed"), [("TCVN3", TCVN3), ("VNI", VNI)])
def test_a_sheet_in_an_old_font_is_read_like_any_other_and_says_so(font: str, typed: list[str]):
    found = read(*typed)
    assert values(found) == {"Biểu 1!D4": "4.1"}
    assert [one.indicator for one in found.figures] == ["export"]
    (told,) = (dict(one.details) for one in found.told if one.code == "old_font")
    assert (told["font"], told["found"], told["words"]) == (font, typed[0], UNICODE[0])
    assert asked(found, "column_unknown") == []
