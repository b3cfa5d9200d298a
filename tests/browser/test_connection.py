"""A page never lies after a break: choice, sentence and board agree; the first click works or says that it did not."""

import os
import signal
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from monthly import year_in
from playwright.sync_api import Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.line import Line
from tests.browser.served import Served
from tests.browser.test_import import IMPORT, PRINTED, answer, choose, fill, headed
from tests.browser.visitor import LIMIT, STILL, Visitor, Visitors

BOARD = "/?year=2025&as_of=2025-12-11&lang={}"
SUPERSEDE = "/planning?lang={}&do=supersede&edit=T0006"
EVERY_PAGE = ("/", "/indicator", "/comparison", "/session?no=32", "/planning", "/planning?tab=import", "/sources")
CENTRAL = {"vi": "so với chỉ tiêu Trung ương giao", "en": "against the Government's targets"}
LOST = {"vi": "Mất kết nối với máy chủ", "en": "The connection to the server is lost"}
UNSENT = {"vi": "thao tác vừa rồi chưa được gửi", "en": "what you just did was not sent"}
UNANSWERED = {"vi": "Máy chủ chưa trả lời", "en": "The server has not answered"}
AWAY = ("net::ERR_", "WebSocket", "Client Error", "Streamlit server is not responding")
BACK = """() => document.querySelector('[data-testid="stApp"]').dataset.testConnectionState === "CONNECTED" """
# Does `act` with what a selector finds, in the moment that an attribute of the page gets a value.
AT_ONCE = """([attribute, value, selector, act]) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const find = (at) => { for (const e of at.querySelectorAll("*")) {
    if (e.matches(selector)) return e;
    const found = e.shadowRoot && find(e.shadowRoot);
    if (found) return found;
  } };
  let before = app.getAttribute(attribute);
  new MutationObserver((_, watch) => {
    const now = app.getAttribute(attribute);
    if (now === before) return;
    before = now;
    if (now !== value) return;
    watch.disconnect();
    new Function("found", act)(find(document));
  }).observe(app, { attributeFilter: [attribute] });
}"""
CONNECTED = ("data-test-connection-state", "CONNECTED")
RAN = ("data-test-script-state", "notRunning")  # of the run that draws the page for a new session
TO_CENTRAL = 'found.value = "central"; found.dispatchEvent(new Event("change", { bubbles: true }));'

deep = partial(pytest.param, marks=pytest.mark.deep)  # the other way for a page to lose its session


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    found = Line(tmp_path_factory.mktemp("connection"))
    yield found
    found.leave()


def reader_of(visitors: Visitors, line: Line) -> Visitor:
    reader = visitors.fresh(line.served)
    line.through(reader.page)
    return reader


@contextmanager
def broken(reader: Visitor, line: Line, how: str) -> Generator[None]:
    """Break the line, or the server; at the end it is back, and so is the page."""
    line.cut() if how == "asleep" else line.end()
    yield
    if how == "asleep":
        reader.page.wait_for_timeout(2500)  # the server forgets a session after one second, at its next look
        line.mend()
    else:
        line.restart()


def back(reader: Visitor) -> None:
    reader.page.wait_for_function(BACK, timeout=LIMIT)
    expect(reader.page.locator("#connection")).to_have_count(0, timeout=LIMIT)
    reader.settle()
    forgive(reader)


def forgive(reader: Visitor) -> None:
    """Forget what the browser itself wrote down of a server that was away."""
    reader.errors[:] = [one for one in reader.errors if not any(words in one for words in AWAY)]


def agree(reader: Visitor, lang: str) -> None:
    """Hold the choice, the sentence and the address against each other."""
    reader.says(CENTRAL[lang])
    expect(reader.page.locator('select[data-key="basis"]')).to_have_value("central")
    assert reader.query["basis"] == "central"


