"""Every page can be printed: whole, in light colours, with its day, its sources and the number of each page."""

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest

from tests.browser.served import Served
from tests.browser.visitor import LIMIT, PHONE, Visitor, Visitors

EXPORTS = "/indicator?id=export&lang={lang}&year=2025"
PAGES = ("/?lang={lang}&year=2026", "/?lang={lang}&year=2026..2030", "/comparison?lang={lang}",
         "/comparison?scope=communes&lang={lang}", "/session?lang={lang}", "/sources?lang={lang}",
         "/planning?lang={lang}")  # fmt: skip
LETTER = re.compile(r"\w")
POINT = 72 / 25.4  # of a millimetre
MARGIN = 12 * POINT - 1
BESIDE = {"vi": ("So sánh", "Mới nhất", "Excel", "Bấm vào"), "en": ("Comparison", "Latest", "Excel", "Click")}


def printed(reader: Visitor, path: str, *, landscape: bool = False) -> pypdfium2.PdfDocument:
    page = reader.open(path)
    if path.startswith("/indicator"):
        reader.charted()
        for n in range(2):
            page.locator(".js-plotly-plot .legend").nth(n).wait_for(timeout=LIMIT)
    return pypdfium2.PdfDocument(page.pdf(format="A4", landscape=landscape, prefer_css_page_size=True))


def close(words: str) -> str:
    """Return words without spaces: a PDF holds places, and where a space is depends on who reads it."""
    return re.sub(r"\s+", "", words)


def words(paper: pypdfium2.PdfDocument) -> list[str]:
    return [close(sheet.get_textpage().get_text_range()) for sheet in paper]


def ends(sheet: pypdfium2.PdfPage, wanted: str) -> Iterator[tuple[float, float]]:
    """Yield where the last letter of a text ends on a sheet, and the line it stands on, in points."""
    text = sheet.get_textpage()
    found = text.search(wanted)
    while place := found.get_next():
        _, bottom, right, _ = text.get_charbox(sum(place) - 1, loose=True)
        yield right, bottom


@pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_a_year_is_one_sheet_upright_with_its_day_its_sources_and_its_number(desk: Visitor, lang: str):
    said = words(printed(desk, f"/?lang={lang}&year=2025"))
    assert len(said) == 1
    heading = {"vi": "Hải Phòng · Bảng chỉ tiêu · tính đến", "en": "Hai Phong · Scoreboard · as of"}[lang]
    for one in (heading, desk.sentence[:40], {"vi": "Nguồn: ", "en": "Sources: "}[lang], "1/1"):
        assert close(one) in said[0]
    assert [one for one in BESIDE[lang] if close(one) in said[0]] == []


@pytest.mark.parametrize(
    ("landscape", "options"),
    [
        (False, {}),
        pytest.param(True, {}, marks=pytest.mark.deep),
        pytest.param(False, {"viewport": {"width": 1920, "height": 1080}}, marks=pytest.mark.deep),
        pytest.param(False, PHONE, marks=pytest.mark.deep),
    ],
)
def test_a_chart_keeps_its_last_years_and_covers_nothing(
    visitors: Visitors, served: Served, landscape: bool, options: dict[str, Any]
):
    reader = visitors(served, **options)
    paper = printed(reader, EXPORTS.format(lang="vi"), landscape=landscape)
    first, size = paper[0], paper[0].get_size()
    assert (size[0] > size[1]) == landscape
    on_axis = [{round(y / 3): x for x, y in ends(first, year)} for year in ("2021", "2025", "2026")]
    axis = set.intersection(*(set(found) for found in on_axis))
    assert axis, "no line holds all three years"
    places = [found[min(axis)] for found in on_axis]
    assert MARGIN < places[0] < places[1] < places[2] <= size[0] - MARGIN


@pytest.mark.deep
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_printed_in_light_colours_with_its_number_and_nothing_beyond_the_sheet(
    visitors: Visitors, served: Served, path: str
):
    reader = visitors(served, color_scheme="dark")
    paper = printed(reader, path.format(lang="vi"))
    for n, (sheet, said) in enumerate(zip(paper, words(paper), strict=True), 1):
        assert f"{n}/{len(paper)}" in said
        text = sheet.get_textpage()
        right = max(text.get_rect(r)[2] for r in range(text.count_rects()))
        assert right <= sheet.get_size()[0] - MARGIN
        picture = sheet.render(scale=0.2).to_pil().convert("L")
        assert sum(one > 200 for one in picture.tobytes()) > 0.6 * picture.width * picture.height


@pytest.mark.deep
@pytest.mark.parametrize("path", [one for one in PAGES if not one.startswith("/planning")])  # whose cells hold buttons
def test_no_cell_of_a_table_loses_its_words_on_paper(desk: Visitor, path: str):
    page = desk.open(path.format(lang="vi"))
    on_screen = page.locator("td").all_inner_texts()
    page.emulate_media(media="print")
    on_paper = page.locator("td").all_inner_texts()
    page.emulate_media(media="screen")
    cells = zip(on_screen, on_paper, strict=True)
    assert [one for one, other in cells if LETTER.search(one) and not LETTER.search(other)] == []
