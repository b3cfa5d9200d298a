"""Places on the tile map: where one area of several has a place, each needs one of its own."""

from pathlib import Path

import pytest
from builders import real_book
from small_data import AREAS, problems_of, small_folder

from indicators.files import read


def commune(code: str, tile: str = ",", parent: str = "HP", ends: str = "", kind: str = "ward") -> str:
    """Return the row of an area in areas.csv with its two columns of the tile map."""
    return f"{code},{code},{code},,,{kind},{parent},,,,,{ends},,,,,,,{tile},,,,,,\n"


WRONG = [  # rows, place, code, what stands there, what to write
    ([commune("a", "0,0"), commune("b", "0,0")], "7:28", "tile_taken", "0, 0", "tile_x 1, tile_y 0"),
    ([commune("a", "0,0"), commune("b")], "7:28", "tile_missing", "", "tile_x 1, tile_y 0"),
    ([commune("a", "0,0"), commune("b", "1,")], "7:30", "tile_missing", "", "tile_x 1, tile_y 0"),
    ([commune("a", ",0")], "6:28", "tile_missing", "", "tile_x 0, tile_y 0"),
    ([commune("a", "14,0")], "6:28", "tile_beyond", "14", "13"),
    ([commune("a", "3,0", "VN"), commune("b", "4,0", "VN")], "7:28", "tile_beyond", "4", "3"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "place", "code", "found", "expected"), WRONG)
def test_a_place_that_is_taken_missing_or_beyond_the_map_is_refused_with_one_to_write(
    tmp_path: Path, rows: list[str], place: str, code: str, found: str, expected: str
):
    problems = [p for p in problems_of(tmp_path, {"areas.csv": AREAS + "".join(rows)}) if p.line > 5]
    shown = [(f"{p.line}:{p.column}", p.code, p.found, p.expected) for p in problems]
    assert shown == [(place, code, found, expected)]
    for lang in ("vi", "en"):
        assert expected in format(problems[0], lang)


RIGHT = [
    [commune("a"), commune("b")],  # as folders without a map are
    [commune("a", "0,0"), commune("b", "0,1")],
    [commune("a", "0,0"), commune("b", ends="2025-06-30")],  # it is no more
    [commune("a", "0,0"), commune("b", kind="former")],
    [commune("a", "0,0"), commune("b", "0,0", "01")],  # each map has its own
]


@pytest.mark.parametrize("rows", RIGHT)
def test_other_areas_need_no_place(tmp_path: Path, rows: list[str]):
    read(small_folder(tmp_path, {"areas.csv": AREAS + "".join(rows)}))


def test_every_area_on_record_below_the_nation_and_the_city_has_its_place():
    areas = real_book().areas.values()
    below = {parent: [a.tile for a in areas if a.parent == parent and a.tile] for parent in ("VN", "HP")}
    assert {parent: len(tiles) for parent, tiles in below.items()} == {"VN": 34, "HP": 114}
