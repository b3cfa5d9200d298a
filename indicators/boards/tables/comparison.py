"""The comparison as a table: the areas ranked, then those without a figure, each beside the nation."""

from indicators.boards.comparison import ComparisonBoard, RankedArea
from indicators.boards.tables import types
from indicators.boards.tables.records import ENDS, actual_cells, record_at, subject_cells
from indicators.boards.tables.types import Cell, Coded, Table, exact, table
from indicators.model import Actual
from indicators.store import Store
from indicators.wording import first_upper, period, say

NATION = ("nation", "nation_source", "nation_file", "nation_line")
COLUMNS = (
    "rank", "of", "area", "area_name", "value", "unit", "indicator", "name", "period", "period_kind", "qualifier",
    "stage", "series", "peers", "as_printed", "id", *ENDS, *NATION,
)  # fmt: skip


def comparison_table(store: Store, board: ComparisonBoard) -> Table:
    """Return the ranking, best first; an area without a figure has neither value nor rank."""
    view, asked = board.view, board.asked
    chosen = next(c.label for c in board.peer_sets if c.chosen)
    common: dict[str, Cell] = {
        "of": board.of, "peers": Coded(asked.peers, chosen), "period": asked.period, "period_kind": asked.kind,
        **_nation(board),
    }  # fmt: skip
    when = first_upper(period(asked.period, asked.kind, view.lang))
    return table(
        view,
        board.snapshot,
        say(view.lang, "download.title.comparison", name=board.name, period=when),
        (asked.indicator, asked.period, asked.peers),
        types.TableAddress("comparison", board.params()),
        COLUMNS,
        ({**_place(store, board, one), **common} for one in (*board.places, *board.missing)),
    )


def _place(store: Store, board: ComparisonBoard, place: RankedArea) -> dict[str, Cell]:
    lang, found = board.view.lang, record_at(store, place.origin)
    known = actual_cells(store, found, lang) if isinstance(found, Actual) else {}
    return {**subject_cells(store, board.asked.indicator, place.area, lang), **known, "rank": place.rank}


def _nation(board: ComparisonBoard) -> dict[str, Cell]:
    """Return the nation's own figure, where it can stand beside those of its parts."""
    if board.nation is None or board.nation.origin is None:
        return {}
    origin = board.nation.origin
    return dict(zip(NATION, (exact(board.nation.value), origin.source, origin.file, origin.line), strict=True))
