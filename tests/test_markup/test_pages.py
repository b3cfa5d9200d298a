"""The reading pages as HTML: nothing in them can act, each area stands once, every address opens something."""

import re
from functools import cache
from urllib.parse import parse_qs

import pytest
from builders import NATION, TOWN, Line, cumulative, indicator, on, real_store, report, small_store, target
from test_boards.compared import asked, compared, few, opened, refused, said_of, small
from test_boards.paged import real_page, small_page
from test_boards.seen import LANGUAGES, TODAY, view

from indicators import markup
from indicators.boards.comparison import ComparisonBoard
from indicators.boards.indicator import indicator_board
from indicators.boards.passport import Passport, passport
from indicators.boards.peers import Asked
from indicators.boards.sources import sources_board
from indicators.markup.comparison import comparison_html
from indicators.markup.months import months_html
from indicators.model import Area, Source
from indicators.wording import Lang

from .parsed import Node, Parsed, checked
from .test_payloads import PAYLOADS, PLAIN, store_of

PAGES = {"app.py": "scoreboard", "pages/indicator.py": "indicator", "pages/comparison.py": "comparison",
         "pages/sources.py": "sources"}  # fmt: skip


def query_of(node: Node) -> dict[str, str]:
    """Return the query of an address within the app."""
    return {key: found[0] for key, found in parse_qs(node.attributes["href"].partition("?")[2]).items()}


def page(board: ComparisonBoard) -> Parsed:
    return checked(comparison_html(board))


def growth(period: str = "2025", lang: str = "en", **params: str) -> ComparisonBoard:
    return compared(area="HP", id="grdp_growth", period=period, lang=lang, **params)


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
        assert [h for h in hrefs if not re.match(r"(https?://|\?|\./\?|(indicator|comparison|sources)\?)", h)] == []


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


# ---- comparison


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_holds_the_34_once_each_in_a_place_of_its_own(lang: Lang):
    for period in ("2025", "2026-09"):
        board = growth(period, lang)
        tiles = page(board).all("a", "tile")
        places = [re.search(r"grid-area:(\d+/\d+)", t.attributes["style"])[1] for t in tiles]  # ty: ignore[not-subscriptable]
        assert len(tiles) == len(set(places)) == 34
        names = [p.name for p in (*board.places, *board.missing)]
        assert len(set(names)) == 34
        for name, tile in zip(names, tiles, strict=True):
            assert tile.text.startswith(name)


def test_the_islands_are_named_with_the_provinces_they_belong_to():
    for lang, words in (("vi", ("Hoàng Sa", "Trường Sa")), ("en", ("Hoang Sa", "Truong Sa"))):
        caption = page(growth(lang=lang)).all("figcaption")[0].text
        assert [w for w in words if w not in caption] == []


def test_a_tile_says_name_value_and_rank_and_a_dash_where_none_is_known():
    tiles = {t.text for t in page(growth("2026-09")).all("a", "tile")}
    assert "Hai Phong12.08 · 3" in tiles
    assert "Hue–" in tiles
    shades = {t.text: t.attributes["style"] for t in page(growth("2026-09")).all("a", "tile")}
    assert shades["Hue–"].endswith("--shade:0%")


def test_the_darker_the_tile_the_larger_the_figure():
    board = growth()
    shades = [int(t.attributes["style"].rpartition(":")[2][:-1]) for t in page(board).all("a", "tile")]
    assert shades == sorted(shades, reverse=True)
    assert (shades[0], min(shades) >= 12) == (62, True)


@pytest.mark.parametrize(("peers", "clicked", "then"), [
    ("all", "22", "22"), ("all", "HP", "all"), ("22,48", "22", "48"), ("22", "22", "all"), ("22,48", "HP", "22,48"),
])  # fmt: skip
def test_a_click_on_a_tile_adds_it_to_the_chosen_or_takes_it_out(peers: str, clicked: str, then: str):
    board = growth(peers=peers)
    name = next(p.name for p in board.places if p.area == clicked)
    tile = next(t for t in page(board).all("a", "tile") if t.text.startswith(name))
    assert query_of(tile)["peers"] == then
    assert tile.attributes["data-query"] == "1"


