"""What changed between two days: figures, targets, and the verdicts that flipped because one of them moved."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from indicators.boards.context import Context, gather
from indicators.boards.origins import Origin, actual_origin
from indicators.boards.rows import Row, row
from indicators.boards.scoreboard import scoreboard
from indicators.boards.sentences import Part, parts, protected
from indicators.boards.view import Unknown, View, resolve
from indicators.model import last_day
from indicators.store import Store
from indicators.wording import count, day, listed, period, say

Moved = Literal["figure", "target", "both"]
WRITTEN = re.compile(r"(19|20)[0-9]{2}(-[0-9]{2}){0,2}")
NAMED = 2  # a sentence names at most two flips; the rows name them all


@dataclass(frozen=True, slots=True)
class Side:
    """A figure or a target as it counted on one of the two days; numbers with every digit as published."""

    id: str
    value: str
    words: str  # with its unit
    sign: str  # qualifier of a figure, comparator of a target
    printed: str
    stage: str | None
    basis: str | None
    document: str | None
    period: str
    quantum: Decimal | None
    origin: Origin

    @property
    def weighs(self) -> tuple[object, ...]:
        """What a verdict depends on."""
        return self.value, self.sign, self.stage, self.basis, self.period, self.quantum


@dataclass(frozen=True, slots=True)
class Move:
    """One thing on the two days; nothing where it was not known yet, or is no longer."""

    before: Side | None
    after: Side | None

    @property
    def moved(self) -> bool:
        """Whether more changed than the document that says it."""
        return (self.before and self.before.weighs) != (self.after and self.after.weighs)

    @property
    def first(self) -> bool:
        """Whether it was known for the first time."""
        return self.before is None


@dataclass(frozen=True, slots=True)
class Change:
    """What changed of one indicator."""

    indicator: str
    name: str
    spoken: str
    unit: str
    in_resolution: bool
    figure: Move | None  # of the whole year
    progress: Move | None  # the latest cumulative figure, while the year has none
    target: Move | None
    verdict_before: str
    verdict_after: str
    official_before: str | None
    official_after: str | None
    flipped: bool  # judged on both days, and otherwise
    reason: Moved | None  # what moved the verdict
    reason_words: str


@dataclass(frozen=True, slots=True)
class ChangesBoard:
    """Everything that changed between two days in the targets of one year."""

    view: View  # of the later day
    since: date
    snapshot: str
    sentence: str
    sentence_parts: tuple[Part, ...]
    changes: tuple[Change, ...]  # flips first, then in the order of the board
    unchanged: int
    today: date


def resolve_changes(store: Store, params: Mapping[str, str], today: date) -> tuple[View, date] | Unknown:
    """Return the view of the later day and the earlier day, or what is unknown in `since`, `until` and the rest."""
    kept = {name: value for name, value in params.items() if name not in ("since", "until")}
    until = resolve(store, kept | ({"as_of": params["until"]} if params.get("until") else {}), today)
    if isinstance(until, Unknown):
        return _renamed(until, "until", {"since": params["since"]})
    since = _day(params["since"])
    if since is None:
        unknown = resolve(store, {"area": until.area, "lang": until.lang, "as_of": params["since"]}, today)
        assert isinstance(unknown, Unknown)
        return _renamed(unknown, "since", {"until": until.as_of.isoformat()})
    if since > until.as_of:
        ends = {"since": until.as_of.isoformat(), "until": since.isoformat()}
        words = {name: day(text, until.lang) for name, text in ends.items()}
        choice = (say(until.lang, "changes.between", **words), {**until.params(), **ends})
        return Unknown(say(until.lang, "changes.reversed", **words), (choice,), until.lang)
    return replace(until, dated=True), since


def _renamed(unknown: Unknown, name: str, other: Mapping[str, str]) -> Unknown:
    """Return what is unknown with the day of each choice as `since` or `until` beside the other one."""
    choices = []
    for label, query in unknown.choices:
        days = {name: query["as_of"]} if "as_of" in query else {}
        choices.append((label, {**{k: v for k, v in query.items() if k != "as_of"}, **other, **days}))
    return replace(unknown, choices=tuple(choices))


def _day(text: str) -> date | None:
    try:
        return last_day(text) if WRITTEN.fullmatch(text) else None
    except ValueError:
        return None


@lru_cache(maxsize=64)
def changes(store: Store, view: View, since: date, today: date) -> ChangesBoard:
    """Return what changed from a day to the day of a view: two boards of one year, row against row."""
    earlier = replace(view, as_of=since, dated=True)
    before, after = _Seen.on(store, earlier, today), _Seen.on(store, view, today)
    codes = tuple(dict.fromkeys((*after.rows, *before.rows)))
    found = [one for code in codes if (one := _change(before, after, code))]
    found.sort(key=lambda one: not one.flipped)
    said = _sentence(before, after, found)
    return ChangesBoard(
        view=view,
        since=since,
        snapshot=store.snapshot,
        sentence="".join(text for text, _ in parts(said)),
        sentence_parts=parts(said),
        changes=tuple(found),
        unchanged=len(codes) - len(found),
        today=today,
    )


@dataclass(frozen=True)
class _Seen:
    """A board as it stood on a day, with what its rows rest on."""

    context: Context
    rows: dict[str, Row]

    @classmethod
    def on(cls, store: Store, view: View, today: date) -> "_Seen":
        return cls(gather(store, view), {r.indicator: r for r in scoreboard(store, view, today).every_row})

    def row(self, code: str, other: "_Seen") -> Row:
        """Return a row; one that stood only on the other day's board is drawn for this day too."""
        return self.rows.get(code) or row(self.context, code, main=other.rows[code].in_resolution)

    def figure(self, shown: Row) -> Side | None:
        """Return the whole-year figure of a row."""
        figure = self.context.figures.get(shown.indicator)
        if figure is None or shown.actual is None or shown.actual_words is None or shown.actual_origin is None:
            return None
        report = figure.actual
        return Side(
            id=report.id, value=shown.actual, words=_with_unit(shown, shown.actual_words), sign=report.qualifier,
            printed=report.as_printed, stage=shown.stage, basis=None, document=None, period=report.period,
            quantum=report.quantum, origin=shown.actual_origin,
        )  # fmt: skip

    def progress(self, shown: Row) -> Side | None:
        """Return the latest cumulative figure of a row."""
        report = self.context.progress.get(shown.indicator)
        if report is None or shown.progress_words is None:
            return None
        lang = self.context.view.lang
        words = f"{_with_unit(shown, shown.progress_words)}, {period(report.period, report.period_kind, lang)}"
        return Side(
            id=report.id, value=format(report.value, "f"), words=words, sign=report.qualifier,
            printed=report.as_printed, stage=report.stage, basis=None, document=None, period=report.period,
            quantum=report.quantum, origin=actual_origin(self.context.store, report, lang),
        )  # fmt: skip

    def target(self, shown: Row) -> Side | None:
        """Return the target of a row."""
        wanted = self.context.target(shown.indicator)
        if wanted is None or shown.target is None or shown.target_words is None or shown.target_origin is None:
            return None
        return Side(
            id=wanted.id, value=shown.target, words=_with_unit(shown, shown.target_words), sign=wanted.comparator,
            printed=wanted.as_printed, stage=None, basis=wanted.basis, document=wanted.document, period=wanted.period,
            quantum=None, origin=shown.target_origin,
        )  # fmt: skip


