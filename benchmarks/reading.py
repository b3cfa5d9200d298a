"""Reading the real files and building the store, each round in a fresh process, split into its parts."""

import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

from benchmarks import ROOT

PARTS = ("import", "read", "build")


def measure(data: Path, rounds: int) -> dict[str, list[float]]:
    """Return the ms of each part, and of the whole process, round by round; one round is not counted."""
    result: dict[str, list[float]] = {part: [] for part in (*PARTS, "process")}
    for n in range(rounds + 1):
        start = time.perf_counter()
        command = [sys.executable, "-m", "benchmarks.reading", str(data)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
        parts = {**json.loads(done.stdout), "process": (time.perf_counter() - start) * 1000}
        for part, kept in result.items():
            kept += [parts[part]] if n else []
    return result


def once(data: Path) -> dict[str, float]:
    """Return the ms of each part in this process."""
    marks = [time.perf_counter()]
    from indicators import files, store  # the import is what is measured

    marks.append(time.perf_counter())
    book, _ = files.read(data)
    marks.append(time.perf_counter())
    store.build(book)
    marks.append(time.perf_counter())
    return {part: (b - a) * 1000 for part, (a, b) in zip(PARTS, pairwise(marks), strict=True)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(once(Path(sys.argv[1]))))
