"""Ways to run a command: as an answer within this process, or as the installed program."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from record import DATA

from indicators.cli import answer
from indicators.terminal.answers import Answer

STAYING = ("serve", "doctor")  # answers once it is stopped, or by the state of the machine; tests/serving tries them
PROGRAM = Path(sys.executable).parent / "indicators"


def asked(*arguments: str, lang: str = "en_US.UTF-8") -> Answer:
    """Return what a command line comes to, in an environment of a language."""
    return answer(arguments, {"LANG": lang})


@cache
def plain(*arguments: str) -> dict[str, Any]:
    """Return what a command says of the record as data; in English, unless asked for."""
    found = asked(*arguments, "--data", str(DATA), "--format", "json")
    assert (found.code, found.err) == (0, "")
    return json.loads(found.out)


def board(*arguments: str) -> dict[str, Any]:
    """Return the scoreboard of the record as data."""
    return plain("scoreboard", *arguments)


def rows(*arguments: str) -> dict[str, dict[str, Any]]:
    """Return the rows of that board by indicator."""
    return {row["indicator"]: row for row in board(*arguments)["rows"]}


def started(*arguments: str, cwd: Path = DATA.parent, **environment: str) -> subprocess.CompletedProcess[str]:
    """Return the outcome of the installed program: a process of its own, a second each."""
    return subprocess.run(
        [str(PROGRAM), *arguments],
        cwd=cwd,
        env={**os.environ, "LANG": "en_US.UTF-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
