"""What a comparison adds to the passport of a figure: its rank, the gap from the nation, the first in the ranking."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from indicators import attainment
from indicators.boards.comparison import ComparisonBoard, RankedArea
from indicators.boards.judged import gap_between, in_points
from indicators.boards.passport.types import Input, Passport, difference_formula, other_actual, quotient
from indicators.model import Actual
from indicators.store import Store
from indicators.wording import Lang, number, points, say


def placed(store: Store, board: ComparisonBoard, found: Passport, record: str) -> Passport:
    """Return the passport of a figure with where it stands in a ranking, and the records that say so."""
    place = next((p for p in board.places if p.origin and p.origin.record == record), None)
    if place is None:
        return found
    beside = (*found.beside, *_references(store, board, place))
    return replace(found, formulas=(*found.formulas, *_formulas(store, board, place)), beside=beside)


def _formulas(store: Store, board: ComparisonBoard, place: RankedArea) -> Iterator[str]:
    lang = board.view.lang
    before = sum((p.rank or 0) < (place.rank or 0) for p in board.places)
    yield say(lang, "passport.ranked", rank=place.rank, of=board.of, n=before, total=board.total)
    nation = board.nation.origin if board.nation else None
    if place.origin and nation and in_points(store.book.indicators[board.asked.indicator]):
        yield from _against(store.actuals[place.origin.record], store.actuals[nation.record], lang)


def _against(home: Actual, nation: Actual, lang: Lang) -> Iterator[str]:
    """Yield the gap in points, and the multiple with the interval that both roundings allow."""
    gaps = (home.value - nation.value, gap_between(home, nation))
    exact, printed = (points(gap, lang, short=True, sign=True) for gap in gaps)
    yield difference_formula(home, nation, exact, printed, lang)
    words = {"actual": number(home.value, lang), "target": number(nation.value, lang)}
    if home.value <= home.quantum / 2 or nation.value <= nation.quantum / 2:
        return
    low, high = attainment.ratio_interval(home.value, home.quantum, nation.value, nation.quantum)
    ratio, cent = attainment.ratio(home.value, nation.value), Decimal("0.01")
    words |= {"exact": quotient(ratio, lang), "result": number(ratio.quantize(Decimal("0.001")), lang)}
    words |= {
        "low": number(low.quantize(cent, ROUND_FLOOR), lang),
        "high": number(high.quantize(cent, ROUND_CEILING), lang),
    }
    yield say(lang, "passport.ratio", **words)


def _references(store: Store, board: ComparisonBoard, place: RankedArea) -> Iterator[Input]:
    """Yield the nation's figure and that of the first in the ranking."""
    home = store.actuals[place.origin.record] if place.origin else None
    for other in (board.places[0], board.nation):
        if other and other.origin and other.area != place.area:
            yield other_actual(store, store.actuals[other.origin.record], home, board.view.lang)
