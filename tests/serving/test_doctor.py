"""`indicators doctor` names what is amiss in an installation, and what to mend; nothing where all is well."""

import json
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from indicators.cli import answer
from indicators.serving import machine_checks
from tests.browser.nginx import nginx, published
from tests.browser.served import free_port, serving
from tests.editing.kept import git
from tests.record import copied

ROLES = "provider: http://127.0.0.1:{}/about\nclient_id: dashboard\nplanners: [an@city.example]\n"
UPGRADE = r"\n +proxy_set_header Upgrade .*"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return copied(tmp_path / "data")


def asked(data: Path, *options: str, lang: str = "en") -> dict[str, tuple[str, str]]:
    """Return what the doctor says, by check: how it came out and the sentence; the code must agree."""
    found = answer(("doctor", "--data", str(data), "--format", "json", *options), {"LANG": lang})
    listed = {one["check"]: (one["state"], one["message"]) for one in json.loads(found.out)}
    assert found.code == any(state == "mend" for state, _ in listed.values())
    assert found.err == ""
    return listed


def at(port: int) -> tuple[str, str]:
    return "--listen", f"127.0.0.1:{port}"


def test_a_planned_installation_in_order_waits_for_its_server_alone(data: Path):
    found = asked(data, *at(free_port()))
    assert {state for state, _ in found.values()} <= {"ok", "look", "later"}
    assert [check for check, (state, _) in found.items() if state == "later"] == ["server", "ready", "socket"]
    assert "start indicators serve" in found["server"][1]


@pytest.mark.parametrize(("lang", "last"), [("en", "Nothing needs fixing."), ("vi", "Không có gì phải sửa.")])
def test_as_text_each_check_is_a_line_and_the_last_one_counts(data: Path, lang: str, last: str):
    found = answer(("doctor", "--data", str(data), *at(free_port())), {"LANG": lang})
    *lines, sum_up = found.out.splitlines()
    assert (found.code, len(lines), sum_up) == (0, 10, last)
    public = ("--public-address", "https://name.example")
    found = answer(("doctor", "--data", str(data), *at(free_port()), *public), {"LANG": lang})
    assert found.code == 1
    assert found.out.splitlines()[-1].partition(" ")[0] in ("1", "Có")


def test_what_serve_would_refuse_is_said_with_its_reason(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    roles = tmp_path / "access.yaml"
    public = ("--public-address", "https://name.example")
    assert "nothing says who may edit" in asked(data, *at(free_port()), *public)["start"][1]
    roles.write_text(ROLES.format(1), encoding="utf-8")
    monkeypatch.delenv("INDICATORS_CLIENT_SECRET", raising=False)
    state, said = asked(data, *at(free_port()), *public, "--access", str(roles))["start"]
    assert (state, "INDICATORS_CLIENT_SECRET" in said) == ("mend", True)
    monkeypatch.setenv("INDICATORS_CLIENT_SECRET", "s")
    roles.write_text("planers: []\n", encoding="utf-8")
    assert "access.yaml:1:1" in asked(data, *at(free_port()), *public, "--access", str(roles))["start"][1]


def test_data_that_do_not_load_are_named_with_file_and_line(data: Path):
    (data / "targets.yaml").write_text("- broken: [", encoding="utf-8")
    state, said = asked(data, *at(free_port()))["data"]
    assert (state, "targets.yaml:1" in said) == ("mend", True)


def test_what_may_not_be_written_is_named_unless_nobody_edits(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name not in ("actuals.csv", "state", data.parent.name))
    found = asked(data, *at(free_port()))
    assert [found[check][0] for check in ("rights", "state_folder")] == ["mend", "mend"]
    assert "actuals.csv" in found["rights"][1]
    assert not {"rights", "state_folder", "history"} & set(asked(data, *at(free_port()), "--read-only"))


def test_a_full_disk_is_named(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=12_345_678))
    assert asked(data, *at(free_port()))["disk"] == (
        "mend", "Only 12 MB are free where the data lie: make room before a save is refused."
    )  # fmt: skip


