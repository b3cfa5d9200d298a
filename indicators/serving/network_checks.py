"""What the doctor finds by asking: the provider, the server, and the way that visitors take to it."""

import json
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from indicators.access import Roles, is_loopback
from indicators.access.people import AHEAD
from indicators.serving.findings import Finding, later, mend, ok
from indicators.serving.plan import Listen, PublicAddress, ServerPlan

PATIENCE = 10  # seconds
UPGRADE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Protocol": "streamlit",
}  # fmt: skip
SEEN = "Indicators-Seen"  # the header by which /health says how a proxy passed the question on
SOCKET = "/_stcore/stream"


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def network_findings(plan: ServerPlan, roles: Roles | None) -> Iterator[Finding]:
    """Check what is found by asking; without a running server the rest waits."""
    if roles:
        yield _provider(roles)
    runs = _server(plan.listen)
    yield runs
    answers = runs.case == "well"
    yield _ready(plan.listen) if answers else later("ready")
    if plan.public:
        reached = _public(plan.public) if answers else later("public")
        yield reached
        proxied = not (is_loopback(plan.public.host) and plan.public.port == plan.listen.port)
        if proxied:
            yield _proxy(plan) if reached.case == "well" else later("proxy")
        answers = reached.case == "well"
    yield _socket(plan) if answers else later("socket")


def _provider(roles: Roles) -> Finding:
    """Check the provider's description, and our clock by its."""
    at = urlsplit(roles.provider)
    host = f"{at.hostname}" if at.port is None else f"{at.hostname}:{at.port}"
    try:
        heard = _asked(at.scheme, host, at.path + (f"?{at.query}" if at.query else ""))
        known = "authorization_endpoint" in json.loads(heard.body)
    except (OSError, HTTPException) as error:
        return mend("provider", "away", address=roles.provider, reason=_reason(error))
    except (ValueError, TypeError):
        known = False
    if not known:
        return mend("provider", "other", address=roles.provider, status=str(heard.status))
    try:
        ahead = time.time() - parsedate_to_datetime(heard.headers["date"]).timestamp()
    except (KeyError, ValueError):
        return ok("provider", address=roles.provider)
    if abs(ahead) > AHEAD:
        return mend("provider", "clock", seconds=str(round(abs(ahead))))
    return ok("provider", address=roles.provider)


def _server(listen: Listen) -> Finding:
    try:
        heard = _here(listen, "/health")
    except ConnectionRefusedError:
        return later("server", at=str(listen))
    except (OSError, HTTPException) as error:
        return mend("server", "silent", at=str(listen), reason=_reason(error))
    well = (heard.status, heard.body) == (200, b"ok\n")
    return ok("server", at=str(listen)) if well else mend("server", "other", at=str(listen))


def _ready(listen: Listen) -> Finding:
    return ok("ready") if _here(listen, "/ready").status == 200 else mend("ready", "bad")


def _public(public: PublicAddress) -> Finding:
    address = str(public)
    try:
        heard = _outside(public, "/health")
    except ssl.SSLCertVerificationError as error:
        return mend("public", "certificate", address=address, reason=error.verify_message)
    except (OSError, HTTPException) as error:
        return mend("public", "away", address=address, reason=_reason(error))
    if (heard.status, heard.body) == (200, b"ok\n") and "path" in heard.headers.get(SEEN.lower(), "").split():
        return ok("public", address=address)
    case = "behind" if heard.status in (502, 503, 504) else "other"
    return mend("public", case, address=address, status=str(heard.status), path=public.path or "/")


def _proxy(plan: ServerPlan) -> Finding:
    """Check what the proxy passes on, as /health saw it."""
    assert plan.public
    seen = _outside(plan.public, "/health").headers.get(SEEN.lower(), "").split()
    if "host" not in seen:
        return mend("proxy", "host", host=plan.public.netloc)
    if "forwarded" not in seen:
        return mend("proxy", "silent")
    return ok("proxy")


def _socket(plan: ServerPlan) -> Finding:
    """Check that a websocket opens, as a page's own script would open it."""
    try:
        if plan.public:
            heard = _outside(plan.public, SOCKET, {**UPGRADE, "Origin": plan.public.origin})
        else:
            heard = _here(plan.listen, SOCKET, {**UPGRADE, "Origin": f"http://{_near(plan.listen)}"})
    except (OSError, HTTPException) as error:
        return mend("socket", "closed", status=_reason(error))
    return ok("socket") if heard.status == 101 else mend("socket", "closed", status=str(heard.status))


def _near(listen: Listen) -> str:
    """Return where this machine itself reaches what listens."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(listen.host, listen.host)  # noqa: S104 - asked, not listened at
    return str(Listen(near, listen.port))


def _here(listen: Listen, path: str, headers: Mapping[str, str] | None = None) -> Heard:
    return _asked("http", _near(listen), path, headers)


def _outside(public: PublicAddress, path: str, headers: Mapping[str, str] | None = None) -> Heard:
    return _asked(public.scheme, public.netloc, public.path + path, headers)


def _asked(scheme: str, host: str, path: str, headers: Mapping[str, str] | None = None) -> Heard:
    connect = HTTPSConnection if scheme == "https" else HTTPConnection
    with closing(connect(host, timeout=PATIENCE)) as connection:
        connection.request("GET", path or "/", headers=dict(headers or {}))
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Heard(answer.status, told, b"" if answer.status == 101 else answer.read(1_000_000))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
