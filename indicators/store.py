"""The DuckDB store, built in memory from a checked `Book` and never edited afterwards."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb

from indicators.attainment import STAGE_RANK
from indicators.model import Actual, Area, Book, Indicator, Source, Target
from indicators.problems import Problem

P = ParamSpec("P")
T = TypeVar("T")

KEPT = 1024  # answers of a store: an evening's pages; most are a few ids
KEPT_WHOLE = 128  # answers for all periods of an area: some hundred rows each

TABLES = {  # each column with its type
    "indicator": (
        "position INTEGER, code VARCHAR, unit VARCHAR, nature VARCHAR, direction VARCHAR, series VARCHAR, "
        "grouping VARCHAR, name_vi VARCHAR, name_en VARCHAR"
    ),
    "area": (
        "code VARCHAR, kind VARCHAR, parent VARCHAR, name_vi VARCHAR, name_en VARCHAR, series VARCHAR, "
        "valid_from DATE, valid_to DATE, region VARCHAR"
    ),
    "source": "id VARCHAR, publisher VARCHAR, title VARCHAR, url VARCHAR, published_on VARCHAR",
    "target": (
        "position INTEGER, id VARCHAR, indicator VARCHAR, area VARCHAR, period VARCHAR, basis VARCHAR, "
        "comparator VARCHAR, value DECIMAL(24, 6), low DECIMAL(24, 6), high DECIMAL(24, 6), document "
        "VARCHAR, in_force_from DATE, adopted BOOLEAN, implied BOOLEAN, source VARCHAR, file VARCHAR, line "
        "INTEGER"
    ),
    "superseded": "id VARCHAR, by_id VARCHAR, from_day DATE",
    "actual": (
        "position INTEGER, id VARCHAR, indicator VARCHAR, area VARCHAR, period VARCHAR, period_kind "
        "VARCHAR, series VARCHAR, value DECIMAL(24, 6), value_text VARCHAR, stage VARCHAR, stage_rank "
        "TINYINT, qualifier VARCHAR, out_of INTEGER, known_from DATE, source VARCHAR, file VARCHAR, line "
        "INTEGER"
    ),
}


class Store:
    """The figures and targets of one snapshot of the files, open for reading from any thread."""

    def __init__(self, book: Book, connection: duckdb.DuckDBPyConnection, warnings: tuple[Problem, ...] = ()) -> None:
        """Keep the book for its words, the connection for its questions, and what the check of the files asks."""
        self.book = book
        self.warnings = warnings
        self._answer = lru_cache(maxsize=KEPT)(partial(_answer, connection))
        self._grouped = lru_cache(maxsize=KEPT_WHOLE)(partial(_grouped, connection))
        self._kept: dict[Callable[..., Any], Callable[..., Any]] = {}
        self.actuals = {a.id: a for a in book.actuals}
        self.targets = {t.id: t for t in book.targets}

    @property
    def snapshot(self) -> str:
        """The id of the files this store was built from."""
        return self.book.snapshot

    def rows(self, sql: str, **values: object) -> list[tuple[Any, ...]]:
        """Return the rows of one question; a store never changes, so a question asked again has its answer kept."""
        asked = ((name, tuple(v) if isinstance(v, list) else v) for name, v in values.items())
        return list(self._answer(sql, tuple(asked)))

    def rows_of(self, key: tuple[str, ...], sql: str, **values: object) -> tuple[tuple[Any, ...], ...]:
        """Return, without the key, the rows of one question whose first columns are the key.

        For what a page asks of one period after another: to plan a question costs more than to answer it for all.
        """
        return self._grouped(sql, len(key), tuple(values.items())).get(key, ())

    def kept(self, function: Callable[..., Any], size: int) -> Callable[..., Any]:
        """Return a function of this store whose last `size` answers are kept; see `kept_in_store`."""
        return self._kept.get(function) or self._kept.setdefault(function, lru_cache(size)(partial(function, self)))

    def forget(self) -> None:
        """Forget every kept answer of boards and questions."""
        self._kept.clear()


def kept_in_store(
    size: int,
) -> Callable[[Callable[Concatenate[Store, P], T]], Callable[Concatenate[Store, P], T]]:
    """Keep the answers of a function of a store and frozen arguments in that store, so that they end with it."""

    def decorator(function: Callable[Concatenate[Store, P], T]) -> Callable[Concatenate[Store, P], T]:
        @wraps(function)
        def answered(store: Store, *arguments: P.args, **named: P.kwargs) -> T:
            return store.kept(function, size)(*arguments, **named)

        return answered

    return decorator


def _answer(
    connection: duckdb.DuckDBPyConnection, sql: str, asked: tuple[tuple[str, Any], ...]
) -> tuple[tuple[Any, ...], ...]:
    """Return the rows of one question; a cursor for each call, as threads may not share one."""
    values = {name: list(v) if isinstance(v, tuple) else v for name, v in asked}
    with connection.cursor() as cursor:
        return tuple(cursor.execute(sql, values).fetchall())


def _grouped(
    connection: duckdb.DuckDBPyConnection, sql: str, keys: int, asked: tuple[tuple[str, Any], ...]
) -> dict[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
    """Return the rows of one question without their first columns, by these."""
    groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in _answer(connection, sql, asked):
        groups[row[:keys]].append(row[keys:])
    return {key: tuple(rows) for key, rows in groups.items()}


def build(book: Book, warnings: tuple[Problem, ...] = ()) -> Store:
    """Return the store of a book: tables sorted for reading, then closed to the outside.

    Sorting the figures by indicator, area and period makes a series one stretch of rows.
    """
    # One thread a question: a second one finds nothing to do in so few rows, and takes as much of another core waiting.
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute("".join(f"CREATE TABLE {name} ({columns});" for name, columns in TABLES.items()))
    _fill(connection, "indicator", (_indicator(n, i) for n, i in enumerate(book.indicators.values())))
    _fill(connection, "area", (_area(a) for a in book.areas.values()))
    _fill(connection, "source", (_source(s) for s in book.sources.values()))
    _fill(connection, "target", (_target(n, t) for n, t in enumerate(book.targets)))
    _fill(connection, "superseded", ((old, t.id, t.in_force_from) for t in book.targets for old in t.supersedes))
    order = sorted(
        enumerate(later_counts(book.actuals)), key=lambda pair: (pair[1].indicator, pair[1].area, pair[1].period)
    )
    _fill(connection, "actual", (_actual(n, a) for n, a in order))
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return Store(book, connection, warnings)


def later_counts(actuals: Sequence[Actual]) -> tuple[Actual, ...]:
    """Return figures in an order in which, of two that are equal otherwise, the later counts.

    It is that of the file, but of bounds that became known on one day the tighter takes the later place:
    'over 100,994' stands behind 'over 100,000', 'nearly 197,000' behind 'nearly 200,000'.
    """
    placed = list(actuals)
    bounds: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, a in enumerate(actuals):
        if a.qualifier in ("over", "nearly"):
            bounds[a.indicator, a.area, a.period, a.series, STAGE_RANK[a.stage], a.known_from, a.qualifier].append(n)
    for (*_, qualifier), places in bounds.items():
        loose_first = sorted((actuals[n] for n in places), key=lambda a: a.value, reverse=qualifier == "nearly")
        for n, a in zip(places, loose_first, strict=True):
            placed[n] = a
    return tuple(placed)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows a column at a time: one statement with list parameters, where row by row costs 1 ms each."""
    columns = list(zip(*rows, strict=True))
    if not columns:
        return
    connection.execute(f"INSERT INTO {table} SELECT {_unnested(table)}", [list(column) for column in columns])


