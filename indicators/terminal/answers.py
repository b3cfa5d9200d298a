"""What a command answers - exit code and texts - and the one place that prints it."""

import os
import sys
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TextIO

BAD_DATA, BAD_USAGE = 1, 2


class UsageError(Exception):
    """A command written wrongly; its text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command comes to. `out` is the answer itself, `err` what is to be said beside it."""

    code: int = 0
    out: str = ""
    err: str = ""


def give(answer: Answer) -> int:
    """Print an answer and return its exit code, or 1 where it could not be written.

    A reader that closes early, as `head` does, has what it wanted: that is no failure.
    """
    code, complaint = answer.code, answer.err
    try:
        _write(sys.stdout, answer.out)
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        code, complaint = BAD_DATA, f"{complaint}{error.strerror}\n"
    try:
        _write(sys.stderr, complaint)
    except OSError:
        _silence(sys.stderr)
    return code


def _write(stream: TextIO | None, text: str) -> None:
    """Write as UTF-8 wherever the stream goes to a program or a file; a terminal keeps its own encoding."""
    if stream is None or not text:  # None: started with the stream closed
        return
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")
    stream.write(text)
    stream.flush()


def _silence(stream: TextIO) -> None:
    """Send what is left in a broken stream nowhere, so that Python does not complain of it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
