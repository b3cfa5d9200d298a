"""The scoreboard as a table: one row for each target, its figure, its verdict and the sources of both."""

from indicators.boards.rows import Row
from indicators.boards.scoreboard import Scoreboard
from indicators.boards.tables.records import (
    actual_cells,
    basis_cell,
    qualifier_cell,
    record_at,
    source_cells,
    verdict_cell,
    yes_or_no,
)  # fmt: skip
from indicators.boards.tables.types import Cell, Coded, Table, TableAddress, dated, exact, table
from indicators.model import Actual, Target
from indicators.store import Store
from indicators.wording import Lang, say

COLUMNS = (
    "indicator", "name", "unit", "target", "target_low", "target_high", "comparator", "actual", "qualifier", "stage",
    "difference", "difference_unit", "percent_of_plan", "year_on_year", "year_on_year_unit", "verdict", "verdict_holds",
    "contested", "official_verdict", "cumulative", "cumulative_period", "year", "area", "area_name", "basis",
    "in_resolution", "as_of", "published_on", "actual_text", "source", "publisher", "source_url", "file", "line",
    "target_text", "target_document", "target_adopted_on", "target_published_on", "target_source", "target_publisher",
    "target_source_url", "target_file", "target_line", "notes", "snapshot",
)  # fmt: skip


def scoreboard_table(store: Store, board: Scoreboard) -> Table:
    """Return every row of the board; in an open year with the latest cumulative figure in place of the actual."""
    view = board.view
    common: dict[str, Cell] = {"year": view.year, "area": view.area, "area_name": board.area_name}
    return table(
        view,
        board.snapshot,
        say(view.lang, "download.title.scoreboard", area=board.area_name, year=view.year),
        (board.area_name, str(view.year), view.basis),
        TableAddress("./", view.params()),
        tuple(name for name in COLUMNS if board.year_on_year or not name.startswith("year_on_year")),
        ({**_row(store, r, view.lang), **common} for r in board.every_row),
    )


def _row(store: Store, r: Row, lang: Lang) -> dict[str, Cell]:
    unit = Coded(r.unit, r.unit_words)
    return {
        "indicator": r.indicator,
        "name": r.name,
        "unit": unit,
        "basis": basis_cell(r.basis, lang),
        "in_resolution": yes_or_no(r.in_resolution, lang),
        "actual": exact(r.actual),
        "actual_text": r.actual_text,
        "stage": Coded(r.stage, say(lang, f"stage.{r.stage}")) if r.stage else None,
        "qualifier": qualifier_cell(r.qualifier, lang),
        **source_cells(r.actual_origin),
        **_cumulative(store, r, lang),
        **_target(store, r),
        "difference": exact(r.difference),
        "difference_unit": _difference_unit(r, unit, lang),
        "percent_of_plan": exact(r.percent_of_plan),
        "year_on_year": exact(r.year_on_year),
        "year_on_year_unit": _growth_unit(r, lang),
        "verdict": verdict_cell(r.verdict, lang),
        "verdict_holds": yes_or_no(r.verdict_holds, lang),
        "contested": "; ".join(rival.words for rival in r.contested) or None,
        "official_verdict": verdict_cell(r.official_verdict, lang),
        "notes": "; ".join(r.notes) or None,
    }


def _cumulative(store: Store, r: Row, lang: Lang) -> dict[str, Cell]:
    """Return the latest figure within an open year, whose source is then that of the row."""
    found = record_at(store, r.actual_origin) if r.actual is None else None
    if not isinstance(found, Actual):
        return {}
    cells = actual_cells(store, found, lang)
    said = {"actual_text": cells["as_printed"], "stage": cells["stage"], "qualifier": cells["qualifier"]}
    return {**said, "cumulative": found.value, "cumulative_period": found.period}


def _target(store: Store, r: Row) -> dict[str, Cell]:
    found = record_at(store, r.target_origin)
    if not isinstance(found, Target):
        return {}
    return {
        "target": found.value,
        "target_low": found.low,
        "target_high": found.high,
        "comparator": found.comparator,
        "target_text": r.target_text,
        "target_document": r.target_document,
        "target_adopted_on": dated(found.adopted_on),
        **source_cells(r.target_origin, "target_"),
    }


def _difference_unit(r: Row, unit: Coded, lang: Lang) -> Coded | None:
    if r.difference_unit is None or r.difference_unit == unit.code:
        return unit if r.difference_unit else None
    return Coded(r.difference_unit, say(lang, "download.points"))


def _growth_unit(r: Row, lang: Lang) -> Coded | None:
    if r.year_on_year_unit is None:
        return None
    words = {"percent": "%", "percentage_points": say(lang, "download.points")}
    return Coded(r.year_on_year_unit, words[r.year_on_year_unit])
