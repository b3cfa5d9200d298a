"""The sources page as two tables: the documents with what rests on them, and the doubts with their rows."""

from collections.abc import Iterable

from indicators.boards.doubts import Doubt, Evidence, doubts
from indicators.boards.origins import Origin
from indicators.boards.sources import Document, SourcesBoard
from indicators.boards.tables.records import ENDS, actual_cells, source_cells, subject_cells, target_cells
from indicators.boards.tables.types import Cell, Coded, Table, TableAddress, dated, table
from indicators.boards.view import View, area_name
from indicators.model import Actual, Claim, Target
from indicators.store import Store
from indicators.wording import Lang, say

DOCUMENTS = (
    "source", "publisher", "title", "published_on", "figures", "targets", "claims", "records", "language",
    "source_url", "as_of", "snapshot",
)  # fmt: skip
DOUBTS = (
    "doubt", "kind", "sentence", "record", "indicator", "name", "area", "area_name", "period", "unit", "value", "low",
    "high", "comparator", "qualifier", "stage", "series", "basis", "implied_low", "implied_high", "as_printed", "id",
    *ENDS,
)  # fmt: skip


def documents_table(store: Store, board: SourcesBoard) -> Table:
    """Return every document known on the day, with how many figures, targets and other records rest on it."""
    view = board.view
    listed = (one for publisher in board.publishers for one in publisher.documents)
    return table(
        view,
        board.snapshot,
        say(view.lang, "download.title.documents"),
        ("documents",),
        TableAddress("sources", view.params()),
        DOCUMENTS,
        (_document(store, one) for one in listed),
    )


def _document(store: Store, one: Document) -> dict[str, Cell]:
    return {
        "source": one.id,
        "publisher": one.publisher,
        "title": one.title,
        "published_on": dated(store.book.sources[one.id].published_on),
        "figures": one.figures,
        "targets": one.targets,
        "claims": one.claims,
        "records": one.records,
        "language": one.language or None,
        "source_url": one.url,
    }


def doubts_table(store: Store, view: View) -> Table:
    """Return every record that a doubt of a view rests on; `doubt` numbers the doubt that it belongs to."""
    named = area_name(store.book.areas[view.area], view.lang)
    found = doubts(store, view.area, view.as_of)
    return table(
        view,
        store.snapshot,
        say(view.lang, "download.title.doubts", area=named),
        (named, "doubts"),
        TableAddress("sources", view.params()),
        DOUBTS,
        (cells for n, doubt in enumerate(found, 1) for cells in _doubt(store, view.lang, n, doubt)),
    )


def _doubt(store: Store, lang: Lang, n: int, doubt: Doubt) -> Iterable[dict[str, Cell]]:
    kind = Coded(doubt.code, say(lang, f"doubts.{doubt.code}.title"))
    for row in doubt.rows:
        implied = row.implied.outward if row.implied else None  # as the page prints it, never narrower
        yield {
            **_record(store, lang, doubt, row),
            "doubt": n,
            "kind": kind,
            "sentence": doubt.sentence.in_(lang),
            "record": Coded(row.kind, say(lang, f"download.record.{row.kind}")),
            "implied_low": implied.low if implied and implied.low.is_finite() else None,
            "implied_high": implied.high if implied and implied.high.is_finite() else None,
        }


def _record(store: Store, lang: Lang, doubt: Doubt, row: Evidence) -> dict[str, Cell]:
    noun = row.noun
    if isinstance(noun, Actual):
        return actual_cells(store, noun, lang)
    if isinstance(noun, Target):
        return target_cells(store, noun, lang)
    source = store.book.sources[row.source]
    origin = Origin(row.source, source.publisher, source.url, row.published_on, "", noun.file, noun.line)
    said: dict[str, Cell] = {**source_cells(origin), "id": noun.id, "as_printed": noun.as_printed}
    if isinstance(noun, Claim):
        subject = subject_cells(store, noun.subject, noun.area, lang)
        return {**subject, **said, "period": noun.period, "unit": noun.unit or subject.get("unit")}
    return {**subject_cells(store, doubt.indicator, doubt.area, lang), **said, "period": doubt.period}
