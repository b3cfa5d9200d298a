"""What surrounds every answer: the name it was asked under, the headers of safety, whether the server is well."""

from asyncio import to_thread
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from indicators.access.decision import FORWARDING
from indicators.component import ADDRESSES
from indicators.component.data import live
from indicators.event_log import log
from indicators.markup.html import html
from indicators.serving.compressed import page_response
from indicators.serving.network_checks import SEEN
from indicators.serving.plan import PublicAddress
from indicators.serving.published import PREFIX, SiteFiles
from indicators.wording import LANGS, say

SAFE = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",  # for browsers that do not know the line above
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # what a reader looks at is not told to the publishers that pages link to
}
HEAD = Markup(
    '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>403</title>'
)
OK = 200
HEALTH, READY, STREAMLIT_HEALTH = "/health", "/ready", "/_stcore/health"


class Surrounded:
    """Middleware around Streamlit's own: refuses foreign names in words, and adds the headers of safety."""

    def __init__(self, app: ASGIApp, public: PublicAddress | None, site: Path | None = None) -> None:
        self._app, self._public = app, public
        base = public.path if public else ""
        # Whoever asks whether the server is well asks at its address rather than under its name.
        self._well: dict[str, Callable[[Scope], PlainTextResponse]] = {
            f"{at}{path}": answer for at in ("", base) for path, answer in ((HEALTH, self._alive), (READY, _ready))
        }
        self._base = base
        self._site = f"{base}{PREFIX}" if site else ""
        self._files = SiteFiles(site) if site else None
        self._pages = {f"{base}/{name}" for name in ADDRESSES}
        self._any_name = {*self._well, STREAMLIT_HEALTH, f"{base}{STREAMLIT_HEALTH}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on and add to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                answered.update(SAFE)
                shown = (
                    message["status"] == OK and not is_file and answered.get("content-type", "").startswith("text/html")
                )
                if shown and path not in self._pages:
                    message["status"] = 404  # Streamlit sends its page at any address; ours then says that it is none
            await send(message)

        path, headers = scope["path"], Headers(scope=scope)
        is_file = bool(self._site) and path.startswith(self._site)
        answer: ASGIApp = self._app
        if path not in self._any_name and not is_host_allowed(headers.get("host")):
            _told_of(headers.get("host", ""))
            answer = HTMLResponse(self._refused(scope, headers), status_code=403)
        elif path in self._pages and scope["method"] in ("GET", "HEAD"):
            answer = page_response(self._base, headers)
        elif is_file and self._files and scope["method"] in ("GET", "HEAD"):
            answer, scope = self._files, {**scope, "root_path": self._site.rstrip("/")}
        elif path in self._well:
            answer = await to_thread(self._well[path], scope)  # reading changed files takes a moment
        await answer(scope, receive, safely)

    def _alive(self, scope: Scope) -> PlainTextResponse:
        """Return that the process serves, and what of the question a proxy passed on: `indicators doctor` reads it."""
        headers, public = Headers(scope=scope), self._public
        seen = {
            "path": public is None or scope["path"] == f"{public.path}{HEALTH}",
            "host": public is None or headers.get("host") == public.netloc,
            "forwarded": any(name.lower().startswith(FORWARDING) for name in headers),
        }
        told = {SEEN: " ".join(name for name, is_so in seen.items() if is_so), "Cache-Control": "no-store"}
        return PlainTextResponse("ok\n", headers=told)

    def _refused(self, scope: Scope, headers: Headers) -> str:
        """Return the page for a name the server does not answer to: without it the browser shows white for ever."""
        scheme = "https" if headers.get("x-forwarded-proto") == "https" else scope["scheme"]
        asked = f"{scheme}://{headers.get('host', '')}"
        key = "serving.other_name" if self._public else "serving.no_name"
        public = str(self._public or "")
        said = [html('<p lang="{}">{}</p>', lang, say(lang, key, asked=asked, public=public)) for lang in LANGS]
        return html("{}{}", HEAD, said)


@lru_cache(maxsize=100)
def _told_of(host: str) -> None:
    """Log a name that is not ours, once: whoever asks under it asks again and again."""
    log("refused", what="name", why="unknown", host=host)


def _ready(_: Scope) -> PlainTextResponse:
    """Return whether there are figures to show; where the files cannot be read, 503."""
    well = live().state().store is not None
    said = "ready\n" if well else "the data files cannot be read: indicators check names what is wrong\n"
    return PlainTextResponse(said, status_code=200 if well else 503, headers={"Cache-Control": "no-store"})
