"""Figures as planners type and paste them, read strictly and said back; for the editor and for imports."""

from indicators.numerals.echo import Echo, SpokenFigure, echo
from indicators.numerals.found import PrintedNumber, is_of_a_cut, numbers_in
from indicators.numerals.parsing import unit_in
from indicators.numerals.reading import measured, read, read_in
from indicators.numerals.spelling import spelled
from indicators.numerals.types import Ambiguous, Answer, Measure, Missing, Refused, Typed

__all__ = [
    "Ambiguous",
    "Answer",
    "Echo",
    "Measure",
    "Missing",
    "PrintedNumber",
    "Refused",
    "SpokenFigure",
    "Typed",
    "echo",
    "is_of_a_cut",
    "measured",
    "numbers_in",
    "read",
    "read_in",
    "spelled",
    "unit_in",
]  # fmt: skip
