"""Boards as tables to take away: every row complete in itself, every number as on file."""

import re
from datetime import date
from decimal import Decimal

import pytest
from builders import TOWN, real_store, report, small_store, target

from indicators.boards.json_view import as_json
from indicators.boards.tables import Coded, scoreboard_table
from indicators.boards.tables.records import records
from indicators.boards.tables.types import NAME_LENGTH, dated, file_name
from indicators.model import Actual, Target

from .seen import LANGUAGES, board, seen
from .taken import FIGURES, KINDS, rows, taken

OF_FIGURES = ("unit", "area", "indicator")
OF_A_SOURCE = ("source", "publisher", "file", "line")
WITH_BASIS = ("scoreboard", "open year", "indicator", "ranges", "changes")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_row_says_as_of_when_and_from_which_snapshot(kind: str, lang: str):
    table = taken(kind, lang)
    assert table.rows
    for row in rows(table):
        assert row["as_of"] == table.as_of
        assert row["snapshot"] == real_store().snapshot


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", FIGURES)
def test_every_row_of_figures_says_of_what_where_and_in_which_unit(kind: str, lang: str):
    known = real_store().book.indicators
    for row in rows(taken(kind, lang)):
        said = OF_FIGURES if row["indicator"] in known else ("area", "indicator")  # a claim may be of neither
        assert [name for name in said if not row[name]] == []


