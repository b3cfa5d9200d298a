"""Changes of indicator, year and peers in the browser: our pages beside the same pages written naively."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.browser import visiting
from benchmarks.servers import dashboard, free_port, serving, streamlit

FIRST_DAY = date(2026, 10, 20)  # every figure compared is known by then
OURS, NAIVE = "ours", "naive"
CASES: Mapping[str, tuple[str, str, dict[str, str], tuple[str, str]]] = {  # page, choice, the others, the two values
    "indicator": ("indicator", "id", {"year": "2025"}, ("budget_total", "export")),
    "year": ("indicator", "year", {"id": "budget_total"}, ("2025", "2026")),
    "peers": ("comparison", "peers", {}, ("all", "region")),
}
FIXED = {"indicator": {"lang": "en"}, "comparison": {"lang": "en", "id": "grdp_growth", "period": "2025"}}


@dataclass
class Choices:
    """The ms of one kind of change: ours computed anew, ours kept from before, naive."""

    anew: list[float] = field(default_factory=list)
    cached: list[float] = field(default_factory=list)
    naive: list[float] = field(default_factory=list)


def measure(running: Browser, data: Path, rounds: int) -> dict[str, Choices]:
    """Return the times of each kind of change; both pages take turns within each round, one round is not counted."""
    results = {name: Choices() for name in CASES}
    with ExitStack() as stack:
        ports = {OURS: free_port(), NAIVE: free_port()}
        commands = {OURS: dashboard(ports[OURS]), NAIVE: streamlit("benchmarks/naive.py", ports[NAIVE])}
        for kind, port in ports.items():
            stack.enter_context(serving(commands[kind], port, data))
        for name, (_, _, _, values) in CASES.items():
            with ExitStack() as open_pages:
                pages = {
                    kind: open_pages.enter_context(visiting(running, _address(kind, port, name)))
                    for kind, port in ports.items()
                }
                for kind, page in pages.items():
                    _settle(page, kind, _wanted(name, values[0], FIRST_DAY))
                for n in range(rounds + 1):
                    for kind, page in pages.items():
                        _round(page, kind, name, n, results[name] if n else Choices())
    return results


def _address(kind: str, port: int, name: str) -> str:
    page, key, others, values = CASES[name]
    query = {**FIXED[page], **others, key: values[0], "as_of": FIRST_DAY.isoformat()}
    if kind == NAIVE:
        query["page"] = page
    return f"http://127.0.0.1:{port}/{page if kind == OURS else ''}?" + "&".join(f"{k}={v}" for k, v in query.items())


def _wanted(name: str, value: str, day: date) -> dict[str, str]:
    _, key, others, _ = CASES[name]
    return {**others, key: value, "as_of": day.isoformat()}


def _settle(page: Page, kind: str, wanted: dict[str, str]) -> None:
    page.evaluate("([kind, wanted]) => probe.settled(kind, wanted)", [kind, wanted])


def _round(page: Page, kind: str, name: str, n: int, result: Choices) -> None:
    """Move to a day nothing was drawn for, then change three times: computed anew, kept, kept.

    The naive page keeps nothing, so it stays at its day. The odd number of changes makes the
    next round begin with the other value.
    """
    _, key, _, values = CASES[name]
    day = FIRST_DAY if kind == NAIVE else FIRST_DAY + timedelta(days=n + 1)
    here, there = values if n % 2 == 0 else values[::-1]
    page.bring_to_front()
    script = "([kind, key, wanted]) => probe.choose(kind, key, wanted)"
    if kind == OURS:
        page.evaluate(script, [kind, "as_of", _wanted(name, here, day)])
    for value, first in ((there, True), (here, False), (there, False)):
        ms = page.evaluate(script, [kind, key, _wanted(name, value, day)])
        kept = result.naive if kind == NAIVE else result.anew if first else result.cached
        kept.append(ms)
