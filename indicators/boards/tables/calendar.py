"""The release calendar of a year as a table: which stage of which figure is due when, and whether it is on file."""

from indicators.boards.origins import Origin
from indicators.boards.releases import standing
from indicators.boards.tables.records import ENDS, source_cells, subject_cells
from indicators.boards.tables.types import Cell, Coded, Table, TableAddress, dated, table
from indicators.boards.view import View, area_name
from indicators.queries.releases import Due, due_stages
from indicators.store import Store
from indicators.wording import day, say

COLUMNS = (
    "indicator", "name", "unit", "area", "area_name", "period", "stage", "due", "state", "released_on", "released_id",
    "document", "as_printed", "id", *ENDS,
)  # fmt: skip


def calendar_table(store: Store, view: View) -> Table:
    """Return one row for each stage due of a year's figures of the area and its nation; the source is the rule's."""
    place = store.book.areas[view.area]
    areas = (view.area, place.parent) if place.parent else (view.area,)
    named = area_name(place, view.lang)
    return table(
        view,
        store.snapshot,
        say(view.lang, "download.title.calendar", area=named, year=view.year),
        (named, "calendar", str(view.year)),
        TableAddress("sources", view.params()),
        COLUMNS,
        (_due(store, view, due) for area in areas for due in due_stages(store, area, view.year, view.as_of)),
    )


def _due(store: Store, view: View, due: Due) -> dict[str, Cell]:
    lang, rule = view.lang, due.rule
    source = store.book.sources[rule.source[0]]
    state, since = standing(due, view.as_of)
    reached = due.first.stage if due.first else rule.stage
    words = say(
        lang,
        f"releases.state.{state}",
        stage=say(lang, f"stage.{reached}"),
        day=day(since, lang) if since else "",
    )
    origin = Origin(source.id, source.publisher, source.url, source.published_on, "", rule.file, rule.line)
    return {
        **subject_cells(store, due.indicator, due.area, lang),
        **source_cells(origin),
        "period": rule.period_of(view.year),
        "stage": Coded(rule.stage, say(lang, f"stage.{rule.stage}")),
        "due": due.day,
        "state": Coded(state, words),
        "released_on": dated(since),
        "released_id": due.first.id if due.first else None,
        "document": rule.document,
        "as_printed": rule.as_printed,
        "id": rule.id,
    }
