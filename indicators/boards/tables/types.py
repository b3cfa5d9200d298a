"""A table to take away: rows complete in themselves, each cell with its type, so that any format can write it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlencode

from indicators.boards.view import View
from indicators.wording import Lang, day, first_upper, say

NAME_LENGTH = 100  # characters: folders and systems have limits of their own
HOW_TO_READ = ("exact", "blank", "basis", "inert", "source")


class Coded(NamedTuple):
    """A word of a closed list: its code for programs, its words for people."""

    code: str
    words: str


Cell = str | Decimal | int | date | Coded | None
Cells = Mapping[str, Cell]


class Noted(NamedTuple):
    """One line of the notes beside a table."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its headings; a number has every digit as on file, and `None` says that nothing is known."""

    name: str  # of the file, without its ending, in ASCII
    lang: Lang
    as_of: date
    columns: tuple[str, ...]  # codes, the same in both languages
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Noted, ...]


class TableAddress(NamedTuple):
    """Where a table is shown: the page and the query of its address."""

    page: str
    query: Mapping[str, str]


def table(
    view: View, snapshot: str, title: str, name: Iterable[str], place: TableAddress, columns: tuple[str, ...],
    rows: Iterable[Cells],
) -> Table:  # fmt: skip
    """Return a table of the columns; every row carries the day and the snapshot it is known from."""
    lang, on = view.lang, {"as_of": view.as_of}
    repeated: dict[str, Cell] = {**on, "snapshot": snapshot}
    address = f"{place.page}?{urlencode({**place.query, **{k: v.isoformat() for k, v in on.items()}})}"
    told = {
        "title": title,
        "as_of": day(view.as_of, lang),
        "basis": first_upper(say(lang, f"basis.{view.basis}")),
        "snapshot": snapshot,
        "address": address,
    }
    left_out = () if "basis" in columns else ("basis",)
    notes = [Noted(say(lang, f"download.notes.{key}"), told[key]) for key in told if key not in left_out]
    reading = [say(lang, f"download.read.{key}") for key in HOW_TO_READ if key not in left_out]
    notes += [Noted(say(lang, "download.notes.read"), words) for words in reading]
    return Table(
        name=file_name(*name, view.as_of.isoformat()),
        lang=lang,
        as_of=view.as_of,
        columns=columns,
        headings=tuple(say(lang, f"download.columns.{column}") for column in columns),
        rows=tuple(tuple({**row, **repeated}.get(column) for column in columns) for row in rows),
        notes=tuple(notes),
    )


def file_name(*parts: str) -> str:
    """Return a name for a file in small ASCII letters, digits and hyphens, the last part always whole.

    >>> file_name("Hải Phòng", "2025", "2025-12-11")
    'hai-phong-2025-2025-12-11'
    """
    *head, last = [_ascii(part) for part in parts]
    begun = "-".join(part for part in head if part)[: NAME_LENGTH - len(last)].strip("-")
    return "-".join(part for part in (begun, last) if part)


def _ascii(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def exact(text: str | None) -> Decimal | None:
    """Return a number that a board keeps as text with every digit, or nothing."""
    return None if text is None else Decimal(text)


def dated(text: str | None) -> date | str | None:
    """Return a whole day as a date; a year or a month, which is none, as it is written."""
    return date.fromisoformat(text) if text and len(text) == 10 else text
