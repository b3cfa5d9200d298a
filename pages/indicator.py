"""One indicator: its verdict, its years, every report and every version of its target."""

from indicators import frame

frame.show(frame.INDICATOR)
