"""A sheet of an office, written as rows, as the import understands it beside the real record."""

from collections.abc import Mapping, Sequence
from datetime import date

from builders import real_book

from importing.sheets import Cell, sheet
from indicators.importing import understand
from indicators.importing.types import Facts, Intake

TODAY = date(2025, 11, 20)
TITLE: list[Cell] = ["BÁO CÁO KẾT QUẢ THÁNG 10 NĂM 2025"]


def imported(
    *rows: Sequence[Cell],
    name: str = "Biểu 1",
    month: str = "2025-10",
    published_on: str = "2025-11-06",
    answers: Mapping[str, str] | None = None,
) -> Intake:
    """Return what a sheet of a report of the city says."""
    facts = Facts(area="HP", month=month, published_on=published_on)
    return understand([sheet(*rows, name=name)], real_book(), facts, answers or {}, {}, TODAY)


def asked(found: Intake, code: str) -> list[str]:
    """Return the first cell of each question of a kind."""
    return [one.cells[0] for one in found.questions if one.code == code]


def values(found: Intake) -> dict[str, str]:
    """Return the numbers by the cell of their figure."""
    return {one.cell: str(one.typed.value) for one in found.figures}
