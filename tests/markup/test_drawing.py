"""What is drawn stands within its frame, on one scale, with the target at the same place on every row."""

from functools import cache
from itertools import pairwise, product

import pytest
from builders import NATION, TOWN, Line, indicator, on, real_store, report, target, town_store, view

from indicators import markup, queries
from indicators.boards.bullets import Bullet, ReferenceMark
from indicators.boards.indicator import indicator_board
from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.boards.view import BASES
from indicators.markup.bullets import END, LABEL, TARGET_AT, bullet_html
from indicators.model import MainTargets, Resolution

from .parsed import DRAWN, Parsed, checked

TODAY = on("2026-11-15")


def board(**params: str) -> Scoreboard:
    return scoreboard(real_store(), view(None, TODAY, **params), TODAY)


@cache
def real_boards() -> tuple[Scoreboard, ...]:
    found = []
    for area, day in product(("HP", "HP_OLD", "HD_OLD"), ("2025-12-05", "2025-12-11", "2026-01-20", "2026-11-15")):
        for year, basis in product(queries.years(real_store(), area, on(day)), BASES):
            found.append(board(area=area, as_of=day, year=str(year.year), basis=basis, lang="en"))
    return tuple(found)


def shares(parsed: Parsed) -> list[float]:
    """Return every position and width that is a share of the frame."""
    values = [n.attributes[name] for n in parsed.nodes for name in DRAWN if name in n.attributes]
    return [float(value.removesuffix("%")) for value in values if value.endswith("%")]


def small(lines: list[Line], wanted: Line, nature: str = "flow") -> Parsed:
    """Return the board of one target: its row stands first."""
    store = town_store(lines, [wanted], [indicator("rice", nature), indicator("oats")])
    seen = view(store, TODAY, area=TOWN, year="2025", lang="en", as_of="2026-06-30")
    return checked(markup.scoreboard_html(scoreboard(store, seen, TODAY)))


def test_every_page_of_the_real_data_is_sound_and_drawn_within_its_frame():
    for one in real_boards():
        parsed = checked(markup.scoreboard_html(one))
        assert all(0 <= share <= 100 for share in shares(parsed))
        assert len(parsed.all("i")) == len(one.squares)
        assert len(parsed.all("h1")) == 1
        rows = [n for n in parsed.all("tr") if "tbody" in n.within]
        assert len(rows) == len(one.rows) + len(one.stand_ins) + len(one.others)


def test_the_target_stands_at_the_same_place_on_every_row_of_every_board():
    places = set()
    drawn = 0
    for one in real_boards():
        parsed = checked(markup.scoreboard_html(one))
        ticks = parsed.all("line", "tick")
        places |= {(tick.attributes["x1"], tick.attributes["x2"]) for tick in ticks}
        drawn += len(ticks)
        assert len(ticks) == sum(r.bullet is not None for r in (*one.rows, *one.stand_ins, *one.others))
    assert places == {("74%", "74%")}
    assert drawn > 100


def test_the_axis_has_its_100_where_the_targets_stand():
    parsed = checked(markup.scoreboard_html(board(as_of="2025-12-11", lang="en")))
    ticks = {n.text: n.attributes["x"] for n in parsed.all("text") if not n.attributes.get("class")}
    assert float(ticks["100%"].removesuffix("%")) == 74
    assert float(ticks["0"].removesuffix("%")) == 0
    assert float(ticks["50"].removesuffix("%")) == 37


@pytest.mark.parametrize(
    ("value", "width"),
    [("50", 37.0), ("100", 74.0), ("110", 81.4), ("0", 0.0), ("135", 99.9), ("900", 100.0), ("-5", 0.0)],
)
def test_a_bar_is_as_long_as_its_percentage_of_the_plan(value: str, width: float):
    parsed = small([report(value, "2025-12-02")], target("100"))
    bar = next(n for n in parsed.all("rect") if "other" not in n.attributes["class"])
    assert float(bar.attributes["width"].removesuffix("%")) == pytest.approx(width)
    assert bar.attributes["class"] == "tint"


