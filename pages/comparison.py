"""One indicator across the provinces, with the city marked and the nation as a line."""

from indicators import frame

if opened := frame.open_page(frame.COMPARISON):
    frame.draw_comparison(opened)
