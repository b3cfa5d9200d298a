"""Which session an address opens, and the view of the day it closed."""

import difflib
from datetime import date

from indicators.boards.view import View, session_days
from indicators.model import Session, last_day
from indicators.session.boards.sessions import parse_session
from indicators.store import Store

NEAREST = 3


def find_session(store: Store, asked: str, area: str, today: date) -> Session | None:
    """Return a session by its number or code; without either the one to come, else the newest that had a board.

    A number may belong to several Councils; the newest territory comes first.
    """
    if not asked:
        coming = [one for one in store.book.sessions if one.area == area and one.end and last_day(one.end) >= today]
        if coming:
            return min(coming, key=lambda one: last_day(one.end or ""))
        closed = [session for session, on in session_days(store, area) if on <= today]
        return next((one for one in closed if board_day(one)), next(iter(in_order(store)), None))
    known = (one for code in store.book.areas for one in store.book.sessions if one.area == code)
    return next((one for one in known if asked in (one.id, str(one.number))), None)


def at_close(store: Store, asked: str, view: View, today: date) -> View:
    """Return the view of the day a session closed, or the one given where no board of that day exists."""
    session = find_session(store, asked, view.area, today)
    return closing(store, session, view, today) or view if session else view


def closing(store: Store, session: Session, view: View, today: date) -> View | None:
    """Return the view of the day a session closed; nothing where the day is unknown or no target was known by then."""
    on = board_day(session)
    if on is None or on > today:
        return None
    found = parse_session(store, session.id, view.lang, today)
    return found if isinstance(found, View) else None


def board_day(session: Session) -> date | None:
    """Return the last day of a session that has a number, where the day itself is on record."""
    return last_day(session.end) if session.number and session.end and len(session.end) == 10 else None


def number_of(store: Store, session: Session, today: date) -> str:
    """Return what opens a session in an address: its number, or its code where the number opens another."""
    number = str(session.number) if session.number else session.id
    return number if find_session(store, number, session.area, today) is session else session.id


def in_order(store: Store) -> list[Session]:
    """Return every session, the newest first; one without a day last."""
    return sorted(store.book.sessions, key=lambda one: last_day(one.end or one.start or "1900"), reverse=True)


def nearest(store: Store, asked: str) -> list[Session]:
    """Return the sessions nearest to what was asked: by number, else by code, else the newest."""
    if asked.isascii() and asked.isdigit():
        numbered = [one for one in in_order(store) if one.number]
        return sorted(numbered, key=lambda one: abs((one.number or 0) - int(asked[:9])))[:NEAREST]
    by_code = {one.id: one for one in in_order(store)}
    close = difflib.get_close_matches(asked, by_code, n=NEAREST, cutoff=0.5)
    return [by_code[code] for code in close] or in_order(store)[:NEAREST]
