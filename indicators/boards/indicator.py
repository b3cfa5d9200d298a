"""One indicator: its verdict in a sentence, its years, every report and every version of its target."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from indicators import queries
from indicators.boards.context import Context, gather
from indicators.boards.judged import actual_words, gap_words, target_words, unit_words
from indicators.boards.rows import STAGE_CLASS, Origin, Row, origin, row
from indicators.boards.sentences import Part, parts
from indicators.boards.view import Choice, Controls, Unknown, View, area_name, controls
from indicators.model import Actual, Area, Target
from indicators.queries import Figure
from indicators.store import Store
from indicators.wording import day, first_upper, lower_first, number, say, signed

NEVER_IN_FORCE = ("draft", "press", "long_term")


@dataclass(frozen=True, slots=True)
class Point:
    """One year of one line: a value, how firm it is, and its words."""

    year: int
    value: float
    words: str
    tinted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one area over the years; years without a figure stay gaps."""

    name: str
    role: str  # "actual", "target" or "nation"
    area: int  # 0 the area in view, 1.. those it was merged from
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What the chart of an indicator draws, already worded."""

    levels: bool  # bars from zero; else a rate, drawn as dots
    unit: str
    lines: tuple[Line, ...]
    merger: date | None
    merger_words: str
    words: str  # the same in words, for those who cannot see it


@dataclass(frozen=True, slots=True)
class Report:
    """One vintage of the year's figure."""

    value: str
    change: str
    stage: str
    series: str
    printed: str
    language: str
    published: str
    origin: Origin
    current: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a target for the year."""

    value: str
    basis: str
    area: str
    document: str
    adopted: str
    printed: str
    language: str
    state: str
    binding: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year of the table that says what the chart draws."""

    year: int
    area: str
    actual: str
    stage: str
    target: str
    origin: Origin | None


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
    chart: Chart | None
    reports: tuple[Report, ...]
    versions: tuple[Version, ...]
    years: tuple[YearLine, ...]
    indicators: tuple[Choice, ...]
    controls: Controls
    today: date


def resolve_indicator(store: Store, params: Mapping[str, str], view: View) -> str | Unknown:
    """Return the code of the indicator an address names - the first of the registry by default - or what is unknown."""
    asked = params.get("id")
    known = queries.indicators_with_figures(store, view.area)
    if not asked:
        return known[0]
    for indicator in store.book.indicators.values():
        if asked == indicator.code or asked in indicator.aliases:
            return indicator.code
    near = difflib.get_close_matches(asked, known, n=3, cutoff=0.4) or list(known[:3])
    choices = tuple((_name(store, code, view), {**view.params(), "id": code}) for code in near)
    return Unknown(say(view.lang, "unknown.id", value=asked), choices, view.lang)


def _name(store: Store, code: str, view: View) -> str:
    name = store.book.indicators[code].name
    return name.vi if view.lang == "vi" else name.en


@lru_cache(maxsize=256)
def indicator_board(store: Store, code: str, view: View, today: date) -> IndicatorBoard:
    """Return the page of an indicator in a view, drawn from one snapshot of the files."""
    context = gather(store, view)
    shown = row(context, code, main=code in (context.listing.known if context.listing else ()))
    said = _sentence(context, shown)
    years = _years(context, code)
    return IndicatorBoard(
        view=view,
        snapshot=store.snapshot,
        name=_name(store, code, view),
        unit=unit_words(store, store.book.indicators[code], view.lang),
        sentence="".join(text for text, _ in parts(said)),
        sentence_parts=parts(said),
        row=shown,
        chart=_chart(context, code, years),
        reports=_reports(context, code),
        versions=_versions(context, code),
        years=tuple(line for line, _, _ in years),
        indicators=tuple(
            Choice(one, _name(store, one, view), one == code)
            for one in dict.fromkeys((code, *queries.indicators_with_figures(store, view.area)))
        ),
        controls=controls(store, view, today, code),
        today=today,
    )


