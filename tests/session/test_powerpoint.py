"""The deck as PowerPoint, opened again: native charts with the figures of the board, words that fit, notes."""

import time
from collections import Counter
from datetime import datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from boards.seen import LANGUAGES
from cli.running import DATA, asked, rows, started
from pptx import Presentation
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt
from python_calamine import CalamineWorkbook

from indicators.session.boards.deck.types import Points, SlideChart, SlideTable
from indicators.session.powerpoint import slides
from indicators.theme import LIGHT
from indicators.wording import Lang
from session.decks import of_session

SESSIONS = ("32", "13")
SMALLEST, FOOT = Pt(15), Pt(13)  # 30 and 26 pixels of a stage of 1080


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


def title(one: Any) -> str:  # noqa: ANN401
    return next(shape.text_frame.text for shape in one.shapes if shape.name == "title")


def plotted(found: Any) -> dict[str, list[tuple[str, float]]]:  # noqa: ANN401
    """Return each series of a chart as pairs of the year, or the name of the bar, and its number."""
    names = [label[0] for label in found.plots[0].categories.flattened_labels] or list(found.plots[0].categories)
    pairs = {series.name: zip(names, series.values, strict=True) for series in found.plots[0].series}
    return {name: [(year, value) for year, value in known if value is not None] for name, known in pairs.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_every_slide_of_the_deck_is_there_with_its_message_footer_and_notes(number: str, lang: Lang):
    wanted, shown = of_session(number, lang), opened(number, lang)
    assert (shown.slide_width, shown.slide_height) == (Inches(13.333), Inches(7.5))
    assert len(shown.slides) == len(wanted.slides)
    for n, (one, drawn) in enumerate(zip(wanted.slides, shown.slides, strict=True), start=1):
        said = {run.text for run in texts(drawn)}
        assert title(drawn) == one.title
        assert {one.footer.words, f"{n}/{len(wanted.slides)}"} <= said
        notes = drawn.notes_slide.notes_text_frame.text
        assert [note.source for note in one.notes if note.source not in notes] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_the_data_of_every_chart_are_the_figures_of_the_board(number: str, lang: Lang):
    wanted = [part for one in of_session(number, lang).slides for part in one.parts if isinstance(part, SlideChart)]
    drawn = charts(opened(number, lang))
    assert len(drawn) == len(wanted) >= 4
    for chart, found in zip(wanted, drawn, strict=True):
        turned = -1 if chart.kind == "bars" else 1
        assert list(plotted(found)) == [series.name for series in chart.series]
        for series in chart.series:
            exact = [(n, v.value) for n, v in zip(chart.categories, series.values, strict=True) if v][::turned]
            assert [(n, Decimal(str(v))) for n, v in plotted(found)[series.name]] == exact
        assert len(found.part.chart_workbook.xlsx_part.blob) > 0  # so it can be edited


SCOREBOARDS = {"32": ("HP", "2025", "2025-12-11"), "13": ("HP_OLD", "2023", "2023-12-08")}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", SESSIONS)
def test_the_headline_charts_hold_the_numbers_of_the_scoreboard_as_json(number: str, lang: Lang):
    area, year, day = SCOREBOARDS[number]
    known = rows("--area", area, "--year", year, "--as-of", day)
    keys, seen = [one.key for one in of_session(number, lang).slides], 0
    for key in keys:
        row = known.get(key.removeprefix("indicator-"), {})
        if not row.get("actual"):
            continue
        shapes = opened(number, lang).slides[keys.index(key)].shapes
        drawn = next((shape.chart for shape in shapes if shape.has_chart), None)
        if drawn is None:  # a figure and its plan alone: two numbers, no chart
            continue
        pairs = plotted(drawn)
        this_year = [value for known in pairs.values() for name, value in known if year in name or not name.isdigit()]
        wanted = {Decimal(row["actual"]), Decimal(row["target"])}
        assert wanted <= {Decimal(str(value)) for value in this_year}, key
        seen += 1
    assert seen == {"32": 5, "13": 1}[number]


@pytest.mark.parametrize("number", SESSIONS)
def test_statements_have_a_dash_and_every_row_of_a_table_its_rule(number: str):
    made, shown = of_session(number, "vi"), opened(number, "vi")
    for one, drawn in zip(made.slides, shown.slides, strict=True):
        items = {item for part in one.parts if isinstance(part, Points) for item in part.items}
        boxes = [shape.text_frame for shape in drawn.shapes if shape.has_text_frame]
        said = [p for box in boxes for p in box.paragraphs if p.text in items]
        assert len(said) >= len(items)
        assert [p.text for p in said if p._p.find(f".//{qn('a:buChar')}") is None] == []
        for table in (shape.table for shape in drawn.shapes if shape.has_table):
            rules = [cell._tc.tcPr.find(qn("a:lnB")) for row in table.rows for cell in row.cells]
            assert None not in rules


@pytest.mark.parametrize("number", SESSIONS)
def test_the_workbook_behind_a_chart_holds_the_same_numbers(number: str):
    for chart in charts(opened(number, "vi")):
        sheet = CalamineWorkbook.from_filelike(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).get_sheet_by_index(0)
        kept = Counter(cell for row in sheet.to_python()[1:] for cell in row if isinstance(cell, float))
        assert kept == Counter(value for known in plotted(chart).values() for _, value in known)


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
        wanted = [p for one in of_session(number, lang).slides for p in one.parts if isinstance(p, SlideChart)]
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
        wanted = [part for part in one.parts if isinstance(part, SlideTable)]
        tables = [shape for shape in drawn.shapes if shape.has_table]
        assert len(tables) == len(wanted)
        for part, shape in zip(wanted, tables, strict=True):
            cells = [cell.text_frame.text for cell in shape.table.iter_cells()]
            known = {cell.casefold() for cell in cells}
            assert [c for line in part.lines for c in line.cells if c.casefold() not in known] == []
            assert all(any(line.name in cell for cell in cells) for line in part.lines)
            assert shape.top + shape.height <= Inches(7.02)


def test_what_a_chart_shows_is_said_in_words_for_those_who_cannot_see_it():
    for one in opened("32", "en").slides:
        for shape in one.shapes:
            if shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


@pytest.mark.parametrize("number", SESSIONS)
def test_every_chart_of_several_series_has_a_legend_and_says_its_unit(number: str):
    made = of_session(number, "en")
    for one, drawn in zip(made.slides, opened(number, "en").slides, strict=True):
        for chart in (part for part in one.parts if isinstance(part, SlideChart)):
            found = next(shape.chart for shape in drawn.shapes if shape.has_chart)
            assert found.has_legend == (len(chart.series) > 1)
            assert chart.title in {run.text for run in texts(drawn)}
            assert f"({chart.unit})" in chart.title


def test_estimates_of_the_areas_before_the_merger_are_tinted_and_the_second_is_striped():
    keys = [one.key for one in of_session("32", "en").slides]
    shapes = opened("32", "en").slides[keys.index("indicator-budget_total")].shapes
    found = next(shape.chart for shape in shapes if shape.has_chart).plots[0].series
    now, plan, before, other = [series.format.fill for series in found]
    tint, ground = LIGHT.tint.removeprefix("#"), LIGHT.ground.removeprefix("#")
    assert [str(fill.fore_color.rgb) for fill in (now, before, plan)] == [tint, tint, ground]
    assert other.type == MSO_FILL.PATTERNED


def test_the_break_of_the_territory_is_a_labelled_line_between_its_years():
    keys = [one.key for one in of_session("32", "en").slides]
    for code in ("grdp_growth", "budget_total"):
        shapes = opened("32", "en").slides[keys.index(f"indicator-{code}")].shapes
        chart = next(shape for shape in shapes if shape.has_chart)
        line = next(shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.LINE)
        years = [label[0] for label in chart.chart.plots[0].categories.flattened_labels] or list(
            chart.chart.plots[0].categories
        )
        share = sum(year < "2025" for year in years) / len(years)
        assert line.name == "Merger 1 Jul 2025"
        assert abs((line.left - chart.left) / chart.width - (0.02 + 0.96 * share)) < 0.01


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["vi", pytest.param("en", marks=pytest.mark.deep)])
def test_two_processes_on_two_moments_write_the_same_bytes(lang: Lang, tmp_path: Path):
    here, path = slides(of_session("32", lang)), tmp_path / "there.pptx"
    time.sleep(2 - time.time() % 2)  # the clock of a zip file has steps of two seconds
    arguments = ("slides", "--data", str(DATA), "--session", "32", "--out", str(path), "--lang", lang)
    assert started(*arguments, PYTHONHASHSEED="7").returncode == 0
    assert path.read_bytes() == here


def test_every_moment_kept_in_the_package_is_the_day_of_the_deck():
    package = ZipFile(BytesIO(slides(of_session("32", "vi"))))
    kept = {entry.date_time for entry in package.infolist()}
    said = opened("32", "vi").core_properties
    for name in (name for name in package.namelist() if name.endswith(".xlsx")):
        book = ZipFile(BytesIO(package.read(name)))
        kept |= {entry.date_time for entry in book.infolist()}
        assert b"2025-12-11T00:00:00Z" in book.read("docProps/core.xml")
    assert kept == {(2025, 12, 11, 0, 0, 0)}
    assert (said.created, said.modified) == (datetime(2025, 12, 11), datetime(2025, 12, 11))  # noqa: DTZ001


def test_the_command_writes_slides_that_open(tmp_path: Path):
    path = tmp_path / "deck.pptx"
    found = asked("slides", "--data", str(DATA), "--session", "32", "--out", str(path), "--lang", "vi")
    assert (found.code, found.err) == (0, "")
    assert len(Presentation(str(path)).slides) == len(of_session("32", "vi").slides)
