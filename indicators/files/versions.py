"""Whether the versions of a target follow one another: what supersedes what, and no two that count from one day."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from indicators.files.loaded_records import Shelf
from indicators.files.records import ReadRecord
from indicators.model import Target
from indicators.strict_yaml import Scalar

SAME = ("indicator", "period", "basis")
NEVER = frozenset({"draft", "press"})  # bases that are never in force
PROPOSED = 5  # numbers that a message proposes, at most
Rows = Mapping[str, ReadRecord]


def check_versions(shelf: Shelf) -> None:
    """Add supersedes_other, superseded_twice and rival_versions to the findings.

    Nothing is said while the areas or the indicators are incomplete: two names may then be one.
    """
    if not shelf.whole.issuperset({"areas", "indicators"}):
        return
    rows = {row.noun.id: row for row in shelf.targets()}
    merged = {area.code: (area.code, *area.predecessors) for area in shelf.nouns("areas")}
    _check_superseded(rows, merged)
    _check_rivals(rows)


def _check_superseded(rows: Rows, merged: Mapping[str, tuple[str, ...]]) -> None:
    superseded_by: dict[str, ReadRecord] = {}
    for row in rows.values():
        for word in row.words("supersedes"):
            old = rows.get(word.text)
            if old is None or old is row or row.findings.full:
                continue
            _check_same(row, word, old, rows, merged.get(row.noun.area, ()))
            if row.noun.draft:
                continue  # several may be proposed in the place of one
            first = superseded_by.setdefault(word.text, row)
            if first is not row:
                _add(row, word, "superseded_twice", first.noun.id, other=first.where)


def _check_same(row: ReadRecord, word: Scalar, old: ReadRecord, rows: Rows, areas: tuple[str, ...]) -> None:
    new, theirs = row.noun, old.noun
    wrong = [field for field in SAME if getattr(new, field) != getattr(theirs, field)]
    wrong += ["area"] if theirs.area not in areas else []
    for field in wrong[:1]:
        fitting = (one.noun for one in rows.values() if one is not row and _is_of(one.noun, new, areas))
        write = " / ".join([one.id for one in fitting][:PROPOSED])
        _add(row, word, "supersedes_other", write, key=field, other=old.where, ours=getattr(new, field),
             theirs=getattr(theirs, field))  # fmt: skip


def _is_of(one: Target, new: Target, areas: tuple[str, ...]) -> bool:
    return all(getattr(one, field) == getattr(new, field) for field in SAME) and one.area in areas


def _add(row: ReadRecord, word: Scalar, code: str, expected: str, **details: str) -> None:
    if not row.findings.has(word.line, word.column):
        words = {"field": "supersedes", **details}
        row.findings.add(code, word.line, word.column, word.text, expected, severity="error", **words)


def _check_rivals(rows: Rows) -> None:
    """Refuse two numbers of one target that count from one day, where nothing says which: the last line would win."""
    together: dict[tuple[object, ...], list[ReadRecord]] = defaultdict(list)
    gone: dict[str, date] = {}
    for row in rows.values():
        one: Target = row.noun
        if one.draft or one.in_force_from is None:
            continue
        gone |= {old: min(one.in_force_from, gone.get(old, one.in_force_from)) for old in one.supersedes}
        if one.basis not in NEVER:
            key = (one.indicator, one.area, one.period, one.basis, one.per_year, one.in_force_from)
            together[key].append(row)
    for versions in together.values():
        day = versions[0].noun.in_force_from
        counting = [row for row in versions if gone.get(row.noun.id, date.max) > day]
        for row in counting[1:]:
            if row.noun.numbers != (first := counting[0].noun).numbers:
                field = "value" if row.noun.value is not None else "low"
                said = " - ".join(format(number, "f") for number in first.numbers)
                row.add("rival_versions", field, expected=said, other=counting[0].where, id=first.id)
