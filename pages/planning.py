"""Planning: the targets of an area to edit, with preview, save and undo; and the history of every change."""

from indicators import frame

frame.show(frame.PLANNING)
