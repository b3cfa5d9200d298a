"""Answers kept for the next file of the same layout: beside the history, never in the data files."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from indicators.editing import disk, state_files
from indicators.editing.locking import locked
from indicators.editing.types import one_line
from indicators.encoding import json_text
from indicators.problems import NotSaved

NAME = "answers.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer to a question of a layout: the key of the question, the value chosen, by whom and when."""

    key: str
    value: str
    author: str
    at: str  # 2025-11-05T10:20:30+07:00


Layouts = dict[str, dict[str, Kept]]  # by fingerprint of the layout, then by key of the question
Choose = Callable[[Mapping[str, Kept]], dict[str, Kept]]  # of the answers kept for a layout those that still hold
SHAPE = TypeAdapter(dict[str, list[Kept]])


def kept(folder: Path, layout: str) -> tuple[Kept, ...]:
    """Return the answers kept for a layout, the oldest first; nothing where the file cannot be read."""
    try:
        return tuple((_read(folder) or {}).get(layout, {}).values())
    except OSError:
        return ()


def remember(folder: Path, layout: str, answers: Mapping[str, str | None], author: str, holding: Choose = dict) -> None:
    """Keep answers for a layout in the place of earlier ones to the same questions; None forgets what was answered.

    Of all that is kept only what `holding` returns stays. Raises NotSaved where no author is named, and where
    the disk does not take them.
    """
    if not one_line(author):
        raise NotSaved("no_author")
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    new = {key: None if value is None else Kept(key, value, one_line(author), at) for key, value in answers.items()}
    try:
        with locked(folder):
            _add(disk.state_folder(folder) / NAME, layout, new, _read(folder), holding)
    except OSError as error:
        raise disk.refusal(error) from error


def _read(folder: Path) -> Layouts | None:
    """Return what is kept, None where it cannot be read."""
    try:
        held = state_files.read(folder / disk.STATE / NAME, SHAPE) or {}
    except state_files.UnreadableState:
        return None
    return {layout: {one.key: one for one in answers} for layout, answers in held.items()}


def _add(file: Path, layout: str, new: dict[str, Kept | None], layouts: Layouts | None, holding: Choose) -> None:
    """Write what is kept with new answers, if it differs; a file that cannot be read is put aside first."""
    if layouts is None:
        state_files.set_aside(file)
        layouts = {}
    kept = {name: holding(answers) for name, answers in layouts.items()}
    own = {key: one for key, one in kept.get(layout, {}).items() if key not in new}
    kept[layout] = own | {key: one for key, one in new.items() if one}
    kept = {name: answers for name, answers in kept.items() if answers}
    if kept == layouts:
        return
    written = {name: [asdict(one) for one in answers.values()] for name, answers in kept.items()}
    disk.replace(file, json_text(written).encode())
