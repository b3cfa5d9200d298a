"""The passport of what the register says of a session or of an act: its words, its sources, the targets on it."""

from collections.abc import Iterator

from indicators.boards.passport.types import Input, Passport, target_input
from indicators.boards.session_words import council, days, in_language, label, origins, passed, reports
from indicators.boards.targets_by_act import loose, resting
from indicators.boards.view import View
from indicators.model import Resolution, Session, Target
from indicators.store import Store
from indicators.wording import LANGS, Lang, count, day, first_upper, period, say


def session_passport(store: Store, view: View, code: str) -> Passport | None:
    """Return what is on record of a session; nothing where there is none of this code."""
    session = next((one for one in store.book.sessions if one.id == code), None)
    if session is None:
        return None
    lang, on_its_days = view.lang, loose(store, session)
    return Passport(
        title=_title(store, session, lang),
        formulas=tuple(filter(None, _session_lines(store, session, lang, len(on_its_days)))),
        inputs=_sources(store, session, lang),
        rivals=(),
        beside=_targets(store, on_its_days, lang),
        citations=tuple((one, f"{_title(store, session, one)}. {_as_of(store, view, one)}") for one in LANGS),
    )


def act_passport(store: Store, view: View, code: str) -> Passport | None:
    """Return what is on record of an act, and the targets that name it; nothing where there is none of this code."""
    act = next((one for one in store.book.resolutions if one.id == code), None)
    if act is None:
        return None
    lang, on_it = view.lang, resting(store, act)
    item = say(lang, "sessions.item", n=act.item) if act.item else ""
    rest = count(lang, "sessions.rest", len(on_it)) if act.number else ""
    return Passport(
        title=_act_named(store, act, lang),
        formulas=tuple(filter(None, (in_language(act.title, lang), item, in_language(act.sets, lang), rest))),
        inputs=_sources(store, act, lang),
        rivals=(),
        beside=_targets(store, on_it, lang),
        citations=tuple((one, f"{_act_title(act, one)}. {_as_of(store, view, one)}") for one in LANGS),
    )


def _session_lines(store: Store, session: Session, lang: Lang, without_act: int) -> Iterator[str]:
    yield in_language(session.about, lang)
    yield in_language(session.sets, lang)
    yield reports(session, lang)
    yield passed(session, lang)
    yield count(lang, "sessions.on_record", sum(act.session == session.id for act in store.book.resolutions))
    if without_act:
        yield count(lang, "sessions.loose", without_act)


def _title(store: Store, session: Session, lang: Lang) -> str:
    return f"{label(session, lang)}, {council(store, session, lang)}, {days(session, lang)}"


def _act_named(store: Store, act: Resolution, lang: Lang) -> str:
    """Return an act by its number, its session and its day, as far as they are on record."""
    session = next((label(one, lang) for one in store.book.sessions if one.id == act.session), "")
    return ", ".join(filter(None, (act.number, session, day(act.date, lang) if act.date else ""))) or act.id


def _act_title(act: Resolution, lang: Lang) -> str:
    dated = (day(act.date, lang),) if act.date else ()
    return ", ".join((*filter(None, (act.number,)), in_language(act.title, lang), *dated))


def _sources(store: Store, noun: Session | Resolution, lang: Lang) -> tuple[Input, ...]:
    """Return each document that tells of a session or an act, under its title as printed."""
    role, nothing = first_upper(say(lang, "table.source")), say(lang, "passport.no_source")
    titles = ((one, store.book.sources[one.source].title if one.source else nothing) for one in origins(store, noun))
    return tuple(Input(role, title, (), "", "", one) for one, title in titles)


def _targets(store: Store, targets: tuple[Target, ...], lang: Lang) -> tuple[Input, ...]:
    found = []
    for one in targets:
        name = in_language(store.book.indicators[one.indicator].name, lang)
        found.append(target_input(store, one, f"{name}, {period(one.period, 'year', lang)}", lang))
    return tuple(found)


def _as_of(store: Store, view: View, lang: Lang) -> str:
    return say(lang, "passport.as_of", as_of=day(view.as_of, lang), snapshot=store.snapshot)
