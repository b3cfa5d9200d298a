"""Every answer of the server: its name, its headers, its size, and the same below a path."""

import gzip
import re
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from indicators.serving.compressed import ROOT as STATIC
from tests.browser.program import Lines, Program, Refused
from tests.browser.served import PATIENCE, Served, copied, serving

PUBLIC = "https://name.example/dashboard"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """Return a server of this machine, and one behind a proxy under a name and a path."""
    with ExitStack() as stack:
        one, two = tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("public")
        data = copied(one / "data")
        yield (
            stack.enter_context(serving(one, data)),
            stack.enter_context(serving(two, data, "--public-address", PUBLIC, "--read-only")),
        )


def asked(served: Served, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def script(served: Served, base: str = "") -> str:
    """Return the address of the script that the page itself names."""
    found = re.search(r'src="\./(static/[^"]+\.js)"', asked(served, f"{base}/")[1].decode())
    assert found
    return f"{base}/{found[1]}"


def test_no_answer_may_be_framed_sniffed_or_told_to_others(both: tuple[Served, Served]):
    here, public = both
    for served, path in (
        (here, "/"), (here, "/planning"), (here, script(here)), (here, "/nope"), (here, "/_stcore/health"),
        (here, "/health"), (here, "/_stcore/host-config"), (here, "/media/nothing"), (public, "/dashboard/planning"),
    ):  # fmt: skip
        answer, _ = asked(served, path)
        assert (path, answer.headers["Content-Security-Policy"]) == (path, "frame-ancestors 'self'")
        assert (path, answer.headers["X-Content-Type-Options"]) == (path, "nosniff")
        assert (path, answer.headers["Referrer-Policy"]) == (path, "same-origin")


def test_a_script_is_sent_compressed_to_who_takes_that_and_kept_for_a_year(both: tuple[Served, Served]):
    for served, base in ((both[0], ""), (both[1], "/dashboard")):
        path = script(served, base)
        plain, whole = asked(served, path)
        packed, small = asked(served, path, Accept_Encoding="br, gzip;q=0.8")
        assert (plain.status, plain.headers["Content-Encoding"]) == (200, None)
        assert (packed.status, packed.headers["Content-Encoding"]) == (200, "gzip")
        assert gzip.decompress(small) == whole
        assert len(small) < len(whole) / 2
        assert packed.headers["Content-Type"].split(";")[0] == plain.headers["Content-Type"].split(";")[0]
        assert {"immutable", "max-age=31536000"} <= set(packed.headers["Cache-Control"].split(", "))
        assert packed.headers["Vary"] == "Accept-Encoding"
        again, nothing = asked(served, path, Accept_Encoding="gzip", If_None_Match=packed.headers["ETag"])
        assert (again.status, nothing) == (304, b"")
        head, nothing = asked(served, path, "HEAD", Accept_Encoding="gzip")
        assert (head.headers["Content-Length"], nothing) == (str(len(small)), b"")
        for refusing in ("", "br", "gzip;q=0", "gzip; q=0.0", "identity"):
            assert asked(served, path, Accept_Encoding=refusing)[1] == whole


def test_only_files_of_streamlit_are_sent_compressed(both: tuple[Served, Served]):
    for path in ("/static/../../app.py", "/static/%2e%2e/index.html", "/static/js", "/static/nope.js", "/static/"):
        answer, body = asked(both[0], path, Accept_Encoding="gzip")
        assert (path, answer.headers["Content-Encoding"]) == (path, None)
        assert b"frame.show" not in body
    assert sum(one.suffix == ".js" for one in (STATIC / "static").rglob("*")) > 100


def test_the_page_itself_is_asked_for_anew_each_time_and_says_where_the_server_is(both: tuple[Served, Served]):
    for served, path, base in ((both[0], "/session", "/"), (both[1], "/dashboard/session", "/dashboard/")):
        named = {"Host": "name.example"} if served is both[1] else {}
        answer, page = asked(served, path, **named)
        assert answer.headers["Cache-Control"] == "no-cache"
        assert f'BACKEND_BASE_URL:location.origin+"{base}"'.encode() in page
        answer, packed = asked(served, path, Accept_Encoding="gzip", **named)
        assert (answer.headers["Content-Encoding"], gzip.decompress(packed)) == ("gzip", page)


def test_an_address_that_is_no_page_is_answered_with_404(both: tuple[Served, Served]):
    here, public = both
    for served, path, status in (
        (here, "/", 200), (here, "/planning", 200), (here, "/?lang=vi", 200), (here, "/nope", 404),
        (here, "/planning/nope", 404),
        (public, "/dashboard/", 200), (public, "/dashboard/session?no=32", 200),
        (public, "/dashboard/nope", 404),
    ):  # fmt: skip
        answer, body = asked(served, path, Host="name.example") if served is public else asked(served, path)
        assert (path, answer.status, b"<html" in body) == (path, status, True)


def test_a_name_the_server_was_not_told_of_gets_a_page_that_says_what_to_set(both: tuple[Served, Served]):
    here, public = both
    for path in ("/", "/planning", script(here), "/_stcore/host-config"):
        answer, body = asked(here, path, Host="dash.example.vn", X_Forwarded_Proto="https")
        assert (answer.status, answer.headers["Content-Type"]) == (403, "text/html; charset=utf-8")
        assert body.decode().count("indicators serve --public-address https://dash.example.vn --read-only") == 2
    logged = [one for one in here.logged() if "host=dash.example.vn" in one]
    assert logged == ["refused what=name why=unknown host=dash.example.vn"]  # once, however often it is asked
    answer, body = asked(public, "/dashboard/", Host="dash.example.vn")
    assert answer.status == 403
    assert f"It is at {PUBLIC}." in body.decode()
    answer, body = asked(here, "/", Host="<script>alert(1)</script>")
    assert (answer.status, b"<script>" in body) == (403, False)


def test_whether_it_is_well_is_answered_under_any_name_at_its_root_and_below_its_path(both: tuple[Served, Served]):
    here, public = both
    for served, base in ((here, ""), (public, ""), (public, "/dashboard")):
        for path, said in (("/health", b"ok\n"), ("/ready", b"ready\n")):
            answer, body = asked(served, f"{base}{path}", Host="10.0.0.7:8501")
            assert (answer.status, body, answer.headers["Cache-Control"]) == (200, said, "no-store")


def lines(host: str, origin: str, *more: tuple[str, str]) -> Lines:
    return ("Host", host), ("Origin", origin), *more


def test_below_a_path_pages_and_their_socket_answer_under_the_public_name_alone(both: tuple[Served, Served]):
    public = both[1]
    proxy = ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")
    for given in (lines("name.example", "https://name.example", *proxy), lines(public.host, "https://name.example")):
        program = Program(public, given, base="/dashboard")
        program.open("planning", "lang=en")
        assert "for reading only" in program.html
        program.close()
    for given in (
        lines("other.example", "https://other.example"),
        lines("name.example", "https://other.example", *proxy),
        lines(public.host, "http://evil.example"),
    ):
        with pytest.raises(Refused):
            Program(public, given, base="/dashboard")


def test_the_first_visitor_loads_nothing(tmp_path: Path):
    """What a first visit would load stands ready before the server answers: pages, charts, the store."""
    with serving(tmp_path, copied(tmp_path / "data")) as served:
        before = len(served.loaded())
        assert {"plotly", "duckdb", "indicators.boards.scoreboard"} <= set(served.loaded())
        for page in ("", "indicator", "comparison", "session", "planning", "sources"):
            for lang in ("vi", "en"):
                program = Program(served, lines(served.host, f"http://{served.host}"))
                program.open(page, f"lang={lang}&id=grdp_growth")
                program.close()
        assert [name for name in served.loaded()[before:] if name.split(".")[0] != "streamlit"] == []


def test_pages_are_made_beforehand_where_nobody_reads_without_signing_in_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("INDICATORS_CLIENT_SECRET", "secret")
    roles = tmp_path / "access.yaml"
    roles.write_text(
        "provider: https://id.example/x\nclient_id: c\nplanners: [a@b.example]\nviewers: [c@d.example]\n", "utf-8"
    )
    with serving(tmp_path, copied(tmp_path / "data"), "--public-address", PUBLIC, "--access", str(roles)) as served:
        assert {"plotly", "indicators.boards.scoreboard"} <= set(served.loaded())
        program = Program(served, lines("name.example", "https://name.example"), base="/dashboard")
        program.open("", "lang=en")
        assert "for people who are named" in program.html
        assert "key=" not in served.log.read_text(encoding="utf-8")
