"""Changing the data files safely: one way to save, its history, undo and redo.

`save(folder, edit)` is the only way bytes get into the data folder. See docs/operations.md.
"""

from indicators.editing.damage import damage, damaged_copy, stamp
from indicators.editing.history import (
    accounts_for,
    after,
    before,
    codes,
    concerns,
    find,
    foreseen,
    history,
    next_ones,
    redo,
    restore,
    state,
    state_before,
    undo,
    where,
)
from indicators.editing.saving import recover, save
from indicators.editing.types import ABSENT, KINDS, Edit, Entry, FileConflict, Kind, Saved, Sides, digest
from indicators.problems import NotSaved

__all__ = [
    "ABSENT",
    "KINDS",
    "Edit",
    "Entry",
    "FileConflict",
    "Kind",
    "NotSaved",
    "Saved",
    "Sides",
    "accounts_for",
    "after",
    "before",
    "codes",
    "concerns",
    "damage",
    "damaged_copy",
    "digest",
    "find",
    "foreseen",
    "history",
    "next_ones",
    "recover",
    "redo",
    "restore",
    "save",
    "stamp",
    "state",
    "state_before",
    "undo",
    "where",
]  # fmt: skip
