"""A year month by month as a figure: the board's points at month ends, nothing between them, nobody's markup."""

import json
from calendar import monthrange
from dataclasses import replace
from datetime import date
from functools import cache

import plotly.graph_objects as go
import pytest
from boards.paged import real_page

from indicators.boards.months.types import Course, MonthPoint, MonthsChart
from indicators.boards.years import AreaSeries, YearPoint, YearsChart
from indicators.charts import config, months_chart, years_chart
from indicators.charts.layout import DASHES
from indicators.theme import DARK, LIGHT, Palette
from indicators.wording import LANGS, Lang

PALETTES = [(False, LIGHT), (True, DARK)]
HOSTILE = '<a href="https://evil.example">Town</a><br><b>$x$ &amp; %{y}'
INERT = '&lt;a href="https://evil.example"&gt;Town&lt;/a&gt;&lt;br&gt;&lt;b&gt;$x$ &amp;amp; %{y}'


def point(month: int, value: float, *, tinted: bool = False, doubt: str = "") -> MonthPoint:
    return MonthPoint(month, value, f"{month} months", f"{value:g}", tinted, doubt)


AMOUNTS = MonthsChart(
    title="To the end of month",
    year=2025,
    amounts=True,
    unit="tonnes",
    courses=(
        Course("Town 2024", "before", 0, (point(2, 15), point(3, 22))),
        Course(
            "Town 2025", "actual", 0, (point(1, 10), point(2, 20, tinted=True), point(4, 18, doubt="lower than 20"))
        ),
        Course("Old Town 2025", "actual", 1, (point(3, 9), point(6, 16))),
        Course("Scenario", "scenario", 0, (point(3, 30),)),
        Course("Due, even split", "due", 0, tuple(point(m, m * 10) for m in range(1, 13))),
    ),
    plan=MonthPoint(12, 120, "2025", "Target 120"),
    merger=date(2025, 7, 1),
    merger_words="Merger 1 Jul 2025",
    words="words",
)
RATES = replace(
    AMOUNTS,
    amounts=False,
    unit="%",
    courses=(
        Course("Town 2024", "before", 0, (point(3, 9.3),)),
        Course("Town 2025", "actual", 0, (point(6, 11.2, tinted=True), point(9, 11.6), point(12, 11.8))),
        Course("Scenario", "scenario", 0, (point(6, 11.4), point(9, 12))),
    ),
    plan=MonthPoint(12, 12.35, "2025", "Target 12.35"),
)


def drawn(one: MonthsChart = AMOUNTS, lang: Lang = "en", *, dark: bool = False) -> go.Figure:
    return months_chart(one, lang, dark=dark)


def trace(figure: go.Figure, name: str) -> go.Scatter:
    return next(t for t in figure.data if t.name == name)


@cache
def real_charts() -> tuple[MonthsChart, ...]:
    asked = (("budget_total", "HP", "2025"), ("export", "HP", "2025"), ("budget_total", "HP_OLD", "2024"),
             ("grdp_growth", "HP", "2025"), ("budget_total", "HP", "2026"), ("tourists", "HP_OLD", "2024"))  # fmt: skip
    pages = [real_page(code, area=area, year=year) for code, area, year in asked]
    return tuple(page.within.chart for page in pages if page.within and page.within.chart)


# ---- points and gaps


def test_every_point_of_the_record_is_the_boards_and_stands_at_the_end_of_its_month():
    assert len(real_charts()) == 6
    for one in real_charts():
        shown = {(t.name, x, y) for t in drawn(one).data for x, y in zip(t.x, t.y, strict=True) if y is not None}
        ends = {m: date(one.year, m, monthrange(one.year, m)[1]) for m in range(1, 13)}
        wanted = {(c.name, ends[p.month], p.value) for c in one.courses for p in c.points}
        wanted |= {(one.plan.words, ends[12], one.plan.value)} if one.plan else set()
        assert shown == wanted


def test_only_neighbouring_months_are_joined_and_a_month_without_a_figure_is_a_gap():
    town = trace(drawn(), "Town 2025")
    assert list(town.y) == [10, 20, None, 18]
    assert (town.mode, town.connectgaps, list(town.hovertext)[2]) == ("lines+markers", False, "")


def test_rates_are_dots_alone_and_need_no_zero_below_them():
    figure = drawn(RATES)
    assert {t.mode for t in figure.data} == {"markers"}
    assert (figure.layout.yaxis.rangemode, drawn().layout.yaxis.rangemode) == ("normal", "tozero")
    assert {"11.2", "11.6", "<b>11.8</b>"} <= {a.text for a in figure.layout.annotations}


def test_a_lower_figure_is_drawn_as_reported_and_marked_as_the_doubt_it_is():
    figure = drawn()
    assert "18<br>lower than<br>20" in {a.text for a in figure.layout.annotations}
    assert list(trace(figure, "Town 2025").hovertext)[-1] == "Town 2025, 4 months: 18 tonnes (lower than 20)"


