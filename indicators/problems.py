"""Problems of the data files, said so that a planner can mend them.

    data/targets.yaml:41:14 value "12,5": write the decimal with a point: 12.5

A `Problem` is data: a stable code, a place, what is there, what to write. The
sentences live in `text/problems.vi.yaml` and `text/problems.en.yaml`.
`DataError` is the only error of the data files that a user ever sees; `NotSaved` says why a save did not happen.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Literal

from indicators.encoding import encode
from indicators.wording import Lang, number, own_text, say

Severity = Literal["error", "warning"]

OF_NUMBERS = ("implausible", "unusual", "scale_jump", "target_jump")  # what they found and expected are numbers on file
LIMIT = 200  # problems kept of one file: a planner mends the first ones, and a hostile file costs no more
COMPARED = 2_000  # words among which the nearest is sought: likeness costs some 10 microseconds each
NUMBER = re.compile(r"-?[0-9]{1,24}(\.[0-9]{1,20})?")
SHOWN = 120  # characters of a text from a file that a message repeats


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. Example: code `decimal_comma`, `data/targets.yaml`, 41, 14, found `12,5`, expected `12.5`.

    `file` is folder and name, never a full path; line and column count from 1, and 0 means the
    whole file or the whole line; `details` are the other words of the sentence, such as the field.
    """

    code: str
    file: str
    line: int = 0
    column: int = 0
    found: str = ""
    expected: str = ""
    severity: Severity = "error"
    details: tuple[tuple[str, str], ...] = ()

    @property
    def where(self) -> str:
        """The place as an editor opens it: `data/targets.yaml:41:14`."""
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])

    def message(self, language: Lang = "en") -> str:
        """Return the sentence without the place."""
        sentences = _sentences(language)
        alone = f"{self.code}.alone"  # the sentence for when there is nothing to propose
        key = alone if not self.expected and alone in sentences else self.code
        words = {"found": self.found, "expected": self.expected, **dict(self.details)}
        return sentences[key].format(**(words | self._spoken(words, language) if self.code in OF_NUMBERS else words))

    @staticmethod
    def _spoken(words: Mapping[str, str], language: Lang) -> dict[str, str]:
        """Return the numbers as a reader of the language writes them, how many times, and the name of the indicator."""
        said = {
            name: "–".join(_number(end, language) for end in words[name].split("..")) for name in ("found", "expected")
        }
        if factor := words.get("factor"):
            said["times"] = say(language, f"times_off.times_{factor.replace('/', '_')}")
        return said | {"name": words.get(f"name_{language}", "")}

    def as_json(self, language: Lang = "en") -> dict[str, str | int]:
        """Return what other programs need: code, place, severity, sentence, found and expected."""
        message = {"message": self.message(language)}
        return encode(self, "code", "severity", "file", "line", "column", message, "found", "expected")

    def __format__(self, language: str) -> str:
        return f"{self.where} {self.message('vi' if language == 'vi' else 'en')}"

    def __str__(self) -> str:
        return f"{self:en}"


def _number(text: str, language: Lang) -> str:
    """Return a number of a file as read; what is none as it stands."""
    return number(Decimal(text), language) if NUMBER.fullmatch(text) else text


class DataError(Exception):
    """Every problem of the data files at once; nothing was loaded. `f"{error:vi}"` is the report in Vietnamese."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(self.problems)

    def as_json(self, language: Lang = "en") -> list[dict[str, str | int]]:
        """Return the problems as plain data, in order of file, line and column."""
        return [problem.as_json(language) for problem in self.problems]

    def __format__(self, language: str) -> str:
        tail = _sentences("vi" if language == "vi" else "en")["nothing_loaded"].format(count=len(self.problems))
        return "\n".join([*(format(problem, language) for problem in self.problems), tail])

    def __str__(self) -> str:
        return f"{self:en}"


class Findings:
    """Collects the problems of one file; keeps the first `LIMIT` and says that there are more."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._places: set[tuple[int, int]] = set()

    def add(
        self,
        code: str,
        line: int = 0,
        column: int = 0,
        found: str = "",
        expected: str = "",
        *,
        severity: Severity = "error",
        **details: str,
    ) -> None:
        """Keep one problem; texts from the file are cut and made printable."""
        if self.full:
            return
        words = tuple((name, shown(text)) for name, text in details.items())
        self.problems.append(
            Problem(code, self.file, line, column, shown(found), shown(expected, 4 * SHOWN), severity, details=words)
        )
        self._places.add((line, column))
        if self.full:
            more = Problem("more_problems", self.file, severity=severity, details=(("count", str(LIMIT)),))
            self.problems.append(more)

    @property
    def full(self) -> bool:
        """Whether more problems would no longer be kept: time to stop looking."""
        return len(self.problems) >= LIMIT

    def has(self, line: int, column: int) -> bool:
        """Return whether this place has a problem already: one is enough to send a reader there."""
        return (line, column) in self._places

    @property
    def errors(self) -> bool:
        """Whether anything found forbids loading."""
        return any(problem.severity == "error" for problem in self.problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file, line and column."""
    return tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column, p.code, p.found)))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word a writer most likely meant, or an empty string.

    A spreadsheet turns `01` into `1`, so a leading zero is tried before likeness.
    """
    words = list(known)
    for twin in (f"0{word}", word.casefold()):
        for candidate in words:
            if twin in (candidate, candidate.casefold()):
                return candidate
    if len(word) > SHOWN or len(words) > COMPARED:
        return ""
    return next(iter(get_close_matches(word, words, n=1, cutoff=0.6)), "")


def shown(text: str, most: int = SHOWN) -> str:
    """Return the text on one line, cut to `most` characters, what cannot be seen written as an escape."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)


@cache
def _sentences(language: Lang) -> Mapping[str, str]:
    return own_text(f"problems.{language}")


class NotSaved(Exception):  # noqa: N818 - says what happened, in the words of whoever catches it
    """Nothing was saved. `f"{error:vi}"` is the sentence in Vietnamese; `code` is stable: `no_reason`, `disk_full`."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = {name: shown(text) for name, text in details.items()}
        super().__init__(code, self.details)

    def message(self, lang: Lang = "en") -> str:
        """Return what happened and what to do about it."""
        return say(lang, f"edits.refused.{self.code}", **self.details)

    def __format__(self, lang: str) -> str:
        return self.message("vi" if lang == "vi" else "en")

    def __str__(self) -> str:
        return f"{self:en}"
