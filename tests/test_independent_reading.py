"""Every row of every board is compared with a second reading of the text files that shares nothing with the program."""

import inspect
from decimal import Decimal
from itertools import product
from types import ModuleType

import pytest
import second_reading
import second_rivals
from builders import on, real_store
from second_reading import on_board, read
from second_rivals import rivals

from indicators import queries
from indicators.boards.rows import Row
from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import BASES, View

AREAS = ("HP", "HP_OLD", "HD_OLD")
DAYS = ("2021-12-31", "2023-12-31", "2025-03-01", "2025-12-05", "2025-12-11", "2026-01-20", "2026-11-30")


def printed(r: Row) -> tuple[object, ...]:
    """Return the same of a row of the program, its numbers as numbers."""
    gap, share = (Decimal(text) if text else None for text in (r.difference, r.percent_of_plan))
    return r.basis, r.target, r.actual, gap, share, r.verdict


@pytest.mark.parametrize("day", DAYS)
def test_every_row_of_every_board_is_what_a_second_reading_of_the_files_makes_of_it(day: str):
    compared = 0
    for area in AREAS:
        for (year, _), basis in product(queries.years(real_store(), area, on(day)), BASES):
            board = scoreboard(real_store(), View(year, on(day), basis, area, "en", dated=True), on(day))
            assert {r.indicator for r in board.every_row} == on_board(area, str(year), basis, day), (area, year, basis)
            for r in board.every_row:
                key = (r.indicator, area, str(year), basis, day)
                assert printed(r) == read(*key), key
                assert {(one.by, Decimal(one.value), one.verdict) for one in r.contested} == rivals(*key), key
                compared += 1
    assert compared


@pytest.mark.parametrize("module", [second_reading, second_rivals])
def test_the_second_reading_takes_nothing_from_the_program(module: ModuleType):
    assert not [name for name, of in vars(module).items() if getattr(of, "__module__", "").startswith("indicators.")]
    assert "from indicators" not in inspect.getsource(module)
