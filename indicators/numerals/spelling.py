"""Numbers in words, Vietnamese and English, so that a planner hears what was typed before it is kept.

From zero to 10**15 with decimals. Vietnamese as schools in the north teach it: `linh` before a
lone last digit, `mốt`, `tư` and `lăm` after a ten, groups of nine digits under `tỷ`.
"""

from decimal import Decimal

from indicators.wording import Lang

VI = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
VI_AFTER_TEN = {1: "mốt", 4: "tư", 5: "lăm"}
BILLION = 10**9
EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
EN_GROUPS = (
    (10**15, "quadrillion"), (10**12, "trillion"), (BILLION, "billion"), (10**6, "million"), (1000, "thousand"),
)  # fmt: skip
SIGNS = {"vi": "âm", "en": "minus"}
MARKS = {"vi": "phẩy", "en": "point"}
READ_AS_NUMBER = 3  # decimals up to here are said as one number: phẩy ba mươi lăm


def spelled(value: Decimal, lang: Lang) -> str:
    """Return a number in words.

    >>> spelled(Decimal("12.35"), "vi")
    'mười hai phẩy ba mươi lăm'
    """
    whole, _, rest = format(abs(value), "f").partition(".")
    said = vietnamese(int(whole)) if lang == "vi" else english(int(whole))
    parts = [SIGNS[lang]] if value < 0 else []
    parts.append(said)
    if rest:
        parts += [MARKS[lang], _decimals(rest, lang)]
    return " ".join(parts)


def _decimals(digits: str, lang: Lang) -> str:
    """Return decimals in words: digit by digit in English, and where a zero leads or there are many."""
    if lang == "vi" and digits[0] != "0" and len(digits) <= READ_AS_NUMBER:
        return vietnamese(int(digits))
    return " ".join((VI if lang == "vi" else EN)[int(digit)] for digit in digits)


def vietnamese(number: int) -> str:
    """Return a whole number from zero in Vietnamese words."""
    if number < 1000:
        return _vi_group(number, whole=False)
    high, low = divmod(number, BILLION)
    words = [f"{vietnamese(high)} tỷ"] if high else []
    for size, name in ((10**6, " triệu"), (1000, " nghìn"), (1, "")):
        group = low // size % 1000
        if group:
            words.append(_vi_group(group, whole=bool(words)) + name)
    return " ".join(words)


def _vi_group(number: int, *, whole: bool) -> str:
    """Return up to three digits in words; `whole` says its empty hundreds, as something stands before them."""
    hundreds, rest = divmod(number, 100)
    words = [f"{VI[hundreds]} trăm"] if hundreds or whole else []
    tens, ones = divmod(rest, 10)
    if tens == 0:
        if ones or not words:
            words.append(f"linh {VI[ones]}" if words else VI[ones])
        return " ".join(words)
    words.append("mười" if tens == 1 else f"{VI[tens]} mươi")
    if ones:
        words.append("lăm" if ones == 5 else VI[ones] if tens == 1 else VI_AFTER_TEN.get(ones, VI[ones]))
    return " ".join(words)


def english(number: int) -> str:
    """Return a whole number from zero in English words."""
    words = []
    for size, name in EN_GROUPS:
        if number >= size:
            words.append(f"{english(number // size)} {name}")
            number %= size
    if number or not words:
        joined = "and " if words and number < 100 else ""
        words.append(joined + _en_group(number))
    return " ".join(words)


def _en_group(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = EN[rest] if rest < 20 else EN_TENS[tens] + (f"-{EN[ones]}" if ones else "")
    if not hundreds:
        return small
    return f"{EN[hundreds]} hundred" + (f" and {small}" if rest else "")
