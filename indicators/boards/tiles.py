"""Places on a map as tiles of a grid: each in a cell of its own, as near as can be to where it lies.

The cells are dealt out by the assignment that moves the places least in sum of squares: the
Hungarian method with potentials (Kuhn 1955, Munkres 1957), one augmenting path for each place.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, hypot, inf, radians
from statistics import median

Point = tuple[float, float]  # latitude and longitude in degrees
Cell = tuple[int, int]  # column from the west, row from the north

FAR = 8  # times the usual distance to the nearest neighbour: drawn at the edge, as the sea between says nothing
SPREAD = 0.6  # how far crowded places are pulled apart: 0 keeps distances, 1 keeps the order only


@lru_cache(maxsize=16)
def grid(points: tuple[Point, ...], columns: int, rows: int) -> tuple[Cell, ...]:
    """Return a cell for each point, no cell twice; the same points give the same cells.

    Raises ValueError where there are more points than cells.
    """
    if len(points) > columns * rows:
        raise ValueError("more_points_than_cells")
    if not points:
        return ()
    apart = far_ones(points)
    near = [p for n, p in enumerate(points) if n not in apart]
    wests = _positions([p[1] for p in points], [p[1] for p in near], columns)
    norths = _positions([-p[0] for p in points], [-p[0] for p in near], rows)
    cells = [(x, y) for y in range(rows) for x in range(columns)]
    costs = [[(west - x) ** 2 + (north - y) ** 2 for x, y in cells] for west, north in zip(wests, norths, strict=True)]
    return tuple(cells[n] for n in assigned(costs))


def far_ones(points: Sequence[Point]) -> frozenset[int]:
    """Return which points lie far from all others: their cells say a direction and no distance."""
    if len(points) < 3:
        return frozenset()
    nearest = [min(_distance(p, o) for m, o in enumerate(points) if m != n) for n, p in enumerate(points)]
    limit = FAR * median(nearest)
    return frozenset(n for n, one in enumerate(nearest) if one > limit > 0)


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2)))


def _positions(values: Sequence[float], frame: Sequence[float], cells: int) -> list[float]:
    """Return where values stand between the first and the last cell, crowded ones pulled apart."""
    low, high = min(frame), max(frame)
    ordered, last = sorted(frame), cells - 1
    placed = []
    for value in (min(max(v, low), high) for v in values):
        scaled = (value - low) / (high - low) if high > low else 0.5
        ranked = ordered.index(value) / (len(ordered) - 1) if len(ordered) > 1 else 0.5
        placed.append(last * (SPREAD * ranked + (1 - SPREAD) * scaled))
    return placed


def assigned(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return a column for each row, none taken twice, at the least sum of costs; columns are no fewer than rows."""
    owner: dict[int, int] = {}  # which row has a column
    rows, columns = [0.0] * len(costs), [0.0] * len(costs[0]) if costs else []
    for row in range(len(costs)):
        _augment(costs, row, owner, rows, columns)
    taken = {row: column for column, row in owner.items()}
    return [taken[row] for row in range(len(costs))]


def _augment(
    costs: Sequence[Sequence[float]], row: int, owner: dict[int, int], rows: list[float], columns: list[float]
) -> None:
    """Give one more row a column along the cheapest path of exchanges; `rows` and `columns` are the potentials."""
    width = len(columns)
    slack, before = [inf] * width, [-1] * width
    seen: list[int] = []  # columns on the way, in the order in which they were reached
    free, at, here = set(range(width)), row, -1
    while True:
        line, own = costs[at], rows[at]
        for column in free:
            reduced = line[column] - own - columns[column]
            if reduced < slack[column]:
                slack[column], before[column] = reduced, here
        here = min(free, key=lambda column: (slack[column], column))
        step = slack[here]
        rows[row] += step
        for column in seen:
            rows[owner[column]] += step
            columns[column] -= step
        for column in free:
            slack[column] -= step
        free.discard(here)
        if here not in owner:
            break
        seen.append(here)
        at = owner[here]
    while here >= 0:
        previous = before[here]
        owner[here] = row if previous < 0 else owner[previous]
        here = previous