@cache
def _unnested(table: str) -> str:
    """Return one list parameter a column, with the column's type: unnest(?::VARCHAR[])."""
    types = (column.split(" ", 1)[1] for column in re.split(r", (?=[a-z])", TABLES[table]))
    return ", ".join(f"unnest(?::{kind}[])" for kind in types)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _indicator(position: int, i: Indicator) -> Sequence[Any]:
    return position, i.code, i.unit, i.nature, i.direction, i.series, i.group, i.name.vi, i.name.en


def _area(a: Area) -> Sequence[Any]:
    return a.code, a.kind, a.parent, a.name_vi, a.name_en, a.series, a.starts, a.ends, a.region


def _source(s: Source) -> Sequence[Any]:
    return s.id, s.publisher, s.title, s.url, s.published_on


def _target(position: int, t: Target) -> Sequence[Any]:
    start: date | None = t.in_force_from
    return (
        position, t.id, t.indicator, t.area, t.period, t.basis, t.comparator, _text(t.value), _text(t.low),
        _text(t.high), t.document, start, t.adopted_on is not None, t.implied, t.source, t.file, t.line,
    )  # fmt: skip


def _actual(position: int, a: Actual) -> Sequence[Any]:
    return (
        position, a.id, a.indicator, a.area, a.period, a.period_kind, a.series, _text(a.value), _text(a.value),
        a.stage, STAGE_RANK[a.stage], a.qualifier, a.of, a.known_from, ";".join(a.source), a.file, a.line,
    )  # fmt: skip
