"""The workbook that offices fill in comes back as it was meant: every figure, and not one question."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from builders import real_book, real_store

from indicators.importing import understand
from indicators.importing.boards.template import Template, template
from indicators.importing.layout import read_metadata, tables
from indicators.importing.template_sheet import template_bytes
from indicators.importing.types import Facts, Intake
from indicators.importing.workbook import read_workbook
from indicators.wording import LANGS, Lang

from .filled import FIRST_SHEET, filled
from .formats import MAIN, parts_of

AREA, PUBLISHER = "HP", "Thống kê thành phố"
MONTHS = {"2025-06": date(2025, 7, 6), "2025-09": date(2025, 10, 6), "2026-02": date(2026, 3, 6)}  # and their reports
MONTH = "2025-09"
SPACE = f"{{{MAIN}}}"
FACTS = 3  # row of the first fact, from 0; the values stand in the third column


def reported(month: str) -> dict[tuple[str, str], Decimal]:
    """Return what is on record of a month by indicator and kind of period: the figures that are typed in."""
    ours = (one for one in real_book().actuals if (one.area, one.period) == (AREA, month))
    return {(one.indicator, one.period_kind): one.value for one in ours if one.period_kind in ("ytd", "month")}


def handed_out(lang: Lang, stage: str = "reported", month: str = MONTH, *, every: bool = False) -> Template:
    """Return the template of a month."""
    return template(real_store(), real_book().areas[AREA], month, lang, stage, every=every)


def sent_back(found: Template, values: Mapping[tuple[str, str], Decimal]) -> bytes:
    """Return the template with its facts and these values typed in."""
    head = FACTS + len(found.facts) + 2  # the first row of the table
    cells: dict[tuple[int, int], str | Decimal | date] = {
        (FACTS + 2, 2): MONTHS[found.month],
        (FACTS + 3, 2): PUBLISHER,
    }
    for at, row in enumerate(found.rows, head):
        wanted = ((column, (row.code, kind)) for column, kind in ((4, "month"), (5, "ytd")))
        cells |= {(at, column): values[key] for column, key in wanted if key in values}
    return filled(template_bytes(found), cells)


def understood(data: bytes, month: str = MONTH) -> tuple[Facts, Intake]:
    """Return what a filled template says, held against what was on record before the month was over."""
    sheets = read_workbook(data, "báo cáo.xlsx")
    before = tuple(one for one in real_book().actuals if (one.published_on or "") < f"{month}-28")
    book = real_book().model_copy(update={"actuals": before})
    facts = read_metadata(sheets, book)
    return facts, understand(sheets, book, facts, {}, {}, MONTHS[month])


def read(intake: Intake) -> dict[tuple[str, str], Decimal | None]:
    return {(one.indicator, one.kind): one.typed.value for one in intake.figures}


@pytest.mark.parametrize("stage", ["reported", "estimate"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_figures_of_a_month_come_back_exactly_and_nothing_is_asked(lang: Lang, stage: str) -> None:
    values = reported(MONTH)
    facts, intake = understood(sent_back(handed_out(lang, stage), values))
    assert len(values) > 10
    assert [(one.code, one.cells) for one in intake.questions] == []
    assert read(intake) == values
    assert {(one.period, one.stage) for one in intake.figures} == {(MONTH, stage)}
    assert (facts.area, facts.month, facts.publisher) == (AREA, MONTH, PUBLISHER)
    assert facts.published_on == MONTHS[MONTH].isoformat()
    assert facts.title.endswith("Hải Phòng" if lang == "vi" else "Hai Phong")


MERGED = "2025-07"  # when the area of the template was


@pytest.mark.parametrize("month", MONTHS)
def test_other_months_do_so_too(month: str) -> None:
    facts, intake = understood(sent_back(handed_out("vi", month=month), reported(month)), month)
    before = ["before_merger"] if month < MERGED else []
    assert (facts.month, [one.code for one in intake.questions]) == (month, before)
    assert read(intake) == reported(month)


def test_an_empty_template_holds_no_figure_and_asks_nothing() -> None:
    found = handed_out("vi", every=True)
    _, intake = understood(sent_back(found, {}))
    assert (intake.figures, intake.questions) == ((), ())
    assert {one.code for one in intake.told} == {"blanks"}


def test_every_row_of_the_template_is_its_indicator_in_both_languages() -> None:
    book = real_book()
    for lang in LANGS:
        found = handed_out(lang, every=True)
        (table,) = tables(read_workbook(template_bytes(found), "a.xlsx"), MONTH)  # the guide is none
        assert [line.code for line in table.lines] == list(book.indicators)
        assert {line.kind for line in table.lines} == {"figure"}
        assert [column.role for column in table.columns] == [
            "number", "code", "name", "unit", "figure", "figure", "note",
        ]  # fmt: skip


def test_the_same_template_has_the_same_bytes() -> None:
    assert template_bytes(handed_out("vi")) == template_bytes(handed_out("vi"))


def test_only_the_cells_to_fill_can_be_typed_into() -> None:
    found = handed_out("en")
    parts = parts_of(template_bytes(found))
    sheet, styles = (ElementTree.fromstring(parts[name]) for name in (FIRST_SHEET, "xl/styles.xml"))
    assert sheet.find(f"{SPACE}sheetProtection[@sheet='1']") is not None
    assert ElementTree.fromstring(parts["xl/worksheets/sheet2.xml"]).find(f"{SPACE}sheetProtection") is not None
    looks = styles.findall(f"{SPACE}cellXfs/{SPACE}xf")
    free = {at for at, look in enumerate(looks) if look.find(f"{SPACE}protection[@locked='0']") is not None}
    cells = {cell.attrib["r"] for cell in sheet.iter(f"{SPACE}c") if int(cell.attrib.get("s", "0")) in free}
    rows = range(FACTS + len(found.facts) + 3, FACTS + len(found.facts) + 3 + len(found.rows))
    facts = {f"C{FACTS + 1 + at}" for at, fact in enumerate(found.facts) if fact.typed}
    assert cells == facts | {f"{column}{row}" for column in "EFG" for row in rows}


def test_figures_take_numbers_alone_and_counts_whole_ones() -> None:
    found = handed_out("vi", every=True)
    sheet = ElementTree.fromstring(parts_of(template_bytes(found))[FIRST_SHEET])
    kinds = {one.attrib["sqref"]: one.attrib.get("type") for one in sheet.iter(f"{SPACE}dataValidation")}
    head = FACTS + len(found.facts) + 3
    for at, row in enumerate(found.rows, head):
        assert kinds[f"E{at}:F{at}"] == ("whole" if row.whole else "decimal")
    assert kinds[f"C{FACTS + 3}"] == "date"


def test_a_target_of_the_year_or_a_figure_within_one_gives_a_row() -> None:
    codes = [row.code for row in handed_out("vi").rows]
    natures = {real_book().indicators[code].nature for code in codes}
    assert {"grdp_growth", "fdi", "export"} <= set(codes)
    assert natures <= {"flow", "rate", "stock"}
    assert codes == [code for code in real_book().indicators if code in codes]
    assert len(codes) < len(handed_out("vi", every=True).rows) == len(real_book().indicators)
