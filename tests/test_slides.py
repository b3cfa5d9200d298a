"""The deck as PowerPoint, opened again: native charts with the figures of the board, words that fit, notes."""

from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from builders import real_store
from pptx import Presentation
from pptx.util import Inches, Pt
from test_boards.seen import LANGUAGES, TODAY
from test_cli.running import DATA, asked

from indicators.boards.deck import deck
from indicators.boards.deck.nouns import Chart, Deck, Table
from indicators.boards.sessions import resolve_session
from indicators.boards.view import View
from indicators.slides import slides
from indicators.wording import Lang

SESSIONS = ("32", "13")
SMALLEST, FOOT = Pt(15), Pt(13)  # 30 and 26 pixels of a stage of 1080


@cache
def of_session(number: str, lang: Lang) -> Deck:
    shown = resolve_session(real_store(), number, lang, TODAY)
    assert isinstance(shown, View)
    return deck(real_store(), shown, TODAY)


@cache
def opened(number: str, lang: Lang) -> Any:  # noqa: ANN401 - python-pptx has no types
    return Presentation(BytesIO(slides(of_session(number, lang))))


def charts(shown: Any) -> list[Any]:  # noqa: ANN401
    return [shape.chart for one in shown.slides for shape in one.shapes if shape.has_chart]


def texts(one: Any) -> list[Any]:  # noqa: ANN401
    """Return the runs of text on a slide, those of its tables included."""
    frames = [shape.text_frame for shape in one.shapes if shape.has_text_frame]
    frames += [cell.text_frame for shape in one.shapes if shape.has_table for cell in shape.table.iter_cells()]
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs if run.text.strip()]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_every_slide_of_the_deck_is_there_with_its_message_footer_and_notes(number: str, lang: Lang):
    wanted, shown = of_session(number, lang), opened(number, lang)
    assert (shown.slide_width, shown.slide_height) == (Inches(13.333), Inches(7.5))
    assert len(shown.slides) == len(wanted.slides)
    for n, (one, drawn) in enumerate(zip(wanted.slides, shown.slides, strict=True), start=1):
        said = [run.text for run in texts(drawn)]
        assert said[0] == one.title
        assert {one.footer.words, f"{n}/{len(wanted.slides)}"} <= set(said)
        notes = drawn.notes_slide.notes_text_frame.text
        assert [note.source for note in one.notes if note.source not in notes] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_the_data_of_every_chart_are_the_figures_of_the_board(number: str, lang: Lang):
    wanted = [part for one in of_session(number, lang).slides for part in one.parts if isinstance(part, Chart)]
    drawn = charts(opened(number, lang))
    assert len(drawn) == len(wanted) >= 4
    for chart, found in zip(wanted, drawn, strict=True):
        turned = -1 if chart.kind == "bars" else 1
        assert list(found.plots[0].categories)[::turned] == list(chart.categories)
        for series, plotted in zip(chart.series, found.plots[0].series, strict=True):
            exact = [v.value if v else None for v in series.values][::turned]
            assert [Decimal(str(v)) if v is not None else None for v in plotted.values] == exact
            assert plotted.name == series.name


def test_the_headline_charts_hold_what_the_scoreboard_says_as_data():
    rows = {r.indicator: r for r in _board().rows}
    found = opened("32", "vi")
    keys = [one.key for one in of_session("32", "vi").slides]
    for code in ("grdp_growth", "budget_total", "export", "fdi"):
        shapes = found.slides[keys.index(f"indicator-{code}")].shapes
        chart = next(shape.chart for shape in shapes if shape.has_chart)
        last = [series.values[-1] for series in chart.plots[0].series]
        assert Decimal(rows[code].actual or "nan") in {Decimal(str(v)) for v in last if v is not None}
        assert Decimal(rows[code].target or "nan") in {Decimal(str(v)) for v in last if v is not None}


def _board() -> Any:  # noqa: ANN401
    from indicators.boards.scoreboard import scoreboard

    return scoreboard(real_store(), of_session("32", "vi").view, TODAY)


@pytest.mark.parametrize("number", SESSIONS)
def test_the_numbers_of_a_chart_are_said_in_the_words_of_the_language(number: str):
    for lang, mark in (("vi", ","), ("en", ".")):
        labels = [
            point.data_label.text_frame.text
            for chart in charts(opened(number, lang))
            for series in chart.plots[0].series
            for point in (series.points[n] for n in range(len(list(series.values))))
            if point.data_label.has_text_frame
        ]
        assert any(mark in words for words in labels)
        wanted = [p for one in of_session(number, lang).slides for p in one.parts if isinstance(p, Chart)]
        known = {v.words for chart in wanted for series in chart.series for v in series.values if v}
        assert set(labels) <= known


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_text_is_arial_large_enough_and_within_the_slide(number: str, lang: Lang):
    shown = opened(number, lang)
    for one in shown.slides:
        for run in texts(one):
            assert run.font.name == "Arial"
            assert run.font.size >= (SMALLEST if run.font.size != FOOT else FOOT)
        for shape in one.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= shown.slide_width
            assert shape.top + shape.height <= shown.slide_height


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_has_every_cell_of_the_deck_and_stays_above_the_footer(lang: Lang):
    for one, drawn in zip(of_session("32", lang).slides, opened("32", lang).slides, strict=True):
        wanted = [part for part in one.parts if isinstance(part, Table)]
        tables = [shape for shape in drawn.shapes if shape.has_table]
        assert len(tables) == len(wanted)
        for part, shape in zip(wanted, tables, strict=True):
            cells = [cell.text_frame.text for cell in shape.table.iter_cells()]
            assert [c for line in part.lines for c in line.cells if c not in cells] == []
            assert all(any(line.name in cell for cell in cells) for line in part.lines)
            assert shape.top + shape.height <= Inches(7.02)


def test_what_a_chart_shows_is_said_in_words_for_those_who_cannot_see_it():
    for one in opened("32", "en").slides:
        for shape in one.shapes:
            if shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_the_command_writes_slides_that_open(tmp_path: Path):
    path = tmp_path / "deck.pptx"
    found = asked("slides", "--data", str(DATA), "--session", "32", "--out", str(path), "--lang", "vi")
    assert (found.code, found.err) == (0, "")
    assert len(Presentation(str(path)).slides) == len(of_session("32", "vi").slides)
