"""The acts of the history: what was looked at, what changed meanwhile, and undo, redo or restore carried out."""

from collections.abc import Mapping
from pathlib import Path

from indicators import editing
from indicators.editing import Saved
from indicators.editing.boards.file_diff import LineDiff, line_diff
from indicators.editing.earlier_stores import Files
from indicators.editing.saving import Check
from indicators.files import FILES, contents

KEPT_STATES = 16
_SEEN: dict[str, Mapping[str, bytes]] = {}  # files as an act was shown with, by their fingerprint


def keep_seen(folder: Path, seen: str) -> None:
    """Keep the files that an act is shown with, so that somebody else's save in between is noticed."""
    if seen in _SEEN:
        return
    now = contents(folder)
    while len(_SEEN) >= KEPT_STATES:
        _SEEN.pop(next(iter(_SEEN)), None)
    _SEEN[Files.of(now).fingerprint] = now


def changed_since(seen: str, now: Mapping[str, bytes]) -> tuple[LineDiff, ...]:
    """Return what somebody else changed since an act was shown, where the files of then are still known."""
    then = _SEEN.get(seen)
    if then is None:
        return ()
    names = (name for name in FILES if then.get(name) != now.get(name))
    return tuple(line_diff(name, then.get(name), now.get(name)) for name in names)


def act_on(
    folder: Path, form: Mapping[str, str], author: str, reason: str, now: Mapping[str, bytes], check: Check | None
) -> Saved:
    """Undo, redo or restore as a form says, from the files as they were looked at; raises NotSaved and DataError."""
    act, version = form.get("act"), form.get("version", "")
    if act == "undo":
        return editing.undo(folder, author, reason, version, check)
    if act == "redo":
        return editing.redo(folder, author, reason, version, check)
    return editing.restore(folder, version, author, reason, now, check)
