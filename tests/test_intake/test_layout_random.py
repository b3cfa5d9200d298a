"""However a known table is laid out, it comes back as meant, or as unknown; never as something else."""

from hypothesis import HealthCheck, given, settings

from indicators.intake.layout import tables
from tests.test_intake.layouts import Laid, laid_out


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(laid=laid_out())
def test_a_table_comes_back_as_meant_or_as_unknown(laid: Laid):
    found = tables([laid.sheet])
    assert len(found) == 1
    columns = {column.at: column for column in found[0].columns}
    for at, meant in laid.columns.items():
        column = columns[at]
        if column.role == "unknown":
            continue
        assert column.role == meant.role, column
        if meant.role == "figure" and column.period:
            assert (column.period, column.kind, column.stage) == (meant.period, meant.kind, meant.stage), column
    lines = {line.at: line for line in found[0].lines if line.kind == "figure"}
    assert {at: " ".join(row.name.split()) for at, row in laid.rows.items()} == {
        at: line.name for at, line in lines.items()
    }
    if laid.unit_of_table:
        assert found[0].unit == laid.unit_of_table
    else:
        assert [line.unit for line in lines.values()] == [row.unit for row in laid.rows.values()]
