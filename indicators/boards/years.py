"""One indicator over the years: what the chart draws and the table beside it says."""

from dataclasses import dataclass
from datetime import date, timedelta

from indicators import queries
from indicators.boards.context import Context
from indicators.boards.judged import STAGE_CLASS, actual_words, target_words, unit_words
from indicators.boards.origins import Origin, actual_origin, target_origin
from indicators.boards.view import area_name
from indicators.model import Area, Target
from indicators.queries import Figure
from indicators.wording import day, number, say


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One year of one line: a value, how firm it is, and its words."""

    year: int
    value: float
    words: str
    tinted: bool


@dataclass(frozen=True, slots=True)
class AreaSeries:
    """The figures of one area over the years; years without a figure stay gaps."""

    name: str
    role: str  # "actual", "target" or "nation"
    area: int  # 0 the area in view, 1.. those it was merged from
    points: tuple[YearPoint, ...]


@dataclass(frozen=True, slots=True)
class YearsChart:
    """What the chart of an indicator draws, already worded."""

    title: str
    levels: bool  # bars from zero; else a rate, drawn as dots
    ranks: bool  # dots, the best place on top
    unit: str
    lines: tuple[AreaSeries, ...]
    merger: date | None
    merger_words: str
    words: str  # the same in words, for those who cannot see it


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the table that says what the chart draws."""

    year: int
    area: str
    actual: str
    stage: str
    target: str
    origin: Origin | None
    target_origin: Origin | None = None


YearFigure = tuple[YearRow, Figure | None, Target | None]


def year_figures(context: Context, code: str) -> list[YearFigure]:
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
    line = YearRow(
        year=year,
        area=area_name(context.store.book.areas[area], lang),
        actual=actual_words(figure.actual, lang) if figure else "",
        stage=say(lang, f"stage.{figure.stage}") if figure else "",
        target=target_words(target, lang) if target else "",
        origin=actual_origin(context.store, figure.actual, lang) if figure else None,
        target_origin=target_origin(context.store, target, lang) if target else None,
    )
    return line, figure, target


def years_chart(context: Context, code: str, years: list[YearFigure]) -> YearsChart | None:
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
    starts = merger_day(context)
    unit = unit_words(context.store, indicator, lang)
    return YearsChart(
        title=say(lang, "indicator.chart_title", unit=unit),
        levels=levels,
        ranks=indicator.nature == "rank",
        unit=unit,
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


def merger_day(context: Context) -> date | None:
    """Return the first day of a merged area, for it and for what it was merged from; nothing where none was."""
    if context.area.predecessors:
        return context.area.starts
    ends = context.area.ends
    return ends + timedelta(days=1) if ends else None


def _area_lines(context: Context, n: int, area: Area, years: list[YearFigure]) -> list[AreaSeries]:
    """Return the actuals and the targets of one area; a target for a year it did not outlive is not drawn."""
    name, last = area_name(area, context.view.lang), area.ends.year if area.ends else None
    mine = [y for y in reversed(years) if y[0].area == name]
    actuals = tuple(
        YearPoint(line.year, float(f.actual.value), line.actual, STAGE_CLASS.get(f.stage) == "estimate")
        for line, f, _ in mine
        if f
    )
    targets = tuple(
        YearPoint(line.year, float((t.value if t.value is not None else t.low) or 0), line.target, tinted=False)
        for line, _, t in mine
        if t and (last is None or line.year < last)
    )
    basis = say(context.view.lang, f"basis_short.{context.view.basis}")
    planned = say(context.view.lang, "indicator.plan_of" if n else "indicator.plan", basis=basis, area=name)
    return [AreaSeries(name, "actual", n, actuals), AreaSeries(planned, "target", n, targets)]


def _nation_line(context: Context, code: str, since: int) -> AreaSeries:
    store, parent, on = context.store, context.area.parent, context.view.as_of
    points = []
    for year in queries.figure_years(store, code, parent, on) if parent else ():
        figure = queries.figures_in_force(store, parent or "", str(year), on).get(code)
        if figure and figure.stage != "forecast" and year >= since:
            words = number(figure.actual.value, context.view.lang)
            points.append(
                YearPoint(year, float(figure.actual.value), words, STAGE_CLASS.get(figure.stage) == "estimate")
            )
    return AreaSeries(context.nation_name, "nation", 0, tuple(points))
