"""Data folders whose history git keeps, or numbered folders do, and edits of them."""

import subprocess
from pathlib import Path

from builders import view
from small_data import small_folder

from indicators import files, store
from indicators.boards.view import View
from indicators.editing import Edit, Saved, save
from indicators.files import FILES
from indicators.store import Store

HISTORIES = ("folder", "git")
TARGETS = "targets.yaml"
PERSON = "Nguyễn Thị Ánh <anh@example.org>"
REASON = "Nghị quyết giữa năm"


def git(folder: Path, *arguments: str, given: str = "") -> str:
    """Return what git says in the parent of a data folder."""
    named = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgSign=false")
    done = subprocess.run(
        ["git", *named, *arguments], cwd=folder.parent, capture_output=True, encoding="utf-8", input=given, check=True
    )
    return done.stdout


def kept_folder(parent: Path, history: str) -> Path:
    """Return the small folder, committed where git keeps the history."""
    folder = small_folder(parent)
    if history == "git":
        git(folder, "init", "--quiet", "--initial-branch", "main")
        git(folder, "add", "data")
        git(folder, "commit", "--quiet", "--message", "The data as given")
    return folder


def held(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every data file."""
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}


def opened(folder: Path, lang: str = "en") -> tuple[Store, View]:
    """Return the store of a folder as it stands, and the view of its year 2025."""
    built = store.build(files.read(folder)[0])
    return built, view(built, lang=lang, year="2025")


def adding(folder: Path, line: str, name: str = TARGETS, **other: str) -> Edit:
    """Return the edit that adds a line at the end of a file."""
    seen = held(folder)
    words = {"author": PERSON, "reason": REASON, "summary": f"{name}: {line}", **other}
    return Edit.of(seen, {name: seen[name] + f"{line}\n".encode()}, **words)


def added(folder: Path, line: str, name: str = TARGETS, **other: str) -> Saved:
    """Save a line at the end of a file."""
    return save(folder, adding(folder, line, name, **other))


def pair(folder: Path) -> Edit:
    """Return the edit of two files: a source, and a target that cites it."""
    seen = held(folder)
    record = seen[TARGETS].decode().split("  - id: T0003")[1].split("  - id: T0004")[0].replace("S001", "S009")
    new = {
        TARGETS: seen[TARGETS] + f"  - id: T0009{record}".encode(),
        "sources.csv": seen["sources.csv"] + b"S009,Paper,Title,,2025-12-09,vi,\n",
    }
    return Edit.of(seen, new, author=PERSON, reason=REASON)
