"""The preview of an edit equals the result of saving it; drafts are seen by nobody."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pytest
from builders import DATA, on
from record import copied
from small_data import small_folder

from indicators import export, files, queries, store
from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import BASES, View, session_days
from indicators.editing import Edit, actuals, save, targets
from indicators.editing.boards.preview import Preview, RowImpact, preview
from indicators.editing.data_snapshot import Held, numbers_given
from indicators.editing.edit_requests import AdoptingAct, NewActual, NewTarget, Printed, Why
from indicators.numerals import Measure, Typed, read
from indicators.problems import DataError

TODAY = on("2026-08-01")
WHY = Why("An", "after the session")
LATE = AdoptingAct("99/NQ-HĐND", "2025-12-01")
Make = Callable[[Held], Edit]


@cache
def real() -> Held:
    return Held.of(DATA)


def typed(one: Held, code: str, words: str) -> Typed:
    found = read(words, Measure.of(one.indicator(code), one.book.units))
    assert isinstance(found, Typed)
    return found


def higher_export(one: Held) -> Edit:
    wanted = NewTarget("export", "HP", "2025", "council", typed(one, "export", "60 tỷ USD"), LATE)
    return targets.add(one, wanted, WHY)


def growth_released(one: Held) -> Edit:
    figure = typed(one, "grdp_growth", "12,4%")
    printed = Printed(None, "Statistics", "Preliminary figures")
    wanted = NewActual("grdp_growth", "HP", "2025", figure, "preliminary", printed, "2026-03-29")
    return actuals.add(one, wanted, WHY)


def draft(one: Held) -> Edit:
    return targets.add(one, NewTarget("export", "HP", "2025", "council", typed(one, "export", "99 tỷ USD")), WHY)


def seen(found: Preview) -> set[tuple[str, str, str, str, str]]:
    return {
        (one.view.as_of.isoformat(), one.view.basis, one.indicator, one.verdict_before, one.verdict_after)
        for one in found.verdicts
    }


def test_a_higher_target_flips_the_verdict_today_and_on_every_session_since():
    found = preview(real(), higher_export(real()), TODAY)
    assert seen(found) == {
        (day, basis, "export", "exceeded", "missed")
        for day in ("2026-08-01", "2025-12-11")
        for basis in ("council", "central")  # the Council's target stands in where the Government set none
    }
    assert {one.board.split(" · ")[-1] for one in found.moved} == {
        "Tính đến 1/8/2026",
        "Tính đến kỳ họp 32 (11/12/2025)",
    }


def test_a_released_figure_flips_verdicts_from_its_day_on_only():
    found = preview(real(), growth_released(real()), TODAY)
    assert seen(found) == {
        ("2026-08-01", "council", "grdp_growth", "missed", "met"),
        ("2026-08-01", "central", "grdp_growth", "near_miss", "exceeded"),
        ("2026-08-01", "strive", "grdp_growth", "missed", "met"),
    }


def test_what_will_count_from_a_day_to_come_is_shown_as_of_that_day():
    found = preview(real(), growth_released(real()), on("2026-02-01"))
    assert {one.view.as_of for one in found.moved} == {on("2026-03-29")}


def test_a_draft_moves_nothing():
    assert preview(real(), draft(real()), TODAY).moved == ()


def test_the_diff_holds_the_changed_lines_and_no_others():
    (ledger, sources) = preview(real(), higher_export(real()), TODAY).diffs
    added = [line for line in ledger.lines if line.startswith("+") and not line.startswith("+++")]
    assert [line for line in ledger.lines if line.startswith("-")] == ["--- data/targets.yaml"]
    assert ("+    value: 60" in added, len(added)) == (True, 14)
    (row,) = [line for line in sources.lines if line[:1] in "+-"][2:]
    assert row.endswith(",Hai Phong City People's Council,99/NQ-HĐND,,2025-12-01,,")


def test_a_new_doubt_of_the_loader_is_shown_and_old_ones_are_not():
    figure = typed(real(), "grdp_growth", "118,1%")
    wanted = NewActual("grdp_growth", "HP", "2025", figure, "preliminary", Printed("S009"), "2026-03-29")
    found = preview(real(), actuals.add(real(), wanted, WHY), TODAY)
    assert {doubt.code for doubt in found.doubts} >= {"implausible"}
    assert preview(real(), draft(real()), TODAY).doubts == ()


def test_what_would_not_load_is_refused_with_file_and_line():
    bad = NewTarget("export", "HP", "2026", "council", typed(real(), "export", "53"), AdoptingAct("9/NQ", "20/7/2026"))
    with pytest.raises(DataError) as error:
        preview(real(), targets.add(real(), bad, WHY), TODAY)
    assert {problem.code for problem in error.value.problems} == {"spreadsheet_date"}
    assert {problem.file for problem in error.value.problems} == {"data/targets.yaml", "data/sources.csv"}


def boards(folder: Path, today: date) -> dict[tuple[object, ...], tuple[str, str | None, str | None]]:
    """Return verdict, target and figure of the city's rows: two years, today and as of the last session."""
    built = store.build(files.read(folder)[0])
    found = {}
    for day in (today, *(day for _, day in session_days(built, "HP")[:1])):
        for year in queries.years(built, "HP", day)[:2]:
            for basis in BASES:
                board = scoreboard(built, View(year.year, day, basis, "HP", "vi", dated=day != today), today)
                for row in board.every_row:
                    found[day, year.year, basis, row.indicator] = (row.verdict, row.target, row.actual)
    return found


