"""Where a contested verdict is seen: board, passport, slides, hand-out, terminal, and between two pages."""

import pypdfium2
import pytest
from builders import real_store, view

from indicators import markup
from indicators.boards.comparison import comparison
from indicators.boards.indicator import indicator_board
from indicators.boards.passport import passport
from indicators.boards.peers import ComparisonQuery
from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import View
from indicators.markup.passport import passport_html
from indicators.session import handout
from indicators.session.boards.deck import KeyFigure, SlideTable, deck
from indicators.terminal.table import Screen, lines
from indicators.wording import Lang

from .parsed import checked

TODAY = view(year="2025", as_of="2026-11-30", area="HP").as_of
FLIPS = {
    "en": "Contested: 46.55 (93.7%) by Customs, missed",
    "vi": "Số liệu chưa thống nhất: theo hải quan là 46,55 (93,7%), không đạt",
}
LANGUAGES: tuple[Lang, ...] = ("vi", "en")


def seen(lang: Lang, as_of: str = "2026-11-30") -> View:
    return view(year="2025", as_of=as_of, area="HP", lang=lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_board_marks_the_row_that_flips_and_no_other(lang: Lang):
    parsed = checked(markup.scoreboard_html(scoreboard(real_store(), seen(lang), TODAY)))
    assert [n.text for n in parsed.all("small", "contested")] == [FLIPS[lang]]
    assert len(parsed.all("svg", "differ")) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_passport_has_the_rival_with_who_says_so_and_its_line(lang: Lang):
    found = passport(real_store(), seen(lang), "result.export", TODAY)
    assert found is not None
    html = passport_html(found, lang)
    assert "data/actuals.csv:1526" in html
    assert {"en": "Contested: missed by this figure", "vi": "Chưa thống nhất: không đạt nếu theo số này"}[lang] in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_slides_say_it_where_they_name_the_row(lang: Lang):
    shown = {slide.key: slide for slide in deck(real_store(), seen(lang), TODAY).slides}
    rows = next(part for part in shown["rows-1"].parts if isinstance(part, SlideTable))
    assert [line.indicator for line in rows.lines if "≠" in line.remark] == ["export"]
    assert len([said for said in rows.remarks if said.startswith("≠")]) == 1
    own = shown["indicator-export"]
    assert own.title.replace("\u00a0", " ").endswith(f"{FLIPS[lang]}.")
    fact = next(part for part in own.parts if isinstance(part, KeyFigure))
    assert fact.verdict == {"en": "exceeded (contested)", "vi": "vượt (chưa thống nhất)"}[lang]
    assert not [line for line in fact.lines if line == FLIPS[lang]]  # the title says it


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_hand_out_says_it_under_the_row(lang: Lang):
    pdf = pypdfium2.PdfDocument(handout.report(scoreboard(real_store(), seen(lang), TODAY)))
    said = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)
    assert FLIPS[lang] in said


def test_the_terminal_says_it_under_the_row():
    found = lines(scoreboard(real_store(), seen("en"), TODAY), Screen())
    row = next(n for n, line in enumerate(found) if "Exports" in line)
    assert f"≠ {FLIPS['en']}" in found[row + 1]


@pytest.mark.parametrize(("code", "linked"), [("export", True), ("grdp_growth", True), ("fdi", False)])
def test_the_pages_of_a_comparison_and_an_indicator_lead_to_each_other_where_their_series_differ(
    code: str, *, linked: bool
):
    there = markup.head_html(indicator_board(real_store(), code, seen("en"), TODAY))
    assert ('href="comparison?year=2025&amp;basis=council&amp;area=HP' in there) is linked
    if linked:
        board = comparison(real_store(), seen("en"), ComparisonQuery(code, "2025", "year", "all"), TODAY)
        back = markup.comparison_html(board)
        assert f"id={code}" in back[back.index('href="indicator?') :][:120]


def test_no_rival_no_mark():
    parsed = checked(markup.scoreboard_html(scoreboard(real_store(), seen("en", as_of="2025-12-11"), TODAY)))
    assert not parsed.all("small", "contested")
