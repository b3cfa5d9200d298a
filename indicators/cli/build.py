"""`indicators build`: a DuckDB file with the tables, the figures in force and the verdict of every board."""

import argparse
from datetime import date
from pathlib import Path
from typing import NamedTuple

from indicators import export, queries
from indicators.boards.view import Unknown, View, parse_view
from indicators.problems import shown
from indicators.store import Store
from indicators.terminal.answers import Answer, UsageError
from indicators.terminal.options import Parser
from indicators.terminal.views import add_view, answered, given
from indicators.wording import day, say

EXAMPLE = "indicators build --out indicators.duckdb"


class Built(NamedTuple):
    """What was written."""

    view: View
    snapshot: str
    rows: dict[str, int]


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add("--out", say(parser.lang, "cli.build.out"), metavar="FILE", parse=Path)
    parser.group.add_argument("--force", action="store_true", help=say(parser.lang, "cli.build.force"))
    add_view(parser, "as_of")
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Write the file and return what is in it; raises UsageError where it may not be written there."""
    out = _allowed(options)

    def ask(store: Store, today: date) -> Built | Unknown:

        view = _view(store, given(options, "as_of", "lang"), today)
        if isinstance(view, Unknown):
            return view
        return Built(view, store.snapshot, export.write(store, out, view, today))

    def form(built: Built) -> str:
        rows = ", ".join(f"{table} {n}" for table, n in built.rows.items())
        on = day(built.view.as_of, options.lang)
        return f"{say(options.lang, 'cli.build.well', file=out, snapshot=built.snapshot, day=on, rows=rows)}\n"

    keep = {"out": str(out)}
    return answered(options, "build", ask, form, keep)


def _allowed(options: argparse.Namespace) -> Path:
    """Return the file to write; raises UsageError where it would take the place of another."""
    out, lang = options.out, options.lang
    if out is None:
        raise UsageError(say(lang, "cli.build.needed"))
    if not out.parent.is_dir():
        raise UsageError(say(lang, "cli.build.no_folder", found=shown(str(out.parent))))
    if not out.exists():
        return out

    if not out.is_file() or not export.is_duckdb(out):
        raise UsageError(say(lang, "cli.build.foreign", found=shown(str(out))))
    if not options.force:
        raise UsageError(say(lang, "cli.build.exists", found=shown(str(out))))
    return out


def _view(store: Store, asked: dict[str, str], today: date) -> View | Unknown:
    """Return a view of the day, of the newest area that had targets by then, or what is unknown in it."""
    found = [parse_view(store, asked | {"area": area}, today) for area in queries.areas_with_targets(store)]
    return next((view for view in found if isinstance(view, View)), None) or parse_view(store, asked, today)
