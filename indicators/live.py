"""The last good store of a folder: renewed when the files change, kept when they have problems."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from indicators import files, store
from indicators.problems import DataError, Problem
from indicators.store import Store


@dataclass(frozen=True, slots=True)
class State:
    """What can be shown now: the last good store, and what is wrong with the files as they are."""

    store: Store | None
    problems: tuple[Problem, ...] = ()


class LastGood:
    """Watches one folder by modification time; a question costs one look at each file."""

    def __init__(self, folder: Path) -> None:
        """Watch a folder; nothing is read before the first question."""
        self._folder = folder
        self._lock = Lock()
        self._stamp: object = None
        self._state = State(None)

    def state(self) -> State:
        """Return the present state; a changed folder is read and built beside the old store, then swapped in."""
        with self._lock:
            stamp = files.stamp(self._folder)
            if stamp != self._stamp:
                self._state = self._renewed()
                self._stamp = stamp
            return self._state

    def changed(self) -> bool:
        """Return whether the files differ from those of the last answer."""
        return files.stamp(self._folder) != self._stamp

    def _renewed(self) -> State:
        try:
            book, _ = files.read(self._folder)
        except DataError as error:
            return State(self._state.store, error.problems)
        return State(store.build(book))
