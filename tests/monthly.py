"""Reports as an office sends them: one of a month as CSV that asks nothing, one of a year as a workbook that asks."""

import csv
import io
from pathlib import Path

import xlsxwriter

NAME, BOOK = "report.csv", "bao-cao-thang-12.xlsx"
Cell = str | float
Facts = tuple[tuple[str, str], ...]
MAY: Facts = (
    ("Địa bàn", "Hải Phòng"), ("Kỳ báo cáo", "2026-05"), ("Ngày công bố", "2026-06-05"),
    ("Cơ quan báo cáo", "Sở Tài chính"), ("Tên báo cáo", "Báo cáo tháng 5 năm 2026"),
)  # fmt: skip
MAY_HEADER = ("STT", "Chỉ tiêu", "Đơn vị tính", "Lũy kế 5 tháng năm 2026")
EXPORTS = ("1", "Kim ngạch xuất khẩu", "tỷ USD", "21,5")
TOO_LARGE = ("1", "Kim ngạch xuất khẩu", "tỷ USD", "215")  # ten times the last comparable one
SHRIMPS = ("2", "Tôm sú đông lạnh", "tỷ USD", "1,25")  # the name of no indicator: asked, and kept for the next file
# The figures of the year as the city estimated them in December; exports are in a unit a thousand times too small.
YEAR: tuple[tuple[Cell, ...], ...] = (
    (1, "Tốc độ tăng GRDP", "%", 11.81),
    (2, "Kim ngạch xuất khẩu", "Triệu USD", "50,14"),
    (3, "Thu hút vốn FDI", "Triệu USD", 3800),
    (4, "Tôm sú đông lạnh", "Tỷ USD", "1,25"),
)


def report(*rows: tuple[str, ...], facts: Facts = MAY) -> bytes:
    """Return a report of May 2026 as CSV; without rows the one that asks nothing."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([*facts, (), MAY_HEADER, *(rows or (EXPORTS,))])
    return written.getvalue().encode()


def report_in(folder: Path, *rows: tuple[str, ...]) -> Path:
    """Return the file of a report of May 2026, written into a folder."""
    file = folder / NAME
    file.write_bytes(report(*rows))
    return file


def year_in(folder: Path) -> Path:
    """Return the workbook of the year 2025, written into a folder; it does not say who published it, and when."""
    file = folder / BOOK
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Biểu 1")
        sheet.write(0, 0, "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG")
        sheet.write(1, 0, "ƯỚC THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2025")
        for at, row in enumerate((("STT", "Chỉ tiêu", "Đơn vị tính", "Ước thực hiện năm 2025"), *YEAR)):
            sheet.write_row(3 + at, 0, row)
    return file


def without_the_year(folder: Path) -> None:
    """Take the city's reports of the whole year 2025 out of a data folder: they are still to come."""
    actuals = folder / "actuals.csv"
    lines = actuals.read_bytes().splitlines(keepends=True)
    actuals.write_bytes(b"".join(line for line in lines if b",HP,2025,year," not in line))
