"""What planners type, read strictly: every number is one of its readings, and none is chosen in silence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.numerals.digits import MARK, is_too_long, spelled_by, ungrouped
from indicators.numerals.nouns import Answer, Measure, Missing, Question, Refused, Typed
from indicators.numerals.units import is_completed, shift
from indicators.numerals.words import BARE, FROM, TO, Bound, any_of, cleaned, is_missing, pattern, take_bound
from indicators.problems import Problem, shown
from indicators.wording import LANGS, Lang

MAX_LENGTH = 120
RUN = r"[-\u2212]?[0-9][0-9.,]*(?: [0-9][0-9.,]*)*"
SINGLE = re.compile(rf"(?P<low>{RUN}) *(?P<unit>[^0-9]*)")
RANGE = re.compile(
    rf"(?:(?:{any_of(FROM)}) +)?(?P<low>{RUN}) *(?P<low_unit>[^0-9]*?) *"
    rf"(?:[-\u2013\u2014\u2212]|\b(?:{any_of(TO)})\b) *(?P<high>{RUN}) *(?P<unit>[^0-9]*)",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\((?P<inner>[0-9][0-9., ]* ?%?)\)(?P<rest>.*)")  # a loss, as accountants write it
DASH_FOR_MINUS = re.compile(r"[\u2013\u2014] ?(?P<rest>[0-9].*)")
Values = tuple[Decimal, ...]


class _Refusal(Exception):  # noqa: N818 - not an error of the program: what was typed is no figure
    def __init__(self, code: str, words: str, expected: str = "", **details: str) -> None:
        self.problem = _problem(code, words, expected, "error", **details)
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class _End:
    """A value, or one end of a range: its digits as typed, and the power of ten of its unit."""

    digits: str
    power: int

    def value(self, way: Lang) -> Decimal | None:
        number = spelled_by(self.digits.lstrip("-\u2212"), way)
        if number is None or is_too_long(number):
            return None
        scaled = number.scaleb(self.power)
        return -scaled if self.digits[0] in "-\u2212" and scaled else scaled


def read(words: str, measure: Measure, lang: Lang = "vi") -> Answer:
    """Return what typed words mean for an indicator: a figure in its unit, nothing, both readings, or a refusal.

    `lang` is the way of writing that is expected; the other one is taken with a warning. The
    rules are the table 'Numbers' of docs/planners.md.
    """
    text = cleaned(words)
    if is_missing(text):
        return Missing(words)
    try:
        bound, ends, completed = _taken_apart(text, measure)
        meanings = _meanings(text, ends, measure, lang)
    except _Refusal as refusal:
        return Refused(words, refusal.problem)
    typed = {way: _typed(words, bound, values, measure) for way, values in meanings.items()}
    if completed:
        warning = _problem("typed_unit_completed", text, _name(measure, lang))
        typed = {way: replace(one, warnings=(warning,)) for way, one in typed.items()}
    return _decided(words, typed, ends, measure, lang)


def read_in(words: str, measure: Measure, way: Lang) -> Typed | Missing | Refused:
    """Return what words mean in one way of writing, whatever they would mean in the other: who writes so is known."""
    text = cleaned(words)
    if is_missing(text):
        return Missing(words)
    try:
        bound, ends, _ = _taken_apart(text, measure)
        values = _meanings(text, ends, measure, way, (way,))[way]
    except _Refusal as refusal:
        return Refused(words, refusal.problem)
    return _warned(_typed(words, bound, values, measure), measure, way, foreign=False, twofold=False)


def measured(value: Decimal, power: int, measure: Measure, words: str = "") -> Typed | Refused:
    """Return the figure of a number that was never text: of a spreadsheet, in a unit 10 to a power of the indicator's.

    Refused, as if it had been typed, with decimals where things are counted or with more digits than are kept.
    """
    scaled = value.scaleb(power)
    if measure.name.whole and not _are_whole((scaled,)):
        return Refused(words, _problem("typed_decimals", words, "", "error", unit=measure.name.vi))
    if is_too_long(scaled):
        return Refused(words, _problem("typed_too_long", words, "", "error"))
    return _warned(_typed(words, BARE, (scaled,), measure), measure, "vi", foreign=False, twofold=False)


def unit_in(words: str, measure: Measure) -> str:
    """Return the unit that is typed after a number, as typed; empty where there is none."""
    _, body = take_bound(cleaned(words))
    rest, named = _without_unit(body, measure)
    if named:
        return body[len(rest) :].strip()
    if loss := IN_BRACKETS.fullmatch(body):
        return loss["rest"].strip() or ("%" if loss["inner"].endswith("%") else "")
    found = SINGLE.fullmatch(body) or RANGE.fullmatch(body)
    return found["unit"].strip() if found else ""


def _problem(code: str, found: str, expected: str = "", severity: str = "warning", **details: str) -> Problem:
    kind = "error" if severity == "error" else "warning"
    return Problem(code, "", 0, 0, shown(found), shown(expected), kind, tuple(details.items()))


def _taken_apart(text: str, measure: Measure) -> tuple[Bound, tuple[_End, ...], bool]:
    """Return the bound, the ends, and whether a unit had to be completed."""
    if len(text) > MAX_LENGTH or not text.isprintable():
        raise _Refusal("typed_not_a_number", text)
    bound, body = take_bound(text)
    body, named = _without_unit(body, measure)
    if loss := IN_BRACKETS.fullmatch(body):
        body = f"-{loss['inner']}{loss['rest']}"
    elif dash := DASH_FOR_MINUS.fullmatch(body):
        raise _Refusal("typed_dash", text, f"-{dash['rest']}")
    if single := SINGLE.fullmatch(body):
        units = [single["unit"].strip()]
        digits = [single["low"]]
    elif span := RANGE.fullmatch(body):
        if bound[0] not in (None, "about"):
            raise _Refusal("typed_bound_of_range", text)
        units = [span["low_unit"].strip() or span["unit"].strip(), span["unit"].strip() or span["low_unit"].strip()]
        digits = [span["low"], span["high"]]
    else:
        raise _Refusal("typed_not_a_number", text)
    powers = [_power(unit, text, measure) if unit or not named else 0 for unit in units]
    ends = tuple(_End(run, power) for run, power in zip(digits, powers, strict=True))
    return bound, ends, any(unit and is_completed(unit, measure.name) for unit in units)


def _without_unit(body: str, measure: Measure) -> tuple[str, bool]:
    """Return the words without the unit of the indicator at their end, which may hold digits: 'trên 1.000'."""
    for name in (measure.name.vi, measure.name.en):
        if found := re.fullmatch(rf"(.*[0-9)]) *{pattern(name.casefold())}", body, re.IGNORECASE):
            return found[1], True
    return body, False


def _power(unit: str, text: str, measure: Measure) -> int:
    power = shift(unit, measure.name) if unit else 0
    if power is None:
        raise _Refusal("typed_unit", text, f"{measure.name.vi} / {measure.name.en}", unit=shown(unit))
    return power


def _meanings(
    text: str, ends: tuple[_End, ...], measure: Measure, lang: Lang, ways: tuple[Lang, ...] = LANGS
) -> dict[Lang, Values]:
    """Return the values by the way of writing that gives them, the expected one first; equal ones once."""
    found: dict[Lang, Values] = {}
    for way in sorted(ways, key=lambda one: one != lang):
        values = [value for end in ends if (value := end.value(way)) is not None]
        if len(values) == len(ends) and tuple(values) not in found.values():
            found[way] = tuple(values)
    if not found:
        long = any(is_too_long(n) for way in ways for end in ends if (n := spelled_by(end.digits.lstrip("-−"), way)))
        raise _Refusal("typed_too_long" if long else "typed_separators", text)
    rising = {way: values for way, values in found.items() if values[0] < values[-1] or len(values) == 1}
    if not rising:
        high, low = (ungrouped(value, lang) for value in next(iter(found.values())))
        raise _Refusal("typed_range_reversed", text, f"{low} - {high}")
    whole = {way: values for way, values in rising.items() if not measure.name.whole or _are_whole(values)}
    if not whole:
        raise _Refusal("typed_decimals", text, unit=_name(measure, lang))
    fine = {way: values for way, values in whole.items() if not any(map(is_too_long, values))}
    if not fine:
        raise _Refusal("typed_too_long", text)
    return fine


def _are_whole(values: Iterable[Decimal]) -> bool:
    return all(value == value.to_integral_value() for value in values)


def _typed(words: str, bound: Bound, values: Values, measure: Measure) -> Typed:
    comparator, qualifier = bound
    plain = tuple(value if int(value.as_tuple().exponent) <= 0 else value.quantize(Decimal(1)) for value in values)
    one = Typed(words, measure.unit, comparator=comparator, qualifier=qualifier)
    if len(values) > 1:
        return replace(one, low=plain[0], high=plain[1])
    exponent = int(values[0].as_tuple().exponent)
    return replace(
        one, value=plain[0], last_digit=Decimal(1).scaleb(exponent).quantize(Decimal(1)) if exponent > 0 else None
    )


def _decided(words: str, typed: dict[Lang, Typed], ends: tuple[_End, ...], measure: Measure, lang: Lang) -> Answer:
    """Return the one reading there is, or the one that fits; a question where nothing tells them apart."""
    every = {way: spelled_by(ends[0].digits.lstrip("-\u2212"), way) for way in LANGS}
    twofold = None not in every.values() and len(set(every.values())) > 1
    fitting = [way for way, one in typed.items() if all(map(measure.fits, one.values))]
    chosen = next(iter(typed)) if len(typed) == 1 else fitting[0] if len(fitting) == 1 else None
    if chosen is None and any(re.search(MARK[lang], end.digits) for end in ends):
        chosen = lang  # the expected decimal mark: three decimals, said aloud in a warning
    if chosen is None:
        meant = " / ".join(_rewritten(words, ends, way, lang) for way in typed)
        return Question(words, tuple(typed.values()), _problem("typed_two_readings", words, meant, "error"))
    return _warned(typed[chosen], measure, lang, foreign=chosen != lang, twofold=twofold)


def _rewritten(words: str, ends: tuple[_End, ...], way: Lang, lang: Lang) -> str:
    """Return the typed words with each number so that it has one reading: 'khoảng 9500', 'khoảng 9,500'."""
    text = cleaned(words)
    for end in ends:
        digits = end.digits.lstrip("-\u2212")
        number = spelled_by(digits, way)
        text = text if number is None else text.replace(digits, ungrouped(number, lang), 1)
    return text


def _warned(one: Typed, measure: Measure, lang: Lang, *, foreign: bool, twofold: bool) -> Typed:
    meant, warnings = _plainly(one, lang), list(one.warnings)
    if twofold:
        warnings.append(_problem("typed_decided", one.words, meant))
    elif foreign:
        warnings.append(_problem("typed_other_way", one.words, meant))
    if measure.plausible and not all(map(measure.fits, one.values)):
        lowest, highest = (ungrouped(end, lang) for end in measure.plausible)
        warnings.append(_problem("typed_implausible", one.words, f"{lowest} - {highest}"))
    return replace(one, warnings=tuple(warnings))


def _plainly(one: Typed, lang: Lang) -> str:
    return " - ".join(ungrouped(value, lang) for value in one.values)


def _name(measure: Measure, lang: Lang) -> str:
    return measure.name.vi if lang == "vi" else measure.name.en
