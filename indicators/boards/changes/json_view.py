"""The changes between two days as plain data, for the command line and for exports."""

from typing import Any

from indicators.boards.changes import Change, ChangesBoard, Move, Side
from indicators.encoding import encode

ORIGIN = ("origin.published_on", "origin.source", "source_url=origin.url", "origin.file", "origin.line")
VERDICTS = ("verdict_before", "verdict_after", "official_before", "official_after", "flipped", "reason")


def as_json(board: ChangesBoard) -> dict[str, Any]:
    """Return the changes with numbers as decimal strings exactly as published; what is absent is null."""
    view = ("view.year", "since", "until=view.as_of", "view.basis", "view.area")
    return encode(
        board, "snapshot", *view, "sentence", "unchanged", {"changes": [_change(one) for one in board.changes]}
    )


def _change(one: Change) -> dict[str, Any]:
    moves = {name: _move(getattr(one, name)) for name in ("figure", "progress", "target")}
    words = {"reason_words": one.reason_words or None}
    return encode(one, "indicator", "name", "unit", "in_resolution", moves, *VERDICTS, words)


def _move(move: Move | None) -> dict[str, Any] | None:
    return {"before": _side(move.before), "after": _side(move.after)} if move else None


def _side(side: Side | None) -> dict[str, Any] | None:
    """Return a figure or a target; each has only the fields that it can have."""
    if side is None:
        return None
    figure = ({"qualifier": side.sign or None}, "stage")
    own = figure if side.basis is None else ("comparator=sign", "basis", "document")
    return encode(side, "id", "value", *own, "period", "as_printed=printed", *ORIGIN)
