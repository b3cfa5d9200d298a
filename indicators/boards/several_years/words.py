"""The sentence of several years: what is known of their targets, what is furthest behind first."""

from collections.abc import Sequence

from indicators.boards.context import Context
from indicators.boards.sentences import NAMED, protected
from indicators.boards.several_years.rows import PeriodRow
from indicators.wording import count, range_words, say


def period_sentence(context: Context, rows: Sequence[PeriodRow]) -> str:
    """Return the sentence of the targets of one basis, with [marks] around what has a passport."""
    lang, view = context.view.lang, context.view
    words = {"years": range_words(view.period), "area": protected(context.area_name)}
    told = [row for row in rows if row.value_words]
    if not told:
        items = _cut(context, [_target(context, row) for row in rows])
        merged = context.merged_on and say(lang, "several.merged", day=context.merged_on)
        closing = merged or say(lang, "several.sentence.no_year")
        return say(lang, "several.sentence.targets", items=items, closing=closing, **words)
    said = say(
        lang,
        "several.sentence.told",
        items=_cut(context, [_told(context, r, alone=len(told) == 1) for r in told]),
        **words,
    )
    silent = len(rows) - len(told)
    return said + (f" {count(lang, 'several.sentence.silent', silent)}" if silent else "")


def _cut(context: Context, items: list[str]) -> str:
    """Return the first items, and how many more there are."""
    named = "; ".join(items[:NAMED])
    more = len(items) - NAMED
    return count(context.view.lang, "sentence.others", more, items=named) if more > 0 else named


def _spoken(context: Context, row: PeriodRow) -> str:
    return protected(context.spoken(row.indicator))


def _target(context: Context, row: PeriodRow) -> str:
    """Return a target, and what is known of the year under way: GRDP growth 13–14% a year (12.08% after 9 months)."""
    words = {"name": _spoken(context, row), "target": f"[{protected(row.target_spoken)}]({row.target_origin.record})"}
    if row.latest is None:
        return say(context.view.lang, "several.sentence.target", **words)
    latest = f"[{protected(row.latest.words)}]({row.latest.origin.record})"
    return say(context.view.lang, "several.sentence.target_so_far", latest=latest, **words)


def _told(context: Context, row: PeriodRow, *, alone: bool) -> str:
    """Return what a target has come to; what it needs only where no other is named, as the rows say it of all."""
    key = "judged" if row.state else "plain"
    return say(
        context.view.lang,
        f"several.sentence.{key}",
        name=_spoken(context, row),
        value=protected(row.value_words or ""),
        target=f"[{protected(row.target_spoken)}]({row.target_origin.record})",
        state=row.state_words,
        needed=f"; {row.needed_words}" if row.needed_words and alone else "",
    )
