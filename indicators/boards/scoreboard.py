"""The scoreboard of a year: every main target with its verdict, misses first, already worded and rounded."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indicators.attainment import Verdict
from indicators.boards.context import Context, Tally, gather
from indicators.boards.rows import OFFICIAL_MISSED, Row, row
from indicators.boards.sentences import Part, parts, sentence
from indicators.boards.view import Choice, Controls, View, controls
from indicators.store import Store
from indicators.wording import Lang, day, first_upper, say

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
    others: tuple[Row, ...]  # judged, but not among the main targets
    controls: Controls
    today: date

    @property
    def other_year(self) -> Choice | None:
        """The year under way where a closed one is in view, and the latest closed one otherwise."""
        return next((c for c in self.controls.years if c.open != self.open and not c.chosen), None)

    @property
    def year_on_year(self) -> bool:
        """Whether any row has a change on the year before: without one the column is not shown."""
        return any(r.year_on_year_words for r in self.every_row)

    @property
    def every_row(self) -> tuple[Row, ...]:
        """All rows in the order of the page."""
        return self.rows + self.without + self.others


@lru_cache(maxsize=256)
def scoreboard(store: Store, view: View, today: date) -> Scoreboard:
    """Return the board of a view, drawn from one snapshot of the files."""
    context = gather(store, view)
    main, other = _chosen_indicators(context)
    rows = sorted((row(context, code, main=True) for code in main), key=_misses_first)
    listed = tuple(r for r in rows if r.verdict != Verdict.WATCHED)
    of = context.listing.of if context.listing else None
    is_open = bool(listed) and not any(r.judged for r in listed)
    said = sentence(context, listed, of, is_open=is_open)
    return Scoreboard(
        view=view,
        snapshot=store.snapshot,
        area_name=context.area_name,
        open=is_open,
        in_resolution=of,
        known=len(rows),
        tally=context.tally if context.resolution else None,
        counts=_counts(rows, of, view.lang, is_open=is_open),
        sentence="".join(text for text, _ in parts(said)),
        sentence_parts=parts(said),
        squares=_squares(rows, of),
        remarks=_remarks(context, rows, is_open=is_open),
        rows=listed,
        without=tuple(r for r in rows if r.verdict == Verdict.WATCHED),
        others=tuple(sorted((row(context, code, main=False) for code in other), key=_misses_first)),
        controls=controls(store, view, today),
        today=today,
    )


def _chosen_indicators(context: Context) -> tuple[list[str], list[str]]:
    """Return the indicators counted, and those judged beside them.

    Where the list of main targets is not on record, every target of the basis counts.
    """
    with_target = [c for c in context.store.book.indicators if context.target(c) is not None]
    if context.listing is None:
        return with_target, []
    known = set(context.listing.known)
    main = [code for code in context.store.book.indicators if code in known]
    return main, [code for code in with_target if code not in known]


def _misses_first(one: Row) -> tuple[int, int]:
    return (ORDER.index(Verdict.NEAR_MISS), 1) if one.official_missed else (ORDER.index(Verdict(one.verdict)), 0)


def _counts(rows: list[Row], of: int | None, lang: Lang, *, is_open: bool) -> tuple[VerdictCount, ...]:
    """Return the counts misses first; a main target not known by name is one without a figure."""
    seen = Counter(_squares(rows, of))
    words = {Verdict.NO_FIGURE.value: "no_figure_open"} if is_open else {}
    shown = (*ORDER[:2], OFFICIAL_MISSED, *ORDER[2:])
    return tuple(VerdictCount(str(v), seen[v], say(lang, f"counts.{words.get(v, v)}")) for v in shown if seen[v])


def _squares(rows: list[Row], of: int | None) -> tuple[str, ...]:
    """Return one mark a main target: its verdict, `official_missed` where only the city says so."""
    marks = [OFFICIAL_MISSED if r.official_missed else r.verdict for r in rows]
    return tuple(marks + [Verdict.NO_FIGURE.value] * max(0, (of or 0) - len(rows)))


def _remarks(context: Context, rows: list[Row], *, is_open: bool) -> tuple[str, ...]:
    """Return what holds for most rows, said once: the stage, the act, the list, the city's own count."""
    lang, listing = context.view.lang, context.listing
    if not rows:
        return ()
    stages = Counter(r.stage_class for r in rows if r.stage_class)
    stage = "none" if is_open or not stages else stages.most_common(1)[0][0]
    lines = [f"{say(lang, f'common.stage.{stage}')}; {_against(context, rows)}, {say(lang, 'common.unless')}."]
    if listing and len(rows) < listing.of:
        key = "counts.inferred" if listing.inferred else "counts.known"
        lines.append(say(lang, key, known=len(rows), of=listing.of))
    if context.tally and context.resolution:
        lines.append(_tally_words(context, context.tally))
    return tuple(lines)


def _against(context: Context, rows: list[Row]) -> str:
    lang, act = context.view.lang, context.resolution
    if context.view.basis == "council" and act and act.name:
        name = act.name.in_(lang)
        origins = (r.target_origin for r in rows if r.target_document == act.number)
        adopted = next((o.published_on for o in origins if o and o.published_on and len(o.published_on) == 10), None)
        key = "common.target_dated" if adopted else "common.target"
        return say(lang, key, document=name, day=day(adopted, lang) if adopted else "")
    return say(lang, "common.target_basis", basis=say(lang, f"basis_target.{context.view.basis}"))


def _tally_words(context: Context, tally: Tally) -> str:
    lang = context.view.lang
    text = say(lang, "common.tally", day=day(tally.published_on, lang), n=tally.met_or_exceeded, of=tally.of)
    missed = [context.spoken(code) for code, verdict in context.official.items() if verdict.verdict == Verdict.MISSED]
    if missed:
        text += f"; {say(lang, 'common.tally_missed', items=', '.join(missed))}"
    return first_upper(text) + "."


def others_heading(board: Scoreboard) -> str:
    """Return the heading over the targets outside the main ones: under the name of who set them."""
    lang = board.view.lang
    return say(lang, "table.others", basis=say(lang, f"basis.{board.view.basis}"))
