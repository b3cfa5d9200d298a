"""How a ranking is made and told, on a few towns of one land."""

import pytest
from builders import NATION, TOWN, indicator

from .compared import GROWTH, RICE, few, place, ranks, said_of, small, towns

LOWER = indicator("growth", "rate", "lower")
PAIR = [said_of("A", "7"), said_of("B", "6")]


def test_equal_figures_share_a_rank_and_the_next_one_is_skipped():
    lines = [said_of(TOWN, "8"), said_of("A", "9"), said_of("B", "8.0"), said_of("C", "7")]
    assert ranks(small(few(lines, "A", "B", "C"))) == [("A", 1), ("B", 2), (TOWN, 2), ("C", 4)]


def test_who_shares_the_first_rank_is_led_by_nobody():
    lines = [said_of(TOWN, "8"), said_of("A", "8"), said_of("B", "7")]
    shown = small(few(lines, "A", "B"))
    assert ranks(shown) == [("A", 1), (TOWN, 1), ("B", 3)]
    assert shown.sentence == "2025: growth of Town at 8%, rank 1 of 3."


def test_lower_is_better_ranks_ascending():
    lines = [said_of(TOWN, "8"), said_of("A", "9"), said_of("B", "7")]
    shown = small(few(lines, "A", "B", noun=LOWER))
    assert ranks(shown) == [("B", 1), (TOWN, 2), ("A", 3)]
    assert "rank 2 of 3, after Province B (7)" in shown.sentence


@pytest.mark.parametrize(
    ("nation", "said"),
    [
        ("9.5", "; 1.5 percentage points below Land (9.5)."),
        ("8.0", "; equal to Land (8"),
        ("6.5", "; 1.5 percentage points above Land (6.5)."),
        ("6.52", "; 1.5 percentage points above Land (6.52)."),
        ("6", "; 2 percentage points above Land (6)."),
    ],
)
def test_the_distance_from_the_nation_is_above_below_or_equal(nation: str, said: str):
    lines = [said_of(TOWN, "8.0"), *PAIR, said_of(NATION, nation, series="nso")]
    assert said in small(few(lines, "A", "B")).sentence


def test_the_nations_own_series_comes_before_any_other_of_it():
    lines = [said_of(TOWN, "8"), *PAIR, said_of(NATION, "5", series="press"), said_of(NATION, "6", series="nso")]
    assert "Land (6)" in small(few(lines, "A", "B")).sentence
    assert "Land (5)" in small(few(lines[:-1], "A", "B")).sentence


def test_without_a_figure_of_the_nation_nothing_is_said_of_it():
    shown = small(few([said_of(TOWN, "8"), *PAIR], "A", "B"))
    assert shown.nation is None
    assert shown.sentence == "2025: growth of Town at 8%, rank 1 of 3."
    assert len(shown.remarks) == 2


def test_a_land_without_a_nation_above_it_is_compared_within_itself():
    lines = [said_of(TOWN, "8"), *PAIR]
    shown = small(few(lines, territories=towns("A", "B", parent=None)))
    assert shown.nation is None
    assert shown.of == 3


def test_a_total_of_the_nation_is_no_line_beside_its_parts_and_no_multiple():
    lines = [said_of(a, v, noun=RICE) for a, v in ((TOWN, "8"), ("A", "7"), ("B", "6"))]
    shown = small(few([*lines, said_of(NATION, "99", noun=RICE, series="nso")], "A", "B", noun=RICE))
    assert shown.nation is None
    assert shown.sentence == "2025: rice of Town at 8 tonnes, rank 1 of 3."
    assert not any("Land" in line for line in shown.remarks)


def test_a_nation_beyond_the_largest_bar_is_said_and_not_drawn():
    lines = [said_of(TOWN, "8"), *PAIR, said_of(NATION, "12", series="nso")]
    shown = small(few(lines, "A", "B"))
    assert shown.nation is None
    assert "below Land (12)" in shown.sentence


@pytest.mark.parametrize(("home", "nation"), [("-2", "3"), ("0", "3"), ("2", "-1"), ("2", "0"), ("2", "0.0")])
def test_no_multiple_is_told_of_what_is_not_positive(home: str, nation: str):
    lines = [said_of(TOWN, home), *PAIR, said_of(NATION, nation, series="nso")]
    assert not any("times" in line for line in small(few(lines, "A", "B")).remarks)


