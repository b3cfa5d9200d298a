"""The parts of a slide as native shapes: text, counts, tables."""

from collections.abc import Iterable, Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Length, Pt

from indicators.session.boards.deck.types import Counts, KeyFigure, Points, SlideCount, SlideRow, SlideTable
from indicators.session.powerpoint.fitting import lines, wide
from indicators.session.powerpoint.styles import (
    ALONE,
    FONT,
    HUGE,
    LARGE,
    MARKS,
    MIDDLE,
    SMALL,
    TEXT,
    TITLE,
    VERDICT,
    Drawn,
    colour,
)
from indicators.wording import first_upper

INSET = Inches(0.1)  # of text in its box
HANGING = Pt(18)  # of a statement behind its dash
WIDE = Inches(6)  # a number with more room than that has the slide to itself
SIZES = (TEXT, Pt(16), SMALL)  # of rows: the first that fits
LINE, PADDING, ROOMY = 1.2, Pt(3), Inches(0.22)  # height of a line to its letters; of a row beyond it, where few
MARGINS, VERDICT_GAP = Pt(9), 0.25  # of a cell; inches before words that follow a number
EASE = 1.04  # to the width of words: a typeface in place of Arial may be a little wider
STEP = Pt(3)  # by which a column gives way
LEAST = 0.3  # of the width, for the names
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
    for paragraph in box.text_frame.paragraphs[len(heading) :]:
        _bullet(paragraph)


