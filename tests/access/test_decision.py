"""Who may edit: nobody but a browser at this machine, on a page of the server's own address, that has shown the key.

And in a server that others reach: nobody; it shows nothing at all unless it was started for reading only.
"""

from dataclasses import replace

import pytest

from indicators.access import Browser, Decision, Mode, Server, decide

LINES = tuple[tuple[str, str], ...]
KEY = "k" * 43
HERE = Server("127.0.0.1", 8501)
UNLOCKED = Browser(told=True, key=KEY)
OWN = (("Host", "127.0.0.1:8501"), ("Origin", "http://127.0.0.1:8501"))
USUAL = (
    ("Connection", "Upgrade"), ("Pragma", "no-cache"), ("User-Agent", "Mozilla/5.0"), ("Accept-Language", "vi"),
    ("Sec-WebSocket-Version", "13"), ("Cookie", "_streamlit_xsrf=2|a|b|1"), ("Cache-Control", "no-cache"),
    ("Sec-Fetch-Site", "same-origin"), ("Sec-GPC", "1"), ("DNT", "1"), ("Viewport-Width", "1440"),
)  # fmt: skip


def asked(headers: LINES, browser: Browser = UNLOCKED, server: Server = HERE) -> Decision:
    return decide(server, headers, browser, lambda: KEY)


def named(host: str, origin: str | None = None) -> LINES:
    return ("Host", host), ("Origin", f"http://{host}" if origin is None else origin)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "[::1]:8501"])
def test_the_own_names_with_the_own_port_may_edit(host: str):
    assert asked(named(host)) is Decision.OPEN
    assert asked((*USUAL, *named(host))) is Decision.OPEN


@pytest.mark.parametrize("names", [("HOST", "ORIGIN"), ("host", "origin"), ("hOsT", "OrIgIn")])
def test_the_name_of_a_header_counts_in_any_case(names: tuple[str, str]):
    assert asked(((names[0], OWN[0][1]), (names[1], OWN[1][1]))) is Decision.OPEN


def test_a_browser_leaves_out_the_port_of_http():
    server = Server("127.0.0.1", 80)
    assert asked(named("127.0.0.1"), server=server) is Decision.OPEN
    assert asked(named("localhost:80"), server=server) is Decision.OPEN
    assert asked(named("127.0.0.1")) is Decision.HOST


@pytest.mark.parametrize(
    "host",
    [
        "", "dash.example.vn", "dash.example.vn:8501", "127.0.0.1", "localhost", "127.0.0.1:8502", "127.0.0.1:08501",
        "127.0.0.1:85011", "localhost.:8501", "127.0.0.1.:8501", "LOCALHOST:8501", "Localhost:8501", "127.1:8501",
        "127.0.0.2:8501", "2130706433:8501", "0x7f.0.0.1:8501", "0.0.0.0:8501", "[::]:8501", "::1:8501", "[::1]",
        "[0:0:0:0:0:0:0:1]:8501", "[::ffff:127.0.0.1]:8501", "[::1%25lo]:8501", "user@127.0.0.1:8501",
        "127.0.0.1:8501,127.0.0.1:8501", "127.0.0.1:8501 ", " 127.0.0.1:8501", "127.0.0.1:8501/", "127.0.0.1:8501#",
        "localhost:8501.evil.example", "localhost.evil.example:8501", "127.0.0.1:8501@evil.example", "ｌocalhost:8501",
    ],
)  # fmt: skip
def test_any_other_host_may_not(host: str):
    assert asked(named(host)) is Decision.HOST
    assert asked(named(host, "http://127.0.0.1:8501")) is Decision.HOST


@pytest.mark.parametrize(
    "origin",
    [
        "", "null", "http://127.0.0.1", "http://127.0.0.1:9999", "http://localhost:8501", "http://[::1]:8501",
        "https://127.0.0.1:8501", "ws://127.0.0.1:8501", "127.0.0.1:8501", "//127.0.0.1:8501", "http://127.0.0.1:8501/",
        "HTTP://127.0.0.1:8501", "http://127.0.0.1:8501 ", "http://dash.example.vn", "http://127.0.0.1:8501.evil.example",
        "http://evil.example#http://127.0.0.1:8501", "http://127.0.0.1:8501, http://127.0.0.1:8501", "file://",
        "http://user@127.0.0.1:8501", "chrome-extension://abcdef", "http://127.0.0.1:8501:8501",
    ],
)  # fmt: skip
def test_any_other_origin_may_not(origin: str):
    assert asked(named("127.0.0.1:8501", origin)) is Decision.ORIGIN


