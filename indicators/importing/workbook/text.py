"""A table as text: CSV with commas, semicolons or tabs, in the encodings that Excel saves it in."""

import codecs
import csv
import re
from collections import Counter
from io import StringIO

from indicators.importing.types import Sheet
from indicators.importing.workbook.limits import Budget, FileRefusal, check_size

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SEPARATORS = "\t;,"  # a comma last: where it is the decimal mark, semicolons or tabs part the cells
SAMPLE = 200  # lines that the separator is taken from
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")  # no text holds them


def read_text(data: bytes, name: str) -> Sheet:
    """Return the one sheet, every cell as text; raises Refusal where it is no table or not in Unicode."""
    separator, text = _separated(_decoded(data))
    budget, rows = Budget(), []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            rows.append(tuple(cell or None for cell in row))
            check_size(name, len(rows), len(row))
    except csv.Error as error:
        raise FileRefusal("workbook_damaged") from error
    width = max(map(len, rows))
    budget.take_sheet(name, len(rows), width)
    return Sheet(name, tuple(row + (None,) * (width - len(row)) for row in rows))


def _decoded(data: bytes) -> str:
    """Return the text; bytes that no text holds are no text in another encoding."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        junk = encoding == "utf-8" and CONTROL.search(data.decode("latin-1"))
        raise FileRefusal("workbook_junk" if junk else "workbook_encoding") from error
    if CONTROL.search(text):
        raise FileRefusal("workbook_junk")
    return text


def _separated(text: str) -> tuple[str, str]:
    """Return what parts the cells, and the text without a line that only names it."""
    first, _, rest = text.partition("\n")
    if first.rstrip("\r").lower() in [f"sep={one}" for one in SEPARATORS]:
        return first.rstrip("\r")[-1], rest
    lines = text.splitlines()[:SAMPLE]
    regular = {one: _regular(lines, one) for one in SEPARATORS}
    best = max(SEPARATORS, key=lambda one: regular[one])
    if not regular[best]:
        raise FileRefusal("workbook_is_text")
    return best, text


def _regular(lines: list[str], separator: str) -> int:
    """Return how many rows have the commonest number of cells, none where that is one or most rows have another."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
    except csv.Error:
        return 0
    width, most = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    return most if width > 1 and 2 * most >= widths.total() else 0