def _with_unit(shown: Row, words: str) -> str:
    return f"{words}%" if shown.unit == "%" else f"{words} {shown.unit_words}"


def _change(before: _Seen, after: _Seen, code: str) -> Change | None:
    """Return what changed of an indicator; nothing where nothing did."""
    old, new = before.row(code, after), after.row(code, before)
    figure = _move(before.figure(old), after.figure(new))
    open_still = old.actual is None and new.actual is None
    progress = _move(before.progress(old), after.progress(new)) if open_still else None
    target = _move(before.target(old), after.target(new))
    same = (old.verdict, old.official_verdict) == (new.verdict, new.official_verdict)
    if same and not (figure or progress or target):
        return None
    reason = _reason(figure, target) if old.verdict != new.verdict else None
    lang = after.context.view.lang
    return Change(
        indicator=code,
        name=new.name,
        spoken=after.context.spoken(code),
        unit=new.unit,
        in_resolution=new.in_resolution,
        figure=figure,
        progress=progress,
        target=target,
        verdict_before=old.verdict,
        verdict_after=new.verdict,
        official_before=old.official_verdict,
        official_after=new.official_verdict,
        flipped=old.judged and new.judged and old.verdict != new.verdict,
        reason=reason,
        reason_words=say(lang, f"changes.reason.{reason}") if reason else "",
    )


