"""The benchmark counts and writes rightly; how fast anything is, no test says."""

from datetime import date
from pathlib import Path

import pytest
from record import DATA, copied

from benchmarks import importing, machine, report
from benchmarks.ahead import Ahead
from benchmarks.change import Measured
from benchmarks.choices import CASES, Choices
from benchmarks.crowd import Crowd
from benchmarks.documents import FORMS, Made
from benchmarks.figures import ratio, sample
from benchmarks.phone import LINES, SERVED, Opens
from benchmarks.saving import PARTS, RECORDS, SIZES, TARGETS, enlarge, timed_save
from benchmarks.site import RUNS, SiteRun
from benchmarks.start import Started
from indicators.files import read
from indicators.importing import understand
from indicators.importing.types import Facts
from indicators.importing.workbook import read_workbook
from indicators.publishing.files import Written
from indicators.strict_yaml import record_spans


def moments(*painted: float) -> list[dict[str, float]]:
    return [
        {"sent": 1, "answered": ms / 2, "placed": ms - 20, "painted": ms, "messages": 3, "bytes": 1234}
        for ms in painted
    ]


def page(anew: float, cached: float) -> Measured:
    return Measured(
        moments(*(anew + n for n in range(5))), moments(*(cached + n for n in range(10))), [900.0] * 5, [2500.0] * 5
    )


@pytest.fixture
def found() -> report.Found:
    parts = {part: [10.0, 30, 20, 40, 50] for part in ("import", "read", "build", "process")}
    started = Started([1000.0] * 5, [200.0, 210, 220, 230, 240], [200.0] * 5)
    pages = {"a": page(150, 90), "b": page(100, 40), "c": page(1000, 1200)}
    choices = {name: Choices([200.0] * 5, [100.0] * 10, [400.0, 500, 900] * 5) for name in CASES}
    ahead = Ahead([300.0] * 5, [1200.0] * 5)
    phones = {(name, line): Opens([2000.0] * 5, [790.0] * 5, [60] * 5) for name in SERVED for line in LINES}
    crowd = Crowd([500.0] * 50, [300.0] * 200, [200.0] * 18, [], (300, 400, 420))
    about = (("Processor", "2 cores"),)
    saved = {f"{size} {part}": [10.0 * (n + 1)] * 5 for n, size in enumerate(SIZES) for part in PARTS}
    imported = {part: [100.0 * (n + 1)] * 5 for n, part in enumerate(importing.PARTS)}
    made = Made({form: [100.0 * (n + 1)] * 5 for n, form in enumerate(FORMS)}, dict.fromkeys(FORMS[1:], 2048))
    published = {run: SiteRun(50.0 + n, 40.0, 4000, Written(9000, 58_000_000, 100 * n)) for n, run in enumerate(RUNS)}
    return report.Found(
        date(2026, 1, 2), (0.1, 1.5), about, parts, started, pages, choices, ahead, phones, crowd, saved, made,
        imported, published,
    )  # fmt: skip


def test_the_middle_value_and_the_spread_are_shown_whole():
    assert sample([5, 1, 4, 2, 1300.4]).words == "4 (1-1,300)"


def test_fewer_than_five_rounds_are_refused():
    with pytest.raises(ValueError, match="4 rounds"):
        sample([1, 2, 3, 4])


def test_a_ratio_is_of_medians_and_its_range_is_round_by_round():
    one = ratio(sample([10, 20, 30, 40, 50]), sample([10, 10, 10, 10, 50]))
    assert (one.of_medians, one.low, one.high) == (3, 1, 4)
    assert one.words == "3.00 (1.00-4.00)"


def test_rounds_of_different_number_have_no_ratio():
    with pytest.raises(ValueError, match="shorter"):
        ratio(sample([1] * 6), sample([1] * 5))


def test_a_goal_missed_is_said_as_plainly_as_a_goal_reached(found: report.Found):
    rows = {line.split(" | ")[0].strip("| "): line for line in report.written(found).splitlines() if "| a / " in line}
    assert rows["a / b, board computed anew"].endswith("| 1.49 (1.48-1.50) | reached |")
    assert rows["a / b, board kept from before"].endswith("| **not reached** |")
    assert "**not reached**" in rows["a / c, board computed anew"]
    assert rows["a / c, board kept from before"].endswith("| reached |")


