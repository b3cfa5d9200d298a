"""What the title of a sector table names: its total is that figure, its rows are parts, its indices are growth."""

import re
from collections.abc import Iterator
from decimal import Decimal

from indicators.collation import folded
from indicators.importing.layout.periods import period_of, plain, spoken
from indicators.importing.mapping.context import MappingContext
from indicators.importing.mapping.names import words_of
from indicators.importing.types import Column, SheetRow, SheetTable
from indicators.model import Indicator
from indicators.numerals.units import PERCENT

# Words of a title that name nothing: another one may say that it is about something else.
_PLAIN = """
    bao cao tinh hinh ket qua thuc hien bieu phu luc bang chi tieu so lieu thang quy nam uoc bo chinh thuc va den het
    tinh toan theo trong ky luy ke dau cua tren dia ban thanh pho cong tac the so report table results of the in for
    month months and by city
"""
_PLAIN_WORDS = frozenset(_PLAIN.split())
# What a row of the whole is called where it is not called a total.
_WHOLE = re.compile(r"(?:toan nganh|chung|chi so chung|toan thanh pho|toan tinh|ca tinh|overall|all items)\b.*")
LOWEST, HIGHEST = Decimal(60), Decimal(250)  # of an index of one year: growth above 60% is none of a whole office
_SAME_PERIOD = re.compile(r"\b(?:bang )?so (?:voi )?(?:cung (?:ky|thang))(?: nam (?:truoc|ngoai)| (?:19|20)[0-9]{2})?")


def titled(context: MappingContext, table: SheetTable) -> tuple[Indicator, ...]:
    """Return the indicators that a title names and says nothing else of, the longest name deciding."""
    found = [one for line in table.title.splitlines() for one in _of_line(context, line)]
    longest = max((size for size, _ in found), default=0)
    codes = dict.fromkeys(code for size, code in found if size == longest)
    return tuple(context.book.indicators[code] for code in codes)


def _of_line(context: MappingContext, line: str) -> Iterator[tuple[int, str]]:
    """Yield the indicators whose names stand in a line, with how many words they have."""
    words = words_of(line)
    for name, places in context.names.within(words):
        rest = words[: places.start] + words[places.stop :]
        if all(word in _PLAIN_WORDS or not word.isalpha() or word in context.names.place_words for word in rest):
            yield len(places), name


def whole(table: SheetTable) -> SheetRow | None:
    """Return the row of the whole of a table: the first total over all others, or the first row if that is its name."""
    for line in table.lines:
        if line.kind == "total" and not line.section and line.parent is None:
            return line
        if line.kind == "figure":
            return line if _WHOLE.fullmatch(folded(line.name)) else None
    return None


def explained(column: Column, named: tuple[Indicator, ...], own: set[str]) -> bool:
    """Return whether a column is kept from being a figure by words of the title's own indicator alone."""
    return bool(named and column.beyond and column.period and column.kind) and set(column.beyond) <= own


def index_period(column: Column, named: tuple[Indicator, ...]) -> Column | None:
    """Return a column of indices on the same period of last year with its period; None for any other."""
    if column.role != "compared" or not any(one.nature == "rate" and one.unit in PERCENT for one in named):
        return None
    words = plain(column.words.replace(" / ", " "))
    if not _SAME_PERIOD.search(words):
        return None
    when = period_of([_SAME_PERIOD.sub(" ", words).replace("%", " ")])
    if not when.period or when.kind not in ("month", "ytd", "quarter", "half", "year") or spoken(words).unsure:
        return None
    return Column(column.at, column.words, "figure", when.period, when.kind, unit="%", is_index=True)


def is_index(value: Decimal) -> bool:
    """Return whether a number may be an index, 100 being no change, and is not the growth itself."""
    return LOWEST <= value <= HIGHEST