def test_host_and_origin_are_each_there_once():
    assert asked((OWN[0],)) is Decision.ORIGIN
    assert asked((OWN[1],)) is Decision.HOST
    assert asked((*OWN, OWN[0])) is Decision.HOST
    assert asked((*OWN, ("host", "dash.example.vn"))) is Decision.HOST
    assert asked((*OWN, OWN[1])) is Decision.ORIGIN
    assert asked((("origin", "http://127.0.0.1:9999"), *OWN)) is Decision.ORIGIN


@pytest.mark.parametrize(
    "name",
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Real-IP", "Via",
        "X-Forwarded-Server", "X-Forwarded", "x-forwarded-for", "X-FORWARDED-HOST", "x-real-ip", "VIA",
        "fOrWaRdEd", "X_Forwarded_For", "X-Original-Forwarded-For", "X-Original-Host", "X-Client-IP", "True-Client-IP",
        "CF-Connecting-IP", "X-Envoy-External-Address", "X-Cluster-Client-IP", "CDN-Loop",
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", ["203.0.113.9", "127.0.0.1", ""])
def test_what_a_proxy_adds_may_not_whatever_it_says(name: str, value: str):
    assert asked((*USUAL, *OWN, (name, value))) is Decision.FORWARDED


def test_a_session_without_a_connection_may_not():
    assert asked(()) is Decision.UNSEEN


OTHERS = [Server(address, 8501) for address in (
    "", "0.0.0.0", "::", "192.168.1.10", "dash.example.vn", "LOCALHOST", "127.0.0.1.", "nonsense"
)] + [Server("127.0.0.1", 8501, names) for names in (
    (), ("*",), ("dash.example.vn",), ("localhost", "dash.example.vn"), ("*.localhost",), ("localhost.",), ("",)
)]  # fmt: skip


@pytest.mark.parametrize("server", OTHERS)
def test_a_server_that_others_reach_is_closed_but_for_reading_only(server: Server):
    assert (server.closed, asked(OWN, server=server)) == (True, Decision.CLOSED)
    reading = replace(server, mode=Mode.VIEW)
    assert (reading.closed, asked(OWN, server=reading)) == (False, Decision.VIEW)


def test_reading_only_holds_at_this_machine_too():
    assert asked(OWN, server=replace(HERE, mode=Mode.VIEW)) is Decision.VIEW


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.5", "::1", "localhost"])
def test_a_server_of_this_machine_may(address: str):
    server = Server(address, 8501, ("localhost", "127.0.0.1", "::1", "[::1]"))
    assert (server.closed, asked(OWN, server=server)) == (False, Decision.OPEN)


@pytest.mark.parametrize("key", ["", "K" * 43, KEY[:-1], KEY + "k", "khóa", "\ud800", "k" * 100_000])
def test_another_key_is_none(key: str):
    assert asked(OWN, Browser(told=True, key=key)) is Decision.KEY
    assert asked(OWN, Browser(key=key)) is Decision.ASK


def test_where_the_server_has_no_key_none_is_right():
    for key in ("", KEY):
        assert decide(HERE, OWN, Browser(told=True, key=key), lambda: "") is Decision.KEY


def test_a_page_in_a_frame_may_not_though_it_holds_the_key():
    assert asked(OWN, Browser(told=True, framed=True, key=KEY)) is Decision.FRAMED


def test_the_key_is_read_only_where_all_else_allows():
    def unread() -> str:
        raise AssertionError("read")

    reading = replace(HERE, mode=Mode.VIEW)
    for headers, server in (((), HERE), (named("dash.example.vn"), HERE), (OWN, OTHERS[0]), (OWN, reading)):
        assert not decide(server, headers, UNLOCKED, unread).fills


def test_forms_are_shown_with_the_key_and_while_it_is_asked_for():
    assert {one for one in Decision if one.fills} == {Decision.OPEN, Decision.KEY}
