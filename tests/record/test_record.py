"""The files of the record say what the public pages say."""

from datetime import date
from decimal import Decimal

import pytest
from builders import real_book, real_store

from indicators import attainment, queries

D = Decimal
BOOK = real_book()
ACTUALS, TARGETS = {a.id: a for a in BOOK.actuals}, {t.id: t for t in BOOK.targets}


@pytest.mark.parametrize(
    ("verdict", "figure", "met", "of"),
    [("V2025-2", "A0174", 18, 22), ("V2024-1", "A0252", 16, 19), ("V2023-1", "A0349", 14, 19)],
)
def test_the_citys_own_count_is_the_one_its_figure_printed(verdict: str, figure: str, met: int, of: int):
    counted = next(v for v in BOOK.verdicts if v.id == verdict)
    printed = ACTUALS[figure]
    assert (counted.met_or_exceeded, counted.of) == (printed.value, printed.of) == (met, of)
    assert printed.as_printed.startswith(f"{met}/{of} ")
    assert (counted.area, str(counted.year), counted.published_on) == (
        printed.area,
        printed.period,
        printed.published_on,
    )
    assert (counted.source,) == printed.source


def test_the_city_named_four_misses_of_2025_and_counted_18_of_22():
    named = next(v for v in BOOK.verdicts if v.id == "V2025-1")
    assert named.missed == ("grdp_growth", "income_per_head", "iip_growth", "fdi")
    assert (named.published_on, named.exceeded) == ("2025-12-18", ("social_housing",))
    assert 22 - len(named.missed) == 18


def test_the_merged_investment_target_is_the_sum_of_its_parts():
    merged = TARGETS["T0072"]
    parts = [TARGETS[key].value for key in merged.supersedes]
    assert parts == [D(240000), D(80850)]
    assert attainment.merged_sum(p for p in parts if p is not None) == merged.value == D(320850)


def test_the_merged_growth_target_is_the_weighted_one_of_its_parts():
    merged = TARGETS["T0043"]
    parts = [TARGETS[key].value for key in merged.supersedes]
    assert parts == [D("12.5"), D(12)]
    weighted = attainment.merged_growth([(D("12.5"), D("0.709")), (D(12), D("0.291"))])
    assert weighted.quantize(D("0.01")) == merged.value == D("12.35")


@pytest.mark.parametrize(
    ("key", "value", "day", "stage"),
    [
        ("A0001", "12.35", "2025-12-02", "estimate"),
        ("A0002", "11.81", "2025-12-09", "estimate"),
    ],
)
def test_growth_of_2025_was_reported_twice(key: str, value: str, day: str, stage: str):
    found = ACTUALS[key]
    assert (found.indicator, found.area, found.period) == ("grdp_growth", "HP", "2025")
    assert (found.value, found.published_on, found.stage) == (D(value), day, stage)


def exact_reports(indicator: str) -> list[tuple[str, Decimal]]:
    found = [
        a for a in BOOK.actuals if (a.indicator, a.area, a.period) == (indicator, "HP", "2025") and not a.qualifier
    ]
    return [(a.published_on or "", a.value) for a in found]


def test_revenue_of_2025_moved_three_times():
    found = exact_reports("budget_total")
    for pair in (("2025-12-02", "187766.6"), ("2026-01-06", "190379"), ("2026-01-19", "196911.318")):
        assert (pair[0], D(pair[1])) in found


def test_exports_of_2025_stand_beside_each_other_by_series():
    rows = [a for a in BOOK.actuals if (a.indicator, a.area, a.period) == ("export", "HP", "2025")]
    assert {(a.series, a.value) for a in rows} >= {("city", D("50.14")), ("customs", D("46.55"))}


def test_the_fall_of_cumulative_exports_is_kept():
    pairs = queries.falling_cumulative(real_store(), "HP", 2025, date(2025, 12, 11))
    assert [(b.period, b.value, a.period, a.value) for b, a in pairs if a.indicator == "export"] == [
        ("2025-09", D("36.0"), "2025-10", D("33.37"))
    ]


def test_the_two_revenue_estimates_of_2025_are_only_implied():
    implied = {
        (t.basis, t.value) for t in BOOK.targets if t.implied and t.indicator == "budget_total" and t.period == "2025"
    }
    assert {("central", D(147400)), ("council_estimate", D(148500))} <= implied


def test_no_commune_is_said_to_be_green_or_not_beyond_the_citys_own_sum():
    communes = {a.code for a in BOOK.areas.values() if a.parent == "HP"}
    assert [a.id for a in BOOK.actuals if a.area in communes] == []


def test_a_figure_without_a_date_never_counts():
    undated = {a.id for a in BOOK.actuals if a.published_on is None}
    for area in ("HP", "HP_OLD", "HD_OLD", "VN"):
        for year in ("2023", "2024", "2025"):
            found = queries.figures_in_force(real_store(), area, year, date(2099, 12, 31))
            assert undated.isdisjoint(f.actual.id for f in found.values())
