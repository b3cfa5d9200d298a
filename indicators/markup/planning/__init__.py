"""The planning page as HTML: its tabs, the ledger, the form, the preview, what was saved."""

from indicators.markup.planning.form import form_html, outcome_html
from indicators.markup.planning.importing import closed_import_html, dropping_html, import_html
from indicators.markup.planning.ledger import planning_html
from indicators.markup.planning.tabs import planning_tabs_html

__all__ = [
    "closed_import_html",
    "dropping_html",
    "form_html",
    "import_html",
    "outcome_html",
    "planning_html",
    "planning_tabs_html",
]
