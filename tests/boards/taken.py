"""Every board of the record as a table to take away, and a table read by its columns."""

from functools import cache

from builders import real_store

from indicators.boards import tables
from indicators.boards.changes import changes, parse_changes_query
from indicators.boards.communes import communes, parse_communes_query
from indicators.boards.comparison import comparison
from indicators.boards.indicator import indicator_board
from indicators.boards.peers import parse_comparison_query
from indicators.boards.sources import sources_board
from indicators.boards.tables import Cell, Table
from indicators.boards.view import Unknown
from indicators.store import Store
from indicators.wording import Lang

from .seen import TODAY, board, view

KINDS = (
    "scoreboard",
    "open year",
    "indicator",
    "ranges",
    "ranking",
    "gaps",
    "communes",
    "calendar",
    "documents",
    "doubts",
    "changes",
)
FIGURES = tuple(kind for kind in KINDS if kind != "documents")


@cache
def taken(kind: str, lang: Lang = "en") -> Table:
    """Return one of the tables of the record."""
    return _made(real_store(), kind, lang)


def _made(store: Store, kind: str, lang: Lang) -> Table:
    seen = view(year="2025", area="HP", as_of="2025-12-11", lang=lang)
    now = view(year="2025", area="HP", as_of="2026-11-15", lang=lang)
    if kind in ("scoreboard", "open year"):
        day, year = ("2025-12-11", "2025") if kind == "scoreboard" else ("2026-11-15", "2026")
        return tables.scoreboard_table(store, board(year=year, area="HP", as_of=day, lang=lang))
    if kind in ("indicator", "ranges"):
        code = "budget_total" if kind == "indicator" else "grdp_growth"
        return tables.indicator_table(store, indicator_board(store, code, now, TODAY))
    if kind in ("ranking", "gaps"):
        query = {"id": "grdp_growth", "period": "2025"} if kind == "ranking" else {"id": "export", "period": "2025"}
        asked = parse_comparison_query(store, query, now)
        assert not isinstance(asked, Unknown)
        return tables.comparison_table(store, comparison(store, now, asked, TODAY))
    if kind == "communes":
        sought = parse_communes_query(store, {}, now)
        assert not isinstance(sought, Unknown)
        return tables.communes_table(store, communes(store, now, sought, TODAY))
    if kind == "calendar":
        return tables.calendar_table(store, now)
    if kind == "documents":
        return tables.documents_table(store, sources_board(store, seen, TODAY))
    if kind == "doubts":
        return tables.doubts_table(store, now)
    asked = parse_changes_query(store, {"since": "2025-12-05", "until": "2025-12-11", "lang": lang}, TODAY)
    assert not isinstance(asked, Unknown)
    return tables.changes_table(store, changes(store, *asked, TODAY))


def rows(table: Table) -> list[dict[str, Cell]]:
    """Return the rows by the codes of their columns."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]
