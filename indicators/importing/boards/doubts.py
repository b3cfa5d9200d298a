"""What the loader doubts of the figures of a workbook that no question of the import has asked already."""

import csv

from indicators.editing import Edit
from indicators.editing.actuals import TABLE
from indicators.files import columns
from indicators.importing.types import Intake, ReadFigure
from indicators.model import Actual
from indicators.problems import Problem

# Which questions ask what the loader would doubt; another doubt of the same figure is none of theirs.
ASKED = {
    "implausible": ("implausible", "negative_count"),
    "unusual": ("implausible", "negative_count", "scale", "scale_all"),
    "scale_jump": ("scale", "scale_all"),
    "two_values_one_day": ("differs_on_record",),
    "city_figures_differ": ("differs_on_record",),
    "published_early": ("published_early", "published_before"),
    "future_day": ("published_future",),
}
WHOLE_FILE = (
    "published_early",
    "published_before",
    "published_future",
)  # about the day of the report, whatever the cell


def unasked_doubts(intake: Intake, edit: Edit, doubts: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the doubts that are new to who answered the questions of a workbook."""
    rows = edit.files.get(TABLE, b"").decode().split("\n")
    return tuple(one for one in doubts if not _asked(intake, one, rows))


def _asked(intake: Intake, doubt: Problem, rows: list[str]) -> bool:
    """Return whether a question about the very figure, answered, was this doubt, or an answer changed its number."""
    answered = [q for q in intake.questions if q.answer and q.code in ASKED.get(doubt.code, ())]
    if any(question.code in WHOLE_FILE for question in answered):
        return True
    cells = {cell for question in answered for cell in question.cells}
    if not doubt.file.endswith(f"/{TABLE}") or not 0 < doubt.line <= len(rows):
        return False
    figures = [one for one in intake.figures if _is_row(one, rows[doubt.line - 1])]
    mended = doubt.code == "printed_otherwise" and any(one.note for one in figures)
    return mended or any(one.cell in cells for one in figures)


def _is_row(figure: ReadFigure, line: str) -> bool:
    """Return whether a line of the file is that of a figure as read."""
    row = dict(zip(columns(Actual), next(csv.reader([line]), []), strict=False))
    said = (row.get("indicator"), row.get("period"), row.get("as_printed"))
    return said == (figure.indicator, figure.period, figure.as_printed)
