"""One slide for each headline indicator: its verdict as the title, its number, its years."""

from collections.abc import Iterator

from indicators.boards.bases import scale_end
from indicators.boards.indicator import indicator_board
from indicators.boards.judged import actual_words, target_words, unit_words
from indicators.boards.origins import RESULT
from indicators.boards.passport import passport
from indicators.boards.rows import Row
from indicators.boards.view import area_name
from indicators.boards.years import YearFigure, merger_day, year_figures
from indicators.model import Target
from indicators.queries import Figure, figures_in_force
from indicators.session.boards.deck.material import Material, firmness, row_notes
from indicators.session.boards.deck.types import KeyFigure, Series, Slide, SlideChart, SpeakerNote, Value
from indicators.wording import first_upper, period, say

HEADLINES = 9  # an hour has no room for more; every row stands on the pages before
ALONE = 2  # bars: a figure and its plan
DRAWN = 3  # years with a figure that make a course; fewer are set beside the plan instead
YEARS = 6  # as many as can be read from the last row of a hall


def headlines(of: Material) -> tuple[Row, ...]:
    """Return the main targets that get a slide each: those with a figure, misses first as on the board."""
    return tuple(r for r in of.board.rows if r.target and (r.actual_words or r.progress_words))[:HEADLINES]


def headline_slides(of: Material) -> Iterator[Slide]:
    """Yield the slides of the headline indicators."""
    for shown in headlines(of):
        board = indicator_board(of.store, shown.indicator, of.view, of.today)
        found = passport(of.store, of.view, f"{RESULT}{shown.indicator}", of.today)
        cited = [SpeakerNote(words) for lang, words in (found.citations if found else ()) if lang == of.lang]
        chart = years_of(of, shown.indicator)
        parts = (fact(of, shown), chart) if chart else (fact(of, shown),)
        footer = of.footer((shown.actual_origin, shown.target_origin), (shown.stage,))
        notes = (*cited, *row_notes(shown, of.lang))
        yield Slide(
            f"indicator-{shown.indicator}",
            "indicator",
            board.sentence,
            parts,
            footer,
            notes,
            board.sentence_parts,
            shown.mark,
        )


def fact(of: Material, shown: Row) -> KeyFigure:
    """Return the number of a row with what it is set against and what must be said beside it."""
    lang = of.lang
    unit = "%" if shown.unit == "%" else shown.unit_words
    basis = say(lang, "indicator.plan", basis=say(lang, f"basis_short.{shown.basis}"))
    wanted = f"{shown.target_words}{'%' if unit == '%' else ''}"
    lines = [f"{basis}: {wanted}"]
    if shown.outcome_words:
        key = "table.against_open" if of.board.open else "table.against"
        lines.append(f"{say(lang, key)}: {shown.outcome_words}")
    about = say(lang, f"stage.{shown.stage}") if shown.stage else ""
    notes = shown.exceptions[len(shown.flips) :]  # what flips the verdict is said by the title
    if not shown.actual_words and (report := of.context.progress.get(shown.indicator)):
        about = period(report.period, report.period_kind, lang)  # else a part would be taken for the whole year
    named = say(lang, "note.stand_in", basis=say(lang, f"basis_short.{shown.basis}"))  # said with the plan
    lines += [first_upper(words) for words in notes if words != named]
    value = shown.actual_words or shown.progress_words or ""
    doubt = f" ({say(lang, 'contested.short')})" if shown.flips else ""
    return KeyFigure(value, unit, about, shown.mark, f"{shown.verdict_words}{doubt}", tuple(lines))


# ---- the chart over the years


def years_of(of: Material, code: str) -> SlideChart | None:
    """Return an indicator over the years with its targets, or beside its plans where too few years have a figure.

    Two bars say no more than their two numbers, which then stand alone and larger.
    """
    known = [y for y in year_figures(of.context, code) if y[0].year > of.view.year - YEARS]
    known = [y for y in known if y[0].year <= of.view.year]
    if len({line.year for line, figure, _ in known if figure}) < DRAWN:
        beside = against_plan(of, code)
        return beside if beside and len(beside.categories) > ALONE else None
    years = tuple(range(min(line.year for line, _, _ in known), of.view.year + 1))
    indicator = of.context.indicator(code)
    levels = indicator.nature in ("flow", "stock")
    board = indicator_board(of.store, code, of.view, of.today)
    merged = merger_day(of.context)
    at = years.index(merged.year) if merged and merged.year in years and of.context.area.predecessors else None
    series = [*_area_series(of, known, years), *([] if levels else _nation_series(of, code, years))]
    return SlideChart(
        kind="columns" if levels else "dots",
        title=say(of.lang, "indicator.chart_title", unit=board.unit),
        unit=board.unit,
        categories=tuple(map(str, years)),
        series=tuple(s for s in series if any(s.values)),
        merged_at=at,
        merger=board.chart.merger_words if board.chart and at is not None else "",
        words=board.chart.words if board.chart else "",
    )


