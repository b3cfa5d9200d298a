"""Vietnamese pages are Vietnamese to the last word and comma, English ones English."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looks import Text, texts
from tests.browser.visitor import LIMIT, Visitor, Visitors

WORD = r"[^\W\d_]+"
PHRASE = re.compile(rf"{WORD}(?: {WORD})+")
PAGES = (
    "/?year=2025",
    "/?year=2025&basis=central",
    "/?year=2026",
    "/?year=1999",
    "/indicator?id=grdp_growth&year=2025",
    "/indicator?id=budget_total&year=2025",
    "/indicator?id=fdi&year=2026",
    "/indicator?id=nope",
)
PLAIN: frozenset[str] = frozenset()  # phrases that are right in Vietnamese without any mark, by name
GROUPED = {
    "vi": r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?",
    "en": r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?",
}
NUMBER = re.compile(r"(?<![\w/:.,])\d[\d.,]*\d|\d")
FIGURES = {
    "vi": ("12,35", "11,81", "−0,54 điểm", "5.500", "165.011,6", "187.766,6", "113,8%"),
    "en": ("12.35", "11.81", "−0.54 points", "5,500", "165,011.6", "187,766.6", "113.8%"),
}
OPTIONS = "options => options.map(option => option.textContent)"


def own(found: list[Text]) -> list[str]:
    """Return the page's own words and names read aloud, without quotations, publishers and file names."""
    return [words for text in found if not text.quoted for words in (text.words, text.named) if words]


def plain(words: str) -> list[str]:
    """Return the phrases of three or more words in a row that are plain ASCII."""
    found = []
    for phrase in PHRASE.findall(re.sub(r"\s+", " ", words)):
        run: list[str] = []
        for word in [*phrase.split(" "), "ế"]:
            if word.isascii():
                run.append(word)
                continue
            if len(run) >= 3:
                found.append(" ".join(run))
            run = []
    return found


def said_at(desk: Visitor, path: str) -> list[str]:
    """Return the page's own words once it is whole."""
    page = desk.open(path)
    if path.startswith("/indicator") and "nope" not in path:
        desk.charted()
    return own(texts(page))


def misspelt(said: list[str], lang: str) -> list[str]:
    """Return the numbers that are not written as the language writes them."""
    numbers = [number for words in said for number in NUMBER.findall(words)]
    return [number for number in numbers if not re.fullmatch(GROUPED[lang], number)]


def test_the_search_for_plain_phrases_finds_one_and_passes_vietnamese():
    assert plain("Hải Phòng missed two targets: GRDP, FDI và IIP") == ["missed two targets"]
    assert plain("Tốc độ tăng GRDP theo giá so sánh") == []


@pytest.mark.parametrize("path", PAGES)
def test_a_vietnamese_page_is_vietnamese_to_the_last_phrase_and_number(desk: Visitor, path: str):
    said = said_at(desk, f"{path}&lang=vi")
    options = [*desk.page.locator(".board option").evaluate_all(OPTIONS), desk.page.title()]
    assert len(said) > 8
    assert {phrase for words in said + options for phrase in plain(words)} - PLAIN == set()
    assert misspelt(said, "vi") == []


@pytest.mark.deep
@pytest.mark.parametrize("path", PAGES)
def test_an_english_page_writes_every_number_with_a_decimal_point(desk: Visitor, path: str):
    assert misspelt(said_at(desk, f"{path}&lang=en"), "en") == []


@pytest.mark.parametrize("lang", FIGURES)
def test_the_figures_of_the_board_stand_in_the_numbers_of_the_language(desk: Visitor, lang: str):
    page = desk.open(f"/?year=2025&as_of=2025-12-11&lang={lang}")
    rows = page.locator("table").first.locator("tbody tr")
    growth, fdi, revenue = (rows.nth(i).locator("td").all_inner_texts() for i in range(3))
    assert (growth[1:4], fdi[1], revenue[1:4]) == (
        list(FIGURES[lang][:3]), FIGURES[lang][3], list(FIGURES[lang][4:]),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "lang", "first"), [("en-US", "en", "In 2025"), ("fr-FR", "vi", "Năm 2025"), ("vi-VN", "vi", "Năm 2025")]
)
def test_without_a_language_in_the_address_the_browser_decides_and_vietnamese_is_the_default(
    visitors: Visitors, desk: Visitor, locale: str, lang: str, first: str
):
    reader = visitors(desk.served, locale=locale)
    page = reader.open("/?year=2025")
    assert reader.sentence.startswith(first)
    assert page.locator("html").get_attribute("lang") == lang


def test_the_language_links_keep_the_view_and_name_the_language_of_the_page(desk: Visitor):
    page = desk.open("/?year=2025&as_of=2025-12-11&basis=central&area=HP&lang=vi")
    for lang, sentence in (("en", "against the Government's targets"), ("vi", "so với chỉ tiêu Trung ương giao")):
        page.locator(f"nav a[lang={lang}]").click()
        desk.says(sentence)
        desk.settle()
        kept = {"year": "2025", "as_of": "2025-12-11", "basis": "central", "area": "HP", "lang": lang}
        assert desk.query == kept
        assert page.locator("html").get_attribute("lang") == lang
        expect(page).to_have_title({"vi": "Bảng chỉ tiêu", "en": "Scoreboard"}[lang], timeout=LIMIT)


def test_a_language_link_of_an_indicator_stays_on_the_indicator(desk: Visitor):
    page = desk.open("/indicator?id=fdi&year=2025&as_of=2025-12-11&lang=vi")
    page.locator("nav a[lang=en]").click()
    desk.says("FDI")
    desk.says("missed")
    assert {key: desk.query.get(key) for key in ("id", "as_of", "lang")} == {
        "id": "fdi", "as_of": "2025-12-11", "lang": "en",
    }  # fmt: skip
