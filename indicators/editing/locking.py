"""One save at a time in a data folder, whichever process or thread it comes from."""

import fcntl
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from indicators.editing.disk import state_folder
from indicators.problems import NotSaved

WAIT_S = 10.0
LOOK_S = 0.01


@contextmanager
def locked(folder: Path, wait_s: float = WAIT_S) -> Generator[int]:
    """Hold the lock of a folder; gives its descriptor, for child processes that must finish before the next save.

    The kernel releases it when the last process that holds the descriptor ends, so a killed
    save leaves none. Raises NotSaved where another save does not end in time.
    """
    descriptor = os.open(state_folder(folder) / "lock", os.O_RDONLY | os.O_CREAT, 0o666)
    try:
        _take(descriptor, wait_s)
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int, wait_s: float) -> None:
    end = time.monotonic() + wait_s
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise NotSaved("busy", seconds=f"{wait_s:g}") from None
            time.sleep(LOOK_S)
