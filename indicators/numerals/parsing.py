"""Typed words taken apart: the digits and the units of one number or of both ends of a range, and what bounds them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.numerals.digits import SAID, shifted, spelled_by, unambiguous
from indicators.numerals.types import Measure
from indicators.numerals.units import MONEY, shift, taken_apart
from indicators.numerals.words import FROM, TO, Bound, any_of, cleaned, pattern, take_bound
from indicators.problems import SHOWN, Problem, shown
from indicators.wording import Lang

MAX_LENGTH = 120
MINUS = "-\u2212"
RUN = rf"[{MINUS}]?[0-9][0-9.,]*(?: [0-9][0-9.,]*)*(?:{SAID}[0-9]+)?"
LOW, HIGH = (rf"(?:(?P<{end}_money>{any_of(MONEY)}) *)?(?P<{end}>{RUN}) *" for end in ("low", "high"))
SINGLE = re.compile(rf"{LOW}(?P<low_unit>[^0-9]*)", re.IGNORECASE)
RANGE = re.compile(
    rf"(?:(?:{any_of(FROM)}) +)?{LOW}(?P<low_unit>[^0-9]*?) *"
    rf"(?:[-\u2013\u2014\u2212]|\b(?:{any_of(TO)})\b) *{HIGH}(?P<high_unit>[^0-9]*)",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\((?P<inner>[0-9][0-9., ]* ?%?)\)(?P<rest>.*)")  # a loss, as accountants write it
DASH_FOR_MINUS = re.compile(r"[\u2013\u2014] ?(?P<rest>[0-9].*)")
Values = tuple[Decimal, ...]


class Refusal(Exception):  # noqa: N818 - not an error of the program: what was typed is no figure
    """Why words are no figure, with what to write instead."""

    def __init__(self, code: str, words: str, expected: str = "", **details: str) -> None:
        self.problem = problem_of(code, words, expected, "error", **details)
        super().__init__(code)


def problem_of(code: str, found: str, expected: str = "", severity: str = "warning", **details: str) -> Problem:
    """Return what is to be said of typed words, which stand in no file."""
    kind = "error" if severity == "error" else "warning"
    return Problem(code, "", 0, 0, shown(found), shown(expected, 4 * SHOWN), kind, tuple(details.items()))


@dataclass(frozen=True, slots=True)
class Amount:
    """A value, or one end of a range: its digits and its unit as typed, and the power of ten of that unit."""

    digits: str
    unit: str
    power: int

    def number(self, way: Lang) -> Decimal | None:
        """Return what the digits spell in a language."""
        number = spelled_by(self.digits.lstrip(MINUS), way)
        return number.copy_negate() if number and self.digits[0] in MINUS else number

    def words(self, number: Decimal, lang: Lang, *, named: bool) -> str:
        """Return the amount with a number of it, read in one way only, with its unit or without."""
        unit = self.unit if named else ""
        return f"{unambiguous(number, lang)}{'' if unit.startswith('%') else ' '}{unit}".strip()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The amounts of typed words, what stands before and after them, and the bound that this says."""

    text: str
    before: str
    after: str
    bound: Bound
    amounts: tuple[Amount, ...]

    def numbers(self, way: Lang) -> Values:
        """Return the numbers as typed, nothing where the digits break the rules of a language."""
        found = tuple(number for one in self.amounts if (number := one.number(way)) is not None)
        return found if len(found) == len(self.amounts) else ()

    def values(self, way: Lang) -> Values:
        """Return the numbers in the unit of the indicator."""
        return tuple(shifted(n, one.power) for n, one in zip(self.numbers(way), self.amounts, strict=False))

    def rewritten(self, way: Lang, lang: Lang) -> str:
        """Return the words of one reading, such that they have no other: 'khoảng 9500', 'khoảng 9 phẩy 500'."""
        return self._joined(list(zip(self.amounts, self.numbers(way), strict=True)), lang)

    def turned(self, way: Lang, lang: Lang) -> str:
        """Return the words of a range that does not rise with its ends in their order; equal ends as one number."""
        ends = list(zip(self.amounts, self.numbers(way), strict=True))
        return self._joined(ends[:1] if len(set(self.values(way))) == 1 else ends[::-1], lang)

    def _joined(self, ends: list[tuple[Amount, Decimal]], lang: Lang) -> str:
        last, _ = ends[-1]
        words = (one.words(n, lang, named=one is last or one.unit != last.unit) for one, n in ends)
        return f"{self.before}{' - '.join(words)}{self.after}"


