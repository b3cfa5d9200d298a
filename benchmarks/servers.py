"""Servers on this machine, started and stopped by the benchmark itself."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks import ROOT

PATIENCE = 60  # seconds


class Running(NamedTuple):
    """A server that answers: the seconds from its start to the first 200 on `/`, and its process."""

    seconds: float
    pid: int


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def dashboard(port: int) -> list[str]:
    """Return the command that serves the dashboard, as `make run` does."""
    return [str(Path(sys.executable).with_name("indicators")), "serve", "--listen", f"127.0.0.1:{port}"]


def streamlit(script: str, port: int) -> list[str]:
    """Return the command that serves a script of ours on plain Streamlit."""
    return [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]


def bare(port: int) -> list[str]:
    """Return the command that serves the page without a framework."""
    return [sys.executable, "-m", "benchmarks.bare", str(port)]


@contextmanager
def serving(command: list[str], port: int, data: Path) -> Generator[Running, None, None]:
    """Run a server on a copy of the data; yields it once it answers."""
    env = {**os.environ, "INDICATORS_DATA": str(data), "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(data.parent)}
    start = time.perf_counter()
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait(port, start, server)
        yield Running(time.perf_counter() - start, server.pid)
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE)


def _wait(port: int, start: float, server: subprocess.Popen[bytes]) -> None:
    while not _answers(port):
        if server.poll() is not None or time.perf_counter() - start > PATIENCE:
            server.terminate()
            raise RuntimeError(f"no server on port {port}: {server.communicate()[1].decode()[-2000:]}")
        time.sleep(0.005)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/?lang=en&year=2025&as_of=2026-01-21")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
