"""The last good store of a folder: renewed when the files change, kept when they have problems."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from indicators import files, store
from indicators.files.losses import FILES, losses
from indicators.model import Book
from indicators.problems import DataError, Problem
from indicators.store import Store

Accounts = Callable[[Path, Mapping[str, str]], bool]


@dataclass(frozen=True, slots=True)
class State:
    """What can be shown now: the last good store, and what is wrong with the files as they are.

    `waiting` is the snapshot of files that are right but have lost much of what the store holds.
    """

    store: Store | None
    problems: tuple[Problem, ...] = ()
    waiting: str = ""


class LastGood:
    """Watches one folder by modification time; a question costs one look at each file."""

    def __init__(self, folder: Path, accounts: Accounts = lambda *_: False) -> None:
        """Watch a folder; nothing is read before the first question.

        `accounts` says whether the history accounts for what became of files since they had these digests.
        """
        self._folder = folder
        self.accounts = accounts
        self._lock = Lock()
        self._stamp: object = None
        self._state = State(None)
        self._digests: Mapping[str, str] = {}  # of the files that the store was built from
        self._accepted = ""

    def state(self) -> State:
        """Return the present state; a changed folder is read and built beside the old store, then swapped in.

        While a loss waits to be accepted it is looked at anew: a save stands in the history only once it is done.
        """
        with self._lock:
            stamp = files.stamp(self._folder)
            if stamp != self._stamp or self._state.waiting:
                self._state = self._renewed()
                self._stamp = stamp
            return self._state

    def changed(self) -> bool:
        """Return whether the files differ from those of the last answer."""
        return files.stamp(self._folder) != self._stamp

    def accept(self, snapshot: str) -> None:
        """Take the files of a snapshot for right, whatever they have lost; every open page is to look again."""
        self._accepted, self._stamp = snapshot, None

    def _renewed(self) -> State:
        before = self._state.store
        try:
            book, warnings = files.read(self._folder)
        except DataError as error:
            return State(before, error.problems)
        lost = losses(before.book, book) if before else ()
        if lost and book.snapshot != self._accepted and not self._accounted(lost):
            return State(before, lost, book.snapshot)
        self._digests, self._accepted = self._digested(book), ""  # what was accepted was this change, not the next
        if before:
            before.forget()
        return State(store.build(book, warnings))

    def _accounted(self, lost: tuple[Problem, ...]) -> bool:
        names = {name for one in lost for name in FILES[one.code]}
        digests = {name: of for name, of in self._digests.items() if name in names}
        return bool(digests) and self.accounts(self._folder, digests)

    def _digested(self, book: Book) -> Mapping[str, str]:
        """Return the digests of the files of a book; none where they are others by now."""
        held = files.contents(self._folder)
        same = files.fingerprint_of(held).startswith(book.snapshot)
        return {name: sha256(data).hexdigest() for name, data in held.items()} if same else {}
