"""The unit of a figure: the one in its cell, else of its row, its column or its table; anything in doubt is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from indicators.importing.mapping.context import FigureCell, FigureRow, MappingContext
from indicators.importing.questions import SKIP
from indicators.importing.types import AnswerChoice
from indicators.model import Indicator, Unit
from indicators.numerals import Measure, unit_in
from indicators.numerals.units import SCALES, shift, taken_apart
from indicators.numerals.words import cleaned, is_missing
from indicators.wording import say

SCALED = {0: ("", "")} | {power: (vi[0], en[0]) for power, vi, en in SCALES}  # what our own words say
PLAIN = Measure("", Unit(vi="%", en="%"))  # of which the words of no unit hold digits
USUAL = (0, -3, 3, -6)  # powers of ten between an indicator's unit and those that a table may use
Standing = Literal["none", "fits", "scale", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit of a figure, by which power of ten it is more than the indicator's, and what an answer made of it."""

    words: str
    power: int
    own: str = ""  # the unit in the cell, as written
    note: str = ""


def tidy(words: str) -> str:
    """Return a unit as written, without line breaks and brackets around it; empty where a dash says there is none."""
    plain = " ".join(cleaned(words).split()).strip(" ():;,")
    return "" if is_missing(plain) else plain


def standing(context: MappingContext, words: str, wanted: Unit) -> Standing:
    """Return how a written unit stands to an indicator's: a scale alone says how many, but not of what."""
    if not words:
        return "none"
    if not taken_apart(words).counted:
        return "scale"
    if shift(words, wanted) is not None:
        return "fits"
    return "other" if is_known(context, words) else "unknown"


def is_known(context: MappingContext, words: str) -> bool:
    """Return whether a unit counts what any indicator is counted in."""
    return any(shift(words, unit) is not None for unit in context.book.units.values())


def shared(cell: FigureCell) -> str:
    """Return the unit that a row, its column or its table names for a cell, the nearest first."""
    return next(filter(None, map(tidy, (cell.row.line.unit, cell.column.unit, cell.row.table.unit))), "")


def of_table(cell: FigureCell) -> bool:
    """Return whether only the whole table names a unit: then it may not be meant for a rate or a rank among money."""
    return not (tidy(cell.row.line.unit) or tidy(cell.column.unit))


def scales(indicator: Indicator, unit: Unit) -> tuple[tuple[str, str], ...]:
    """Return the units, in both languages, in which a table may give an indicator; its own first."""
    power, rest, rest_en = _apart(unit)
    amount = indicator.nature in ("flow", "stock") and (power or unit.whole)
    wanted = [power + step for step in (USUAL if amount else (0,)) if power + step in SCALED]
    return tuple((f"{SCALED[one][0]} {rest}".strip(), f"{SCALED[one][1]} {rest_en}".strip()) for one in wanted)


def _apart(unit: Unit) -> tuple[int, str, str]:
    power = taken_apart(unit.vi).power
    vi, en = SCALED[power]
    return power, unit.vi.removeprefix(vi).strip(), unit.en.removeprefix(en).strip()


def choices(units: Iterable[str]) -> tuple[AnswerChoice, ...]:
    """Return the choice of each unit, and to leave the figures out."""
    return (*(AnswerChoice(f"unit:{words}", "unit", (("words", words),)) for words in dict.fromkeys(units)), SKIP)


def counted(context: MappingContext, cell: FigureCell, code: str) -> Counted | None:
    """Return the unit of a cell; None while a question about it is open, and where it is to be left out."""
    measure = context.measure(code)
    own = tidy(unit_in(cell.value, measure)) if isinstance(cell.value, str) else ""
    if own:
        return _of_cell(context, cell, code, own)
    if answered := context.answered.get(cell.row.place):
        return Counted(answered, shift(answered, measure.name) or 0, note=say("en", "intake.note.unit", unit=answered))
    row, column = tidy(cell.row.line.unit), tidy(cell.column.unit)
    if row and column and not _agree(row, column, measure.name):
        return _disagreeing(context, cell, code, (row, column), f"{cell.column.words}|{row}|{column}")
    return _of_row(context, cell, code, shared(cell))


def _agree(one: str, other: str, wanted: Unit) -> bool:
    """Return whether two written units are the same, whatever their spelling."""
    first, second = shift(one, wanted), shift(other, wanted)
    return first is not None and first == second


