"""Every command reads its folder: the record is read and built once for all of them."""

import pytest


@pytest.fixture(autouse=True, scope="module")
def remembered(read_once: None) -> None:
    """Read the same bytes once; programs that are started read for themselves."""
