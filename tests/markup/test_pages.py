"""The reading pages as HTML: nothing in them can act, each area stands once, every address opens something."""

import re
from functools import cache
from urllib.parse import parse_qs

import pytest
from boards.compared import compared, growth, refused
from boards.paged import real_page, small_page
from boards.seen import LANGUAGES, TODAY, view
from builders import TOWN, cumulative, real_store, report, small_store, target
from markupsafe import escape

from indicators import markup
from indicators.boards.comparison import ComparisonBoard
from indicators.boards.indicator import indicator_board
from indicators.boards.passport import Passport, passport
from indicators.boards.sources import sources_board
from indicators.markup.comparison import comparison_html
from indicators.markup.months import months_html
from indicators.wording import Lang

from .parsed import Node, Parsed, checked

PAGES = {"app.py": "scoreboard", "pages/indicator.py": "indicator", "pages/comparison.py": "comparison",
         "pages/sources.py": "sources"}  # fmt: skip


def query_of(node: Node) -> dict[str, str]:
    """Return the query of an address within the app."""
    return {key: found[0] for key, found in parse_qs(node.attributes["href"].partition("?")[2]).items()}


def page(board: ComparisonBoard) -> Parsed:
    return checked(comparison_html(board))


def explained(code: str = "budget_total", lang: Lang = "en") -> Passport:
    found = passport(real_store(), view(year="2025", area="HP", as_of="2025-12-11", lang=lang), f"result.{code}", TODAY)
    assert found is not None
    return found


def head(lang: Lang = "en") -> Parsed:
    return checked(markup.head_html(real_page("budget_total", "2025-12-11", lang)))


def panel(lang: Lang = "en") -> Parsed:
    return checked(markup.passport_html(explained(lang=lang), lang))


@cache
def real_pages(lang: Lang) -> dict[str, Parsed]:
    """Return pages of the record by their name."""
    pages = {
        "growth": comparison_html(growth(lang=lang)),
        "nine months": comparison_html(growth("2026-09", lang)),
        "chosen": comparison_html(growth(lang=lang, peers="22,48")),
        "exports": comparison_html(compared(area="HP", id="export", period="2025", lang=lang)),
        "head": markup.head_html(real_page("budget_total", "2025-12-11", lang)),
        "head of 2026": markup.head_html(real_page("grdp_growth", lang=lang, year="2026")),
        "passport": markup.passport_html(explained(lang=lang), lang),
        "indicator": markup.indicator_html(real_page("budget_total", "2025-12-11", lang)),
        "sources": markup.sources_html(sources_board(real_store(), view(area="HP", lang=lang), TODAY)),
        "unknown": markup.unknown_html(refused(area="HP", lang=lang, id="grdp_grwth")),
        "navigation": markup.navigation_html(PAGES, "app.py", "Hải Phòng", {"area": "HP"}, {"year": "2025"}, lang),
    }
    return {name: checked(html) for name, html in pages.items()}


# ---- every page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reading_page_is_made_of_known_tags_and_says_its_language(lang: Lang):
    for name, parsed in real_pages(lang).items():
        if name != "navigation":
            assert parsed.nodes[0].attributes["lang"] == lang, name
        for node in parsed.all("svg"):
            assert node.attributes.get("aria-hidden") == "true" or node.attributes.get("aria-label"), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_is_of_the_app_or_of_the_web(lang: Lang):
    for name, parsed in real_pages(lang).items():
        hrefs = [n.attributes["href"] for n in parsed.all("a")]
        assert hrefs or name == "head of 2026"  # an open year without a result has nothing to follow
        assert [
            h
            for h in hrefs
            if not re.match(r"(https?://|\?|\./\?|(indicator|comparison|sources|planning|session)\?)", h)
        ] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_has_a_name_and_one_option_chosen(lang: Lang):
    for parsed in real_pages(lang).values():
        for select in parsed.all("select"):
            assert select.attributes["aria-label"]
    for name, count in (("growth", 4), ("head", 5), ("sources", 3)):
        parsed = real_pages(lang)[name]
        assert len(parsed.all("select")) == count
        assert len([o for o in parsed.all("option") if "selected" in o.attributes]) == count


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_in_one_language(lang: Lang):
    alien = {
        "vi": r"\b(rank|areas|statistics|target of|Target|Actual|Source)\b",
        "en": r"\b(Hạng|Giá trị|Kế hoạch|Thực hiện|Nguồn)\b",
    }
    for name in ("growth", "exports", "nine months", "head"):
        assert re.search(alien[lang], real_pages(lang)[name].text) is None, name


# ---- passport


def test_the_passport_is_opened_by_an_address_and_closed_by_one():
    asking = [n for n in head().all("a", "number") if n.text.startswith("How")]
    assert [n.text for n in asking] == ["How 113.8% is computed, and who says so"]
    query = {"year": "2025", "id": "budget_total"}
    opened = checked(markup.at_home(escape(asking[0].attributes["href"]), query)).text
    assert opened == "?year=2025&id=budget_total&passport=result.budget_total"
    shut = checked(markup.at_home(markup.passport_html(explained(), "en"), query)).all("a", "shut")
    assert [query_of(n) for n in shut] == [query]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_passport_shows_formulas_inputs_rivals_and_citations(lang: Lang):
    parsed, found = panel(lang), explained(lang=lang)
    records = [*found.inputs, *found.beside]
    assert parsed.all("section", "passport")[0].attributes["aria-label"] == found.title
    assert [n.text for n in parsed.all("p", "formula")] == [found.formulas[0]]
    assert [n.text for n in parsed.all("dt")] == [one.role for one in records]
    assert [n.text for n in parsed.all("code")] == [f"{one.origin.file}:{one.origin.line}" for one in records]
    assert [n.text for n in parsed.all("q")] == [one.printed for one in records]
    assert [n.text for n in parsed.all("li")] == [*found.rivals, *found.formulas[1:]]
    assert [n.attributes["lang"] for n in parsed.all("p", "cite")] == ["vi", "en"]


