"""Many reports recorded in one edit: all of them in their order with one source, or none."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from small_data import ACTUALS, SOURCES, small_folder

from editing.test_records_meant import WHY, after, book_after, held, refused, report, typed
from indicators.editing import actuals, undo
from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import NewActual, Printed
from indicators.editing.saving import save
from indicators.problems import NotSaved

PAPER = Printed(None, "Statistics office", "Report of October, 2025", "https://example.org/10")


def monthly(words: str, period: str = "2025-10", indicator: str = "grdp_growth", **other: str) -> NewActual:
    fields = {"period_kind": "ytd", "published_on": "2025-11-05"} | other
    return NewActual(indicator, "HP", period, typed(words, indicator), "estimate", PAPER, **fields)


def test_many_figures_are_numbered_in_their_order_and_share_one_new_source():
    many = [monthly("11,9"), monthly("150.000,5", indicator="budget_total"), monthly("900", indicator="social_housing")]
    edit = actuals.add_all(held(), many, WHY)
    book = book_after(held(), edit)
    new = book.actuals[-3:]
    assert [(one.id, one.indicator, str(one.value), one.source) for one in new] == [
        ("A0005", "grdp_growth", "11.9", ("S003",)),
        ("A0006", "budget_total", "150000.5", ("S003",)),
        ("A0007", "social_housing", "900", ("S003",)),
    ]
    assert edit.files["sources.csv"].startswith(SOURCES.encode())
    assert edit.files["sources.csv"].count(b"\n") == SOURCES.count("\n") + 1
    assert edit.files["actuals.csv"].startswith(ACTUALS.encode())
    assert edit.summary == "actuals.csv: A0005..A0007 (3): 2025-10"


def test_one_figure_is_the_case_of_one():
    assert actuals.add(held(), report(), WHY) == actuals.add_all(held(), [report()], WHY)
    assert actuals.add(held(), report(), WHY).summary == "actuals.csv: A0005 grdp_growth HP 2025 preliminary 11.9"


def test_figures_of_two_places_have_two_new_lines():
    other = replace(monthly("12", "2025-09"), printed=replace(PAPER, title="Report of September"))
    book = book_after(held(), actuals.add_all(held(), [monthly("11,9"), other, monthly("12", "2025-08")], WHY))
    assert [one.source for one in book.actuals[-3:]] == [("S003",), ("S004",), ("S003",)]
    assert [book.sources[code].title for code in ("S003", "S004")] == [PAPER.title, "Report of September"]


def test_a_source_on_record_takes_no_new_line():
    edit = actuals.add_all(held(), [report("11,9"), report("12,1", published_on="2026-04-01")], WHY)
    assert list(edit.files) == ["actuals.csv"]


@pytest.mark.parametrize(
    ("count", "when"), [(1, "2025-01"), (3, "2025-01, 2025-02, 2025-03"), (4, "2025-01 .. 2025-04")]
)
def test_the_summary_names_few_periods_and_the_ends_of_many(count: int, when: str):
    many = [monthly(f"11,{n}", f"2025-{n % count + 1:02}") for n in range(5)]
    assert actuals.add_all(held(), many, WHY).summary == f"actuals.csv: A0005..A0009 (5): {when}"


def test_the_numbers_of_an_edit_that_was_undone_are_not_given_again(tmp_path: Path):
    folder = small_folder(tmp_path)
    saved = save(folder, actuals.add_all(Held.of(folder), [monthly("11,9"), monthly("12", "2025-09")], WHY))
    undo(folder, "An", "too early", saved.version)
    numbers = [f"A000{n}" for n in (5, 6)]
    assert actuals.add(Held.of(folder, numbers), report(), WHY).summary.startswith("actuals.csv: A0007 ")
    assert (folder / "actuals.csv").read_bytes() == ACTUALS.encode()


def test_a_report_that_is_on_record_is_refused_with_its_line():
    known = report("11,81", stage="estimate", published_on="2025-12-09")
    with pytest.raises(NotSaved) as refusal:
        actuals.add_all(held(), [report(), known], WHY)
    assert (refusal.value.code, refusal.value.details["found"]) == ("figure_twin", "A0001")


def test_the_same_report_twice_in_one_edit_is_refused_with_the_number_it_would_have():
    with pytest.raises(NotSaved) as refusal:
        actuals.add_all(held(), [monthly("11,9"), monthly("12", "2025-09"), monthly("11,9")], WHY)
    assert (refusal.value.code, refusal.value.details["found"]) == ("figure_twin", "A0005")


def test_nothing_at_all_is_no_edit():
    refused("nothing_changed", lambda: actuals.add_all(held(), [], WHY))


def test_a_second_file_comes_after_the_first_with_a_source_of_its_own():
    one = after(held(), actuals.add_all(held(), [monthly("11,9"), monthly("12", "2025-09")], WHY))
    edit = actuals.add_all(one, [monthly("11,95", published_on="2025-11-20")], WHY)
    assert edit.summary.startswith("actuals.csv: A0007 ")
    assert [row[0] for row in csv.reader(edit.files["sources.csv"].decode().splitlines())][-2:] == ["S003", "S004"]
