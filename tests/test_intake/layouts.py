"""A known table written down in many ways: one to three rows of header, merged or not, anywhere on a sheet."""

import csv
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from indicators.alphabet import unmarked
from indicators.files import read
from indicators.intake.nouns import Role, Sheet, Span, Value
from indicators.model import Book
from indicators.model.lists import PeriodKind, Stage

DATA = Path(__file__).parents[2] / "data"
Write = Callable[[Decimal, str], Value]  # a figure and its unit as the cell holds them


@dataclass(frozen=True)
class Meant:
    """What one column holds; the period of what is no figure does not count."""

    role: Role
    period: str = ""
    kind: PeriodKind | None = None
    stage: Stage = "reported"
    headers: tuple[tuple[str, ...], ...] = ()  # ways to write it, each from the outermost group down


@dataclass(frozen=True)
class Row:
    """One indicator with a figure for every column."""

    indicator: str
    name: str
    unit: str
    figures: tuple[Decimal, ...]


@dataclass(frozen=True)
class Meaning:
    """The table that is meant."""

    month: str
    columns: tuple[Meant, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Laid:
    """A sheet with the columns and rows of the table that is meant, by their places from 0."""

    sheet: Sheet
    meaning: Meaning
    columns: dict[int, Meant]
    rows: dict[int, Row]
    unit_of_table: str = ""


@cache
def real_book() -> Book:
    """Return the record itself."""
    return read(DATA)[0]


@cache
def real_figures() -> dict[str, tuple[Decimal, ...]]:
    """Return the figures of the record by indicator."""
    found: dict[str, list[Decimal]] = {}
    with (DATA / "actuals.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line["area"] == "HP":
                found.setdefault(line["indicator"], []).append(Decimal(line["value"]))
    return {code: tuple(values) for code, values in found.items() if code in real_book().indicators}


@st.composite
def meanings(draw: st.DrawFn) -> Meaning:
    """Draw a table of real indicators for one month of 2025."""
    month = draw(st.integers(2, 11))
    known = _columns(2025, month)
    chosen = draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=5, unique=True))
    codes = draw(st.lists(st.sampled_from(sorted(real_figures())), min_size=2, max_size=6, unique=True))
    rows = []
    for code in codes:
        indicator = real_book().indicators[code]
        figures = tuple(draw(st.sampled_from(real_figures()[code])) for _ in chosen)
        rows.append(Row(code, indicator.name.vi, real_book().units[indicator.unit].vi, figures))
    return Meaning(f"2025-{month:02}", tuple(known[key] for key in chosen), tuple(rows))


def _columns(y: int, m: int) -> dict[str, Meant]:
    """Return the columns that a report of a month may have, each with the ways to write its header."""
    english = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[m - 1]
    ytd, month, before = f"{y}-{m:02}", f"{y}-{m:02}", f"{y}-{m - 1:02}"
    return {
        "plan": Meant("plan", headers=(
            (f"Kế hoạch năm {y}",), (f"KH {y}",), (f"Dự toán HĐND giao năm {y}",), (f"Năm {y}", "Kế hoạch"),
            ("Kế hoạch", f"Năm {y}"), (f"Plan {y}",), (f"Năm {y}", "Chỉ tiêu", "HĐND giao"),
        )),
        "month": Meant("figure", month, "month", "reported", (
            (f"Tháng {m}/{y}",), (f"Thực hiện tháng {m} năm {y}",), (f"TH T{m}/{y}",), ("Thực hiện", f"Tháng {m}"),
            (f"Năm {y}", "Thực hiện", f"Tháng {m}"), (f"Năm {y}", f"Tháng {m}"), (f"{english} {y}",),
        )),
        "estimate": Meant("figure", month, "month", "estimate", (
            (f"Ước tháng {m}/{y}",), (f"Ước thực hiện tháng {m}",), (f"Năm {y}", "Ước thực hiện", f"Tháng {m}"),
            ("Ước thực hiện", f"Tháng {m}/{y}"), (f"ƯTH T{m}/{y}",),
        )),
        "before": Meant("figure", before, "month", "reported", (
            (f"Thực hiện tháng {m - 1}",), ("Thực hiện", f"Tháng {m - 1}/{y}"), (f"TH T{m - 1}/{y}",),
        )),
        "official": Meant("figure", before, "month", "official", (
            (f"Chính thức tháng {m - 1}/{y}",), (f"Số chính thức tháng {m - 1}",),
        )),
        "ytd": Meant("figure", ytd, "ytd", "estimate", (
            (f"Ước {m} tháng năm {y}",), (f"Ước lũy kế {m} tháng",), (f"Ước TH {m}T/{y}",),
            ("Ước thực hiện", f"{m} tháng đầu năm"), (f"Năm {y}", "Ước thực hiện", f"Luỹ kế {m} tháng"),
            (f"Ước từ đầu năm đến hết tháng {m}/{y}",), (f"Estimate Jan-{english} {y}",),
        )),
        "last": Meant("figure", f"{y - 1}-{m:02}", "ytd", "reported", (
            (f"Thực hiện {m} tháng năm {y - 1}",), (f"Năm {y - 1}", f"Thực hiện {m} tháng"),
            (f"{m} tháng", f"Cùng kỳ năm {y - 1}"), (f"Cùng kỳ {m} tháng năm {y - 1}",),
        )),
        "year": Meant("figure", str(y), "year", "estimate", (
            (f"Ước năm {y}",), (f"Ước thực hiện cả năm {y}",), (f"Năm {y}", "Ước thực hiện"),
        )),
        "share": Meant("compared", headers=(
            ("So với kế hoạch (%)",), ("So sánh (%)", "KH năm"), ("TH/KH (%)",), ("Tỷ lệ %", f"So với KH năm {y}"),
        )),
        "growth": Meant("compared", headers=(
            ("So với cùng kỳ năm trước",), ("So sánh (%)", "Cùng kỳ"), ("Tăng trưởng so cùng kỳ (%)",),
            (f"{m} tháng", "% so với cùng kỳ"), ("Cùng kỳ năm trước",),
        )),
    }  # fmt: skip


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


