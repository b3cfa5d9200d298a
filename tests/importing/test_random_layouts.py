"""Tables written at random: every figure comes back as it was meant, or is asked about or told; never as another."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from indicators.collation import unmarked
from indicators.importing import understand
from indicators.importing.types import Facts, ImportQuestion, Intake, Value
from indicators.wording import number

from .layouts import Laid, Pen, Row, meanings, real_book

TODAY = date(2025, 12, 31)
Style = Literal["number", "vi", "en", "spaces", "nbsp", "bare", "unit", "nearly", "fraction"]
STYLES: tuple[Style, ...] = ("number", "vi", "en", "spaces", "nbsp", "bare", "unit", "nearly", "fraction")
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
        "fraction": value.scaleb(-2 if unit.casefold() == "%" else 0).normalize() + 0,  # as Excel keeps 11,81%
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
    plain = tuple(figure if figure % 1 else figure.quantize(Decimal(1)) for figure in figures)
    return replace(row, name=draw(st.sampled_from(names)), unit=words, figures=plain)


def understood(one: Written, answers: Mapping[str, str]) -> Intake:
    """Return what comes of a sheet."""
    facts = Facts("HP", one.laid.meaning.month, "2025-12-20", publisher="Cục Thống kê", title="Báo cáo")
    return understand([one.laid.sheet], real_book(), facts, answers, {}, TODAY)


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


def check(one: Written, found: Intake) -> None:
    """Fail where a figure is another than the one meant, or one that is meant was lost without a word."""
    expected = truth(one)
    for figure in found.figures:
        what = (figure.indicator, figure.period, figure.kind, figure.stage, figure.typed.value)
        assert expected.get(figure.cell) == what, (figure.cell, figure.typed)
        assert figure.typed.unit == real_book().indicators[figure.indicator].unit
    heard = {cell for asked in found.questions for cell in asked.cells} | recorded(found)
    lost = set(expected) - {one.cell for one in found.figures} - heard - of_columns(found, expected)
    assert not lost, [(cell, expected[cell]) for cell in sorted(lost)]


def recorded(found: Intake) -> set[str]:
    """Return the cells left out because the very figure is on record: all else that is told of is kept."""
    return {cell for told in found.told if told.code == "recorded" for cell in told.cells}


def of_columns(found: Intake, cells: Iterable[str]) -> set[str]:
    """Return the cells of columns that are asked about as a whole."""
    columns = {column_of(cell) for said in found.questions if said.code.startswith("column_") for cell in said.cells}
    return {cell for cell in cells if column_of(cell) in columns}


def column_of(cell: str) -> str:
    """Return the letters of the column of a cell."""
    found = re.search(r"!([A-Z]+)", cell)
    assert found
    return found[1]


@given(written())
@examples(2_000)
def test_a_table_comes_back_as_the_same_figures_or_as_questions(one: Written):
    check(one, understood(one, {}))


@given(written(same=True))
@examples(100)
def test_true_answers_bring_every_figure_back(one: Written):
    answers: dict[str, str] = {}
    while True:
        found = understood(one, answers)
        check(one, found)
        fresh = {asked.key: true_answer(one, asked) for asked in found.questions if asked.key not in answers}
        if not fresh:
            break
        answers |= fresh
    left = {cell for asked in found.questions if asked.answer == "skip" for cell in asked.cells} | recorded(found)
    left |= of_columns(found, truth(one))
    assert {figure.cell for figure in found.figures} == set(truth(one)) - left


def true_answer(one: Written, asked: ImportQuestion) -> str:
    """Return what somebody who knows the table answers; what the files do not take is left out."""
    if asked.code in ("two_readings", "other_way"):
        return "style:en" if one.style == "en" else "style:vi"
    if asked.code == "percent_fraction":
        return "factor:100" if one.style == "fraction" else "as_read"
    if asked.code == "name_ambiguous":
        return f"code:{truth(one)[asked.cells[0]][0]}"
    return "as_read" if any(choice.value == "as_read" for choice in asked.choices) else "skip"
