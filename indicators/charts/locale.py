"""Plotly's own words, names of months and numbers in both languages, sent with each chart: nothing is fetched."""

from typing import Any

from indicators.wording import LANGS, Lang, say

SEPARATORS = {"vi": ",.", "en": ".,"}
GROUPS = [3]  # digits between two separators


def config(lang: Lang) -> dict[str, Any]:
    """Return the configuration of a chart: no tool bar, and the language of the page."""
    return {"displayModeBar": False, "locale": lang, "locales": {one: _locale(one) for one in LANGS}}


def _locale(lang: Lang) -> dict[str, Any]:
    """Return a language as Plotly's locale modules give it: its dictionary, and the format of dates and numbers."""
    decimal, thousands = SEPARATORS[lang]
    days, months = (say(lang, f"locale.{key}").split(", ") for key in ("days", "months"))
    names = {"days": days, "shortDays": days, "months": months, "shortMonths": months}
    number = {"decimal": decimal, "thousands": thousands, "grouping": GROUPS}
    return {"dictionary": {HINT: say(lang, "locale.zoom_back")}, "format": names | FORMATS[lang] | number}


HINT = "Double-click to zoom back out"  # Plotly's key for the one sentence it can say without a tool bar
# In the codes of d3-time-format: 9/12/2025 and 9 Dec 2025, as `wording.day` writes them.
FORMATS = {
    "vi": {"date": "%d/%m/%Y", "dayMonth": "%-d/%-m", "dayMonthYear": "%-d/%-m/%Y", "month": "%-m/%Y", "year": "%Y"},
    "en": {"date": "%d/%m/%Y", "dayMonth": "%-d %b", "dayMonthYear": "%-d %b %Y", "month": "%b %Y", "year": "%Y"},
}
