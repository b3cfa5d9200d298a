"""A name that a page shows is taken wherever a code is, in both languages, with its marks and without."""

import pytest
from builders import real_book, real_store, view
from cli.running import asked
from record import DATA

from indicators.boards.peers import peer_areas
from indicators.boards.view import View
from indicators.collation import unmarked
from indicators.files.names import area_code, indicator_code, near_areas, near_indicators


def test_every_name_of_an_indicator_on_a_board_is_its_code():
    for one in real_book().indicators.values():
        shown = one.short or one.name
        for name in (shown.vi, shown.en, unmarked(shown.vi), shown.en.upper(), f" {shown.vi.lower()} "):
            found = indicator_code(real_book(), name)
            same = [o.code for o in real_book().indicators.values() if shown in (o.short, o.name)]
            assert found == one.code or len(same) > 1, (one.code, name, found)


def test_every_name_of_a_province_is_its_code():
    for one in real_book().areas.values():
        if one.kind in ("nation", "city", "province", "former"):
            names = (one.name_vi, one.name_en, unmarked(one.name_vi), one.name_en.casefold())
            assert {area_code(real_book(), name) for name in names} == {one.code}


@pytest.mark.parametrize("code", ["HP", "31", "grdp_growth", "gdp_growth"])
def test_codes_and_other_names_stay_what_they_are(code: str):
    found = {area_code(real_book(), code), indicator_code(real_book(), code)} - {None}
    assert found in ({"HP"}, {"grdp_growth"})


@pytest.mark.parametrize("words", ["", " ", "nowhere", "x" * 5_000, "\u0301", "GRDP growth of the moon"])
def test_other_words_are_no_name(words: str):
    assert (area_code(real_book(), words), indicator_code(real_book(), words)) == (None, None)


def test_a_name_of_two_indicators_is_not_guessed():
    book = real_book()
    one = book.indicators["export"]
    twin = one.model_copy(update={"code": "twin", "aliases": ()})
    twins = book.model_copy(update={"indicators": {**book.indicators, "twin": twin}})
    assert indicator_code(twins, (one.short or one.name).en) is None
    assert {"export", "twin"} <= set(near_indicators(twins, (one.short or one.name).en, twins.indicators))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("revenue", "budget_total"), ("GRDP growht", "grdp_growth"), ("xuat khau", "export"), ("tourist", "tourists"),
        ("thu ngan sach", "budget_total"), ("nha o xa hoi", "social_housing"), ("exprot", "export"),
    ],
)  # fmt: skip
def test_the_nearest_names_are_those_a_person_means(words: str, meant: str):
    assert meant in (indicator_code(real_book(), words), *near_indicators(real_book(), words, real_book().indicators))


@pytest.mark.parametrize(("words", "meant"), [("Haiphong", "HP"), ("Hai Duong", "HD_OLD"), ("Ha Noy", "01")])
def test_the_nearest_areas_are_those_a_person_means(words: str, meant: str):
    provinces = [a.code for a in real_book().areas.values() if a.kind in ("city", "province")]
    assert meant in near_areas(real_book(), words, provinces)


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "GRDP growth"), ("show", "tốc độ tăng GRDP"), ("show", "toc do tang grdp"),
        ("show", "grdp_growth", "--area", "Hai Phong"), ("scoreboard", "--area", "hải phòng"),
        ("compare", "GRDP growth", "--area", "Hà Nội", "--peers", "Đà Nẵng,ha noi"),
        ("changes", "--since", "2025-12-05", "--area", "Hai Phong"), ("history", "--indicator", "Exports"),
    ],
)  # fmt: skip
def test_a_command_takes_a_name(arguments: tuple[str, ...]):
    assert asked(*arguments, "--data", str(DATA)).code == 0


def test_an_address_takes_names_and_says_the_codes():
    found = view(area="Hai Phong", id="GRDP growth")
    assert isinstance(found, View)
    assert found.area == "HP"
    areas = peer_areas(real_store(), found, "Đà Nẵng,ha noi")
    assert areas is not None
    assert {a.code for a in areas} == {"HP", "48", "01"}


def test_what_is_no_name_is_answered_with_names():
    found = asked("show", "budget", "--data", str(DATA))
    assert found.code == 2
    assert "State budget revenue" in found.err or "Total state budget revenue" in found.err
