"""A conflict of two planners as text: what was there, what is there now, what was wanted, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import takewhile

from indicators.editing import Entry, Sides
from indicators.editing.boards.history_entries import line_of, local
from indicators.editing.meanwhile import Meanwhile
from indicators.wording import Lang, count, say

CONTEXT = 3  # lines around what differs
Lines = Sequence[str]
Op = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One line of a file, and whether it differs from what was there."""

    text: str
    number: int
    differs: bool


@dataclass(frozen=True, slots=True)
class Hunk:
    """One place of a file in its three states; `was` is nothing where it is no longer known."""

    was: tuple[ConflictLine, ...] | None
    now: tuple[ConflictLine, ...]
    wanted: tuple[ConflictLine, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One file that somebody else changed meanwhile."""

    name: str
    hunks: tuple[Hunk, ...]


def conflict(sides: Sides) -> Conflict:
    """Return the places of a file where its three states differ, with a few lines around each."""
    now, wanted = _lines(sides.now), _lines(sides.wanted)
    if sides.was is None:  # what the planner saw is no longer known: the two that are, against each other
        hunks = (Hunk(None, one.was or (), one.wanted) for one in _hunks(now, now, wanted))
        return Conflict(sides.name, tuple(hunks))
    return Conflict(sides.name, tuple(_hunks(_lines(sides.was), now, wanted)))


def meanwhile_words(found: Meanwhile, today: date, lang: Lang) -> str:
    """Return in a sentence who saved when between a preview and its save: another record, or the same one."""
    key = f"planning.meanwhile.{'same' if found.same else 'other'}"
    if not found.entries:
        return say(lang, f"{key}.by_hand")
    pairs = [(line_of(one, lang).author, _when(one, today, lang)) for one in found.entries]
    saves = ", ".join(f"{who} {at}" for who, at in pairs)
    return count(lang, key, len(pairs), who=pairs[0][0], at=pairs[0][1], saves=saves)


def _when(entry: Entry, today: date, lang: Lang) -> str:
    """Return the time of a change, on another day with its day."""
    line = line_of(entry, lang)
    return line.time if local(entry).date() == today else f"{line.time} ({line.day})"


def _lines(data: bytes | None) -> list[str]:
    return (data or b"").decode("utf-8", "replace").splitlines()


def _hunks(was: Lines, now: Lines, wanted: Lines) -> Iterator[Hunk]:
    ops = [_ops(was, now), _ops(was, wanted)]
    for first, last in _places(ops, len(was)):
        columns = [_column(other, found, first, last) for other, found in ((now, ops[0]), (wanted, ops[1]))]
        old = tuple(ConflictLine(was[n], n + 1, _touched(ops, n)) for n in range(first, last))
        yield Hunk(old, *columns)


def _ops(old: Lines, new: Lines) -> list[Op]:
    """Return how one text becomes the other; what is the same at both ends is not compared line by line."""
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest = min(len(old), len(new)) - head
    ends = zip(reversed(old), reversed(new), strict=False)
    tail = min(rest, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends)))
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    moved = [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in middle.get_opcodes()]
    first: Op = ("equal", 0, head, 0, head)
    last: Op = ("equal", len(old) - tail, len(old), len(new) - tail, len(new))
    return [first, *moved, last]


def _places(ops: Sequence[Sequence[Op]], size: int) -> list[tuple[int, int]]:
    """Return the stretches of the old text that either of the others changes, those that touch as one."""
    changed = sorted((op[1], op[2]) for found in ops for op in found if op[0] != "equal")
    places: list[tuple[int, int]] = []
    for first, last in changed:
        start, end = max(0, first - CONTEXT), min(size, last + CONTEXT)
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def _column(other: Lines, ops: Sequence[Op], first: int, last: int) -> tuple[ConflictLine, ...]:
    """Return the lines of another text that stand where a stretch of the old one stood."""
    start = min(_mapped(op, first) for op in ops if op[1] <= first <= op[2])
    end = max(_mapped(op, last) for op in ops if op[1] <= last <= op[2])
    same = {n for op in ops if op[0] == "equal" for n in range(op[3], op[4])}
    return tuple(ConflictLine(other[n], n + 1, n not in same) for n in range(start, end))


def _mapped(op: Op, at: int) -> int:
    """Return where a place of the old text lies in the new one; within a change, at the end it belongs to."""
    tag, first, last, start, end = op
    if tag == "equal":
        return start + at - first
    return end if at == last and at != first else start if at == first and at != last else end


def _touched(ops: Sequence[Sequence[Op]], line: int) -> bool:
    return any(op[0] != "equal" and op[1] <= line < op[2] for found in ops for op in found)
