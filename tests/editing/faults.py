"""One save after another in a process of its own, each with another step that fails: `faults.py FOLDER FAULT`.

Prints one line of JSON for each save: what came of it, and whether the files were then as before. The
faults are real where the system can be made to fail: `write` by a limit on the size of files, `open`
and `rename` by an audit hook of the interpreter, which refuses the call before the system sees it. An
fsync cannot be made to fail from outside, so this script replaces `os.fsync`; the program itself is
never touched. `kill` ends a copy of this process with SIGKILL at one step after the other.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from editing.kept import held, pair
from indicators import editing, files
from indicators.problems import DataError, NotSaved

EVENTS = {
    "open": ("open",),
    "rename": ("os.rename",),
    "kill": ("open", "os.rename", "os.remove", "os.mkdir", "os.link", "os.symlink", "subprocess.Popen", "fcntl.flock"),
}
MOST = 400  # steps; a save has about 60


class Steps:
    """Counts the steps of one save, and does something at one of them, or at all from there on."""

    def __init__(self) -> None:
        self.wanted: tuple[str, ...] = ()
        self.left = -1
        self.lasting = False
        self.act: Callable[[], None] = refuse

    def step(self, event: str, *_: object) -> None:
        """Take one step."""
        if event not in self.wanted or self.left < 0:
            return
        self.left -= 1
        if self.left < 0:
            if self.lasting:
                self.left = 0
            self.act()


def refuse() -> None:
    """Fail as a broken disk does."""
    raise OSError(5, "Input/output error", "/somewhere/below/a.yaml")


def die() -> None:
    """End as a pulled plug does, as far as a process can."""
    os.kill(os.getpid(), signal.SIGKILL)


def saved(folder: Path, arm: Callable[[], None]) -> str:
    """Return what comes of a save of two files once the fault is armed."""
    edit = pair(folder)
    arm()
    try:
        editing.save(folder, edit)
    except NotSaved as refused:
        return refused.code
    except DataError:
        return "unloadable"  # a data file that cannot be opened is reported as one
    return "saved"


def tell(before: dict[str, bytes], folder: Path, outcome: str, **other: object) -> None:
    """Print what came of a save; what an unfinished one left is settled first."""
    as_before = held(folder) == before
    settled = editing.recover(folder)
    kinds = [entry.kind for entry in editing.history(folder)]
    told = {
        "outcome": outcome,
        "as_before": as_before,
        "settled": settled,
        "as_before_when_settled": held(folder) == before,
        "in_history": kinds.count("save") - kinds.count("undo"),
        "loads": bool(files.read(folder)),
        **other,
    }
    print(json.dumps(told), flush=True)


def sweep(folder: Path, fault: str, *, lasting: bool) -> None:
    """Let each step fail in turn, until the save gets through."""
    steps = Steps()
    steps.lasting = lasting
    if fault == "fsync":
        synced = os.fsync
        steps.wanted = ("fsync",)
        vars(os)["fsync"] = lambda descriptor: (steps.step("fsync"), synced(descriptor))[1]
    else:
        steps.wanted = EVENTS[fault]
        sys.addaudithook(steps.step)
    before = held(folder)
    for number in range(MOST):
        outcome = saved(folder, partial(setattr, steps, "left", number))
        steps.left = -1
        tell(before, folder, outcome, step=number)
        if held(folder) != before:
            return


def limit(folder: Path) -> None:
    """Let no file grow beyond a size that grows, until the save gets through."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    before, (_, hard) = held(folder), resource.getrlimit(resource.RLIMIT_FSIZE)
    for size in count(0, 150):
        outcome = saved(folder, partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, hard)))
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        tell(before, folder, outcome, step=size)
        if outcome == "saved":
            return


def fill(folder: Path) -> None:
    """Leave a little more room on the disk each time, until the save gets through."""
    before, ballast = held(folder), folder.parent / "ballast"
    for pages in count(0):
        outcome = saved(folder, partial(fill_up, ballast, pages))
        ballast.unlink()
        tell(before, folder, outcome, step=pages)
        if outcome == "saved":
            return


def fill_up(ballast: Path, pages: int) -> None:
    """Fill the disk but for a few pages."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            file.truncate(max(file.tell() - 4096 * pages, 0))


def kill(folder: Path) -> None:
    """Kill a copy of this process at each step in turn, until one gets through, and settle what it left."""
    before = held(folder)
    for number in range(MOST):
        child = os.fork()
        if not child:
            steps = Steps()
            steps.wanted, steps.act = EVENTS["kill"], die
            sys.addaudithook(steps.step)
            os._exit(saved(folder, partial(setattr, steps, "left", number)) != "saved")
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        tell(before, folder, "killed" if killed else "saved" if status == 0 else "refused", step=number)
        if held(folder) != before:
            editing.undo(folder, "tester", "the next step")
        if not killed:
            return


if __name__ == "__main__":
    where, what = Path(sys.argv[1]), sys.argv[2]
    editing.save(where, pair(where))  # the history begins, and everything is imported
    editing.undo(where, "tester", "the faults begin")
    if what == "write":
        limit(where)
    elif what == "full":
        fill(where)
    elif what == "kill":
        kill(where)
    else:
        sweep(where, what.removeprefix("lasting-"), lasting=what.startswith("lasting-"))
