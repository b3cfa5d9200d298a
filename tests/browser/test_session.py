"""The page of a session in a browser: cold deep links at every width, its hand-out by one click, what changed since."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.looks import too_wide
from tests.browser.served import Served
from tests.browser.visitor import LIMIT, PHONE, Visitor, Visitors

WIDTHS = {"phone": PHONE, "desk": {}, "wall": {"viewport": {"width": 1920, "height": 1080}}}
SAID = {"vi": "Năm 2025 Hải Phòng không đạt 2 chỉ tiêu", "en": "In 2025 Hai Phong missed 2 targets"}
NAMED = {"vi": "Kỳ họp thứ 32", "en": "Session 32"}


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_cold_deep_link_says_the_verdict_of_its_close_and_never_scrolls_sideways(
    visitors: Visitors, served: Served, width: str, lang: str
):
    for no in ("32", "13"):
        reader = visitors(served, **WIDTHS[width])
        page = reader.open(f"/session?no={no}&lang={lang}")
        if no == "32":
            reader.says(SAID[lang])
            expect(page.locator("tr:has([aria-current]) a[data-query]")).to_have_text(NAMED[lang])
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        assert too_wide(page) == []


def words_of(file: Path) -> str:
    pages = pypdfium2.PdfDocument(BytesIO(file.read_bytes()))
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_one_click_gives_the_hand_out_with_the_sentence_of_the_page(desk: Visitor, lang: str, tmp_path: Path):
    page = desk.open(f"/session?no=32&lang={lang}")
    with page.expect_download(timeout=LIMIT) as arriving:
        page.get_by_role("button", name="PDF").click()
    assert arriving.value.suggested_filename == "hai-phong-session-32-2025-12-11.pdf"
    file = tmp_path / "board.pdf"
    arriving.value.save_as(file)
    assert desk.sentence in words_of(file)


def test_one_click_presents_the_deck_in_a_tab_of_its_own(desk: Visitor):
    page = desk.open("/session?no=32&lang=vi")
    with desk.context.expect_page(timeout=LIMIT) as opened:
        page.get_by_role("button", name="kỳ họp: Trình chiếu").click()
    tab = opened.value
    expect(tab.locator("body")).to_contain_text(desk.sentence, timeout=LIMIT)
    before = len(desk.requested)
    tab.keyboard.press("PageDown")
    assert len(desk.requested) == before
    tab.close()


def test_the_slides_are_taken_away_as_powerpoint(desk: Visitor, tmp_path: Path):
    page = desk.open("/session?no=32&lang=vi")
    with page.expect_download(timeout=LIMIT) as arriving:
        page.get_by_role("button", name="PowerPoint").click()
    assert arriving.value.suggested_filename == "hai-phong-session-32-2025-12-11.pptx"
    file = tmp_path / "deck.pptx"
    arriving.value.save_as(file)
    words = Presentation(str(file)).slides[0].shapes[0].text_frame.text.replace("\N{NO-BREAK SPACE}", " ")
    assert desk.sentence in words


def test_the_session_compared_with_is_chosen_and_kept_in_the_address(desk: Visitor):
    page = desk.open("/session?no=32&lang=en")
    expect(page.locator(".changes")).to_contain_text("from 20 Nov 2025 to 11 Dec 2025")
    desk.pick("since", "2025-07-25")
    expect(page.locator(".changes")).to_contain_text("from 25 Jul 2025 to 11 Dec 2025", timeout=LIMIT)
    assert desk.query == {"no": "32", "lang": "en", "since": "2025-07-25"}
    desk.pick("no", "29")
    assert "since" not in desk.query


def test_the_board_of_its_close_is_one_click_away(desk: Visitor):
    page = desk.open("/session?no=13&lang=en")
    said = desk.sentence
    page.locator("a[data-page=scoreboard].other-year").click()
    page.wait_for_url(lambda url: "as_of=2023-12-08" in url and "session" not in url)
    desk.says(said)


def test_a_number_that_is_no_session_gives_the_nearest_ones(desk: Visitor):
    page = desk.open("/session?no=33&lang=en")
    page.locator(".choices a").first.click()
    desk.says(SAID["en"])
    assert desk.query["no"] == "32"


def test_a_count_of_targets_opens_its_passport_and_the_ledger_with_these_targets(desk: Visitor):
    page = desk.open("/session?no=29&lang=en&passport=act.HP-42-2025")
    expect(page.locator(".passport")).to_contain_text("14 targets name it")
    page.keyboard.press("Escape")
    expect(page.locator(".passport")).to_have_count(0, timeout=LIMIT)
    page.get_by_role("link", name="14 targets name it").click()
    expect(page.locator("[data-row]:visible")).to_have_count(14, timeout=LIMIT)
