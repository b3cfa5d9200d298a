"""The real decks of some sessions, and what stands on their slides."""

from functools import cache

from builders import TODAY, real_store, session_view

from indicators.session.boards.deck import Deck, KeyFigure, Points, Slide, SlideChart, SlideTable, deck
from indicators.wording import Lang

SESSIONS = ("32", "31", "29", "21", "13", "HD-28")


@cache
def of_session(number: str, lang: Lang) -> Deck:
    return deck(real_store(), session_view(number, lang), TODAY)


def slide(number: str, key: str, lang: Lang = "en") -> Slide:
    return next(s for s in of_session(number, lang).slides if s.key == key)


def plain(words: str) -> str:
    """Return words without the ties between numbers and units."""
    return words.replace("\u00a0", " ")


def said(one: Slide) -> str:
    """Return every word of a slide."""
    found = [one.title, one.footer.words]
    for part in one.parts:
        if isinstance(part, Points):
            found += [part.heading, *part.items]
        if isinstance(part, KeyFigure):
            found += [part.value, part.unit, part.verdict, *part.lines]
        if isinstance(part, SlideTable):
            found += [*part.heads, *part.remarks, *(" ".join((line.name, *line.cells)) for line in part.lines)]
        if isinstance(part, SlideChart):
            found += [part.title, part.words, *part.categories]
            found += [v.words for s in part.series for v in s.values if v]
    return "\n".join(found)
