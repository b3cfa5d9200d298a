"""A workbook as an office sends it, read within limits into sheets of plain cells; others are refused in a sentence.

python-calamine reads the cells. Before it sees a byte, the file is taken apart here within limits
(`limits`), passed over for what that library does not tell (`seen`), and put together again
without what is not needed.
"""

from dataclasses import replace
from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from indicators.collation import composed
from indicators.importing.types import Sheet, Span
from indicators.importing.workbook import biff, cells, ods, xlsx
from indicators.importing.workbook.compound import Compound
from indicators.importing.workbook.file_type import check_compound, check_others, check_package, is_compound, is_zip
from indicators.importing.workbook.limits import MAX_BYTES, MB, FileRefusal, UnreadableWorkbook
from indicators.importing.workbook.old_fonts import in_unicode
from indicators.importing.workbook.package import Package
from indicators.importing.workbook.sheet_scan import SheetScan
from indicators.importing.workbook.text import read_text

__all__ = ["UnreadableWorkbook", "read_workbook"]

STEM = 31  # characters: as long as the name of a sheet may be


def read_workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of .xlsx, .xls, .ods or CSV, in Unicode; a hidden sheet has its name and no rows.

    Raises Unreadable for every file that is none of these, is locked, holds macros, is damaged or
    larger than what is read. The bytes decide what it is, the name is only repeated.
    """
    try:
        return tuple(in_unicode(replace(sheet, name=composed(sheet.name))) for sheet in _read(data, name))
    except FileRefusal as refusal:
        raise refusal.of(name) from refusal


def _read(data: bytes, name: str) -> tuple[Sheet, ...]:
    if len(data) > MAX_BYTES:
        raise FileRefusal("workbook_too_large", found=f"{len(data) / MB:.1f}", expected=f"{MAX_BYTES // MB}")
    if is_zip(data):
        package = Package(data)
        book, seen = ods.prepared(package) if check_package(package) else xlsx.prepared(package)
        sheets = _sheets(book, seen)
    elif is_compound(data):
        compound = Compound(data)
        check_compound(compound)
        sheets = _sheets(*biff.prepared(compound))
    else:
        check_others(data)
        sheets = (read_text(data, _stem(name)),)
    if not any(sheet.rows for sheet in sheets):
        raise FileRefusal("workbook_blank" if sheets else "workbook_no_sheet")
    return sheets


def _stem(name: str) -> str:
    """Return what a sheet is called that has no name of its own: that of its file."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0][:STEM] or "CSV"


def _sheets(book: BytesIO, seen: list[SheetScan]) -> tuple[Sheet, ...]:
    """Return the sheets as the library reads them, with what our own pass learned."""
    by_name = {one.name: one for one in seen}
    try:
        with CalamineWorkbook.from_filelike(book) as opened:
            found = []
            for at, about in enumerate(opened.sheets_metadata):
                if about.visible != SheetVisibleEnum.Visible:
                    found.append(Sheet(about.name, (), hidden=True))
                elif about.name in by_name:
                    found.append(_sheet(by_name[about.name], opened.get_sheet_by_index(at)))
            return tuple(found)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise FileRefusal("workbook_damaged") from error


def _sheet(seen: SheetScan, read: CalamineSheet) -> Sheet:
    spans = [Span(top, left, bottom, right) for (top, left), (bottom, right) in read.merged_cell_ranges or []]
    return cells.sheet(seen, read.to_python(skip_empty_area=False), seen.merged or spans)
