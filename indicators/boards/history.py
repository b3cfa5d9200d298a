"""What was said of one year: every report of the figure and every version of the target."""

from dataclasses import dataclass

from indicators import queries
from indicators.boards.context import Context
from indicators.boards.judged import actual_words, target_words
from indicators.boards.origins import Origin, actual_origin, set_by_words, target_origin
from indicators.boards.view import area_name
from indicators.model import Actual, Target
from indicators.queries import Figure
from indicators.wording import day, say, signed

NEVER_IN_FORCE = ("draft", "press", "long_term")


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


def reports(context: Context, code: str) -> tuple[Report, ...]:
    """Return every report of the year's figure, newest first, each with its change from the last of its series."""
    figure, exact = context.figures.get(code), dict[str, Actual]()
    listed = []
    for report in context.reports.get(code, ()):
        before = None if report.qualifier else exact.get(report.series)
        listed.append(_report(context, report, before, figure))
        if not report.qualifier:
            exact[report.series] = report
    return tuple(reversed(listed))


def _report(context: Context, report: Actual, before: Actual | None, figure: Figure | None) -> Report:
    lang = context.view.lang
    change = "" if before is None or report.value == before.value else signed(report.value - before.value, lang)
    source = actual_origin(context.store, report, lang)
    return Report(
        value=actual_words(report, lang),
        change=change,
        stage=say(lang, f"stage.{report.stage}"),
        series=say(lang, f"series.{report.series}"),
        printed=report.as_printed,
        language=context.store.book.sources[report.source[0]].spoken,
        published=day(report.published_on, lang) if report.published_on else "",
        origin=source,
        current=figure is not None and figure.actual.id == report.id,
    )


def versions(context: Context, code: str) -> tuple[Version, ...]:
    """Return every version of the year's target known on the day, of the area and of what it was merged from."""
    areas = (context.view.area, *context.area.predecessors)
    found = queries.target_versions(context.store, code, areas, context.view.period, context.view.as_of)
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
    return Version(
        value=target_words(target, lang),
        basis=set_by_words(target, lang),
        area="" if own else area_name(context.store.book.areas[target.area], lang),
        document=target.document or "",
        adopted=adopted,
        printed=target.as_printed,
        language=context.store.book.sources[target.source].spoken,
        state=say(lang, f"indicator.{state}"),
        binding=binding,
        origin=target_origin(context.store, target, lang),
    )


def _superseded(context: Context) -> set[str]:
    on = context.view.as_of
    newer = (t for t in context.store.book.targets if t.in_force_from and t.in_force_from <= on)
    return {old for target in newer for old in target.supersedes}
