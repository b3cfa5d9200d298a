"""Keys of questions: the same whenever a file is read again; those of lasting ones name the words they are about.

A lasting key is its code, the words it is about, `|`, and what belongs to them: a unit, an indicator, a sheet.
Where several rows or columns share these words, each but the first has an ordinal behind: a place, that another
file need not have. So an answer is kept for the words alone, and never for a row or a column without any.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import TypeVar

from indicators.problems import shown

LONGEST = 300  # characters of a key: a cell that names a row may hold thousands
ORDINAL = re.compile(r" #[0-9]+$")
NAMELESS = re.compile(r"(?:.* / )?\|")  # nothing stands before the mark but what the row stands under
OF_A_SHEET = "no_table"  # asked about a sheet by its name
Kept = TypeVar("Kept")


def numbered(words: str, at: int) -> str:
    """Return the key of one of several owners of the same words, counted from 0."""
    return f"{words} #{at + 1}" if at else words


def words_of(key: str) -> str:
    """Return a key without its ordinal: what an answer to it is kept under."""
    return ORDINAL.sub("", key)


def printable(key: str) -> str:
    """Return a key that a terminal may print, a person copy and a form send, whatever a sheet or a row is called."""
    words = words_of(key)
    said, ordinal = shown(words, LONGEST), key[len(words) :]
    digest = f" {sha256(words.encode(errors='replace')).hexdigest()[:16]}" if len(words) > LONGEST else ""
    return f"{said}{digest}{ordinal}"


def is_about_words(key: str) -> bool:
    """Return whether a key says which words its question is about: a row or column without any is only a place."""
    code, _, about = key.partition(" ")
    return code == OF_A_SHEET or len(key) > LONGEST or ("|" in about and not NAMELESS.match(about))


def about_words(kept: Mapping[str, Kept]) -> dict[str, Kept]:
    """Return of what is kept for a layout the answers about words: some were kept by place in earlier versions."""
    by_place = {words_of(key) for key in kept if ORDINAL.search(key)}
    return {key: one for key, one in kept.items() if is_about_words(key) and words_of(key) not in by_place}
