"""Names lead to the indicator, numbers to their source; by mouse, by address and by keyboard."""

from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

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
      : found.classList.contains("source") ? "source"
      : found.closest("nav") ? "page" : found.closest("td.agains") ? "outcome"
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
    desk.says("FDI attracted")
    assert urlsplit(page.url).path == "/indicator"
    assert desk.query == {"id": "fdi", **KEPT}
    page.go_back()
    desk.says("missed 2 targets")
    assert page.url == before


def test_the_address_of_a_name_opens_the_same_page_for_somebody_else(desk: Visitor, visitors: Visitors):
    page = desk.open(BOARD)
    href = page.locator("a.name").first.get_attribute("href")
    assert href
    assert dict(parse_qsl(urlsplit(href).query)) == {"id": "grdp_growth", **KEPT}
    other = visitors(desk.served)
    other.open(f"/{href}")
    other.charted()
    assert other.sentence.startswith("In 2025 GRDP growth of Hai Phong missed")


def test_a_click_with_control_opens_a_second_tab_and_leaves_the_board(desk: Visitor):
    page = desk.open(BOARD)
    with desk.context.expect_page() as opened:
        page.locator("a.name").first.click(modifiers=["Control"])
    tab = opened.value
    tab.locator("h1.sentence", has_text="GRDP growth of Hai Phong").wait_for()
    assert urlsplit(tab.url).path == "/indicator"
    tab.close()
    assert desk.sentence.startswith("In 2025 Hai Phong missed")


def test_every_number_leads_to_a_source_in_a_tab_of_its_own(desk: Visitor):
    page = desk.open(BOARD)
    links = page.locator("table").first.locator("a.source").evaluate_all(AWAY)
    assert len(links) >= 18  # nine targets and nine figures
    assert [one for one in links if not one[0].startswith("https://")] == []
    assert {target for _, target, _ in links} == {"_blank"}
    assert {rel for _, _, rel in links} == {"noopener noreferrer"}
    assert page.locator("td.actual a.source").first.get_attribute("title")


def test_the_keyboard_reaches_controls_names_and_numbers_in_reading_order_and_shows_where_it_is(desk: Visitor):
    page = desk.open(BOARD)
    steps = []
    for _ in range(50):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUSED))
        if steps[-1] and steps[-1]["row"] == 3 and steps[-1]["kind"] == "source" and steps[-2]["row"] == 3:
            break
    inside = [step for step in steps if step]
    kinds = [step["kind"] for step in inside]
    start = kinds.index("year")
    assert set(kinds[:start]) <= {"page", "A", "MAIN"}  # Streamlit's own link to the content, and the scrolled part
    assert kinds[start : start + 4] == ["year", "basis", "as_of", "area"]
    table = [step for step in inside if step["row"]]
    assert [(s["row"], s["kind"]) for s in table[:8]] == [
        (row, kind) for row in (1, 2) for kind in ("name", "source", "source", "outcome")
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
