"""Tidy files, one figure a row, by their headers: SDMX-CSV 1 and 2, Eurostat's, Open SDG, or any long table."""

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from indicators.collation import folded
from indicators.importing.layout.grid import Grid
from indicators.importing.types import Column, Sheet, SheetRow, SheetTable
from indicators.model.lists import PeriodKind, Stage

Part = Literal["period", "value", "name", "area", "unit", "stage"]
_HEADERS: dict[Part, frozenset[str]] = {
    "period": frozenset(("time_period", "time", "period", "year", "nam", "ky", "thoi gian")),
    "value": frozenset(("obs_value", "value", "gia tri", "so lieu")),
    "name": frozenset(("indic", "indicator", "indicator name", "indicator code", "series", "series code", "chi tieu")),
    "area": frozenset(("geo", "ref_area", "area", "reference area", "dia phuong", "dia ban", "tinh thanh")),
    "unit": frozenset(("unit", "units", "unit_measure", "unit of measure", "don vi", "don vi tinh", "dvt")),
    "stage": frozenset(("obs_status", "obs_flag", "flag", "flags", "status", "loai so lieu")),
}
_NEEDED: tuple[Part, ...] = ("period", "value", "name")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?")
_STAGES: dict[str, Stage] = {  # of SDMX's code list of observation status, and in words
    "e": "estimate", "p": "preliminary", "f": "forecast", "uoc": "estimate", "so bo": "preliminary",
    "chinh thuc": "official", "estimate": "estimate", "preliminary": "preliminary", "official": "official",
}  # fmt: skip
_PERIODS: tuple[tuple[PeriodKind, re.Pattern[str], str], ...] = (
    ("year", re.compile(r"((?:19|20)[0-9]{2})"), "{0}"),
    ("month", re.compile(r"((?:19|20)[0-9]{2})-?m?(0[1-9]|1[0-2])"), "{0}-{1}"),
    ("quarter", re.compile(r"((?:19|20)[0-9]{2})-?q([1-4])"), "{0}-Q{1}"),
    ("half", re.compile(r"((?:19|20)[0-9]{2})-?[hs]([12])"), "{0}-H{1}"),
)


def tidy_tables(grid: Grid) -> list[SheetTable]:
    """Return a table for each period and stage of a tidy sheet; none where its first row is not that of one."""
    places = _places(grid)
    if any(part not in places for part in _NEEDED):
        return []
    sheet = _with_numbers(grid.sheet, places["value"])
    found: dict[tuple[str, PeriodKind, Stage], list[SheetRow]] = defaultdict(list)
    for row in range(1, grid.height):
        if grid.blank[row]:
            continue
        when = period_of(grid.raw(row, places["period"]))
        if when is None:
            return []  # a table that only has such headers
        said = {part: grid.raw(row, at) for part, at in places.items()}
        stage = _STAGES.get(folded(said.get("stage", "")), "reported")
        name = said["name"]
        line = SheetRow(row, "figure", name, said.get("unit", ""), name, area=said.get("area", ""))
        found[(*when, stage)].append(line)
    words = " / ".join(words for _, words in grid.filled(0))
    return [
        SheetTable(sheet, "", "", (Column(places["value"], words, "figure", period, kind, stage),), tuple(lines),
                   range(1), is_tidy=True)
        for (period, kind, stage), lines in found.items()
    ]  # fmt: skip


def _with_numbers(sheet: Sheet, column: int) -> Sheet:
    """Return a sheet with the texts of a column as the numbers that programs write: 4.815 is less than five."""
    texts = [row[column] for row in sheet.rows[1:] if isinstance(row[column], str)]
    if not all(_NUMBER.fullmatch(str(text)) for text in texts):
        return sheet
    rows = (
        (*row[:column], Decimal(text), *row[column + 1 :]) if n and isinstance(text := row[column], str) else row
        for n, row in enumerate(sheet.rows)
    )
    return replace(sheet, rows=tuple(rows))


def _places(grid: Grid) -> dict[Part, int]:
    """Return where each part stands, by the headers of the first row; of two that name the same the first counts."""
    heads = [(at, folded(words).strip()) for at, words in grid.filled(0)] if grid.height > 1 else []
    return {part: at for part, words in _HEADERS.items() for at, said in reversed(heads) if said in words}


def period_of(words: str) -> tuple[str, PeriodKind] | None:
    """Return the period that a cell names, and its kind.

    >>> period_of("2026-10"), period_of("2026M10"), period_of("2026-Q3"), period_of("2026S1"), period_of("October")
    (('2026-10', 'month'), ('2026-10', 'month'), ('2026-Q3', 'quarter'), ('2026-H1', 'half'), None)
    """
    for kind, pattern, form in _PERIODS:
        if found := pattern.fullmatch(folded(words)):
            return form.format(*found.groups()), kind
    return None
