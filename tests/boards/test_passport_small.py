"""The passport of a result in small books: ranges, bounds, rivals, what there is without a result."""

import pytest
from builders import TOWN, Line, indicator, on, real_book, report, small_store, target, town_store

from indicators.boards.passport import Passport, passport
from indicators.boards.view import View, parse_view
from indicators.model import Indicator
from indicators.store import Store

from .seen import AREAS, NOUNS, board, row_of, view
from .test_passport import every_passport, result

# ---- small books


def small(lines: list[Line], wanted: list[Line], noun: Indicator = NOUNS[0], lang: str = "en") -> Passport | None:
    """Return the passport of the result of a small book."""
    store = book(lines, wanted, noun)
    return result(store, view(store, year="2025", area=TOWN, lang=lang, as_of="2026-06-30"), noun.code)


def book(lines: list[Line], wanted: list[Line], noun: Indicator) -> Store:
    return town_store(lines, wanted, [noun])


def explained(lines: list[Line], wanted: list[Line], noun: Indicator = NOUNS[0], lang: str = "en") -> Passport:
    found = small(lines, wanted, noun, lang)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("figure", "formula"),
    [
        ("9", "9 ÷ 10 × 100 = 90.0000, printed as 90.0%"),
        ("11", "11 ÷ 10 × 100 = 110.0000, printed as 110.0%"),
        ("13", "13 ÷ 10 × 100 = 130.0000, printed as 130.0%"),
    ],
)
def test_where_more_is_better_a_range_is_measured_from_its_low_end(figure: str, formula: str):
    assert explained([report(figure, "2026-01-06")], [target("", low="10", high="12")]).formulas[0] == formula


@pytest.mark.parametrize(
    ("figure", "formula"),
    [("9", "9 − 10 = −1 tonnes"), ("11", "11 − 11 = 0 tonnes"), ("13", "13 − 12 = +1 tonnes")],
)
def test_a_band_is_measured_from_its_nearer_end(figure: str, formula: str):
    noun = indicator("rice", direction="band")
    assert explained([report(figure, "2026-01-06")], [target("", low="10", high="12")], noun).formulas[0] == formula


def test_where_less_is_better_a_range_is_measured_from_its_high_end():
    noun = indicator("rice", direction="lower")
    found = explained([report("13", "2026-01-06")], [target("", low="10", high="12")], noun)
    assert found.formulas[0] == "13 − 12 = +1 tonnes"


@pytest.mark.parametrize(("qualifier", "result"), [("over", "≥ 120.0%"), ("nearly", "≤ 120.0%")])
def test_a_bound_keeps_its_sign_in_the_title_and_the_formula(qualifier: str, result: str):
    wanted = {"over": "10", "nearly": "20"}[qualifier]
    found = explained(
        [report({"over": "12", "nearly": "24"}[qualifier], "2026-01-06", qualifier=qualifier)], [target(wanted)]
    )
    if qualifier == "nearly":  # a bound that settles nothing has no result to explain
        assert found.formulas == ()
        return
    assert found.title.startswith(f"{result}: ")
    assert found.formulas[0].endswith(f"printed as {result}")


@pytest.mark.parametrize(
    ("direction", "said"),
    [("higher", "120.0% against 10 (Government)"), ("lower", "+2 tonnes against ≤ 10 (Government)")],
)
def test_a_rival_is_told_as_the_result_is(direction: str, said: str):
    noun = indicator("rice", direction=direction)
    comparator = {"higher": ">=", "lower": "<="}[direction]
    wanted = [target("11", comparator=comparator), target("10", "central", comparator=comparator)]
    assert explained([report("12", "2026-01-06")], wanted, noun).rivals == (said,)


def test_a_rival_difference_of_a_rate_keeps_its_sign_in_points():
    percent = {"indicator": "growth", "unit": "%"}
    wanted = [target("9", **percent), target("7.5", "central", **percent)]
    found = explained([report("8", "2026-01-06", **percent)], wanted, NOUNS[1])
    assert found.rivals == ("+0.5 points against 7.5 (Government)",)