@pytest.mark.parametrize(("value", "at"), [("12", 74.0), ("11", 64.0), ("12.5", 79.0), ("4.6", 0.0), ("14.6", 100.0)])
def test_a_dot_stands_ten_shares_from_the_target_for_each_point(value: str, at: float):
    growth = {"unit": "%"}
    parsed = small([report(value, "2025-12-02", "official", **growth)], target("12", **growth), "rate")
    dot = next(n for n in parsed.all("circle", "solid"))
    assert float(dot.attributes["cx"].removesuffix("%")) == pytest.approx(at)
    assert len(parsed.all("line", "gap")) == (at < 74)


@pytest.mark.parametrize("value", ["-20", "4.5", "14.7", "40"])
def test_a_rate_beyond_its_scale_is_an_arrow_and_no_dot_at_a_wrong_place(value: str):
    growth = {"unit": "%"}
    parsed = small([report(value, "2025-12-02", "official", **growth)], target("12", **growth), "rate")
    assert parsed.all("circle", "solid") == []
    assert len(parsed.all("path", "arrow")) == 1


def test_a_rate_has_a_scale_of_its_own_and_stands_under_no_percent():
    growth = {"unit": "%"}
    parsed = small([report("11", "2025-12-02", **growth)], target("12", **growth), "rate")
    assert len(parsed.all("line", "point")) == 10
    assert [n.text for n in parsed.all("text")] == ["\u22127 points", "+2 points"]


def test_the_words_over_a_scale_of_points_never_meet():
    for at in range(-20, 140, 3):
        nation = ReferenceMark((at - TARGET_AT) / 10, "Land 8")
        drawn = Bullet(True, -1.0, True, False, False, (), None, nation, "")
        spans = []
        for words in checked(bullet_html(drawn, "en")).all("text"):
            x, half = float(words.attributes["x"].removesuffix("%")), LABEL if "Land" in words.text else END / 2
            left = {"start": x, "middle": x - half, "end": x - 2 * half}[words.attributes["text-anchor"]]
            spans.append((left, left + 2 * half))
        spans.sort()
        assert len(spans) >= 2
        assert all(one[1] <= after[0] for one, after in pairwise(spans))


def test_a_figure_beyond_the_frame_and_a_bound_end_in_an_arrow():
    assert len(small([report("-5", "2025-12-02")], target("100")).all("path", "arrow")) == 1
    assert len(small([report("130", "2025-12-02")], target("100")).all("path", "arrow")) == 0
    assert len(small([report("136", "2025-12-02")], target("100")).all("path", "arrow")) == 1
    over = small([report("110", "2025-12-02", qualifier="over")], target("100"))
    assert len(over.all("path", "arrow")) == 1


def test_a_range_has_its_stretch_end_and_the_rival_its_hollow_tick():
    parsed = small([report("110", "2025-12-02")], target("", low="100", high="120"))
    stretch = parsed.all("line", "stretch")
    assert [n.attributes["x1"] for n in stretch] == ["88.8%"]


def test_the_nation_is_marked_with_its_name_and_value():
    growth = {"unit": "%"}
    lines = [report("11", "2025-12-02", **growth), report("8", "2025-12-09", area=NATION, **growth)]
    parsed = small(lines, target("12", **growth), "rate")
    assert [float(n.attributes["x1"].removesuffix("%")) for n in parsed.all("line", "nation")] == [34.0]
    assert "Land 8" in [n.text for n in parsed.all("text")]


def test_a_nation_far_below_is_named_at_an_arrow_and_marked_nowhere_else():
    growth = {"unit": "%"}
    lines = [report("11", "2025-12-02", **growth), report("-8", "2025-12-09", area=NATION, **growth)]
    parsed = small(lines, target("12", **growth), "rate")
    assert parsed.all("line", "nation") == []
    assert len(parsed.all("path", "arrow")) == 1
    assert "Land \u22128" in [n.text for n in parsed.all("text")]


