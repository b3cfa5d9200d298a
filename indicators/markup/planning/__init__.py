"""The planning page as HTML: its tabs, the ledger, the form, the preview, what was saved."""

from indicators.markup.planning.tabs import planning_tabs_html

__all__ = ["planning_tabs_html"]
