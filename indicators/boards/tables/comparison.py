"""The comparison as a table: the areas ranked, those without a figure, and the nation."""

from indicators.boards.comparison import ComparisonBoard, Place
from indicators.boards.tables import nouns
from indicators.boards.tables.nouns import Cell, Coded, Table, table
from indicators.boards.tables.records import ENDS, actual_cells, record_at, subject_cells
from indicators.model import Actual
from indicators.store import Store
from indicators.wording import first_upper, period, say

COLUMNS = (
    "record", "rank", "of", "area", "area_name", "value", "unit", "indicator", "name", "period", "period_kind",
    "qualifier", "stage", "series", "peers", "as_printed", "id", *ENDS,
)  # fmt: skip


def comparison_table(store: Store, board: ComparisonBoard) -> Table:
    """Return the ranking, best first; an area without a figure has neither value nor rank, the nation no rank."""
    view, asked = board.view, board.asked
    chosen = next(c.label for c in board.peer_sets if c.chosen)
    common: dict[str, Cell] = {
        "of": board.of, "peers": Coded(asked.peers, chosen), "period": asked.period, "period_kind": asked.kind,
    }  # fmt: skip
    nation = (board.nation,) if board.nation else ()
    places = [("place", p) for p in (*board.places, *board.missing)] + [("nation", p) for p in nation]
    when = first_upper(period(asked.period, asked.kind, view.lang))
    return table(
        view,
        board.snapshot,
        say(view.lang, "download.title.comparison", name=board.name, period=when),
        (asked.indicator, asked.period, asked.peers),
        nouns.Place("comparison", board.params()),
        COLUMNS,
        ({**_place(store, board, kind, one), **common} for kind, one in places),
    )


def _place(store: Store, board: ComparisonBoard, kind: str, place: Place) -> dict[str, Cell]:
    lang, found = board.view.lang, record_at(store, place.origin)
    known = actual_cells(store, found, lang) if isinstance(found, Actual) else {}
    what = Coded(kind, say(lang, f"download.record.{kind}"))
    subject = subject_cells(store, board.asked.indicator, place.area, lang)
    return {**subject, **known, "record": what, "rank": place.rank if kind == "place" else None}
