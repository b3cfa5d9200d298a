"""The published site: written from nothing, again without a change, and after one figure changed."""

import time
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from indicators.files import read
from indicators.model import Book
from indicators.publishing.addresses import Scope
from indicators.publishing.files import SiteFolder, Written
from indicators.publishing.site import publish
from indicators.store import build
from indicators.wording import LANGS

RUNS = ("nothing", "same", "changed")


@dataclass(frozen=True, slots=True)
class SiteRun:
    """One writing: its seconds by the clock and of the processor, its pages, and what was written."""

    seconds: float
    processor: float
    pages: int
    done: Written


def measure(data: Path, today: date) -> dict[str, SiteRun]:
    """Return the three writings, one after the other into one folder; each takes about a minute, so each runs once."""
    book, _ = read(data)
    with TemporaryDirectory() as folder:
        books = dict(zip(RUNS, (book, book, _changed(book)), strict=True))
        return {run: _run(one, Path(folder), today) for run, one in books.items()}


def _changed(book: Book) -> Book:
    """Return the book with another value of its first figure."""
    first, *others = book.actuals
    changed = first.model_copy(update={"value": first.value + Decimal("0.01")})
    return book.model_copy(update={"actuals": (changed, *others)})


def _run(book: Book, folder: Path, today: date) -> SiteRun:
    began, worked = time.perf_counter(), time.process_time()
    site = SiteFolder(folder)
    pages = publish(Scope(build(book), today, LANGS), site, "", lambda _: None)
    return SiteRun(time.perf_counter() - began, time.process_time() - worked, pages, site.done)
