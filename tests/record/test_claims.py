"""Statements printed by the sources, computed anew."""

from collections import Counter
from decimal import Decimal

import pytest
from builders import real_book

from indicators.model import Claim

from .recomputed import evaluated, is_within, recomputes

BOOK = real_book()


VERDICTS = {
    "consistent": 82, "inconsistent": 12, "contradiction": 9, "base_differs": 6, "unit_misprint": 5,
    "implausible": 2, "truncated": 1, "parts_incomplete": 1, "not_recomputable": 38,
}  # fmt: skip


def arithmetic() -> list[Claim]:
    return [c for c in BOOK.claims if c.expression]


def test_statements_are_judged_as_the_record_counts_them():
    assert Counter(c.verdict for c in BOOK.claims) == VERDICTS


def test_the_evaluator_knows_numbers_only():
    assert evaluated("(1+2)*3/4-0.25") == Decimal(2)
    with pytest.raises(AssertionError):
        evaluated("__import__('os').getcwd()")


def test_every_expression_recomputes_to_the_number_on_file():
    assert [(c.id, c.expression, c.recomputed) for c in arithmetic() if not recomputes(c)] == []
    assert len(arithmetic()) == sum(c.recomputed is not None for c in BOOK.claims)


def test_all_82_consistent_statements_recompute_within_their_tolerance():
    consistent = [c for c in arithmetic() if c.verdict == "consistent"]
    assert len(consistent) == VERDICTS["consistent"]
    # What a source stated is the recomputed number itself, but for one that stated the plan the number rests on.
    assert [(c.id, c.stated) for c in consistent if not is_within(c, c.stated)] == [("C0039", "165011.6")]


def test_statements_judged_inconsistent_are_outside_their_tolerance():
    doubted = [
        c for c in arithmetic() if c.verdict in ("inconsistent", "truncated", "base_differs", "parts_incomplete")
    ]
    assert len(doubted) == 10 + 1 + 6 + 1
    assert [c.id for c in doubted if is_within(c, c.stated)] == []


def test_what_cannot_be_recomputed_has_no_expression():
    without = ("not_recomputable", "contradiction", "unit_misprint", "implausible")
    assert [c.id for c in BOOK.claims if c.verdict in without and c.expression] == []


def test_growth_of_11_81_against_8_is_1_476_and_was_truncated_to_1_47():
    ratio = next(c for c in BOOK.claims if c.id == "C0001")
    assert (ratio.stated, ratio.expression, ratio.recomputed, ratio.verdict) == (
        "1.47",
        "11.81/8",
        "1.4763",
        "truncated",
    )
