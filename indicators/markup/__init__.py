"""Boards as HTML with inline SVG: whatever text enters a template of theirs is escaped."""

from indicators.markup.changes import changes_html
from indicators.markup.communes import communes_html
from indicators.markup.comparison import comparison_html
from indicators.markup.downloads import downloads_html
from indicators.markup.indicator import head_html, indicator_html
from indicators.markup.parts import at_home, navigation_html, permanent_html, printed_html
from indicators.markup.passport import no_passport_html, passport_html
from indicators.markup.plain import banner_html, damage_html, lost_html, unknown_html
from indicators.markup.scoreboard import scoreboard_html
from indicators.markup.several_years import period_html
from indicators.markup.sources import sources_html

__all__ = [
    "at_home",
    "banner_html",
    "changes_html",
    "communes_html",
    "comparison_html",
    "damage_html",
    "downloads_html",
    "head_html",
    "indicator_html",
    "lost_html",
    "navigation_html",
    "no_passport_html",
    "passport_html",
    "period_html",
    "permanent_html",
    "printed_html",
    "scoreboard_html",
    "sources_html",
    "unknown_html",
]