@pytest.mark.parametrize(
    ("how", "clicked"),
    [("asleep", False), deep("restarted", True), deep("asleep", True), deep("restarted", False)],
)
def test_the_first_click_after_a_break_works(visitors: Visitors, line: Line, how: str, clicked: bool):
    reader = reader_of(visitors, line)
    reader.open(BOARD.format("vi"))
    if clicked:
        reader.pick("basis", "strive")
        reader.pick("basis", "council")
    with broken(reader, line, how):
        expect(reader.page.locator("#connection")).to_contain_text(LOST["vi"], timeout=LIMIT)
    back(reader)
    reader.pick("basis", "central")
    agree(reader, "vi")


@pytest.mark.deep
@pytest.mark.parametrize("how", ["asleep", "restarted"])
def test_a_click_in_the_moment_the_connection_is_back_is_carried_out(visitors: Visitors, line: Line, how: str):
    reader = reader_of(visitors, line)
    reader.open(BOARD.format("en"))
    reader.page.evaluate(AT_ONCE, [*CONNECTED, 'select[data-key="basis"]', TO_CENTRAL])
    with broken(reader, line, how):
        pass
    agree(reader, "en")
    back(reader)
    agree(reader, "en")


def tabs(reader: Visitor, *paths: str) -> list[Page]:
    """Open each page in a tab of its own."""
    opened = []
    for path in paths:
        opened.append(reader.context.new_page())
        opened[-1].goto(reader.served.address(path))
        opened[-1].locator(STILL).wait_for(state="attached")
    return opened


@pytest.mark.deep
def test_a_page_that_is_answered_says_nothing_of_its_connection(visitors: Visitors, served: Served):
    pages = tabs(visitors(served), *EVERY_PAGE)
    pages += tabs(visitors.stranger(served, locale="en-GB"), "/planning?lang=vi", "/session?no=32&lang=en")
    pages[-1].wait_for_timeout(6000)  # longer than a page waits for an answer: what must not come
    assert [page.url for page in pages if page.locator("#connection").count()] == []


@pytest.mark.parametrize("lang", ["vi", deep("en")])
def test_a_click_without_a_connection_says_so_and_moves_nothing(visitors: Visitors, line: Line, lang: str):
    reader = reader_of(visitors, line)
    page = reader.open(BOARD.format(lang))
    said, address = reader.sentence, page.url
    with broken(reader, line, "asleep"):
        expect(page.locator("#connection")).to_contain_text(LOST[lang], timeout=LIMIT)
        page.locator('select[data-key="basis"]').select_option("central")
        expect(page.locator("#connection")).to_contain_text(UNSENT[lang])
        expect(page.locator('select[data-key="basis"]')).to_have_value("council")
        page.locator("nav a", has_text={"vi": "Nguồn", "en": "Sources"}[lang]).first.click()
        assert (reader.sentence, page.url) == (said, address)
        expect(page.get_by_text("connected to the internet")).to_have_count(0)
    back(reader)
    assert reader.sentence == said


def test_a_board_picked_again_before_the_next_one_has_come_is_drawn(visitors: Visitors, line: Line):
    reader = reader_of(visitors, line)
    page = reader.open(BOARD.format("en"))
    said = reader.sentence
    for basis in ("scenario", "council", "central"):
        reader.pick("basis", basis)
    line.hold()
    page.locator('select[data-key="basis"]').select_option("scenario")
    while not any(ForwardMsg.FromString(message).HasField("script_finished") for _, message in line.held or ()):
        page.wait_for_timeout(50)
    page.locator('select[data-key="basis"]').select_option("council")
    line.release()
    reader.says(said)


@pytest.mark.deep
def test_a_click_that_nothing_comes_of_is_told_and_the_answer_still_comes(visitors: Visitors, line: Line):
    reader = reader_of(visitors, line)
    page = reader.open(BOARD.format("vi"))
    os.kill(line.served.pid, signal.SIGSTOP)
    try:
        page.locator('select[data-key="basis"]').select_option("central")
        expect(page.locator("#connection")).to_contain_text(UNANSWERED["vi"], timeout=LIMIT)
        expect(page.locator('select[data-key="basis"]')).to_have_value("council")
    finally:
        os.kill(line.served.pid, signal.SIGCONT)
    back(reader)
    agree(reader, "vi")


