"""The words that doubts share: what is doubted, numbers with their units, bounds."""

from collections.abc import Sequence

from indicators.boards.doubts.bounds import Bounds
from indicators.boards.judged import actual_words, unit_words
from indicators.boards.view import area_name
from indicators.model import Actual
from indicators.store import Store
from indicators.wording import Lang, number, period, say


def scope(store: Store, code: str, area: str, when: str, kind: str, lang: Lang) -> str:
    """Return what a doubt is about: indicator, area and period."""
    indicator = store.book.indicators[code]
    words = indicator.label
    return say(
        lang,
        "doubts.scope",
        name=words.in_(lang),
        area=area_name(store.book.areas[area], lang),
        period=period(when, kind, lang),
    )


def scope_of(store: Store, figure: Actual, lang: Lang) -> str:
    """Return what a figure is about."""
    return scope(store, figure.indicator, figure.area, figure.period, figure.period_kind, lang)


def value_of(store: Store, figure: Actual, lang: Lang) -> str:
    """Return a figure with its unit: 36 tỷ USD, 12,35%."""
    return with_unit(store, figure.indicator, actual_words(figure, lang), lang)


def with_unit(store: Store, code: str, value: str, lang: Lang) -> str:
    """Return a worded number with the unit of an indicator."""
    unit = unit_words(store, store.book.indicators[code], lang)
    return f"{value}%" if unit == "%" else f"{value} {unit}"


def values_of(figures: Sequence[Actual], lang: Lang) -> str:
    """Return figures with the series of each: 50,14 (thành phố báo cáo); khoảng 35 (chưa rõ nguồn gốc)."""
    named = (
        say(lang, "doubts.value", value=actual_words(f, lang), series=say(lang, f"series.{f.series}")) for f in figures
    )
    return "; ".join(named)


def bounds_words(one: Bounds, lang: Lang) -> str:
    """Return bounds as read, rounded outward: 147.431–147.450, từ 147.330."""
    low, high = one.outward
    if not high.is_finite():
        return say(lang, "doubts.from", low=number(low, lang))
    if not one.low:
        return say(lang, "doubts.up_to", high=number(high, lang))
    return say(lang, "comparator.range", low=number(low, lang), high=number(high, lang))
