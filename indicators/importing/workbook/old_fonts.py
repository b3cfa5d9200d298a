"""Text typed in a font of before Unicode, which shows Vietnamese letters in the place of others: TCVN3 and VNI."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.collation import folded
from indicators.importing.types import Sheet, Value

# TCVN 5712:1993, the eight-bit code of the '.Vn' fonts, a letter for a letter; '.VnH' shows the small ones as capitals.
_TCVN3_LETTERS = (
    "µ¸¶·¹ àáảãạ|¨»¾¼½Æ ăằắẳẵặ|©ÇÊÈÉË âầấẩẫậ|® đ|ÌÐÎÏÑ èéẻẽẹ|ªÒÕÓÔÖ êềếểễệ|×ÝØÜÞ ìíỉĩị|ßãáâä òóỏõọ"
    "|«åèæçé ôồốổỗộ|¬êíëìî ơờớởỡợ|ïóñòô ùúủũụ|\u00adõøö÷ù ưừứửữự|úýûüþ ỳýỷỹỵ|¡¢§£¤¥¦ ĂÂĐÊÔƠƯ"
)
# VNI: a vowel and behind it the sign of its tone, circumflex or breve; four letters of their own.
_VNI_FAMILIES = {
    "a": "aáàảãạ", "e": "eéèẻẽẹ", "o": "oóòỏõọ", "u": "uúùủũụ", "y": "yýỳỷỹ",
    "ô": "ơớờởỡợ", "ö": "ưứừửữự",
}  # fmt: skip
_VNI_CROWNED = {
    "a": ("âáàåãä", "âấầẩẫậ"), "e": ("âáàåãä", "êếềểễệ"), "o": ("âáàåãä", "ôốồổỗộ"), "a ": ("êéèúüë", "ăắằẳẵặ"),
}  # fmt: skip
_VNI_ALONE = dict(zip("ñíìæóòî", "đíìỉĩịỵ", strict=True))


def _tcvn3() -> dict[str, str]:
    families = (family.split(" ") for family in _TCVN3_LETTERS.split("|"))
    return {old: new for olds, news in families for old, new in zip(olds, news, strict=True)}


def _vni() -> dict[str, str]:
    found = dict(_VNI_ALONE)
    for base, (first, *toned) in ((base, [*family]) for base, family in _VNI_FAMILIES.items()):
        found |= {f"{base}{sign}": letter for sign, letter in zip("ùøûõï", toned, strict=False)}
        found |= {base: first} if base in "ôö" else {}
    for base, (signs, letters) in _VNI_CROWNED.items():
        found |= {f"{base.strip()}{sign}": letter for sign, letter in zip(signs, letters, strict=True)}
    return found | {old.upper(): new.upper() for old, new in found.items()}


TABLES: Mapping[str, Mapping[str, str]] = {"TCVN3": _tcvn3(), "VNI": _vni()}
_PATTERNS = {
    font: re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True)))) for font, table in TABLES.items()
}
_OWN = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")  # letters that no old font has at these places
_USUAL = re.compile(
    r"\b(?:thang|nam|quy|chi tieu|tong|so|don vi|ke hoach|thuc hien|uoc|trieu|ty dong|nghin|thanh pho|tinh|bao cao"
    r"|kim ngach|xuat khau|nhap khau|doanh nghiep|san xuat|ngan sach|dau tu|so sanh|cung ky|luy ke|von)\b"
)
ENOUGH = 3  # usual words that only the other reading has


def converted(text: str, font: str) -> str:
    """Return a text typed in an old font as Unicode.

    >>> converted("th¸ng 10 n¨m 2026", "TCVN3"), converted("thaùng 10 naêm 2026", "VNI")
    ('tháng 10 năm 2026', 'tháng 10 năm 2026')
    """
    return _PATTERNS[font].sub(lambda found: TABLES[font][found[0]], text)


def in_unicode(sheet: Sheet) -> Sheet:
    """Return a sheet whose text in an old font, if it is in one, is Unicode; the font and a sample of it are kept."""
    texts = [value for row in sheet.rows for value in row if isinstance(value, str) and not _OWN.search(value)]
    font = font_of(texts)
    if not font:
        return sheet
    rows = tuple(tuple(_in_unicode(value, font) for value in row) for row in sheet.rows)
    sample = next(text for text in texts if converted(text, font) != text)
    return replace(sheet, name=str(_in_unicode(sheet.name, font)), rows=rows, font=font, sample=sample)


def font_of(texts: Iterable[str]) -> str:
    """Return the font in which texts have usual Vietnamese words that they lack as they stand; empty for none."""
    joined = "\n".join(texts)[:200_000]
    plain = len(_USUAL.findall(folded(joined)))
    usual = {font: len(_USUAL.findall(folded(converted(joined, font)))) - plain for font in TABLES}
    font = max(usual, key=usual.__getitem__)
    return font if usual[font] >= ENOUGH else ""


def _in_unicode(value: Value, font: str) -> Value:
    return converted(value, font) if isinstance(value, str) and not _OWN.search(value) else value
