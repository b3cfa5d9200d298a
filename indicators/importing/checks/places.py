"""Tables whose title names another place than the report is about, and figures of before that place was made."""

import re
import unicodedata
from collections.abc import Iterator

from indicators.collation import folded
from indicators.files.names import area_code
from indicators.importing.checks.context import AS_THEY_STAND, LEAVE_ALL, CheckContext
from indicators.importing.questions import SKIP
from indicators.importing.types import SheetTable
from indicators.model import Area, period_span

KINDS = ("city", "province", "former")  # communes are named in titles as examples, the nation for comparison
FORMER = re.compile(r"\b(?:cu|truoc (?:sap nhap|hop nhat)|former|old)\b")
# What is never the whole of a city: the country, a region, a part; without marks only what means nothing else.
_ELSEWHERE = re.compile(
    r"\b(?:cả nước|toàn quốc|các (?:tỉnh|huyện|quận|địa phương|thành phố))\b"
    r"|\b(?:vùng|huyện|quận|phường|thị xã|thị trấn|đặc khu|khu kinh tế|khu công nghiệp|(?<!tác )xã(?! hội| viên))"
    r" +(?!xã|phường)\w"
)
_ELSEWHERE_BARE = re.compile(r"\b(?:ca nuoc|toan quoc|nationwide|whole country)\b")
COMPARED = ("so voi", "so sanh", "compared", "against")


def check(context: CheckContext) -> None:
    """Ask `other_area`, once for a table, where a line of its title names a province and not the one of the report."""
    area = context.record.area
    for number, table in enumerate(context.tables if area else ()):
        figures = [one for one in context.figures if one.table == number]
        own = _own(context, area) if area and figures else []
        found = ((line, one) for line in _lines(table, own) for one in _others(context, own) if _is_named(one, line))
        line, other = next(found, ("", None)) if own else ("", None)
        if area and other:
            cells = (_place(table, other), *(one.cell for one in figures))
            details = (("other_area", other.code), ("area", area.code), ("count", str(len(figures))))
            if context.ask_cells("other_area", cells, line, (LEAVE_ALL, AS_THEY_STAND), details=details) == SKIP.value:
                context.leave(*figures)


def check_merger(context: CheckContext) -> None:
    """Ask `before_merger`, once for a file, whose territory figures are of that end before the area was merged."""
    area = context.record.area
    if area is None or area.starts is None or not area.predecessors:
        return
    before = [one for one in context.figures if period_span(one.period)[1] < area.starts]
    if before:
        said = {"area": area.code, "day": area.starts.isoformat(), "count": str(len(before))}
        context.ask("before_merger", before, said, (AS_THEY_STAND, LEAVE_ALL))


def names_other(context: CheckContext, words: str) -> bool:
    """Return whether words name a province that is not the area of the report, or a part that it was merged from."""
    area = context.record.area
    if area is None:
        return False
    own = _plain(area.name_vi)
    others = (one for one in context.book.areas.values() if one.kind in KINDS and _plain(one.name_vi) != own)
    if names_part(context, words) or any(_is_named(one, words) for one in others):
        return True
    return _is_named(area, words) and FORMER.search(folded(words)) is not None


def names_elsewhere(context: CheckContext, words: str) -> bool:
    """Return whether words name the nation, a region or a part of the area, and not the area of the report."""
    area, areas = context.record.area, context.book.areas
    if area is None or any(word in folded(words) for word in COMPARED):
        return False
    if any(_is_named(one, words) for one in (area, *(areas[code] for code in area.predecessors if code in areas))):
        return False
    nations = [one for one in areas.values() if one.kind == "nation" and one.code != area.code]
    opened = any(_plain_words(words).startswith(_plain_words(name)) for one in nations for name in _names(one))
    return opened or bool(_ELSEWHERE.search(words.casefold()) or _ELSEWHERE_BARE.search(folded(words)))


def is_of_another(context: CheckContext, sheet: str) -> bool:
    """Return whether a sheet is called by the name or code of another area than that of the report."""
    area = context.record.area
    code = area_code(context.book, re.sub(r"^[Pp]\. ?|^[Xx]\. ?", "", sheet.strip()))
    return area is not None and code not in (None, area.code, *area.predecessors)


def names_part(context: CheckContext, words: str) -> bool:
    """Return whether words name one of the places that the area of the report was merged from, and not the area."""
    area, areas = context.record.area, context.book.areas
    if area is None or _is_named(area, words):
        return False
    parts = {_plain(areas[code].name_vi) for code in area.predecessors if code in areas}
    return any(_holds(part, words) for part in parts - {_plain(area.name_vi)})


def _own(context: CheckContext, area: Area) -> list[Area]:
    """Return what may be named over a table of an area: itself, what it was merged from, and what it lies in."""
    areas = context.book.areas
    found = [area, *(areas[code] for code in area.predecessors if code in areas)]
    while area.parent in areas and areas[area.parent] not in found:
        area = areas[area.parent]
        found.append(area)
    return found


def _lines(table: SheetTable, own: list[Area]) -> list[str]:
    """Return the lines of a title that may name another place: not those that name ours, nor comparisons."""
    lines = (line for line in table.title.splitlines() if not any(word in folded(line) for word in COMPARED))
    return [line for line in lines if not any(_is_named(one, line) for one in own)]


def _others(context: CheckContext, own: list[Area]) -> Iterator[Area]:
    """Yield the other provinces, those with the longest names first: 'Hà Nam' is no part of 'Hà Nam Ninh'."""
    places = (one for one in context.book.areas.values() if one.kind in KINDS and one not in own)
    return iter(sorted(places, key=lambda one: -len(one.name_vi)))


def _is_named(area: Area, title: str) -> bool:
    """Return whether a title names a place, with its marks or, where the title has none, without."""
    return any(_holds(name, title) for name in _names(area))


def _names(area: Area) -> Iterator[str]:
    return (name for name in (area.name_vi, area.name_en, area.full_name_vi, area.full_name_en) if name)


def _plain_words(words: str) -> str:
    return " ".join(re.findall(r"\w+", folded(words)))


def _holds(name: str, title: str) -> bool:
    plain = unicodedata.normalize("NFC", title).casefold()
    marked = plain != folded(plain)
    name, text = (name.casefold(), plain) if marked else (folded(name), folded(plain))
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _plain(name: str) -> str:
    """Return the name of a place without what stands in brackets behind it: 'Hải Dương (trước hợp nhất)'."""
    return name.partition("(")[0].strip()


def _place(table: SheetTable, area: Area) -> str:
    """Return the cell above the table that names a place, else its first one."""
    for row in range(table.header.start):
        for column, value in enumerate(table.sheet.rows[row]):
            if isinstance(value, str) and _is_named(area, value):
                return table.sheet.ref(row, column)
    return table.sheet.ref(0, 0)
