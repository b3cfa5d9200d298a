"""Writers that are killed all the time, on real files: `make torture`.

Each of 8 writers saves 100 edits; every 50 to 250 ms one of them is killed with SIGKILL, wherever
it stands, and started anew, with `--each` every one of them; 2 readers read all the while. Nothing
of the program is replaced. At the end every acknowledged save must be there, every version that a
reader saw must be one that a writer wrote whole, the history must agree with the files, and no lock
may be left.
"""

import argparse
import json
import os
import random
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from small_data import TARGETS, small_folder

from indicators import editing, files
from indicators.editing.locking import locked
from indicators.problems import DataError, NotSaved

KILLED_AFTER_S = (0.05, 0.25)
READERS = 2
PAIR_EVERY = 5  # such an edit adds a source and the target that cites it: two files at once
GIT = "git -c user.name=planner -c user.email=planner@example.org"
RECORD = TARGETS[TARGETS.index("  - id: T0003") : TARGETS.index("  - id: T0004")]


@dataclass
class Run:
    """What is known while it goes on; `told` are the lines of all processes, which a kill cannot take back."""

    folder: Path
    history: str
    writers: int
    wanted: int
    each: bool
    kills: int = 0
    told: list[list[str]] = field(default_factory=list)

    def of(self, word: str) -> list[list[str]]:
        """Return what was told under a word."""
        return [rest for first, *rest in self.told if first == word]


def prepare(parent: Path, history: str) -> Path:
    """Write the small folder, within git where that keeps the history."""
    folder = small_folder(parent)
    if history == "git":
        subprocess.run(f"git init -q && git add data && {GIT} commit -qm first", shell=True, cwd=parent, check=True)
    return folder


# ---- the processes


def writer(run: Run, number: int, first: int, tell: Callable[..., None]) -> None:
    """Save edit after edit; one that an earlier life of this writer got through is not made twice."""
    for count in range(first, run.wanted):
        mark = f"w{number}e{count}."
        while True:
            try:
                editing.recover(run.folder)
                edit = made(run.folder, mark, pair=count % PAIR_EVERY == 0)
                if edit is None:
                    tell("kept", number, count)
                    break
                tell("tried", editing.digest(edit.files["targets.yaml"]))
                saved = editing.save(run.folder, edit)
                tell("acknowledged", number, count, saved.version)
                break
            except NotSaved as refused:
                tell("refused", refused.code)
            except DataError as error:
                tell("unloadable", error.problems[0])
    tell("done", number)


def made(folder: Path, mark: str, *, pair: bool) -> editing.Edit | None:
    """Return the edit that adds a mark, None where it stands there already."""
    held = files.contents(folder)
    targets, sources = held["targets.yaml"], held["sources.csv"]
    if mark.encode() in targets:
        return None
    new = {"targets.yaml": targets + f"# {mark}\n".encode()}
    if pair:
        record = RECORD.replace("T0003", f"U{mark[:-1]}").replace("source: S001", f"source: S{mark[:-1]}  # {mark}")
        new = {
            "targets.yaml": targets + record.encode(),
            "sources.csv": sources + f"S{mark[:-1]},Paper,Title {mark[:-1]},,2025-12-09,vi,\n".encode(),
        }
    return editing.Edit.of(held, new, author=mark, reason="torture", summary=mark)


def reader(run: Run, tell: Callable[..., None]) -> None:
    """Read the folder again and again."""
    seen: set[str] = set()
    while True:
        targets = (run.folder / "targets.yaml").read_bytes()
        try:
            files.read(run.folder)
        except DataError as error:
            tell("unreadable", error.problems[0])
        if (found := editing.digest(targets)) not in seen:
            seen.add(found)
            tell("seen", found)
        tell("read")
        time.sleep(0.02)  # leaves the processor to the writers


def started(work: Callable[..., None], *arguments: object) -> tuple[int, int]:
    """Return the process that does some work and the pipe it tells of it; each line is one write."""
    told, telling = os.pipe()
    pid = os.fork()
    if pid:
        os.close(telling)
        return pid, told
    os.close(told)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        work(*arguments, lambda *words: os.write(telling, f"{' '.join(map(str, words))}\n".encode()))
    except BaseException as error:  # told, as a process of its own has nobody else to tell
        os.write(telling, f"died {type(error).__name__} {error}\n".encode())
    os._exit(0)


# ---- the supervisor


