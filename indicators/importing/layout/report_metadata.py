"""What a workbook says of itself: of which month, published when, of which place, by whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from indicators.collation import folded
from indicators.importing import labels
from indicators.importing.layout.grid import Grid, words_of
from indicators.importing.layout.periods import months_ended, period_of, spoken
from indicators.importing.layout.phrases import mentions
from indicators.importing.layout.tables import titles
from indicators.importing.types import Facts, Sheet, Value
from indicators.model import Area, Book
from indicators.model.scalars import MONTH

_DATE_LINE = re.compile(r"[^\d,:]{2,60}, ?ngay (?P<d>\d{1,2}) ?thang (?P<m>\d{1,2}) ?nam (?P<y>(?:19|20)\d\d)\.?")
_AHEAD = re.compile(r"\b(?:phuong huong|nhiem vu|giai phap|ke hoach|du kien|du bao|outlook|tasks|plan)\b.*")
# The nation's name stands over every letter, and acts are of other months than the report.
_MOTTO = re.compile(r"\bcong hoa xa hoi chu nghia viet nam\b|\bdoc lap\b.*\btu do\b.*\bhanh phuc\b")
_ISSUED = re.compile(r"\b(?:ban hanh|kem theo|quyet dinh|thong tu|nghi dinh|cong van)\b|\bngay\b.*\bthang\b.*\bnam\b")
# What may bear the name of a place, or of the person it is named after, right before it.
_BEARER = re.compile(
    r"\b(?:tncs|cong san|tntp|tien phong|doan|tu tuong|chu tich|lang|bao tang|giai thuong|huan chuong|chien dich|truong"
    r"|dai hoc|hoc vien|chinh tri|quoc gia|duong|(?<!thanh )pho|quoc lo|cao toc|cau|cang|cang bien|san bay|ga|cong ty"
    r"|ngan hang|benh vien|khu cong nghiep|khu kinh te|quan|huyen|thi xa|thi tran|phuong|xa|bac"
    r"|port of|university of) $"
)
_REPORT = re.compile(r"\b(?:bao cao|tinh hinh|ket qua|bieu|phu luc|so lieu|chi tieu|report|table|results|indicators)\b")


def read_metadata(sheets: Sequence[Sheet], book: Book) -> Facts:
    """Return what the visible sheets say of the whole file, empty where they say nothing or two things."""
    shown = [Grid(sheet) for sheet in sheets if not sheet.hidden]
    above = [line for grid in shown for line in titles(grid.sheet)]
    return Facts(
        area=_area(shown, above, book),
        month=_month(shown, above),
        published_on=_published(shown),
        publisher=_only(words_of(value) for value in _labelled(shown, labels.PUBLISHER)),
        title=_only(words_of(value) for value in _labelled(shown, labels.TITLE)),
        url=_only(words_of(value) for value in _labelled(shown, labels.ADDRESS)),
    )


def _only(found: Iterable[str]) -> str:
    """Return the one thing that is said, nothing where two are."""
    said = {" ".join(words.split()) for words in found if words}
    return next(iter(said)) if len(said) == 1 else ""


def _labelled(grids: Iterable[Grid], label: labels.Label) -> Iterator[Value]:
    """Yield what stands at the right of a label, or behind its colon."""
    known = {folded(words) for words in label.every}
    for grid in grids:
        for row in range(grid.height):
            cells = list(grid.filled(row))
            for place, (_, words) in enumerate(cells):
                head, colon, tail = words.partition(":")
                if folded(head).strip(" .*") not in known:
                    continue
                if colon and tail.strip():
                    yield tail.strip()
                elif place + 1 < len(cells) and (colon or len(cells) == 2):
                    yield grid.value(row, cells[place + 1][0])


def _month(grids: Sequence[Grid], above: Iterable[str]) -> str:
    stated = list(_labelled(grids, labels.REPORT_MONTH))
    if stated:
        return _only(_stated_month(value) for value in stated)
    lines = [_AHEAD.sub("", folded(line)) for line in above if not _ISSUED.search(folded(line))]
    lines = [line for line in lines if "so voi" not in line]
    years = {year for line in lines for year in spoken(line).years}
    year = str(next(iter(years))) if len(years) == 1 else ""
    timed = [line for line in lines if spoken(line).mentions]
    reported = [line for line in timed if _REPORT.search(line)] or timed
    if not reported:
        reported = [line for line in lines if spoken(line).years and _REPORT.search(line)]
    return _only(month for line in reported for month in (months_ended(line, year) or {""}))


def _stated_month(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()[:7]
    words = folded(words_of(value))
    if found := MONTH.fullmatch(words):
        return found[0]
    when = period_of([words])
    return _only(months_ended(words)) if when.period else ""


def _published(grids: Sequence[Grid]) -> str:
    stated = list(_labelled(grids, labels.PUBLISHED_ON))
    if stated:
        return _only(_stated_day(value) for value in stated)
    lines = (folded(words) for grid in grids for row in range(grid.height) for _, words in grid.filled(row))
    return _only(_day(found) for line in lines if (found := _DATE_LINE.fullmatch(line)))


def _stated_day(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    words = folded(words_of(value))
    with suppress(ValueError):
        return date.fromisoformat(words).isoformat()
    return _only(one.day for one in mentions(words)[0])


def _day(found: re.Match[str]) -> str:
    with suppress(ValueError):
        return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
    return ""


def _area(grids: Sequence[Grid], above: Iterable[str], book: Book) -> str:
    stated = [" ".join(words_of(value).split()) for value in _labelled(grids, labels.AREA)]
    if stated:
        return _only(_stated_area(words, book) for words in stated)
    lines = [f" {_spaced(line)} " for line in above if not _MOTTO.fullmatch(folded(line))]
    text = " ; ".join(_MOTTO.sub(" ", line) for line in lines)
    return _only(_named_areas(text, book))


def _stated_area(words: str, book: Book) -> str:
    for area in book.areas.values():
        if words.casefold() in {code.casefold() for code in (area.code, *area.aliases)}:
            return area.code
    return _only(
        area.code for area in book.areas.values() if _spaced(words) in {_spaced(name) for name in _names(area, True)}
    )


def _named_areas(text: str, book: Book) -> Iterator[str]:
    for area in book.areas.values():
        # The nation stands in the names of offices, and wards share names with provinces of old.
        is_part = area.kind in ("ward", "commune", "special_zone")
        if area.kind != "nation" and any(_is_named(_spaced(name), text) for name in _names(area, not is_part)):
            yield area.code


def _is_named(name: str, text: str) -> bool:
    """Return whether a place is named, and not only something that bears its name: a road, a school, a union."""
    return any(
        not _BEARER.search(text[: found.start()]) for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )


def _names(area: Area, is_short: bool) -> Iterator[str]:
    if is_short:
        yield from (area.name_vi, area.name_en)
    yield from (name for name in (area.full_name_vi, area.full_name_en) if name)


def _spaced(words: str) -> str:
    """Return folded words with single spaces and no signs between them."""
    return " ".join(re.findall(r"[a-z0-9()]+", folded(words)))
