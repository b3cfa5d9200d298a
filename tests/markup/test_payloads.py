"""Text from the data stays text: on every page, in every field, in every attribute."""

from functools import cache
from urllib.parse import parse_qs

import pytest
from builders import NATION, TOWN, cumulative, indicator, on, report, small_store, target, view
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from indicators import markup
from indicators.boards.indicator import indicator_board
from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import Unknown, parse_view
from indicators.markup.html import html, link
from indicators.model import Area, MainTargets, OfficialVerdict, Question, Resolution, Session, Source
from indicators.problems import Problem
from indicators.session.boards import SessionBoard, session_board
from indicators.session.markup import session_html, session_rest_html
from indicators.store import Store

from .parsed import Parsed, checked

TODAY = on("2026-06-30")
PLAIN = "plain words"
PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<svg/onload=alert(1)>",
    "</td></tr></table><h1>gone</h1>",
    "</svg><style>*{display:none}</style>",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!-- --><b>",
    "<![CDATA[<b>]]>",
    "]]>",
    "[link](javascript:alert(1))",
    "![picture](https://example.org/x.png)",
    "**bold** `code` :material/home: $x$ ~~no~~",
    "{0} {name} {{x}} %s",
    "\\' \\\" `",
]


@cache
def store_of(words: str) -> Store:
    """Return a store with the same words in every text that a page can show."""
    both = {"vi": words, "en": words}
    nouns = [
        indicator(code, nature, direction, name=both, short=both, spoken=both, note=words)
        for code, nature, direction in (
            ("rice", "flow", "higher"), ("growth", "rate", "higher"), ("oats", "flow", "higher"),
            ("poverty", "stock", "lower"), ("maize", "flow", "higher"),
        )
    ]  # fmt: skip
    said = {"as_printed": words, "note": words}
    growth, early = {"indicator": "growth", "unit": "%"}, {"period": "2024", "adopted_on": "2024-01-01"}
    lines = [
        report("9", "2025-12-02", **said),
        report("10", "2025-12-09", "official", **said),
        report("12", "2025-12-09", series="customs", **said),
        report("11", "2025-12-09", **growth, **said),
        report("8", "2025-12-09", **growth, **said, area=NATION),
        report("5", "2025-12-09", "reported", "over", indicator="poverty", **said),
        report("9", "2025-01-20", period="2024", indicator="maize", **said),
        cumulative("36", "2025-09", "2025-10-06", indicator="maize", **said),
        cumulative("33", "2025-10", "2025-11-06", indicator="maize", series="nso", **said),
    ]  # fmt: skip
    targets = [
        target("10", document=words, set_by=words, implied=True, level_inferred=True, **said),
        target("8", "central", document=words, **said),
        target("12", **growth, **said),
        target("3", indicator="poverty", comparator="<=", document="42/NQ", **said),
        target("50", indicator="maize", document=words, **said),
        target("7", "draft", **said),
        target("1", **early, **said),
        target("1", **growth, **early, **said),
    ]
    nation = Area(code=NATION, name_vi=words, name_en=words, kind="nation", series="nso")
    town = Area(code=TOWN, name_vi=words, name_en=words, kind="city", parent=NATION, note=words)
    main = MainTargets(year=2025, area=TOWN, of=9, known=("rice", "growth", "oats", "poverty"), inferred=True)
    act = Resolution.model_validate(
        {
            "id": "R1",
            "number": "42/NQ",
            "issuer": words,
            "title": words,
            "name": both,
            "main_targets": main,
            "session": "X1",
            "sets": words,
        }
    )
    verdict = OfficialVerdict(
        id="V1", area=TOWN, year=2025, published_on="2025-12-18", source="S1", met_or_exceeded=3, of=9,
        missed=("oats", "poverty"),
    )  # fmt: skip
    session = Session(
        id="X1", number=32, term=words, area=TOWN, end="2025-12-11", kind=words, about=words, source=("S1",)
    )
    asked = Question.model_validate({"id": "Q1", "session": "X1", "topic": both, "source": "S1"})
    source = Source.model_construct(id="S1", publisher=words, title=words, url=words, note=words)
    return small_store(
        lines, targets, indicators=nouns, sources=[source], resolutions=[act], verdicts=[verdict], sessions=[session],
        territories=[nation, town], questions=[asked],
    )  # fmt: skip


@cache
def pages(words: str, lang: str = "en") -> dict[str, Markup]:
    """Return each page of the store of these words, by its name."""
    store, found = store_of(words), {}
    for params in ({}, {"as_of": "2025-12-03"}, {"basis": "central"}, {"basis": "scenario"}, {"as_of": "2025-11-30"}):
        seen = view(store, TODAY, area=TOWN, year="2025", lang=lang, **params)
        found[f"scoreboard {params}"] = markup.scoreboard_html(scoreboard(store, seen, TODAY))
    seen = view(store, TODAY, area=TOWN, year="2025", lang=lang)
    for code in ("rice", "growth", "oats", "poverty", "maize"):
        board = indicator_board(store, code, seen, TODAY)
        found[f"head of {code}"] = markup.head_html(board)
        found[code] = markup.indicator_html(board)
    opened = session_board(store, seen, "32", TODAY)
    assert isinstance(opened, SessionBoard)
    found["session"] = session_html(opened)
    found["acts of the session"] = session_rest_html(opened, Markup())
    return found


