"""Text from the data stays text on the comparison and in the passport."""

from functools import cache

import pytest
from boards.compared import refused, said_of, small
from boards.seen import TODAY, view
from builders import NATION, TOWN, Line, indicator, on, small_store, target
from markupsafe import Markup

from indicators import markup
from indicators.boards.passport import passport
from indicators.markup.comparison import comparison_html
from indicators.model import Area, Source

from .parsed import checked
from .test_payloads import PAYLOADS, PLAIN, store_of

# ---- text of the data


@cache
def hostile(words: str) -> dict[str, Markup]:
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
    source = Source.model_construct(id="S1", publisher=words, title=words, url=words)
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
    assert {n.text for n in shown.all("th", "indicator") if "row" in n.attributes.values()} >= {words}
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