@pytest.mark.deep
@pytest.mark.parametrize("how", ["asleep", "restarted"])
def test_what_is_typed_survives_a_break_and_the_form_still_works(visitors: Visitors, line: Line, how: str):
    reader = reader_of(visitors, line)
    page = reader.open(SUPERSEDE.format("en"))
    typed = {"value": "54 billion USD", "document": "99/NQ-HDND", "adopted_on": "2026-07-20", "reason": "mid-year"}
    fill(page, **typed, author="An")
    with broken(reader, line, how):
        expect(page.locator("#connection")).to_contain_text(LOST["en"], timeout=LIMIT)
        page.locator('button[value="preview"]').click()
        expect(page.locator("#connection")).to_contain_text(UNSENT["en"])
        fill(page, reason="mid-year review")  # goes on typing
    back(reader)
    for name, value in {**typed, "reason": "mid-year review"}.items():
        expect(page.locator(f'form [name="{name}"]')).to_have_value(value)
    page.locator('button[value="preview"]').click()
    expect(page.locator(".preview").first).to_be_visible(timeout=LIMIT)


@pytest.mark.deep
def test_what_is_typed_survives_the_reload_that_is_offered(visitors: Visitors, line: Line):
    reader = reader_of(visitors, line)
    page = reader.open(SUPERSEDE.format("en"))
    fill(page, value="54 billion USD", author="An")
    os.kill(line.served.pid, signal.SIGSTOP)
    try:
        page.locator('button[value="preview"]').click()
        expect(page.locator("#connection")).to_contain_text(UNANSWERED["en"], timeout=LIMIT)
        page.locator("#connection button").click(no_wait_after=True)
    finally:
        os.kill(line.served.pid, signal.SIGCONT)
    expect(page.locator("#connection")).to_have_count(0, timeout=LIMIT)
    reader.settle()
    expect(page.locator('form [name="value"]')).to_have_value("54 billion USD")
    forgive(reader)


@pytest.mark.deep
@pytest.mark.parametrize("how", ["asleep", "restarted"])
def test_a_workbook_under_way_is_still_there_with_what_was_answered(
    visitors: Visitors, line: Line, tmp_path: Path, how: str
):
    reader = reader_of(visitors, line)
    page = reader.open(IMPORT.format("en"))
    choose(page, year_in(tmp_path))
    headed(page, "questions to answer")
    said = page.locator("h1").inner_text()
    fill(page, **PRINTED)
    answer(page, "name_unknown", "skip")
    with broken(reader, line, how):
        expect(page.locator("#connection")).to_contain_text(LOST["en"], timeout=LIMIT)
    back(reader)
    expect(page.locator("h1")).to_have_text(said, timeout=LIMIT)
    for name, value in PRINTED.items():
        expect(page.locator(f'form [name="{name}"]')).to_have_value(value)
    page.locator('button[value="answer"]').click()
    headed(page, "1 question to answer before saving")


@pytest.mark.deep
@pytest.mark.parametrize("moment", [CONNECTED, RAN], ids=["connected", "ran"])
@pytest.mark.parametrize("how", ["asleep", "restarted"])
def test_an_answer_sent_before_the_workbook_is_back_is_carried_out_after_it(
    visitors: Visitors, line: Line, tmp_path: Path, how: str, moment: tuple[str, str]
):
    reader = reader_of(visitors, line)
    page = reader.open(IMPORT.format("en"))
    choose(page, year_in(tmp_path))
    headed(page, "questions to answer")
    answer(page, "name_unknown", "skip")
    page.evaluate(AT_ONCE, [*moment, 'button[value="answer"]', "found.click();"])
    with broken(reader, line, how):
        pass
    headed(page, "1 question to answer before saving")
    back(reader)
    expect(page.locator("h1")).to_contain_text("1 question to answer before saving")
