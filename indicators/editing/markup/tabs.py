"""The tabs of the planning page: real addresses that keep the view and its language."""

from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.view import View
from indicators.markup.html import html
from indicators.wording import say

TABS = ("edit", "import", "history")
READ = ("edit", "history")  # for who may only read


def planning_tabs_html(view: View, here: str, *, editable: bool = True) -> Markup:
    """Return the tabs; the one here is marked for eye and ear."""
    named = {} if editable else {"edit": "read"}
    links = [
        html(
            '<a href="?{}" data-query="1"{}>{}</a>',
            urlencode(view.params(tab=tab)),
            " aria-current=true" if tab == here else "",
            say(view.lang, f"planning.tab.{named.get(tab, tab)}"),
        )
        for tab in (TABS if editable else READ)
    ]
    return html('<div class="tabs" role="navigation" aria-label="{}">{}</div>', say(view.lang, "planning.tabs"), links)