class Supervisor:
    """Starts readers and writers, kills writers at random times, and starts them anew until they are done."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.ears = selectors.DefaultSelector()
        self.pids: dict[int, int] = {}
        self.next = [0] * run.writers  # edit of each writer
        self.heard = 0

    def supervise(self) -> None:
        """Return once every writer is done."""
        readers = [self.listening(started(reader, self.run)) for _ in range(READERS)]
        for number in range(self.run.writers):
            self.start(number)
        while self.pids:
            end = time.monotonic() + random.uniform(*KILLED_AFTER_S)
            while (left := end - time.monotonic()) > 0:
                self.hear(left)
            for number in list(self.pids) if self.run.each else [random.choice(list(self.pids))]:
                self.kill(number)
        for pid in readers:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self.hear(0)

    def start(self, number: int) -> None:
        """Start a writer behind the last edit that it told to have made."""
        self.pids[number] = self.listening(started(writer, self.run, number, self.next[number]))

    def kill(self, number: int) -> None:
        """Kill a writer wherever it stands, and start it anew unless it was done."""
        os.kill(self.pids[number], signal.SIGKILL)
        _, status = os.waitpid(self.pids.pop(number), 0)
        self.hear(0)
        self.run.kills += os.WIFSIGNALED(status)
        if [str(number)] not in self.run.of("done"):
            self.start(number)

    def listening(self, process: tuple[int, int]) -> int:
        """Return a process, heard from now on."""
        pid, told = process
        self.ears.register(told, selectors.EVENT_READ, b"")
        return pid

    def hear(self, wait_s: float) -> None:
        """Take in what the processes told."""
        hear(self.run, self.ears, wait_s)
        for word, *rest in self.run.told[self.heard :]:
            if word in ("acknowledged", "kept"):
                self.next[int(rest[0])] = int(rest[1]) + 1
                done = f"{self.run.history}: {sum(self.next)} of {self.run.writers * self.run.wanted}"
                if sys.stderr.isatty():  # a log would hold every step
                    print(f"\r{done}", end="", file=sys.stderr)
        self.heard = len(self.run.told)


def hear(run: Run, ears: selectors.BaseSelector, wait_s: float) -> None:
    """Take in what the processes told; a pipe whose process is gone is closed."""
    for key, _ in ears.select(wait_s):
        told = os.read(key.fd, 1 << 16)
        if not told:
            ears.unregister(key.fd)
            os.close(key.fd)
            continue
        *lines, rest = (key.data + told).split(b"\n")
        run.told += [line.decode().split(" ") for line in lines]
        ears.modify(key.fd, selectors.EVENT_READ, rest)


# ---- what must hold


def outcome(run: Run) -> dict[str, object]:
    """Return the counts; those under `faults` must all be zero."""
    editing.recover(run.folder)
    final = (run.folder / "targets.yaml").read_text(encoding="utf-8")
    entries = [entry for entry in editing.history(run.folder) if entry.kind == "save"]
    written = {editing.digest(editing.after(run.folder, entry)["targets.yaml"]) for entry in entries}
    tried = {rest[0] for rest in run.of("tried")} | {editing.digest(TARGETS.encode())}
    seen = {rest[0] for rest in run.of("seen")}
    acknowledged = {(f"w{n}e{count}.", version) for n, count, version in run.of("acknowledged")}
    known = {(entry.summary, entry.version) for entry in entries}
    marks = Counter(f"w{n}e{count}." for n in range(run.writers) for count in range(run.wanted))
    there = Counter({mark: final.count(f"# {mark}\n") for mark in marks})
    return {
        "history": run.history,
        "acknowledged": len(acknowledged),
        "saved": len(entries),
        "kills": run.kills,
        "refused": dict(Counter(rest[0] for rest in run.of("refused"))),
        "reads": len(run.of("read")),
        "versions seen": len(seen),
        "seen and taken back": len(seen - written - {editing.digest(TARGETS.encode())}),
        "faults": {
            "lost": len([mark for mark, _ in acknowledged if there[mark] != 1]) + len(acknowledged - known),
            "missing or twice": len([mark for mark in marks if there[mark] != 1]),
            "other than the history": len(marks.keys() ^ {entry.summary for entry in entries}),
            "torn": len(seen - tried) + len(run.of("unreadable")),
            "unloadable": len(run.of("unloadable")),
            "died": len(run.of("died")),
            "stale locks": stale(run),
            "git complains": complaints(run),
        },
        "said": [" ".join(rest) for rest in (run.of("died") + run.of("unreadable") + run.of("unloadable"))[:3]],
    }


def stale(run: Run) -> int:
    """Return how many locks are left."""
    left = [*run.folder.parent.rglob("*.lock"), *run.folder.glob(".history/journal.json")]
    try:
        with locked(run.folder, wait_s=0):
            return len(left)
    except NotSaved:
        return len(left) + 1


def complaints(run: Run) -> int:
    """Return how many lines git has to say: of changes it sees, and of objects that are damaged."""
    if run.history != "git":
        return 0
    lines = [
        subprocess.run(command, cwd=run.folder.parent, capture_output=True, text=True, check=False)
        for command in (["git", "status", "--porcelain"], ["git", "fsck", "--strict", "--no-dangling"])
    ]
    return sum(done.returncode != 0 or len(done.stdout.splitlines()) for done in lines)


def main() -> int:
    """Run the torture for each history; returns 1 where anything was lost, torn or left."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--writers", type=int, default=8)
    options.add_argument("--edits", type=int, default=100)
    options.add_argument("--history", choices=("git", "folder"), action="append")
    options.add_argument("--each", action="store_true", help="kill all of them at once each time")
    options.add_argument("--seed", type=int, default=time.time_ns())
    given = options.parse_args()
    random.seed(given.seed)
    faults = 0
    for history in given.history or ("folder", "git"):
        with tempfile.TemporaryDirectory() as parent:
            run = Run(prepare(Path(parent), history), history, given.writers, given.edits, given.each)
            begun = time.monotonic()
            Supervisor(run).supervise()
            told: dict[str, Any] = {**outcome(run), "seconds": round(time.monotonic() - begun, 1), "seed": given.seed}
        print(json.dumps(told, indent=2))
        faults += sum(told["faults"].values())
    return min(faults, 1)


if __name__ == "__main__":
    raise SystemExit(main())
