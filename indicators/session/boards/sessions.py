"""The sessions of the Councils, each with the view of its own day: what was known when it closed."""

from datetime import date

from indicators import queries
from indicators.boards.view import Unknown, View, area_name, parse_view, session_days
from indicators.model import Session
from indicators.store import Store
from indicators.wording import Lang, day, say


def parse_session(store: Store, asked: str, lang: Lang, today: date) -> View | Unknown:
    """Return the board as a session closed, by its number or code, or the sessions there are.

    A number may belong to several Councils; the newest territory comes first.
    """
    known = [pair for area in store.book.areas for pair in _held(store, area)]
    found = next(((s, on) for s, on in known if asked in (s.id, str(s.number))), None)
    if found is None:
        choices = ((_label(store, s, on, lang), {"session": s.id, "lang": lang}) for s, on in known)
        return Unknown(say(lang, "sessions.unknown", value=asked), tuple(choices), lang)
    session, on = found
    params = {"area": session.area, "as_of": on.isoformat(), "year": str(on.year), "lang": lang}
    return parse_view(store, params, today)


def _held(store: Store, area: str) -> list[tuple[Session, date]]:
    """Return the sessions of one Council by whose end it had set targets, newest first."""
    own = [(s, on) for s, on in session_days(store, area) if s.area == area]
    return [(s, on) for s, on in own if any(y.year == on.year for y in queries.years(store, area, on))]


def _label(store: Store, session: Session, on: date, lang: Lang) -> str:
    area = area_name(store.book.areas[session.area], lang)
    return say(lang, "sessions.choice", number=session.number, area=area, day=day(on, lang))


def session_of(store: Store, view: View) -> str:
    """Return the session that ended on the day of a view, in words, or else the day."""
    found = next((s for s, on in session_days(store, view.area) if on == view.as_of and s.area == view.area), None)
    if found is None:
        return say(view.lang, "controls.day", day=day(view.as_of, view.lang))
    return _label(store, found, view.as_of, view.lang)
