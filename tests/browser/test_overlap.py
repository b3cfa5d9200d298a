"""No two texts of a page stand on each other: computed from the rectangles that the browser draws."""

from itertools import combinations

import pytest
from playwright.sync_api import Page

from tests.browser.served import Served
from tests.browser.visitor import PHONE, Visitor, Visitors

SLACK = 4  # px that two lines may share: a line holds room for letters that hang below it
# Every line of every text that is drawn, with its rectangle; the row of pages may be pushed aside, so it is left out.
LINES = """() => {
  const found = [];
  const visit = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) visit(one.shadowRoot);
      if (one.closest("nav, select, style, script, noscript, title, .vh, caption")) continue;
      if (one.closest("[data-testid=stSkipToContent]")) continue;
      if (getComputedStyle(one).visibility === "hidden") continue;
      for (const text of one.childNodes) {
        if (text.nodeType !== 3 || !text.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects())
          if (box.width > 1 && box.height > 1)
            found.push([text.data.trim().slice(0, 40), [box.left, box.top, box.right, box.bottom]]);
      }
    }
  };
  visit(document);
  return found;
}"""
BOARDS = [
    f"/?lang={{lang}}&area={area}&year={year}"
    for area, years in (("HP", "2026 2025"), ("HP_OLD", "2025 2024 2023"), ("HD_OLD", "2025 2024 2022"))
    for year in years.split()
]  # fmt: skip
CHARTS = [
    f"/indicator?id={code}&lang={{lang}}&year=2025&area=HP" for code in ("grdp_growth", "export", "budget_total", "fdi")
]
SIZES = {
    "phone": PHONE,
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "wall": {"viewport": {"width": 1920, "height": 1080}},
}
ONCE = [("/?lang={lang}&area=HP_OLD&year=2023", "vi", "desk"), (CHARTS[0], "vi", "phone")]
EVERY = [(path, lang, size) for path in (*BOARDS, *CHARTS) for lang in ("vi", "en") for size in SIZES]


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Return the texts of which a line covers a line of another."""
    lines: list[tuple[str, list[float]]] = page.evaluate(LINES)
    return [
        (one, other)
        for (one, here), (other, there) in combinations(lines, 2)
        if min(here[2], there[2]) - max(here[0], there[0]) > SLACK
        and min(here[3], there[3]) - max(here[1], there[1]) > SLACK
    ]


@pytest.mark.parametrize(
    ("path", "lang", "size"),
    [*ONCE, *(pytest.param(*one, marks=pytest.mark.deep) for one in EVERY if one not in ONCE)],
)
def test_no_text_of_a_board_or_a_chart_covers_another(
    readers: Visitors, served: Served, path: str, lang: str, size: str
):
    reader: Visitor = readers(served, **SIZES[size])
    page = reader.open(path.format(lang=lang))
    if path.startswith("/indicator"):
        reader.charted()
        page.locator(".js-plotly-plot .legend").first.wait_for()
    assert overlaps(page) == []
