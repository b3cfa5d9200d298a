"""A forgotten escape is inert: no text field of any board opens or closes anything in the HTML drawn from it."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from boards.compared import growth
from boards.seen import TODAY, view
from builders import TOWN, on, real_store, session_view
from builders import view as small_view
from editing.test_markup import SUPERSEDE, book, form, previewed
from hypothesis import given
from hypothesis import strategies as st
from importing.test_markup import board as import_board
from markupsafe import Markup, escape

from indicators import markup
from indicators.boards.changes import ChangesBoard, changes
from indicators.boards.communes import CommunesBoard
from indicators.boards.indicator import indicator_board
from indicators.boards.scoreboard import scoreboard
from indicators.boards.sources import sources_board
from indicators.boards.view import Choice, PageLink, View
from indicators.editing.boards.form_schema import IMPORT, PlanningQuery, fields_of, options
from indicators.editing.boards.form_view import FormBoard
from indicators.editing.markup import form_html, planning_html
from indicators.importing.boards.types import ImportBoard
from indicators.importing.markup import import_html
from indicators.markup.html import html, link
from indicators.markup.parts import number_html, passport_link, select_html, sentence_html, way_html
from indicators.session.boards import session_board
from indicators.session.boards.deck import Slide, deck
from indicators.session.boards.slides import SlidesBoard, choose, slides_board
from indicators.session.html.slides import slide_html
from indicators.session.markup import session_html, session_rest_html, slides_html

from .parsed import Parsed
from .test_communes import board as communes_board
from .test_pages import explained
from .test_payloads import PLAIN, store_of

PAYLOAD = "\"'><img src=x onerror=alert(x)><b title=\"'>&"
HARMLESS = "x" * len(PAYLOAD)
ROOT = Path(__file__).parents[2]
SMALL = store_of(PLAIN)
SIGNS = "<>\"'"
NO_WORD = (KeyError, ValueError, StopIteration, FileNotFoundError)  # a code or language without words is never drawn

Place = tuple[type, str]  # a field of a class


def places(found: object) -> Iterator[Place]:
    """Yield the fields that hold text, directly or in a row of texts, of everything within a board."""
    if is_dataclass(found):
        for one in fields(found):
            value = getattr(found, one.name)
            if any(isinstance(part, str) for part in (value.values() if isinstance(value, Mapping) else row(value))):
                yield type(found), one.name
            yield from places(value)
    elif isinstance(found, tuple | list | Mapping):
        for value in found.values() if isinstance(found, Mapping) else found:
            yield from places(value)


def row(value: object) -> Iterator[object]:
    """Yield a value, or what stands in a row and in the rows within it."""
    if isinstance(value, tuple | list):
        for one in value:
            yield from row(one)
    else:
        yield value


def with_words(found: Any, place: Place | None, words: str) -> Any:  # noqa: ANN401 - the same kind of thing comes back
    """Return a board with words after every text at one place; without a place, after every text within."""
    if isinstance(found, str):
        return found + words if place is None else found
    if isinstance(found, tuple | list):
        parts = [with_words(one, place, words) for one in found]
        return type(found)(*parts) if hasattr(found, "_fields") else type(found)(parts)
    if isinstance(found, Mapping):
        return {key: with_words(one, place, words) for key, one in found.items()}
    if not is_dataclass(found) or isinstance(found, type) or place is None:
        return found
    kind, changed = place
    inner = {one.name: getattr(found, one.name) for one in fields(found) if one.init}
    here = {name: None if (type(found), name) == (kind, changed) else place for name in inner}
    return replace(found, **{name: with_words(one, here[name], words) for name, one in inner.items()})


def of_session(draw: Callable[[Any], Markup]) -> tuple[Any, Callable[[Any], Markup]]:
    return session_board(real_store(), view(lang="en", area="HP"), "32", TODAY), draw


def seen() -> View:
    return small_view(SMALL, TODAY, area=TOWN, year="2025", lang="en")


def few_communes() -> CommunesBoard:
    found = communes_board(lang="en")
    return replace(found, units=found.units[:3], opened=found.units[0])


def drawn_form(found: FormBoard) -> Markup:
    listed = {name: options(real_store(), name, view(lang="en", area="HP")) for name in fields_of(SUPERSEDE.do)}
    return form_html(found, {name: some for name, some in listed.items() if some}, ())


def what_changed() -> ChangesBoard:
    shown = view(None, TODAY, lang="en", year="2025", area="HP", as_of="2025-12-11")
    return changes(real_store(), shown, on("2025-12-05"), TODAY)


def chosen() -> tuple[SlidesBoard, Callable[[Any], Markup]]:
    found = slides_board(choose(real_store(), session_view("32", "en"), TODAY, "rivals,verdict"))
    small = {card.slide.key: Markup() for card in found.cards}
    return found, lambda one: slides_html(one, small, {"no": "32"}, editable=True)


def slides() -> tuple[tuple[Slide, ...], Callable[[Any], Markup]]:
    whole = deck(real_store(), session_view("32", "en"), TODAY)
    return whole.slides, lambda many: Markup().join(slide_html(one, 1, 9, whole) for one in many)


def imported() -> tuple[ImportBoard, Callable[[Any], Markup]]:
    found = import_board("words")
    asking = FormBoard(found.view, PlanningQuery(IMPORT), "", found.values, 1, beside=found.beside)
    return found, lambda one: import_html(one, asking, {}, ())


MISTAKEN: dict[str, Any] = {"errors": {"value": ("wrong",), "reason": ("missing",)}, "above": ("refused",)}
DRAWN: dict[str, Callable[[], tuple[Any, Callable[[Any], Markup]]]] = {
    "scoreboard": lambda: (scoreboard(SMALL, seen(), TODAY), markup.scoreboard_html),
    "head": lambda: (indicator_board(SMALL, "rice", seen(), TODAY), markup.head_html),
    "indicator": lambda: (indicator_board(SMALL, "rice", seen(), TODAY), markup.indicator_html),
    "comparison": lambda: (growth(lang="en"), markup.comparison_html),
    "communes": lambda: (few_communes(), markup.communes_html),
    "sources": lambda: (sources_board(SMALL, seen(), TODAY), markup.sources_html),
    "changes": lambda: (what_changed(), lambda one: markup.changes_html(one, (), one.view)),
    "passport": lambda: (explained(), lambda one: markup.passport_html(one, "en")),
    "session": lambda: of_session(session_html),
    "rest of the session": lambda: of_session(lambda one: session_rest_html(one, Markup())),
    "slides to choose": chosen,
    "slides": slides,
    "ledger": lambda: (book(), lambda one: planning_html(one, editable=True)),
    "form": lambda: (form(SUPERSEDE, **MISTAKEN), drawn_form),
    "preview": lambda: (previewed(), drawn_form),
    "import": imported,
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWN)
def test_no_text_field_of_a_board_opens_or_closes_anything(name: str):
    found, draw = DRAWN[name]()
    shown = 0
    assert draw(found)
    for place in dict.fromkeys(places(found)):
        try:
            harmless, hostile = (draw(with_words(found, place, words)) for words in (HARMLESS, PAYLOAD))
        except NO_WORD:
            continue
        assert all(hostile.count(sign) <= harmless.count(sign) for sign in SIGNS), place
        shown += escape(PAYLOAD) in hostile
    assert shown >= 3


# ---- what HTML is made of


MADE = (
    html("<p>{}</p>", PAYLOAD),
    html('<p title="{}"></p>', PAYLOAD),
    html("<p>{words}</p>", words=PAYLOAD),
    html("<p>{}</p>", [PAYLOAD, [PAYLOAD]]),
    html("<p>{}{}</p>", (one for one in (PAYLOAD, "x")), html("{}", PAYLOAD)),
    Markup("<p></p>") + PAYLOAD,
    Markup("<br>").join([PAYLOAD, "x"]),
    link("https://example.org/" + PAYLOAD, PAYLOAD, PAYLOAD),
    link(PAYLOAD, PAYLOAD, PAYLOAD),
    passport_link(PAYLOAD, PAYLOAD, PAYLOAD),
    number_html(PAYLOAD, None, "en"),
    sentence_html([(PAYLOAD, ""), (PAYLOAD, "strong"), (PAYLOAD, "A0001")], PAYLOAD),
    select_html("year", PAYLOAD, (Choice(PAYLOAD, PAYLOAD, chosen=True),), "en"),
    way_html(PageLink(PAYLOAD, {"id": PAYLOAD}), "indicator"),
)


@pytest.mark.parametrize("made", MADE, ids=range(len(MADE)))
def test_plain_text_in_a_building_block_comes_out_escaped(made: Markup):
    assert isinstance(made, Markup)
    assert escape(PAYLOAD) in made
    assert "<img" not in made
    assert {node.tag for node in Parsed(made).nodes} <= {"p", "br", "a", "span", "strong", "select", "option"}


@given(st.text(), st.text())
def test_a_template_holds_what_it_was_given_once(words: str, more: str):
    made = html('<p title="{a}">{b}{a}</p>', a=words, b=[html("<b>{}</b>", more), more])
    assert made == Markup('<p title="{a}">{b}{a}</p>').format(a=words, b=html("<b>{}</b>", more) + more)


def test_a_number_keeps_its_format_and_a_place_without_its_part_is_refused():
    assert html('<i x="{:.1f}%">{}</i>', 2.25, Decimal("1.50")) == '<i x="2.2%">1.50</i>'
    for wrong in (lambda: html("{}{}", "a"), lambda: html("{}", "a", "b"), lambda: html("{a}", b="x")):
        with pytest.raises((TypeError, KeyError)):
            wrong()


def test_a_text_equal_to_html_that_was_seen_before_is_escaped_all_the_same():
    assert html("{}", Markup("<b>seen</b>")) == "<b>seen</b>"
    assert html("{}", "<b>seen</b>") == "&lt;b&gt;seen&lt;/b&gt;"
    assert html("{}", Markup("<b>seen</b>")) == "<b>seen</b>"


@pytest.mark.parametrize("name", ["Markup", "html"])
@pytest.mark.parametrize("made", ['f"<b>{words}</b>"', "words"])
def test_the_linter_refuses_html_that_is_not_written_where_it_stands(name: str, made: str):
    known = "from markupsafe import Markup\n\nfrom indicators.markup.html import html\n\nwords = str(1)\n"
    ruff = [sys.executable, "-m", "ruff", "check", "--output-format", "concise", "--stdin-filename", "indicators/x.py"]
    found = subprocess.run([*ruff, "-"], input=f"{known}{name}({made})\n", cwd=ROOT, text=True, capture_output=True)
    assert "S704" in found.stdout, found
