"""Who is compared with whom, and what an address can ask for."""

import pytest
from builders import TOWN, YEAR, cumulative, indicator, real_store

from indicators.boards.comparison import ComparisonBoard
from indicators.boards.peers import PEERS, ComparisonQuery, peer_areas, province_view, provinces
from indicators.boards.view import Unknown, View, parse_view

from .compared import asked, compared, few, opened, ranks, refused, said_of, small, towns
from .seen import LANGUAGES, TODAY, board, follow, view

CITIES_BEFORE = {"HP", "01", "46", "48", "79", "92"}


def codes(peers: str, as_of: str = "2026-11-15") -> set[str]:
    found = peer_areas(real_store(), view(area="HP", as_of=as_of), peers)
    assert found is not None
    return {a.code for a in found}


def test_there_are_34_provinces_and_cities_and_none_that_was_merged():
    found = provinces(real_store())
    assert len(found) == 34
    assert {a.ends for a in found} == {None}
    assert {a.kind for a in found} == {"city", "province"}
    assert sum(a.code == "HP" for a in found) == 1


@pytest.mark.parametrize(
    ("day", "added"),
    [
        ("2026-02-01", set()),
        ("2026-04-29", set()),
        ("2026-04-30", {"75"}),
        ("2026-08-31", {"75"}),
        ("2026-09-01", {"75", "22"}),
        ("2026-10-20", {"75", "22", "24"}),
    ],
)
def test_a_centrally_run_city_counts_from_the_day_it_became_one(day: str, added: set[str]):
    assert codes("cities", day) == CITIES_BEFORE | added


def test_the_region_of_the_city_is_the_red_river_delta():
    areas = real_store().book.areas
    assert codes("region") == {"HP", "01", "22", "24", "33", "37"}
    assert {areas[code].region_en for code in codes("region")} == {"Red River Delta"}


@pytest.mark.parametrize("peers", ["22,48", "22, 48", "48,22,HP", "22,48,31", "22,22,48"])
def test_chosen_areas_stand_beside_the_city_in_any_order(peers: str):
    assert codes(peers) == {"22", "48", "HP"}


@pytest.mark.parametrize("peers", ["22,XX", "HP_OLD", "VN", ",", "22,", "10804", "All", "<b>"])
def test_a_set_with_an_area_that_is_not_a_province_is_refused_and_every_choice_opens(peers: str):
    assert peer_areas(real_store(), view(area="HP"), peers) is None
    found = refused(area="HP", lang="en", peers=peers)
    assert found.message == f"There is no peer set “{peers}”."
    assert [one.asked.peers for one in opened(found)] == list(PEERS)


@pytest.mark.parametrize(("peers", "plain"), [
    ("22,48,31", "22,48"), ("22,22,48", "22,48"), ("48,22,HP", "48,22"), ("31", "HP"), ("HP", "HP"),
    ("22, 48", "22,48"),
])  # fmt: skip
def test_chosen_areas_are_named_once_and_by_their_codes_in_the_order_asked_for(peers: str, plain: str):
    assert offered(peers=peers).asked.peers == plain


def test_an_alias_of_an_indicator_opens_it():
    assert compared(area="HP", id="gdp_growth").asked.indicator == "grdp_growth"


@pytest.mark.parametrize("code", ["01", "22"])
def test_a_province_without_targets_can_stand_in_the_place_of_the_city(code: str):
    params = {"area": code, "lang": "en", "as_of": "2026-11-01"}
    shown = province_view(real_store(), params, TODAY)
    assert isinstance(shown, View)
    assert (shown.area, shown.lang, shown.as_of.isoformat()) == (code, "en", "2026-11-01")


