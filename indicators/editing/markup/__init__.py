"""The planning page as HTML: its tabs, the ledger, the form, the preview, what was saved."""

from indicators.editing.markup.form import form_html, outcome_html
from indicators.editing.markup.history import history_html, no_history_html
from indicators.editing.markup.ledger import planning_html
from indicators.editing.markup.tabs import planning_tabs_html

__all__ = [
    "form_html",
    "history_html",
    "no_history_html",
    "outcome_html",
    "planning_html",
    "planning_tabs_html",
]
