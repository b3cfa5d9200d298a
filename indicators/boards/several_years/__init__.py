"""The targets of several years together: 2026..2030, how far each is, and what the years left need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from indicators import queries
from indicators.boards.context import Context, gather
from indicators.boards.controls import controls
from indicators.boards.history import Version, versions
from indicators.boards.sentences import Part, parts
from indicators.boards.several_years.rows import PeriodRow, period_row, year_context
from indicators.boards.several_years.words import period_sentence
from indicators.boards.view import Choice, Controls, Unknown, View
from indicators.files.names import indicator_code
from indicators.model import Target
from indicators.store import Store, kept_in_store
from indicators.wording import first_upper, range_words, say

__all__ = ["PeriodBoard", "PeriodGroup", "PeriodRow", "parse_period_indicator", "period_board"]

ORDER = (
    "missed", "near_miss", "away", "limited", "acceleration_needed", "on_track", "exceeded", "met",
    "not_comparable", "no_figure", "watched", None,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeriodGroup:
    """The targets of one basis, what is furthest from its target first."""

    basis: str
    heading: str
    rows: tuple[PeriodRow, ...]


@dataclass(frozen=True, slots=True)
class PeriodBoard:
    """Everything that is shown of the targets of several years; with a code, of one indicator alone."""

    view: View
    snapshot: str
    area_name: str
    years: str  # 2026–2030
    sentence: str
    sentence_parts: tuple[Part, ...]
    groups: tuple[PeriodGroup, ...]  # those of the basis in view first
    versions: tuple[Version, ...]  # of the one indicator
    indicators: tuple[Choice, ...]
    controls: Controls
    today: date

    @property
    def rows(self) -> tuple[PeriodRow, ...]:
        """All rows in the order of the page."""
        return tuple(row for group in self.groups for row in group.rows)


def parse_period_indicator(store: Store, params: Mapping[str, str], view: View) -> str | Unknown:
    """Return the indicator that an address names, the first with a target for these years by default; else those."""
    codes = _codes(store, view)
    asked = params.get("id")
    code = indicator_code(store.book, asked) if asked else codes[0]
    if code in codes:
        return code
    choices = tuple((store.book.indicators[one].name.in_(view.lang), {**view.params(), "id": one}) for one in codes)
    name = store.book.indicators[code].name.in_(view.lang) if code else asked
    key = "unknown.years_id" if code else "unknown.id"
    return Unknown(say(view.lang, key, value=name, years=range_words(view.period)), choices, view.lang)


def _codes(store: Store, view: View) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target.indicator for target in _targets(store, view)))


def _targets(store: Store, view: View) -> Iterator[Target]:
    """Return the targets of the years together, and those of their end while that year has no board of its own."""
    yield from queries.targets_in_force(store, view.area, view.period, view.as_of).values()
    if end := _end_alone(store, view):
        yield from queries.targets_in_force(store, view.area, str(end), view.as_of).values()


def _end_alone(store: Store, view: View) -> int | None:
    """Return the last year of a view where nothing else shows it: no board of the year or of a shorter period."""
    end = view.until or view.year
    shortest = max((r.first for r in queries.year_ranges(store, view.area, view.as_of) if r.last == end), default=None)
    return end if end > view.as_of.year + 1 and shortest == view.year else None


@kept_in_store(64)
def period_board(store: Store, view: View, today: date, code: str | None = None) -> PeriodBoard:
    """Return the board of several years, drawn from one snapshot of the files."""
    context = gather(store, view)
    rows = [period_row(context, one) for one in _targets(store, view) if code in (None, one.indicator)]
    bases = sorted({row.basis for row in rows}, key=lambda basis: (basis != view.basis, basis))
    groups = tuple(_group(context, basis, rows) for basis in bases)
    said = period_sentence(context, groups[0].rows)
    return PeriodBoard(
        view=view,
        snapshot=store.snapshot,
        area_name=context.area_name,
        years=range_words(view.period),
        sentence="".join(text for text, _ in parts(said)),
        sentence_parts=parts(said),
        groups=groups,
        versions=_versions(context, code) if code else (),
        indicators=tuple(
            Choice(one, store.book.indicators[one].name.in_(view.lang), one == code) for one in _codes(store, view)
        ),
        controls=controls(store, view, today),
        today=today,
    )


def _versions(context: Context, code: str) -> tuple[Version, ...]:
    end = _end_alone(context.store, context.view)
    return (*versions(context, code), *(versions(year_context(context, end), code) if end else ()))


def _group(context: Context, basis: str, rows: list[PeriodRow]) -> PeriodGroup:
    own = sorted((row for row in rows if row.basis == basis), key=lambda row: ORDER.index(row.state))
    return PeriodGroup(basis, first_upper(say(context.view.lang, f"basis.{basis}")), tuple(own))
