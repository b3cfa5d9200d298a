"""Territories: the nation, its provinces, the communes of a city."""

from datetime import date

from indicators.model.lists import AreaKind
from indicators.model.record import Record
from indicators.model.scalars import Code, Codes, Number, PartialDate, Text, Whole, Zone, last_day


class Area(Record):
    """A territory with its dates of validity and what it was merged from."""

    code: Code
    name_vi: Text
    name_en: Text
    full_name_vi: Text | None = None
    full_name_en: Text | None = None
    kind: AreaKind
    parent: Code | None = None
    aliases: Codes = ()
    predecessors: Codes = ()
    merged_from: Text | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    region: Code | None = None
    region_vi: Text | None = None
    region_en: Text | None = None
    series: Code | None = None  # the series that counts for this area, where it is not the indicator's own
    city_since: PartialDate | None = None  # centrally run since then; blank for a city that was so before the record
    city_resolution: Text | None = None
    tile_x: Whole | None = None  # place on the tile map of its parent, from the west and from the north
    tile_y: Whole | None = None
    latitude: Number | None = None
    longitude: Number | None = None
    area_km2: Number | None = None
    zone: Zone | None = None  # of the tz database; 'today' is the day of the first one named
    source: Codes = ()
    note: Text | None = None

    @property
    def tile(self) -> tuple[int, int] | None:
        """Its place on the tile map: the column from the west, the row from the north."""
        return None if self.tile_x is None or self.tile_y is None else (self.tile_x, self.tile_y)

    @property
    def starts(self) -> date | None:
        """The first day on which it exists; `None` where no date is on record."""
        return last_day(self.valid_from) if self.valid_from else None

    @property
    def ends(self) -> date | None:
        """The last day on which it exists; `None` while it does."""
        return last_day(self.valid_to) if self.valid_to else None
