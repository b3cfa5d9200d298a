"""Charts speak the language of the page, say themselves in words, and their script is there before it is needed."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from indicators.wording import Lang
from tests.browser.served import Served
from tests.browser.visitor import PHONE, Visitor, Visitors

EXPORTS = "/indicator?id=export&year=2025&as_of=2026-03-01&lang="
SCRIPT = "PlotlyChart."
CONNECTION = "Object.defineProperty(navigator, 'connection', {{ get: () => ({}) }})"
FAST = "{ effectiveType: '4g', downlink: 1.5 }"  # what a browser guesses of a line that it has not used yet
SPARING: dict[str, tuple[str, dict[str, Any]]] = {
    "saves data": ("{ effectiveType: '4g', downlink: 10, saveData: true }", {}),
    "is on a slow kind of line": ("{ effectiveType: '3g', downlink: 10 }", {}),
    "has a phone on a fast line": (FAST, PHONE),
    "has a phone that does not tell": ("undefined", PHONE),
}
TEXTS = "[...document.querySelectorAll('.js-plotly-plot text')].map(text => text.textContent)"
OF_PLOTLY = """[...document.querySelectorAll('.js-plotly-plot')].map(plot => {
  const own = plot._fullLayout._d3locale, december = new Date(Date.UTC(2025, 11, 1));  // as Plotly counts
  const named = ["%B", "%A"].map(code => own.timeFormat(code)(december));
  return [plot._context.locale, own.numberFormat(",.1f")(1234.5), ...named];
})"""
SAID = {
    "vi": ["vi", "1.234,5", "Tháng 12", "Thứ hai"],
    "en": ["en", "1,234.5", "December", "Monday"],
}
ALIEN = {
    "vi": r"\b(of|the|by|target|lower|months?|merger|due)\b|\d\.\d\d\b|[A-Z][a-z]{2} \d{4}",
    "en": r"tháng|năm|kế hoạch|\d,\d\d\b",
}


@pytest.fixture(scope="module")
def reader(readers: Visitors, served: Served) -> Visitor:
    """Return a reader with both charts in the window."""
    return readers(served, viewport={"width": 1440, "height": 1600})


def charted(reader: Visitor, lang: Lang) -> Page:
    page = reader.open(f"{EXPORTS}{lang}")
    for n in range(2):
        page.locator(".js-plotly-plot .legend").nth(n).wait_for()
    return page


def hovered(page: Page) -> list[str]:
    """Return what Plotly says over every point of both charts."""
    page.locator(".js-plotly-plot").nth(1).scroll_into_view_if_needed()
    said = []
    for point in page.locator(".js-plotly-plot .scatterlayer .point").all():
        point.hover(force=True)
        label = page.locator(".js-plotly-plot .hoverlayer .hovertext").first
        label.wait_for()
        said.append(label.text_content() or "")
    return said


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_text_of_a_chart_and_every_label_over_a_point_is_in_the_language_of_the_page(reader: Visitor, lang: Lang):
    page = charted(reader, lang)
    texts, labels = page.evaluate(TEXTS), hovered(page)
    assert len(texts) > 30
    assert len(labels) > 10
    assert [words for words in (*texts, *labels) if re.search(ALIEN[lang], words)] == []
    assert ("33,37" if lang == "vi" else "33.37") in " ".join(texts)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_plotly_itself_has_the_numbers_and_names_of_the_language(reader: Visitor, lang: Lang):
    page = charted(reader, lang)
    assert page.evaluate(OF_PLOTLY) == [SAID[lang]] * 2


def test_each_chart_says_itself_in_words_and_stands_as_a_table_below(reader: Visitor):
    page = charted(reader, "vi")
    said = [figure.get_attribute("aria-label") or "" for figure in page.get_by_role("figure").all()]
    assert len(said) == 2
    assert "10 tháng 2025 33,37 (thấp hơn 36 của 9 tháng)" in said[1]
    row = page.locator("table.months tr", has_text="10 tháng 2025")
    assert re.search(r"33,37\s+ước tính\s+67,1%\s+83,3%\s+thấp hơn 36 của 9 tháng", row.inner_text())


def connection(told: str) -> str:
    return CONNECTION.format(told)


def scripts(reader: Visitor) -> int:
    return sum(SCRIPT in url for url in reader.requested)


def to_the_indicator(reader: Visitor) -> None:
    reader.page.locator("nav a[data-page=indicator]").click()
    reader.charted()


@pytest.mark.deep
@pytest.mark.parametrize("told", [FAST, "undefined"])
def test_the_script_of_the_charts_is_there_before_the_page_that_needs_it(visitors: Visitors, served: Served, told: str):
    reader = visitors.fresh(served)
    reader.page.add_init_script(connection(told))
    with reader.context.expect_event("requestfinished", lambda request: SCRIPT in request.url):
        reader.open("/?lang=vi&year=2025")
    assert scripts(reader) == 1
    to_the_indicator(reader)
    assert scripts(reader) == 1
    assert reader.page.locator(f'link[rel=modulepreload][href*="{SCRIPT}"]').count() == 1


@pytest.mark.deep
@pytest.mark.parametrize("who", SPARING)
def test_who_has_little_line_or_a_phone_gets_the_script_with_the_first_chart_only(
    visitors: Visitors, served: Served, who: str
):
    told, window = SPARING[who]
    reader = visitors.fresh(served, **window)
    reader.page.add_init_script(connection(told))
    reader.open("/?lang=vi&year=2025")
    reader.page.evaluate("new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))")
    reader.page.wait_for_load_state("networkidle")
    assert scripts(reader) == 0
    to_the_indicator(reader)
    assert scripts(reader) == 1