class Pen:
    """Writes one table onto a sheet."""

    def __init__(self, draw: st.DrawFn, meaning: Meaning, write: Write) -> None:
        self._draw, self._meaning, self._write = draw, meaning, write
        self._rows: list[dict[int, Value]] = []
        self._merged: list[Span] = []
        self._variant = draw(st.sampled_from(VARIANTS))
        self._left = draw(st.integers(0, 2))
        self._is_merged = draw(st.booleans())
        self._in = (
            draw(st.sampled_from(("column", "table"))) if len({row.unit for row in meaning.rows}) == 1 else "column"
        )

    def laid(self) -> Laid:
        """Return the sheet with the places of what is meant."""
        meaning = self._meaning
        fixed = [*self._draw(st.sampled_from(((), ("number",), ("number", "code")))), "name"]
        fixed += ["unit"] if self._in == "column" else []
        noted = self._draw(st.booleans())
        places = {self._left + len(fixed) + place: column for place, column in enumerate(meaning.columns)}
        self._above()
        self._header(fixed, places, noted)
        rows = self._body(fixed, places)
        self._below()
        width = max(max(row, default=0) for row in self._rows) + 1
        cells = tuple(tuple(row.get(column) for column in range(width)) for row in self._rows)
        unit = meaning.rows[0].unit if self._in == "table" else ""
        return Laid(Sheet("Biểu 1", cells, tuple(self._merged)), meaning, places, rows, unit)

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

    def _header(self, fixed: Sequence[str], places: dict[int, Meant], noted: bool) -> None:
        words = {"number": "STT", "code": "Mã số", "name": "Chỉ tiêu", "unit": "Đơn vị tính"}
        levels: dict[int, tuple[str, ...]] = {self._left + place: (words[role],) for place, role in enumerate(fixed)}
        levels |= {at: self._draw(st.sampled_from(column.headers)) for at, column in places.items()}
        if noted:
            levels[self._left + len(levels)] = ("Ghi chú",)
        depth = self._draw(st.integers(max(map(len, levels.values())), 3))
        top = len(self._rows)
        self._rows += [{} for _ in range(depth)]
        for at, parts in levels.items():
            self._stack(at, parts, levels, top, depth)
        if self._draw(st.booleans()):
            self._put(*"ABCDE"[: len(fixed)], *(Decimal(place + 1) for place in range(len(places))))

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
            self._rows[row][at] = self._say(words)
            if self._is_merged and (bottom > row or right > at):
                self._merged.append(Span(row, at, bottom, right))

    def _body(self, fixed: Sequence[str], places: dict[int, Meant]) -> dict[int, Row]:
        found: dict[int, Row] = {}
        is_headed = self._draw(st.booleans())
        for place, row in enumerate(self._meaning.rows):
            if is_headed and place in (0, 3):
                self._put(
                    *(["I" if place == 0 else "II"] if "number" in fixed else []), *[""] * ("code" in fixed), "KINH TẾ"
                )
            cells: dict[str, Value] = {"number": Decimal(place + 1), "name": self._name(row.name), "unit": row.unit}
            line = {self._left + at: cells.get(role) for at, role in enumerate(fixed) if cells.get(role)}
            line |= {at: self._write(figure, row.unit) for at, figure in zip(places, row.figures, strict=True)}
            found[len(self._rows)] = row
            self._rows.append(line)
            if self._draw(st.integers(0, 9)) == 0:
                self._put()
        return found

    def _name(self, name: str) -> str:
        kept = unicodedata.normalize("NFD", name) if self._draw(st.booleans()) else name
        return kept if self._draw(st.booleans()) else f"  {kept}"

    def _below(self) -> None:
        if self._draw(st.booleans()):
            self._put()
            self._put(self._say("Ghi chú: Số liệu ước tính"))
            self._put("", "NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC")
