"""Digits with points, commas and spaces into an exact number, in the Vietnamese and in the English way of writing."""

import re
from decimal import Decimal

from indicators.wording import Lang

MAX_WHOLE, MAX_DECIMALS = 15, 6  # what the files take: see NUMBER in model/scalars.py
GROUP, MARK = {"vi": r"\.", "en": ","}, {"vi": ",", "en": r"\."}
SHAPES = {
    lang: re.compile(
        rf"(?P<whole>0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?P<by>{GROUP[lang]}| )[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*)"
        rf"(?:{MARK[lang]}(?P<rest>[0-9]+))?"
    )
    for lang in ("vi", "en")
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


def is_too_long(value: Decimal) -> bool:
    """Return whether a number has more digits than the files take."""
    whole, _, rest = format(value, "f").lstrip("-").partition(".")
    return len(whole) > MAX_WHOLE or len(rest) > MAX_DECIMALS


def ungrouped(value: Decimal, lang: Lang) -> str:
    """Return a number so that it can be read one way only in a language: 9500, 9,5."""
    text = format(value, "f")
    return text.replace(".", ",") if lang == "vi" else text