def test_the_city_and_what_is_no_province_open_as_on_every_page():
    for area in ("HP", "31", "HP_OLD", "XX"):
        params = {"area": area, "lang": "en"}
        assert province_view(real_store(), params, TODAY) == parse_view(real_store(), params, TODAY)
    assert isinstance(province_view(real_store(), {"area": "01", "as_of": "x"}, TODAY), Unknown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_indicator_is_named_and_every_choice_opens(lang: str):
    found = refused(area="HP", lang=lang, id="grdp_grwth")
    assert "“grdp_grwth”" in found.message
    shown = opened(found)
    assert shown[0].asked.indicator == "grdp_growth"
    assert {one.view.lang for one in shown} == {lang}


def test_an_indicator_without_a_name_like_it_offers_the_first_ones():
    found = refused(area="HP", lang="en", id="~~~")
    assert [one.asked.indicator for one in opened(found)] == [c.value for c in offered().indicators[:3]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_period_is_named_and_every_choice_opens_the_same_indicator(lang: str):
    found = refused(area="HP", lang=lang, id="grdp_growth", period="1999")
    assert "“1999”" in found.message
    shown = opened(found)
    assert [one.asked.period for one in shown] == [c.value for c in offered().periods[:3]]
    assert {one.asked.indicator for one in shown} == {"grdp_growth"}


def test_a_choice_of_a_refusal_keeps_the_day_and_the_area():
    found = refused(area="HP", as_of="2026-02-01", id="grdp_growth", period="1999")
    assert {(query["as_of"], query["area"]) for _, query in found.choices} == {("2026-02-01", "HP")}


def test_a_day_before_any_figure_of_other_areas_is_told_by_its_day():
    store = few([said_of(TOWN, "8"), said_of("A", "7")], "A", "B")
    for lang, words in (("en", "By 30 Jun 2026"), ("vi", "Đến ngày 30/6/2026")):
        found = refused(store, area=TOWN, year=YEAR, lang=lang, as_of="2026-06-30")
        assert found.message.startswith(words)
        assert found.choices == ()


def test_two_areas_with_a_figure_are_no_comparison_and_three_are():
    two = [said_of(TOWN, "8"), said_of("A", "7")]
    refused(few(two, "A", "B"), area=TOWN, year=YEAR, id="growth")
    assert small(few([*two, said_of("B", "6")], "A", "B")).of == 3


# ---- defaults and choices


def offered(**params: str) -> ComparisonBoard:
    return compared(**{"area": "HP", "id": "grdp_growth", "lang": "en", **params})


def test_an_address_alone_opens_the_first_indicator_in_the_year_of_the_view_among_all():
    assert asked(area="HP", year="2025")[1] == ComparisonQuery("grdp_growth", "2025", "year", "all")


def test_a_year_without_figures_opens_the_newest_period_that_has_them():
    shown = compared(area="HP", year="2026", id="export")
    assert shown.asked.period == shown.periods[0].value != "2026"


def test_whole_years_are_offered_first_and_then_parts_of_years_each_newest_first():
    periods = [c.value for c in offered().periods]
    years = [p for p in periods if len(p) == 4]
    assert periods == [*sorted(years, reverse=True), *sorted(set(periods) - set(years), reverse=True)]
    assert {"2025", "2024", "2026-09"} <= set(periods)


@pytest.mark.parametrize("day", ["2025-07-31", "2026-02-01", "2026-11-15"])
def test_every_period_and_indicator_offered_opens_with_at_least_three_areas(day: str):
    first = compared(area="HP", as_of=day)
    for noun in first.indicators:
        of_noun = compared(area="HP", as_of=day, id=noun.value)
        assert [c.value for c in of_noun.indicators if c.chosen] == [noun.value]
        for period in of_noun.periods:
            shown = compared(area="HP", as_of=day, id=noun.value, period=period.value)
            assert shown.of >= 3
            assert [c.value for c in shown.periods if c.chosen] == [period.value]


def test_the_chosen_areas_are_offered_as_a_set_while_they_are_chosen():
    assert [c.value for c in offered().peer_sets] == ["all", "cities", "region"]
    shown = offered(peers="22,48")
    assert [(c.value, c.label) for c in shown.peer_sets if c.chosen] == [("22,48", "The areas chosen")]
    assert [c.value for c in shown.peer_sets] == ["all", "cities", "region", "22,48"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sets_are_named_in_the_language_of_the_page(lang: str):
    words = {"vi": "34 tỉnh, thành phố", "en": "The 34 provinces and cities"}
    assert offered(lang=lang).peer_sets[0].label == words[lang]


def test_the_address_of_a_comparison_opens_it_again():
    shown = offered(peers="22,48", period="2026-09", as_of="2026-10-20")
    again = compared(**shown.params())
    assert (again.asked, again.view, again.sentence) == (shown.asked, shown.view, shown.sentence)
    assert shown.params(peers="all")["peers"] == "all"
    assert follow(shown.params()).lang == "en"


def test_the_days_offered_are_those_of_the_scoreboard():
    assert offered(year="2025").days == board(area="HP", year="2025", lang="en").controls.days


def test_a_part_of_a_year_is_compared_with_the_same_part():
    lines = [cumulative(v, "2025-06", "2025-07-06", area=a, indicator="growth", unit="%") for a, v in
             ((TOWN, "7"), ("A", "8"), ("B", "9"))]  # fmt: skip
    shown = small(few([*lines, said_of("A", "1"), said_of("B", "2")], "A", "B"), period="2025-06")
    assert ranks(shown) == [("B", 1), ("A", 2), (TOWN, 3)]
    assert shown.sentence.startswith("6 months of 2025: growth of Town at 7%")


def test_an_area_without_a_region_is_compared_with_those_without_one():
    lines = [said_of(TOWN, "8"), said_of("A", "7"), said_of("B", "6"), said_of("C", "5")]
    far = towns("C", region="FAR")[2]
    store = few(lines, territories=(*towns("A", "B"), far))
    assert {p.area for p in small(store, peers="region").places} == {TOWN, "A", "B"}


def test_a_forecast_is_no_figure_to_compare():
    lines = [said_of(TOWN, "8"), said_of("A", "7"), said_of("B", "6"), said_of("C", "99", stage="forecast")]
    shown = small(few(lines, "A", "B", "C"))
    assert [p.area for p in shown.missing] == ["C"]
    assert shown.of == 3


def test_names_follow_the_language_and_the_short_form_where_there_is_one():
    both = {"vi": "Tăng trưởng dài", "en": "Long growth"}
    short = {"vi": "Tăng", "en": "Grow"}
    lines = [said_of(TOWN, "8"), said_of("A", "7"), said_of("B", "6")]
    for noun, words in (
        (indicator("growth", "rate", name=both), both),
        (indicator("growth", "rate", short=short), short),
    ):
        store = few(lines, "A", "B", noun=noun)
        for lang in LANGUAGES:
            assert small(store, lang=lang).name == words[lang]
