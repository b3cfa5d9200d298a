"""One row on two days: what its figure and its target were, and what moved the verdict."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Self

from indicators.boards.context import Context, gather
from indicators.boards.judged import plain
from indicators.boards.origins import Origin, actual_origin
from indicators.boards.rows import Row, row
from indicators.boards.scoreboard import scoreboard
from indicators.boards.view import View
from indicators.model import Actual
from indicators.store import Store
from indicators.wording import period, say

Reason = Literal["figure", "target", "both"]


@dataclass(frozen=True, slots=True)
class Side:
    """A figure or a target as it counted on one of the two days; the value has every digit as published."""

    id: str
    value: str
    words: str  # with its unit
    sign: str  # qualifier of a figure, comparator of a target
    printed: str
    period: str
    stage: str | None  # of a figure
    basis: str | None  # of a target
    document: str | None  # of a target
    quantum: Decimal | None  # of a figure: the size of its last printed digit
    origin: Origin

    @property
    def weighs(self) -> tuple[object, ...]:
        """What a verdict depends on."""
        return self.value, self.sign, self.stage, self.basis, self.period, self.quantum


@dataclass(frozen=True, slots=True)
class Move:
    """One thing on the two days; nothing where it was not known yet, or does not count any more."""

    before: Side | None
    after: Side | None

    @property
    def moved(self) -> bool:
        """Whether more changed than the document that says it."""
        return (self.before and self.before.weighs) != (self.after and self.after.weighs)

    @property
    def first(self) -> bool:
        """Whether there was none before."""
        return self.before is None

    @property
    def same_number(self) -> bool:
        """Whether the number stayed, and only its stage or its document is another."""
        ends = [(side.value, side.sign) for side in (self.before, self.after) if side]
        return len(ends) == 2 and ends[0] == ends[1]


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
    reason: Reason | None  # what moved the verdict
    reason_words: str


@dataclass(frozen=True)
class BoardState:
    """A board as it stood on a day, with what its rows rest on."""

    context: Context
    rows: dict[str, Row]

    @classmethod
    def on(cls, store: Store, view: View, today: date) -> Self:
        """Return the board of a view."""
        return cls(gather(store, view), {r.indicator: r for r in scoreboard(store, view, today).every_row})

    def row(self, code: str, other: Self) -> Row:
        """Return a row; one that stands only on the other day's board is drawn for this day too."""
        return self.rows.get(code) or row(self.context, code, main=other.rows[code].in_resolution)

    def figure(self, shown: Row) -> Side | None:
        """Return the whole-year figure of a row."""
        figure = self.context.figures.get(shown.indicator)
        if figure is None or shown.actual_words is None:
            return None
        return self._report(figure.actual, figure.stage, _with_unit(shown, shown.actual_words))

    def progress(self, shown: Row) -> Side | None:
        """Return the latest cumulative figure of a row."""
        report = self.context.progress.get(shown.indicator)
        if report is None or shown.progress_words is None:
            return None
        months = period(report.period, report.period_kind, self.context.view.lang)
        return self._report(report, report.stage, f"{_with_unit(shown, shown.progress_words)}, {months}")

    def _report(self, report: Actual, stage: str, words: str) -> Side:
        return Side(
            id=report.id,
            value=plain(report.value) or "",
            words=words,
            sign=report.qualifier,
            printed=report.as_printed,
            period=report.period,
            stage=stage,
            basis=None,
            document=None,
            quantum=report.quantum,
            origin=actual_origin(self.context.store, report, self.context.view.lang),
        )

    def target(self, shown: Row) -> Side | None:
        """Return the target of a row."""
        wanted, origin = self.context.target(shown.indicator), shown.target_origin
        if wanted is None or origin is None:
            return None
        return Side(
            id=wanted.id,
            value=shown.target or "",
            words=_with_unit(shown, shown.target_words or ""),
            sign=wanted.comparator,
            printed=wanted.as_printed,
            period=wanted.period,
            stage=None,
            basis=wanted.basis,
            document=wanted.document,
            quantum=None,
            origin=origin,
        )


def _with_unit(shown: Row, words: str) -> str:
    return f"{words}%" if shown.unit == "%" else f"{words} {shown.unit_words}"


def change(before: BoardState, after: BoardState, code: str) -> Change | None:
    """Return what changed of an indicator; nothing where nothing did."""
    old, new = before.row(code, after), after.row(code, before)
    figure = _move(before.figure(old), after.figure(new))
    still_open = old.actual is None and new.actual is None
    progress = _move(before.progress(old), after.progress(new)) if still_open else None
    target = _move(before.target(old), after.target(new))
    same = (old.verdict, old.official_verdict) == (new.verdict, new.official_verdict)
    if same and not (figure or progress or target):
        return None
    reason = _reason(figure, target) if old.verdict != new.verdict else None
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
        reason_words=say(after.context.view.lang, f"changes.reason.{reason}") if reason else "",
    )


def _move(before: Side | None, after: Side | None) -> Move | None:
    """Return a move; nothing where the same number is only repeated at the same stage, under the same document."""
    move = Move(before, after)
    documents = {side.document for side in (before, after) if side}
    return move if move.moved or len(documents) > 1 else None


def _reason(figure: Move | None, target: Move | None) -> Reason | None:
    moved = [move is not None and move.moved for move in (figure, target)]
    return "both" if all(moved) else "figure" if moved[0] else "target" if moved[1] else None
