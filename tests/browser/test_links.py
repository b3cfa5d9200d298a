"""Names lead to the indicator, numbers to their passport; by mouse, by address and by keyboard."""

from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.browser.visitor import Visitor, Visitors

BOARD = "/?year=2025&as_of=2025-12-11&basis=council&area=HP&lang=en"
KEPT = {"year": "2025", "as_of": "2025-12-11", "basis": "council", "area": "HP", "lang": "en"}
FOCUSED = """() => {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  if (!found || found === document.body) return null;
  const style = getComputedStyle(found), box = found.getBoundingClientRect(), row = found.closest("tr");
  return {
    kind: found.dataset.key ?? (found.classList.contains("name") ? "name"
      : found.classList.contains("number") && !found.closest("td.against, h1, ul") ? "number"
      : found.closest("nav") ? "page" : found.closest("td.against") ? "outcome"
      : found.dataset.query ? "choice" : found.tagName),
    row: row ? row.rowIndex : 0, words: found.textContent.trim(), left: box.left, top: box.top,
    seen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
  };
}"""
AWAY = """links => links.map(link => [link.getAttribute("href"), link.target, link.rel])"""


def test_a_click_on_a_name_opens_the_indicator_and_back_returns_to_the_board(desk: Visitor):
    page = desk.open(BOARD)
    before = page.url
    page.locator("a.name", has_text="FDI").click()
    desk.charted()
    desk.says("for FDI attracted")
    assert urlsplit(page.url).path == "/indicator"
    assert desk.query == {"id": "fdi", **KEPT}
    page.go_back()
    desk.says("missed 2 targets")
    assert page.url == before


@pytest.mark.deep
def test_the_address_of_a_name_opens_the_same_page_for_somebody_else(desk: Visitor, visitors: Visitors):
    page = desk.open(BOARD)
    href = page.locator("a.name").first.get_attribute("href")
    assert href
    assert dict(parse_qsl(urlsplit(href).query)) == {"id": "grdp_growth", **KEPT}
    other = visitors(desk.served)
    other.open(f"/{href}")
    other.charted()
    assert other.sentence.startswith("In 2025 Hai Phong missed the Council's target of 12.35% for GRDP growth")


def test_a_click_with_control_opens_a_second_tab_and_leaves_the_board(desk: Visitor):
    page = desk.open(BOARD)
    with desk.context.expect_page() as opened:
        page.locator("a.name").first.click(modifiers=["Control"])
    tab = opened.value
    tab.locator("h1.sentence", has_text="for GRDP growth").wait_for()
    assert urlsplit(tab.url).path == "/indicator"
    tab.close()
    assert desk.sentence.startswith("In 2025 Hai Phong missed")


def test_a_click_on_127_percent_says_of_what_and_has_an_address_of_its_own(desk: Visitor, visitors: Visitors):
    page = desk.open(BOARD)
    page.locator("td.against a.number", has_text="113.8%").click()
    panel = page.locator(".passport")
    panel.locator(".formula", has_text="187,766.6 ÷ 165,011.6 × 100 = 113.7899").wait_for()
    assert "127.4% against about 147,400 (Government)" in panel.inner_text()
    assert desk.query == {**KEPT, "passport": "result.budget_total"}
    links = panel.locator("a.source").evaluate_all(AWAY)
    assert len(links) >= 2
    assert [one for one in links if not one[0].startswith("https://")] == []
    assert {(target, rel) for _, target, rel in links} == {("_blank", "noopener noreferrer")}
    other = visitors(desk.served)
    other.open(page.url.removeprefix(desk.served.address("")))
    other.page.locator(".passport .formula", has_text="113.7899").wait_for()


def test_escape_closes_a_passport_and_the_focus_returns_to_its_number(desk: Visitor):
    page = desk.open(BOARD)
    page.locator("td.actual a.number").first.focus()
    page.keyboard.press("Enter")
    page.locator(".passport h2", has_text="11.81%").wait_for()
    assert page.evaluate(FOCUSED)["words"] == "×"
    page.keyboard.press("Escape")
    page.locator(".passport").wait_for(state="detached")
    assert desk.query == KEPT
    assert page.evaluate(FOCUSED)["words"] == "11.81"


def test_a_number_within_a_note_opens_the_passport_of_its_row(desk: Visitor):
    page = desk.open(BOARD)
    page.locator("tr small", has_text="Cumulative 9 months: 36").click()
    page.locator(".passport h2", has_text="Exports").wait_for()
    assert "33.37" in page.locator(".passport").inner_text()
    page.locator("h1.sentence a", has_text="GRDP growth by 0.54 percentage points").click()
    page.locator(".passport h2", has_text="GRDP growth").wait_for()
    assert desk.query["passport"] == "result.grdp_growth"


def test_the_keyboard_reaches_controls_names_and_numbers_in_reading_order_and_shows_where_it_is(desk: Visitor):
    page = desk.open(BOARD)
    steps = []
    for _ in range(50):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUSED))
        if steps[-1] and steps[-1]["row"] == 3 and steps[-1]["kind"] == "number" and steps[-2]["row"] == 3:
            break
    inside = [step for step in steps if step]
    kinds = [step["kind"] for step in inside]
    start = kinds.index("year")
    assert set(kinds[:start]) <= {"page", "A", "MAIN"}  # Streamlit's own link to the content, and the scrolled part
    assert kinds[start : start + 4] == ["year", "basis", "as_of", "area"]
    table = [step for step in inside if step["row"]]
    assert [(s["row"], s["kind"]) for s in table[:8]] == [
        (row, kind) for row in (1, 2) for kind in ("name", "number", "number", "outcome")
    ]
    assert all(one["row"] < two["row"] or one["left"] < two["left"] for one, two in pairwise(table))
    assert [step["words"] for step in inside if not step["seen"] and step["kind"] != "MAIN"] == []


def test_enter_opens_what_has_the_focus_and_a_changed_select_keeps_it(desk: Visitor):
    page = desk.open(BOARD)
    page.locator('select[data-key="basis"]').focus()
    page.keyboard.press("ArrowDown")
    desk.says("against the Government's targets")
    desk.settle()
    assert page.evaluate(FOCUSED)["kind"] == "basis"
    page.locator("a.name", has_text="GRDP growth").focus()
    page.keyboard.press("Enter")
    desk.charted()
    assert desk.query["id"] == "grdp_growth"
    assert desk.query["basis"] == "central"
