"""The store holds what the book says, and lets nothing in or out afterwards."""

import gc
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from weakref import ref

import duckdb
import pytest
from builders import areas, on, real_book, real_store, report, small_store, target

from indicators import queries
from indicators.attainment import STAGE_RANK
from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import View, parse_view
from indicators.model import Book

TABLES = ("indicator", "area", "source", "target", "superseded", "actual")


def sizes(book: Book) -> tuple[int, ...]:
    replaced = sum(len(t.supersedes) for t in book.targets)
    return (
        len(book.indicators), len(book.areas), len(book.sources), len(book.targets), replaced, len(book.actuals),
    )  # fmt: skip


def test_every_record_of_the_real_book_is_a_row():
    found = tuple(real_store().rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES)
    assert found == sizes(real_book())
    assert found[-1] == 455 + 341 + 810


def test_every_real_number_is_in_the_store_to_its_last_digit():
    rows = real_store().rows("SELECT id, value, value_text FROM actual")
    assert {(key, value, text) for key, value, text in rows} == {
        (a.id, a.value, format(a.value, "f")) for a in real_book().actuals
    }
    ends = real_store().rows("SELECT id, value, low, high FROM target")
    assert set(ends) == {(t.id, t.value, t.low, t.high) for t in real_book().targets}


def test_the_widest_and_the_smallest_number_of_a_file_fit():
    lines = [report("999999999999999.123456", "2025-01-01"), report("-0.000001", "2025-01-01")]
    found = small_store(lines).rows("SELECT value FROM actual ORDER BY position")
    assert found == [(Decimal("999999999999999.123456"),), (Decimal("-0.000001"),)]


def test_figures_lie_by_indicator_area_and_period():
    rows = real_store().rows("SELECT indicator, area, period FROM actual ORDER BY rowid")
    assert rows == sorted(rows)


def test_a_store_carries_the_snapshot_of_its_book():
    assert small_store().snapshot == "0123456789ab"


def test_a_store_of_an_empty_book_answers_with_nothing():
    assert queries.figures_in_force(small_store(), "TOWN", "2025", on("2026-01-01")) == {}
    assert queries.areas_with_targets(small_store()) == ()


def test_text_that_looks_like_sql_stays_text():
    words = "'); DROP TABLE actual; --"
    made = small_store([report("1", "2025-01-01", as_printed=words)], [target("1", document=words)])
    assert made.rows("SELECT document FROM target") == [(words,)]
    assert queries.vintages(made, words, words, words, on("2026-01-01")) == ()
    assert made.rows("SELECT count(*) FROM actual") == [(1,)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{path}')",
        "COPY actual TO '{path}'",
        "ATTACH '{path}'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET threads = 8",
    ],
)
def test_a_built_store_reaches_no_file_and_keeps_its_settings(sql: str, tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("outside") / "file.csv"
    path.write_text("a\n1\n")
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
        small_store().rows(sql.format(path=path))
    assert path.read_text() == "a\n1\n"


def test_questions_from_many_threads_get_the_same_answer():
    made, day = real_store(), on("2025-12-11")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: queries.figures_in_force(made, "HP", "2025", day), range(40)))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["grdp_growth"].actual.value == Decimal("11.81")


def test_two_stores_of_one_book_share_nothing():
    one, other = small_store([report("1", "2025-01-01")]), small_store()
    assert (one.rows("SELECT count(*) FROM actual"), other.rows("SELECT count(*) FROM actual")) == ([(1,)], [(0,)])


def test_an_area_is_stored_with_its_days_of_validity():
    rows = small_store().rows("SELECT code, series, valid_from, valid_to FROM area")
    assert rows == [(a.code, a.series, a.starts, a.ends) for a in areas()]


def test_every_stage_has_its_step():
    from typing import get_args

    from indicators.model import Stage

    assert set(STAGE_RANK) == set(get_args(Stage))


def test_boards_once_made_are_kept_in_their_store_and_end_with_it():
    store, today = small_store([report("7", "2025-01-01")], [target("7")]), on("2026-01-01")
    view = parse_view(store, {}, today)
    assert isinstance(view, View)
    assert scoreboard(store, view, today) is scoreboard(store, view, today)
    gone = ref(store)
    del store
    gc.collect()
    assert gone() is None
