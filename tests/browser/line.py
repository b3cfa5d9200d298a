"""The line between one page and a server: it can be cut, it can keep back what comes, and its far end can forget."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path
from typing import cast

from playwright.sync_api import Page, WebSocketRoute

from tests.browser.served import Served, copied, free_port, serving


class Line:
    """The line between one page and a server that can be cut, or whose far end forgets everybody."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._data, self._port = folder, copied(folder / "data"), free_port()
        self._stack = ExitStack()
        self.up = True
        self.held: list[tuple[WebSocketRoute, bytes]] | None = None
        self._open: list[WebSocketRoute] = []
        self.served = self._serve()

    def _serve(self) -> Served:
        options = ("--server.disconnectedSessionTTL", "1")
        return self._stack.enter_context(serving(self._folder, self._data, *options, port=self._port, plain=True))

    def through(self, page: Page) -> None:
        """Lead the socket of a page over this line."""
        page.route_web_socket("**/_stcore/stream", self._route)

    def _route(self, route: WebSocketRoute) -> None:
        if not self.up:
            route.close()
            return
        self._open.append(route)
        server = route.connect_to_server()
        server.on_message(lambda message: self._pass(route, cast("bytes", message)))

    def _pass(self, route: WebSocketRoute, message: bytes) -> None:
        if self.held is None:
            route.send(message)
        else:
            self.held.append((route, message))

    def hold(self) -> None:
        """Keep back what the server sends."""
        self.held = []

    def release(self) -> None:
        """Send what was kept back."""
        held, self.held = self.held or [], None
        for route, message in held:
            route.send(message)

    def cut(self) -> None:
        """Close every socket and let none through."""
        self.up = False
        for route in self._open:
            route.close()
        self._open.clear()

    def mend(self) -> None:
        """Let sockets through again."""
        self.up = True

    def end(self) -> None:
        """Kill the server under the pages that are open on it."""
        os.kill(self.served.pid, signal.SIGKILL)

    def leave(self) -> None:
        """End what was started."""
        self._stack.close()

    def restart(self) -> None:
        """Start the server anew at its address."""
        self.served = self._serve()
