"""The city's clock: 'today' and the hours of a history are those of its zone, wherever the machine stands."""

import csv
import os
import time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def is_zone(name: str) -> bool:
    """Return whether the machine knows a zone by its name in the tz database, such as `Asia/Ho_Chi_Minh`."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def keep_time_of(folder: Path) -> None:
    """Set the clock of this process to the first `zone` in areas.csv; where there is none it stays the machine's.

    Read apart from the checked record: the day is needed to check it, and counts while other files are broken.
    """
    try:
        with (folder / "areas.csv").open(encoding="utf-8", newline="") as lines:
            zone = next((row["zone"] for row in csv.DictReader(lines) if row.get("zone")), "")
    except (OSError, ValueError, csv.Error):
        return
    if zone and is_zone(zone):
        os.environ["TZ"] = zone
        time.tzset()
