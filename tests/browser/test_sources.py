"""The sources page in a browser: documents found by words without marks, the calendar of another year, every width."""

import pytest
from playwright.sync_api import expect

from tests.browser.looks import too_wide
from tests.browser.visitor import LIMIT, Visitor

ROWS = "[data-row]:visible"


def test_a_search_finds_documents_without_marks_unfolds_them_and_needs_no_server(desk: Visitor):
    page = desk.open("/sources?lang=vi&as_of=2026-11-15")
    asked = len(desk.frames)
    page.locator("input[data-search]").press_sequentially("thoi gian cong bo so lieu")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(ROWS)).to_contain_text("Thời gian công bố số liệu GDP, GRDP")
    expect(page.locator(".found")).to_have_text("1 tài liệu")
    assert len(desk.frames) == asked
    assert desk.query["q"] == "thoi gian cong bo so lieu"


def test_a_search_survives_a_reload_and_folds_up_when_it_is_cleared(desk: Visitor):
    page = desk.open("/sources?lang=en&as_of=2026-11-15&q=quy%20che")
    expect(page.locator(ROWS)).to_have_count(1)
    page.locator("input[data-search]").fill("")
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.locator(".documents details[open]")).to_have_count(0)
    assert "q" not in desk.query


def test_the_year_of_the_calendar_is_chosen_beside_it(desk: Visitor):
    page = desk.open("/sources?lang=en&as_of=2026-11-15")
    expect(page.locator(".calendar")).to_contain_text("29 Sep 2026")
    page.locator(".calendar select").select_option("2026")
    expect(page.locator(".calendar")).to_contain_text("29 Nov 2026", timeout=LIMIT)
    assert desk.query["year"] == "2026"


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_never_scrolls_sideways_with_everything_unfolded(phone: Visitor, desk: Visitor, lang: str):
    path = f"/sources?lang={lang}&year=2026&as_of=2026-11-15"
    for width, height in ((1440, 900), (1920, 1080)):
        desk.page.set_viewport_size({"width": width, "height": height})
        assert unfolded(desk, path) == []
    assert unfolded(phone, path) == []


def unfolded(visitor: Visitor, path: str) -> object:
    page = visitor.open(path)
    page.locator(".board.sources").evaluate(
        "board => board.querySelectorAll('details').forEach(d => { d.open = true })"
    )
    return too_wide(page)
