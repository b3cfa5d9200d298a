"""The tab of the communes as HTML: names stay text, every tile and row leads somewhere, the status has a mark."""

from functools import cache
from urllib.parse import parse_qsl

import pytest
from boards.seen import LANGUAGES, TODAY, view
from builders import NATION, TOWN, indicator, real_store, report, small_store, target

from indicators.boards.communes import CommunesBoard, CommunesQuery, communes, parse_communes_query
from indicators.markup.communes import communes_html
from indicators.markup.parts import at_home
from indicators.model import Area, Source
from indicators.store import Store

from .parsed import Node, Parsed, checked
from .test_payloads import PAYLOADS, PLAIN


def board(book: Store | None = None, /, **params: str) -> CommunesBoard:
    made = book or real_store()
    shown = view(made, TODAY, **{"area": "HP", **params})
    found = parse_communes_query(made, params, shown)
    assert isinstance(found, CommunesQuery)
    return communes(made, shown, found, TODAY)


def page(book: Store | None = None, /, **params: str) -> Parsed:
    one = board(book, **params)
    return checked(at_home(communes_html(one), one.params()))


def query_of(node: Node) -> dict[str, str]:
    return dict(parse_qsl(node.attributes["href"].removeprefix("?")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tabs_are_addresses_that_keep_language_and_view(lang: str):
    tabs = [
        n
        for n in page(lang=lang, as_of="2026-02-01").all("a")
        if n.attributes.get("href") and n.within[-1:] == ("div",)
    ]
    scopes = [query_of(n) for n in tabs[:2]]
    assert [q["scope"] for q in scopes] == ["provinces", "communes"]
    assert {(q["lang"], q["area"], q["as_of"]) for q in scopes} == {(lang, "HP", "2026-02-01")}
    assert [n.attributes.get("aria-current") for n in tabs[:2]] == [None, "true"]


def test_every_unit_is_one_tile_and_one_row_and_both_open_it():
    parsed, units = page(), board().units
    tiles, rows = parsed.all("a", "tile"), [n for n in parsed.all("a") if "th" in n.within]
    assert len({t.attributes["style"] for t in tiles}) == len(tiles) == len(rows) == 114
    for linked in (tiles, rows):
        assert [query_of(n)["unit"] for n in linked] == [u.area for u in units]
    assert {query_of(n)["scope"] for n in (*tiles, *rows)} == {"communes"}


@pytest.mark.parametrize(
    ("day", "mark", "words"), [("2025-12-09", "met", "green"), ("2025-12-08", "no_figure", "not known")]
)
def test_the_status_has_a_mark_and_a_word_beside_its_colour(day: str, mark: str, words: str):
    parsed = page(as_of=day, lang="en")
    assert {n.attributes["class"] for n in parsed.all("svg")} == {f"mark {mark}"}
    assert {n.text.strip() for n in parsed.all("td", "actual")} == {words}
    assert parsed.all("span", "mean")[0].text.strip() == f"{words}: 114"


def test_the_island_drawn_nearer_than_it_lies_is_dashed_and_named():
    parsed = page(lang="en")
    assert [n.text for n in parsed.all("a", "far")] == ["Bach Long Vi"]
    assert "Bach Long Vi: farther away than drawn (dashed)." in parsed.all("figcaption")[0].text


def test_a_search_in_the_address_hides_rows_dims_tiles_and_says_how_many():
    parsed = page(q="cat hai", lang="en")
    assert [
        n.text.split()[0] for n in parsed.all("tr") if "data-row" in n.attributes and "hidden" not in n.attributes
    ] == ["Cat"]
    assert len(parsed.all("a", "out")) == 113
    found = parsed.all("span", "found")[0]
    assert (found.text, found.attributes["role"]) == ("1 unit matches", "status")
    assert found.attributes["data-many"] == "{n} units match"
    assert page(q="zz", lang="en").all("span", "found")[0].text == "No unit matches"
    assert page().all("span", "found")[0].text == ""


def test_an_opened_unit_says_its_facts_and_can_be_shut():
    opened = page(unit="11914", lang="en")
    facts = [n.text for n in opened.all("dd")]
    assert facts[:3] == ["special zone", "286.98", "Hai Phong"]
    assert "1669/NQ-UBTVQH15" in facts[-1]
    assert "unit" not in query_of(opened.all("a", "shut")[0])
    assert [n.text for n in opened.all("a", "home")] == ["Cat Hai"]
    assert page().all("section") == []


# ---- hostile text


@cache
def hostile(words: str) -> dict[str, Parsed]:
    """Return the tab of a book with the same words in every text, with a status and with an indicator."""
    both = {"vi": words, "en": words}
    status = indicator("green", "stock", name=both, short=both, status=both | {"tone": "plain"})
    litter = indicator("litter", name=both, short=both)
    named = {"name_vi": words, "name_en": words, "full_name_vi": words, "full_name_en": words, "note": words,
             "merged_from": words}  # fmt: skip
    places = [
        Area.model_validate({"code": NATION, "kind": "nation"} | named),
        Area.model_validate({"code": TOWN, "kind": "city", "parent": NATION} | named),
        *(Area.model_validate({"code": c, "kind": "ward", "parent": TOWN, "tile_x": x, "tile_y": "0"} | named)
          for c, x in (("A", "0"), ("B", "1"))),
    ]  # fmt: skip
    lines = [
        report("2", "2026-01-06", indicator="green", of="2", as_printed=words),
        report("5", "2026-01-06", indicator="litter", area="A", as_printed=words),
        report("4", "2026-01-06", "official", indicator="litter", area="B", as_printed=words),
    ]
    source = Source.model_construct(id="S1", publisher=words, title=words, url=words)
    made = small_store(
        lines, [target("5", indicator="green")], indicators=[status, litter], territories=places, sources=[source]
    )
    wanted = {"area": TOWN, "year": "2025", "lang": "en", "unit": "A"}
    return {code: page(made, **wanted, id=code, q=words[:40]) for code in ("green", "litter")}


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_text_of_the_data_changes_the_shape_of_the_tab(words: str):
    for code, parsed in hostile(words).items():
        assert parsed.skeleton() == hostile(PLAIN)[code].skeleton(), code


@pytest.mark.parametrize("words", ["<b>&amp;", "\"quoted\" 'words'", "a & b < c > d"])
def test_a_name_is_read_on_the_tab_as_it_was_written(words: str):
    for parsed in hostile(words).values():
        assert {n.text for n in parsed.all("span") if "figure" in n.within and "a" in n.within} == {words}
        assert parsed.all("h2")[0].text == words
        assert [n.attributes["value"] for n in parsed.all("input") if "data-search" in n.attributes] == [words]
