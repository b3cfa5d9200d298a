"""The project's nginx file for the published site: packed files as they are, the page for no page, over TLS."""

import gzip
import re
import ssl
from collections.abc import Iterator
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest
from builders import on
from publishing.built import written
from publishing.test_site import town

from tests.browser.nginx import Published, published, running
from tests.browser.served import PATIENCE, ROOT

SHIPPED = ROOT / "deploy" / "nginx-site.conf"
FOLDER = "/var/lib/hai-phong-indicators-site/site/"
PAGE = "en/latest/town/2025/council/scoreboard.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Published, Path]]:
    """Return nginx serving a site below /board, and the folder of the site."""
    scratch, root = published(tmp_path_factory.mktemp("nginx"), "board.example"), tmp_path_factory.mktemp("site")
    written(root, town(), on("2026-06-30"), "https://board.example/board/")
    text = SHIPPED.read_text(encoding="utf-8")
    for shipped, used in (
        ("listen 443 ", f"listen 127.0.0.1:{scratch.port} "),
        ("listen 80;", f"listen 127.0.0.1:{scratch.plain};"),
        ("/etc/ssl/certs/board.example.pem", str(scratch.folder / "name.pem")),
        ("/etc/ssl/private/board.example.key", str(scratch.folder / "name.key")),
        (FOLDER, f"{root}/"),
        ("server {", "include /etc/nginx/mime.types; server {"),
    ):
        assert shipped in text
        text = text.replace(shipped, used, 1)
    with running(scratch, text):
        yield scratch, root


def asked(shown: Published, path: str, encoding: str = "identity") -> tuple[HTTPResponse, bytes]:
    trusting = ssl.create_default_context(cafile=shown.folder / "name.pem")
    connection = HTTPSConnection("127.0.0.1", shown.port, timeout=PATIENCE, context=trusting)
    try:
        connection.request("GET", path, headers={"Host": shown.host, "Accept-Encoding": encoding})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


@pytest.mark.deep
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_page_comes_packed_for_who_takes_that(encoding: str, site: tuple[Published, Path]) -> None:
    shown, root = site
    answer, content = asked(shown, f"/board/{PAGE}", encoding)
    assert (answer.status, answer.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert answer.getheader("Content-Encoding") == ("gzip" if encoding == "gzip" else None)
    assert (gzip.decompress(content) if encoding == "gzip" else content) == (root / PAGE).read_bytes()
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.deep
def test_folder_shows_its_first_page_and_no_page_has_its_words(site: tuple[Published, Path]) -> None:
    shown, root = site
    assert asked(shown, "/board/")[1] == (root / "index.html").read_bytes()
    assert asked(shown, "/board")[0].getheader("Location") == f"https://{shown.host}/board/"
    answer, content = asked(shown, "/board/en/nothing/here.html")
    assert (answer.status, content) == (404, (root / "404.html").read_bytes())
    style = re.search(rb'href="([^"]+site\.css)"', content)
    assert style
    assert style[1].startswith(b"https://board.example/board/assets/")


@pytest.mark.deep
@pytest.mark.parametrize("path", ["/board../secret", "/board/../nginx.conf", "/board/%2e%2e/nginx.conf"])
def test_nothing_outside_the_folder_is_served(path: str, site: tuple[Published, Path]) -> None:
    assert asked(site[0], path)[0].status in (400, 404)
