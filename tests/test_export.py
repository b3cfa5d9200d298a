"""The DuckDB file: every record, what counts on the day, and the verdicts of every board."""

import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from builders import TOWN, on, real_store, report, small_store, target

from indicators import export, queries
from indicators.boards.json_view import period_json, row_json
from indicators.boards.scoreboard import scoreboard
from indicators.boards.several_years import period_board
from indicators.boards.view import View
from indicators.model import OfficialVerdict, Resolution, Session
from indicators.store import Store

DAY, TODAY = on("2025-12-11"), on("2026-11-15")
VIEW = View(2025, DAY, "council", "HP", "en", dated=True)
D = Decimal
FIGURES = "SELECT area, period, id, stage FROM latest_figures WHERE area IN $areas AND period_kind IN $kinds"

COMPUTED = ("verdicts", "period_verdicts", "snapshot")
Rows = list[tuple[Any, ...]]


def exported(store: Store, path: Path, view: View = VIEW) -> duckdb.DuckDBPyConnection:
    export.write(store, path, view, TODAY)
    return duckdb.connect(str(path), read_only=True)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of the record; written once, as that takes seconds."""
    path = tmp_path_factory.mktemp("export") / "real.duckdb"
    export.write(real_store(), path, VIEW, TODAY)
    return path


@pytest.fixture(scope="module")
def real(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, sql: str, **values: object) -> Rows:
    return connection.execute(sql, values).fetchall()


def everything(connection: duckdb.DuckDBPyConnection) -> dict[str, Rows]:
    names = [name for (name,) in rows(connection, "SELECT table_name FROM duckdb_tables() ORDER BY table_name")]
    return {name: rows(connection, f"SELECT * FROM {name}") for name in names}


# ---- the records


def test_every_record_of_the_files_is_there(real: duckdb.DuckDBPyConnection):
    book = real_store().book
    wanted = {
        "actuals": book.actuals, "areas": book.areas, "claims": book.claims, "indicators": book.indicators,
        "official_verdicts": book.verdicts, "resolutions": book.resolutions, "sessions": book.sessions,
        "sources": book.sources, "targets": book.targets, "units": book.units, "releases": book.releases,
        "questions": book.questions,
    }  # fmt: skip
    counted = {name: len(found) for name, found in everything(real).items() if name not in COMPUTED}
    assert counted == {name: len(records) for name, records in wanted.items()}


def test_a_figure_stands_as_a_decimal_and_with_its_digits(real: duckdb.DuckDBPyConnection):
    for a in real_store().book.actuals[:400]:
        ((value, text, printed, file, line),) = rows(
            real, "SELECT value, value_text, as_printed, file, line FROM actuals WHERE id = $id", id=a.id
        )
        assert (value, text, printed, file, line) == (a.value, format(a.value, "f"), a.as_printed, a.file, a.line)


def test_a_range_has_two_ends_and_no_value(real: duckdb.DuckDBPyConnection):
    found = rows(real, "SELECT id, value, low, high_text FROM targets WHERE low IS NOT NULL")
    by_id = {t.id: t for t in real_store().book.targets if t.low is not None}
    assert {key for key, *_ in found} == by_id.keys()
    for key, value, low, high in found:
        assert (value, low, D(high)) == (None, by_id[key].low, by_id[key].high)


def test_words_in_both_languages_and_lists_stay_apart(real: duckdb.DuckDBPyConnection):
    ((vi, en, short, aliases),) = rows(
        real, "SELECT name_vi, name_en, short_en, aliases FROM indicators WHERE code = 'grdp_growth'"
    )
    growth = real_store().book.indicators["grdp_growth"]
    assert growth.short is not None
    assert (vi, en, short) == (growth.name.vi, growth.name.en, growth.short.en)
    assert tuple(aliases) == growth.aliases
    assert rows(real, "SELECT count(*) FROM indicators WHERE short_vi IS NULL")[0][0] > 0


def test_a_resolution_has_its_main_targets_in_columns(real: duckdb.DuckDBPyConnection):
    ((of, known, inferred),) = rows(
        real, "SELECT main_of, main_known, main_inferred FROM resolutions WHERE main_year = 2025 AND main_area = 'HP'"
    )
    (act,) = [r.main_targets for r in real_store().book.resolutions if r.main_targets and r.main_targets.year == 2025]
    assert (of, tuple(known), inferred) == (act.of, act.known, act.inferred)


def test_a_title_in_one_language_stands_in_both_columns(tmp_path: Path):
    acts = [Resolution(id="R1", issuer="Council", title="A title"), Resolution(id="R2", issuer="Council", title=Both)]
    with exported(small_store([], [target("1")], resolutions=acts), tmp_path / "a.duckdb", small_view()) as found:
        assert rows(found, "SELECT title_vi, title_en FROM resolutions") == [("A title", "A title"), ("Tên", "Name")]


def test_sessions_and_the_citys_own_verdicts_keep_their_days(tmp_path: Path):
    session = Session(id="S", term="T", area=TOWN, start="2025-12-09", end="2025-12-11", kind="k", about="a", source=())
    told = OfficialVerdict(id="V", area=TOWN, year=2025, published_on="2026-01", source="S1", of=22, missed=("rice",))
    store = small_store([], [target("1")], sessions=[session], verdicts=[told])
    with exported(store, tmp_path / "a.duckdb", small_view()) as found:
        assert rows(found, "SELECT starts_on, ends_on FROM sessions") == [("2025-12-09", "2025-12-11")]
        verdict = rows(found, "SELECT known_from, out_of, missed FROM official_verdicts")
        assert verdict == [(on("2026-01-31"), 22, ["rice"])]


Both: Any = {"vi": "Tên", "en": "Name"}


def small_view() -> View:
    return View(2025, DAY, "council", TOWN, "en", dated=True)


# ---- what counts on the day


@pytest.mark.parametrize(("day", "everywhere"), [("2025-12-05", False), ("2025-12-11", False), ("2026-11-01", True)])
def test_the_views_are_what_the_boards_use(day: str, everywhere: bool, file: Path, tmp_path: Path):
    store = real_store()
    areas = list(store.book.areas) if everywhere else [*queries.areas_with_targets(store), "VN"]
    with duckdb.connect(str(shutil.copy(file, tmp_path))) as copy:
        copy.execute("UPDATE snapshot SET as_of = ?", [on(day)])
        figures = rows(copy, FIGURES, areas=areas, kinds=list(queries.YEARLY))
        targets = rows(copy, "SELECT area, period, id FROM targets_in_force WHERE area IN $areas", areas=areas)
    book = store.book
    spans = {(a.area, a.period) for a in book.actuals if a.area in areas and a.period_kind in queries.YEARLY}
    wanted = [
        (area, period, figure.actual.id, figure.stage)
        for area, period in spans
        for figure in queries.figures_in_force(store, area, period, on(day)).values()
    ]
    assert sorted(figures) == sorted(wanted)
    in_force = [
        (area, period, one.id)
        for area, period in {(t.area, t.period) for t in book.targets if t.area in areas}
        for one in queries.targets_in_force(store, area, period, on(day)).values()
    ]
    assert sorted(targets) == sorted(in_force)


# ---- the verdicts


def test_growth_was_missed_against_the_council_and_nearly_met_against_the_government(real: duckdb.DuckDBPyConnection):
    found = rows(
        real,
        "SELECT basis, target, actual_value, difference, difference_value, verdict FROM verdicts"
        " WHERE indicator = 'grdp_growth' AND area = 'HP' AND year = 2025 AND basis IN ('council', 'central')",
    )
    assert found == [
        ("council", "12.35", D("11.81"), "-0.54", D("-0.54"), "missed"),
        ("central", "12.2", D("11.81"), "-0.39", D("-0.39"), "near_miss"),
    ]


def test_every_board_is_there_row_by_row(real: duckdb.DuckDBPyConnection):
    for basis in ("council", "central", "strive"):
        view = View(2025, DAY, basis, "HP", "en", dated=True)
        wanted = [row_json(r) for r in scoreboard(real_store(), view, TODAY).every_row]
        found = rows(
            real,
            "SELECT indicator, target_basis, verdict, actual, line, notes, other_bases FROM verdicts"
            " WHERE area = 'HP' AND year = 2025 AND basis = $basis",
            basis=basis,
        )
        keys = ("indicator", "basis", "verdict", "actual", "line", "notes")
        assert [row[:-1] for row in found] == [tuple(one[key] for key in keys) for one in wanted]
        assert [json.loads(row[-1]) for row in found] == [one["other_bases"] for one in wanted]


def test_every_column_of_the_plain_row_is_there(real: duckdb.DuckDBPyConnection):
    columns = {name for name, *_ in rows(real, "DESCRIBE verdicts")}
    row = scoreboard(real_store(), VIEW, TODAY).rows[0]
    assert row_json(row).keys() | {"area", "year", "as_of", "target_basis", "target_value"} <= columns


def test_each_area_and_year_with_targets_has_its_verdicts(real: duckdb.DuckDBPyConnection):
    found = set(rows(real, "SELECT DISTINCT area, year FROM verdicts"))
    store = real_store()
    assert found == {(a, y.year) for a in queries.areas_with_targets(store) for y in queries.years(store, a, DAY)}


def test_targets_of_several_years_are_there_as_on_their_board(real: duckdb.DuckDBPyConnection):
    view = View(2026, DAY, "council", "HP", "en", dated=True, until=2030)
    wanted = period_json(period_board(real_store(), view, TODAY))["rows"]
    keys = ("indicator", "basis", "target", "measure", "of", "elapsed", "state", "missing")
    found = rows(
        real,
        "SELECT indicator, basis, target, measure, years, elapsed, state, missing, target_source FROM period_verdicts"
        " WHERE area = 'HP' AND period = '2026..2030'",
    )
    assert [row[:-1] for row in found] == [tuple(one[key] for key in keys) for one in wanted]
    assert [json.loads(row[-1]) for row in found] == [one["target_source"] for one in wanted]
    store, places = real_store(), queries.areas_with_targets(real_store())
    ranges = set(rows(real, "SELECT DISTINCT area, period FROM period_verdicts"))
    assert ranges == {(area, one.period) for area in places for one in queries.year_ranges(store, area, DAY)}


def test_a_range_has_no_value_of_its_own(tmp_path: Path):
    store = small_store([report("12", "2025-10-01")], [target("", low="9", high="10")])
    with exported(store, tmp_path / "a.duckdb", small_view()) as found:
        assert rows(found, "SELECT target, target_value, basis FROM verdicts") == [
            ("9..10", None, "council"), ("9..10", None, "central"),
        ]  # fmt: skip


def test_a_basis_without_targets_has_no_board(tmp_path: Path):
    store = small_store([], [target("10", "strive"), target("9", period="2023", adopted_on="2023-01-01")])
    with exported(store, tmp_path / "a.duckdb", small_view()) as found:
        assert rows(found, "SELECT year, basis, target_basis FROM verdicts") == [
            (2023, "council", "council"), (2023, "central", "council"), (2025, "strive", "strive"),
        ]  # fmt: skip


def test_a_day_before_any_target_leaves_the_table_empty(tmp_path: Path):
    early = View(2025, on("2001-01-01"), "council", TOWN, "en", dated=True)
    with exported(small_store([], [target("10")]), tmp_path / "a.duckdb", early) as found:
        assert rows(found, "SELECT * FROM verdicts") == []
        assert rows(found, "SELECT * FROM targets_in_force") == []


# ---- the file


def test_the_snapshot_says_of_what_day_it_is_and_what_made_it(real: duckdb.DuckDBPyConnection):
    ((snapshot, as_of, lang, made_by),) = rows(real, "SELECT snapshot, as_of, lang, made_by FROM snapshot")
    assert (snapshot, as_of, lang) == (real_store().snapshot, DAY, "en")
    assert made_by.startswith("hai-phong-indicators 0.")


def test_the_same_data_and_day_give_the_same_content(real: duckdb.DuckDBPyConnection, tmp_path: Path):
    with exported(real_store(), tmp_path / "again.duckdb") as again:
        assert everything(again) == everything(real)


def test_the_numbers_of_rows_are_told(tmp_path: Path):
    told = export.write(
        small_store([report("1", "2025-10-01")], [target("1")]), tmp_path / "a.duckdb", small_view(), TODAY
    )
    assert (told["actuals"], told["targets"], told["snapshot"], told["claims"]) == (1, 1, 1, 0)


def test_nothing_is_left_beside_the_file(tmp_path: Path):
    exported(small_store([], [target("1")]), tmp_path / "a.duckdb", small_view()).close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.duckdb"]


def test_a_file_that_is_there_stays_whole_where_the_new_one_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.duckdb"
    exported(small_store([], [target("1")]), path, small_view()).close()
    before = path.read_bytes()
    monkeypatch.setitem(export.KINDS, "verdict", "INTEGER")
    with pytest.raises(OSError, match="Could not convert") as raised:
        export.write(small_store([], [target("1")]), path, small_view(), TODAY)
    assert raised.value.filename == str(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.duckdb"]


@pytest.mark.parametrize(("content", "known"), [(b"", False), (b"x" * 40, False), (b"12345678DUCK", True)])
def test_a_duckdb_file_is_known_by_its_first_bytes(content: bytes, known: bool, tmp_path: Path):
    path = tmp_path / "some"
    path.write_bytes(content)
    assert export.is_duckdb(path) is known


def test_a_file_of_duckdb_itself_is_known(tmp_path: Path):
    duckdb.connect(str(tmp_path / "own")).close()
    assert export.is_duckdb(tmp_path / "own")
