"""One indicator: its verdict in a sentence, its years, every report and every version of its target."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators import queries
from indicators.boards.comparison import ranked_figure
from indicators.boards.context import Context, gather
from indicators.boards.controls import controls
from indicators.boards.history import Report, Version, reports, versions
from indicators.boards.judged import gap_words, target_words, unit_words
from indicators.boards.months import Within, months_of
from indicators.boards.peers import PEERS, ComparisonQuery, provinces
from indicators.boards.rows import Row, row
from indicators.boards.sentences import Part, parts, protected, so_far_words
from indicators.boards.standing import STALE, months_old
from indicators.boards.view import Choice, Controls, PageLink, Unknown, View
from indicators.boards.years import YearRow, YearsChart, year_figures, years_chart
from indicators.files.names import indicator_code, near_indicators
from indicators.queries.comparison import peer_periods
from indicators.store import Store, kept_in_store
from indicators.wording import count, first_upper, lower_first, say


@dataclass(frozen=True, slots=True)
class IndicatorBoard:
    """Everything the page of an indicator shows."""

    view: View
    snapshot: str
    name: str
    unit: str
    sentence: str
    sentence_parts: tuple[Part, ...]
    row: Row
    ranked: PageLink | None  # to the page that ranks another series of the same year
    chart: YearsChart | None
    within: Within | None  # the year in view, month by month
    reports: tuple[Report, ...]
    versions: tuple[Version, ...]
    years: tuple[YearRow, ...]
    indicators: tuple[Choice, ...]
    controls: Controls
    today: date


def parse_indicator(store: Store, params: Mapping[str, str], view: View) -> str | Unknown:
    """Return the code of the indicator an address names - the first of the registry by default - or what is unknown."""
    asked = params.get("id")
    known = queries.indicators_with_figures(store, view.area)
    if not asked:
        return known[0]
    if code := indicator_code(store.book, asked):
        return code
    near = near_indicators(store.book, asked, known)
    choices = tuple((store.book.indicators[code].name.in_(view.lang), {**view.params(), "id": code}) for code in near)
    return Unknown(say(view.lang, "unknown.id", value=asked), choices, view.lang)


@kept_in_store(256)
def indicator_board(store: Store, code: str, view: View, today: date) -> IndicatorBoard:
    """Return the page of an indicator in a view, drawn from one snapshot of the files."""
    context = gather(store, view)
    shown = row(context, code, main=code in (context.listing.known if context.listing else ()))
    said = _sentence(context, shown)
    years = year_figures(context, code)
    return IndicatorBoard(
        view=view,
        snapshot=store.snapshot,
        name=store.book.indicators[code].name.in_(view.lang),
        unit=unit_words(store, store.book.indicators[code], view.lang),
        sentence="".join(text for text, _ in parts(said)),
        sentence_parts=parts(said),
        row=shown,
        ranked=_ranked(context, code),
        chart=years_chart(context, code, years),
        within=months_of(context, code),
        reports=reports(context, code),
        versions=versions(context, code),
        years=tuple(line for line, _, _ in years),
        indicators=tuple(
            Choice(one, store.book.indicators[one].name.in_(view.lang), one == code)
            for one in dict.fromkeys((code, *queries.indicators_with_figures(store, view.area)))
        ),
        controls=controls(store, view, today, code),
        today=today,
    )


def _sentence(context: Context, shown: Row) -> str:
    """Return the verdict as one sentence that names its target and basis."""
    lang, target = context.view.lang, context.target(shown.indicator)
    words = {"year": context.view.year, "area": protected(context.area_name)}
    words["name"] = protected(lower_first(context.short(shown.indicator)))
    unit = _unit_suffix(shown)
    if target is None:
        if shown.official_missed:
            return say(lang, "indicator.verdict.no_figure_official", **words)
        if shown.progress_words and not shown.actual_words:
            so_far = so_far_words(context, context.progress[shown.indicator])
            return say(lang, "indicator.verdict.so_far_alone", actual=protected(so_far), **words)
        key = "no_target" if shown.actual_words else "nothing"
        return say(lang, f"indicator.verdict.{key}", actual=f"{shown.actual_words}{unit}", **words)
    value = f"{target_words(target, lang)}{'%' if shown.unit == '%' else ''}"
    wanted = say(lang, f"indicator.target.{'inferred' if target.level_inferred else target.basis}", value=value)
    words |= {"target": wanted, "actual": f"{shown.actual_words}{unit}", "gap": _gap(context, shown)}
    if shown.standing:
        progress = context.progress[shown.indicator]
        words["actual"] = f"[{protected(so_far_words(context, progress))}]"
        if shown.standing == STALE:
            return count(lang, "indicator.verdict.stale", months_old(context, progress), **words)
        return say(lang, "indicator.verdict.so_far", **words)
    doubts = "".join(f" {protected(first_upper(rival.words))}." for rival in shown.flips)
    return say(lang, f"indicator.verdict.{shown.verdict}", **words) + doubts


def _ranked(context: Context, code: str) -> PageLink | None:
    """Return the way to the comparison, where that ranks another series than the one judged here."""
    store, view, figure = context.store, context.view, context.figures.get(code)
    asked = ComparisonQuery(code, str(view.year), "year", PEERS[0])
    if view.area not in {area.code for area in provinces(store)} or code not in _comparable(store, view):
        return None
    found = ranked_figure(store, view, asked)
    if figure is None or found is None or found.series == figure.actual.series:
        return None
    words = say(view.lang, "indicator.ranked", series=say(view.lang, f"series.{found.series}"))
    return PageLink(words, {**view.params(), "id": code, "period": asked.period})


def _comparable(store: Store, view: View) -> set[str]:
    """Return the indicators that can be compared among the provinces for the year in view."""
    everyone = provinces(store)
    known = peer_periods(store, tuple(a.code for a in everyone), view.as_of, len(everyone))
    return {p.indicator for p in known if p.period == str(view.year)}


def _unit_suffix(shown: Row) -> str:
    if shown.nature == "rank":
        return ""
    return "%" if shown.unit == "%" else f" {shown.unit_words}"


def _gap(context: Context, shown: Row) -> str:
    if shown.difference is None:
        return ""
    if shown.percent_of_plan is not None:
        return say(context.view.lang, "indicator.percent", percent=shown.outcome_words)
    gap = Decimal(shown.printed_difference or 0)
    words = gap_words(context.store, context.indicator(shown.indicator), gap, context.view.lang)
    return say(context.view.lang, "indicator.lower" if gap < 0 else "indicator.higher", gap=words)
