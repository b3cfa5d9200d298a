"""Boards of folders that are saved to: the same bytes are read and built once."""

import pytest


@pytest.fixture(autouse=True, scope="module")
def remembered(read_once: None) -> None:
    """Read the same bytes once: what a board shows is asked here, not how its folder is read."""
