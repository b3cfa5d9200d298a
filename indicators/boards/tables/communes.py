"""The communes of a city as a table: each unit with its facts, its status or its figure, and who says so."""

from indicators.boards.communes import Commune, CommunesBoard
from indicators.boards.origins import Origin
from indicators.boards.tables.records import ENDS, actual_cells, record_at, source_cells, subject_cells
from indicators.boards.tables.types import Cell, Coded, Table, TableAddress, table
from indicators.model import Actual
from indicators.store import Store
from indicators.wording import say

COLUMNS = (
    "area", "area_name", "area_kind", "indicator", "name", "rank", "of", "value", "unit", "status", "period",
    "qualifier", "stage", "series", "area_km2", "merged_from", "as_printed", "id", *ENDS,
)  # fmt: skip
UNKNOWN = "no_figure"


def communes_table(store: Store, board: CommunesBoard) -> Table:
    """Return every unit, whether the search finds it or not; a status known of the city alone has the city's source."""
    view, asked = board.view, board.asked
    return table(
        view,
        board.snapshot,
        say(view.lang, "download.title.communes", area=board.area),
        (board.area, "communes", asked.indicator, asked.period),
        TableAddress("comparison", board.params()),
        COLUMNS,
        (_unit(store, board, one) for one in board.units),
    )


def _unit(store: Store, board: CommunesBoard, one: Commune) -> dict[str, Cell]:
    lang, area = board.view.lang, store.book.areas[one.area]
    found = record_at(store, one.origin)
    known = actual_cells(store, found, lang) if isinstance(found, Actual) else source_cells(_origin(store, board, one))
    subject = subject_cells(store, board.asked.indicator, one.area, lang)
    return {
        **subject,
        "indicator": board.asked.indicator or None,
        "period": board.asked.period or None,
        **known,
        "area_name": one.full_name,
        "area_kind": Coded(area.kind, one.kind),
        "rank": one.rank,
        "of": board.of or None,
        "status": one.words if board.is_status else None,
        "area_km2": area.area_km2,
        "merged_from": area.merged_from,
    }


def _origin(store: Store, board: CommunesBoard, one: Commune) -> Origin | None:
    """Return who says the status of a unit: the city's own count, else the record that names the unit at all."""
    if board.is_status and board.fact and one.tone != UNKNOWN:
        return board.fact[1]
    area = store.book.areas[one.area]
    source = store.book.sources.get(area.source[0]) if area.source else None
    if source is None:
        return None
    return Origin(source.id, source.publisher, source.url, source.published_on, "", area.file, area.line)
