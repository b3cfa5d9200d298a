"""The scoreboard of a year: every main target with its verdict, misses first, already worded and rounded."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from indicators.attainment import Verdict
from indicators.boards.context import STAND_IN, Context, Tally, gather
from indicators.boards.controls import controls
from indicators.boards.rows import OFFICIAL_MISSED, Row, closed, row
from indicators.boards.sentences import Part, parts, sentence
from indicators.boards.standing import STANDINGS
from indicators.boards.view import Choice, Controls, View
from indicators.store import Store, kept_in_store
from indicators.wording import Lang, count, day, first_upper, say

LISTED = "council"  # the basis whose resolution lists the main targets

Rows = tuple[Row, ...]
ORDER = (
    Verdict.MISSED, Verdict.NEAR_MISS, Verdict.EXCEEDED, Verdict.MET,
    Verdict.NOT_COMPARABLE, Verdict.NO_FIGURE, Verdict.WATCHED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many main targets share a verdict, with the words for it."""

    verdict: str
    n: int
    label: str


class Group(NamedTuple):
    """Rows that no count holds, under their heading: `beside` are judged against a target that stands in."""

    key: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """Everything the scoreboard shows: page, terminal, JSON and CSV are drawn from this one object."""

    view: View
    snapshot: str
    area_name: str
    open: bool  # no main target has a whole-year figure yet
    in_resolution: int | None  # how many main targets the resolution sets, unknown names included
    known: int
    tally: Tally | None
    counts: tuple[VerdictCount, ...]
    sentence: str
    sentence_parts: tuple[Part, ...]
    squares: tuple[str, ...]
    remarks: tuple[str, ...]  # said once, not per row
    rows: tuple[Row, ...]  # main targets, misses first
    without: tuple[Row, ...]  # main targets with no target on this basis
    stand_ins: tuple[Row, ...]  # without a target on this basis, judged against the one that stands in; not counted
    others: tuple[Row, ...]  # judged, but not among the main targets
    controls: Controls
    today: date

    @property
    def other_year(self) -> Choice | None:
        """The year under way where a closed one is in view, and the latest closed one otherwise."""
        return next((c for c in self.controls.years if c.open != self.open and not c.chosen), None)

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The marks of the rows that no count explains, each with its words."""
        told = {one.verdict for one in self.counts}
        shown = dict.fromkeys(r.counted for r in (*self.rows, *self.stand_ins, *self.others))
        return tuple((mark, say(self.view.lang, f"counts.{mark}")) for mark in shown if mark not in told)

    @property
    def year_on_year(self) -> bool:
        """Whether any row has a change on the year before: without one the column is not shown."""
        return any(r.year_on_year_words for r in self.every_row)

    @property
    def every_row(self) -> tuple[Row, ...]:
        """All rows in the order of the page."""
        return self.rows + self.without + self.stand_ins + self.others


@kept_in_store(256)
def scoreboard(store: Store, view: View, today: date) -> Scoreboard:
    """Return the board of a view, drawn from one snapshot of the files."""
    context = gather(store, view)
    is_open, rows, stood_in, beside = _chosen_rows(context)
    listed = tuple(r for r in rows if r.verdict != Verdict.WATCHED)
    of = context.listing.of if context.listing and view.basis == LISTED else None
    said = sentence(context, listed, of, is_open=is_open, outside=beside)
    return Scoreboard(
        view=view,
        snapshot=store.snapshot,
        area_name=context.area_name,
        open=is_open,
        in_resolution=of,
        known=len(rows),
        tally=context.tally,
        counts=_counts(rows, of, view.lang, is_open=is_open),
        sentence="".join(text for text, _ in parts(said)),
        sentence_parts=parts(said),
        squares=_squares(rows, of),
        remarks=_remarks(context, rows, of, is_open=is_open),
        rows=listed,
        without=tuple(r for r in rows if r.verdict == Verdict.WATCHED),
        stand_ins=stood_in,
        others=beside,
        controls=controls(store, view, today),
        today=today,
    )


def _chosen_rows(context: Context) -> tuple[bool, Rows, Rows, Rows]:
    """Return whether the year is open, and the rows: counted, judged against a target that stands in, others."""
    main, stand_ins, other = _chosen_indicators(context)
    rows, beside = _rows(context, main, main=True), _rows(context, other)
    stood_in = tuple(_without_basis(r, context.view) for r in _rows(context, stand_ins))
    counted = tuple(r for r in rows if r.verdict != Verdict.WATCHED) or (*stood_in, *beside)
    if counted and not any(r.judged for r in counted):
        return True, rows, stood_in, beside
    rows, stood_in, beside = (tuple(map(closed, some)) for some in (rows, stood_in, beside))
    return False, rows, stood_in, beside


def _rows(context: Context, codes: list[str], *, main: bool = False) -> tuple[Row, ...]:
    known = set(context.listing.known) if context.listing else set()
    found = (row(context, code, main=main or code in known) for code in codes)
    return tuple(sorted(found, key=_misses_first))


def _without_basis(shown: Row, view: View) -> Row:
    """Return a row that stands in without the note whose target it is: the heading over such rows says so."""
    said = say(view.lang, "note.stand_in", basis=say(view.lang, f"basis_short.{shown.basis}"))
    return replace(shown, exceptions=tuple(note for note in shown.exceptions if note != said))


def _chosen_indicators(context: Context) -> tuple[list[str], list[str], list[str]]:
    """Return the indicators counted, those judged against a target that stands in, and others on the basis.

    Only a target on the basis in view counts; the Council's board counts the main targets of its resolution
    whoever set them. Where their list is not on record, every target of the basis counts.
    """
    codes = list(context.store.book.indicators)
    own = [code for code in codes if (code, context.view.basis) in context.targets]
    stand_in = [code for code in codes if context.target(code) is not None and code not in own]
    if context.listing is None:
        return own, stand_in, []
    known = set(context.listing.known)
    listed = context.view.basis == LISTED
    main = [code for code in codes if code in known and (listed or code in own)]
    return main, [code for code in stand_in if code not in main], [code for code in own if code not in known]


def _misses_first(one: Row) -> tuple[int, int]:
    """Return the place of a row: by its verdict; while the year is open, what is behind first and what is old last."""
    if one.official_missed:
        return ORDER.index(Verdict.NEAR_MISS), 1
    within = (*STANDINGS, None).index(one.standing) if one.verdict == Verdict.NO_FIGURE else 0
    return ORDER.index(Verdict(one.verdict)), within


def _counts(rows: tuple[Row, ...], of: int | None, lang: Lang, *, is_open: bool) -> tuple[VerdictCount, ...]:
    """Return the counts misses first; a main target not known by name is one without a figure."""
    seen = Counter(_squares(rows, of))
    words = {Verdict.NO_FIGURE.value: "no_figure_open"} if is_open else {}
    shown = (*ORDER[:2], OFFICIAL_MISSED, *ORDER[2:5], *STANDINGS, *ORDER[5:])
    labels = {v: say(lang, f"counts.{words.get(v, v)}") + _doubted(rows, v, lang) for v in shown}
    return tuple(VerdictCount(str(v), seen[v], labels[v]) for v in shown if seen[v])


def _doubted(rows: tuple[Row, ...], verdict: str, lang: Lang) -> str:
    """Return how many of the rows under a verdict are contested: ' (1 contested)'."""
    n = sum(r.verdict == verdict and not r.verdict_holds for r in rows)
    return f" ({say(lang, 'contested.count', n=n)})" if n else ""


def _squares(rows: tuple[Row, ...], of: int | None) -> tuple[str, ...]:
    """Return one mark a main target: its verdict, where it stands, `official_missed` where only the city says so."""
    marks = [r.counted for r in rows]
    return tuple(marks + [Verdict.NO_FIGURE.value] * max(0, (of or 0) - len(rows)))


def _remarks(context: Context, rows: tuple[Row, ...], of: int | None, *, is_open: bool) -> tuple[str, ...]:
    """Return what holds for most rows, said once: the stage, the act, the list, the city's own count."""
    lang, listing = context.view.lang, context.listing
    if not rows:
        return ()
    stages = Counter(r.stage_class for r in rows if r.stage_class)
    stage = "none" if is_open or not stages else stages.most_common(1)[0][0]
    lines = [f"{say(lang, f'common.stage.{stage}')}; {_against(context, rows)}, {say(lang, 'common.unless')}."]
    if listing and of and len(rows) < of:
        key = "counts.inferred" if listing.inferred else "counts.known"
        lines.append(say(lang, key, known=len(rows), of=of))
    if context.tally:
        lines.append(_tally_words(context, context.tally))
    return tuple(lines)


