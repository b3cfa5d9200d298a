"""One indicator across the provinces, with the city marked and the nation as a line."""

from indicators import frame

frame.show(frame.COMPARISON)
