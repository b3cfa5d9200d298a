"""The measuring browser: one viewport, a cold cache for each page, bytes counted on the wire."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VIEWPORT: ViewportSize = {"width": 1440, "height": 900}
PROBE = Path(__file__).with_name("probe.js")


class Line(NamedTuple):
    """A line as slow as this both ways; latency in ms."""

    bits: int
    latency: int


@contextmanager
def browser() -> Generator[Browser, None, None]:
    """Run one browser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-background-networking"]
        )
        try:
            yield running
        finally:
            running.close()


@dataclass
class Opened:
    """A page with its first board painted."""

    page: Page
    kind: str  # what the page shows a board with: `board` or `charts`
    painted: float = 0  # ms from asking for the page to the first board painted
    bytes: dict[str, int] = field(default_factory=lambda: {"http": 0, "websocket": 0})
    requests: int = 0  # those answered so far

    def change(self, control: str, year: int, day: str) -> dict[str, float]:
        """Change a control of the page; returns the ms at which the new board was sent for, answered, painted."""
        script = "([kind, control, year, day]) => probe.change(kind, control, year, day)"
        return self.page.evaluate(script, [self.kind, control, str(year), day])

    @property
    def kilobytes(self) -> float:
        """What came over the wire so far, in kB of 1,000 bytes."""
        return sum(self.bytes.values()) / 1000


@contextmanager
def opened(
    running: Browser,
    port: int,
    kind: str,
    year: int,
    day: str,
    viewport: ViewportSize = VIEWPORT,
    line: Line | None = None,
) -> Generator[Opened, None, None]:
    """Open a page in a browser context of its own, over a slow line where one is given: nothing cached."""
    context = running.new_context(viewport=viewport, locale="en-GB", color_scheme="light")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.add_init_script(path=PROBE)
    shown = Opened(page, kind)
    _count(shown, line)
    page.goto(f"http://127.0.0.1:{port}/?lang=en&year={year}&as_of={day}", wait_until="commit")
    script = "([kind, year, day]) => probe.opened(kind, year, day)"
    shown.painted = page.evaluate(script, [kind, str(year), day])["painted"]
    try:
        yield shown
    finally:
        context.close()


@contextmanager
def visiting(running: Browser, address: str, script: str = "") -> Generator[Page, None, None]:
    """Open an address in a browser context of its own, with the probe and a script of the measurement's."""
    context = running.new_context(viewport=VIEWPORT, locale="en-GB", color_scheme="light")
    context.set_default_timeout(60_000)
    page = context.new_page()
    if script:
        page.add_init_script(script)
    page.add_init_script(path=PROBE)
    page.goto(address, wait_until="commit")
    try:
        yield page
    finally:
        context.close()


def _count(shown: Opened, line: Line | None) -> None:
    """Count bytes as they arrive: headers and bodies as sent, and the payload of websocket frames."""
    session = shown.page.context.new_cdp_session(shown.page)

    def add(way: str, size: float) -> None:
        shown.bytes[way] += int(size)

    def frame(event: dict[str, Any]) -> None:
        payload, binary = event["response"]["payloadData"], event["response"]["opcode"] == 2
        add("websocket", len(payload) * 3 / 4 if binary else len(payload))

    def loaded(event: dict[str, Any]) -> None:
        shown.requests += 1
        add("http", event["encodedDataLength"])

    session.on("Network.loadingFinished", loaded)
    session.on("Network.webSocketFrameReceived", frame)
    session.send("Network.enable")
    if line:
        each_way = line.bits / 8
        pace = {"offline": False, "latency": line.latency, "downloadThroughput": each_way, "uploadThroughput": each_way}
        session.send("Network.emulateNetworkConditions", pace)