def banner(words: str) -> str:
    details = (("field", words), ("listed", words), ("other", words), ("indicator", words))
    problems = [
        Problem("decimal_comma", words, 1, 2, words, words, details=details),
        *[Problem("unknown_code", "data/actuals.csv", n, 1, words, words, details=details) for n in range(7)],
    ]
    return markup.banner_html(problems, words, "en")


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_text_of_the_data_changes_the_shape_of_a_page(words: str):
    harmless = pages(PLAIN)
    for name, page in pages(words).items():
        assert checked(page).skeleton() == checked(harmless[name]).skeleton(), name


@pytest.mark.parametrize("words", PAYLOADS)
def test_the_name_of_the_city_in_the_navigation_stays_text(words: str):
    def navigation(city: str) -> Parsed:
        query = {"area": TOWN, "year": city}
        return checked(markup.navigation_html({"app.py": "scoreboard"}, "app.py", city, query, query, "en"))

    assert navigation(words).all("a", "city")[0].text == words
    assert navigation(words).skeleton() == navigation(PLAIN).skeleton()


@pytest.mark.parametrize("words", ["<b>&amp;", "\"quoted\" 'words'", "a & b < c > d"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_text_is_read_on_the_page_as_it_was_written(words: str, lang: str):
    shown = pages(words, lang)
    board = checked(shown["scoreboard {}"])
    assert {n.text for n in board.all("a", "name")} == {words}
    assert f"{words}" in board.all("h1")[0].text
    assert any(n.attributes.get("title", "").find(words) >= 0 for n in board.all("a", "number"))
    quotes = checked(shown["rice"]).all("q")
    assert quotes
    assert {n.text for n in quotes} == {words}


@pytest.mark.parametrize("words", PAYLOADS)
def test_an_unknown_address_is_repeated_as_text(words: str):
    store = store_of(words)
    for key in ("year", "as_of", "basis", "area", "lang"):
        found = parse_view(store, {"area": TOWN, key: words}, TODAY)
        assert isinstance(found, Unknown)
        parsed = checked(markup.unknown_html(found))
        assert words in parsed.all("p")[0].text
        harmless = parse_view(store_of(PLAIN), {"area": TOWN, key: PLAIN}, TODAY)
        assert isinstance(harmless, Unknown)
        assert parsed.skeleton() == checked(markup.unknown_html(harmless)).skeleton()


def test_a_choice_carries_its_query_whole():
    query = {"area": "a&b=c", "lang": 'e"n', "as_of": "<2025>"}
    parsed = checked(markup.unknown_html(Unknown("m", (("label", query),), "en")))
    href = parsed.all("a")[0].attributes["href"]
    assert {key: values[0] for key, values in parse_qs(href.removeprefix("?")).items()} == query


@pytest.mark.parametrize("words", PAYLOADS)
def test_problems_of_the_files_are_repeated_as_text(words: str):
    parsed = checked(banner(words))
    assert parsed.skeleton() == checked(banner(PLAIN)).skeleton()
    assert words in parsed.all("li")[1].text
    assert words in parsed.all("b")[0].text


def test_the_banner_shows_five_problems_and_counts_the_others():
    def items(n: int) -> tuple[int, str]:
        problem = Problem("decimal_comma", "data/targets.yaml", 41, 14, "12,5", "12.5", details=(("field", "value"),))
        parsed = checked(markup.banner_html([problem] * n, "abc", "en"))
        return len(parsed.all("li")), parsed.all("p")[-2].text if n > 5 else ""

    assert [items(n) for n in (1, 5, 6, 8)] == [(1, ""), (5, ""), (5, "and 1 more problem"), (5, "and 3 more problems")]


def test_the_banner_names_the_place_and_says_whether_anything_is_shown():
    problem = Problem("decimal_comma", "data/targets.yaml", 41, 14, "12,5", "12.5", details=(("field", "value"),))
    kept = checked(markup.banner_html([problem], "0123456789ab", "en"))
    assert [n.text for n in kept.all("code")] == ["data/targets.yaml:41:14"]
    assert kept.all("b")[0].text.startswith("Showing the last good figures (0123456789ab).")
    assert kept.nodes[0].attributes["role"] == "alert"
    nothing = checked(markup.banner_html([problem], None, "vi"))
    assert nothing.all("b")[0].text.startswith("Chưa đọc được số liệu.")
    assert nothing.nodes[0].attributes["lang"] == "vi"


# ---- addresses


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "//example.org", "ftp://x",
        "HTTPS//x", "", None, "github.com/x", "https:/x", "https:example.org",
    ],
)  # fmt: skip
def test_only_web_addresses_are_followed(url: str | None):
    parsed = checked(link(url, "words", "title"))
    assert [(n.tag, n.text) for n in parsed.nodes] == [("span", "words")]


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=1&c=2#d", "http://example.org/", 'https://example.org/" onclick="alert(1)', "https://x/<b>"]
)  # fmt: skip
def test_a_web_address_is_kept_whole_and_opens_apart(url: str):
    parsed = checked(link(url, "words", '"title"'))
    assert [n.tag for n in parsed.nodes] == ["a"]
    attributes = parsed.nodes[0].attributes
    assert (attributes["href"], attributes["target"], attributes["rel"]) == (url, "_blank", "noopener noreferrer")
    assert attributes["title"] == '"title"'


@given(st.text())
def test_any_text_is_read_back_from_html_and_from_an_attribute(words: str):
    parsed = Parsed(html('<p title="{words}">{words}</p>', words=words))
    seen = words.replace("\r\n", "\n")
    assert [n.tag for n in parsed.nodes] == ["p"]
    assert parsed.nodes[0].attributes["title"] in (words, seen)
    assert parsed.text == words
