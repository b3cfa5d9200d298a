"""The change on the year before: on each form of the scoreboard where any row has it, and from exact figures only."""

import pytest
from builders import real_store

from indicators import markup
from indicators.boards.json_view import as_json
from indicators.boards.passport import passport
from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard
from indicators.boards.tables import scoreboard_table
from indicators.terminal.table import Screen, lines
from indicators.wording import Lang

from .seen import LANGUAGES, TODAY, board, row_of, seen


def before(lang: Lang = "en") -> Scoreboard:
    """Return a year whose area had figures the year before too."""
    return board(year="2024", area="HP_OLD", lang=lang)


def change(row: Row) -> tuple[str | None, str | None, str | None]:
    return row.year_on_year, row.year_on_year_unit, row.year_on_year_words


def test_an_amount_grows_by_per_cent_and_a_rate_by_points():
    shown = before()
    assert change(row_of(shown, "grdp_growth")) == ("0.67", "percentage_points", "+0.67 points")
    assert change(row_of(shown, "budget_domestic")) == ("10.8", "percent", "+10.8%")


@pytest.mark.parametrize("code", ["budget_total", "fdi"])
def test_a_bound_has_no_change(code: str):
    row = row_of(before(), code)
    assert row.qualifier == "over"
    assert change(row) == (None, None, None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_column_stands_in_every_form_where_any_row_has_it_and_in_none_otherwise(lang: Lang):
    for shown, there in ((before(lang), True), (seen("2026-01-20", lang), False)):
        assert shown.year_on_year is there
        assert ("year_on_year" in scoreboard_table(real_store(), shown).columns) is there
        assert ('<td class="yoy"' in markup.scoreboard_html(shown)) is there
        words = "Change on last year" if lang == "en" else "So với năm trước"
        assert any(words in line for line in lines(shown, Screen())) is there
        assert any(row["year_on_year"] for row in as_json(shown)["rows"]) is there


@pytest.mark.parametrize("code", ["grdp_growth", "budget_domestic"])
def test_the_passport_says_how_it_follows(code: str):
    shown = before()
    found = passport(real_store(), shown.view, f"result.{code}", TODAY)
    assert found is not None
    (formula,) = [line for line in found.formulas if "on last year" in line]
    assert (row_of(shown, code).year_on_year_words or "?") in formula
    last = {row.origin.record for row in (*found.inputs, *found.beside)}
    assert any(one.id in last and one.period == "2023" for one in real_store().book.actuals)
