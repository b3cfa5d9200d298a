"""The targets of several years as a table: one row for each target, what its years come to, and the sources."""

from indicators.boards.several_years import PeriodBoard, PeriodRow
from indicators.boards.tables.records import basis_cell, qualifier_cell, record_at, source_cells, yes_or_no
from indicators.boards.tables.types import Cell, Coded, Table, TableAddress, dated, exact, table
from indicators.model import Target
from indicators.store import Store
from indicators.wording import Lang, say

COLUMNS = (
    "indicator", "name", "unit", "target", "target_low", "target_high", "comparator", "per_year", "measure", "actual",
    "qualifier", "years_known", "years_missing", "difference", "percent_of_plan", "needed", "course", "cumulative",
    "cumulative_period", "period", "area", "area_name", "basis", "as_of", "target_text", "target_document",
    "target_adopted_on", "target_published_on", "target_source", "target_publisher", "target_source_url",
    "target_file", "target_line", "published_on", "source", "publisher", "source_url", "file", "line", "notes",
    "snapshot",
)  # fmt: skip


def several_years_table(store: Store, board: PeriodBoard) -> Table:
    """Return every row of the board; the source is that of the newest figure a row rests on."""
    view = board.view
    common: dict[str, Cell] = {"period": view.period, "area": view.area, "area_name": board.area_name}
    return table(
        view,
        board.snapshot,
        say(view.lang, "download.title.scoreboard", area=board.area_name, year=board.years),
        (board.area_name, view.period.replace("..", "-"), *(row.indicator for row in board.rows[:1] if board.versions)),
        TableAddress("indicator" if board.versions else "./", view.params()),
        COLUMNS,
        ({**_row(store, row, view.lang), **common} for row in board.rows),
    )


def _row(store: Store, row: PeriodRow, lang: Lang) -> dict[str, Cell]:
    target = record_at(store, row.target_origin)
    newest = row.figures[-1].origin if row.figures else row.latest.origin if row.latest else None
    wanted = isinstance(target, Target)
    return {
        "indicator": row.indicator,
        "name": row.name,
        "unit": Coded(row.unit, row.unit_words),
        "target": target.value if wanted else None,
        "target_low": target.low if wanted else None,
        "target_high": target.high if wanted else None,
        "comparator": target.comparator if wanted else None,
        "per_year": yes_or_no(wanted and target.per_year, lang),
        "measure": Coded(row.measure, say(lang, f"several.measure.{row.measure}")),
        "actual": exact(row.value),
        "qualifier": qualifier_cell(row.qualifier, lang),
        "years_known": ", ".join(dict.fromkeys(one.period for one in row.figures)) or None,
        "years_missing": ", ".join(map(str, row.missing)) or None,
        "difference": exact(row.difference),
        "percent_of_plan": exact(row.percent_of_plan),
        "needed": exact(row.needed),
        "course": Coded(row.state, row.state_words) if row.state else None,
        "cumulative": exact(row.latest.value) if row.latest else None,
        "cumulative_period": row.latest.period if row.latest else None,
        "basis": basis_cell(row.basis, lang),
        "target_text": row.target_text,
        "target_document": row.target_document,
        "target_adopted_on": dated(row.target_origin.adopted_on),
        **source_cells(row.target_origin, "target_"),
        **source_cells(newest),
        "notes": "; ".join(row.notes) or None,
    }
