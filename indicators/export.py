"""The figures, targets and verdicts of one snapshot as a DuckDB file that any program can read."""

import errno
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import duckdb

from indicators import queries
from indicators.boards.context import STAND_IN, gather
from indicators.boards.json_view import period_json, row_json
from indicators.boards.rows import Row, row
from indicators.boards.scoreboard import scoreboard
from indicators.boards.several_years import period_board
from indicators.boards.view import BASES, View
from indicators.model import Book
from indicators.store import Store, later_counts

PACKAGE = "hai-phong-indicators"
MAGIC = (8, b"DUCK")  # where a DuckDB file says that it is one
# Columns whose name differs from that of the field, or that lie within one.
FIELDS = {
    "grouping": "group",
    "out_of": "of",
    "starts_on": "start",
    "ends_on": "end",
    "dated": "date",
    "main_year": "main_targets.year",
    "main_area": "main_targets.area",
    "main_of": "main_targets.of",
    "main_known": "main_targets.known",
    "main_inferred": "main_targets.inferred",
}
# The row of a board is text, but for these; of the numbers a decimal stands beside the text.
KINDS = {
    "year": "INTEGER",
    "as_of": "DATE",
    "in_resolution": "BOOLEAN",
    "target_line": "INTEGER",
    "line": "INTEGER",
    "vintages": "INTEGER",
    "verdict_holds": "BOOLEAN",
    "notes": "VARCHAR[]",
}
LISTS = ("notes", "missing")
NUMBERS = ("target", "actual", "difference", "percent_of_plan")


def is_duckdb(path: Path) -> bool:
    """Return whether a file is a DuckDB file, by its first bytes."""
    offset, mark = MAGIC
    with path.open("rb") as file:
        return file.read(offset + len(mark))[offset:] == mark


def write(store: Store, path: Path, view: View, today: date) -> dict[str, int]:
    """Write the file of a view's day and language, over whatever is there, and return the rows of each table.

    It is made in a folder beside and renamed, so that no reader ever finds half of it.
    Raises OSError where it cannot be written.
    """
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        made = Path(folder) / path.name
        try:
            with duckdb.connect(str(made)) as connection:
                rows = _fill_all(connection, store, view, today)
        except duckdb.Error as error:
            raise OSError(errno.EIO, str(error), str(path)) from error
        made.replace(path)
    return rows


