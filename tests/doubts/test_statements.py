"""Doubts that printed statements and rival figures raise."""

from datetime import date
from typing import Any

from builders import TOWN, book, cumulative, report, small_store, target

from indicators import store
from indicators.boards.doubts import doubts
from indicators.boards.doubts.sums import parts_of
from indicators.model import Claim, Source
from indicators.store import Store

from .asked import TODAY, keys, of


def sharing(*claims: dict[str, Any], **other: Any) -> Store:  # noqa: ANN401 - parts of a book
    """Return a store with statements of the town's paper of 5 December 2025."""
    paper = Source(id="S2", publisher="The Paper", title="A page", published_on="2025-12-05")
    common = {"subject": "rice", "area": TOWN, "period": "2025", "statement": "pct_of_target", "source": ("S2",),
              "as_printed": "so much", "verdict": "consistent", "file": "data/claims.csv", "line": 2}  # fmt: skip
    nouns = tuple(Claim.model_validate({"id": f"C{n}", **common, **one}) for n, one in enumerate(claims))
    return store.build(book(sources=(paper,), **other).model_copy(update={"claims": nouns}))


def test_a_percentage_of_no_reported_figure_is_taken_as_printed():
    plan = target("200", "council", "2025-01-01")
    odd = {"stated": "40.0", "expression": "100/200*100"}
    (found,) = doubts(sharing(odd, targets=[plan]), TOWN, TODAY)
    assert (
        found.sentence.en
        == "Rice, Town, 2025: 40.0% of the plan implies 248.43–251.57 tonnes; the plan on record is 200."
    )
    assert [row.id for row in found.rows] == ["C0", "T0"]


def test_a_figure_that_is_nearly_reached_implies_at_most_a_plan():
    lines, plan = [report("100", "2025-12-05", qualifier="nearly")], target("300", "council", "2025-01-01")
    (found,) = doubts(
        sharing({"stated": "40", "expression": "100/300*100"}, actuals=lines, targets=[plan]), TOWN, TODAY
    )
    assert "implies at most 253.17 tonnes" in found.sentence.en


def test_two_percentages_alone_cannot_say_which_is_odd():
    claims = {"stated": "40.0", "expression": "100/250*100"}, {"stated": "60.0", "expression": "120/250*100"}
    assert doubts(sharing(*claims), TOWN, TODAY) == ()


def test_a_statement_of_an_undated_source_is_never_known():
    lone: dict[str, Any] = {"stated": "40.0", "expression": "100/200*100", "source": ("S1",)}
    assert doubts(sharing(lone, targets=[target("200")]), TOWN, TODAY) == ()


def test_a_sum_that_names_no_figure_on_file_makes_no_parts():
    assert parts_of(sharing({"statement": "sum", "stated": "3", "expression": "1+2"})) == {}


def test_a_repeat_of_an_older_report_by_another_series_is_no_rival():
    lines = [
        report("9", "2025-12-02"),
        report("9", "2025-12-20", series="press"),
        report("10", "2026-01-19", "reported"),
    ]
    assert doubts(small_store(lines), TOWN, TODAY) == ()


def test_two_series_that_rounding_reconciles_agree():
    lines = [report("9.4", "2025-12-02"), report("9", "2025-12-20", series="press")]
    assert doubts(small_store(lines), TOWN, TODAY) == ()


def test_two_values_of_one_day_are_rivals():
    lines = [report("9.4", "2025-12-02"), report("9.6", "2025-12-02")]
    assert keys(doubts(small_store(lines), TOWN, TODAY)) == {("contradiction", "A0")}


def test_months_that_rise_raise_no_doubt():
    lines = [cumulative("36", "2025-09", "2025-10-06"), cumulative("37", "2025-10", "2025-11-06")]
    assert doubts(small_store(lines), TOWN, date(2025, 12, 1)) == ()


def test_a_contradiction_is_known_once_its_other_source_is():
    assert "C0094" not in {d.rows[0].id for d in of("contradiction", "2025-12-14").values()}
    assert "C0094" in {d.rows[0].id for d in of("contradiction", "2025-12-15").values()}
