"""The parts of a slide as native shapes: text, counts, tables."""

from collections.abc import Iterable, Sequence
from math import ceil

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from indicators.boards.deck.nouns import Count, Counts, Fact, Line, Points, Table
from indicators.slides.ink import FONT, HUGE, LARGE, MARKS, MIDDLE, SMALL, TEXT, Drawn, colour
from indicators.wording import first_upper

INSET = Inches(0.1)  # of text in its box
ROW, ROOMY = Inches(0.335), Inches(0.56)  # of one line: where rows are many, where they are few
SECOND = Inches(0.27)  # what a second line adds
LETTER, BOLD, SMALLER, MARGINS = 0.118, 0.138, 0.85, 0.15  # inches of a letter; of a smaller one to it; beside a cell
WIDEST = 30  # letters of a cell of words: longer ones go on below
LEAST = 0.3  # of the width, for the names
VERDICT_GAP = 0.25  # inches before words that follow a number
FEW, LONG_VALUE, LONG_NAMES = 8, 9, 4  # rows; letters of a number; counts whose names fit at the larger size
Run = tuple[str, str, bool, Length]  # words, ink, whether bold, size


def write(
    frame: Drawn, lines: Iterable[str], size: Length, ink: str = "ink", *, bold: bool = False, space: float = 0
) -> None:  # fmt: skip
    """Put lines of text into a frame, one paragraph each, replacing what is there."""
    write_runs(frame, [[(words, ink, bold, size)] for words in lines], space=space)


def write_runs(frame: Drawn, lines: Sequence[Sequence[Run]], *, space: float = 0) -> None:
    """Put lines of text into a frame, one paragraph each, whose runs have inks of their own."""
    frame.word_wrap = True
    for n, runs in enumerate(lines or [[]]):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        for words, ink, bold, size in runs:
            run = paragraph.add_run()
            run.text = words
            run.font.name, run.font.size, run.font.bold, run.font.color.rgb = FONT, size, bold, colour(ink)
        paragraph.space_after = Pt(space)


def add_text(shapes: Drawn, lines: Iterable[str], place: tuple[int, ...], size: Length, ink: str = "ink", *,
             bold: bool = False, space: float = 0) -> Drawn:  # fmt: skip
    """Add a box of text at a place and return it."""
    box = shapes.add_textbox(*place)
    write(box.text_frame, lines, size, ink, bold=bold, space=space)
    return box


def add_points(shapes: Drawn, part: Points, place: tuple[int, ...], size: Length = TEXT) -> None:
    """Add statements one under the other, below their heading."""
    heading: list[list[Run]] = [[(part.heading, "second", True, size)]] if part.heading else []
    box = shapes.add_textbox(*place)
    write_runs(box.text_frame, [*heading, *([(item, "ink", False, size)] for item in part.items)], space=8)


def add_fact(shapes: Drawn, part: Fact, place: tuple[int, ...]) -> None:
    """Add the number of a slide, its verdict as mark and word, and what it is set against."""
    left, top, width, _ = place
    percent = "%" if part.unit == "%" else ""
    size = MIDDLE if len(part.value) > LONG_VALUE else HUGE
    add_text(shapes, [f"{part.value}{percent}"], (left, top, width, Inches(1.0)), size, bold=True)
    unit = " · ".join(words for words in ("" if percent else part.unit, part.about) if words)
    add_text(shapes, [unit], (left, top + Inches(1.0), width, Inches(0.45)), LARGE, "second")
    said = f"{MARKS.get(part.mark, '○')} {first_upper(part.verdict)}"
    add_text(shapes, [said], (left, top + Inches(1.5), width, Inches(0.5)), LARGE, part.mark, bold=True)
    add_text(shapes, part.lines, (left, top + Inches(2.05), width, Inches(2.9)), TEXT, space=6)


# ---- counts


def add_counts(shapes: Drawn, part: Counts, place: tuple[int, ...]) -> None:
    """Add one square with its mark a main target, and the counts with their names beneath, misses first."""
    left, top, width, tall = place
    step = min(Inches(0.56), int((width - INSET) / max(len(part.squares), 1)))
    for n, kind in enumerate(part.squares):
        _square(shapes, kind, (left + INSET + step * n, top, int(step * 0.86), Inches(0.48)))
    wide = int(width / max(len(part.counts), 1))
    for n, one in enumerate(part.counts):
        at = left + wide * n, top + Inches(0.75), wide, Emu(tall - Inches(0.8))
        box = shapes.add_textbox(*at)
        write_runs(box.text_frame, _count(one, SMALL if len(part.counts) > LONG_NAMES else TEXT), space=4)


def _square(shapes: Drawn, kind: str, place: tuple[int, ...]) -> None:
    square = shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
    square._element.remove(square._element.find(qn("p:style")))  # its shadow
    square.line.color.rgb, square.line.width = colour(kind if kind in MARKS else "grey"), Pt(1.5)
    square.fill.background()
    frame = square.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(frame, [MARKS.get(kind, "○")], TEXT, kind)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _count(one: Count, size: Length) -> list[list[Run]]:
    head: list[Run] = [(str(one.n), one.mark, True, HUGE)]
    label: list[Run] = [(f"{MARKS.get(one.mark, '○')} {one.label}", one.mark, True, size)]
    return [head, label, *([(name, "ink", False, size)] for name in one.names)]