def _bullet(paragraph: Drawn) -> None:
    """Put a dash before a statement, its further lines under its first word."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(int(HANGING)))
    properties.set("indent", str(-int(HANGING)))
    properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="{FONT}"/>'))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="–"/>'))


def add_fact(shapes: Drawn, part: KeyFigure, place: tuple[int, ...]) -> None:
    """Add the number of a slide, its verdict as mark and word, and what it is set against."""
    percent = "%" if part.unit == "%" else ""
    alone = place[2] > WIDE
    size = ALONE if alone else MIDDLE if len(part.value) > LONG_VALUE else HUGE
    label, text = (VERDICT, TITLE) if alone else (LARGE, TEXT)
    unit = " · ".join(words for words in ("" if percent else part.unit, part.about) if words)
    said = f"{MARKS.get(part.mark, '○')} {first_upper(part.verdict)}"
    head: list[list[Run]] = [
        [(f"{part.value}{percent}", "ink", True, size)],
        [(unit, "second", False, label)],
        [(said, part.mark, True, label)],
    ]
    box = shapes.add_textbox(*place)
    write_runs(box.text_frame, [*head, *([(line, "ink", False, text)] for line in part.lines)], space=6)


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


def _count(one: SlideCount, size: Length) -> list[list[Run]]:
    head: list[Run] = [(str(one.n), one.mark, True, HUGE)]
    label: list[Run] = [(f"{MARKS.get(one.mark, '○')} {one.label}", one.mark, True, size)]
    return [head, label, *([(name, "ink", False, size)] for name in one.names)]


# ---- tables


def add_table(shapes: Drawn, part: SlideTable, place: tuple[int, ...]) -> Drawn:
    """Add rows under their heads as a native table, and its remarks beneath; returns the table."""
    left, top, width, tall = place
    under = Inches(0.3) if part.remarks else 0
    size, widths, heights = _measures(part, width, tall - under)
    frame = shapes.add_table(len(part.lines) + 1, len(part.heads), left, top, width, Emu(sum(heights)))
    table = frame.table
    _plain(frame)
    for column, broad in zip(table.columns, widths, strict=True):
        column.width = Emu(broad)
    for row, high in zip(table.rows, heights, strict=True):
        row.height = Emu(high)
    for r, cells in enumerate(_cells(part, size)):
        for n, runs in enumerate(cells):
            _cell(table.cell(r, n), runs, left=n == 0 or part.worded or _verdict(part, n))
    if part.remarks:
        add_text(shapes, ["   ".join(part.remarks)], (left, top + sum(heights), width, under), SMALL, "second")
    return table


def _cells(part: SlideTable, size: Length) -> list[list[list[list[Run]]]]:
    """Return every cell as its lines of runs, row by row, the heads first."""
    heads: list[list[list[Run]]] = [[[(words, "second", False, SMALL)]] for words in part.heads]
    rows = [
        [[_name(line, size)], *(_words(part, line, n, words, size) for n, words in enumerate(line.cells, start=1))]
        for line in part.lines
    ]
    return [heads, *rows]


def _measures(part: SlideTable, width: int, room: int) -> tuple[Length, list[int], list[int]]:
    """Return the size of the letters, the widths of the columns and the heights of the rows: as large as fits."""
    for size in SIZES:
        widths = _widths(part, _cells(part, size), width)
        heights = _heights(part, _cells(part, size), widths, room)
        if sum(heights) <= room:
            break
    return size, widths, heights


def _widths(part: SlideTable, cells: list[list[list[list[Run]]]], width: int) -> list[int]:
    """Return the widths of the columns: what their words take, the rest to the name."""
    wanted = [max(_wide(line) for row in cells for line in row[n]) * EASE + MARGINS for n in range(1, len(part.heads))]
    for n in range(len(wanted)):
        wanted[n] += Inches(VERDICT_GAP) if part.worded or _verdict(part, n + 1) else 0
    while sum(wanted) > width * (1 - LEAST):
        wanted[wanted.index(max(wanted))] -= STEP  # the widest gives way
    others = [int(one) for one in wanted]
    return [width - sum(others), *others]


def _wide(runs: Sequence[Run]) -> float:
    return sum(wide(words, size, bold=bold) for words, _, bold, size in runs)


def _heights(part: SlideTable, cells: list[list[list[list[Run]]]], widths: list[int], room: int) -> list[int]:
    """Return the heights of the head and of each row: by the lines of its cells, taller where rows are few."""
    least = [max(map(_high, row, widths)) for row in cells]
    spare = int((room - sum(least)) / len(least))
    added = max(0, min(spare, int(ROOMY))) if len(part.lines) <= FEW else 0
    return [least[0], *(high + added for high in least[1:])]


def _high(cell: Sequence[Sequence[Run]], width: int) -> int:
    """Return the height of a cell: its lines, each as often as it has to be broken."""
    room = width - MARGINS + STEP  # a rounding makes no second line
    return int(sum(lines(_wide(runs), room) * max(size for *_, size in runs) * LINE for runs in cell)) + PADDING


def _verdict(part: SlideTable, n: int) -> bool:
    """Return whether a column holds the words of verdicts."""
    return n == len(part.heads) - 1 and any(line.mark for line in part.lines)


def _name(line: SlideRow, size: Length) -> list[Run]:
    mark: list[Run] = [(f"{MARKS.get(line.mark, '○')} ", line.mark, True, size)] if line.mark else []
    unit = "" if line.unit.casefold() in line.name.casefold() else f" {line.unit}"
    told: list[Run] = [(words, "second", False, SMALL) for words in (unit,) if words]
    sign: list[Run] = [(f" {line.remark}", "ink", False, size)] if line.remark else []
    return [*mark, (line.name, "ink", False, size), *told, *sign]


def _words(part: SlideTable, line: SlideRow, n: int, words: str, size: Length) -> list[list[Run]]:
    """Return a cell as its lines: numbers bold, verdicts in their colour, where its words come from small."""
    if _verdict(part, n):
        return [[(first_upper(words), line.mark, True, size)]]
    first, _, below = words.partition("\n")
    known = any(map(str.isdigit, first)) and not (part.worded and n == len(part.heads) - 1)
    shown: list[list[Run]] = [[(first, "ink" if known or part.worded else "second", known, size)]]
    return [*shown, [(below, "second", False, SMALL)]] if below else shown


def _plain(frame: Drawn) -> None:
    """Take the banded style of a new table away: rules alone."""
    style = frame._element.graphic.graphicData.tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    )
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # 'no style, no grid' of the format
    frame.table.first_row = frame.table.horz_banding = False


def _rule(cell: Drawn, *, head: bool) -> None:
    """Draw the rule under a cell: that of the heads is darker, as on the page."""
    wide, ink = int(Pt(1.5 if head else 0.75)), colour("ink" if head else "rule")
    fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<a:lnB {nsdecls("a")} w="{wide}">{fill}</a:lnB>'))


def _cell(cell: Drawn, lines: Sequence[Sequence[Run]], *, left: bool) -> None:
    """Fill a cell; words behind a column of numbers keep away from it."""
    write_runs(cell.text_frame, lines)
    _rule(cell, head=cell._tc.row_idx == 0)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.RIGHT
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(1)
    cell.margin_left, cell.margin_right = Inches(VERDICT_GAP) if left and cell._tc.col_idx else Pt(4), Pt(4)
