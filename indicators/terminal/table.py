"""A scoreboard as lines of text: aligned without boxes, in colour only where a person reads it."""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Self

from indicators.boards.rows import Row
from indicators.boards.scoreboard import OFFICIAL_MISSED, Scoreboard, groups
from indicators.wording import day, first_upper, say

WIDEST, NARROWEST = 100, 60
NAME_AT_LEAST = 18
GAP = "  "
STANDING_MARKS = {"behind": "↓", "near_pace": "→", "ahead": "↑", "reached": "⇑", "so_far": "•", "stale": "◦"}
DIFFER = "≠"  # before the note of a row whose verdict another figure turns
MARKS = {
    "missed": "▼",
    "near_miss": "◆",
    OFFICIAL_MISSED: "▽",
    "exceeded": "▲",
    "met": "●",
    "equals_plan": "○",
    "not_comparable": "×",
    "no_figure": "·",
    **STANDING_MARKS,
    "watched": "-",
}
RED, GREEN, YELLOW, FAINT, BOLD = "31", "32", "33", "2", "1"
TONES = {
    "missed": RED,
    OFFICIAL_MISSED: RED,
    "near_miss": YELLOW,
    "exceeded": GREEN,
    "met": GREEN,
    "equals_plan": GREEN,
}


@dataclass(frozen=True, slots=True)
class Screen:
    """How wide the lines may be, and whether they may carry colour."""

    width: int = WIDEST
    colour: bool = False

    @classmethod
    def here(cls) -> Self:
        """Return the screen that is written to: plain and of fixed width where it is none."""
        if sys.stdout is None or not sys.stdout.isatty():
            return cls()
        wide = shutil.get_terminal_size((WIDEST, 24)).columns
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(min(max(wide, NARROWEST), WIDEST), colour)

    def paint(self, text: str, *codes: str) -> str:
        """Return the text in a tone; as it is on a screen without colour."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour and codes else text


def lines(board: Scoreboard, screen: Screen) -> list[str]:
    """Return the board: sentence, counts, remarks, then a row and its notes for each target."""
    said = [*_title(board, screen), "", *_sentence(board, screen), "", *_counts(board, screen), ""]
    for remark in board.remarks:
        said += wrapped(remark, screen.width)
    columns = _columns(board, screen)
    said += ["", *_table(board, board.rows, columns, screen)]
    if board.without:
        names = ", ".join(r.name for r in board.without)
        said += ["", *wrapped(f"{say(board.view.lang, 'table.without')} {names}", screen.width)]
    for group in groups(board):
        said += ["", *wrapped(group.heading, screen.width), "", *_table(board, group.rows, columns, screen)]
    lines = [line.rstrip() for line in said]
    return [line for before, line in pairwise(["", *lines]) if line or before]  # nothing between leaves one blank


def _title(board: Scoreboard, screen: Screen) -> list[str]:
    """Return what the board is of: area, year, basis, day and snapshot."""
    view, lang = board.view, board.view.lang
    parts = (
        say(lang, "page.title", area=board.area_name),
        say(lang, "controls.year_value", year=view.year),
        first_upper(say(lang, f"basis.{view.basis}")),
        say(lang, "controls.day", day=day(view.as_of, lang)),
        say(lang, "page.snapshot", snapshot=board.snapshot),
    )
    return [screen.paint(line, FAINT) for line in wrapped(" · ".join(parts), screen.width)]


def _sentence(board: Scoreboard, screen: Screen) -> list[str]:
    """Return the sentence, its marked words bold in the colour of the gravest verdict."""
    verdicts = {r.verdict for r in board.rows}
    tone = next((TONES[v] for v in ("missed", "near_miss") if v in verdicts), GREEN)
    chars: list[tuple[str, bool]] = []
    for text, mark in board.sentence_parts:
        chars += [(c, bool(mark)) for c in text]
    painted, at = [], 0
    for line in wrapped("".join(c for c, _ in chars), screen.width):
        painted.append("")
        for strong, span in groupby(chars[at : at + len(line)], key=itemgetter(1)):
            text = "".join(c for c, _ in span)
            painted[-1] += screen.paint(text, BOLD, tone) if strong else text
        at += len(line) + 1  # the blank at which the line was broken
    return painted


def _counts(board: Scoreboard, screen: Screen) -> list[str]:
    """Return the counts, which also say what each symbol means."""
    lang = board.view.lang
    said = [(c.verdict, f"{MARKS[c.verdict]} {c.n} {c.label}") for c in board.counts]
    said += [(mark, f"{MARKS[mark]} {label}") for mark, label in board.legend]
    if any(r.equals_plan for r in board.every_row):
        met, why = say(lang, "verdict.met"), say(lang, "note.estimate_equals_plan")
        said.append(("equals_plan", f"{MARKS['equals_plan']} {met}: {why}"))
    lines, line, used = [], "", 0
    for verdict, text in said:
        if used and used + width(text) > screen.width:
            lines.append(line)
            line, used = "", 0
        line += screen.paint(text, *_tone(verdict)) + GAP
        used += width(text) + len(GAP)
    return [*lines, line]


def _tone(verdict: str) -> tuple[str, ...]:
    return (TONES[verdict],) if verdict in TONES else ()


def _cells(board: Scoreboard, r: Row) -> tuple[str, ...]:
    """Return target, actual and outcome in words, and the change on the year before where any row has one."""
    target = r.target_words or say(board.view.lang, "table.no_target")
    growth = (r.year_on_year_words or "",) if board.year_on_year else ()
    return target, r.actual_words or r.progress_words or "-", r.outcome_words or "", *growth


def _heads(board: Scoreboard) -> tuple[str, ...]:
    keys = ["indicator", "target", "actual_open" if board.open else "actual", "against"]
    keys += ["yoy"] if board.year_on_year else []
    return tuple(say(board.view.lang, f"table.{key}") for key in keys)


def _columns(board: Scoreboard, screen: Screen) -> list[int]:
    """Return the widths of name, target, actual and what follows; numbers keep theirs, names give way."""
    cells = [_heads(board)[1:], *(_cells(board, r) for r in board.every_row)]
    numbers = [max(width(row[n]) for row in cells) for n in range(len(cells[0]))]
    left = screen.width - sum(numbers) - len(GAP) * (len(numbers) + 1) - 1
    longest = max(width(_name(r)) for r in board.every_row) if board.every_row else 0
    return [max(NAME_AT_LEAST, min(left, longest)), *numbers]


def _name(r: Row) -> str:
    return f"{r.name}, {r.unit_words}"


def _table(board: Scoreboard, rows: Sequence[Row], columns: Sequence[int], screen: Screen) -> list[str]:
    if not rows:
        return []
    said = [screen.paint(_aligned(" ", _heads(board), columns), FAINT)]
    for r in rows:
        said += _row(board, r, columns, screen)
    return said


def _row(board: Scoreboard, r: Row, columns: Sequence[int], screen: Screen) -> list[str]:
    kind = r.mark
    first, *rest = wrapped(_name(r), columns[0])
    row = _aligned(MARKS[kind], (first, *_cells(board, r)), columns)
    indent = " " * (1 + len(GAP))
    differ = f"{DIFFER} " if r.flips else ""
    said = [f"{differ}{first_upper(' · '.join(r.exceptions))}"] if r.exceptions else []
    place = [f"{r.actual_origin.file}:{r.actual_origin.line}"] if r.actual_origin else []
    notes = " · ".join(said + place)
    below = [screen.paint(f"{indent}  {line}", FAINT) for line in wrapped(notes, screen.width - len(indent) - 2)]
    return [screen.paint(row, *_tone(kind)), *(f"{indent}{line}" for line in rest), *below]


def _aligned(mark: str, cells: Iterable[str], columns: Sequence[int]) -> str:
    """Return one line: the name to the left, the rest to the right."""
    name, *numbers = cells
    line = [mark, padded(name, columns[0])]
    line += [" " * (space - width(cell)) + cell for cell, space in zip(numbers, columns[1:], strict=True)]
    return GAP.join(line)


def padded(text: str, space: int) -> str:
    """Return the text with blanks up to a width on the screen."""
    return text + " " * (space - width(text))


def width(text: str) -> int:
    """Return how many columns a text takes on the screen: an accent set apart none, a wide letter two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, space: int) -> list[str]:
    """Return the text in lines of at most a width; each break takes one blank, and nothing else is lost."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= space or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
