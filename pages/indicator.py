"""One indicator: its verdict, its years, every report and every version of its target."""

from indicators import frame

if opened := frame.open_page(frame.INDICATOR):
    frame.draw_indicator(opened)
