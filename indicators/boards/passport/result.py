"""The passport of a row: how its result was computed, from which records, and those behind the words beside it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.boards.bases import OtherBasis
from indicators.boards.contested import Rival
from indicators.boards.context import Context, gather
from indicators.boards.judged import goal, in_points
from indicators.boards.notes import earlier_reports
from indicators.boards.origins import cited
from indicators.boards.passport.pace import pace_formulas, pace_records
from indicators.boards.passport.record import record_passport
from indicators.boards.passport.types import (
    Input,
    Passport,
    actual_input,
    name_of,
    other_actual,
    quotient,
    target_input,
    with_unit,
)
from indicators.boards.rest import unlikely_rest
from indicators.boards.rest_of_rate import rest_of_rate
from indicators.boards.rows import Row, row
from indicators.boards.standing import newer_part
from indicators.boards.view import View
from indicators.model import Actual, Target
from indicators.store import Store
from indicators.wording import LANGS, Lang, count, day, number, percent, points, say, signed


def result_passport(store: Store, view: View, code: str) -> Passport | None:
    """Return the passport of an indicator's row in a view; nothing where it has neither target nor figure."""
    context = gather(store, view)
    shown = row(context, code, main=True)
    target, figure = context.target(code), _figure(context, shown)
    if target is None:
        return record_passport(store, view, figure.id) if figure else None
    inputs = [_actual_input(context, shown, figure)] if figure else []
    inputs.append(target_input(store, target, say(view.lang, "table.target"), view.lang))
    used = {one.origin.record for one in inputs}
    value = shown.outcome_words or inputs[0].value
    return Passport(
        title=say(view.lang, "passport.title", value=value, name=shown.full_name, year=view.year),
        formulas=tuple(_formulas(context, shown, figure, target)),
        inputs=tuple(inputs),
        rivals=_rivals(shown, view.lang),
        beside=tuple(one for one in _beside(context, shown, figure) if one.origin.record not in used),
        citations=tuple((one, _citation(store, replace(view, lang=one), code)) for one in LANGS),
        contested=tuple(_contested(context, shown, rival) for rival in shown.contested),
        turns=say(view.lang, "passport.turns", series=say(view.lang, f"series.{figure.series}"))
        if figure and shown.flips
        else "",
    )


def _figure(context: Context, shown: Row) -> Actual | None:
    """Return the record whose number the row shows: the year's figure, else the latest cumulative one."""
    if shown.actual is not None:
        return context.figures[shown.indicator].actual
    return context.progress.get(shown.indicator) if shown.progress_words else None


def _actual_input(context: Context, shown: Row, figure: Actual) -> Input:
    lang = context.view.lang
    if shown.actual is None:
        return other_actual(context.store, figure, figure, lang)
    reports = count(lang, "passport.reports", shown.vintages)
    return actual_input(context.store, figure, say(lang, "table.actual"), shown.stage or figure.stage, lang, reports)


# ---- formulas


def _formulas(context: Context, shown: Row, figure: Actual | None, target: Target) -> Iterator[str]:
    """Yield how each number of the row follows from the records, its result first."""
    lang = context.view.lang
    if shown.difference is not None:
        yield from _result(shown, lang)
    elif figure is not None and shown.outcome_words:  # the share of the year's plan
        yield percent_formula(
            figure.value, goal(target).floor(context.indicator(shown.indicator).direction), shown.outcome_words, lang
        )
    for rival in shown.contested:
        yield _against(shown, Decimal(rival.value), rival, lang)
    for other in shown.other_bases:
        if figure is not None and other.difference is not None:
            yield _against(shown, figure.value, other, lang)
    yield from _rest(context, shown)
    yield from _year_on_year(context, shown)
    yield from _against_last_year(context, shown, target)
    yield from pace_formulas(context, shown, target)
    if rest := rest_of_rate(context, shown.indicator):
        yield rest.formula or rest.words


