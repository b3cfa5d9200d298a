"""One session opened: the board as it closed, its acts with the targets that rest on them, its questioning."""

from collections.abc import Iterable
from datetime import date
from typing import get_args

from indicators.boards.origins import ACT, SITTING
from indicators.boards.scoreboard import scoreboard
from indicators.boards.session_words import council, days, field, in_language, label, origins, passed, reports
from indicators.boards.targets_by_act import loose, resting
from indicators.boards.view import Choice, Unknown, View, area_name, session_days
from indicators.model import Resolution, Session, last_day
from indicators.model.lists import ActField
from indicators.session.boards.session_lookup import closing, find_session, in_order, nearest, number_of
from indicators.session.boards.types import Act, Listed, Named, SessionBoard, Topic
from indicators.store import Store
from indicators.wording import Lang, count, day, say

FIELDS = get_args(ActField)


def session_board(store: Store, view: View, asked: str, today: date) -> SessionBoard | Unknown:
    """Return a session by its number or code, the newest of the area in view without either; or the nearest ones."""
    session, lang = find_session(store, asked, view.area, today), view.lang
    if session is None:
        near = ((_choice_words(store, one, view), number_of(store, one, today)) for one in nearest(store, asked))
        choices = tuple((words, {"no": no, "lang": lang}) for words, no in near)
        return Unknown(say(lang, "sessions.unknown", value=asked), choices, lang)
    close = closing(store, session, view, today)
    acts = (_act(store, one, view) for one in _in_order(r for r in store.book.resolutions if r.session == session.id))
    return SessionBoard(
        view=close or view,
        no=number_of(store, session, today),
        key=f"{SITTING}{session.id}",
        label=label(session, lang),
        council=council(store, session, lang),
        days=days(session, lang),
        kind=in_language(session.kind, lang),
        since=_since(store, session, lang, today),
        about=in_language(session.about, lang),
        sets=in_language(session.sets, lang),
        reports=reports(session, lang),
        passed=passed(session, lang),
        origins=origins(store, session),
        board=scoreboard(store, close, today) if close else None,
        acts=tuple(acts),
        loose=named(store, [one.indicator for one in loose(store, session)], view),
        topics=_topics(store, session, view),
        previous=_previous(store, session, close) if close else None,
        choices=_choices(store, session, view, today),
        listed=tuple(_listed(store, one, view, today, here=one is session) for one in in_order(store)),
        snapshot=store.snapshot,
    )


def _since(store: Store, session: Session, lang: Lang, today: date) -> str:
    """Return that no session of the Council is on file after the one opened; nothing where one is, or it is to come."""
    ended = last_day(session.end or session.start or "1900")
    area = store.book.areas[session.area]
    later = (last_day(one.end or one.start or "1900") for one in store.book.sessions if one.area == session.area)
    if area.ends or ended >= today or any(on > ended for on in later):
        return ""
    return say(lang, "sessions.none_since", day=day(today, lang))


def _previous(store: Store, session: Session, close: View) -> date | None:
    """Return the close of the session before on record: of the same term, as a merger has two Councils before it."""
    before = [(one, on) for one, on in session_days(store, close.area) if on < close.as_of]
    of_the_term = (on for one, on in before if one.term == session.term)
    return next(of_the_term, before[0][1] if before else None)


def named(store: Store, codes: list[str] | tuple[str, ...], view: View) -> tuple[Named, ...]:
    """Return indicators by the names of a board, each once, in the order given."""
    found = (store.book.indicators[code] for code in dict.fromkeys(codes))
    return tuple(Named(one.code, in_language(one.label, view.lang)) for one in found)


def _in_order(acts: Iterable[Resolution]) -> list[Resolution]:
    """Return acts by field, then as they were read out; those of no known field last."""
    return sorted(acts, key=lambda a: (FIELDS.index(a.field) if a.field else len(FIELDS), a.item or 0))


def _act(store: Store, act: Resolution, view: View) -> Act:
    lang, n = view.lang, len(resting(store, act))
    return Act(
        key=f"{ACT}{act.id}",
        number=act.number or "",
        item=str(act.item or ""),
        field=field(act, lang),
        title=in_language(act.title, lang),
        sets=in_language(act.sets, lang),
        targets=n,
        targets_words=count(lang, "sessions.rest", n) if act.number else "",
        origin=origins(store, act)[0],
    )


def _topics(store: Store, session: Session, view: View) -> tuple[Topic, ...]:
    return tuple(
        Topic(in_language(one.topic, view.lang), named(store, one.indicators, view), origins(store, one)[0])
        for one in store.book.questions
        if one.session == session.id
    )


def _choice_words(store: Store, session: Session, view: View) -> str:
    area = area_name(store.book.areas[session.area], view.lang)
    words = {"session": label(session, view.lang), "days": days(session, view.lang)}
    return say(view.lang, "sessions.option", area=area, **words)


def _choices(store: Store, session: Session, view: View, today: date) -> tuple[Choice, ...]:
    return tuple(
        Choice(number_of(store, one, today), _choice_words(store, one, view), one is session) for one in in_order(store)
    )


def _listed(store: Store, session: Session, view: View, today: date, *, here: bool) -> Listed:
    lang = view.lang
    return Listed(
        no=number_of(store, session, today),
        key=f"{SITTING}{session.id}",
        label=label(session, lang),
        council=council(store, session, lang),
        days=days(session, lang),
        kind=in_language(session.kind, lang),
        sets=in_language(session.sets, lang),
        passed=session.resolutions_passed or "",
        acts=sum(act.session == session.id for act in store.book.resolutions),
        here=here,
        origin=origins(store, session)[0],
    )
