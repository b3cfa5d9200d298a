"""The two levels of the comparison as tabs: real addresses that keep the view and its language."""

from urllib.parse import urlencode

from markupsafe import Markup

from indicators.boards.view import View
from indicators.markup.html import html
from indicators.wording import say

SCOPES = {"provinces": "communes.provinces", "communes": "communes.tab"}  # with the words of each


def tabs_html(view: View, here: str) -> Markup:
    """Return the tabs; the one here is marked for eye and ear."""
    tabs = [
        html(
            '<a href="?{}" data-query="1"{}>{}</a>',
            urlencode(view.params(scope=scope)),
            " aria-current=true" if scope == here else "",
            say(view.lang, words),
        )
        for scope, words in SCOPES.items()
    ]
    return html('<div class="tabs" role="navigation" aria-label="{}">{}</div>', say(view.lang, "communes.tabs"), tabs)