def _area_series(of: Material, known: list[YearFigure], years: tuple[int, ...]) -> Iterator[Series]:
    """Yield the figures and the targets of the area in view, then the figures of those it was merged from."""
    for n, code in enumerate((of.view.area, *of.context.area.predecessors)):
        name = area_name(of.store.book.areas[code], of.lang)
        mine = {line.year: (figure, target) for line, figure, target in known if line.area == name}
        pairs = [mine.get(year, (None, None)) for year in years]
        yield Series(name, "actual", tuple(figure_value(of, f) if f else None for f, _ in pairs), n)
        if n == 0:
            basis = say(of.lang, f"basis_short.{of.view.basis}")
            planned = say(of.lang, "indicator.plan", basis=basis)
            yield Series(planned, "target", tuple(target_value(of, t) if t else None for _, t in pairs))


def _nation_series(of: Material, code: str, years: tuple[int, ...]) -> Iterator[Series]:
    """Yield the nation's own figures of the same years, where there are any."""
    parent = of.context.area.parent
    if parent is None:
        return
    found = (figures_in_force(of.store, parent, str(year), of.view.as_of).get(code) for year in years)
    values = tuple(figure_value(of, f, "nation") if f and f.stage != "forecast" else None for f in found)
    yield Series(first_upper(of.context.nation_name), "nation", values)


def figure_value(of: Material, figure: Figure, role: str = "actual") -> Value:
    """Return a figure as a number of a chart."""
    return Value(figure.actual.value, actual_words(figure.actual, of.lang), role, firmness(figure))


def target_value(of: Material, target: Target, role: str = "target") -> Value:
    """Return a target as a number of a chart; a range by its nearer end, in the words of both."""
    return Value(scale_end(target), target_words(target, of.lang), role)


# ---- plan against actual


def against_plan(of: Material, code: str) -> SlideChart | None:
    """Return the year's figure beside its plans and last year's figure; nothing without a figure to draw."""
    lang, target, before = of.lang, of.context.target(code), of.context.last_year.get(code)
    figure = of.context.figures.get(code)
    report = figure.actual if figure and figure.stage != "forecast" else of.context.progress.get(code)
    if report is None or target is None:
        return None
    firm = firmness(figure) if figure and figure.stage != "forecast" else "estimate"
    named = say(lang, "deck.actual", period=period(report.period, report.period_kind, lang))
    bars = [(named, Value(report.value, actual_words(report, lang), "actual", firm, marked=True))]
    bars += [
        (say(lang, "indicator.plan", basis=say(lang, f"basis_short.{other.basis}")), target_value(of, other, role))
        for other, role in _plans(of, target)
    ]
    if before and before.stage != "forecast":
        year = say(lang, "controls.year_value", year=of.view.year - 1)
        bars.append((year, figure_value(of, before, "last_year")))
    return bars_chart(say(lang, "deck.against_plan"), unit_words(of.store, of.context.indicator(code), lang), bars)


def _plans(of: Material, chosen: Target) -> Iterator[tuple[Target, str]]:
    yield chosen, "target"
    rivals = [t for (code, _), t in of.context.targets.items() if code == chosen.indicator]
    yield from ((t, "other") for t in rivals if t.basis != chosen.basis)


def bars_chart(title: str, unit: str, bars: list[tuple[str, Value]]) -> SlideChart:
    """Return lying bars, one for each named value."""
    said = "; ".join(f"{name}: {value.words}" for name, value in bars)
    return SlideChart(
        "bars",
        f"{title} ({unit})",
        unit,
        tuple(name for name, _ in bars),
        (Series(title, "bars", tuple(value for _, value in bars)),),
        words=said,
    )
