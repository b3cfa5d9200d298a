"""The scoreboard: the first page and the start of the app."""

from indicators import frame

if opened := frame.open_page(frame.SCOREBOARD):
    frame.draw_scoreboard(opened)