@pytest.mark.parametrize("make", [higher_export, growth_released, draft])
def test_the_preview_equals_the_result_of_saving(make: Make, tmp_path: Path):
    folder = copied(tmp_path / "data")
    before, one = boards(folder, TODAY), Held.of(folder)
    edit = make(one)
    told = preview(one, edit, TODAY)
    save(folder, edit)
    after = boards(folder, TODAY)
    flipped = {key: (before[key][0], row[0]) for key, row in after.items() if before[key][0] != row[0]}
    moved = {key for key, row in after.items() if before[key] != row}
    assert {_key(m): (m.verdict_before, m.verdict_after) for m in told.verdicts} == flipped
    assert {_key(m) for m in told.moved} >= moved
    assert files.read(folder)[0].snapshot == told.snapshot


def _key(moved: RowImpact) -> tuple[object, ...]:
    return moved.view.as_of, moved.view.year, moved.view.basis, moved.indicator


def test_a_draft_is_in_no_store_no_list_and_no_export(tmp_path: Path):
    folder = small_folder(tmp_path)
    one = Held.of(folder)
    figure = typed(one, "budget_total", "200.000,5 tỷ đồng")
    save(folder, targets.add(one, NewTarget("budget_total", "01", "2031", "council", figure), WHY))
    book, _ = files.read(folder)
    (only,) = book.drafts
    built = store.build(book)
    assert only.id not in built.targets
    assert queries.indicators_with_figures(built, "01") == ()
    assert queries.areas_with_targets(built) == ("HP",)
    assert queries.target_versions(built, "budget_total", ("01",), "2031", on("2040-01-01")) == ()
    export.write(built, tmp_path / "all.duckdb", View(2025, TODAY, "council", "HP", "en", dated=False), TODAY)
    with duckdb.connect(str(tmp_path / "all.duckdb"), read_only=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        texts = [str(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in tables]
    assert [text for text in texts if only.id in text or "200000.5" in text] == []


def test_an_undone_number_is_known_to_the_history(tmp_path: Path):
    folder = small_folder(tmp_path)
    one = Held.of(folder)
    save(folder, targets.add(one, NewTarget("growth", "HP", "2026", "council", typed(one, "growth", "13")), WHY))
    assert "T0005" in numbers_given(folder)
