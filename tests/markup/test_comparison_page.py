"""The comparison as HTML: each area once, tiles in their places, bars as long as their share."""

import re
from itertools import pairwise

import pytest
from boards.compared import asked, compared, few, opened, refused, said_of, small
from boards.seen import LANGUAGES
from builders import TOWN

from indicators import markup
from indicators.boards.peers import ComparisonQuery
from indicators.wording import Lang

from .parsed import checked
from .test_pages import growth, page, query_of

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
    assert "Hai Phong12.08#3" in tiles
    assert "Hue–" in tiles
    shades = {t.text: t.attributes["style"] for t in page(growth("2026-09")).all("a", "tile")}
    assert shades["Hue–"].endswith("--shade:0%")


def test_the_darker_the_tile_the_larger_the_figure():
    board = growth()
    shades = [int(t.attributes["style"].rpartition(":")[2][:-1]) for t in page(board).all("a", "tile")]
    assert shades == sorted(shades, reverse=True)
    steps = sorted(set(shades))
    assert (steps[0], steps[-1], len(steps)) == (6, 62, 5)
    assert min(b - a for a, b in pairwise(steps)) >= 14  # told apart by eye


def test_where_most_have_no_figure_they_are_named_in_one_line_and_no_empty_map_is_drawn():
    board = compared(area="HP", id="budget_total", period="2025", lang="en")
    assert 0 < len(board.places) < len(board.missing)
    shown = page(board)
    assert shown.all("a", "tile") == []
    line = next(p.text for p in shown.all("p", "foot") if "No figure" in p.text)
    assert [p.name for p in board.missing if p.name not in line] == []


def test_a_value_below_zero_has_an_arrow_in_place_of_its_bar():
    for value, arrows in (("-2", 1), ("2", 0)):
        lines = [said_of(TOWN, "4"), said_of("A", "3"), said_of("B", value)]
        assert len(page(small(few(lines, "A", "B"))).all("path", "arrow")) == arrows


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
            assert isinstance(found, ComparisonQuery)
            assert (found.indicator, found.period) == ("grdp_growth", "2025")


def test_the_city_is_marked_once_in_the_ranking_and_once_on_the_map():
    parsed = page(growth())
    assert [n.text.split("Hai Phong")[0] for n in parsed.all("tr", "home")] == ["2"]
    assert [n.text for n in parsed.all("a", "home")] == ["Hai Phong11.81#2"]


def test_the_ranking_has_a_row_for_each_area_with_a_figure_and_names_the_others():
    board = growth("2026-09")
    parsed = page(board)
    assert [n.text for n in parsed.all("td", "rank")] == [str(p.rank) for p in board.places]
    assert [n.text for n in parsed.all("th", "indicator")][1:] == [p.name for p in board.places]
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
