"""The README shows the dashboard as it is."""

import struct
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import picture
from tests.browser.served import Served

HEADER = struct.Struct(">8s4x4sII")  # signature, length, IHDR, width, height


def size(path: Path) -> tuple[int, int]:
    signature, chunk, width, height = HEADER.unpack(path.read_bytes()[: HEADER.size])
    assert (signature, chunk) == (b"\x89PNG\r\n\x1a\n", b"IHDR")
    return width, height


def test_the_picture_of_the_readme_is_a_png_1440_wide():
    assert size(picture.PICTURE) == (1440, 900)
    assert picture.PICTURE.stat().st_size < 400_000


def test_the_picture_can_be_taken_anew(browser: Browser, served: Served, tmp_path: Path):
    taken = tmp_path / "scoreboard.png"
    picture.take(browser, served, taken)
    assert size(taken) == (1440, 900)
    assert taken.stat().st_size > 20_000