def _move(before: Side | None, after: Side | None) -> Move | None:
    """Return a move; nothing where it is the same number, stage and document, whoever repeats it."""
    move = Move(before, after)
    documents = [side.document for side in (before, after) if side]
    return move if move.moved or len(set(documents)) > 1 else None


def _reason(figure: Move | None, target: Move | None) -> Moved | None:
    moved = [move is not None and move.moved for move in (figure, target)]
    return "both" if all(moved) else "figure" if moved[0] else "target" if moved[1] else None


# ---- the sentence


def _sentence(before: _Seen, after: _Seen, found: Sequence[Change]) -> str:
    """Return what changed as sentences: flips with their reason, then first figures, moved ones, targets."""
    view = after.context.view
    words = {"since": day(before.context.view.as_of, view.lang), "until": day(view.as_of, view.lang)}
    words |= {"area": protected(after.context.area_name), "year": str(view.year)}
    if not found:
        return say(view.lang, "changes.nothing", **words)
    said = [_flips(view, [c for c in found if c.flipped])]
    groups = {
        "first_figures": [c for c in found if c.figure and c.figure.first],
        "figures": [c for c in found if c.figure and not c.figure.first and not c.flipped],
        "progress": [c for c in found if c.progress],
        "first_targets": [c for c in found if c.target and c.target.first],
        "targets": [c for c in found if c.target and not c.target.first and c.target.moved and not c.flipped],
        "documents": [c for c in found if c.target and not c.target.moved],
        "official": [c for c in found if c.official_before != c.official_after],
    }
    for key, group in groups.items():
        names = tuple(protected(c.spoken) for c in group)
        said.append(say(view.lang, f"changes.{key}", items=listed(names, view.lang)) if names else "")
    return " ".join((say(view.lang, "changes.scope", **words), *(text for text in said if text)))


def _flips(view: View, flipped: Sequence[Change]) -> str:
    if not flipped:
        return ""
    named = "; ".join(_flip(view, one) for one in flipped[:NAMED])
    more = len(flipped) - NAMED
    return (
        count(view.lang, "changes.more", more, items=named) if more > 0 else say(view.lang, "changes.all", items=named)
    )


def _flip(view: View, one: Change) -> str:
    moves = [move for move in (one.figure, one.target) if move and move.moved]
    ends = ((move.before, move.after) for move in moves)
    values = ", ".join(f"{old.words} → {new.words}" for old, new in ends if old and new)
    return say(
        view.lang,
        "changes.flip",
        name=protected(one.spoken),
        before=say(view.lang, f"verdict.{one.verdict_before}"),
        after=say(view.lang, f"verdict.{one.verdict_after}"),
        reason=one.reason_words,
        values=protected(values),
    )


# ---- plain data


def as_json(board: ChangesBoard) -> dict[str, Any]:
    """Return the changes as plain data: numbers as decimal strings, what is absent null."""
    return {
        "snapshot": board.snapshot,
        "year": board.view.year,
        "since": board.since.isoformat(),
        "until": board.view.as_of.isoformat(),
        "basis": board.view.basis,
        "area": board.view.area,
        "sentence": board.sentence,
        "unchanged": board.unchanged,
        "changes": [_change_json(one) for one in board.changes],
    }


def _change_json(one: Change) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "name": one.name,
        "unit": one.unit,
        "in_resolution": one.in_resolution,
        "figure": _move_json(one.figure),
        "progress": _move_json(one.progress),
        "target": _move_json(one.target),
        "verdict_before": one.verdict_before,
        "verdict_after": one.verdict_after,
        "official_before": one.official_before,
        "official_after": one.official_after,
        "flipped": one.flipped,
        "reason": one.reason,
        "reason_words": one.reason_words or None,
    }


def _move_json(move: Move | None) -> dict[str, Any] | None:
    return {"before": _side_json(move.before), "after": _side_json(move.after)} if move else None


def _side_json(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    told = {"stage": side.stage} if side.basis is None else {"basis": side.basis, "document": side.document}
    sign = "qualifier" if side.basis is None else "comparator"
    return {
        "id": side.id,
        "value": side.value,
        sign: side.sign or None,
        **told,
        "period": side.period,
        "as_printed": side.printed,
        "published_on": side.origin.published_on,
        "source": side.origin.source,
        "file": side.origin.file,
        "line": side.origin.line,
    }
