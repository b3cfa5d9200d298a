"""What changed between two days as a table: one row for each figure or target that moved, or verdict published."""

from collections.abc import Iterable

from indicators.boards.changes import Change, ChangesBoard, Side
from indicators.boards.tables.records import (
    ENDS,
    SOURCE,
    basis_cell,
    source_cells,
    subject_cells,
    verdict_cell,
    yes_or_no,
)
from indicators.boards.tables.types import Cell, Coded, Table, TableAddress, exact, table
from indicators.store import Store
from indicators.wording import Lang, say

COLUMNS = (
    "record", "indicator", "name", "unit", "value_before", "value", "period", "qualifier", "comparator",
    "stage_before", "stage", "verdict_before", "verdict_after", "flipped", "reason", "official_before",
    "official_after", "year", "area", "area_name", "basis", "since", "document", "as_printed", "id", *ENDS,
    *(f"{name}_before" for name in SOURCE),
)  # fmt: skip
MOVES = {"figure": "figure", "progress": "cumulative", "target": "target"}


def changes_table(store: Store, board: ChangesBoard) -> Table:
    """Return what moved, the later value with its source and the earlier one with its own."""
    view, since = board.view, board.since.isoformat()
    common: dict[str, Cell] = {"year": view.year, "since": board.since}
    return table(
        view,
        board.snapshot,
        say(view.lang, "download.title.changes", area=board.area_name, year=view.year),
        (board.area_name, str(view.year), view.basis, "changes", since),
        TableAddress("./", view.params()),
        COLUMNS,
        ({**cells, **common} for one in board.changes for cells in _change(store, board, one)),
    )


def _change(store: Store, board: ChangesBoard, one: Change) -> Iterable[dict[str, Cell]]:
    lang = board.view.lang
    common: dict[str, Cell] = {
        **subject_cells(store, one.indicator, board.view.area, lang),
        "name": one.name,
        "basis": basis_cell(board.view.basis, lang),
        "verdict_before": verdict_cell(one.verdict_before, lang),
        "verdict_after": verdict_cell(one.verdict_after, lang),
        "official_before": verdict_cell(one.official_before, lang),
        "official_after": verdict_cell(one.official_after, lang),
        "flipped": yes_or_no(one.flipped, lang),
        "reason": Coded(one.reason, one.reason_words) if one.reason else None,
    }
    moves = [(kind, move) for name, kind in MOVES.items() if (move := getattr(one, name))]
    for kind, move in moves:
        yield {**common, "record": _kind(kind, lang), **_before(move.before, lang), **_after(move.after, lang)}
    if not moves:
        yield {**common, "record": _kind("official", lang)}


def _kind(kind: str, lang: Lang) -> Coded:
    return Coded(kind, say(lang, f"download.record.{kind}"))


def _before(side: Side | None, lang: Lang) -> dict[str, Cell]:
    if side is None:
        return {}
    earlier = {f"{name}_before": cell for name, cell in source_cells(side.origin).items()}
    return {**earlier, **_value(side, "value_before"), "stage_before": _stage(side, lang)}


def _after(side: Side | None, lang: Lang) -> dict[str, Cell]:
    if side is None:
        return {}
    sign = "qualifier" if side.basis is None else "comparator"
    cells: dict[str, Cell] = {
        **source_cells(side.origin),
        **_value(side, "value"),
        sign: side.sign or None,
        "stage": _stage(side, lang),
        "period": side.period,
        "document": side.document,
        "as_printed": side.printed,
        "id": side.id,
    }
    return cells | ({"basis": basis_cell(side.basis, lang)} if side.basis else {})


def _value(side: Side, name: str) -> dict[str, Cell]:
    """Return the value exactly; a range, which is no number, as `13..13.5`."""
    return {name: side.value if ".." in side.value else exact(side.value)}


def _stage(side: Side, lang: Lang) -> Coded | None:
    return Coded(side.stage, say(lang, f"stage.{side.stage}")) if side.stage else None
