"""The changes between two days as plain data, for the command line and for exports."""

from typing import Any

from indicators.boards.changes import Change, ChangesBoard, Move, Side


def as_json(board: ChangesBoard) -> dict[str, Any]:
    """Return the changes with numbers as decimal strings exactly as published; what is absent is null."""
    return {
        "snapshot": board.snapshot,
        "year": board.view.year,
        "since": board.since.isoformat(),
        "until": board.view.as_of.isoformat(),
        "basis": board.view.basis,
        "area": board.view.area,
        "sentence": board.sentence,
        "unchanged": board.unchanged,
        "changes": [_change(one) for one in board.changes],
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "name": one.name,
        "unit": one.unit,
        "in_resolution": one.in_resolution,
        "figure": _move(one.figure),
        "progress": _move(one.progress),
        "target": _move(one.target),
        "verdict_before": one.verdict_before,
        "verdict_after": one.verdict_after,
        "official_before": one.official_before,
        "official_after": one.official_after,
        "flipped": one.flipped,
        "reason": one.reason,
        "reason_words": one.reason_words or None,
    }


def _move(move: Move | None) -> dict[str, Any] | None:
    return {"before": _side(move.before), "after": _side(move.after)} if move else None


def _side(side: Side | None) -> dict[str, Any] | None:
    """Return a figure or a target; each has only the fields that it can have."""
    if side is None:
        return None
    if side.basis is None:
        own = {"qualifier": side.sign or None, "stage": side.stage}
    else:
        own = {"comparator": side.sign, "basis": side.basis, "document": side.document}
    return {
        "id": side.id,
        "value": side.value,
        **own,
        "period": side.period,
        "as_printed": side.printed,
        "published_on": side.origin.published_on,
        "source": side.origin.source,
        "source_url": side.origin.url,
        "file": side.origin.file,
        "line": side.origin.line,
    }
