"""The key that a browser shows once before its first edit, kept in a file that only the account of the server reads."""

import errno
import fcntl
import hmac
import os
import re
import secrets
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

PROGRAM, NAME = "hai-phong-indicators", "key"
FORM = re.compile(rb"[A-Za-z0-9_-]{43}\n")  # 32 random bytes, as secrets.token_urlsafe writes them
NOFOLLOW = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # neither a link nor a pipe planted there is waited for


@dataclass(frozen=True, slots=True)
class Key:
    """The key, and what its reader should know: that it is a new one, or why no file keeps it."""

    value: str
    renewed: bool = False  # the file could not be trusted, so browsers that showed the old key are asked again
    unkept: str = ""  # the reason; the key then ends with the process


def state_folder() -> Path:
    """Return the folder for the state of this program and account, by the XDG rules; a relative one counts for none."""
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    try:
        return (given if given.is_absolute() else Path.home() / ".local" / "state") / PROGRAM
    except RuntimeError:  # an account without a home
        return Path(os.devnull) / PROGRAM  # where nothing can be kept


def same_key(shown: str, key: str) -> bool:
    """Return whether a key that was shown is the key, in a time that tells nothing of it; an empty one is none."""
    return bool(key) and hmac.compare_digest(shown.encode("utf-8", "replace"), key.encode())


class KeyFile:
    """The file of the key, read anew each time: whoever deletes it ends the leave of every browser at once."""

    def __init__(self, folder: Path, name: str = NAME) -> None:
        self.folder = folder
        self.path = folder / name
        self._one = Lock()
        self._unkept: Key | None = None

    def current(self) -> Key:
        """Return the key, made where there is none that can be trusted; one for this process where none can be kept."""
        with self._one:
            with suppress(OSError):
                return Key(_read(self.path))
            try:
                return self._unkept or self._made()
            except OSError as error:
                self._unkept = Key(secrets.token_urlsafe(32), unkept=error.strerror or str(error))
                return self._unkept

    def _made(self) -> Key:
        """Write a new key in one step, unless another process was faster."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(self.folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            with suppress(OSError):  # without locks, as on some network folders, the key written last counts
                fcntl.flock(lock, fcntl.LOCK_EX)
            with suppress(OSError):
                return Key(_read(self.path))
            renewed = os.path.lexists(self.path)
            _write(self.path)
            os.fsync(lock)
            return Key(_read(self.path), renewed)
        finally:
            os.close(lock)


def _read(path: Path) -> str:
    descriptor = os.open(path, os.O_RDONLY | NOFOLLOW)
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or about.st_uid != os.geteuid() or about.st_mode & 0o077:
            raise OSError(errno.EPERM, "it can be read or written by others")
        content = os.read(descriptor, 100)
    finally:
        os.close(descriptor)
    if not FORM.fullmatch(content):
        raise OSError(errno.EINVAL, "it holds no key")
    return content.decode("ascii").strip()


def _write(path: Path) -> None:
    """Write a new key beside the file and put it in its place: what was planted there is replaced, never followed."""
    descriptor, new = tempfile.mkstemp(dir=path.parent)  # for this account alone
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(f"{secrets.token_urlsafe(32)}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        Path(new).replace(path)
    except BaseException:
        Path(new).unlink(missing_ok=True)
        raise