def test_the_report_is_the_same_for_the_same_figures(found: report.Found):
    words = report.written(found)
    assert words == report.written(found)
    assert [line for line in words.splitlines() if line.startswith("#")] == [
        "# Benchmarks", "## Goals: one change of year in the browser", "## One change of year",
        "## Where the time goes", "## Change of indicator, of year and of peers",
        "## First page with a chart, coming from the scoreboard", "## First open",
        "## First verdict on a phone", "## Start of the dashboard", "## 50 viewers and 3 planners at once",
        "## Files to store", "## Reading and saving",
        "## A workbook of 500 rows understood", "## Documents of a session", "## The published site",
        "## How to read this",
    ]  # fmt: skip


def test_every_table_has_as_many_cells_in_each_row(found: report.Found):
    blocks = [part.splitlines() for part in report.written(found).split("\n\n") if part.startswith("|")]
    assert len(blocks) == 15
    for block in blocks:
        assert len({line.count("|") for line in block}) == 1


def test_start_and_first_board_are_added_round_by_round(found: report.Found):
    assert "| both | 1,220 (1,200-1,240) |" in report.written(found)


def test_the_machine_is_described_without_its_name():
    heads = [head for head, _ in machine.described("1.2")]
    assert heads == ["Processor", "Memory", "System", "Python", "Libraries", "Browser"]


def test_a_choice_is_set_against_the_middle_of_the_naive_changes_of_its_round(found: report.Found):
    rows = [
        line for line in report.written(found).splitlines() if line.startswith(("| indicator", "| year", "| peers"))
    ]
    assert len(rows) == 3
    for row in rows:
        assert row.endswith("| 200 (200-200) | 100 (100-100) | 500 (400-900) | 0.40 (0.40-0.40) | 0.20 (0.20-0.20) |")


def test_a_script_fetched_ahead_is_set_against_the_same_click_without(found: report.Found):
    assert "| 300 (300-300) | 1,200 (1,200-1,200) | 0.25 (0.25-0.25) |" in report.written(found)


def test_saving_is_laid_beside_a_plain_reading_and_the_large_files_beside_the_real(found: report.Found):
    rows = [line for line in report.written(found).splitlines() if line.startswith("| `editing.save`")]
    assert [row.split(" | ")[3:] for row in rows] == [["1.00 (1.00-1.00)", "2.00 (2.00-2.00) |"]] * 2


@pytest.mark.deep
def test_the_large_files_hold_five_thousand_targets_and_can_be_saved(tmp_path: Path):
    folder = copied(tmp_path / "data")
    enlarge(folder / TARGETS)
    assert timed_save(folder).keys() == {"first", "save"}
    assert len(record_spans((folder / TARGETS).read_text(encoding="utf-8"))) == RECORDS + 2


def test_a_workbook_is_laid_beside_the_library_that_reads_its_cells(found: report.Found):
    text = report.written(found)
    assert "| `importing.understand` from the bytes, the next one (page) | 400 (400-400) | 4.00 (4.00-4.00) |" in text
    assert "The first: 0.30 s at the median (goal: 3 s)." in text


def test_the_workbook_has_five_hundred_rows_that_are_understood():
    book, _ = read(DATA)
    sheets = read_workbook(importing.written(book), "report.xlsx")
    heads = 2  # a title and a header over the rows of each sheet
    rows = sum(any(row) for sheet in sheets for row in sheet.rows) - heads * len(sheets)
    assert rows == importing.ROWS
    figures = understand(sheets, book, Facts("VN", "", "2026-11-20"), {}, {}, importing.TODAY).figures
    assert len(figures) > importing.ROWS


def test_the_documents_of_a_session_are_summed_beside_their_goal(found: report.Found):
    text = report.written(found)
    assert "The three together: 0.90 s at the median (goal: 3 s)" in text
    assert "| the hand-out as PDF | 400 (400-400) | 2 |" in text


def test_the_published_site_is_told_with_its_size_and_its_goals(found: report.Found):
    words = report.written(found)
    assert "| after one figure changed | 52.0 | 40.0 | 200 | 0 |" in words
    assert "4,000 pages, 9,000 files, 58.0 MB (goals: 60 MB, 90 s from nothing, 5 s after one figure)." in words
