"""Run every measurement once and write the report: `make bench`."""

import argparse
import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from benchmarks import (
    ROOT,
    ahead,
    change,
    choices,
    crowd,
    documents,
    importing,
    machine,
    phone,
    reading,
    report,
    saving,
    site,
    start,
)
from benchmarks.browser import browser
from benchmarks.figures import AT_LEAST

SESSION = "32"  # the one the documents are made of


def main() -> None:
    """Measure on a copy of the data, so that an edit during the run changes nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help=f"rounds of the change of year (at least {AT_LEAST})")
    parser.add_argument("--starts", type=int, default=5, help=f"rounds of everything else (at least {AT_LEAST})")
    parser.add_argument("--report", type=Path, default=ROOT / "docs/benchmarks.md")
    asked = parser.parse_args()
    if min(asked.rounds, asked.starts) < AT_LEAST:
        parser.error(f"at least {AT_LEAST} rounds are needed")
    with tempfile.TemporaryDirectory() as scratch:
        _compiled(Path(scratch, "compiled"))
        data = Path(shutil.copytree(ROOT / "data", Path(scratch, "data")))
        found = _measured(data, asked.rounds, asked.starts)
    words = report.written(found)
    asked.report.write_text(words, encoding="utf-8")
    print(words)


def _compiled(folder: Path) -> None:
    """Let Python keep compiled modules, as any installation does, in a folder of the run's own."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def _measured(data: Path, rounds: int, starts: int) -> report.Found:
    began, load = datetime.now().astimezone(), os.getloadavg()[0]
    with browser() as running:
        print("reading the files and building the store ...", flush=True)
        read = reading.measure(data, starts)
        print("reading and saving ...", flush=True)
        saved = saving.measure(data, starts)
        print("understanding a workbook ...", flush=True)
        imported = importing.measure(data, starts)
        print("making the documents of a session ...", flush=True)
        made = documents.measure(data, SESSION, change.FIRST_DAY, starts)
        print("writing the published site ...", flush=True)
        published = site.measure(data, began.date())
        print("starting the server ...", flush=True)
        started = start.measure(running, data, change.FIRST_DAY.isoformat(), starts)
        print("changing the year ...", flush=True)
        pages = change.measure(running, data, rounds, starts)
        print("changing indicator, year and peers ...", flush=True)
        chosen = choices.measure(running, data, starts)
        print("opening the first chart ...", flush=True)
        opened = ahead.measure(running, data, starts)
        print("opening the board on a phone over a slow line ...", flush=True)
        phones = phone.measure(running, data, change.FIRST_DAY.isoformat(), starts)
        print("letting a crowd in ...", flush=True)
        many = crowd.measure(Path(shutil.copytree(data, data.parent / "crowd" / "data")))
        loads = (load, os.getloadavg()[0])
        about = machine.described(running.version)
        return report.Found(
            began.date(), loads, about, read, started, pages, chosen, opened, phones, many, saved, made, imported,
            published,
        )  # fmt: skip


if __name__ == "__main__":
    main()
