"""Boards as figures: every point is the board's, ink follows the stage, the merger stands at its day."""

import json
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from boards.paged import real_page, some_pages

from indicators.boards.years import AreaSeries, YearPoint, YearsChart
from indicators.charts import years_chart
from indicators.charts.layout import DASHES
from indicators.charts.years import BAR_DAYS
from indicators.theme import DARK, LIGHT, Palette
from indicators.wording import Lang

PALETTES = [(False, LIGHT), (True, DARK)]
VERDICTS = ("exceeded", "met", "near_miss", "missed")


def point(year: int, value: float, *, tinted: bool = False) -> YearPoint:
    return YearPoint(year, value, f"{value:g}", tinted)


def chart(
    *lines: AreaSeries, levels: bool = False, ranks: bool = False, unit: str = "%", merger: date | None = None
) -> YearsChart:
    words = "Merger 1 Jul 2025" if merger else ""
    return YearsChart("Over the years", levels, ranks, unit, lines, merger, words, "words")


RATES = chart(
    AreaSeries("Town", "actual", 0, (point(2021, 5), point(2023, 7), point(2025, 8, tinted=True))),
    AreaSeries("Target", "target", 0, (point(2023, 6), point(2025, 9))),
    AreaSeries("Old Town", "actual", 1, (point(2020, 4), point(2021, 5))),
    AreaSeries("Target, Old Town", "target", 1, (point(2020, 3),)),
    AreaSeries("Older Town", "actual", 2, (point(2020, 1),)),
    AreaSeries("Land", "nation", 0, (point(2021, 2), point(2025, 3))),
    merger=date(2025, 7, 1),
)
LEVELS = chart(
    AreaSeries("Town", "actual", 0, (point(2024, 50), point(2025, 80, tinted=True))),
    AreaSeries("Target", "target", 0, (point(2024, 60), point(2025, 70))),
    AreaSeries("Old Town", "actual", 1, (point(2023, 30), point(2024, 40))),
    AreaSeries("Older Town", "actual", 2, (point(2024, 20),)),
    levels=True,
    unit="tonnes",
    merger=date(2025, 7, 1),
)


def drawn(one: YearsChart, lang: Lang = "en", *, dark: bool = False) -> go.Figure:
    return years_chart(one, lang, dark=dark)


def trace(figure: go.Figure, name: str) -> dict[str, object]:
    """Return the first trace of a name as plain data."""
    return next(t for t in json.loads(figure.to_json())["data"] if t["name"] == name)


def real_charts() -> list[YearsChart]:
    return [page.chart for page in some_pages() if page.chart]


def plain(figure: go.Figure) -> str:
    return json.dumps(json.loads(figure.to_json()), ensure_ascii=False)


# ---- the record


def test_every_point_of_a_figure_is_the_boards_and_none_is_added():
    for one in real_charts():
        figure = drawn(one)
        assert len(figure.data) == len(one.lines)
        expected = sorted((line.name, str(p.year), p.value) for line in one.lines for p in line.points)
        shown = [
            (t.name, words.removeprefix(f"{t.name}, ").partition(":")[0], y)
            for t in figure.data
            for y, words in zip(t.y, t.hovertext, strict=True)
            if y is not None
        ]
        assert sorted(shown) == expected


def test_what_is_read_over_a_point_is_its_line_its_year_and_its_value_with_the_unit():
    for one in real_charts():
        said = {words for t in drawn(one).data for words in t.hovertext if words}
        assert said == {
            f"{line.name}, {p.year}: {p.words}{'%' if one.unit == '%' else f' {one.unit}'}"
            for line in one.lines
            for p in line.points
        }


def test_charts_of_the_record_build_in_both_languages_and_appearances():
    for one in real_charts():
        for lang, separators in (("vi", ",."), ("en", ".,")):
            for dark, palette in PALETTES:
                figure = drawn(one, lang, dark=dark)
                assert figure.layout.separators == separators
                assert figure.layout.font.color == palette.ink


def test_growth_of_the_city_is_drawn_with_the_merger_the_nation_and_the_areas_before():
    page = real_page("grdp_growth")
    assert page.chart is not None
    figure = drawn(page.chart)
    assert [s.x0 for s in figure.layout.shapes] == ["2025-07-01"]
    assert "Merger 1 Jul 2025" in {a.text for a in figure.layout.annotations}
    assert "<b>11.81</b>" in {a.text for a in figure.layout.annotations}
    assert "Viet Nam<br>8.02" in {a.text for a in figure.layout.annotations}


