"""The deck as PowerPoint: native text, tables and charts that stay editable, notes with their sources.

Drawn from the same frozen slides as the deck and the hand-out, so no number can differ.
"""

from io import BytesIO

from pptx import Presentation
from pptx.util import Emu, Inches, Length

from indicators.session.boards.deck.types import Counts, Deck, KeyFigure, Part, Points, Slide, SlideChart, SlideTable
from indicators.session.powerpoint.charts import add_chart
from indicators.session.powerpoint.packing import fixed
from indicators.session.powerpoint.parts import add_counts, add_fact, add_points, add_table, add_text, write, write_runs
from indicators.session.powerpoint.styles import FOOT, LARGE, LONG, TEXT, TITLE, VERDICT, Drawn

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)  # 16:9
LEFT, INNER = Inches(0.6), Inches(12.13)
TOP, HIGHER, TALL = Inches(1.75), Inches(1.3), Inches(5.0)  # below a title of two lines, of one
FOOT_AT = Inches(7.02)
SIDE = Inches(4.4)  # a number or some words beside a chart
WEIGHTS = {SlideChart: 2, SlideTable: 2}  # the room of two lists each
ONE_LINE, LONG_TITLE = 62, 90  # letters: a longer message is set smaller
BLANK = 6  # the layout without placeholders


def slides(deck: Deck) -> bytes:
    """Return the deck as the bytes of a .pptx, 16:9, one slide for each of the deck's; the same each time."""
    shown = Presentation()
    shown.slide_width, shown.slide_height = WIDTH, HEIGHT
    shown.core_properties.title = f"{deck.title} · {deck.session}"
    shown.core_properties.author = shown.core_properties.last_modified_by = ""
    shown.core_properties.comments = deck.snapshot
    for n, one in enumerate(deck.slides, start=1):
        drawn = shown.slides.add_slide(shown.slide_layouts[BLANK])
        _add(drawn, one, f"{n}/{len(deck.slides)}")
    out = BytesIO()
    shown.save(out)
    return fixed(out.getvalue(), deck.view.as_of)


def _add(drawn: Drawn, one: Slide, number: str) -> None:
    shapes = drawn.shapes
    size = VERDICT if one.kind == "verdict" else LONG if len(one.title) > LONG_TITLE else TITLE
    below = Inches(0.6) if one.above else 0
    title = shapes.add_textbox(LEFT, Inches(0.4) + below, INNER, Inches(1.2))
    cut = one.marked or ((one.title, ""),)
    write_runs(title.text_frame, [[(words, one.tone if mark else "ink", True, size) for words, mark in cut if words]])
    title.name = "title"
    if one.above:
        add_text(shapes, [one.above], (LEFT, Inches(0.4), INNER, Inches(0.5)), LARGE, "second")
    top = Inches(4.6) if one.kind == "verdict" else HIGHER if len(one.title) <= ONE_LINE else TOP
    for part, place in _placed(one.parts, top, stacked=one.kind == "rivals"):
        _draw(shapes, part, place, LARGE if one.kind == "verdict" else TEXT)
    add_text(shapes, [one.footer.words], (LEFT, FOOT_AT, Inches(11.2), Inches(0.4)), FOOT, "second")
    add_text(shapes, [number], (Inches(12.0), FOOT_AT, Inches(0.9), Inches(0.4)), FOOT, "second")
    notes = [f"{note.words} ({note.source})" if note.source else note.words for note in one.notes]
    write(drawn.notes_slide.notes_text_frame, notes, FOOT)


def _placed(parts: tuple[Part, ...], top: int, *, stacked: bool) -> list[tuple[Part, tuple[int, int, int, int]]]:
    """Return each part with its place: words beside a chart, several one under the other."""
    if (
        len(parts) == 2
        and isinstance(parts[1], SlideChart)
        and isinstance(parts[0], (KeyFigure, Points))
        and not stacked
    ):
        beside = Emu(LEFT + SIDE + Inches(0.3))
        return [(parts[0], (LEFT, TOP, SIDE, TALL)), (parts[1], (beside, TOP, Emu(WIDTH - beside - LEFT), TALL))]
    weights = [WEIGHTS.get(type(part), 1) for part in parts]
    room, found, used = TOP + TALL - top, [], 0
    for part, weight in zip(parts, weights, strict=True):
        share = int(room * weight / sum(weights))
        found.append((part, (LEFT, top + used, INNER, share)))
        used += share
    return found


def _draw(shapes: Drawn, part: Part, place: tuple[int, int, int, int], size: Length) -> None:
    match part:
        case SlideChart():
            add_chart(shapes, part, place)
        case SlideTable():
            add_table(shapes, part, place)
        case Counts():
            add_counts(shapes, part, place)
        case KeyFigure():
            add_fact(shapes, part, place)
        case Points():
            add_points(shapes, part, place, size)
