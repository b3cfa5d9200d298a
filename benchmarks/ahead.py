"""The first page with a chart, coming from the scoreboard, with and without its script fetched ahead."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import visiting
from benchmarks.change import FIRST_DAY
from benchmarks.servers import dashboard, free_port, serving

READING = 2000  # ms that the reader looks at the scoreboard, once what is fetched ahead is there
FETCHED = "() => performance.getEntriesByType('resource').some((one) => one.name.includes('PlotlyChart.'))"
# A browser that is to save data is not sent anything ahead: the product's own way to leave it.
SAVE_DATA = "Object.defineProperty(navigator, 'connection', { get: () => ({ saveData: true }) })"


@dataclass
class Ahead:
    """The ms from the click on the page of the indicator to its first chart painted."""

    fetched: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)


def measure(running: Browser, data: Path, rounds: int) -> Ahead:
    """Return the times of both in turn, each time with an empty cache of the browser; one round is not counted."""
    result, port = Ahead(), free_port()
    with serving(dashboard(port), port, data):
        for n in range(rounds + 1):
            for script, kept in (("", result.fetched), (SAVE_DATA, result.waited)):
                address = f"http://127.0.0.1:{port}/?lang=en&year=2025&as_of={FIRST_DAY.isoformat()}"
                with visiting(running, address, script) as page:
                    page.evaluate("day => probe.opened('board', '2025', day)", FIRST_DAY.isoformat())
                    if not script:
                        page.wait_for_function(FETCHED)
                    page.wait_for_timeout(READING)
                    ms = page.evaluate("probe.follow('indicator')")
                    if n:  # the first round also imports what draws charts
                        kept.append(ms)
    return result
