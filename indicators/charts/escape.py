"""Every word of a board made inert for Plotly, which takes <a href>, <b> and entities in a text for markup."""

from dataclasses import fields, is_dataclass, replace
from html import escape
from typing import Any


def inert(board: Any) -> Any:  # noqa: ANN401 - the same kind of thing comes back
    """Return a board, or a part of one, with every text in it escaped; whatever is drawn goes through here first."""
    if isinstance(board, str):
        return escape(board, quote=False)
    if isinstance(board, tuple):
        return tuple(inert(one) for one in board)
    if is_dataclass(board) and not isinstance(board, type):
        return replace(board, **{f.name: inert(getattr(board, f.name)) for f in fields(board)})
    return board
