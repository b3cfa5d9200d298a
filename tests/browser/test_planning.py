"""Editing on the planning page in a browser: by keyboard alone, by two planners at once, with mistakes, on guard."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looks import too_wide
from tests.browser.served import DATA, Served, copied, serving
from tests.browser.test_hostile_text import EVERYTHING
from tests.browser.visitor import LIMIT, PHONE, Visitor, Visitors

LEDGER = "/planning?lang={}"
ADD = "/planning?lang=en&do=add"
SUPERSEDE = "/planning?lang=en&do=supersede&edit=T0006"
FILES = ("targets.yaml", "sources.csv", "actuals.csv")
VERSION = {"value": "54 billion USD", "document": "99/NQ-HDND", "adopted_on": "2026-07-20", "reason": "mid-year"}
AUTHOR = {"author": "An"}
COME = "tr.come"  # a line that the save would add
FOCUSED = """() => {
  let e = document.activeElement;
  while (e?.shadowRoot) e = e.shadowRoot.activeElement;
  return e ? e.dataset.do || (e.type === "submit" ? `${e.name}=${e.value}` : e.name) : "";
}"""


@pytest.fixture
def served(changeable: Served) -> Served:
    return changeable


@pytest.fixture
def planner(visitors: Visitors, served: Served) -> Visitor:
    return visitors(served, locale="en-GB")


def contents(served: Served) -> dict[str, bytes]:
    return {name: (served.data / name).read_bytes() for name in FILES}


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until the field, the button or the link of a name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"no {name} within {most} steps")


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        field = page.locator(f'form [name="{name}"]')
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def press(page: Page, act: str) -> None:
    page.locator(f'button[value="{act}"]').click()


def shown(page: Page, selector: str) -> Locator:
    found = page.locator(selector)
    expect(found.first).to_be_visible(timeout=LIMIT)
    return found


def test_a_planner_with_a_keyboard_alone_revises_the_export_target_and_takes_it_back(planner: Visitor):
    page, before = planner.open(LEDGER.format("en")), contents(planner.served)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator("input[data-search]:focus").count():
            break
    page.keyboard.type("t0006")
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    tab_to(page, "supersede")
    page.keyboard.press("Enter")
    shown(page, "form[data-form=planning]")
    assert planner.query["do"] == "supersede"
    for name, words in {**VERSION, **AUTHOR}.items():
        tab_to(page, name)
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
    tab_to(page, "act=preview")
    page.keyboard.press("Enter")
    section = shown(page, ".preview")
    expect(section.locator("h2")).to_be_focused(timeout=LIMIT)
    expect(section).to_contain_text("52 billion USD → 54 billion USD")
    expect(section.locator(COME, has_text="value: 54")).to_have_count(1)
    expect(section.locator(COME, has_text="supersedes: [T0006]")).to_have_count(1)
    expect(page.locator(".echo")).to_contain_text("54 billion USD: fifty-four billion USD")
    assert contents(planner.served) == before
    tab_to(page, "act=save")
    page.keyboard.press("Enter")
    expect(shown(page, "section.saved")).to_be_focused(timeout=LIMIT)
    assert "do" not in planner.query
    saved = contents(planner.served)
    assert b"99/NQ-HDND" in saved["targets.yaml"]
    expect(page.locator("tr[data-record=T0006] .state")).to_contain_text("superseded by")
    tab_to(page, "act=undo")
    page.keyboard.press("Enter")
    shown(page, 'button[value="redo"]')
    assert contents(planner.served) == before
    tab_to(page, "act=redo")
    page.keyboard.press("Enter")
    shown(page, 'button[value="undo"]')
    assert contents(planner.served) == saved


@pytest.mark.deep
def test_a_preliminary_figure_is_recorded_beside_the_estimate_and_the_december_board_stays(planner: Visitor):
    december = "/?lang=en&year=2025&as_of=2025-12-11"
    page = planner.open(december)
    board = page.locator("table").first.inner_text()
    planner.open("/planning?lang=en&do=actual&id=grdp_growth")
    fill(page, period="2025", stage="preliminary", value="11.9%", published_on="2026-03-29")
    fill(page, publisher="Statistics office", title="Preliminary figures", reason="first release", **AUTHOR)
    press(page, "preview")
    expect(shown(page, ".preview")).to_contain_text("11.81% → 11.9%")
    press(page, "save")
    shown(page, "section.saved")
    figures = contents(planner.served)["actuals.csv"]
    assert figures.startswith((DATA / "actuals.csv").read_bytes())
    assert b",grdp_growth,HP,2025,year," in figures.splitlines()[-1]
    planner.open(december)
    assert page.locator("table").first.inner_text() == board
    planner.open("/?lang=en&year=2025")
    expect(page.locator("tr", has_text="GRDP").first).to_contain_text("11.9")


def test_the_second_of_two_planners_sees_the_three_states_and_can_try_again(visitors: Visitors, served: Served):
    first, second = (visitors(served, locale="en-GB") for _ in range(2))
    for planner, value in ((first, "54"), (second, "55")):
        page = planner.open(ADD)
        fill(page, indicator="export", period="2027", **{**VERSION, **AUTHOR, "value": f"{value} billion USD"})
        press(page, "preview")
        shown(page, ".preview")
    press(first.page, "save")
    shown(first.page, "section.saved")
    saved = contents(served)
    press(second.page, "save")
    section = shown(second.page, "section.moved")
    expect(section).to_contain_text("An saved the same record at ")
    for name, words in {"now": "value: 54", "wanted": "value: 55"}.items():
        expect(section.locator(f".sides .{name} mark", has_text=words)).to_have_count(1)
    expect(section.locator(".sides .was").first).not_to_contain_text("value: 54")
    assert contents(served) == saved
    expect(second.page.locator('[name="value"]')).to_have_value("55 billion USD")
    second.page.locator('button[value="preview"]').first.click()
    expect(shown(second.page, f".preview {COME}").filter(has_text="value: 55")).to_have_count(1)
    press(second.page, "save")
    shown(second.page, "section.saved")
    ledger = contents(served)["targets.yaml"]
    assert b"value: 54\n" in ledger
    assert b"value: 55\n" in ledger


def test_the_second_of_two_planners_on_two_records_sees_the_preview_anew_and_saves(visitors: Visitors, served: Served):
    first, second = (visitors(served, locale="en-GB") for _ in range(2))
    for planner, author, period in ((first, "Binh", "2027"), (second, "An", "2028")):
        page = planner.open(ADD)
        fill(page, indicator="export", period=period, **{**VERSION, "author": author})
        press(page, "preview")
        shown(page, ".preview")
    press(first.page, "save")
    shown(first.page, "section.saved")
    saved = contents(served)
    press(second.page, "save")
    expect(shown(second.page, ".meanwhile")).to_contain_text("Binh saved another record at ")
    expect(second.page.locator(".preview h2")).to_be_focused()
    expect(second.page.locator('[name="period"]')).to_have_value("2028")
    assert second.page.locator("section.moved, .refused").count() == 0
    assert contents(served) == saved
    press(second.page, "save")
    shown(second.page, "section.saved")
    ledger = contents(served)["targets.yaml"]
    assert ledger.count(b"document: 99/NQ-HDND") == 2
    assert all(line in ledger.splitlines() for line in saved["targets.yaml"].splitlines())


def test_what_was_typed_stays_beside_what_to_write(planner: Visitor):
    page, before = planner.open(SUPERSEDE), contents(planner.served)
    fill(page, value="plenty", document="99/NQ-HDND", adopted_on="2026-07-20", author="An")
    press(page, "preview")
    value, reason = page.locator('[name="value"]'), page.locator('[name="reason"]')
    expect(value).to_be_focused(timeout=LIMIT)
    expect(value).to_have_value("plenty")
    expect(page.locator("#e-reason")).to_contain_text("write in a sentence why")
    for field in (value, reason):
        assert field.get_attribute("aria-invalid") == "true"
        tied = (field.get_attribute("aria-describedby") or "").split()
        assert page.locator(f"#{tied[-1]}").inner_text()
    fill(page, value="54", reason="mid-year", adopted_on="20/7/2026")
    page.locator('[name="value"]').press("Enter")  # Enter looks, it never saves
    expect(page.locator("#e-adopted_on")).to_contain_text("2026-07-20", timeout=LIMIT)
    expect(page.locator('[name="document"]')).to_have_value("99/NQ-HDND")
    fill(page, adopted_on="2026-07-20")
    page.locator('[name="value"]').press("Enter")
    shown(page, ".preview")
    fill(page, value="540")
    press(page, "save")  # what is saved is what was looked at
    expect(page.locator(".refused")).to_contain_text("changed after the preview", timeout=LIMIT)
    expect(page.locator(f".preview {COME}", has_text="value: 540")).to_have_count(1)
    assert contents(planner.served) == before


@pytest.mark.deep
def test_what_is_typed_outlives_a_passport_and_another_language(planner: Visitor):
    page = planner.open(SUPERSEDE)
    fill(page, **VERSION, **AUTHOR)
    press(page, "preview")
    shown(page, ".preview")
    fill(page, note="typed later")
    page.locator(".preview a[data-passport=T0006]").first.click()
    shown(page, ".board.passport")
    page.keyboard.press("Escape")
    expect(page.locator(".board.passport")).to_have_count(0, timeout=LIMIT)
    page.locator("nav .languages a[lang=vi]").click()
    expect(page.locator(".preview h2")).to_have_text("Nếu lưu, những điều này thay đổi", timeout=LIMIT)
    expect(page.locator('[name="note"]')).to_have_value("typed later")
    assert planner.query["do"] == "supersede"


def test_a_number_with_two_readings_is_asked_and_the_answer_is_kept(planner: Visitor):
    page = planner.open("/planning?lang=vi&do=add&id=budget_total")
    fill(page, value="9.500", period="2031", document="99/NQ-HĐND", adopted_on="2026-07-20", reason="x", **AUTHOR)
    press(page, "preview")
    radios = shown(page, "[name=reading]")
    expect(radios).to_have_count(2)
    assert page.locator(".preview").count() == 0
    radios.first.check()
    press(page, "preview")
    shown(page, ".preview")
    expect(page.locator(".echo")).to_contain_text("9.500 →")


@pytest.mark.deep
def test_a_draft_needs_no_document_and_stands_on_no_board(planner: Visitor):
    page = planner.open("/?lang=en&year=2026")
    board = page.locator("table").first.inner_text()
    planner.open(ADD)
    page.locator('[name=standing][value="draft"]').check()
    expect(page.locator("fieldset.document")).to_be_hidden()
    fill(page, indicator="export", period="2026", value="77 billion USD", reason="for the session", **AUTHOR)
    press(page, "preview")
    expect(shown(page, ".preview")).to_contain_text("No board changes")
    press(page, "save")
    shown(page, "section.saved")
    draft = page.locator("tr.draft")
    expect(draft).to_have_count(1)
    expect(draft.locator("a.act")).to_have_count(2)
    planner.open("/?lang=en&year=2026")
    assert page.locator("table").first.inner_text() == board


def assert_inert(planner: Visitor) -> None:
    """Nothing of a text became an element, ran or asked outside; the page's own forms are named."""
    page = planner.page
    assert page.evaluate("window.ran") is None
    assert page.locator("iframe, form:not([data-form]), .board img, .board script, .board style").count() == 0
    assert page.locator("a[href^='javascript:' i]").count() == 0
    assert (planner.outside(), planner.errors) == ([], [])


