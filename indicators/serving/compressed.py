"""The page, scripts and styles of Streamlit, compressed once and kept: a first visit on a slow line waits for them."""

import gzip
import re
from asyncio import to_thread
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ROOT = Path(str(files("streamlit").joinpath("static"))).resolve()
TYPES = {".js": "application/javascript", ".css": "text/css"}
LEVEL = 6  # level 9 takes half as long again and saves three bytes in a thousand
KEPT = 512  # files; an installed Streamlit has some three hundred
YEAR = 31_536_000  # seconds; a name holds the hash of its content


class Compressed:
    """Middleware that answers for a script or a style below `static/`, where a browser takes gzip."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app, self._prefix = app, f"{base}/static/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"].startswith(self._prefix):
            headers = Headers(scope=scope)
            name = "static/" + scope["path"].removeprefix(self._prefix)
            if "range" not in headers and takes_gzip(headers.get("accept-encoding", "")) and known(name):
                response = await to_thread(_response, name, headers.get("if-none-match", ""))
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)


def page_response(base: str, headers: Headers) -> Response:
    """Return the one HTML page, told where the server is: else its script asks below the page first and meets a 404."""
    page, packed = _page(base)
    found = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if takes_gzip(headers.get("accept-encoding", "")):
        return Response(packed, media_type="text/html", headers=found | {"Content-Encoding": "gzip"})
    return Response(page, media_type="text/html", headers=found)


@lru_cache(maxsize=1)
def _page(base: str) -> tuple[bytes, bytes]:
    """Return the page, and the same as gzip."""
    told = f'<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+"{base}/"}}</script>'
    page = (ROOT / "index.html").read_text(encoding="utf-8").replace("<head>", f"<head>{told}", 1).encode()
    return page, gzip.compress(page, LEVEL, mtime=0)


def compress_first() -> None:
    """Compress what every page asks for: the scripts and styles that the one HTML page names."""
    page = (ROOT / "index.html").read_text(encoding="utf-8")
    for name in re.findall(r'(?:src|href)="\./(static/[^"]+)"', page):
        if known(name):
            compressed(name)


@lru_cache(maxsize=KEPT)
def compressed(name: str) -> bytes:
    """Return a file as gzip, the same bytes each time."""
    return gzip.compress((ROOT / name).read_bytes(), LEVEL, mtime=0)


def known(name: str) -> bool:
    """Return whether that is a script or a style of the installed Streamlit."""
    return name in _names()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(one.relative_to(ROOT).as_posix() for one in (ROOT / "static").rglob("*") if one.suffix in TYPES)


def _response(name: str, seen: str) -> Response:
    tag = f'"{sha256(name.encode()).hexdigest()[:16]}-gzip"'
    headers = {"Cache-Control": f"public, immutable, max-age={YEAR}", "Vary": "Accept-Encoding", "ETag": tag}
    if seen == tag:
        return Response(status_code=304, headers=headers)
    kind = TYPES[Path(name).suffix]
    return Response(compressed(name), media_type=kind, headers=headers | {"Content-Encoding": "gzip"})


def takes_gzip(accepted: str) -> bool:
    """Return whether `Accept-Encoding` names gzip without refusing it by a weight of zero."""
    named = (one.replace(" ", "") for one in accepted.split(","))
    return any(re.fullmatch(r"gzip(;q=(1(\.0*)?|0?\.0*[1-9][0-9]*))?", one) for one in named)
