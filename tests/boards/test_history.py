"""Every report of a year's figure and every version of its target, as the page of an indicator lists them."""

from decimal import Decimal

import pytest
from builders import OLD_TOWN, TOWN, Line, indicator, real_book, real_store, report, small_store, target

from indicators import queries
from indicators.boards.history import Report, Version
from indicators.boards.indicator import indicator_board
from indicators.model import Source, last_day
from indicators.wording import Lang, say

from .paged import real_page, small_page, some_pages
from .seen import TODAY, number_of, view


def told(reports: tuple[Report, ...]) -> list[tuple[str, str]]:
    return [(r.value, r.change) for r in reports]


def states(versions: tuple[Version, ...]) -> list[tuple[str, str, bool]]:
    return [(v.value, v.state, v.binding) for v in versions]


# ---- the record


def test_revenue_of_2025_rose_from_report_to_report_whatever_the_press_printed_between():
    exact = [
        (r.value, r.change) for r in reversed(real_page("budget_total").reports) if r.series == "reported by the city"
    ]
    assert [pair for pair in exact if pair[0][0].isdigit()] == [
        ("187,766.6", ""), ("190,379", "+2,612.4"), ("190,379", ""), ("196,911.318", "+6,532.318"),
    ]  # fmt: skip


@pytest.mark.parametrize(("lang", "change"), [("vi", "−0,54"), ("en", "−0.54")])
def test_growth_of_2025_fell_by_54_hundredths_within_a_week(lang: Lang, change: str):
    first, second = reversed(real_page("grdp_growth", "2025-12-09", lang).reports)
    assert (first.change, second.change) == ("", change)
    assert (first.current, second.current) == (False, True)


def test_the_governments_target_of_growth_superseded_an_earlier_one():
    listed = {v.value: v for v in real_page("grdp_growth").versions if v.basis == "Government's targets" and not v.area}
    assert (listed["12.2"].state, listed["12.5"].state) == ("in force", "superseded")
    assert (listed["12.2"].adopted, listed["12.5"].adopted) == ("quoted 2 Dec 2025", "quoted Jul 2025")


def test_targets_of_the_areas_before_the_merger_are_listed_with_their_area():
    old = [v for v in real_page("budget_total").versions if v.area]
    assert {(v.area, v.state, v.binding) for v in old} == {
        ("Hai Phong (before the merger)", "of an area before the merger", False)
    }


def test_a_target_only_implied_by_percentages_says_so():
    central = next(v for v in real_page("budget_total").versions if v.basis.startswith("Government"))
    assert (central.basis, central.value) == ("Government's targets; implied by published percentages", "about 147,400")


# ---- what holds for every indicator


def test_reports_are_all_that_is_known_newest_first_each_in_its_line():
    for shown in some_pages():
        code, v = shown.row.indicator, shown.view
        known = queries.vintages(real_store(), code, v.area, str(v.year), v.as_of)
        assert [(r.origin.file, r.origin.line) for r in shown.reports] == [(a.file, a.line) for a in reversed(known)]
        assert [r.printed for r in shown.reports] == [a.as_printed for a in reversed(known)]
        days = [last_day(a.published_on or "") for a in reversed(known)]
        assert days == sorted(days, reverse=True)


def test_one_report_is_marked_as_the_one_in_use_where_the_row_has_a_figure():
    for shown in some_pages():
        used = [r for r in shown.reports if r.current]
        assert len(used) <= 1
        if shown.row.actual is not None:
            assert [r.origin for r in used] == [shown.row.actual_origin]


def test_each_change_is_the_difference_from_the_exact_report_before_it_in_its_series():
    lines = {(a.file, a.line): a for a in real_book().actuals}
    seen = 0
    for shown in some_pages():
        before: dict[str, Decimal] = {}
        for one in reversed(shown.reports):
            record = lines[one.origin.file, one.origin.line]
            earlier = None if record.qualifier else before.get(record.series)
            expected = None if earlier is None or earlier == record.value else record.value - earlier
            assert (number_of(one.change, shown.view.lang) if one.change else None) == expected
            seen += expected is not None
            if not record.qualifier:
                before[record.series] = record.value
    assert seen > 3


def test_versions_are_all_that_is_known_newest_first_and_those_in_force_are_the_stores():
    for shown in some_pages():
        v = shown.view
        areas = (v.area, *real_store().book.areas[v.area].predecessors)
        known = queries.target_versions(real_store(), shown.row.indicator, areas, str(v.year), v.as_of)
        assert [(s.origin.file, s.origin.line) for s in shown.versions] == [(t.file, t.line) for t in reversed(known)]
        in_force = queries.targets_in_force(real_store(), v.area, str(v.year), v.as_of)
        binding = {(t.file, t.line) for (code, _), t in in_force.items() if code == shown.row.indicator}
        assert {(s.origin.file, s.origin.line) for s in shown.versions if s.binding} == binding
        assert {s.state for s in shown.versions if s.binding} <= {say(v.lang, "indicator.in_force")}