def _sentence(context: Context, shown: Row) -> str:
    """Return the verdict as one sentence that names its target and basis."""
    lang, target = context.view.lang, context.target(shown.indicator)
    words = {"year": context.view.year, "area": context.area_name, "name": lower_first(context.short(shown.indicator))}
    unit = _unit_suffix(shown)
    if target is None:
        if shown.official_missed:
            return say(lang, "indicator.verdict.no_figure_official", **words)
        key = "no_target" if shown.actual_words else "nothing"
        return say(lang, f"indicator.verdict.{key}", actual=f"{shown.actual_words}{unit}", **words)
    wanted = say(
        lang,
        "indicator.target",
        value=f"{target_words(target, lang)}{'%' if shown.unit == '%' else ''}",
        basis=say(lang, f"indicator.basis.{target.basis}"),
    )
    words |= {"target": wanted, "actual": f"{shown.actual_words}{unit}", "gap": _gap(context, shown)}
    return say(lang, f"indicator.verdict.{shown.verdict}", **words)


def _unit_suffix(shown: Row) -> str:
    return "%" if shown.unit == "%" else f" {shown.unit_words}"


def _gap(context: Context, shown: Row) -> str:
    if shown.difference is None:
        return ""
    if shown.percent_of_plan is not None:
        return say(context.view.lang, "indicator.percent", percent=shown.outcome_words)
    gap = Decimal(shown.difference)
    words = gap_words(context.store, context.indicator(shown.indicator), gap, context.view.lang)
    return say(context.view.lang, "indicator.lower" if gap < 0 else "indicator.higher", gap=words)


def _reports(context: Context, code: str) -> tuple[Report, ...]:
    """Return every report of the year's figure, newest first, each with its change from the one before it."""
    figure, before = context.figures.get(code), None
    reports = []
    for report in context.reports.get(code, ()):
        comparable = before is not None and report.series == before.series and not report.qualifier
        reports.append(_report(context, report, before if comparable else None, figure))
        if not report.qualifier:
            before = report
    return tuple(reversed(reports))


def _report(context: Context, report: Actual, before: Actual | None, figure: Figure | None) -> Report:
    lang = context.view.lang
    change = "" if before is None or report.value == before.value else signed(report.value - before.value, lang)
    source = origin(context, report.source[0], report.published_on, report.file, report.line)
    return Report(
        value=actual_words(report, lang),
        change=change,
        stage=say(lang, f"stage.{report.stage}"),
        series=say(lang, f"series.{report.series}"),
        printed=report.as_printed,
        language=_language(context, report.source[0]),
        published=day(report.published_on, lang) if report.published_on else "",
        origin=source,
        current=figure is not None and figure.actual.id == report.id,
    )


def _language(context: Context, source: str) -> str:
    """Return the language a source printed its words in, for the page's own markup."""
    return (context.store.book.sources[source].language or "").removesuffix("(mt)")


def _versions(context: Context, code: str) -> tuple[Version, ...]:
    """Return every version of the year's target known on the day, of the area and of what it was merged from."""
    areas = (context.view.area, *context.area.predecessors)
    found = queries.target_versions(context.store, code, areas, str(context.view.year), context.view.as_of)
    in_force = {t.id for t in context.targets.values()}
    return tuple(_version(context, target, in_force) for target in reversed(found))


def _version(context: Context, target: Target, in_force: set[str]) -> Version:
    lang = context.view.lang
    own = target.area == context.view.area
    binding = target.id in in_force
    state = "in_force" if binding else "not_binding" if target.basis in NEVER_IN_FORCE else "superseded"
    if not own and target.id not in _superseded(context):
        state = "elsewhere"
    if target.adopted_on:
        adopted = day(target.adopted_on, lang)
    else:
        adopted = say(lang, "indicator.quoted", day=day(target.published_on or "", lang))
    marks = [say(lang, f"note.{key}") for key in ("implied", "level_inferred") if getattr(target, key)]
    return Version(
        value=target_words(target, lang),
        basis="; ".join([first_upper(say(lang, f"basis.{target.basis}")), *marks]),
        area="" if own else area_name(context.store.book.areas[target.area], lang),
        document=target.document or "",
        adopted=adopted,
        printed=target.as_printed,
        language=_language(context, target.source),
        state=say(lang, f"indicator.{state}"),
        binding=binding,
        origin=origin(context, target.source, target.published_on, target.file, target.line),
    )


def _superseded(context: Context) -> set[str]:
    on = context.view.as_of
    newer = (t for t in context.store.book.targets if t.in_force_from and t.in_force_from <= on)
    return {old for target in newer for old in target.supersedes}


YearFigure = tuple[YearLine, Figure | None, Target | None]