def test_what_is_drawn_is_said_for_those_who_cannot_see_it():
    parsed = checked(markup.scoreboard_html(board(as_of="2025-12-11", lang="en")))
    words = [n.attributes["aria-label"] for n in parsed.all("svg", "chart")]
    assert "actual 11.81, target 12.35" in words
    assert parsed.all("div", "squares")[0].attributes["aria-label"] == (
        "2 missed, 5 exceeded, 2 met, 13 no public figure of the year"
    )
    assert all(n.attributes.get("aria-hidden") == "true" for n in parsed.all("svg", "mark"))
    assert all(n.text for n in parsed.all("span", "vh"))


def test_every_number_of_a_row_leads_to_its_passport():
    shown = board(as_of="2025-12-11", lang="en")
    parsed = checked(markup.scoreboard_html(shown))
    links = {n.attributes["data-passport"] for n in parsed.all("a", "number")}
    for r in shown.rows:
        for origin in (r.actual_origin, r.target_origin):
            assert origin is None or origin.record in links
        assert r.outcome_words is None or f"result.{r.indicator}" in links


def test_a_name_leads_to_its_page_and_keeps_the_view():
    shown = board(as_of="2025-12-11", lang="en", basis="central")
    first = checked(markup.scoreboard_html(shown)).all("a", "name")[0].attributes
    assert first["data-page"] == "indicator"
    assert first["href"] == "indicator?id=grdp_growth&year=2025&basis=central&area=HP&lang=en&as_of=2025-12-11"


def test_the_other_year_is_one_click_away():
    closed = checked(markup.scoreboard_html(board(lang="en", year="2025")))
    assert [n.attributes["href"] for n in closed.all("a", "other-year")] == ["?year=2026&basis=council&area=HP&lang=en"]
    coming = checked(markup.scoreboard_html(board(lang="en", year="2026")))
    assert [n.attributes["href"] for n in coming.all("a", "other-year")] == ["?year=2025&basis=council&area=HP&lang=en"]


def test_a_control_offers_the_present_choice_as_chosen_and_a_calendar_up_to_today():
    parsed = checked(markup.scoreboard_html(board(lang="en", as_of="2025-12-11")))
    chosen = [n.attributes["value"] for n in parsed.all("option") if "selected" in n.attributes]
    assert chosen == ["2025", "council", "2025-12-11", "HP"]
    picker = parsed.all("input")[0].attributes
    assert (picker["max"], picker["value"], picker["type"]) == ("2026-11-15", "2025-12-11", "date")


def test_a_row_without_a_figure_shows_a_dash_and_one_without_a_target_says_so():
    parsed = checked(markup.scoreboard_html(board(as_of="2026-01-20", lang="en")))
    row = next(n for n in parsed.all("tr") if "Income per head" in n.text)
    assert "–" in row.text
    assert "not public" in row.text


@pytest.mark.parametrize(("area", "year", "lang"), [("HP", "2025", "en"), ("HP_OLD", "2024", "vi")])
def test_every_fifth_page_of_an_indicator_is_sound(area: str, year: str, lang: str):
    seen = view(None, TODAY, area=area, year=year, lang=lang)
    for code in queries.indicators_with_figures(real_store(), area)[::5]:
        shown = indicator_board(real_store(), code, seen, TODAY)
        checked(markup.head_html(shown))
        checked(markup.indicator_html(shown))


def test_main_targets_without_one_on_this_basis_are_named_below_the_table():
    main = MainTargets(year=2025, area=TOWN, of=3, known=("rice", "oats"))
    act = Resolution(id="R1", issuer="Council", title="Plan", main_targets=main)
    lines = [report("9", "2025-12-02"), report("5", "2025-12-02", indicator="oats")]
    nouns = (indicator("rice"), indicator("oats", name={"vi": "Yến <mạch>", "en": "Oats <raw>"}))
    store = town_store(lines, [target("10")], nouns, resolutions=[act])
    seen = view(store, TODAY, area=TOWN, year="2025", lang="en")
    parsed = checked(markup.scoreboard_html(scoreboard(store, seen, TODAY)))
    assert "No target on this basis: Oats <raw>" in [n.text for n in parsed.all("p", "foot")]
