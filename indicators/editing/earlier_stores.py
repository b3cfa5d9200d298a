"""Stores of earlier states of the data files, the last few of them: what comparing two states asks of both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Self

from indicators import files, store
from indicators.problems import DataError, Problem
from indicators.store import Store

KEPT = 6  # the real folder is 15 MB as a store
SNAPSHOT = 12  # digits of a fingerprint by which a store is known
_KNOWN: dict[str, Store | tuple[Problem, ...]] = {}
_LOCK = Lock()


@dataclass(frozen=True)
class Files:
    """One state of the data files; equal to another with the same bytes."""

    fingerprint: str
    held: Mapping[str, bytes] = field(compare=False, repr=False)

    @classmethod
    def of(cls, held: Mapping[str, bytes | None]) -> Self:
        """Return the state of some contents; None stands for a file that is not there."""
        there = {name: data for name, data in held.items() if data is not None}
        return cls(files.fingerprint_of(there), there)

    @property
    def snapshot(self) -> str:
        """The id that a store of these files has."""
        return self.fingerprint[:SNAPSHOT]


def remember(known: Store) -> None:
    """Keep a store that is built already, so that comparing with its state builds none."""
    _keep(known.snapshot, known)


def store_of(state: Files, folder: str = "data") -> Store | tuple[Problem, ...]:
    """Return the store of a state, or its problems where it does not load."""
    if (found := _KNOWN.get(state.snapshot)) is not None:
        return found
    try:
        built: Store | tuple[Problem, ...] = store.build(files.read_contents(state.held, folder)[0])
    except DataError as error:
        built = error.problems
    _keep(state.snapshot, built)
    return built


def problems_of(state: Files, folder: str = "data") -> tuple[Problem, ...]:
    """Return why a state does not load; nothing where it does."""
    built = store_of(state, folder)
    return built if isinstance(built, tuple) else ()


def _keep(snapshot: str, built: Store | tuple[Problem, ...]) -> None:
    with _LOCK:
        _KNOWN.pop(snapshot, None)
        while len(_KNOWN) >= KEPT:
            del _KNOWN[next(iter(_KNOWN))]
        _KNOWN[snapshot] = built
