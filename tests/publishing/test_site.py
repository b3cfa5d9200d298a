"""The published site: what a live page says and leads to stands in its files, and no link ends in nothing."""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import html5lib
import jsonschema
import pytest
from builders import NATION, TOWN, cumulative, indicator, on, report, small_store, target
from markup.test_payloads import PAYLOADS, PLAIN, store_of

from indicators.model import Area, MainTargets, Resolution, Session
from indicators.publishing.addresses import Address, Scope
from indicators.publishing.pages import page_of
from indicators.store import Store

from .built import BOTH, Element, Read, files_of, links, written

TODAY = on("2026-06-30")
LATER = on("2026-08-15")
CLOSED = "2025-12-11"
DAYS = {"vi": re.compile(r"\d+/\d+/2026"), "en": re.compile(r"\d+ \w+ 2026")}


def town(*more: dict[str, object], sessions: Iterable[Session] = ()) -> Store:
    """Return a store of a town with two indicators, a session that closed, and months of an open year."""
    growth = {"indicator": "growth", "unit": "%"}
    lines = [
        report("90", "2025-01-20", period="2024"),
        report("11.81", "2025-12-09", **growth),
        report("8.02", "2025-12-09", **growth, area=NATION),
        report("100", "2025-12-09"),
        cumulative("36", "2025-09", "2025-10-06"),
        cumulative("40", "2026-03", "2026-04-06"),
        *more,
    ]
    targets = [
        target("12.35", **growth),
        target("80"),
        target("75", "central"),
        target("120", period="2026", adopted_on="2025-12-11"),
    ]
    told = {"kind": "regular", "about": "plans"}
    session = Session(id="X1", number=32, term="T", area=TOWN, end=CLOSED, source=("S1",), **told)
    main = MainTargets(year=2025, area=TOWN, of=2, known=("rice", "growth"))
    passed = {"id": "R1", "number": "42/NQ", "issuer": "Council", "title": "Plan", "session": "X1"}
    act = Resolution.model_validate({**passed, "main_targets": main})
    nation = Area(code=NATION, name_vi="Nước", name_en="Land", kind="nation", series="nso")
    home = Area(code=TOWN, name_vi="Phố", name_en="Town", kind="city", parent=NATION)
    nouns = [indicator("rice"), indicator("growth", "rate")]
    return small_store(lines, targets, indicators=nouns, resolutions=[act], sessions=[session, *sessions],
                       territories=[nation, home])  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of the site of the town."""
    root = tmp_path_factory.mktemp("site")
    written(root, town(), TODAY, "https://example.org/board/")
    return files_of(root)


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Read]:
    """Return the pages of the site, decks left out: they are files of their own."""
    named = {path: content.decode() for path, content in site.items() if path.endswith(".html")}
    return {path: Read(source) for path, source in named.items() if not path.endswith(("-deck.html", "404.html"))}


def test_site_has_each_kind_of_page_in_both_languages(pages: dict[str, Read]) -> None:
    kinds = (
        "index.html", "about.html", "glossary.html", "latest/town/2025/council/scoreboard.html",
        "latest/town/2025/central/scoreboard.html", "latest/town/2026/council/scoreboard.html",
        "2025-12-11/town/2025/council/scoreboard.html", "latest/town/2025/council/indicator/rice.html",
        "2025-12-11/town/2025/council/indicator/growth.html", "session/32.html", "latest/town/sources.html",
        "record/A1.html", "record/T0.html",
    )  # fmt: skip
    assert {f"{lang}/{kind}" for lang in BOTH for kind in kinds} <= pages.keys()
    assert pages["index.html"].all("title")[0].text == pages["vi/index.html"].all("title")[0].text


def test_no_link_ends_in_nothing(site: dict[str, bytes], pages: dict[str, Read]) -> None:
    followed = 0
    for path, page in pages.items():
        for file, place in links(path, page):
            if page.elements and (file, place) != (path, ""):
                assert file in site or file == ".", (path, file)
                assert not place or place in pages[file].ids, (path, file, place)
                followed += 1
    assert followed > 500


def test_choices_of_a_page_are_links_to_the_other_pages(pages: dict[str, Read]) -> None:
    at = "en/latest/town/2025/council/scoreboard.html"
    led = {file for file, _ in links(at, pages[at])}
    assert {
        "en/latest/town/2026/council/scoreboard.html",
        "en/latest/town/2025/central/scoreboard.html",
        "en/2025-12-11/town/2025/council/scoreboard.html",
    } <= led
    back = {file for file, _ in links("en/2025-12-11/town/2025/council/scoreboard.html", pages[at])}
    assert any("/latest/" in file for file in back)


def test_no_two_places_of_a_page_have_one_name(pages: dict[str, Read]) -> None:
    assert [path for path, page in pages.items() if len(page.ids) != len(set(page.ids))] == []


def test_every_page_is_valid_html(site: dict[str, bytes], pages: dict[str, Read]) -> None:
    for path in (*pages, "404.html"):
        html5lib.HTMLParser(strict=True).parse(site[path].decode())


def test_every_page_has_its_landmarks_and_one_heading(pages: dict[str, Read]) -> None:
    for path, page in pages.items():
        assert [len(page.all(tag)) for tag in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1], path
        assert page.all("html")[0].attributes["lang"] == ("en" if path.startswith("en/") else "vi")
        assert page.all("title")[0].text.strip()


def test_nothing_is_fetched_from_elsewhere_and_no_script_stands_in_a_page(pages: dict[str, Read]) -> None:
    for path, page in pages.items():
        policies = [m for m in page.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1, path
        assert policies[0].attributes["content"].startswith("default-src 'none'; ")
        for one in page.elements:
            fetched = one.attributes.get("src", "") or (one.attributes.get("href", "") if one.tag == "link" else "")
            assert not fetched.startswith(("http", "//", "data:")), (path, one)
            assert not [name for name in one.attributes if name.startswith("on")], (path, one)
        assert all(one.text == "" for one in page.all("script")), path


def test_every_number_has_the_passport_of_the_live_page() -> None:
    store = town()
    scope = Scope(store, TODAY, BOTH)
    addresses = [
        Address("scoreboard", scope.home("en")),
        *(one.to for page in ("scoreboard", "indicator") for q in STATES if (one := scope.resolve(page, q))),
    ]
    assert len(addresses) > 5
    for address in addresses:
        assert passports_live(scope, address) == passports_in_file(scope, address)


STATES = [
    {"area": TOWN, "year": year, "basis": basis, "lang": lang, **day}
    for year in ("2024", "2025", "2026")
    for basis in ("council", "central")
    for lang in BOTH
    for day in ({}, {"as_of": CLOSED})
]


def passports_live(scope: Scope, address: Address) -> list[tuple[str, str]]:
    """Return each number of a live page that has a passport, with its key."""
    live = Read(str(page_of(scope, address).body).replace("\0", "x"))
    return [(one.text, one.attributes["data-passport"]) for one in live.all("a") if "data-passport" in one.attributes]


def passports_in_file(scope: Scope, address: Address) -> list[tuple[str, str]]:
    """Return each number of a page of the site that has a passport, with the key that its link leads to."""
    from indicators.publishing.static_markup import StaticMarkup

    file = Read(str(StaticMarkup(scope, address).of(page_of(scope, address).body)))
    return [(one.text, key_of(one)) for one in file.all("a") if "number" in one.attributes.get("class", "").split()]


def key_of(link: Element) -> str:
    """Return the key of the passport that a link of the site leads to."""
    file, _, place = link.attributes["href"].partition("#")
    return place or file.rpartition("/")[2].removesuffix(".html")


def test_page_of_a_past_day_stays_the_same_to_the_byte_whatever_becomes_known_later(tmp_path: Path) -> None:
    written(tmp_path / "before", town(), TODAY)
    later = report("12.4", "2026-07-20", "official", indicator="growth", unit="%")
    closed = report("130", "2026-07-20", period="2026")  # the site opens with another year
    told = {"kind": "regular", "about": "plans", "term": "T", "area": TOWN, "source": ("S1",)}
    held = Session.model_validate({**told, "id": "X2", "number": 33, "end": "2026-07-25"})
    written(tmp_path / "after", town(later, closed, sessions=[held]), LATER)
    before, after = files_of(tmp_path / "before"), files_of(tmp_path / "after")
    dated = {path for path in before if "/2025-12-11/" in path}
    assert {path.rpartition(".")[2] for path in dated} >= {"html", "csv", "xlsx", "json"}
    assert [path for path in sorted(dated) if before[path] != after[path]] == []
    changed = "en/latest/town/2025/council/scoreboard.html"
    assert before[changed] != after[changed]


def test_same_figures_give_the_same_bytes_and_nothing_is_written_again(tmp_path: Path) -> None:
    first = written(tmp_path, town(), TODAY)
    before = files_of(tmp_path)
    again = written(tmp_path, town(), TODAY)
    assert first.written == first.files
    assert (again.written, again.removed, again.files) == (0, 0, first.files)
    assert files_of(tmp_path) == before


def test_page_tells_its_fingerprint_and_only_the_index_and_the_manifest_tell_the_snapshot(
    site: dict[str, bytes],
) -> None:
    snapshot = json.loads(site["manifest.json"])["snapshot"]
    telling = {path for path, content in site.items() if snapshot.encode() in content}
    assert {path for path in telling if "-deck.html" not in path} == {"manifest.json", "api/v1/index.json"}
    prints = re.findall(rb"page ([0-9a-f]{12})", site["en/index.html"])
    assert len(prints) >= 1
    assert prints[-1] not in re.findall(rb"page ([0-9a-f]{12})", site["en/record/A1.html"])


def test_packed_file_holds_the_same(site: dict[str, bytes]) -> None:
    packed = [path for path in site if path.endswith(".gz")]
    assert packed
    assert all(gzip.decompress(site[path]) == site[path.removesuffix(".gz")] for path in packed)


def test_data_for_programs_keeps_to_its_schema_and_the_index_names_it(site: dict[str, bytes]) -> None:
    schema = json.loads(site["api/v1/schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    index = json.loads(site["api/v1/index.json"])
    assert {one["json"] for one in index["pages"]} == {
        path for path in site if path.startswith("api/v1/") and path.endswith(".json")
    } - {"api/v1/index.json", "api/v1/schema.json"}
    for one in index["pages"]:
        kind = {"$ref": f"#/$defs/{one['page']}", "$defs": schema["$defs"]}
        jsonschema.validate(json.loads(site[one["json"]]), kind)
        assert one["html"] in site


def test_feed_tells_the_news_of_each_day_in_its_language(site: dict[str, bytes]) -> None:
    for lang, word in (("vi", "không đạt"), ("en", "missed")):
        feed = feedparser.parse(site[f"{lang}/feed.xml"])
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.feed.language == lang
        assert [one.updated[:10] for one in feed.entries] == sorted(
            (one.updated[:10] for one in feed.entries), reverse=True
        )
        closing = next(one for one in feed.entries if one.updated.startswith("2025-12-09"))
        assert word in closing.content[0].value
        assert closing.link == f"https://example.org/board/{lang}/latest/town/2025/council/scoreboard.html"
        assert len({one.id for one in feed.entries}) == len(feed.entries) > 2


def test_map_of_the_site_names_pages_that_are_there(site: dict[str, bytes]) -> None:
    named = [one.text or "" for one in ElementTree.fromstring(site["sitemap.xml"]).iter() if one.tag.endswith("loc")]
    assert len(named) > 10
    assert all(one.removeprefix("https://example.org/board/") in site for one in named)


def test_pictures_of_charts_are_whole_files(site: dict[str, bytes]) -> None:
    drawn = [content for path, content in site.items() if path.endswith(".svg")]
    assert drawn
    for content in drawn:
        root = ElementTree.fromstring(content)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.get("aria-label")


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site whose every text is plain words."""
    root = tmp_path_factory.mktemp("plain")
    written(root, store_of(PLAIN), TODAY, langs=("en",))
    return files_of(root)


QUICK = 5  # payloads tried in every run; the others with the deep tests


@pytest.mark.parametrize(
    "words", [*PAYLOADS[:QUICK], *(pytest.param(w, marks=pytest.mark.deep) for w in PAYLOADS[QUICK:])]
)
def test_text_of_the_data_stays_text_in_every_file(words: str, harmless: dict[str, bytes], tmp_path: Path) -> None:
    written(tmp_path, store_of(words), TODAY, langs=("en",))
    hostile = files_of(tmp_path)
    pages = {path for path in harmless if path.endswith(".html") and not path.endswith("-deck.html")}
    assert pages == {path for path in hostile if path.endswith(".html") and not path.endswith("-deck.html")}
    for path in pages:
        assert skeleton(hostile[path]) == skeleton(harmless[path]), path
    for path in hostile:
        if path.endswith((".xml", ".svg")):
            ElementTree.fromstring(hostile[path])


def skeleton(page: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Return what no text may change: tags and the names of their attributes."""
    return [(one.tag, tuple(one.attributes)) for one in Read(page.decode()).elements]
