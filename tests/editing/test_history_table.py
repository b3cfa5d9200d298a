"""The history as a table to take away: who, when, why, by which document, what stood there before and after."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from boards.taken import rows

from indicators import editing, sheets
from indicators.boards.tables import Coded, Table
from indicators.editing.boards.history import ChangeLog
from indicators.editing.boards.history_table import history_table
from tests.editing.kept import opened

from .test_change_log import changed, folder, log_of

__all__ = ["folder"]


def table_of(folder: Path, lang: str = "en", **params: str) -> Table:
    log: ChangeLog = log_of(folder, lang, **params)
    return history_table(folder, opened(folder, lang)[0], log)


def test_a_row_tells_who_when_why_by_which_document_and_what_turned(folder: Path):
    newest, older, _ = rows(table_of(folder))
    assert (newest["author"], newest["reason"], newest["document"]) == ("Bình", "Kỳ họp giữa năm", "99/NQ-HĐND")
    assert (newest["lines_before"], newest["lines_after"]) == ("    value: 12.35", "    value: 11.5")
    assert (newest["indicators"], newest["files"]) == ("grdp_growth", "targets.yaml")
    assert str(newest["verdict_changes"]).startswith("GRDP: missed → exceeded (Hai Phong · 2025 · Council's targets")
    assert newest["kind_of_change"] == Coded("save", "saved")
    assert older["verdict_changes"] is None
    assert newest["version"] == editing.history(folder)[0].version


def test_the_filters_hold_for_the_table_and_the_page_of_the_list_does_not(folder: Path):
    assert len(table_of(folder, shown="1").rows) == 3
    assert [row["author"] for row in rows(table_of(folder, author="binh"))] == ["Bình"]


def test_what_is_not_compared_says_so(folder: Path):
    made = history_table(folder, opened(folder)[0], log_of(folder), most=1)
    told = [row["verdict_changes"] for row in rows(made)]
    assert told[1:] == ["not compared here", "not compared here"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_cell_of_the_history_runs(folder: Path, lang: str):
    changed(folder, "value: 11.5\n", "value: 11.6\n", author="=cmd()")
    made = table_of(folder, lang)
    (_, newest, *_) = csv.reader(StringIO(sheets.csv_bytes(made).decode("utf-8-sig")))
    assert newest[made.columns.index("author")] == "'=cmd()"
    assert sheets.xlsx_bytes(made)[:2] == b"PK"