# ---- tables


def add_table(shapes: Drawn, part: Table, place: tuple[int, ...]) -> Drawn:
    """Add rows under their heads as a native table, and its remarks beneath; returns the table."""
    left, top, width, tall = place
    widths = _widths(part, width)
    under = Inches(0.3) if part.remarks else 0
    heights = _heights(part, widths, tall - under)
    frame = shapes.add_table(len(part.lines) + 1, len(part.heads), left, top, width, Emu(sum(heights)))
    table = frame.table
    _plain(frame)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Emu(wide)
    for row, high in zip(table.rows, heights, strict=True):
        row.height = Emu(high)
    for n, words in enumerate(part.heads):
        _cell(table.cell(0, n), [[(words, "second", False, SMALL)]], left=n == 0 or part.worded or _verdict(part, n))
    for r, line in enumerate(part.lines, start=1):
        _cell(table.cell(r, 0), [_name(line)], left=True)
        for n, words in enumerate(line.cells, start=1):
            _cell(table.cell(r, n), _words(part, line, n, words), left=part.worded or _verdict(part, n))
    if part.remarks:
        add_text(shapes, ["   ".join(part.remarks)], (left, top + sum(heights), width, under), SMALL, "second")
    return table


def _inches(words: str) -> float:
    """Return how wide the widest line of a cell is; its second line is smaller."""
    first, _, below = words.partition("\n")
    return max(len(first), min(len(below) * SMALLER, WIDEST)) * BOLD + MARGINS


def _named(line: Line) -> str:
    """Return the words of a name as many letters as wide: those of its unit are smaller."""
    return "".join(words if size == TEXT else words[: int(len(words) * SMALLER)] for words, _, _, size in _name(line))


def _widths(part: Table, width: int) -> list[int]:
    """Return the widths of the columns: what their words take, the rest to the name."""
    cells = [[head, *(line.cells[n] for line in part.lines)] for n, head in enumerate(part.heads[1:])]
    wanted = [min(max(map(_inches, column)), WIDEST * BOLD) + VERDICT_GAP * part.worded for column in cells]
    if any(line.mark for line in part.lines):
        wanted[-1] += VERDICT_GAP
    shrunk = min(1.0, width / Inches(1) * (1 - LEAST) / sum(wanted))
    others = [int(Inches(wide * shrunk)) for wide in wanted]
    return [width - sum(others), *others]


def _heights(part: Table, widths: Sequence[int], room: float) -> list[int]:
    """Return the heights of the head and of each row: by the lines of its cells, taller where rows are few."""
    more = [max(_lines(words, wide) for words, wide in zip((_named(line), *line.cells), widths, strict=True)) - 1
            for line in part.lines]  # fmt: skip
    least = [int(ROW) + int(SECOND) * n for n in (0, *more)]
    spare = (room - sum(least)) / len(least)
    added = max(0, min(int(spare), int(ROOMY) - int(ROW))) if len(part.lines) <= FEW else 0
    return [least[0], *(high + added for high in least[1:])]


def _lines(words: str, wide: int) -> int:
    """Return how many lines the words of a cell take."""
    fits = (wide / Inches(1) - MARGINS) / LETTER
    first, _, below = words.partition("\n")
    return max(1, ceil(len(first) / fits)) + ceil(len(below) * SMALLER / fits)


def _verdict(part: Table, n: int) -> bool:
    """Return whether a column holds the words of verdicts."""
    return n == len(part.heads) - 1 and any(line.mark for line in part.lines)


def _name(line: Line) -> list[Run]:
    mark: list[Run] = [(f"{MARKS.get(line.mark, '○')} ", line.mark, True, TEXT)] if line.mark else []
    unit = "" if line.unit.casefold() in line.name.casefold() else f" {line.unit}"
    told: list[Run] = [(words, "second", False, SMALL) for words in (unit,) if words]
    sign: list[Run] = [(f" {line.remark}", "ink", False, TEXT)] if line.remark else []
    return [*mark, (line.name, "ink", False, TEXT), *told, *sign]


def _words(part: Table, line: Line, n: int, words: str) -> list[list[Run]]:
    """Return a cell as its lines: numbers bold, verdicts in their colour, where its words come from small."""
    if _verdict(part, n):
        return [[(first_upper(words), line.mark, True, TEXT)]]
    first, _, below = words.partition("\n")
    known = any(map(str.isdigit, first)) and not (part.worded and n == len(part.heads) - 1)
    shown: list[list[Run]] = [[(first, "ink" if known or part.worded else "second", known, TEXT)]]
    return [*shown, [(below, "second", False, SMALL)]] if below else shown


def _plain(frame: Drawn) -> None:
    """Take the banded style of a new table away: rules alone."""
    style = frame._element.graphic.graphicData.tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    )
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # 'no style, no grid' of the format
    frame.table.first_row = frame.table.horz_banding = False


def _cell(cell: Drawn, lines: Sequence[Sequence[Run]], *, left: bool) -> None:
    """Fill a cell; words behind a column of numbers keep away from it."""
    write_runs(cell.text_frame, lines)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.RIGHT
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(1)
    cell.margin_left, cell.margin_right = Inches(VERDICT_GAP) if left and cell._tc.col_idx else Pt(4), Pt(4)
