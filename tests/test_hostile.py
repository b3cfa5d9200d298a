"""Files made to hurt cost a bounded time and memory, and never end in anything but problems."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from damage import EDITS, MUTATED, Edits, mutated
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from small_data import ACTUALS, ACTUALS_HEADER, SMALL, TARGETS, small_folder

from indicators.files import read
from indicators.problems import DataError, Problem

MB = 1024 * 1024
MEMORY = 700 * MB  # of addresses, the interpreter and its libraries included
PROCESSOR = 300  # seconds for all of them, then the kernel ends the process: a guard, not a measure

READ = """
import json, sys
from pathlib import Path
from indicators.files import read
from indicators.problems import DataError
for folder in sys.argv[1:]:
    print(json.dumps([folder]), flush=True)
    codes = []
    try:
        read(Path(folder))
    except DataError as error:
        codes = sorted({p.code for p in error.problems})
        assert len(str(error)) < 1_000_000
    print(json.dumps([folder, codes]), flush=True)
"""

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
RECORD = TARGETS[TARGETS.index("  - id: T0003") : TARGETS.index("  - id: T0004")]
ROW = ACTUALS.splitlines(keepends=True)[1]

HOSTILE = {  # name: file, content, a code that must be found
    "brackets": ("targets.yaml", "[" * 100_000 + "\n", "too_deep"),
    "braces": ("targets.yaml", "{a: " * 100_000 + "\n", "too_deep"),
    "dashes": ("targets.yaml", "- " * 100_000 + "\n", "too_deep"),
    "question marks": ("targets.yaml", "? " * 100_000 + "\n", "too_deep"),
    "indentation": ("targets.yaml", "".join(" " * n + "a:\n" for n in range(1500)), "too_deep"),
    "brackets by line": ("targets.yaml", "[\n" * 100_000, "too_deep"),
    "laughs": ("targets.yaml", LAUGHS, "alias"),
    "self": ("targets.yaml", "a: &a\n  <<: *a\n  b: *a\n", "merge_key"),
    "merges": ("targets.yaml", "".join(f"a{n}: &a{n} {{<<: *a{n - 1}}}\n" for n in range(50_000)), "merge_key"),
    "nothings": ("targets.yaml", "targets: [" + "," * 4_000_000 + "]\n", "not_yaml"),
    "small items": ("targets.yaml", "targets: [" + "a," * 1_900_000 + "]\n", "too_many_nodes"),
    "small keys": ("targets.yaml", "".join(f"k{n}: 1\n" for n in range(350_000)), "too_many_nodes"),
    "same keys": ("targets.yaml", "k: 1\n" * 700_000, "duplicate_key"),
    "long scalar": ("targets.yaml", "a: " + "x" * 4_000_000 + "\n", "too_long"),
    "long quote": ("targets.yaml", 'a: "' + "x\n" * 2_000_000, "unclosed_quote"),
    "long key": ("targets.yaml", "x" * 4_000_000 + ": 1\n", "too_long"),
    "escapes": ("targets.yaml", 'a: "' + "\\u0041" * 600_000 + '"\n', "too_long"),
    "tabs": ("targets.yaml", "\t" * 4_000_000 + "\n", "empty_file"),
    "tab lines": ("targets.yaml", "a: 1\n" + "\tx\n" * 1_000_000, "tab_indent"),
    "comments": ("targets.yaml", "#\n" * 2_000_000, "empty_file"),
    "markers": ("targets.yaml", "<<<<<<< a\n" * 400_000, "conflict_marker"),
    "NULs": ("targets.yaml", "a" * 500 + "\x00" * 4_000_000 + "\n", "nul"),
    "zeros": ("targets.yaml", "\x00" * 4_000_000, "utf16"),
    "accents": ("targets.yaml", "a: a" + "\u0323\u0301" * 900_000 + "\n", "too_long"),
    "marks in short": ("targets.yaml", TARGETS.replace("42/NQ-HĐND", "\u0323\u0301" * 1_900), "decomposed"),
    "line ends": ("targets.yaml", "\r" * 4_000_000, "empty_file"),
    "bad records": ("targets.yaml", "targets:\n" + RECORD.replace("value: 3", "value: 3,5") * 2_000, "more_problems"),
    "digits": ("targets.yaml", TARGETS.replace("12.35\n", "1" * 3_999 + "\n"), "not_a_number"),
    "groups": ("targets.yaml", TARGETS.replace("12.35\n", "1" + ",111" * 900 + ",\n"), "not_a_number"),
    "no ends": ("actuals.csv", ACTUALS_HEADER + "x" * 4_000_000 + "\n", "too_long"),
    "commas": ("actuals.csv", ACTUALS_HEADER + "," * 4_000_000 + "\n", "blank_row"),
    "header": ("actuals.csv", "a," * 2_000_000 + "\n", "unknown_column"),
    "blank rows": ("actuals.csv", ACTUALS_HEADER + "\n" * 4_000_000, "too_many_lines"),
    "open quotes": ("actuals.csv", ACTUALS_HEADER + '"a\n' * 1_000_000, "too_many_lines"),
    "one open quote": ("actuals.csv", ACTUALS_HEADER + '"' + "a\n" * 1_900_000, "too_many_lines"),
    "quotes": ("actuals.csv", ACTUALS_HEADER + '"' * 4_000_001 + "\n", "unclosed_quote"),
    "odd quotes": ("actuals.csv", ACTUALS_HEADER + 'a,"b""\n' * 500_000, "too_many_lines"),
    "same rows": ("actuals.csv", ACTUALS + ROW * 40_000, "too_many_lines"),
    "figures": ("actuals.csv", ACTUALS_HEADER + "A,b,c,d,e,f," + "1,2," * 1_000_000 + "\n", "long_row"),
    "strange areas": (
        "actuals.csv",
        ACTUALS + "".join(ROW.replace("A0001,grdp", f"B{n},gdp").replace("ước", f"lần {n}") for n in range(9_000)),
        "unknown_code",
    ),
    "formulas": ("actuals.csv", ACTUALS_HEADER + "=" * 4_000_000 + "\n", "too_long"),
    "open quotes to the limit": ("actuals.csv", ACTUALS_HEADER + '"a\n' * 9_999, "unclosed_quote"),
    "one open quote to the limit": ("actuals.csv", ACTUALS_HEADER + '"' + "a\n" * 9_999, "unclosed_quote"),
    "doubled quotes to the limit": ("actuals.csv", ACTUALS_HEADER + ('"' * 400 + "a\n") * 9_000, "unclosed_quote"),
    "odd quotes to the limit": ("actuals.csv", ACTUALS_HEADER + 'a,"b""\n' * 9_999, "unclosed_quote"),
    "blank rows to the limit": ("actuals.csv", ACTUALS_HEADER + "\n" * 9_999, "blank_row"),
    "same rows to the limit": ("actuals.csv", ACTUALS + ROW * 9_990, "duplicate_id"),
    "five megabytes": ("actuals.csv", ACTUALS + ROW * 60_000, "too_large"),
}


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Read every hostile folder in one limited process; what it did not survive is missing."""
    names = {}
    for name, (file, content, _) in HOSTILE.items():
        parent = tmp_path_factory.mktemp("hostile")
        names[str(small_folder(parent, {file: content}))] = name
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", READ, *names],
        capture_output=True, text=True, preexec_fn=_limit, check=False,
    )  # fmt: skip
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {names[row[0]]: row[1] for row in rows if len(row) == 2}


