"""A board as plain data: the JSON that other programs read."""

from collections import Counter
from typing import Any

from indicators.boards.contested import Rival
from indicators.boards.pace import Pace
from indicators.boards.rows import OFFICIAL_MISSED, Row
from indicators.boards.scoreboard import Scoreboard
from indicators.boards.several_years import PeriodBoard, PeriodRow
from indicators.boards.several_years.rows import PeriodFigure
from indicators.boards.standing import STANDINGS
from indicators.encoding import encode

ORIGIN = ("origin.published_on", "origin.source", "origin.url", "origin.file", "origin.line")
TALLY = ("met_or_exceeded", "of", "source", "published_on")
OTHER_BASIS = ("basis", "target", "percent_of_plan", "difference", "verdict", "implied")
PERIOD_ROW = (
    "indicator", "name", "unit", "nature", "direction", "basis", "target", "measure", "of", "elapsed", "value",
    "qualifier", "difference", "percent_of_plan", "needed", "state", "missing",
)  # fmt: skip
RIVAL = (
    "by", "verdict", "value", "percent_of_plan", "difference", "series", "stage",
    "origin.source", "origin.published_on", "origin.file", "origin.line",
)  # fmt: skip
TARGET = (
    "target", "target_text", "target_document", "target_source=target_origin.source",
    "target_file=target_origin.file", "target_line=target_origin.line",
    "target_adopted_on=target_origin.adopted_on", "target_published_on=target_origin.published_on",
)  # fmt: skip
SO_FAR = (
    "value=progress", "period=progress_period", "actual_origin.published_on", "actual_origin.source",
    "actual_origin.file", "actual_origin.line",
)  # fmt: skip


def as_json(board: Scoreboard) -> dict[str, Any]:
    """Return the board with its numbers as decimal strings exactly as published; what is absent is null."""
    return encode(
        board,
        *("snapshot", "view.year", "view.as_of", "view.basis", "view.area", "in_resolution"),
        {"official_tally": encode(board.tally, *TALLY) if board.tally else None},
        {"counts": _counts(board), "standings": _standings(board)},
        "sentence",
        {"rows": [row_json(r) for r in board.every_row]},
    )


def period_json(board: PeriodBoard) -> dict[str, Any]:
    """Return the board of several years: numbers as decimal strings, what is absent is null."""
    view = ("view.period", "view.as_of", "view.basis", "view.area")
    return encode(board, "snapshot", *view, "sentence", {"rows": [_period_row(row) for row in board.rows]})


def _period_row(row: PeriodRow) -> dict[str, Any]:
    """Return one target of several years; its figures and its target each with their source."""
    target = ("text=target_text", "target_origin.adopted_on", *(f"target_{name}" for name in ORIGIN))
    return encode(
        row,
        *PERIOD_ROW,
        {"figures": [_period_figure(one) for one in row.figures]},
        {"latest": _period_figure(row.latest) if row.latest else None},
        {"target_source": encode(row, *target)},
        "notes",
    )


def _period_figure(one: PeriodFigure) -> dict[str, Any]:
    return encode(one, "period", "value", *ORIGIN)


def _counts(board: Scoreboard) -> dict[str, int]:
    """Return the main targets by verdict; one not known by name has no figure."""
    counts = Counter({"missed": 0, "near_miss": 0, "exceeded": 0, "met": 0, "no_figure": 0})
    for count in board.counts:
        unknown = count.verdict == OFFICIAL_MISSED or count.verdict in STANDINGS
        counts["no_figure" if unknown else count.verdict] += count.n
    return dict(counts)


def _standings(board: Scoreboard) -> dict[str, int] | None:
    """Return how many main targets of an open year are behind, ahead and so on; nothing of a closed one."""
    seen = {count.verdict: count.n for count in board.counts}
    return {kind: seen.get(kind, 0) for kind in STANDINGS} if board.open else None


def row_json(r: Row) -> dict[str, Any]:
    """Return one row as plain data."""
    origin = r.actual_origin if r.actual is not None else None
    so_far = r.actual_origin and r.progress is not None
    return encode(
        r,
        *("indicator", "name", "unit", "nature", "direction", "basis", "in_resolution", *TARGET),
        *("actual", "actual_text", "stage", "qualifier"),
        encode(origin, "published_on", "source", "source_url=url", "file", "line"),
        *("difference", "difference_unit", "percent_of_plan", "year_on_year", "year_on_year_unit"),
        *("verdict", "official_verdict", "notes"),
        {"contested": [rival_json(rival) for rival in r.contested]},
        "verdict_holds",
        {"other_bases": [encode(other, *OTHER_BASIS) for other in r.other_bases]},
        *("vintages", "standing"),
        {"so_far": encode(r, *SO_FAR) if so_far else None},
        pace_json(r.pace, r.rest_growth),
    )


def rival_json(rival: Rival) -> dict[str, Any]:
    """Return what another honest figure would say as plain data."""
    return encode(rival, *RIVAL)


def pace_json(pace: Pace | None, rest_growth: str | None = None) -> dict[str, Any]:
    """Return the pace of an open year as plain data; what is absent is null.

    `rest_growth` is the growth that the rest of the year needs of a rate.
    """
    numbers = ("required_per_month=required_per_month.value", "required_growth_pct=required_growth_pct.value")
    found = encode(pace, "pace=pace_pct.value", "pace_status=status", *numbers)
    return found | {"required_growth_pct": found["required_growth_pct"] or rest_growth}
