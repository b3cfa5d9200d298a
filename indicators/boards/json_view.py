"""A board as plain data: the JSON that other programs read."""

from collections import Counter
from typing import Any

from indicators.boards.contested import Rival
from indicators.boards.origins import Origin
from indicators.boards.pace import Pace
from indicators.boards.rows import OFFICIAL_MISSED, Row
from indicators.boards.scoreboard import Scoreboard
from indicators.boards.several_years import PeriodBoard, PeriodRow
from indicators.boards.several_years.rows import PeriodFigure
from indicators.boards.standing import STANDINGS

PERIOD_KEYS = (
    "indicator", "name", "unit", "nature", "direction", "basis", "target", "measure", "of", "elapsed", "value",
    "qualifier", "difference", "percent_of_plan", "needed", "state",
)  # fmt: skip
RIVAL_KEYS = ("by", "verdict", "value", "percent_of_plan", "difference", "series", "stage")
BASIS_KEYS = ("basis", "target", "percent_of_plan", "difference", "verdict", "implied")


def as_json(board: Scoreboard) -> dict[str, Any]:
    """Return the board with its numbers as decimal strings exactly as published; what is absent is null."""
    tally = board.tally
    return {
        "snapshot": board.snapshot,
        "year": board.view.year,
        "as_of": board.view.as_of.isoformat(),
        "basis": board.view.basis,
        "area": board.view.area,
        "in_resolution": board.in_resolution,
        "official_tally": {
            "met_or_exceeded": tally.met_or_exceeded,
            "of": tally.of,
            "source": tally.source,
            "published_on": tally.published_on,
        }
        if tally
        else None,
        "counts": _counts(board),
        "standings": _standings(board),
        "sentence": board.sentence,
        "rows": [row_json(r) for r in board.every_row],
    }


def period_json(board: PeriodBoard) -> dict[str, Any]:
    """Return the board of several years: numbers as decimal strings, what is absent is null."""
    view = board.view
    return {
        "snapshot": board.snapshot,
        "period": view.period,
        "as_of": view.as_of.isoformat(),
        "basis": view.basis,
        "area": view.area,
        "sentence": board.sentence,
        "rows": [_period_row(row) for row in board.rows],
    }


def _period_row(row: PeriodRow) -> dict[str, Any]:
    """Return one target of several years; its figures and its target each with their source."""
    own = {name: getattr(row, name) for name in PERIOD_KEYS}
    latest = _period_figure(row.latest) if row.latest else None
    target = {"text": row.target_text, "adopted_on": row.target_origin.adopted_on, **_place(row.target_origin)}
    return {
        **own,
        "missing": list(row.missing),
        "figures": [_period_figure(one) for one in row.figures],
        "latest": latest,
        "target_source": target,
        "notes": list(row.notes),
    }


def _period_figure(one: PeriodFigure) -> dict[str, Any]:
    return {"period": one.period, "value": one.value, **_place(one.origin)}


def _place(origin: Origin) -> dict[str, Any]:
    told = ("published_on", "source", "url", "file", "line")
    return {name: getattr(origin, name) for name in told}


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


def _so_far(r: Row) -> dict[str, Any] | None:
    """Return the latest cumulative figure of a row without one of the whole year, with where it comes from."""
    origin = r.actual_origin
    if r.progress is None or origin is None:
        return None
    return {
        "value": r.progress,
        "period": r.progress_period,
        "published_on": origin.published_on,
        "source": origin.source,
        "file": origin.file,
        "line": origin.line,
    }


def row_json(r: Row) -> dict[str, Any]:
    """Return one row as plain data."""
    origin = r.actual_origin if r.actual is not None else None
    wanted = r.target_origin
    return {
        "indicator": r.indicator,
        "name": r.name,
        "unit": r.unit,
        "nature": r.nature,
        "direction": r.direction,
        "basis": r.basis,
        "in_resolution": r.in_resolution,
        "target": r.target,
        "target_text": r.target_text,
        "target_document": r.target_document,
        "target_source": wanted.source if wanted else None,
        "target_file": wanted.file if wanted else None,
        "target_line": wanted.line if wanted else None,
        "target_adopted_on": wanted.adopted_on if wanted else None,
        "target_published_on": wanted.published_on if wanted else None,
        "actual": r.actual,
        "actual_text": r.actual_text,
        "stage": r.stage,
        "qualifier": r.qualifier,
        "published_on": origin.published_on if origin else None,
        "source": origin.source if origin else None,
        "source_url": origin.url if origin else None,
        "file": origin.file if origin else None,
        "line": origin.line if origin else None,
        "difference": r.difference,
        "difference_unit": r.difference_unit,
        "percent_of_plan": r.percent_of_plan,
        "year_on_year": r.year_on_year,
        "year_on_year_unit": r.year_on_year_unit,
        "verdict": r.verdict,
        "official_verdict": r.official_verdict,
        "notes": list(r.notes),
        "contested": [rival_json(rival) for rival in r.contested],
        "verdict_holds": r.verdict_holds,
        "other_bases": [{key: getattr(o, key) for key in BASIS_KEYS} for o in r.other_bases],
        "vintages": r.vintages,
        "standing": r.standing,
        "so_far": _so_far(r),
        **pace_json(r.pace, r.rest_growth),
    }


def rival_json(rival: Rival) -> dict[str, Any]:
    """Return what another honest figure would say as plain data."""
    origin = rival.origin
    own = {key: getattr(rival, key) for key in RIVAL_KEYS}
    return {
        **own,
        "source": origin.source,
        "published_on": origin.published_on,
        "file": origin.file,
        "line": origin.line,
    }


def pace_json(pace: Pace | None, rest_growth: str | None = None) -> dict[str, str | None]:
    """Return the pace of an open year as plain data; what is absent is null.

    `rest_growth` is the growth that the rest of the year needs of a rate.
    """
    return {
        "pace": pace.pace_pct.value if pace and pace.pace_pct else None,
        "pace_status": pace.status if pace else None,
        "required_per_month": pace.required_per_month.value if pace and pace.required_per_month else None,
        "required_growth_pct": pace.required_growth_pct.value if pace and pace.required_growth_pct else rest_growth,
    }
