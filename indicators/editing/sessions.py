"""Which slides of its deck a session keeps, and in which order: one field of its record in sessions.yaml."""

from collections.abc import Sequence

from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import Why
from indicators.editing.records import set_fields
from indicators.editing.types import Edit
from indicators.model import Session
from indicators.problems import NotSaved, nearest

REGISTER, SECTION = "sessions.yaml", "sessions"
ORDER = tuple(name for name in Session.model_fields if name not in ("file", "line"))


def keep_slides(held: Held, session: str, keys: Sequence[str], why: Why) -> Edit:
    """Return the edit that keeps a choice of slides by their keys; without any the session keeps none: all are shown.

    Raises NotSaved for an unknown session, and where it keeps this choice already. A key that is
    none is refused by the loader when the edit is looked at or saved.
    """
    codes = [one.id for one in held.book.sessions]
    if session not in codes:
        raise NotSaved("unknown_session", found=session, expected=nearest(session, codes) or REGISTER)
    if next(one.slides for one in held.book.sessions if one.id == session) == tuple(keys):
        raise NotSaved("nothing_changed")
    text = set_fields(held.files[REGISTER].decode(), session, {"slides": tuple(keys) or None}, ORDER, SECTION)
    summary = f"{REGISTER}: {session} slides: {len(keys) or '*'}"  # which ones stands in the difference
    return held.edit({REGISTER: text.encode()}, why, summary)
