"""From a cold start of the dashboard to its first answer, and to the first board in the browser."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browser import opened
from benchmarks.servers import dashboard, free_port, serving


@dataclass
class Started:
    """Times in ms, round by round."""

    answered: list[float] = field(default_factory=list)  # start of the command to the first 200 on `/`
    painted: list[float] = field(default_factory=list)  # asking the fresh server for the page to the board painted
    again: list[float] = field(default_factory=list)  # the same for the next reader

    @property
    def both(self) -> list[float]:
        """Start of the command to the first board, for a reader who asks as soon as the server answers."""
        return [a + b for a, b in zip(self.answered, self.painted, strict=True)]


def measure(running: Browser, data: Path, day: str, rounds: int) -> Started:
    """Return the times of each round, every round a fresh server and an empty browser cache."""
    result = Started()
    for n in range(rounds + 1):
        port = free_port()
        with serving(dashboard(port), port, data) as running_server:
            with opened(running, port, "board", 2025, day) as first:
                pass
            with opened(running, port, "board", 2025, day) as second:
                pass
        if n:  # the first round also compiles the modules
            result.answered.append(running_server.seconds * 1000)
            result.painted.append(first.painted)
            result.again.append(second.painted)
    return result
