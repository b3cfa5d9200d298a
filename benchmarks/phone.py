"""The first verdict on a phone over a slow line: under `indicators serve`, and under plain Streamlit."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from benchmarks.browser import Line, opened
from benchmarks.servers import dashboard, free_port, serving, streamlit

PHONE: ViewportSize = {"width": 390, "height": 844}
LINES = {
    "4 Mbps, 40 ms": Line(bits=4_000_000, latency=40),
    "1.6 Mbps, 150 ms": Line(bits=1_600_000, latency=150),
}
SERVED: dict[str, Callable[[int], list[str]]] = {
    "served": dashboard,
    "plain": lambda port: streamlit("app.py", port),
}


@dataclass
class Opens:
    """The ms, kB and requests of each open until the board is painted."""

    painted: list[float] = field(default_factory=list)
    kilobytes: list[float] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)


def measure(running: Browser, data: Path, day: str, rounds: int) -> dict[tuple[str, str], Opens]:
    """Return the opens by server and line, in turn, each with an empty cache; one round is not counted."""
    results = {(name, line): Opens() for name in SERVED for line in LINES}
    with ExitStack() as stack:
        ports = {name: free_port() for name in SERVED}
        for name, command in SERVED.items():
            stack.enter_context(serving(command(ports[name]), ports[name], data))
        for n in range(rounds + 1):
            for (name, line), kept in results.items():
                with opened(running, ports[name], "board", 2025, day, PHONE, LINES[line]) as page:
                    if n:
                        kept.painted.append(page.painted)
                        kept.kilobytes.append(page.kilobytes)
                        kept.requests.append(page.requests)
    return results
