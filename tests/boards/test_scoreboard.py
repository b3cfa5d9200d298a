"""The scoreboard of 2025 as the public record asks for it, and the boards around it."""

from collections import Counter
from itertools import pairwise, product

import pytest
from builders import TOWN, on, real_store, report, target, town_store

from indicators.boards.scoreboard import Scoreboard
from indicators.boards.view import BASES
from indicators.model import OfficialVerdict
from indicators.terminal.table import Screen, lines
from indicators.wording import Lang

from .seen import DAYS, LANGUAGES, board, row_of, seen

EQUALS = {"vi": "số ước bằng đúng kế hoạch", "en": "estimate equals the plan"}

# day, basis, indicator, target, actual, verdict, difference, percent of plan
GOLDEN = [
    ("2025-12-05", "council", "grdp_growth", "12.35", "12.35", "met", "0.00", None),
    ("2025-12-05", "council", "budget_total", "165011.6", "187766.6", "exceeded", "22755.0", "113.8"),
    ("2025-12-11", "council", "grdp_growth", "12.35", "11.81", "missed", "-0.54", None),
    ("2025-12-11", "central", "grdp_growth", "12.2", "11.81", "near_miss", "-0.39", None),
    ("2025-12-11", "council", "budget_total", "165011.6", "187766.6", "exceeded", "22755.0", "113.8"),
    ("2025-12-11", "central", "budget_total", "147400", "187766.6", "exceeded", "40366.6", "127.4"),
    ("2025-12-11", "council", "export", "49.7", "50.14", "exceeded", "0.44", "100.9"),
    ("2025-12-11", "council", "investment_total", "320850", "321000", "exceeded", "150", "100.05"),
    ("2025-12-11", "council", "tourists", "14.43", "14.43", "met", "0.00", "100.0"),
    ("2025-12-11", "council", "port_cargo", "213", "213", "met", "0", "100.0"),
    ("2025-12-11", "council", "new_enterprises", "6000", "7200", "exceeded", "1200", "120.0"),
    ("2025-12-11", "central", "social_housing", "10694", "10775", "exceeded", "81", "100.8"),
    ("2025-12-11", "council", "social_housing", "10694", "10775", "exceeded", "81", "100.8"),
    ("2025-12-11", "council", "fdi", "5500", "3800", "missed", "-1700", "69.1"),
    ("2026-01-20", "council", "budget_total", "165011.6", "196911.318", "exceeded", "31899.718", "119.3"),
    ("2026-01-20", "council", "export", "49.7", "50.14", "exceeded", "0.44", "100.9"),
    ("2026-01-20", "council", "social_housing", "10694", "10775", "exceeded", "81", "100.8"),
    ("2026-01-20", "council", "grdp_growth", "12.35", "11.81", "missed", "-0.54", None),
    ("2026-01-20", "central", "grdp_growth", "12.2", "11.81", "near_miss", "-0.39", None),
    ("2026-01-20", "council", "iip_growth", None, None, "no_figure", None, None),
    ("2026-01-20", "council", "income_per_head", None, None, "no_figure", None, None),
]

COUNTS = {
    ("2025-12-05", "council"): {"missed": 1, "exceeded": 2, "met": 3, "no_figure": 16},
    ("2025-12-11", "council"): {"missed": 2, "exceeded": 5, "met": 2, "no_figure": 13},
    ("2026-01-20", "council"): {"missed": 2, "official_missed": 2, "exceeded": 5, "met": 2, "no_figure": 11},
    ("2025-12-05", "central"): {"exceeded": 2},
    ("2025-12-11", "central"): {"near_miss": 1, "exceeded": 2},
    ("2026-01-20", "central"): {"near_miss": 1, "exceeded": 2},
}  # fmt: skip


def codes(shown: Scoreboard, *verdicts: str) -> set[str]:
    return {r.indicator for r in shown.rows if r.verdict in verdicts}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("day", "basis", "code", "wanted", "actual", "verdict", "difference", "percent"), GOLDEN)
def test_a_row_of_2025_is_the_one_of_the_record(
    day: str, basis: str, code: str, wanted: str, actual: str, verdict: str, difference: str, percent: str, lang: Lang
):
    r = row_of(seen(day, lang, basis), code)
    assert (r.target, r.actual, r.verdict, r.difference, r.percent_of_plan) == (
        wanted, actual, verdict, difference, percent,
    )  # fmt: skip
    assert r.in_resolution


def test_on_11_december_five_are_exceeded_two_met_and_two_missed():
    shown = seen("2025-12-11")
    assert codes(shown, "exceeded") == {
        "budget_total",
        "investment_total",
        "export",
        "new_enterprises",
        "social_housing",
    }
    assert codes(shown, "met") == {"tourists", "port_cargo"}
    assert codes(shown, "missed") == {"grdp_growth", "fdi"}


