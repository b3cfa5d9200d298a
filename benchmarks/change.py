"""One change of year in the browser: our page, the same board without a framework, the same board as 20 charts."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import Opened, opened
from benchmarks.servers import bare, dashboard, free_port, serving, streamlit

FIRST_DAY = date(2026, 1, 21)
YEARS = (2025, 2026)
REST = 0.4  # seconds between changes: what a page does after painting is not charged to the next one
PAGES: tuple[tuple[str, str, Callable[[int], list[str]]], ...] = (
    ("a", "board", dashboard),
    ("b", "board", bare),
    ("c", "charts", lambda port: streamlit("benchmarks/twenty_charts.py", port)),
)


@dataclass
class Measured:
    """What one page showed, round by round."""

    anew: list[dict[str, float]] = field(default_factory=list)
    cached: list[dict[str, float]] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)


def measure(running: Browser, data: Path, rounds: int, opens: int) -> dict[str, Measured]:
    """Return the times of each page; the pages take turns within each round, and one round is not counted."""
    results = {name: Measured() for name, _, _ in PAGES}
    with ExitStack() as stack:
        ports = {name: free_port() for name, _, _ in PAGES}
        for name, _, command in PAGES:
            stack.enter_context(serving(command(ports[name]), ports[name], data))
        for n in range(opens + 1):
            _open_each(running, ports, results, counted=n > 0)
        pages = {
            name: stack.enter_context(opened(running, ports[name], kind, YEARS[0], FIRST_DAY.isoformat()))
            for name, kind, _ in PAGES
        }
        for n in range(rounds + 1):
            for name, page in pages.items():
                _round(page, n, results[name] if n else Measured())
    return results


def _open_each(running: Browser, ports: dict[str, int], results: dict[str, Measured], *, counted: bool) -> None:
    for name, kind, _ in PAGES:
        with opened(running, ports[name], kind, YEARS[0], FIRST_DAY.isoformat()) as page:
            page.page.wait_for_timeout(1500)
            if counted:
                results[name].opened.append(page.painted)
                results[name].kilobytes.append(page.kilobytes)


def _round(page: Opened, n: int, result: Measured) -> None:
    """Move to a day no board was drawn for, then change the year three times: computed anew, cached, cached.

    The odd number of changes makes the next round begin in the other year.
    """
    day = (FIRST_DAY + timedelta(days=n + 1)).isoformat()
    here, there = YEARS if n % 2 == 0 else YEARS[::-1]
    page.page.bring_to_front()
    page.change("day", here, day)
    for year, kept in ((there, result.anew), (here, result.cached), (there, result.cached)):
        time.sleep(REST)
        kept.append(page.change("year", year, day))
    time.sleep(REST)


def times(rounds: Sequence[dict[str, float]], moment: str) -> tuple[float, ...]:
    """Return the ms of one moment - sent, answered, placed, painted - round by round."""
    return tuple(one[moment] for one in rounds)
