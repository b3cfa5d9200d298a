"""The files that saves and imports keep in `.history`: read strictly, and set aside where that cannot be.

None of them is ever taken on trust: it may be torn by a broken disk, cut by a copy, or of another program.
"""

import errno
import os
import stat
from itertools import count
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from indicators.editing import disk
from indicators.files import FILES

MOST = 16 * 2**20  # bytes; the largest are answers, some 200 bytes each
MARK = ".unreadable"
PASSING = frozenset(
    {
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
        errno.EINTR,
        errno.EAGAIN,
        errno.ESTALE,
        errno.ETIMEDOUT,
    }
)  # fmt: skip - what says nothing of the file: it may be read the next time

T = TypeVar("T")


def _data_file(name: str) -> str:
    if name not in FILES:
        raise ValueError("no data file")
    return name


DataFile = Annotated[str, AfterValidator(_data_file)]
Digest = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]


class Shape(BaseModel):
    """What a state file must hold, type by type."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Digests(Shape):
    """The digests of a data file before and after a save."""

    before: Digest
    after: Digest


class UnreadableState(Exception):  # noqa: N818 - no error: reading goes on without it
    """A state file is there and is not what this program wrote."""


def read(path: Path, shape: TypeAdapter[T]) -> T | None:
    """Return what a state file holds, None where there is none.

    Raises Unreadable where it holds anything else, is no file or may not be read; OSError where the
    system failed, which says nothing of the file.
    """
    try:
        return shape.validate_json(_bytes(path), strict=True)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValidationError as error:
        raise UnreadableState(error.errors(include_url=False, include_input=False)[0]["msg"]) from None
    except OSError as error:
        if error.errno in PASSING:
            raise
        raise UnreadableState(error.strerror or type(error).__name__) from None


def _bytes(path: Path) -> bytes:
    """Return the bytes of a regular file; a pipe in its place is not waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise UnreadableState("not a file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(MOST + 1)
    finally:
        os.close(descriptor)
    if len(data) > MOST:
        raise UnreadableState(f"more than {MOST // 2**20} MB")
    return data


def set_aside(path: Path) -> None:
    """Give a file or folder a name beside that nothing has yet; whoever calls holds the lock of the folder."""
    names = (path.with_name(f"{path.stem}{MARK}-{n}{path.suffix}") for n in count(1))
    path.rename(next(name for name in names if not os.path.lexists(name)))
    disk.sync(path.parent)
