"""The history as numbered folders: `data/.history/000001/` with before/, after/ and record.json."""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field, TypeAdapter

from indicators.editing import disk, state_files
from indicators.editing.history_backend import Contents, Draft, Prepared
from indicators.editing.state_files import DataFile, Digests, Shape, UnreadableState
from indicators.editing.types import Entry, Kind, digest, one_line, paragraphs
from indicators.encoding import json_text
from indicators.files import FILES
from indicators.problems import NotSaved
from indicators.wording import Lang, say

DIGITS = 6
PENDING = "pending"  # an entry being written; renamed to its number
RECORD = "record.json"
NUMBER = re.compile(rf"[0-9]{{{DIGITS},9}}")


class VersionRecord(Shape):
    """What an entry says of itself beside its files."""

    version: str
    kind: Kind
    of: str | None
    at: Annotated[AwareDatetime, Field(ge=datetime(1970, 1, 2, tzinfo=UTC), lt=datetime(9999, 1, 1, tzinfo=UTC))]
    author: str
    reason: str
    document: str | None
    summary: str
    files: dict[DataFile, Digests]


SHAPE = TypeAdapter(VersionRecord)


class Numbered:
    """The numbered folders of one data folder; whole files, so that they can also be copied back by hand."""

    def __init__(self, folder: Path) -> None:
        """Keep the history of a data folder in its own `.history`."""
        self.folder = folder
        self.root = folder / disk.STATE

    def where(self, lang: Lang) -> str:
        """Return in a sentence where saves are kept."""
        return say(lang, "edits.where.folder", folder=f"{self.folder.name}/{disk.STATE}")

    def ready(self) -> None:
        """Return at once: a folder takes an entry at any time."""

    def begun(self) -> bool:
        """Return whether there is an entry."""
        return next(self.versions(), None) is not None

    def prepare(self, draft: Draft) -> Prepared:
        """Write the entry beside; what the history does not know yet, all files at first, is published before."""
        now = draft.before if self.begun() else {name: disk.read(self.folder / name) for name in FILES}
        known = {name: self._last(name) for name in now}
        names = tuple(name for name in now if known[name] != now[name])
        if names:
            before, after = ({name: files[name] for name in names} for files in (known, now))
            self.publish(self._written(Draft("outside", None, draft.at, "", "", None, ", ".join(names), before, after)))
        return self._written(draft)

    def _written(self, draft: Draft) -> Prepared:
        pending, version = self.root / PENDING, self._next()
        shutil.rmtree(pending, ignore_errors=True)
        for side, contents in (("before", draft.before), ("after", draft.after)):
            (pending / side).mkdir(parents=True)
            for name, data in contents.items():
                if data is not None:
                    self._keep(pending / side / name, name, data)
            disk.sync(pending / side)
        record = {
            "version": version, "kind": draft.kind, "of": draft.of, "at": draft.at.isoformat(timespec="seconds"),
            "author": draft.author, "reason": draft.reason, "document": draft.document, "summary": draft.summary,
            "files": {n: {"before": digest(draft.before[n]), "after": digest(draft.after[n])} for n in draft.after},
        }  # fmt: skip
        disk.write(pending / RECORD, json_text(record).encode())
        disk.sync(pending)
        return Prepared(version)

    def _keep(self, path: Path, name: str, data: bytes) -> None:
        """Write a file of an entry; what the last entry left there already takes no room twice."""
        last = next(self.versions(), None)
        known = self.root / last / "after" / name if last else None
        if known and _held(known) == data:
            with suppress(OSError):  # a disk without hard links
                os.link(known, path)
        if not path.exists():
            disk.write(path, data)

    def publish(self, prepared: Prepared) -> None:
        """Give the entry its number."""
        (self.root / PENDING).rename(self.root / prepared.version)
        disk.sync(self.root)

    def holds(self, version: str) -> bool:
        """Return whether the number is taken: entries get theirs whole, so one whose record is lost is an entry."""
        return bool(NUMBER.fullmatch(version)) and any(
            os.path.exists(self.root / version / part)  # noqa: PTH110 - Path.exists raises where it may not look
            for part in (RECORD, "before", "after")
        )

    def finish(self, names: tuple[str, ...]) -> None:
        """Nothing remains after `publish`."""

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, newest first."""
        return tuple(_entry(self._record(version)) for version in self.versions())

    def after(self, version: str, name: str) -> bytes | None:
        """Return a file as a version left it: that of the last entry with the file up to there."""
        for number in self.versions():
            if int(number) <= int(version) and name in self._record(number).files:
                return self._copy(number, "after", name)
        return None

    def state(self, version: str) -> Contents:
        """Return all data files as a version left them: each from the last entry with the file up to there."""
        found: dict[str, bytes | None] = {}
        for number in self.versions():
            if int(number) > int(version):
                continue
            for name in self._record(number).files.keys() - found.keys():
                found[name] = self._copy(number, "after", name)
            if len(found) == len(FILES):
                break
        return {name: found.get(name) for name in FILES}

    def before(self, version: str, name: str) -> bytes | None:
        """Return a file as a version found it."""
        if name in self._record(version).files:
            return self._copy(version, "before", name)
        return self.after(version, name)

    def sides(self, entries: Sequence[Entry]) -> list[tuple[Contents, Contents]]:
        """Return for each entry its files as it found them and as it left them."""
        found: list[tuple[Contents, Contents]] = []
        for entry in entries:
            before, after = (self.root / entry.version / side for side in ("before", "after"))
            found.append(({n: _held(before / n) for n in entry.files}, {n: _held(after / n) for n in entry.files}))
        return found

    def _copy(self, version: str, side: str, name: str) -> bytes | None:
        """Return a file of an entry; raises NotSaved where it is no longer what the record says it was."""
        data = _held(self.root / version / side / name)
        if digest(data) != getattr(self._record(version).files[name], side):
            raise NotSaved("damaged", file=f"{disk.STATE}/{version}/{side}/{name}")
        return data

    def _last(self, name: str) -> bytes | None:
        """Return a file as the history knew it last."""
        versions = (version for version in self.versions() if name in self._record(version).files)
        last = next(versions, None)
        return _held(self.root / last / "after" / name) if last else None

    def versions(self) -> Iterator[str]:
        """Yield the numbers, the newest first."""
        yield from (number for number in self._numbers() if self.holds(number))

    def _numbers(self) -> list[str]:
        """Return the names that are numbers, the newest first; raises NotSaved where the folder may not be read."""
        try:
            names = os.listdir(self.root)  # noqa: PTH208 - names only
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise disk.refusal(error) from error
        return sorted((name for name in names if NUMBER.fullmatch(name)), key=int, reverse=True)

    def _next(self) -> str:
        return f"{int(next(iter(self._numbers()), '0')) + 1:0{DIGITS}}"

    def _record(self, version: str) -> VersionRecord:
        """Return the record of an entry; where it cannot be read, what its files show, as of a change by hand."""
        with suppress(UnreadableState, OSError):
            if found := read_record(self.root / version / RECORD):
                return found
        sides = [self.root / version / side for side in ("before", "after")]
        names = [name for name in FILES if any(os.path.lexists(side / name) for side in sides)]
        digests = {name: Digests(**{side.name: digest(_held(side / name)) for side in sides}) for name in names}
        at = datetime.fromtimestamp((self.root / version).stat().st_mtime).astimezone()
        return VersionRecord(
            version=version, kind="outside", of=None, at=at, author="", reason="", document=None,
            summary=", ".join(names), files=digests,
        )  # fmt: skip


def read_record(path: Path) -> VersionRecord | None:
    """Return the record of an entry, None where there is none; raises Unreadable for that of another one too."""
    found = state_files.read(path, SHAPE)
    if found and found.version != path.parent.name:
        raise UnreadableState(f"of another change: {found.version}")
    return found


def _held(path: Path) -> bytes | None:
    """Return the bytes of a file kept in the history, None where they cannot be had."""
    with suppress(OSError):
        return disk.read(path)
    return None


def _entry(record: VersionRecord) -> Entry:
    return Entry(
        version=record.version,
        kind=record.kind,
        at=record.at,
        author=one_line(record.author),
        reason=paragraphs(record.reason),
        document=record.document,
        summary=one_line(record.summary),
        files=tuple(record.files),
        of=record.of,
    )
