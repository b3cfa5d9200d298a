"""The decimals of attainment: one context of our own, and what cannot be reckoned exactly in it is refused."""

from collections.abc import Generator
from contextlib import contextmanager
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from typing import Final, get_args

# 50 digits hold any sum of numbers between 10**-20 and 10**25; every setting is named, so no caller's default leaks in.
WIDE: Final = Context(50, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [InvalidOperation, DivisionByZero, Overflow])
LARGEST_POWER, SMALLEST_POWER = 24, -20
ZERO, HUNDRED = Decimal(0), Decimal(100)


@contextmanager
def wide() -> Generator[None]:
    """Calculate in our own context, whatever the caller's is; also used as a decorator."""
    with localcontext(WIDE):
        yield


def refuse_inexact(*numbers: Decimal | None) -> None:
    """Raise `not_a_decimal`, `not_finite` or `number_out_of_reach` for what cannot be reckoned exactly."""
    for number in numbers:
        if number is None:
            continue
        if not isinstance(number, Decimal):
            raise TypeError("not_a_decimal")
        if not number.is_finite():
            raise ValueError("not_finite")
        if number.adjusted() > LARGEST_POWER or int(number.as_tuple().exponent) < SMALLEST_POWER:
            raise ValueError("number_out_of_reach")


def refuse_unknown(word: str, known: object, code: str) -> None:
    """Raise the code for a word outside a closed list: a mistyped direction must never pass for another."""
    if word not in get_args(known):
        raise ValueError(code)