@pytest.mark.deep
def test_hostile_text_in_every_field_is_shown_and_nothing_runs(planner: Visitor):
    page = planner.open(ADD)
    fill(page, indicator="export", period="2026", value="54 billion USD", document="99/NQ-HDND")
    fill(page, adopted_on="2026-07-20", set_by=EVERYTHING[:110], author=EVERYTHING[:110])
    fill(page, **dict.fromkeys(("as_printed", "note", "title", "reason"), EVERYTHING[:480]))
    press(page, "preview")
    shown(page, ".preview")
    assert_inert(planner)
    press(page, "save")
    shown(page, "section.saved")
    assert_inert(planner)
    planner.open(ADD)
    fill(page, **dict.fromkeys(("value", "period", "document", "adopted_on", "source", "url"), EVERYTHING[:110]))
    fill(page, indicator="export", reason="x", author="x")
    press(page, "preview")
    shown(page, ".error")
    assert_inert(planner)


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_neither_ledger_nor_form_nor_preview_scrolls_sideways(visitors: Visitors, served: Served, lang: str):
    for options in (PHONE, {"viewport": {"width": 1440, "height": 900}}):
        reader = visitors(served, **options)
        assert too_wide(reader.open(LEDGER.format(lang))) == []
        page = reader.open(f"/planning?lang={lang}&do=supersede&edit=T0006")
        fill(page, **{**VERSION, **AUTHOR, "value": "54"})
        press(page, "preview")
        shown(page, ".preview")
        assert too_wide(page) == []


@pytest.mark.deep
def test_a_server_for_reading_only_shows_the_ledger_and_no_form(visitors: Visitors, tmp_path: Path):
    with serving(tmp_path, copied(tmp_path / "data"), "--read-only") as running:
        reader = visitors(running)
        page = reader.open(SUPERSEDE)
        expect(page.locator(".refused")).to_contain_text("for reading only")
        assert page.locator("form").count() == page.locator("a.act").count() == 0
        assert page.locator("[data-row]").count() > 50
        visitors.leave()  # before the server ends: a page left open would complain of the lost connection