def test_the_exports_of_2025_fall_in_october_as_reported():
    [fallen] = [a for a in drawn(real_charts()[1]).layout.annotations if "lower" in a.text]
    assert (fallen.text, fallen.x, fallen.y) == ("33.37<br>lower than<br>36 for 9<br>months", date(2025, 10, 31), 33.37)


# ---- ink


@pytest.mark.parametrize(("dark", "palette"), PALETTES)
def test_an_estimate_is_tinted_with_an_outline_and_a_firm_figure_is_solid(dark: bool, palette: Palette):
    marker = trace(drawn(dark=dark), "Town 2025").marker
    assert list(marker.color) == [palette.grey, f"{palette.grey}80", palette.grey, palette.grey]
    assert marker.line.color == palette.ink


@pytest.mark.parametrize(("dark", "palette"), PALETTES)
def test_the_year_before_is_grey_what_was_due_is_dashed_and_the_plan_is_an_outline(dark: bool, palette: Palette):
    figure = drawn(dark=dark)
    assert trace(figure, "Town 2024").line.color == palette.last_year
    assert {trace(figure, name).line.dash for name in ("Scenario", "Due, even split")} == {"dash"}
    plan = trace(figure, "Target 120")
    assert (plan.type, plan.marker.color, plan.marker.line.color) == ("bar", "rgba(0,0,0,0)", palette.ink)
    tick = trace(drawn(RATES, dark=dark), "Target 12.35")
    assert (tick.type, tick.marker.symbol, tick.y[0]) == ("scatter", "line-ew", 12.35)


def test_areas_of_before_the_merger_are_told_apart_without_colour():
    old = trace(drawn(), "Old Town 2025")
    assert (old.line.dash, old.marker.symbol) == (DASHES[1], "square")


def test_the_merger_is_a_labelled_line_on_its_day_and_nothing_is_drawn_without_one():
    figure = drawn()
    assert [s.x0 for s in figure.layout.shapes] == ["2025-07-01"]
    assert "Merger 1 Jul 2025" in {a.text for a in figure.layout.annotations}
    assert drawn(replace(AMOUNTS, merger=None, merger_words="")).layout.shapes == ()


def test_a_year_without_a_plan_is_drawn_too():
    assert {t.name for t in drawn(replace(AMOUNTS, plan=None)).data} == {c.name for c in AMOUNTS.courses}


def test_the_year_itself_is_drawn_last_and_named_first():
    figure = drawn()
    assert figure.data[-1].name == "Town 2025"
    assert min(figure.data, key=lambda t: t.legendrank).name == "Town 2025"


# ---- nobody's markup, and the language


def texts(figure: go.Figure) -> list[str]:
    """Return every text of a figure that Plotly would take for markup."""
    plain = json.loads(figure.to_json())
    layout = plain["layout"]
    found = [t["name"] for t in plain["data"]] + [w for t in plain["data"] for w in t["hovertext"]]
    found += [w for t in plain["data"] for w in t.get("text", ())] + [a["text"] for a in layout["annotations"]]
    title = layout["legend"]["title"] if layout.get("showlegend") else layout["title"]
    return [*found, title["text"], *layout["xaxis"]["ticktext"]]


def test_a_hostile_name_is_shown_as_it_is_written_in_both_charts():
    course = Course(
        HOSTILE, "actual", 0, (MonthPoint(1, 1, HOSTILE, HOSTILE), MonthPoint(2, 0.5, "x", "x", doubt=HOSTILE))
    )
    months = replace(AMOUNTS, title=HOSTILE, merger_words=HOSTILE, courses=(course,),
                     plan=MonthPoint(12, 2, HOSTILE, HOSTILE))  # fmt: skip
    line = AreaSeries(
        HOSTILE, "actual", 0, (YearPoint(2024, 1, HOSTILE, tinted=False), YearPoint(2025, 2, HOSTILE, tinted=True))
    )
    lines = (line, replace(line, role="target"), replace(line, role="nation"), replace(line, area=1))
    rates = YearsChart(HOSTILE, False, False, "%", lines, date(2025, 7, 1), HOSTILE, "")
    for figure in (months_chart(months, "vi", dark=False), years_chart(rates, "vi", dark=True),
                   years_chart(replace(rates, levels=True), "en", dark=False)):  # fmt: skip
        assert sum(INERT in words for words in texts(figure)) > 4
        ours = [words.replace("<br>", "").replace("<b>", "", 1).replace("</b>", "", 1) for words in texts(figure)]
        assert [words for words in ours if "<" in words] == []


@pytest.mark.parametrize("lang", LANGS)
def test_plotlys_own_words_travel_with_the_chart_in_both_languages(lang: Lang):
    sent = config(lang)
    assert (sent["locale"], sent["displayModeBar"], set(sent["locales"])) == (lang, False, set(LANGS))
    for one in LANGS:
        form = sent["locales"][one]["format"]
        assert (len(form["days"]), len(form["months"])) == (7, 12)
    assert sent["locales"]["vi"]["format"]["decimal"] + sent["locales"]["vi"]["format"]["thousands"] == ",."
    assert sent["locales"]["vi"]["format"]["months"][11] == "Tháng 12"
    assert sent["locales"]["en"]["format"]["months"][11] == "December"
