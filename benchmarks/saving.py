"""Reading and saving, each round in a fresh process: the real files, and the same with 5,000 targets."""

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import yaml

from benchmarks import ROOT
from indicators.editing import Edit, save
from indicators.files import contents, read
from indicators.strict_yaml import record_spans

TARGETS = "targets.yaml"
RECORDS = 5_000
SIZES = ("real", "large")
PARTS = ("plain", "read", "save", "first")


def measure(data: Path, rounds: int) -> dict[str, list[float]]:
    """Return the ms of each part for each size, `real read`, round by round; one round is not counted."""
    result: dict[str, list[float]] = {f"{size} {part}": [] for size in SIZES for part in PARTS}
    with tempfile.TemporaryDirectory() as scratch:
        folders = {size: Path(shutil.copytree(data, Path(scratch, size, "data"))) for size in SIZES}
        enlarge(folders["large"] / TARGETS)
        for n in range(rounds + 1):
            for size, folder in folders.items():
                timed = _in_a_process(folder, "read") | _in_a_process(folder, "save")
                for part in PARTS:
                    result[f"{size} {part}"] += [timed[part]] if n else []
    return result


def enlarge(file: Path) -> None:
    """Repeat the records of a file of targets under new numbers until there are 5,000."""
    text = file.read_text(encoding="utf-8")
    records = [text[span.start : span.end] for span in record_spans(text)]
    lines = [[line for line in record.splitlines(keepends=True) if " supersedes:" not in line] for record in records]
    more = islice(cycle(lines), max(RECORDS - len(records), 0))
    new = (f"  - id: Z{n:05}\n{''.join(rest)}" for n, (_, *rest) in enumerate(more))
    file.write_text(text + "".join(new), encoding="utf-8")


def _in_a_process(folder: Path, what: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.saving", str(folder), what]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout)


def timed_read(folder: Path) -> dict[str, float]:
    """Return the ms of the first checked reading, and of taking the same bytes apart without a check."""
    return {"plain": _ms(lambda: _plain(folder)), "read": _ms(lambda: read(folder))}


def timed_save(folder: Path) -> dict[str, float]:
    """Return the ms of the first save of a process, as from the command line, and of the next, as from the page."""
    parts = {}
    for part in ("first", "save"):
        edit = _edit(folder)
        parts[part] = _ms(lambda edit=edit: save(folder, edit))
    return parts


def _edit(folder: Path) -> Edit:
    """Return the edit that puts one more record in the middle of the file, so that half of them move."""
    seen = contents(folder)
    text = seen[TARGETS].decode()
    spans = record_spans(text)
    middle = spans[len(spans) // 2]
    _, *rest = text[spans[0].start : spans[0].end].splitlines(keepends=True)
    record = f"  - id: Y{time.time_ns()}\n{''.join(rest)}"
    new = text[: middle.start] + record + text[middle.start :]
    words = {"author": "Benchmark <benchmark@example.org>", "reason": "a measurement", "summary": "one more target"}
    return Edit.of(seen, {TARGETS: new.encode()}, **words)


def _plain(folder: Path) -> None:
    for name, data in contents(folder).items():
        if name.endswith(".yaml"):
            yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        else:
            list(csv.reader(io.StringIO(data.decode())))


def _ms(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"read": timed_read, "save": timed_save}[sys.argv[2]](Path(sys.argv[1]))))
