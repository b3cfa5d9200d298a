"""The verdict of a year as one generated sentence, misses first and by how much."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from indicators.attainment import Verdict
from indicators.boards.context import Context
from indicators.boards.judged import gap_words
from indicators.boards.rows import Row
from indicators.wording import count, first_upper, listed, say

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


def sentence(context: Context, rows: Sequence[Row], of: int | None, *, is_open: bool) -> str:
    """Return the sentence of a board, with [marks] around the words that carry the verdict."""
    view = context.view
    if is_open or not rows:
        return _nothing_judged(context, rows, of)
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
    gap = Decimal(one.difference or 0)
    key = "outside" if one.direction == "band" else "lower" if gap < 0 else "higher"
    words = gap_words(context.store, context.indicator(one.indicator), gap, lang, short=True)
    said = say(lang, f"sentence.{key}", name=protected(name), gap=protected(words))
    return f"[{said}](result.{one.indicator})"


def _nothing_judged(context: Context, rows: Sequence[Row], of: int | None) -> str:
    view = context.view
    names = {"year": view.year, "area": protected(context.area_name)}
    if context.merged_on and rows:
        return count(view.lang, "sentence.merged", len(rows), day=context.merged_on, **names)
    if of:
        return say(view.lang, "sentence.open", of=of, known=len(rows), **names)
    return count(view.lang, "sentence.open_plain", len(rows), **names)
