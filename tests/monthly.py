"""A monthly report as an office sends it, small enough to read here: one that asks nothing, and one that asks."""

import csv
import io
from pathlib import Path

NAME = "report.csv"
FACTS = (
    ("Địa bàn", "Hải Phòng"), ("Kỳ báo cáo", "2026-05"), ("Ngày công bố", "2026-06-05"),
    ("Cơ quan báo cáo", "Sở Tài chính"), ("Tên báo cáo", "Báo cáo tháng 5 năm 2026"),
)  # fmt: skip
HEADER = ("STT", "Chỉ tiêu", "Đơn vị tính", "Lũy kế 5 tháng năm 2026")
EXPORTS = ("1", "Kim ngạch xuất khẩu", "tỷ USD", "21,5")
SHRIMPS = ("2", "Tôm sú đông lạnh", "tỷ USD", "1,25")  # the name of no indicator: asked, and kept for the next file
TOO_LARGE = ("1", "Kim ngạch xuất khẩu", "tỷ USD", "215")  # ten times the last comparable one


def report(*rows: tuple[str, ...], facts: tuple[tuple[str, str], ...] = FACTS) -> bytes:
    """Return a report as CSV; without rows the one that asks nothing."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([*facts, (), HEADER, *(rows or (EXPORTS,))])
    return written.getvalue().encode()


def report_in(folder: Path, *rows: tuple[str, ...]) -> Path:
    """Return the file of a report, written into a folder."""
    file = folder / NAME
    file.write_bytes(report(*rows))
    return file
