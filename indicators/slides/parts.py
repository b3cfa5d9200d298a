"""The parts of a slide as native shapes: text, counts, tables."""

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from indicators.boards.deck.nouns import Counts, Fact, Points, Table
from indicators.slides.ink import FONT, HUGE, LARGE, MARKS, ROWS, SMALL, TEXT, Drawn, colour

ROW = Inches(0.385)
NAME, CELL, LAST = 8, 2.6, 3.4  # widths of a table's columns to one another


def write(
    frame: Drawn, lines: list[str], size: Pt, ink: str = "ink", *, bold: bool = False, space: float = 0
) -> None:  # fmt: skip
    """Put lines of text into a frame, one paragraph each, replacing what is there."""
    frame.word_wrap = True
    for n, words in enumerate(lines or [""]):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = words
        run.font.name, run.font.size, run.font.bold, run.font.color.rgb = FONT, size, bold, colour(ink)
        paragraph.space_after = Pt(space)


def add_text(shapes: Drawn, lines: list[str], place: tuple[int, ...], size: Pt, ink: str = "ink", *, bold: bool = False,
             space: float = 0) -> Drawn:  # fmt: skip
    """Add a box of text at a place and return it."""
    box = shapes.add_textbox(*place)
    write(box.text_frame, lines, size, ink, bold=bold, space=space)
    return box


def add_points(shapes: Drawn, part: Points, place: tuple[int, ...]) -> None:
    """Add statements one under the other."""
    heading = [part.heading] if part.heading else []
    add_text(shapes, [*heading, *part.items], place, TEXT, space=8)


def add_fact(shapes: Drawn, part: Fact, place: tuple[int, ...]) -> None:
    """Add the number of a slide, its verdict as mark and word, and what it is set against."""
    left, top, width, _ = place
    add_text(shapes, [part.value], (left, top, width, Inches(1.0)), HUGE, bold=True)
    add_text(shapes, [part.unit], (left, top + Inches(1.0), width, Inches(0.4)), TEXT, "second")
    said = f"{MARKS.get(part.mark, '○')} {part.verdict}"
    add_text(shapes, [said], (left, top + Inches(1.45), width, Inches(0.5)), LARGE, part.mark, bold=True)
    add_text(shapes, list(part.lines), (left, top + Inches(2.0), width, Inches(3.2)), TEXT, space=6)


def add_counts(shapes: Drawn, part: Counts, place: tuple[int, ...]) -> None:
    """Add one square a main target, and the counts beneath, misses first."""
    left, top, width, _ = place
    step = min(Inches(0.56), Emu(int(width / max(len(part.squares), 1))))
    for n, kind in enumerate(part.squares):
        square = shapes.add_shape(MSO_SHAPE.RECTANGLE, left + step * n, top, Emu(int(step * 0.86)), Inches(0.5))
        square.shadow.inherit = False
        square.line.color.rgb = colour(kind if kind in MARKS else "grey")
        square.fill.solid()
        hollow = kind not in MARKS or kind == "official_missed"
        square.fill.fore_color.rgb = colour("ground" if hollow else kind)
    for n, one in enumerate(part.counts):
        at = top + Inches(1.0) + Inches(0.75) * n
        words = f"{MARKS.get(one.mark, '○')}  {one.n}  {one.label}"
        add_text(shapes, [words], (left, at, width, Inches(0.6)), LARGE, one.mark, bold=True)


def add_table(shapes: Drawn, part: Table, place: tuple[int, ...]) -> Drawn:
    """Add rows under their heads as a native table, and its remarks beneath; returns the table."""
    left, top, width, tall = place
    rows, columns = len(part.lines) + 1, len(part.heads)
    under = Inches(0.3) * len(part.remarks)
    high = min(ROW, int((tall - under) / rows))
    frame = shapes.add_table(rows, columns, left, top, width, Emu(high * rows))
    table = frame.table
    _plain(frame)
    widths = (NAME, *[CELL] * (columns - 2), LAST)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Emu(int(width * share / sum(widths)))
    for n, words in enumerate(part.heads):
        _cell(table.cell(0, n), words, n, "second", size=SMALL)
    for r, line in enumerate(part.lines, start=1):
        name = f"{MARKS.get(line.mark, '○')} {line.name}{line.remark} {line.unit}"
        for n, words in enumerate((name, *line.cells)):
            last = n == columns - 1
            _cell(table.cell(r, n), words, n, line.mark if n == 0 or last else "ink", bold=last)
    for row in table.rows:
        row.height = high
    if part.remarks:
        add_text(shapes, list(part.remarks), (left, top + high * rows, width, under), SMALL, "second")
    return table


def _plain(frame: Drawn) -> None:
    """Take the banded style of a new table away: rules alone."""
    style = frame._element.graphic.graphicData.tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    )
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # 'no style, no grid' of the format
    frame.table.first_row = frame.table.horz_banding = False


def _cell(cell: Drawn, words: str, column: int, ink: str, size: Pt = ROWS, *, bold: bool = False) -> None:
    write(cell.text_frame, [words], size, ink, bold=bold)
    cell.text_frame.word_wrap = column == 0
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT if column == 0 else PP_ALIGN.RIGHT
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(1)
    cell.margin_left = cell.margin_right = Pt(4)
