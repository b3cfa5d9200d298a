"""Tables written at random: every figure comes back as it was meant, or is asked about or told; never as another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.alphabet import unmarked
from indicators.intake.asking import Asking
from indicators.intake.layout import tables
from indicators.intake.meaning import meant
from indicators.intake.nouns import Facts, Figure, Question, Value
from indicators.wording import number

from .layouts import Laid, Pen, Row, meanings, real_book

MANY = settings(
    max_examples=2_000,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Style = Literal["number", "vi", "en", "spaces", "nbsp", "bare", "unit", "nearly"]
STYLES: tuple[Style, ...] = ("number", "vi", "en", "spaces", "nbsp", "bare", "unit", "nearly")
SCALES = {12: "nghìn tỷ", 9: "tỷ", 6: "triệu", 3: "nghìn", 0: ""}
SCALES_EN = {12: "trillion", 9: "billion", 6: "million", 3: "thousand", 0: ""}


@dataclass(frozen=True)
class Written:
    """A sheet with the rows that are meant: what stands in a cell, and which figure that is."""

    laid: Laid
    original: Mapping[str, Row]  # by the code of the indicator: the figures in its unit
    style: Style | None  # of every cell, None where each has its own


def in_style(value: Decimal, unit: str, style: Style) -> Value:
    """Return a number as a cell of a workbook holds it."""
    sign = "%" if unit == "%" else f" {unit}"
    plain = number(value, "vi")
    texts: dict[Style, Value] = {
        "number": value.normalize() + 0,
        "vi": plain,
        "en": number(value, "en"),
        "spaces": plain.replace(".", " "),
        "nbsp": plain.replace(".", "\u00a0"),
        "bare": plain.replace(".", ""),
        "unit": f"{plain}{sign}",
        "nearly": f"gần {plain.replace('.', ' ')}",
    }
    return texts[style]


@st.composite
def written(draw: st.DrawFn, styles: Sequence[Style] = STYLES, *, same: bool = False) -> Written:
    """Draw a table of real figures in other units, names and ways of writing."""
    meaning = draw(meanings())
    one_for_all = draw(st.sampled_from(styles)) if same else draw(st.sampled_from((None, *styles)))
    rows = [_other_way(draw, row) for row in meaning.rows]

    def write(figure: Decimal, unit: str) -> Value:
        return in_style(figure, unit, one_for_all or draw(st.sampled_from(styles)))

    laid = Pen(draw, replace(meaning, rows=tuple(rows)), write).laid()
    original = {row.indicator: row for row in meaning.rows}
    return Written(laid, original, one_for_all)


def _other_way(draw: st.DrawFn, row: Row) -> Row:
    """Return a row with another name and in another unit: the same figures."""
    indicator = real_book().indicators[row.indicator]
    unit = real_book().units[indicator.unit]
    names = [indicator.name.vi, indicator.name.vi, indicator.name.en, unmarked(indicator.name.vi)]
    names += [indicator.short.vi] if indicator.short else []
    if indicator.nature in ("flow", "stock") and indicator.unit != "km2" and indicator.unit != "points":
        power = next((power for power, words in SCALES.items() if words and unit.vi.startswith(f"{words} ")), 0)
        other = draw(st.sampled_from([one for one in SCALES if abs(one - power) <= 3 and one != 9 + power]))
        rest, rest_en = unit.vi.removeprefix(SCALES[power]).strip(), unit.en.removeprefix(SCALES_EN[power]).strip()
        words = draw(st.sampled_from((f"{SCALES[other]} {rest}", f"{SCALES_EN[other]} {rest_en}"))).strip()
        figures = tuple(figure.scaleb(power - other) for figure in row.figures)
    else:
        words, figures = unit.vi, row.figures
    words = draw(st.sampled_from((words, words, words.capitalize(), unmarked(words))))
    plain = tuple(figure if figure.as_tuple().exponent < 0 else figure.quantize(Decimal(1)) for figure in figures)
    return replace(row, name=draw(st.sampled_from(names)), unit=words, figures=plain)


def understood(one: Written, answers: Mapping[str, str]) -> tuple[list[Figure], Asking]:
    """Return what comes of a sheet."""
    asking = Asking(answers, {})
    month = one.laid.meaning.month
    found = tables([one.laid.sheet], month)
    return meant(found, real_book(), Facts("HP", month), asking), asking


def truth(one: Written) -> dict[str, tuple[str, str, str | None, str, Decimal]]:
    """Return by cell the figure that is meant there: indicator, period, kind, stage and value in its unit."""
    found = {}
    for at, row in one.laid.rows.items():
        for place, (column, meant_column) in enumerate(one.laid.columns.items()):
            if meant_column.role == "figure":
                value = one.original[row.indicator].figures[place]
                what = (row.indicator, meant_column.period, meant_column.kind, meant_column.stage, value)
                found[one.laid.sheet.ref(at, column)] = what
    return found


def check(one: Written, figures: Sequence[Figure], asking: Asking) -> None:
    """Fail where a figure is another than the one meant, or one that is meant was lost without a word."""
    expected = truth(one)
    for figure in figures:
        what = (figure.indicator, figure.period, figure.kind, figure.stage, figure.typed.value)
        assert expected.get(figure.cell) == what, (figure.cell, figure.typed)
        assert figure.typed.unit == real_book().indicators[figure.indicator].unit
    heard: set[str] = set()
    for said in (*asking.questions, *asking.told):
        heard.update(said.cells)
    columns = {column_of(cell) for said in asking.questions if said.code.startswith("column_") for cell in said.cells}
    lost = {cell for cell in set(expected) - {one.cell for one in figures} - heard if column_of(cell) not in columns}
    assert not lost, [(cell, expected[cell]) for cell in sorted(lost)]


def column_of(cell: str) -> str:
    """Return the letters of the column of a cell."""
    found = re.search(r"!([A-Z]+)", cell)
    assert found
    return found[1]


@given(written())
@MANY
def test_a_table_comes_back_as_the_same_figures_or_as_questions(one: Written):
    figures, asking = understood(one, {})
    check(one, figures, asking)


@given(written(same=True))
@settings(MANY, max_examples=300)
def test_true_answers_bring_every_figure_back(one: Written):
    answers: dict[str, str] = {}
    while True:
        figures, asking = understood(one, answers)
        check(one, figures, asking)
        fresh = {asked.key: true_answer(one, asked) for asked in asking.questions if asked.key not in answers}
        if not fresh:
            break
        answers |= fresh
    skipped = {cell for asked in asking.questions if asked.answer == "skip" for cell in asked.cells}
    assert {figure.cell for figure in figures} == set(truth(one)) - skipped


def true_answer(one: Written, asked: Question) -> str:
    """Return what somebody who knows the table answers; what the files do not take is left out."""
    if asked.code in ("two_readings", "other_way"):
        return "style:en" if one.style == "en" else "style:vi"
    if asked.code == "name_ambiguous":
        return f"code:{truth(one)[asked.cells[0]][0]}"
    assert asked.code == "too_long", asked
    return "skip"
