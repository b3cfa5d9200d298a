"""The published site beside the live pages: its files and nothing else, packed for who takes that, under any path."""

import asyncio
import gzip
import threading
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from indicators.serving.middleware import Surrounded
from indicators.serving.plan import parse_public

PAGE = f"<!doctype html><title>board</title>{'words ' * 2000}".encode()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site with a page, a packed sibling, a 404 page, and a secret beside the folder."""
    root = tmp_path / "site"
    (root / "vi").mkdir(parents=True)
    (root / "vi/index.html").write_bytes(PAGE)
    (root / "vi/index.html.gz").write_bytes(gzip.compress(PAGE))
    (root / "404.html").write_text("<!doctype html><title>none</title>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    return root


def asked(site: Path | None, path: str, public: str = "", **headers: str) -> httpx.Response:
    """Return what the surroundings answer; the application behind them says 'live'."""
    live = PlainTextResponse("live")
    app = Surrounded(live, parse_public(public) if public else None, site)
    found: list[httpx.Response] = []

    async def ask() -> None:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            found.append(await client.get(path, headers=headers))

    thread = threading.Thread(target=lambda: asyncio.run(ask()))  # Streamlit's loop may run in this one
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_page_is_sent_whole_with_the_headers_of_safety(encoding: str, site: Path) -> None:
    answer = asked(site, "/site/vi/index.html", **{"Accept-Encoding": encoding})
    assert (answer.status_code, answer.content) == (200, PAGE)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers.get("content-encoding") == ("gzip" if encoding == "gzip" else None)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_folder_leads_to_its_first_page_below_the_path_of_the_server(site: Path) -> None:
    answer = asked(site, "/dashboard/site/vi", "https://localhost/dashboard")
    assert answer.status_code == 307
    assert answer.headers["location"].endswith("/dashboard/site/vi/")
    assert asked(site, "/dashboard/site/vi/", "https://localhost/dashboard").content == PAGE


@pytest.mark.parametrize(
    "path", ["/site/none.html", "/site/%2e%2e/secret.txt", "/site/..%2fsecret.txt", "/site/%00", "/site//etc/passwd",
             "/site/link.txt", f"/site/{'x' * 5000}"],
)  # fmt: skip
def test_nothing_outside_the_folder_is_served(path: str, site: Path) -> None:
    answer = asked(site, path)
    assert answer.status_code == 404
    assert b"secret" not in answer.content


def test_without_a_site_its_address_is_one_of_the_application(site: Path) -> None:
    assert asked(None, "/site/vi/index.html").text == "live"
    assert asked(site, "/sitemap").text == "live"
    assert asked(site, "/siteX/vi/index.html").text == "live"
