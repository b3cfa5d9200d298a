"""Indicators of a city against their targets: says who, when, against what."""
