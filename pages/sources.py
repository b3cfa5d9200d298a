"""Every document with what rests on it, and what the record puts in doubt."""

from indicators import frame

if opened := frame.open_page(frame.SOURCES):
    frame.draw_sources(opened)
