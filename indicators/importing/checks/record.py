"""What is on record, indexed once for all figures of a file: by indicator, then by the slice of time."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from indicators.attainment import STAGE_RANK
from indicators.importing.types import ReadFigure
from indicators.model import Actual, Area, Book
from indicators.model.lists import PeriodKind

Slice = tuple[str, PeriodKind]  # 2025-10, ytd


class AreaRecord:
    """The reports of one area, each indicator in the series that counts for it there."""

    def __init__(self, book: Book, area: str) -> None:
        """Index the reports of an area, named by its code or an alias; none where it is unknown."""
        self.book = book
        self.area: Area | None = book.area(area)
        self._reports: dict[str, dict[Slice, list[Actual]]] = defaultdict(lambda: defaultdict(list))
        self._counting: dict[str, dict[Slice, Actual]] = {}
        for one in book.actuals:
            if self.area and one.area == self.area.code and one.series == self._series(one.indicator):
                self._reports[one.indicator][one.period, one.period_kind].append(one)

    def _series(self, indicator: str) -> str:
        assert self.area
        return self.area.series or self.book.indicators[indicator].series

    def reports(self, figure: ReadFigure) -> list[Actual]:
        """Return every report of what a figure is, in the order of the file."""
        return self._reports[figure.indicator].get((figure.period, figure.kind), [])

    def slices(self, indicator: str) -> Mapping[Slice, Actual]:
        """Return for each slice of time the report that counts: the highest stage, exact before bounded, the latest."""
        if indicator not in self._counting:
            found = self._reports[indicator].items()
            self._counting[indicator] = {one: max(reports, key=_weight) for one, reports in found}
        return self._counting[indicator]

    def any_negative(self, indicator: str) -> bool:
        """Return whether a report of an indicator is below zero: then it may be again."""
        return any(one.value < 0 for found in self._reports[indicator].values() for one in found)


def _weight(one: Actual) -> tuple[int, bool, date, int]:
    return STAGE_RANK[one.stage], not one.qualifier, one.known_from or date.min, one.line


def quantum(value: Decimal, last_digit: Decimal | None = None) -> Decimal:
    """Return the size of the last printed digit of a number."""
    return last_digit or Decimal(1).scaleb(int(value.as_tuple().exponent))


def half_digits(*quanta: Decimal) -> Decimal:
    """Return by how much numbers may be apart together when each is rounded: half a last digit each."""
    return sum(quanta, Decimal(0)) / 2
