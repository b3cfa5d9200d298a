"""The verdict of a year as one generated sentence, misses first and by how much."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from indicators.attainment import Verdict
from indicators.boards.context import Context
from indicators.boards.judged import gap_words, target_words, unit_words
from indicators.boards.notes import part_words
from indicators.boards.rows import Row
from indicators.boards.standing import FRESH, STALE, STANDINGS, months_of, newer_part
from indicators.model import Actual
from indicators.wording import count, first_upper, listed, number, period, say

NAMED = 2  # a sentence names at most two misses; the rows name them all

Part = tuple[str, str]  # text and its mark: "", "strong", or the key of a passport


def parts(sentence: str) -> tuple[Part, ...]:
    """Return a sentence cut at its [marked] words; a key behind them names their passport.

    >>> parts("A [missed] B by [3 t](result.b).")
    (('A ', ''), ('missed', 'strong'), (' B by ', ''), ('3 t', 'result.b'), ('.', ''))
    """
    cut = re.split(r"\[(.+?)\](?:\(([A-Za-z0-9_.]+)\))?", sentence)
    plain = [(text, "") for text in cut[::3]]
    marked = [(text, key or "strong") for text, key in zip(cut[1::3], cut[2::3], strict=True)]
    mixed = [part for pair in zip_longest(plain, marked) for part in pair if part]
    return tuple((_restored(text), mark) for text, mark in mixed if text)


def protected(words: str) -> str:
    """Return words from the data whose own brackets `parts` will not take for marks."""
    return words.translate({ord("["): "\ue000", ord("]"): "\ue001"})


def _restored(words: str) -> str:
    return words.translate({0xE000: "[", 0xE001: "]"})


def sentence(
    context: Context, rows: Sequence[Row], of: int | None, *, is_open: bool, outside: Sequence[Row] = ()
) -> str:
    """Return the sentence of a board, with [marks] around the words that carry the verdict.

    Rows outside the main targets are named only where none of these has a target on the basis.
    """
    view = context.view
    if is_open or not rows:
        return _nothing_judged(context, rows, of, outside)
    scope = say(view.lang, f"sentence.scope.{view.basis}", year=view.year, area=protected(context.area_name))
    missed = [r for r in rows if r.verdict == Verdict.MISSED]
    near = [r for r in rows if r.verdict == Verdict.NEAR_MISS]
    if missed:
        said = count(view.lang, "sentence.missed", len(missed), items=_items(context, missed))
    elif near:
        said = count(view.lang, "sentence.near_miss", len(near), items=_items(context, near))
    else:
        said = say(view.lang, "sentence.none_missed")
    unseen = sum(r.official_missed for r in rows)
    if unseen:  # reported as missed by the city itself, without a figure: counted apart
        said += say(view.lang, "sentence.official", n=unseen)
    rest = _rest(context, rows, near=len(near) if missed else 0)
    return f"{scope} {said}. {rest}".rstrip()


def _rest(context: Context, rows: Sequence[Row], near: int) -> str:
    lang = context.view.lang
    seen = Counter(r.verdict for r in rows)
    numbers = (("near", near), ("exceeded", seen[Verdict.EXCEEDED]), ("met", seen[Verdict.MET]))
    said = ", ".join(say(lang, f"sentence.{key}", n=n) for key, n in numbers if n)
    return say(lang, "sentence.tally", parts=first_upper(said)) if said else ""


def _items(context: Context, rows: Sequence[Row]) -> str:
    named = tuple(_item(context, r) for r in rows[:NAMED])
    more = len(rows) - NAMED
    if more > 0:
        return count(context.view.lang, "sentence.others", more, items=", ".join(named))
    return listed(named, context.view.lang)


def _item(context: Context, one: Row) -> str:
    lang, name = context.view.lang, context.spoken(one.indicator)
    gap = Decimal(one.printed_difference or 0)
    key = "outside" if one.direction == "band" else "lower" if gap < 0 else "higher" if gap else "level"
    words = gap_words(context.store, context.indicator(one.indicator), gap, lang)
    said = say(lang, f"sentence.{key}", name=protected(name), gap=protected(words))
    doubt = "" if one.verdict_holds else f" ({say(lang, 'contested.short')})"
    return f"[{said}](result.{one.indicator}){doubt}"


def _nothing_judged(context: Context, rows: Sequence[Row], of: int | None, outside: Sequence[Row]) -> str:
    view = context.view
    names = {"year": view.year, "area": protected(context.area_name)}
    by = say(view.lang, f"sentence.by.{view.basis}")
    if context.merged_on and rows:
        return count(view.lang, "sentence.merged", len(rows), day=context.merged_on, by=by, **names)
    if any(r.standing for r in rows):
        return _under_way(context, rows, names)
    if of:
        return say(view.lang, "sentence.open", of=of, known=len(rows), **names)
    if rows:
        return count(view.lang, "sentence.open_plain", len(rows), by=by, **names)
    if context.listing is None:
        return say(view.lang, "sentence.none", by=by, **names)
    named = listed(tuple(context.spoken(r.indicator) for r in outside), view.lang)
    beside = count(view.lang, "sentence.outside_main", len(outside), items=protected(named)) if outside else ""
    return say(view.lang, "sentence.none_main", by=by, outside=beside, **names)


# ---- a year under way


def so_far_words(context: Context, progress: Actual) -> str:
    """Return a figure with its unit and its months: 12,08% sau 9 tháng."""
    lang = context.view.lang
    value = f"{_number(context, progress)}{_unit(context, progress.indicator)}"
    return count(lang, "sentence.so_far", months_of(progress), value=value)


def _number(context: Context, report: Actual) -> str:
    lang, value = context.view.lang, number(report.value, context.view.lang)
    return say(lang, f"qualifier.{report.qualifier}", value=value) if report.qualifier else value


def _unit(context: Context, code: str) -> str:
    indicator = context.indicator(code)
    return "%" if indicator.unit == "%" else f" {unit_words(context.store, indicator, context.view.lang)}"


def _under_way(context: Context, rows: Sequence[Row], words: dict[str, object]) -> str:
    """Return the sentence of a year under way: its fresh figures first, then where those of the rest end."""
    lang = context.view.lang
    fresh = [r.indicator for r in rows if r.standing in FRESH]
    old = [context.progress[r.indicator] for r in rows if r.standing == STALE]
    if not fresh:
        return say(lang, "sentence.open_old", rest=_ended(context, old, "open_end"), **words)
    others = len(rows) - len(fresh)
    key = "open_rest" if len(old) == others else "open_some"  # figures of some say nothing of all the rest
    rest = _ended(context, old, key, len(old)) if old else _none(context, others)
    items = "; ".join(_so_far(context, code) for code in fresh[:NAMED])
    if len(fresh) > NAMED:
        items = count(lang, "sentence.open_more", len(fresh) - NAMED, items=items)
    said = "; ".join(part for part in (say(lang, "sentence.open_known", items=items, **words), rest) if part)
    return f"{said}. {_paces(context, rows)}".rstrip()


def _so_far(context: Context, code: str) -> str:
    """Return a figure so far beside the year's target, its numbers marked with their passport."""
    lang, target = context.view.lang, context.target(code)
    figure = so_far_words(context, context.progress[code])
    if newer := newer_part(context, context.progress[code]):
        figure = f"{figure}, {part_words(context, newer)}"
    if target is not None:
        wanted = f"{target_words(target, lang)}{'%' if context.indicator(code).unit == '%' else ''}"
        figure = say(lang, "sentence.open_item", figure=figure, target=wanted)
    return f"{protected(context.spoken(code))} [{protected(figure)}](result.{code})"


def _ended(context: Context, old: Sequence[Actual], key: str, others: int | None = None) -> str:
    """Return with which month the last figures end that are too old; whose figures, where they are all the area's."""
    lang = context.view.lang
    month = period(f"{context.view.year}-{max(map(months_of, old)):02}", "month", lang)
    own = all(r.series == (context.area.series or context.indicator(r.indicator).series) for r in old)
    named = f"sentence.{key}" if own else f"sentence.{key}_any"
    return say(lang, named, month=month) if others is None else count(lang, named, others, month=month)


def _none(context: Context, others: int) -> str:
    return count(context.view.lang, "sentence.open_none", others) if others else ""


def _paces(context: Context, rows: Sequence[Row]) -> str:
    """Return how many targets are behind, near and ahead; nothing where no pace can be told."""
    lang, seen = context.view.lang, Counter(r.standing for r in rows)
    said = ", ".join(f"{say(lang, f'pace.{kind}')} {seen[kind]}" for kind in STANDINGS[:4] if seen[kind])
    return say(lang, "sentence.tally", parts=first_upper(said)) if said else ""
