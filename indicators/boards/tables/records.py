"""The cells that every table shares: what a record is of, what it says, and where it stands."""

from indicators.boards.judged import unit_words
from indicators.boards.origins import Origin, actual_origin, target_origin
from indicators.boards.tables.types import Cell, Coded, dated
from indicators.boards.view import area_name
from indicators.model import Actual, Target
from indicators.store import Store, kept_in_store
from indicators.wording import Lang, say

SOURCE = ("published_on", "source", "publisher", "source_url", "file", "line")
ENDS = (*SOURCE, "as_of", "snapshot")  # the last columns of every table of figures


@kept_in_store(8)
def records(store: Store) -> dict[tuple[str, int], Actual | Target]:
    """Return every figure and target of a store by the file and the line it stands in."""
    return {(noun.file, noun.line): noun for noun in (*store.book.actuals, *store.book.targets)}


def record_at(store: Store, origin: Origin | None) -> Actual | Target | None:
    """Return the record that a number on a board was taken from."""
    return records(store).get((origin.file, origin.line)) if origin else None


def actual_cells(store: Store, actual: Actual, lang: Lang) -> dict[str, Cell]:
    """Return the cells of one report of a figure."""
    return {
        **subject_cells(store, actual.indicator, actual.area, lang),
        **source_cells(actual_origin(store, actual, lang)),
        "id": actual.id,
        "period": actual.period,
        "period_kind": actual.period_kind,
        "value": actual.value,
        "qualifier": qualifier_cell(actual.qualifier, lang),
        "stage": Coded(actual.stage, say(lang, f"stage.{actual.stage}")),
        "series": Coded(actual.series, say(lang, f"series.{actual.series}")),
        "as_printed": actual.as_printed,
    }


def target_cells(store: Store, target: Target, lang: Lang) -> dict[str, Cell]:
    """Return the cells of one version of a target; a range has its two ends in place of a value."""
    return {
        **subject_cells(store, target.indicator, target.area, lang),
        **source_cells(target_origin(store, target, lang)),
        "id": target.id,
        "period": target.period,
        "value": target.value,
        "low": target.low,
        "high": target.high,
        "comparator": target.comparator,
        "basis": basis_cell(target.basis, lang),
        "document": target.document,
        "as_printed": target.as_printed,
        "adopted_on": dated(target.adopted_on),
    }


def subject_cells(store: Store, code: str, area: str, lang: Lang) -> dict[str, Cell]:
    """Return what a record is of: the indicator with its unit, and the area; a subject of a claim may be neither."""
    indicator, place = store.book.indicators.get(code), store.book.areas.get(area)
    named: dict[str, Cell] = {"indicator": code, "area": area}
    if indicator:
        named["name"] = indicator.name.in_(lang)
        named["unit"] = Coded(indicator.unit, unit_words(store, indicator, lang))
    return named | ({"area_name": area_name(place, lang)} if place else {})


def source_cells(origin: Origin | None, prefix: str = "") -> dict[str, Cell]:
    """Return who printed a record, when, at which address, and where it stands on file; nothing without one."""
    if origin is None:
        return {}
    cells = (dated(origin.published_on), origin.source, origin.publisher, origin.url, origin.file, origin.line)
    return {f"{prefix}{name}": cell for name, cell in zip(SOURCE, cells, strict=True)}


def basis_cell(basis: str, lang: Lang) -> Coded:
    """Return whose target it is."""
    return Coded(basis, say(lang, f"basis.{basis}"))


def qualifier_cell(qualifier: str | None, lang: Lang) -> Coded | None:
    """Return the word before a figure that is not exact: over, nearly, about."""
    return Coded(qualifier, say(lang, f"qualifier.{qualifier}", value="").strip()) if qualifier else None


def verdict_cell(verdict: str | None, lang: Lang) -> Coded | None:
    """Return a verdict, or nothing where there is none."""
    return Coded(verdict, say(lang, f"verdict.{verdict}")) if verdict else None


def yes_or_no(answer: bool, lang: Lang) -> Coded:
    """Return an answer as a cell."""
    code = "true" if answer else "false"
    return Coded(code, say(lang, f"download.{code}"))
