"""Answers kept for the next file of the same layout: beside the history, never in the data files."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from indicators.edits import disk
from indicators.edits.locking import locked
from indicators.edits.nouns import one_line
from indicators.edits.refusals import NotSaved

NAME = "answers.json"
ASIDE = "answers.unreadable.json"  # what could not be read, kept for whoever wants to look


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer to a question of a layout: the key of the question, the value chosen, by whom and when."""

    key: str
    value: str
    author: str
    at: str  # 2025-11-05T10:20:30+07:00


def remembered(folder: Path, layout: str) -> dict[str, str]:
    """Return the value of each question answered before for a layout; nothing where the file cannot be read."""
    return {one.key: one.value for one in kept(folder, layout)}


def kept(folder: Path, layout: str) -> tuple[Kept, ...]:
    """Return the answers kept for a layout with who gave them and when, the oldest first."""
    return tuple((_read(folder) or {}).get(layout, {}).values())


def unreadable(folder: Path) -> bool:
    """Return whether there is a file of answers that cannot be read: nothing is remembered until the next answer."""
    return _read(folder) is None


def remember(folder: Path, layout: str, answers: Mapping[str, str], author: str) -> None:
    """Keep answers for a layout in the place of earlier ones to the same questions.

    Raises NotSaved where no author is named, and where the disk does not take them.
    """
    if not one_line(author):
        raise NotSaved("no_author")
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    new = {key: Kept(key, value, one_line(author), at) for key, value in answers.items()}
    if new:
        _change(folder, layout, lambda old: {key: one for key, one in old.items() if key not in new} | new)


def forget(folder: Path, layout: str, *keys: str) -> None:
    """Forget some answers of a layout, or without keys all of them; raises NotSaved where the disk does not take it."""
    _change(folder, layout, lambda old: {key: one for key, one in old.items() if keys and key not in keys})


Layouts = dict[str, dict[str, Kept]]


def _read(folder: Path) -> Layouts | None:
    """Return what is kept, None where it cannot be read."""
    try:
        data = disk.read(folder / disk.STATE / NAME)
        held = json.loads(data) if data is not None else {}
        found = {layout: {one["key"]: Kept(**one) for one in answers} for layout, answers in held.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    texts = (text for answers in found.values() for one in answers.values() for text in asdict(one).values())
    return found if all(isinstance(text, str) for text in texts) else None


def _change(folder: Path, layout: str, change: Callable[[dict[str, Kept]], dict[str, Kept]]) -> None:
    try:
        with locked(folder):
            file, layouts = disk.state_folder(folder) / NAME, _read(folder)
            if layouts is None:
                file.replace(file.with_name(ASIDE))
                layouts = {}
            layouts[layout] = change(layouts.get(layout, {}))
            written = {one: [asdict(kept) for kept in answers.values()] for one, answers in layouts.items() if answers}
            disk.replace(file, f"{json.dumps(written, ensure_ascii=False, indent=2)}\n".encode())
    except OSError as error:
        raise disk.refusal(error) from error