def _against(shown: Row, value: Decimal, judged: Rival | OtherBasis, lang: Lang) -> str:
    """Return how another figure, or the same one, stands to a target: in per cent where that is allowed."""
    gap = Decimal(judged.difference or 0)
    end = _end(value, gap)
    if judged.percent_of_plan:
        return percent_formula(value, end, percent(Decimal(judged.percent_of_plan), lang), lang)
    return _difference(value, end, _gap(shown, gap, lang), lang)


def _rest(context: Context, shown: Row) -> Iterator[str]:
    """Yield how many times the pace until then the year's figure asks of the months left, where that is said."""
    if rest := unlikely_rest(context, shown.indicator):
        lang = context.view.lang
        words = {"target": number(rest.whole.value, lang), "so_far": number(rest.part.value, lang)}
        result = number(rest.times, lang)
        yield say(lang, "passport.pace.times", rest=rest.left, months=rest.months, result=result, **words)


def _result(shown: Row, lang: Lang) -> Iterator[str]:
    actual, difference = Decimal(shown.actual or 0), Decimal(shown.difference or 0)
    end = _end(actual, difference)
    if shown.percent_of_plan is not None:
        yield percent_formula(actual, end, shown.outcome_words or "", lang)
    exact, printed = (_gap(shown, Decimal(gap or 0), lang) for gap in (shown.difference, shown.printed_difference))
    if printed == exact:
        yield _difference(actual, end, exact, lang)
    else:
        words = {"actual": number(actual, lang), "target": number(end, lang)}
        yield say(lang, "passport.difference_printed", exact=exact, result=printed, **words)


def _end(actual: Decimal, difference: Decimal) -> Decimal:
    """Return the end of a target that a figure was measured from, without zeros that the figure's digits add."""
    end = (actual - difference).normalize()
    return end if int(end.as_tuple().exponent) <= 0 else end.quantize(Decimal(1))


def percent_formula(part: Decimal, whole: Decimal, printed: str, lang: Lang) -> str:
    """Return how a percentage follows from its two numbers, before and after it is rounded for print."""
    exact = quotient(part / whole * 100, lang)
    words = {"actual": number(part, lang), "target": number(whole, lang)}
    return say(lang, "passport.percent", exact=exact, result=printed, **words)


def _difference(actual: Decimal, target: Decimal, result: str, lang: Lang) -> str:
    return say(lang, "passport.difference", actual=number(actual, lang), target=number(target, lang), result=result)


def _year_on_year(context: Context, shown: Row) -> Iterator[str]:
    """Yield how the change on the year before follows from the two figures."""
    if shown.year_on_year_words is None:
        return
    now, then, lang = Decimal(shown.actual or 0), context.last_year[shown.indicator].actual.value, context.view.lang
    if shown.year_on_year_unit == "percentage_points":
        yield say(lang, "passport.year_on_year_points", actual=number(now, lang), value=number(then, lang),
                  result=shown.year_on_year_words)  # fmt: skip
        return
    words = {"actual": number(now, lang), "value": number(then, lang), "change": shown.year_on_year_words}
    yield say(lang, "passport.year_on_year", exact=quotient(now / then * 100, lang), **words)


def _against_last_year(context: Context, shown: Row, target: Target) -> Iterator[str]:
    """Yield how an open target stands to last year's figure, in per cent of it."""
    before, lang = context.last_year.get(shown.indicator), context.view.lang
    if shown.actual is not None or before is None or before.actual.value <= 0 or shown.nature != "flow":
        return
    wanted = goal(target).ends[0]
    exact = quotient(wanted / before.actual.value * 100, lang)
    words = {"target": number(wanted, lang), "value": number(before.actual.value, lang)}
    change = signed((wanted / before.actual.value * 100 - 100).quantize(Decimal("0.1")), lang)
    yield say(lang, "passport.against_last_year", exact=exact, change=change, **words)


def _gap(shown: Row, difference: Decimal, lang: Lang) -> str:
    if shown.difference_unit == "percentage_points":
        return points(difference, lang, short=True, sign=True)
    return f"{signed(difference, lang)} {shown.unit_words}"


