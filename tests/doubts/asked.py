"""The doubts of the record, of the same with some records mended, and of a few statements."""

from builders import DATA, on, real_store

from indicators import store
from indicators.boards.doubts import Doubt, doubts
from indicators.files import contents, read_contents
from indicators.store import Store

TODAY = on("2026-11-21")

Mend = tuple[str, str, str]  # record, what stands there, what to write


def mended(*mends: Mend) -> Store:
    """Return the store of the record with some records changed."""
    held = contents(DATA)
    for record, there, wanted in mends:
        name = {"T": "targets.yaml", "C": "claims.csv"}.get(record[0], "actuals.csv")
        text = held[name].decode()
        start = text.index(f"id: {record}\n" if record[0] == "T" else f"\n{record},")
        at = text.index(there, start)
        assert at - start < 500, f"{record} does not say {there}"
        held[name] = (text[:at] + wanted + text[at + len(there) :]).encode()
    return store.build(read_contents(held)[0])


def keys(found: tuple[Doubt, ...]) -> set[tuple[str, str]]:
    """Return the doubts by kind and first record."""
    return {one.key for one in found}


def of(code: str, as_of: str = "2026-11-21", area: str = "HP") -> dict[str, Doubt]:
    """Return the doubts of one kind that the record raises, by their first record."""
    return {one.rows[0].id: one for one in doubts(real_store(), area, on(as_of)) if one.code == code}
