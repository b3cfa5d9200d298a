"""`indicators publish`: the reading pages as plain files."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from indicators import queries
from indicators.boards.view import Unknown
from indicators.files.names import area_code
from indicators.problems import shown
from indicators.publishing.addresses import Scope
from indicators.publishing.files import ForeignFileError, SiteFolder, Written
from indicators.publishing.site import publish
from indicators.store import Store
from indicators.terminal.answers import Answer, UsageError
from indicators.terminal.options import Parser, listed_words
from indicators.terminal.views import answered
from indicators.wording import LANGS, Lang, number, say

EXAMPLE = "indicators publish --out site --base-path https://example.org/board"
BASE = re.compile(r"(https?://[^\s/?#<>\"']+)?(/[A-Za-z0-9._~/-]*)?")
EVERY = 25  # pages between two steps of the progress
MEGABYTE = 1_000_000


class Published(NamedTuple):
    """What was written."""

    snapshot: str
    pages: int
    done: Written


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    lang = parser.lang
    parser.add("--out", say(lang, "cli.publish.out"), metavar="DIR", parse=Path)
    parser.add("--years", say(lang, "cli.publish.years"), metavar="YEARS")
    parser.add("--areas", say(lang, "cli.publish.areas"), metavar="AREAS")
    parser.add("--langs", say(lang, "cli.publish.langs"), metavar="LANGS")
    parser.add("--base-path", say(lang, "cli.publish.base"), metavar="ADDRESS")
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Write the site and return what was done; raises UsageError for what cannot be published or written."""
    out, lang = options.out, options.lang
    if out is None:
        raise UsageError(say(lang, "cli.publish.needed"))
    if out.exists() and not out.is_dir():
        raise UsageError(say(lang, "cli.publish.not_folder", found=shown(str(out))))
    base = _base(options.base_path or "", lang)
    langs = cast("tuple[Lang, ...]", _named(options, "langs", LANGS) or ("vi", "en"))

    def ask(store: Store, today: date) -> Published | Unknown:
        folder = SiteFolder(out)
        scope = Scope(store, today, langs, _areas(options, store), _years(options, store, today))
        try:
            pages = publish(scope, folder, base, _progress(lang))
        except ForeignFileError as error:
            raise UsageError(say(lang, "cli.publish.foreign", found=shown(str(out / str(error))))) from None
        return Published(store.snapshot, pages, folder.done)

    def form(built: Published) -> str:
        done = built.done
        size = number(-(-done.size // MEGABYTE), lang)
        counts = {"pages": built.pages, "files": done.files - built.pages, "written": done.written}
        said = say(
            lang, "cli.publish.well", folder=out, size=size, removed=done.removed, snapshot=built.snapshot, **counts
        )
        return f"{said}\n"

    return answered(options, "publish", ask, form)


def _base(words: str, lang: Lang) -> str:
    """Return the address of the site with a slash at its end; nothing where none is given."""
    if not words:
        return ""
    if not BASE.fullmatch(words) or ".." in words:
        raise UsageError(say(lang, "cli.publish.not_url", found=shown(words)))
    return words if words.endswith("/") else f"{words}/"


def _named(options: argparse.Namespace, name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the words of an option, each one of those known."""
    found = tuple(one.strip() for one in (getattr(options, name) or "").split(",") if one.strip())
    for one in found:
        if one not in known:
            _refuse(options, name, one, known)
    return tuple(dict.fromkeys(found))


def _refuse(options: argparse.Namespace, name: str, found: str, known: Sequence[str]) -> None:
    words = {"option": f"--{name}", "found": shown(found), "known": listed_words(known)}
    raise UsageError(say(options.lang, "cli.publish.not_known", **words))


def _areas(options: argparse.Namespace, store: Store) -> tuple[str, ...]:
    """Return the codes of the areas named, by code or name."""
    known = queries.areas_with_targets(store)
    asked = [one.strip() for one in (options.areas or "").split(",") if one.strip()]
    found = [(one, area_code(store.book, one, known)) for one in asked]
    for one, code in found:
        if code is None:
            _refuse(options, "areas", one, known)
    return tuple(dict.fromkeys(code for _, code in found if code))


def _years(options: argparse.Namespace, store: Store, today: date) -> tuple[str, ...]:
    areas = _areas(options, store) or queries.areas_with_targets(store)
    single = {str(one.year) for area in areas for one in queries.years(store, area, today)}
    several = {one.period for area in areas for one in queries.year_ranges(store, area, today)}
    return _named(options, "years", sorted(single | several))


def _progress(lang: Lang) -> Callable[[int], None]:
    """Return what tells how many pages are written: on a terminal, on one line."""
    if not sys.stderr.isatty():
        return lambda _: None

    def tell(n: int) -> None:
        if n % EVERY == 0:
            sys.stderr.write(f"\r{say(lang, 'cli.publish.progress', n=n)}\033[K")
            sys.stderr.flush()

    return tell