# ---- rivals and what stands beside


def _rivals(shown: Row, lang: Lang) -> tuple[str, ...]:
    """Return the same figure against every other target in force: 127,4%: Trung ương, khoảng 147.400."""
    found = []
    for other in shown.other_bases:
        if other.difference is None:
            continue
        result = percent(Decimal(other.percent_of_plan), lang) if other.percent_of_plan else None
        result = result or _gap(shown, Decimal(other.difference), lang)
        implied = f" ({say(lang, 'note.implied')})" if other.implied else ""
        found.append(
            say(lang, "passport.rival", result=result, basis=other.basis_words, target=other.target_words) + implied
        )
    return tuple(found)


def _contested(context: Context, shown: Row, rival: Rival) -> Input:
    """Return another figure of the same thing with what it would say and who says so."""
    lang = context.view.lang
    on = rival.origin.published_on
    return Input(
        say(lang, "passport.flips" if rival.flips else "passport.moves", verdict=rival.verdict_words),
        with_unit(context.store, context.indicator(shown.indicator), rival.value_words, lang),
        (
            rival.named,
            rival.outcome_words,
            say(lang, f"stage.{rival.stage}"),
            *((say(lang, "passport.published", day=day(on, lang)),) if on else ()),
        ),
        rival.printed,
        rival.language,
        rival.origin,
    )


def _beside(context: Context, shown: Row, figure: Actual | None) -> Iterator[Input]:
    """Yield the records behind the other numbers said of a row, each once."""
    store, lang, seen = context.store, context.view.lang, set[str]()
    for noun in _records(context, shown):
        if noun.id in seen:
            continue
        seen.add(noun.id)
        if isinstance(noun, Target):
            yield target_input(store, noun, say(lang, "table.target"), lang)
        else:
            yield other_actual(store, noun, figure, lang)


def _records(context: Context, shown: Row) -> Iterator[Actual | Target]:
    code = shown.indicator
    yield from (t for (of, _), t in context.targets.items() if of == code)
    if shown.actual is not None:
        yield from earlier_reports(context, context.figures[code])
    for known in (context.last_year, context.nation):
        if code in known and known[code].stage != "forecast":
            yield known[code].actual
    yield from context.falling.get(code, ())
    if rest := unlikely_rest(context, code):
        yield rest.part
    if of_rate := rest_of_rate(context, code):
        yield from of_rate.records
    yield from pace_records(context, shown)
    if shown.actual is None and (newer := newer_part(context, context.progress.get(code))):
        yield newer


# ---- citation


def _citation(store: Store, view: View, code: str) -> str:
    """Return the result as one sentence to copy, with its sources, its day and the snapshot."""
    context = gather(store, view)
    shown, target, lang = row(context, code, main=True), context.target(code), view.lang
    wanted = shown.target_origin
    assert target is not None  # without one the passport is that of the figure
    assert wanted is not None
    figure, actual = _figure(context, shown), shown.actual_origin
    last = {"as_of": day(view.as_of, lang), "snapshot": store.snapshot}
    said = {"name": name_of(context, code), "area": context.area_name, "year": view.year, "unit": shown.unit_words}
    said |= {
        "target": shown.target_words or "",
        "basis": say(lang, f"basis_short.{target.basis}"),
        "document": cited(wanted, lang),
    }
    if figure is None or actual is None:
        return say(lang, "passport.cite_target", **said, **last)
    said |= {
        "actual": shown.actual_words or shown.progress_words or "",
        "stage": say(lang, f"stage.{shown.stage or figure.stage}"),
        "publisher": actual.publisher,
        "published": day(actual.published_on or "", lang),
        "result": shown.outcome_words or "",
    }
    key = "cite_rate" if in_points(context.indicator(code)) else "cite"
    return say(lang, f"passport.{key if shown.difference is not None else 'cite_open'}", **said, **last)
