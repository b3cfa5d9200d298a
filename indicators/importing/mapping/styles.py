"""Figures kept as text: which way of writing a column follows, asked once where a cell could be read in two ways."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from indicators.importing.fingerprint import lasting
from indicators.importing.mapping.context import FigureCell, MappingContext
from indicators.importing.mapping.units import Counted, tidy
from indicators.importing.questions import SKIP
from indicators.importing.types import AnswerChoice
from indicators.numerals import Ambiguous, Measure, Missing, Refused, Typed, read, read_in, unit_in
from indicators.numerals.units import in_words
from indicators.numerals.words import cleaned
from indicators.wording import LANGS, Lang

Kind = Literal["plain", "vi", "en", "twofold"]
WAYS = {way: AnswerChoice(f"style:{way}", f"style_{way}") for way in LANGS}


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure that is not read yet: of which indicator and in which unit it is."""

    cell: FigureCell
    indicator: str
    counted: Counted


@dataclass(frozen=True, slots=True)
class Way:
    """The way of writing by which a text is read: empty where it is left out or not known yet."""

    lang: Lang | Literal[""]
    answered: bool = False


def whole_text(one: Placed, measure: Measure) -> str:
    """Return the words of a cell with the unit that counts, for the reader of figures."""
    text, own = cleaned(str(one.cell.value)), unit_in(str(one.cell.value), measure)
    if own and not tidy(own):  # '5,2-' may be below zero: the dash stays, and is refused
        return text
    if own and one.counted.words == one.counted.own:
        return text
    return f"{text.removesuffix(own).strip()} {in_words(one.counted.words)}"


def ways(context: MappingContext, placed: Sequence[Placed]) -> dict[str, Way]:
    """Return by cell how the texts of one table are read; each of its columns is asked about once, if at all."""
    texts = [one for one in placed if isinstance(one.cell.value, str)]
    kinds = {one.cell.ref: _kind(context, one) for one in texts}
    fits = {one.cell.ref: _fitting(context, one) for one in texts if kinds[one.cell.ref] == "twofold"}
    columns: dict[int, list[Placed]] = {}
    for one in texts:
        columns.setdefault(one.cell.column.at, []).append(one)
    found: dict[str, Way] = {}
    for column in columns.values():
        likely = _likely(column, kinds, fits) or _likely(texts, kinds, fits)
        found |= _of_column(context, column, kinds, likely)
    return found


def _kind(context: MappingContext, one: Placed) -> Kind:
    """Return which way of writing a text follows, whether it could be either, or that it tells nothing."""
    measure = context.measure(one.indicator)
    answer = read(whole_text(one, measure), measure, "vi")
    if isinstance(answer, Ambiguous):
        return "plain" if answer.readings[0].value is None else "twofold"
    if not isinstance(answer, Typed) or answer.value is None:
        return "plain"
    codes = {warning.code for warning in answer.warnings}
    if "typed_decided" in codes:
        return "twofold"
    marked = any(mark in str(one.cell.value) for mark in ".,")
    return "en" if "typed_other_way" in codes else "vi" if marked else "plain"


def _likely(texts: Iterable[Placed], kinds: Mapping[str, Kind], fits: Mapping[str, Lang | None]) -> Lang | None:
    """Return the way that the texts show by themselves: those of one reading first, then those of one that fits."""
    refs = [one.cell.ref for one in texts]
    for seen in ([kinds[ref] for ref in refs], [fits[ref] for ref in refs if ref in fits]):
        if seen.count("vi") != seen.count("en"):
            return "vi" if seen.count("vi") > seen.count("en") else "en"
    return None


def _fitting(context: MappingContext, one: Placed) -> Lang | None:
    """Return the only way in which a text is a plausible figure, None where both are or none is."""
    measure = context.measure(one.indicator)
    read_as = {way: read_in(whole_text(one, measure), measure, way) for way in LANGS}
    fits = [way for way, typed in read_as.items() if isinstance(typed, Typed) and not typed.warnings]
    return fits[0] if len(fits) == 1 else None


def _of_column(
    context: MappingContext, column: Sequence[Placed], kinds: dict[str, Kind], likely: Lang | None
) -> dict[str, Way]:
    twofold = [one for one in column if kinds[one.cell.ref] == "twofold"]
    english = [one for one in column if kinds[one.cell.ref] == "en"]  # they wait for the answer too
    answer = _style(context, [*twofold, *english], likely) if twofold else "style:vi"
    chosen: Lang = "en" if answer == "style:en" else "vi"
    other: Lang = "vi" if chosen == "en" else "en"
    found = {one.cell.ref: Way(chosen) for one in column}
    asked = answer.startswith("style:")
    found |= {one.cell.ref: Way(chosen if asked else "", answered=asked) for one in twofold}
    foreign = [one for one in column if kinds[one.cell.ref] == other]
    if foreign and not answer:
        return found | {one.cell.ref: Way("") for one in foreign}
    if foreign:
        taken = _other_way(context, foreign, other).startswith("style:")
        found |= {one.cell.ref: Way(other if taken else "", answered=taken) for one in foreign}
    return found


def _key(context: MappingContext, code: str, one: Placed) -> str:
    sheet, column = one.cell.row.table.sheet.name, one.cell.column
    return context.key(code, f"{lasting(column.words)}|{sheet}", (one.cell.row.number, column.at))


def _style(context: MappingContext, cells: Sequence[Placed], likely: Lang | None) -> str:
    one = cells[0]
    return context.ask(
        _key(context, "two_readings", one),
        [each.cell.ref for each in cells],
        str(one.cell.value),
        (*WAYS.values(), SKIP),
        f"style:{likely}" if likely else "",
        lasting=True,
        value=_plain(context, one, "vi"),
        other=_plain(context, one, "en"),
        indicator=one.indicator,
        unit=context.measure(one.indicator).unit,
    )


def _other_way(context: MappingContext, cells: Sequence[Placed], way: Lang) -> str:
    one = cells[0]
    return context.ask(
        _key(context, "other_way", one),
        [each.cell.ref for each in cells],
        str(one.cell.value),
        (WAYS[way], SKIP),
        f"style:{way}",
        lasting=True,
        value=_plain(context, one, "vi"),
        other=_plain(context, one, "en"),
        indicator=one.indicator,
        unit=context.measure(one.indicator).unit,
    )


def _plain(context: MappingContext, one: Placed, way: Lang) -> str:
    """Return what a text would be in a way of writing, in the unit of the indicator, with decimals even of a count."""
    measure = context.measure(one.indicator)
    loose = replace(measure, name=measure.name.model_copy(update={"whole": False}))
    typed = read_in(whole_text(one, measure), loose, way)
    return format(typed.value, "f") if isinstance(typed, Typed) and typed.value is not None else ""


def read_text(context: MappingContext, one: Placed, way: Lang) -> Typed | Missing | Refused:
    """Return what a text means in the way it is written."""
    measure = context.measure(one.indicator)
    return read_in(whole_text(one, measure), measure, way)


def exact(value: Decimal) -> Decimal:
    """Return a number of a spreadsheet with the digits it has: 5500 and not 5.5E+3, 36 and not 36.0."""
    plain = value.normalize() + 0
    return plain.quantize(Decimal(1)) if int(plain.as_tuple().exponent) > 0 else plain
