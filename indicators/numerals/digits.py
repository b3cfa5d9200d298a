"""Digits with points, commas and spaces into an exact number, in the Vietnamese and in the English way of writing."""

import re
from decimal import Decimal

from pydantic_core import PydanticCustomError

from indicators.model import parse_number
from indicators.numerals.spelling import MARKS
from indicators.numerals.words import any_of
from indicators.wording import LANGS, Lang

MAX_DECIMALS = 6  # what the files take: see NUMBER in model/scalars.py
FINEST = Decimal(1).scaleb(-MAX_DECIMALS)
SAID = rf" (?:{any_of(tuple(MARKS.values()))}) "  # a decimal mark that is no separator in any language: 60 phẩy 000
GROUP, MARK = {"vi": r"\.", "en": ","}, {"vi": ",", "en": r"\."}
SHAPES = {
    lang: re.compile(
        rf"(?P<whole>0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?P<by>{GROUP[lang]}| )[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*)"
        rf"(?:(?:{MARK[lang]}|{SAID})(?P<rest>[0-9]+))?",
        re.IGNORECASE,
    )
    for lang in LANGS
}


def spelled_by(digits: str, way: Lang) -> Decimal | None:
    """Return the number that digits spell in a language, None where they break its rules.

    >>> spelled_by("165.011,6", "vi")
    Decimal('165011.6')
    """
    found = SHAPES[way].fullmatch(digits)
    if found is None:
        return None
    whole = re.sub(r"[^0-9]", "", found["whole"])
    return Decimal(f"{whole}.{found['rest']}" if found["rest"] else whole)


def readings(digits: str) -> set[Decimal]:
    """Return the numbers that digits spell in any language: two for 9.500, none for 1,2,3."""
    return {number for way in LANGS if (number := spelled_by(digits, way)) is not None}


def shifted(number: Decimal, power: int) -> Decimal:
    """Return a number times ten to a power: exact, however many digits it has."""
    sign, digits, exponent = number.as_tuple()
    return Decimal((sign, digits, int(exponent) + power))


def settled(number: Decimal, *, converted: bool = False, whole: bool = False) -> tuple[Decimal, Decimal | None] | None:
    """Return a number as the files take it, and the size of its last digit where the number does not show it (D3).

    Zeros at the end of a converted number only tell how it was typed, and the files take neither
    60.000, which some read as 60,000, nor more than six decimals; finer than that no last digit is
    kept. None where the number has more digits than the files take.

    >>> settled(Decimal("60.000"), converted=True), settled(Decimal("3.8E+3"))
    ((Decimal('60'), Decimal('0.001')), (Decimal('3800'), Decimal('100')))
    """
    plain = Decimal(format(number, "f"))
    if converted or whole or not is_taken(plain):
        plain = _without_zeros(plain)
    if not is_taken(plain):
        return None
    digit = max(_last_digit(number), Decimal(1) if whole else FINEST)
    return plain, None if digit == _last_digit(plain) else digit


def is_taken(number: Decimal) -> bool:
    """Return whether the files take a number as it is written."""
    try:
        parse_number(format(number, "f"))
    except PydanticCustomError:
        return False
    return True


def _without_zeros(number: Decimal) -> Decimal:
    text = format(number, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _last_digit(number: Decimal) -> Decimal:
    return Decimal(format(Decimal((0, (1,), int(number.as_tuple().exponent))), "f"))


def unambiguous(number: Decimal, lang: Lang) -> str:
    """Return a number so that it is read in one way only, whoever reads it.

    >>> unambiguous(Decimal("9500"), "vi"), unambiguous(Decimal("9.5"), "vi"), unambiguous(Decimal("9.500"), "vi")
    ('9500', '9,5', '9 phẩy 500')
    """
    text = format(number, "f")
    if len(readings(text.lstrip("-"))) > 1:
        return text.replace(".", f" {MARKS[lang]} ")
    return text.replace(".", ",") if lang == "vi" else text
