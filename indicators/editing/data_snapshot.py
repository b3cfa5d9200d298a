"""The files as a planner saw them, with what they say, and the edit that changes them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from indicators import files
from indicators.editing.edit_requests import Why
from indicators.editing.history import history
from indicators.editing.rows import append_row, next_number
from indicators.editing.types import Edit
from indicators.files.names import area_code, indicator_code, near_areas, near_indicators
from indicators.model import Area, Book, Indicator, Source
from indicators.problems import NotSaved, Problem, nearest

SOURCES = "sources.csv"
GIVEN = re.compile(r"\b[A-Z]+[0-9]{2,}\b")


def numbers_given(folder: Path) -> tuple[str, ...]:
    """Return the numbers of records that the history of a folder names: also those of records undone since."""
    try:
        return tuple(number for entry in history(folder) for number in GIVEN.findall(entry.summary))
    except NotSaved:  # no history can be read: the numbers in the files are all there is
        return ()


@dataclass(frozen=True)
class Held:
    """One state of the data folder: the bytes of its files and the book they make.

    `used` are numbers of records that the history knows, so that none is given twice; `doubts`
    are the warnings of the loader.
    """

    folder: str
    files: Mapping[str, bytes]
    book: Book
    used: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, folder: Path, used: Iterable[str] = ()) -> "Held":
        """Return a folder as it is now; raises DataError where it does not load: nothing is added to broken files."""
        name, held = folder.resolve().name, files.contents(folder)
        book, doubts = files.read_contents(held, name)
        return cls(name, held, book, tuple(used), doubts)

    def indicator(self, code: str) -> Indicator:
        """Return an indicator by its code, an alias or a name; raises NotSaved for an unknown one."""
        if named := indicator_code(self.book, code):
            return self.book.indicators[named]
        raise NotSaved(
            "unknown_indicator", found=code, expected=" / ".join(near_indicators(self.book, code, self.book.indicators))
        )

    def area(self, code: str) -> Area:
        """Return an area by its code, an alias or a name; raises NotSaved for an unknown one."""
        if named := area_code(self.book, code):
            return self.book.areas[named]
        raise NotSaved("unknown_area", found=code, expected=" / ".join(near_areas(self.book, code, self.book.areas)))

    def source(self, code: str) -> str:
        """Return the number of a source that is on record; raises NotSaved for an unknown one."""
        if code not in self.book.sources:
            raise NotSaved("unknown_source", found=code, expected=nearest(code, self.book.sources) or SOURCES)
        return code

    def number(self, codes: Iterable[str]) -> str:
        """Return the next number of a kind of record."""
        return next_number(codes, self.used)

    def aliases(self) -> dict[str, str]:
        """Return the code that each alias of an indicator or an area stands for."""
        return aliases_of(self.book)

    def with_source(self, wanted: Source) -> bytes:
        """Return sources.csv with one more line."""
        fields = wanted.model_dump()
        return append_row(self.files[SOURCES], [fields[name] or "" for name in files.columns(Source)])

    def edit(self, changed: Mapping[str, bytes], why: Why, summary: str, document: str | None = None) -> Edit:
        """Return the edit that puts changed files in the place of those seen."""
        return Edit.of(self.files, changed, author=why.author, reason=why.reason, document=document, summary=summary)


def aliases_of(book: Book) -> dict[str, str]:
    """Return the code that each alias of an indicator or an area stands for."""
    nouns = (*book.indicators.values(), *book.areas.values())
    return {alias: noun.code for noun in nouns for alias in noun.aliases}
