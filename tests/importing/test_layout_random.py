"""However a known table is laid out, it comes back as meant, or as unknown; never as something else."""

import pytest
from examples import examples
from hypothesis import given, settings

from indicators.collation import folded
from indicators.importing.layout import tables
from indicators.importing.types import Sheet, SheetTable, Span
from tests.importing.layouts import Laid, laid_out


def check(found: SheetTable, laid: Laid, down: int = 0) -> None:
    """Fail where a column or a row is another one than it is meant to be; unknown and untold are no lies."""
    columns = {column.at: column for column in found.columns}
    for at, meant in laid.columns.items():
        column = columns[at]
        if column.role == "unknown":
            continue
        assert column.role == meant.role, column
        if meant.role == "figure" and column.period:
            assert (column.period, column.kind, column.stage) == (meant.period, meant.kind, meant.stage), column
        if meant.role == "figure":
            assert folded(column.unit) == folded(laid.unit_of_header)
    lines = {line.at: line for line in found.lines if line.kind == "figure"}
    assert {at: line.name for at, line in lines.items()} == {
        at + down: " ".join(row.name.split()) for at, row in laid.rows.items()
    }
    assert found.unit == laid.unit_of_table
    in_rows = not (laid.unit_of_table or laid.unit_of_header)
    assert [line.unit for line in lines.values()] == [row.unit if in_rows else "" for row in laid.rows.values()]


@examples(500)
@given(laid=laid_out())
def test_a_table_comes_back_as_meant_or_as_unknown(laid: Laid):
    found = tables([laid.sheet])
    assert len(found) == 1
    check(found[0], laid)


@examples(100)
@given(first=laid_out(), second=laid_out())
def test_two_tables_below_each_other_are_two(first: Laid, second: Laid):
    down = len(first.sheet.rows) + 1
    spans = [Span(one.top + down, one.left, one.bottom + down, one.right) for one in second.sheet.merged]
    width = max(len(row) for one in (first, second) for row in one.sheet.rows)
    rows = [(*row, *[None] * (width - len(row))) for row in (*first.sheet.rows, (), *second.sheet.rows)]
    found = tables([Sheet("Biểu 1", tuple(rows), (*first.sheet.merged, *spans))])
    assert len(found) == 2
    check(found[0], first)
    check(found[1], second, down)


@pytest.mark.deep
def test_most_columns_are_told_and_not_only_left_unknown():
    """What is only ever unknown would never be wrong, and never of use."""
    told: list[bool] = []

    @settings(max_examples=100, derandomize=True)  # in every profile: a share of fewer says nothing
    @given(laid=laid_out())
    def draw(laid: Laid) -> None:
        columns = {column.at: column for column in tables([laid.sheet])[0].columns}
        told.extend(
            bool(columns[at].role == "figure" and columns[at].period)
            for at, meant in laid.columns.items()
            if meant.role == "figure"
        )

    draw()
    assert sum(told) > 0.97 * len(told) > 100
