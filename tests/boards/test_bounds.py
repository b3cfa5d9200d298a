"""What 'over', 'nearly' and 'about' leave open in a ranking, and what is listed by size only."""

import pytest
from builders import NATION, TOWN, indicator

from .compared import GROWTH, few, place, ranks, said_of, small, towns

PAIR = [said_of("A", "7"), said_of("B", "6")]
NEUTRAL = indicator("growth", "rate", "neutral")


def told(home: str, nation: str, qualifier: str = "", other: str = "") -> tuple[str, str]:
    """Return the sentence and the last remark on a town and its nation."""
    lines = [said_of(TOWN, home, qualifier=qualifier), *PAIR, said_of(NATION, nation, series="nso", qualifier=other)]
    shown = small(few(lines, "A", "B"))
    return shown.sentence, shown.remarks[-1]


@pytest.mark.parametrize(
    ("qualifier", "other", "times", "gap"),
    [
        ("over", "", "At least 1.00 times Land; what was published is a bound.", "at least 1 percentage point above"),
        ("", "nearly", "At least 1.00 times Land; what was published is a bound.", "at least 1 percentage point above"),
        ("nearly", "", "At most 1.27 times Land; what was published is a bound.", "at most 1 percentage point above"),
        ("", "over", "At most 1.27 times Land; what was published is a bound.", "at most 1 percentage point above"),
        ("about", "", "About 1.13 times Land; what was published is not exact.", "about 1 percentage point above"),
        ("about", "about", "About 1.13 times Land; what was published is not exact.", "about 1 percentage point above"),
    ],
)
def test_a_bound_is_carried_into_the_multiple_and_the_difference(qualifier: str, other: str, times: str, gap: str):
    said, remark = told("9", "8", qualifier, other)
    assert remark == times
    assert gap in said


@pytest.mark.parametrize(
    ("qualifier", "gap"),
    [("over", "at most 2 percentage points below"), ("nearly", "at least 2 percentage points below")],
)
def test_below_the_nation_a_bound_turns_around(qualifier: str, gap: str):
    assert gap in told("6", "8", qualifier)[0]


def test_two_bounds_that_pull_apart_leave_nothing_to_say():
    said, remark = told("9", "8", "over", "over")
    assert "Land" not in said
    assert "times" not in remark


@pytest.mark.parametrize(("home", "nation"), [("0.4", "0.3"), ("1", "2")])
def test_a_multiple_is_told_where_both_roundings_stay_above_zero(home: str, nation: str):
    assert "times Land" in told(home, nation)[1]


@pytest.mark.parametrize("printed", [{"value": "1", "last_digit": "2"}, {"value": "1", "last_digit": "10"}])
def test_no_multiple_is_told_where_the_rounding_of_the_home_figure_reaches_zero(printed: dict[str, str]):
    lines = [said_of(TOWN, "1") | printed, *PAIR, said_of(NATION, "3", series="nso")]
    assert not any("times" in line for line in small(few(lines, "A", "B")).remarks)


@pytest.mark.parametrize(
    ("home", "others", "said"),
    [
        (("6.5", "over"), [("A", "7", ""), ("B", "6", "")], "between 1 and 2: the figures of Town"),
        (("8", ""), [("A", "7", "over"), ("B", "6", "")], "between 1 and 2: the figures of Province A"),
        (
            ("8", ""),
            [("A", "7", "over"), ("B", "8", "about")],
            "between 1 and 3: the figures of Province A and Province B",
        ),
        (("7", "about"), [("A", "8", ""), ("B", "6", "")], "between 1 and 2: the figures of Town"),
        (("7", ""), [("A", "8", "nearly"), ("B", "6", "")], "between 1 and 2: the figures of Province A"),
    ],
)
def test_a_rank_that_a_bound_leaves_open_says_between_which_ranks(
    home: tuple[str, str], others: list[tuple[str, str, str]], said: str
):
    lines = [said_of(TOWN, home[0], qualifier=home[1]), *(said_of(a, v, qualifier=q) for a, v, q in others)]
    assert [line for line in small(few(lines, "A", "B")).remarks if said in line]


