"""Examples in docstrings say what is true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import indicators


def test_every_example_of_a_docstring_gives_what_it_says():
    names = [one.name for one in walk_packages(indicators.__path__, "indicators.") if ".frame" not in one.name]
    results = [doctest.testmod(import_module(name)) for name in names]
    assert sum(one.attempted for one in results) >= 10
    assert sum(one.failed for one in results) == 0
