"""The running server is safe as shipped: this machine only, no foreign page, no internals."""

import json
import socket
from collections.abc import Iterator

import pytest

from tests.browser.served import ROOT, Served, copied, serving

STREAM = "/_stcore/stream"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    scratch = tmp_path_factory.mktemp("server")
    with serving(scratch, copied(scratch / "data")) as running:
        yield running


def test_the_server_connects_to_nobody(server: Served):
    assert server.ask("/")[0] == 200
    assert server.ask(STREAM, **UPGRADE, Origin=f"http://{server.host}")[0] == 101
    assert server.outward() == []


def test_a_page_of_another_site_cannot_open_the_socket(server: Served):
    for origin in ("http://evil.example", "https://127.0.0.1.evil.example", "null"):
        assert (origin, server.ask(STREAM, **UPGRADE, Origin=origin)[0]) == (origin, 403)


def test_a_foreign_name_for_this_machine_cannot_open_the_socket(server: Served):
    """DNS rebinding: a name of somebody else's that leads here."""
    for host in ("evil.example", f"evil.example:{server.port}"):
        assert (host, server.ask(STREAM, **UPGRADE, Host=host, Origin=f"http://{host}")[0]) == (host, 403)
        assert (host, server.ask(STREAM, **UPGRADE, Host=host, Origin=f"http://{server.host}")[0]) == (host, 403)


def test_only_this_machine_is_listened_to(server: Served):
    other = {"127.0.0.2"} | {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in other - {"127.0.0.1"}:
        with socket.socket() as asking:
            asking.settimeout(10)
            assert (address, asking.connect_ex((address, server.port)) != 0) == (address, True)


@pytest.mark.parametrize(
    "path",
    [
        "/", "/indicator?id=grdp_growth", "/nope", "/..%2f..%2fetc%2fpasswd", "/app/static/app.py", "/media/nothing",
        "/_stcore/host-config", "/_stcore/metrics", "/component/none/none.js", "/_stcore/bidi-components/x/y",
    ],
)  # fmt: skip
def test_no_answer_holds_a_path_or_a_traceback(server: Served, path: str):
    status, body = server.ask(path)
    assert status < 500
    for word in (b"Traceback", b"site-packages", str(ROOT).encode(), str(server.data).encode(), b"root:"):
        assert word not in body


def test_the_shipped_configuration_is_in_force(server: Served):
    status, body = server.ask("/_stcore/host-config")
    assert status == 200
    assert json.loads(body)["enforceDownloadInNewTab"] is False
    status, body = server.ask("/app/static/anything")  # no static files: Streamlit's page, and that it is none
    assert (status, b"<html" in body) == (404, True)
    log = server.log.read_text(encoding="utf-8")
    assert f"  {server.address('')}\n" in log
    assert "External URL" not in log
    assert "Network URL" not in log
