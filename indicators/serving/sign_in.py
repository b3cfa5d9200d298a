"""The ways in and out around Streamlit's sign-in: back to the page wanted, and out for every copy of a cookie."""

import json
import logging
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token
from streamlit.web.server.starlette import starlette_auth_routes
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from indicators.access import Person, SignOuts, person
from indicators.event_log import log, name_of
from indicators.serving.plan import PublicAddress

WANTED, WAITS = "indicators_wanted", 600  # a cookie with the page to come back to, and its seconds
LOG = logging.getLogger(__name__)


class SignInPaths:
    """Middleware: `/sign-in` remembers the page, the provider's answer leads back, each way out ends the sign-in."""

    def __init__(self, app: ASGIApp, public: PublicAddress, signed_out: SignOuts) -> None:
        self._app, self._public, self._signed_out = app, public, signed_out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on and lead back."""
        path = scope["path"].removeprefix(self._public.path) if scope["type"] == "http" else ""
        request, answer = Request(scope) if path else None, self._app
        if request and path == "/sign-in":
            answer = self._to_provider(request)
        elif request and path in ("/sign-out", "/auth/logout"):
            self._end(request)
            answer = self._to("/auth/logout") if path == "/sign-out" else self._app
        elif request and path == "/oauth2callback":
            wanted = unquote(request.cookies.get(WANTED, ""))

            async def back(message: Message) -> None:
                if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
                    self._lead_back(MutableHeaders(scope=message), wanted)
                await send(message)

            await self._app(scope, receive, back)
            return
        await answer(scope, receive, send)

    def _lead_back(self, headers: MutableHeaders, wanted: str) -> None:
        """Change the answer after a sign-in: to the page wanted, and with cookies that never go out without TLS."""
        self._log(headers)
        headers["location"] = self._own(wanted)
        headers.append("set-cookie", f"{WANTED}=; Max-Age=0; Path={self._public.path or '/'}")
        if self._public.scheme == "https":
            cookies = [f"{one}; Secure" for one in headers.getlist("set-cookie")]
            del headers["set-cookie"]
            for one in cookies:
                headers.append("set-cookie", one)

    def _log(self, headers: MutableHeaders) -> None:
        """Write down who has signed in, by the cookies that the answer sets; without them nobody has."""
        cookies = "; ".join(one.partition(";")[0] for one in headers.getlist("set-cookie"))
        one = _signed_in(Request({"type": "http", "headers": [(b"cookie", cookies.encode("latin-1"))]}))
        if one:
            log("sign-in", by=name_of(one.address))
        else:
            log("refused", what="sign-in", why="provider")

    def _to_provider(self, request: Request) -> RedirectResponse:
        answer = self._to(f"/auth/login?provider={quote(encode_provider_token('default'))}")
        came = urlsplit(request.headers.get("referer", ""))
        wanted = f"{came.path}?{came.query}" if f"{came.scheme}://{came.netloc}" == self._public.origin else ""
        answer.set_cookie(
            WANTED,
            quote(self._own(wanted)),
            max_age=WAITS,
            path=self._public.path or "/",
            secure=self._public.scheme == "https",
            httponly=True,
            samesite="lax",
        )
        return answer

    def _to(self, path: str) -> RedirectResponse:
        return RedirectResponse(f"{self._public.path}{path}", status_code=302, headers={"Cache-Control": "no-store"})

    def _own(self, wanted: str) -> str:
        """Return a path of this dashboard with its query; its first page for anything else."""
        within = wanted.startswith(f"{self._public.path}/") and not wanted.startswith(("//", "/\\"))
        return wanted if within and wanted.isprintable() and len(wanted) < 3000 else f"{self._public.path}/"

    def _end(self, request: Request) -> None:
        """Keep that a sign-in has ended; Streamlit alone only takes the cookie from this one browser."""
        if (one := _signed_in(request)) is None:
            return
        if not self._signed_out.has(one):  # our own way out leads through Streamlit's
            log("sign-out", by=name_of(one.address))
        try:
            self._signed_out.add(one)
        except OSError as error:
            LOG.error("a sign-out could not be kept across a restart: %s", error.strerror or error)


def _signed_in(request: Request) -> Person | None:
    """Return whom the cookies of a request name; nobody where they are not ours."""
    try:
        told = starlette_auth_routes._get_cookie_value_from_request(request, USER_COOKIE_NAME)
        return person(json.loads(told)) if told else None
    except ValueError:
        return None
