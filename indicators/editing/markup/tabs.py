"""The two tabs of the planning page: real addresses that keep the view and its language."""

from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.view import View
from indicators.markup.html import html
from indicators.wording import say

TABS = ("edit", "import", "history")


def planning_tabs_html(view: View, here: str) -> Markup:
    """Return the tabs; the one here is marked for eye and ear."""
    links = [
        html(
            '<a href="?{}" data-query="1"{}>{}</a>',
            urlencode(view.params(tab=tab)),
            " aria-current=true" if tab == here else "",
            say(view.lang, f"planning.tab.{tab}"),
        )
        for tab in TABS
    ]
    return html('<div class="tabs" role="navigation" aria-label="{}">{}</div>', say(view.lang, "planning.tabs"), links)
