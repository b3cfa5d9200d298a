"""Statements printed by the sources, computed anew."""

import ast
import operator
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest
from builders import real_book

from indicators.model import Claim

D = Decimal
BOOK = real_book()


VERDICTS = {
    "consistent": 82, "inconsistent": 12, "contradiction": 9, "base_differs": 6, "unit_misprint": 5,
    "implausible": 2, "truncated": 1, "parts_incomplete": 1, "not_recomputable": 38,
}  # fmt: skip

OPERATORS: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}  # fmt: skip


def evaluated(expression: str) -> Decimal:
    """Return the value of an expression of numbers, brackets and + - * / ** alone, exactly."""

    def value(node: ast.expr) -> Decimal:
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return D(ast.get_source_segment(expression, node) or "")
        assert isinstance(node, ast.BinOp), ast.dump(node)
        return OPERATORS[type(node.op)](value(node.left), value(node.right))

    return value(ast.parse(expression, mode="eval").body)


def arithmetic() -> list[Claim]:
    return [c for c in BOOK.claims if c.expression]


def test_statements_are_judged_as_the_record_counts_them():
    assert Counter(c.verdict for c in BOOK.claims) == VERDICTS


def test_the_evaluator_knows_numbers_only():
    assert evaluated("(1+2)*3/4-0.25") == D(2)
    with pytest.raises(AssertionError):
        evaluated("__import__('os').getcwd()")


def test_every_expression_recomputes_to_the_number_on_file():
    off = [
        (c.id, str(evaluated(c.expression or "")), c.recomputed) for c in arithmetic()
        if abs(evaluated(c.expression or "") - D(c.recomputed or "NaN")) > D("0.00005")
    ]  # fmt: skip
    assert off == []
    assert len(arithmetic()) == sum(c.recomputed is not None for c in BOOK.claims)


def is_within(claim: Claim, number: str) -> bool:
    return abs(evaluated(claim.expression or "") - D(number)) <= D(claim.tolerance or "0")


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
