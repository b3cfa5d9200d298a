"""What the commands share that show one board: the options of a view, the store, and the answer where there is none."""

import argparse
import shlex
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from types import ModuleType
from typing import TypeVar, cast

from indicators import files, store
from indicators.boards.tables import Table
from indicators.boards.view import BASES, Unknown
from indicators.store import Store
from indicators.terminal.answers import BAD_USAGE, Answer, UsageError
from indicators.terminal.options import Parser, data_folder, listed_words
from indicators.terminal.sheet import SHEETS, check_out, sheet
from indicators.wording import say

Shown = TypeVar("Shown")
METAVARS = {"year": "YEAR", "as_of": "DAY", "basis": "BASIS", "area": "AREA"}
POSITIONAL = "id"
NAMED = 12


def add_view(parser: Parser, *names: str) -> None:
    """Add options that choose a view: `year`, `as_of`, `basis`, `area`."""
    for name in names:
        about = say(
            parser.lang, f"cli.scoreboard.{name}", **({"known": listed_words(BASES)} if name == "basis" else {})
        )
        parser.add(f"--{name.replace('_', '-')}", about, metavar=METAVARS[name])


def add_id(parser: Parser) -> None:
    """Add the indicator, which stands without an option's name."""
    parser.group.add_argument(POSITIONAL, nargs="?", metavar="ID", help=say(parser.lang, "cli.option.id"))


def needed_id(options: argparse.Namespace, known: Sequence[str]) -> None:
    """Raise UsageError where no indicator is named; it names the first few there are."""
    if not options.id:
        first, more = known[:NAMED], len(known) > NAMED
        words = listed_words([*first, "…"] if more else first)
        raise UsageError(say(options.lang, "cli.needed_id", known=words))


def given(options: argparse.Namespace, *names: str) -> dict[str, str]:
    """Return what was asked for, as the query of a page's address."""
    return {name: value for name in names if (value := getattr(options, name)) is not None}


def answered(
    options: argparse.Namespace,
    command: str,
    ask: Callable[[Store, date], Shown | Unknown],
    form: Callable[[Shown], str],
    keep: Mapping[str, str] | None = None,
    table: Callable[[Store, Shown], Table] | None = None,
) -> Answer:
    """Return a board in the form asked for, or the nearest commands that show one; `keep` stands in each of those.

    `table` makes the one that is given away as CSV or as a workbook.
    """
    if table:
        check_out(options)
    with without_pandas():
        book, _ = files.read(data_folder(options))
        built = store.build(book)
        found = ask(built, date.today())  # noqa: DTZ011 - the city's own day
        if not isinstance(found, Unknown):
            return (
                sheet(options, table(built, found)) if table and options.format in SHEETS else Answer(out=form(found))
            )
    return _refused(found, command, options, keep or {})


def _refused(unknown: Unknown, command: str, options: argparse.Namespace, keep: Mapping[str, str]) -> Answer:
    nearest = [f"  {label}: {_command(command, {**keep, **query}, options)}" for label, query in unknown.choices]
    heading = [say(unknown.lang, "unknown.choices")] if nearest else []
    return Answer(BAD_USAGE, err="\n".join([unknown.message, *heading, *nearest, ""]))


def _command(command: str, query: Mapping[str, str], options: argparse.Namespace) -> str:
    """Return the command of an address: the parts that it has options for."""
    words = [shlex.quote(query[POSITIONAL])] if POSITIONAL in query else []
    for name, value in query.items():
        if name != POSITIONAL and hasattr(options, name):
            words += [f"--{name.replace('_', '-')}", shlex.quote(value)]
    return " ".join(("indicators", command, *words))


@contextmanager
def without_pandas() -> Generator[None]:
    """Keep DuckDB from importing pandas.

    It looks for pandas at the first parameter that is a text, in case that is pandas' own
    'nothing'; we pass none, and the import costs more than all the rest of the command.
    """
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = cast("ModuleType", None)  # Python's own sign that a module is not to be imported
    try:
        yield
    finally:
        del sys.modules["pandas"]
