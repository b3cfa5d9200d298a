"""The numbering, dashes and words at the beginning of a name, and which level of the table they are."""

import re
from dataclasses import dataclass

from indicators.importing.layout.words import aligned
from indicators.importing.types import Parts

# Levels from the outermost; a row without any stands at PLAIN.
UPPER, ROMAN, TITLE, PLAIN, DECIMAL, LOWER, DASH, PLUS, STAR = 0, 10, 15, 18, 20, 50, 60, 70, 80

_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (ROMAN, re.compile(rf"({_ROMAN})(?:\s*[.)/:]\s*|\s*[-–—]\s+|\s+(?=[A-ZĐÀ-Ỹ]))(?=\S)")),
    (UPPER, re.compile(r"([A-HĐ])(?:\s*[.)/]\s*|\s*[-–—]\s+)(?=\S)")),
    (DECIMAL, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\s*[.)/:]|\s*[-–—](?=\s)|(?=\s))\s*(?=[^\d\s])")),
    (DECIMAL, re.compile(r"\(?(\d{1,2})(?:\s*[.)/]\s*|\s*[-–—]\s+|\s+(?=[A-ZĐÀ-Ỹ])(?!T[Hh][ÁAáa]))(?=[^\d\s])")),
    (LOWER, re.compile(r"\(?([a-zđ])\s*[.)/]\s*(?=\S)")),
    (DASH, re.compile(r"([-–—‐−])\s*(?=[^\d\s])")),
    (PLUS, re.compile(r"(\+)\s*(?=\S)")),
    (STAR, re.compile(r"([•●▪◦·*o])(?:(?<=o)\s+|(?<!o)\s*)(?=[^\s*)])")),
)
_OWN: tuple[tuple[int, re.Pattern[str]], ...] = (
    (ROMAN, re.compile(rf"\(?({_ROMAN})[.)/]?")),
    (UPPER, re.compile(r"\(?([A-HĐ])[.)/]?")),
    (DECIMAL, re.compile(r"\(?(\d{1,3}(?:\.\d{1,2}){0,3})[.)/]?")),
    (LOWER, re.compile(r"\(?([a-zđ])[.)/]?")),
    (DASH, re.compile(r"([-–—‐−])")),
    (PLUS, re.compile(r"(\+)")),
    (STAR, re.compile(r"([•●▪◦·*])")),
)
_SOME = r"trong do|tr\.? ?do|in which|of which|including|trong do co"
_ALL = r"chia ra|chia theo|bao gom|gom|gom co|consisting of|comprising|made up of|broken down"
_LABEL = re.compile(rf"(?P<some>{_SOME})\b\s*(?P<colon>:)?\s*|(?P<all>{_ALL})\b\s*(?P<end>:|$)\s*")
_TAIL = re.compile(rf"[,;(\s-]+(?:(?P<some>{_SOME})|(?P<all>{_ALL}))\s*:?\s*\)?$")


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering of a row: its level, and its parts as written (`1.2` is ('1', '2'))."""

    level: int = PLAIN
    path: tuple[str, ...] = ()

    @property
    def is_numbered(self) -> bool:
        """Whether there is any."""
        return self.level != PLAIN


def mark_taken(name: str) -> tuple[Numbering, str]:
    """Return the numbering or dash at the beginning of a name, and the name without it."""
    for level, pattern in _MARKS:
        if found := pattern.match(name):
            return _mark(level, found[1]), name[found.end() :].strip()
    return Numbering(), name


def mark_of(words: str) -> Numbering:
    """Return the numbering that stands in a column of its own."""
    for level, pattern in _OWN:
        if found := pattern.fullmatch(words.strip()):
            return _mark(level, found[1])
    return Numbering()


def _mark(level: int, written: str) -> Numbering:
    path = tuple(written.split("."))
    return Numbering(level + len(path) - 1 if level == DECIMAL else level, path)


def parts_taken(name: str) -> tuple[Parts, str]:
    """Return what the words at the beginning say of a row and those below it, and the name without them.

    >>> parts_taken("Trong đó: Thu nội địa")
    ('some', 'Thu nội địa')
    """
    found = _LABEL.match(aligned(name))
    if not found:
        return "", name
    return ("some" if found["some"] else "all"), name[found.end() :].strip()


def parts_announced(name: str) -> tuple[Parts, str]:
    """Return what the words at the end of a name say of the rows below: 'Tổng thu, trong đó:'."""
    found = _TAIL.search(aligned(name))
    if not found or not found.start():
        return "", name
    return ("some" if found["some"] else "all"), name[: found.start()].strip()
