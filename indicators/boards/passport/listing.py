"""The passport of the counts: how many main targets there are, who says so, and which count under which verdict."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indicators.boards.context import Context, gather
from indicators.boards.origins import Origin
from indicators.boards.passport.types import Input, Passport
from indicators.boards.scoreboard import LISTED, Scoreboard, scoreboard
from indicators.boards.view import View
from indicators.model import OfficialVerdict, Resolution
from indicators.store import Store
from indicators.wording import LANGS, count, day, first_upper, say


def listing_passport(store: Store, view: View, today: date) -> Passport:
    """Return what the counts of a board are made of: each verdict with its rows, the act that sets the number."""
    context, board, lang = gather(store, view), scoreboard(store, view, today), view.lang
    said = {"n": sum(c.n for c in board.counts), "year": view.year, "area": board.area_name}
    return Passport(
        title=first_upper(say(lang, "passport.list", **said)),
        formulas=tuple(_counted(board)),
        inputs=tuple(_acts(context)),
        rivals=(),
        beside=(),
        citations=tuple((one, _citation(store, replace(view, lang=one), today)) for one in LANGS),
    )


def _counted(board: Scoreboard) -> Iterator[str]:
    """Yield each count with the names of its rows, and how many have no public name."""
    lang, rows = board.view.lang, (*board.rows, *board.without)
    for one in board.counts:
        names = [r.name for r in rows if r.counted == one.verdict]
        if unnamed := one.n - len(names):
            names.append(say(lang, "passport.unnamed", n=unnamed))
        yield say(lang, "passport.counted", n=one.n, label=one.label, names=", ".join(names))
    if board.in_resolution:
        yield say(lang, "passport.named", known=board.known, of=board.in_resolution)


def _acts(context: Context) -> Iterator[Input]:
    """Yield the act that sets the number of main targets, then the city's own counts."""
    lang, listing, act = context.view.lang, context.listing, context.resolution
    if act and listing and context.view.basis == LISTED:
        dated = (say(lang, "origin.adopted", day=day(act.date, lang), act=""),) if act.date else ()
        words = say(lang, "passport.main_targets", n=listing.of)
        yield Input(act.number or act.id, words, dated, "", "", _origin(context, act, act.date))
    for verdict in sorted(context.store.book.verdicts, key=lambda v: v.published_on, reverse=True):
        if (verdict.area, verdict.year) == (context.view.area, context.view.year):
            yield from _own(context, verdict)


def _own(context: Context, verdict: OfficialVerdict) -> Iterator[Input]:
    lang = context.view.lang
    if verdict.known_from > context.view.as_of or verdict.met_or_exceeded is None or context.view.basis != LISTED:
        return
    words = say(lang, "passport.tally", n=verdict.met_or_exceeded, of=verdict.of)
    published = say(lang, "passport.published", day=day(verdict.published_on, lang))
    origin = _origin(context, verdict, verdict.published_on)
    unmet = (verdict.of or 0) - verdict.met_or_exceeded
    unnamed = (count(lang, "common.tally_unnamed", unmet),) if unmet and not context.official else ()
    yield Input(say(lang, "passport.own_count"), words, (published, *unnamed), "", "", origin)


def _origin(context: Context, noun: Resolution | OfficialVerdict, on: str | None) -> Origin:
    keys = noun.source if isinstance(noun.source, tuple) else (noun.source,)
    source = next((context.store.book.sources[key] for key in keys), None)
    publisher, url = (source.publisher, source.url) if source else ("", None)
    return Origin(keys[0] if keys else "", publisher, url, on, publisher, noun.file, noun.line)


def _citation(store: Store, view: View, today: date) -> str:
    board = scoreboard(store, view, today)
    last = say(view.lang, "passport.as_of", as_of=day(view.as_of, view.lang), snapshot=store.snapshot)
    return f"{board.sentence} {last}"
