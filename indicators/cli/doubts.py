"""`indicators doubts`: what the record itself puts in doubt, computed from its rows."""

import argparse
from collections import Counter
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from indicators.boards.doubts import Doubt, doubts
from indicators.boards.tables import Table, doubts_table
from indicators.boards.view import Unknown, View, area_name, parse_view
from indicators.encoding import encode, json_text
from indicators.store import Store
from indicators.terminal.answers import Answer
from indicators.terminal.listing import heading, text
from indicators.terminal.options import Parser
from indicators.terminal.sheet import SHEETS, add_out
from indicators.terminal.table import FAINT, Screen, wrapped
from indicators.terminal.views import add_view, answered, given
from indicators.wording import Lang, day, say

EXAMPLE = "indicators doubts --as-of 2026-01-20"
FORMATS = ("table", "json", *SHEETS)


class Doubted(NamedTuple):
    """The doubts of a view."""

    view: View
    snapshot: str
    area_name: str
    doubts: tuple[Doubt, ...]


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_view(parser, "as_of", "area")
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    add_out(parser)
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Return the doubts known on a day, or the nearest commands where the view is none."""

    def ask(store: Store, today: date) -> Doubted | Unknown:

        view = parse_view(store, given(options, "as_of", "area", "lang"), today)
        if isinstance(view, Unknown):
            return view
        name = area_name(store.book.areas[view.area], view.lang)
        return Doubted(view, store.snapshot, name, doubts(store, view.area, view.as_of))

    def form(found: Doubted) -> str:
        return json_text(as_json(found)) if options.format == "json" else lines(found)

    def table(store: Store, found: Doubted) -> Table:

        return doubts_table(store, found.view)

    return answered(options, "doubts", ask, form, table=table)


def as_json(found: Doubted) -> dict[str, Any]:
    """Return the doubts as plain data: how many of each kind, then each in both languages with its rows."""
    counts = dict(Counter(doubt.code for doubt in found.doubts))
    listed = {"counts": counts, "doubts": [doubt.plain() for doubt in found.doubts]}
    return encode(found, "snapshot", "view.area", "view.as_of", listed)


def lines(found: Doubted, screen: Screen | None = None) -> str:
    """Return the doubts as text, under a heading for each kind."""
    lang, screen = found.view.lang, screen or Screen.here()
    on = day(found.view.as_of, lang)
    words = (found.area_name, say(lang, "controls.day", day=on), say(lang, "page.snapshot", snapshot=found.snapshot))
    said = wrapped(" · ".join(words), screen.width)
    if not found.doubts:
        said += ["", *wrapped(say(lang, "cli.doubts.none", area=found.area_name, day=on), screen.width)]
    for code, group in groupby(found.doubts, key=lambda doubt: doubt.code):
        doubts = tuple(group)
        title = say(lang, "cli.doubts.heading", title=say(lang, f"doubts.{code}.title"), n=len(doubts))
        said += [*heading(title, screen), *wrapped(say(lang, f"doubts.{code}.about"), screen.width)]
        for doubt in doubts:
            said += _said(doubt, lang, screen)
    return text(said)


def _said(doubt: Doubt, lang: Lang, screen: Screen) -> list[str]:
    """Return one doubt: its sentence, then each of its rows as printed with file and line."""
    first, *rest = wrapped(doubt.sentence.in_(lang), screen.width - 2)
    said = [f"- {first}", *(f"  {line}" for line in rest)]
    for row in doubt.rows:
        dated = day(row.published_on, lang) if row.published_on else ""
        words = " · ".join(part for part in (f"“{row.printed}”", row.source, dated, row.place) if part)
        said += [screen.paint(f"    {line}", FAINT) for line in wrapped(words, screen.width - 4)]
    return said
