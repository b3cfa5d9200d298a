"""What each column of a table holds, told from the words over it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indicators.importing.layout.header import Header
from indicators.importing.layout.periods import Known, When, period_of, plain
from indicators.importing.layout.words import (
    PLAN,
    is_compared,
    label,
    other_words,
    says_reported,
    stage_of,
    unit_taken,
)
from indicators.importing.types import Column, Role
from indicators.model.lists import Stage

HELD = ("figure", "plan", "compared", "unknown")  # columns in which numbers stand
# 'So T9' is 'against September' or, without marks, 'the number of September'.
_AGAINST = re.compile(r"\bso ?(?:t|q)? ?[0-9]")
# A cell with a day, which Excel may show as '10/2025': the day, its month, or all months up to it.
_LAST_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-(?:28|29|30|31)")
_ONCE: tuple[Role, ...] = ("number", "code", "unit")


def columns_of(header: Header, filled: Sequence[int], bare: Mapping[int, Role], known: Known) -> tuple[Column, ...]:
    """Return the columns of a header from the left.

    `filled` are those with figures under no words at all, `bare` those with names, numbering or units.
    """
    unnamed = dict.fromkeys((*filled, *bare), ())
    parts = {**unnamed, **{at: header.parts[at] for at in range(header.left, header.right + 1)}}
    roles = _labelled(header, parts)
    for at, role in bare.items():
        again = role in _ONCE and role in roles.values()  # a second numbering is read cell by cell, as names are
        roles[at] = role if not again else "name" if role == "number" else "unknown"
    made: list[Column] = []
    whens: dict[int, When] = {}
    for at in sorted(parts):
        words = " / ".join(" ".join(part.split()) for part in parts[at])
        if role := roles.get(at):
            made.append(Column(at, words, role))
        elif parts[at] or at in filled:
            column, whens[at] = _figure(at, words, parts[at], known)
            is_doubtful = at in header.unclear or at < header.name
            made.append(replace(column, role="unknown", beyond=()) if is_doubtful else column)
    return tuple(_summed_up(_same_period(_contradicted(made, whens, parts, known), whens)))


def _contradicted(
    columns: list[Column], whens: Mapping[int, When], parts: Mapping[int, tuple[str, ...]], known: Known
) -> list[Column]:
    """Return the columns without the periods that only the month of the report gives, where a header says a later one.

    'Tháng 10' reported under a title of September: the title is that of last month's file.
    """
    if not any(one.role == "figure" and one.stage == "reported" and whens[one.at].is_later for one in columns):
        return columns
    return [
        replace(one, period="", kind=None)
        if one.period and not period_of([plain(part) for part in parts[one.at]], Known(known.year)).period
        else one
        for one in columns
    ]


def _labelled(header: Header, parts: Mapping[int, tuple[str, ...]]) -> dict[int, Role]:
    """Return the columns that are no figures; where two carry one label, the second is a note or unknown."""
    roles: dict[int, Role] = {header.name: "name"}
    name = header.grid.span(header.lowest, header.name)
    for at in sorted(parts):
        role = label("/".join(parts[at])) if parts[at] else None
        if at == header.name or role is None:
            continue
        if role == "name":
            roles[at] = "name" if header.goes_on(at) else "note" if header.names(at) else "unknown"
        elif role in _ONCE and role in roles.values():
            roles[at] = "unknown"
        else:
            roles[at] = role
    for at in range(name.left, name.right + 1):
        roles[at] = "name"
    return roles


def _figure(at: int, words: str, parts: tuple[str, ...], known: Known) -> tuple[Column, When]:
    taken = [unit_taken(" ".join(part.split())) for part in parts]
    unit = next((unit for _, unit in reversed(taken) if unit), "")
    said = [plain(rest) for rest, _ in taken if rest]
    role = _role(said)
    if role == "figure" and any(_AGAINST.search(part) for part in said):
        role = "compared" if unit == "%" else "unknown"
    stages = stage_of(said)
    stage: Stage = next(iter(stages)) if len(stages) == 1 else "reported"
    if role == "compared":
        return Column(at, words, role, unit=unit), When()
    when = period_of(said, known)
    beyond: set[str] = set()
    if role == "figure" and not (when.several or len(stages) > 1):
        beyond = {word for part in said for word in other_words(part)}
    if role == "figure" and (when.several or len(stages) > 1 or beyond):
        role = "unknown"
    if role == "figure" and not when.named and not says_reported(said) and not stages:
        role = "unknown"
    if role == "figure" and any(_LAST_DAY.fullmatch(part) for part in said):
        role = "unknown"
    stage = stage if role in ("figure", "unknown") else "reported"
    return Column(at, words, role, when.period, when.kind, stage, unit, tuple(sorted(beyond))), when


def _role(said: list[str]) -> Role:
    """Return what folded words, from the top to the bottom, name: the lowest that says so decides."""
    said = _joined(said)
    compared = [place for place, part in enumerate(said) if is_compared(part)]
    if compared:
        below = said[compared[0] + 1 :]
        return "unknown" if any(says_reported([part]) and not is_compared(part) for part in below) else "compared"
    for part in reversed(said):
        planned, done = bool(PLAN.search(part)), says_reported([part]) or bool(stage_of([part]))
        if planned and done:
            return "unknown"
        if planned or done:
            return "plan" if planned else "figure"
    return "figure"


def _joined(said: list[str]) -> list[str]:
    """Return the parts of a header, single words that stand below each other as one: 'Cơ' over 'cấu'."""
    made: list[str] = []
    for part in said:
        alone = bool(made) and " " not in part.strip() and " " not in made[-1].strip()
        made[-1:] = [f"{made[-1]} {part}"] if alone else [*made[-1:], part]
    return made


def _same_period(columns: list[Column], whens: Mapping[int, When]) -> list[Column]:
    """Return the columns, those of 'the same period of 2024' with the one period that all others report."""
    others = {(one.period[4:], one.kind) for one in columns if one.role == "figure" and one.period}
    if len(others) != 1:
        return columns
    tail, kind = next(iter(others))
    return [
        replace(one, period=f"{whens[one.at].same_as}{tail}", kind=kind)
        if one.role == "figure" and one.at in whens and whens[one.at].same_as and kind != "as_of"
        else one
        for one in columns
    ]


def _summed_up(columns: list[Column]) -> list[Column]:
    """Return the columns, each sum from January on at the stage of its last month: with an estimate it is none less."""
    last = {one.period: one.stage for one in columns if one.role == "figure" and one.kind == "month"}
    return [
        replace(one, stage=last.get(one.period, one.stage)) if one.kind == "ytd" and one.stage == "reported" else one
        for one in columns
    ]
