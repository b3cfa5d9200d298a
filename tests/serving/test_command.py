"""`indicators serve` refuses in a sentence before anything is loaded, and serves until it is stopped."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.cli import answer
from tests.browser.program import Program
from tests.browser.served import COMMAND, PATIENCE, free_port, serving
from tests.record import copied

OPEN = {
    "en": "Other machines or other names reach this server, and nothing says who may edit there",
    "vi": "Máy khác hoặc tên miền khác truy cập được máy chủ này mà không có gì nói ai được sửa",
}


@pytest.mark.parametrize("lang", OPEN)
@pytest.mark.parametrize(
    "options",
    [
        ("--listen", "0.0.0.0:8501"), ("--listen", "[::]:8501"), ("--listen", "192.168.1.10:8501"),
        ("--public-address", "https://name.example/dashboard"),
    ],
)  # fmt: skip
def test_it_does_not_start_for_others_without_a_word_on_who_may_edit(options: tuple[str, ...], lang: str):
    found = answer(("serve", *options, "--lang", lang), {})
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines()[0].startswith(f"indicators serve: {OPEN[lang]}")
    assert "--read-only" in found.err.splitlines()[0]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--listen", "8501"), "--listen “8501”: write an address of this machine and a port"),
        (("--public-address", "name.example"), "--public-address “name.example”: write http or https"),
        (("--data", "nowhere"), "there is no folder “nowhere”"),
        (("--site", "nowhere"), "“nowhere” is no published site: write it with indicators publish --out nowhere"),
        (("--read-only", "yes"), "“yes” belongs to no option"),
    ],
)
def test_what_is_written_wrongly_is_refused_with_what_to_write(options: tuple[str, ...], says: str):
    found = answer(("serve", *options), {})
    assert (found.code, found.out) == (2, "")
    assert says in found.err.splitlines()[0]


ROLES = """\
provider: https://id.example/.well-known/openid-configuration
client_id: dashboard
planners: [an@city.example]
"""
PUBLIC = ("--public-address", "https://name.example")


@pytest.mark.parametrize(
    ("options", "secret", "code", "says"),
    [
        (("--access", "access.yaml"), "s", 2, "write --public-address as well"),
        (("--access", "access.yaml", "--public-address", "http://name.example"), "s", 2, "the https address"),
        (("--access", "access.yaml", *PUBLIC, "--read-only"), "s", 2, "write one of them"),
        (("--access", "access.yaml", *PUBLIC), "", 2, "INDICATORS_CLIENT_SECRET"),
        (("--access", "none.yaml", *PUBLIC), "s", 2, "“none.yaml” cannot be read"),
        (("--access", "wrong.yaml", *PUBLIC), "s", 1, 'wrong.yaml:3:1 there is no key "planer": write planners'),
    ],
)
def test_a_sign_in_that_cannot_work_does_not_start(
    options: tuple[str, ...], secret: str, code: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "access.yaml").write_text(ROLES, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(ROLES.replace("planners", "planer"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INDICATORS_CLIENT_SECRET", secret)
    found = answer(("serve", *options), {"LANG": "en"})
    assert (found.code, found.out) == (code, "")
    assert says in found.err


def test_a_port_that_is_taken_and_an_address_of_another_machine_are_said_in_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        at = f"127.0.0.1:{taken.getsockname()[1]}"
        found = answer(("serve", "--listen", at), {})
        assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
        assert found.err.startswith(f"{at} is taken")
    found = answer(("serve", "--listen", "192.0.2.1:8501", "--read-only"), {})
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert found.err.startswith("192.0.2.1:8501 is no address of this machine: write 127.0.0.1")


def test_a_refusal_loads_no_streamlit():
    asked = "import sys; from indicators.cli import answer; answer(('serve', '--listen', '0.0.0.0:1'), {}); "
    loaded = subprocess.run([sys.executable, "-c", f"{asked}sys.exit('streamlit' in sys.modules)"], check=False)
    assert loaded.returncode == 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_it_is_told_to_and_leaves_no_traceback(stop: signal.Signals, tmp_path: Path):
    at = f"127.0.0.1:{free_port()}"
    with subprocess.Popen(
        [COMMAND, "serve", "--listen", at, "--read-only", "--data", str(copied(tmp_path / "data"))],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # who starts the tests may ignore it
    ) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(3)]
        assert said[2] == f"  http://{at}\n"
        process.send_signal(stop)
        rest = process.stdout.read()
        code = process.wait(PATIENCE)
    assert (rest, code) == ("", 130 if stop is signal.SIGINT else -signal.SIGTERM)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_as_well_while_a_page_is_open(stop: signal.Signals, tmp_path: Path):
    with serving(tmp_path, copied(tmp_path / "data")) as served:
        page = Program(served, (("Host", served.host), ("Origin", f"http://{served.host}")))
        page.open("", "lang=en")
        os.kill(served.pid, stop)
        os.waitid(os.P_PID, served.pid, os.WEXITED | os.WNOWAIT)
        assert "Traceback" not in served.log.read_text(encoding="utf-8")
        page.close()


def test_the_folder_named_is_the_one_served_whatever_the_surroundings_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = copied(tmp_path / "data")
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path / "empty"))
    with serving(tmp_path, tmp_path / "empty", "--data", str(folder)) as served:
        assert served.ask("/ready") == (200, b"ready\n")
    with serving(tmp_path, tmp_path / "empty") as served:
        status, said = served.ask("/ready")
        assert (status, served.ask("/health")[0]) == (503, 200)
        assert str(tmp_path).encode() not in said


def test_secrets_that_lie_about_for_other_programs_of_the_account_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Streamlit reads ~/.streamlit/secrets.toml, and one it cannot read ends each answer with a traceback."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_bytes(b"[auth]\ncookie_secret = '\xff'\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    with serving(tmp_path, copied(tmp_path / "data"), "--read-only") as served:
        page = Program(served, (("Host", served.host), ("Origin", f"http://{served.host}")))
        assert "<h1" in page.open("", "lang=en")["html"]
        page.close()
