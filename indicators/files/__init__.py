"""The data folder into one checked Book, or every problem of all its files at once.

`read` is the only way in: whatever it returns is right in itself and across the files.
"""

import gc
import hashlib
import stat
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from indicators.files.check_units import check_figures
from indicators.files.doubts import find_doubts
from indicators.files.loaded_records import Shelf, resolve_aliases
from indicators.files.read_file import columns, read_part
from indicators.files.references import check_references
from indicators.files.schema import schema
from indicators.files.tiles import check_tiles
from indicators.files.versions import check_versions
from indicators.model import Book
from indicators.problems import DataError, Findings, Problem, in_order
from indicators.strict_yaml import MAX_BYTES

__all__ = ["FILES", "columns", "contents", "fingerprint", "fingerprint_of", "read", "read_contents", "schema", "stamp"]

FILES = (
    "indicators.yaml",
    "targets.yaml",
    "national_targets.yaml",
    "actuals.csv",
    "areas.csv",
    "sources.csv",
    "claims.csv",
    "sessions.yaml",
    "releases.yaml",
)
READS = 5  # at most, of a folder that does not stand still


def read(folder: Path) -> tuple[Book, tuple[Problem, ...]]:
    """Return everything the files say, and the warnings.

    Raises DataError with every error of all files, sorted by file, line and column.
    """
    return _checked(*_held(folder))


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of the files there are; one that cannot be read is left out."""
    return {name: data for name, data in _held(folder)[0].items() if data is not None}


def _held(folder: Path) -> tuple[dict[str, bytes | None], dict[str, Findings]]:
    """Return all files as they stand together: where a save of several comes in between, they are read again."""
    times = READS
    while True:
        times, before = times - 1, stamp(folder)
        findings = {name: Findings(f"{folder.resolve().name}/{name}") for name in FILES}
        held = {name: _bytes(folder / name, findings[name]) for name in FILES}
        if not times or stamp(folder) == before:
            return held, findings


def read_contents(held: Mapping[str, bytes], folder: str = "data") -> tuple[Book, tuple[Problem, ...]]:
    """Return what a folder with these files would say, as `read` does; nothing on disk is looked at.

    Raises DataError as `read` does.
    """
    findings = {name: Findings(f"{folder}/{name}") for name in FILES}
    for name in FILES:
        if name not in held:
            findings[name].add("missing_file")
    return _checked({name: held.get(name) for name in FILES}, findings)


@contextmanager
def _no_search_for_cycles() -> Generator[None]:
    """Spare the search for cycles among thousands of new nodes, which have none: a quarter of the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@_no_search_for_cycles()
def _checked(held: Mapping[str, bytes | None], findings: dict[str, Findings]) -> tuple[Book, tuple[Problem, ...]]:
    shelf, digest = Shelf(findings=findings), hashlib.sha256()
    for name, data in held.items():
        _digest(digest.update, name, data)
        if data is not None:
            _shelve(shelf, name, data, findings[name])
    resolve_aliases(shelf)
    check_references(shelf)
    check_tiles(shelf)
    check_versions(shelf)
    check_figures(shelf)
    find_doubts(shelf)
    problems = in_order(problem for findings in shelf.findings.values() for problem in findings.problems)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise DataError(errors)
    return _book(shelf, digest.hexdigest()[:12]), problems


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 of the files in their fixed order; its first 12 digits are the snapshot of the Book.

    A file that cannot be read counts as absent: the fingerprint changes when it comes back.
    """
    return fingerprint_of({name: _bytes(folder / name, Findings(name)) for name in FILES})


def fingerprint_of(held: Mapping[str, bytes | None]) -> str:
    """Return the fingerprint of a folder with these files; one that is left out is absent."""
    digest = hashlib.sha256()
    for name in FILES:
        _digest(digest.update, name, held.get(name))
    return digest.hexdigest()


def stamp(folder: Path) -> tuple[tuple[int, int], ...]:
    """Return time of change (ns) and size of each file, (0, -1) where there is none: cheap enough for each page."""
    marks = []
    for name in FILES:
        try:
            found = (folder / name).stat()
        except OSError:
            marks.append((0, -1))
        else:
            marks.append((found.st_mtime_ns, found.st_size))
    return tuple(marks)


def _digest(update: Callable[[bytes], None], name: str, data: bytes | None) -> None:
    """Name and length keep two files from trading bytes under one fingerprint."""
    update(f"{name} {-1 if data is None else len(data)}\n".encode())
    update(data or b"")


def _bytes(path: Path, findings: Findings) -> bytes | None:
    """Return the first bytes of a file, one more than are allowed; a pipe or a device is never opened."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            findings.add("unreadable_file")
            return None
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        findings.add("missing_file")
    except (OSError, ValueError):
        findings.add("unreadable_file")
    return None


def _shelve(shelf: Shelf, name: str, data: bytes, findings: Findings) -> None:
    part = read_part(name, data, findings)
    shelf.rows.update(part.rows)
    shelf.whole.update(part.whole)
    if "units" in part.whole:
        shelf.units, shelf.unit_codes = part.units, part.unit_codes


def _book(shelf: Shelf, snapshot: str) -> Book:
    return Book(
        units=shelf.units,
        indicators={noun.code: noun for noun in shelf.nouns("indicators")},
        areas={noun.code: noun for noun in shelf.nouns("areas")},
        sources={noun.id: noun for noun in shelf.nouns("sources")},
        targets=tuple(row.noun for row in shelf.targets() if not row.noun.draft),
        drafts=tuple(row.noun for row in shelf.targets() if row.noun.draft),
        actuals=tuple(shelf.nouns("actuals")),
        sessions=tuple(shelf.nouns("sessions")),
        resolutions=tuple(shelf.nouns("resolutions")),
        verdicts=tuple(shelf.nouns("official_verdicts")),
        claims=tuple(shelf.nouns("claims")),
        releases=tuple(shelf.nouns("releases")),
        questions=tuple(shelf.nouns("questions")),
        snapshot=snapshot,
    )
