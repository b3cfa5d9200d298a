"""J5, the presenter in the hall: a file, a clicker, no cable. Every slide at once, nothing overflows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from test_cli.running import DATA, asked

from tests.browser.looks import texts

STAGE = ViewportSize(width=1920, height=1080)
ONE_BLINK = 100  # milliseconds
SMALLEST, FOOT = 30, 26
PRESS = """([code, shiftKey]) => {
  const event = new KeyboardEvent("keydown", { code, shiftKey, bubbles: true, cancelable: true });
  const start = performance.now();
  document.dispatchEvent(event);
  const on = document.querySelectorAll(".slide.on");
  on[0].getBoundingClientRect();
  return { spent: performance.now() - start, taken: event.defaultPrevented, shown: [...on].map((s) => s.id) };
}"""
BEYOND = """() => {
  const slide = document.querySelector(".slide.on"), edge = slide.getBoundingClientRect();
  const foot = slide.querySelector("footer").getBoundingClientRect();
  const beyond = (element) => {
    const box = element.getBoundingClientRect(), low = element.closest("footer") ? 1080 : foot.top;
    return box.right > edge.right - 60 || box.left < edge.left + 60 || box.bottom > low + 1 || box.top < 0;
  };
  return [...slide.querySelectorAll(".title, .body *, footer *")]
    .filter((e) => e.getClientRects().length && beyond(e))
    .map((e) => `${e.tagName} ${e.textContent.slice(0, 60)}`);
}"""
COVERED = """() => {
  const labels = [...document.querySelectorAll(".slide.on svg text.label")].map((e) => [e.textContent, e.getBBox()]);
  const along = (a, b) => a.x < b.x + b.width - 4 && b.x < a.x + a.width - 4;
  const meet = (a, b) => along(a, b) && a.y < b.y + b.height - 12 && b.y < a.y + a.height - 12;
  return labels.flatMap(([one, a], n) =>
    labels.slice(n + 1).filter(([, b]) => meet(a, b)).map(([other]) => [one, other]));
}"""
FITS = """() => new Promise((done) => {
  const right = () => document.getElementById("stage").getBoundingClientRect().right;
  const look = () => (right() <= innerWidth + 1 ? done() : requestAnimationFrame(look));
  look();
})"""


@dataclass
class Hall:
    """One browser with the file open, what it asked for and what it complained of."""

    context: BrowserContext
    page: Page
    address: str
    requested: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def press(self, code: str, *, shift: bool = False) -> float:
        """Press a key and return how long the change took, in milliseconds, the new layout included."""
        found = self.page.evaluate(PRESS, [code, shift])
        assert found["taken"], f"{code} was left to the browser"
        assert len(found["shown"]) == 1
        return found["spent"]

    @property
    def at(self) -> int:
        return int(self.page.locator(".slide.on").get_attribute("id")[1:])  # ty: ignore[not-subscriptable]

    @property
    def slides(self) -> int:
        return self.page.locator("section.slide").count()


HALLS = [
    pytest.param((number, lang), id=f"{number}-{lang}", marks=() if number == "32" else pytest.mark.deep)
    for number, lang in (("32", "vi"), ("32", "en"), ("13", "vi"), ("29", "en"))
]


@pytest.fixture(scope="module", params=HALLS)
def hall(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    number, lang = request.param
    path: Path = tmp_path_factory.mktemp("stick") / "deck.html"
    assert asked("deck", "--data", str(DATA), "--session", number, "--lang", lang, "--out", str(path)).code == 0
    context = browser.new_context(viewport=STAGE)
    opened = Hall(context, context.new_page(), path.as_uri())
    context.on("request", lambda asked_for: opened.requested.append(asked_for.url))
    opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.page.on("console", lambda message: opened.errors.append(message.text))
    opened.page.goto(opened.address)
    yield opened
    context.close()
    assert [url for url in opened.requested if url != opened.address and not url.startswith("data:font/")] == []
    assert opened.errors == []


@pytest.fixture(autouse=True)
def first(hall: Hall) -> None:
    """Begin every claim at the first slide."""
    hall.press("Home")


def test_every_slide_comes_at_once_both_ways(hall: Hall):
    count, spent = hall.slides, list[float]()
    for n in range(2, count + 1):
        spent.append(hall.press("PageDown"))
        assert hall.at == n  # within the key's own event: no frame in between
    hall.press("PageDown")
    assert hall.at == count
    for n in range(count - 1, 0, -1):
        spent.append(hall.press("PageUp"))
        assert hall.at == n
    print(f"a change took {median(spent):.1f} ms, at most {max(spent):.1f}")
    assert median(spent) <= ONE_BLINK


def test_no_slide_overflows_and_no_label_covers_another(hall: Hall):
    for n in range(1, hall.slides + 1):
        assert (n, hall.page.evaluate(BEYOND), hall.page.evaluate(COVERED)) == (n, [], [])
        hall.press("PageDown")


def test_every_word_can_be_read_from_the_last_row(hall: Hall):
    for n in range(1, hall.slides + 1):
        shown = [t for t in texts(hall.page) if t.words]
        foot = hall.page.locator(".slide.on footer").bounding_box()
        assert foot
        small = [t.words for t in shown if t.size < (FOOT if t.box[1] >= foot["y"] else SMALLEST)]
        faint = [t.words for t in shown if t.contrast < 4.5]
        assert (n, small, faint) == (n, [], [])
        hall.press("PageDown")


def test_the_keys_of_a_presenter(hall: Hall):
    for forth, back in (("ArrowRight", "ArrowLeft"), ("ArrowDown", "ArrowUp"), ("Space", "PageUp")):
        hall.press(forth)
        assert hall.at == 2
        hall.press(back)
        assert hall.at == 1
    hall.press("End")
    assert hall.at == hall.slides
    hall.press("Space", shift=True)
    assert hall.at == hall.slides - 1
    for code in ("Digit1", "Digit0", "Enter"):
        hall.press(code)
    assert hall.at == 10
    for code in ("Numpad3", "NumpadEnter"):
        hall.press(code)
    assert hall.at == 3


def test_the_screen_goes_dark_or_white_and_comes_back(hall: Hall):
    blank = hall.page.locator("#blank")
    for code, colour in (("Period", "0, 0, 0"), ("KeyB", "0, 0, 0"), ("KeyW", "255, 255, 255")):
        hall.press(code)
        expect(blank).to_be_visible()
        expect(blank).to_have_css("background-color", f"rgb({colour})")
        hall.press(code)
        expect(blank).to_be_hidden()
    hall.press("KeyB")
    hall.press("Escape")
    expect(blank).to_be_hidden()
    assert hall.at == 1


def test_f5_neither_reloads_nor_moves(hall: Hall):
    hall.page.evaluate("window.stayed = true")
    hall.press("PageDown")
    hall.press("F5")
    hall.press("F5", shift=True)
    hall.page.keyboard.press("F5")
    assert hall.at == 2
    assert hall.page.evaluate("window.stayed === true")


def test_it_fits_every_screen_without_scrolling(hall: Hall):
    page = hall.context.new_page()  # the other one may fill the screen, and then takes no other size
    page.goto(hall.address)
    for width, height in ((1366, 768), (1024, 768), (390, 844), (3840, 2160)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(FITS)  # the page learns of its new size a moment later
        box = page.locator("#stage").bounding_box()
        assert box
        assert box["x"] >= -1
        assert box["y"] >= -1
        assert box["x"] + box["width"] <= width + 1
        assert box["y"] + box["height"] <= height + 1
        assert abs(box["width"] / box["height"] - 16 / 9) < 0.01
        assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
            width,
            height,
        ]
    page.close()


def test_the_presenter_window_shows_notes_next_slide_and_clock(hall: Hall):
    with hall.context.expect_page() as opened:
        hall.page.keyboard.press("p")
    window = opened.value
    hall.press("PageDown")
    title = hall.page.locator(".slide.on .title").inner_text()
    expect(window.locator("#place")).to_have_text(f"2/{hall.slides} · {title}")
    assert window.locator("#said li").count() > 0
    coming = hall.page.locator("#s3").get_attribute("data-key") or ""
    expect(window.locator("#next .slide")).to_have_attribute("data-key", coming)
    expect(window.locator("#clock")).to_have_text(re.compile(r"\d+:\d\d"))
    window.keyboard.press("PageDown")
    assert hall.at == 3
    window.close()
