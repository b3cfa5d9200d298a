"""What planners type, read strictly: every number is one of its readings, and none is chosen in silence."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from indicators.collation import composed
from indicators.numerals.digits import readings, settled, shifted, unambiguous
from indicators.numerals.parsing import MINUS, Parsed, Refusal, Values, parsed, problem_of
from indicators.numerals.types import Ambiguous, Answer, Measure, Missing, Refused, Typed
from indicators.numerals.units import is_completed
from indicators.numerals.words import BARE, Bound, cleaned, is_missing
from indicators.wording import LANGS, Lang

Meanings = Mapping[Lang, Values]  # by the way of writing that gives them, the expected one first


def read(words: str, measure: Measure, lang: Lang = "vi") -> Answer:
    """Return what typed words mean for an indicator: a figure in its unit, nothing, both readings, or a refusal.

    `lang` is the way of writing that is expected; the other one is taken with a warning. The
    rules are the table 'Numbers' of docs/planners.md.
    """
    words = composed(words)
    text = cleaned(words)
    if is_missing(text):
        return Missing(words)
    try:
        apart = parsed(text, measure, lang)
        meanings = _meanings(apart, measure, lang, LANGS)
        typed = _kept(apart, words, meanings, measure, lang)
    except Refusal as refusal:
        return _minus_meant(words, refusal, measure, lang) or Refused(words, refusal.problem)
    return _decided(apart, meanings, typed, measure, lang)


def read_in(words: str, measure: Measure, way: Lang) -> Typed | Missing | Refused:
    """Return what words mean in one way of writing, whatever they would mean in the other: who writes so is known."""
    words = composed(words)
    text = cleaned(words)
    if is_missing(text):
        return Missing(words)
    try:
        apart = parsed(text, measure, way)
        typed = _kept(apart, words, _meanings(apart, measure, way, (way,)), measure, way)
    except Refusal as refusal:
        return Refused(words, refusal.problem)
    return _warned(typed[way], measure, way)


def measured(value: Decimal, power: int, measure: Measure, words: str = "") -> Typed | Refused:
    """Return the figure of a number that was never text: of a spreadsheet, in a unit 10 to a power of the indicator's.

    Refused, as if it had been typed, with decimals where things are counted or with more digits than are kept.
    """
    exact = shifted(value, power)
    if measure.name.whole and not _are_whole((exact,)):
        return Refused(words, problem_of("typed_decimals", words, "", "error", unit=measure.name.vi))
    typed = _typed(words, BARE, (exact,), (power,), measure)
    if typed is None:
        return Refused(words, problem_of("typed_too_long", words, "", "error", unit=measure.name.vi))
    return _warned(typed, measure, "vi")


def _minus_meant(words: str, refusal: Refusal, measure: Measure, lang: Lang) -> Refused | None:
    """Return the refusal of a dash with what to write if it is a minus, or with what else is amiss then."""
    if refusal.problem.code != "typed_dash":
        return None
    minus = refusal.problem.expected
    meant = read(minus, measure, lang)
    if isinstance(meant, Refused):
        return replace(meant, words=words)
    proposals = meant.proposals if isinstance(meant, Ambiguous) else (minus,)
    return Refused(words, problem_of("typed_dash", words, " / ".join(proposals), "error"))


def _meanings(apart: Parsed, measure: Measure, lang: Lang, ways: Iterable[Lang]) -> Meanings:
    """Return the values by each way of reading the words; a value that both ways give stands once.

    Ways that break a rule of the unit (whole numbers, rising ranges) fall away; raises Refusal where none is left.
    """
    found: dict[Lang, Values] = {}
    for way in sorted(ways, key=lambda one: one != lang):
        values = apart.values(way)
        if values and values not in found.values():
            found[way] = values
    if not found:
        raise Refusal("typed_separators", apart.text)
    whole = {way: values for way, values in found.items() if not measure.name.whole or _are_whole(values)}
    if not whole:
        raise Refusal("typed_decimals", apart.text, unit=_name(measure, lang))
    rising = {way: values for way, values in whole.items() if values[0] < values[-1] or len(values) == 1}
    if not rising:
        typed = _kept(apart, apart.text, whole, measure, lang)
        raise Refusal("typed_range_reversed", apart.text, " / ".join(apart.turned(way, lang) for way in typed))
    return rising


def _are_whole(values: Iterable[Decimal]) -> bool:
    return all(value == value.to_integral_value() for value in values)


def _kept(apart: Parsed, words: str, meanings: Meanings, measure: Measure, lang: Lang) -> dict[Lang, Typed]:
    """Return the figures that the files take, by the way of writing; raises Refusal where they take none."""
    powers = [one.power for one in apart.amounts]
    every = {way: _typed(words, apart.bound, values, powers, measure) for way, values in meanings.items()}
    if not any(every.values()):
        raise Refusal("typed_too_long", apart.text, unit=_name(measure, lang))
    kept = {way: one for way, one in every.items() if one}
    if any(one.unit and is_completed(one.unit, measure.name) for one in apart.amounts):
        warning = problem_of("typed_unit_completed", apart.text, _name(measure, lang))
        kept = {way: replace(one, warnings=(warning,)) for way, one in kept.items()}
    return kept


def _typed(words: str, bound: Bound, values: Values, powers: Iterable[int], measure: Measure) -> Typed | None:
    """Return a figure as the files take it, None where it has more digits than they take."""
    whole = measure.name.whole
    plain = [settled(v, converted=p < 0, whole=whole) for v, p in zip(values, powers, strict=True)]
    ends = [one for one in plain if one]
    if len(ends) < len(plain):
        return None
    (value, digit), high = ends[0], ends[-1][0]
    if len(ends) > 1:
        return Typed(words, measure.unit, None, value, high, *bound)
    return Typed(words, measure.unit, value, None, None, *bound, digit)


def _decided(apart: Parsed, meanings: Meanings, typed: dict[Lang, Typed], measure: Measure, lang: Lang) -> Answer:
    """Return the one reading there is, or the one that fits; a question where nothing tells them apart."""
    twofold = any(len(readings(end.digits.lstrip(MINUS))) > 1 for end in apart.amounts)
    fitting = [way for way, values in meanings.items() if all(map(measure.fits, values))]
    likely = meanings if len(meanings) == 1 else fitting
    if len(likely) == 1 and (chosen := next(iter(likely))) in typed:
        return _warned(typed[chosen], measure, lang, foreign=chosen != lang, twofold=twofold)
    proposals = tuple(apart.rewritten(way, lang) for way in typed)
    code = "typed_two_readings" if len(typed) > 1 else "typed_one_reading_kept"
    problem = problem_of(code, apart.text, " / ".join(proposals), "error", unit=_name(measure, lang))
    return Ambiguous(next(iter(typed.values())).words, tuple(typed.values()), proposals, problem)


def _warned(one: Typed, measure: Measure, lang: Lang, *, foreign: bool = False, twofold: bool = False) -> Typed:
    meant, warnings = " - ".join(unambiguous(value, lang) for value in one.values), list(one.warnings)
    if twofold:
        warnings.append(problem_of("typed_decided", one.words, meant))
    elif foreign:
        warnings.append(problem_of("typed_other_way", one.words, meant))
    if measure.plausible and not all(map(measure.fits, one.values)):
        lowest, highest = (unambiguous(end, lang) for end in measure.plausible)
        warnings.append(problem_of("typed_implausible", one.words, f"{lowest} - {highest}"))
    return replace(one, warnings=tuple(warnings)) if warnings else one


def _name(measure: Measure, lang: Lang) -> str:
    return measure.name.in_(lang)