def _of_cell(context: MappingContext, cell: FigureCell, code: str, own: str) -> Counted | None:
    wanted = context.measure(code).name
    kind, around = standing(context, own, wanted), shared(cell)
    if kind == "scale":
        return _completed(context, cell, code, own, around)
    fits = standing(context, around, wanted) == "fits"
    if kind == "fits":
        nearer = tidy(cell.row.line.unit) or tidy(cell.column.unit)
        if nearer and not _agree(own, nearer, wanted):
            return _disagreeing(context, cell, code, (own, nearer), "")
        return Counted(own, shift(own, wanted) or 0, own)
    if kind == "unknown":
        offered = (around,) if fits else [words for words, _ in scales(context.book.indicators[code], wanted)]
        return _asked(context, (cell.ref,), code, f"unit_unknown {cell.ref}", own, offered, own=own)
    return _asked(context, (cell.ref,), code, f"unit_other {cell.ref}", own, (), own=own)


def _completed(context: MappingContext, cell: FigureCell, code: str, own: str, around: str) -> Counted | None:
    """Return the unit of a cell that names a scale alone: the row's if that has the same, else an answer."""
    wanted = context.measure(code).name
    whole = _whole(own, wanted)
    if standing(context, around, wanted) != "fits":
        offered = (whole, *(words for words, _ in scales(context.book.indicators[code], wanted)))
        return _asked(context, (cell.ref,), code, f"unit_missing {cell.ref}", own, offered, whole, own=own)
    power = shift(around, wanted) or 0
    if taken_apart(own).power == taken_apart(around).power:
        return Counted(around, power, own)
    return _disagreeing(context, cell, code, (whole, around), "", own=own)


def _whole(scale: str, wanted: Unit) -> str:
    """Return a scale together with what the unit of an indicator counts: 'tỷ' of 'triệu USD' is 'tỷ USD'."""
    return f"{scale} {_apart(wanted)[1]}".strip()


def _disagreeing(
    context: MappingContext, cell: FigureCell, code: str, units: tuple[str, str], words: str, own: str | None = None
) -> Counted | None:
    """Ask which of two units counts; `words` are those of a lasting question, for all such cells of a column."""
    wanted = context.measure(code).name
    fitting = [unit for unit in units if standing(context, unit, wanted) == "fits"]
    place = (cell.row.number, cell.column.at)
    key = context.key("units_disagree", words, place) if words else f"units_disagree {cell.ref}"
    found = " / ".join(units)
    in_cell = (units[0] if own is None else own) if not words else ""
    return _asked(context, (cell.ref,), code, key, found, fitting, own=in_cell, lasting=bool(words))


def _of_row(context: MappingContext, cell: FigureCell, code: str, words: str) -> Counted | None:
    """Return the unit of a row that its cells do not name themselves."""
    wanted, indicator = context.measure(code).name, context.book.indicators[code]
    kind = standing(context, words, wanted)
    if kind == "fits":
        return Counted(words, shift(words, wanted) or 0)
    row = cell.row
    name = f"{row.line.name}|{words}" if words else row.line.name
    offered = [unit for unit, _ in scales(indicator, wanted)]
    if kind == "other":
        near = offered[:1] if of_table(cell) else ()
        key = context.key("unit_other", f"{name}|{code}", (row.place, cell.column.unit))
        return _asked(context, (cell.ref,), code, key, words, near, lasting=True)
    asked = "unit_unknown" if kind == "unknown" else "unit_missing"
    key = context.key(asked, f"{name}|{code}", (row.place, cell.column.unit))
    whole = _whole(words, wanted) if kind == "scale" else ""
    if whole and shift(whole, wanted) is not None:
        offered.insert(0, whole)
    proposed = "" if kind == "unknown" else offered[0]
    return _asked(context, (cell.ref,), code, key, words or row.line.name, offered, proposed, lasting=True)


def _asked(
    context: MappingContext,
    cells: tuple[str, ...],
    code: str,
    key: str,
    found: str,
    units: Iterable[str],
    proposed: str = "",
    *,
    own: str = "",
    lasting: bool = False,
) -> Counted | None:
    wanted = context.measure(code).name
    suggested = f"unit:{proposed}" if proposed else ""
    answer = context.ask(
        key, cells, found, choices(units), suggested, lasting=lasting, indicator=code, unit=context.measure(code).unit
    )
    words = answer.partition(":")[2]
    power = shift(words, wanted) if words else None
    english = dict(scales(context.book.indicators[code], wanted)).get(words, words)
    return None if power is None else Counted(words, power, own, say("en", "intake.note.unit", unit=english))


def of_row(row: FigureRow) -> str:
    """Return the unit by which the name of a row is understood: that around its cells, else in the first of them."""
    around = next(filter(None, map(shared, row.cells)), "")
    texts = [cell.value for cell in row.cells if isinstance(cell.value, str)]
    return around or next(filter(None, (tidy(unit_in(text, PLAIN)) for text in texts)), "")