def _years(context: Context, code: str) -> list[YearFigure]:
    """Return every year of the area and of what it was merged from, newest first: figure, stage, target."""
    found: list[YearFigure] = []
    for area in (context.view.area, *context.area.predecessors):
        years = set(queries.figure_years(context.store, code, area, context.view.as_of))
        years |= set(queries.target_years(context.store, code, area, context.view.as_of))
        found += [_year(context, code, area, year) for year in years if year <= context.view.as_of.year]
    return sorted((y for y in found if y[1] or y[2]), key=lambda y: (-y[0].year, y[0].area))


def _year(context: Context, code: str, area: str, year: int) -> YearFigure:
    lang, on = context.view.lang, context.view.as_of
    figure = queries.figures_in_force(context.store, area, str(year), on).get(code)
    figure = figure if figure and figure.stage != "forecast" else None
    targets = queries.targets_in_force(context.store, area, str(year), on)
    target = targets.get((code, context.view.basis))
    line = YearLine(
        year=year,
        area=area_name(context.store.book.areas[area], lang),
        actual=actual_words(figure.actual, lang) if figure else "",
        stage=say(lang, f"stage.{figure.stage}") if figure else "",
        target=target_words(target, lang) if target else "",
        origin=_figure_origin(context, figure),
    )
    return line, figure, target


def _figure_origin(context: Context, figure: Figure | None) -> Origin | None:
    if figure is None:
        return None
    a = figure.actual
    return origin(context, a.source[0], a.published_on, a.file, a.line)


def _chart(context: Context, code: str, years: list[YearFigure]) -> Chart | None:
    """Return the drawing of the years; nothing where there is no figure and no target to draw."""
    lang, indicator = context.view.lang, context.indicator(code)
    levels = indicator.nature in ("flow", "stock")
    areas = [context.area, *(context.store.book.areas[p] for p in context.area.predecessors)]
    lines = [line for n, area in enumerate(areas) for line in _area_lines(context, n, area, years)]
    drawn = [line for line in lines if line.points]
    if not drawn:
        return None
    if not levels:
        since = min(p.year for line in drawn for p in line.points)
        drawn.append(_nation_line(context, code, since))
    starts = context.area.starts if context.area.predecessors else _merged(context)
    return Chart(
        levels=levels,
        unit=unit_words(context.store, indicator, lang),
        lines=tuple(line for line in drawn if line.points),
        merger=starts,
        merger_words=say(lang, "indicator.merger", day=day(starts, lang)) if starts else "",
        words=_chart_words(context, code, years),
    )


def _chart_words(context: Context, code: str, years: list[YearFigure]) -> str:
    lang, said = context.view.lang, []
    for line, _, _ in reversed(years):
        key = "indicator.point_target" if line.target else "indicator.point"
        said.append(say(lang, key, year=line.year, area=line.area, actual=line.actual or "–", target=line.target))
    return say(lang, "indicator.chart_text", name=context.short(code), points="; ".join(said))


def _merged(context: Context) -> date | None:
    ends = context.area.ends
    return ends + timedelta(days=1) if ends else None


def _area_lines(context: Context, n: int, area: Area, years: list[YearFigure]) -> list[Line]:
    """Return the actuals and the targets of one area; a target for a year it did not outlive is not drawn."""
    name, last = area_name(area, context.view.lang), area.ends.year if area.ends else None
    mine = [y for y in reversed(years) if y[0].area == name]
    actuals = tuple(
        Point(line.year, float(f.actual.value), line.actual, STAGE_CLASS.get(f.stage) == "estimate")
        for line, f, _ in mine
        if f
    )
    targets = tuple(
        Point(line.year, float((t.value if t.value is not None else t.low) or 0), line.target, tinted=False)
        for line, _, t in mine
        if t and (last is None or line.year < last)
    )
    basis = say(context.view.lang, f"basis_short.{context.view.basis}")
    planned = say(context.view.lang, "indicator.plan", basis=basis)
    return [Line(name, "actual", n, actuals), Line(planned, "target", n, targets)]


def _nation_line(context: Context, code: str, since: int) -> Line:
    store, parent, on = context.store, context.area.parent, context.view.as_of
    points = []
    for year in queries.figure_years(store, code, parent, on) if parent else ():
        figure = queries.figures_in_force(store, parent or "", str(year), on).get(code)
        if figure and year >= since:
            words = number(figure.actual.value, context.view.lang)
            points.append(Point(year, float(figure.actual.value), words, STAGE_CLASS.get(figure.stage) == "estimate"))
    return Line(context.nation_name, "nation", 0, tuple(points))
