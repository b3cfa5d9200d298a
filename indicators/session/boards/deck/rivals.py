"""One figure, several percentages: the indicator whose plans differ most, with how each percentage came about."""

from dataclasses import replace
from decimal import Decimal

from indicators.boards.origins import RESULT
from indicators.boards.passport import Passport, passport
from indicators.boards.rows import Row
from indicators.session.boards.deck.headline import against_plan
from indicators.session.boards.deck.material import Material
from indicators.session.boards.deck.types import Points, Slide, SlideChart, SpeakerNote
from indicators.wording import lower_first, percent, say


def rivals_slide(of: Material) -> Slide | None:
    """Return the slide of the widest spread between percentages of one figure; nothing where there is none."""
    chosen = _widest(of)
    found = passport(of.store, of.view, f"{RESULT}{chosen.indicator}", of.today) if chosen else None
    if chosen is None or found is None:
        return None
    chart = against_plan(of, chosen.indicator)
    parts = (*_points(of, chosen, found), *((_with_percents(of, chosen, chart),) if chart else ()))
    inputs = [
        SpeakerNote(f"{i.role}: {i.value}, {', '.join(i.details)}", i.origin.placed_words)
        for i in (*found.inputs, *found.beside)
    ]
    footer = of.footer([i.origin for i in (*found.inputs, *found.beside)], (chosen.stage,))
    cited = [SpeakerNote(words) for lang, words in found.citations if lang == of.lang]
    return Slide(
        "rivals",
        "rivals",
        _title(of, chosen),
        parts,
        footer,
        (*cited, *(SpeakerNote(words) for words in found.rivals), *inputs),
    )


def _widest(of: Material) -> Row | None:
    """Return the row whose percentages differ most, a main target before another."""
    for rows in (of.board.rows, of.board.stand_ins, of.board.others):
        spreads = [(_spread(r), -n, r) for n, r in enumerate(rows) if _spread(r)]
        if spreads:
            return max(spreads)[2]
    return None


def _spread(shown: Row) -> Decimal:
    percents = [Decimal(p) for p in (shown.percent_of_plan, *(o.percent_of_plan for o in shown.other_bases)) if p]
    return max(percents) - min(percents) if len(percents) > 1 else Decimal(0)


def _title(of: Material, shown: Row) -> str:
    """Return the figure with each percentage, the plan it is of, and whether that plan is only implied."""
    lang = of.lang
    words = {"percent": shown.outcome_words, "target": shown.target_words}
    items = [say(lang, "deck.rivals.item", basis=say(lang, f"basis_short.{shown.basis}"), **words)]
    for other in shown.other_bases:
        if other.percent_of_plan:
            key = "item_implied" if other.implied else "item"
            words = {"percent": percent(Decimal(other.percent_of_plan), lang), "target": other.target_words}
            items.append(say(lang, f"deck.rivals.{key}", basis=other.basis_words, **words))
    words = {"name": lower_first(shown.name), "value": f"{shown.actual_words} {shown.unit_words}"}
    return say(lang, "deck.rivals.title", items="; ".join(items), year=of.view.year, **words)


def _with_percents(of: Material, shown: Row, chart: SlideChart) -> SlideChart:
    """Return the plans of a chart with what the figure is of each beside them."""
    percents = {shown.target_words: shown.outcome_words}
    for other in shown.other_bases:
        if other.percent_of_plan:
            percents[other.target_words] = percent(Decimal(other.percent_of_plan), of.lang)
    bars = chart.series[0]
    told = tuple(
        replace(v, words=say(of.lang, "deck.rivals.bar", value=v.words, percent=percents[v.words]))
        if v and v.stage is None and v.words in percents
        else v
        for v in bars.values
    )
    words = "; ".join(f"{name}: {v.words}" for name, v in zip(chart.categories, told, strict=True) if v)
    return replace(chart, series=(replace(bars, values=told),), words=words)


def _points(of: Material, shown: Row, found: Passport) -> tuple[Points, ...]:
    """Return the formulas with their printed results, and which plan is only implied."""
    quotients = tuple(line for line in found.formulas if "÷" in line)
    implied = (
        say(of.lang, "deck.rivals.implied", basis=other.basis_words, target=other.target_words)
        for other in shown.other_bases
        if other.implied and other.percent_of_plan
    )
    return (Points(say(of.lang, "deck.rivals.formulas"), (*(quotients or found.formulas[:1]), *implied)),)
