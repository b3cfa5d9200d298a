"""Changing the data files safely: one way to save, its history, undo and redo.

`save(folder, edit)` is the only way bytes get into the data folder. See docs/operations.md.
"""

from indicators.edits.nouns import ABSENT, KINDS, Edit, Entry, Kind, Saved, Sides, digest
from indicators.edits.refusals import Moved, NotSaved

__all__ = ["ABSENT", "KINDS", "Edit", "Entry", "Kind", "Moved", "NotSaved", "Saved", "Sides", "digest"]