def test_on_5_december_growth_is_met_by_repeating_the_plan():
    shown = seen("2025-12-05")
    assert codes(shown, "met") == {"grdp_growth", "tourists", "port_cargo"}
    assert codes(shown, "missed") == {"fdi"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_estimate_equal_to_the_plan_says_so(lang: Lang):
    for day, equal in (
        ("2025-12-05", {"grdp_growth", "tourists", "port_cargo"}),
        ("2025-12-11", {"tourists", "port_cargo"}),
        ("2026-01-20", {"tourists", "port_cargo"}),
    ):
        shown = seen(day, lang)
        assert {r.indicator for r in shown.rows if EQUALS[lang] in r.notes} == equal
        assert {r.indicator for r in shown.rows if r.mark == "equals_plan"} == equal


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("key", "expected"), COUNTS.items())
def test_counts_are_those_of_the_record(key: tuple[str, str], expected: dict[str, int], lang: Lang):
    shown = seen(key[0], lang, key[1])
    assert {c.verdict: c.n for c in shown.counts} == expected
    assert Counter(shown.squares) == expected
    of, known = (22, 11) if key[1] == "council" else (None, len(shown.squares))
    assert (shown.in_resolution, shown.known, len(shown.squares)) == (of, known, of or known)


def test_squares_stand_misses_first_and_the_unknown_last():
    assert seen("2026-01-20").squares == (
        "missed", "missed", "official_missed", "official_missed",
        *["exceeded"] * 5, "met", "met", *["no_figure"] * 11,
    )  # fmt: skip


