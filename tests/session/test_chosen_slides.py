"""Which slides of a deck are shown: by the address, else as kept, else all; and the list they are chosen from."""

from dataclasses import replace
from functools import cache

import pytest
from boards.seen import LANGUAGES, TODAY
from builders import real_book, real_store, session_view

from indicators import store
from indicators.model.slides import KEY
from indicators.session.boards.deck import deck
from indicators.session.boards.slides import ALL, Card, Chosen, choose, slides_board
from indicators.store import Store
from indicators.wording import Lang

KEPT = ("rivals", "verdict", "indicator-export")


@cache
def keeping(*keys: str) -> Store:
    """Return the real store whose last December session keeps a choice."""
    book = real_book()
    kept = {"HP-32": {"slides": keys}}
    sessions = tuple(one.model_copy(update=kept.get(one.id, {})) for one in book.sessions)
    return store.build(book.model_copy(update={"sessions": sessions}))


def chosen(asked: str = "", of: Store | None = None, number: str = "32", lang: Lang = "en") -> Chosen:
    of = of or real_store()
    return choose(of, session_view(number, lang, of), TODAY, asked)


def cards(found: Chosen) -> dict[str, Card]:
    return {card.slide.key: card for card in slides_board(found).cards}


# ---- which slides


@pytest.mark.parametrize(
    ("asked", "kept", "keys", "origin"),
    [
        ("", (), (), "all"),
        ("counts,verdict", (), ("counts", "verdict"), "address"),
        ("", KEPT, KEPT, "kept"),
        ("counts", KEPT, ("counts",), "address"),
        (ALL, KEPT, (), "all"),
        (" counts , verdict,counts,", (), ("counts", "verdict"), "address"),
        ("unknown,no-such-slide,verdict", (), ("unknown", "verdict"), "address"),
        ("nothing,else", KEPT, KEPT, "kept"),
        ("nothing,else", (), (), "all"),
        (",", (), (), "all"),
    ],
)
def test_the_address_chooses_else_the_session_else_all_are_shown(
    asked: str, kept: tuple[str, ...], keys: tuple[str, ...], origin: str
):
    found = chosen(asked, keeping(*kept) if kept else None)
    assert (found.keys, found.origin) == (keys or found.known, origin)
    assert found.wanted == keys


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_deck_is_the_one_that_these_keys_choose(lang: Lang):
    found = chosen("rivals,verdict", lang=lang)
    whole = deck(real_store(), found.whole.view, TODAY)
    made = {slide.key: slide for slide in whole.slides}
    assert found.deck == replace(whole, slides=(made["rivals"], made["verdict"]))
    assert [slide.key for slide in found.deck.slides] == ["rivals", "verdict"]


def test_a_choice_of_one_session_is_not_that_of_another():
    of = keeping(*KEPT)
    assert chosen(of=of, number="29").wanted == ()
    assert chosen(of=of).kept == KEPT


@pytest.mark.parametrize("number", ["32", "31", "29", "21", "13", "HD-28"])
def test_every_slide_of_every_deck_has_a_key_that_a_session_may_keep(number: str):
    keys = chosen(number=number).known
    assert [key for key in keys if not KEY.fullmatch(key)] == []
    assert len(set(keys)) == len(keys)


# ---- what the deck has not


@pytest.mark.parametrize(("lang", "said"), [("vi", "không có trang “nope”"), ("en", "has no slide “nope”")])
def test_a_key_that_this_deck_has_not_is_named_with_those_it_has(lang: Lang, said: str):
    found = chosen("verdict,nope", lang=lang)
    (note,) = slides_board(found).notes
    assert said in note
    assert ", ".join(found.known) in note
    assert found.keys == ("verdict",)


def test_a_kept_key_that_this_deck_has_not_is_told_with_its_line():
    found = chosen(of=keeping("verdict", "rows-9"))
    line = next(one.line for one in real_book().sessions if one.id == "HP-32")
    (note,) = slides_board(found).notes
    assert f"data/sessions.yaml:{line} keeps slides that this deck does not have: “rows-9”" in note
    assert found.keys == ("verdict",)
    assert slides_board(chosen("counts", keeping("verdict", "rows-9"))).notes == ()


def test_a_long_or_hostile_address_is_told_shortly():
    found = chosen(",".join(f"{n}{'x' * 5000}" for n in range(50)))
    (note,) = slides_board(found).notes
    assert len(note) < 2000
    assert note.count("“") == 5


# ---- the list


def test_the_list_holds_every_slide_and_numbers_those_shown():
    found = chosen("rivals,verdict")
    listed = slides_board(found).cards
    assert sorted(card.slide.key for card in listed) == sorted(found.known)
    assert {card.slide.key: card.number for card in listed if card.number} == {"rivals": 1, "verdict": 2}


def test_a_slide_left_out_keeps_its_place_and_comes_back_to_it():
    whole = chosen()
    without = chosen(cards(whole)["counts"].toggled)
    assert "counts" not in without.keys
    assert [card.slide.key for card in slides_board(without).cards] == list(whole.known)
    assert cards(without)["counts"].toggled == ALL


def test_a_step_moves_a_slide_past_its_neighbour_that_is_shown():
    found = chosen("verdict,rows-1,unknown")
    of = cards(found)
    assert of["rows-1"].earlier == of["verdict"].later == "rows-1,verdict,unknown"
    assert of["rows-1"].later == of["unknown"].earlier == "verdict,unknown,rows-1"
    assert (of["verdict"].earlier, of["unknown"].later) == ("", "")
    assert (of["counts"].earlier, of["counts"].later) == ("", "")


def test_the_last_slide_cannot_be_left_out():
    assert cards(chosen("verdict"))["verdict"].toggled == ""
    assert cards(chosen("verdict,counts"))["verdict"].toggled == "counts"


@pytest.mark.parametrize(
    ("asked", "kept", "said", "changed"),
    [
        ("", (), "The deck shows all its 17 slides.", False),
        ("verdict", (), "The deck shows 1 of its 17 slides, as chosen here.", True),
        ("", KEPT, "The deck shows 3 of its 17 slides, as kept for this session.", False),
        (",".join(KEPT), KEPT, "The deck shows 3 of its 17 slides, as kept for this session.", False),
        (ALL, KEPT, "The deck shows all its 17 slides.", True),
    ],
)
def test_a_sentence_says_what_is_shown_and_whether_it_is_what_is_kept(
    asked: str, kept: tuple[str, ...], said: str, changed: bool
):
    shown = slides_board(chosen(asked, keeping(*kept) if kept else None))
    assert (shown.sentence.replace(f" {len(shown.cards)} ", " 17 "), shown.changed) == (said, changed)