@pytest.mark.deep
@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_hurt_costs_bounded_time_and_memory(hostile: dict[str, list[str]], name: str):
    assert HOSTILE[name][2] in hostile[name]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("mutated"))


@examples(400)
@given(name=MUTATED, edits=EDITS)
def test_any_damage_ends_in_a_book_or_in_problems_with_sentences(folder: Path, name: str, edits: Edits):
    damaged = mutated(SMALL[name].encode(), edits)
    problems = _read_with(folder, name, damaged)
    lines = damaged.count(b"\n") + 1
    for problem in problems:
        assert problem.line <= lines or problem.file != f"data/{name}"
        assert f"{problem:vi}".isprintable()
        assert f"{problem:en}".isprintable()


def _read_with(folder: Path, name: str, data: bytes) -> tuple[Problem, ...]:
    """Return the errors, or the warnings where the folder is loaded all the same."""
    (folder / name).write_bytes(data)
    try:
        return read(folder)[1]
    except DataError as error:
        return error.problems
    finally:
        (folder / name).write_bytes(SMALL[name].encode())


@examples(150)
@given(data=st.binary(max_size=400), name=MUTATED)
def test_any_bytes_at_all_end_in_problems(folder: Path, data: bytes, name: str):
    assert any(problem.severity == "error" for problem in _read_with(folder, name, data))
