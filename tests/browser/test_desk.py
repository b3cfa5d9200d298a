"""At a desk and on a wall the whole board is in the window; in both appearances everything can be read."""

import pytest
from playwright.sync_api import expect

from tests.browser.looks import Colour, bottom, texts, too_wide
from tests.browser.visitor import LIMIT, Visitor, Visitors

SIZES = ((1440, 900), (1920, 1080))
BOARDS = [f"/?lang={lang}&year=2025{day}" for lang in ("vi", "en") for day in ("&as_of=2025-12-11", "")]
INDICATOR = "/indicator?id=grdp_growth&year=2025&as_of=2025-12-11&lang=vi"
GROUNDS: dict[str, Colour] = {"light": (255, 255, 255), "dark": (14, 26, 36)}
LARGE = 24  # px; from here on 3:1 would do, yet the house asks 4.5:1 of every text


@pytest.mark.parametrize("path", BOARDS)
def test_all_known_main_targets_are_in_the_window_without_scrolling(desk: Visitor, path: str):
    page = desk.open(path)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        rows = page.locator("table").first.locator("tbody tr")
        assert rows.count() == 11
        below = [row.locator(".name").inner_text() for row in rows.all() if bottom(row) > height]
        assert (width, below) == (width, [])
        assert too_wide(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})


@pytest.mark.parametrize("appearance", ["light", pytest.param("dark", marks=pytest.mark.deep)])
def test_every_text_has_a_contrast_of_4_5_in_light_and_in_dark(readers: Visitors, desk: Visitor, appearance: str):
    reader = readers(desk.served, color_scheme=appearance)
    for path in ("/?lang=vi&year=2025", "/?lang=vi&year=2026", INDICATOR, "/?lang=vi&year=1999"):
        page = reader.open(path)
        if path == INDICATOR:
            reader.charted()
        found = [text for text in texts(page) if text.words]
        grounds = {tuple(round(part) for part in text.ground) for text in found if text.tag == "h1"}
        assert grounds == {GROUNDS[appearance]}
        assert [(t.words[:40], round(t.contrast, 2)) for t in found if t.contrast < 4.5] == []


@pytest.mark.deep
def test_light_and_dark_differ_in_ink_and_in_ground(readers: Visitors, desk: Visitor):
    inks = {}
    for appearance in GROUNDS:
        reader = readers(desk.served, color_scheme=appearance)
        page = reader.open("/?lang=vi&year=2025")
        inks[appearance] = {(t.tag, t.words): t.ink for t in texts(page) if t.words}
    assert inks["light"].keys() == inks["dark"].keys()
    assert [key for key, ink in inks["light"].items() if ink == inks["dark"][key]] == []


def test_forced_colours_keep_the_squares_apart(readers: Visitors, desk: Visitor):
    page = readers(desk.served, forced_colors="active").open("/?lang=vi&year=2025")
    colours = "all => all.map(one => [one.className, getComputedStyle(one).backgroundColor])"
    seen = dict(page.locator(".squares i").evaluate_all(colours))
    assert len(set(seen.values())) == len(seen) - 1  # a miss by the city's own account is an outline, as no figure is


def test_a_tab_of_the_browser_names_the_indicator_and_a_year_of_before_the_merger_opens_its_area(desk: Visitor):
    page = desk.open(INDICATOR)
    expect(page).to_have_title("Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP) · Chỉ tiêu", timeout=LIMIT)
    page = desk.open("/?lang=vi&year=2025")
    page.locator('select[data-key="year"]').select_option("area=HP_OLD&year=2024")
    desk.says("Năm 2024 Hải Phòng (trước hợp nhất)")
    assert (desk.query["area"], desk.query["year"]) == ("HP_OLD", "2024")


@pytest.mark.parametrize("path", [BOARDS[1], "/?lang=vi&year=2026", INDICATOR])
def test_at_200_percent_nothing_scrolls_sideways_and_every_row_is_still_there(desk: Visitor, path: str):
    page = desk.page
    page.set_viewport_size({"width": 720, "height": 450})  # what a window of 1440 by 900 leaves at 200%
    desk.open(path)
    if path == INDICATOR:
        desk.charted()
    assert too_wide(page) == []
    rows = page.locator("table").first.locator("tbody tr")
    assert rows.count() > 2
    assert all(row.is_visible() for row in rows.all())
    page.set_viewport_size({"width": 1440, "height": 900})
