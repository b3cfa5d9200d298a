"""What a deck is made of: slides of words, counts, rows and charts, from which every form of it is drawn.

A chart carries plain numbers beside their words, so that one drawn elsewhere still holds the
figures of the board. `Value.role` says what a number is: `actual`, `target`, `other` (a target on
another basis), `last_year`, `nation` or `peer`. `Value.stage` says how firm a figure is:
`estimate`, `preliminary` or `official`; a target has none.
"""

from dataclasses import dataclass
from decimal import Decimal

from indicators.boards.view import View


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a chart, exact, with its words, what it is and how firm it is."""

    value: Decimal
    words: str
    role: str
    stage: str | None = None
    marked: bool = False  # of the area in view, among others


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers, one for each category of its chart; what is not known is a gap."""

    name: str
    role: str
    values: tuple[Value | None, ...]
    area: int = 0  # 0 the area in view, 1.. those it was merged from


@dataclass(frozen=True, slots=True)
class SlideChart:
    """What is drawn: `columns` (levels from zero), `lines` (the same by month), `dots` (rates) or `bars` (lying)."""

    kind: str
    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    merged_at: int | None = None  # the category from which the territory is another one
    merger: str = ""
    words: str = ""  # the same in words, for those who cannot see it


@dataclass(frozen=True, slots=True)
class SlideCount:
    """How many main targets share a verdict, with the mark it is drawn by."""

    mark: str
    n: int
    label: str
    names: tuple[str, ...] = ()  # of the targets, as many as fit; the last may say how many more


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a board, misses first, and one mark a main target."""

    counts: tuple[SlideCount, ...]
    squares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlideRow:
    """One row of a table: its mark, its name with the unit, and a cell for each further head.

    A cell may have a second line: where its words come from.
    """

    mark: str
    name: str
    unit: str
    cells: tuple[str, ...]
    indicator: str = ""
    remark: str = ""  # the sign of a remark under the table


@dataclass(frozen=True, slots=True)
class SlideTable:
    """Rows under their heads; `remarks` explain the signs beside some names. `worded`: cells are words, not numbers."""

    heads: tuple[str, ...]
    lines: tuple[SlideRow, ...]
    remarks: tuple[str, ...] = ()
    worded: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The number of a slide: large, with what it is of, its verdict and what it is set against."""

    value: str
    unit: str
    about: str  # how firm it is, or which part of the year it is of
    mark: str
    verdict: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Statements one under the other; `heading` may be empty."""

    heading: str
    items: tuple[str, ...]


Part = Counts | SlideTable | KeyFigure | Points | SlideChart


@dataclass(frozen=True, slots=True)
class SpeakerNote:
    """What only the presenter sees: words, and the source they rest on with its file and line."""

    words: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands under every slide; its number is that of the slide."""

    source: str
    stage: str
    as_of: str
    snapshot: str

    @property
    def words(self) -> str:
        """The whole line, without the number of the slide."""
        return " · ".join(part for part in (self.source, self.stage, self.as_of, self.snapshot) if part)


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its key (which stays the same from day to day), its message, its parts, its notes.

    `marked` is the message again, cut at the words that carry a verdict, where `tone` says which. `above` stands
    over the message: what all this is.
    """

    key: str
    kind: str
    title: str
    parts: tuple[Part, ...]
    footer: Footer
    notes: tuple[SpeakerNote, ...]
    marked: tuple[tuple[str, str], ...] = ()
    tone: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides of a session, in order, as known on its day."""

    view: View
    session: str
    title: str
    snapshot: str
    slides: tuple[Slide, ...]
