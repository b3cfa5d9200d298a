"""The page of an indicator as a table: every report, every version of the target, the months, then the years."""

from collections.abc import Iterable

from indicators.boards.context import gather
from indicators.boards.indicator import IndicatorBoard
from indicators.boards.tables.records import ENDS, actual_cells, basis_cell, record_at, target_cells
from indicators.boards.tables.types import Cell, Coded, Table, TableAddress, table
from indicators.boards.view import area_name
from indicators.boards.years import year_figures
from indicators.model import Actual, Target
from indicators.store import Store
from indicators.wording import Lang, say

COLUMNS = (
    "record", "indicator", "name", "area", "area_name", "period", "unit", "value", "low", "high", "comparator",
    "qualifier", "stage", "series", "basis", "document", "adopted_on", "state", "as_printed", "id", *ENDS,
)  # fmt: skip
STATES = ("in_force", "superseded", "elsewhere", "not_binding")


def indicator_table(store: Store, board: IndicatorBoard) -> Table:
    """Return one row for each record of the page; `record` says what it is: a report, a version, a year's number."""
    view, code = board.view, board.row.indicator
    named = area_name(store.book.areas[view.area], view.lang)
    return table(
        view,
        board.snapshot,
        say(view.lang, "download.title.indicator", name=board.name, area=named, year=view.year),
        (named, code, str(view.year), view.basis),
        TableAddress("indicator", {**view.params(), "id": code}),
        COLUMNS,
        (*_reports(store, board), *_versions(store, board), *_months(store, board), *_years(store, board)),
    )


def _kind(kind: str, lang: Lang) -> Coded:
    return Coded(kind, say(lang, f"download.record.{kind}"))


def _figure(store: Store, board: IndicatorBoard, kind: str, actual: Actual) -> dict[str, Cell]:
    lang = board.view.lang
    against = basis_cell(board.view.basis, lang)
    return {**actual_cells(store, actual, lang), "record": _kind(kind, lang), "basis": against}


def _wanted(store: Store, board: IndicatorBoard, kind: str, target: Target) -> dict[str, Cell]:
    return {**target_cells(store, target, board.view.lang), "record": _kind(kind, board.view.lang)}


def _reports(store: Store, board: IndicatorBoard) -> Iterable[dict[str, Cell]]:
    used = Coded("current", say(board.view.lang, "indicator.counts_now"))
    for shown in board.reports:
        found = record_at(store, shown.origin)
        assert isinstance(found, Actual)
        yield {**_figure(store, board, "report", found), "state": used if shown.current else None}


def _versions(store: Store, board: IndicatorBoard) -> Iterable[dict[str, Cell]]:
    codes = {say(board.view.lang, f"indicator.{state}"): state for state in STATES}
    for shown in board.versions:
        found = record_at(store, shown.origin)
        assert isinstance(found, Target)
        yield {**_wanted(store, board, "version", found), "state": Coded(codes[shown.state], shown.state)}


def _months(store: Store, board: IndicatorBoard) -> Iterable[dict[str, Cell]]:
    """Yield what the table of the year's months says: its figures, those of the year before, the scenario."""
    told = set[tuple[str, str]]()
    for line in board.within.lines if board.within else ():
        for kind, cell in (("month", line.actual), ("month_before", line.before), ("month_due", line.due)):
            found = record_at(store, cell.origin)
            if found is None or (kind, found.id) in told:
                continue
            told.add((kind, found.id))
            if isinstance(found, Actual):
                yield _figure(store, board, kind, found)
            else:
                yield _wanted(store, board, kind, found)


def _years(store: Store, board: IndicatorBoard) -> Iterable[dict[str, Cell]]:
    for _, figure, target in year_figures(gather(store, board.view), board.row.indicator):
        if figure:
            stage = Coded(figure.stage, say(board.view.lang, f"stage.{figure.stage}"))
            yield {**_figure(store, board, "year_figure", figure.actual), "stage": stage}
        if target:
            yield _wanted(store, board, "year_target", target)
