"""Damage to the files in `.history`, and a save that is killed half-way."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from indicators.editing import disk, saving, state_files, unfinished
from indicators.editing.history_backend import Draft

from .kept import pair


def folder_there(path: Path) -> None:
    """Put a folder with a file in the place of a file."""
    path.unlink()
    path.mkdir()
    (path / "inside").write_text("kept", encoding="utf-8")


def link_to_itself(path: Path) -> None:
    """Make a file one that the system will not open."""
    path.unlink()
    path.symlink_to(path.name)


def pipe(path: Path) -> None:
    """Put a pipe there, which a careless reader waits on for ever."""
    path.unlink()
    os.mkfifo(path)


def with_bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    """Return what changes the bytes of a file."""
    return lambda path: path.write_bytes(change(path.read_bytes()))


def wrong_types(old: bytes) -> bytes:
    """Return the file with each text in it as a number."""
    return json.dumps(json.loads(old), default=str).replace('": "', '": 7, "x": "').encode()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": with_bytes(lambda _: b""),
    "truncated": with_bytes(lambda old: old[: len(old) // 2]),
    "zeroed": with_bytes(lambda old: bytes(len(old))),
    "a NUL byte": with_bytes(lambda old: old.replace(b":", b":\0", 1)),
    "not JSON": with_bytes(lambda _: b"version: 000002\n"),
    "two at once": with_bytes(lambda old: old + old),
    "another shape": with_bytes(lambda _: b"[]"),
    "null": with_bytes(lambda _: b"null"),
    "another version": with_bytes(lambda old: b'{"format": 2, "holds": ' + old + b"}"),
    "wrong types inside": with_bytes(wrong_types),
    "deep": with_bytes(lambda _: b"[" * 100_000),
    "deep objects": with_bytes(lambda _: b'{"files":' * 100_000),
    "invalid UTF-8": with_bytes(lambda old: old.replace(b'"', b'"\xff', 1)),
    "half a letter": with_bytes(lambda old: old.replace(b'"', b'"\\ud800', 1)),
    "UTF-16": with_bytes(lambda old: old.decode().encode("utf-16")),
    "huge": lambda path: os.truncate(path, state_files.MOST + 1),
    "a folder": folder_there,
    "a link to itself": link_to_itself,
    "a pipe": pipe,
}


def whole(path: Path) -> bytes:
    """Return the bytes of a file or of the file in a folder; what cannot be opened is what it is."""
    if path.is_symlink() or path.is_fifo():
        return str(path.lstat().st_mode).encode()
    return (path / "inside" if path.is_dir() else path).read_bytes()


def half_saved(folder: Path, *, published: bool = False) -> None:
    """Take a save of two files up to its renames, or up to the history, and no further."""
    edit, keeper = pair(folder), saving.keeper_of(folder)
    before = {name: disk.read(folder / name) for name in edit.files}
    saving._stage(folder, before, edit.files)
    at = datetime(2026, 11, 30, tzinfo=UTC)
    prepared = keeper.prepare(Draft("save", None, at, edit.author, edit.reason, None, "two", before, edit.files))
    unfinished.write_journal(folder, prepared.version, before, edit.files)
    unfinished.swap(folder, tuple(edit.files))
    if published:
        keeper.publish(prepared)