def parsed(text: str, measure: Measure, lang: Lang) -> Parsed:
    """Return words taken apart; raises Refusal for what is no number, and for a unit of something else."""
    if len(text) > MAX_LENGTH or not text.isprintable():
        raise Refusal("typed_not_a_number", text)
    bound, body = take_bound(text)
    rest = _without_unit(body, measure)
    before = text[: text.index(rest)]
    after = text[len(before) + len(rest) :]
    if loss := IN_BRACKETS.fullmatch(rest):
        rest = f"-{loss['inner']}{loss['rest']}"
    elif dash := DASH_FOR_MINUS.fullmatch(rest):
        raise Refusal("typed_dash", text, f"{before}-{dash['rest']}{after}")
    ends = _ends(rest)
    if not ends:
        raise Refusal("typed_not_a_number", text)
    if len(ends) > 1 and bound[0] not in (None, "about"):
        raise Refusal("typed_bound_of_range", text)
    amounts = tuple(Amount(digits, unit, _power(unit, text, measure, lang)) for digits, unit in ends)
    return Parsed(text, before, after, bound, amounts)


def unit_in(words: str, measure: Measure) -> str:
    """Return the unit that is typed with a number, as typed; empty where there is none."""
    _, body = take_bound(cleaned(words))
    rest = _without_unit(body, measure)
    if rest != body:
        return body[len(rest) :].strip()
    if loss := IN_BRACKETS.fullmatch(body):
        return loss["rest"].strip() or ("%" if loss["inner"].endswith("%") else "")
    ends = _ends(body)
    return ends[-1][1] if ends else ""


def _without_unit(body: str, measure: Measure) -> str:
    """Return the words without the unit of the indicator at their end, where it holds digits: 'trên 1.000'."""
    for name in (measure.name.vi, measure.name.en):
        at_end = rf"(.*[0-9)]) *{pattern(name.casefold())}"
        if any(map(str.isdigit, name)) and (found := re.fullmatch(at_end, body, re.IGNORECASE)):
            return found[1]
    return body


def _ends(body: str) -> list[tuple[str, str]]:
    """Return digits and unit of a number, or of both ends of a range; what one end does not name is the other's."""
    found = SINGLE.fullmatch(body) or RANGE.fullmatch(body)
    if found is None:
        return []
    every = found.groupdict()
    if every.get("high_money") and bool(every["low_unit"]) != bool(every["high_unit"]):
        return []  # $60 - $65 billion: 60 dollars, or billions too
    ends = ("low", "high") if "high" in every else ("low",)
    return [(every[end], _unit(every, end, other)) for end, other in zip(ends, reversed(ends), strict=True)]


def _unit(every: Mapping[str, str | None], end: str, other: str) -> str:
    unit = every[f"{end}_unit"] or every[f"{other}_unit"] or ""
    shared = every[f"{other}_money"] if not taken_apart(unit).counted else ""
    return f"{every[f'{end}_money'] or shared or ''} {unit}".strip()


def _power(unit: str, text: str, measure: Measure, lang: Lang) -> int:
    power = shift(unit, measure.name) if unit else 0
    if power is None:
        raise Refusal("typed_unit", text, getattr(measure.name, lang), unit=shown(unit))
    return power