def test_bars_of_nothing_but_zeros_have_no_length():
    lines = [said_of(TOWN, "0"), said_of("A", "0"), said_of("B", "0")]
    shown = small(few(lines, "A", "B"))
    assert {(p.share, p.rank) for p in shown.places} == {(0.0, 1)}


def test_a_stage_that_differs_from_the_common_one_is_marked_on_its_row():
    lines = [said_of(TOWN, "8"), said_of("A", "7", stage="official"), said_of("B", "6")]
    shown = small(few(lines, "A", "B"))
    assert {p.area: p.note for p in shown.places} == {TOWN: "", "A": "official figure", "B": ""}
    assert shown.remarks[0] == "Figures: reported by the city, stage: estimate."


def test_only_those_with_a_figure_count_and_the_others_follow_by_name():
    lines = [said_of(TOWN, "8"), *PAIR]
    shown = small(few(lines, "D", "C", "A", "B"))
    assert (shown.of, shown.total) == (3, 5)
    assert [p.area for p in shown.missing] == ["C", "D"]
    assert "3 of 5 areas known" in shown.remarks[1]


def test_the_city_without_a_figure_is_said_to_have_none():
    lines = [said_of("A", "8"), said_of("B", "7"), said_of("C", "6"), said_of(NATION, "5", series="nso")]
    shown = small(few(lines, "A", "B", "C"))
    assert shown.sentence == "2025: no figure yet for growth of Town; 3 of 4 areas are known."
    assert len(shown.remarks) == 2
    assert [p.area for p in shown.missing] == [TOWN]


def test_chosen_areas_without_any_figure_leave_an_empty_ranking():
    lines = [said_of("A", "8"), said_of("B", "7"), said_of("C", "6"), said_of(NATION, "5", series="nso")]
    shown = small(few(lines, "A", "B", "C", "D"), peers="D")
    assert (shown.of, shown.total, shown.places, shown.remarks, shown.series) == (0, 2, (), (), "")
    assert shown.sentence == "2025: no figure yet for growth of Town; 0 of 2 areas are known."


def test_the_series_with_most_areas_ranks_and_the_citys_own_is_told_beside_where_it_differs():
    customs = [said_of(a, v, series="customs") for a, v in ((TOWN, "8"), ("A", "7"), ("B", "6"))]
    shown = small(few([*customs, said_of(TOWN, "9"), said_of("A", "5")], "A", "B"))
    assert shown.series == "customs"
    assert shown.remarks[-1] == "The city's own figure: 9 (reported by the city); not used for the rank."
    same = small(few([*customs, said_of(TOWN, "8.0")], "A", "B"))
    assert len(same.remarks) == 2


def test_a_bound_gives_way_to_an_exact_figure_and_else_says_what_it_is():
    lines = [said_of(TOWN, "9", qualifier="over"), *PAIR]
    assert small(few(lines, "A", "B")).sentence == "2025: growth of Town at over 9%, rank 1 of 3."
    exact = said_of(TOWN, "8.5", "2025-12-01")
    assert "at 8.5%" in small(few([*lines, exact], "A", "B")).sentence


def test_the_higher_stage_and_then_the_later_report_counts_as_of_the_day():
    lines = [
        said_of(TOWN, "8"), said_of(TOWN, "7.5", "2026-03-01"), said_of(TOWN, "6.5", "2026-05-01", stage="preliminary"),
        *PAIR,
    ]  # fmt: skip
    store = few(lines, "A", "B")
    values = [place(small(store, as_of=day), TOWN).value for day in ("2026-02-01", "2026-04-01", "2026-06-01")]
    assert values == ["8", "7.5", "6.5"]
    assert [place(small(store, as_of=d), TOWN).rank for d in ("2026-02-01", "2026-06-01")] == [1, 2]


def test_brackets_in_names_are_not_taken_for_marks():
    lines = [said_of(TOWN, "5"), *PAIR]
    shown = small(few(lines, territories=towns("A", "B")[:2] + towns("A", "B", name_en="A [b]")[2:]))
    assert "led by A [b] (7)" in shown.sentence
    assert [text for text, mark in shown.sentence_parts if mark] == ["rank 3 of 3"]


def test_a_rate_that_falls_is_ranked_and_drawn_from_its_size():
    lines = [said_of(TOWN, "-4"), said_of("A", "2"), said_of("B", "1")]
    shown = small(few(lines, "A", "B", noun=GROWTH))
    assert ranks(shown) == [("A", 1), ("B", 2), (TOWN, 3)]
    assert "growth of Town at −4%" in shown.sentence
