"""Every state has its address, every address its page, and an unknown one leads on."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import LIMIT, Visitor, Visitors

START = "/?year=2025&as_of=2025-12-11&basis=council&area=HP&lang=vi"
UNKNOWN = {
    "/?year=1999&lang=vi": "1999",
    "/?as_of=foo&lang=vi": "“foo”",
    "/?basis=x&lang=vi": "“x”",
    "/?area=QQ&lang=vi": "“QQ”",
    "/?year=<b>2025</b>&lang=en": "“<b>2025</b>”",
    "/indicator?id=nope&lang=vi": "“nope”",
    "/?lang=fr": "“fr”",
}
EACH = ("/?year=1999&lang=vi", "/?year=<b>2025</b>&lang=en")


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("year", "2026", "chưa có số liệu nào trong năm"),
        ("basis", "central", "so với chỉ tiêu Trung ương giao"),
        ("as_of", "latest", "thành phố báo cáo thêm 2"),
        ("area", "HP_OLD", "Hải Phòng (trước hợp nhất)"),
    ],
)
def test_what_a_select_changes_stands_in_the_address_and_on_the_board_and_back_returns(
    desk: Visitor, key: str, value: str, words: str
):
    page = desk.open(START)
    before, sentence = page.url, desk.sentence
    page.locator(f'select[data-key="{key}"]').select_option(value)
    desk.says(words)
    desk.settle()
    wanted = {"year": "2025", "as_of": "2025-12-11", "basis": "council", "area": "HP", "lang": "vi", key: value}
    found = desk.query
    if key == "area":  # another area has other years
        assert "year" not in found
        del wanted["year"]
    if value == "latest":
        del wanted["as_of"]
    assert found == wanted
    page.go_back()
    desk.says(sentence)
    assert page.url == before
    expect(page.locator('select[data-key="year"]')).to_have_value("2025", timeout=LIMIT)


def test_a_day_can_be_picked_from_the_calendar(desk: Visitor):
    page = desk.open(START)
    calendar = page.locator('input[type="date"][data-key="as_of"]')
    assert calendar.is_hidden()
    page.locator('select[data-key="as_of"]').select_option("pick")
    assert calendar.evaluate("input => input === input.getRootNode().activeElement")
    calendar.fill("2025-12-05")
    page.wait_for_url(re.compile("as_of=2025-12-05"))
    desk.says("không đạt 1 chỉ tiêu")  # GRDP growth was still 12.35 on that day
    assert (
        page.locator('select[data-key="as_of"]').evaluate("s => s.selectedOptions[0].textContent").endswith("5/12/2025")
    )


def test_a_copied_address_opens_the_same_board_for_somebody_else(desk: Visitor, visitors: Visitors):
    desk.open(START)
    desk.pick("basis", "central")
    desk.says("Trung ương")
    other = visitors(desk.served, locale="en-GB")
    other.open(desk.page.url.removeprefix(desk.served.address("")))
    assert other.sentence == desk.sentence
    assert other.page.locator("table").first.inner_text() == desk.page.locator("table").first.inner_text()


def test_the_open_year_is_one_click_from_the_closed_one_and_back(desk: Visitor):
    page = desk.open("/?lang=vi")
    page.locator("a.other-year").click()
    desk.says("Năm 2026")
    page.locator("a.other-year").click()
    desk.says("không đạt 2 chỉ tiêu")


@pytest.mark.parametrize(
    "path", [path if path in EACH else pytest.param(path, marks=pytest.mark.deep) for path in UNKNOWN]
)
def test_an_unknown_address_gets_a_plain_page_with_choices_that_lead_to_a_board(desk: Visitor, path: str):
    status, body = desk.served.ask(path.replace("<", "%3C").replace(">", "%3E"))
    assert status == 200
    assert b"Traceback" not in body
    page = desk.open(path)
    said = page.locator(".board").inner_text()
    assert UNKNOWN[path] in said
    assert "Traceback" not in desk.said
    choices = page.locator(".choices a")
    assert choices.count() >= 1
    href = choices.first.get_attribute("href")
    assert href
    choices.first.click()
    expect(page.locator(".choices")).to_have_count(0, timeout=LIMIT)
    desk.settle()
    expect(page.locator(".board table").first).to_be_visible(timeout=LIMIT)
    desk.open("/" + href if path.startswith("/?") else "/indicator" + href)  # as somebody would who copies the link
    expect(page.locator(".board table").first).to_be_visible(timeout=LIMIT)


@pytest.mark.parametrize(("lang", "words"), [("vi", "Không có trang nào tên như vậy"), ("en", "no page of this name")])
def test_a_mistyped_page_is_answered_in_the_language_of_the_reader(desk: Visitor, lang: str, words: str):
    desk.open(START)  # whatever came before: the answer is about this address alone
    page = desk.open(f"/indikator?lang={lang}")
    expect(page.locator(".board p", has_text=words)).to_be_visible(timeout=LIMIT)
    assert page.get_by_role("dialog").count() == 0
    page.locator('nav a[data-page="sources"]').click()
    desk.settle()
    assert page.url.split("?")[0].endswith("/sources")
    desk.open(START)
    assert words not in desk.said
