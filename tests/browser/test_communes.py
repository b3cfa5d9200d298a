"""The two tabs of the comparison in a browser: cold links, widths, the search by keyboard, hostile names."""

import pytest
from playwright.sync_api import expect

from tests.browser.looks import too_wide
from tests.browser.served import Served
from tests.browser.test_hostile_text import EVERYTHING, assert_inert, set_fields
from tests.browser.visitor import LIMIT, Visitor, Visitors

TAB = "/comparison?scope=communes&lang={}"
ROWS = "[data-row]:visible"


@pytest.mark.parametrize(("lang", "said"), [("vi", "cả 114 đơn vị cấp xã"), ("en", "all 114 commune-level units")])
def test_the_tab_opens_by_a_cold_link_and_leads_to_the_provinces_and_back(desk: Visitor, lang: str, said: str):
    page = desk.open(f"{TAB.format(lang)}&as_of=2026-02-01")
    desk.says(said)
    page.locator(".tabs a").first.click()
    desk.says("Năm" if lang == "vi" else "2025")
    page.wait_for_url(lambda url: "scope=provinces" in url)
    assert (desk.query["lang"], desk.query["as_of"]) == (lang, "2026-02-01")
    page.locator(".tabs a").last.click()
    desk.says(said)
    page.wait_for_url(lambda url: "scope=communes" in url)  # the address follows the page by a moment


@pytest.mark.deep
@pytest.mark.parametrize(
    "path", [TAB.format("vi"), f"{TAB.format('en')}&unit=11914", "/comparison?lang=vi&peers=22,48"]
)
def test_neither_tab_scrolls_sideways_on_phone_desk_and_wall(phone: Visitor, desk: Visitor, path: str):
    for width, height in ((1440, 900), (1920, 1080)):
        desk.page.set_viewport_size({"width": width, "height": height})
        assert too_wide(desk.open(path)) == []
    desk.page.set_viewport_size({"width": 1440, "height": 900})
    assert too_wide(phone.open(path)) == []


def test_a_search_by_keyboard_needs_no_marks_and_no_server(desk: Visitor):
    page = desk.open(TAB.format("vi"))
    asked = len(desk.frames)
    page.locator("input[data-search]").press_sequentially("le thanh nghi")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator("[role=status].found")).to_have_text("1 đơn vị khớp")
    assert len(desk.frames) == asked
    assert desk.query["q"] == "le thanh nghi"
    page.locator("input[data-search]").press("Enter")
    expect(page.locator("section.unit h2")).to_have_text("Phường Lê Thanh Nghị", timeout=LIMIT)
    assert desk.query["q"] == "le thanh nghi"


CLICKS = """(search, composing) => {
  let clicks = 0;
  const count = () => { clicks += 1; };
  document.addEventListener("click", count, true);
  search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: composing, bubbles: true }));
  document.removeEventListener("click", count, true);
  return clicks;
}"""


def test_enter_while_a_word_is_still_being_composed_opens_no_row(desk: Visitor):
    page = desk.open(TAB.format("vi"))
    search = page.locator("input[data-search]")
    search.fill("le thanh nghi")
    expect(page.locator(ROWS)).to_have_count(1)
    assert [search.evaluate(CLICKS, composing) for composing in (True, False)] == [0, 1]
    expect(page.locator("section.unit h2")).to_have_text("Phường Lê Thanh Nghị", timeout=LIMIT)


def test_a_search_in_the_address_is_found_composed_or_not_and_can_be_cleared(desk: Visitor):
    for words in ("cat hai", "Cát Hải", "Ca\u0301t Ha\u0309i"):
        page = desk.open(f"{TAB.format('vi')}&q={words}")
        expect(page.locator(ROWS)).to_have_count(1)
    search = page.locator("input[data-search]")
    search.fill("zzz")
    expect(page.locator(".found")).to_have_text("Không có đơn vị nào khớp")
    search.fill("")
    expect(page.locator(ROWS)).to_have_count(114)
    assert "q" not in desk.query


def test_a_tile_opens_its_unit_and_a_day_before_the_count_knows_no_status(desk: Visitor):
    page = desk.open(TAB.format("en"))
    expect(page.locator("a.tile", has_text="Cat Hai")).to_be_hidden()  # one status of all is no map
    page.locator("details.map summary").click()
    page.locator("a.tile", has_text="Cat Hai").click()
    expect(page.locator("section.unit h2")).to_contain_text("Cat Hai", timeout=LIMIT)
    assert desk.query["unit"] == "11914"
    desk.open(f"{TAB.format('en')}&as_of=2025-12-08")
    desk.says("not known")
    assert page.locator(".tile.met").count() == 0


@pytest.mark.deep
def test_hostile_text_in_the_name_of_a_commune_is_shown_and_nothing_runs(visitors: Visitors, changeable: Served):
    names = dict.fromkeys(("name_vi", "name_en", "full_name_vi", "full_name_en", "merged_from", "note"), EVERYTHING)
    set_fields(changeable.data / "areas.csv", ("code", "11914"), names)
    reader = visitors(changeable)
    for lang in ("vi", "en"):
        reader.open(f"{TAB.format(lang)}&unit=11914")
        assert_inert(reader)
        assert "<script>" in reader.said
