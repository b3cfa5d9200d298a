"""Whether each area below another has a place of its own on the tile map."""

from collections import defaultdict
from itertools import count

from indicators.files.loaded_records import Shelf
from indicators.files.records import ReadRecord
from indicators.model import Area

COLUMNS = {"nation": 4, "city": 14}  # as wide as the style sheet draws the map of the areas below


def check_tiles(shelf: Shelf) -> None:
    """Add tile_missing, tile_taken and tile_beyond to the findings.

    A map is drawn where any area below has a place; then each that still exists needs one.
    """
    kinds = {noun.code: noun.kind for noun in shelf.nouns("areas")}
    below: dict[str, list[ReadRecord]] = defaultdict(list)
    for row in shelf.known("areas"):
        if row.noun.parent and row.noun.kind != "former":
            below[row.noun.parent].append(row)
    for parent, rows in below.items():
        if any(row.noun.tile_x is not None or row.noun.tile_y is not None for row in rows):
            _check_map(rows, parent, COLUMNS.get(kinds.get(parent, ""), COLUMNS["city"]))


def _check_map(rows: list[ReadRecord], parent: str, columns: int) -> None:
    taken = {row.noun.tile for row in rows}
    x, y = next((x, y) for y in count() for x in range(columns) if (x, y) not in taken)
    free = f"tile_x {x}, tile_y {y}"
    first: dict[tuple[int, int], ReadRecord] = {}
    for row in rows:
        area: Area = row.noun
        if area.tile is None:
            missing = [name for name in ("tile_x", "tile_y") if getattr(area, name) is None]
            if len(missing) == 1 or area.ends is None:
                row.add("tile_missing", missing[0], expected=free, parent=parent)
        elif area.tile[0] >= columns:
            row.add("tile_beyond", "tile_x", expected=str(columns - 1), parent=parent)
        elif other := first.get(area.tile):
            row.add("tile_taken", "tile_x", found=", ".join(map(str, area.tile)), expected=free, other=other.where)
        else:
            first[area.tile] = row
