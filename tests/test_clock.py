"""'Today' is the city's day, in the zone that areas.csv names, wherever the machine stands."""

import json
import os
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from cli.running import asked
from small_data import AREAS, small_folder

from indicators.clock import keep_time_of

EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"  # 25 hours apart: never the same day


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Give the tests their own zone back."""
    before = os.environ["TZ"]
    yield
    os.environ["TZ"] = before
    time.tzset()


def zoned(parent: Path, zone: str) -> Path:
    parent.mkdir()
    return small_folder(parent, {"areas.csv": AREAS.replace("Asia/Ho_Chi_Minh", zone)})


def said_today(folder: Path) -> date:
    found = asked("changes", "--data", str(folder), "--since", "2025-12-05", "--format", "json")
    return date.fromisoformat(json.loads(found.out)["until"])


def test_today_is_the_day_of_the_zone_that_the_record_names(tmp_path: Path):
    east, west = (said_today(zoned(tmp_path / name, zone)) for name, zone in (("east", EAST), ("west", WEST)))
    assert timedelta(days=1) <= east - west <= timedelta(days=2)


@pytest.mark.parametrize("broken", ["", AREAS.replace("Asia/Ho_Chi_Minh", "Asia/Hanoi"), AREAS.replace("zone", "zon")])
def test_a_file_without_a_zone_that_exists_leaves_the_clock_as_it_is(tmp_path: Path, broken: str):
    folder = small_folder(tmp_path, {"areas.csv": broken})
    os.environ["TZ"] = WEST
    time.tzset()
    before = time.tzname
    keep_time_of(folder)
    assert (time.tzname, os.environ["TZ"]) == (before, WEST)


def test_a_zone_that_does_not_exist_is_refused_with_its_place(tmp_path: Path):
    found = asked("check", "--data", str(zoned(tmp_path / "hanoi", "Asia/Hanoi")), "--lang", "en")
    assert (found.code, "areas.csv:2:" in found.err + found.out) == (1, True)
    assert 'zone "Asia/Hanoi" is no time zone' in found.err + found.out


def test_areas_of_an_earlier_version_without_the_column_still_load(tmp_path: Path):
    old = AREAS.replace(",zone,source", ",source").replace(",Asia/Ho_Chi_Minh,", ",")
    old = old.replace("3194.72,,S001", "3194.72,S001").replace("3359.84,,S001", "3359.84,S001")
    old = old.replace("2025-06-30,,,,,,,,,,,,,,", "2025-06-30,,,,,,,,,,,,,")
    assert asked("check", "--data", str(small_folder(tmp_path, {"areas.csv": old}))).code == 0