def test_a_button_copies_the_citation_whole():
    parsed, found = panel(), explained()
    buttons = parsed.all("button")
    assert [(n.attributes["type"], n.attributes["data-copy"]) for n in buttons] == [
        ("button", words) for _, words in found.citations
    ]
    assert [n.text for n in buttons] == ["Copy VI", "Copy EN"]


def test_without_rivals_no_list_of_them_is_shown():
    store = small_store([report("12", "2026-01-06")], [target("10")])
    found = passport(store, view(store, year="2025", area=TOWN, lang="en", as_of="2026-06-30"), "result.rice", TODAY)
    assert found is not None
    parsed = checked(markup.passport_html(found, "en"))
    assert [n.text for n in parsed.all("li")] == list(found.formulas[1:])
    assert "other bases" not in parsed.text


def test_without_a_result_there_is_nothing_to_ask():
    assert checked(markup.head_html(small_page([], [target("10")]))).all("a", "other-year") == []


# ---- indicator


def test_the_row_in_use_is_marked_and_every_row_has_every_cell():
    parsed = real_pages("en")["indicator"]
    assert sum("figure used" in n.text for n in parsed.all("small")) == 1
    used = parsed.all("tr", "used")
    assert len(used) == 1 + 2  # the report that counts, and two targets in force that day
    heads, cells = parsed.all("th"), parsed.all("td")
    assert {n.attributes["data-head"] for n in cells} == {n.text for n in heads}
    board = real_page("budget_total", "2025-12-11")
    assert board.within is not None
    months = checked(months_html(board.within, 2025, "en")).all("td")
    assert len(cells) == 7 * len(board.reports) + 7 * len(board.versions) + 5 * len(board.years) + len(months)


def test_empty_lists_say_so_in_words():
    parsed = checked(markup.indicator_html(small_page([], [])))
    assert parsed.all("table") == []
    assert [n.text for n in parsed.all("p", "foot")][:2] == ["No report of the whole year yet.", "No target on record."]


def test_words_of_an_unknown_language_are_quoted_without_one():
    parsed = checked(markup.indicator_html(small_page([report("12", "2026-01-06")], [target("10")])))
    assert [n.attributes for n in parsed.all("q")] == [{}, {}]


def test_a_target_of_the_area_before_names_it():
    parsed = checked(markup.indicator_html(real_page("budget_total")))
    assert "Hai Phong (before the merger)" in [n.text for n in parsed.all("small")]


def test_an_open_year_says_what_the_rest_requires():
    lines = [cumulative("60", "2026-06", "2026-07-06", area=TOWN), report("100", "2026-01-06")]
    store = small_store(lines, [target("150", period="2026", adopted_on="2025-12-10")])
    board = indicator_board(store, "rice", view(store, year="2026", area=TOWN, lang="en", as_of="2026-08-01"), TODAY)
    notes = [n.text for n in checked(markup.head_html(board)).all("p", "notes")]
    assert any("15 tonnes needed in each month left" in note for note in notes)


# ---- navigation


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("here", PAGES)
def test_the_page_and_the_language_one_is_on_are_marked_for_ear_and_eye(here: str, lang: Lang):
    query, kept = {"area": "HP", "year": "2025"}, {"id": "fdi", "year": "2025"}
    parsed = checked(markup.navigation_html(PAGES, here, "Hải Phòng", query, kept, lang))
    marked = [n for n in parsed.all("a") if n.attributes.get("aria-current")]
    assert [n.attributes["aria-current"] for n in marked] == ["page", "true"]
    assert (marked[0].attributes["data-page"], marked[1].attributes["lang"]) == (PAGES[here], lang)
    assert parsed.all("nav")[0].attributes["aria-label"]


def test_the_navigation_keeps_the_view_and_a_change_of_language_the_whole_address():
    query, kept = {"area": "HP", "year": "2025"}, {"id": "fdi", "year": "2025", "passport": "1"}
    parsed = checked(markup.navigation_html(PAGES, "pages/indicator.py", "Hải Phòng", query, kept, "vi"))
    pages = [n for n in parsed.all("a") if "data-page" in n.attributes]
    assert [n.attributes["href"].partition("?")[0] for n in pages] == ["./", "./", "indicator", "comparison", "sources"]
    assert [query_of(n) for n in pages] == [query] * 5
    languages = [n for n in parsed.all("a") if "data-query" in n.attributes]
    assert [query_of(n) for n in languages] == [{**kept, "lang": "vi"}, {**kept, "lang": "en"}]
    assert [n.text for n in languages] == ["VI", "EN"]


def test_without_a_city_the_navigation_has_pages_only():
    parsed = checked(markup.navigation_html(PAGES, "app.py", "", {}, {}, "en"))
    assert parsed.all("a", "city") == []
    assert len([n for n in parsed.all("a") if "data-page" in n.attributes]) == 4
