"""The deck of a session: its slides in order, already worded, as HTML and PowerPoint draw them.

Every title is a sentence made from the figures of the boards, so none can disagree with them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indicators.boards.view import View
from indicators.session.boards.deck.ahead import ahead_slides, no_target_ahead
from indicators.session.boards.deck.headline import headline_slides
from indicators.session.boards.deck.material import Material, material
from indicators.session.boards.deck.opening import counts_slide, row_slides, verdict_slide
from indicators.session.boards.deck.rivals import rivals_slide
from indicators.session.boards.deck.standing import nothing_to_compare, standing_slide
from indicators.session.boards.deck.types import (
    Counts,
    Deck,
    Footer,
    KeyFigure,
    Part,
    Points,
    Series,
    Slide,
    SlideChart,
    SlideCount,
    SlideRow,
    SlideTable,
    SpeakerNote,
    Value,
)
from indicators.session.boards.deck.unknown import unknown_slides
from indicators.session.boards.sessions import session_of
from indicators.store import Store, kept_in_store
from indicators.wording import say

__all__ = [
    "Counts",
    "Deck",
    "Footer",
    "KeyFigure",
    "Part",
    "Points",
    "Series",
    "Slide",
    "SlideChart",
    "SlideCount",
    "SlideRow",
    "SlideTable",
    "SpeakerNote",
    "Value",
    "deck",
]  # fmt: skip
TIED = 16  # letters of a unit that may stay with its number; a longer one would tear the line before it


@kept_in_store(32)
def deck(store: Store, view: View, today: date) -> Deck:
    """Return every slide of a view; which of them are shown is chosen by `boards.session.slides`."""
    of = material(store, view, today)
    units = _units(of)
    slides = tuple(_tied(slide, units) for slide in _slides(of))
    title = say(view.lang, "page.title", area=of.board.area_name)
    return Deck(view, session_of(store, view), title, store.snapshot, slides)


def _slides(of: Material) -> Iterator[Slide]:
    """Yield the slides in order; what cannot be shown has no slide of its own, it is said on that of the unknown."""
    standing, rivals, ahead = standing_slide(of), rivals_slide(of), tuple(ahead_slides(of))
    absent = () if standing else (nothing_to_compare(of),)
    yield verdict_slide(of)
    yield counts_slide(of)
    yield from row_slides(of)
    yield from headline_slides(of)
    yield from (slide for slide in (standing, rivals, *ahead) if slide)
    yield from unknown_slides(of, absent if ahead else (*absent, no_target_ahead(of)))


def _units(of: Material) -> re.Pattern[str]:
    """Return the spaces of a number with its unit, where no line of a title may end."""
    words = {r.unit_words for r in of.board.every_row} | {r.unit_words for r in of.next_year().board.every_row}
    known = "|".join(re.escape(unit) for unit in sorted(words, key=len, reverse=True) if len(unit) <= TIED)
    return re.compile(rf"(?<=\d) (?:{known})(?!\w)" if known else r"(?!)")


def _tied(slide: Slide, units: re.Pattern[str]) -> Slide:
    """Return a slide with each number of its title tied to its unit."""

    def tie(words: str) -> str:
        return units.sub(lambda found: found[0].replace(" ", "\u00a0"), words)

    return replace(slide, title=tie(slide.title), marked=tuple((tie(words), mark) for words, mark in slide.marked))
