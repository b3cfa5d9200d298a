"""The published site in a browser: from the disk, without a script, by keyboard, enlarged, read aloud."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from builders import on
from playwright.sync_api import Browser, Page
from publishing.built import written
from publishing.test_site import town

TODAY = on("2026-06-30")
KINDS = (
    "index.html", "en/about.html", "vi/glossary.html", "vi/latest/town/2025/central/scoreboard.html",
    "en/latest/town/2026/council/scoreboard.html", "vi/latest/town/2025/council/indicator/rice.html",
    "en/2025-12-11/town/2025/council/indicator/growth.html", "vi/session/32.html", "en/latest/town/sources.html",
    "vi/record/A1.html", "404.html",
)  # fmt: skip
HARMFUL = ("serious", "critical")
INDICATOR = "vi/latest/town/2025/council/indicator/rice.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site of a town."""
    root = tmp_path_factory.mktemp("site")
    written(root, town(), TODAY)
    return root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of a desk whose policy lets the checker in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_kind_of_page_hinders_a_screen_reader_or_weak_eyes(site: Path, browser: Browser, *, dark: bool) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme="dark" if dark else "light")
    page, found = context.new_page(), []
    for kind in KINDS:
        page.goto((site / kind).as_uri())
        results = Axe().run(page).response["violations"]
        found += [(kind, one["id"], one["nodes"][0]["html"]) for one in results if one["impact"] in HARMFUL]
    context.close()
    assert found == []


def test_page_from_the_disk_without_a_script_has_every_word_and_leads_on(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="rice", exact=True).first.click()
    assert page.url.endswith(INDICATOR)
    page.locator(".passport a.source, .passport b").first.wait_for()
    page.locator("details.choice summary").filter(has_text="2025").first.click()
    page.locator("details.choice[open] a").filter(has_text="2026").click()
    assert page.url.endswith("/2026/council/indicator/rice.html")
    assert page.locator(".search").is_hidden()
    context.close()


def test_choice_opens_and_leads_on_by_keyboard(site: Path, page: Page) -> None:
    page.goto((site / INDICATOR).as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    choice = page.locator("details.choice summary").first
    choice.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.choice[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.choice[open]").count() == 0
    assert choice.evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/growth.html")


@pytest.mark.parametrize("width", [390, 640, 1920])  # 640: a desk of 1280 enlarged twice
def test_no_page_is_wider_than_its_window(width: int, site: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for kind in KINDS:
        page.goto((site / kind).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
    context.close()


def test_page_asks_for_nothing_but_its_own_files_and_says_nothing_to_the_console(site: Path, page: Page) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for kind in KINDS[:-1]:  # the last one may stand at any depth, so it names its files from the root of a server
        page.goto((site / kind).as_uri())
    assert all(url.startswith("file:") for url in asked)
    assert said == []
