"""An address opens one view or says what is unknown in it, and every way out of it leads somewhere."""

from datetime import date

import pytest
from builders import on, real_store, report, small_store, target
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.boards.view import BASES, Unknown, View, language, parse_view

from .seen import AREAS, TODAY, follow, view


def unknown(**params: str) -> Unknown:
    found = parse_view(real_store(), params, TODAY)
    assert isinstance(found, Unknown), found
    return found


@pytest.mark.parametrize(
    ("today", "year"),
    [
        ("2025-12-01", 2025),  # no year of the merged city is closed yet: the one under way
        ("2025-12-11", 2025),
        ("2026-01-20", 2025),
        ("2026-11-15", 2025),  # 2026 has targets, but no whole-year figure
    ],
)
def test_the_default_is_the_latest_closed_year_as_of_today(today: str, year: int):
    found = view(today=on(today))
    assert (found.year, found.as_of, found.dated) == (year, on(today), False)


def test_the_default_moves_with_the_day_asked_for():
    lines = [report("9", "2024-12-20", period="2024"), report("9", "2025-12-02")]
    targets = [target("1", period=year, adopted_on="2024-01-01") for year in ("2024", "2025", "2026")]
    targets.append(target("1", indicator="growth", unit="%"))
    store = small_store(lines, targets)
    days = ("2024-06-30", "2024-12-20", "2025-06-30", "2025-12-02", "2026-06-30")
    assert [view(store, as_of=day).year for day in days] == [2024, 2024, 2024, 2025, 2025]


def test_a_year_of_targets_ahead_of_its_time_is_the_default_where_there_is_no_other():
    targets = [
        target("1", period="2026", adopted_on="2025-12-11"),
        target("1", indicator="growth", unit="%", period="2026"),
    ]
    assert view(small_store((), targets), as_of="2025-12-11").year == 2026


def test_the_default_is_the_newest_area_against_its_councils_targets_in_vietnamese():
    found = view()
    assert (found.area, found.basis, found.lang) == ("HP", "council", "vi")


def test_a_file_without_any_councils_targets_opens_no_traceback():
    assert isinstance(parse_view(small_store(), {}, TODAY), View | Unknown)


def test_an_empty_parameter_is_as_good_as_none():
    assert parse_view(real_store(), dict.fromkeys(("year", "as_of", "basis", "area"), ""), TODAY) == view()


@pytest.mark.parametrize(
    ("params", "reader", "lang"),
    [
        ({}, None, "vi"),
        ({}, "en", "en"),
        ({}, "en-GB", "en"),
        ({}, "en_US", "en"),
        ({}, "EN", "en"),
        ({}, "fr-FR", "vi"),
        ({"lang": "vi"}, "en", "vi"),
        ({"lang": "en"}, "vi", "en"),
        ({"lang": "fr"}, "en", "vi"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_readers_own(params: dict[str, str], reader: str, lang: str):
    assert language(params, reader) == lang


def test_the_readers_language_fills_an_address_without_one():
    found = parse_view(real_store(), {}, TODAY, "en-GB")
    assert isinstance(found, View)
    assert found.lang == "en"


valid = st.fixed_dictionaries(
    {},
    optional={
        "as_of": st.dates(date(2023, 12, 10), date(2026, 11, 15)).map(str),
        "year": st.sampled_from(["2023", "2024", "2025", "2026"]),
        "basis": st.sampled_from(BASES),
        "area": st.sampled_from([*AREAS, "31", "OLD-Hai Phong"]),
        "lang": st.sampled_from(["vi", "en"]),
    },
)


@given(valid)
def test_the_address_of_a_view_opens_that_view(params: dict[str, str]):
    found = parse_view(real_store(), params, TODAY)
    if isinstance(found, View):
        assert parse_view(real_store(), found.params(), TODAY) == found
    else:
        assert [follow(query) for _, query in found.choices]


def test_changes_of_an_address_replace_and_latest_takes_the_day_out():
    found = view(as_of="2025-12-11", lang="en")
    assert found.params() == {"year": "2025", "basis": "council", "area": "HP", "lang": "en", "as_of": "2025-12-11"}
    assert found.params(basis="central")["basis"] == "central"
    assert "as_of" not in found.params(as_of="latest")
    assert "as_of" not in view().params()


def test_an_alias_of_an_area_opens_the_area():
    assert view(area="31").area == "HP"
    assert view(area="OLD-Hai Phong", year="2024").area == "HP_OLD"


@pytest.mark.parametrize(
    ("asked", "day"), [("2025-12", "2025-12-31"), ("2025", "2025-12-31"), ("2025-12-11", "2025-12-11")]
)
def test_a_month_or_a_year_as_day_means_its_last_day(asked: str, day: str):
    assert view(as_of=asked).as_of == on(day)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("year", "1999"),
        ("year", "2030"),
        ("year", "next"),
        ("year", "-2025"),
        ("year", "2025.5"),
        ("year", "²"),
        ("as_of", "yesterday"),
        ("as_of", "2025-02-30"),
        ("as_of", "2025-13"),
        ("as_of", "11/12/2025"),
        ("as_of", "2025-12-11-5"),
        ("as_of", "2025-12-11T00:00"),
        ("as_of", "0"),
        ("basis", "counsil"),
        ("basis", "party"),
        ("basis", "<script>"),
        ("area", "HPP"),
        ("area", "99"),
        ("area", "Hải Phòn"),
    ],
)
def test_what_is_unknown_is_named_and_every_choice_beside_it_opens_a_view(key: str, value: str, lang: str):
    found = unknown(**{key: value, "lang": lang})
    assert value in found.message
    assert found.lang == lang
    assert found.choices
    for label, query in found.choices:
        assert label.strip()
        assert follow(query).lang == lang


def test_an_unknown_language_offers_both():
    found = unknown(lang="fr")
    assert [label for label, _ in found.choices] == ["Tiếng Việt", "English"]
    assert [follow(query).lang for _, query in found.choices] == ["vi", "en"]


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(("key", "value"), [("year", "1999"), ("as_of", "soon"), ("basis", "counsil"), ("lang", "fr")])
def test_every_choice_opens_a_view_in_every_area(area: str, key: str, value: str):
    for _, query in unknown(**{"area": area, key: value}).choices:
        assert follow(query).area == area


@pytest.mark.parametrize("area", AREAS)
def test_a_day_before_the_first_target_leads_to_today(area: str):
    found = unknown(area=area, as_of="2001-01-01", lang="en")
    assert found.message.startswith("By 1 Jan 2001 ")
    assert [follow(query).as_of for _, query in found.choices] == [TODAY]


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("HĐND", "council"), ("hđnd thành phố", "council"), ("Trung ương", "central"), ("trung uong", "central"),
        ("Government", "central"), ("the Council", "council"), ("Kịch bản", "scenario"),
        ("STRETCH TARGET", "strive"),
    ],
)  # fmt: skip
def test_a_basis_is_known_by_its_name_in_either_language(words: str, basis: str):
    assert follow({"basis": words}).basis == basis


