"""A known table written down in many ways: one to three rows of header, merged or not, anywhere on a sheet."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from indicators.collation import unmarked
from indicators.importing.types import Sheet, Span, Value
from tests.importing.meant import Meaning, Meant, Row, meanings, real_book, real_figures

__all__ = ["Laid", "Meaning", "Meant", "Pen", "Row", "Write", "laid_out", "meanings", "real_book", "real_figures"]

Write = Callable[[Decimal, str], Value]  # a figure and its unit as the cell holds them


@dataclass(frozen=True)
class Laid:
    """A sheet with the columns and rows of the table that is meant, by their places from 0."""

    sheet: Sheet
    meaning: Meaning
    columns: dict[int, Meant]
    rows: dict[int, Row]
    unit_of_table: str = ""
    unit_of_header: str = ""


VARIANTS: tuple[Callable[[str], str], ...] = (
    lambda words: words,
    lambda words: unicodedata.normalize("NFD", words),
    unmarked,
    str.upper,
    lambda words: words.replace(" ", "  ", 1),
    lambda words: words.replace(" ", "\n", 1),
    lambda words: f" {words} ",
)


def as_decimal(figure: Decimal, _unit: str) -> Value:
    """Return the figure as a number of the workbook."""
    return figure


@st.composite
def laid_out(draw: st.DrawFn, write: Write = as_decimal) -> Laid:
    """Draw a table and a sheet on which it stands."""
    meaning = draw(meanings())
    return Pen(draw, meaning, write).laid()


LABELS = {
    "number": ("STT", "TT", "No."),
    "code": ("Mã số", "Mã", "Code"),
    "name": ("Chỉ tiêu", "Nội dung", "Indicator", "Tên chỉ tiêu"),
    "unit": ("Đơn vị tính", "ĐVT", "Unit"),
    "note": ("Ghi chú", "Notes"),
}
ORDERS = (
    ("name",), ("number", "name"), ("number", "code", "name"), ("number", "name", "code"), ("note", "name"),
    ("name", "name"), ("number", "name", "name"), ("name", "name", "name"), ("number", "number", "name", "name"),
)  # fmt: skip
MARKS = ("1", "I", "a)", "1.2", "-", "+")
PREFIXES = ("", "", "1. ", "- ", "a) ", "+ ", "I. ", "  ")


class Pen:
    """Writes one table onto a sheet."""

    def __init__(self, draw: st.DrawFn, meaning: Meaning, write: Write) -> None:
        self._draw, self._meaning, self._write = draw, meaning, write
        self._rows: list[dict[int, Value]] = []
        self._merged: list[Span] = []
        self._variant = draw(st.sampled_from(VARIANTS))
        self._left = draw(st.integers(0, 2))
        self._is_merged = draw(st.booleans())
        self._is_filled = not self._is_merged and draw(st.booleans())  # every cell of what was merged has the words
        self._prefix = draw(st.sampled_from(PREFIXES))
        alike = len({row.unit for row in meaning.rows}) == 1
        self._in = draw(st.sampled_from(("column", "table", "header"))) if alike else "column"

    def laid(self) -> Laid:
        """Return the sheet with the places of what is meant."""
        meaning = self._meaning
        fixed = [*self._draw(st.sampled_from(ORDERS))]
        if self._in == "column":
            fixed.insert(self._draw(st.integers(fixed.index("name") + 1, len(fixed))), "unit")
        first = self._left + len(fixed) + self._draw(st.sampled_from((0, 0, 0, 1)))
        places = {first + place: column for place, column in enumerate(meaning.columns)}
        self._above()
        header = self._header(fixed, places)
        rows = self._body(fixed, places, header)
        self._below()
        width = max(max(row, default=0) for row in self._rows) + 1
        cells = tuple(tuple(row.get(column) for column in range(width)) for row in self._rows)
        unit = meaning.rows[0].unit
        return Laid(
            Sheet("Biểu 1", cells, tuple(self._merged)), meaning, places, rows,
            unit if self._in == "table" else "", unit if self._in == "header" else "",
        )  # fmt: skip

    def _say(self, words: str) -> str:
        return self._variant(words)

    def _put(self, *cells: str | Value) -> None:
        self._rows.append({self._left + place: cell for place, cell in enumerate(cells) if cell not in (None, "")})

    def _above(self) -> None:
        year, month = self._meaning.month.split("-")
        if self._draw(st.booleans()):
            self._put("UBND THÀNH PHỐ HẢI PHÒNG", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            self._put("SỞ TÀI CHÍNH", "", "", "Độc lập - Tự do - Hạnh phúc")
            self._put("Số: 123/BC-STC", "", "", "Hải Phòng, ngày 06 tháng 12 năm 2025")
            self._put()
        title = self._draw(st.sampled_from((
            f"BÁO CÁO TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG {int(month)} VÀ {int(month)} THÁNG NĂM {year}",
            f"Biểu số 01. Các chỉ tiêu chủ yếu {int(month)} tháng năm {year}",
            f"Tình hình thực hiện tháng {int(month)}/{year}",
        )))  # fmt: skip
        self._put(self._say(title))
        if self._in == "table":
            unit = self._meaning.rows[0].unit
            at = self._draw(st.integers(0, 5))
            self._put(*[""] * at, self._say("Đơn vị tính:") + f" {unit}")
        for _ in range(self._draw(st.integers(0, 2))):
            self._put()

    def _header(self, fixed: Sequence[str], places: Mapping[int, Meant]) -> range:
        """Write the header and return its rows."""
        draw = self._draw
        levels: dict[int, tuple[str, ...]] = {
            self._left + place: (draw(st.sampled_from(LABELS[role])),) for place, role in self._labelled(fixed)
        }
        levels |= {at: self._in_unit(column, draw(st.sampled_from(column.headers))) for at, column in places.items()}
        if "note" not in fixed and draw(st.booleans()):
            levels[max(places) + 1] = (draw(st.sampled_from(LABELS["note"])),)
        depth = draw(st.integers(max(map(len, levels.values())), 3))
        top = len(self._rows)
        self._rows += [{} for _ in range(depth)]
        for at, parts in levels.items():
            self._stack(at, parts, levels, top, depth)
        if draw(st.booleans()):
            letters = {self._left + place: "ABCDEFG"[place] for place in range(len(fixed))}
            self._rows.append({**letters, **{at: Decimal(place + 1) for place, at in enumerate(places)}})
        return range(top, len(self._rows))

    def _labelled(self, fixed: Sequence[str]) -> list[tuple[int, str]]:
        """Return the columns with a label: one of those with names, and of numbering and units not always each."""
        names = [place for place, role in enumerate(fixed) if role == "name"]
        without = {*names} - {self._draw(st.sampled_from(names))}
        if len(names) > 1 and self._draw(st.booleans()):
            without |= {place for place, role in enumerate(fixed) if role in ("number", "unit")}
        without |= {place for place, role in enumerate(fixed) if role in fixed[:place]} - {*names}
        return [(place, role) for place, role in enumerate(fixed) if place not in without]

    def _in_unit(self, column: Meant, parts: tuple[str, ...]) -> tuple[str, ...]:
        if self._in != "header" or column.role == "compared":
            return parts
        unit = self._meaning.rows[0].unit
        return (*parts[:-1], f"{parts[-1]} ({unit})")

    def _stack(self, at: int, parts: tuple[str, ...], levels: dict[int, tuple[str, ...]], top: int, depth: int) -> None:
        """Write one column of a header; a group is written once, over the first of its columns."""
        for level, words in enumerate(parts):
            row = top + level
            bottom = top + depth - 1 if level == len(parts) - 1 else row
            group = parts[: level + 1]
            is_group = level < len(parts) - 1
            if is_group and levels.get(at - 1, ())[: level + 1] == group and len(levels[at - 1]) > level + 1:
                continue
            right = at
            while is_group and levels.get(right + 1, ())[: level + 1] == group and len(levels[right + 1]) > level + 1:
                right += 1
            written = self._say(words)
            self._rows[row][at] = written
            if self._is_filled:
                for line in self._rows[row : bottom + 1]:
                    line |= dict.fromkeys(range(at, right + 1), written)
            if self._is_merged and (bottom > row or right > at):
                self._merged.append(Span(row, at, bottom, right))

    def _body(self, fixed: Sequence[str], places: Mapping[int, Meant], header: range) -> dict[int, Row]:
        found: dict[int, Row] = {}
        is_headed = self._draw(st.booleans())
        for place, row in enumerate(self._meaning.rows):
            if place and self._draw(st.integers(0, 9)) == 0:
                self._next_page(header)
            if is_headed and place in (0, 3):
                self._rows.append({self._left + self._named(fixed): "KINH TẾ" if place == 0 else "XÃ HỘI"})
            line = self._beside(fixed, place) | {self._left + self._named(fixed): self._name(row.name)}
            line |= {self._left + at: row.unit for at, role in enumerate(fixed) if role == "unit"}
            line |= {at: self._write(figure, row.unit) for at, figure in zip(places, row.figures, strict=True)}
            found[len(self._rows)] = row
            self._rows.append(line)
            if self._draw(st.integers(0, 9)) == 0:
                self._put()
        return found

    def _named(self, fixed: Sequence[str]) -> int:
        """Return the column of one name, where they stand in several."""
        return self._draw(st.sampled_from([at for at, role in enumerate(fixed) if role == "name"]))

    def _beside(self, fixed: Sequence[str], place: int) -> dict[int, Value]:
        """Return the numbering of a row; where it takes two columns, one of them."""
        numbers = [self._left + at for at, role in enumerate(fixed) if role == "number"]
        if len(numbers) < 2:
            return dict.fromkeys(numbers, Decimal(place + 1))
        return {self._draw(st.sampled_from(numbers)): self._draw(st.sampled_from(MARKS))}

    def _next_page(self, header: range) -> None:
        """Write the header again, as at the top of a new page."""
        if self._draw(st.booleans()):
            self._put()
            self._put("Trang 2")
        by = len(self._rows) - header.start
        self._rows += [dict(self._rows[row]) for row in header]
        self._merged += [
            Span(one.top + by, one.left, one.bottom + by, one.right) for one in self._merged if one.top in header
        ]

    def _name(self, name: str) -> str:
        kept = unicodedata.normalize("NFD", name) if self._draw(st.booleans()) else name
        return f"{self._prefix}{kept}"

    def _below(self) -> None:
        if self._draw(st.booleans()):
            self._put()
            self._put(self._say("Ghi chú: Số liệu ước tính"))
            self._put("", "NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC")
