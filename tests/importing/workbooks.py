"""Workbooks as an office sends them, written with the figures of the record; the same with one fault of each kind."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from indicators.model import Book

FROM = "2025-08-01"  # figures published from then on are those of the workbook, and not yet on record
AREA, MONTH = "HP", "2025-10"
TITLE_ROW, HEAD_ROW, UNDER_ROW, FIRST_ROW = 2, 4, 5, 6  # from 0
NUMBER, NAME, UNIT, FIRST_FIGURE = 0, 1, 2, 3


@dataclass(frozen=True)
class Broken:
    """A formula without a value: `#REF!`."""

    words: str


Cell = str | float | date | Broken | None


@dataclass(frozen=True)
class Line:
    """One row: its numbering, its name, its unit, and what stands in the columns of figures."""

    mark: str
    name: str
    unit: str = ""
    cells: Sequence[Cell] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Page:
    """One sheet: a title, a header of two rows with the upper one merged, and rows."""

    name: str
    title: str
    groups: Sequence[tuple[str, Sequence[str]]]  # 'Ước thực hiện' over '9 tháng năm 2025', 'Năm 2025'
    lines: Sequence[Line]
    note: str = "Ghi chú: số liệu tính đến ngày báo cáo"
    hidden_column: int | None = None


def record_before(book: Book, day: str = FROM) -> Book:
    """Return a book without the reports of the city published from a day on."""
    kept = tuple(
        one for one in book.actuals if one.area != AREA or (one.known_from and one.known_from.isoformat() < day)
    )
    return book.model_copy(update={"actuals": kept})


def written(pages: Sequence[Page]) -> bytes:
    """Return the workbook."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        for page in pages:
            _write(book.add_worksheet(page.name), page, bold, day)
    return data.getvalue()


def _write(sheet: Any, page: Page, bold: Any, day: Any) -> None:  # noqa: ANN401 - of a library without types
    last = FIRST_FIGURE + sum(len(under) for _, under in page.groups) - 1
    sheet.write(0, 0, "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG")
    sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, last, page.title, bold)
    for at, words in ((NUMBER, "STT"), (NAME, unicodedata.normalize("NFD", "Chỉ tiêu")), (UNIT, "Đơn vị tính")):
        sheet.merge_range(HEAD_ROW, at, UNDER_ROW, at, words, bold)
    at = FIRST_FIGURE
    for words, under in page.groups:
        if len(under) > 1:
            sheet.merge_range(HEAD_ROW, at, HEAD_ROW, at + len(under) - 1, words, bold)
        else:
            sheet.write(HEAD_ROW, at, words, bold)
        for below in under:
            sheet.write(UNDER_ROW, at, below, bold)
            at += 1
    for row, line in enumerate(page.lines, FIRST_ROW):
        for column, value in enumerate((line.mark, line.name, line.unit, *line.cells)):
            _put(sheet, row, column, value, day)
        if line.hidden:
            sheet.set_row(row, None, None, {"hidden": True})
    if page.hidden_column is not None:
        sheet.set_column(page.hidden_column, page.hidden_column, None, None, {"hidden": True})
    sheet.write(FIRST_ROW + len(page.lines) + 1, 0, page.note)


def _put(sheet: Any, row: int, column: int, value: Cell, day: Any) -> None:  # noqa: ANN401 - of a library without types
    if isinstance(value, Broken):
        sheet.write_formula(row, column, "=1/0", None, value.words)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a cell has no zone
    elif value not in (None, ""):
        sheet.write(row, column, value)


# ---- the clean one


def clean_pages() -> list[Page]:
    """Return the sheets of a workbook that is imported without one question."""
    return [_economy(), _carried_out(), _months()]


