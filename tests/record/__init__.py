"""The record of the tests: `data/` as it stood on 2026-11-30, with its real figures and their sources.

Golden cases are looked up in the record, but planners edit `data/` every month. So the tests read this copy, which
changes only with the format of the files; `tests/test_shipped_record.py` alone reads `data/`.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parent / "data"  # a command that is run beside it reads it without being told


def laid(folder: Path) -> Path:
    """Return a folder that holds the record and nothing else, no history either, whatever a test has done to it."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif not (DATA / path.name).exists():
            path.unlink()
    for file in DATA.iterdir():
        target = folder / file.name
        if not target.exists() or target.read_bytes() != file.read_bytes():
            shutil.copyfile(file, target)
    return folder


def copied(target: Path) -> Path:
    """Return a copy of the record that a test may break or save to."""
    return Path(shutil.copytree(DATA, target))
