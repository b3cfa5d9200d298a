"""The doubts of the real files, of a copy with some records mended, and of a few statements."""

import shutil
from pathlib import Path

from builders import DATA, on, real_store

from indicators import store
from indicators.boards.doubts import Doubt, doubts
from indicators.files import read
from indicators.store import Store

TODAY = on("2026-11-21")

Mend = tuple[str, str, str]  # record, what stands there, what to write


def mended(folder: Path, *mends: Mend) -> Store:
    """Return the store of the real files with some records changed, in a copy."""
    copy = folder / "data"
    shutil.copytree(DATA, copy)
    for record, there, wanted in mends:
        file = copy / {"T": "targets.yaml", "C": "claims.csv"}.get(record[0], "actuals.csv")
        text = file.read_text(encoding="utf-8")
        start = text.index(f"id: {record}\n" if record[0] == "T" else f"\n{record},")
        at = text.index(there, start)
        assert at - start < 500, f"{record} does not say {there}"
        file.write_text(text[:at] + wanted + text[at + len(there) :], encoding="utf-8")
    return store.build(read(copy)[0])


def keys(found: tuple[Doubt, ...]) -> set[tuple[str, str]]:
    """Return the doubts by kind and first record."""
    return {one.key for one in found}


def of(code: str, as_of: str = "2026-11-21", area: str = "HP") -> dict[str, Doubt]:
    """Return the doubts of one kind that the real files raise, by their first record."""
    return {one.rows[0].id: one for one in doubts(real_store(), area, on(as_of)) if one.code == code}
