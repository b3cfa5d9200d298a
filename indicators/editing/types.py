"""What an edit of the data files is, what a save answers, and what the history keeps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Literal

from indicators.collation import composed
from indicators.problems import NotSaved

Kind = Literal["save", "undo", "redo", "restore", "outside"]
KINDS: tuple[Kind, ...] = ("save", "undo", "redo", "restore", "outside")
ABSENT = ""  # the digest of a file that is not there


def digest(data: bytes | None) -> str:
    """Return the SHA-256 of the bytes of a file in hexadecimal digits, `ABSENT` where there is no file."""
    return ABSENT if data is None else sha256(data).hexdigest()


@dataclass(frozen=True)
class Edit:
    """Whole new files, and what the editor saw before: `Edit.of({"targets.yaml": old}, {"targets.yaml": new}, ...)`.

    `files` and `base` go by the name in the data folder; `base` is the digest of what the editor
    saw; `seen` its bytes, where the editor still has them, so that a conflict can show all three
    sides. `document` is such as `99/NQ-HĐND`; `summary` is one line of what changed, made by the
    program: `targets.yaml: export HP 2026 council 53`.
    """

    files: Mapping[str, bytes]
    base: Mapping[str, str]
    author: str
    reason: str
    document: str | None = None
    summary: str = ""
    seen: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        seen: Mapping[str, bytes | None],
        files: Mapping[str, bytes],
        *,
        author: str,
        reason: str,
        document: str | None = None,
        summary: str = "",
    ) -> "Edit":
        """Return the edit that makes the new files out of the seen ones; None stands for a file that was not there."""
        return cls(
            files=files,
            base={name: digest(seen.get(name)) for name in files},
            author=author,
            reason=reason,
            document=document,
            summary=summary,
            seen={name: data for name in files if (data := seen.get(name)) is not None},
        )


@dataclass(frozen=True, slots=True)
class Saved:
    """An acknowledged save: its version in the history, when, and the files it changed."""

    version: str
    at: datetime
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the data files. `outside` is one made by hand: in an editor, or as a commit.

    `author` is empty where nobody knows it. `of` is the version that an undo or a redo is of, or that was restored.
    """

    version: str
    kind: Kind
    at: datetime
    author: str
    reason: str
    document: str | None
    summary: str
    files: tuple[str, ...]
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """The three sides of a conflict in one file; None: not there, for `was` also: no longer known."""

    name: str
    was: bytes | None
    now: bytes | None
    wanted: bytes


def one_line(text: str) -> str:
    """Return a text on one line, each letter as one sign, what cannot be printed left out."""
    return "".join(c for c in " ".join(composed(text).split()) if c.isprintable())


def paragraphs(text: str) -> str:
    """Return a text as it is kept: lines without spaces at their ends, at most one empty line between them."""
    lines = "\n".join(one_line(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


class FileConflict(NotSaved):
    """Somebody else changed a file meanwhile; `files` shows of each what was there, what is, what was wanted."""

    def __init__(self, files: tuple[Sides, ...]) -> None:
        self.files = files
        super().__init__("moved", files=", ".join(side.name for side in files))
