"""The slides of a session in a browser: chosen and moved by keyboard, kept with a reason, shown and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import too_wide
from tests.browser.served import Served, copied, serving
from tests.browser.visitor import LIMIT, PHONE, Visitor, Visitors

FILE = "sessions.yaml"
OPENED = "/session?no=32&lang=en&slides=all"
SHOWN = ".sorter li.shown"
STANDING = """() => {
  let e = document.activeElement;
  while (e?.shadowRoot) e = e.shadowRoot.activeElement;
  return e ? e.dataset.stay || e.dataset.do || (e.type === "submit" ? e.value : e.name) || "" : "";
}"""


@pytest.fixture
def running(changeable: Served) -> Served:
    return changeable


@pytest.fixture
def planner(visitors: Visitors, running: Served) -> Visitor:
    return visitors(running, locale="en-GB")


def tab_to(page: Page, name: str, most: int = 200) -> None:
    """Press Tab until what carries a name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(STANDING) == name:
            return
    raise AssertionError(f"no {name} within {most} steps")


def chosen(planner: Visitor) -> list[str]:
    """Return the keys of the slides that the page shows, in their order."""
    return planner.page.locator(SHOWN).evaluate_all("all => all.map(one => one.dataset.record)")


def becomes(planner: Visitor, keys: list[str]) -> None:
    """Wait until the address and the page both say a choice."""
    planner.page.wait_for_url(lambda _: planner.query.get("slides") == ",".join(keys))
    expect(planner.page.locator(SHOWN)).to_have_count(len(keys), timeout=LIMIT)
    for n, key in enumerate(keys):  # the address is there a moment before the page
        expect(planner.page.locator(SHOWN).nth(n)).to_have_attribute("data-record", key, timeout=LIMIT)


def deck_of(planner: Visitor) -> list[str]:
    """Return the keys of the slides of the deck that 'Present' opens in a tab of its own."""
    with planner.context.expect_page(timeout=LIMIT) as opening:
        planner.page.get_by_role("button", name="Present").click()
    deck = opening.value
    deck.locator(".slide.on").wait_for()
    keys = deck.locator(".slide").evaluate_all("all => all.map(one => one.dataset.key)")
    deck.close()
    return keys


def keep(planner: Visitor, keys: list[str], before: bytes) -> None:
    """Keep the choice of the page, by keyboard: what would change is shown, and nothing is written before it is."""
    page = planner.page
    page.locator(".slides > h2").click()
    page.keyboard.press("Shift+Tab")
    tab_to(page, "slides")
    page.keyboard.press("Enter")
    expect(page.locator(".slides h3").first).to_be_focused(timeout=LIMIT)
    for name, words in {"reason": "for the hall", "author": "An"}.items():
        tab_to(page, name)
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
    tab_to(page, "preview")
    page.keyboard.press("Enter")
    expect(page.locator(".preview h2")).to_be_focused(timeout=LIMIT)
    expect(page.locator(".preview tr.come")).to_have_count(1)
    expect(page.locator(".preview tr.come")).to_contain_text(f"slides: [{', '.join(keys)}]")
    assert held(planner) == before
    tab_to(page, "save")
    page.keyboard.press("Enter")
    expect(page.locator("section.saved")).to_be_focused(timeout=LIMIT)


def held(planner: Visitor) -> bytes:
    return (planner.served.data / FILE).read_bytes()


@pytest.mark.deep
def test_a_presenter_with_a_keyboard_chooses_moves_presents_keeps_and_takes_back(planner: Visitor):
    page = planner.open(OPENED)
    before = held(planner)
    keys = chosen(planner)
    assert len(keys) > 10
    for key in ("counts", "rivals"):
        tab_to(page, key)
        page.keyboard.press("Space")
        keys.remove(key)
        becomes(planner, keys)
        assert page.evaluate(STANDING) == key  # the keyboard stands where it stood
    tab_to(page, "earlier unknown")
    page.keyboard.press("Enter")
    at = keys.index("unknown")
    keys[at - 1 : at + 1] = keys[at], keys[at - 1]
    becomes(planner, keys)
    assert page.evaluate(STANDING) == "earlier unknown"
    assert deck_of(planner) == keys
    keep(planner, keys, before)
    assert planner.query == {"no": "32", "lang": "en"}
    saved = held(planner)
    assert f"    slides: [{', '.join(keys)}]\n".encode() in saved
    other = planner.context.new_page()
    other.goto(planner.served.address("/session?no=32&lang=en"))
    expect(other.locator(SHOWN)).to_have_count(len(keys), timeout=LIMIT)
    assert other.locator(SHOWN).evaluate_all("all => all.map(one => one.dataset.record)") == keys
    other.close()
    tab_to(page, "undo")
    page.keyboard.press("Enter")
    page.locator('button[value="redo"]').wait_for()
    assert held(planner) == before