@pytest.mark.parametrize("kind", WITH_BASIS)
def test_every_row_set_against_a_target_says_whose(kind: str):
    assert [row for row in rows(taken(kind)) if not isinstance(row["basis"], Coded)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", FIGURES)
def test_every_number_has_its_source_in_the_same_row(kind: str, lang: str):
    for row in rows(taken(kind, lang)):
        for number, prefix in (("actual", ""), ("cumulative", ""), ("value", ""), ("target", "target_")):
            if row.get(number) is not None:
                assert [name for name in OF_A_SOURCE if not row[f"{prefix}{name}"]] == []


@pytest.mark.parametrize("kind", FIGURES)
def test_every_value_is_that_of_the_line_its_row_names(kind: str):
    found = records(real_store())
    checked = 0
    for row in rows(taken(kind)):
        for number, prefix in (("actual", ""), ("cumulative", ""), ("value", ""), ("target", "target_")):
            value, place = row.get(number), (row.get(f"{prefix}file"), row.get(f"{prefix}line"))
            noun = found.get(place) if isinstance(value, Decimal) else None
            if isinstance(noun, Actual | Target):
                checked += 1
                assert (row["indicator"], str(value)) == (noun.indicator, str(noun.value))
    assert checked >= len(taken(kind).rows) // 4 or kind in ("communes", "calendar")  # where no row has a value


@pytest.mark.parametrize("day", ["2025-12-11", "2026-01-20"])
@pytest.mark.parametrize("basis", ["council", "central", "strive"])
def test_the_scoreboard_as_a_table_is_the_board(day: str, basis: str):
    shown = seen(day, basis=basis)
    plain, table = as_json(shown)["rows"], rows(scoreboard_table(real_store(), shown))
    assert [row["indicator"] for row in table] == [r["indicator"] for r in plain]
    for row, r in zip(table, plain, strict=True):
        for name in ("actual", "difference", "percent_of_plan"):
            assert (None if row[name] is None else str(row[name])) == r[name]
        for name in ("verdict", "basis", "unit"):
            cell = row[name]
            assert isinstance(cell, Coded)
            assert cell.code == r[name]
        ends = [str(row[name]) for name in ("target", "target_low", "target_high") if row[name] is not None]
        assert "..".join(ends) == (r["target"] or "")


def test_an_open_year_has_its_cumulative_figures_with_their_own_sources():
    revenue = next(row for row in rows(taken("open year")) if row["indicator"] == "budget_total")
    assert revenue["actual"] is None
    assert isinstance(revenue["cumulative"], Decimal)
    assert re.fullmatch(r"2026-\d\d", str(revenue["cumulative_period"]))
    assert (revenue["file"], revenue["source"] is not None) == ("data/actuals.csv", True)


def test_a_range_stands_as_its_two_ends():
    wanted = [target("", low="13", high="13.5"), target("1", period="2024", adopted_on="2024-01-01")]
    store = small_store([report("13.2", "2026-01-02")], wanted)
    (row,) = rows(scoreboard_table(store, board(store, year="2025", area=TOWN, lang="en", as_of="2026-06-30")))
    assert [row[name] for name in ("target", "target_low", "target_high")] == [None, Decimal(13), Decimal("13.5")]


def test_the_page_of_an_indicator_holds_its_reports_versions_and_years():
    found = rows(taken("indicator"))
    kinds = {cell.code for row in found if isinstance(cell := row["record"], Coded)}
    assert kinds == {"report", "version", "month", "month_before", "year_figure", "year_target"}
    used = [row for row in found if row["state"] == Coded("current", "the figure used")]
    assert [str(row["value"]) for row in used] == ["196911.318"]


def test_the_ranking_names_its_rank_its_number_and_the_nation_in_each_row():
    found = rows(taken("ranking"))
    home = next(row for row in found if row["area"] == "HP")
    assert (home["rank"], home["of"], home["value"], home["nation"]) == (2, 34, Decimal("11.81"), Decimal("8.02"))
    assert {row["nation"] for row in found} == {Decimal("8.02")}


def test_an_area_without_a_figure_is_there_without_a_value():
    unknown = [row for row in rows(taken("gaps")) if row["rank"] is None]
    assert unknown
    assert {row["value"] for row in unknown} == {None}
    assert all(row["area"] and row["unit"] and row["period"] for row in unknown)


def test_each_commune_is_a_row_with_a_source_of_its_status():
    found = rows(taken("communes"))
    assert (len(found), len({row["area"] for row in found})) == (114, 114)
    assert [row for row in found if not (row["status"] and row["source"] and row["area_km2"])] == []


def test_a_stage_on_file_names_the_record_that_released_it():
    found = rows(taken("calendar"))
    known = {a.id: a for a in real_store().book.actuals}
    released = [row for row in found if row["released_id"] is not None]
    assert released
    for row in released:
        assert known[str(row["released_id"])].indicator == row["indicator"]
    assert {type(row["due"]) for row in found} == {date}


def test_the_rows_of_a_doubt_share_its_number_and_sentence():
    found = rows(taken("doubts"))
    sentences = {row["doubt"]: row["sentence"] for row in found}
    assert list(sentences) == list(range(1, len(sentences) + 1))
    assert all(sentences[row["doubt"]] == row["sentence"] for row in found)


def test_the_flip_of_december_is_in_the_table_of_changes():
    growth = next(row for row in rows(taken("changes")) if row["indicator"] == "grdp_growth")
    assert (growth["value_before"], growth["value"]) == (Decimal("12.35"), Decimal("11.81"))
    assert (growth["verdict_before"], growth["verdict_after"]) == (Coded("met", "met"), Coded("missed", "missed"))


# ---- headings, notes, names


@pytest.mark.parametrize("kind", KINDS)
def test_headings_are_words_of_the_page_and_columns_the_same_codes_in_both_languages(kind: str):
    vietnamese, english = (taken(kind, lang) for lang in LANGUAGES)
    assert vietnamese.columns == english.columns
    assert set(vietnamese.headings).isdisjoint(english.headings)
    for table in (vietnamese, english):
        assert len(set(table.headings)) == len(table.columns)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_notes_give_the_address_without_a_host_and_with_the_day(kind: str, lang: str):
    table = taken(kind, lang)
    said = [note.words for note in table.notes]
    (address,) = [words for words in said if "?" in words and "=" in words]
    assert re.match(r"(\./|indicator|comparison|sources)\?", address)
    assert f"as_of={table.as_of}" in address
    assert real_store().snapshot in said
    assert len(set(said)) == len(said)


def test_only_a_table_with_bases_speaks_of_them():
    labels = {kind: {note.label for note in taken(kind).notes} for kind in ("scoreboard", "documents", "ranking")}
    assert [kind for kind, found in labels.items() if "Basis in view" in found] == ["scoreboard"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("scoreboard", "hai-phong-2025-council-2025-12-11"),
        ("indicator", "hai-phong-budget-total-2025-council-2026-11-15"),
        ("ranking", "grdp-growth-2025-all-2026-11-15"),
        ("doubts", "hai-phong-doubts-2026-11-15"),
    ],
)
def test_the_name_of_the_file_says_what_it_holds_in_ascii(kind: str, name: str):
    assert [taken(kind, lang).name for lang in LANGUAGES] == [name, name]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Đặc khu Cát Hải", "2025"), "dac-khu-cat-hai-2025"),
        (("../../etc/passwd", "2025"), "etc-passwd-2025"),
        (('<a>"|?*:', "2025"), "a-2025"),
        (("今日", "2025"), "2025"),
    ],
)
def test_a_name_holds_nothing_that_a_folder_would_mind(parts: tuple[str, ...], name: str):
    assert file_name(*parts) == name


def test_a_long_name_is_cut_and_keeps_its_day():
    found = file_name("01,02,03," * 40, "2025-12-11")
    assert len(found) <= NAME_LENGTH + 1
    assert found.endswith("-2025-12-11")


def test_a_month_is_no_day():
    assert [dated(text) for text in ("2025-12-11", "2025-12", None)] == [date(2025, 12, 11), "2025-12", None]


def test_the_words_of_a_code_are_those_of_the_language():
    stages = [next(rows(taken("scoreboard", lang))[0]["stage"] for _ in (0,)) for lang in LANGUAGES]
    assert stages == [Coded("estimate", "ước tính"), Coded("estimate", "estimate")]