def _economy() -> Page:
    """Return estimates of nine months and of the year, beside the plan and a comparison that are left out."""
    return Page(
        "Biểu 1",
        "Biểu 1. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI 10 THÁNG NĂM 2025",
        (("Kế hoạch", ("Năm 2025",)), ("Ước thực hiện", ("9 tháng năm 2025", "Năm 2025")), ("So với KH (%)", ("",))),
        (
            Line("I", "TĂNG TRƯỞNG KINH TẾ"),
            Line("1", "Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)", "%", ("12,35", "11,59", "11,81", "95,6")),
            Line("", "Trong đó:"),
            Line("-", "Tốc độ tăng giá trị tăng thêm nông, lâm nghiệp và thủy sản", "%", (None, None, "4,33")),
            Line("-", "Tốc độ tăng giá trị tăng thêm công nghiệp - xây dựng", "%", (None, None, "13,61")),
            Line("-", "Tốc độ tăng giá trị tăng thêm dịch vụ", "%", (None, None, "10,21")),
            Line("-", "Tốc độ tăng thuế sản phẩm trừ trợ cấp", "%", (None, None, "9,63")),
            Line("2", "Tốc độ tăng giá trị tăng thêm ngành công nghiệp", "%", (None, "-", 14.21)),
            Line("3", "Tốc độ tăng giá trị tăng thêm chế biến, chế tạo", "%", (None, "…", 15.93)),
            Line("4", "Tỷ trọng công nghiệp chế biến chế tạo trong GRDP", "%", (None, "", "44,4")),
            Line("5", "Quy mô GRDP (giá hiện hành)", "tỷ đồng", (None, None, 734420)),
            Line("II", "NGÂN SÁCH VÀ ĐẦU TƯ"),
            Line("1", "Tổng thu ngân sách nhà nước trên địa bàn", "tỷ đồng", (165011.6, 145601, 190379, "115,4")),
            Line("", "Trong đó:"),
            Line("a", nfd("Thu nội địa"), "tỷ đồng", (None, "hơn 80856", 103879)),
            Line("b", "Thu từ hoạt động xuất nhập khẩu", "tỷ đồng", (None, "trên 61887 tỷ đồng", 83350)),
            Line("2", "Thu tiền sử dụng đất", "tỷ đồng", (None, "hơn 35196", None)),
            Line("3", "Tổng vốn đầu tư thực hiện trên địa bàn", "tỷ đồng", (320850, None, 321000)),
            Line("4", "Thu hút vốn đầu tư nước ngoài (FDI đăng ký)", "tỷ USD", ("5,5", None, "3,8")),
            Line("5", "Thu hút đầu tư trong nước", "nghìn tỷ đồng", (None, None, 371.656)),
            Line("III", "THƯƠNG MẠI, DU LỊCH, VẬN TẢI"),
            Line("1", "Kim ngạch xuất khẩu", "triệu USD", (49700, 36000, 50140)),
            Line("2", "Kim ngạch nhập khẩu", "tỷ USD", (None, "29,67")),
            Line("3", "Tổng lượt khách du lịch", "nghìn lượt", (14430, None, 14430)),
            Line("4", "Sản lượng hàng hóa thông qua cảng", "triệu tấn", (None, "139,77", 213)),
            Line("5", "Doanh thu vận tải, kho bãi, dịch vụ hỗ trợ vận tải", "tỷ đồng", (None, None, 172744)),
            Line("6", "Số doanh nghiệp thành lập mới", "doanh nghiệp", (6000, None, 7200)),
        ),
    )


def _carried_out() -> Page:
    """Return what was reported of ten months and of the year."""
    return Page(
        "Biểu 2",
        "Biểu 2. KẾT QUẢ THỰC HIỆN 10 THÁNG NĂM 2025",
        (("Thực hiện", ("10 tháng năm 2025", "Năm 2025")),),
        (
            Line("1", "Tổng thu ngân sách nhà nước trên địa bàn", "tỷ đồng", ("hơn 162875", "196.911,318")),
            Line("", "Trong đó: Thu nội địa", "tỷ đồng", ("89.289,413", "104.091,117")),
            Line("", "Thu tiền sử dụng đất", "tỷ đồng", ("38.252,446", None)),
            Line("", "Thu từ hoạt động xuất nhập khẩu", "tỷ đồng", ("69.116,05", None)),
            Line("2", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "tỷ đồng", (309633.5, None)),
            Line("3", "Số căn nhà ở xã hội hoàn thành", "căn", (None, 10775)),
            Line("4", "Xóa nhà tạm, nhà dột nát", "hộ", (None, 1453)),
            Line("5", "Số phiên giao dịch việc làm", "phiên", (None, 114)),
            Line("6", "Mức độ hài lòng (khảo sát của thành phố)", "%", (None, "92,67")),
        ),
    )