def test_a_history_that_takes_no_save_and_one_on_the_branch_of_the_code(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    git(data, "init", "--quiet", "--initial-branch", "main")
    git(data, "add", ".")
    git(data, "commit", "--quiet", "--message", "as given")
    roles = tmp_path / "access.yaml"
    roles.write_text(ROLES.format(free_port()), encoding="utf-8")
    monkeypatch.setenv("INDICATORS_CLIENT_SECRET", "s")
    monkeypatch.setattr(machine_checks, "CODE", tmp_path)
    signed = ("--public-address", "https://127.0.0.1:1", "--access", str(roles))
    state, said = asked(data, *at(free_port()), *signed)["history"]
    assert (state, "a folder of their own" in said) == ("look", True)
    git(data, "checkout", "--quiet", "--detach")
    assert asked(data, *at(free_port()))["history"][0] == "mend"


def test_today_is_said_with_its_zone_and_utc_is_pointed_out():
    for hours, state in ((7, "ok"), (-5, "ok"), (0, "look")):
        now = datetime(2026, 12, 1, 3, 4, tzinfo=timezone(timedelta(hours=hours)))
        found = machine_checks._zone(now, "en")
        assert (found.state, "1 Dec 2026" in found.message("en")) == (state, True)


@contextmanager
def answering(body: bytes, date: datetime | None = None) -> Generator[int]:
    """Answer every question with a body, by a clock of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(200)
            self.send_header("Date", format_datetime(date or datetime.now(UTC), usegmt=True))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


METADATA = b'{"authorization_endpoint": "https://id.example/in"}'


@pytest.mark.parametrize(
    ("body", "hours", "state", "says"),
    [
        (METADATA, 0, "ok", "agrees"), (METADATA, 2, "mend", "seconds apart"), (METADATA, -2, "mend", "seconds apart"),
        (b"<html>", 0, "mend", "describes no provider"), (b"[]", 0, "mend", "describes no provider"),
        (b"7", 0, "mend", "describes no provider"), (None, 0, "mend", "does not answer"),
    ],
)  # fmt: skip
def test_the_provider_is_asked_and_its_clock_held_against_this_one(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: bytes | None, hours: int, state: str, says: str
):
    monkeypatch.setenv("INDICATORS_CLIENT_SECRET", "s")
    roles = tmp_path / "access.yaml"
    with answering(body or b"", datetime.now(UTC) + timedelta(hours=hours)) as port:
        roles.write_text(ROLES.format(port if body else free_port()), encoding="utf-8")
        public = ("--public-address", "https://127.0.0.1:1", "--access", str(roles))
        found = asked(data, *at(free_port()), *public)["provider"]
    assert (found[0], says in found[1]) == (state, True)


def test_another_program_at_the_port_is_no_dashboard(data: Path):
    with answering(b"hello") as port:
        found = asked(data, *at(port))
    assert found["server"][0] == "mend"
    assert found["socket"][0] == "later"


def test_a_running_server_is_well_and_says_when_it_has_nothing_to_show(data: Path, tmp_path: Path):
    with serving(tmp_path, data) as served:
        found = asked(data, *at(served.port))
        assert {check: state for check, (state, _) in found.items() if check in ("server", "ready", "socket")} == {
            "server": "ok", "ready": "ok", "socket": "ok",
        }  # fmt: skip


@pytest.mark.deep
def test_a_proxy_is_tried_from_outside_and_each_fault_of_it_named(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shown = published(tmp_path, "localhost")
    public = ("--public-address", f"{shown.origin}/dashboard", "--read-only")
    forwarded = r"\n +proxy_set_header X-Forwarded-\w+ .*"
    with serving(tmp_path, data, *public) as served:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "name.pem"))
        for changes, wrong in (
            ((), {}),
            (((UPGRADE, ""),), {"socket": "proxy_http_version 1.1"}),
            (((r"\n +proxy_set_header Host .*", ""),), {"proxy": "Host $http_host"}),
            (((forwarded, ""),), {"proxy": "$proxy_add_x_forwarded_for"}),
            (((f":{served.port};", ":1;"),), {"public": "proxy_pass"}),
            (((f":{served.port};", f":{served.port}/;"),), {"public": "with the path"}),
        ):
            with nginx(shown, served.port, *changes):
                found = asked(data, *at(served.port), *public)
            bad = {check: said for check, (state, said) in found.items() if state == "mend"}
            assert {check: wrong.get(check, "?") in said for check, said in bad.items()} == dict.fromkeys(wrong, True)
        assert "cannot be reached" in asked(data, *at(served.port), *public)["public"][1]
        monkeypatch.delenv("SSL_CERT_FILE")
        with nginx(shown, served.port):
            assert "certificate" in asked(data, *at(served.port), *public)["public"][1]