@pytest.mark.parametrize(
    ("home", "others"),
    [
        (("9", "over"), [("A", "7", ""), ("B", "6", "")]),  # whatever it is, it is ahead
        (("8", ""), [("A", "8", "over"), ("B", "8", "nearly")]),  # strictly above and strictly below
        (("8", ""), [("A", "7", "nearly"), ("B", "9", "over")]),
        (("8", ""), [("A", "7", ""), ("B", "8", "")]),  # a tie is no doubt
    ],
)
def test_a_bound_that_changes_no_rank_is_no_doubt(home: tuple[str, str], others: list[tuple[str, str, str]]):
    lines = [said_of(TOWN, home[0], qualifier=home[1]), *(said_of(a, v, qualifier=q) for a, v, q in others)]
    assert not [line for line in small(few(lines, "A", "B")).remarks if "between" in line]


def test_where_lower_is_better_a_bound_opens_the_rank_the_other_way():
    noun = indicator("growth", "rate", "lower")
    lines = [said_of(TOWN, "7", qualifier="over"), said_of("A", "8"), said_of("B", "6")]
    shown = small(few(lines, "A", "B", noun=noun))
    assert ranks(shown)[1] == (TOWN, 2)
    assert any("between 2 and 3: the figures of Town" in line for line in shown.remarks)


# ---- by size


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "2025: growth of Town at 6.5%, rank 2 of 3 by size, the largest being Province A (7)."),
        ("vi", "Năm 2025, growth của Phố là 6,5%, lớn thứ 2 trong 3, lớn nhất là Tỉnh A (7)."),
    ],
)
def test_what_is_neither_good_nor_bad_is_ranked_by_size_without_a_word_of_better(lang: str, said: str):
    lines = [said_of(TOWN, "6.5"), *PAIR]
    shown = small(few(lines, "A", "B", noun=NEUTRAL), lang=lang)
    assert (shown.by_size, shown.sentence) == (True, said)
    assert not small(few(lines, "A", "B", noun=GROWTH)).by_size


# ---- who is in the set


def test_a_set_without_anybody_says_so_and_ranks_nobody():
    lines = [said_of(TOWN, "8"), *PAIR, said_of(NATION, "5", series="nso")]
    late = towns("A", "B", kind="city", city_since="2027-01-01")
    home = late[1].model_copy(update={"kind": "city", "city_since": "2027-01-01"})
    shown = small(few(lines, territories=(late[0], home, *late[2:])), peers="cities", as_of="2026-06-30")
    assert (shown.places, shown.missing, shown.of, shown.total, shown.remarks) == ((), (), 0, 0, ())
    assert shown.sentence == "2025, growth: no area belongs to the set centrally-run cities on 30 Jun 2026."
    assert [(t.area, t.value, t.rank) for t in shown.tiles] == [(TOWN, "8", None), ("A", "7", None), ("B", "6", None)]


def test_the_map_keeps_everybody_and_knows_who_was_chosen():
    lines = [said_of(TOWN, "8"), said_of("A", "9"), said_of("B", "7"), said_of("C", "6")]
    shown = small(few(lines, "A", "B", "C", "D"), peers="B")
    assert [(t.area, t.value, t.rank, t.peer) for t in shown.tiles] == [
        ("A", "9", None, False), (TOWN, "8", 1, True), ("B", "7", 2, True), ("C", "6", None, False),
        ("D", None, None, False),
    ]  # fmt: skip
    assert [t.share for t in shown.tiles][:2] == [1.0, pytest.approx(8 / 9)]
    assert place(shown, TOWN).share == 1.0


def test_names_without_a_figure_stand_in_the_order_of_the_vietnamese_alphabet():
    lines = [said_of(TOWN, "8"), *PAIR]
    names = {"C": "Đà Nẵng", "D": "Điện Biên", "E": "An Giang", "F": "Vĩnh Long", "G": "Cần Thơ"}
    named = [a.model_copy(update={"name_vi": names.get(a.code, a.name_vi)}) for a in towns("A", "B", *names)]
    shown = small(few(lines, territories=tuple(named)), lang="vi")
    assert [p.name for p in shown.missing] == ["An Giang", "Cần Thơ", "Đà Nẵng", "Điện Biên", "Vĩnh Long"]
    assert shown.peer_sets[0].label == "8 tỉnh, thành phố"
