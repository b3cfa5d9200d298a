"""From the bytes of a workbook into the data folder and back: the figures of the record, exactly."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

from builders import real_book
from record import copied

from importing.workbooks import AREA, FROM, clean_pages, meant, written
from indicators.editing import actuals, save, undo
from indicators.editing.data_snapshot import Held
from indicators.editing.edit_requests import NewActual, Printed, Why
from indicators.files import FILES, read
from indicators.importing import understand
from indicators.importing.layout import read_metadata
from indicators.importing.types import Facts, ReadFigure
from indicators.importing.workbook import read_workbook

PUBLISHED_ON = "2026-01-20"
PAPER = Printed(None, "Sở Tài chính", "Báo cáo tháng 10 năm 2025", None)


def folder_before(parent: Path) -> Path:
    """Return a data folder without what the city reported from a day on."""
    folder = copied(parent / "data")
    file = folder / "actuals.csv"
    head, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8")))
    area, day = head.index("area"), head.index("published_on")
    kept = [row for row in rows if row[area] != AREA or row[day][:10] < FROM]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([head, *kept])
    file.write_text(out.getvalue(), encoding="utf-8")
    return folder


def wanted(one: ReadFigure, facts: Facts) -> NewActual:
    return NewActual(
        one.indicator, facts.area, one.period, one.typed, one.stage, PAPER, published_on=facts.published_on,
        period_kind=one.kind, as_printed=one.as_printed, note=one.note or None,
    )  # fmt: skip


def test_the_figures_of_a_clean_workbook_stand_in_the_files_as_they_stand_on_record(tmp_path: Path):
    folder = folder_before(tmp_path)
    before = {name: (folder / name).read_bytes() for name in FILES}
    held = Held.of(folder)
    sheets = read_workbook(written(clean_pages()), "report.xlsx")
    facts = replace(read_metadata(sheets, held.book), published_on=PUBLISHED_ON)
    intake = understand(sheets, held.book, facts, {}, {}, date(2026, 2, 1))
    edit = actuals.add_all(held, [wanted(one, facts) for one in intake.figures], Why("An", "the report of October"))
    saved = save(folder, edit)
    book, _ = read(folder)
    new = book.actuals[len(held.book.actuals) :]
    assert {(a.indicator, a.period, a.period_kind, a.stage, a.value, a.qualifier) for a in new} == meant(real_book())
    assert {(a.area, a.series, a.published_on) for a in new} == {(AREA, "city", PUBLISHED_ON)}
    (source,) = {code for a in new for code in a.source}
    assert source not in held.book.sources
    assert all((folder / name).read_bytes().startswith(data) for name, data in before.items())

    again = understand(sheets, book, facts, {}, {}, date(2026, 2, 1))
    assert (again.figures, again.questions) == ((), ())

    undo(folder, "An", "once more", saved.version)
    assert {name: (folder / name).read_bytes() for name in FILES} == before