def test_rows_stand_in_the_order_of_the_squares():
    for day, basis in product(DAYS, ("council", "central")):
        shown = seen(day, basis=basis)
        marks = ["official_missed" if r.official_missed else r.verdict for r in shown.rows]
        assert tuple(marks) == shown.squares[: len(marks)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_citys_own_misses_without_figures_are_counted_apart_from_its_tally_on(lang: Lang):
    before, after = seen("2025-12-11", lang), seen("2026-01-20", lang)
    assert [r.official_verdict for r in before.rows if r.official_verdict] == []
    assert before.tally is None
    assert after.tally is not None
    assert (after.tally.met_or_exceeded, after.tally.of, after.tally.source) == (18, 22, "S018")
    assert {r.indicator: r.official_verdict for r in after.rows if r.official_verdict} == {
        "grdp_growth": "missed", "income_per_head": "missed", "iip_growth": "missed", "fdi": "missed",
        "social_housing": "exceeded",
    }  # fmt: skip
    assert {r.indicator for r in after.rows if r.official_missed} == {"iip_growth", "income_per_head"}


def test_a_published_verdict_is_known_from_its_day_and_the_tally_from_its_own():
    assert row_of(seen("2025-12-17"), "fdi").official_verdict is None
    assert row_of(seen("2025-12-18"), "fdi").official_verdict == "missed"
    assert (seen("2026-01-11").tally, bool(seen("2026-01-12").tally)) == (None, True)


def test_a_difference_from_the_citys_own_verdict_is_pointed_out():
    own = OfficialVerdict(id="V", area=TOWN, year=2025, published_on="2025-12-18", source="S1", missed=("rice",))
    store = town_store([report("11", "2025-12-02")], [target("10"), target("12", "central")], verdicts=[own])
    for basis, said in (("council", ["the city reports: missed (18 Dec 2025)"]), ("central", [])):
        r = row_of(board(store, year="2025", area=TOWN, as_of="2026-01-20", basis=basis, lang="en"), "rice")
        assert [note for note in r.exceptions if note.startswith("the city reports")] == said, basis
    same = row_of(seen("2026-01-20", "en", "council"), "grdp_growth")
    assert not [note for note in same.notes if note.startswith("the city reports")]


@pytest.mark.parametrize(
    ("lang", "council", "central"),
    [
        ("en", "against the Council's target", "against the Government's target"),
        ("vi", "so với mức HĐND giao", "so với mức Trung ương giao"),
    ],
)
def test_a_target_that_stands_in_for_another_is_marked(lang: Lang, council: str, central: str):
    mine, theirs = seen("2025-12-11", lang), seen("2025-12-11", lang, "central")
    assert {r.indicator for r in mine.rows if central in r.exceptions} == {"social_housing"}
    assert {r.indicator for r in theirs.stand_ins if council in r.notes and council not in r.exceptions} == {
        "fdi",
        "investment_total",
        "export",
        "new_enterprises",
        "port_cargo",
        "tourists",
    }  # the heading over them says it once
    assert all((r.basis == "council") != (r.exceptions[:1] == (central,)) for r in mine.rows if r.target)
    assert {r.basis for r in theirs.rows} == {"central"}


def test_a_target_only_implied_is_marked_wherever_it_appears():
    own = row_of(seen("2025-12-11", "en", "central"), "budget_total")
    assert "implied by published percentages" in own.exceptions
    beside = row_of(seen("2025-12-11", "en"), "budget_total")
    assert beside.exceptions[0] == "127.4% of the Government's estimate (implied)"
    assert [(o.basis, o.target, o.implied) for o in beside.other_bases] == [("central", "147400", True)]
    vietnamese = row_of(seen("2025-12-11", "vi"), "budget_total")
    assert vietnamese.exceptions[0] == "127,4% dự toán Trung ương (suy ra)"


def test_the_other_basis_stands_in_the_same_row():
    shown = row_of(seen("2025-12-11"), "grdp_growth")
    assert shown.exceptions[0] == "0.39 points below the Government's 12.2"
    assert [(o.basis, o.target, o.difference, o.verdict) for o in shown.other_bases] == [
        ("central", "12.2", "-0.39", "near_miss"),
        ("strive", "12.35", "-0.54", "missed"),
    ]
    reverse = row_of(seen("2025-12-11", basis="central"), "grdp_growth")
    assert reverse.exceptions[0] == "0.54 points below the Council's 12.35"
    above = row_of(seen("2025-12-05"), "grdp_growth")
    assert "0.15 points above the Government's 12.2" in above.exceptions


@pytest.mark.parametrize(
    ("lang", "day", "note"),
    [
        ("en", "2025-12-11", "earlier: 187,766.6 (2 Dec 2025)"),
        ("en", "2026-01-20", "earlier: 187,766.6 (2 Dec 2025); 190,379 (6 Jan 2026)"),
        ("vi", "2026-01-20", "số trước: 187.766,6 (2/12/2025); 190.379 (6/1/2026)"),
    ],
)
def test_figures_that_moved_show_what_they_were(lang: Lang, day: str, note: str):
    notes = row_of(seen(day, lang), "budget_total").exceptions
    assert (note in notes) == (day == "2026-01-20")


def test_growth_shows_the_estimate_that_was_overtaken():
    assert "earlier: 12.35 (2 Dec 2025)" in row_of(seen("2025-12-11"), "grdp_growth").exceptions
    assert "earlier" not in " ".join(row_of(seen("2025-12-05"), "grdp_growth").exceptions)


def test_the_fall_of_cumulative_exports_is_said_on_the_row():
    for lang, note in (
        ("en", "cumulative 9 months: 36, then 10 months: 33.37"),
        ("vi", "lũy kế 9 tháng: 36, rồi 10 tháng: 33,37"),
    ):
        assert [said for said in row_of(seen("2025-12-11", lang), "export").exceptions if said.startswith(note)]


def test_remarks_say_once_what_holds_for_most_rows():
    assert seen("2026-01-20").remarks == (
        "Estimates or reported figures; targets of Resolution 42 of 25 Jul 2025, City People's Council, unless noted.",
        "11 of the 22 main targets are known by name; the full list is not public.",
        "The city's own count, 12 Jan 2026: 18 of 22 targets met or exceeded; "
        "missed: GRDP growth, income per head, industrial production, FDI.",
    )
    assert seen("2025-12-11", "vi").remarks == (
        "Số ước thực hiện hoặc số báo cáo; chỉ tiêu theo Nghị quyết 42 ngày 25/7/2025 của HĐND thành phố, "
        "trừ khi có ghi khác.",
        "Biết tên 11 trong 22 chỉ tiêu chủ yếu; danh mục đầy đủ chưa công khai.",
    )
    assert seen("2025-12-11", basis="central").remarks[0] == (
        "Estimates or reported figures; against the Government's target, unless noted."
    )


def test_every_figure_and_target_shown_leads_to_its_line_and_source():
    store = real_store()
    for day, basis in product(DAYS, BASES):
        for r in seen(day, basis=basis).every_row:
            for shown, origin in ((r.actual, r.actual_origin), (r.target, r.target_origin)):
                assert (shown is None) or (origin is not None and origin.source in store.book.sources)
            if r.actual_origin:
                kept = next(
                    a for a in store.book.actuals if (a.file, a.line) == (r.actual_origin.file, r.actual_origin.line)
                )
                assert kept.indicator == r.indicator
                assert kept.known_from is not None
                assert kept.known_from <= on(day)


def test_every_mark_of_a_row_is_explained_by_a_count_or_by_the_legend():
    for year, basis, area in (("2024", "central", "HP_OLD"), ("2025", "council", "HP"), ("2026", "central", "HP")):
        shown = board(year=year, basis=basis, area=area, lang="en")
        explained = {one.verdict for one in shown.counts} | {mark for mark, _ in shown.legend}
        assert {r.counted for r in (*shown.rows, *shown.stand_ins, *shown.others)} <= explained
        text = lines(shown, Screen())
        assert all(line or before for before, line in pairwise(text)), (year, basis)


@pytest.mark.parametrize(("lang", "said"), [("vi", "2025 (đến 30/6/2025)"), ("en", "2025 (until 30 Jun 2025)")])
def test_the_year_in_which_an_area_ended_is_not_so_far(lang: Lang, said: str):
    years = board(year="2025", area="HP_OLD", lang=lang, as_of="2025-12-11").controls.years
    assert said in [one.label for one in years]
