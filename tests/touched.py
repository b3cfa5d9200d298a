"""Print the test files that stand nearest to what changed since a commit, by who imports whom: `make touched`."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACES = ("", "pages/", "indicators/**/", "benchmarks/**/", "tests/**/")
MOST = 16  # test files: about a minute on two cores
IMPORT = re.compile(r"^ *from (\.*)([\w.]*) import (\([^)]*\)|[^\n]+)|^ *import ([\w., ]+)", re.MULTILINE)


def git(*arguments: str) -> list[Path]:
    """Return the files that git lists and that are there."""
    run = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / line for line in run.stdout.splitlines() if (ROOT / line).is_file()]


def imported(file: Path, text: str) -> set[Path]:
    """Return the modules of the project that a module imports."""
    found = set()
    for dots, module, names, alone in IMPORT.findall(text):
        words = re.findall(r"[\w.]+", alone) or [module, *(f"{module}.{name}" for name in re.findall(r"\w+", names))]
        for place in [file.parents[len(dots) - 1]] if dots else (ROOT, ROOT / "tests"):
            paths = [place.joinpath(*filter(None, word.split("."))) for word in words]
            found |= {path.with_suffix(".py") for path in paths} | {path / "__init__.py" for path in paths}
    return found


def parts(file: Path) -> set[str]:
    """Return the names on the way to a file, and its own: what a test shares with what it is about."""
    return {*file.relative_to(ROOT).with_suffix("").parts} - {"indicators", "tests"}


def touched(changed: list[Path]) -> list[Path]:
    """Return the tests, the nearest first: by steps of import, less what their text or name has of what changed."""
    texts = {file: file.read_text(encoding="utf-8") for place in PLACES for file in sorted(ROOT.glob(f"{place}*.py"))}
    needs = {file: imported(file, text) for file, text in texts.items()}
    words = {word for file in changed if file.suffix != ".py" for word in (file.name, f'"{file.parent.name}"')}
    names = {word for file in changed for part in parts(file) for word in (part, f"test_{part}")}
    alike = {file: sum(word in text for word in words) + len(names & parts(file)) for file, text in texts.items()}
    steps = dict.fromkeys(changed, 0) | {file: 1 for file in texts if file not in changed and alike[file]}
    while fresh := [file for file in texts if file not in steps and not needs[file].isdisjoint(steps)]:
        steps |= dict.fromkeys(fresh, max(steps.values()) + 1)
    tests = [file for file in steps if file.name.startswith("test_") and "browser" not in file.parts]
    return sorted(tests, key=lambda file: steps[file] - 2 * alike[file])


if __name__ == "__main__":
    since = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    near = touched([*git("diff", "--name-only", since), *git("ls-files", "--others", "--exclude-standard")])
    print(f"{len(near)} test files are touched; the nearest {MOST} are run", file=sys.stderr)
    print(*(file.relative_to(ROOT) for file in near[:MOST]))
