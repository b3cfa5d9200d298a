"""Places as tiles: a cell each, near where they lie, the same every time."""

from itertools import permutations
from statistics import mean

import pytest
from builders import real_book
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from indicators.boards.communes import COLUMNS, ROWS
from indicators.boards.tiles import Point, assigned, far_ones, grid

UNITS = [a for a in real_book().areas.values() if a.parent == "HP" and a.latitude and a.longitude]
POINTS = tuple((float(a.latitude or 0), float(a.longitude or 0)) for a in UNITS)
CELLS = dict(zip((a.name_vi for a in UNITS), grid(POINTS, COLUMNS, ROWS), strict=True))


def test_each_of_the_114_has_a_cell_of_its_own_within_the_grid():
    assert len(CELLS) == len(UNITS) == 114
    assert len(set(CELLS.values())) == 114
    assert all(0 <= x < COLUMNS and 0 <= y < ROWS for x, y in CELLS.values())


def test_the_same_places_get_the_same_cells():
    grid.cache_clear()
    assert grid(POINTS, COLUMNS, ROWS) == tuple(CELLS.values())


def test_neighbours_stay_near_one_another():
    steps = []
    for name, (latitude, longitude) in zip(CELLS, POINTS, strict=True):
        others = [(hypot2(latitude, longitude, *p), n) for n, p in zip(CELLS, POINTS, strict=True) if n != name]
        nearest = min(others)[1]
        steps.append(max(abs(CELLS[name][0] - CELLS[nearest][0]), abs(CELLS[name][1] - CELLS[nearest][1])))
    assert mean(steps) < 1.6
    assert sum(step > 2 for step in steps) <= 5


def hypot2(a: float, b: float, c: float, d: float) -> float:
    return (a - c) ** 2 + (b - d) ** 2


def test_north_lies_above_and_east_to_the_right():
    assert CELLS["Nguyễn Trãi"][1] < CELLS["Hải Dương"][1] < CELLS["Ninh Giang"][1]
    assert CELLS["Cẩm Giàng"][0] < CELLS["Hải Dương"][0] < CELLS["Hồng Bàng"][0] < CELLS["Cát Hải"][0]


def test_only_the_island_far_out_is_drawn_nearer_than_it_lies_and_stands_in_the_corner():
    assert [UNITS[n].name_vi for n in far_ones(POINTS)] == ["Bạch Long Vĩ"]
    assert CELLS["Bạch Long Vĩ"] == (COLUMNS - 1, ROWS - 1)


@pytest.mark.parametrize("points", [(), ((20.0, 106.0),), ((20.0, 106.0), (20.0, 106.0)), ((20.0, 106.0),) * 6])
def test_few_places_and_places_on_one_spot_are_laid_out_too(points: tuple[Point, ...]):
    assert len(set(grid(points, 3, 2))) == len(points)


def test_more_places_than_cells_are_refused():
    with pytest.raises(ValueError, match="more_points_than_cells"):
        grid(((20.0, 106.0), (20.1, 106.0), (20.2, 106.0)), 2, 1)


@given(st.integers(1, 5).flatmap(lambda n: st.lists(
    st.lists(st.integers(0, 30), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n)))  # fmt: skip
@examples(150)
def test_no_other_assignment_costs_less(costs: list[list[int]]):
    found = assigned(costs)
    assert len(set(found)) == len(costs)
    every = (
        sum(row[c] for row, c in zip(costs, way, strict=True)) for way in permutations(range(len(costs[0])), len(costs))
    )
    assert sum(row[c] for row, c in zip(costs, found, strict=True)) == min(every)