def test_the_nearest_name_is_proposed_first_and_alone_where_it_is_near():
    assert [query["basis"] for _, query in unknown(basis="counsil").choices] == ["council"]
    assert [query["basis"] for _, query in unknown(basis="zzz").choices] == list(BASES)
    assert next(query["area"] for _, query in unknown(area="HP_OL").choices) == "HP_OLD"


def test_the_nearest_years_are_proposed_newest_first():
    found = unknown(year="2031", lang="en")
    assert [query["year"] for _, query in found.choices] == ["2026", "2025"]
    assert [query["year"] for _, query in unknown(year="x", lang="en").choices] == ["2026", "2025"]


def test_a_year_before_the_merger_leads_to_the_areas_that_had_targets_then():
    found = unknown(year="2024", lang="en")
    before = [(label, query["area"]) for label, query in found.choices if query["area"] != "HP"]
    assert ("Hai Phong (before the merger), 2024", "HP_OLD") in before
    for _, query in found.choices:
        assert follow(query).year == int(query["year"])


def test_what_else_was_asked_for_is_kept_beside_what_was_unknown():
    found = unknown(year="1999", as_of="2025-12-11", area="HP", lang="en")
    assert {(query["area"], query["as_of"], query["lang"]) for _, query in found.choices if query["area"] == "HP"} == {
        ("HP", "2025-12-11", "en")
    }


words = st.text(max_size=12) | st.text("0123456789-", max_size=14)
asked = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("year", "as_of", "basis", "area", "lang"), words)
)  # fmt: skip


@given(asked)
@example({"as_of": "99999999999"})
@example({"year": "9" * 5000})
@example({"as_of": "9" * 5000})
@example({"as_of": "9999-12-31"})
@example({"as_of": "0001-01-01"})
@example({"as_of": "2025-00"})
@example({"as_of": "--"})
@example({"year": "٢٠٢٥"})
@example({"area": "01"})
@example({"area": "01", "as_of": "0"})
@example({"area": "VN"})
def test_no_address_whatever_ends_in_a_traceback(params: dict[str, str]):
    found = parse_view(real_store(), params, TODAY)
    assert isinstance(found, View | Unknown)
    if isinstance(found, Unknown):
        assert [follow(query) for _, query in found.choices]


@pytest.mark.parametrize("as_of", ["２０２５", "2_025", " 2025", "+2025", "2025-1-2"])
def test_a_day_is_written_with_plain_digits_as_shown(as_of: str):
    assert as_of in unknown(as_of=as_of).message
