"""The dashboard as a real server process on a free port of this machine."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from indicators.access.key import PROGRAM, KeyFile
from tests.record import DATA, ROOT, copied

__all__ = ["DATA", "ROOT", "Served", "copied", "serving"]

OWN = ("127.0.0.1", "localhost", "::1")
HOOK = '''"""Python reads this at its start: write down each name looked up, address connected to and module loaded."""
import os, sys

KNOWN = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}

def _hook(event, arguments):
    if event in KNOWN:
        with open(os.environ["CONNECTIONS"], "a") as file:
            print(event, arguments[KNOWN[event]], file=file)
    if event == "import":
        with open(os.environ["CONNECTIONS"] + "-modules", "a") as file:
            print(arguments[0], file=file)

sys.addaudithook(_hook)
'''
PATIENCE = 30  # seconds; nothing here is timed, a slow machine only waits longer
COMMAND = str(Path(sys.executable).parent / "indicators")


@dataclass(frozen=True, slots=True)
class Served:
    """A running dashboard: where it answers, which data it reads, what it has logged, and the key of editing."""

    port: int
    data: Path
    log: Path
    connections: Path
    key: str
    pid: int = 0
    at_end: list[Callable[[], object]] = field(default_factory=list, compare=False)  # done before it ends

    @property
    def host(self) -> str:
        """Where it answers, as a Host header says it."""
        return f"127.0.0.1:{self.port}"

    def address(self, path: str = "/") -> str:
        """Return the full address of a page."""
        return f"http://{self.host}{path}"

    def connect(self) -> socket.socket:
        """Return a connection to it."""
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def outward(self) -> list[str]:
        """Return every name the server looked up and every address it connected to beyond this machine."""
        lines = self.connections.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if not any(own in line for own in OWN)]

    def logged(self) -> list[str]:
        """Return the lines of the operator's log, without their times."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [found[1] for one in lines if (found := re.fullmatch(r"\d{4}-\S+ INFO (.*)", one))]

    def loaded(self) -> list[str]:
        """Return every module that the server has loaded so far, in order."""
        return Path(f"{self.connections}-modules").read_text(encoding="utf-8").splitlines()

    def ask(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Return status and body of one plain request; `Host` may be a foreign one."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest("GET", path, skip_host=True)
            for name, value in ({"Host": self.host} | headers).items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, b"" if answer.status == 101 else answer.read()
        finally:
            connection.close()


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def serving(
    scratch: Path, data: Path = DATA, *options: str, port: int = 0, plain: bool = False, program: str = COMMAND
) -> Generator[Served]:
    """Start the dashboard on a data folder, wait until it answers, and end it and what it started.

    `options` are those of `indicators serve`, or of a `plain` `streamlit run`; a server on the `port` of one that has
    ended is the same server, restarted; `program` is another installation's.
    """
    hooks, connections = scratch / "hooks", scratch / "connections"
    hooks.mkdir(exist_ok=True)
    (hooks / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    connections.touch()
    key = KeyFile(scratch / "state" / PROGRAM).current().value  # a server started again in the same place finds it
    served = Served(port or free_port(), data, scratch / "server.log", connections, key)
    started = [program, "serve", "--listen", served.host, *options]
    streamlit = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(served.port), *options]
    command = streamlit if plain else started
    # Compiled modules are kept, as `make run` keeps them: without, the program is compiled anew at every start.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"INDICATORS_DATA": str(data), "PYTHONPATH": str(hooks), "CONNECTIONS": str(connections)}
    surroundings["XDG_STATE_HOME"] = str(scratch / "state")
    with served.log.open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(served, process, "/_stcore/health" if plain else "/health")
            yield replace(served, pid=process.pid)
        finally:
            for act in served.at_end:
                act()
            process.kill()
            process.wait()


def _wait(served: Served, process: subprocess.Popen[bytes], path: str) -> None:
    until = time.monotonic() + 4 * PATIENCE  # it warms up before it answers
    while process.poll() is None and time.monotonic() < until:
        try:
            if served.ask(path)[0] == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.05)
    raise RuntimeError(f"the server did not start:\n{served.log.read_text(encoding='utf-8')}")