def test_without_a_rival_none_is_listed():
    assert explained([report("12", "2026-01-06")], [target("10")]).rivals == ()


def test_a_rival_that_the_figure_does_not_settle_is_left_out():
    wanted = [target("10"), target("15", "central")]
    found = explained([report("12", "2026-01-06", qualifier="over")], wanted)
    assert found.rivals == ()


@pytest.mark.parametrize(
    ("lines", "wanted", "title", "roles"),
    [
        ([], [target("10")], "10 tonnes: rice, 2025", ["Target"]),
        ([report("12", "2026-01-06")], [target("10", "sector")], "12 tonnes: rice, Town, 2025", ["Actual"]),
        ([report("12", "2026-01-06", "forecast")], [target("10")], "10 tonnes: rice, 2025", ["Target"]),
        (
            [report("9", "2026-01-06", qualifier="over")], [target("10")],
            "over 9 tonnes: rice, 2025", ["Actual", "Target"],
        ),
    ],
)  # fmt: skip
def test_without_a_result_the_passport_tells_what_there_is(
    lines: list[Line], wanted: list[Line], title: str, roles: list[str]
):
    found = explained(lines, wanted)
    assert (found.title, found.formulas) == (title, ())
    assert [one.role for one in found.inputs] == roles


def test_without_figure_and_target_there_is_no_passport():
    assert small([], [target("10", "sector")]) is None


def test_a_watched_indicator_has_figure_and_target_but_no_formula():
    found = explained([report("12", "2026-01-06")], [target("10")], indicator("rice", direction="neutral"))
    assert found.formulas == ()
    assert [one.value for one in found.inputs] == ["12 tonnes", "10 tonnes"]


def test_a_target_without_document_or_day_of_adoption_says_when_it_was_quoted():
    quoted = target("10", adopted_on=None, published_on="2025-02", implied=True, level_inferred=True)
    found = explained([report("12", "2026-01-06")], [quoted])
    assert found.inputs[1].details == (
        "Taken as Council's targets; the source does not say who set it; implied by published percentages",
        "The Paper, Feb 2025",
    )
    assert "(Council; The Paper, Feb 2025)" in dict(found.citations)["en"]
    assert found.inputs[1].language == ""


def test_the_language_of_the_source_is_kept_without_the_mark_of_a_machine_translation():
    for _, _, found in every_passport():
        for one in found.inputs:
            spoken = real_book().sources[one.origin.source].language or ""
            assert one.language == spoken.removesuffix("(mt)")
    assert {one.language for _, _, found in every_passport() for one in found.inputs} >= {"vi", "en"}


def test_the_passport_is_of_the_day_in_view():
    lines = [report("12", "2026-01-06"), report("11", "2026-05-06", "official")]
    store = book(lines, [target("10")], NOUNS[0])
    said = []
    for as_of in ("2026-02-01", "2026-06-30"):
        found = result(store, view(store, on("2026-06-30"), year="2025", area=TOWN, lang="en", as_of=as_of), "rice")
        assert found is not None
        said.append((found.inputs[0].value, found.inputs[0].details[0], found.inputs[0].details[-1]))
    assert said == [("12 tonnes", "estimate", "reported 1 time"), ("11 tonnes", "official", "reported 2 times")]


def test_every_area_with_targets_has_passports():
    assert {shown.area for shown, _, _ in every_passport()} == set(AREAS)
    assert row_of(board(area="HP", year="2025", lang="en"), "fdi").difference is not None


@pytest.mark.parametrize("key", ["list", "result.rice", "share.A0", "due.9.rice"])
def test_several_years_have_no_passport_of_a_year(key: str) -> None:
    store = small_store([report("100", "2026-12-09", period="2026")], [target("500", period="2026..2030")])
    several = parse_view(store, {"year": "2026..2030", "lang": "en", "area": TOWN}, on("2027-01-15"), ranges=True)
    assert isinstance(several, View)
    assert passport(store, several, key, on("2027-01-15")) is None
