"""What a page gives away: each button of each page, read as the file that arrives."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.served import Served
from tests.browser.visitor import LIMIT, PHONE, Visitor, Visitors

PAGES = {
    "/?year=2025&as_of=2025-12-11&lang={}": ("hai-phong-2025-council-2025-12-11",),
    "/indicator?id=fdi&year=2025&as_of=2025-12-11&lang={}": ("hai-phong-fdi-2025-council-2025-12-11",),
    "/comparison?id=grdp_growth&period=2025&as_of=2026-03-01&lang={}": ("grdp-growth-2025-all-2026-03-01",),
    "/comparison?scope=communes&as_of=2026-03-01&lang={}": ("hai-phong-communes-green-status-2026-03-01",),
    "/sources?year=2025&as_of=2025-12-11&lang={}": (
        "hai-phong-doubts-2025-12-11",
        "hai-phong-calendar-2025-2025-12-11",
        "documents-2025-12-11",
    ),
}
HEADING = {"vi": "Tính đến", "en": "As of"}
BOARD = next(iter(PAGES))

Taking = Callable[[], None]


def taken(page: Page, click: Taking) -> Download:
    """Return what arrives after a click."""
    with page.expect_download(timeout=LIMIT) as arriving:
        click()
    return arriving.value


def rows(file: Path, name: str) -> list[list[str]]:
    """Return the rows of a file that arrived, the headings first."""
    if name.endswith(".csv"):
        return list(csv.reader(StringIO(file.read_text(encoding="utf-8-sig"))))
    return [[str(cell) for cell in row] for row in CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()]


@pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.deep)])
@pytest.mark.parametrize("path", PAGES)
def test_each_button_gives_the_file_it_names(desk: Visitor, path: str, lang: str, tmp_path: Path):
    page = desk.open(path.format(lang))
    buttons = page.locator(".downloads button")
    expect(buttons).to_have_count(2 * len(PAGES[path]))
    expected = [f"{name}.{form}" for name in PAGES[path] for form in ("csv", "xlsx")]
    for at, name in enumerate(expected):
        arrived = taken(page, buttons.nth(at).click)
        assert arrived.suggested_filename == name
        file = tmp_path / name
        arrived.save_as(file)
        heading, *found = rows(file, name)
        days = {row[heading.index(HEADING[lang])] for row in found}
        assert len(days) == 1
        assert days.pop() == name.split(".")[0][-10:]
    assert page.locator(".downloads button.done").count() == len(expected)


def test_the_figures_that_arrive_are_those_of_the_page(desk: Visitor, tmp_path: Path):
    page = desk.open(BOARD.format("vi"))
    file = tmp_path / "board.csv"
    taken(page, page.get_by_role("button", name="CSV").click).save_as(file)
    heading, *found = rows(file, "board.csv")
    growth = dict(zip(heading, next(row for row in found if row[0] == "grdp_growth"), strict=True))
    assert (growth["Kế hoạch"], growth["Thực hiện"], growth["Chênh lệch"]) == ("12.35", "11.81", "-0.54")
    assert "11,81" in desk.said


def test_the_keyboard_takes_a_file_and_keeps_its_place(visitors: Visitors, served: Served):
    page = visitors(served, locale="en-GB").open(BOARD.format("en"))
    button = page.get_by_role("button", name="Excel")
    button.focus()
    assert taken(page, lambda: page.keyboard.press("Enter")).suggested_filename.endswith(".xlsx")
    expect(button).to_be_focused()


def test_what_is_drawn_next_takes_nothing_away_again(visitors: Visitors, served: Served):
    reader = visitors(served)
    page = reader.open(BOARD.format("vi"))
    arrived: list[Download] = []
    page.on("download", lambda one: arrived.append(one))
    taken(page, page.get_by_role("button", name="CSV").click)
    reader.pick("basis", "central")
    reader.pick("basis", "council")
    page.reload()
    reader.settle()
    page.wait_for_timeout(500)  # nothing to wait for: what must not come
    assert len(arrived) == 1


def test_a_file_taken_away_leaves_the_page_as_it_was_unfolded(desk: Visitor):
    page = desk.open("/sources?as_of=2025-12-11&lang=vi")
    page.locator("summary").first.click()
    taken(page, page.locator(".downloads button").first.click)
    assert page.locator("details").first.evaluate("one => one.open")


def test_until_a_button_is_clicked_the_page_carries_no_file(visitors: Visitors, served: Served):
    reader = visitors(served)
    page = reader.open(BOARD.format("vi"))
    assert not any(b"spreadsheetml" in frame for frame in reader.frames)
    taken(page, page.get_by_role("button", name="Excel").click)
    assert any(b"spreadsheetml" in frame for frame in reader.frames)


def test_on_a_phone_the_buttons_are_as_tall_as_a_finger(visitors: Visitors, served: Served):
    page = visitors(served, **PHONE).open("/sources?as_of=2025-12-11&lang=vi")
    boxes = [one.bounding_box() for one in page.locator(".downloads button").all()]
    assert len(boxes) == 6
    assert all(box and box["height"] >= 44 and box["x"] + box["width"] <= 390 for box in boxes)
    taken(page, page.locator(".downloads button").first.tap)
