"""A reader in the browser: opens pages, waits until they stand still, and remembers everything the page did."""

import re
from collections.abc import Callable
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
INTERNALS = (b"Traceback (most recent", b"site-packages", str(ROOT / "indicators").encode())


class Windows:
    """The windows of a browser: one that a reader left serves the next one of its kind, with its cache still warm.

    A window costs five times the processor time of a page in one that is open. What it keeps of an address is gone
    when the next reader takes a seat there.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[Page]] = {}

    def take(self, options: dict[str, Any], *, fresh: bool = False) -> Page:
        """Return a window that no other reader has; a fresh one has no cache either."""
        idle = [] if fresh else self._idle.get(repr(options), [])
        return idle.pop() if idle else self._browser.new_context(**options).new_page()

    def give_back(self, page: Page, options: dict[str, Any]) -> None:
        """Keep a window for the next reader."""
        for other in page.context.pages:
            if other != page:
                other.close()
        page.goto("about:blank")
        page.context.clear_cookies()
        page.set_viewport_size(options["viewport"])
        self._idle.setdefault(repr(options), []).append(page)


@dataclass
class Visitor:
    """One reader at a window, with its requests, its console and its socket on record."""

    page: Page
    served: Served
    requested: list[str] = field(default_factory=list, repr=False)
    errors: list[str] = field(default_factory=list, repr=False)
    frames: list[bytes] = field(default_factory=list, repr=False)
    left: bool = False

    def __post_init__(self) -> None:
        self._watched: list[tuple[Any, str, Callable[..., None]]] = [
            (self.context, "request", lambda request: self.requested.append(request.url)),
            (self.page, "websocket", self._listen),
            (self.page, "console", self._hear),
            (self.page, "pageerror", lambda error: self.errors.append(str(error))),
        ]
        for where, event, act in self._watched:
            where.on(event, act)

    @property
    def context(self) -> BrowserContext:
        """The window's context."""
        return self.page.context

    def _listen(self, websocket: WebSocket) -> None:
        self.requested.append(websocket.url)
        websocket.on("framereceived", lambda payload: self.frames.append(_bytes(payload)))

    def _hear(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not HARMLESS.fullmatch(where):
            self.errors.append(f"{message.text} {where}")

    def stop(self) -> None:
        """Record no more: what a page still fetches when it is left is cut off, and complains of that."""
        self.left = True
        for where, event, act in self._watched:
            where.remove_listener(event, act)

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


def remember(page: Page, served: Served, *, keyed: bool) -> None:
    """Let a browser keep nothing for an address but the key of editing, if it was shown there before."""
    page.goto(served.address("/_stcore/health"))
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    if keyed:
        page.evaluate("key => localStorage.setItem('indicators key', key)", served.key)


class Visitors:
    """Seats readers at windows and lets them go; each must have stayed on this machine and without errors."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._seated: list[tuple[Visitor, Callable[[], None]]] = []

    def __call__(self, served: Served, **options: Any) -> Visitor:  # noqa: ANN401 - Playwright names and checks them
        """Seat a reader: `locale`, `viewport`, `color_scheme` and so on as Playwright names them.

        Its browser has shown the key of editing before.
        """
        return self._seat(served, options)

    def fresh(self, served: Served, **options: Any) -> Visitor:  # noqa: ANN401 - the same
        """Seat a reader whose cache is empty; the window is thrown away afterwards."""
        return self._seat(served, options, fresh=True)

    def stranger(self, served: Served, **options: Any) -> Visitor:  # noqa: ANN401 - the same
        """Seat a reader whose browser has not shown the key yet."""
        return self._seat(served, options, keyed=False)

    def _seat(self, served: Served, options: dict[str, Any], *, keyed: bool = True, fresh: bool = False) -> Visitor:
        wanted: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "vi-VN", **options}
        page = self._windows.take(wanted, fresh=fresh)
        page.context.set_default_timeout(LIMIT)
        remember(page, served, keyed=keyed)
        visitor = Visitor(page, served)

        def leave() -> None:
            if visitor.left:
                return
            visitor.stop()
            if fresh:
                page.context.close()
            else:
                self._windows.give_back(page, wanted)

        served.at_end.append(leave)  # a page that outlives its server asks for it without end
        self._seated.append((visitor, leave))
        return visitor

    def leave(self) -> None:
        """Let every reader go, and fail where a page asked outside, complained, or told of internals."""
        found = [(v.outside(), v.errors, v.internals()) for v, _ in self._seated]
        for _, leave in self._seated:
            leave()
        self._seated.clear()
        bad = [three for three in found if any(three)]
        assert bad == [], bad
