"""Rows added to the end of a CSV file in its own way of quoting and of ending lines; numbers of new records."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from indicators.problems import NotSaved

ALL_QUOTED = re.compile(rb'"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\r?\n?')
NUMBERED = re.compile(r"([A-Za-z]+)([0-9]+)")


def append_row(data: bytes, cells: Sequence[str]) -> bytes:
    """Return the file with one more row at its end; not a byte before it changes."""
    first = data.split(b"\n", 1)[0]
    every = ALL_QUOTED.fullmatch(first) is not None
    line = io.StringIO()
    writer = csv.writer(
        line,
        quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL,
        lineterminator="\r\n" if first.endswith(b"\r") else "\n",
    )
    writer.writerow(cells)
    return data + line.getvalue().encode()


def next_number(codes: Iterable[str], used: Iterable[str] = ()) -> str:
    """Return the number after the highest of those that begin as the first one does: T0149 gives T0150.

    `used` are numbers that the history knows: one that was undone is never given to another record.
    """
    known = list(codes)
    first = next((found for code in known if (found := NUMBERED.fullmatch(code))), None)
    if first is None:
        raise NotSaved("no_number")
    matches = [found for code in (*known, *used) if (found := NUMBERED.fullmatch(code)) and found[1] == first[1]]
    highest = max(int(found[2]) for found in matches)
    return f"{first[1]}{highest + 1:0{len(first[2])}}"
