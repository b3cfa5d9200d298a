"""A reader in the browser: opens pages, waits until they stand still, and remembers everything the page did."""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, WebSocket, expect

from tests.browser.served import PATIENCE, ROOT, Served

Query = dict[str, str]
HARMLESS = re.compile(r"http://127\.0\.0\.1:\d+/[a-z]+/_stcore/(health|host-config)")  # a page asks below itself first
STILL = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
LIMIT = PATIENCE * 1000
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
UNLOCK = """key => {
  try { localStorage.setItem("indicators key", key); } catch {}  // a page without an origin keeps nothing
}"""
INTERNALS = (b"Traceback (most recent", b"site-packages", str(ROOT / "indicators").encode())


@dataclass
class Visitor:
    """One browser context and one page of it, with its requests, its console and its socket on record."""

    context: BrowserContext
    served: Served
    page: Page = field(init=False)
    requested: list[str] = field(default_factory=list, repr=False)
    errors: list[str] = field(default_factory=list, repr=False)
    frames: list[bytes] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(LIMIT)
        self.context.on("request", lambda request: self.requested.append(request.url))
        self.page = self.context.new_page()
        self.page.on("websocket", self._listen)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def unlock(self) -> None:
        """Give the browser the key of editing, as it keeps it once it was shown."""
        self.context.add_init_script(f"({UNLOCK})({json.dumps(self.served.key)})")

    def _listen(self, websocket: WebSocket) -> None:
        self.requested.append(websocket.url)
        websocket.on("framereceived", lambda payload: self.frames.append(_bytes(payload)))

    def _hear(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not HARMLESS.fullmatch(where):
            self.errors.append(f"{message.text} {where}")

    def open(self, path: str) -> Page:
        """Open a page of the dashboard and wait until it is drawn."""
        self.page.goto(self.served.address(path))
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run, the connection stands and a heading is drawn."""
        self.page.locator(STILL).wait_for(state="attached")
        self.page.locator(".board").first.wait_for()

    def charted(self) -> Locator:
        """Wait for the chart of an indicator's page and return it."""
        chart = self.page.locator(".js-plotly-plot .main-svg").first
        chart.wait_for()
        return chart

    def pick(self, key: str, value: str) -> None:
        """Choose an option of a select and wait until the address says so."""
        self.page.locator(f'select[data-key="{key}"]').select_option(value)
        self.page.wait_for_url(lambda url: dict(parse_qsl(urlsplit(url).query)).get(key) == value)
        self.settle()

    @property
    def query(self) -> Query:
        """The query of the present address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    @property
    def sentence(self) -> str:
        """The sentence that the page says first."""
        return self.page.locator("h1.sentence").inner_text().strip()

    @property
    def said(self) -> str:
        """Every visible word of the page, those in shadow roots included."""
        return "\n".join(self.page.locator("body, .board").all_inner_texts())

    def says(self, words: str | re.Pattern[str]) -> None:
        """Wait until the sentence holds these words."""
        expect(self.page.locator("h1.sentence")).to_contain_text(words, timeout=LIMIT)

    def outside(self) -> list[str]:
        """Return every address asked for that is not this server, whatever the scheme."""
        own = {"data", "blob", "about"}
        parts = [urlsplit(url) for url in self.requested]
        return [p.geturl() for p in parts if p.scheme not in own and p.netloc != self.served.host]

    def internals(self, *more: str) -> list[bytes]:
        """Return what the socket told of the machine's inside, apart from the start script that Streamlit names."""
        own = str(ROOT / "app.py").encode()  # Streamlit's NewSession.main_script_path: no setting takes it out
        heard = b"\n".join(self.frames).replace(own, b"")
        return [word for word in (*INTERNALS, str(ROOT).encode(), *(w.encode() for w in more)) if word in heard]


def _bytes(payload: str | bytes) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode()


class Visitors:
    """Opens readers on one browser and closes them; each must have stayed on this machine and without errors."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: list[Visitor] = []

    def __call__(self, served: Served, **options: Any) -> Visitor:  # noqa: ANN401 - Playwright names and checks them
        """Open a fresh context: `locale`, `viewport`, `color_scheme` and so on as Playwright names them.

        Its browser has shown the key of editing before.
        """
        visitor = self.stranger(served, **options)
        visitor.unlock()
        return visitor

    def stranger(self, served: Served, **options: Any) -> Visitor:  # noqa: ANN401 - as above
        """Open a fresh context whose browser has not shown the key yet."""
        wanted: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "vi-VN", **options}
        visitor = Visitor(self._browser.new_context(**wanted), served)
        self._open.append(visitor)
        return visitor

    def leave(self) -> None:
        """Close every context, and fail where a page asked outside, complained, or told of internals."""
        found = [(v.outside(), v.errors, v.internals()) for v in self._open]
        for visitor in self._open:
            visitor.context.close()
        self._open.clear()
        bad = [three for three in found if any(three)]
        assert bad == [], bad
