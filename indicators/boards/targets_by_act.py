"""Which targets rest on which act: by the number of the document they name, never by a guess."""

from indicators.model import Resolution, Session, Target
from indicators.store import Store


def resting(store: Store, act: Resolution) -> tuple[Target, ...]:
    """Return the targets that name an act as their document; numbers begin anew each year and in each Council."""
    if act.number is None:
        return ()
    year = (act.date or "")[:4]
    return tuple(
        one
        for one in store.book.targets
        if one.document == act.number
        and act.area in (None, one.area)
        and (one.adopted_on or one.published_on or year)[:4] == year
    )


def loose(store: Store, session: Session) -> tuple[Target, ...]:
    """Return the Council's targets adopted on the days of a session that name no document."""
    if not session.end:
        return ()
    first = session.start or session.end
    return tuple(
        one
        for one in store.book.targets
        if one.document is None
        and one.basis == "council"
        and one.area == session.area
        and one.adopted_on
        and first <= one.adopted_on <= session.end
    )
