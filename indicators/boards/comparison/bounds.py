"""What 'over', 'nearly' and 'about' leave open: a rank, a difference, a multiple."""

from collections.abc import Mapping
from decimal import Decimal

from indicators.model import Actual

ENDS = {"over": "least", "nearly": "most", "about": "about", "": ""}
TURNED = {"least": "most", "most": "least", "about": "about", "": ""}
INFINITE = Decimal("Infinity")


def turned(bound: str) -> str:
    """Return the bound of a quantity that grows as the bounded one falls: at least 3 less is at most so much."""
    return TURNED[bound]


def bound_between(home: Actual, other: Actual) -> str | None:
    """Return how the difference or ratio of two figures is bounded: '', 'least', 'most', 'about'; `None`: not at all.

    Over 9 against 8 is at least 1 more and at least 1.125 times as much; over 9 against over 8 is anything.
    """
    own, beside = ENDS[home.qualifier], turned(ENDS[other.qualifier])
    if not own or not beside or own == beside:
        return own or beside
    return None


def rank_span(figures: Mapping[str, Actual], area: str, *, lower: bool = False) -> tuple[int, int, tuple[str, ...]]:
    """Return the best and the worst rank an area may have, and the areas whose inexact figures leave it open."""
    home, sign = figures[area], -1 if lower else 1
    others = {code: f for code, f in figures.items() if code != area}
    ahead = [code for code, f in others.items() if _surely_ahead(f, home, sign)]
    perhaps = [code for code, f in others.items() if _ends(f, sign)[1] > _ends(home, sign)[0]]
    inexact = [code for code in perhaps if code not in ahead and figures[code].qualifier]
    named = ([area] if home.qualifier else []) + inexact
    return 1 + len(ahead), 1 + len(perhaps), tuple(named)


def _surely_ahead(one: Actual, home: Actual, sign: int) -> bool:
    low, high = _ends(one, sign)[0], _ends(home, sign)[1]
    is_open = "over" in (one.qualifier, home.qualifier) or "nearly" in (one.qualifier, home.qualifier)
    return low > high or (low == high and is_open)


def _ends(figure: Actual, sign: int) -> tuple[Decimal, Decimal]:
    """Return between which values a figure lies, the greater the better; 'about' stands for one last digit around."""
    low = high = figure.value
    if figure.qualifier == "about":
        low, high = low - figure.quantum, high + figure.quantum
    elif figure.qualifier == "over":
        high = INFINITE
    elif figure.qualifier == "nearly":
        low = -INFINITE
    return (low, high) if sign > 0 else (-high, -low)
