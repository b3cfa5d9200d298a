"""The commands `indicators import` and `indicators template`."""
