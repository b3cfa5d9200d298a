"""Which records an edit changes, by the names that the files give them."""

import csv
import io
import re
from collections import Counter

from indicators.editing.history_backend import Contents

COMMENT = re.compile(r"(?m)^\s*#.*\n?")
STARTS = re.compile(r"\n(?=  - |\S)")  # where a record of YAML begins
NAME = re.compile(r"""  - (?:id|code): *["']?([A-Za-z0-9_-]+)""")
Record = tuple[str, ...]  # its name, then the rest


def changed_records(before: Contents, after: Contents) -> list[str]:
    """Return the names of the records that only one side has, or has otherwise; what has no name is left out."""
    found = set[str]()
    for file, data in after.items():
        read = _rows if file.endswith(".csv") else _entries
        old, new = (Counter(read((side or b"").decode("utf-8", "replace"))) for side in (before.get(file), data))
        found.update(name for name, *_ in (old - new) + (new - old))
    return sorted(found)


def _rows(text: str) -> list[Record]:
    try:
        return [tuple(row) for row in csv.reader(io.StringIO(text)) if row][1:]  # after the header
    except csv.Error:  # a broken file, which the edit mends
        return []


def _entries(text: str) -> list[Record]:
    parts = (part.rstrip() for part in STARTS.split(COMMENT.sub("", text)))
    return [(found[1], part) for part in parts if (found := NAME.match(part))]
