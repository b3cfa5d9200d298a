"""The import of a workbook in a browser: dropped, asked, looked at, saved, taken back; by mouse, by keyboard, wrong."""

from pathlib import Path

import pytest
from monthly import MAY, report, without_the_year, year_in
from playwright.sync_api import Page, expect

from indicators.files import FILES
from tests.browser.looks import too_wide
from tests.browser.served import Served, copied, serving
from tests.browser.test_planning import FOCUSED, assert_inert, fill, press, shown, tab_to
from tests.browser.visitor import LIMIT, PHONE, Visitor, Visitors

IMPORT = "/planning?lang={}&tab=import"
BOARD = "/?lang={}&year=2025"
PRINTED = {"published_on": "2025-12-11", "publisher": "City office", "title": "Estimates of the year"}
OPEN = ".importing form > .questions fieldset.question"
COVERED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const box = at.getBoundingClientRect();
  const top = at.getRootNode().elementFromPoint(box.x + Math.min(10, box.width / 2), box.y + box.height / 2);
  return top && (top === at || top.contains(at) || at.contains(top)) ? "" : at.name || at.tagName;
}"""
DROP = """(zone, [name, bytes]) => {
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array(bytes)], name));
  for (const type of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: files }));
}"""


@pytest.fixture
def served(changeable: Served) -> Served:
    """Return a server with the files as before the report of the year came."""
    without_the_year(changeable.data)
    return changeable


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return year_in(tmp_path)


@pytest.fixture
def planner(visitors: Visitors, served: Served) -> Visitor:
    return visitors(served, locale="en-GB")


def contents(served: Served) -> dict[str, bytes]:
    return {name: (served.data / name).read_bytes() for name in FILES}


def choose(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)


def drop(page: Page, file: Path) -> None:
    page.locator("form.drop").evaluate(DROP, [file.name, list(file.read_bytes())])


def answer(page: Page, key: str, value: str) -> None:
    """Choose an answer of the question whose key begins so: a radio, or a line of a list."""
    question = page.locator(f'fieldset[data-question^="{key}"]')
    if question.locator("select").count():
        question.locator("select").select_option(value)
    else:
        question.locator(f'input[value="{value}"]').check()


def headed(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_contain_text(words, timeout=LIMIT)
    expect(page.locator("h1")).to_be_focused(timeout=LIMIT)


def test_a_workbook_is_dropped_asked_looked_at_saved_and_taken_back_byte_for_byte(planner: Visitor, workbook: Path):
    board = planner.open(BOARD.format("en")).locator("table").first.inner_text()
    page, before = planner.open(IMPORT.format("en")), contents(planner.served)
    drop(page, workbook)
    headed(page, "2 questions to answer before saving")
    assert page.locator("button.save, button[value=preview]").count() == 0
    expect(page.locator(".waiting")).to_contain_text("as 2 questions are open")
    expect(page.locator('[name="month"]')).to_have_value("2025-12")
    fill(page, **PRINTED)
    answer(page, "name_unknown", "skip")
    press(page, "answer")
    headed(page, "1 question to answer before saving")  # what was answered stays answered
    answer(page, "scale", "factor:1000")
    press(page, "answer")
    headed(page, "3 figures understood, no question open")
    expect(page.locator(".understood tr", has_text="Exports")).to_contain_text("50.14 billion USD")
    fill(page, author="An")
    press(page, "preview")
    section = shown(page, ".preview")
    expect(section.locator("h2")).to_be_focused(timeout=LIMIT)
    expect(section.locator("tr.used", has_text="GRDP growth").first).to_contain_text("missed")
    assert contents(planner.served) == before
    press(page, "save")
    expect(shown(page, "section.saved")).to_be_focused(timeout=LIMIT)
    saved = contents(planner.served)
    assert saved["actuals.csv"].startswith(before["actuals.csv"])
    assert saved["sources.csv"].startswith(before["sources.csv"])
    assert len(saved["actuals.csv"].splitlines()) == len(before["actuals.csv"].splitlines()) + 3
    changed = planner.open(BOARD.format("en")).locator("table").first.inner_text()
    assert "50.14" in changed
    assert "50.14" not in board
    planner.open("/planning?lang=en&tab=history")
    expect(page.locator(".history")).to_contain_text("Report of Dec 2025 imported from the file bao-cao-thang-12.xlsx")


@pytest.mark.deep
def test_what_was_imported_is_undone_and_done_again_and_answers_are_remembered(planner: Visitor, workbook: Path):
    page, before = planner.open(IMPORT.format("en")), contents(planner.served)
    choose(page, workbook)
    headed(page, "2 questions")
    fill(page, **PRINTED)
    answer(page, "name_unknown", "skip")
    answer(page, "scale", "factor:1000")
    press(page, "answer")
    headed(page, "no question open")
    fill(page, author="An")
    press(page, "preview")
    shown(page, ".preview")
    press(page, "save")
    shown(page, "section.saved")
    saved = contents(planner.served)
    press(page, "undo")
    shown(page, 'button[value="redo"]')
    assert contents(planner.served) == before
    press(page, "redo")
    shown(page, 'button[value="undo"]')
    assert contents(planner.served) == saved
    press(page, "undo")
    shown(page, 'button[value="redo"]')
    choose(page, workbook)
    headed(page, "1 question to answer")
    expect(page.locator("details.answered summary")).to_contain_text("1 answer remembered from earlier files")
    page.locator("details.answered summary").click()
    expect(page.locator("details.answered")).to_contain_text("answered by An on")
    expect(page.locator("details.answered input:checked, details.answered select").first).to_have_value("skip")


@pytest.mark.deep
def test_the_whole_way_goes_by_keyboard_in_vietnamese(visitors: Visitors, served: Served, workbook: Path):
    planner = visitors(served)
    page, before = planner.open(IMPORT.format("vi")), contents(served)
    with page.expect_file_chooser() as chooser:
        tab_to(page, "file")
        page.keyboard.press("Enter")
    chooser.value.set_files(workbook)
    headed(page, "Còn 2 câu hỏi cần trả lời trước khi lưu")
    for name, words in PRINTED.items():
        tab_to(page, name)
        page.keyboard.type(words)
    tab_to(page, next(n for n in names(page) if n.startswith("q:name_unknown")))
    page.keyboard.press("End")  # the last one of a list: left out
    tab_to(page, next(n for n in names(page) if n.startswith("q:scale")))
    page.keyboard.press("Space")  # the first one: the one proposed
    tab_to(page, "act=answer")
    page.keyboard.press("Enter")
    headed(page, "Đã hiểu 3 số, không còn câu hỏi")
    tab_to(page, "author")
    page.keyboard.press("Control+a")
    page.keyboard.type("An")
    tab_to(page, "act=preview")
    page.keyboard.press("Enter")
    expect(shown(page, ".preview h2")).to_be_focused(timeout=LIMIT)
    tab_to(page, "act=save")
    page.keyboard.press("Enter")
    expect(shown(page, "section.saved")).to_be_focused(timeout=LIMIT)
    assert b"50.14" in contents(served)["actuals.csv"].removeprefix(before["actuals.csv"])
    tab_to(page, "act=undo")
    page.keyboard.press("Enter")
    shown(page, 'button[value="redo"]')
    assert contents(served) == before


@pytest.mark.deep
def test_nothing_that_the_keyboard_comes_to_is_covered_by_the_buttons_in_sight(
    visitors: Visitors, served: Served, workbook: Path
):
    page = visitors(served, viewport={"width": 390, "height": 480}).open(IMPORT.format("vi"))
    choose(page, workbook)
    shown(page, OPEN)
    covered = []
    while (at := page.evaluate(FOCUSED)) != "act=answer":
        covered.append(page.evaluate(COVERED))
        page.keyboard.press("Tab")
        assert len(covered) < 60, at
    assert not any(covered), covered


def names(page: Page) -> list[str]:
    return page.locator(f"{OPEN} [name]").evaluate_all("all => all.map(e => e.name)")


def test_the_template_is_taken_from_the_page_and_says_itself_what_it_is_of(planner: Visitor, tmp_path: Path):
    page = planner.open(IMPORT.format("en"))
    with page.expect_download() as taken:
        page.locator("button[data-table=template]").click()
    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)
    choose(page, file)
    headed(page, "No figure in this file to record")
    expect(page.locator('[name="area"]')).to_have_value("HP")


def test_an_area_that_the_file_does_not_name_is_asked_for_and_none_is_taken_unasked(planner: Visitor, tmp_path: Path):
    file = tmp_path / "may.csv"
    file.write_bytes(report(facts=MAY[1:]))
    page = planner.open(IMPORT.format("en"))
    choose(page, file)
    shown(page, ".waiting")
    expect(page.locator('[name="area"]')).to_have_value("")
    press(page, "answer")
    expect(page.locator(".waiting")).to_contain_text("this is missing: Area")


@pytest.mark.deep
def test_what_is_no_workbook_gets_one_sentence_and_a_large_one_is_not_even_read(planner: Visitor, tmp_path: Path):
    page = planner.open(IMPORT.format("en"))
    for name, data in (("october.xlsx", b"MZ\x90\x00" + bytes(500)), ("empty.csv", b"")):
        (tmp_path / name).write_bytes(data)
        choose(page, tmp_path / name)
        refused = page.locator(".refused")
        expect(refused).to_be_focused(timeout=LIMIT)
        assert len(refused.inner_text().splitlines()) == 1
        page.reload()
        planner.settle()
    (tmp_path / "large.xlsx").write_bytes(bytes(10 * 1024 * 1024 + 1))
    choose(page, tmp_path / "large.xlsx")
    expect(page.locator(".drop .busy")).to_contain_text("larger than 10 MB", timeout=LIMIT)
    assert page.locator("form.drop").get_attribute("aria-busy") is None


def test_a_workbook_of_hostile_words_is_shown_and_nothing_of_it_runs(planner: Visitor, tmp_path: Path):
    hostile = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>\"'></fieldset></form>"
    file = tmp_path / "<b>x.csv"
    file.write_bytes(report(("1", hostile, "tỷ USD", "1,2"), facts=(*MAY[:3], ("Tên báo cáo", hostile))))
    page = planner.open(IMPORT.format("en"))
    choose(page, file)
    headed(page, "question")
    expect(page.locator(OPEN).first).to_contain_text("<img src=x")
    expect(page.locator(".file")).to_contain_text("<b>x.csv")
    assert_inert(planner)


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_state_of_the_import_scrolls_sideways(visitors: Visitors, served: Served, workbook: Path, lang: str):
    for options in (PHONE, {"viewport": {"width": 1440, "height": 900}}):
        reader = visitors(served, **options)
        page = reader.open(IMPORT.format(lang))
        assert too_wide(page) == []
        choose(page, workbook)
        shown(page, OPEN)
        assert too_wide(page) == []
        fill(page, **PRINTED, month="2025-12")
        answer(page, "name_unknown", "skip")
        answer(page, "scale", "factor:1000")
        press(page, "answer")
        shown(page, "fieldset.why")
        page.locator(".importing details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert too_wide(page) == []
        fill(page, author="An")
        press(page, "preview")
        shown(page, ".preview")
        assert too_wide(page) == []


@pytest.mark.deep
def test_a_server_for_reading_only_takes_no_file(visitors: Visitors, tmp_path: Path):
    with serving(tmp_path, copied(tmp_path / "data"), "--read-only") as running:
        page = visitors(running).open(IMPORT.format("en"))
        expect(page.locator(".refused")).to_contain_text("for reading only")
        assert page.locator("form").count() == 0
        visitors.leave()  # before the server ends: a page left open would complain of the lost connection
