"""The planning page as view-models: the form as it stands, what an edit would change, what was saved."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.boards.changes import told
from indicators.boards.changes.moves import Side
from indicators.boards.sentences import Part, parts, protected
from indicators.boards.view import View
from indicators.editing import digest
from indicators.editing.boards.conflict import Conflict
from indicators.editing.boards.file_diff import LineDiff, line_diff
from indicators.editing.boards.form_schema import PlanningQuery
from indicators.editing.boards.form_validation import Errors, Reading
from indicators.editing.boards.preview import Preview, RowImpact
from indicators.wording import Lang, say


@dataclass(frozen=True, slots=True)
class ShownMove:
    """One row of one board that an edit moves, in words; `verdicts` are the codes before and after.

    `more` are the other boards on which the same row moves in the same way.
    """

    board: str
    name: str
    verdicts: tuple[str, str]
    moves: tuple[tuple[Part, ...], ...]
    flips: bool
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPreview:
    """What an edit would change: files line by line, boards row by row, and the doubts that arise."""

    title: str
    diffs: tuple[LineDiff, ...]
    moves: tuple[tuple[str, tuple[ShownMove, ...]], ...]  # under a heading each: those that turn a verdict first
    doubts: tuple[str, ...]
    base: str  # what the files were like that the planner looks at, as a form carries it
    stamp: str  # of what was typed


@dataclass(frozen=True, slots=True)
class FormBoard:
    """The form as it stands: what was typed, what was said back, what is wrong, and what it would change."""

    view: View
    asked: PlanningQuery
    record: str
    values: Mapping[str, str]
    turn: int  # of sending it, so that the focus moves once
    echo: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    errors: Errors | None = None
    above: tuple[str, ...] = ()
    preview: ShownPreview | None = None
    conflicts: tuple[Conflict, ...] = ()
    meanwhile: str = ""  # what others saved since the preview before
    beside: Mapping[str, str] | None = None  # a sentence for some of the fields, beside what is typed there
    draft_alone: str = ""  # what becomes of a new target where it cannot be in force at once
    fixed: frozenset[str] = frozenset()  # fields that show what is known and are not typed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was saved, undone or redone, and the way back; or why that did not happen."""

    sentence: str
    where: str = ""
    summary: str = ""
    version: str = ""
    of: str = ""  # the save that 'undo' takes back and 'redo' brings again
    way: str = ""  # what can be done next: undo or redo
    author: str = ""
    turn: int = 0
    failed: bool = False


def shown_preview(found: Preview, stamp: str, known: Container[str], lang: Lang) -> ShownPreview:
    """Return a preview in words; `known` are the numbers of the records that have a passport already."""
    edit, moves = found.edit, _together(_move(one, known, lang) for one in found.moved)
    return ShownPreview(
        title=say(lang, "planning.preview.title"),
        diffs=tuple(line_diff(name, edit.seen.get(name, b""), new) for name, new in edit.files.items()),
        moves=tuple(_headed(moves, lang)),
        doubts=tuple(f"{one:{lang}}" for one in found.doubts),
        base=" ".join(f"{name}:{of}" for name, of in sorted(edit.base.items())),
        stamp=stamp,
    )


def _headed(moves: Sequence[ShownMove], lang: Lang) -> Iterator[tuple[str, tuple[ShownMove, ...]]]:
    """Yield the rows that turn a verdict, then those where only numbers move, each under what can be said of them."""
    flips, rest = (tuple(one for one in moves if one.flips is turned) for turned in (True, False))
    if not moves:
        yield say(lang, "planning.preview.nothing_moves"), ()
    if flips:
        yield say(lang, "planning.preview.verdicts_move"), flips
    if rest:
        yield say(lang, f"planning.preview.{'also_move' if flips else 'figures_move'}"), rest


def _together(moves: Iterable[ShownMove]) -> list[ShownMove]:
    """Return the moves with those that differ in their board alone as one."""
    boards: dict[ShownMove, list[str]] = {}
    for one in moves:
        boards.setdefault(replace(one, board=""), []).append(one.board)
    return [replace(one, board=first, more=tuple(more)) for one, (first, *more) in boards.items()]


def base_of(words: str) -> dict[str, str]:
    """Return the digests that a form carries, by file; raises ValueError for what no preview wrote."""
    pairs = (one.split(":") for one in words.split())
    return {name: of for name, of in pairs if len(of) in (0, len(digest(b"")))}


def _move(one: RowImpact, known: Container[str], lang: Lang) -> ShownMove:
    return ShownMove(
        board=one.board,
        name=one.name,
        verdicts=(one.verdict_before, one.verdict_after),
        moves=tuple(_moves(one, known, lang)),
        flips=one.verdict_moves or one.pace_moves,
    )


def _moves(one: RowImpact, known: Container[str], lang: Lang) -> Iterator[tuple[Part, ...]]:
    if one.pace_moves:
        ends = (say(lang, f"pace.{side}") if side else "–" for side in (one.pace_before, one.pace_after))
        yield parts(say(lang, "planning.preview.pace", moves=" → ".join(ends)))
    for key in ("figure", "progress", "target"):
        if move := getattr(one.change, key, None):
            before, after = (_number(side, known) for side in (move.before, move.after))
            yield parts(say(lang, f"changes.moved.{key}", before=before, after=after))


def _number(side: Side | None, known: Container[str]) -> str:
    """Return a number with a mark that leads to its record, where there is one already."""
    if side is None:
        return "–"
    return told(side) if side.id in known else protected(side.words)
