"""What is not known: main targets without a name, without a target, without a figure, and what is in doubt."""

from collections.abc import Iterator

from indicators.boards.deck.material import Material
from indicators.boards.deck.nouns import Note, Points, Slide
from indicators.boards.doubts import Doubt, doubts
from indicators.boards.scoreboard import Scoreboard
from indicators.wording import count, listed, say

DOUBTS = 4  # in words on the slide; the others are counted and stand in the notes


def unknown_slide(of: Material) -> Slide:
    """Return the last slide: what the record does not hold, and what it puts in doubt about the year."""
    found = _of_year(of)
    gaps = tuple(_gaps(of))
    doubted = [d.sentence.of(of.lang) for d in found[:DOUBTS]]
    if (more := len(found) - DOUBTS) > 0:
        doubted.append(count(of.lang, "deck.unknown.more", more))
    parts = [Points(say(of.lang, "deck.unknown.gaps"), gaps)] if gaps else []
    parts += [Points(say(of.lang, "deck.unknown.doubts"), tuple(doubted))] if doubted else []
    notes = [Note(words) for words in gaps]
    notes += [Note(d.sentence.of(of.lang), "; ".join(f"{r.printed} · {r.place}" for r in d.rows)) for d in found]
    return Slide("unknown", "unknown", _title(of, len(found)), tuple(parts), of.footer(()), tuple(notes))


def _title(of: Material, doubted: int) -> str:
    """Return how many main targets have no figure, and how many doubts there are about the year."""
    board, lang = of.board, of.lang
    missing, total = _without_figure(board), sum(c.n for c in board.counts)
    words = {"year": of.view.year}
    first = say(lang, f"deck.unknown.{'figures' if missing else 'all'}", n=missing, of=total, **words)
    return f"{first} {count(lang, 'deck.unknown.doubted', doubted)}" if doubted else first


def _without_figure(board: Scoreboard) -> int:
    judged = sum(r.judged for r in board.rows)
    return sum(c.n for c in board.counts) - judged


def _gaps(of: Material) -> Iterator[str]:
    board, lang = of.board, of.lang
    if board.in_resolution and board.known < board.in_resolution:
        yield say(lang, "deck.unknown.unnamed", n=board.in_resolution - board.known, of=board.in_resolution)
    without = tuple(r.name for r in board.without)
    if without:
        yield say(lang, "deck.unknown.targets", items=listed(without, lang))
    bare = tuple(r.name for r in (*board.rows, *board.without) if not r.actual_words)
    if bare:
        yield say(lang, "deck.unknown.bare", items=listed(bare, lang), year=of.view.year)


def _of_year(of: Material) -> list[Doubt]:
    """Return what is in doubt about the indicators of the area in the year in view, those of the board first."""
    shown = {r.indicator for r in of.board.every_row}
    known = doubts(of.store, of.view.area, of.view.as_of)
    mine = (d for d in known if d.area == of.view.area and d.period.startswith(str(of.view.year)))
    return sorted((d for d in mine if d.indicator in of.store.book.indicators), key=lambda d: d.indicator not in shown)
