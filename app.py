"""The scoreboard: the first page and the start of the app."""

from indicators import frame

frame.show(frame.SCOREBOARD)
