"""A session of the Council: what was known when it closed, what it passed, its hand-out."""

from indicators import frame

frame.show(frame.SESSION)
