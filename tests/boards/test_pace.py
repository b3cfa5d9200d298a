"""The pace of an open year as it is said: what is due, what is there, what the rest requires."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from builders import OLD_TOWN, TOWN, Line, cumulative, indicator, on, real_store, report, small_store, target

from indicators.boards.context import Context, gather
from indicators.boards.pace import Pace, pace_of
from indicators.store import Store
from indicators.wording import Lang, words

from .seen import LANGUAGES, numbers_in, view

D = Decimal


def context(store: Store, lang: Lang, as_of: str, year: str, area: str) -> Context:
    return gather(store, view(store, on("2026-11-15"), year=year, as_of=as_of, area=area, lang=lang, basis="council"))


def paced(
    store: Store, code: str = "rice", lang: Lang = "en", as_of: str = "2025-11-30", year: str = "2025", area: str = TOWN
) -> Pace | None:
    return pace_of(context(store, lang, as_of, year, area), code)


def of(lines: Sequence[Line], targets: Sequence[Line], **other: Any) -> Pace:  # noqa: ANN401 - passed on
    found = paced(small_store(lines, targets), **other)
    assert found
    return found


def city(code: str, year: int, as_of: str, lang: Lang = "en", area: str = "HP") -> Pace | None:
    return paced(real_store(), code, lang, as_of, str(year), area)


def earlier(*shares: tuple[int, str], whole: str = "100", month: str = "09") -> list[Line]:
    return [
        line
        for year, so_far in shares
        for line in (
            cumulative(so_far, f"{year}-{month}", f"{year}-12-31"),
            report(whole, f"{year}-12-31", period=str(year)),
        )
    ]


# ---- the record


def test_revenue_of_two_months_of_2026_is_ahead_of_the_scenario_that_its_source_quotes():
    found = city("budget_total", 2026, "2026-03-05")
    assert found
    assert (found.period, found.ytd, found.target, found.status) == ("2026-02", "41546", "194900", "ahead")
    assert (found.expected_rule, found.required_rest, found.projection) == ("quoted", "153354", None)
    assert found.rule_words == "as quoted by Thời báo Tài chính VN"
    said = (found.expected_pct, found.pace_pct, found.required_per_month, found.times_pace_so_far)
    assert [s.value for s in said if s] == ["17.6", "120.8", "15335.4", "0.74"]
    assert [s.words for s in said if s][1:] == [
        "120.8% of the city's scenario for 2 months",
        "15,335.4 billion VND needed in each month left",
        "0.74 times the mean of the first 2 months",
    ]
    assert found.required_growth_pct is None  # no two months of 2025 for the merged city


def test_the_same_revenue_in_vietnamese():
    found = city("budget_total", 2026, "2026-03-05", "vi")
    assert found
    assert (found.period_words, found.status_words) == ("2 tháng 2026", "vượt tiến độ")
    said = (found.pace_pct, found.required_per_month, found.times_pace_so_far)
    assert [s.words for s in said if s] == [
        "120,8% kịch bản 2 tháng của thành phố",
        "cần 15.335,4 tỷ đồng mỗi tháng còn lại",
        "0,74 lần bình quân 2 tháng đầu",
    ]


def test_before_six_months_an_even_split_says_no_word_and_no_share_of_what_is_due():
    lines = [cumulative("10", "2025-05", "2025-06-06")]
    early = of(lines, [target("100")], as_of="2025-06-10")
    assert (early.expected_rule, early.status, early.status_words, early.pace_pct) == ("even_split", None, None, None)
    assert early.required_per_month
    half = of([cumulative("10", "2025-06", "2025-07-06")], [target("100")], as_of="2025-07-10")
    assert (half.expected_rule, half.status) == ("even_split", "behind")
    done = of([cumulative("100", "2025-02", "2025-03-06")], [target("100")], as_of="2025-03-10")
    assert done.status == "reached"


def test_a_figure_older_than_a_hundred_days_says_nothing_of_the_pace():
    assert city("budget_total", 2026, "2026-06-08")
    assert city("budget_total", 2026, "2026-06-09") is None
    assert city("budget_total", 2026, "2026-11-30") is None
    assert city("iip_growth", 2026, "2026-11-30") is None  # a rate against its scenario is as old


def test_growth_of_the_third_quarter_of_2025_was_below_its_scenario():
    found = city("grdp_growth", 2025, "2025-11-15", "vi")
    assert found
    assert (found.period, found.scenario, found.status, found.target) == ("2025-Q3", "13.92", None, None)
    assert found.gap
    assert found.gap.value == "-1.45"
    assert found.gap.words == "thấp hơn 1,45 điểm phần trăm so với kịch bản quý 3/2025 (13,92%)"


def test_growth_of_2026_has_a_scenario_for_the_first_quarter_and_no_figure_of_it():
    assert city("grdp_growth", 2026, "2026-11-15") is None


def test_over_162875_of_165011_after_ten_months_is_ahead_by_at_least_so_much():
    found = city("budget_total", 2025, "2025-11-15")
    assert found
    assert (found.status, found.bound) == ("ahead", ">=")
    said = (found.pace_pct, found.required_per_month, found.times_pace_so_far)
    assert [s.words.split(" of")[0].split(" billion")[0].split(" times")[0] for s in said if s] == [
        "≥ 118.4%", "≤ 1,068.3", "≤ 0.07",
    ]  # fmt: skip


def test_nearly_1300_of_5500_is_behind():
    found = city("fdi", 2025, "2025-10-08")
    assert found
    assert (found.status, found.bound) == ("behind", "<=")
    assert found.pace_pct
    assert found.pace_pct.words.startswith("≤ 47.3%")
    assert found.required_per_month
    assert found.required_per_month.words.startswith("≥ 700 million USD")


def test_the_old_city_in_november_2024_needs_less_than_last_years_rest():
    found = city("budget_total", 2024, "2024-11-30", area="HP_OLD")
    assert found
    assert found.required_growth_pct
    assert found.required_growth_pct.value == "-93.7"  # 1,044 where December 2023 brought 16,681.8
    assert found.required_growth_pct.words == "growth needed over the same months of last year: −93.7%"
    assert found.expected_rule == "even_split"  # one year is not enough


def test_every_pace_of_the_record_speaks_both_languages_with_the_same_numbers():
    days = ((2025, "2025-07-30", "HP"), (2025, "2025-11-15", "HP"), (2026, "2026-11-15", "HP"))
    checked = 0
    for year, day, area in (*days, (2024, "2024-11-30", "HP_OLD")):
        seen = [context(real_store(), lang, day, str(year), area) for lang in LANGUAGES]
        for code in real_store().book.indicators:
            vi, en = (pace_of(one, code) for one in seen)
            assert (vi is None) == (en is None)
            if vi and en:
                checked += 1
                for name in ("expected_pct", "pace_pct", "required_per_month", "times_pace_so_far"):
                    one, other = getattr(vi, name), getattr(en, name)
                    assert (one is None) == (other is None)
                    if one:
                        assert one.value == other.value
                        assert D(one.value) in numbers_in(one.words, "vi")
                        assert D(one.value) in numbers_in(other.words, "en")
    assert checked > 10


# ---- which rule


def test_the_scenario_of_the_months_elapsed_comes_first():
    path = target("60", "scenario", period="2025-01..09")
    lines = [cumulative("57", "2025-09", "2025-10-06"), *earlier((2023, "50"), (2024, "50"))]
    found = of(lines, [target("100"), path])
    assert (found.expected_rule, found.status) == ("scenario", "near_pace")
    assert [s.words for s in (found.expected_pct, found.pace_pct) if s] == [
        "60.0% of the year's target (by the scenario)",
        "95.0% of what is due after 9 months",
    ]


def test_a_scenario_for_a_quarter_is_no_path_for_an_amount():
    path = target("60", "scenario", period="2025-Q3")
    assert of([cumulative("57", "2025-09", "2025-10-06")], [target("100"), path]).expected_rule == "even_split"


def test_earlier_years_of_the_area_come_before_an_even_split():
    lines = [cumulative("54", "2025-09", "2025-10-06"), *earlier((2022, "50"), (2023, "60"), (2024, "70"))]
    found = of(lines, [target("100")])
    assert (found.expected_rule, found.status) == ("past_years", "behind")
    assert found.expected_pct
    assert found.expected_pct.words == "60.0% of the year's target (mean of 3 earlier years)"
    assert found.projection
    assert (found.projection.central, found.projection.low, found.projection.high) == ("90", "77.14", "108")
    assert found.projection.words == "about 90 (77.14–108) tonnes in the year, computed here"
    assert found.required_growth_pct
    assert found.required_growth_pct.words == "growth needed over the same months of last year: +53.3%"  # 46 after 30


def test_a_bound_is_not_projected():
    lines = [cumulative("54", "2025-09", "2025-10-06", qualifier="over"), *earlier((2023, "60"), (2024, "70"))]
    found = of(lines, [target("100")])
    assert (found.expected_rule, found.projection) == ("past_years", None)


def test_a_year_with_more_so_far_than_in_the_whole_gives_no_share_and_no_rest():
    lines = [cumulative("54", "2025-09", "2025-10-06"), *earlier((2023, "60"), (2024, "120"))]
    found = of(lines, [target("100")])
    assert (found.expected_rule, found.projection, found.required_growth_pct) == ("even_split", None, None)


def test_years_of_the_area_before_the_merger_do_not_count():
    old = [line | {"area": OLD_TOWN} for line in earlier((2023, "50"), (2024, "50"))]
    found = of([cumulative("57", "2025-09", "2025-10-06"), *old], [target("100")])
    assert (found.expected_rule, found.required_growth_pct) == ("even_split", None)


# ---- how it is said


@pytest.mark.parametrize(
    ("ytd", "qualifier", "status", "said"),
    [
        ("100", "", "reached", "reached early"),
        ("75", "", "ahead", "ahead"),
        ("74", "", "near_pace", "near pace"),
        ("60", "", "behind", "behind"),
        ("74", "over", None, "the published number is only a bound: not settled"),
        ("100", "nearly", None, "the published number is only a bound: not settled"),
    ],
)
def test_a_pace_is_said_in_words_and_an_open_bound_says_why_not(
    ytd: str, qualifier: str, status: str | None, said: str
):
    found = of([cumulative(ytd, "2025-09", "2025-10-06", qualifier=qualifier)], [target("100")])
    assert found.status == status
    assert found.status_words == (said if status else words("en")["note.bound_unsettled"])


def test_a_target_over_a_value_is_only_reached_beyond_it():
    plan = [target("100", comparator=">")]
    states = [of([cumulative(value, "2025-09", "2025-10-06")], plan).status for value in ("100", "101")]
    assert states == ["ahead", "reached"]


def test_a_range_is_on_its_way_to_its_floor():
    found = of([cumulative("60", "2025-09", "2025-10-06")], [target("", low="80", high="120")])
    assert (found.target, found.status, found.required_rest) == ("80", "ahead", "20")


def test_once_reached_nothing_more_is_required_or_projected():
    lines = [cumulative("110", "2025-09", "2025-10-06"), *earlier((2023, "50"), (2024, "50"))]
    found = of(lines, [target("100")])
    assert found.required_rest == "0"
    assert (found.required_per_month, found.times_pace_so_far, found.required_growth_pct) == (None, None, None)
    assert found.projection is None


def test_after_twelve_months_no_month_is_left_to_require_anything_of():
    lines = [cumulative("90", "2025-12", "2025-12-30"), *earlier((2024, "90"), month="12")]
    found = of(lines, [target("100")], as_of="2025-12-31")
    assert (found.status, found.required_rest) == ("behind", "10")
    assert (found.required_per_month, found.times_pace_so_far, found.required_growth_pct) == (None, None, None)


def test_where_nothing_came_so_far_no_multiple_of_it_is_given():
    found = of([cumulative("0", "2025-06", "2025-07-06")], [target("90")], as_of="2025-08-31")
    assert (found.status, found.times_pace_so_far) == ("behind", None)
    assert found.required_per_month
    assert found.required_per_month.value == "15"


@pytest.mark.parametrize(
    ("lang", "kept", "times"),
    [
        ("vi", "120,0% mức cần có sau 1 tháng", "0,82 lần mức của tháng đầu"),
        ("en", "120.0% of what is due after 1 month", "0.82 times the first month"),
    ],
)
def test_after_one_month_there_is_no_plural(lang: Lang, kept: str, times: str):
    before = earlier((2023, "10"), (2024, "10"), whole="120", month="01")
    found = of([*before, cumulative("10", "2025-01", "2025-02-06")], [target("100")], lang=lang, as_of="2025-03-01")
    assert [s.words for s in (found.pace_pct, found.times_pace_so_far) if s] == [kept, times]


@pytest.mark.parametrize(
    ("wanted", "ytd", "per_month"),
    [
        ("100", "40", "20"),
        ("100", "39", "20.33"),
        ("1000", "0.5", "333.2"),
        ("60000", "1", "19999.7"),
        ("1", "0.5", "0.1667"),
    ],
)
def test_a_monthly_amount_has_four_digits_and_at_least_one_decimal_unless_fewer_are_exact(
    wanted: str, ytd: str, per_month: str
):
    found = of([cumulative(ytd, "2025-09", "2025-10-06")], [target(wanted)])
    assert found.required_per_month
    assert found.required_per_month.value == per_month


def test_where_only_wholes_exist_a_monthly_amount_is_whole():
    nouns = [indicator("rice", unit="place")]
    store = small_store([cumulative("39", "2025-09", "2025-10-06")], [target("100")], indicators=nouns)
    found = paced(store)
    assert found
    assert found.required_per_month
    assert found.required_per_month.words == "20 place needed in each month left"
