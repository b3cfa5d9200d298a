"""The two levels of the comparison as tabs: real addresses that keep the view and its language."""

from urllib.parse import urlencode

from indicators.boards.view import View
from indicators.markup.escape import text
from indicators.wording import say

SCOPES = {"provinces": "communes.provinces", "communes": "communes.tab"}  # with the words of each


def tabs_html(view: View, here: str) -> str:
    """Return the tabs; the one here is marked for eye and ear."""
    tabs = "".join(
        f'<a href="?{text(urlencode(view.params(scope=scope)))}" data-query="1"'
        f"{' aria-current=true' if scope == here else ''}>{text(say(view.lang, words))}</a>"
        for scope, words in SCOPES.items()
    )
    return f'<div class="tabs" role="navigation" aria-label="{text(say(view.lang, "communes.tabs"))}">{tabs}</div>'