def _against(context: Context, rows: tuple[Row, ...]) -> str:
    lang, act = context.view.lang, context.resolution
    if context.view.basis == "council" and act and act.name:
        name = act.name.in_(lang)
        origins = (r.target_origin for r in rows if r.target_document == act.number)
        adopted = next((o.adopted_on for o in origins if o and o.adopted_on and len(o.adopted_on) == 10), None)
        key = "common.target_dated" if adopted else "common.target"
        return say(lang, key, document=name, day=day(adopted, lang) if adopted else "")
    return say(lang, "common.target_basis", basis=say(lang, f"basis_target.{context.view.basis}"))


def _tally_words(context: Context, tally: Tally) -> str:
    lang = context.view.lang
    text = say(lang, "common.tally", day=day(tally.published_on, lang), n=tally.met_or_exceeded, of=tally.of)
    missed = [context.spoken(code) for code, verdict in context.official.items() if verdict.verdict == Verdict.MISSED]
    if missed:
        text += f"; {say(lang, 'common.tally_missed', items=', '.join(missed))}"
    elif unmet := tally.of - tally.met_or_exceeded:
        text += f"; {count(lang, 'common.tally_unnamed', unmet)}"
    return first_upper(text) + "."


def groups(board: Scoreboard) -> tuple[Group, ...]:
    """Return the rows below those that are counted, under their headings; a group without rows is left out."""
    found = (
        Group("beside", _stand_ins_heading(board), board.stand_ins),
        Group("others", _others_heading(board), board.others),
    )
    return tuple(group for group in found if group.rows)


def _stand_ins_heading(board: Scoreboard) -> str:
    """Return the heading over the targets that stand in: whose target is missing, and whose is taken instead."""
    lang, basis = board.view.lang, board.view.basis
    words = {"own": say(lang, f"basis_set.{basis}"), "other": say(lang, f"basis_set.{STAND_IN.get(basis, basis)}")}
    return first_upper(say(lang, "table.stand_ins", **words))


def _others_heading(board: Scoreboard) -> str:
    """Return the heading over the targets outside the main ones: under the name of who set them."""
    lang = board.view.lang
    return first_upper(say(lang, "table.others", basis=say(lang, f"basis.{board.view.basis}")))