def test_colours_of_verdicts_are_never_in_a_chart():
    for one in (*real_charts(), RATES, LEVELS):
        for dark, palette in PALETTES:
            used = plain(drawn(one, dark=dark))
            assert [v for v in VERDICTS if asdict(palette)[v] in used] == []


# ---- ink


@pytest.mark.parametrize(("dark", "palette"), PALETTES)
@pytest.mark.parametrize("one", [RATES, LEVELS])
def test_an_estimate_is_tinted_with_an_outline_and_a_firm_figure_is_solid(
    one: YearsChart, dark: bool, palette: Palette
):
    marker = trace(drawn(one, dark=dark), "Town")["marker"]
    assert isinstance(marker, dict)
    colours = list(marker["color"])
    assert colours[0] == palette.grey
    assert colours[-1] == f"{palette.grey}80"
    assert marker["line"]["color"] == palette.ink


@pytest.mark.parametrize(("dark", "palette"), PALETTES)
def test_the_nation_and_the_areas_before_are_lighter_than_the_area_in_view(dark: bool, palette: Palette):
    rates, levels = drawn(RATES, dark=dark), drawn(LEVELS, dark=dark)
    lines = {t.name: t for t in rates.data if t.mode == "lines+markers"}
    assert lines["Land"].line.color == palette.last_year
    assert lines["Land"].line.width < lines["Town"].line.width
    assert levels.data[1].marker.line.color == palette.last_year
    faint = [t.marker.line.color.removeprefix(palette.last_year) for t in levels.data if t.type == "bar"]
    assert faint == [palette.ink, "", "8C"]
    before, now = lines["Old Town"], lines["Town"]
    assert (before.line.color, before.marker.color[0]) == (palette.last_year, palette.last_year)
    assert (now.line.color, now.marker.color[0]) == (palette.ink, palette.grey)
    assert {t.textfont.color for t in levels.data if t.type == "bar"} == {palette.ink}


def test_lines_of_several_areas_are_told_apart_without_colour():
    lines = {t.name: t for t in drawn(RATES).data if t.mode == "lines+markers"}
    assert [lines[n].line.dash for n in ("Town", "Old Town", "Older Town")] == list(DASHES)
    assert len(set(DASHES)) == 3
    assert [lines[n].marker.symbol for n in ("Town", "Old Town", "Older Town")] == ["circle", "circle", "diamond"]


@pytest.mark.parametrize(("dark", "palette"), PALETTES)
@pytest.mark.parametrize("one", [RATES, LEVELS])
def test_targets_are_named_ticks_above_the_bars_the_area_in_view_in_the_ink_of_the_page(
    one: YearsChart, dark: bool, palette: Palette
):
    figure = drawn(one, dark=dark)
    ticks = [t for t in figure.data if t.name.startswith("Target")]
    assert ticks == list(figure.data[-len(ticks) :])
    assert {(t.mode, t.marker.symbol) for t in ticks} == {("markers", "line-ew")}
    assert [t.marker.line.color for t in ticks] == [palette.ink, palette.grey][: len(ticks)]
    assert all(t.showlegend is not False for t in ticks)


# ---- gaps, axes, names


def test_a_year_without_a_figure_is_a_gap_and_not_joined_across():
    town = next(t for t in drawn(RATES).data if t.name == "Town")
    assert [str(x)[:4] for x in town.x] == ["2021", "2022", "2023", "2024", "2025"]
    assert list(town.y) == [5, None, 7, None, 8]
    assert list(town.hovertext)[1] == ""
    assert town.connectgaps is False


def test_rates_are_dots_and_levels_are_bars_from_zero():
    assert {t.type for t in drawn(RATES).data} == {"scatter"}
    levels = drawn(LEVELS)
    assert [t.type for t in levels.data] == ["bar", "bar", "bar", "scatter"]
    assert levels.layout.yaxis.rangemode == "tozero"
    assert list(levels.data[0].text) == ["50", "80"]


def test_the_merger_is_a_line_at_its_day_with_its_words():
    for dark, palette in PALETTES:
        for one in (RATES, LEVELS):
            figure = drawn(one, dark=dark)
            [line] = figure.layout.shapes
            assert (line.x0, line.x1, line.line.color, line.line.dash) == (
                "2025-07-01",
                "2025-07-01",
                palette.second,
                "dash",
            )
            note = next(a for a in figure.layout.annotations if a.text == "Merger 1 Jul 2025")
            assert (note.x, note.showarrow) == ("2025-07-01", False)