def test_the_list_opens_and_closes_with_the_keyboard_where_it_stood(planner: Visitor):
    page = planner.open("/session?no=32&lang=en")
    assert page.locator(".sorter, .thumb").count() == 0
    page.locator("a[data-do=open]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".slides > h2")).to_be_focused(timeout=LIMIT)
    assert planner.query["slides"] == "all"
    page.locator("a[data-do=close]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("a[data-do=open]")).to_be_focused(timeout=LIMIT)
    assert "slides" not in planner.query


def test_a_deep_link_shows_its_choice_and_names_what_the_deck_has_not(planner: Visitor):
    page = planner.open("/session?no=32&lang=en&slides=rivals,nope,verdict")
    expect(page.locator(SHOWN)).to_have_count(2)
    assert chosen(planner) == ["rivals", "verdict"]
    expect(page.locator(".slides .refused")).to_contain_text("no slide “nope”")
    expect(page.locator(".slides .refused")).to_contain_text("verdict, counts")
    assert deck_of(planner) == ["rivals", "verdict"]
    page.locator("nav .languages a[lang=vi]").click()
    expect(page.locator(".slides [role=status]")).to_contain_text("chiếu 2 trong", timeout=LIMIT)
    planner.pick("no", "29")
    assert "slides" not in planner.query


@pytest.mark.deep
def test_what_is_typed_stays_while_the_choice_still_changes_and_what_is_saved_is_what_was_seen(planner: Visitor):
    page = planner.open("/session?no=32&lang=en&slides=verdict,counts,rivals&do=slides")
    page.locator('[name="reason"]').fill("for the hall")
    page.locator('[name="author"]').fill("An")
    page.locator('button[value="preview"]').click()
    expect(page.locator(".preview tr.come")).to_contain_text("slides: [verdict, counts, rivals]", timeout=LIMIT)
    page.locator('[data-stay="counts"]').uncheck()
    expect(page.locator(SHOWN)).to_have_count(2, timeout=LIMIT)
    expect(page.locator(".preview")).to_have_count(0)
    expect(page.locator('[name="reason"]')).to_have_value("for the hall")
    page.locator('button[value="preview"]').click()
    expect(page.locator(".preview tr.come")).to_contain_text("slides: [verdict, rivals]", timeout=LIMIT)
    by_hand = held(planner).replace(b"    number: 32\n", b"    number: 32  # by hand\n", 1)
    (planner.served.data / FILE).write_bytes(by_hand)
    page.locator('button[value="save"]').click()
    expect(page.locator("section.moved")).to_be_visible(timeout=LIMIT)
    assert b"slides:" not in held(planner)


def test_small_slides_are_out_of_reach_and_look_like_the_deck(planner: Visitor):
    page = planner.open(OPENED)
    first = page.locator(".sorter .thumb").first
    assert first.evaluate("e => e.inert && e.shadowRoot.querySelector('script, style, link, a') === null")
    title = page.locator(".sorter .thumb .title").first
    assert title.inner_text().replace("\N{NO-BREAK SPACE}", " ") == planner.sentence
    box, frame = title.bounding_box(), first.bounding_box()
    assert box is not None
    assert frame is not None
    assert abs(frame["width"] / frame["height"] - 16 / 9) < 0.01
    assert frame["x"] < box["x"] < box["x"] + box["width"] < frame["x"] + frame["width"]


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_slides_never_scroll_sideways(visitors: Visitors, running: Served, lang: str):
    widths = (
        PHONE,
        {**PHONE, "viewport": {"width": 360, "height": 740}},
        {"viewport": {"width": 1920, "height": 1080}},
    )
    for options in widths:
        reader = visitors(running, **options)
        assert too_wide(reader.open(f"/session?no=32&lang={lang}&slides=verdict,rivals,counts&do=slides")) == []


@pytest.mark.deep
def test_a_server_for_reading_only_chooses_in_the_address_and_keeps_nothing(visitors: Visitors, tmp_path: Path):
    with serving(tmp_path, copied(tmp_path / "data"), "--read-only") as open_server:
        reader = visitors(open_server, locale="en-GB")
        page = reader.open("/session?no=32&lang=en&slides=verdict,rivals&do=slides")
        expect(page.locator(SHOWN)).to_have_count(2)
        expect(page.locator(".slides")).to_contain_text("for reading only")
        assert page.locator("form, a[data-do=slides]").count() == 0
        page.locator('[data-stay="rivals"]').uncheck()
        page.wait_for_url(lambda _: reader.query["slides"] == "verdict")
        visitors.leave()  # before the server ends: a page left open would complain of the lost connection
