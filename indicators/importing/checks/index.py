"""Index numbers where growth is recorded: 'bằng 103,2% so với cùng kỳ' is growth of 3,2%."""

from dataclasses import replace
from decimal import Decimal

from indicators.importing.checks.context import CheckContext, less, plain, scaled, value_of
from indicators.importing.questions import AS_READ, SKIP
from indicators.importing.types import AnswerChoice, ReadFigure
from indicators.numerals import Typed
from indicators.wording import say

WHOLE = Decimal(100)
LOW, MODEST = Decimal(85), Decimal(50)  # an index of shrinking; rates of growth on record are below
FRACTION = (Decimal("0.85"), Decimal("1.5"))  # an index kept as a fraction, as Excel keeps 103,2%
GROWING = Decimal(5)  # from here on growth of about 1 is far from the growth on record


def check(context: CheckContext) -> None:
    """Ask `index_number` of each percentage that looks like an index, 100 being no change."""
    for figure in context.figures:
        growth = _growth(context, figure)
        if growth is None or growth.value is None:
            continue
        choice = AnswerChoice("index", "index", (("other", plain(growth.value)),))
        answer = context.ask("index_number", (figure,), {"other": plain(growth.value)}, (choice, AS_READ, SKIP))
        if not answer:
            context.disputed.add(figure.cell)
        if answer == choice.value:
            note = say("en", "intake.note.read_as", found=figure.as_printed, value=plain(growth.value))
            context.put(replace(figure, typed=growth, note="; ".join(filter(None, (figure.note, note)))))


def _growth(context: CheckContext, figure: ReadFigure) -> Typed | None:
    """Return the growth that a figure would be as an index; None where it is none."""
    one, value = context.indicator(figure), value_of(figure)
    if one.nature != "rate" or one.unit != "%":
        return None
    if value < FRACTION[0] or FRACTION[1] < value < LOW or (value >= LOW and one.plausible):
        return None  # outside its range is asked anyway
    known = [abs(report.value) for report in context.book.actuals if report.indicator == one.code]
    most = max(known, default=None)
    if (value > WHOLE and (most is None or most < WHOLE)) or (
        LOW <= value <= WHOLE and most is not None and most < MODEST
    ):
        return less(figure.typed, WHOLE)
    usual = _usual(context, one.code)
    fraction = FRACTION[0] <= value <= FRACTION[1] and int(value.as_tuple().exponent) < -1
    if fraction and usual is not None and usual >= GROWING and abs(value * WHOLE - WHOLE - usual) < abs(value - usual):
        whole = scaled(figure.typed, WHOLE)
        return whole and less(whole, WHOLE)
    return None


def _usual(context: CheckContext, code: str) -> Decimal | None:
    """Return the middle one of the figures of the area."""
    found = sorted(one.value for one in context.record.slices(code).values())
    return found[len(found) // 2] if found else None