def test_a_version_outside_the_area_is_never_in_force():
    for shown in some_pages():
        allowed = {say(shown.view.lang, f"indicator.{state}") for state in ("superseded", "elsewhere")}
        assert {v.state for v in shown.versions if v.area} <= allowed


# ---- small books


def test_a_change_is_from_the_last_exact_report_of_the_same_series():
    lines = [
        report("10", "2025-12-01"), report("11", "2025-12-02", series="press"),
        report("9", "2025-12-03", "estimate", "over"),
        report("10.5", "2025-12-04"), report("10.5", "2025-12-05"), report("10.2", "2025-12-06", "official"),
    ]  # fmt: skip
    shown = small_page(lines, [target("10")]).reports
    assert told(shown) == [("10.2", "−0.3"), ("10.5", ""), ("10.5", "+0.5"), ("over 9", ""), ("11", ""), ("10", "")]
    assert [r.current for r in shown] == [True, False, False, False, False, False]
    assert shown[0].stage == "official"
    assert shown[0].published == "6 Dec 2025"


def test_reports_of_a_later_day_are_not_listed():
    lines = [report("10", "2025-12-01"), report("12", "2026-03-01")]
    assert told(small_page(lines, [target("10")], "2026-01-01").reports) == [("10", "")]


def test_without_reports_or_targets_the_lists_are_empty():
    shown = small_page([], [])
    assert (shown.reports, shown.versions) == ((), ())


def test_a_version_is_superseded_by_the_next_and_a_draft_never_binds():
    wanted = [
        target("9", adopted_on="2024-12-01"),
        target("10", adopted_on="2025-07-01", supersedes=("T0",), document="42/NQ"),
        target("8", "draft", adopted_on="2025-01-10"), target("7", "press", adopted_on="2025-01-20"),
        target("6", "long_term", adopted_on="2025-01-30"),
    ]  # fmt: skip
    assert states(small_page([], wanted).versions) == [
        ("10", "in force", True), ("6", "not used to judge", False), ("7", "not used to judge", False),
        ("8", "not used to judge", False), ("9", "superseded", False),
    ]  # fmt: skip
    assert states(small_page([], wanted, "2025-06-30").versions)[-1] == ("9", "in force", True)


def test_the_act_and_the_day_of_adoption_are_told_or_else_when_it_was_quoted():
    wanted = [target("9", document="42/NQ"), target("10", "central", adopted_on=None, published_on="2025-03")]
    adopted = [(v.document, v.adopted) for v in small_page([], wanted).versions]
    assert adopted == [("", "quoted Mar 2025"), ("42/NQ", "1 Jan 2025")]


@pytest.mark.parametrize(
    ("marks", "basis"),
    [
        ({"implied": True}, "Council's targets; implied by published percentages"),
        ({"level_inferred": True}, "Taken as Council's targets; the source does not say who set it"),
        ({}, "Council's targets"),
    ],
)
def test_what_is_inferred_of_a_target_stands_beside_its_basis(marks: Line, basis: str):
    assert small_page([], [target("9") | marks]).versions[0].basis == basis


def test_a_target_of_the_area_before_is_superseded_only_once_that_came_into_force():
    wanted = [
        target("4", area=OLD_TOWN, adopted_on="2024-12-01"), target("5", area=OLD_TOWN, adopted_on="2024-12-02"),
        target("10", adopted_on="2025-07-25", supersedes=("T0",)),
    ]  # fmt: skip
    store = small_store([], wanted, indicators=[indicator("rice")])
    found = []
    for as_of in ("2025-07-25", "2026-06-30"):
        shown = view(store, TODAY, year="2025", area=TOWN, lang="en", as_of=as_of)
        found.append([(v.value, v.area, v.state) for v in indicator_board(store, "rice", shown, TODAY).versions])
    elsewhere = "of an area before the merger"
    assert found[0] == [("10", "", "in force"), ("5", "Old Town", elsewhere), ("4", "Old Town", "superseded")]
    assert found[1] == found[0]


def test_the_words_of_a_source_are_marked_with_their_language():
    spoken = Source(id="S2", publisher="Paper", title="Page", language="en(mt)")
    shown = small_page(
        [report("9", "2025-12-01", source="S2")], [target("9", source="S2"), target("8", "central")], sources=(spoken,)
    )
    assert [r.language for r in shown.reports] == ["en"]
    assert [v.language for v in shown.versions] == ["", "en"]
