"""A workbook of 500 rows understood, each round in a fresh process, beside the library that only reads its cells."""

import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import python_calamine
import xlsxwriter

from benchmarks import ROOT
from indicators.files import read
from indicators.importing import understand
from indicators.importing.layout import read_metadata
from indicators.importing.workbook import read_workbook
from indicators.model import Actual, Book

Thing = TypeVar("Thing")
ROWS = 500
PARTS = ("library", "read", "first", "again")
TODAY = date(2026, 11, 20)
HEADS = ("STT", "Chỉ tiêu", "Đơn vị tính")


def measure(data: Path, rounds: int) -> dict[str, list[float]]:
    """Return the ms of each part, round by round; one round is not counted."""
    result: dict[str, list[float]] = {part: [] for part in PARTS}
    with tempfile.TemporaryDirectory() as scratch:
        workbook = Path(scratch, "report.xlsx")
        workbook.write_bytes(written(read(data)[0]))
        command = [sys.executable, "-m", "benchmarks.importing", str(data), str(workbook)]
        for n in range(rounds + 1):
            done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
            for part, ms in json.loads(done.stdout).items():
                result[part] += [ms] if n else []
    return result


def written(book: Book) -> bytes:
    """Return a workbook of the yearly figures on record of one area, sheet after sheet, until there are 500 rows.

    The area is the one with the most of them; each sheet is a year of its own, so that none repeats another.
    """
    rows = _rows(book)
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as workbook:
        for sheet in range(-(-ROWS // len(rows))):
            page = workbook.add_worksheet(f"{sheet + 1}")
            year = TODAY.year - 1 - sheet
            page.write(0, 0, f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM {year}")
            page.write_row(2, 0, (*HEADS, f"Ước 9 tháng năm {year}", f"Ước năm {year}"))
            for at, one in enumerate(rows[: ROWS - sheet * len(rows)], 3):
                noun, unit = book.indicators[one.indicator], book.units[one.unit]
                page.write_row(at, 0, (at - 2, noun.name.vi, unit.vi, float(one.value), float(one.value)))
    return data.getvalue()


def _rows(book: Book) -> list[Actual]:
    found: dict[str, dict[str, Actual]] = {}
    for one in book.actuals:
        if one.period_kind == "year" and book.indicators[one.indicator].nature in ("flow", "stock", "rate"):
            found.setdefault(one.area, {})[one.indicator] = one
    return list(max(found.values(), key=len).values())


def timed(data: Path, workbook: Path) -> dict[str, float]:
    """Return the ms of each part in this process."""
    book, file = read(data)[0], workbook.read_bytes()
    parts = {"library": _ms(lambda: list(_cells(file)))}
    parts["read"] = _ms(lambda: read_workbook(file, workbook.name))
    for part in ("first", "again"):
        parts[part] = _ms(lambda: _understood(file, workbook.name, book))
    return parts


def _cells(file: bytes) -> Iterator[object]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file))
    return (list(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _understood(file: bytes, name: str, book: Book) -> int:
    """Return how many figures were understood."""
    sheets = read_workbook(file, name)
    facts = replace(read_metadata(sheets, book), area=next(iter(book.areas)), published_on=TODAY.isoformat())
    return len(understand(sheets, book, facts, {}, {}, TODAY).figures)


def _ms(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(timed(Path(sys.argv[1]), Path(sys.argv[2]))))
