"""The key of editing in a browser: shown once by link or by hand, kept by that browser alone, gone from the address."""

import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import too_wide
from tests.browser.served import DATA, Served, copied, serving
from tests.browser.visitor import LIMIT, PHONE, Visitor, Visitors, remember

LEDGER = "/planning?lang=en"
FORM = "/planning?lang=en&do=supersede&edit=T0006"
TYPED = {
    "value": "54 billion USD",
    "document": "99/NQ-HDND",
    "adopted_on": "2026-07-20",
    "reason": "mid-year",
    "author": "An",
}
ASKED = "form[data-form=key]"
EVERYWHERE = """() => {
  const roots = [document];
  for (const root of roots)
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot);
  return location.href + roots.map((root) => (root.body ?? root).innerHTML).join();
}"""
FRAMES = """<!doctype html><title>outer</title>
<iframe name="plain" src="{page}" width="900" height="600"></iframe>
<iframe name="sandboxed" sandbox="allow-scripts allow-forms" src="{page}" width="900" height="600"></iframe>"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    scratch = tmp_path_factory.mktemp("key")
    with serving(scratch, copied(scratch / "data")) as server:
        yield server


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Served]:
    """Return a server that Streamlit started without us."""
    with serving(tmp_path, copied(tmp_path / "data"), plain=True) as server:
        yield server


@pytest.fixture
def stranger(visitors: Visitors, running: Served) -> Visitor:
    """Return a browser that has not shown the key, before the files of the project."""
    (running.data / "targets.yaml").write_bytes((DATA / "targets.yaml").read_bytes())
    return visitors.stranger(running, locale="en-GB")


def targets(served: Served) -> bytes:
    return (served.data / "targets.yaml").read_bytes()


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.locator(f'form [name="{name}"]').fill(value)


def stands(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        expect(page.locator(f'form [name="{name}"]')).to_have_value(value, timeout=LIMIT)


def show_key(page: Page, key: str) -> None:
    page.locator(f"{ASKED} input").fill(key)
    page.keyboard.press("Enter")


def test_the_link_of_the_terminal_unlocks_and_its_key_is_seen_no_more(stranger: Visitor):
    key, page = stranger.served.key, stranger.open("/?lang=en")
    page.goto(stranger.served.address(f"{LEDGER}&key={key}"))
    stranger.settle()
    expect(page.locator("section.saved")).to_contain_text("this browser may edit")
    assert page.locator("a[data-do=add]").count() == 1
    assert page.locator(ASKED).count() == 0
    assert stranger.query == {"lang": "en"}
    assert key not in page.evaluate(EVERYWHERE)
    page.locator("nav .languages a[lang=vi]").click()
    page.wait_for_url(lambda url: "lang=vi" in url)
    stranger.settle()
    expect(page.locator("section.saved")).to_have_count(0)
    assert key not in page.evaluate(EVERYWHERE)
    for _ in range(2):  # to the page before the link, with nothing of the link in between
        page.go_back()
        stranger.settle()
        assert "key" not in stranger.query
    assert page.url == stranger.served.address("/?lang=en")
    page.reload()
    stranger.open(LEDGER)
    assert page.locator(ASKED).count() == 0


@pytest.mark.deep
def test_the_link_leads_to_any_page_and_keeps_the_rest_of_its_address(stranger: Visitor):
    page = stranger.open(f"/session?no=32&lang=en&key={stranger.served.key}&slides=verdict,counts")
    assert stranger.query == {"no": "32", "lang": "en", "slides": "verdict,counts"}
    expect(page.locator("a[data-do=slides]")).to_have_count(1)
    assert page.locator(ASKED).count() == 0
    stranger.context.new_page().close()
    assert stranger.served.key not in page.evaluate(EVERYWHERE)


def test_the_first_edit_asks_a_wrong_key_says_so_and_what_is_typed_stays(stranger: Visitor):
    page, before = stranger.open(FORM), targets(stranger.served)
    fill(page, **TYPED)
    page.locator('button[value="preview"]').click()
    expect(page.locator("[role=alert]").first).to_contain_text("has not shown the key", timeout=LIMIT)
    stands(page, **TYPED)
    fill(page, value="55 billion USD")  # typed after the form was sent
    for n, wrong in enumerate(("nonsense", f"{stranger.served.key[:-1]}+")):
        show_key(page, wrong)
        expect(page.locator(f'{ASKED} input[data-opened="key {n + 1}"]')).to_be_focused(timeout=LIMIT)
        expect(page.locator(f"{ASKED} .error")).to_contain_text("not the key of this server")
        stands(page, **TYPED | {"value": "55 billion USD"})
        assert page.locator(".preview").count() == 0
    page.reload()  # a wrong key is not kept
    stranger.settle()
    expect(page.locator(ASKED)).to_have_count(1)
    fill(page, **TYPED)
    show_key(page, stranger.served.address(f"/planning?key={stranger.served.key}"))  # the whole link is as good
    expect(page.locator(ASKED)).to_have_count(0, timeout=LIMIT)
    stands(page, **TYPED)
    page.locator('button[value="preview"]').click()
    expect(page.locator(".preview")).to_be_visible(timeout=LIMIT)
    assert targets(stranger.served) == before
    page.locator('button[value="save"]').click()
    expect(page.locator("section.saved")).to_contain_text("Saved", timeout=LIMIT)
    assert targets(stranger.served) != before


def test_a_wrong_link_says_so_and_takes_nothing_from_a_browser_that_holds_the_key(
    stranger: Visitor, visitors: Visitors
):
    page = stranger.open(f"{LEDGER}&key=nonsense")
    expect(page.locator(f"{ASKED} .error")).to_contain_text("not the key of this server")
    assert stranger.query == {"lang": "en"}
    holder = visitors(stranger.served)
    page = holder.open(f"{LEDGER}&key=nonsense")
    assert page.locator(ASKED).count() == 0
    assert page.locator("a[data-do=add]").count() == 1


def test_a_half_typed_form_unlocks_when_the_link_is_opened_in_another_tab(stranger: Visitor):
    page = stranger.open("/planning?lang=en&tab=history&act=undo")
    page = stranger.open(FORM)
    fill(page, **TYPED)
    other = stranger.context.new_page()
    other.goto(stranger.served.address(f"{LEDGER}&key={stranger.served.key}"))
    expect(other.locator("a[data-do=add]")).to_have_count(1, timeout=LIMIT)
    expect(page.locator(ASKED)).to_have_count(0, timeout=LIMIT)
    stands(page, **TYPED)
    other.close()


@pytest.mark.deep
def test_a_reason_typed_in_the_history_stays_while_the_key_is_asked_for(stranger: Visitor, visitors: Visitors):
    planner = visitors(stranger.served, locale="en-GB")
    page = planner.open(FORM)
    fill(page, **TYPED)
    page.locator('button[value="preview"]').click()
    page.locator('button[value="save"]').click()
    expect(page.locator("section.saved")).to_be_visible(timeout=LIMIT)
    saved = targets(stranger.served)
    page = stranger.open("/planning?lang=en&tab=history&act=undo")
    words = {"author": "Bình", "reason": "not decided yet"}
    fill(page, **words)
    page.locator("form[data-form=history] button").click()
    expect(page.locator(".told.refused")).to_contain_text("has not shown the key", timeout=LIMIT)
    stands(page, **words)
    assert targets(stranger.served) == saved
    show_key(page, stranger.served.key)
    expect(page.locator(ASKED)).to_have_count(0, timeout=LIMIT)
    stands(page, **words)
    page.locator("form[data-form=history] button").click()
    expect(page.locator(".told[role=status]")).to_be_visible(timeout=LIMIT)
    assert targets(stranger.served) != saved


@pytest.mark.deep
def test_a_browser_is_asked_once_though_the_server_starts_again_and_anew_when_the_key_is_deleted(
    visitors: Visitors, tmp_path: Path
):
    data, port = copied(tmp_path / "data"), 0
    reader = None
    for n in range(3):
        with serving(tmp_path, data, port=port) as server:
            port = server.port
            if n == 2:
                (tmp_path / "state/hai-phong-indicators/key").unlink()
            reader = reader or visitors.stranger(server, locale="en-GB")
            page = reader.open(LEDGER if n else f"{LEDGER}&key={server.key}")
            expect(page.locator(ASKED)).to_have_count(1 if n == 2 else 0)
            expect(page.locator("a[data-do=add]")).to_have_count(1)
            page.goto("about:blank")  # a page left open would complain of the lost connection
            server.at_end.clear()  # the reader stays for the next one


@contextmanager
def outside(folder: Path) -> Generator[str]:
    """Serve a folder on another port; returns its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))) as outer:
        threading.Thread(target=outer.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{outer.server_address[1]}/index.html"
        outer.shutdown()


def test_a_frame_of_another_port_holds_no_page(running: Served, tmp_path: Path, stranger: Visitor):
    (tmp_path / "index.html").write_text(FRAMES.format(page=running.address(FORM)), encoding="utf-8")
    with outside(tmp_path) as address:
        page = stranger.context.new_page()
        page.goto(address)
        for name in ("plain", "sandboxed"):
            framed = page.frame(name)
            assert framed
            framed.wait_for_url("chrome-error://**")  # what the browser puts there instead
        page.close()
    assert all("frame-ancestors" in error or "chrome-error" in error for error in stranger.errors)
    stranger.requested.clear()  # the outer page is another server's
    stranger.errors.clear()


@pytest.mark.deep
def test_under_plain_streamlit_a_page_in_a_frame_of_another_port_shows_nothing_that_acts(
    plain: Served, tmp_path: Path, visitors: Visitors
):
    running, stranger = plain, visitors.stranger(plain, locale="en-GB")
    remember(stranger.page, running, keyed=True)
    (tmp_path / "index.html").write_text(FRAMES.format(page=running.address(FORM)), encoding="utf-8")
    with outside(tmp_path) as address:
        page = stranger.context.new_page()
        page.goto(address)
        drawn, sandboxed = page.frame("plain"), page.frame("sandboxed")
        assert drawn
        assert sandboxed
        expect(drawn.locator(".refused")).to_contain_text("in a frame of another page", timeout=LIMIT)
        expect(drawn.locator(".refused")).to_contain_text(running.address("/planning"))
        assert drawn.locator("[data-row]").count() > 50
        for framed in (drawn, sandboxed):
            acting = framed.locator("form, .board button, .board input:not([data-search]), a.act")
            assert acting.count() == 0
        page.close()
    stranger.open(FORM)
    assert stranger.page.locator("form[data-form=planning]").count() == 1
    stranger.requested.clear()  # the outer page is another server's, and the one in the sandbox may not connect
    stranger.errors.clear()


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("path", ["", "&tab=import", "&tab=history", "&do=add"])
def test_the_field_of_the_key_never_scrolls_sideways(visitors: Visitors, running: Served, lang: str, path: str):
    for options in (PHONE, {"viewport": {"width": 1440, "height": 900}}):
        reader = visitors.stranger(running, **options)
        page = reader.open(f"/planning?lang={lang}{path}")
        expect(page.locator(ASKED)).to_have_count(1)
        assert too_wide(page) == []
