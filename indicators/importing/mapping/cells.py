"""A cell to a number in the unit of its indicator; whatever is no such number is asked about, or left out."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from indicators.importing.fingerprint import lasting
from indicators.importing.mapping.context import MappingContext
from indicators.importing.mapping.styles import Placed, Way, exact, read_text
from indicators.importing.mapping.titled import is_index
from indicators.importing.questions import AS_READ, SKIP
from indicators.importing.types import AnswerChoice, Broken, ReadFigure
from indicators.numerals import Refused, Typed, measured, unit_in
from indicators.numerals.digits import MAX_DECIMALS
from indicators.numerals.units import PERCENT
from indicators.numerals.words import cleaned
from indicators.wording import lower_first, number, say

HUNDRED = Decimal(100)
NEARLY_ALL = Decimal(50)  # a share from here on may stand near 1 as a fraction: 1 for 100%
REFUSALS = {"typed_too_long": "too_long", "typed_decimals": "decimals_in_count"}
ROUNDED = (1, 2, 3)  # decimals to which a computed cell may be rounded by an answer


def figure(context: MappingContext, one: Placed, way: Way) -> ReadFigure | None:
    """Return the figure of a cell; None while a question is open, and where it is left out."""
    value = one.cell.value
    if isinstance(value, Decimal):
        return _of_number(context, one, exact(value))
    if isinstance(value, Broken):
        return _refused(context, one, "uncomputed_cell" if value.words.startswith("=") else "broken_cell", value.words)
    if isinstance(value, date):
        return _refused(context, one, "day_cell", value.isoformat())
    return _of_text(context, one, way) if way.lang else None


def _of_text(context: MappingContext, one: Placed, way: Way) -> ReadFigure | None:
    text = cleaned(str(one.cell.value))
    if text.startswith("="):  # a formula that was kept as text, not a number that is equal to something
        return _refused(context, one, "not_a_number", text)
    typed = read_text(context, one, way.lang or "vi")
    if isinstance(typed, Refused):
        return _refused(context, one, REFUSALS.get(typed.problem.code, "not_a_number"), text)
    if not isinstance(typed, Typed):
        return None
    if typed.value is None:
        return _refused(context, one, "range_cell", text)
    if typed.qualifier is None:
        return _refused(context, one, "bound_cell", text)
    note = say("en", f"intake.note.style_{way.lang}") if way.answered else ""
    own = unit_in(text, context.measure(one.indicator))
    return _made(one, typed, text if own else _with_unit(one, text), note)


def _of_number(context: MappingContext, one: Placed, value: Decimal) -> ReadFigure | None:
    measure, factor = context.measure(one.indicator), Decimal(1)
    if _is_fraction(context, one, value):
        answer = _fraction(context, one, value)
        if not answer or answer == SKIP.value:
            return None
        factor = HUNDRED if answer != AS_READ.value else factor
    if one.cell.column.is_index:
        return _of_index(context, one, value)
    kept, note = exact(value * factor), say("en", "intake.note.factor", value=format(value, "f")) if factor != 1 else ""
    if -int(exact(kept.scaleb(one.counted.power)).as_tuple().exponent) > MAX_DECIMALS and not measure.name.whole:
        answer = _rounding(context, one, kept)
        if not answer.startswith("round:"):
            return None
        places = int(answer.removeprefix("round:"))
        note = "; ".join(filter(None, (note, say("en", "intake.note.round", value=format(kept, "f"), places=places))))
        kept = exact(kept.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    words = number(value, "vi")
    printed = words if factor != 1 else _with_unit(one, words)
    typed = measured(kept, one.counted.power, measure, printed)
    if isinstance(typed, Refused):
        return _refused(context, one, REFUSALS[typed.problem.code], words)
    return _made(one, typed, printed, note)


def _of_index(context: MappingContext, one: Placed, value: Decimal) -> ReadFigure | None:
    """Return the growth that an index says, 100 being no change; a number that can be none is asked about."""
    words, growth = number(value, "vi"), exact(value - HUNDRED)
    if not is_index(value):
        return _refused(context, one, "not_a_number", words)
    typed = measured(growth, 0, context.measure(one.indicator), words)
    if isinstance(typed, Refused):
        return _refused(context, one, REFUSALS[typed.problem.code], words)
    note = say("en", "intake.note.read_as", found=words, value=format(growth, "f"))
    return _made(one, typed, f"{words}%", note)


def _with_unit(one: Placed, words: str) -> str:
    """Return the words of a cell with its unit as written; one that only an answer names stands in the note."""
    unit = "" if one.counted.note else lower_first(one.counted.words)
    if unit[:1].isdigit():  # 3.840 (1000 USD)
        return f"{words} ({unit})"
    return f"{words}{'' if unit in PERCENT else ' '}{unit}".strip()


def _made(one: Placed, typed: Typed, printed: str, note: str) -> ReadFigure | None:
    cell = one.cell
    assert cell.column.kind
    return ReadFigure(
        cell=cell.ref,
        name=cell.row.line.name,
        indicator=one.indicator,
        period=cell.column.period,
        kind=cell.column.kind,
        stage=cell.column.stage,
        typed=typed,
        as_printed=printed,
        line=cell.row.line,
        table=cell.row.number,
        column=cell.column,
        note="; ".join(filter(None, (one.counted.note, note))),
    )


def _refused(context: MappingContext, one: Placed, code: str, found: str) -> None:
    """Ask about a cell that holds no figure: it can only be left out, or mended in the workbook."""
    unit = context.measure(one.indicator).unit
    context.ask(f"{code} {one.cell.ref}", (one.cell.ref,), found, (SKIP,), indicator=one.indicator, unit=unit)


def _is_fraction(context: MappingContext, one: Placed, value: Decimal) -> bool:
    """Return whether a number may be a fraction where percent is meant, as Excel keeps 11,81% as 0.1181."""
    measure, last = context.measure(one.indicator), context.last(one.indicator)
    if measure.name.vi not in PERCENT or not value or not measure.fits(value * HUNDRED):
        return False
    if abs(value) < 1:
        return last is None or abs(last) >= 1 or 10 * abs(value) < abs(last)
    return last is not None and last >= NEARLY_ALL and last / 2 <= value * HUNDRED <= last * 2


def _fraction(context: MappingContext, one: Placed, value: Decimal) -> str:
    row = one.cell.row
    return context.ask(
        context.key("percent_fraction", f"{row.line.name}|{one.indicator}", row.place),
        (one.cell.ref,),
        number(value, "vi"),
        (AnswerChoice("factor:100", "factor", (("factor", "100"),)), AS_READ, SKIP),
        "factor:100",
        lasting=True,
        value=format(value, "f"),
        other=format(exact(value * HUNDRED), "f"),
        indicator=one.indicator,
        unit=context.measure(one.indicator).unit,
    )


def _rounding(context: MappingContext, one: Placed, value: Decimal) -> str:
    """Ask about a computed number with more decimals than are kept: all such cells of a column alike."""
    cell = one.cell
    words = f"{lasting(cell.column.words)}|{cell.row.table.sheet.name}"
    return context.ask(
        context.key("too_long", words, (cell.row.number, cell.column.at)),
        (cell.ref,),
        number(value, "vi"),
        (*(AnswerChoice(f"round:{n}", "round", (("places", str(n)),)) for n in ROUNDED), SKIP),
        "round:2",
        lasting=True,
        indicator=one.indicator,
        unit=context.measure(one.indicator).unit,
    )
