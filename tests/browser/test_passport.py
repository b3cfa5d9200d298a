"""The passport lies over its page: on a phone below the number it explains; the keyboard stays in front."""

from playwright.sync_api import expect

from tests.browser.looks import bottom, box
from tests.browser.visitor import LIMIT, Visitor

YEAR = "/?lang=vi&year=2025"
WIDTH = 390
WITHIN = "e => e.contains(e.getRootNode().activeElement)"


def test_on_a_phone_the_number_stays_in_sight_above_its_passport(phone: Visitor):
    page = phone.open(YEAR)
    number = page.locator("td.against a").nth(2)
    number.click()
    panel = page.locator(".passport")
    panel.wait_for()
    assert (box(panel)["x"], box(panel)["width"]) == (0, WIDTH)
    assert 0 <= box(number)["y"] < bottom(number) <= box(panel)["y"]


def test_the_keyboard_stays_in_the_passport_and_returns_to_the_number_that_opened_it(desk: Visitor):
    page = desk.open(YEAR)
    number = page.locator("td.against a").first
    number.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".passport")
    panel.wait_for()
    stops = panel.locator("a[href], button").count()
    for _ in range(stops + 1):
        page.keyboard.press("Tab")
        assert panel.evaluate(WITHIN)
    page.keyboard.press("Escape")
    panel.wait_for(state="detached")
    expect(number).to_be_focused(timeout=LIMIT)
