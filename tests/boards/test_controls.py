"""The choices around a view: each opens a board."""

from itertools import product
from urllib.parse import parse_qsl

import pytest
from builders import TOWN, areas, real_book, real_store, report, small_store, target

from indicators import queries
from indicators.boards.controls import controls
from indicators.boards.view import BASES
from indicators.model import Session

from .seen import AREAS, TODAY, follow, view


def test_the_choices_hold_the_view_itself_exactly_once():
    for area, day, lang in product(AREAS, ("2025-12-11", "2026-01-20", "2025-03-01", ""), ("vi", "en")):
        if area == "HP" and day == "2025-03-01":
            continue  # the merged city had no targets then
        found = view(area=area, lang=lang, as_of=day)
        around = controls(real_store(), found, TODAY)
        for choices in (around.years, around.bases, around.days, around.areas):
            assert sum(choice.chosen for choice in choices) == 1
            assert len({choice.value for choice in choices}) == len(choices)
            assert all(choice.label for choice in choices)


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("as_of", ["", "2025-12-11", "2026-01-20"])
def test_every_choice_of_a_control_opens_a_view(area: str, as_of: str):
    start = view(area=area, as_of=as_of)
    for year in [choice.value for choice in controls(real_store(), start, TODAY).years]:
        found = follow(start.params(year=year))
        around = controls(real_store(), found, TODAY)
        for key, choices in (("basis", around.bases), ("as_of", around.days), ("year", around.years)):
            for choice in choices:
                follow(found.params(**{key: choice.value}))
        for choice in around.before:
            past = follow({**start.params(), **dict(parse_qsl(choice.value))})
            assert past.area in real_store().book.areas[found.area].predecessors
        for choice in around.areas:  # as the page does: another area has other years
            query = found.params(area=choice.value)
            del query["year"]
            follow(query)


def test_the_days_offered_are_today_and_the_sessions_by_which_the_year_had_targets():
    found = controls(real_store(), view(lang="en", year="2025", as_of="2025-12-11"), TODAY).days
    assert [(c.value, c.label, c.chosen) for c in found] == [
        ("latest", "Latest (15 Nov 2026)", False),
        ("2025-12-11", "As of session 32 (11 Dec 2025)", True),
        ("2025-11-20", "As of session 31 (20 Nov 2025)", False),
        ("2025-10-26", "As of session 30 (26 Oct 2025)", False),
        ("2025-07-25", "As of session 29 (25 Jul 2025)", False),
    ]


def test_a_day_that_no_session_ended_on_is_offered_as_itself():
    found = controls(real_store(), view(lang="vi", as_of="2026-01-20"), TODAY).days
    assert (found[-1].value, found[-1].label, found[-1].chosen) == ("2026-01-20", "Tính đến 20/1/2026", True)


def test_sessions_without_a_number_or_a_day_are_no_choice_of_a_day():
    book = real_book()
    dated: list[Session] = [s for s in book.sessions if s.number and s.end and len(s.end) == 10]
    assert 0 < len(dated) < len(book.sessions)
    labels = [c.label for c in controls(real_store(), view(lang="en", area="HP_OLD", year="2024"), TODAY).days]
    assert not [label for label in labels if "None" in label]


def test_a_year_without_a_judged_figure_is_offered_as_under_way():
    found = controls(real_store(), view(lang="en"), TODAY).years
    assert [(c.value, c.label) for c in found] == [("2026", "2026 so far"), ("2025", "2025")]


def test_only_areas_with_yearly_targets_of_a_council_are_offered():
    assert [c.value for c in controls(real_store(), view(), TODAY).areas] == ["HP", "HP_OLD", "HD_OLD"]


def test_a_small_book_offers_what_it_has():
    store = small_store([report("9", "2025-12-02")], [target("1"), target("1", indicator="growth", unit="%")])
    found = controls(store, view(store, lang="en"), TODAY)
    assert [c.value for c in found.areas] == [TOWN]
    assert [c.value for c in found.days] == ["latest"]
    assert len(areas()) == 3


@pytest.mark.parametrize("year", ["2025", "2024"])
def test_a_basis_is_offered_where_a_target_of_the_year_rests_on_it(year: str):
    shown = view(area="HP_OLD", year=year)
    offered = {choice.value for choice in controls(real_store(), shown, TODAY).bases}
    known = {basis for _, basis in queries.targets_in_force(real_store(), "HP_OLD", year, TODAY)}
    assert offered == known & set(BASES) | {"council"}
    assert len(offered) < len(BASES)


def test_the_city_offers_the_years_of_before_the_merger_with_the_area_that_had_them():
    found = controls(real_store(), view(area="HP", lang="en"), TODAY).before
    assert ("area=HP_OLD&year=2024", "2024, Hai Phong (before the merger)") in [(c.value, c.label) for c in found]
    assert all(int(choice.label[:4]) < 2025 for choice in found)
    assert {choice.value[5:11] for choice in found} == {"HP_OLD", "HD_OLD"}
    assert controls(real_store(), view(area="HP_OLD"), TODAY).before == ()
