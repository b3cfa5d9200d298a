"""The deck of a session: its slides in order, already worded, as HTML and PowerPoint draw them.

Every title is a sentence made from the figures of the boards, so none can disagree with them.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from indicators.boards.deck.ahead import ahead_slides
from indicators.boards.deck.headline import headline_slides
from indicators.boards.deck.material import Material, material
from indicators.boards.deck.nouns import (
    Chart,
    Count,
    Counts,
    Deck,
    Fact,
    Footer,
    Line,
    Note,
    Part,
    Points,
    Series,
    Slide,
    Table,
    Value,
)
from indicators.boards.deck.opening import counts_slide, row_slides, verdict_slide
from indicators.boards.deck.rivals import rivals_slide
from indicators.boards.deck.standing import standing_slide
from indicators.boards.deck.unknown import unknown_slide
from indicators.boards.sessions import session_of
from indicators.boards.view import View
from indicators.store import Store
from indicators.wording import say

__all__ = [
    "Chart", "Count", "Counts", "Deck", "Fact", "Footer", "Line", "Note", "Part", "Points", "Series", "Slide", "Table",
    "Value", "deck",
]  # fmt: skip


@lru_cache(maxsize=32)
def deck(store: Store, view: View, today: date, keys: tuple[str, ...] = ()) -> Deck:
    """Return the slides of a view; `keys` chooses some and puts them in that order, unknown ones are left out."""
    of = material(store, view, today)
    made = {slide.key: slide for slide in _slides(of)}
    slides = tuple(made[key] for key in keys if key in made) or tuple(made.values())
    title = say(view.lang, "page.title", area=of.board.area_name)
    return Deck(view, session_of(store, view), title, store.snapshot, slides)


def _slides(of: Material) -> Iterator[Slide]:
    yield verdict_slide(of)
    yield counts_slide(of)
    yield from row_slides(of)
    yield from headline_slides(of)
    yield standing_slide(of)
    yield rivals_slide(of)
    yield from ahead_slides(of)
    yield unknown_slide(of)
