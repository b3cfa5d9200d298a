"""The slides of a session as HTML: each small and out of reach, chosen and moved by real addresses, kept by a form."""

from dataclasses import replace
from functools import cache
from urllib.parse import parse_qsl

import pytest
from boards.seen import LANGUAGES, TODAY
from builders import real_store, session_view
from markup.parsed import Node, Parsed, checked
from markup.test_payloads import PAYLOADS
from markupsafe import Markup

from indicators.editing.boards.form_schema import SLIDES, PlanningQuery
from indicators.editing.boards.form_view import FormBoard
from indicators.session.boards.slides import SlidesBoard, choose, slides_board
from indicators.session.html.slides import preview_html
from indicators.session.markup import closed_slides_html, slides_html
from indicators.wording import Lang

QUERY = {"no": "32", "lang": "en"}


@cache
def board(asked: str = "", lang: Lang = "en") -> SlidesBoard:
    return slides_board(choose(real_store(), session_view("32", lang), TODAY, asked))


def drawn(shown: SlidesBoard, *, editable: bool = True, form: FormBoard | None = None) -> Parsed:
    nothing = {card.slide.key: Markup() for card in shown.cards}
    return checked(slides_html(shown, nothing, QUERY, form=form, editable=editable, why="why nothing is kept"))


def query_of(node: Node) -> dict[str, str]:
    return dict(parse_qsl(node.attributes["href"].partition("?")[2]))


def acts(parsed: Parsed) -> dict[str, dict[str, str]]:
    return {n.attributes["data-do"]: query_of(n) for n in parsed.all("a") if "data-do" in n.attributes}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slide_has_a_box_and_two_steps_that_are_real_addresses(lang: Lang):
    shown = board("rivals,verdict,counts", lang)
    parsed = drawn(shown)
    boxes = {node.attributes["data-stay"]: node for node in parsed.all("input")}
    assert set(boxes) == {card.slide.key for card in shown.cards}
    for card in shown.cards:
        box = boxes[card.slide.key]
        assert (box.attributes["data-key"], box.attributes["value"]) == ("slides", card.toggled)
        assert ("checked" in box.attributes) == bool(card.number)
    steps = {n.attributes["data-stay"]: n for n in parsed.all("a") if "data-do" not in n.attributes}
    assert query_of(steps["earlier counts"]) == {**QUERY, "slides": "rivals,counts,verdict"}
    assert query_of(steps["later rivals"])["slides"] == "verdict,rivals,counts"
    for end in ("earlier rivals", "later counts"):  # they lead nowhere, and the keyboard can still stand on them
        assert "href" not in steps[end].attributes
        assert (steps[end].attributes["aria-disabled"], steps[end].attributes["tabindex"]) == ("true", "0")
    assert len(steps) == 6


def test_the_last_slide_shown_cannot_be_unchecked():
    boxes = drawn(board("verdict")).all("input")
    assert [box.attributes["data-stay"] for box in boxes if "disabled" in box.attributes] == ["verdict"]


def test_a_small_slide_can_be_neither_reached_nor_read_out_and_holds_no_notes_and_no_typeface():
    parsed = drawn(board())
    frames = parsed.all("div", "thumb")
    assert len(frames) == len(board().cards)
    assert all("inert" in node.attributes and node.attributes["aria-hidden"] == "true" for node in frames)
    previews = [preview_html(card.slide, "1/9") for card in board().cards]
    assert not any(word in one for one in previews for word in ("<aside", "@font-face", "<script", "<style"))
    assert max(map(len, previews)) < 20_000
    assert sum(map(len, previews)) < 100_000


def test_the_ways_from_a_choice_are_those_that_lead_somewhere():
    assert acts(drawn(board())) == {"close": QUERY}
    nothing = {card.slide.key: Markup() for card in board().cards}
    told = slides_html(board(), nothing, QUERY, Markup("<p>saved</p>"), editable=True)
    assert acts(checked(told)) == {}  # it stays open while it tells what was saved
    found = acts(drawn(board("rivals,verdict")))
    assert found == {
        "slides": {**QUERY, "slides": "rivals,verdict", "do": "slides"},
        "all": {**QUERY, "slides": "all"},
    }
    assert set(acts(drawn(board("rivals,verdict"), editable=False))) == {"all"}
    kept = replace(board().chosen, kept=("rivals",))
    assert acts(drawn(slides_board(kept))) == {
        "slides": {**QUERY, "slides": "all", "do": "slides"},
        "kept": QUERY,
    }


def test_where_nothing_may_be_edited_a_sentence_says_so():
    assert "why nothing is kept" in drawn(board("verdict"), editable=False).text
    assert "why nothing is kept" not in drawn(board("verdict")).text


def test_before_it_is_opened_the_section_is_one_link():
    parsed = checked(closed_slides_html("en", QUERY))
    assert [query_of(node) for node in parsed.all("a")] == [{**QUERY, "slides": "all"}]


def form(**values: str) -> FormBoard:
    view = board().chosen.whole.view
    return FormBoard(view, PlanningQuery(SLIDES, "HP-32", ("verdict",)), "", values, 1)


def test_the_form_asks_for_reason_and_author_and_stays_open_while_slides_are_moved():
    parsed = drawn(board("verdict,rivals"), form=form(author="An"))
    fields = {n.attributes["name"]: n for n in parsed.nodes if n.tag in ("input", "textarea") if "name" in n.attributes}
    assert set(fields) == {"reason", "author"}
    assert fields["author"].attributes["value"] == "An"
    links = [n.attributes for n in parsed.all("a") if "data-stay" in n.attributes and "data-do" not in n.attributes]
    steps = [dict(parse_qsl(one["href"].partition("?")[2])) for one in links if "href" in one]
    assert {step["do"] for step in steps} == {"slides"}
    left = next(n for n in parsed.all("a", "act") if n.text == "Cancel")
    assert query_of(left) == {**QUERY, "slides": "verdict,rivals"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_in_titles_addresses_and_fields_stays_text(payload: str):
    shown = board("verdict,rivals")
    cards = tuple(replace(c, slide=replace(c.slide, title=payload, marked=())) for c in shown.cards)
    chosen = replace(shown.chosen, unknown=(payload,))
    board_of = replace(slides_board(chosen), cards=cards, sentence=payload)
    parsed = drawn(board_of, form=form(reason=payload, author=payload))
    assert parsed.text.count(payload) >= len(cards) + 2
    small = preview_html(cards[0].slide, payload)
    plain = preview_html(replace(shown.cards[0].slide, title="x", marked=()), "x")
    assert Parsed(small).skeleton() == Parsed(plain).skeleton()