def test_every_tile_opens_a_comparison_of_the_same_indicator_and_period():
    for peers in ("all", "22,48,79"):
        for tile in page(growth(peers=peers)).all("a", "tile"):
            query = query_of(tile)
            found = asked(**query)[1]
            assert isinstance(found, Asked)
            assert (found.indicator, found.period) == ("grdp_growth", "2025")


def test_the_city_is_marked_once_in_the_ranking_and_once_on_the_map():
    parsed = page(growth())
    assert [n.text.split("Hai Phong")[0] for n in parsed.all("tr", "home")] == ["2"]
    assert [n.text for n in parsed.all("a", "home")] == ["Hai Phong11.81 · 2"]


def test_the_ranking_has_a_row_for_each_area_with_a_figure_and_names_the_others():
    board = growth("2026-09")
    parsed = page(board)
    assert [n.text for n in parsed.all("td", "rank")] == [str(p.rank) for p in board.places]
    assert [n.text for n in parsed.all("th", "indica")][1:] == [p.name for p in board.places]
    assert "No figure yet: Dien Bien, Gia Lai, Hue, Quang Tri." in [n.text for n in parsed.all("p", "foot")]
    assert "No figure yet:" not in page(growth()).text


def test_the_nation_is_a_line_at_the_same_place_in_every_row_and_named_over_it():
    board = growth()
    parsed = page(board)
    assert board.nation is not None
    at = f"{round(board.nation.share * 100, 2)}%"
    lines = parsed.all("line", "across")
    assert len(lines) == 34
    assert {(n.attributes["x1"], n.attributes["x2"]) for n in lines} == {(at, at)}
    assert [(n.attributes["x"], n.text) for n in parsed.all("text")] == [(at, "Viet Nam 8.02")]


def test_without_a_nation_to_draw_there_is_no_line():
    parsed = page(compared(area="HP", id="export", period="2025", lang="en"))
    assert (parsed.all("line"), parsed.all("text")) == ([], [])


def test_bars_are_as_long_as_their_share_and_never_outside():
    board = growth()
    widths = [float(n.attributes["width"][:-1]) for n in page(board).all("rect")]
    assert widths == [round(p.share * 100, 2) for p in board.places]
    lines = [said_of(TOWN, "-4"), said_of("A", "4"), said_of("B", "2")]
    shown = page(small(few(lines, "A", "B")))
    assert [float(n.attributes["width"][:-1]) for n in shown.all("rect")] == [100, 50, 0]


@pytest.mark.parametrize(
    ("stage", "ink"), [("estimate", "tint"), ("reported", "tint"), ("preliminary", "solid"), ("official", "solid")]
)
def test_a_bar_is_solid_only_where_the_figure_is_firm(stage: str, ink: str):
    lines = [said_of(a, v, stage=stage) for a, v in ((TOWN, "4"), ("A", "2"), ("B", "1"))]
    assert {n.attributes["class"] for n in page(small(few(lines, "A", "B"))).all("rect")} == {ink}


def test_a_stage_that_differs_is_noted_on_its_row():
    lines = [said_of(TOWN, "4"), said_of("A", "2"), said_of("B", "1", stage="official")]
    assert [n.text for n in page(small(few(lines, "A", "B"))).all("small")] == ["official figure"]


@pytest.mark.parametrize("code", ["grdp_growth", "export"])
def test_every_figure_of_the_ranking_names_its_source_and_leads_to_its_passport(code: str):
    board = compared(area="HP", id=code, period="2025", lang="en")
    shown = [n for n in page(board).nodes if "title" in n.attributes and "td" in n.within][: len(board.places)]
    assert [n.text for n in shown] == [p.words for p in board.places]
    for place, node in zip(board.places, shown, strict=True):
        assert place.origin is not None
        assert node.attributes["data-passport"] == place.origin.record
        assert node.attributes["title"] == f"Source: {place.origin.words}"
        assert f"{place.origin.file}:{place.origin.line}" in node.attributes["title"]


def test_an_area_without_a_place_on_the_map_is_in_the_ranking_only():
    lines = [said_of(TOWN, "4"), said_of("A", "2"), said_of("B", "1")]
    parsed = page(small(few(lines, "A", "B")))
    assert parsed.all("a", "tile") == []
    assert len(parsed.all("td", "rank")) == 3


