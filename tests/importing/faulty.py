"""The clean workbook with one fault of each kind, each put into a known cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from importing.workbooks import FIRST_FIGURE, FIRST_ROW, UNDER_ROW, Broken, Cell, Line, Page, clean_pages
from indicators.importing.types import letters
from indicators.model import Book

# What came on record meanwhile: the same day's figure, and an official one where the office sends another.
SAME_DAY, OFFICIAL = "A0030", "A0064"
PUBLISHED_ON = "2026-01-19"  # the day of the first of them


def record_with_more(record: Book, book: Book) -> Book:
    """Return the record of the clean workbook with two more reports."""
    by_id = {one.id: one for one in book.actuals}
    more = (by_id[SAME_DAY], by_id[OFFICIAL].model_copy(update={"stage": "official"}))
    return record.model_copy(update={"actuals": (*record.actuals, *more)})


@dataclass
class Spoiled:
    """Sheets under change, and the faults put into them: the cell of each and the code of its question."""

    pages: list[Page] = field(default_factory=clean_pages)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def put(self, code: str, page: int, row: str, column: int, value: Cell) -> None:
        """Put something else into a cell of the row of a name; columns of figures count from 0."""
        at, line = self._line(page, row)
        cells = [*line.cells, *[None] * (column + 1 - len(line.cells))]
        cells[column] = value
        self._set(page, at, replace(line, cells=cells))
        self._note(code, page, at, FIRST_FIGURE + column)

    def change(self, code: str, page: int, row: str, figure: int, **other: object) -> None:
        """Change the name, the unit or the sight of a row; the question names its figure in a column."""
        at, line = self._line(page, row)
        self._set(page, at, replace(line, **other))
        self._note(code, page, at, FIRST_FIGURE + figure)

    def head(self, code: str, page: int, group: str, under: str, row: str, value: Cell) -> None:
        """Add a column with one figure; the question names the figure, or the header where that is asked about."""
        before = self.pages[page]
        column = sum(len(words) for _, words in before.groups)
        self.pages[page] = replace(before, groups=(*before.groups, (group, (under,))))
        self.put(code, page, row, column, value)
        if code.startswith("column_"):
            self.faults[-1] = (f"{before.name}!{letters(FIRST_FIGURE + column)}{UNDER_ROW + 1}", code)

    def add(self, code: str, page: int, line: Line, cell: tuple[str, int] | None = None) -> None:
        """Add a row; the question names the figure of another row where one is given."""
        self.pages[page] = replace(self.pages[page], lines=(*self.pages[page].lines, line))
        name, column = cell or (line.name, 0)
        self._note(code, page, self._line(page, name)[0], FIRST_FIGURE + column)

    def sheet(self, code: str, page: Page, cell: str) -> None:
        """Add a sheet; the question names one of its cells."""
        self.pages.append(page)
        self.faults.append((f"{page.name}!{cell}", code))

    def _line(self, page: int, name: str) -> tuple[int, Line]:
        return next((at, line) for at, line in enumerate(self.pages[page].lines) if name in line.name)

    def _set(self, page: int, at: int, line: Line) -> None:
        lines = [*self.pages[page].lines]
        lines[at] = line
        self.pages[page] = replace(self.pages[page], lines=lines)

    def _note(self, code: str, page: int, at: int, column: int) -> None:
        self.faults.append((f"{self.pages[page].name}!{letters(column)}{FIRST_ROW + at + 1}", code))


def spoiled() -> Spoiled:
    """Return the clean workbook with its faults."""
    book = Spoiled()
    _spoil_economy(book)
    _spoil_carried_out(book)
    _spoil_months(book)
    _add_sheets(book)
    return book


PLAN, NINE, YEAR = 0, 1, 2  # columns of the first sheet
TEN, WHOLE = 0, 1  # of the second
MONTH, SEVEN = 0, 1  # of the third


def _spoil_economy(book: Spoiled) -> None:
    book.put("implausible", 0, "GRDP)", YEAR, "118,1")
    book.change("name_unknown", 0, "nông, lâm nghiệp", YEAR, name="Tốc độ phát triển của khu vực thứ nhất")
    book.put("percent_fraction", 0, "thuế sản phẩm", YEAR, 0.0963)
    book.put("not_a_number", 0, "ngành công nghiệp", YEAR, "tăng khá")
    book.put("other_way", 0, "Tỷ trọng công nghiệp", YEAR, "44.4")
    book.put("broken_cell", 0, "giá hiện hành", YEAR, Broken("#REF!"))
    book.put("parts_exceed", 0, "xuất nhập khẩu", YEAR, 93350)
    at = next(at for at, line in enumerate(book.pages[0].lines) if line.name.startswith("Tổng thu ngân sách"))
    book.faults[-1] = (f"Biểu 1!{letters(FIRST_FIGURE + YEAR)}{FIRST_ROW + at + 1}", "parts_exceed")
    book.change("unit_missing", 0, "tiền sử dụng đất", NINE, unit="")
    book.put("plan_differs", 0, "Tổng vốn đầu tư", PLAN, 302850)
    book.put("too_long", 0, "Tổng vốn đầu tư", YEAR, 321000.00000049)
    book.put("plan_slip", 0, "FDI", PLAN, "5.500 USD")
    book.put("units_disagree", 0, "Kim ngạch nhập khẩu", NINE, "29,67 triệu USD")
    book.put("bound_cell", 0, "khách du lịch", YEAR, "dưới 14500")
    book.put("falling", 0, "qua cảng", NINE, "84,5")
    book.put("day_cell", 0, "qua cảng", YEAR, date(2025, 3, 21))
    book.put("range_cell", 0, "vận tải", YEAR, "172,5-173,5")
    book.put("decimals_in_count", 0, "doanh nghiệp thành lập", YEAR, 7200.5)


def _spoil_carried_out(book: Spoiled) -> None:
    book.put("differs_on_record", 1, "Tổng thu ngân sách", WHOLE, "196.911,813")
    book.put("two_readings", 1, "tiền sử dụng đất", TEN, "38.252")
    book.put("scale", 1, "xuất nhập khẩu", TEN, "691.160,5")
    book.add("twice", 1, Line("7", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "tỷ đồng", (309363.5,)))
    book.faults[-1] = (f"Biểu 2!D{FIRST_ROW + 5}", "twice")
    book.change("unit_unknown", 1, "nhà ở xã hội", WHOLE, unit="cawn")
    book.put("stage_below", 1, "nhà tạm", WHOLE, 1543)
    book.change("hidden_row", 1, "giao dịch việc làm", WHOLE, hidden=True)
    book.change("unit_other", 1, "Mức độ hài lòng", WHOLE, unit="triệu tấn")
    book.head("published_before", 1, "Thực hiện", "3 tháng năm 2026", "Tổng mức bán lẻ", 96000)
    book.head("published_early", 1, "Thực hiện", "Tháng 5/2026", "Tổng mức bán lẻ", 32000)
    book.head("column_unknown", 1, "Giá trị", "", "Số phiên giao dịch", 30)


def _spoil_months(book: Spoiled) -> None:
    book.put("total_differs", 2, "Cộng", MONTH, 11800200)
    book.put("scale", 2, "Tổng thu ngân sách", SEVEN, 112748)
    book.put("month_above_cumulative", 2, "Tổng chi ngân sách", MONTH, 40000000)
    book.put("negative_count", 2, "Chi đầu tư", SEVEN, -17001500)


def _add_sheets(book: Spoiled) -> None:
    invested: Sequence[Line] = (
        Line("1", "Tổng vốn đầu tư thực hiện trên địa bàn", "tỷ đồng", (225177,)),
        Line("", "Chia ra:"),
        Line("", "Vốn đầu tư thực hiện khu vực nhà nước", "tỷ đồng", (33869,)),
        Line("", "Vốn đầu tư thực hiện khu vực ngoài nhà nước", "tỷ đồng", (97871,)),
        Line("", "Vốn đầu tư thực hiện khu vực FDI", "tỷ đồng", (95436,)),
    )
    groups = (("Thực hiện", ("9 tháng năm 2025",)),)
    book.sheet(
        "parts_differ", Page("Vốn", "VỐN ĐẦU TƯ THỰC HIỆN 9 THÁNG NĂM 2025", groups, invested), f"D{FIRST_ROW + 1}"
    )
    lent = (Line("1", "Tổng dư nợ cho vay", "tỷ đồng", (463164,)),)
    title = "TÍN DỤNG TRÊN ĐỊA BÀN TỈNH QUẢNG NINH 9 THÁNG NĂM 2025"
    book.sheet("other_area", Page("Tín dụng", title, groups, lent), "A3")
    shares = (
        Line("1", "Công nghiệp - xây dựng", "%", (53.9,)),
        Line("2", "Tỷ trọng dịch vụ trong GRDP", "%", (None, 35.2)),
    )
    groups = (("Ước thực hiện", ("9 tháng năm 2025", "Năm 2025")),)
    page = Page("Cơ cấu", "CƠ CẤU KINH TẾ 9 THÁNG NĂM 2025", groups, shares, hidden_column=FIRST_FIGURE + 1)
    book.sheet("name_ambiguous", page, f"D{FIRST_ROW + 1}")
    book.faults.append((f"{page.name}!E{UNDER_ROW + 1}", "hidden_column"))