def test_without_a_merger_no_line_is_drawn():
    figure = drawn(replace(RATES, merger=None, merger_words=""))
    assert figure.layout.shapes == ()


def test_a_figure_stands_at_the_last_day_of_its_year_so_the_merger_lies_left_of_it():
    town = next(t for t in drawn(RATES).data if t.name == "Town")
    assert max(town.x) == date(2025, 12, 31)


def test_a_year_without_a_figure_keeps_its_label():
    assert list(drawn(RATES).layout.xaxis.ticktext) == ["2020", "2021", "2022", "2023", "2024", "2025"]


def test_a_rank_has_its_best_place_on_top():
    ranks = chart(AreaSeries("Town", "actual", 0, (point(2024, 3), point(2025, 1))), ranks=True, unit="rank")
    assert drawn(ranks).layout.yaxis.autorange == "reversed"
    assert drawn(RATES).layout.yaxis.autorange is None


def test_dots_of_two_areas_in_one_year_stand_beside_each_other_each_under_its_own_target():
    of_2020 = {t.name: t.x[0] for t in drawn(RATES).data if str(t.x[0])[:4] in ("2020", "2021") and t.name != "Town"}
    assert of_2020["Target, Old Town"] == of_2020["Old Town"] < of_2020["Older Town"]


def test_of_two_values_of_one_year_that_would_collide_the_lower_stands_inside_its_bar():
    lines = tuple(AreaSeries(name, "actual", n, (point(2024, value),)) for n, name, value in
                  ((1, "Old Town", 50.0), (2, "Older Town", 48.0)))  # fmt: skip
    places = [t.textposition[0] for t in drawn(replace(LEVELS, lines=lines)).data]
    assert places == ["outside", "inside"]
    far = (lines[0], replace(lines[1], points=(point(2024, 20),)))
    assert [t.textposition[0] for t in drawn(replace(LEVELS, lines=far)).data] == ["outside", "outside"]
    even = tuple(replace(one, points=(point(2024, 50),)) for one in lines)
    assert [t.textposition[0] for t in drawn(replace(LEVELS, lines=even)).data] == ["outside", "inside"]


def test_bars_of_several_areas_in_one_year_stand_side_by_side_and_never_overlap():
    bars = [t for t in drawn(LEVELS).data if t.type == "bar"]
    of_2024 = [x for t in bars for x, words in zip(t.x, t.hovertext, strict=True) if ", 2024:" in words]
    assert [(b - a).days for a, b in pairwise(of_2024)] == [BAR_DAYS, BAR_DAYS]
    target = next(t for t in drawn(LEVELS).data if t.name == "Target")
    assert target.x[0] == of_2024[0]


def test_the_area_in_view_and_the_nation_are_named_directly_and_the_others_by_a_legend():
    figure = drawn(RATES)
    assert {a.text for a in figure.layout.annotations} == {"<b>8</b>", "9", "Land<br>3", "Merger 1 Jul 2025"}
    assert {t.name for t in figure.data if t.showlegend is not False} == {
        "Town", "Old Town", "Older Town", "Target", "Target, Old Town",
    }  # fmt: skip
    assert figure.layout.showlegend
    assert figure.layout.legend.title.text == "Over the years"
    alone = drawn(replace(RATES, lines=(RATES.lines[0], RATES.lines[5])))
    assert not alone.layout.showlegend
    assert alone.layout.title.text == "Over the years"


@pytest.mark.parametrize(("one", "suffix"), [(RATES, "%"), (LEVELS, "")])
def test_only_per_cent_stands_at_the_axis(one: YearsChart, suffix: str):
    assert drawn(one).layout.yaxis.ticksuffix == suffix


def test_nothing_can_be_dragged_or_zoomed_by_accident():
    figure = drawn(RATES)
    assert (figure.layout.dragmode, figure.layout.xaxis.fixedrange, figure.layout.yaxis.fixedrange) == (
        False,
        True,
        True,
    )


def test_a_single_year_is_drawn_too():
    one = chart(AreaSeries("Town", "actual", 0, (point(2025, 8),)))
    assert list(drawn(one).data[0].y) == [8]
    assert drawn(replace(one, levels=True)).data[0].x[0] == date(2025, 12, 31)


def test_a_value_that_the_tick_of_its_target_would_strike_stands_inside_its_bar():
    close = AreaSeries("Target", "target", 0, (point(2024, 54), point(2025, 70)))
    figure = drawn(replace(LEVELS, lines=(LEVELS.lines[0], close)))
    assert list(figure.data[0].textposition) == ["inside", "outside"]
