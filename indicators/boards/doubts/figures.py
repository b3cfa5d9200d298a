"""Doubts that reported figures raise beside one another and beside their plans."""

from collections.abc import Iterator, Sequence
from datetime import date

from indicators import queries
from indicators.attainment import Note
from indicators.boards.doubts.types import Doubt, both, figures, targets
from indicators.boards.doubts.words import scope, scope_of, value_of, with_unit
from indicators.boards.judged import actual_words, judged, target_words
from indicators.files.printed import MISPRINT
from indicators.model import Actual, Target
from indicators.queries import Figure
from indicators.queries.doubts import scale_jumps
from indicators.store import Store
from indicators.wording import Lang, listed, lower_first, number, period, say


def falling(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield cumulative figures of one year of which a later one is less."""
    for area in areas:
        years = {int(a.period[:4]) for a in store.book.actuals if a.area == area and a.period_kind == "ytd"}
        for year in sorted(years, reverse=True):
            for before, after in queries.falling_cumulative(store, area, year, as_of):
                yield _fallen(store, before, after)


def _fallen(store: Store, before: Actual, after: Actual) -> Doubt:
    sentence = both(
        lambda lang: say(
            lang,
            "doubts.falling.sentence",
            scope=scope_of(store, after, lang),
            after=value_of(store, after, lang),
            before=actual_words(before, lang),
            earlier=period(before.period, before.period_kind, lang),
        )
    )
    return Doubt("falling", after.indicator, after.area, after.period, sentence, figures((after, before)))


def equal_to_plan(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield estimates of a whole year that equal their plan to the last digit."""
    for area in areas:
        for year in queries.years(store, area, as_of):
            wanted = queries.targets_in_force(store, area, str(year.year), as_of)
            found = queries.figures_in_force(store, area, str(year.year), as_of)
            for code, figure in found.items():
                equal = [t for (of, _), t in wanted.items() if of == code and _equals(store, t, figure)]
                if equal:
                    yield _equal(store, figure, equal)


def _equals(store: Store, target: Target, figure: Figure) -> bool:
    verdict = judged(store.book.indicators[target.indicator], target, figure)
    return Note.ESTIMATE_EQUALS_PLAN in verdict.judgement.notes


def _equal(store: Store, figure: Figure, equal: Sequence[Target]) -> Doubt:
    report = figure.actual
    sentence = both(
        lambda lang: say(
            lang,
            "doubts.equals_plan.sentence",
            scope=scope_of(store, report, lang),
            value=value_of(store, report, lang),
            bases=listed(tuple(say(lang, f"basis_short.{t.basis}") for t in equal), lang),
        )
    )
    rows = figures((report,)) + targets(equal)
    return Doubt("equals_plan", report.indicator, report.area, report.period, sentence, rows)


def below_last_year(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield targets of amounts that are to grow, below what the area had reached the year before."""
    for area in areas:
        for year in queries.years(store, area, as_of):
            wanted = queries.targets_in_force(store, area, str(year.year), as_of)
            reached = queries.figures_in_force(store, area, str(year.year - 1), as_of)
            for (code, _), target in wanted.items():
                if code in reached and _is_below(store, target, reached[code]):
                    yield _below(store, target, reached[code].actual)


def _is_below(store: Store, target: Target, last: Figure) -> bool:
    indicator = store.book.indicators[target.indicator]
    floor = target.value if target.value is not None else target.low
    grows = indicator.nature in ("flow", "stock") and indicator.direction == "higher" and last.stage != "forecast"
    return grows and floor is not None and floor < last.actual.value


def _below(store: Store, target: Target, last: Actual) -> Doubt:
    sentence = both(
        lambda lang: say(
            lang,
            "doubts.below_last_year.sentence",
            scope=scope(store, target.indicator, target.area, target.period, "year", lang),
            target=with_unit(store, target.indicator, target_words(target, lang), lang),
            basis=say(lang, f"basis_short.{target.basis}"),
            last=actual_words(last, lang),
            earlier=period(last.period, last.period_kind, lang),
        )
    )
    rows = targets((target,)) + figures((last,))
    return Doubt("below_last_year", target.indicator, target.area, target.period, sentence, rows)


def scaled(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield figures about 10, 1000 or 1,000,000 times those of the years beside them."""
    for figure, other, factor in scale_jumps(store, areas, as_of):
        sentence = both(
            lambda lang, figure=figure, other=other, factor=factor: say(
                lang,
                "doubts.scale.sentence",
                scope=scope_of(store, figure, lang),
                value=value_of(store, figure, lang),
                other=actual_words(other, lang),
                period=period(other.period, other.period_kind, lang),
                factor=number(factor, lang),
            )
        )
        yield Doubt("scale", figure.indicator, figure.area, figure.period, sentence, figures((figure, other)))


def misprinted(store: Store, areas: Sequence[str], as_of: date) -> Iterator[Doubt]:
    """Yield what was printed in a wrong unit and stands corrected on file."""
    for report in store.book.actuals:
        if _marked(report, report.known_from, areas, as_of):
            sentence = both(
                lambda lang, a=report: _misprint(scope_of(store, a, lang), a.as_printed, value_of(store, a, lang), lang)
            )
            yield Doubt("misprint", report.indicator, report.area, report.period, sentence, figures((report,)))
    for target in store.book.targets:
        if _marked(target, target.in_force_from, areas, as_of):
            sentence = both(lambda lang, t=target: _misprinted_target(store, t, lang))
            yield Doubt("misprint", target.indicator, target.area, target.period, sentence, targets((target,)))


def _marked(noun: Actual | Target, known: date | None, areas: Sequence[str], as_of: date) -> bool:
    return known is not None and known <= as_of and noun.area in areas and MISPRINT in noun.as_printed


def _misprint(about: str, printed: str, value: str, lang: Lang) -> str:
    plain = printed.replace(MISPRINT, "").strip()
    return say(lang, "doubts.misprint.sentence", scope=about, printed=plain, value=value)


def _misprinted_target(store: Store, target: Target, lang: Lang) -> str:
    about = scope(store, target.indicator, target.area, target.period, "year", lang)
    planned = say(lang, "doubts.plan", scope=lower_first(about))
    value = with_unit(store, target.indicator, target_words(target, lang), lang)
    return _misprint(planned, target.as_printed, value, lang)
