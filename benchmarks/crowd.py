"""Fifty viewers who open the board within ten seconds while three planners save, and what the server holds after many.

Viewers and planners are programs that speak as a page's script does; what a browser adds is not counted.
"""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import quantiles

from benchmarks.change import FIRST_DAY
from benchmarks.servers import dashboard, free_port, serving
from indicators.access.key import PROGRAM, KeyFile
from tests.browser.program import Program
from tests.browser.served import Served

VIEWERS, WITHIN_S, CHANGES, SAVES = 50, 10, 4, 6
SESSIONS = 2_000
BASES = ("central", "strive", "scenario", "council")
RECORDS = ("fdi", "export", "iip")  # of what each planner records figures
PLANNERS = len(RECORDS)


@dataclass
class Crowd:
    """The ms of each step and what failed; MB of the server before and after so many sessions."""

    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    saved: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: tuple[float, float, float] = (0, 0, 0)  # warmed up, after the crowd, after the sessions


def p95(values: list[float]) -> float:
    """Return the value that 19 of 20 do not exceed."""
    return quantiles(values, n=20)[-1]


def measure(data: Path, sessions: int = SESSIONS) -> Crowd:
    """Return what one crowd and then so many sessions, ten at a time, cost the server."""
    found, port = Crowd(), free_port()
    with serving(dashboard(port), port, data) as running:
        key = KeyFile(data.parent / PROGRAM).current().value
        served = Served(port, data, data.parent / "log", data.parent / "connections", key, running.pid)
        visit(served)
        before = resident_mb(running.pid)
        crowd(served, found)
        among = resident_mb(running.pid)
        with ThreadPoolExecutor(10) as pool:
            for error in filter(None, pool.map(lambda _: attempt(lambda: visit(served)), range(sessions))):
                found.errors.append(error)
        found.memory = before, among, resident_mb(running.pid)
    return found


def crowd(served: Served, found: Crowd) -> None:
    """Let everybody in, each in a thread of their own."""
    acts: list[Callable[[], None]] = [partial(viewer, served, found, random.Random(n)) for n in range(VIEWERS)]
    acts += [partial(planner, served, found, record) for record in RECORDS]
    threads = [
        threading.Thread(target=lambda act=act: found.errors.extend(filter(None, [attempt(act)]))) for act in acts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def attempt(act: Callable[[], object]) -> str:
    """Return what went wrong, in words; nothing where nothing did."""
    try:
        act()
    except Exception as error:  # counted, whatever it is
        return f"{type(error).__name__}: {error}"
    return ""


def visit(served: Served) -> None:
    """Open the board once and leave."""
    program = Program(served, own(served))
    assert "sentence" in program.visit("", f"lang=vi&year=2025&as_of={FIRST_DAY}")["html"]
    program.close()


def own(served: Served) -> tuple[tuple[str, str], ...]:
    """Return the lines of the handshake of a page of the server itself."""
    return ("Host", served.host), ("Origin", f"http://{served.host}")


def viewer(served: Served, found: Crowd, dice: random.Random) -> None:
    """Come in at some moment, look at the board on several bases, a second or two each."""
    time.sleep(dice.uniform(0, WITHIN_S))
    program = Program(served, own(served))
    for n in range(CHANGES + 1):
        begun = time.perf_counter()
        html = program.visit("", f"lang=vi&year=2025&as_of={FIRST_DAY}&basis={BASES[n % len(BASES)]}")["html"]
        (found.changed if n else found.opened).append((time.perf_counter() - begun) * 1000)
        assert "sentence" in html
        time.sleep(dice.uniform(1, 2))
    program.close()


def planner(served: Served, found: Crowd, code: str) -> None:
    """Record figures of one indicator, a month each, looked at before each is saved."""
    for n in range(SAVES):
        program = Program(served, own(served))
        program.open("planning", f"lang=en&do=actual&id={code}")
        if 'data-form="key"' in program.html:
            program.tell(sent={"form": "key", "key": served.key})
        typed = program.form("planning") | {"period": "2026", "month": str(n + 3), "value": "50", "author": code}
        typed |= {"reason": "crowd", "publisher": "City", "title": f"{code} {n}", "published_on": "2026-11-30"}
        program.tell(sent=typed | {"act": "preview"})
        begun = time.perf_counter()
        for _ in RECORDS:  # another's save between look and save is shown, and asks for one more click
            html = program.tell(sent=program.form("planning") | {"act": "save"})
            if 'data-form="back"' in html:
                break
        found.saved.append((time.perf_counter() - begun) * 1000)
        assert 'data-form="back"' in html, f"not saved: {code} {n}"
        program.close()
        time.sleep(1)


def resident_mb(pid: int) -> float:
    """Return the memory that a process holds, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
