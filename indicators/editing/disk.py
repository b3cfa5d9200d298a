"""Bytes on the disk so that they stay there: written whole, synced, renamed; and the folder of what saves leave."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from indicators.problems import NotSaved

STATE = ".history"  # in the data folder: its lock, an unfinished save, and the numbered history where git keeps none
IGNORE = "*\n"  # git then shows nothing of it
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def state_folder(folder: Path) -> Path:
    """Return the folder for what saves leave, made where it is missing."""
    state = folder / STATE
    state.mkdir(exist_ok=True)
    ignore = state / ".gitignore"
    if not ignore.exists():
        ignore.write_text(IGNORE, encoding="utf-8")
    return state


def read(path: Path) -> bytes | None:
    """Return the bytes of a file, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def write(path: Path, data: bytes, like: os.stat_result | None = None) -> None:
    """Write a file and wait until the disk has it, with mode and owner of another one."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        if like is not None:
            os.fchmod(file.fileno(), stat.S_IMODE(like.st_mode))
            _give(file.fileno(), like)
        os.fsync(file.fileno())


def _give(descriptor: int, like: os.stat_result) -> None:
    """Keep the owner; who may not give files away keeps at least the group where that is allowed."""
    mine = os.fstat(descriptor)
    if (mine.st_uid, mine.st_gid) == (like.st_uid, like.st_gid):
        return
    try:
        os.fchown(descriptor, like.st_uid, like.st_gid)
    except PermissionError:
        with suppress(PermissionError):
            os.fchown(descriptor, -1, like.st_gid)


def replace(path: Path, data: bytes) -> None:
    """Write a file beside and rename it, so that it is there whole or not at all."""
    beside = path.with_name(f"{path.name}.new")
    write(beside, data)
    beside.replace(path)
    sync(path.parent)


def sync(folder: Path) -> None:
    """Wait until the disk has the names of a folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refusal(error: OSError) -> NotSaved:
    """Return the sentence for what the system refused; of a path only the last part is told."""
    if error.errno in FULL:
        return NotSaved("disk_full")
    name = Path(os.fsdecode(error.filename)).name if isinstance(error.filename, (str, bytes)) else STATE
    return NotSaved("failed", file=name, reason=error.strerror or str(error))