def test_a_refused_comparison_offers_addresses_that_open():
    found = refused(area="HP", lang="en", id="grdp_growth", period="1999")
    parsed = checked(markup.unknown_html(found))
    assert [n.text for n in parsed.all("a")] == [label for label, _ in found.choices]
    assert len(opened(found)) == 3


# ---- passport


def test_the_passport_is_opened_by_an_address_and_closed_by_one():
    asking = [n for n in head().all("a", "number") if n.text.startswith("How")]
    assert [n.text for n in asking] == ["How is 113.8% computed, says who?"]
    query = {"year": "2025", "id": "budget_total"}
    opened = checked(markup.at_home(f"{asking[0].attributes['href']}", query)).text
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
    assert len(cells) == 8 * len(board.reports) + 8 * len(board.versions) + 5 * len(board.years) + len(months)


def test_empty_lists_say_so_in_words():
    parsed = checked(markup.indicator_html(small_page([], [])))
    assert parsed.all("table") == []
    assert [n.text for n in parsed.all("p", "foot")][:2] == ["No report yet.", "No target on record."]


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


# ---- text of the data


@cache
def hostile(words: str) -> dict[str, str]:
    """Return the comparison and the passport of books with the same words in every text."""
    both = {"vi": words, "en": words}
    noun = indicator("growth", "rate", name=both, short=both)
    named = {"name_vi": words, "name_en": words, "full_name_vi": words, "full_name_en": words, "kind": "province"}
    nation = Area(code=NATION, name_vi=words, name_en=words, kind="nation", series="nso")
    places = [
        Area.model_validate({"code": code, "parent": NATION, "tile_x": n, "tile_y": 0} | named)
        for n, code in enumerate((TOWN, "A", "B", "C"))
    ]
    lines: list[Line] = [said_of(a, v) | {"as_printed": words} for a, v in ((TOWN, "8"), ("A", "9"))]
    lines += [said_of("B", "7", stage="official"), said_of(NATION, "6", series="nso")]
    source = Source(id="S1", publisher=words, title=words, url=words)
    wanted = [target("9", indicator="growth", unit="%", document=words, as_printed=words)]
    store = small_store(lines, wanted, indicators=[noun], territories=[nation, *places], sources=[source])
    found = {peers: comparison_html(small(store, peers=peers)) for peers in ("all", "A,B")}
    payload = store_of(words)
    one = passport(payload, view(payload, on("2026-06-30"), area=TOWN, year="2025", lang="en"), "result.rice", TODAY)
    assert one is not None
    found["passport"] = markup.passport_html(one, "en")
    return found


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_text_of_the_data_changes_the_shape_of_the_comparison_or_the_passport(words: str):
    harmless = hostile(PLAIN)
    for name, html in hostile(words).items():
        assert checked(html).skeleton() == checked(harmless[name]).skeleton(), name


@pytest.mark.parametrize("words", ["<b>&amp;", "\"quoted\" 'words'", "a & b < c > d", "[a]"])
def test_a_text_is_read_on_the_comparison_and_the_passport_as_it_was_written(words: str):
    shown = checked(hostile(words)["all"])
    assert {n.text for n in shown.all("th", "indica") if "row" in n.attributes.values()} >= {words}
    assert words in shown.all("h1")[0].text
    assert {n.text for n in shown.all("span") if "a" in n.within and "figure" in n.within} == {words}
    assert {n.text for n in checked(hostile(words)["passport"]).all("q")} == {words}
    assert all(words in n.attributes["data-copy"] for n in checked(hostile(words)["passport"]).all("button"))


@pytest.mark.parametrize("words", PAYLOADS)
def test_an_unknown_comparison_is_repeated_as_text(words: str):
    for key in ("id", "period", "peers"):
        found = refused(area="HP", lang="en", **{"id": "grdp_growth", key: words})
        harmless = refused(area="HP", lang="en", **{"id": "grdp_growth", key: PLAIN})
        parsed = checked(markup.unknown_html(found))
        assert words in parsed.all("p")[0].text
        assert [n.tag for n in parsed.nodes][:4] == [n.tag for n in checked(markup.unknown_html(harmless)).nodes][:4]
