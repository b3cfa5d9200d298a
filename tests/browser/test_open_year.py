"""A year whose figures are still coming in looks as considered as a closed one."""

import pytest

from tests.browser.looks import bottom, too_wide
from tests.browser.visitor import PHONE, Visitor, Visitors

SAID = {
    "vi": ("Năm 2026 đến nay, Hải Phòng: GRDP 12,08% sau 9 tháng", "dừng ở tháng 2/2026"),
    "en": ("2026 so far in Hai Phong: GRDP growth 12.08% after 9 months", "end in Feb 2026"),
}
LATEST = {"vi": "Lũy kế mới nhất", "en": "Latest cumulative"}
JUDGED = ".mark.missed, .mark.near_miss, .mark.exceeded, .mark.met, strong.missed, strong.near_miss, .squares .missed"
OVERLAPS = """rows => rows.flatMap(row => {
  const cells = [...row.querySelectorAll("td:not(.sym):not(.bullet), th")].filter(cell => cell.innerText.trim());
  const boxes = cells.map(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return [range.getBoundingClientRect(), cell.innerText];
  });
  return boxes.slice(1).filter(([box], i) => box.left < boxes[i][0].right + 4).map(([, words]) => words);
})"""


@pytest.mark.parametrize("lang", SAID)
def test_the_open_year_shows_targets_and_cumulative_figures_and_judges_nothing(desk: Visitor, lang: str):
    page = desk.open(f"/?year=2026&as_of=2026-11-21&lang={lang}")
    for words in SAID[lang]:
        desk.says(words)
    assert page.locator("table").first.locator("tbody tr").count() == 6
    assert page.locator("table").first.locator("thead th.actual").inner_text() == LATEST[lang]
    assert page.locator("table").first.locator("td.actual .progress").count() >= 2
    assert page.locator(JUDGED).count() == 0
    assert page.locator(".squares i").count() == 22
    assert page.locator(".squares .so_far").count() == 1
    assert page.locator("table").first.locator("td.actual .progress.old").count() == 2
    assert page.locator("table").first.locator("td.bullet svg .tick").count() >= 2


@pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.deep)])
@pytest.mark.parametrize("year", [2025, 2026])
def test_no_two_numbers_of_a_row_touch(desk: Visitor, lang: str, year: int):
    page = desk.open(f"/?year={year}&lang={lang}")
    for width, height in ((1440, 900), (1024, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert (width, page.locator("tbody tr").evaluate_all(OVERLAPS)) == (width, [])
        assert too_wide(page) == []
    page.set_viewport_size({"width": 1440, "height": 900})


def test_all_known_targets_of_the_open_year_are_in_the_window_and_on_a_phone_the_first_is(
    desk: Visitor, readers: Visitors
):
    page = desk.open("/?year=2026&lang=vi")
    assert bottom(page.locator("table").first) <= 900
    small = readers(desk.served, **PHONE).open("/?year=2026&lang=vi")
    assert bottom(small.locator("tbody tr").first) <= 844
    assert too_wide(small) == []
