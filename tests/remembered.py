"""Folders that were read before: the same bytes give the same book and the same store, made once in a process."""

from collections import OrderedDict
from collections.abc import Callable, Generator, Hashable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from indicators import files, store
from indicators.model import Book
from indicators.problems import Problem
from indicators.store import Store

Read = tuple[Book, tuple[Problem, ...]]
Made = TypeVar("Made")
MOST = 12  # the real folder is 15 MB as a store

READ, READ_CONTENTS, BUILD = files.read, files.read_contents, store.build
_READ: "OrderedDict[Hashable, Read]" = OrderedDict()
_BUILT: "OrderedDict[Hashable, tuple[Book, Store]]" = OrderedDict()


@contextmanager
def remembering() -> Generator[None]:
    """Let `files.read`, `files.read_contents` and `store.build` give what the same bytes gave before.

    All three are pure: a book is frozen and a store is only read. What is refused is not remembered, so every error
    is found anew. Tests of these functions themselves do without.
    """
    with (
        patch.object(files, "read", _read),
        patch.object(files, "read_contents", _read_contents),
        patch.object(store, "build", _build),
    ):
        yield


def forget() -> None:
    """Let everything be read and built anew."""
    _READ.clear()
    _BUILT.clear()


def _read(folder: Path) -> Read:
    digest = files.fingerprint(folder)
    return _known(_READ, (folder.resolve().name, digest), lambda: READ(folder), lambda made: _says(made, digest))


def _read_contents(held: Mapping[str, bytes], folder: str = "data") -> Read:
    return _known(_READ, (folder, files.fingerprint_of(held)), lambda: READ_CONTENTS(held, folder))


def _build(book: Book, warnings: tuple[Problem, ...] = ()) -> Store:
    return _known(_BUILT, (id(book), warnings), lambda: (book, BUILD(book, warnings)))[
        1
    ]  # the book is kept, so its id stays its own


def _says(made: Read, digest: str) -> bool:
    """Return whether a folder was read as it stood before; somebody may have saved to it meanwhile."""
    return digest.startswith(made[0].snapshot)


def _known(
    known: "OrderedDict[Hashable, Made]",
    key: Hashable,
    make: Callable[[], Made],
    worth: Callable[[Made], bool] = lambda _: True,
) -> Made:
    if key in known:
        known.move_to_end(key)
        return known[key]
    made = make()
    if worth(made):
        known[key] = made
    while len(known) > MOST:
        known.popitem(last=False)
    return made
