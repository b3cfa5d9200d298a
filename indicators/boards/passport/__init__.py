"""The passport of any number on any page: what it was computed from, who says so, in which line it is kept.

A passport has a key, which an address carries as `passport=`: the number of a record (`A0002`, `T0003`),
`result.` and an indicator for a row of a board, `list` for its counts, `share.` and `due.` within a year,
`doubt.` with its kind and first record, `area.` and a code for the size of a territory, `session.` and `act.`
and a code for what the register says of them.
"""

from datetime import date

from indicators.boards.origins import ACT, AREA, DOUBT, DUE, LIST, RESULT, SHARE, SITTING
from indicators.boards.passport.doubt import doubt_passport
from indicators.boards.passport.listing import listing_passport
from indicators.boards.passport.place import placed
from indicators.boards.passport.record import record_passport
from indicators.boards.passport.result import result_passport
from indicators.boards.passport.session_record import act_passport, session_passport
from indicators.boards.passport.territory import territory_passport
from indicators.boards.passport.types import Input, Passport
from indicators.boards.passport.within_year import within_passport
from indicators.boards.view import View
from indicators.store import Store, kept_in_store

__all__ = ["Input", "Passport", "passport", "placed"]


@kept_in_store(512)
def passport(store: Store, view: View, key: str, today: date) -> Passport | None:
    """Return the passport of a key in a view; nothing where the key names nothing known on the day."""
    if view.until is not None and key.startswith((LIST, RESULT, SHARE, DUE)):
        return None  # of a year; several years together have verdicts of their own kind
    if key == LIST:
        return listing_passport(store, view, today)
    if key.startswith(RESULT):
        code = key.removeprefix(RESULT)
        return result_passport(store, view, code) if code in store.book.indicators else None
    if key.startswith(DOUBT):
        return doubt_passport(store, view, key)
    if key.startswith(AREA):
        return territory_passport(store, view, key.removeprefix(AREA))
    if key.startswith(SITTING):
        return session_passport(store, view, key.removeprefix(SITTING))
    if key.startswith(ACT):
        return act_passport(store, view, key.removeprefix(ACT))
    if key.startswith((SHARE, DUE)):
        return within_passport(store, view, key)
    return record_passport(store, view, key)
