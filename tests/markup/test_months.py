"""The table of a year: what stands in it, which columns it needs, and that nothing in it acts."""

from dataclasses import fields, replace
from typing import get_type_hints

import pytest
from boards.paged import real_page

from indicators.boards.months.types import MonthCell, MonthLine, Within
from indicators.markup.months import months_html
from indicators.wording import Lang

from .parsed import Parsed, checked
from .test_payloads import PAYLOADS


def found(code: str = "export", year: str = "2025", lang: Lang = "en") -> Within:
    within = real_page(code, lang=lang, year=year).within
    assert within is not None
    return within


def table(within: Within, lang: Lang = "en") -> Parsed:
    return checked(f'<div lang="{lang}">{months_html(within, 2025, lang)}</div>')


def heads(parsed: Parsed) -> list[str]:
    return [node.text for node in parsed.all("th")]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_line_of_the_board_is_a_row_with_its_number_as_a_link(lang: Lang):
    within = found(lang=lang)
    parsed = table(within, lang)
    assert len(parsed.all("tr")) == len(within.lines) + 1
    numbers = [cell for line in within.lines for cell in (line.actual, line.before, line.share, line.due) if cell.words]
    linked = [a.text for a in parsed.all("a")]
    assert numbers
    assert [cell.words for cell in numbers if cell.words not in linked] == []


def test_a_column_that_would_stay_empty_is_left_out():
    assert heads(table(found())) == [
        "Period", "Area", "Actual", "Stage", "Of the year's target", "Due", "Same months last year", "Note"
    ]  # fmt: skip
    growth = found("grdp_growth")
    own = replace(growth, lines=tuple(line for line in growth.lines if line.area == "Hai Phong" and line.drawn))
    assert heads(table(own)) == ["Period", "Actual", "Stage"]


def test_what_the_chart_does_not_draw_is_set_apart():
    rows = table(found()).all("tr")[1:]
    assert [("apart" in row.attributes.get("class", "")) for row in rows] == [not line.drawn for line in found().lines]


def test_the_rule_stands_over_the_table_and_so_does_why_there_is_no_chart():
    assert found().rule in table(found()).text
    few = found("grdp_growth", "2026")
    assert few.too_few in table(few).text
    assert found().too_few not in table(found()).text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words(payload: str):
    hints = get_type_hints(MonthLine)
    cells = {
        f.name: MonthCell(payload) if hints[f.name] is MonthCell else payload
        for f in fields(MonthLine)
        if f.name != "drawn"
    }
    line = MonthLine(**cells, drawn=True)  # ty: ignore[invalid-argument-type] - by the types of the fields
    parsed = table(Within(None, payload, payload, (line, replace(line, area="x"))))
    assert payload.split()[0] in parsed.text
