"""Figures under headings and on sheets whose words speak of another time, place or plan than the columns."""

import re
from collections import defaultdict
from collections.abc import Iterator

from indicators.collation import folded
from indicators.importing.checks.context import AS_THEY_STAND, LEAVE_ALL, CheckContext
from indicators.importing.checks.places import is_of_another, names_elsewhere, names_other, names_part
from indicators.importing.layout.periods import Known, months_ended, period_of, spoken
from indicators.importing.layout.words import stage_of
from indicators.importing.questions import SKIP
from indicators.importing.types import ReadFigure, SheetTable
from indicators.model import period_span

# A heading may be about plans, as 'Chỉ tiêu theo Nghị quyết' is; one that is nothing but a plan is of its rows.
PLAN = re.compile(
    r"(?:cac )?(?:ke hoach|kh|du toan|muc tieu|kich ban|(?:chi tieu|so) (?:giao|ke hoach)|plan|target)s?"
    r"(?:[\s,:-]+(?:nam|thang|quy|ca nam|dau nam|giao|duoc|hdnd|ttg|thanh pho|[ivx]+|[0-9/.]+))*"
)
WORDS = re.compile(r"[^\W\d]|^\s*(?:19|20)[0-9]{2}\s*$")
COMPARED = re.compile(r"\bso (?:voi|sanh|cung|kh|ck)\b|\bcung (?:ky|thang)\b|\bsame period\b|\bcompared\b|\bversus\b")


def check(context: CheckContext) -> None:
    """Ask `heading_other` once for each heading, sheet and word beside the names that does not go with the columns."""
    groups: dict[tuple[str, str], list[ReadFigure]] = defaultdict(list)
    for figure in context.figures:
        for cell, words in (*_over(context, figure), *_beside(context.tables[figure.table], figure)):
            if _differs(words, figure) or names_other(context, words):
                groups[cell, words].append(figure)
    for number, table in enumerate(context.tables):
        figures = [one for one in context.figures if one.table == number]
        name, first = table.sheet.name, table.sheet.ref(0, 0)
        lines = table.title.splitlines() if figures else ()
        others = [line for line in lines if names_part(context, line) or names_elsewhere(context, line)]
        elsewhere = names_other(context, name) or names_elsewhere(context, name) or is_of_another(context, name)
        if figures and (elsewhere or _is_other_month(name, figures)):
            others.append(name)
        for words in others if figures else ():
            groups[first, words] += figures
    for (cell, words), found in groups.items():
        _ask(context, cell, words, found)


def _ask(context: CheckContext, cell: str, words: str, found: list[ReadFigure]) -> None:
    cells = dict.fromkeys((cell, *(one.cell for one in found)))
    said = (("count", str(len(cells) - 1)),)
    if context.ask_cells("heading_other", tuple(cells), words, (LEAVE_ALL, AS_THEY_STAND), details=said) == SKIP.value:
        context.leave(*found)


def _over(context: CheckContext, figure: ReadFigure) -> Iterator[tuple[str, str]]:
    """Yield the headings over a figure, each with its cell."""
    table, wanted = context.tables[figure.table], list(figure.line.section)
    names = [column for column in table.columns if column.role == "name"] or table.columns[:1]
    for line in reversed(table.lines):
        if line.at < figure.line.at and line.kind == "heading" and line.name in wanted:
            wanted.remove(line.name)
            yield table.ref(line, next((one for one in names if table.cell(line, one)), names[0])), line.name


def _beside(table: SheetTable, figure: ReadFigure) -> Iterator[tuple[str, str]]:
    """Yield the words in columns beside the name that are neither unit nor note: 'Kế hoạch', 'Hải Dương', '9 tháng'.

    They stand for all their rows under the first cell that holds them.
    """
    for column in table.columns:
        if column.role not in ("unknown", "figure") or column.period or column.at == figure.column.at:
            continue
        rows, at = table.sheet.rows, figure.line.at
        spans = (
            one for one in table.sheet.merged if one.left <= column.at <= one.right and one.top <= at <= one.bottom
        )
        span = next(spans, None)
        value = rows[span.top][column.at] if span else rows[at][column.at]
        if isinstance(value, str) and WORDS.search(value):
            first = next(row for row, cells in enumerate(rows) if cells[column.at : column.at + 1] == (value,))
            yield table.sheet.ref(first, column.at), " ".join(value.split())


def _differs(words: str, figure: ReadFigure) -> bool:
    """Return whether a heading is of a plan or a comparison, or of another time or stage than a figure's column."""
    plain = folded(words)
    if PLAN.fullmatch(plain) or COMPARED.search(plain):
        return True
    stages = stage_of([plain])
    return bool(stages and stages != {figure.stage}) or _is_other_time(plain, figure)


def _is_other_time(words: str, figure: ReadFigure) -> bool:
    said = spoken(words)
    if not (said.mentions or said.years or said.same or said.cumulative or said.shift is not None):
        return False
    if said.years and not said.mentions and not said.cumulative:
        return said.years != {int(figure.period[:4])}
    when = period_of([words], Known(figure.period[:4], ""))
    return (when.period, when.kind) != (figure.period, figure.kind)


def _is_other_month(sheet: str, figures: list[ReadFigure]) -> bool:
    """Return whether a sheet bears the name of a month in which no period of its figures ends."""
    said, years = spoken(folded(sheet)), {one.period[:4] for one in figures}
    if not said.mentions:
        return bool(said.years) and not {str(year) for year in said.years} & years
    ended = {period_span(one.period)[1].isoformat()[:7] for one in figures}
    named = {month for year in years for month in months_ended(sheet, year)}
    return bool(named) and not named & ended
