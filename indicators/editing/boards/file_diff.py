"""Two states of the data files against each other: the lines that differ, and the verdicts that do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from indicators import files
from indicators.editing.boards.impact import RowImpact, moved
from indicators.editing.earlier_stores import Files, store_of
from indicators.editing.public_history import TARGETS, draft_lines
from indicators.problems import Problem
from indicators.store import Store
from indicators.wording import Lang

RECORD = re.compile(r"  - \w+: ")  # the first line of a record of YAML
CONTEXT = 3  # lines around a change
SHOWN_LINES = 400  # of one file; more is nothing to read on a page


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line: `-` only before, `+` only after, a space in both; `@`: lines are left out, and in which record."""

    sign: str
    before: int | None
    after: int | None
    text: str


@dataclass(frozen=True, slots=True)
class LineDiff:
    """The lines of one file that differ, with those around them; `left_out` are the ones too many to show."""

    name: str
    lines: tuple[DiffLine, ...]
    removed: int
    added: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two states, verdicts as of a day and of each session since.

    Where a state does not load today, `problems` say why and no verdict is compared. `unknown` are
    the names of the indicators that only one of the states has.
    """

    diffs: tuple[LineDiff, ...]
    on: date
    moved: tuple[RowImpact, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def verdicts(self) -> tuple[RowImpact, ...]:
        """The rows whose verdict or pace is another."""
        return tuple(one for one in self.moved if one.verdict_moves or one.pace_moves)


@lru_cache(maxsize=16)
def compare(
    before: Files, after: Files, on: date, lang: Lang, folder: str = "data", *, drafts: bool = True
) -> Compared:
    """Return what differs; the verdicts are those of the stores of both states."""
    diffs = line_diffs(before.held, after.held, drafts=drafts)
    sides = [store_of(state, folder) for state in (before, after)]
    problems = tuple(p for side in sides if isinstance(side, tuple) for p in side)
    stores = [side for side in sides if isinstance(side, Store)]
    if len(stores) != 2:
        return Compared(diffs, on, problems=problems)
    old, new = stores
    nouns = [one.book.indicators for one in stores]
    only = dict.fromkeys((*(nouns[0].keys() - nouns[1].keys()), *(nouns[1].keys() - nouns[0].keys())))
    named = ((nouns[0].get(code) or nouns[1][code]).name for code in only)
    unknown = tuple(sorted(name.in_(lang) for name in named))
    return Compared(diffs, on, moved(old, new, on, lang), unknown=unknown)


# ---- lines


def line_diffs(
    before: Mapping[str, bytes | None], after: Mapping[str, bytes | None], *, drafts: bool = True
) -> tuple[LineDiff, ...]:
    """Return the lines that differ of each file that does."""
    names = [name for name in files.FILES if before.get(name) != after.get(name)]
    return tuple(line_diff(name, before.get(name), after.get(name), drafts=drafts) for name in names)


def line_diff(name: str, before: bytes | None, after: bytes | None, *, drafts: bool = True) -> LineDiff:
    """Return the lines of a file that differ, with their numbers on both sides; those of drafts may be left out."""
    old, new = (_lines(data) for data in (before, after))
    lines = tuple(_diff(old, new))
    if not drafts and name in TARGETS:
        hidden = draft_lines(before), draft_lines(after)
        lines = tuple(line for line in lines if not _of_draft(line, *hidden))
    signs = [line.sign for line in lines]
    shown = lines[:SHOWN_LINES]
    return LineDiff(name, shown, signs.count("-"), signs.count("+"), len(lines) - len(shown))


def _of_draft(line: DiffLine, old: frozenset[int], new: frozenset[int]) -> bool:
    """Return whether a line belongs to a draft: on the side after, where it stands on both."""
    return line.before in old if line.after is None else line.after in new


def _lines(data: bytes | None) -> list[str]:
    """Return the lines of a file without their ends; a last line that is not ended is one too."""
    text = (data or b"").decode("utf-8", "replace")
    return text.removesuffix("\n").split("\n") if text else []


def _diff(old: list[str], new: list[str]) -> Iterator[DiffLine]:
    skipped = _alike(old, new)  # most of a file: finding out costs nothing, aligning it costs seconds
    tail = _alike(old[skipped:][::-1], new[skipped:][::-1])
    start = max(0, skipped - CONTEXT)
    ends = [len(side) - max(0, tail - CONTEXT) for side in (old, new)]
    matcher = SequenceMatcher(None, old[start : ends[0]], new[start : ends[1]])
    for n, group in enumerate(matcher.get_grouped_opcodes(CONTEXT)):
        first = start + group[0][3]
        head = next((at for at in range(first, -1, -1) if at < len(new) and RECORD.match(new[at])), None)
        if head is not None and head < first:
            yield DiffLine("@", None, head + 1, new[head])
        elif n:
            yield DiffLine("@", None, None, "")
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                    yield DiffLine(" ", start + i + 1, start + j + 1, old[start + i])
                continue
            yield from (DiffLine("-", start + i + 1, None, old[start + i]) for i in range(i1, i2))
            yield from (DiffLine("+", None, start + j + 1, new[start + j]) for j in range(j1, j2))


def _alike(old: list[str], new: list[str]) -> int:
    """Return how many lines both begin with."""
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
