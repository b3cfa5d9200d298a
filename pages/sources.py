"""Every document with what rests on it, and what the record puts in doubt."""

from indicators import frame

frame.show(frame.SOURCES)
