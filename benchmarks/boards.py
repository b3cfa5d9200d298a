"""The board of an address, computed as the dashboard computes it; for the two pages it is compared with."""

import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks import ROOT
from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.boards.view import Unknown, parse_view
from indicators.live import LastGood


@cache
def live() -> LastGood:
    """Return the watcher of the data folder, one for the process."""
    return LastGood(Path(os.environ.get("INDICATORS_DATA") or ROOT / "data"))


def board(params: Mapping[str, str]) -> Scoreboard:
    """Return the scoreboard of an address; the same questions to the store and the same cache as on our page."""
    store = live().state().store
    today = date.today()  # noqa: DTZ011 - as on our page
    view = None if store is None else parse_view(store, params, today)
    if store is None or view is None or isinstance(view, Unknown):
        raise ValueError(f"no board for {dict(params)}")
    return scoreboard(store, view, today)
