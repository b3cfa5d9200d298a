"""On a phone the verdict and every miss are read without scrolling, by thumb, upright."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.looks import bottom, box, too_wide
from tests.browser.visitor import LIMIT, Visitor

HEIGHT = 844
MISSES = {"?lang=vi&year=2025": 4, "?lang=vi&year=2025&as_of=2025-12-11": 2, "?lang=en&year=2025": 4}
NARROW = ("/?lang=vi&year=2025", "/?lang=vi&year=2026", "/indicator?id=grdp_growth&lang=vi", "/?lang=vi&year=1999",
          "/session?lang=vi")  # fmt: skip
LINES = "e => Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight))"


@pytest.mark.parametrize("path", MISSES)
def test_sentence_and_every_miss_stand_on_the_first_screen_of_a_phone(phone: Visitor, path: str):
    page = phone.open(f"/{path}")
    assert page.locator("h1.sentence").evaluate(LINES) <= 4
    missed = page.locator("table").first.locator("tbody tr", has=page.locator(".mark.missed"))
    assert missed.count() == MISSES[path]
    assert [(row.locator(".name").inner_text(), bottom(row)) for row in missed.all() if bottom(row) > HEIGHT] == []
    assert box(missed.first)["y"] > bottom(page.locator("h1.sentence"))


@pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_every_number_of_a_row_has_its_unit_beside_the_name(phone: Visitor, lang: str, resized: Callable[[int], None]):
    page = phone.open(f"/?lang={lang}&year=2025")
    for width in (390, 720):  # 720: what a desk of 1440 leaves at 200%
        resized(width)
        units = page.locator("tbody th .unit").all()
        worded = [unit for unit in units if unit.text_content()]
        assert len(worded) > 8
        assert [unit.text_content() for unit in worded if not unit.is_visible()] == []


@pytest.mark.parametrize("path", NARROW)
def test_a_phone_of_390_or_320_px_never_scrolls_sideways(phone: Visitor, path: str, resized: Callable[[int], None]):
    page = phone.open(path)
    if path.startswith("/indicator"):
        phone.charted()
    for width in (390, 320):
        resized(width)
        expect(page.locator("body")).to_have_js_property("clientWidth", width, timeout=LIMIT)
        assert (width, too_wide(page)) == (width, [])


@pytest.mark.parametrize("path", ["/?lang=vi&year=2025", "/indicator?id=grdp_growth&lang=vi", "/?lang=vi&year=1999"])
def test_everything_to_tap_is_44_px_high(phone: Visitor, path: str):
    page = phone.open(path)
    targets = page.locator(".board select, .board a[data-query], nav a")
    assert targets.count() > 3
    shown = [target for target in targets.all() if target.is_visible()]
    low = [(t.inner_text()[:40], box(t)["height"]) for t in shown if box(t)["height"] < 44]
    assert low == []


def test_every_number_of_a_row_can_be_tapped_44_px_high(phone: Visitor):
    page = phone.open("/?lang=vi&year=2025")
    numbers = [one for one in page.locator("td a.number").all() if one.is_visible()]
    assert len(numbers) > 20
    assert [(one.inner_text(), box(one)["height"]) for one in numbers if box(one)["height"] < 44] == []


@pytest.fixture
def resized(phone: Visitor):
    def to(width: int) -> None:
        phone.page.set_viewport_size({"width": width, "height": HEIGHT})

    yield to
    to(390)
