"""Boards as HTML with inline SVG: the one place where text from the data is escaped for a page."""

from indicators.markup.access import key_html, unlocked_html
from indicators.markup.changes import changes_html
from indicators.markup.communes import communes_html
from indicators.markup.comparison import comparison_html
from indicators.markup.downloads import downloads_html
from indicators.markup.history import history_html, no_history_html
from indicators.markup.indicator import head_html, indicator_html
from indicators.markup.parts import at_home, navigation_html
from indicators.markup.passport import no_passport_html, passport_html
from indicators.markup.plain import banner_html, damage_html, unknown_html
from indicators.markup.planning import (
    closed_import_html,
    dropping_html,
    form_html,
    import_html,
    outcome_html,
    planning_html,
    planning_tabs_html,
)
from indicators.markup.scoreboard import scoreboard_html
from indicators.markup.session import session_html, session_rest_html
from indicators.markup.slides import closed_slides_html, slides_html
from indicators.markup.sources import sources_html

__all__ = [
    "at_home",
    "banner_html",
    "changes_html",
    "closed_import_html",
    "closed_slides_html",
    "communes_html",
    "comparison_html",
    "damage_html",
    "downloads_html",
    "dropping_html",
    "form_html",
    "head_html",
    "history_html",
    "import_html",
    "indicator_html",
    "key_html",
    "navigation_html",
    "no_history_html",
    "no_passport_html",
    "outcome_html",
    "passport_html",
    "planning_html",
    "planning_tabs_html",
    "scoreboard_html",
    "session_html",
    "session_rest_html",
    "slides_html",
    "sources_html",
    "unknown_html",
    "unlocked_html",
]
