"""What an edit would change, before it is saved: the lines of the files, and every verdict, by the real store."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff

from indicators import files, store
from indicators.editing import Edit
from indicators.editing.boards.impact import RowImpact, moved
from indicators.editing.data_snapshot import Held
from indicators.problems import Problem
from indicators.store import Store
from indicators.wording import Lang

__all__ = ["FileDiff", "Preview", "RowImpact", "preview"]


@dataclass(frozen=True, slots=True)
class FileDiff:
    """The lines of one file that change, as a unified diff; `lines` are without their line ends."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What comes of an edit: diffs, verdicts, and the doubts that the loader has of the result.

    `moved` holds every row that a board shows otherwise: as of today, as of each session since,
    and as of a day to come from which the edit counts. `snapshot` is that of the files after it.
    """

    edit: Edit
    diffs: tuple[FileDiff, ...]
    moved: tuple[RowImpact, ...]
    doubts: tuple[Problem, ...]
    snapshot: str

    @property
    def verdicts(self) -> tuple[RowImpact, ...]:
        """The rows whose verdict or pace is another."""
        return tuple(one for one in self.moved if one.verdict_moves or one.pace_moves)


def preview(held: Held, edit: Edit, today: date, lang: Lang = "vi", before: Store | None = None) -> Preview:
    """Return what an edit changes; nothing is written. `before` is the store of `held`, where there is one already.

    Raises DataError with every problem where the result would not load.
    """
    name = held.folder
    book, problems = files.read_contents({**held.files, **edit.files}, name)
    old = before or store.build(held.book)
    return Preview(
        edit=edit,
        diffs=tuple(_diff(held, file, data) for file, data in edit.files.items()),
        moved=moved(old, store.build(book), today, lang),
        doubts=_new(held.doubts, problems),
        snapshot=book.snapshot,
    )


def _diff(held: Held, name: str, data: bytes) -> FileDiff:
    old, new = (text.decode().removesuffix("\n").split("\n") for text in (held.files.get(name, b""), data))
    lines = unified_diff(old, new, f"{held.folder}/{name}", f"{held.folder}/{name}", lineterm="")
    return FileDiff(name, tuple(lines))


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the doubts that were not there; one that only moved to another line was."""
    known = Counter(_key(one) for one in before)
    found = []
    for one in after:
        if known[_key(one)]:
            known[_key(one)] -= 1
        else:
            found.append(one)
    return tuple(found)


def _key(one: Problem) -> tuple[str, str, str, str]:
    return one.code, one.file, one.found, one.expected
