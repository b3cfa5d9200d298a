"""The sources page as HTML: nothing of the data is markup, every number leads to its source, tables are complete."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from builders import TOWN, on, real_store, report, small_store, target, view
from small_data import ACTUALS, TARGETS, small_folder

from indicators import files
from indicators.boards.sources import SourcesBoard, sources_board
from indicators.markup import sources_html
from indicators.model import Source
from indicators.problems import Problem
from indicators.store import Store, build
from markup.parsed import checked

TODAY = on("2026-11-21")


def board_of(store: Store, **params: str) -> SourcesBoard:
    return sources_board(store, view(store, TODAY, **params), TODAY)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_real_page_is_well_formed_and_every_row_has_every_cell(lang: str):
    html = sources_html(board_of(real_store(), lang=lang, area="HP"))
    checked(html)
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        heads = len(re.findall(r"<th ", table))
        assert {len(re.findall(r"<td[ >]", row)) for row in re.split("<tr[^>]*>", table)[2:]} == {heads}


def test_titles_are_cited_and_the_words_of_sources_quoted_in_their_language():
    html = sources_html(board_of(real_store(), lang="vi", area="HP"))
    assert '<q lang="vi">vượt 33,6% … Trung ương giao</q>' in html
    assert re.search(r'<cite lang="en"><a class="source" href="https://[^"]+"[^>]*>Hai Phong GRDP growth', html)
    assert "nguồn in <q>5.500 USD</q>" in html


def test_every_link_to_an_indicator_keeps_the_day_and_the_language_and_is_followed_within_the_app():
    html = sources_html(board_of(real_store(), lang="en", area="HP", as_of="2025-12-11"))
    links = [one.attributes for one in checked(html).all("a") if one.attributes.get("data-page") == "indicator"]
    assert links
    for attrs in links:
        query = {key: value for key, (value,) in parse_qs(urlsplit(attrs["href"]).query).items()}
        assert (query["as_of"], query["lang"]) == ("2025-12-11", "en")
        assert query["id"] in real_store().book.indicators


def test_day_and_area_can_be_chosen_and_the_year_of_the_calendar():
    page = checked(sources_html(board_of(real_store(), lang="en", area="HP")))
    assert [one.attributes["data-key"] for one in page.all("select")] == ["as_of", "area", "year"]
    assert [one.attributes["data-key"] for one in page.all("input") if one.attributes["type"] == "date"] == ["as_of"]


def test_the_calendar_says_of_each_stage_when_it_is_due_how_it_stands_and_by_what():
    html = sources_html(board_of(real_store(), lang="en", area="HP", year="2025"))
    calendar = html[html.index('<section class="calendar">') :].split("</section>")[0]
    first = re.sub(r"<[^>]*>", "|", calendar.split("<tr>")[2])
    for words in ("GRDP growth and GRDP at current prices", "Hai Phong, 2025", "Preliminary", "29 Sep 2026",
                  "due, not on record", "draft of 13/2026/NĐ-CP", "SGGP", "data/releases.yaml:185"):  # fmt: skip
        assert words in first
    assert "the acts themselves were not read" in calendar


def test_a_year_that_no_known_rule_reaches_is_said_to_have_none():
    html = sources_html(board_of(real_store(), lang="en", area="HP_OLD", as_of="2023-12-10"))
    assert "No rule known on this day says when figures of 2023 are due." in html


def test_a_document_is_found_by_words_without_marks():
    html = sources_html(board_of(real_store(), lang="vi", area="HP"))
    rows = [one.attributes for one in checked(html).all("tr") if "data-row" in one.attributes]
    found = [attrs for attrs in rows if "thoi gian cong bo so lieu gdp" in attrs["data-fold"]]
    assert (len(rows), len(found)) == (board_of(real_store(), lang="vi", area="HP").documents, 1)


def test_a_hostile_document_stays_text():
    evil = "<img src=x onerror=alert(1)>\"'&"
    sources = (
        Source.model_construct(
            id="S2", publisher=evil, title=evil, url="javascript:alert(1)", published_on="2025-12-01", language="vi"
        ),
        Source.model_construct(
            id="S3", publisher=evil, title=evil, url=f"https://a.example/{evil}", published_on="2025-12-01"
        ),
    )
    lines = [report("9", "2025-12-02", source="S2", as_printed=evil), report("12", "2025-12-02", source="S3")]
    store = small_store(lines, [target("10"), target("3", indicator="growth", unit="%")], sources=sources)
    html = sources_html(board_of(store, lang="en", area=TOWN))
    checked(html)  # no image, no script, no event, no address that runs
    assert "&lt;img src=x" in html


def test_a_page_without_doubts_has_only_its_documents():
    store = small_store([report("9", "2025-12-02")], [target("10"), target("3", indicator="growth", unit="%")])
    html = sources_html(board_of(store, lang="en", area=TOWN))
    assert html.count("<h2>") == 1
    assert "Documents (1)" in html


@pytest.mark.parametrize(("lang", "words"), [("en", "check the number"), ("vi", "hãy kiểm tra số")])
def test_what_the_check_of_the_files_asks_stands_on_the_page_with_its_place(lang: str, words: str):
    details = (("field", "value"), ("printed", "<b>11,81%"))
    warned = Problem("printed_otherwise", "data/actuals.csv", 7, 3, "18.11", details=details)
    html = sources_html(board_of(build(real_store().book, (warned,)), lang=lang, area="HP"))
    checked(html)
    section = html[html.index('<section class="warnings">') :].split("</section>")[0]
    assert words in section
    assert "<code>data/actuals.csv:7:3</code>" in section
    assert "&lt;b&gt;11,81%" in section
    assert 'class="warnings"' not in sources_html(board_of(real_store(), lang=lang, area="HP"))


DRAFT = """\
  - id: T0901
    indicator: grdp_growth
    area: HP
    period: 2027
    basis: council
    value: 9
    unit: "%"
    as_printed: secret words about 12%
"""


def test_what_the_check_asks_of_a_draft_is_on_no_page(tmp_path: Path):
    assert "ước đạt 11,81%" in ACTUALS
    changed = {"targets.yaml": TARGETS + DRAFT, "actuals.csv": ACTUALS.replace("ước đạt 11,81%", "public words 18%")}
    book, warnings = files.read(small_folder(tmp_path, changed))
    said = [one.message("en") for one in warnings]
    assert [sum(words in one for one in said) for words in ("secret words", "public words")] == [1, 1]
    html = sources_html(board_of(build(book, warnings), lang="en", area="HP"))
    assert ("secret words" in html, "public words" in html) == (False, True)