def _fill_all(connection: duckdb.DuckDBPyConnection, store: Store, view: View, today: date) -> dict[str, int]:
    connection.execute(queries.read_sql("export_tables"))
    rows = {}
    for table, records in _records(store.book).items():
        described = _columns(connection, table)
        cells = [[_cell(record, name, n) for name in described] for n, record in enumerate(records)]
        rows[table] = _fill(connection, table, described, cells)
    verdicts = _verdicts(store, view, today)
    described = _verdict_columns(store, view)
    connection.execute(f"CREATE TABLE verdicts ({', '.join(f'{name} {kind}' for name, kind in described.items())})")
    rows["verdicts"] = _fill(connection, "verdicts", described, [[row[name] for name in described] for row in verdicts])
    described = _columns(connection, "period_verdicts")
    periods = [[row[name] for name in described] for row in _period_verdicts(store, view, today)]
    rows["period_verdicts"] = _fill(connection, "period_verdicts", described, periods)
    made_by = f"{PACKAGE} {version(PACKAGE)}"
    snapshot = [[store.snapshot, view.as_of, view.lang, made_by]]
    rows["snapshot"] = _fill(connection, "snapshot", _columns(connection, "snapshot"), snapshot)
    connection.execute(queries.read_sql("export_views"))
    return rows


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Return the columns of a table with their types."""
    return {name: kind for name, kind, *_ in connection.execute(f"DESCRIBE {table}").fetchall()}


def _fill(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]
) -> int:
    """Insert rows a column at a time, in the order of the files, and return how many there are."""
    if rows:
        picks = ", ".join(f"unnest(?::{kind}[])" for kind in columns.values())
        by_column = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {table} SELECT {picks}", by_column)
    return len(rows)


# ---- the records of the files


def _records(book: Book) -> dict[str, Iterable[object]]:
    """Return the records of each table, in the order of the files."""
    return {
        "units": (SimpleNamespace(code=code, name=unit, whole=unit.whole) for code, unit in book.units.items()),
        "indicators": book.indicators.values(),
        "areas": book.areas.values(),
        "sources": book.sources.values(),
        "actuals": later_counts(book.actuals),
        "targets": book.targets,
        "sessions": book.sessions,
        "resolutions": book.resolutions,
        "questions": book.questions,
        "official_verdicts": book.verdicts,
        "claims": book.claims,
        "releases": book.releases,
    }


def _cell(record: object, column: str, position: int) -> object:
    """Return what stands in a column: a field, a field within one, its digits, or its words in a language."""
    if column == "position":
        return position
    name = FIELDS.get(column, column)
    if "." in name:
        outer, inner = name.split(".")
        return _value(getattr(getattr(record, outer), inner, None))
    if hasattr(record, name):
        return _value(getattr(record, name))
    stem, _, part = name.rpartition("_")
    field = getattr(record, stem)
    return _value(getattr(field, part, field))


def _value(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    return list(value) if isinstance(value, tuple) else value


# ---- the rows of the boards


def _verdicts(store: Store, view: View, today: date) -> list[dict[str, Any]]:
    """Return the rows of every board of a day: each area, year and basis that sets targets."""
    found = []
    for area in queries.areas_with_targets(store):
        for year in reversed(queries.years(store, area, view.as_of)):
            for basis in _bases(store, area, year.year, view.as_of):
                one = View(year.year, view.as_of, basis, area, view.lang, dated=True)
                found += [_verdict(shown, one) for shown in scoreboard(store, one, today).every_row]
    return found


def _bases(store: Store, area: str, year: int, as_of: date) -> list[str]:
    """Return the bases with a target of their own, or one that stands in."""
    known = {basis for _, basis in queries.targets_in_force(store, area, str(year), as_of)}
    return [basis for basis in BASES if known & {basis, STAND_IN.get(basis, basis)}]


def _verdict(shown: Row, view: View) -> dict[str, Any]:
    """Return a row of a board as plain data; `basis` is that of the board, `target_basis` that of the target."""
    plain = {name: value if name in KINDS else _plain(value) for name, value in row_json(shown).items()}
    own = {"area": view.area, "year": view.year, "basis": view.basis, "as_of": view.as_of}
    values = {f"{name}_value": _decimal(plain[name]) for name in NUMBERS}
    return {**own, "target_basis": plain.pop("basis"), **plain, **values}


def _period_verdicts(store: Store, view: View, today: date) -> list[dict[str, Any]]:
    """Return the rows of every board of several years of a day, whoever set the target; what is nested as JSON."""
    found = []
    for area in queries.areas_with_targets(store):
        for years in reversed(queries.year_ranges(store, area, view.as_of)):
            one = View(years.first, view.as_of, view.basis, area, view.lang, dated=True, until=years.last)
            own = {"area": area, "period": one.period, "as_of": view.as_of}
            for shown in period_json(period_board(store, one, today))["rows"]:
                plain = {name: value if name in LISTS else _plain(value) for name, value in shown.items()}
                found.append({**plain, "years": shown["of"], **own})
    return found


def _plain(value: object) -> object:
    """Return a value as one cell: what is nested as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _decimal(text: object) -> str | None:
    """Return a number, nothing for a range such as `13..13.5`."""
    return text if isinstance(text, str) and ".." not in text else None


def _verdict_columns(store: Store, view: View) -> dict[str, str]:
    """Return the columns of the verdicts with their types: those that the plain row of any board has."""
    sample = row(gather(store, view), next(iter(store.book.indicators)), main=False)
    numbers = {f"{name}_value": "DECIMAL(24, 6)" for name in NUMBERS}
    return {name: (KINDS | numbers).get(name, "VARCHAR") for name in _verdict(sample, view)}
