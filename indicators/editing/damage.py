"""What of the files in `.history` cannot be read: set aside where that can be done, and named."""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType

from indicators.editing import answers, disk, folder_history, state_files, unfinished
from indicators.editing.locking import locked
from indicators.editing.saving import keeper_of
from indicators.problems import NotSaved, Problem, shown

READERS = MappingProxyType({
    unfinished.JOURNAL: partial(state_files.read, shape=unfinished.SHAPE),
    answers.NAME: partial(state_files.read, shape=answers.SHAPE),
    folder_history.RECORD: folder_history.read_record,
})  # fmt: skip
CODES = MappingProxyType(
    {
        "journal": "state_journal",
        unfinished.UNFINISHED: "state_save",
        "answers": "state_answers",
        "record": "state_record",
    }
)  # fmt: skip - by the name that a file had before it was set aside


def stamp(folder: Path) -> object:
    """Return what changes when the folder of saves or one of its own files does; three looks at the disk."""
    state = folder / disk.STATE
    return tuple(_changed(path) for path in (state, state / unfinished.JOURNAL, state / answers.NAME))


def damage(folder: Path) -> tuple[Problem, ...]:
    """Set aside the state files that cannot be read; return what stands aside, and what could not be put there.

    Never raises: a folder that may only be read is read on, and another save is not waited for.
    """
    place, why = folder.resolve(), ""
    if any(_faults(place)):
        try:
            with locked(place, wait_s=0) as lock:
                _set_aside(place, lock)
        except OSError as error:
            why = error.strerror or type(error).__name__
        except NotSaved as error:
            why = "" if error.code == "busy" else str(error)
    left = [_problem("state_stuck", path, place, why or fault) for path, fault in _faults(place)]
    return (*(_problem(code, path, place) for code, path in _aside(place)), *left)


def damaged_copy(folder: Path, refusal: NotSaved) -> Problem:
    """Return what is wrong with a file kept in the history, from the refusal to give it."""
    return Problem("state_copy", f"{folder.name}/{refusal.details['file']}")


def _set_aside(place: Path, lock: int) -> None:
    """Set aside what still cannot be read now that nobody else writes; a torn journal is settled first."""
    for path, _ in _faults(place):
        if path.name == unfinished.JOURNAL:
            unfinished.settle(keeper_of(place, lock))
        else:
            state_files.set_aside(path)


def _faults(place: Path) -> Iterator[tuple[Path, str]]:
    """Yield each state file that cannot be read, and why."""
    state = place / disk.STATE
    records = (state / number / folder_history.RECORD for number in _numbers(place))
    for path in (state / answers.NAME, *records, state / unfinished.JOURNAL):
        with suppress(OSError):  # says nothing of the file
            if fault := _fault(path, _changed(path)):
                yield path, fault


@lru_cache(maxsize=20_000)
def _fault(path: Path, changed: object) -> str:  # noqa: ARG001 - the answer is for the file as it is at that time
    """Return why a state file cannot be read, an empty text where it can or is not there."""
    try:
        READERS[path.name](path)
    except state_files.UnreadableState as error:
        return str(error)
    return ""


def _aside(place: Path) -> Iterator[tuple[str, Path]]:
    """Yield what stands aside, with what is to be said of it."""
    bare = (
        number for number in _numbers(place) if not os.path.lexists(place / disk.STATE / number / folder_history.RECORD)
    )
    for folder in (place / disk.STATE, *(place / disk.STATE / number for number in bare)):
        with suppress(OSError):
            for path in sorted(folder.iterdir()):
                was, mark, _ = path.name.partition(state_files.MARK)
                if mark and was in CODES:
                    yield CODES[was], path


def _numbers(place: Path) -> tuple[str, ...]:
    with suppress(NotSaved):
        return tuple(folder_history.Numbered(place).versions())
    return ()


def _changed(path: Path) -> object:
    try:
        found = path.lstat()
    except OSError as error:
        return error.errno
    return found.st_ino, found.st_ctime_ns, found.st_size


def _problem(code: str, path: Path, place: Path, why: str = "") -> Problem:
    file = shown(f"{place.name}/{path.relative_to(place)}")
    return Problem(code, file, expected=shown(why), severity="warning")
