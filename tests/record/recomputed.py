"""The arithmetic of a statement, computed anew from its expression."""

import ast
import operator
from collections.abc import Callable
from decimal import Decimal

from indicators.model import Claim

OPERATORS: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}  # fmt: skip


def evaluated(expression: str) -> Decimal:
    """Return the value of an expression of numbers, brackets and + - * / ** alone, exactly."""

    def value(node: ast.expr) -> Decimal:
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            return Decimal(ast.get_source_segment(expression, node) or "")
        assert isinstance(node, ast.BinOp), ast.dump(node)
        return OPERATORS[type(node.op)](value(node.left), value(node.right))

    return value(ast.parse(expression, mode="eval").body)


def recomputes(claim: Claim) -> bool:
    """Return whether the number on file is what the expression comes to, to its last printed digit."""
    return abs(evaluated(claim.expression or "") - Decimal(claim.recomputed or "NaN")) <= Decimal("0.00005")


def is_within(claim: Claim, number: str) -> bool:
    """Return whether a number lies within the claim's tolerance of what its expression comes to."""
    return abs(evaluated(claim.expression or "") - Decimal(number)) <= Decimal(claim.tolerance or "0")
