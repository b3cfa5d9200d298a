"""The words of a session and of its acts, in the language of the page."""

from indicators.boards.origins import Origin
from indicators.boards.view import area_name
from indicators.model import Question, Resolution, Session, Words
from indicators.store import Store
from indicators.wording import Lang, day, first_upper, say


def in_language(words: Words | str | None, lang: Lang) -> str:
    """Return a text in a language; one that has a single language as it is, nothing as an empty text."""
    if isinstance(words, Words):
        return words.in_(lang)
    return words or ""


def label(session: Session, lang: Lang) -> str:
    """Return the name of a session: 'Session 32', or its kind where it has no number on record."""
    if session.number:
        return say(lang, "sessions.numbered", number=session.number)
    return say(lang, "sessions.unnumbered", kind=in_language(session.kind, lang))


def council(store: Store, session: Session, lang: Lang) -> str:
    """Return whose session it is: the Council of which area, in which term."""
    area = area_name(store.book.areas[session.area], lang)
    return say(lang, "sessions.council", area=area, term=session.term)


def days(session: Session, lang: Lang) -> str:
    """Return its first and last day, as far as they are on record."""
    ends = [day(text, lang) for text in dict.fromkeys(filter(None, (session.start, session.end)))]
    if not ends:
        return say(lang, "sessions.undated")
    return " – ".join(ends) if session.start else say(lang, "sessions.closed", day=ends[0])


def origins(store: Store, noun: Session | Resolution | Question) -> tuple[Origin, ...]:
    """Return each source of a record with the line that names it; the line alone where no source is named."""
    found = [store.book.sources[key] for key in noun.source]
    place = (noun.file, noun.line)
    if not found:
        return (Origin("", "", None, None, "", *place),)
    return tuple(Origin(one.id, one.publisher, one.url, one.published_on, one.publisher, *place) for one in found)


def passed(session: Session, lang: Lang) -> str:
    """Return how many resolutions its sources say it passed, or were planned."""
    if session.resolutions_passed:
        return say(lang, "sessions.passed", n=session.resolutions_passed)
    return say(lang, "sessions.planned", n=session.resolutions_planned) if session.resolutions_planned else ""


def reports(session: Session, lang: Lang) -> str:
    """Return how many reports it heard, where its sources say so."""
    return say(lang, "sessions.reports", n=session.reports) if session.reports else ""


def field(act: Resolution, lang: Lang) -> str:
    """Return what an act is about, where its title says so."""
    return first_upper(say(lang, f"sessions.field.{act.field}")) if act.field else ""