def _months() -> Page:
    """Return estimates of one month and of the months up to it, in million dong, with a total."""
    return Page(
        "Thu chi",
        "THU, CHI NGÂN SÁCH THÁNG 7 VÀ 7 THÁNG NĂM 2025",
        (("Ước thực hiện", ("Tháng 7/2025", "7 tháng năm 2025")),),
        (
            Line("A", "THU"),
            Line("1", "Thu nội địa", "triệu đồng", (5465200, 63848400)),
            Line("2", "Thu từ hoạt động xuất nhập khẩu", "triệu đồng", (6235000, 47575900)),
            Line("", "Cộng", "triệu đồng", (11700200, 111424300)),
            Line("B", "TỔNG SỐ THU, CHI"),
            Line("1", "Tổng thu ngân sách nhà nước trên địa bàn", "triệu đồng", (11753900, 112748000)),
            Line("2", "Tổng chi ngân sách địa phương", "triệu đồng", (None, 37654800)),
            Line("", "Trong đó: Chi đầu tư phát triển", "triệu đồng", (None, 17001500)),
        ),
    )


def nfd(words: str) -> str:
    """Return words with their marks apart, as some systems save them."""
    return unicodedata.normalize("NFD", words)


# What the clean one holds, by the numbers of the record; one number may stand in several reports.
MEANT = (
    "A0178", "A0003", "A0008", "A0006", "A0007", "A0009", "A0010", "A0011", "A0012", "A0015",
    "A0182", "A0028", "A0184", "A0034", "A0183", "A0038", "A0185", "A0041", "A0056", "A0057",
    "A0186", "A0043", "A0187", "A0047", "A0188", "A0058", "A0059", "A0050",
    "A0193", "A0030", "A0195", "A0035", "A0196", "A0194", "A0197", "A0060", "A0064", "A0129", "A0340",
    "A0165", "A0162", "A0166", "A0163", "A0164", "A0161", "A0167", "A0168",
)  # fmt: skip


Key = tuple[str, str, str, str, Decimal, str]


def meant(book: Book) -> set[Key]:
    """Return the figures of the clean one as they stand on record."""
    by_id = {one.id: one for one in book.actuals}
    return {
        (one.indicator, one.period, one.period_kind, one.stage, one.value, one.qualifier)
        for one in (by_id[code] for code in MEANT)
    }


# ---- a large one

ROWS = 500
YEARS = range(2000, 2025)  # of which the record of today's area has nothing


def large_pages() -> list[Page]:
    """Return a workbook of 500 rows: those of the first sheet, a little smaller each year back, no cell blank."""
    page = clean_pages()[0]
    rows = [line for line in page.lines if line.unit or not line.cells]
    pages = []
    for year in YEARS:
        if sum(len(one.lines) for one in pages) >= ROWS:
            break
        share = Decimal(100 - 2 * (YEARS.stop - year)) / 100
        title = f"Biểu {year}. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM {year}"
        groups = (("Ước thực hiện", (f"9 tháng năm {year}", f"Năm {year}")),)
        lines = [replace(one, cells=_in_both(one.cells[1:3], share)) for one in rows]
        pages.append(Page(str(year), title, groups, lines))
    return pages


def _in_both(cells: Sequence[Cell], share: Decimal) -> Sequence[Cell]:
    """Return the figures of nine months and of the year, one where there is but one; numbers times a share."""
    known = [one for one in cells if one not in (None, "", "-", "…")]
    both = (known[0], known[-1]) if known else ()
    return [float(round(Decimal(str(one)) * share)) if isinstance(one, int | float) else one for one in both]
