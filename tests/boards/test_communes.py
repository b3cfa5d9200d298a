"""The communes of a city: what is said of each rests on the record, and nothing is spread over them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from builders import TOWN, YEAR, Line, indicator, real_store, report, small_store, target
from small_data import ACTUALS, AREAS, INDICATORS, small_folder

from indicators import files, store
from indicators.boards.communes import (
    Commune,
    CommunesBoard,
    CommunesQuery,
    communes,
    far_ones,
    parse_communes_query,
)
from indicators.boards.view import Unknown, View
from indicators.model import Area, Indicator
from indicators.store import Store

from .compared import towns
from .seen import LANGUAGES, TODAY, view

GREEN = indicator("green", "stock", status={"vi": "xanh", "en": "green", "tone": "met"})
LITTER = indicator("litter", "flow", "lower")


def sought(book: Store | None = None, /, **params: str) -> tuple[View, CommunesQuery | Unknown]:
    shown = view(book, TODAY, **{"area": "HP", **params})
    return shown, parse_communes_query(book or real_store(), params, shown)


def tab(book: Store | None = None, /, **params: str) -> CommunesBoard:
    shown, found = sought(book, **params)
    assert isinstance(found, CommunesQuery), found
    return communes(book or real_store(), shown, found, TODAY)


def refused(book: Store | None = None, /, **params: str) -> Unknown:
    _, found = sought(book, **params)
    assert isinstance(found, Unknown), found
    return found


def below(*codes: str, **fields: object) -> tuple[Area, ...]:
    """Return a land, its town, and communes of the town."""
    inside = {"name_vi": "Xã", "name_en": "Commune", "kind": "commune", "parent": TOWN}
    named = [{"code": c, "name_vi": f"Xã {c}", "name_en": f"Commune {c}"} for c in codes]
    return (*towns(), *(Area.model_validate(inside | one | fields) for one in named))


def said_of(area: str, value: str, noun: Indicator = LITTER, day: str = "2026-01-06", **other: object) -> Line:
    return report(value, day) | {"area": area, "indicator": noun.code, "unit": noun.unit} | other


def small(lines: list[Line], *codes: str, territories: tuple[Area, ...] = (), **params: str) -> CommunesBoard:
    wanted = target("5", indicator="green", adopted_on="2024-12-01")
    made = small_store(lines, [wanted], indicators=[GREEN, LITTER], territories=territories or below(*codes))
    return tab(made, **{"area": TOWN, "year": YEAR, "lang": "en", **params})


def unit(board: CommunesBoard, area: str) -> Commune:
    return next(u for u in board.units if u.area == area)


# ---- the record


@pytest.mark.parametrize(
    ("lang", "said", "kinds", "status"),
    [
        (
            "vi",
            "Trạng thái theo Nghị quyết 57: cả 114 đơn vị cấp xã của Hải Phòng đều xanh, theo số công bố 9/12/2025.",
            "45 phường, 67 xã, 2 đặc khu.",
            "xanh",
        ),
        (
            "en",
            "Status under Resolution 57: all 114 commune-level units of Hai Phong are green, "
            "as published on 9 Dec 2025.",
            "45 wards, 67 communes and 2 special zones.",
            "green",
        ),
    ],
)
def test_all_114_are_green_from_the_day_the_citys_count_was_published(lang: str, said: str, kinds: str, status: str):
    for day in ("2025-12-09", "2026-11-15"):
        board = tab(lang=lang, as_of=day)
        assert (board.sentence, board.remarks[0]) == (said, kinds)
        assert {(u.words, u.tone, u.value, u.rank) for u in board.units} == {(status, "met", None, None)}
        assert len(board.units) == 114
        assert board.fact is not None
        assert (board.fact[1].source, board.fact[1].published_on) == ("S001", "2025-12-09")


def test_the_day_before_nothing_is_known_of_any():
    board = tab(lang="en", as_of="2025-12-08")
    assert board.sentence == (
        "Status under Resolution 57, as of 8 Dec 2025: not known for any of the 114 commune-level units of Hai Phong."
    )
    assert {(u.words, u.tone) for u in board.units} == {("not known", "no_figure")}
    assert board.fact is None


def test_with_no_figure_by_commune_only_the_status_can_be_chosen_and_the_page_says_so():
    board = tab(lang="en")
    assert [c.value for c in board.indicators] == ["green_status"]
    assert board.remarks[-1].startswith("No figure by ward or commune is public")
    assert board.periods == ()


def test_each_unit_carries_its_facts_as_recorded():
    areas = real_store().book.areas
    for one in tab().units:
        area = areas[one.area]
        assert (one.name, one.full_name, one.act) == (area.name_vi, area.full_name_vi, area.note)
        assert (one.size, one.before) == (str(area.area_km2).replace(".", ","), area.merged_from)
    assert {u.before for u in tab(lang="en").units} == {"Hai Duong", "Hai Phong"}


def test_names_that_only_marks_tell_apart_keep_them_in_english():
    names = [u.name for u in tab(lang="en").units]
    assert len(set(names)) == 114
    assert [n for n in names if "(" in n] == ["Cam Giang (Cẩm Giang)", "Cam Giang (Cẩm Giàng)"]
    assert not [u.name for u in tab().units if "(" in u.name]


def test_units_stand_in_the_order_of_the_vietnamese_alphabet():
    names = [u.name for u in tab().units]
    assert names[:3] == ["Ái Quốc", "An Biên", "An Dương"]
    assert names.index("Dương Kinh") < names.index("Đại Sơn") < names.index("Gia Lộc")


@pytest.mark.parametrize(
    ("search", "name"),
    [("le thanh nghi", "Lê Thanh Nghị"), ("LÊ  THANH NGHỊ", "Lê Thanh Nghị"), ("cat hai", "Cát Hải"),
     ("dac khu bach", "Bạch Long Vĩ"), ("Le\u0302 Thanh Nghi\u0323", "Lê Thanh Nghị"), ("đường an", "Đường An"),
     ("duong an", "Đường An"), ("11914", "Cát Hải")],
)  # fmt: skip
def test_a_unit_is_found_with_or_without_marks(search: str, name: str):
    board = tab(q=search)
    assert ([u.name for u in board.units if u.found], board.found) == ([name], 1)


def test_a_search_that_finds_nothing_and_none_at_all():
    assert tab(q="zzz").found == 0
    assert tab().found == tab(q="  ").found == 114


def test_one_unit_can_be_opened_and_an_unknown_one_offers_the_nearest():
    opened = tab(unit="11914").opened
    assert opened is not None
    assert opened.name == "Cát Hải"
    assert tab().opened is None
    named = tab(unit="cat hải").opened
    assert named is not None
    assert named.name == "Cát Hải"
    found = refused(unit="cat hải 2", lang="en")
    assert found.message == "There is no ward or commune “cat hải 2”."
    assert found.choices[0][0] == "Cat Hai"
    for _, query in found.choices:
        assert isinstance(sought(**query)[1], CommunesQuery)


def test_an_unknown_indicator_offers_what_there_is():
    found = refused(id="grdp_growth", lang="en")
    assert "“grdp_growth”" in found.message
    assert [isinstance(sought(**query)[1], CommunesQuery) for _, query in found.choices] == [True, True]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_address_of_the_tab_opens_it_again(lang: str):
    board = tab(lang=lang, as_of="2026-02-01", q="an lao", unit="11629")
    again = tab(**board.params())
    assert again.params() == board.params()
    assert (again.asked, again.view) == (replace(board.asked, unit=""), board.view)
    assert {"scope": "communes", "lang": lang, "q": "an lao", "as_of": "2026-02-01"}.items() <= board.params().items()


def test_a_city_that_is_no_more_has_no_units():
    board = tab(area="HP_OLD", year="2024", lang="en", as_of="2025-06-30")
    assert board.units == ()
    assert board.sentence == "On 30 Jun 2025, Hai Phong (before the merger) has no commune-level units on record."


# ---- small books


def count(value: str, of: str | None, day: str = "2026-01-06", **other: object) -> Line:
    return said_of(TOWN, value, GREEN, day, **({"of": of} if of else {}), **other)


@pytest.mark.parametrize(
    "line", [count("2", "3"), count("3", "4"), count("3", None), count("3", "3", qualifier="about")]
)
def test_a_count_that_leaves_a_doubt_says_nothing_of_a_single_one(line: Line):
    board = small([line], "A", "B", "C")
    assert {(u.words, u.tone) for u in board.units} == {("not known", "no_figure")}
    assert "which ones is not known" in board.sentence


def test_a_count_that_leaves_no_doubt_is_said_of_each_and_a_later_one_takes_it_back():
    full, later = count("3", "3"), count("2", "3", day="2026-03-01")
    assert {u.words for u in small([full], "A", "B", "C").units} == {"green"}
    assert {u.words for u in small([full, later], "A", "B", "C").units} == {"not known"}
    assert {u.words for u in small([full, later], "A", "B", "C", as_of="2026-02-01").units} == {"green"}


def test_a_unit_more_than_were_counted_leaves_all_unknown():
    assert {u.words for u in small([count("3", "3")], "A", "B", "C", "D").units} == {"not known"}


def test_a_unit_counts_while_it_exists():
    late = below("A")[-1].model_copy(update={"code": "Z", "valid_from": "2026-05-01"})
    gone = late.model_copy(update={"code": "Y", "valid_from": None, "valid_to": "2026-03-31"})
    places = (*below("A"), late, gone)
    assert [u.area for u in small([], territories=places, as_of="2026-03-31").units] == ["A", "Y"]
    assert [u.area for u in small([], territories=places, as_of="2026-05-01").units] == ["A", "Z"]


def test_an_indicator_by_commune_is_ranked_with_those_without_a_figure_last():
    lines = [said_of("A", "5"), said_of("B", "3"), said_of("C", "5", stage="official")]
    board = small(lines, "A", "B", "C", "D", id="litter")
    ranked = [(u.area, u.rank, u.words) for u in board.units]
    assert ranked == [("B", 1, "3"), ("A", 2, "5"), ("C", 2, "5"), ("D", None, "–")]
    assert board.sentence == "Litter, 2025: known for 3 of 4 commune-level units of Town, led by Commune B (3)."
    assert (board.of, unit(board, "C").note, unit(board, "A").share) == (3, "official figure", 1.0)
    assert {u.tone for u in board.units} == {""}
    assert [c.value for c in board.indicators] == ["green", "litter"]
    assert not any("No figure by" in line for line in board.remarks)


def test_one_commune_alone_is_enough_and_any_kind_of_period_is():
    lines = [
        said_of("A", "5", period="2025-11", period_kind="month"),
        said_of("A", "7", period="2025-Q3", period_kind="quarter"),
    ]
    board = small(lines, "A", "B", id="litter")
    assert {c.value for c in board.periods} == {"2025-11", "2025-Q3"}
    assert small(lines, "A", "B", id="litter", period="2025-11").units[0].words == "5"


def test_an_unknown_period_offers_those_there_are():
    lines = [said_of("A", "5")]
    made = small_store(lines, [target("5", indicator="green")], indicators=[GREEN, LITTER], territories=below("A"))
    found = refused(made, area=TOWN, year=YEAR, id="litter", period="1999", lang="en")
    assert [query["period"] for _, query in found.choices if "period" in query] == ["2025"]


def test_a_later_day_brings_the_figure():
    lines = [said_of("A", "5", day="2026-03-01")]
    assert [c.value for c in small(lines, "A", as_of="2026-02-01").indicators] == ["green"]
    assert [c.value for c in small(lines, "A", as_of="2026-03-01").indicators] == ["green", "litter"]


def test_without_a_status_and_figures_the_units_stand_alone():
    made = small_store([], [target("5")], territories=below("A", "B"))
    board = tab(made, area=TOWN, year=YEAR, lang="en")
    assert board.sentence == "Town has 2 commune-level units; no figure of a single one is public."
    assert (board.indicators, board.asked.indicator, {u.words for u in board.units}) == ((), "", {"–"})


def test_units_without_a_place_have_no_tile():
    assert {u.cell for u in small([], "A", "B").units} == {None}


def test_only_a_unit_far_from_all_others_is_drawn_nearer_than_it_lies():
    spots = {"A": "106.6", "B": "106.7", "C": "106.8", "D": "107.8"}
    units = [
        a.model_copy(
            update={"latitude": Decimal("20.8"), "longitude": Decimal(spots[a.code])} if a.code in spots else {}
        )
        for a in below(*spots)
    ]
    assert far_ones(units) == {"D"}
    assert far_ones([a for a in units if a.code in ("A", "D")]) == frozenset()
    assert far_ones([a for a in units if a.code not in spots]) == frozenset()


def added(name: str, code: str, kind: str, tile: str) -> str:
    """Return the row of a unit of the city in areas.csv."""
    return f"{code},{name},{name},,,{kind},HP{',' * 12}{tile},,,8.04,,,\n"


def test_rows_that_a_planner_adds_to_the_files_are_seen(tmp_path: Path):
    noun = "  - {code: litter, name: {vi: Rác, en: Litter}, unit: homes, nature: flow, direction: neutral, group: x}\n"
    places = added("Cát Hải", "11914", "special_zone", "1,0") + added("Lê Thanh Nghị", "10532", "ward", "0,0")
    rows = "A0005,litter,11914,2025,year,city,7,homes,reported,,,,7 nhà,2025-12-18,S002,\n"
    rows += "A0006,litter,10532,2025,year,city,12,homes,reported,,,,12 nhà,2025-12-18,S002,\n"
    changed = {"indicators.yaml": INDICATORS + noun, "areas.csv": AREAS + places, "actuals.csv": ACTUALS + rows}
    made = store.build(files.read(small_folder(tmp_path, changed))[0])
    board = tab(made, year="2025", lang="en", id="litter")
    assert [(u.name, u.value, u.rank) for u in board.units] == [("Lê Thanh Nghị", "12", 1), ("Cát Hải", "7", 2)]
    assert "the largest being Lê Thanh Nghị (12)" in board.sentence
    assert board.by_size
    assert [u.cell for u in board.units] == [(0, 0), (1, 0)]
    assert all(u.origin for u in board.units)
