"""Which slides of the deck of a session are shown, in which order: by the address, else as kept, else all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.boards.view import View, session_days
from indicators.model import Session
from indicators.problems import shown as printable
from indicators.session.boards.deck import Deck, Slide, deck
from indicators.store import Store
from indicators.wording import count, say

ALL = "all"  # in an address or on the command line: every slide, whatever is kept
NAMED = 5  # unknown keys told by name


@dataclass(frozen=True, slots=True)
class Chosen:
    """The whole deck of a session, the keys of the slides shown, and what was named that this deck has not."""

    whole: Deck
    keys: tuple[str, ...]
    kept: tuple[str, ...]  # as the file has them; nothing where it keeps no choice
    unknown: tuple[str, ...] = ()
    origin: str = ALL  # of the choice: address, kept or all
    place: str = ""  # file and line of the session that keeps a choice

    @property
    def known(self) -> tuple[str, ...]:
        """The keys of the whole deck, in its order."""
        return tuple(slide.key for slide in self.whole.slides)

    @property
    def deck(self) -> Deck:
        """The deck of the slides shown."""
        whole = self.whole
        made = {slide.key: slide for slide in whole.slides}
        return Deck(whole.view, whole.session, whole.title, whole.snapshot, tuple(made[key] for key in self.keys))

    @property
    def wanted(self) -> tuple[str, ...]:
        """What a session keeps that keeps this choice: nothing for all slides in their order."""
        return () if self.keys == self.known else self.keys


@dataclass(frozen=True, slots=True)
class Card:
    """One slide in the list to choose from, and the choices that one step makes of it, as an address says them."""

    slide: Slide
    number: int  # in the deck that is shown; 0 for one left out
    toggled: str  # the choice with it or without it; empty where it is the only one left
    earlier: str  # empty where it is the first
    later: str


@dataclass(frozen=True, slots=True)
class SlidesBoard:
    """The list to choose slides from: what is shown in words, what is amiss, and a card for every slide."""

    chosen: Chosen
    sentence: str
    notes: tuple[str, ...]
    cards: tuple[Card, ...]

    @property
    def changed(self) -> bool:
        """Whether the choice is another than the one that is kept."""
        return self.chosen.wanted != self.chosen.kept


def choose(store: Store, view: View, today: date, asked: str = "") -> Chosen:
    """Return the slides shown where an address or an option asks for keys with commas between, `all`, or nothing."""
    whole, session = deck(store, view, today), session_at(store, view)
    known = tuple(slide.key for slide in whole.slides)
    kept = session.slides if session else ()
    place = f"{session.file}:{session.line}" if session else ""
    named = () if asked == ALL else tuple(filter(None, (key.strip() for key in asked.split(","))))
    unknown = tuple(dict.fromkeys(key for key in named or (() if asked else kept) if key not in known))
    ways = (("address", named), *(() if asked == ALL else (("kept", kept),)))
    for origin, keys in ways:
        if found := tuple(dict.fromkeys(key for key in keys if key in known)):
            return Chosen(whole, found, kept, unknown, origin, place)
    return Chosen(whole, known, kept, unknown, ALL, place)


def session_at(store: Store, view: View) -> Session | None:
    """Return the session of the area that closed on the day of a view."""
    return next((s for s, on in session_days(store, view.area) if on == view.as_of and s.area == view.area), None)


def slides_board(chosen: Chosen) -> SlidesBoard:
    """Return the list of every slide: those shown in their order, each left out behind the one it follows."""
    lang, n, of = chosen.whole.view.lang, len(chosen.keys), len(chosen.known)
    key = "all" if not chosen.wanted else "kept" if chosen.wanted == chosen.kept else chosen.origin
    sentence = count(lang, f"sessions.slides.{key}", n, of=of)
    cards = tuple(_card(chosen, slide) for slide in _listed(chosen))
    return SlidesBoard(chosen, sentence, unknown_words(chosen), cards)


def unknown_words(chosen: Chosen) -> tuple[str, ...]:
    """Return the sentence that names what the deck has not, with what it has; nothing where all is known."""
    if not chosen.unknown:
        return ()
    kept = set(chosen.unknown) <= set(chosen.kept)
    words = {"found": _quoted(chosen.unknown), "known": ", ".join(chosen.known), "place": chosen.place}
    return (say(chosen.whole.view.lang, f"sessions.slides.unknown_{'kept' if kept else 'asked'}", **words),)


def _quoted(keys: Sequence[str]) -> str:
    more = ("…",) if len(keys) > NAMED else ()
    return ", ".join((*(f"“{printable(key)}”" for key in keys[:NAMED]), *more))


def said(keys: Iterable[str], known: Sequence[str]) -> str:
    """Return a choice as an address says it."""
    found = tuple(keys)
    return ALL if found == tuple(known) else ",".join(found)


def _listed(chosen: Chosen) -> list[Slide]:
    """Return every slide; one left out stays behind the one that it follows in the deck, so that it does not jump."""
    made = {slide.key: slide for slide in chosen.whole.slides}
    order = list(chosen.keys)
    for n, key in enumerate(chosen.known):
        if key not in order:
            order.insert(order.index(chosen.known[n - 1]) + 1 if n else 0, key)
    return [made[key] for key in order]


def _card(chosen: Chosen, slide: Slide) -> Card:
    keys, known, key = chosen.keys, chosen.known, slide.key
    if key not in keys:
        wanted = {*keys, key}
        return Card(slide, 0, said((one.key for one in _listed(chosen) if one.key in wanted), known), "", "")
    at = keys.index(key)
    without = tuple(one for one in keys if one != key)
    return Card(
        slide,
        at + 1,
        said(without, known) if without else "",
        said(_swapped(keys, at - 1), known) if at else "",
        said(_swapped(keys, at), known) if at + 1 < len(keys) else "",
    )


def _swapped(keys: tuple[str, ...], at: int) -> tuple[str, ...]:
    """Return keys with the one at a place and the one after it in each other's place."""
    return (*keys[:at], keys[at + 1], keys[at], *keys[at + 2 :])
