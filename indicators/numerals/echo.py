"""What was typed, said back before it is kept: in figures and in words, in both languages."""

from dataclasses import dataclass

from indicators.numerals.spelling import spelled
from indicators.numerals.types import Measure, Typed
from indicators.numerals.units import PERCENT
from indicators.wording import Lang, number, say


@dataclass(frozen=True, slots=True)
class SpokenFigure:
    """A figure in one language: `52.000 triệu USD` and `năm mươi hai nghìn triệu USD`."""

    figures: str
    words: str


@dataclass(frozen=True, slots=True)
class Echo:
    """A figure said back in both languages."""

    typed: str
    vi: SpokenFigure
    en: SpokenFigure

    def in_(self, lang: Lang) -> SpokenFigure:
        """Return the figure in a language."""
        return self.vi if lang == "vi" else self.en

    def line(self, lang: Lang) -> str:
        """Return the echo in one line of a language: 52.000 → 52.000 triệu USD: năm mươi hai nghìn triệu USD."""
        said = self.in_(lang)
        return say(lang, "typed.echo", typed=self.typed, figures=said.figures, words=said.words)


def echo(typed: Typed, measure: Measure) -> Echo:
    """Return a figure in figures and words of both languages."""
    return Echo(typed.words, _said(typed, measure, "vi"), _said(typed, measure, "en"))


def _said(typed: Typed, measure: Measure, lang: Lang) -> SpokenFigure:
    unit = measure.name.in_(lang)
    unit_words = say(lang, "typed.percent") if unit in PERCENT else unit
    figures = _bounded(typed, lang, *(number(value, lang) for value in typed.values))
    words = _bounded(typed, lang, *(spelled(value, lang) for value in typed.values))
    return SpokenFigure(f"{figures}%" if unit in PERCENT else f"{figures} {unit}", f"{words} {unit_words}")


def _bounded(typed: Typed, lang: Lang, *numbers: str) -> str:
    """Return one number or a range with what was said of it: 'khoảng từ 11,5 đến 12'."""
    held = say(lang, "typed.range", low=numbers[0], high=numbers[-1]) if len(numbers) > 1 else numbers[0]
    sign = "nearly" if typed.qualifier == "nearly" else typed.comparator
    return say(lang, f"typed.bound.{sign}", value=held) if sign else held
