"""What a history must do, be it git or numbered folders, and which of the two keeps that of a folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from indicators.editing.types import Entry, Kind
from indicators.wording import Lang

Contents = Mapping[str, bytes | None]  # by name in the data folder; None: not there


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has a version; `before` and `after` are whole files."""

    kind: Kind
    of: str | None
    at: datetime
    author: str
    reason: str
    document: str | None
    summary: str
    before: Contents
    after: Contents


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry that is written but not yet in the history; `parent` is the version it must follow."""

    version: str
    parent: str | None = None


class HistoryMoved(Exception):  # noqa: N818 - no error: the save is tried again
    """Somebody else added to the history between prepare and publish."""


class Keeper(Protocol):
    """Where the history of a folder is kept. What raises, raises NotSaved or OSError."""

    folder: Path

    def where(self, lang: Lang) -> str:
        """Return in a sentence where saves are kept."""
        ...

    def ready(self) -> None:
        """Raise NotSaved where no entry can be added now."""
        ...

    def prepare(self, draft: Draft) -> Prepared:
        """Write all that can fail, so that `publish` is one step; what was changed by hand becomes its own entry."""
        ...

    def publish(self, prepared: Prepared) -> None:
        """Add the entry in one step; raises HistoryMoved where it no longer follows the last one."""
        ...

    def holds(self, version: str) -> bool:
        """Return whether the history has a version: the one mark of an acknowledged save."""
        ...

    def finish(self, names: tuple[str, ...]) -> None:
        """Do what remains after `publish`; may be done twice."""
        ...

    def entries(self) -> tuple[Entry, ...]:
        """Return every change, newest first."""
        ...

    def after(self, version: str, name: str) -> bytes | None:
        """Return a file as a version left it, None where it was not there."""
        ...

    def state(self, version: str) -> Contents:
        """Return all data files as a version left them."""
        ...

    def before(self, version: str, name: str) -> bytes | None:
        """Return a file as a version found it, None where it was not there."""
        ...

    def sides(self, entries: Sequence[Entry]) -> list[tuple[Contents, Contents]]:
        """Return for each entry its files as it found them and as it left them."""
        ...
