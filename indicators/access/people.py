"""Who signed in and when, as the provider said it; and those who signed out since, kept across restarts."""

import fcntl
import os
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

LASTS = 12 * 3600  # seconds that a sign-in counts
AHEAD = 300  # seconds that the clock of a provider may be ahead of ours
TELLING = ("iss", "sub", "email", "iat", "exp", "nonce", "at_hash")  # together no two sign-ins share them


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signed in: an address in small letters, when in seconds since 1970, and which sign-in it is."""

    address: str
    at: float
    sign_in: str

    def lasts(self, now: float) -> bool:
        """Return whether the sign-in still counts."""
        return now - LASTS < self.at <= now + AHEAD


def person(claims: Mapping[str, object]) -> Person | None:
    """Return who the claims of a sign-in name; nobody without an address, or with one the provider did not verify."""
    address, at = claims.get("email"), claims.get("iat")
    if not isinstance(address, str) or "@" not in address or claims.get("email_verified") is False:
        return None
    if not isinstance(at, int | float) or isinstance(at, bool):
        return None
    told = "\n".join(f"{name}={claims.get(name)}" for name in TELLING)
    return Person(address.casefold(), float(at), sha256(told.encode()).hexdigest())


class SignOuts:
    """Which sign-ins have ended before their time: a file with a line for each, until it would have ended by itself."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / "signed-out"
        self._one = Lock()
        self._stamp: tuple[int, ...] = ()
        self._known: frozenset[str] = frozenset()

    def has(self, one: Person) -> bool:
        """Return whether a sign-in has ended."""
        with self._one:
            try:
                about = self._path.stat()
            except OSError:
                return one.sign_in in self._known
            stamp = about.st_mtime_ns, about.st_size, about.st_ino
            if stamp != self._stamp:
                self._stamp, self._known = stamp, frozenset(self._known | set(self._kept()))
            return one.sign_in in self._known

    def add(self, one: Person) -> None:
        """End a sign-in, first for this process, then on the disk; raises OSError where that cannot be kept."""
        with self._one:
            self._known |= {one.sign_in}
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(self._folder, os.O_RDONLY | os.O_CLOEXEC)
            try:
                with suppress(OSError):
                    fcntl.flock(lock, fcntl.LOCK_EX)
                self._write(self._kept() | {one.sign_in: one.at})
                os.fsync(lock)
            finally:
                os.close(lock)

    def _kept(self) -> dict[str, float]:
        """Return the sign-ins of the file that have not ended by themselves; a damaged line is passed over."""
        kept: dict[str, float] = {}
        with suppress(OSError):
            for line in self._path.read_text(encoding="ascii", errors="replace").splitlines():
                with suppress(ValueError):
                    sign_in, at = line.split(" ")
                    if float(at) > time.time() - LASTS - AHEAD:
                        kept[sign_in] = float(at)
        return kept

    def _write(self, kept: Mapping[str, float]) -> None:
        descriptor, new = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.writelines(f"{sign_in} {at}\n" for sign_in, at in kept.items())
                file.flush()
                os.fsync(file.fileno())
            Path(new).replace(self._path)
        except BaseException:
            Path(new).unlink(missing_ok=True)
            raise
