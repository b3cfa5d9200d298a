"""The slides of what is not known: for which targets, who set them, what was known, what would answer it."""

import pytest
from boards.seen import LANGUAGES, TODAY
from builders import real_store

from indicators.boards.scoreboard import scoreboard
from indicators.session.boards.deck import SlideTable
from indicators.wording import Lang
from session.decks import SESSIONS, of_session, said, slide


def test_what_is_missing_is_said_on_one_slide():
    assert slide("13", "unknown").title == "3 of the 6 targets of 2023 have no public whole-year figure."
    assert slide("HD-28", "unknown").title == "Every target of 2024 has a figure."
    words = "\n".join(said(s) for s in of_session("29", "en").slides if s.kind == "unknown")
    assert "No target of Hai Phong for 2026 was known on this day." in words
    assert "Not comparable with the nation: by 25 Jul 2025 no growth or rate of Hai Phong" in words


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_no_slide_has_nothing_but_a_title(number: str, lang: Lang):
    assert [s.key for s in of_session(number, lang).slides if not s.parts] == []


def test_what_is_unknown_is_said_with_who_set_the_target_what_was_known_and_what_would_answer_it():
    lines = {
        line.indicator: line for p in slide("13", "unknown").parts if isinstance(p, SlideTable) for line in p.lines
    }
    assert lines["grdp_growth"].cells == (
        "12.7–13\nVnEconomy EN, 14 Feb 2023",  # which does not say who set it
        "9.94\n6 months of 2023, published Jul 2023",
        "the figure for 2023",
    )
    lines = {
        line.indicator: line for p in slide("32", "unknown").parts if isinstance(p, SlideTable) for line in p.lines
    }
    assert lines[""].name == "11 targets not known by name"
    assert lines["income_per_head"].cells == ("not public", "nothing", "the target, and the figure for 2025")


@pytest.mark.parametrize("number", SESSIONS)
def test_every_main_target_without_a_figure_stands_among_the_unknown(number: str):
    made = of_session(number, "en")
    shown = scoreboard(real_store(), made.view, TODAY)
    lines = [
        line
        for s in made.slides
        if s.kind == "unknown"
        for p in s.parts
        if isinstance(p, SlideTable)
        for line in p.lines
    ]
    bare = {r.indicator for r in (*shown.rows, *shown.without) if not r.actual_words}
    assert {line.indicator for line in lines if line.indicator} == bare
    assert len([line for line in lines if line.indicator]) == len(bare)


def test_few_doubts_stand_with_the_unknown_and_many_on_a_slide_of_their_own():
    assert "In doubt: Domestic revenue" in said(slide("13", "unknown"))
    assert slide("32", "doubts").title == "8 points about the figures of Hai Phong for 2025 are in doubt"
